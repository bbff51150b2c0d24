//! Rank correlation between draws: R. L. Iman and W. J. Conover, "A distribution-free approach to inducing rank correlation
//! among input variables", Communications in Statistics B 11 (1982) 311–334.
//!
//! Draws of each input keep their values, and only change places: what each is distributed as stays exact.

use super::distribution::{Distribution, Table};
use super::error::{Problem, Result, wrong};
use super::hands::{both, each};
use super::input::Input;
use super::model::Uncertainty;
use super::spread::bounds;

/// The inputs that are correlated, and the matrix between them.
pub(crate) struct Matrix {
    pub inputs: Vec<Input>,
    /// Lower triangular P with P Pᵀ = the matrix.
    cholesky: Vec<Vec<f64>>,
}

pub(crate) fn matrix(uncertainty: &Uncertainty) -> Result<Matrix> {
    let mut inputs: Vec<Input> = uncertainty.correlations.iter().flat_map(|pair| pair.between.clone()).collect();
    inputs.sort();
    inputs.dedup();
    let mut matrix: Vec<Vec<f64>> =
        (0..inputs.len()).map(|row| (0..inputs.len()).map(|column| f64::from(u8::from(row == column))).collect()).collect();
    for pair in &uncertainty.correlations {
        let at = format!("{} / {}", pair.between[0], pair.between[1]);
        let place = |input: &Input| inputs.binary_search(input).ok();
        let (Some(a), Some(b)) = (place(&pair.between[0]), place(&pair.between[1])) else {
            return wrong(at, Problem::Unknown);
        };
        if a == b {
            return wrong(at, Problem::Twice);
        }
        if !(-0.999..=0.999).contains(&pair.rank) {
            return wrong(at, Problem::Between("-0.999".to_owned(), "0.999".to_owned()));
        }
        for (row, column) in [(a, b), (b, a)] {
            if let Some(cell) = matrix.get_mut(row).and_then(|row| row.get_mut(column)) {
                // the method sets the correlation of normal scores; this is the one that goes with a Spearman of `rank`
                *cell = 2.0 * libm::sin(std::f64::consts::PI / 6.0 * pair.rank);
            }
        }
    }
    match cholesky(&matrix) {
        Some(cholesky) => Ok(Matrix { inputs, cholesky }),
        None => wrong("uncertainty/correlations", Problem::Correlations),
    }
}

/// Columns of draws (one for each input of the matrix, as `draw` fills them by their place), with the ranks that the matrix asks.
///
/// The scores are shuffled as the draws themselves are: the order in which independent draws came is as random as any. The first
/// column then stays as it was.
pub(crate) fn correlate(matrix: &Matrix, draws: usize, draw: impl Fn(usize, &mut [f64]) + Sync) -> Vec<Vec<f64>> {
    let (scores, drawn) = both(
        || scores(draws),
        || {
            each((0..matrix.inputs.len()).collect(), |at| {
                let mut drawn = vec![0.0; draws];
                draw(at, &mut drawn);
                (order(&drawn), drawn)
            })
        },
    );
    let mut ranked: Vec<Ranked> = each(drawn, |(order, drawn)| {
        let mut shuffled = vec![0.0; draws];
        place(&order, scores.iter().copied(), &mut shuffled);
        Ranked { drawn, order, scores: shuffled }
    });
    // S = P Q⁻¹, where Q Qᵀ is the correlation that the shuffled scores happen to have
    if let Some(chance) = cholesky(&correlations(&ranked, product(&scores, &scores))) {
        mix(&mut ranked, &matrix.cholesky, &chance);
        each(ranked.iter_mut().skip(1).collect(), |Ranked { drawn, order: sorted, scores: mixed }| {
            let wanted = order(mixed);
            let values = sorted.iter().map(|place| drawn.get(*place as usize).copied().unwrap_or(f64::NAN));
            place(&wanted, values, mixed);
            std::mem::swap(drawn, mixed);
        });
    }
    ranked.into_iter().map(|ranked| ranked.drawn).collect()
}

