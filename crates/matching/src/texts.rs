//! The index of what people write in spaces: pages, messages, meetings, names of documents.
//!
//! Always holds: as the index of solutions does, it can be deleted at any time, and what `apply` has returned from is visible
//! to the next question. It knows in which space a text stands, never who may read that space: this comes with the question.

use std::path::Path;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema};
use tantivy::{IndexWriter, TantivyDocument, Term};
use uuid::Uuid;

use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::fields::{self, WordFields};
use crate::shelf::Shelf;
use crate::text::Analyst;

/// Version of what is written; another one on disk is rebuilt.
const VERSION: u32 = 1;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub id: Uuid,
    pub space: Uuid,
    /// Of several texts that stand for one thing (meetings of a series), the first found stands for all.
    pub stands_for: Uuid,
    pub kind: String,
    pub title: String,
    pub text: String,
    /// Seconds since 1970-01-01 UTC; the latest comes first.
    pub at: i64,
    /// By which the caller recognises this wording; given back when the text is found.
    pub stamp: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextChange {
    Put(Box<Text>),
    /// A text, or all of a space.
    Delete(Uuid),
}

/// What could not be read, of what was to be taken in.
pub type Unread = Box<dyn std::error::Error + Send + Sync>;

pub struct Texts {
    engine: Engine,
    fields: TextFields,
    shelf: RwLock<Shelf>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct TextFields {
    id: Field,
    space: Field,
    kind: Field,
    at: Field,
    stamp: Field,
    /// Ids in halves, which are read without a dictionary.
    id_halves: [Field; 2],
    thing_halves: [Field; 2],
    pub words: WordFields,
    /// Words of the title alone, as written.
    pub written_title: Field,
}

fn schema() -> (Schema, TextFields) {
    let mut schema = Schema::builder();
    let fields = TextFields {
        id: schema.add_bytes_field("id", INDEXED),
        space: schema.add_bytes_field("space", INDEXED | FAST),
        kind: schema.add_bytes_field("kind", FAST),
        at: schema.add_i64_field("at", FAST),
        stamp: schema.add_u64_field("stamp", FAST),
        id_halves: ["id_high", "id_low"].map(|name| schema.add_u64_field(name, FAST)),
        thing_halves: ["thing_high", "thing_low"].map(|name| schema.add_u64_field(name, FAST)),
        words: WordFields::of(&mut schema),
        written_title: schema.add_text_field("written_title", fields::words(IndexRecordOption::Basic)),
    };
    (schema.build(), fields)
}

impl Texts {
    /// Opens the index kept in that folder. One that is missing, of another version or unreadable is replaced by an
    /// empty one without mark: its caller sees that a rebuild is due.
    pub fn open(folder: &Path) -> Result<Texts> {
        let (schema, fields) = schema();
        let (engine, shelf) = Engine::open(folder, &schema, VERSION, |engine| Shelf::load(engine, fields))?;
        Ok(Texts { engine, fields, shelf: RwLock::new(shelf) })
    }

    pub fn create_in_ram() -> Result<Texts> {
        let (schema, fields) = schema();
        let engine = Engine::in_ram(schema, VERSION)?;
        let shelf = Shelf::load(&engine, fields)?;
        Ok(Texts { engine, fields, shelf: RwLock::new(shelf) })
    }

    /// Texts in the index.
    pub fn len(&self) -> usize {
        self.shelf().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The last change of the feed that is in the index; none when it has never been filled.
    pub fn mark(&self) -> Option<Uuid> {
        self.shelf().commit.mark
    }

    /// Writes the changes in their order, with the mark of the last of them (`None` leaves the mark as it is).
    pub fn apply(&self, changes: &[TextChange], mark: Option<Uuid>) -> Result<()> {
        let _alone = self.engine.alone();
        let mut writer = self.engine.writer_of_changes()?;
        // Another process (a command that rebuilds) may have left another mark.
        let mark = mark.or(self.engine.last_commit()?.mark);
        let mut analyst = Analyst::default();
        for change in changes {
            match change {
                TextChange::Put(text) => self.write(&writer, text, &mut analyst)?,
                TextChange::Delete(id) => {
                    writer.delete_term(Term::from_field_bytes(self.fields.id, id.as_bytes()));
                    writer.delete_term(Term::from_field_bytes(self.fields.space, id.as_bytes()));
                }
            }
        }
        self.engine.commit(&mut writer, mark)?;
        writer.wait_merging_threads()?;
        self.engine.reload()?;
        self.renew()
    }

    /// Replaces all that is in the index, or nothing when the texts cannot be read to their end; until it is done,
    /// questions are answered from what was there. `progress` is told how many texts have been taken in.
    pub fn rebuild(
        &self,
        texts: impl IntoIterator<Item = std::result::Result<Text, Unread>>,
        mark: Option<Uuid>,
        mut progress: impl FnMut(u64),
    ) -> Result<u64> {
        let _alone = self.engine.alone();
        let writer = self.engine.writer_of_all()?;
        writer.delete_all_documents()?;
        let mut analyst = Analyst::default();
        let mut count = 0;
        for text in texts {
            self.write(&writer, &text.map_err(Error::Unread)?, &mut analyst)?;
            count += 1;
            progress(count);
        }
        self.engine.finish(writer, mark)?;
        self.renew()?;
        Ok(count)
    }

    fn write(&self, writer: &IndexWriter, text: &Text, analyst: &mut Analyst) -> Result<()> {
        let fields = &self.fields;
        let (title, body) = (fields::texts([text.title.as_str()]), fields::texts([text.text.as_str()]));
        let mut document = TantivyDocument::default();
        document.add_bytes(fields.id, text.id.as_bytes());
        document.add_bytes(fields.space, text.space.as_bytes());
        document.add_bytes(fields.kind, text.kind.as_bytes());
        document.add_i64(fields.at, text.at);
        document.add_u64(fields.stamp, text.stamp);
        for (halves, id) in [(fields.id_halves, text.id), (fields.thing_halves, text.stands_for)] {
            let (high, low) = id.as_u64_pair();
            document.add_u64(halves[0], high);
            document.add_u64(halves[1], low);
        }
        fields.words.fill(&mut document, &title, &body, analyst);
        document.add_text(fields.written_title, fields::written(title.iter()));
        writer.delete_term(Term::from_field_bytes(fields.id, text.id.as_bytes()));
        writer.add_document(document)?;
        Ok(())
    }

    fn renew(&self) -> Result<()> {
        let fresh = Shelf::load(&self.engine, self.fields)?;
        *self.shelf.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    pub(crate) fn shelf(&self) -> RwLockReadGuard<'_, Shelf> {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner)
    }
}
