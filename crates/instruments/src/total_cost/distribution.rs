//! What is known of a number that is not certain, and how it is drawn.
//!
//! Always one uniform number for one draw, turned over the inverse of the distribution: that keeps draws reproducible, makes
//! rank correlation exact, and never lets one input shift the draws of another.

use multiversion::multiversion;
use serde::{Deserialize, Serialize};

use super::special::{Beta, normal_density, normal_probability, normal_quantile};

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Distribution {
    Uniform {
        min: f64,
        max: f64,
    },
    Triangular {
        min: f64,
        mode: f64,
        max: f64,
    },
    /// Normal, of which only what lies between the bounds is kept.
    TruncatedNormal {
        mean: f64,
        sd: f64,
        min: f64,
        max: f64,
    },
    /// Beta on the interval with α = 1 + λ (mode − min) / (max − min), β = 1 + λ (max − mode) / (max − min); λ is 4, the usual
    /// weight of the mode (Malcolm, Roseboom, Clark and Fazar, Operations Research 7, 1959).
    Pert {
        min: f64,
        mode: f64,
        max: f64,
        #[serde(default = "four", skip_serializing_if = "is_four")]
        lambda: f64,
    },
}

fn four() -> f64 {
    4.0
}

fn is_four(lambda: &f64) -> bool {
    lambda.to_bits() == four().to_bits()
}

impl Distribution {
    pub fn min(&self) -> f64 {
        match *self {
            Distribution::Uniform { min, .. }
            | Distribution::Triangular { min, .. }
            | Distribution::TruncatedNormal { min, .. }
            | Distribution::Pert { min, .. } => min,
        }
    }

    pub fn max(&self) -> f64 {
        match *self {
            Distribution::Uniform { max, .. }
            | Distribution::Triangular { max, .. }
            | Distribution::TruncatedNormal { max, .. }
            | Distribution::Pert { max, .. } => max,
        }
    }

    /// Bounds rise, the mode is between them, and nothing is infinite.
    pub fn is_sound(&self) -> bool {
        let (min, max) = (self.min(), self.max());
        let inner = match *self {
            Distribution::Uniform { .. } => true,
            Distribution::Triangular { mode, .. } => (min..=max).contains(&mode),
            Distribution::TruncatedNormal { mean, sd, .. } => {
                // at least a thousandth of the normal is kept: less is a mistake in the bounds
                let kept = || normal_probability((max - mean) / sd) - normal_probability((min - mean) / sd);
                mean.is_finite() && sd.is_finite() && sd > 0.0 && kept() > 1e-3
            }
            Distribution::Pert { mode, lambda, .. } => (min..=max).contains(&mode) && (0.1..=1000.0).contains(&lambda),
        };
        min.is_finite() && max.is_finite() && min < max && inner
    }

    /// Mean, in closed form.
    pub fn mean(&self) -> f64 {
        match *self {
            Distribution::Uniform { min, max } => (min + max) / 2.0,
            Distribution::Triangular { min, mode, max } => (min + mode + max) / 3.0,
            Distribution::TruncatedNormal { mean, sd, min, max } => {
                let (low, high) = ((min - mean) / sd, (max - mean) / sd);
                let kept = normal_probability(high) - normal_probability(low);
                mean + sd * (normal_density(low) - normal_density(high)) / kept
            }
            Distribution::Pert { min, mode, max, lambda } => (min + lambda * mode + max) / (lambda + 2.0),
        }
    }

    /// The value under which a draw falls with probability `p`, 0 < p < 1.
    pub fn quantile(&self, p: f64) -> f64 {
        match *self {
            Distribution::Uniform { min, max } => min + p * (max - min),
            Distribution::Triangular { .. } => Triangle::of(self).at(p),
            Distribution::TruncatedNormal { mean, sd, min, max } => {
                let low = normal_probability((min - mean) / sd);
                let high = normal_probability((max - mean) / sd);
                (mean + sd * normal_quantile(low + p * (high - low))).clamp(min, max)
            }
            Distribution::Pert { min, max, .. } => {
                let beta = self.beta();
                // from the nearer end, so that neither loses digits
                if p <= 0.5 {
                    min + (max - min) * beta.quantile(p)
                } else {
                    max - (max - min) * beta.mirrored().quantile(1.0 - p)
                }
            }
        }
    }

