//! The same tests on both engines.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use db::testing::{empty, engines, fresh};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use db::{Date, Db, Error, Run, Statement, Timestamp, Uuid, Value, args, row, sql};

row! {
    #[derive(Debug, Clone, PartialEq)]
    struct Place {
        id: Uuid,
        code: String,
        parent_id: Option<Uuid>,
        latitude: Option<f64>,
        population: Option<i64>,
    }
}

sql! {
    ADD: () = "
        INSERT INTO place (id, code, parent_id, level, name, name_key, postal_codes, latitude, population)
        VALUES ($1, $2, $3, 'town', $2, $2, '', $4, $5)";
    FIND: Place = "SELECT id, code, parent_id, latitude, population FROM place WHERE id = $1";
    AMONG: String = "SELECT code FROM place WHERE id = ANY($1) ORDER BY code";
    NAMED: String = "SELECT code FROM place WHERE code = ANY($1) ORDER BY code";
    COUNT: i64 = "SELECT count(*) AS n FROM place";
    SET: () = "INSERT INTO setting (name, value, updated_at) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    RENAME: () = "UPDATE setting SET value = $2 WHERE name = $1";
    VALUE: String = "SELECT value FROM setting WHERE name = $1";
    STAMP: Timestamp = "SELECT updated_at FROM setting WHERE name = $1";
    MARK_NEWER: () = "INSERT INTO migration (number, name, digest, applied_at) VALUES (9999, 'x', 'x', $1)";
    SETTINGS: String = "SELECT value FROM setting ORDER BY name";
    BY_LENGTH: i64 = "SELECT length(value) AS n FROM setting WHERE name = $1";
    FORGET: () = "DELETE FROM migration WHERE number = 2";
}

async fn add(db: &Db, code: &str) -> Uuid {
    let id = Uuid::now_v7();
    db.execute(&ADD, args![id, code, Option::<Uuid>::None, 45.5, 1_762_949]).await.unwrap();
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_is_read_back() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        let id = add(&fresh.db, "CA-QC-montreal").await;
        let found = fresh.db.one(&FIND, args![id]).await.unwrap();
        let written =
            Place { id, code: "CA-QC-montreal".into(), parent_id: None, latitude: Some(45.5), population: Some(1_762_949) };
        assert_eq!(found, written, "{engine:?}");
        let now = Timestamp::from_microsecond(1_795_000_000_123_456).unwrap();
        fresh.db.execute(&SET, args!["a", "é", now]).await.unwrap();
        assert_eq!(fresh.db.one(&STAMP, args!["a"]).await.unwrap(), now, "{engine:?}");
    }
}

