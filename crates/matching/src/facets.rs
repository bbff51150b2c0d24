//! Counts of each facet value over the solutions found.

use std::borrow::Cow;
use std::hash::Hash;

use roaring::RoaringBitmap;
use uuid::Uuid;

use crate::Context;
use crate::columns::{Columns, Sets};
use crate::rolled::Rolled;
use crate::solution::{Commitment, Size, Strategy};

/// Values with at least one solution, and how many. Categories include their ancestors, rolled up.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facets {
    pub categories: Vec<(Uuid, u64)>,
    pub strategies: Vec<(Strategy, u64)>,
    pub commitments: Vec<(Commitment, u64)>,
    pub statuses: Vec<(String, u64)>,
    pub labels: Vec<(String, u64)>,
    pub kinds: Vec<(String, u64)>,
    pub sizes: Vec<(Size, u64)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Facet {
    Category,
    Strategy,
    Commitment,
    Status,
    Label,
    Kind,
    Size,
}

/// Today, in days since 1970-01-01 UTC.
pub(crate) fn today(context: &Context) -> i32 {
    i32::try_from(context.now.div_euclid(86_400)).unwrap_or(i32::MAX)
}

/// `found(facet)` gives the solutions over which that facet is counted.
pub(crate) fn count<'a>(
    columns: &Columns,
    rolled: &Rolled,
    context: &Context,
    found: impl Fn(Facet) -> Cow<'a, RoaringBitmap>,
) -> Facets {
    Facets {
        categories: in_set(&rolled.categories, &found(Facet::Category)),
        strategies: in_set(&columns.strategies, &found(Facet::Strategy)),
        commitments: in_set(&columns.commitments, &found(Facet::Commitment)),
        statuses: in_set(&columns.statuses, &found(Facet::Status)),
        labels: count_labels(columns, context, &found(Facet::Label)),
        kinds: in_set(&columns.kinds, &found(Facet::Kind)),
        sizes: in_set(&columns.sizes, &found(Facet::Size)),
    }
}

fn in_set<K: Hash + Eq + Ord + Clone>(sets: &Sets<K>, found: &RoaringBitmap) -> Vec<(K, u64)> {
    let counted = sets.iter().map(|(value, set)| (value.clone(), set.intersection_len(found)));
    let mut counts: Vec<_> = counted.filter(|(_, count)| *count > 0).collect();
    counts.sort_unstable();
    counts
}

/// A label that has ended is not counted.
fn count_labels(columns: &Columns, context: &Context, found: &RoaringBitmap) -> Vec<(String, u64)> {
    let expired = columns.expired(today(context));
    let mut counts = in_set(&columns.labels, found);
    for (code, count) in &mut counts {
        let ended = expired.get(code.as_str()).map_or(0, |ended| ended.intersection_len(found));
        *count = count.saturating_sub(ended);
    }
    counts.retain(|(_, count)| *count > 0);
    counts
}
