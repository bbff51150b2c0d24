//! A fresh database for each test: a file in a temporary folder, or a database of its own on the test server.
#![expect(clippy::panic, reason = "a test that cannot have its database fails")]

use std::sync::OnceLock;

use tokio::sync::Mutex;

use crate::{Db, Engine, Error};

/// Where the tests find a PostgreSQL server: a superuser's address.
const SERVER: &str = "BOUCLE_TEST_POSTGRES";
/// When this is set, a test that cannot run on both engines fails.
const REQUIRE_ALL: &str = "BOUCLE_TEST_REQUIRE_ALL";

/// A database and what keeps it.
pub struct Fresh {
    pub db: Db,
    pub address: String,
    kept: Kept,
}

/// What goes with a test's database when the test ends.
enum Kept {
    Folder { _files: tempfile::TempDir },
    Server { _database: OfServer },
}

/// A database of the test server: hundreds of them would fill a disk.
struct OfServer {
    server: String,
    name: String,
}

impl Drop for OfServer {
    fn drop(&mut self) {
        let (server, name) = (std::mem::take(&mut self.server), std::mem::take(&mut self.name));
        // A test's own runtime may be ending: another takes it away.
        let removal = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            if let Ok(runtime) = runtime {
                let _ = runtime.block_on(remove(&server, &name));
            }
        });
        let _ = removal.join();
    }
}

async fn remove(server: &str, name: &str) -> Result<(), Error> {
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    client.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).await?;
    Ok(())
}

/// The engines on which a test is to run here.
pub fn engines() -> Vec<Engine> {
    match (std::env::var(SERVER), std::env::var(REQUIRE_ALL)) {
        (Ok(_), _) => vec![Engine::Sqlite, Engine::Postgres],
        (Err(_), Ok(_)) => panic!("{SERVER} must name a PostgreSQL server"),
        (Err(_), Err(_)) => vec![Engine::Sqlite],
    }
}

/// A fresh database with every migration applied.
pub async fn fresh(engine: Engine) -> Fresh {
    fresh_after(engine, async |_| {}).await
}

/// A fresh database with every migration applied and then prepared. It is prepared once a process and copied from then
/// on, so all tests of a process give the same preparation.
pub async fn fresh_after(engine: Engine, prepare: impl AsyncFn(Db)) -> Fresh {
    let made = match engine {
        Engine::Sqlite => fresh_sqlite(prepare).await,
        Engine::Postgres => fresh_postgres(prepare).await,
    };
    made.unwrap_or_else(|error| panic!("no fresh database: {error}"))
}

/// A database without any table.
pub async fn empty(engine: Engine) -> Fresh {
    let made = match engine {
        Engine::Sqlite => empty_sqlite().await,
        Engine::Postgres => create("template0").await,
    };
    made.unwrap_or_else(|error| panic!("no empty database: {error}"))
}

fn folder() -> Result<tempfile::TempDir, Error> {
    tempfile::tempdir().map_err(|error| Error::Open(error.to_string()))
}

async fn empty_sqlite() -> Result<Fresh, Error> {
    let folder = folder()?;
    let address = format!("sqlite:{}", folder.path().join("boucle.sqlite").display());
    Ok(Fresh { db: Db::open(&address).await?, address, kept: Kept::Folder { _files: folder } })
}

async fn fresh_sqlite(prepare: impl AsyncFn(Db)) -> Result<Fresh, Error> {
    static MIGRATED: OnceLock<Vec<u8>> = OnceLock::new();
    static MAKING: Mutex<()> = Mutex::const_new(());
    let making = MAKING.lock().await;
    if MIGRATED.get().is_none() {
        let first = empty_sqlite().await?;
        first.db.migrate().await?;
        prepare(first.db.clone()).await;
        let copy = folder()?;
        let path = copy.path().join("copy.sqlite");
        first.db.backup_to(&path).await?;
        let _ = MIGRATED.set(std::fs::read(path).map_err(|error| Error::Open(error.to_string()))?);
    }
    drop(making);
    let folder = folder()?;
    let path = folder.path().join("boucle.sqlite");
    std::fs::write(&path, MIGRATED.get().map_or(&[][..], Vec::as_slice)).map_err(|error| Error::Open(error.to_string()))?;
    let address = format!("sqlite:{}", path.display());
    Ok(Fresh { db: Db::open(&address).await?, address, kept: Kept::Folder { _files: folder } })
}

async fn fresh_postgres(prepare: impl AsyncFn(Db)) -> Result<Fresh, Error> {
    static TEMPLATE: Mutex<Option<String>> = Mutex::const_new(None);
    let mut template = TEMPLATE.lock().await;
    if template.is_none() {
        let first = create("template0").await?;
        first.db.migrate().await?;
        prepare(first.db.clone()).await;
        // A template may have nobody connected.
        *template = first.address.rsplit('/').next().map(str::to_owned);
        // It stays for the tests to come.
        std::mem::forget(first.kept);
        drop(first.db);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    create(template.as_deref().unwrap_or("template0")).await
}

async fn create(template: &str) -> Result<Fresh, Error> {
    let server = std::env::var(SERVER).map_err(|_| Error::Open(format!("{SERVER} is not set")))?;
    let name = format!("boucle_test_{}", uuid::Uuid::now_v7().simple());
    let (client, connection) = tokio_postgres::connect(&server, tokio_postgres::NoTls).await?;
    tokio::spawn(connection);
    let mut tries = 0;
    // The template's last connection may take a moment to leave.
    while let Err(error) = client.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await {
        tries += 1;
        if tries > 50 {
            return Err(error.into());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let (base, _) = server.rsplit_once('/').unwrap_or((&server, ""));
    let address = format!("{base}/{name}");
    let kept = Kept::Server { _database: OfServer { server, name } };
    Ok(Fresh { db: Db::open(&address).await?, address, kept })
}
