//! What is known of each solution besides its words, in memory, by slot; and for each facet value the set of the
//! slots that have it.
//!
//! Always holds: a set contains a slot exactly when the row of that slot has the value; `all` has the occupied slots.
//! Rows are kept in the index as they are here, so that opening needs no database.

use std::collections::HashMap;
use std::hash::Hash;

use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::brief::Brief;
use crate::solution::{Attribute, Commitment, LabelHeld, Served, Size, SolutionRecord, Strategy};
use crate::text::fold;

/// Letters of the title by which solutions are sorted.
const TITLE_KEY: usize = 32;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Row {
    pub id: Uuid,
    pub supplier: Uuid,
    pub supplier_place: Option<Uuid>,
    pub supplier_point: Option<(f64, f64)>,
    pub title_key: [u8; TITLE_KEY],
    pub categories: Vec<Uuid>,
    pub strategies: Vec<Strategy>,
    pub commitments: Vec<Commitment>,
    pub statuses: Vec<String>,
    pub statuses_verified: bool,
    pub social_economy: bool,
    pub labels: Vec<LabelHeld>,
    pub size: Option<Size>,
    pub kind: String,
    pub served: Served,
    pub updated: i64,
    pub confirmed: Option<i64>,
    pub proofs: u32,
}

impl Row {
    pub fn of(solution: &SolutionRecord) -> Row {
        let mut title_key = [0; TITLE_KEY];
        let folded = fold(&solution.title.to_lowercase());
        let letters = folded.bytes().filter(|byte| byte.is_ascii_alphanumeric() || *byte == b' ');
        for (to, from) in title_key.iter_mut().zip(letters) {
            *to = from;
        }
        Row {
            id: solution.id,
            supplier: solution.supplier,
            supplier_place: solution.supplier_place,
            supplier_point: solution.supplier_point,
            title_key,
            categories: solution.categories.clone(),
            strategies: solution.strategies.clone(),
            commitments: solution.commitments.clone(),
            statuses: solution.statuses.clone(),
            statuses_verified: solution.statuses_verified,
            social_economy: solution.social_economy,
            labels: solution.labels.clone(),
            size: solution.size,
            kind: solution.kind.clone(),
            served: solution.served.clone(),
            updated: solution.updated,
            confirmed: solution.confirmed,
            proofs: solution.proofs,
        }
    }

    /// Labels that are valid on that day.
    pub fn valid_labels(&self, today: i32) -> impl Iterator<Item = &LabelHeld> {
        self.labels.iter().filter(move |label| label.valid_until.is_none_or(|until| until >= today))
    }
}

/// The slots of each value of a facet.
pub(crate) type Sets<K> = HashMap<K, RoaringBitmap>;

#[derive(Default)]
pub(crate) struct Columns {
    rows: Vec<Option<Row>>,
    /// By slot, what scoring and sorting read; what is in an empty slot says nothing.
    briefs: Vec<Brief>,
    updated: Vec<i64>,
    title_keys: Vec<[u8; TITLE_KEY]>,
    /// For the slots that have one, the circle served: latitude, longitude, kilometres.
    circles: HashMap<u32, (f64, f64, f64)>,
    by_id: HashMap<Uuid, u32>,
    free: RoaringBitmap,
    pub all: RoaringBitmap,
    pub categories: Sets<Uuid>,
    pub strategies: Sets<Strategy>,
    pub commitments: Sets<Commitment>,
    pub statuses: Sets<String>,
    pub labels: Sets<String>,
    /// Slots with a label by the last day of its validity, for those that end.
    label_ends: std::collections::BTreeMap<i32, Vec<(u32, String)>>,
    pub kinds: Sets<String>,
    pub sizes: Sets<Size>,
    pub social_economy: RoaringBitmap,
    pub places: Sets<Uuid>,
    pub radius: RoaringBitmap,
}

impl Columns {
    pub fn row(&self, slot: u32) -> Option<&Row> {
        self.rows.get(slot as usize)?.as_ref()
    }

    pub fn slot(&self, id: Uuid) -> Option<u32> {
        self.by_id.get(&id).copied()
    }

    pub fn brief(&self, slot: u32) -> Option<&Brief> {
        self.briefs.get(slot as usize)
    }

    pub fn updated(&self, slot: u32) -> Option<i64> {
        self.updated.get(slot as usize).copied()
    }

    pub fn title_key(&self, slot: u32) -> Option<&[u8; TITLE_KEY]> {
        self.title_keys.get(slot as usize)
    }

    pub fn circle(&self, slot: u32) -> Option<(f64, f64, f64)> {
        self.circles.get(&slot).copied()
    }

    /// Slots in use or once used: dense arrays by slot have this length.
    pub fn width(&self) -> usize {
        self.rows.len()
    }

    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Slots that new solutions can take: those given back, then those beyond the end.
    pub fn vacant(&self) -> impl Iterator<Item = u32> + use<> {
        self.free.clone().into_iter().chain(self.rows.len() as u32..u32::MAX)
    }

    /// False when the slot is another solution's: the index contradicts itself.
    pub fn load(&mut self, slot: u32, row: Row) -> bool {
        if self.row(slot).is_some() || self.by_id.contains_key(&row.id) {
            return false;
        }
        self.put(slot, row);
        true
    }

