//! A set of slots, one bit each: half of the texts may have a common word, and such sets are met a word at a time.

pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// The empty set, with room for the slots below `width`.
    pub fn new(width: u32) -> Bits {
        Bits(vec![0; width.div_ceil(u64::BITS) as usize])
    }

    pub fn insert(&mut self, slot: u32) {
        if let Some(word) = self.0.get_mut((slot / u64::BITS) as usize) {
            *word |= 1 << (slot % u64::BITS);
        }
    }

    pub fn has(&self, slot: u32) -> bool {
        self.0.get((slot / u64::BITS) as usize).is_some_and(|word| word >> (slot % u64::BITS) & 1 == 1)
    }

    /// Keeps what is in the other as well.
    pub fn meet(&mut self, other: &Bits) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }

    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.0).flat_map(|(number, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                (rest != 0).then(|| {
                    rest &= rest - 1;
                    number * u64::BITS + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_holds_what_was_put_in_it_in_order(
            one in proptest::collection::btree_set(0_u32..300, 0..60),
            other in proptest::collection::btree_set(0_u32..300, 0..60),
        ) {
            let of = |slots: &BTreeSet<u32>| {
                let mut bits = Bits::new(300);
                slots.iter().rev().for_each(|slot| bits.insert(*slot));
                bits
            };
            let mut bits = of(&one);
            prop_assert_eq!(bits.iter().collect::<Vec<_>>(), one.iter().copied().collect::<Vec<_>>());
            prop_assert!((0..300).all(|slot| bits.has(slot) == one.contains(&slot)));
            bits.meet(&of(&other));
            prop_assert_eq!(bits.iter().collect::<Vec<_>>(), one.intersection(&other).copied().collect::<Vec<_>>());
        }
    }
}
