//! Counts of each facet value over the solutions found.

use std::borrow::Cow;

use roaring::RoaringBitmap;
use uuid::Uuid;

use crate::Context;
use crate::columns::Columns;
use crate::rolled::Rolled;
use crate::solution::{Commitment, Size, Strategy};

/// Values with at least one solution, and how many. A category counts what is below it; those of the first level are
/// counted, and all of a family in which one is chosen.
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

/// `found(facet)` gives the solutions over which that facet is counted; `chosen` are categories.
pub(crate) fn count<'a>(
    columns: &Columns,
    rolled: &Rolled,
    context: &Context,
    chosen: &[Uuid],
    found: impl Fn(Facet) -> Cow<'a, RoaringBitmap>,
) -> Facets {
    let count = Count { columns, rolled, found: &found };
    // The leaves are many, and are looked at one family at a time.
    let family = |category: Uuid| context.categories.lineage(category).last().copied();
    let open: Vec<Uuid> = chosen.iter().filter_map(|category| family(*category)).collect();
    let shown = |category: Uuid| match context.categories.parent(category) {
        None => true,
        Some(_) => !open.is_empty() && family(category).is_some_and(|family| open.contains(&family)),
    };
    Facets {
        categories: count.of(Facet::Category, rolled.categories.iter().filter(|(category, _)| shown(**category))),
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
    rolled: &'a Rolled,
    found: &'a F,
}

impl<'a, F: Fn(Facet) -> Cow<'a, RoaringBitmap>> Count<'_, F> {
    fn of<'s, K: Ord + Clone + 's>(
        &self,
        facet: Facet,
        sets: impl IntoIterator<Item = (&'s K, &'s RoaringBitmap)>,
    ) -> Vec<(K, u64)> {
        let found = (self.found)(facet);
        // The whole catalogue, the page most asked for, needs no intersection.
        let everything = found.len() == self.columns.all.len();
        let count = |set: &RoaringBitmap| if everything { set.len() } else { set.intersection_len(&found) };
        let counted = sets.into_iter().map(|(value, set)| (value.clone(), count(set)));
        let mut counts: Vec<_> = counted.filter(|(_, count)| *count > 0).collect();
        counts.sort_unstable();
        counts
    }

    /// A label that has ended is not counted.
    fn labels(&self) -> Vec<(String, u64)> {
        let found = (self.found)(Facet::Label);
        let mut counts = self.of(Facet::Label, &self.columns.labels);
        for (code, count) in &mut counts {
            let ended = self.rolled.expired.get(code.as_str()).map_or(0, |ended| ended.intersection_len(&found));
            *count = count.saturating_sub(ended);
        }
        counts.retain(|(_, count)| *count > 0);
        counts
    }
}
