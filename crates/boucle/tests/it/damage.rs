//! A database file that is damaged on the disk: it is noticed, nothing more is written, and people are told.

use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use db::{Engine, Run, args, sql};
use http::StatusCode;

use crate::chain;
use crate::house::TestHouse;

sql! {
    FORGET: () = "DELETE FROM posted_form WHERE person_id IS NULL";
}

const A_PAGE: u64 = 4096;

/// Overwrites some pages near the end, where the places are.
fn damage(path: &Path) {
    let mut file = std::fs::File::options().read(true).write(true).open(path).unwrap();
    let pages = file.metadata().unwrap().len() / A_PAGE;
    assert!(pages > 500, "{pages} pages");
    for page in pages * 8 / 10..pages * 8 / 10 + 40 {
        file.seek(SeekFrom::Start(page * A_PAGE)).unwrap();
        file.write_all(&[0xA5; A_PAGE as usize]).unwrap();
    }
    file.sync_all().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sound_database_is_found_sound() {
    for engine in db::testing::engines() {
        let house = TestHouse::open(engine).await;
        house.app.db.check_quickly().await.unwrap();
        house.app.db.check_integrity().await.unwrap();
        assert_eq!(house.app.db.damage(), None, "{engine:?}");
        house.visitor().get("/readyz").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_read_on_but_written_to_no_more() {
    for thorough in [false, true] {
        let house = TestHouse::open(Engine::Sqlite).await;
        let supplier = house.supplier().await;
        chain::publish(&supplier, &house, "Bancs d’avant").await.is(303);
        damage(&house.database_file());
        let check = if thorough { house.app.db.check_integrity().await } else { house.app.db.check_quickly().await };
        assert!(matches!(check, Err(db::Error::Corrupt(_))), "{check:?}");
        let refused = house.app.db.execute(&FORGET, args![]).await;
        assert!(matches!(refused, Err(db::Error::Corrupt(_))), "{refused:?}");
        // Asking for a link writes; the page says what happened, to people and to programs.
        let told = house.visitor().post("/connexion/lien", &[("email", "camille.lavoie@example.org")]).await;
        told.is(503).says("ne peut plus rien enregistrer").says("sauvegarde");
        house.visitor().get("/readyz").await.is(503);
        house.visitor().get("/healthz").await.is(200);
        assert_eq!(supplier.get("/catalogue").await.status, StatusCode::OK);
        assert!(house.mails().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_database_is_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("boucle.sqlite");
    std::fs::write(&path, "ceci n’est pas une base de données, même si c’est un fichier".repeat(100)).unwrap();
    let opened = db::Db::open(&path.display().to_string()).await;
    let error = opened.err().unwrap();
    assert!(matches!(error, db::Error::Corrupt(_)) && error.to_string().contains("backup"), "{error}");
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("ceci"), "the file must be left as it was");
}
