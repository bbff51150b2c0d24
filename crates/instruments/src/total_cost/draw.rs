//! Columns of draws of uncertain inputs. Each input has a stream of random numbers of its own, named after its place in the
//! model: adding, removing or moving another input leaves its draws as they were.
//!
//! The generator is PCG64 DXSM (M. E. O'Neill, 2014; the default of numpy for parallel streams); a draw takes 32 bits of it, as
//! (x + ½) / 2³², never 0 nor 1. Everything after is addition, multiplication, division and square root, which IEEE 754 defines
//! to the bit: the same seed gives the same result on every machine.

use std::sync::Arc;

use rand_pcg::Pcg64Dxsm;
use rand_pcg::rand_core::Rng;

use super::distribution::{Distribution, Table, Triangle};
use super::input::Input;

#[derive(Clone)]
pub(crate) struct Source {
    random: Pcg64Dxsm,
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

/// Tables of the shapes that were met, which a model often repeats (20 % less, 40 % more).
#[derive(Default)]
pub(crate) struct Tables(Vec<(Distribution, Arc<Table>)>);

impl Tables {
    fn of(&mut self, distribution: &Distribution) -> Arc<Table> {
        let shape = distribution.standard();
        if let Some((_, table)) = self.0.iter().find(|(known, _)| known.is_like(&shape)) {
            return Arc::clone(table);
        }
        let table = Arc::new(Table::of(&shape));
        self.0.push((shape, Arc::clone(&table)));
        table
    }
}

impl Source {
    pub(crate) fn new(seed: u64, input: &Input, distribution: &Distribution, whole: bool, tables: &mut Tables) -> Source {
        let kind = match distribution {
            Distribution::Uniform { min, max } => Kind::Uniform { min: *min, width: max - min },
            Distribution::Triangular { .. } => Kind::Triangular(Triangle::of(distribution)),
            _ => Kind::Tabled {
                table: tables.of(distribution),
                min: distribution.min(),
                width: distribution.max() - distribution.min(),
            },
        };
        Source { random: stream(seed, &input.to_string()), kind, whole }
    }

    /// As if so many draws had been filled already: an even number of them.
    pub(crate) fn after(&self, draws: usize) -> Source {
        let mut source = self.clone();
        source.random.advance(draws as u128 / 2);
        source
    }

    /// The next draws, as many as fit.
    pub(crate) fn fill(&mut self, column: &mut [f64]) {
        let mut pairs = column.chunks_exact_mut(2);
        for pair in &mut pairs {
            if let [first, second] = pair {
                let bits = self.random.next_u64();
                *first = uniform(bits as u32);
                *second = uniform((bits >> 32) as u32);
            }
        }
        if let [last] = pairs.into_remainder() {
            *last = uniform(self.random.next_u64() as u32);
        }
        match &self.kind {
            Kind::Uniform { min, width } => column.iter_mut().for_each(|cell| *cell = min + *cell * width),
            Kind::Triangular(triangle) => column.iter_mut().for_each(|cell| *cell = triangle.at(*cell)),
            Kind::Tabled { table, min, width } => column.iter_mut().for_each(|cell| *cell = min + width * table.at(*cell)),
        }
        if self.whole {
            column.iter_mut().for_each(|cell| *cell = cell.round().max(1.0));
        }
    }
}

fn uniform(bits: u32) -> f64 {
    (f64::from(bits) + 0.5) * (1.0 / 4_294_967_296.0)
}

fn stream(seed: u64, name: &str) -> Pcg64Dxsm {
    // FNV-1a, 128 bits
    let hash = name.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    // seeds that are near each other begin far from each other (the mix of SplitMix64)
    let mix = |value: u64| {
        let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    };
    let low = mix(seed.wrapping_add(0x9e37_79b9_7f4a_7c15));
    let high = mix(seed.wrapping_add(0x3c6e_f372_fe94_f82a));
    Pcg64Dxsm::new(u128::from(high) << 64 | u128::from(low), hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_that_are_shared_out_are_those_of_one_after_the_other() {
        let input: Input = "discount_rate".parse().unwrap();
        let pert = Distribution::Pert { min: 0.01, mode: 0.02, max: 0.05, lambda: 4.0 };
        let source = Source::new(7, &input, &pert, false, &mut Tables::default());
        let mut whole = [0.0; 900];
        source.clone().fill(&mut whole);
        for start in [256, 512] {
            let mut share = [0.0; 300];
            source.after(start).fill(&mut share);
            assert_eq!(share, whole[start..start + 300]);
        }
    }
}
