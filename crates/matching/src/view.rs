//! One consistent view of the index of solutions: the words on disk and the columns in memory, joined by slot.

use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::Searcher;
use tantivy::schema::Value;

use crate::Context;
use crate::columns::Columns;
use crate::document::{Fields, read_row};
use crate::engine::{Commit, Engine};
use crate::error::{Error, Result};
use crate::postings::{GONE, Postings};
use crate::rolled::Rolled;

pub(crate) struct View {
    words: Postings,
    pub columns: Columns,
    /// What is seen.
    pub commit: Commit,
    rolled: Mutex<Option<Arc<Rolled>>>,
}

impl View {
    /// Reads everything from the index.
    pub fn load(engine: &Engine, fields: Fields) -> Result<View> {
        let (searcher, commit) = (engine.searcher(), engine.last_commit()?);
        let mut columns = Columns::default();
        let slots = slots(&searcher)?;
        for (segment, slots) in searcher.segment_readers().iter().zip(&slots) {
            let store = segment.get_store_reader(1)?;
            let alive = segment.alive_bitset();
            let documents = store.iter::<tantivy::TantivyDocument>(alive);
            let living = slots.iter().filter(|slot| **slot != GONE);
            for (document, slot) in documents.zip(living) {
                let document = document?;
                let stored = document.get_first(fields.row).and_then(|value| value.as_bytes()).ok_or(Error::Unreadable)?;
                if !columns.load(*slot, read_row(stored)?) {
                    return Err(Error::Unreadable);
                }
            }
        }
        Ok(View { words: Postings::new(searcher, fields.words, slots), columns, commit, rolled: Mutex::default() })
    }

    /// The columns rolled up the trees of the question; remembered until the next change.
    pub fn rolled(&self, context: &Context) -> Arc<Rolled> {
        let mut held = self.rolled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rolled) = held.as_ref().filter(|rolled| rolled.fits(context)) {
            return Arc::clone(rolled);
        }
        let rolled = Arc::new(Rolled::of(&self.columns, context));
        *held = Some(Arc::clone(&rolled));
        rolled
    }

    /// Takes over what has been committed; the caller changes the columns alike, under the same lock.
    pub fn renew(&mut self, searcher: Searcher) -> Result<()> {
        let slots = slots(&searcher)?;
        self.words = Postings::new(searcher, self.words.fields, slots);
        self.rolled = Mutex::default();
        Ok(())
    }
}

impl Deref for View {
    type Target = Postings;

    fn deref(&self) -> &Postings {
        &self.words
    }
}

/// For each segment, the slot that each document was written with.
fn slots(searcher: &Searcher) -> Result<Vec<Vec<u32>>> {
    let mut all = Vec::new();
    for segment in searcher.segment_readers() {
        let column = segment.fast_fields().u64("slot")?.first_or_default_col(u64::from(GONE));
        let alive = segment.alive_bitset();
        let slot = |document| match alive {
            Some(alive) if !alive.is_alive(document) => GONE,
            _ => u32::try_from(column.get_val(document)).unwrap_or(GONE),
        };
        all.push((0..segment.max_doc()).map(slot).collect());
    }
    Ok(all)
}
