//! SQLite inside the program: several readers, one writer that a transaction holds. Calls run where they are made: a
//! statement takes microseconds, less than a hop to another thread; what waits for the disk lets others run meanwhile.
//! Once a statement or a check has met a damaged page, nothing is written any more: it would spread the damage.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use tokio::sync::{Mutex as Turn, OwnedMutexGuard, Semaphore, oneshot};

use crate::Take;
use crate::error::Error;
use crate::row::{Kind, Reader};
use crate::statement::Told;
use crate::value::{Args, Value};

/// Earlier versions can corrupt the write-ahead log.
const LEAST_VERSION: i32 = 3_051_003;
const EXISTING: OpenFlags = OpenFlags::SQLITE_OPEN_NO_MUTEX.union(OpenFlags::SQLITE_OPEN_READ_WRITE);
const READERS: usize = 4;
/// Statements kept prepared on each connection.
const PREPARED: usize = 512;

#[derive(Clone)]
pub struct Sqlite(Arc<Inner>);

struct Inner {
    path: PathBuf,
    /// What was found wrong with the file.
    damage: OnceLock<String>,
    readers: Mutex<Vec<Connection>>,
    free_readers: Semaphore,
    writer: Arc<Turn<Connection>>,
}

impl Sqlite {
    pub fn open(path: &Path) -> Result<Self, Error> {
        if rusqlite::version_number() < LEAST_VERSION {
            return Err(Error::Open(format!("SQLite {} is too old; 3.51.3 is needed", rusqlite::version())));
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|e| Error::Open(format!("{}: {e}", folder.display())))?;
        }
        let open = |flags| {
            connection(path, flags).map_err(|e| match Error::from(e) {
                damaged @ Error::Corrupt(_) => damaged,
                other => Error::Open(format!("{}: {other}", path.display())),
            })
        };
        let writer = open(EXISTING | OpenFlags::SQLITE_OPEN_CREATE)?;
        let readers = (0..READERS)
            .map(|_| {
                let reader = open(EXISTING)?;
                reader.pragma_update(None, "query_only", true)?;
                Ok(reader)
            })
            .collect::<Result<_, Error>>()?;
        Ok(Self(Arc::new(Inner {
            path: path.to_owned(),
            damage: OnceLock::new(),
            readers: Mutex::new(readers),
            free_readers: Semaphore::new(READERS),
            writer: Arc::new(Turn::new(writer)),
        })))
    }

    pub async fn each(&self, text: &str, args: &Args, take: Take<'_>) -> Result<(), Error> {
        self.with_reader(|reader| each(reader, text, args, take)).await
    }

    async fn with_reader<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let _place = self.0.free_readers.acquire().await.map_err(|e| Error::Other(e.to_string()))?;
        let reader = lock(&self.0.readers).pop().ok_or_else(|| Error::Other("no reader is free".to_owned()))?;
        let outcome = work(&reader);
        lock(&self.0.readers).push(reader);
        self.note(outcome)
    }

    fn note<T>(&self, outcome: Result<T, Error>) -> Result<T, Error> {
        if let Err(Error::Corrupt(what)) = &outcome
            && self.0.damage.set(what.clone()).is_ok()
        {
            tracing::error!(file = %self.0.path.display(), what, "the database file is damaged: writing has stopped");
        }
        outcome
    }

    pub fn damage(&self) -> Option<&str> {
        self.0.damage.get().map(String::as_str)
    }

    pub async fn begin(&self) -> Result<SqliteTx, Error> {
        if let Some(what) = self.damage() {
            return Err(Error::Corrupt(what.to_owned()));
        }
        let writer = Arc::clone(&self.0.writer).lock_owned().await;
        writer.execute_batch("BEGIN IMMEDIATE")?;
        Ok(SqliteTx { open: Arc::new(Mutex::new(Some(Open { writer, failed: false }))), of: self.clone() })
    }

    /// `thorough` also holds every index against its table. On a thread of its own: it may take minutes, and whoever stops the
    /// program does not wait for it.
    pub async fn check_integrity(&self, thorough: bool) -> Result<(), Error> {
        let (done, outcome) = oneshot::channel();
        let path = self.0.path.clone();
        let begun = std::thread::Builder::new().spawn(move || done.send(look(&path, thorough)));
        begun.map_err(|error| Error::Other(format!("the file could not be looked at: {error}")))?;
        let lost = |_| Err(Error::Other("the check of the file ended without an answer".to_owned()));
        self.note(outcome.await.unwrap_or_else(lost))
    }

    pub async fn backup_to(&self, path: &Path) -> Result<(), Error> {
        let target = path.to_string_lossy().into_owned();
        let writer = self.0.writer.lock().await;
        unhurried(|| writer.execute("VACUUM INTO ?1", [target]))?;
        Ok(())
    }

    pub async fn describe(&self, text: &str) -> Result<Vec<(String, Told)>, Error> {
        self.with_reader(|reader| {
            let statement = reader.prepare(text)?;
            let told = |declared: Option<&str>| declared.and_then(kind).map_or(Told::Nothing, Told::Kind);
            let columns = statement.columns();
            Ok(columns.into_iter().map(|column| (column.name().to_owned(), told(column.decl_type()))).collect())
        })
        .await
    }
}

