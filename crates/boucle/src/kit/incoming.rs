//! Files that are read once: they are written as they come, lie in the store under a name that no address leads to, so that
//! whichever server does the work has them, and are gone after a day at most (the sweep of files). How far one has been read is
//! known to the server that reads it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use axum::extract::multipart::Field;
use db::Uuid;

use super::App;
use super::error::{Error, Result};
use super::files::{self, Arrived, Arriving};
use super::store;

/// The largest posted file, with room for the fields around it.
pub const MOST_POSTED: usize = 101 * 1024 * 1024;

/// Lines read so far. Only a comfort: it is lost with the process.
static GOING: Mutex<Option<HashMap<Uuid, usize>>> = Mutex::new(None);

/// How many lines of a file were read, where this server knows.
pub fn lines_read(id: Uuid) -> Option<usize> {
    GOING.lock().unwrap_or_else(PoisonError::into_inner).as_ref()?.get(&id).copied()
}

/// Nothing: it is read to its end.
pub fn went(id: Uuid, lines: Option<usize>) {
    let mut going = GOING.lock().unwrap_or_else(PoisonError::into_inner);
    let going = going.get_or_insert_default();
    match lines {
        Some(lines) => going.insert(id, lines),
        None => going.remove(&id),
    };
}

/// Writes a posted file as it comes; on this machine alone, until it is kept.
pub async fn take(app: &App, field: Field<'_>) -> Result<Arrived> {
    files::take(app, field, MOST_POSTED).await
}

/// Where every server finds it: under a digest or an id, so that no name chosen by a person is ever a path.
pub async fn keep(app: &App, arrived: Arrived, name: &[u8]) -> Result<()> {
    app.store.put(arrived.path(), store::waiting(name)).await
}

/// Keeps bytes that are already here.
pub async fn put(app: &App, bytes: &[u8], name: &[u8]) -> Result<()> {
    let mut arriving = Arriving::open(app).await?;
    arriving.write(bytes).await?;
    keep(app, arriving.end().await?, name).await
}

/// A file of this machine to read from, as long as this is held.
#[derive(Debug)]
pub struct Here {
    path: PathBuf,
    is_copy: bool,
}

impl Here {
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        if self.is_copy {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// The file itself, or a copy of what stands in a bucket.
pub async fn open(app: &App, name: &[u8]) -> Result<Here> {
    let copy = files::half(app).await?;
    let here = Here { path: copy.clone(), is_copy: true };
    match app.store.here(store::waiting(name), copy).await? {
        Some(path) => Ok(Here { path, is_copy: false }),
        None => Ok(here),
    }
}

/// It was read to its end, or nobody will read it. What is not there is gone already.
pub async fn remove(app: &App, name: &[u8]) -> Result<()> {
    match app.store.remove(store::waiting(name)).await {
        Err(Error::NotFound) => Ok(()),
        outcome => outcome,
    }
}
