//! What many draws of an option came to: mean, percentiles, histogram.

use serde::Serialize;

/// Bars of a histogram.
pub const BARS: usize = 40;
/// Bins in which draws are counted to find percentiles: one bin is then sorted.
const BINS: usize = 4096;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spread {
    pub mean: f64,
    pub sd: f64,
    /// Of the mean: `sd / √draws`.
    pub standard_error: f64,
    pub min: f64,
    pub p10: f64,
    pub p50: f64,
    pub p90: f64,
    pub max: f64,
    /// Draws in each of equal parts of the interval from `min` to `max`.
    pub histogram: Vec<u32>,
}

impl Spread {
    pub(crate) fn of(draws: &[f64]) -> Spread {
        let count = draws.len() as f64;
        let mean = sum(draws.iter().copied()) / count;
        let squares = sum(draws.iter().map(|value| (value - mean) * (value - mean)));
        let sd = (squares / (count - 1.0).max(1.0)).sqrt();
        let min = draws.iter().copied().fold(f64::INFINITY, f64::min);
        let max = draws.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let bins = Bins::of(draws, min, max);
        let mut histogram = vec![0; BARS];
        for (bin, count) in bins.counts.iter().enumerate() {
            if let Some(bar) = histogram.get_mut(bin * BARS / BINS) {
                *bar += count;
            }
        }
        let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|p| bins.percentile(draws, p));
        Spread { mean, sd, standard_error: sd / count.sqrt(), min, p10, p50, p90, max, histogram }
    }
}

/// Several sums side by side: neither slow nor, over a million values, less exact than one.
fn sum(values: impl Iterator<Item = f64>) -> f64 {
    let mut sums = [0.0; 8];
    for (place, value) in values.enumerate() {
        if let Some(sum) = sums.get_mut(place % 8) {
            *sum += value;
        }
    }
    sums.iter().sum()
}

struct Bins {
    min: f64,
    scale: f64,
    counts: Vec<u32>,
}

impl Bins {
    fn of(draws: &[f64], min: f64, max: f64) -> Bins {
        let scale = if max > min { BINS as f64 / (max - min) } else { 0.0 };
        let mut bins = Bins { min, scale, counts: vec![0; BINS] };
        for value in draws {
            let place = bins.place(*value);
            if let Some(count) = bins.counts.get_mut(place) {
                *count += 1;
            }
        }
        bins
    }

    fn place(&self, value: f64) -> usize {
        (((value - self.min) * self.scale) as usize).min(BINS - 1)
    }

    /// In a straight line between the two draws that are nearest in rank (Hyndman and Fan's type 7, as numpy and spreadsheets).
    fn percentile(&self, draws: &[f64], p: f64) -> f64 {
        let rank = p * (draws.len() as f64 - 1.0);
        let below = self.ranked(draws, rank as usize);
        let above = self.ranked(draws, (rank as usize + 1).min(draws.len().saturating_sub(1)));
        below + (above - below) * (rank - rank.floor())
    }

    /// The draw of a rank, from 0.
    fn ranked(&self, draws: &[f64], rank: usize) -> f64 {
        let mut before = 0;
        let mut found = 0;
        for (bin, count) in self.counts.iter().enumerate() {
            if before + *count as usize > rank {
                found = bin;
                break;
            }
            before += *count as usize;
        }
        let mut within: Vec<f64> = draws.iter().copied().filter(|value| self.place(*value) == found).collect();
        within.sort_unstable_by(f64::total_cmp);
        within.get(rank.saturating_sub(before)).copied().unwrap_or(f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_those_of_the_sorted_draws() {
        let draws: Vec<f64> = (0..1001).map(|place| f64::from((place * 379) % 1001)).collect();
        let spread = Spread::of(&draws);
        assert_eq!((spread.min, spread.p10, spread.p50, spread.p90, spread.max), (0.0, 100.0, 500.0, 900.0, 1000.0));
        assert_eq!(spread.histogram.iter().sum::<u32>(), 1001);
        // numpy.percentile([1, 2, 4, 8], 10) is 1.3
        assert!((Spread::of(&[1.0, 2.0, 4.0, 8.0]).p10 - 1.3).abs() < 1e-12);
        let same = Spread::of(&[5.0, 5.0, 5.0]);
        assert_eq!((same.sd, same.p90), (0.0, 5.0));
    }
}
