//! The same transport with another set of factors: what changed because of the factors alone.

use serde::Serialize;

use super::chain::Chain;
use super::emission::{Emissions, share};
use super::error::Result;
use super::evaluate::evaluate;
use super::factor::{FactorSet, SetRef};
use super::mode::Mode;
use super::total::Totals;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference<K> {
    pub before: SetRef,
    pub after: SetRef,
    pub all: Change,
    /// By element of a chain, or by mode of shipments.
    pub parts: Vec<(K, Change)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Change {
    pub before: Emissions,
    pub after: Emissions,
    /// `(after − before) / before`, well-to-wheel; 0 when there was nothing.
    pub share: f64,
}

impl Change {
    fn of(before: Emissions, after: Emissions) -> Change {
        Change { before, after, share: share(after.wtw_kg() - before.wtw_kg(), before.wtw_kg()) }
    }
}

/// A chain, computed with the set that it was made with and with a newer one.
pub fn recompute(chain: &Chain, old: &FactorSet, new: &FactorSet) -> Result<Difference<String>> {
    let (before, after) = (evaluate(chain, old)?, evaluate(chain, new)?);
    let pairs = before.elements.iter().zip(&after.elements);
    Ok(Difference {
        all: Change::of(before.kg, after.kg),
        parts: pairs.map(|(before, after)| (before.id.clone(), Change::of(before.kg, after.kg))).collect(),
        before: before.set,
        after: after.set,
    })
}

/// The same shipments, summed with two sets.
pub fn difference(before: &Totals, after: &Totals) -> Difference<Mode> {
    let of = |totals: &Totals, mode: Mode| {
        totals.by_mode.iter().find(|(candidate, _)| *candidate == mode).map(|(_, total)| total.kg)
    };
    let part = |mode: Mode| match (of(before, mode), of(after, mode)) {
        (None, None) => None,
        (old, new) => Some((mode, Change::of(old.unwrap_or_default(), new.unwrap_or_default()))),
    };
    Difference {
        before: before.set.clone(),
        after: after.set.clone(),
        all: Change::of(before.all.kg, after.all.kg),
        parts: Mode::ALL.into_iter().filter_map(part).collect(),
    }
}
