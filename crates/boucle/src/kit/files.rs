//! Files that people give, kept by their digest in the data folder: no name chosen by a person is ever a path.
//! Always: a file is whole under its digest or not there; what kind it is, its content says; it is written before the row
//! that names it, so that a crash between the two leaves only what the sweep takes.

use std::path::PathBuf;

use axum::extract::multipart::Field;
use axum::response::{IntoResponse, Response};
use db::{Timestamp, Uuid};
use http::header;
use sha2::{Digest, Sha256};
use tokio::io::AsyncWriteExt;

use super::App;
use super::error::{Error, Result, internal, not_found};

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

    fn media_type(self) -> &'static str {
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

/// Writes a posted file as it comes, at most `most` bytes, and gives its digest.
pub async fn keep(app: &App, mut field: Field<'_>, most: usize) -> Result<Vec<u8>> {
    tokio::fs::create_dir_all(folder(app)).await.map_err(internal)?;
    let coming = folder(app).join(format!("{}.part", Uuid::now_v7().simple()));
    let kept = async {
        let mut file = tokio::fs::File::create(&coming).await.map_err(internal)?;
        let (mut hash, mut size) = (Sha256::new(), 0);
        while let Some(piece) = field.chunk().await.map_err(|_| Error::TooLarge)? {
            size += piece.len();
            if size > most {
                return Err(Error::TooLarge);
            }
            hash.update(&piece);
            file.write_all(&piece).await.map_err(internal)?;
        }
        file.sync_all().await.map_err(internal)?;
        let digest = hash.finalize().to_vec();
        let path = path(app, &digest);
        tokio::fs::create_dir_all(path.parent().unwrap_or(&path)).await.map_err(internal)?;
        tokio::fs::rename(&coming, path).await.map_err(internal)?;
        Ok(digest)
    }
    .await;
    if kept.is_err() {
        // What was begun is of no use; the sweep would take it too.
        let _ = tokio::fs::remove_file(&coming).await;
    }
    kept
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

/// Removes files older than `before` that nothing names.
pub async fn sweep(app: &App, before: Timestamp, named: &[Vec<u8>]) -> Result<()> {
    let named: Vec<PathBuf> = named.iter().map(|digest| path(app, digest)).collect();
    let Ok(folders) = std::fs::read_dir(folder(app)) else { return Ok(()) };
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
