//! From a need to its ranked solutions: who answers, in what order, who nearly does, and what would widen the result.
//!
//! Always holds: a solution answers when its category is near (or, without category, the words are strong), it has
//! every required attribute, and it serves the place in full or in part. The order depends on the solutions (and, among
//! equals, on the day) alone, never on when they entered the index.

use std::cmp::Ordering;

use roaring::RoaringBitmap;
use uuid::Uuid;

use crate::Context;
use crate::error::Result;
use crate::fairness::{Fairness, in_rounds, lot};
use crate::index::Index;
use crate::inquiry::Inquiry;
use crate::score::{Component, Need, Weights, points};
use crate::search::first;
use crate::solution::Attribute;

/// Near misses given.
const NEAR_MISSES: usize = 5;

#[derive(Debug, Clone, PartialEq)]
pub struct MatchResult {
    /// How many solutions answer; `ranked` holds the first of them.
    pub total: u64,
    pub ranked: Vec<Ranked>,
    /// Solutions that would answer but for one thing.
    pub near_misses: Vec<NearMiss>,
    pub widen: Vec<Widening>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    pub id: Uuid,
    pub supplier: Uuid,
    /// 0 to 100: the sum of the points of the components.
    pub score: u8,
    pub components: [Component; 7],
    /// The territory is served in part, or the category is only a neighbour.
    pub partial: bool,
    pub distance_km: Option<f64>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct NearMiss {
    pub id: Uuid,
    pub supplier: Uuid,
    /// What it would score if it answered.
    pub score: u8,
    pub missing: Missing,
}

/// What keeps a solution from answering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    Attribute(Attribute),
    /// It does not serve the place of delivery.
    Place,
    /// None of its categories is near those of the need.
    Category,
    /// The need has no category, and too few of its words are in the solution.
    Words,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Widening {
    pub kind: Wider,
    /// How many solutions would answer then.
    pub total: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wider {
    WithoutRequired(Attribute),
    /// Delivery anywhere in this larger place.
    Place(Uuid),
    /// Whatever the place.
    Anywhere,
    /// The family of the category asked.
    Category(Uuid),
}

impl Index {
    /// In the order of scores alone; of equals the most recent first.
    pub fn match_need(&self, need: &Need, weights: &Weights, context: &Context, limit: usize) -> Result<MatchResult> {
        self.matched(need, weights, context, |inquiry, answers| best(inquiry, weights, answers, limit, Scored::order))
    }

    /// In rounds that give every supplier its turn, and equals in the order of the day.
    pub fn match_fairly(
        &self,
        need: &Need,
        weights: &Weights,
        fairness: Fairness,
        context: &Context,
        limit: usize,
    ) -> Result<MatchResult> {
        self.matched(need, weights, context, |inquiry, answers| fairest(inquiry, weights, fairness, answers, limit))
    }

    /// Of these solutions those that answer, each as explained as it is in the answer.
    pub fn among(&self, need: &Need, solutions: &[Uuid], weights: &Weights, context: &Context) -> Result<Vec<Ranked>> {
        let view = self.view();
        let inquiry = Inquiry::of(need, &view, context)?;
        let answers = inquiry.answers();
        let slots = solutions.iter().filter_map(|solution| view.columns.slot(*solution));
        Ok(slots.filter(|slot| answers.contains(*slot)).filter_map(|slot| inquiry.explained(slot, weights)).collect())
    }

    fn matched(
        &self,
        need: &Need,
        weights: &Weights,
        context: &Context,
        first: impl Fn(&Inquiry, &RoaringBitmap) -> Vec<Scored>,
    ) -> Result<MatchResult> {
        let view = self.view();
        let inquiry = Inquiry::of(need, &view, context)?;
        let answers = inquiry.answers();
        let first = first(&inquiry, &answers);
        Ok(MatchResult {
            total: answers.len(),
            ranked: first.into_iter().filter_map(|scored| inquiry.explained(scored.slot, weights)).collect(),
            near_misses: near_misses(&inquiry, weights),
            widen: widen(&inquiry, answers.len()),
        })
    }
}

/// A score with all that settles a tie: what the rounding hid, then the most recent, then the id.
#[derive(Clone)]
pub(crate) struct Scored {
    pub slot: u32,
    pub score: u8,
    exact: f32,
    updated: i64,
    id: Uuid,
}

impl Scored {
    pub fn order(one: &Scored, other: &Scored) -> Ordering {
        other
            .score
            .cmp(&one.score)
            .then(other.exact.total_cmp(&one.exact))
            .then(other.updated.cmp(&one.updated))
            .then(one.id.cmp(&other.id))
    }
}

fn scored<'a>(inquiry: &'a Inquiry, weights: &'a Weights, slots: &'a RoaringBitmap) -> impl Iterator<Item = Scored> + 'a {
    slots.iter().filter_map(|slot| {
        let facts = inquiry.facts(slot)?;
        let shares = facts.shares(&inquiry.asked);
        let score = points(&shares, weights).iter().sum();
        let exact = shares.iter().zip(weights.points()).map(|(share, out_of)| share * f32::from(out_of)).sum();
        Some(Scored { slot, score, exact, updated: facts.brief.updated, id: facts.brief.id })
    })
}

