//! The index: made from solutions, kept on disk, asked by search and by matching alike.
//!
//! Always holds: it is derived and can be deleted at any time; what `apply` has returned from is visible to the next
//! question and survives a crash together with its mark; a question sees one moment of the index, never a mixture.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use tantivy::{IndexWriter, TantivyDocument, Term};
use uuid::Uuid;

use crate::columns::Row;
use crate::document::{self, Fields, VERSION};
use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::solution::SolutionRecord;
use crate::text::Analyst;
use crate::view::View;

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Put(Box<SolutionRecord>),
    Delete(Uuid),
}

pub struct Index {
    engine: Engine,
    fields: Fields,
    view: RwLock<View>,
}

impl Index {
    /// Opens the index kept in that folder. One that is missing, of another version or unreadable is replaced by an
    /// empty one without mark: its caller sees that a rebuild is due.
    pub fn open(folder: &Path) -> Result<Index> {
        let (schema, fields) = document::schema();
        let (engine, view) = Engine::open(folder, &schema, VERSION, |engine| View::load(engine, fields))?;
        Ok(Index { engine, fields, view: RwLock::new(view) })
    }

    pub fn create_in_ram() -> Result<Index> {
        let (schema, fields) = document::schema();
        let engine = Engine::in_ram(schema, VERSION)?;
        let view = View::load(&engine, fields)?;
        Ok(Index { engine, fields, view: RwLock::new(view) })
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
        self.view().commit.mark
    }

    /// Writes the changes in their order, with the mark of the last of them (`None` leaves the mark as it is).
    pub fn apply(&self, changes: &[Change], mark: Option<Uuid>) -> Result<()> {
        let _alone = self.engine.alone();
        let mut writer = self.engine.writer_of_changes()?;
        self.catch_up()?;
        let mark = mark.or(self.mark());
        let rows = self.write_changes(&writer, changes)?;
        let commit = self.engine.commit(&mut writer, mark)?;
        self.engine.reload()?;
        {
            let mut view = self.view.write().unwrap_or_else(PoisonError::into_inner);
            view.renew(self.engine.searcher())?;
            for (change, row) in changes.iter().zip(rows) {
                match (change, row) {
                    (Change::Delete(id), _) => view.columns.delete(*id),
                    (Change::Put(_), Some((slot, row))) => view.columns.put(slot, row),
                    (Change::Put(_), None) => {}
                }
            }
            view.commit = commit;
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
        let _alone = self.engine.alone();
        let writer = self.engine.writer_of_all()?;
        writer.delete_all_documents()?;
        let mut analyst = Analyst::default();
        let mut seen: HashMap<Uuid, u32> = HashMap::new();
        for solution in solutions {
            let next = seen.len() as u32;
            let slot = *seen.entry(solution.id).or_insert(next);
            self.write(&writer, &solution, slot, &mut analyst)?;
            progress(seen.len() as u64);
        }
        self.engine.finish(writer, mark)?;
        self.replace_view()
    }

    /// Another process (a command that rebuilds) may have written since: then its slots are not ours.
    fn catch_up(&self) -> Result<()> {
        if self.engine.last_commit()?.opstamp == self.view().commit.opstamp {
            return Ok(());
        }
        self.engine.reload()?;
        self.replace_view()
    }

    fn replace_view(&self) -> Result<()> {
        let fresh = View::load(&self.engine, self.fields)?;
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
        self.engine.reload()?;
        let searcher = self.engine.searcher();
        self.view.write().unwrap_or_else(PoisonError::into_inner).renew(searcher)
    }

    pub(crate) fn view(&self) -> RwLockReadGuard<'_, View> {
        self.view.read().unwrap_or_else(PoisonError::into_inner)
    }
}
