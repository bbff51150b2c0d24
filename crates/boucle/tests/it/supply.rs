//! How much a supplier can deliver, how soon and at about which price: on the page, beside others, in versions, for programs.

use db::testing::engines;
use db::{Run, Uuid, args, sql};
use serde_json::{Value, json};

use crate::chain::{TITLE, send, solution_form};
use crate::house::TestHouse;

sql! {
    SUPPLIER: Uuid = "SELECT id FROM organisation WHERE name = $1";
    DESKS: Uuid = "SELECT id FROM solution WHERE title = 'Postes de travail remis à neuf, avec reprise'";
}

fn with(form: &[(&'static str, String)], more: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let more = more.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let rest = form.iter().filter(|(name, _)| !more.clone().any(|(other, _)| other == *name)).cloned();
    rest.chain(more.clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_buyer_sees_how_much_how_soon_and_at_which_price() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, visitor) = (house.supplier().await, house.visitor());
        let said = [
            ("capacity", "1 500"),
            ("capacity_unit", "bancs"),
            ("capacity_per", "year"),
            ("lead_time", "6"),
            ("lead_unit", "week"),
            ("price_low", "480"),
            ("price_high", "612,50"),
            ("price_currency", "CAD"),
            ("price_unit", "le banc"),
        ];
        let form = with(&solution_form(&house, TITLE).await, &said);
        let wrong = with(&form, &[("price_high", "12"), ("capacity_unit", ""), ("lead_time", "bientôt")]);
        let answer = send(&supplier, "/catalogue/nouvelle", &wrong).await;
        answer.is(422).says("id=\"price_high-error\"").says("id=\"capacity_unit-error\"").says("id=\"lead_time-error\"");
        answer.says("value=\"bientôt\"");
        let made = send(&supplier, "/catalogue/nouvelle", &form).await.is(303).location.clone();
        let price = "480\u{a0}$ à 612,50\u{a0}$ le banc";
        visitor.get(&made).await.is(200).says("1\u{202f}500 bancs par an").says("6 semaines").says(price);
        let (id, desks) = (made.rsplit('/').next().unwrap(), house.app.db.one(&DESKS, args![]).await.unwrap());
        let beside = visitor.get(&format!("/catalogue/comparer?solution={id}&solution={desks}")).await;
        beside.is(200).says(price).says("120 postes par mois").says("240\u{a0}$ à 610\u{a0}$ le poste");

        // What is changed is compared; what is taken back is there no more.
        let less = [("_version", "1"), ("_once", ""), ("capacity", ""), ("price_high", "700")];
        send(&supplier, &format!("{made}/modifier"), &with(&form, &less)).await.is(303);
        visitor.get(&made).await.says("480\u{a0}$ à 700\u{a0}$ le banc").says_not("bancs par an");
        let history = supplier.get(&format!("{made}/historique")).await;
        history.is(200).says("<del>612,50</del><ins>700</ins>").says("Capacité").says_not("Délai");
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_writes_and_reads_the_same() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let supplier = house.supplier().await;
        let organisation = house.app.db.one(&SUPPLIER, args!["Atelier Second Souffle"]).await.unwrap();
        let mut written = json!({
            "supplier": organisation, "title": TITLE, "summary": "Bancs publics.", "language": "fr", "publish": true,
            "categories": ["furniture.outdoor"], "places": ["CA-QC-G6077243"],
            "capacity": {"quantity": 1500, "unit": "bancs", "per": "year"},
            "lead_time": {"number": 6, "unit": "week"},
            "price": {"low": 48000, "high": null, "currency": "EUR", "unit": "le banc"},
        });
        let made = supplier.post_json("/api/v1/solutions", &written).await;
        let made: Value = serde_json::from_str(&made.is(201).text).unwrap();
        let read = house.visitor().get(&format!("/api/v1/solutions/{}", made["id"].as_str().unwrap())).await;
        let read: Value = serde_json::from_str(&read.is(200).text).unwrap();
        for part in ["capacity", "lead_time", "price"] {
            assert_eq!(read[part], written[part], "{engine:?}: {part}");
        }
        written["lead_time"]["unit"] = json!("moon");
        supplier.post_json("/api/v1/solutions", &written).await.is(422).says("day, week");
        written["lead_time"] = json!({"number": 0, "unit": "day"});
        supplier.post_json("/api/v1/solutions", &written).await.is(422).says("lead_time");
        house.settle().await;
    }
}
