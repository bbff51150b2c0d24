//! Search over the catalogue: words, facets, order. Without words it is everything, so that browsing and
//! searching are one.
//!
//! Always holds: within a facet the choices widen, between facets they narrow; the counts of a facet ignore its own
//! choices, so that no count leads to an empty page.

use std::borrow::Cow;
use std::cmp::Ordering;

use roaring::RoaringBitmap;
use uuid::Uuid;

use crate::columns::Columns;
use crate::coverage::Reached;
use crate::error::Result;
use crate::facets::{self, Facet, Facets};
use crate::index::Index;
use crate::solution::{Attribute, Commitment, Language, Size, Strategy};
use crate::{Context, expand};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    #[default]
    Relevance,
    Newest,
    Title,
}

#[derive(Debug, Clone, PartialEq)]
pub struct SearchQuery {
    /// As typed: words, `"phrases"`, the last word possibly unfinished.
    pub text: String,
    pub language: Language,
    /// A category stands for itself and all below it.
    pub categories: Vec<Uuid>,
    pub strategies: Vec<Strategy>,
    pub commitments: Vec<Commitment>,
    pub statuses: Vec<String>,
    pub labels: Vec<String>,
    pub kinds: Vec<String>,
    pub sizes: Vec<Size>,
    /// Place to be served, in full or in part, as in matching.
    pub place: Option<Uuid>,
    pub sort: Sort,
    pub offset: usize,
    pub limit: usize,
}

