//! What gives every supplier a chance to be seen: at most so many solutions of one before those of the others, and equals in
//! an order that is drawn anew each day.
//!
//! Always holds: nothing is lost, nothing is there twice; of two solutions of one supplier, and of two in the same round, the
//! one with the higher score comes first; on one day everybody gets the same order.

use std::collections::HashMap;

use uuid::Uuid;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fairness {
    /// Solutions of one supplier in each round; at least one.
    pub most_of_one: usize,
}

impl Default for Fairness {
    fn default() -> Fairness {
        Fairness { most_of_one: 2 }
    }
}

/// Each with its round, round after round: the first solutions of every supplier are in round 0, its next ones in round 1.
/// Within a round the order stays.
pub fn in_rounds<T>(
    sorted: impl IntoIterator<Item = T>,
    fairness: Fairness,
    supplier: impl Fn(&T) -> Uuid,
) -> Vec<(usize, T)> {
    let mut seen: HashMap<Uuid, usize> = HashMap::new();
    let numbered = sorted.into_iter().map(|one| {
        let before = seen.entry(supplier(&one)).or_default();
        let round = *before / fairness.most_of_one.max(1);
        *before += 1;
        (round, one)
    });
    let mut rounds: Vec<(usize, T)> = numbered.collect();
    rounds.sort_by_key(|(round, _)| *round);
    rounds
}

/// The lot of a supplier on a day (since 1970-01-01): among equals, the lowest comes first. Every supplier is as likely to
/// be first as any other, however many solutions it has.
pub fn lot(day: i32, supplier: Uuid) -> u64 {
    let (high, low) = supplier.as_u64_pair();
    scrambled(scrambled(scrambled(u64::from(day.cast_unsigned())) ^ high) ^ low)
}

/// The generator SplitMix64, of which each state gives one number (Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators", OOPSLA 2014).
fn scrambled(state: u64) -> u64 {
    let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of SplitMix64 from the seed 1234567, as its reference implementation in C prints them.
    #[test]
    fn lots_are_drawn_by_the_generator_of_the_literature() {
        let golden = 0x9e37_79b9_7f4a_7c15_u64;
        let printed = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        for (step, number) in (0_u64..).zip(printed) {
            assert_eq!(scrambled(1_234_567_u64.wrapping_add(golden.wrapping_mul(step))), number);
        }
    }

    #[test]
    fn the_third_of_a_supplier_comes_after_the_first_of_every_other() {
        let sorted = [(1, "a"), (1, "b"), (1, "c"), (2, "d"), (1, "e"), (3, "f"), (1, "g")];
        let found = in_rounds(sorted, Fairness::default(), |(supplier, _)| Uuid::from_u128(*supplier));
        let found: Vec<(usize, &str)> = found.into_iter().map(|(round, (_, name))| (round, name)).collect();
        assert_eq!(found, [(0, "a"), (0, "b"), (0, "d"), (0, "f"), (1, "c"), (1, "e"), (2, "g")]);
    }
}
