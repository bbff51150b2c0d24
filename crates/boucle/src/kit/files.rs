//! Files that people give, kept by their digest in the store: no name chosen by a person is ever a path.
//! Always: what kind a file is, its content says; it is looked at on this machine before it is kept, and kept before the row
//! that names it, so that a crash between the two leaves only what the sweep takes.

use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use axum::body::Body;
use axum::extract::multipart::Field;
use axum::response::{IntoResponse, Response};
use db::{Timestamp, Uuid};
use futures_util::future::BoxFuture;
use http::header;
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;

use super::bare::Bare;
use super::error::{Error, Result, internal, not_found};
pub use super::store::{digest, name};
use super::{App, jobs, store};

/// Pictures are shown in pages; anything else would be a download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    Png,
    Jpeg,
    Webp,
}

impl Picture {
    /// What the first bytes say.
    pub fn of(start: &[u8]) -> Option<Self> {
        match start {
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some(Self::Png),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// A file as it was kept: its digest, its size, and what its first bytes show.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    pub digest: Vec<u8>,
    pub bytes: i64,
    pub start: Vec<u8>,
}

/// How much of the beginning of a file tells what it is.
const START: usize = 8 * 1024;

/// Writes a posted file as it comes, at most `most` bytes.
pub async fn take(app: &App, mut field: Field<'_>, most: usize) -> Result<Arrived> {
    let (mut arriving, mut left) = (Arriving::open(app).await?, most);
    while let Some(piece) = field.chunk().await.map_err(|_| Error::TooLarge)? {
        left = left.checked_sub(piece.len()).ok_or(Error::TooLarge)?;
        arriving.write(&piece).await?;
    }
    arriving.end().await
}

/// Keeps bytes that are already here.
pub async fn put(app: &App, bytes: &[u8]) -> Result<Kept> {
    let mut arriving = Arriving::open(app).await?;
    arriving.write(bytes).await?;
    arriving.end().await?.keep(app).await
}

/// Where files stand until they are whole. Beside those of the data folder, so that keeping one is only renaming it.
fn folder(app: &App) -> PathBuf {
    app.config.data.join("files")
}

/// Where a file may be written that no row names: what is left of it goes after a day.
pub async fn half(app: &App) -> Result<PathBuf> {
    tokio::fs::create_dir_all(folder(app)).await.map_err(internal)?;
    Ok(folder(app).join(format!("{}.part", Uuid::now_v7().simple())))
}

/// A file that is not whole yet.
pub struct Arriving {
    file: tokio::fs::File,
    hash: Sha256,
    arrived: Arrived,
}

/// A file that is whole, on this machine alone, and gone unless it is kept.
pub struct Arrived {
    path: PathBuf,
    kept: Kept,
}

impl Arriving {
    pub async fn open(app: &App) -> Result<Self> {
        let path = half(app).await?;
        let file = tokio::fs::File::create(&path).await.map_err(internal)?;
        let arrived = Arrived { path, kept: Kept::default() };
        Ok(Self { file, hash: Sha256::new(), arrived })
    }

    pub async fn write(&mut self, piece: &[u8]) -> Result<()> {
        let kept = &mut self.arrived.kept;
        kept.bytes += i64::try_from(piece.len()).map_err(internal)?;
        self.hash.update(piece);
        let wanted = START.saturating_sub(kept.start.len()).min(piece.len());
        kept.start.extend_from_slice(piece.get(..wanted).unwrap_or_default());
        self.file.write_all(piece).await.map_err(internal)
    }

    pub async fn end(mut self) -> Result<Arrived> {
        self.file.flush().await.map_err(internal)?;
        self.arrived.kept.digest = self.hash.finalize().to_vec();
        Ok(self.arrived)
    }
}

impl Arrived {
    /// Under its digest in the store, before a row names it.
    pub async fn keep(mut self, app: &App) -> Result<Kept> {
        app.store.put(&self.path, store::place(&self.kept.digest)).await?;
        Ok(std::mem::take(&mut self.kept))
    }

    pub fn bytes(&self) -> i64 {
        self.kept.bytes
    }

    pub fn digest(&self) -> &[u8] {
        &self.kept.digest
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub async fn read(&self) -> Result<Vec<u8>> {
        tokio::fs::read(&self.path).await.map_err(internal)
    }
}

impl Drop for Arrived {
    fn drop(&mut self) {
        // In a folder, what was kept is no longer there.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// What the program that looks for viruses said of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scan {
    Clean,
    Refused,
    /// It could not be run, or did not end: nothing is known of the file.
    Unknown,
}

/// Longer than any program needs for a file of the largest size.
const SCAN_TIME: Duration = Duration::from_secs(60);

/// Gives the file to the configured program on its standard input; without one, every file is clean.
pub async fn scan(app: &App, file: &Arrived) -> Result<Scan> {
    let Some((program, arguments)) = app.config.scan_command.split_first() else { return Ok(Scan::Clean) };
    let file = std::fs::File::open(&file.path).map_err(internal)?;
    let mut command = tokio::process::Command::new(program);
    command.args(arguments).stdin(file).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    let ended = tokio::time::timeout(SCAN_TIME, command.status()).await;
    Ok(match ended.ok().and_then(std::result::Result::ok).and_then(|status| status.code()) {
        Some(0) => Scan::Clean,
        Some(1) => Scan::Refused,
        code => {
            tracing::error!(?code, "the program of scan_command could not check a file");
            Scan::Unknown
        }
    })
}

/// How much is read at a time.
const PIECE: usize = 64 * 1024;

/// The bytes of a file as an answer, or a part of them, read as they are sent.
pub async fn body(app: &App, digest: &[u8], part: Option<(u64, u64)>) -> Result<Body> {
    let file = found(app, digest, part).await?;
    // A thread waits for a piece, not for a reader who is slow.
    let pieces = futures_util::stream::try_unfold(file, |mut file| async move {
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = Vec::with_capacity(PIECE);
            file.by_ref().take(PIECE as u64).read_to_end(&mut piece).map(|_| (piece, file))
        });
        let (piece, file) = read.await.map_err(std::io::Error::other)?.inspect_err(|error| {
            tracing::error!(%error, "a file could not be given to its end");
        })?;
        Ok::<_, std::io::Error>((!piece.is_empty()).then_some((piece, file)))
    });
    Ok(Body::from_stream(pieces))
}

async fn found(app: &App, digest: &[u8], part: Option<(u64, u64)>) -> Result<Box<dyn Read + Send>> {
    app.store.open(digest, part).await.inspect_err(|error| {
        if matches!(error, Error::NotFound) {
            tracing::error!(digest = name(digest), "a file that is named is not in the store");
        }
    })
}

pub async fn read(app: &App, digest: &[u8]) -> Result<Vec<u8>> {
    let mut file = found(app, digest, None).await?;
    let read = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map(|_| bytes)
    });
    read.await.map_err(internal)?.map_err(|error| Error::FilesAway(error.to_string()))
}

