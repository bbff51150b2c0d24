//! Which solutions serve a place, for many at once.

use roaring::RoaringBitmap;

use crate::columns::Columns;
use crate::rolled::Rolled;
use crate::territory::{Coverage, Delivery};

/// Solutions that serve a place of delivery, apart those that serve it in full.
#[derive(Debug, Default)]
pub(crate) struct Reached {
    full: RoaringBitmap,
    partial: RoaringBitmap,
    pub any: RoaringBitmap,
}

impl Reached {
    /// Among `base` only: circles are measured one by one.
    pub fn of(columns: &Columns, rolled: &Rolled, delivery: &Delivery, base: &RoaringBitmap) -> Reached {
        let mut reached = Reached::default();
        for place in delivery.lineage() {
            if let Some(serving) = columns.places.get(&place) {
                reached.full |= serving & base;
            }
        }
        for area in delivery.partial_areas() {
            if let Some(serving) = rolled.places.get(&area) {
                reached.partial |= serving & base;
            }
        }
        for slot in &columns.radius & base {
            let Some((latitude, longitude, km)) = columns.circle(slot) else { continue };
            match delivery.by_radius((latitude, longitude), km) {
                Coverage::Full => reached.full.insert(slot),
                Coverage::Partial => reached.partial.insert(slot),
                Coverage::None => false,
            };
        }
        reached.partial -= &reached.full;
        reached.any = &reached.full | &reached.partial;
        reached
    }

    pub fn coverage(&self, slot: u32) -> Coverage {
        if self.full.contains(slot) {
            Coverage::Full
        } else if self.partial.contains(slot) {
            Coverage::Partial
        } else {
            Coverage::None
        }
    }
}
