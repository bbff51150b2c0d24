//! What docs/privacy.md says is what the schema holds, and what is to be forgotten is forgotten.

use std::collections::BTreeSet;
use std::time::Duration;

use boucle::kit::jobs;
use db::testing::{empty, engines};
use db::{Engine, Run, Statement, Uuid, args, row, sql};
use http::Method;

use crate::house::TestHouse;

row! {
    struct Column {
        owner: String,
        name: String,
    }
}

// Not registered with the others: only SQLite describes itself in this way.
static COLUMNS: Statement<Column> = Statement::new(
    "SELECT m.name AS owner, c.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
);

sql! {
    LEFT: i64 = "
        SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM api_token) + (SELECT count(*) FROM one_time_link)
             + (SELECT count(*) FROM sign_in_attempt) + (SELECT count(*) FROM posted_form) + (SELECT count(*) FROM mail)
             + (SELECT count(*) FROM import_file) AS n";
    CAMILLE: Uuid = "SELECT id FROM person WHERE email = 'camille.lavoie@example.org'";
    KEPT: i64 = "
        SELECT (SELECT count(*) FROM space_member WHERE person_id = $1 AND until IS NULL)
             + (SELECT count(*) FROM topic_reader WHERE person_id = $1)
             + (SELECT count(*) FROM message_mention WHERE person_id = $1)
             + (SELECT count(*) FROM message_report WHERE person_id = $1)
             + (SELECT count(*) FROM page_read WHERE person_id = $1)
             + (SELECT count(*) FROM page_watch WHERE person_id = $1)
             + (SELECT count(*) FROM page_draft WHERE person_id = $1)
             + (SELECT count(*) FROM notice_seen WHERE person_id = $1)
             + (SELECT count(*) FROM notice_setting WHERE person_id = $1)
             + (SELECT count(*) FROM notice_pace WHERE person_id = $1)
             + (SELECT count(*) FROM calendar_feed WHERE person_id = $1)
             + (SELECT count(*) FROM session WHERE person_id = $1) AS n";
    EACH: i64 = "
        SELECT CASE WHEN EXISTS (SELECT 1 FROM session) THEN 1 ELSE 0 END
             + CASE WHEN EXISTS (SELECT 1 FROM api_token) THEN 1 ELSE 0 END
             + CASE WHEN EXISTS (SELECT 1 FROM one_time_link) THEN 1 ELSE 0 END
             + CASE WHEN EXISTS (SELECT 1 FROM sign_in_attempt) THEN 1 ELSE 0 END
             + CASE WHEN EXISTS (SELECT 1 FROM posted_form) THEN 1 ELSE 0 END
             + CASE WHEN EXISTS (SELECT 1 FROM mail) THEN 1 ELSE 0 END
             + CASE WHEN EXISTS (SELECT 1 FROM import_file) THEN 1 ELSE 0 END AS n";
}

