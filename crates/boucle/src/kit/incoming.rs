//! Files that are read once: they are written as they come, lie in a folder of the data that no address leads to, and are gone
//! after a day at most. How far one has been read is known to the server that reads it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use axum::extract::multipart::Field;
use db::{Timestamp, Uuid};
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;

use super::App;
use super::error::{Error, Result, internal};

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

fn folder(app: &App) -> PathBuf {
    app.config.data.join("imports")
}

/// Where a file lies: under a digest or an id, so that no name chosen by a person is ever a path.
pub fn path(app: &App, name: &[u8]) -> Result<PathBuf> {
    let folder = folder(app);
    std::fs::create_dir_all(&folder).map_err(internal)?;
    let name: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(folder.join(name))
}

/// Writes a posted file as it comes, and gives its digest.
pub async fn write(path: &Path, mut field: Field<'_>) -> Result<Vec<u8>> {
    let mut file = tokio::fs::File::create(path).await.map_err(internal)?;
    let mut digest = Sha256::new();
    while let Some(piece) = field.chunk().await.map_err(|_| Error::TooLarge)? {
        digest.update(&piece);
        file.write_all(&piece).await.map_err(internal)?;
    }
    file.sync_all().await.map_err(internal)?;
    Ok(digest.finalize().to_vec())
}

/// Removes the files that came before a moment.
pub fn forget(app: &App, before: Timestamp) -> Result<()> {
    let Ok(files) = std::fs::read_dir(folder(app)) else { return Ok(()) };
    for file in files.flatten() {
        if file
            .metadata()
            .and_then(|meta| meta.modified())
            .is_ok_and(|at| Timestamp::try_from(at).is_ok_and(|at| at < before))
        {
            remove(&file.path())?;
        }
    }
    Ok(())
}

pub fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(internal(error)),
        _ => Ok(()),
    }
}