    pub fn put(&mut self, slot: u32, row: Row) {
        self.clear(slot);
        while self.rows.len() <= slot as usize {
            self.free.insert(self.rows.len() as u32);
            self.rows.push(None);
            self.briefs.push(Brief::of(&row));
            self.updated.push(0);
            self.title_keys.push([0; TITLE_KEY]);
        }
        replace(&mut self.briefs, slot, Brief::of(&row));
        replace(&mut self.updated, slot, row.updated);
        replace(&mut self.title_keys, slot, row.title_key);
        self.free.remove(slot);
        self.by_id.insert(row.id, slot);
        self.all.insert(slot);
        add(&mut self.categories, &row.categories, slot);
        add(&mut self.strategies, &row.strategies, slot);
        add(&mut self.commitments, &row.commitments, slot);
        add(&mut self.statuses, &row.statuses, slot);
        add(&mut self.places, &row.served.places, slot);
        for label in &row.labels {
            enter(&mut self.labels, &label.code, slot);
            if let Some(until) = label.valid_until {
                self.label_ends.entry(until).or_default().push((slot, label.code.clone()));
            }
        }
        enter(&mut self.kinds, &row.kind, slot);
        if let Some(size) = row.size {
            enter(&mut self.sizes, &size, slot);
        }
        if row.social_economy {
            self.social_economy.insert(slot);
        }
        if let Some(circle) = row.served.radius {
            self.radius.insert(slot);
            self.circles.insert(slot, circle);
        }
        if let Some(place) = self.rows.get_mut(slot as usize) {
            *place = Some(row);
        }
    }

    pub fn delete(&mut self, id: Uuid) {
        if let Some(slot) = self.by_id.remove(&id) {
            self.clear(slot);
            self.free.insert(slot);
        }
    }

    fn clear(&mut self, slot: u32) {
        let Some(row) = self.rows.get_mut(slot as usize).and_then(Option::take) else { return };
        self.all.remove(slot);
        take(&mut self.categories, &row.categories, slot);
        take(&mut self.strategies, &row.strategies, slot);
        take(&mut self.commitments, &row.commitments, slot);
        take(&mut self.statuses, &row.statuses, slot);
        take(&mut self.places, &row.served.places, slot);
        for label in &row.labels {
            take(&mut self.labels, std::slice::from_ref(&label.code), slot);
            if let Some(ends) = label.valid_until.and_then(|until| self.label_ends.get_mut(&until)) {
                ends.retain(|(held_by, code)| *held_by != slot || *code != label.code);
            }
        }
        take(&mut self.kinds, std::slice::from_ref(&row.kind), slot);
        if let Some(size) = row.size {
            take(&mut self.sizes, &[size], slot);
        }
        self.social_economy.remove(slot);
        self.radius.remove(slot);
        self.circles.remove(&slot);
    }

    /// Slots whose label of that code has ended before that day.
    pub fn expired(&self, today: i32) -> HashMap<String, RoaringBitmap> {
        let mut expired: HashMap<String, RoaringBitmap> = HashMap::new();
        for (slot, code) in self.label_ends.range(..today).flat_map(|(_, ends)| ends) {
            let valid = self.row(*slot).is_some_and(|row| row.valid_labels(today).any(|label| label.code == *code));
            if !valid {
                expired.entry(code.clone()).or_default().insert(*slot);
            }
        }
        expired
    }

    /// Who has the attribute; a distance is no such set, and gives none.
    pub fn holders(&self, attribute: &Attribute, today: i32) -> Option<RoaringBitmap> {
        let held = match attribute {
            Attribute::Strategy(strategy) => self.strategies.get(strategy).cloned(),
            Attribute::Commitment(commitment) => self.commitments.get(commitment).cloned(),
            Attribute::Status(code) => self.statuses.get(code).cloned(),
            Attribute::SocialEconomy => Some(self.social_economy.clone()),
            Attribute::Label(code) => self.labels.get(code).map(|held| {
                let ended = held.iter().filter(|slot| {
                    self.row(*slot).is_none_or(|row| !row.valid_labels(today).any(|label| label.code == *code))
                });
                held - &ended.collect::<RoaringBitmap>()
            }),
            Attribute::Local(_) => return None,
        };
        Some(held.unwrap_or_default())
    }
}

fn replace<T>(column: &mut [T], slot: u32, value: T) {
    if let Some(held) = column.get_mut(slot as usize) {
        *held = value;
    }
}

/// Puts the slot into the set of that value; a value that is known already needs no copy.
fn enter<K: Hash + Eq + Clone>(sets: &mut Sets<K>, value: &K, slot: u32) {
    match sets.get_mut(value) {
        Some(set) => {
            set.insert(slot);
        }
        None => {
            sets.insert(value.clone(), RoaringBitmap::from_iter([slot]));
        }
    }
}

fn add<K: Hash + Eq + Clone>(sets: &mut Sets<K>, values: &[K], slot: u32) {
    for value in values {
        enter(sets, value, slot);
    }
}

fn take<K: Hash + Eq + Clone>(sets: &mut Sets<K>, values: &[K], slot: u32) {
    for value in values {
        if let Some(set) = sets.get_mut(value) {
            set.remove(slot);
            if set.is_empty() {
                sets.remove(value);
            }
        }
    }
}
