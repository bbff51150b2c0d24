//! The only place that knows there are two database engines: SQLite inside the program, or a PostgreSQL server.
//!
//! Always holds: one SQL text runs on both; a write is acknowledged once it is durable; a transaction is a closure that
//! can be run again. Everything else writes portable SQL with `$1` placeholders through [`sql!`], [`row!`], [`args!`].

mod error;
mod migrate;
mod postgres;
mod row;
mod sqlite;
mod statement;
#[cfg(feature = "testing")]
pub mod testing;
mod value;

use std::path::Path;
use std::time::Duration;

use statement::Told;

pub use error::Error;
pub use jiff::{Timestamp, civil::Date};
pub use row::{FromColumn, Kind, Reader, Row};
pub use statement::{Query, Registered, STATEMENTS, Statement, check_statements};
pub use uuid::Uuid;
pub use value::{Args, Value};

#[doc(hidden)]
pub mod __private {
    pub use linkme;
}

/// How often a transaction is run again when the engine asks for it.
const MOST_TRIES: u32 = 6;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A database. Cheap to clone.
#[derive(Clone)]
pub struct Db(Inner);

#[derive(Clone)]
enum Inner {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// A transaction. Cheap to clone; it ends when the closure of [`Db::write`] does.
#[derive(Clone)]
pub struct Tx(TxInner);

#[derive(Clone)]
enum TxInner {
    Sqlite(sqlite::SqliteTx),
    Postgres(postgres::PostgresTx),
}

/// What is done with a row.
pub type Take<'t> = &'t mut (dyn FnMut(&Reader<'_>) -> Result<(), Error> + Send + 't);

/// What can run a statement: a [`Db`], where each statement stands alone, and a [`Tx`].
pub trait Run: Sync {
    /// Gives every row to `take`, in their order.
    fn each(&self, query: &'static Query, args: Args, take: Take<'_>) -> impl Future<Output = Result<(), Error>> + Send;

    /// Every row.
    fn all<R: Row>(
        &self,
        statement: &'static Statement<R>,
        args: Args,
    ) -> impl Future<Output = Result<Vec<R>, Error>> + Send {
        async move {
            let mut rows = Vec::new();
            let mut take = |reader: &Reader<'_>| {
                rows.push(R::read(reader)?);
                Ok(())
            };
            self.each(&statement.query, args, &mut take).await?;
            Ok(rows)
        }
    }

    /// Changes rows; returns how many.
    fn execute(&self, statement: &'static Statement<()>, args: Args) -> impl Future<Output = Result<u64, Error>> + Send;

    /// The row, if there is any; more than one is [`Error::ManyRows`].
    fn optional<R: Row>(
        &self,
        statement: &'static Statement<R>,
        args: Args,
    ) -> impl Future<Output = Result<Option<R>, Error>> + Send {
        async move {
            let mut rows = self.all(statement, args).await?.into_iter();
            let row = rows.next();
            if rows.next().is_some() { Err(Error::ManyRows) } else { Ok(row) }
        }
    }

    /// The row; that there is none is [`Error::NoRow`].
    fn one<R: Row>(&self, statement: &'static Statement<R>, args: Args) -> impl Future<Output = Result<R, Error>> + Send {
        async move { self.optional(statement, args).await?.ok_or(Error::NoRow) }
    }
}

impl Db {
    /// Opens `sqlite:PATH` (or a bare path; the file is made when it is missing) or `postgres://…`.
    pub async fn open(address: &str) -> Result<Self, Error> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Ok(Self(Inner::Postgres(postgres::Postgres::open(address).await?)));
        }
        let path = address.strip_prefix("sqlite:").unwrap_or(address);
        let path = path.strip_prefix("//").filter(|_| path != address).unwrap_or(path);
        // A misspelt "postgres://" must not become a file; the address may hold a password, so it is not repeated.
        if path.contains("://") {
            return Err(Error::Open(
                "the address must begin with postgres:// or sqlite:, or be the path of a file".to_owned(),
            ));
        }
        Ok(Self(Inner::Sqlite(sqlite::Sqlite::open(Path::new(path))?)))
    }

