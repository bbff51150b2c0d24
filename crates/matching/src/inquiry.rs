//! A need put to the index: the sets of solutions that meet each of its conditions, from which the answers, the near
//! misses, the widenings and "why is it absent" are all drawn, so that they cannot disagree.

use std::collections::BTreeMap;
use std::sync::Arc;

use roaring::RoaringBitmap;
use uuid::Uuid;

use crate::brief::Brief;
use crate::columns::Row;
use crate::coverage::Reached;
use crate::error::Result;
use crate::matching::{Missing, Ranked};
use crate::rolled::Rolled;
use crate::score::{Asked, Component, ComponentKind, Facts, Need, Reason, Weights, points};
use crate::solution::Attribute;
use crate::territory::{Coverage, Delivery, distance_km};
use crate::tree::Nearness;
use crate::view::View;
use crate::wanted::Wanted;
use crate::{Context, facets};

pub(crate) struct Inquiry<'a> {
    need: &'a Need,
    view: &'a View,
    context: &'a Context<'a>,
    today: i32,
    pub asked: Asked,
    /// Who has each attribute asked, in their order; none for a distance, which is measured.
    holders: Vec<Option<RoaringBitmap>>,
    rolled: Arc<Rolled>,
    wanted: Wanted,
    delivery: Option<Delivery<'a>>,
    /// Solutions by how near their category is, nearest first, each solution once.
    near: Vec<(Nearness, RoaringBitmap)>,
    /// Of the right category, or, without category, with the right words.
    suited: RoaringBitmap,
    /// `suited`, and what the families of the categories would add.
    wide: RoaringBitmap,
    /// Who has each required attribute, within `wide`.
    required: Vec<(Attribute, RoaringBitmap)>,
    /// Who serves the place, within `wide`; none when the need has no place.
    reached: Option<Reached>,
}

