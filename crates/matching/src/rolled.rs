//! Sets of solutions rolled up the trees: per category with all below it, per place with all within it; and whose labels
//! have ended. Derived from the columns when first asked after a change, since the trees and the day come with the question.

use std::collections::HashMap;

use roaring::RoaringBitmap;
use uuid::Uuid;

use crate::Context;
use crate::columns::Columns;
use crate::facets;

#[derive(Default)]
pub(crate) struct Rolled {
    stamp: (u64, u64, i32),
    /// Solutions in the category or below it.
    pub categories: HashMap<Uuid, RoaringBitmap>,
    /// Solutions that serve the place or one within it (not those that serve a larger one).
    pub places: HashMap<Uuid, RoaringBitmap>,
    /// By label, solutions that have it no longer.
    pub expired: HashMap<String, RoaringBitmap>,
}

impl Rolled {
    pub fn of(columns: &Columns, context: &Context) -> Rolled {
        let stamp = Rolled::stamp(context);
        let mut rolled = Rolled { stamp, expired: columns.expired(stamp.2), ..Rolled::default() };
        for (category, set) in &columns.categories {
            for above in context.categories.lineage(*category) {
                *rolled.categories.entry(above).or_default() |= set;
            }
        }
        for (place, set) in &columns.places {
            for above in context.places.lineage(*place) {
                *rolled.places.entry(above).or_default() |= set;
            }
        }
        rolled
    }

    /// Whether it was made with the same trees on the same day.
    pub fn fits(&self, context: &Context) -> bool {
        self.stamp == Rolled::stamp(context)
    }

    fn stamp(context: &Context) -> (u64, u64, i32) {
        (context.categories.stamp(), context.places.stamp(), facets::today(context))
    }
}
