//! Columns of draws of uncertain inputs. Each input has a stream of random numbers of its own, named after its place in the
//! model: adding, removing or moving another input leaves its draws as they were.
//!
//! The generator is SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA
//! 2014): a counter whose bits are mixed, so that no number waits for the one before it. A draw takes 32 bits of it, as
//! (x + ½) / 2³², never 0 nor 1. Everything after is addition, multiplication, division and square root, which IEEE 754 defines
//! to the bit: the same seed gives the same result on every machine.

use std::sync::Arc;

use multiversion::multiversion;

use super::distribution::{Distribution, Table, Triangle};
use super::hands::each;
use super::input::Input;

#[derive(Clone)]
pub(crate) struct Source {
    counter: u64,
    kind: Kind,
    /// Years are drawn whole.
    whole: bool,
}

#[derive(Clone)]
enum Kind {
    Uniform {
        min: f64,
        width: f64,
    },
    Triangular(Triangle),
    /// The table is of the same distribution on the interval from 0 to 1: others of that shape draw from it too.
    Tabled {
        table: Arc<Table>,
        min: f64,
        width: f64,
    },
}

/// Tables of the shapes that a model has, which it often repeats (20 % less, 40 % more).
pub(crate) struct Tables(Vec<(Distribution, Arc<Table>)>);

impl Tables {
    pub(crate) fn of<'d>(distributions: impl Iterator<Item = &'d Distribution>) -> Tables {
        let mut shapes: Vec<Distribution> = Vec::new();
        for distribution in distributions.filter(|distribution| is_tabled(distribution)) {
            let shape = distribution.standard();
            if !shapes.iter().any(|known| known.is_like(&shape)) {
                shapes.push(shape);
            }
        }
        Tables(each(shapes, |shape| (shape, Arc::new(Table::of(&shape)))))
    }

    fn table(&self, distribution: &Distribution) -> Arc<Table> {
        let shape = distribution.standard();
        let known = self.0.iter().find(|(known, _)| known.is_like(&shape));
        known.map_or_else(|| Arc::new(Table::of(&shape)), |(_, table)| Arc::clone(table))
    }
}

fn is_tabled(distribution: &Distribution) -> bool {
    matches!(distribution, Distribution::TruncatedNormal { .. } | Distribution::Pert { .. })
}

impl Source {
    pub(crate) fn new(seed: u64, input: &Input, distribution: &Distribution, whole: bool, tables: &Tables) -> Source {
        let kind = match distribution {
            Distribution::Uniform { min, max } => Kind::Uniform { min: *min, width: max - min },
            Distribution::Triangular { .. } => Kind::Triangular(Triangle::of(distribution)),
            Distribution::TruncatedNormal { min, max, .. } | Distribution::Pert { min, max, .. } => {
                Kind::Tabled { table: tables.table(distribution), min: *min, width: max - min }
            }
        };
        Source { counter: stream(seed, &input.to_string()), kind, whole }
    }

    /// As if so many draws had been filled already: whole chunks of them.
    pub(crate) fn after(&self, draws: usize) -> Source {
        Source { counter: after(self.counter, draws / 2), ..self.clone() }
    }

    /// The next draws, as many as fit: whole chunks, but for the last.
    pub(crate) fn fill(&mut self, column: &mut [f64]) {
        self.uniform(column);
        self.turn(column);
    }

    /// The next numbers between 0 and 1 that draws are made of.
    pub(crate) fn uniform(&mut self, column: &mut [f64]) {
        uniform(self.counter, column);
        self.counter = after(self.counter, column.len() / 2);
    }

    /// Numbers between 0 and 1 into draws.
    pub(crate) fn turn(&self, column: &mut [f64]) {
        match &self.kind {
            Kind::Uniform { min, width } => column.iter_mut().for_each(|cell| *cell = min + *cell * width),
            Kind::Triangular(triangle) => triangle.turn(column),
            Kind::Tabled { table, min, width } => table.turn(*min, *width, column),
        }
        if self.whole {
            column.iter_mut().for_each(|cell| *cell = cell.round().max(1.0));
        }
    }
}

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
/// Draws that are made side by side, from half as many numbers.
const CHUNK: usize = 16;

/// The counter so many numbers later.
#[inline(always)]
fn after(counter: u64, numbers: usize) -> u64 {
    counter.wrapping_add(GOLDEN.wrapping_mul(numbers as u64))
}

#[inline(always)]
fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// Between 0 and 1: the low halves of eight numbers, then their high halves.
#[inline(always)]
fn halves(counter: u64) -> [f64; CHUNK] {
    let drawn = |half: u32| (f64::from(half) + 0.5) * (1.0 / 4_294_967_296.0);
    let mut draws = [0.0; CHUNK];
    let (low, high) = draws.split_at_mut(CHUNK / 2);
    for (place, (low, high)) in low.iter_mut().zip(high).enumerate() {
        let number = mixed(after(counter, place + 1));
        (*low, *high) = (drawn(number as u32), drawn((number >> 32) as u32));
    }
    draws
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn uniform(counter: u64, column: &mut [f64]) {
    let (chunks, rest) = column.as_chunks_mut::<CHUNK>();
    let last = after(counter, chunks.len() * (CHUNK / 2));
    for (place, chunk) in chunks.iter_mut().enumerate() {
        *chunk = halves(after(counter, place * (CHUNK / 2)));
    }
    rest.iter_mut().zip(halves(last)).for_each(|(cell, drawn)| *cell = drawn);
}

fn stream(seed: u64, name: &str) -> u64 {
    // FNV-1a; seeds that are near each other begin far from each other
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    mixed(name.bytes().fold(0xcbf2_9ce4_8422_2325, hash) ^ mixed(seed.wrapping_add(GOLDEN)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_reference() {
        // the first of the seed 1234567, as S. Vigna's splitmix64.c prints them
        let counter = 1_234_567;
        let first: Vec<u64> = (1..=5).map(|place| mixed(after(counter, place))).collect();
        let known =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431];
        assert_eq!(first[..4], known);
        assert_eq!(first[4], 16_408_922_859_458_223_821);
        let mut draws = [0.0; 20];
        uniform(counter, &mut draws);
        let half = |bits: u64| (bits as f64 + 0.5) / 2_f64.powi(32);
        assert_eq!((draws[0], draws[8]), (half(first[0] & 0xffff_ffff), half(first[0] >> 32)));
    }

    #[test]
    fn draws_that_are_shared_out_are_those_of_one_after_the_other() {
        let input: Input = "discount_rate".parse().unwrap();
        let pert = Distribution::Pert { min: 0.01, mode: 0.02, max: 0.05, lambda: 4.0 };
        let source = Source::new(7, &input, &pert, false, &Tables::of([&pert].into_iter()));
        let mut whole = [0.0; 900];
        source.clone().fill(&mut whole);
        for start in [256, 512] {
            let mut share = [0.0; 300];
            source.after(start).fill(&mut share);
            assert_eq!(share, whole[start..start + 300]);
        }
    }
}