impl<'a> Inquiry<'a> {
    pub fn of(need: &'a Need, view: &'a View, context: &'a Context<'a>) -> Result<Inquiry<'a>> {
        let (today, asked) = (facets::today(context), Asked::of(need));
        let mut inquiry = Inquiry {
            need,
            view,
            context,
            today,
            holders: asked.all.iter().map(|(attribute, _)| view.columns.holders(attribute, today)).collect(),
            asked,
            rolled: view.rolled(context),
            wanted: Wanted::of(need, view)?,
            delivery: need.place.and_then(|place| context.places.delivery(place, need.place_point)),
            near: Vec::new(),
            suited: RoaringBitmap::new(),
            wide: RoaringBitmap::new(),
            required: Vec::new(),
            reached: None,
        };
        inquiry.find_suited();
        inquiry.find_wide();
        inquiry.required = inquiry.find_required();
        inquiry.reached = need.place.map(|_| match &inquiry.delivery {
            Some(delivery) => Reached::of(&view.columns, &inquiry.rolled, delivery, &inquiry.wide),
            None => Reached::default(),
        });
        Ok(inquiry)
    }

    /// In days since 1970-01-01.
    pub fn today(&self) -> i32 {
        self.today
    }

    /// Solutions that meet every condition.
    pub fn answers(&self) -> RoaringBitmap {
        self.served(&self.with_required(&self.suited, None))
    }

    /// For each required attribute, the solutions that lack it and nothing else.
    pub fn but_for_each_attribute(&self) -> Vec<(Attribute, RoaringBitmap)> {
        let lacking = self.required.iter().map(|(attribute, holders)| {
            let others = self.served(&self.with_required(&self.suited, Some(attribute)));
            (attribute.clone(), others - holders)
        });
        lacking.collect()
    }

    /// Solutions that meet every condition but do not serve the place.
    pub fn but_for_the_place(&self) -> RoaringBitmap {
        match &self.reached {
            Some(reached) => self.with_required(&self.suited, None) - &reached.any,
            None => RoaringBitmap::new(),
        }
    }

    /// How many would answer if the delivery were anywhere in each larger place, from the smallest.
    pub fn in_larger_places(&self) -> Vec<(Uuid, u64)> {
        let Some(place) = self.need.place else { return Vec::new() };
        let base = self.with_required(&self.suited, None);
        let larger = self.context.places.lineage(place).into_iter().skip(1);
        let counted = larger.filter_map(|larger| {
            let delivery = self.context.places.delivery(larger, None)?;
            Some((larger, Reached::of(&self.view.columns, &self.rolled, &delivery, &base).any.len()))
        });
        counted.collect()
    }

    /// For each family of the categories of the need, how many would answer if it were asked instead.
    pub fn in_families(&self) -> Vec<(Uuid, u64)> {
        let categories = self.context.categories;
        let mut families: Vec<Uuid> = self.need.categories.iter().filter_map(|asked| categories.parent(*asked)).collect();
        families.sort_unstable();
        families.dedup();
        let counted = families.into_iter().map(|family| {
            let wider = &self.suited | &self.in_family(family);
            (family, self.served(&self.with_required(&wider, None)).len())
        });
        counted.collect()
    }

    /// All that keeps the solution from answering; nothing when it answers.
    pub fn missing(&self, slot: u32) -> Vec<Missing> {
        let mut missing = Vec::new();
        if !self.suited.contains(slot) {
            missing.push(if self.need.categories.is_empty() { Missing::Words } else { Missing::Category });
        }
        let held = self.facts(slot).map_or(0, |facts| facts.held);
        for attribute in self.need.required.iter().filter(|attribute| self.can_judge(attribute)) {
            let number = self.asked.all.iter().position(|(known, _)| known == attribute);
            if number.is_some_and(|number| held & (1 << number) == 0) {
                missing.push(Missing::Attribute(attribute.clone()));
            }
        }
        if self.coverage(slot) == Some(Coverage::None) {
            missing.push(Missing::Place);
        }
        missing
    }

    pub fn row(&self, slot: u32) -> Option<&Row> {
        self.view.columns.row(slot)
    }

    pub fn facts(&self, slot: u32) -> Option<Facts<'_>> {
        let brief = self.view.columns.brief(slot)?;
        let distance_km = self.distance(brief);
        let mut held = 0;
        for (number, ((attribute, _), holders)) in self.asked.all.iter().zip(&self.holders).enumerate() {
            let holds = match (attribute, holders) {
                (Attribute::Strategy(strategy), _) => brief.strategies & (1 << strategy.position()) != 0,
                (Attribute::Commitment(commitment), _) => brief.commitments & (1 << commitment.position()) != 0,
                (Attribute::SocialEconomy, _) => brief.social_economy,
                (Attribute::Local(km), _) => distance_km.is_some_and(|distance| distance <= f64::from(*km)),
                (_, Some(holders)) => holders.contains(slot),
                (_, None) => false,
            };
            held |= u64::from(holds) << number;
        }
        Some(Facts {
            brief,
            held,
            labels_verified: if brief.has_labels { self.labels_verified(slot) } else { 0 },
            nearness: (!self.need.categories.is_empty()).then(|| self.nearness(slot)),
            coverage: self.coverage(slot),
            distance_km,
            words: self.wanted.share(slot),
            today: self.today,
        })
    }

    fn labels_verified(&self, slot: u32) -> u32 {
        let verified = self.row(slot).map(|row| row.valid_labels(self.today).filter(|label| label.verified).count());
        verified.unwrap_or(0) as u32
    }

    /// The solution with its score and the reason of each component.
    pub fn explained(&self, slot: u32, weights: &Weights) -> Option<Ranked> {
        let (facts, row) = (self.facts(slot)?, self.row(slot)?);
        let points = points(&facts.shares(&self.asked), weights);
        let [category, strategies, social, territory, text, proof, freshness] = points;
        let [of_category, of_strategies, of_social, of_territory, of_text, of_proof, of_freshness] = weights.points();
        let component = |kind, points, out_of, reason| Component { kind, points, out_of, reason };
        Some(Ranked {
            id: row.id,
            supplier: row.supplier,
            score: points.iter().sum(),
            partial: facts.coverage == Some(Coverage::Partial) || facts.nearness == Some(Nearness::SameFamily),
            distance_km: facts.distance_km,
            components: [
                component(ComponentKind::Category, category, of_category, self.category_reason(row)),
                component(ComponentKind::Strategies, strategies, of_strategies, self.strategies_reason(&facts, row)),
                component(ComponentKind::Social, social, of_social, self.social_reason(&facts, row)),
                component(ComponentKind::Territory, territory, of_territory, self.territory_reason(&facts)),
                component(ComponentKind::Text, text, of_text, self.text_reason(slot)),
                component(ComponentKind::Proof, proof, of_proof, self.proof_reason(&facts, row)),
                component(ComponentKind::Freshness, freshness, of_freshness, freshness_reason(&facts, row)),
            ],
        })
    }

    fn find_suited(&mut self) {
        if self.need.categories.is_empty() {
            self.suited = self.wanted.strong().collect();
            return;
        }
        let mut by_nearness: BTreeMap<std::cmp::Reverse<Nearness>, RoaringBitmap> = BTreeMap::new();
        for wanted in &self.need.categories {
            for (offered, nearness) in self.context.categories.near(*wanted) {
                if let Some(set) = self.view.columns.categories.get(&offered) {
                    *by_nearness.entry(std::cmp::Reverse(nearness)).or_default() |= set;
                }
            }
        }
        let mut nearer = RoaringBitmap::new();
        for (nearness, mut set) in by_nearness {
            set -= &nearer;
            nearer |= &set;
            // A neighbour in the family answers only when the words say that it is the same thing.
            if nearness.0 == Nearness::SameFamily {
                self.suited.extend(set.iter().filter(|slot| self.wanted.is_strong(*slot)));
            } else {
                self.suited |= &set;
            }
            self.near.push((nearness.0, set));
        }
    }

    fn find_wide(&mut self) {
        let mut wide = self.suited.clone();
        for asked in &self.need.categories {
            if let Some(family) = self.context.categories.parent(*asked) {
                wide |= self.in_family(family);
            }
        }
        self.wide = wide;
    }

    fn in_family(&self, family: Uuid) -> RoaringBitmap {
        self.rolled.categories.get(&family).cloned().unwrap_or_default()
    }

    fn find_required(&self) -> Vec<(Attribute, RoaringBitmap)> {
        let judged = self.need.required.iter().filter(|attribute| self.can_judge(attribute));
        let found = judged.map(|attribute| {
            let holders = self.view.columns.holders(attribute, self.today).unwrap_or_else(|| self.near_enough(attribute));
            (attribute.clone(), holders)
        });
        found.collect()
    }

    /// Without a place of delivery nobody can say what is local: the condition is left aside.
    fn can_judge(&self, attribute: &Attribute) -> bool {
        !matches!(attribute, Attribute::Local(_)) || self.delivery.as_ref().is_some_and(|delivery| delivery.point.is_some())
    }

    fn near_enough(&self, attribute: &Attribute) -> RoaringBitmap {
        let Attribute::Local(km) = attribute else { return RoaringBitmap::new() };
        let near = |slot: &u32| {
            let distance = self.view.columns.brief(*slot).and_then(|brief| self.distance(brief));
            distance.is_some_and(|distance| distance <= f64::from(*km))
        };
        RoaringBitmap::from_sorted_iter(self.wide.iter().filter(near)).unwrap_or_default()
    }

    fn with_required(&self, base: &RoaringBitmap, except: Option<&Attribute>) -> RoaringBitmap {
        let mut kept = base.clone();
        for (attribute, holders) in &self.required {
            if Some(attribute) != except {
                kept &= holders;
            }
        }
        kept
    }

    fn served(&self, base: &RoaringBitmap) -> RoaringBitmap {
        match &self.reached {
            Some(reached) => &reached.any & base,
            None => base.clone(),
        }
    }

    fn nearness(&self, slot: u32) -> Nearness {
        let near = self.near.iter().find(|(_, set)| set.contains(slot));
        near.map_or(Nearness::Far, |(nearness, _)| *nearness)
    }

    fn coverage(&self, slot: u32) -> Option<Coverage> {
        let reached = self.reached.as_ref()?;
        if self.wide.contains(slot) {
            return Some(reached.coverage(slot));
        }
        let served = &self.row(slot)?.served;
        let place = self.need.place?;
        Some(self.context.places.coverage(served, place, self.need.place_point))
    }

    fn distance(&self, brief: &Brief) -> Option<f64> {
        let there = self.delivery.as_ref()?.point?;
        let own = brief.point.map(|point| (f64::from(point.0), f64::from(point.1)));
        let here = own.or_else(|| self.context.places.point(brief.supplier_place?))?;
        Some(distance_km(here, there))
    }

    fn category_reason(&self, row: &Row) -> Reason {
        let pairs = self.need.categories.iter().flat_map(|wanted| {
            row.categories.iter().map(|offered| (self.context.categories.nearness(*wanted, *offered), *wanted, *offered))
        });
        match pairs.max_by_key(|(nearness, ..)| *nearness) {
            Some((nearness, wanted, offered)) => Reason::Category { wanted, offered, nearness },
            None => Reason::CategoryFromText,
        }
    }

    fn strategies_reason(&self, facts: &Facts, row: &Row) -> Reason {
        match self.asked.split(ComponentKind::Strategies, facts.held) {
            Some((held, lacking)) => Reason::Asked { held, lacking },
            None => Reason::Strategies(row.strategies.clone()),
        }
    }

    fn social_reason(&self, facts: &Facts, row: &Row) -> Reason {
        match self.asked.split(ComponentKind::Social, facts.held) {
            Some((held, lacking)) => Reason::Asked { held, lacking },
            None => Reason::Social {
                commitments: row.commitments.clone(),
                statuses: row.statuses.clone(),
                social_economy: row.social_economy,
            },
        }
    }

    fn territory_reason(&self, facts: &Facts) -> Reason {
        let Some(coverage) = facts.coverage else { return Reason::NotAsked };
        let (held, lacking) = self.asked.split(ComponentKind::Territory, facts.held).unwrap_or_default();
        Reason::Territory { coverage, distance_km: facts.distance_km, held, lacking }
    }

    fn text_reason(&self, slot: u32) -> Reason {
        let (found, sought) = self.wanted.found(slot);
        if sought.is_empty() { Reason::NotAsked } else { Reason::Words { found, sought } }
    }

    fn proof_reason(&self, facts: &Facts, row: &Row) -> Reason {
        let (held, lacking) = self.asked.split(ComponentKind::Proof, facts.held).unwrap_or_default();
        let (references, statuses_verified) = (row.proofs, row.statuses_verified);
        Reason::Proof { references, statuses_verified, labels_verified: facts.labels_verified, held, lacking }
    }
}

fn freshness_reason(facts: &Facts, row: &Row) -> Reason {
    Reason::Freshness { days: facts.days(), confirmed: row.confirmed.is_some_and(|confirmed| confirmed >= row.updated) }
}