    /// The same shape on the interval from 0 to 1.
    pub(crate) fn standard(&self) -> Distribution {
        let (low, width) = (self.min(), self.max() - self.min());
        let at = |value: f64| (value - low) / width;
        match *self {
            Distribution::Uniform { .. } => Distribution::Uniform { min: 0.0, max: 1.0 },
            Distribution::Triangular { mode, .. } => Distribution::Triangular { min: 0.0, mode: at(mode), max: 1.0 },
            Distribution::TruncatedNormal { mean, sd, .. } => {
                Distribution::TruncatedNormal { mean: at(mean), sd: sd / width, min: 0.0, max: 1.0 }
            }
            Distribution::Pert { mode, lambda, .. } => Distribution::Pert { min: 0.0, mode: at(mode), max: 1.0, lambda },
        }
    }

    /// Whether two standard shapes differ by rounding alone, which no draw shows.
    pub(crate) fn is_like(&self, other: &Distribution) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
        match (*self, *other) {
            (Distribution::Uniform { .. }, Distribution::Uniform { .. }) => true,
            (Distribution::Triangular { mode: a, .. }, Distribution::Triangular { mode: b, .. }) => near(a, b),
            (Distribution::TruncatedNormal { mean: a, sd: s, .. }, Distribution::TruncatedNormal { mean: b, sd: t, .. }) => {
                near(a, b) && near(s, t)
            }
            (Distribution::Pert { mode: a, lambda: l, .. }, Distribution::Pert { mode: b, lambda: m, .. }) => {
                near(a, b) && near(l, m)
            }
            _ => false,
        }
    }

    /// What a PERT is on the interval from 0 to 1; for any other, what it would be with its mode in the middle.
    fn beta(&self) -> Beta {
        let (min, max) = (self.min(), self.max());
        let (mode, lambda) = if let Distribution::Pert { mode, lambda, .. } = *self {
            (mode, lambda)
        } else {
            (f64::midpoint(min, max), four())
        };
        Beta::new(1.0 + lambda * (mode - min) / (max - min), 1.0 + lambda * (max - mode) / (max - min))
    }
}

/// The triangle's inverse without branches: one square root, so that a processor does several at once.
#[derive(Clone, Copy)]
pub(crate) struct Triangle {
    min: f64,
    max: f64,
    split: f64,
    left: f64,
    right: f64,
}

impl Triangle {
    /// Of a triangular distribution; of any other, of its bounds with the mode in their middle.
    pub(crate) fn of(distribution: &Distribution) -> Triangle {
        let (min, max) = (distribution.min(), distribution.max());
        let mode = if let Distribution::Triangular { mode, .. } = distribution { *mode } else { f64::midpoint(min, max) };
        let width = max - min;
        Triangle { min, max, split: (mode - min) / width, left: width * (mode - min), right: width * (max - mode) }
    }

    /// Uniform numbers between 0 and 1 into draws.
    pub(crate) fn turn(&self, column: &mut [f64]) {
        turn_triangle(self, column);
    }

