//! A PostgreSQL server, through a pool of connections with their statements prepared.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use deadpool_postgres::{Client, Manager, ManagerConfig, Pool, RecyclingMethod};
use futures_util::stream::{self, StreamExt, TryStreamExt};
use tokio::sync::Mutex;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Config, NoTls, config::SslMode};

use crate::Take;
use crate::error::Error;
use crate::row::{Kind, Reader};
use crate::statement::Told;
use crate::value::{Args, Value};

const CONNECTIONS: usize = 16;
/// A request that waits longer for a connection is answered that the database is busy.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// Statements of a batch under way at once on one connection: the next is sent before the last is answered.
const PIPELINED: usize = 256;

/// Rows of one statement, where its text can be widened.
const WIDE: usize = 100;

#[derive(Clone)]
pub struct Postgres(Pool);

impl Postgres {
    /// The address may hold a password: no message repeats it.
    pub async fn open(address: &str) -> Result<Self, Error> {
        let mut config: Config =
            address.parse().map_err(|_| Error::Open("the address must look like postgres://user@host/name".to_owned()))?;
        config.application_name("boucle");
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = if config.get_ssl_mode() == SslMode::Disable || is_local(&config) {
            Manager::from_config(config, NoTls, recycling)
        } else {
            Manager::from_config(config, tokio_postgres_rustls::MakeRustlsConnect::new(tls()?), recycling)
        };
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .runtime(deadpool_postgres::Runtime::Tokio1)
            .wait_timeout(Some(LONGEST_WAIT))
            .build()
            .map_err(|e| Error::Open(e.to_string()))?;
        let postgres = Self(pool);
        postgres.ping().await.map_err(|error| Error::Open(error.to_string()))?;
        Ok(postgres)
    }

    async fn client(&self) -> Result<Client, Error> {
        self.0.get().await.map_err(|error| match error {
            deadpool_postgres::PoolError::Backend(error) => error.into(),
            deadpool_postgres::PoolError::Timeout(_) => Error::Busy("every connection is in use".to_owned()),
            other => Error::Other(other.to_string()),
        })
    }

    pub async fn ping(&self) -> Result<(), Error> {
        self.client().await?.simple_query("SELECT 1").await?;
        Ok(())
    }

    pub async fn each(&self, text: &str, args: &Args, take: Take<'_>) -> Result<(), Error> {
        each(&self.client().await?, text, args, take).await
    }

    pub async fn execute(&self, text: &str, args: &Args) -> Result<u64, Error> {
        execute(&self.client().await?, text, args).await
    }

    pub async fn begin(&self) -> Result<PostgresTx, Error> {
        // Held before it begins: a caller that gives up meanwhile must not leave a begun transaction in the pool.
        let held = Held(Some(self.client().await?));
        if let Held(Some(client)) = &held {
            client.batch_execute("BEGIN ISOLATION LEVEL SERIALIZABLE").await?;
        }
        let (again, failed) = (AtomicBool::new(false), AtomicBool::new(false));
        Ok(PostgresTx(Arc::new(Open { client: Mutex::new(Some(held)), again, failed })))
    }

    pub async fn describe(&self, text: &str) -> Result<Vec<(String, Told)>, Error> {
        let statement = self.client().await?.prepare(text).await?;
        Ok(statement.columns().iter().map(|column| (column.name().to_owned(), told(column.type_()))).collect())
    }
}

fn is_local(config: &Config) -> bool {
    config.get_ssl_mode() == SslMode::Prefer
        && config.get_hosts().iter().all(|host| match host {
            tokio_postgres::config::Host::Tcp(name) => name == "localhost" || name.starts_with("127.") || name == "::1",
            tokio_postgres::config::Host::Unix(_) => true,
        })
}

