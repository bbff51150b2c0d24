//! One consistent view of the index of solutions: the words on disk and the columns in memory, joined by slot.

use std::ops::Deref;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tantivy::schema::Value;
use tantivy::{Searcher, TantivyDocument};

use crate::Context;
use crate::columns::{Columns, Row};
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
        let slots = slots(&searcher)?;
        // Reading rows takes as long as putting them into columns: a start is as long as one of the two.
        let columns = thread::scope(|scope| {
            let (read, batches) = sync_channel(BATCHES);
            scope.spawn(|| read_rows(&searcher, &slots, fields, read));
            let mut columns = Columns::default();
            for batch in batches {
                for (slot, row) in batch? {
                    if !columns.load(slot, row) {
                        return Err(Error::Unreadable);
                    }
                }
            }
            Ok(columns)
        })?;
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

/// Rows that are handed over at once, and batches of them that may wait.
const BATCH: usize = 512;
const BATCHES: usize = 8;

type Batch = Result<Vec<(u32, Row)>>;

/// Hands over the rows of all documents that are alive, until the end, the first that cannot be read, or nobody takes them.
fn read_rows(searcher: &Searcher, slots: &[Vec<u32>], fields: Fields, read: SyncSender<Batch>) {
    let every = || -> Result<()> {
        let mut batch = Vec::with_capacity(BATCH);
        for (segment, slots) in searcher.segment_readers().iter().zip(slots) {
            let store = segment.get_store_reader(1)?;
            let documents = store.iter::<TantivyDocument>(segment.alive_bitset());
            let living = slots.iter().filter(|slot| **slot != GONE);
            for (document, slot) in documents.zip(living) {
                let document = document?;
                let stored = document.get_first(fields.row).and_then(|value| value.as_bytes()).ok_or(Error::Unreadable)?;
                batch.push((*slot, read_row(stored)?));
                if batch.len() == BATCH && read.send(Ok(std::mem::take(&mut batch))).is_err() {
                    return Ok(());
                }
            }
        }
        let _ = read.send(Ok(batch));
        Ok(())
    };
    if let Err(error) = every() {
        let _ = read.send(Err(error));
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
