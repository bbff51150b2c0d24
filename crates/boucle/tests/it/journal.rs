//! The journal cannot be changed without trace.

use std::time::Duration;

use boucle::kit::journal::{self, Verdict};
use db::testing::engines;
use db::{Run, args, sql};

use crate::house::TestHouse;

sql! {
    REWRITE: () = "UPDATE journal_entry SET subject_title = 'autre chose' WHERE id = (SELECT id FROM journal_entry ORDER BY id LIMIT 1)";
    FORGET: () = "DELETE FROM journal_entry WHERE id = (SELECT id FROM journal_entry ORDER BY id LIMIT 1)";
    UNSEAL: () = "DELETE FROM journal_seal WHERE number = (SELECT max(number) FROM journal_seal)";
}

async fn sealed(engine: db::Engine) -> TestHouse {
    let house = TestHouse::open(engine).await;
    let supplier = house.supplier().await;
    for title in ["Armoires", "Bancs", "Chaises"] {
        super::chain::publish(&supplier, &house, title).await;
        house.app.clock.advance(Duration::from_mins(2));
        journal::seal(&house.app.db, house.app.clock.now()).await.unwrap();
    }
    assert_eq!(journal::verify(&house.app.db).await.unwrap(), Verdict::Sound { seals: 3, entries: 3 }, "{engine:?}");
    house
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_entry_shows() {
    for engine in engines() {
        let house = sealed(engine).await;
        house.app.db.execute(&REWRITE, args![]).await.unwrap();
        assert_eq!(journal::verify(&house.app.db).await.unwrap(), Verdict::Broken { seal: 1 }, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_entry_shows() {
    for engine in engines() {
        let house = sealed(engine).await;
        house.app.db.execute(&FORGET, args![]).await.unwrap();
        assert_eq!(journal::verify(&house.app.db).await.unwrap(), Verdict::Broken { seal: 1 }, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seal_taken_from_the_end_shows() {
    for engine in engines() {
        let house = sealed(engine).await;
        house.app.db.execute(&UNSEAL, args![]).await.unwrap();
        assert_eq!(journal::verify(&house.app.db).await.unwrap(), Verdict::Broken { seal: 3 }, "{engine:?}");
    }
}