fn tls() -> Result<rustls::ClientConfig, Error> {
    let mut roots = rustls::RootCertStore::empty();
    for certificate in rustls_native_certs::load_native_certs().certs {
        // A system may hold certificates that are of no use here.
        let _ = roots.add(certificate);
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| Error::Open(e.to_string()))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

fn told(kind: &Type) -> Told {
    Told::Kind(match *kind {
        Type::BOOL => Kind::Bool,
        Type::INT8 | Type::INT4 | Type::INT2 => Kind::Int,
        Type::FLOAT8 => Kind::Real,
        Type::TEXT | Type::VARCHAR => Kind::Text,
        Type::BYTEA => Kind::Bytes,
        Type::UUID => Kind::Uuid,
        Type::TIMESTAMPTZ => Kind::Time,
        Type::DATE => Kind::Date,
        _ => return Told::Unreadable(kind.name().to_owned()),
    })
}

fn params(args: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    args.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

async fn each(client: &Client, text: &str, args: &Args, take: Take<'_>) -> Result<(), Error> {
    let statement = client.prepare_cached(text).await?;
    let rows = client.query(&statement, &params(args)).await?;
    rows.iter().try_for_each(|row| take(&Reader::Postgres(row)))
}

async fn execute(client: &Client, text: &str, args: &Args) -> Result<u64, Error> {
    let statement = client.prepare_cached(text).await?;
    Ok(client.execute(&statement, &params(args)).await?)
}

#[derive(Clone)]
pub struct PostgresTx(Arc<Open>);

struct Open {
    client: Mutex<Option<Held>>,
    /// The engine refused an order of transactions; the whole is to be run again.
    again: AtomicBool,
    /// A statement failed. The server would answer COMMIT by undoing all, and call that a success.
    failed: AtomicBool,
}

/// A connection inside a transaction. Dropped in the middle, it leaves the pool, so that nobody meets its transaction.
struct Held(Option<Client>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(client) = self.0.take() {
            drop(Client::take(client));
        }
    }
}

impl PostgresTx {
    fn note<T>(&self, outcome: Result<T, Error>) -> Result<T, Error> {
        if outcome.is_err() {
            self.0.failed.store(true, Ordering::Relaxed);
        }
        if matches!(outcome, Err(Error::Again(_))) {
            self.0.again.store(true, Ordering::Relaxed);
        }
        outcome
    }

    pub fn must_run_again(&self) -> bool {
        self.0.again.load(Ordering::Relaxed)
    }

    pub async fn each(&self, text: &str, args: &Args, take: Take<'_>) -> Result<(), Error> {
        let held = self.0.client.lock().await;
        let client = held.as_ref().and_then(|held| held.0.as_ref()).ok_or_else(ended)?;
        self.note(each(client, text, args, take).await)
    }

    pub async fn execute(&self, text: &str, args: &Args) -> Result<u64, Error> {
        let held = self.0.client.lock().await;
        let client = held.as_ref().and_then(|held| held.0.as_ref()).ok_or_else(ended)?;
        self.note(execute(client, text, args).await)
    }

    pub async fn execute_many(&self, text: &str, rows: Vec<Args>) -> Result<u64, Error> {
        let held = self.0.client.lock().await;
        let client = held.as_ref().and_then(|held| held.0.as_ref()).ok_or_else(ended)?;
        let mut changed = 0;
        let mut rest = rows;
        // A hundred rows in one statement cost the server a third of a hundred statements.
        let wide = if rest.len() < WIDE { None } else { widened(text, WIDE) };
        if let Some(wide) = wide {
            let statement = self.note(client.prepare_cached(&wide).await.map_err(Error::from))?;
            while rest.len() >= WIDE {
                let after = rest.split_off(WIDE);
                let values: Vec<Value> = rest.into_iter().flatten().collect();
                changed += self.note(client.execute_raw(&statement, values.iter()).await.map_err(Error::from))?;
                rest = after;
            }
        }
        let statement = self.note(client.prepare_cached(text).await.map_err(Error::from))?;
        let sent = stream::iter(rest).map(|row| {
            let statement = &statement;
            async move { client.execute_raw(statement, row.iter()).await.map_err(Error::from) }
        });
        let sum = sent.buffered(PIPELINED).try_fold(changed, |sum, changed| async move { Ok(sum + changed) }).await;
        self.note(sum)
    }

    pub async fn script(&self, text: &str) -> Result<(), Error> {
        let held = self.0.client.lock().await;
        let client = held.as_ref().and_then(|held| held.0.as_ref()).ok_or_else(ended)?;
        Ok(client.batch_execute(text).await?)
    }

    pub async fn commit(&self) -> Result<(), Error> {
        if self.0.failed.load(Ordering::Relaxed) {
            self.rollback().await;
            return Err(Error::Undone);
        }
        self.end("COMMIT").await
    }

    pub async fn rollback(&self) {
        if let Err(error) = self.end("ROLLBACK").await {
            tracing::warn!(%error, "a transaction could not be undone; its connection is dropped");
        }
    }

    async fn end(&self, word: &str) -> Result<(), Error> {
        let mut held = self.0.client.lock().await;
        let Some(open) = held.as_mut() else { return Err(ended()) };
        let client = open.0.as_ref().ok_or_else(ended)?;
        self.note(client.batch_execute(word).await.map_err(Error::from))?;
        // Ended well: back to the pool.
        drop(open.0.take());
        *held = None;
        Ok(())
    }
}

fn ended() -> Error {
    Error::Other("the transaction has ended".to_owned())
}

/// An `INSERT … VALUES (…)` for so many rows; none where the values are not all of its arguments.
fn widened(text: &str, rows: usize) -> Option<String> {
    let from = text.find("VALUES (")? + "VALUES ".len();
    let (before, values) = text.split_at_checked(from)?;
    let mut depth = 0;
    let length = values.char_indices().find_map(|(at, letter)| {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at + 1)
    })?;
    let (group, after) = values.split_at_checked(length)?;
    if before.contains('$') || after.contains('$') || after.contains("VALUES") {
        return None;
    }
    let count = arguments(group).max()?;
    if count * rows > usize::from(u16::MAX) {
        return None;
    }
    let groups: Vec<String> = (0..rows).map(|row| renumbered(group, row * count)).collect();
    Some(format!("{before}{}{after}", groups.join(", ")))
}