impl SearchQuery {
    /// Everything, newest first, twenty at a time.
    pub fn everything(language: Language) -> SearchQuery {
        SearchQuery {
            text: String::new(),
            language,
            categories: Vec::new(),
            strategies: Vec::new(),
            commitments: Vec::new(),
            statuses: Vec::new(),
            labels: Vec::new(),
            kinds: Vec::new(),
            sizes: Vec::new(),
            place: None,
            sort: Sort::Relevance,
            offset: 0,
            limit: 20,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct SearchPage {
    pub total: u64,
    pub hits: Vec<Hit>,
    pub facets: Facets,
    /// The words as they were understood, when a typing error was corrected.
    pub corrected: Option<String>,
    /// No solution has all the words: those that have most of them are given.
    pub relaxed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    pub id: Uuid,
    /// Relevance to the words; 0 when there are none. Comparable within one answer only.
    pub score: f32,
}

impl Index {
    pub fn search(&self, query: &SearchQuery, context: &Context) -> Result<SearchPage> {
        let view = self.view();
        let columns = &view.columns;
        let rolled = view.rolled(context);
        let words = expand::find(&view, &query.text, query.language, context)?;
        let mut open = words.as_ref().map_or_else(|| columns.all.clone(), |found| found.slots.clone());
        if let Some(place) = query.place {
            open = match context.places.delivery(place, None) {
                Some(delivery) => Reached::of(columns, &rolled, &delivery, &open).any,
                None => RoaringBitmap::new(),
            };
        }
        let choices = Choices::of(query, columns, context);
        let found = choices.narrow(&open, None);
        let scores = words.as_ref().map(|words| words.scores.as_slice());
        let facets = facets::count(columns, &rolled, context, &query.categories, |facet| {
            if choices.has(facet) { Cow::Owned(choices.narrow(&open, Some(facet))) } else { Cow::Borrowed(&found) }
        });
        Ok(SearchPage {
            total: found.len(),
            hits: page(columns, &found, scores, query),
            facets,
            corrected: words.as_ref().and_then(|words| words.corrected.clone()),
            relaxed: words.is_some_and(|words| words.relaxed),
        })
    }

    /// Which of these solutions a search finds as they are now; what has only some of its words is not found. Nothing is
    /// counted or put in order, so that thousands of searches can be asked of one solution that changed.
    pub fn searched_among(&self, query: &SearchQuery, solutions: &[Uuid], context: &Context) -> Result<Vec<Uuid>> {
        let view = self.view();
        let columns = &view.columns;
        let asked: RoaringBitmap = solutions.iter().filter_map(|id| columns.slot(*id)).collect();
        let mut found = Choices::of(query, columns, context).narrow(&asked, None);
        if found.is_empty() {
            return Ok(Vec::new());
        }
        if let Some(place) = query.place {
            found = match context.places.delivery(place, None) {
                Some(delivery) => Reached::of(columns, &view.rolled(context), &delivery, &found).any,
                None => RoaringBitmap::new(),
            };
        }
        if !found.is_empty()
            && let Some(words) = expand::find(&view, &query.text, query.language, context)?
        {
            found = if words.relaxed { RoaringBitmap::new() } else { found & words.slots };
        }
        Ok(found.iter().filter_map(|slot| columns.brief(slot)).map(|brief| brief.id).collect())
    }
}

/// The solutions of one page, in the order asked; ties go to the most recent, then by id.
fn page(columns: &Columns, found: &RoaringBitmap, scores: Option<&[f32]>, query: &SearchQuery) -> Vec<Hit> {
    let score = |slot: u32| scores.and_then(|scores| scores.get(slot as usize)).copied().unwrap_or(0.0);
    let wanted = query.offset.saturating_add(query.limit);
    let by_id =
        |one: u32, other: u32| columns.brief(one).map(|brief| brief.id).cmp(&columns.brief(other).map(|brief| brief.id));
    let ordered: Vec<u32> = if query.sort == Sort::Title {
        let keyed = found.iter().filter_map(|slot| Some((columns.title_key(slot)?, slot)));
        let best = first(keyed, wanted, |one, other| one.0.cmp(other.0).then_with(|| by_id(one.1, other.1)));
        best.into_iter().map(|(_, slot)| slot).collect()
    } else {
        let relevant = |slot| if query.sort == Sort::Relevance { score(slot) } else { 0.0 };
        let keyed = found.iter().filter_map(|slot| Some((relevant(slot), columns.updated(slot)?, slot)));
        let best = first(keyed, wanted, |one, other| {
            other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)).then_with(|| by_id(one.2, other.2))
        });
        best.into_iter().map(|(.., slot)| slot).collect()
    };
    let of_page = ordered.into_iter().skip(query.offset);
    of_page.filter_map(|slot| Some(Hit { id: columns.brief(slot)?.id, score: score(slot) })).collect()
}

/// The first `wanted` in order, without sorting the rest.
pub(crate) fn first<T: Clone>(all: impl Iterator<Item = T>, wanted: usize, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    let room = wanted.saturating_mul(4).max(256);
    // Once there are enough, whatever is not before the last of them cannot be among the first.
    let mut last: Option<T> = None;
    for one in all {
        if last.as_ref().is_some_and(|last| order(&one, last).is_ge()) {
            continue;
        }
        kept.push(one);
        if kept.len() >= room {
            last = cut(&mut kept, wanted, &order);
        }
    }
    cut(&mut kept, wanted, &order);
    kept.sort_unstable_by(&order);
    kept
}

/// Keeps the first `wanted`, in any order, and gives the last of them.
fn cut<T: Clone>(kept: &mut Vec<T>, wanted: usize, order: &impl Fn(&T, &T) -> Ordering) -> Option<T> {
    if wanted == 0 {
        kept.clear();
    }
    if wanted >= kept.len() {
        return None;
    }
    let (_, last, _) = kept.select_nth_unstable_by(wanted - 1, order);
    let last = last.clone();
    kept.truncate(wanted);
    Some(last)
}

/// For each facet with choices, the solutions that have one of them.
struct Choices(Vec<(Facet, RoaringBitmap)>);

impl Choices {
    fn of(query: &SearchQuery, columns: &Columns, context: &Context) -> Choices {
        let categories: Vec<Uuid> =
            query.categories.iter().flat_map(|category| context.categories.within(*category)).collect();
        let mut choices = Choices(Vec::new());
        choices.add(Facet::Category, &categories, |category| columns.categories.get(category));
        choices.add(Facet::Strategy, &query.strategies, |strategy| columns.strategies.get(strategy));
        choices.add(Facet::Commitment, &query.commitments, |commitment| columns.commitments.get(commitment));
        choices.add(Facet::Status, &query.statuses, |status| columns.statuses.get(status));
        choices.add(Facet::Kind, &query.kinds, |kind| columns.kinds.get(kind));
        choices.add(Facet::Size, &query.sizes, |size| columns.sizes.get(size));
        if !query.labels.is_empty() {
            let today = facets::today(context);
            let holders = query.labels.iter().filter_map(|code| columns.holders(&Attribute::Label(code.clone()), today));
            choices.0.push((Facet::Label, holders.fold(RoaringBitmap::new(), |all, held| all | held)));
        }
        choices
    }

    fn add<'a, K>(&mut self, facet: Facet, chosen: &[K], holders: impl Fn(&K) -> Option<&'a RoaringBitmap>) {
        if !chosen.is_empty() {
            let mut all = RoaringBitmap::new();
            for set in chosen.iter().filter_map(holders) {
                all |= set;
            }
            self.0.push((facet, all));
        }
    }

    fn has(&self, facet: Facet) -> bool {
        self.0.iter().any(|(chosen, _)| *chosen == facet)
    }

    fn narrow(&self, open: &RoaringBitmap, except: Option<Facet>) -> RoaringBitmap {
        let mut narrowed = open.clone();
        for (facet, holders) in &self.0 {
            if Some(*facet) != except {
                narrowed &= holders;
            }
        }
        narrowed
    }
}