/// To SQLite `$2` is a name, counted by first appearance: unchanged, this would set the name's row to the name.
#[tokio::test(flavor = "multi_thread")]
async fn arguments_go_by_their_number_wherever_they_stand() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        fresh.db.execute(&SET, args!["a", "before", Timestamp::UNIX_EPOCH]).await.unwrap();
        fresh.db.execute(&RENAME, args!["a", "after"]).await.unwrap();
        assert_eq!(fresh.db.one(&VALUE, args!["a"]).await.unwrap(), "after", "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_one_argument() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        let (one, _, three) = (add(&fresh.db, "a").await, add(&fresh.db, "b").await, add(&fresh.db, "c").await);
        assert_eq!(fresh.db.all(&AMONG, args![vec![one, three]]).await.unwrap(), ["a", "c"], "{engine:?}");
        assert_eq!(fresh.db.all(&NAMED, args![vec!["b".to_owned()]]).await.unwrap(), ["b"], "{engine:?}");
        assert!(fresh.db.all(&AMONG, args![Vec::<Uuid>::new()]).await.unwrap().is_empty(), "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_transaction_leaves_nothing() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        let outcome: Result<(), Error> = fresh
            .db
            .write(|tx| async move {
                tx.execute(&ADD, args![Uuid::now_v7(), "a", Option::<Uuid>::None, 1.0, 1]).await?;
                Err(Error::NoRow)
            })
            .await;
        assert!(matches!(outcome, Err(Error::NoRow)), "{engine:?}");
        assert_eq!(fresh.db.one(&COUNT, args![]).await.unwrap(), 0, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_twice_and_a_missing_parent_are_told_apart() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        add(&fresh.db, "a").await;
        let again = fresh.db.execute(&ADD, args![Uuid::now_v7(), "a", Option::<Uuid>::None, 1.0, 1]).await;
        assert!(matches!(again, Err(Error::Unique(_))), "{engine:?} {again:?}");
        let orphan = fresh.db.execute(&ADD, args![Uuid::now_v7(), "b", Uuid::now_v7(), 1.0, 1]).await;
        assert!(matches!(orphan, Err(Error::ForeignKey(_))), "{engine:?} {orphan:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_rows_go_in_one_call() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        let rows: Vec<_> = (0..1000).map(|n| args![Uuid::now_v7(), format!("p{n}"), Option::<Uuid>::None, 1.0, 1]).collect();
        let changed: Result<u64, Error> = fresh
            .db
            .write(|tx| {
                let rows = rows.clone();
                async move { tx.execute_many(&ADD, rows).await }
            })
            .await;
        assert_eq!(changed.unwrap(), 1000, "{engine:?}");
        assert_eq!(fresh.db.one(&COUNT, args![]).await.unwrap(), 1000, "{engine:?}");
    }
}

/// Each transaction reads a number and writes the next one: none may be lost (a lost update would end below 40).
#[tokio::test(flavor = "multi_thread")]
async fn writers_at_the_same_time_lose_nothing() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        fresh.db.execute(&SET, args!["n", "0", Timestamp::UNIX_EPOCH]).await.unwrap();
        let writers: Vec<_> = (0..4)
            .map(|_| {
                let db = fresh.db.clone();
                tokio::spawn(async move {
                    for _ in 0..10 {
                        // Past its tries, a transaction reports that it is to be run again: the caller may.
                        while let Err(error) = increment(&db).await {
                            assert!(matches!(error, Error::Again(_)), "{error}");
                        }
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(fresh.db.one(&VALUE, args!["n"]).await.unwrap(), "40", "{engine:?}");
    }
}

async fn increment(db: &Db) -> Result<(), Error> {
    db.write(|tx| async move {
        let n: i64 = tx.one(&VALUE, args!["n"]).await?.parse().unwrap();
        tokio::task::yield_now().await;
        tx.execute(&SET, args!["n", (n + 1).to_string(), Timestamp::UNIX_EPOCH]).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn migrations_are_applied_once_and_a_newer_database_is_refused() {
    for engine in engines() {
        let empty = empty(engine).await;
        assert_eq!(empty.db.migrate().await.unwrap().first().map(String::as_str), Some("0001_house"), "{engine:?}");
        assert!(empty.db.migrate().await.unwrap().is_empty(), "{engine:?}");
        empty.db.execute(&MARK_NEWER, args![Timestamp::UNIX_EPOCH]).await.unwrap();
        let refused = empty.db.migrate().await;
        assert!(matches!(refused, Err(Error::Newer { database: 9999, .. })), "{engine:?} {refused:?}");
    }
}

/// A mark without its tables, or tables without their mark, cannot come to be: both are written in one transaction. When
/// one is forced, the migration fails whole instead of half.
#[tokio::test(flavor = "multi_thread")]
async fn a_migration_that_fails_leaves_no_mark() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        fresh.db.execute(&FORGET, args![]).await.unwrap();
        assert!(fresh.db.migrate().await.is_err(), "{engine:?}: the tables of 0002 are there already");
        assert!(fresh.db.migrate().await.is_err(), "{engine:?}: and no mark was left");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_made_in_use_holds_what_was_written() {
    let fresh = fresh(db::Engine::Sqlite).await;
    add(&fresh.db, "a").await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.sqlite");
    fresh.db.backup_to(&path).await.unwrap();
    let copy = Db::open(path.to_str().unwrap()).await.unwrap();
    copy.check_integrity().await.unwrap();
    assert_eq!(copy.one(&COUNT, args![]).await.unwrap(), 1);
}

#[tokio::test]
async fn while_a_file_is_looked_at_other_work_goes_on() {
    let fresh = fresh(db::Engine::Sqlite).await;
    add(&fresh.db, "a").await;
    let mut look = std::pin::pin!(fresh.db.check_integrity());
    let waits = tokio::select! {
        biased;
        _ = &mut look => false,
        () = async {} => true,
    };
    assert!(waits, "one thread, which the check must not hold");
    look.await.unwrap();
}

#[tokio::test]
async fn a_damaged_file_is_said_to_be_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.sqlite");
    std::fs::write(&path, b"this is not a database, and longer than a header would be: 0123456789 0123456789").unwrap();
    let refused = Db::open(path.to_str().unwrap()).await.err().unwrap();
    assert!(matches!(refused, Error::Corrupt(_)), "{refused}");
}

row! {
    #[derive(Debug, PartialEq)]
    struct Everything {
        yes: bool,
        whole: i64,
        real: f64,
        text: String,
        bytes: Vec<u8>,
        id: Uuid,
        at: Timestamp,
        day: Date,
        no_day: Option<Date>,
        no_bytes: Option<Vec<u8>>,
    }
}

// Not registered: their table is this test's own.
static MAKE_EVERYTHING: Statement<()> = Statement::new(
    "CREATE TABLE everything (yes BOOLEAN, whole BIGINT, real DOUBLE PRECISION, text TEXT, bytes BYTEA, id UUID,
     at TIMESTAMPTZ, day DATE, no_day DATE, no_bytes BYTEA)",
);
static ADD_EVERYTHING: Statement<()> =
    Statement::new("INSERT INTO everything VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
static EVERYTHING: Statement<Everything> = Statement::new("SELECT * FROM everything");

#[tokio::test(flavor = "multi_thread")]
async fn a_value_of_each_kind_comes_back_as_it_was() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        fresh.db.execute(&MAKE_EVERYTHING, args![]).await.unwrap();
        for (whole, at, day) in [
            (i64::MIN, "1969-12-31T23:59:59.999999Z", "1582-10-15"),
            (i64::MAX, "2026-11-23T02:30:00.123456Z", "2000-01-01"),
            (0, "1999-12-31T00:00:00Z", "2024-02-29"),
        ] {
            let (at, day): (Timestamp, Date) = (at.parse().unwrap(), day.parse().unwrap());
            let (id, bytes) = (Uuid::now_v7(), vec![0, 255, 39]);
            let mut args = args![true, whole, 0.1, "é ’ \u{1F33F} $1 ''", &bytes, &id, &at, &day];
            args.extend(args![Option::<Date>::None, Option::<Vec<u8>>::None]);
            fresh
                .db
                .write(|tx| {
                    let args = args.clone();
                    async move { tx.execute(&ADD_EVERYTHING, args).await }
                })
                .await
                .unwrap();
            let written = Everything {
                yes: true,
                whole,
                real: 0.1,
                text: "é ’ \u{1F33F} $1 ''".into(),
                bytes,
                id,
                at,
                day,
                no_day: None,
                no_bytes: None,
            };
            let found = fresh.db.all(&EVERYTHING, args![]).await.unwrap();
            assert!(found.contains(&written), "{engine:?} {found:?}");
        }
    }
}

/// PostgreSQL takes bytes as it is told: eight letters would become a number.
#[tokio::test(flavor = "multi_thread")]
async fn a_value_of_another_kind_is_refused_by_postgresql() {
    for engine in engines().into_iter().filter(|engine| *engine == db::Engine::Postgres) {
        let fresh = fresh(engine).await;
        for wrong in
            [Value::Text("abcdefgh".into()), Value::Real(1.5), Value::Time(Timestamp::UNIX_EPOCH), Value::Texts(vec![])]
        {
            let mut args = args![Uuid::now_v7(), "a", Option::<Uuid>::None, 1.0];
            args.push(wrong.clone());
            assert!(fresh.db.execute(&ADD, args).await.is_err(), "{wrong:?}");
        }
        assert_eq!(fresh.db.one(&COUNT, args![]).await.unwrap(), 0);
    }
}

/// PostgreSQL answers COMMIT after a failed statement by undoing all, without an error.
#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_with_a_failed_statement_is_never_said_to_be_kept() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        let outcome: Result<(), Error> = fresh
            .db
            .write(|tx| async move {
                tx.execute(&SET, args!["a", "1", Timestamp::UNIX_EPOCH]).await?;
                tx.execute(&ADD, args![Uuid::now_v7(), "b", Uuid::now_v7(), 1.0, 1]).await.unwrap_err();
                Ok(())
            })
            .await;
        assert!(matches!(outcome, Err(Error::Undone)), "{engine:?} {outcome:?}");
        assert!(fresh.db.all(&SETTINGS, args![]).await.unwrap().is_empty(), "{engine:?}");
        fresh.db.execute(&SET, args!["a", "2", Timestamp::UNIX_EPOCH]).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_in_a_transaction_undoes_it_and_the_next_goes_on() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        let db = fresh.db.clone();
        let panicked = tokio::spawn(async move {
            let outcome: Result<(), Error> = db
                .write(|tx| async move {
                    tx.execute(&SET, args!["a", "1", Timestamp::UNIX_EPOCH]).await?;
                    panic!("as a test of what follows")
                })
                .await;
            outcome
        });
        assert!(panicked.await.unwrap_err().is_panic(), "{engine:?}");
        assert!(fresh.db.all(&SETTINGS, args![]).await.unwrap().is_empty(), "{engine:?}");
        fresh.db.execute(&SET, args!["a", "2", Timestamp::UNIX_EPOCH]).await.unwrap();
    }
}

/// A visitor who closes the page ends the request anywhere: nothing half begun may stay on a connection.
#[tokio::test(flavor = "multi_thread")]
async fn a_caller_who_gives_up_leaves_every_connection_clean() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        let outside = Db::open(&fresh.address).await.unwrap();
        for turns in 0..60 {
            let work = fresh.db.write(|tx| async move {
                tx.execute(&SET, args!["given up", "1", Timestamp::UNIX_EPOCH]).await?;
                tokio::task::yield_now().await;
                Err::<(), _>(Error::NoRow)
            });
            give_up_after(turns, work).await;
            // Seen at once from outside, so it did not go into a transaction that was left open.
            let name = format!("n{turns}");
            fresh.db.execute(&SET, args![&name, "kept", Timestamp::UNIX_EPOCH]).await.unwrap();
            assert_eq!(outside.optional(&VALUE, args![&name]).await.unwrap().as_deref(), Some("kept"), "{engine:?} {turns}");
        }
        assert_eq!(outside.optional(&VALUE, args!["given up"]).await.unwrap(), None, "{engine:?}");
    }
}

/// By turns, not by time: a timer ticks once a millisecond, and a transaction begins in less.
async fn give_up_after(turns: u32, work: impl Future) {
    let giving_up = async {
        for _ in 0..turns {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! { biased; _ = work => {}, () = giving_up => {} }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_row_means_one() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        assert!(matches!(fresh.db.one(&SETTINGS, args![]).await, Err(Error::NoRow)), "{engine:?}");
        for name in ["a", "b"] {
            fresh.db.execute(&SET, args![name, name, Timestamp::UNIX_EPOCH]).await.unwrap();
        }
        assert!(matches!(fresh.db.one(&SETTINGS, args![]).await, Err(Error::ManyRows)), "{engine:?}");
        assert!(matches!(fresh.db.optional(&SETTINGS, args![]).await, Err(Error::ManyRows)), "{engine:?}");
        assert_eq!(fresh.db.one(&BY_LENGTH, args!["a"]).await.unwrap(), 1, "{engine:?}: a narrow number is read too");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_suits_both_engines() {
    for engine in engines() {
        let fresh = fresh(engine).await;
        let checked = db::check_statements(&fresh.db).await.unwrap_or_else(|problems| panic!("{engine:?} {problems:#?}"));
        assert!(checked >= 10, "{engine:?}: only {checked}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_start_together_migrate_once() {
    for engine in engines() {
        let empty = empty(engine).await;
        let servers: Vec<_> = (0..4)
            .map(|_| {
                let address = empty.address.clone();
                tokio::spawn(async move { Db::open(&address).await.unwrap().migrate().await })
            })
            .collect();
        let mut applied = Vec::new();
        for server in servers {
            applied.extend(server.await.unwrap().unwrap_or_else(|error| panic!("{engine:?} {error}")));
        }
        applied.sort();
        let mut once = applied.clone();
        once.dedup();
        assert_eq!(applied, once, "{engine:?}");
        assert!(applied.len() >= 2, "{engine:?} {applied:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_migration_is_finished_at_the_next_start() {
    for engine in engines() {
        let empty = empty(engine).await;
        for milliseconds in [1, 3, 6, 12, 25] {
            let starting = Db::open(&empty.address).await.unwrap();
            let _ = tokio::time::timeout(Duration::from_millis(milliseconds), starting.migrate()).await;
        }
        empty.db.migrate().await.unwrap();
        assert!(empty.db.migrate().await.unwrap().is_empty(), "{engine:?}");
        add(&empty.db, "a").await;
    }
}

#[tokio::test]
async fn a_misspelt_address_is_refused_without_being_repeated() {
    for address in ["postgrse://u:hunter2@host/name", "mysql://u:hunter2@host/name", "postgres://u:hunter2@[host/name"] {
        let refused = Db::open(address).await.err().unwrap();
        assert!(!format!("{refused} {refused:?}").contains("hunter2"), "{refused}");
    }
}

/// Both read before either writes: the server lets one go on and has the other run again, which then reads the first's.
#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_the_server_could_not_order_is_run_again() {
    for engine in engines().into_iter().filter(|engine| *engine == db::Engine::Postgres) {
        let fresh = fresh(engine).await;
        fresh.db.execute(&SET, args!["n", "0", Timestamp::UNIX_EPOCH]).await.unwrap();
        let (tries, both_have_read) = (AtomicU32::new(0), tokio::sync::Barrier::new(2));
        let add_one = || {
            fresh.db.write(|tx| {
                let (tries, both_have_read) = (&tries, &both_have_read);
                async move {
                    let n: i64 = tx.one(&VALUE, args!["n"]).await?.parse().unwrap();
                    if tries.fetch_add(1, Ordering::SeqCst) < 2 {
                        both_have_read.wait().await;
                    }
                    tx.execute(&SET, args!["n", (n + 1).to_string(), Timestamp::UNIX_EPOCH]).await?;
                    Ok::<_, Error>(())
                }
            })
        };
        let (one, other) = tokio::join!(add_one(), add_one());
        one.and(other).unwrap();
        assert_eq!(fresh.db.one(&VALUE, args!["n"]).await.unwrap(), "2");
        assert!(tries.load(Ordering::SeqCst) >= 3, "it must have been run again");
    }
}