/// A picture as an answer, without what a camera wrote beside it: it never changes under its digest.
pub async fn picture(app: &App, digest: &[u8]) -> Result<Response> {
    let Bare { bytes, .. } = Bare::of(&read(app, digest).await?).ok_or_else(not_found)?;
    let kind = Picture::of(&bytes).ok_or_else(not_found)?;
    let headers = [
        (header::CONTENT_TYPE, kind.media_type()),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::CONTENT_DISPOSITION, "inline"),
    ];
    Ok((headers, bytes).into_response())
}

pub type Digests = BoxFuture<'static, Result<Vec<Vec<u8>>>>;

/// Files that a feature still names: what no feature names, the sweep takes.
pub struct Named {
    pub digests: fn(App) -> Digests,
}

#[linkme::distributed_slice]
pub static NAMED: [Named];

#[linkme::distributed_slice(jobs::SWEEPS)]
static SWEEP: jobs::Sweep = jobs::Sweep { name: "files", sweep: |app, now| Box::pin(sweep(app, now)) };

/// Removes files that nothing names any longer, a day after they were written: whoever posts one names it before.
async fn sweep(app: App, now: Timestamp) -> Result<()> {
    let before = now.checked_sub(Duration::from_hours(24)).map_err(internal)?;
    // What came half when the program was killed.
    for file in std::fs::read_dir(folder(&app)).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let half = file.extension().is_some_and(|ending| ending == "part");
        if half && store::is_older(&file, before) {
            std::fs::remove_file(&file).map_err(internal)?;
        }
    }
    let mut named = HashSet::new();
    for feature in NAMED {
        named.extend((feature.digests)(app.clone()).await?);
    }
    app.store.sweep(named, before).await
}

#[cfg(test)]
mod tests {
    use super::Picture;

    #[test]
    fn a_picture_is_told_by_its_content() {
        assert_eq!(Picture::of(b"\x89PNG\r\n\x1a\n...."), Some(Picture::Png));
        assert_eq!(Picture::of(b"\xff\xd8\xff\xe0"), Some(Picture::Jpeg));
        assert_eq!(Picture::of(b"RIFF\x10\0\0\0WEBPVP8 "), Some(Picture::Webp));
        for other in [&b"<svg xmlns="[..], b"GIF89a", b"\x89PNG", b"", b"%PDF-1.7"] {
            assert_eq!(Picture::of(other), None);
        }
    }
}