fn kind(declared: &str) -> Option<Kind> {
    Some(match declared {
        "BOOLEAN" => Kind::Bool,
        "BIGINT" => Kind::Int,
        "DOUBLE PRECISION" => Kind::Real,
        "TEXT" => Kind::Text,
        "BYTEA" => Kind::Bytes,
        "UUID" => Kind::Uuid,
        "TIMESTAMPTZ" => Kind::Time,
        "DATE" => Kind::Date,
        _ => return None,
    })
}

/// `strpos(text, part)` as PostgreSQL has it, but that it counts bytes: where a part stands in a text, 0 where it does not.
/// SQLite's own `instr` looks from every letter anew.
fn add_strpos(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("strpos", 2, flags, |call| {
        let (text, part) = (call.get_raw(0).as_str()?, call.get_raw(1).as_str()?);
        let at = memchr::memmem::find(text.as_bytes(), part.as_bytes()).map_or(0, |at| at + 1);
        Ok(i64::try_from(at).unwrap_or(i64::MAX))
    })
}

fn connection(path: &Path, flags: OpenFlags) -> Result<Connection, rusqlite::Error> {
    let connection = Connection::open_with_flags(path, flags)?;
    // First, since turning on the log may itself have to wait for another connection.
    connection.pragma_update(None, "busy_timeout", 10_000)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // NORMAL loses acknowledged writes in a power cut.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    // A plan does not depend on what is bound: otherwise statements whose values might choose a partial index are parsed and
    // planned anew each time, which takes longer than running them.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    rusqlite::vtab::array::load_module(&connection)?;
    add_strpos(&connection)?;
    Ok(connection)
}

/// On a connection of its own, with little memory: a reader would be kept from others, and its pages forgotten.
fn look(path: &Path, thorough: bool) -> Result<(), Error> {
    let mut reader = connection(path, EXISTING)?;
    reader.pragma_update(None, "query_only", true)?;
    reader.pragma_update(None, "cache_size", -1_000)?;
    reader.progress_handler(LOOKED_AT_ONCE, Some(rest()))?;
    let check = if thorough { "PRAGMA integrity_check(1)" } else { "PRAGMA quick_check(1)" };
    let said: String = reader.query_row(check, [], |row| row.get(0))?;
    if said == "ok" { Ok(()) } else { Err(Error::Corrupt(said)) }
}

/// Steps after which a check may rest: a few milliseconds at most.
const LOOKED_AT_ONCE: i32 = 1_000;

/// Rests as long as it has worked: people ask for pages of the same processors meanwhile.
fn rest() -> impl FnMut() -> bool + Send {
    let mut since = Instant::now();
    move || {
        let worked = since.elapsed();
        if worked > Duration::from_millis(5) {
            std::thread::sleep(worked);
            since = Instant::now();
        }
        // true would end the check
        false
    }
}

