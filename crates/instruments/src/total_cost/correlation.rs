//! Rank correlation between draws, by a Gaussian copula: uniform numbers become normal ones, these are mixed by the root of a
//! matrix of correlation, and become uniform again (M. C. Cario and B. L. Nelson, "Modeling and generating random vectors with
//! arbitrary marginal distributions and correlation matrix", Northwestern University, 1997). Each input keeps
//! its distribution, and no draw waits for another.

use multiversion::multiversion;

use super::distribution::{Distribution, Table, cubic};
use super::error::{Problem, Result, wrong};
use super::input::Input;
use super::model::Uncertainty;
use super::special::{normal_density, normal_probability};

pub(crate) struct Copula {
    /// Of each input that is correlated: its place in the model, and its row of the lower triangular P with P Pᵀ = the matrix.
    rows: Vec<(usize, Vec<f64>)>,
    scores: Table,
    probabilities: Probabilities,
}

impl Copula {
    /// None when nothing is correlated.
    pub(crate) fn of(uncertainty: &Uncertainty) -> Result<Option<Copula>> {
        if uncertainty.correlations.is_empty() {
            return Ok(None);
        }
        let Matrix { inputs, root } = matrix(uncertainty)?;
        let place = |input: &Input| uncertainty.inputs.iter().position(|uncertain| uncertain.input == *input);
        let rows = inputs.iter().zip(root).filter_map(|(input, row)| Some((place(input)?, row))).collect();
        Ok(Some(Copula { rows, scores: Table::of(&SCORES), probabilities: Probabilities::new() }))
    }

    pub(crate) fn has(&self, place: usize) -> bool {
        self.rows.iter().any(|(known, _)| *known == place)
    }

    /// Columns of uniform numbers, of which those of the copula are mixed: the first of its inputs keeps its own, within a millionth.
    pub(crate) fn mix(&self, columns: &mut [Vec<f64>]) {
        for (place, _) in &self.rows {
            if let Some(column) = columns.get_mut(*place) {
                self.scores.turn(-FAR, 2.0 * FAR, column);
            }
        }
        // from the last up: a column is mixed with those before it as they came
        for (at, (place, row)) in self.rows.iter().enumerate().rev() {
            let Some(mut column) = columns.get_mut(*place).map(std::mem::take) else { continue };
            let own = row.last().copied().unwrap_or(1.0);
            column.iter_mut().for_each(|score| *score *= own);
            for ((other, _), factor) in self.rows.iter().take(at).zip(row) {
                let other = columns.get(*other).map(Vec::as_slice).unwrap_or_default();
                column.iter_mut().zip(other).for_each(|(score, other)| *score += factor * other);
            }
            self.probabilities.turn(&mut column);
            if let Some(cell) = columns.get_mut(*place) {
                *cell = column;
            }
        }
    }
}

/// Scores beyond this are not met: fewer than one in 10¹⁵.
const FAR: f64 = 8.0;
/// The standard normal, on the interval from 0 to 1.
const SCORES: Distribution = Distribution::TruncatedNormal { mean: 0.5, sd: 0.5 / FAR, min: 0.0, max: 1.0 };

/// Of the standard normal: by cubics between exact values, within 10⁻⁸.
struct Probabilities {
    cells: Vec<[f64; 4]>,
}

/// Cells for each unit of score.
const CELLS: f64 = 32.0;

impl Probabilities {
    fn new() -> Probabilities {
        let score = |cell: f64| cell / CELLS - FAR;
        let cell = |cell: u32| {
            let ends = [score(f64::from(cell)), score(f64::from(cell + 1))];
            cubic(ends.map(normal_probability), ends.map(|score| normal_density(score) / CELLS))
        };
        Probabilities { cells: (0..(2.0 * FAR * CELLS) as u32).map(cell).collect() }
    }

