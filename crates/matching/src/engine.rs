//! What an index is kept in, on disk or in memory: opened or begun anew, written by one at a time.
//!
//! Always holds: it is derived and can be deleted at any time; a commit survives a crash together with its mark.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tantivy::directory::{Directory, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::indexer::NoMergePolicy;
use tantivy::schema::Schema;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::given;

/// Another process may remove merged files while they are being opened: then a second look finds the new ones.
const OPENINGS: usize = 3;
/// Memory of the writer for a few changes: the least that the engine accepts.
const SMALL_WRITER: usize = 15_000_000;
/// Memory of the writer for a rebuild, given back at its end.
const LARGE_WRITER: usize = 60_000_000;

pub(crate) struct Engine {
    index: tantivy::Index,
    reader: IndexReader,
    /// Of what is written; another one on disk is unreadable.
    version: u32,
    /// One writer at a time in this process; the engine's lock file sees to the others.
    writing: Mutex<()>,
}

/// A commit: its number, by which other processes recognise it, and the last change of the feed that is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Commit {
    pub opstamp: u64,
    pub mark: Option<Uuid>,
}

impl Engine {
    /// Opens what is kept in that folder and looks at it. What is missing, of another version or unreadable is replaced
    /// by an empty index without mark: its caller sees that a rebuild is due.
    pub fn open<V>(
        folder: &Path,
        schema: &Schema,
        version: u32,
        look: impl Fn(&Engine) -> Result<V>,
    ) -> Result<(Engine, V)> {
        std::fs::create_dir_all(folder)?;
        for _ in 0..OPENINGS {
            let existing = Engine::existing(folder, schema, version);
            if let Ok(opened) = existing.and_then(|engine| look(&engine).map(|view| (engine, view))) {
                return Ok(opened);
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
        let index = tantivy::Index::create_in_dir(folder, schema.clone())?;
        drop(lock);
        let engine = Engine::of(index, version)?;
        let view = look(&engine)?;
        Ok((engine, view))
    }

    pub fn in_ram(schema: Schema, version: u32) -> Result<Engine> {
        Engine::of(tantivy::Index::create_in_ram(schema), version)
    }

    fn existing(folder: &Path, schema: &Schema, version: u32) -> Result<Engine> {
        let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
        let index = tantivy::Index::open(directory)?;
        if index.schema() != *schema {
            return Err(Error::Unreadable);
        }
        Engine::of(index, version)
    }

    fn of(index: tantivy::Index, version: u32) -> Result<Engine> {
        index.tokenizers().register(given::NAME, given::Given::default());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Engine { index, reader, version, writing: Mutex::new(()) })
    }

    pub fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// What was committed last, by whomever. A new index has no commit yet, and no mark.
    pub fn last_commit(&self) -> Result<Commit> {
        let meta = self.index.load_metas()?;
        let mark = match &meta.payload {
            Some(payload) => self.read_mark(payload).ok_or(Error::Unreadable)?,
            None => None,
        };
        Ok(Commit { opstamp: meta.opstamp, mark })
    }

    /// Sees what was committed since.
    pub fn reload(&self) -> Result<()> {
        Ok(self.reader.reload()?)
    }

    /// To be held for as long as one writes.
    pub fn alone(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn writer_of_changes(&self) -> Result<IndexWriter> {
        Ok(self.index.writer_with_num_threads(1, SMALL_WRITER)?)
    }

    /// Nothing is merged beside it: what `finish` merges must not be merging already.
    pub fn writer_of_all(&self) -> Result<IndexWriter> {
        let writer = self.index.writer_with_num_threads(1, LARGE_WRITER)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(writer)
    }

    pub fn commit(&self, writer: &mut IndexWriter, mark: Option<Uuid>) -> Result<Commit> {
        let mut prepared = writer.prepare_commit()?;
        let said = mark.map(|mark| mark.to_string()).unwrap_or_default();
        prepared.set_payload(&format!("{} {said}", self.version));
        Ok(Commit { opstamp: prepared.commit()?, mark })
    }

    /// Ends the writing of all: in one piece, which is asked fastest.
    pub fn finish(&self, mut writer: IndexWriter, mark: Option<Uuid>) -> Result<()> {
        self.commit(&mut writer, mark)?;
        let segments = self.index.searchable_segment_ids()?;
        if segments.len() > 1 {
            writer.merge(&segments).wait()?;
        }
        writer.wait_merging_threads()?;
        self.reload()
    }

    /// The mark that a commit carries; none of a commit of another version.
    fn read_mark(&self, payload: &str) -> Option<Option<Uuid>> {
        let (version, mark) = payload.split_once(' ')?;
        if version.parse() != Ok(self.version) {
            return None;
        }
        if mark.is_empty() { Some(None) } else { Uuid::parse_str(mark).ok().map(Some) }
    }
}