/// More slots than this are scored by two threads: a need of a whole family among a million solutions has that many, and
/// somebody waits for it.
const MANY: u64 = 10_000;

/// The first of these when every supplier has its turn.
///
/// Looks at as many of the best as it takes: what is not among them scores less than all that are, so that once enough of them
/// are in the first round, the rest cannot be before these.
pub(crate) fn fairest(
    inquiry: &Inquiry,
    weights: &Weights,
    fairness: Fairness,
    slots: &RoaringBitmap,
    wanted: usize,
) -> Vec<Scored> {
    let supplier = |slot| inquiry.row(slot).map_or(Uuid::nil(), |row| row.supplier);
    // The supplier is looked up for equals alone: it is not in the line that scoring reads.
    let order = |one: &Scored, other: &Scored| {
        let lots = || lot(inquiry.today(), supplier(one.slot)).cmp(&lot(inquiry.today(), supplier(other.slot)));
        other.score.cmp(&one.score).then_with(lots).then_with(|| Scored::order(one, other))
    };
    let mut looked_at = wanted.saturating_mul(2);
    loop {
        let found = best(inquiry, weights, slots, looked_at, order);
        let is_all = found.len() as u64 == slots.len();
        let rounds = in_rounds(found, fairness, |scored| supplier(scored.slot));
        if is_all || rounds.iter().take_while(|(round, _)| *round == 0).count() >= wanted {
            return rounds.into_iter().map(|(_, scored)| scored).take(wanted).collect();
        }
        looked_at = looked_at.saturating_mul(8);
    }
}

/// The best of these, in order.
fn best(
    inquiry: &Inquiry,
    weights: &Weights,
    slots: &RoaringBitmap,
    wanted: usize,
    order: impl Fn(&Scored, &Scored) -> Ordering + Sync,
) -> Vec<Scored> {
    let alone = |slots: &RoaringBitmap| first(scored(inquiry, weights, slots), wanted, &order);
    let middle = u32::try_from(slots.len() / 2).ok().and_then(|half| slots.select(half)).filter(|_| slots.len() > MANY);
    let Some(middle) = middle else { return alone(slots) };
    let mut lower = slots.clone();
    let mut upper = slots.clone();
    lower.remove_range(middle..);
    upper.remove_range(..middle);
    let both = std::thread::scope(|scope| {
        let lower = scope.spawn(|| alone(&lower));
        let mut both = alone(&upper);
        both.extend(lower.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        both
    });
    first(both.into_iter(), wanted, &order)
}

/// Solutions that lack one thing only, best first.
fn near_misses(inquiry: &Inquiry, weights: &Weights) -> Vec<NearMiss> {
    let mut all = Vec::new();
    for (attribute, without) in inquiry.but_for_each_attribute() {
        let best = best(inquiry, weights, &without, NEAR_MISSES, Scored::order);
        all.extend(best.into_iter().map(|scored| (scored, Missing::Attribute(attribute.clone()))));
    }
    let elsewhere = inquiry.but_for_the_place();
    let best = best(inquiry, weights, &elsewhere, NEAR_MISSES, Scored::order);
    all.extend(best.into_iter().map(|scored| (scored, Missing::Place)));
    all.sort_by(|one, other| Scored::order(&one.0, &other.0));
    let named = all.into_iter().take(NEAR_MISSES).filter_map(|(scored, missing)| {
        let row = inquiry.row(scored.slot)?;
        Some(NearMiss { id: row.id, supplier: row.supplier, score: scored.score, missing })
    });
    named.collect()
}

/// What could be given up, and how many solutions would answer then; only what brings more.
fn widen(inquiry: &Inquiry, total: u64) -> Vec<Widening> {
    let mut offers = Vec::new();
    for (attribute, without) in inquiry.but_for_each_attribute() {
        offers.push(Widening { kind: Wider::WithoutRequired(attribute), total: total + without.len() });
    }
    let mut reached = total;
    for (place, wider) in inquiry.in_larger_places() {
        if wider > reached {
            offers.push(Widening { kind: Wider::Place(place), total: wider });
            reached = wider;
        }
    }
    let anywhere = total + inquiry.but_for_the_place().len();
    if anywhere > reached {
        offers.push(Widening { kind: Wider::Anywhere, total: anywhere });
    }
    for (category, wider) in inquiry.in_families() {
        offers.push(Widening { kind: Wider::Category(category), total: wider });
    }
    offers.retain(|offer| offer.total > total);
    offers
}
