//! The index: made from solutions, kept on disk, asked by search and by matching alike.
//!
//! Always holds: it is derived and can be deleted at any time; what `apply` has returned from is visible to the next
//! question and survives a crash together with its mark; a question sees one moment of the index, never a mixture.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard};

use tantivy::directory::{Directory, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};
use uuid::Uuid;

use crate::columns::Row;
use crate::document::{self, Fields, VERSION};
use crate::error::{Error, Result};
use crate::postings::View;
use crate::solution::SolutionRecord;
use crate::text::Analyst;

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Put(Box<SolutionRecord>),
    Delete(Uuid),
}

/// Another process may remove merged files while they are being opened: then a second look finds the new ones.
const OPENINGS: usize = 3;
/// Memory of the writer for a few changes: the least that the engine accepts.
const SMALL_WRITER: usize = 15_000_000;
/// Memory of the writer for a rebuild, given back at its end.
const LARGE_WRITER: usize = 60_000_000;

pub struct Index {
    engine: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    view: RwLock<View>,
    /// One writer at a time in this process; the engine's lock file sees to the others.
    writing: Mutex<()>,
}

impl Index {
    /// Opens the index kept in that folder. One that is missing, of another version or unreadable is replaced by an
    /// empty one without mark: its caller sees that a rebuild is due.
    pub fn open(folder: &Path) -> Result<Index> {
        std::fs::create_dir_all(folder)?;
        for _ in 0..OPENINGS {
            if let Ok(index) = Index::open_existing(folder) {
                return Ok(index);
            }
        }
        // Whoever holds the lock is writing what we would delete.
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let lock = directory.acquire_lock(&INDEX_WRITER_LOCK).map_err(|_| Error::Busy)?;
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_file() && path.extension().is_none_or(|extension| extension != "lock") {
                std::fs::remove_file(path)?;
            }
        }
        let (schema, _) = document::schema();
        let engine = tantivy::Index::create_in_dir(folder, schema)?;
        drop(lock);
        Index::with_engine(engine)
    }

    pub fn create_in_ram() -> Result<Index> {
        let (schema, _) = document::schema();
        Index::with_engine(tantivy::Index::create_in_ram(schema))
    }

    fn open_existing(folder: &Path) -> Result<Index> {
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let engine = tantivy::Index::open(directory)?;
        if engine.schema() != document::schema().0 {
            return Err(Error::Unreadable);
        }
        Index::with_engine(engine)
    }

    fn with_engine(engine: tantivy::Index) -> Result<Index> {
        let (_, fields) = document::schema();
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let view = load(&engine, &reader, fields)?;
        Ok(Index { engine, reader, fields, view: RwLock::new(view), writing: Mutex::new(()) })
    }

    /// Solutions in the index.
    pub fn len(&self) -> usize {
        self.view().columns.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn contains(&self, solution: Uuid) -> bool {
        self.view().columns.slot(solution).is_some()
    }

    /// The last change of the feed that is in the index; none when it has never been filled.
    pub fn mark(&self) -> Option<Uuid> {
        self.view().mark
    }

    /// Writes the changes in their order, with the mark of the last of them (`None` leaves the mark as it is).
    pub fn apply(&self, changes: &[Change], mark: Option<Uuid>) -> Result<()> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer: IndexWriter = self.engine.writer_with_num_threads(1, SMALL_WRITER)?;
        self.catch_up()?;
        let mark = mark.or(self.mark());
        let rows = self.write_changes(&writer, changes)?;
        let opstamp = commit(&mut writer, mark)?;
        self.reader.reload()?;
        {
            let mut view = self.view.write().unwrap_or_else(PoisonError::into_inner);
            view.renew(self.reader.searcher())?;
            for (change, row) in changes.iter().zip(rows) {
                match (change, row) {
                    (Change::Delete(id), _) => view.columns.delete(*id),
                    (Change::Put(_), Some((slot, row))) => view.columns.put(slot, row),
                    (Change::Put(_), None) => {}
                }
            }
            (view.opstamp, view.mark) = (opstamp, mark);
        }
        writer.wait_merging_threads()?;
        self.take_over_merges()
    }

    /// Replaces all that is in the index; until it is done, questions are answered from what was there.
    /// `progress` is told how many solutions have been taken in.
    pub fn rebuild(
        &self,
        solutions: impl IntoIterator<Item = SolutionRecord>,
        mark: Option<Uuid>,
        mut progress: impl FnMut(u64),
    ) -> Result<()> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer: IndexWriter = self.engine.writer_with_num_threads(1, LARGE_WRITER)?;
        writer.delete_all_documents()?;
        let mut analyst = Analyst::default();
        let mut seen: HashMap<Uuid, u32> = HashMap::new();
        for solution in solutions {
            let next = seen.len() as u32;
            let slot = *seen.entry(solution.id).or_insert(next);
            self.write(&writer, &solution, slot, &mut analyst)?;
            progress(seen.len() as u64);
        }
        commit(&mut writer, mark)?;
        let segments = self.engine.searchable_segment_ids()?;
        if segments.len() > 1 {
            writer.merge(&segments).wait()?;
        }
        writer.wait_merging_threads()?;
        self.reader.reload()?;
        self.replace_view()
    }

    /// Another process (a command that rebuilds) may have written since: then its slots are not ours.
    fn catch_up(&self) -> Result<()> {
        if self.engine.load_metas()?.opstamp == self.view().opstamp {
            return Ok(());
        }
        self.reader.reload()?;
        self.replace_view()
    }

    fn replace_view(&self) -> Result<()> {
        let fresh = load(&self.engine, &self.reader, self.fields)?;
        *self.view.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// The row and slot of each solution put, in the order of the changes.
    fn write_changes(&self, writer: &IndexWriter, changes: &[Change]) -> Result<Vec<Option<(u32, Row)>>> {
        let mut analyst = Analyst::default();
        let mut vacant = self.view().columns.vacant();
        let mut given: HashMap<Uuid, u32> = HashMap::new();
        let mut rows = Vec::with_capacity(changes.len());
        for change in changes {
            match change {
                Change::Put(solution) => {
                    let known = given.get(&solution.id).copied().or_else(|| self.view().columns.slot(solution.id));
                    let slot = known.or_else(|| vacant.next()).ok_or(Error::Unreadable)?;
                    given.insert(solution.id, slot);
                    rows.push(Some((slot, self.write(writer, solution, slot, &mut analyst)?)));
                }
                Change::Delete(id) => {
                    writer.delete_term(Term::from_field_bytes(self.fields.id, id.as_bytes()));
                    rows.push(None);
                }
            }
        }
        Ok(rows)
    }

    fn write(&self, writer: &IndexWriter, solution: &SolutionRecord, slot: u32, analyst: &mut Analyst) -> Result<Row> {
        let row = Row::of(solution);
        let document: TantivyDocument = document::document(solution, &row, slot, &self.fields, analyst)?;
        writer.delete_term(Term::from_field_bytes(self.fields.id, solution.id.as_bytes()));
        writer.add_document(document)?;
        Ok(row)
    }

    /// Merging moves documents to new segments without changing what they say.
    fn take_over_merges(&self) -> Result<()> {
        self.reader.reload()?;
        let searcher = self.reader.searcher();
        self.view.write().unwrap_or_else(PoisonError::into_inner).renew(searcher)
    }

    pub(crate) fn view(&self) -> RwLockReadGuard<'_, View> {
        self.view.read().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A new index has no commit yet, and no mark.
fn load(engine: &tantivy::Index, reader: &IndexReader, fields: Fields) -> Result<View> {
    let meta = engine.load_metas()?;
    let mark = match &meta.payload {
        Some(payload) => read_commit(payload).ok_or(Error::Unreadable)?,
        None => None,
    };
    let mut view = View::load(reader.searcher(), fields)?;
    (view.opstamp, view.mark) = (meta.opstamp, mark);
    Ok(view)
}

/// The number of the commit, by which other processes recognise it.
fn commit(writer: &mut IndexWriter, mark: Option<Uuid>) -> Result<u64> {
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&format!("{VERSION} {}", mark.map(|mark| mark.to_string()).unwrap_or_default()));
    Ok(prepared.commit()?)
}

/// The mark that a commit carries; none of a commit of another version.
fn read_commit(payload: &str) -> Option<Option<Uuid>> {
    let (version, mark) = payload.split_once(' ')?;
    if version.parse() != Ok(VERSION) {
        return None;
    }
    if mark.is_empty() { Some(None) } else { Uuid::parse_str(mark).ok().map(Some) }
}
