//! Where the bytes of files stand: in the data folder, or in a bucket that several servers share. The names are the same in
//! both, so that one can be copied into the other.
//! Always: a file is whole under its digest or not there; nothing but files of ours is ever removed.

use std::collections::HashSet;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use db::Timestamp;
use tokio::sync::watch;

use super::App;
use super::bucket::{Bucket, Failure};
use super::config::Config;
use super::error::{Error, Result, internal, not_found};

#[derive(Debug, Clone)]
pub enum Store {
    Folder(PathBuf),
    Bucket(Arc<Bucket>),
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

/// Where a file stands: two letters a folder, since a folder of a hundred thousand files is slow on some machines.
pub fn place(digest: &[u8]) -> String {
    let name = name(digest);
    let (folder, file) = name.split_at_checked(2).unwrap_or_default();
    format!("{folder}/{file}")
}

/// Where a file stands that waits to be read once.
pub fn waiting(name: &[u8]) -> String {
    format!("{WAITING}{}", self::name(name))
}

const WAITING: &str = "waiting/";

/// The digest of the file that stands there; nothing of what is none of ours.
fn at_place(place: &str) -> Option<Vec<u8>> {
    let (folder, file) = place.split_once('/')?;
    digest(&format!("{folder}{file}")).filter(|_| folder.len() == 2)
}

impl Store {
    pub fn of(config: &Config) -> Self {
        match &config.bucket {
            Some(settings) => Self::Bucket(Arc::new(Bucket::new(settings))),
            None => Self::Folder(config.data.join("files")),
        }
    }

    /// Puts a file that is whole, and is no longer written to, in its place.
    pub async fn put(&self, from: &Path, place: String) -> Result<()> {
        let from = from.to_owned();
        self.wait(move |store| match store {
            Self::Folder(folder) => {
                let to = folder.join(place);
                std::fs::create_dir_all(to.parent().unwrap_or(folder)).map_err(internal)?;
                // On the disk before a row names it.
                File::open(&from).and_then(|file| file.sync_all()).map_err(internal)?;
                std::fs::rename(&from, to).map_err(internal)
            }
            Self::Bucket(bucket) => Ok(bucket.put(&place, File::open(&from).map_err(internal)?)?),
        })
        .await
    }

    /// The bytes of a file from one to another, both counted from 0 and included; all of them without.
    pub async fn open(&self, digest: &[u8], part: Option<(u64, u64)>) -> Result<Box<dyn Read + Send>> {
        let place = place(digest);
        self.wait(move |store| match store {
            Self::Folder(folder) => {
                let mut file = File::open(folder.join(place)).map_err(|_| not_found())?;
                let Some((first, last)) = part else { return Ok(Box::new(file) as Box<dyn Read + Send>) };
                file.seek(SeekFrom::Start(first)).map_err(internal)?;
                Ok(Box::new(file.take((last + 1).saturating_sub(first))) as Box<dyn Read + Send>)
            }
            Self::Bucket(bucket) => Ok(bucket.open(&place, part)?),
        })
        .await
    }

    /// Where the file in a place is on this machine; nothing when it had to be copied, as it came, to `copy`.
    pub async fn here(&self, place: String, copy: PathBuf) -> Result<Option<PathBuf>> {
        self.wait(move |store| match store {
            Self::Folder(folder) => {
                let path = folder.join(place);
                if path.exists() { Ok(Some(path)) } else { Err(not_found()) }
            }
            Self::Bucket(bucket) => {
                let (mut from, mut to) = (bucket.open(&place, None)?, File::create(copy).map_err(internal)?);
                std::io::copy(&mut from, &mut to).map_err(|error| Error::FilesAway(error.to_string()))?;
                Ok(None)
            }
        })
        .await
    }

    pub async fn remove(&self, place: String) -> Result<()> {
        self.wait(move |store| match store {
            Self::Folder(folder) => std::fs::remove_file(folder.join(place)).map_err(|error| match error.kind() {
                std::io::ErrorKind::NotFound => not_found(),
                _ => internal(error),
            }),
            Self::Bucket(bucket) => Ok(bucket.remove(&place)?),
        })
        .await
    }