    #[inline(always)]
    fn at(&self, p: f64) -> f64 {
        // all ones where p is on the rising side: chosen by bits, since a branch would be mispredicted every other time
        let rises = if p < self.split { u64::MAX } else { 0 };
        let choose = |left: f64, right: f64| f64::from_bits(right.to_bits() ^ ((left.to_bits() ^ right.to_bits()) & rises));
        let root = choose(p * self.left, (1.0 - p) * self.right).sqrt();
        choose(self.min, self.max) + choose(root, -root)
    }
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn turn_triangle(triangle: &Triangle, column: &mut [f64]) {
    column.iter_mut().for_each(|cell| *cell = triangle.at(*cell));
}

/// Draws fast from a distribution whose inverse is slow: cubics that have its values and slopes where they meet, on cells that
/// halve towards both ends (16 to each power of two), where an inverse is steep. Within a millionth of the width of the
/// distribution.
pub(crate) struct Table {
    /// Four coefficients in two words: a processor that fetches eight cells at once does it half as often.
    cells: Vec<[u64; 2]>,
}

/// Powers of two that the uniform numbers reach: 2^-33 is half of the smallest.
const POWERS: usize = 33;
/// Cells in each, as a power of two.
const CELL_BITS: u32 = 4;
const CELLS: usize = 1 << CELL_BITS;
/// Bits of a fraction that are left for the place in a cell.
const REST: u32 = 52 - CELL_BITS;
const MANTISSA: u64 = (1 << 52) - 1;
/// The bits of 1.0.
const ONE: u64 = 1023 << 52;
/// The first cell begins at 2^-34.
const FIRST: u64 = (1023 - 34) << CELL_BITS;

impl Table {
    /// Of a PERT or a normal; any other is quick enough without.
    pub(crate) fn of(distribution: &Distribution) -> Table {
        let mut cells = vec![[0; 2]; 2 * POWERS * CELLS];
        let (lower, upper) = cells.split_at_mut(POWERS * CELLS);
        let (min, max) = (distribution.min(), distribution.max());
        if let Distribution::TruncatedNormal { mean, sd, .. } = *distribution {
            fill(lower, &mut normal(mean, sd, min, max, 1.0));
            fill(upper, &mut normal(-mean, sd, -max, -min, -1.0));
        } else {
            let beta = distribution.beta();
            fill(lower, &mut climb(beta, min, max - min));
            fill(upper, &mut climb(beta.mirrored(), max, min - max));
        }
        Table { cells }
    }

    /// Uniform numbers between 0 and 1 into draws, `min + width ×` those of the table.
    pub(crate) fn turn(&self, min: f64, width: f64, column: &mut [f64]) {
        turn_table(self, min, width, column);
    }