    pub fn engine(&self) -> Engine {
        match &self.0 {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// Brings the database to this program's version; returns the names of the migrations that were missing.
    pub async fn migrate(&self) -> Result<Vec<String>, Error> {
        migrate::run(self).await
    }

    /// One transaction: kept when `work` succeeds, undone when it fails. It is run again when the engine could not
    /// order it among others, so it must do nothing but read and write through its [`Tx`].
    pub async fn write<T, E, F, Fut>(&self, work: F) -> Result<T, E>
    where
        F: Fn(Tx) -> Fut,
        Fut: Future<Output = Result<T, E>>,
        E: From<Error>,
    {
        let mut tries = 1;
        loop {
            let tx = self.begin().await?;
            let outcome = match work(tx.clone()).await {
                Ok(value) => tx.commit().await.map(|()| value).map_err(E::from),
                Err(error) => {
                    tx.rollback().await;
                    Err(error)
                }
            };
            match outcome {
                Err(_) if tx.must_run_again() && tries < MOST_TRIES => {
                    let jitter = u64::from(Uuid::now_v7().as_bytes().last().copied().unwrap_or(0) % 16);
                    tokio::time::sleep(Duration::from_millis((1 << tries) + jitter)).await;
                    tries += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn begin(&self) -> Result<Tx, Error> {
        Ok(Tx(match &self.0 {
            Inner::Sqlite(sqlite) => TxInner::Sqlite(sqlite.begin().await?),
            Inner::Postgres(postgres) => TxInner::Postgres(postgres.begin().await?),
        }))
    }

    /// Whether the stored pages are sound: SQLite reads its whole file, PostgreSQL looks after itself. A file that is
    /// not sound is written to no more.
    pub async fn check_integrity(&self) -> Result<(), Error> {
        self.check(true).await
    }

    /// The same in a fraction of the time: without holding the indexes against their tables.
    pub async fn check_quickly(&self) -> Result<(), Error> {
        self.check(false).await
    }

    async fn check(&self, thorough: bool) -> Result<(), Error> {
        match &self.0 {
            Inner::Sqlite(sqlite) => sqlite.check_integrity(thorough).await,
            Inner::Postgres(postgres) => postgres.ping().await,
        }
    }

    /// What was found wrong with the database file; since then every write fails with [`Error::Corrupt`].
    pub fn damage(&self) -> Option<&str> {
        match &self.0 {
            Inner::Sqlite(sqlite) => sqlite.damage(),
            Inner::Postgres(_) => None,
        }
    }

    /// A consistent copy of an SQLite database while it is in use. PostgreSQL has `pg_dump`.
    pub async fn backup_to(&self, path: &Path) -> Result<(), Error> {
        match &self.0 {
            Inner::Sqlite(sqlite) => sqlite.backup_to(path).await,
            Inner::Postgres(_) => Err(Error::Other("use pg_dump to copy a PostgreSQL database".to_owned())),
        }
    }

    /// Runs a statement, then a text of several without arguments, in one transaction.
    async fn script(&self, first: &'static Statement<()>, args: Args, text: &str) -> Result<(), Error> {
        let tx = self.begin().await?;
        tx.execute(first, args).await?;
        match &tx.0 {
            TxInner::Sqlite(sqlite) => sqlite.script(text)?,
            TxInner::Postgres(postgres) => postgres.script(text).await?,
        }
        tx.commit().await
    }

    /// Names and kinds of the columns that the engine says a statement has.
    async fn describe(&self, text: &str) -> Result<Vec<(String, Told)>, Error> {
        match &self.0 {
            Inner::Sqlite(sqlite) => sqlite.describe(text).await,
            Inner::Postgres(postgres) => postgres.describe(text).await,
        }
    }
}

impl Tx {
    /// The same statement once a row; much faster than one after the other. Returns how many rows changed. PostgreSQL takes
    /// rows of an `INSERT` together: no two of a call may meet the same row of an `ON CONFLICT … DO UPDATE`.
    pub async fn execute_many(&self, statement: &'static Statement<()>, rows: Vec<Args>) -> Result<u64, Error> {
        match &self.0 {
            TxInner::Sqlite(sqlite) => sqlite.execute_many(statement.query.sqlite(), rows),
            TxInner::Postgres(postgres) => postgres.execute_many(statement.query.text, rows).await,
        }
    }

    async fn commit(&self) -> Result<(), Error> {
        match &self.0 {
            TxInner::Sqlite(sqlite) => sqlite.commit(),
            TxInner::Postgres(postgres) => postgres.commit().await,
        }
    }

    async fn rollback(&self) {
        match &self.0 {
            TxInner::Sqlite(sqlite) => sqlite.rollback(),
            TxInner::Postgres(postgres) => postgres.rollback().await,
        }
    }

    fn must_run_again(&self) -> bool {
        match &self.0 {
            // One writer at a time: nothing to order.
            TxInner::Sqlite(_) => false,
            TxInner::Postgres(postgres) => postgres.must_run_again(),
        }
    }
}

impl Run for Db {
    async fn each(&self, query: &'static Query, args: Args, take: Take<'_>) -> Result<(), Error> {
        match &self.0 {
            Inner::Sqlite(sqlite) if query.only_reads() => sqlite.each(query.sqlite(), &args, take).await,
            Inner::Sqlite(sqlite) => {
                let tx = sqlite.begin().await?;
                tx.each(query.sqlite(), &args, take)?;
                tx.commit()
            }
            Inner::Postgres(postgres) => postgres.each(query.text, &args, take).await,
        }
    }

    async fn execute(&self, statement: &'static Statement<()>, args: Args) -> Result<u64, Error> {
        match &self.0 {
            Inner::Sqlite(sqlite) => {
                let tx = sqlite.begin().await?;
                let changed = tx.execute(statement.query.sqlite(), &args)?;
                tx.commit()?;
                Ok(changed)
            }
            Inner::Postgres(postgres) => postgres.execute(statement.query.text, &args).await,
        }
    }
}

impl Run for Tx {
    async fn each(&self, query: &'static Query, args: Args, take: Take<'_>) -> Result<(), Error> {
        match &self.0 {
            TxInner::Sqlite(sqlite) => sqlite.each(query.sqlite(), &args, take),
            TxInner::Postgres(postgres) => postgres.each(query.text, &args, take).await,
        }
    }

    async fn execute(&self, statement: &'static Statement<()>, args: Args) -> Result<u64, Error> {
        match &self.0 {
            TxInner::Sqlite(sqlite) => sqlite.execute(statement.query.sqlite(), &args),
            TxInner::Postgres(postgres) => postgres.execute(statement.query.text, &args).await,
        }
    }
}