/// Of a column: where its values stand, the lowest first, and the normal scores of their ranks.
struct Ranked {
    drawn: Vec<f64>,
    order: Vec<u32>,
    scores: Vec<f64>,
}

/// The quantile of the normal at rank / (draws + 1), for each rank, by a table: scores are only put in order.
fn scores(draws: usize) -> Vec<f64> {
    let normal = Distribution::TruncatedNormal { mean: 0.0, sd: 1.0, min: -8.0, max: 8.0 };
    let mut scores: Vec<f64> = (1..=draws).map(|rank| rank as f64 / (draws as f64 + 1.0)).collect();
    Table::of(&normal).turn(0.0, 1.0, &mut scores);
    scores
}

/// The values, the first where the order begins, and so on.
fn place(order: &[u32], values: impl Iterator<Item = f64>, placed: &mut [f64]) {
    for (place, value) in order.iter().zip(values) {
        if let Some(cell) = placed.get_mut(*place as usize) {
            *cell = value;
        }
    }
}

/// Where the values stand, the lowest first. Sorted by how far they are from the lowest to the highest, in parts of 2⁻³³ (within
/// one they stay as they came), eleven bits at a time: several times faster than by comparing.
fn order(values: &[f64]) -> Vec<u32> {
    const PLACE_BITS: u32 = 20;
    const DIGIT_BITS: u32 = 11;
    const DIGITS: usize = 1 << DIGIT_BITS;
    const PASSES: u32 = 3;
    let (min, max) = bounds(values);
    let scale = if max > min { ((1_u64 << (PASSES * DIGIT_BITS)) - 1) as f64 / (max - min) } else { 0.0 };
    let mut keys: Vec<u64> =
        values.iter().zip(0_u64..).map(|(value, place)| (((value - min) * scale) as u64) << PLACE_BITS | place).collect();
    let mut sorted = vec![0; keys.len()];
    let digit = |key: u64, pass: u32| (key >> (PLACE_BITS + pass * DIGIT_BITS)) as usize & (DIGITS - 1);
    let mut counts = [[0_u32; DIGITS]; PASSES as usize];
    for key in &keys {
        for (pass, counts) in (0..).zip(&mut counts) {
            if let Some(count) = counts.get_mut(digit(*key, pass)) {
                *count += 1;
            }
        }
    }
    for (pass, mut starts) in (0..).zip(counts) {
        let mut sum = 0;
        for start in &mut starts {
            (*start, sum) = (sum, sum + *start);
        }
        for key in &keys {
            if let Some(start) = starts.get_mut(digit(*key, pass)) {
                if let Some(cell) = sorted.get_mut(*start as usize) {
                    *cell = *key;
                }
                *start += 1;
            }
        }
        std::mem::swap(&mut keys, &mut sorted);
    }
    keys.into_iter().map(|key| (key & ((1 << PLACE_BITS) - 1)) as u32).collect()
}

/// Each draw times (P Q⁻¹)ᵀ: solved for Q from the first column down, then multiplied by P from the last column up.
fn mix(columns: &mut [Ranked], wanted: &[Vec<f64>], chance: &[Vec<f64>]) {
    for (place, row) in chance.iter().enumerate() {
        let (solved, rest) = columns.split_at_mut(place);
        let Some(column) = rest.first_mut() else { return };
        for (known, factor) in solved.iter().zip(row) {
            add(&mut column.scores, -factor, &known.scores);
        }
        scale(&mut column.scores, 1.0 / row.get(place).copied().unwrap_or(1.0));
    }
    for (place, row) in wanted.iter().enumerate().rev() {
        let (before, rest) = columns.split_at_mut(place);
        let Some(column) = rest.first_mut() else { return };
        scale(&mut column.scores, row.get(place).copied().unwrap_or(1.0));
        for (known, factor) in before.iter().zip(row) {
            add(&mut column.scores, *factor, &known.scores);
        }
    }
}

fn add(to: &mut [f64], factor: f64, column: &[f64]) {
    to.iter_mut().zip(column).for_each(|(to, value)| *to += factor * value);
}

