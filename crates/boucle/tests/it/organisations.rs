//! Writing an organisation, on screen.

use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::house::TestHouse;

sql! {
    OURS: Uuid = "SELECT id FROM organisation WHERE name = 'Atelier Second Souffle'";
    VERSION: i64 = "SELECT version FROM organisation WHERE id = $1";
    PLACE: Option<String> = "
        SELECT p.code FROM organisation o LEFT JOIN place p ON p.id = o.place_id WHERE o.id = $1";
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_is_saved_with_its_town_however_it_is_typed() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let supplier = house.supplier().await;
        let id = house.app.db.one(&OURS, args![]).await.unwrap();
        for typed in ["Longueuil", " LONGUEUIL ", "longueuil cedex"] {
            let version = house.app.db.one(&VERSION, args![id]).await.unwrap().to_string();
            let fields = [("name", "Atelier Second Souffle"), ("kind", "company"), ("supplies", "1"), ("place", typed)];
            let fields: Vec<_> = fields.into_iter().chain([("_version", version.as_str())]).collect();
            supplier.post(&format!("/organisations/{id}/modifier"), &fields).await.is(303);
            let place = house.app.db.one(&PLACE, args![id]).await.unwrap();
            assert_eq!(place.as_deref(), Some("CA-QC-G6059891"), "{engine:?} {typed}");
        }
        // Several towns bear this one: a person says which, and what was typed is there.
        let several = supplier
            .post(
                &format!("/organisations/{id}/modifier"),
                &[("name", "Le même"), ("kind", "company"), ("place", "montreal")],
            )
            .await;
        several.is(422).says("Le même").says("Plusieurs lieux portent ce nom").says("type=\"radio\" name=\"place_id\"");
        let unknown = supplier
            .post(&format!("/organisations/{id}/modifier"), &[("name", "Le même"), ("kind", "company"), ("place", "Zzyzx")])
            .await;
        unknown.is(422).says("Aucun lieu ne porte ce nom");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_comes_back_grows_no_lines() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let supplier = house.supplier().await;
    let id = house.app.db.one(&OURS, args![]).await.unwrap();
    let lines = |text: &str| text.matches("<select name=\"status\">").count();
    let blank = [("name", ""), ("kind", "company"), ("status", "OBNL"), ("status", ""), ("status", ""), ("status", "")];
    let again = supplier.post(&format!("/organisations/{id}/modifier"), &blank).await;
    assert_eq!(lines(&again.is(422).text), 3, "one that is filled, and two to fill");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_taken_away_whole() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let buyer = house.buyer().await;
        // One finds an organisation by a part of its name, without regard to accents and capitals.
        let found = buyer.get("/organisations?q=second%20SOUFFLE").await;
        found.is(200).says("1 organisation pour").says("Atelier Second Souffle").says_not("Ville de Rivemont");
        buyer.get("/organisations?q=zzyzx").await.is(200).says("Aucune organisation ne s’appelle ainsi");
        let page = buyer.get("/organisations").await;
        let count = page.text.split("<title>").nth(1).unwrap().split(' ').next().unwrap().to_owned();
        let csv = buyer.get("/organisations/export.csv").await;
        csv.is(200).says("Ville de Rivemont,").says(",oui,non");
        assert_eq!(csv.text.lines().count() - 1, count.parse::<usize>().unwrap());
        assert!(buyer.bytes("/organisations/export.xlsx").await.starts_with(b"PK"));
    }
}
