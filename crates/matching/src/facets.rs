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
    let count = Count { columns, today: today(context), found: &found };
    Facets {
        categories: count.of(Facet::Category, &rolled.categories),
        strategies: count.of(Facet::Strategy, &columns.strategies),
        commitments: count.of(Facet::Commitment, &columns.commitments),
        statuses: count.of(Facet::Status, &columns.statuses),
        labels: count.labels(),
        kinds: count.of(Facet::Kind, &columns.kinds),
        sizes: count.of(Facet::Size, &columns.sizes),
    }
}

struct Count<'a, F> {
    columns: &'a Columns,
    today: i32,
    found: &'a F,
}

impl<'a, F: Fn(Facet) -> Cow<'a, RoaringBitmap>> Count<'_, F> {
    fn of<K: Hash + Eq + Ord + Clone>(&self, facet: Facet, sets: &Sets<K>) -> Vec<(K, u64)> {
        let found = (self.found)(facet);
        // The whole catalogue, the page most asked for, needs no intersection.
        let everything = found.len() == self.columns.all.len();
        let count = |set: &RoaringBitmap| if everything { set.len() } else { set.intersection_len(&found) };
        let counted = sets.iter().map(|(value, set)| (value.clone(), count(set)));
        let mut counts: Vec<_> = counted.filter(|(_, count)| *count > 0).collect();
        counts.sort_unstable();
        counts
    }

    /// A label that has ended is not counted.
    fn labels(&self) -> Vec<(String, u64)> {
        let expired = self.columns.expired(self.today);
        let found = (self.found)(Facet::Label);
        let mut counts = self.of(Facet::Label, &self.columns.labels);
        for (code, count) in &mut counts {
            let ended = expired.get(code.as_str()).map_or(0, |ended| ended.intersection_len(&found));
            *count = count.saturating_sub(ended);
        }
        counts.retain(|(_, count)| *count > 0);
        counts
    }
}