/// For what may take long: other tasks of this thread go on elsewhere meanwhile, where the runtime can do that.
fn unhurried<T>(work: impl FnOnce() -> T) -> T {
    let many = tokio::runtime::Handle::try_current()
        .is_ok_and(|runtime| runtime.runtime_flavor() == tokio::runtime::RuntimeFlavor::MultiThread);
    if many { tokio::task::block_in_place(work) } else { work() }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn each(connection: &Connection, text: &str, args: &[Value], take: Take<'_>) -> Result<(), Error> {
    let mut statement = connection.prepare_cached(text)?;
    let mut found = statement.query(params_from_iter(args))?;
    while let Some(row) = found.next()? {
        take(&Reader::Sqlite(row))?;
    }
    Ok(())
}

#[derive(Clone)]
pub struct SqliteTx {
    open: Arc<Mutex<Option<Open>>>,
    of: Sqlite,
}

struct Open {
    writer: OwnedMutexGuard<Connection>,
    /// A statement failed: PostgreSQL would keep nothing of this transaction, so neither does SQLite.
    failed: bool,
}

/// A transaction that nobody ended is undone.
impl Drop for Open {
    fn drop(&mut self) {
        if !self.writer.is_autocommit()
            && let Err(error) = self.writer.execute_batch("ROLLBACK")
        {
            tracing::error!(%error, "a transaction could not be undone");
        }
    }
}

impl SqliteTx {
    fn with<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let mut open = lock(&self.open);
        let open = open.as_mut().ok_or_else(|| Error::Other("the transaction has ended".to_owned()))?;
        let outcome = work(&open.writer);
        open.failed |= outcome.is_err();
        self.of.note(outcome)
    }

    pub fn each(&self, text: &str, args: &Args, take: Take<'_>) -> Result<(), Error> {
        self.with(|writer| each(writer, text, args, take))
    }

    pub fn execute(&self, text: &str, args: &Args) -> Result<u64, Error> {
        self.with(|writer| Ok(writer.prepare_cached(text)?.execute(params_from_iter(args))? as u64))
    }

    pub fn execute_many(&self, text: &str, rows: Vec<Args>) -> Result<u64, Error> {
        self.with(|writer| {
            let mut statement = writer.prepare_cached(text)?;
            let mut changed = 0;
            for row in rows {
                changed += statement.execute(params_from_iter(&row))? as u64;
            }
            Ok(changed)
        })
    }

    pub fn script(&self, text: &str) -> Result<(), Error> {
        self.with(|writer| Ok(writer.execute_batch(text)?))
    }

    pub fn commit(&self) -> Result<(), Error> {
        if lock(&self.open).as_ref().is_some_and(|open| open.failed) {
            self.rollback();
            return Err(Error::Undone);
        }
        self.with(|writer| Ok(unhurried(|| writer.execute_batch("COMMIT"))?))?;
        lock(&self.open).take();
        Ok(())
    }

    pub fn rollback(&self) {
        lock(&self.open).take();
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    /// With SQLite's own settings this statement is planned anew at each use: the value might choose the partial index.
    #[test]
    fn a_prepared_statement_is_planned_once_whatever_is_bound() {
        let folder = tempfile::tempdir().unwrap();
        let connection = connection(&folder.path().join("house.sqlite"), EXISTING | OpenFlags::SQLITE_OPEN_CREATE).unwrap();
        connection
            .execute_batch(
                "CREATE TABLE space (id INTEGER PRIMARY KEY, kind TEXT NOT NULL);
                CREATE INDEX space_network ON space (id) WHERE kind = 'network';",
            )
            .unwrap();
        let mut statement = connection.prepare_cached("SELECT id FROM space WHERE kind = ?1").unwrap();
        for kind in ["network", "group", "network", "edition"] {
            assert!(statement.query([kind]).unwrap().next().unwrap().is_none());
        }
        assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
    }
}
