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
        let mean = lanes(draws, 0.0, |sum, value| sum + value).iter().sum::<f64>() / count;
        let squares: f64 = lanes(draws, 0.0, |sum, value| sum + (value - mean) * (value - mean)).iter().sum();
        let sd = (squares / (count - 1.0).max(1.0)).sqrt();
        let min = lanes(draws, f64::INFINITY, |least, value| if value < least { value } else { least });
        let max = lanes(draws, f64::NEG_INFINITY, |most, value| if value > most { value } else { most });
        let min = min.into_iter().fold(f64::INFINITY, f64::min);
        let max = max.into_iter().fold(f64::NEG_INFINITY, f64::max);
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

/// Eight folds side by side: faster than one and, for sums over a million values, more exact.
fn lanes(values: &[f64], start: f64, fold: impl Fn(f64, f64) -> f64) -> [f64; 8] {
    let mut lanes = [start; 8];
    let (chunks, rest) = values.as_chunks::<8>();
    for chunk in chunks {
        lanes.iter_mut().zip(chunk).for_each(|(lane, value)| *lane = fold(*lane, *value));
    }
    lanes.iter_mut().zip(rest).for_each(|(lane, value)| *lane = fold(*lane, *value));
    lanes
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
        let below = rank as usize;
        let last = draws.len().saturating_sub(1);
        // the bins that hold the two, all of which is sorted
        let (first, before) = self.bin(below);
        let (final_, _) = self.bin((below + 1).min(last));
        let mut within: Vec<f64> = Vec::with_capacity(1024);
        within.extend(draws.iter().filter(|value| (first..=final_).contains(&self.place(**value))));
        within.sort_unstable_by(f64::total_cmp);
        let ranked = |rank: usize| within.get(rank.min(last) - before).copied().unwrap_or(f64::NAN);
        ranked(below) + (ranked(below + 1) - ranked(below)) * (rank - rank.floor())
    }

    /// The bin of a rank (from 0), and how many draws are in those before it.
    fn bin(&self, rank: usize) -> (usize, usize) {
        let mut before = 0;
        for (bin, count) in self.counts.iter().enumerate() {
            let after = before + *count as usize;
            if after > rank {
                return (bin, before);
            }
            before = after;
        }
        (BINS - 1, 0)
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