    /// Scores into uniform numbers.
    fn turn(&self, column: &mut [f64]) {
        turn(&self.cells, column);
    }
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn turn(cells: &[[f64; 4]], column: &mut [f64]) {
    for value in column {
        let place = ((*value + FAR) * CELLS).clamp(0.0, 2.0 * FAR * CELLS - 1e-9);
        let whole = place as u32;
        let fraction = place - f64::from(whole);
        let [a, b, c, d] = cells.get(whole as usize).copied().unwrap_or_default();
        *value = a + fraction * (b + fraction * (c + fraction * d));
    }
}

/// The inputs that are correlated, and the matrix between them.
struct Matrix {
    inputs: Vec<Input>,
    /// Lower triangular P with P Pᵀ = the matrix.
    root: Vec<Vec<f64>>,
}

/// Whether the correlations can all be true at once.
pub(crate) fn check(uncertainty: &Uncertainty) -> Result<()> {
    matrix(uncertainty).map(|_| ())
}

fn matrix(uncertainty: &Uncertainty) -> Result<Matrix> {
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
                // between normal scores, the one that goes with a Spearman of `rank`
                *cell = 2.0 * libm::sin(std::f64::consts::PI / 6.0 * pair.rank);
            }
        }
    }
    match cholesky(&matrix) {
        Some(root) => Ok(Matrix { inputs, root }),
        None => wrong("uncertainty/correlations", Problem::Correlations),
    }
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
    use super::super::draw::{Source, Tables};
    use super::super::model::{Correlation, Uncertain};
    use super::*;

    /// Spearman's, by definition: the correlation of ranks.
    fn spearman(a: &[f64], b: &[f64]) -> f64 {
        let middle = (a.len() as f64 - 1.0) / 2.0;
        let ranks = |values: &[f64]| {
            let mut order: Vec<usize> = (0..values.len()).collect();
            order.sort_by(|x, y| values[*x].total_cmp(&values[*y]));
            let mut ranks = vec![0.0; values.len()];
            order.iter().enumerate().for_each(|(rank, place)| ranks[*place] = rank as f64 - middle);
            ranks
        };
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let (a, b) = (ranks(a), ranks(b));
        product(&a, &b) / (product(&a, &a) * product(&b, &b)).sqrt()
    }

    #[test]
    fn draws_are_spread_as_before_and_take_the_ranks_that_are_asked() {
        const DRAWS: usize = 100_000;
        let inputs = ["units", "discount_rate", "inflation"].map(|name| name.parse::<Input>().unwrap());
        let pair = |a: usize, b: usize, rank| Correlation { between: [inputs[a].clone(), inputs[b].clone()], rank };
        let distribution = Distribution::Uniform { min: 0.0, max: 1.0 };
        let uncertain = |input: &Input| Uncertain { input: input.clone(), distribution };
        let uncertainty = Uncertainty {
            draws: DRAWS as u32,
            seed: 5,
            inputs: inputs.iter().map(uncertain).collect(),
            correlations: vec![pair(0, 1, 0.8), pair(1, 2, -0.3)],
        };
        let copula = Copula::of(&uncertainty).unwrap().unwrap();
        let tables = Tables::of([&distribution].into_iter());
        let column = |input: &Input| {
            let mut column = vec![0.0; DRAWS];
            Source::new(5, input, &distribution, false, &tables).uniform(&mut column);
            column
        };
        let before: Vec<Vec<f64>> = inputs.iter().map(column).collect();
        let mut mixed = before.clone();
        copula.mix(&mut mixed);
        // the first in the order of inputs is the discount rate: its draws stay, but for what is lost on the way and back
        assert!(before[1].iter().zip(&mixed[1]).all(|(before, after)| (before - after).abs() < 1e-6));
        // the standard error of a rank correlation of r is about (1 − r²) / √draws: 0.0032 at most
        for (a, b, rank) in [(0, 1, 0.8), (1, 2, -0.3), (0, 2, 0.0)] {
            let found = spearman(&mixed[a], &mixed[b]);
            assert!((found - rank).abs() < 4.0 * (1.0 - rank * rank) / (DRAWS as f64).sqrt(), "{a} {b}: {found}");
        }
        // Kolmogorov and Smirnov: a sample of a uniform is further than 1.95 / √draws from it once in a thousand times
        for mut column in mixed {
            column.sort_by(f64::total_cmp);
            let far = column.iter().enumerate().map(|(rank, value)| (value - rank as f64 / DRAWS as f64).abs());
            assert!(far.fold(0.0, f64::max) < 1.95 / (DRAWS as f64).sqrt());
        }
    }

    #[test]
    fn quick_probabilities_are_the_exact_ones() {
        let mut scores: Vec<f64> = (-4000..4000).map(|step| f64::from(step) * 0.002_03).collect();
        let exact: Vec<f64> = scores.iter().map(|score| normal_probability(*score)).collect();
        Probabilities::new().turn(&mut scores);
        assert!(scores.iter().zip(exact).all(|(quick, exact)| (quick - exact).abs() < 1e-8));
    }
}