/// The numbers of the arguments of a text.
fn arguments(text: &str) -> impl Iterator<Item = usize> {
    text.split('$').skip(1).filter_map(|part| {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        part.get(..digits)?.parse().ok()
    })
}

fn renumbered(group: &str, by: usize) -> String {
    let mut parts = group.split('$');
    let mut wide = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at_checked(digits).unwrap_or_default();
        let number: usize = number.parse().unwrap_or_default();
        wide.push_str(&format!("${}{rest}", number + by));
    }
    wide
}

#[cfg(test)]
mod tests {
    use super::widened;

    #[test]
    fn an_insert_is_widened_and_nothing_else() {
        let insert = "INSERT INTO t (a, b) VALUES ($1, CASE WHEN $2 = 'x (' THEN $1 END) ON CONFLICT (a) DO NOTHING";
        // A parenthesis in a text would mislead: such a statement is left as it is.
        assert_eq!(widened(insert, 2), None);
        let insert = "INSERT INTO t (a, b) VALUES ($1, CAST($2 AS TEXT)) ON CONFLICT (a) DO NOTHING";
        let wide = "INSERT INTO t (a, b) VALUES ($1, CAST($2 AS TEXT)), ($3, CAST($4 AS TEXT)) ON CONFLICT (a) DO NOTHING";
        assert_eq!(widened(insert, 2).as_deref(), Some(wide));
        assert_eq!(widened("DELETE FROM t WHERE a = $1", 2), None);
        assert_eq!(widened("INSERT INTO t (a) SELECT b FROM u WHERE c = $1", 2), None);
        assert_eq!(widened("INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET b = $2", 2), None);
    }
}