fn scale(column: &mut [f64], factor: f64) {
    column.iter_mut().for_each(|value| *value *= factor);
}

/// Between scores whose mean is nought and whose squares have one sum, whatever their order: the lower triangle.
fn correlations(columns: &[Ranked], squares: f64) -> Vec<Vec<f64>> {
    let row = |(row, a): (usize, &Ranked)| {
        columns.iter().take(row).map(|b| product(&a.scores, &b.scores) / squares).chain([1.0]).collect()
    };
    columns.iter().enumerate().map(row).collect()
}

/// Sums side by side: several times as fast as one after the other.
fn product(a: &[f64], b: &[f64]) -> f64 {
    const LANES: usize = 8;
    let mut sums = [0.0; LANES];
    let ((a, last_a), (b, last_b)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    for (a, b) in a.iter().map(|a| &a[..]).chain([last_a]).zip(b.iter().map(|b| &b[..]).chain([last_b])) {
        sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
    }
    sums.iter().sum()
}

/// None for a matrix that is not positive definite; its upper half is not read.
fn cholesky(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let mut lower: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
    for (row, values) in matrix.iter().enumerate() {
        let mut done: Vec<f64> = Vec::with_capacity(matrix.len());
        for (column, above) in lower.iter().enumerate() {
            let sum: f64 = done.iter().zip(above).map(|(a, b)| a * b).sum();
            done.push((values.get(column)? - sum) / above.get(column)?);
        }
        let left = values.get(row)? - done.iter().map(|value| value * value).sum::<f64>();
        if left <= 1e-12 {
            return None;
        }
        done.push(left.sqrt());
        lower.push(done);
    }
    Some(lower)
}

#[cfg(test)]
mod tests {
    use super::super::model::Correlation;
    use super::*;

    /// Spearman's, by definition: the correlation of ranks.
    fn spearman(a: &[f64], b: &[f64]) -> f64 {
        let ranks = |values: &[f64]| {
            let mut order: Vec<usize> = (0..values.len()).collect();
            order.sort_by(|x, y| values[*x].total_cmp(&values[*y]));
            let mut ranks = vec![0.0; values.len()];
            order
                .iter()
                .enumerate()
                .for_each(|(rank, place)| ranks[*place] = rank as f64 - (values.len() as f64 - 1.0) / 2.0);
            ranks
        };
        let (a, b) = (ranks(a), ranks(b));
        product(&a, &b) / (product(&a, &a) * product(&b, &b)).sqrt()
    }

    #[test]
    fn draws_keep_their_values_and_take_the_ranks_that_are_asked() {
        let inputs = ["units", "discount_rate", "inflation"].map(|name| name.parse::<Input>().unwrap());
        let pair = |a: usize, b: usize, rank| Correlation { between: [inputs[a].clone(), inputs[b].clone()], rank };
        let correlations = vec![pair(0, 1, 0.8), pair(1, 2, -0.3)];
        let uncertainty = Uncertainty { draws: 0, seed: 0, inputs: Vec::new(), correlations };
        let matrix = matrix(&uncertainty).unwrap();
        let mut state = 5_u64;
        let mut draw = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 11) as f64).sqrt()
        };
        let before: Vec<Vec<f64>> = (0..3).map(|_| (0..20_001).map(|_| draw()).collect()).collect();
        let after = correlate(&matrix, 20_001, |at, column| column.copy_from_slice(&before[at]));
        assert_eq!(before[0], after[0]);
        let place = |at: usize| matrix.inputs.iter().position(|input| *input == inputs[at]).unwrap();
        for (a, b, rank) in [(0, 1, 0.8), (1, 2, -0.3), (0, 2, 0.0)] {
            assert!((spearman(&after[place(a)], &after[place(b)]) - rank).abs() < 0.005);
        }
        for (mut before, mut after) in before.into_iter().zip(after) {
            before.sort_by(f64::total_cmp);
            after.sort_by(f64::total_cmp);
            assert_eq!(before, after);
        }
    }
}