/// The columns that a section of the document names, each with its table.
fn named(section: &str) -> Vec<(String, String)> {
    let document = include_str!("../../../../docs/privacy.md");
    let part = document.split(&format!("## {section}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = part.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| table"));
    rows.flat_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        cells[2].split(' ').map(|column| (cells[1].to_owned(), column.to_owned())).collect::<Vec<_>>()
    })
    .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_column_is_said_to_be_personal_or_not() {
    let fresh = empty(Engine::Sqlite).await;
    fresh.db.migrate().await.unwrap();
    let columns = fresh.db.all(&COLUMNS, args![]).await.unwrap();
    let columns: BTreeSet<_> = columns.into_iter().map(|column| (column.owner, column.name)).collect();
    assert!(columns.len() > 150, "only {} columns", columns.len());
    let listed = [named("Personal"), named("Not personal")].concat();
    let said: BTreeSet<_> = listed.iter().cloned().collect();
    assert_eq!(said.len(), listed.len(), "a column is named twice");
    let unsaid: Vec<_> = columns.difference(&said).collect();
    assert!(unsaid.is_empty(), "docs/privacy.md does not say whether these are personal: {unsaid:?}");
    let gone: Vec<_> = said.difference(&columns).collect();
    assert!(gone.is_empty(), "docs/privacy.md names columns that are not there: {gone:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_for_a_while_is_gone_after_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (db, coordinator) = (&house.app.db, house.coordinator().await);
        coordinator.post("/moi/jetons", &[("_once", ONCE), ("name", "x"), ("rights", "read"), ("days", "30")]).await.is(200);
        house.visitor().post("/connexion/lien", &[("email", "camille.lavoie@example.org")]).await.is(200);
        let wrong = [("email", "camille.lavoie@example.org"), ("password", "wrong and long enough")];
        house.visitor().post("/connexion", &wrong).await.is(422);
        let file = "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nneeds\r\n\
                    --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.csv\"\r\n\r\nAcheteur;Titre\nVille de Rivemont;velo\n\r\n--x--\r\n";
        coordinator.ask(Method::POST, "/gestion/imports", "multipart/form-data; boundary=x", file).await.is(303);
        house.settle().await;
        assert_eq!(db.one(&EACH, args![]).await.unwrap(), 7, "{engine:?}: every kind is there to be forgotten");
        assert_eq!(house.files_waiting(), 1);

        let now = house.app.clock.now();
        jobs::sweep(&house.app, now).await;
        assert_eq!(db.one(&EACH, args![]).await.unwrap(), 7, "{engine:?}: nothing is forgotten before its time");
        house.app.clock.advance(Duration::from_hours(24 * 91));
        let later = house.app.clock.now().max(db::Timestamp::now() + Duration::from_hours(25));
        jobs::sweep(&house.app, later).await;
        assert_eq!(db.one(&LEFT, args![]).await.unwrap(), 0, "{engine:?}");
        assert_eq!(house.files_waiting(), 0);
    }
}

/// Everything that a person's reading, wishing and answering leaves behind is made, and none of it outlives the account.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_of_use_to_somebody_alone_goes_with_them() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (db, noemie, camille) = (&house.app.db, house.coordinator().await, house.buyer().await);
        let space = crate::spaces::opened(&noemie, "Comité", "network", "open").await;
        camille.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
        let topic =
            noemie.post(&format!("{space}/echanges/nouveau"), &[("title", "A"), ("text", "@Camille Lavoie ?")]).await;
        camille.get(&topic.location).await.is(200);
        camille.post(&format!("{}/messages/1", topic.location), &[("act", "report"), ("reason", "x")]).await.is(303);
        let page = [("title", "P"), ("text", "x"), ("act", "save")];
        let page = noemie.post(&format!("{space}/pages/nouvelle"), &page).await.location;
        camille.get(&page).await.is(200);
        camille.post(&format!("{page}/veille"), &[("act", "watch")]).await.is(303);
        let draft = [("title", "P"), ("text", "y"), ("_version", "1"), ("act", "draft")];
        camille.post(&format!("{page}/modifier"), &draft).await.is(303);
        camille.post("/moi/nouvelles", &[]).await.is(303);
        camille.post("/moi/calendrier", &[("act", "make")]).await.is(200);
        let hours = [("hour", "8"), ("weekday", "1"), ("quiet_from", "21"), ("quiet_until", "7"), ("pace", "daily")];
        camille.post("/moi/courriels", &hours).await.is(303);
        let person = db.one(&CAMILLE, args![]).await.unwrap();
        assert!(db.one(&KEPT, args![person]).await.unwrap() >= 9, "{engine:?}: there is something to forget");
        camille.post("/moi/suppression", &[("email", "camille.lavoie@example.org")]).await.is(303);
        assert_eq!(db.one(&KEPT, args![person]).await.unwrap(), 0, "{engine:?}");
        noemie.get(&format!("{space}/membres")).await.is(200).says("1 membre de Comité");
    }
}

const ONCE: &str = "01900000-0000-7000-8000-000000000001";
