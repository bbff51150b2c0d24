//! Files that people give, kept by their digest in the data folder: no name chosen by a person is ever a path.
//! Always: a file is whole under its digest or not there; what kind it is, its content says; it is written before the row
//! that names it, so that a crash between the two leaves only what the sweep takes.

use std::collections::HashSet;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use axum::body::Body;
use axum::extract::multipart::Field;
use axum::response::{IntoResponse, Response};
use db::{Timestamp, Uuid};
use futures_util::future::BoxFuture;
use http::header;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::error::{Error, Result, internal, not_found};
use super::{App, jobs};

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

/// A digest as it stands in an address.
pub fn name(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digest that an address names.
pub fn digest(name: &str) -> Option<Vec<u8>> {
    if name.len() != 64 || !name.is_ascii() {
        return None;
    }
    (0..64).step_by(2).map(|at| u8::from_str_radix(name.get(at..at + 2)?, 16).ok()).collect()
}

fn folder(app: &App) -> PathBuf {
    app.config.data.join("files")
}

/// Two letters a folder: a folder of a hundred thousand files is slow on some machines.
fn path(app: &App, digest: &[u8]) -> PathBuf {
    let name = name(digest);
    folder(app).join(name.get(..2).unwrap_or_default()).join(name.get(2..).unwrap_or_default())
}

/// A file as it was kept: its digest, its size, and what its first bytes show.
#[derive(Debug, Clone)]
pub struct Kept {
    pub digest: Vec<u8>,
    pub bytes: i64,
    pub start: Vec<u8>,
}

/// How much of the beginning of a file tells what it is.
const START: usize = 8 * 1024;

/// Writes a posted file as it comes, at most `most` bytes, and gives its digest.
pub async fn keep(app: &App, field: Field<'_>, most: usize) -> Result<Vec<u8>> {
    Ok(take(app, field, most).await?.digest)
}

/// Writes a posted file as it comes, at most `most` bytes.
pub async fn take(app: &App, mut field: Field<'_>, most: usize) -> Result<Kept> {
    let mut coming = Coming::open(app).await?;
    let written = async {
        while let Some(piece) = field.chunk().await.map_err(|_| Error::TooLarge)? {
            if coming.bytes + piece.len() > most {
                return Err(Error::TooLarge);
            }
            coming.write(&piece).await?;
        }
        coming.settle(app).await
    }
    .await;
    if written.is_err() {
        // What was begun is of no use; the sweep would take it too.
        let _ = tokio::fs::remove_file(&coming.path).await;
    }
    written
}

/// Keeps bytes that are already here.
pub async fn put(app: &App, bytes: &[u8]) -> Result<Kept> {
    let mut coming = Coming::open(app).await?;
    coming.write(bytes).await?;
    coming.settle(app).await
}

/// A file that is not whole yet.
struct Coming {
    path: PathBuf,
    file: tokio::fs::File,
    hash: Sha256,
    bytes: usize,
    start: Vec<u8>,
}

impl Coming {
    async fn open(app: &App) -> Result<Self> {
        tokio::fs::create_dir_all(folder(app)).await.map_err(internal)?;
        let path = folder(app).join(format!("{}.part", Uuid::now_v7().simple()));
        let file = tokio::fs::File::create(&path).await.map_err(internal)?;
        Ok(Self { path, file, hash: Sha256::new(), bytes: 0, start: Vec::new() })
    }

    async fn write(&mut self, piece: &[u8]) -> Result<()> {
        self.bytes += piece.len();
        self.hash.update(piece);
        let wanted = START.saturating_sub(self.start.len()).min(piece.len());
        self.start.extend_from_slice(piece.get(..wanted).unwrap_or_default());
        self.file.write_all(piece).await.map_err(internal)
    }

    /// On the disk, and under its digest.
    async fn settle(&mut self, app: &App) -> Result<Kept> {
        self.file.sync_all().await.map_err(internal)?;
        let digest = self.hash.clone().finalize().to_vec();
        let path = path(app, &digest);
        tokio::fs::create_dir_all(path.parent().unwrap_or(&path)).await.map_err(internal)?;
        tokio::fs::rename(&self.path, path).await.map_err(internal)?;
        Ok(Kept { digest, bytes: i64::try_from(self.bytes).map_err(internal)?, start: std::mem::take(&mut self.start) })
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
pub async fn scan(app: &App, digest: &[u8]) -> Result<Scan> {
    let Some((program, arguments)) = app.config.scan_command.split_first() else { return Ok(Scan::Clean) };
    let file = std::fs::File::open(path(app, digest)).map_err(internal)?;
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

/// The bytes of a file as an answer, read as they are sent.
pub async fn body(app: &App, digest: &[u8]) -> Result<Body> {
    let file = tokio::fs::File::open(path(app, digest)).await.map_err(|_| not_found())?;
    let pieces = futures_util::stream::unfold(file, |mut file| async move {
        let mut piece = vec![0; 64 * 1024];
        match file.read(&mut piece).await {
            Ok(0) => None,
            Ok(read) => {
                piece.truncate(read);
                Some((Ok(piece), file))
            }
            Err(error) => Some((Err(error), file)),
        }
    });
    Ok(Body::from_stream(pieces))
}

pub async fn read(app: &App, digest: &[u8]) -> Result<Vec<u8>> {
    tokio::fs::read(path(app, digest)).await.map_err(|_| not_found())
}

/// A picture as an answer: it never changes under its digest.
pub async fn picture(app: &App, digest: &[u8]) -> Result<Response> {
    let bytes = read(app, digest).await?;
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
    let mut named = HashSet::new();
    for feature in NAMED {
        named.extend((feature.digests)(app.clone()).await?.iter().map(|digest| path(&app, digest)));
    }
    let Ok(folders) = std::fs::read_dir(folder(&app)) else { return Ok(()) };
    let mut found = Vec::new();
    for entry in folders.flatten().map(|entry| entry.path()) {
        match std::fs::read_dir(&entry) {
            Ok(files) => found.extend(files.flatten().map(|file| file.path())),
            Err(_) => found.push(entry),
        }
    }
    for file in found.into_iter().filter(|file| !named.contains(file)) {
        let modified = std::fs::metadata(&file).and_then(|meta| meta.modified());
        if modified.is_ok_and(|at| Timestamp::try_from(at).is_ok_and(|at| at < before)) {
            std::fs::remove_file(&file).map_err(internal)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Picture, digest, name};

    #[test]
    fn a_picture_is_told_by_its_content() {
        assert_eq!(Picture::of(b"\x89PNG\r\n\x1a\n...."), Some(Picture::Png));
        assert_eq!(Picture::of(b"\xff\xd8\xff\xe0"), Some(Picture::Jpeg));
        assert_eq!(Picture::of(b"RIFF\x10\0\0\0WEBPVP8 "), Some(Picture::Webp));
        for other in [&b"<svg xmlns="[..], b"GIF89a", b"\x89PNG", b"", b"%PDF-1.7"] {
            assert_eq!(Picture::of(other), None);
        }
    }

    #[test]
    fn a_digest_and_its_name_are_one() {
        let bytes: Vec<u8> = (0..32).collect();
        assert_eq!(digest(&name(&bytes)), Some(bytes));
        for wrong in ["", "../../etc/passwd", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(digest(wrong), None, "{wrong}");
        }
    }
}