    /// Removes what was put before a moment and is not named, or waits since then.
    pub async fn sweep(&self, named: HashSet<Vec<u8>>, before: Timestamp) -> Result<()> {
        let goes =
            move |place: &str| place.starts_with(WAITING) || at_place(place).is_some_and(|digest| !named.contains(&digest));
        self.wait(move |store| match store {
            Self::Folder(folder) => sweep_folder(folder, &goes, before),
            Self::Bucket(bucket) => Ok(sweep_bucket(bucket, &goes, before)?),
        })
        .await
    }

    /// Whether the last thing that was asked of a bucket failed.
    pub fn is_away(&self) -> bool {
        matches!(self, Self::Bucket(bucket) if bucket.away.load(Ordering::Relaxed))
    }

    /// Asks the bucket something small; a folder is there.
    pub async fn look(&self) -> Result<()> {
        self.wait(|store| match store {
            Self::Folder(_) => Ok(()),
            Self::Bucket(bucket) => Ok(bucket.list(None, 1).map(drop)?),
        })
        .await
    }

    /// Does what waits for a disk or for a bucket, and remembers whether the bucket answered.
    async fn wait<T: Send + 'static>(&self, work: impl FnOnce(&Self) -> Result<T> + Send + 'static) -> Result<T> {
        let store = self.clone();
        let outcome = tokio::task::spawn_blocking(move || work(&store)).await.map_err(internal)?;
        if let Self::Bucket(bucket) = self {
            let fails = matches!(outcome, Err(Error::FilesAway(_)));
            if bucket.away.swap(fails, Ordering::Relaxed) && !fails {
                tracing::info!("the bucket of files answers again");
            }
        }
        outcome
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Missing => Self::NotFound,
            Failure::Other(why) => Self::FilesAway(why),
        }
    }
}

fn sweep_folder(folder: &Path, goes: &impl Fn(&str) -> bool, before: Timestamp) -> Result<()> {
    let within = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for file in within(folder).flat_map(|folder| within(&folder)) {
        let place = file.strip_prefix(folder).ok().and_then(Path::to_str).unwrap_or_default();
        if is_older(&file, before) && goes(place) {
            std::fs::remove_file(&file).map_err(internal)?;
        }
    }
    Ok(())
}

pub fn is_older(file: &Path, before: Timestamp) -> bool {
    let modified = std::fs::metadata(file).and_then(|meta| meta.modified());
    modified.is_ok_and(|at| Timestamp::try_from(at).is_ok_and(|at| at < before))
}

fn sweep_bucket(bucket: &Bucket, goes: &impl Fn(&str) -> bool, before: Timestamp) -> std::result::Result<(), Failure> {
    let mut after = None;
    loop {
        let (listed, next) = bucket.list(after.as_deref(), 1000)?;
        for object in listed.iter().filter(|object| object.at < before && goes(&object.name)) {
            // Somebody may have put the same bytes again since the list was made.
            if bucket.put_at(&object.name)?.is_some_and(|at| at < before) {
                bucket.remove(&object.name)?;
            }
        }
        after = next;
        if after.is_none() {
            return Ok(());
        }
    }
}

const MINUTE: Duration = Duration::from_mins(1);

/// Looks once a minute whether the bucket answers, so that whoever watches the program hears of it before people do.
pub async fn watch(app: App, mut stop: watch::Receiver<bool>) {
    if matches!(app.store, Store::Folder(_)) {
        return;
    }
    loop {
        let was_away = app.store.is_away();
        if let Err(error) = app.store.look().await
            && !was_away
        {
            tracing::error!(%error, "the bucket of files does not do what it is asked");
        }
        metrics::gauge!("boucle_files_away").set(f64::from(u8::from(app.store.is_away())));
        tokio::select! {
            () = tokio::time::sleep(MINUTE) => {}
            _ = stop.changed() => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_and_its_name_are_one() {
        let bytes: Vec<u8> = (0..32).collect();
        assert_eq!(digest(&name(&bytes)), Some(bytes));
        for wrong in ["", "../../etc/passwd", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(digest(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_not_ours_in_a_bucket_is_nobodys_to_remove() {
        let bytes: Vec<u8> = (0..32).collect();
        assert_eq!(place(&bytes), "00/0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        assert_eq!(at_place(&place(&bytes)), Some(bytes));
        for other in ["check", "00/01", "backup/2026-11-28.sqlite", &"0".repeat(64), &format!("0/{}", "0".repeat(63))] {
            assert_eq!(at_place(other), None, "{other}");
        }
    }
}