    #[inline(always)]
    fn at(&self, p: f64) -> f64 {
        // how far from the nearer end, below a half
        let q = (0.5 - (p - 0.5).abs()).min(0.499_999_999_9);
        let bits = q.to_bits();
        // exponent and cell are neighbours in the bits of a number: together they count cells from the end
        let place = (bits >> REST).wrapping_sub(FIRST) as usize + usize::from(p >= 0.5) * (POWERS * CELLS);
        let fraction = f64::from_bits(ONE | (bits << CELL_BITS & MANTISSA)) - 1.0;
        let [low, high] = self.cells.get(place).copied().unwrap_or([0; 2]);
        let ((a, b), (c, d)) = (unpacked(low), unpacked(high));
        a + fraction * (b + fraction * (c + fraction * d))
    }
}

fn packed(a: f64, b: f64) -> u64 {
    u64::from((a as f32).to_bits()) | u64::from((b as f32).to_bits()) << 32
}

#[inline(always)]
fn unpacked(bits: u64) -> (f64, f64) {
    (f64::from(f32::from_bits(bits as u32)), f64::from(f32::from_bits((bits >> 32) as u32)))
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn turn_table(table: &Table, min: f64, width: f64, column: &mut [f64]) {
    column.iter_mut().for_each(|cell| *cell = min + width * table.at(*cell));
}

/// The inverse of a distribution at a probability, and its slope there.
struct Exact {
    value: f64,
    slope: f64,
}

/// Of a beta variable, for probabilities that change little from one to the next: each is the guess of the next.
fn climb(beta: Beta, start: f64, width: f64) -> impl FnMut(f64) -> Exact {
    // log p, log x, and how the one moves the other
    let mut before: Option<[f64; 3]> = None;
    move |p| {
        let log = libm::log(p);
        let found = match before {
            None => libm::log(beta.quantile(p)),
            Some([at, known, slope]) => beta.log_quantile(p, known + slope * (log - at)),
        };
        let x = libm::exp(found);
        let slope = 1.0 / beta.slope(x);
        before = Some([log, found, p * slope]);
        Exact { value: start + width * x, slope: width * x * slope }
    }
}

/// Of a normal between bounds, times `sign`.
fn normal(mean: f64, sd: f64, min: f64, max: f64, sign: f64) -> impl FnMut(f64) -> Exact {
    let (low, high) = (normal_probability((min - mean) / sd), normal_probability((max - mean) / sd));
    move |p| {
        let score = normal_quantile(low + p * (high - low));
        let value = (mean + sd * score).clamp(min, max);
        Exact { value: sign * value, slope: sign * sd * (high - low) / normal_density(score) }
    }
}

/// From a half downwards, cell by cell.
fn fill(cells: &mut [[u64; 2]], exact: &mut impl FnMut(f64) -> Exact) {
    let mut top = exact(0.5);
    for (power, cells) in cells.chunks_mut(CELLS).rev().enumerate() {
        // the highest power is [¼, ½), and the last chunk
        let start = (0..power).fold(0.25, |start, _| start * 0.5);
        let width = start / CELLS as f64;
        for (place, cell) in cells.iter_mut().enumerate().rev() {
            let low = exact(start + width * place as f64);
            let [a, b, c, d] = cubic([low.value, top.value], [low.slope * width, top.slope * width]);
            *cell = [packed(a, b), packed(c, d)];
            top = low;
        }
    }
}

/// Coefficients, lowest power first, of the cubic that has these values and slopes at 0 and 1 (Hermite's).
pub(crate) fn cubic([low, high]: [f64; 2], [rise, last]: [f64; 2]) -> [f64; 4] {
    let far = high - low;
    [low, rise, 3.0 * far - 2.0 * rise - last, rise + last - 2.0 * far]
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERT: Distribution = Distribution::Pert { min: 900.0, mode: 1000.0, max: 1300.0, lambda: 4.0 };
    const NORMAL: Distribution = Distribution::TruncatedNormal { mean: 10.0, sd: 3.0, min: 4.0, max: 22.0 };

    #[test]
    fn quick_draws_are_the_exact_inverse() {
        let skewed = Distribution::Pert { min: 0.0, mode: 0.0, max: 1.0, lambda: 4.0 };
        for distribution in [PERT, NORMAL, skewed] {
            let table = Table::of(&distribution);
            let width = distribution.max() - distribution.min();
            for step in 0..5000_u32 {
                let p = (f64::from(step) + 0.37) / 5000.0;
                assert!((table.at(p) - distribution.quantile(p)).abs() < 1e-6 * width, "{distribution:?} {p}");
            }
            for power in 2..33 {
                let p = 0.77 / (1_u64 << power) as f64;
                assert!((table.at(p) - distribution.quantile(p)).abs() < 1e-6 * width, "{distribution:?} {p}");
            }
        }
    }

    #[test]
    fn a_processor_that_does_several_at_once_draws_the_same_to_the_last_bit() {
        let ps: Vec<f64> = (0..1003_u32).map(|step| (f64::from(step) + 0.37) / 1003.0).collect();
        for distribution in [PERT, NORMAL] {
            let table = Table::of(&distribution);
            let mut drawn = ps.clone();
            table.turn(3.0, 0.7, &mut drawn);
            assert_eq!(drawn, ps.iter().map(|p| 3.0 + 0.7 * table.at(*p)).collect::<Vec<f64>>());
        }
        let triangle = Triangle::of(&Distribution::Triangular { min: 40.0, mode: 60.0, max: 100.0 });
        let mut drawn = ps.clone();
        triangle.turn(&mut drawn);
        assert_eq!(drawn, ps.iter().map(|p| triangle.at(*p)).collect::<Vec<f64>>());
    }

    #[test]
    fn means_are_those_of_the_draws() {
        let triangle = Distribution::Triangular { min: 40.0, mode: 60.0, max: 100.0 };
        for distribution in [PERT, NORMAL, triangle, Distribution::Uniform { min: 1.0, max: 5.0 }] {
            let mean = (0..20_000_u32).map(|step| distribution.quantile((f64::from(step) + 0.5) / 20_000.0)).sum::<f64>()
                / 20_000.0;
            assert!((mean - distribution.mean()).abs() < 1e-4 * distribution.mean(), "{distribution:?} {mean}");
        }
    }

    #[test]
    fn a_mode_on_a_bound_is_sound_and_bounds_that_fall_are_not() {
        assert!(Distribution::Triangular { min: 1.0, mode: 1.0, max: 2.0 }.is_sound());
        assert!(!Distribution::Triangular { min: 2.0, mode: 1.0, max: 2.0 }.is_sound());
        assert!(!Distribution::Uniform { min: 2.0, max: 2.0 }.is_sound());
        assert!(!Distribution::TruncatedNormal { mean: 0.0, sd: 1.0, min: 30.0, max: 40.0 }.is_sound());
    }
}
