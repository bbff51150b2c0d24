//! The same tests on both engines.

use db::testing::{empty, engines, fresh};
use db::{Db, Error, Run, Timestamp, Uuid, args, row, sql};

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
        let rows: Vec<_> =
            (0..1000).map(|n| args![Uuid::now_v7(), format!("p{n}"), Option::<Uuid>::None, 1.0, 1]).collect();
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
async fn a_damaged_file_is_said_to_be_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.sqlite");
    std::fs::write(&path, b"this is not a database, and longer than a header would be: 0123456789 0123456789").unwrap();
    assert!(Db::open(path.to_str().unwrap()).await.is_err());
}
