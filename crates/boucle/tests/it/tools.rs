//! Total cost of ownership on screen: from a category to a result, by hand, by paste, shared, fixed, and taken away.

use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use db::testing::engines;
use db::{Run, Uuid, args, sql};
use instruments::total_cost::{Model, evaluate};
use serde_json::json;

use crate::house::{Asker, TestHouse};

sql! {
    SOME_NEED: Uuid = "
        SELECT n.id FROM need n JOIN organisation o ON o.id = n.organisation_id
        WHERE o.name = 'Ville de Rivemont' AND n.state = 'open' AND n.visibility = 'network' ORDER BY n.id LIMIT 1";
}

const SETTINGS: [(&str, &str); 13] = [
    ("title", "Dix bureaux"),
    ("start", "furniture"),
    ("options", "Neuf\nRemis à neuf"),
    ("units", "10"),
    ("horizon", "10"),
    ("currency", "EUR"),
    ("base_date", "2026-01-01"),
    ("rate", "3"),
    ("rate_source", "Essai"),
    ("basis", "real"),
    ("convention", "end_of_year"),
    ("comparison", "common_horizon"),
    ("counted", "none"),
];

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = SETTINGS.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)).collect();
    fields.extend(more);
    fields
}

async fn made(asker: &Asker<'_>) -> String {
    let answer = asker.post("/outils/couts/nouveau", &SETTINGS).await;
    answer.is(303);
    answer.location
}

/// A line of 100 € a unit at the base date, for ten units.
const LINE: [(&str, &str); 8] = [
    ("title", "Livraison à l’étage"),
    ("category", "installation"),
    ("amount", "100,00"),
    ("per", "unit"),
    ("timing", "once"),
    ("residual", "none"),
    ("financing", "none"),
    ("act", "save"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_calculation_begins_with_the_lines_of_its_category_and_takes_new_ones() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let address = made(&camille).await;
        camille.get(&address).await.is(200).says("Achat et livraison").says("coûtent autant");
        let mut fields = LINE.to_vec();
        fields.extend([("_version", "1"), ("low", "80"), ("high", "150")]);
        camille.post(&format!("{address}/lignes/o1.new"), &fields).await.is(303);
        // 10 × 100 € at the base date; the other option is then that much cheaper
        let page = camille.get(&address).await;
        page.is(200).says("Livraison à l’étage").says("1\u{202f}000\u{a0}€").says("Remis à neuf\u{a0}» coûte");
        page.says("tirages sur 100");
        // one that was made from an older version loses nothing and says so
        camille.post(&format!("{address}/lignes/o1.new"), &fields).await.is(422).says("entre-temps").says("100,00");
        camille.get(&format!("{address}/calcul/o1.l6")).await.is(200).says("1\u{202f}000\u{a0}€");
        camille.get("/outils").await.is(200).says("Dix bureaux");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_is_lost() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let camille = house.buyer().await;
    let wrong = with(&[("rate", "trois"), ("options", "Neuf"), ("currency", "euro")]);
    let answer = camille.post("/outils/couts/nouveau", &wrong).await;
    answer.is(422).says("Écrivez un pourcentage").says("de 2 à 8 options").says("trois lettres").says("value=\"trois\"");
    // nominal without inflation
    let answer = camille.post("/outils/couts/nouveau", &with(&[("basis", "nominal")])).await;
    answer.is(422).says("donnez l’inflation");
    let address = made(&camille).await;
    let mut line = LINE.to_vec();
    line.extend([("_version", "1"), ("low", "120"), ("high", "150")]);
    camille.post(&format!("{address}/lignes/o1.new"), &line).await.is(422).says("entre le plus bas et le plus haut");
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_come_from_a_spreadsheet_by_copy_and_paste() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let camille = house.buyer().await;
    let address = made(&camille).await;
    let text = "Ligne\tCatégorie\tMontant\nAchat\tAchat\t1 200,50\tunité\t0\nÉlectricité\tenergy\t0,20\t\t1/1\t500\tkWh\t2\nReprise\tFin de vie\t50\t\tfin";
    let fields = [("_version", "1"), ("option", "o1"), ("replace", "1"), ("lines", text)];
    camille.post(&format!("{address}/coller"), &fields).await.is(303);
    // 10 × 1 200,50
    let page = camille.get(&address).await;
    page.is(200).says("12\u{202f}005\u{a0}€").says("Électricité").says("0,20\u{a0}€ × 500 kWh");
    let wrong = [("_version", "2"), ("option", "o1"), ("lines", "Achat\tcadeau\t12")];
    camille.post(&format!("{address}/coller"), &wrong).await.is(422).says("Ligne 1").says("catégorie n’est pas connue");
}

#[tokio::test(flavor = "multi_thread")]
async fn others_see_what_is_shared_with_them_and_change_nothing() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, idriss) = (house.buyer().await, house.supplier().await);
        let address = made(&camille).await;
        idriss.get(&address).await.is(404);
        let share = [("person", "idriss.benali@example.org")];
        camille.post(&format!("{address}/partage"), &share).await.is(303);
        // shared twice is shared once
        camille.post(&format!("{address}/partage"), &share).await.is(303);
        idriss.get(&address).await.is(200).says_not("Réglages du calcul");
        idriss.get("/outils").await.is(200).says("Dix bureaux");
        idriss.get(&format!("{address}/reglages")).await.is(403);
        let page = camille.get(&format!("{address}/partage")).await;
        let id = page.is(200).says("Idriss").text.split("name=\"remove\" value=\"").nth(1).unwrap()[..36].to_owned();
        camille.post(&format!("{address}/partage"), &[("remove", &id)]).await.is(303);
        idriss.get(&address).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_method_stays_as_it_is_and_offers_are_entered_against_it() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let camille = house.buyer().await;
    let address = made(&camille).await;
    camille.post(&format!("{address}/gel"), &[("_version", "1")]).await.is(303);
    camille.get(&format!("{address}/methode")).await.is(200).says("Méthode publiée le").says("Achat et livraison");
    camille.get(&format!("{address}/reglages")).await.is(404);
    let rate = with(&[("rate", "9"), ("_version", "1")]);
    camille.post(&format!("{address}/reglages"), &rate).await.is(404);
    let offer = [("_version", "1"), ("act", "add"), ("title", "Offre de l’atelier")];
    camille.post(&format!("{address}/options"), &offer).await.is(303);
    camille.get(&address).await.is(200).says("Offre de l’atelier");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_version_is_read_and_taken_up_again_unless_a_published_method_stands_between() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let address = made(&camille).await;
        let rename = [("_version", "1"), ("act", "rename"), ("option", "o2"), ("title", "Loué")];
        camille.post(&format!("{address}/options"), &rename).await.is(303);
        // a name that is missing is said on the page, and what was typed stays
        let nameless = [("_version", "2"), ("act", "add"), ("title", "")];
        camille.post(&format!("{address}/options"), &nameless).await.is(422).says("Écrivez un nom");
        let page = camille.get(&format!("{address}/versions/1")).await;
        page.is(200).says("version 1").says("Remis à neuf").says("Reprendre cette version");
        // of two who take one up, the second is told, and may still do it
        let before = [("_version", "1")];
        let told = camille.post(&format!("{address}/versions/1"), &before).await;
        told.is(422).says("entre-temps").says("Reprendre cette version");
        camille.get(&address).await.is(200).says("Loué");
        camille.post(&format!("{address}/versions/1"), &[("_version", "2")]).await.is(303);
        camille.get(&address).await.is(200).says("Remis à neuf").says_not("Loué");
        camille.get(&format!("{address}/versions/2")).await.is(200).says("Loué");
        camille.post(&format!("{address}/gel"), &[("_version", "3")]).await.is(303);
        camille.post(&format!("{address}/versions/2"), &[("_version", "3")]).await.is(409);
        // and what tenderers were told is not deleted
        camille.post(&format!("{address}/suppression"), &[]).await.is(404);
        let other = made(&camille).await;
        camille.get(&other).await.is(200).says("Supprimer ce calcul");
        camille.post(&format!("{other}/suppression"), &[]).await.is(303);
        camille.get(&other).await.is(404);
    }
}

/// 1,000 € at once, against 600 € at once and 100 € in year 5: at 3 % the second costs 600 + 100 / 1.03⁵ = 686.26 €.
#[tokio::test(flavor = "multi_thread")]
async fn the_price_at_which_two_options_cost_the_same_is_found_and_two_prices_change_together() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let camille = house.buyer().await;
    let address = made(&camille).await;
    for (version, option, lines) in
        [("1", "o1", "Achat\tAchat\t1000"), ("2", "o2", "Achat\tAchat\t600\nPièces\tEntretien\t100\t\t5")]
    {
        let fields = [("_version", version), ("option", option), ("replace", "1"), ("lines", lines)];
        camille.post(&format!("{address}/coller"), &fields).await.is(303);
    }
    let amount = "options/o1/lines/l1/amount";
    let mut seek = vec![("_version", "3"), ("act", "seek"), ("input", amount), ("first", "o1"), ("second", "o2")];
    seek.extend([("low", "500"), ("high", "cher")]);
    camille.post(&format!("{address}/seuils"), &seek).await.is(422).says("Écrivez un nombre").says("value=\"cher\"");
    seek.pop();
    seek.push(("high", "900"));
    camille.post(&format!("{address}/seuils"), &seek).await.is(303);
    camille.get(&address).await.is(200).says("coûtent autant quand").says("686,26\u{a0}€");
    // at 800 € the second is cheaper: 700 € without discount, 600 + 100 / 1.1⁵ = 662 € at 10 %
    let mut table = vec![("_version", "4"), ("act", "table"), ("rows", amount), ("rows_values", "600 ; 800")];
    table.extend([("columns", "discount_rate"), ("columns_values", "0 ; 10")]);
    camille.post(&format!("{address}/seuils"), &table).await.is(303);
    camille.get(&address).await.is(200).says("700\u{a0}€").says("662\u{a0}€").says("10\u{a0}%");
    camille.get(&format!("{address}/seuils")).await.is(200).says("0\u{a0}; 10").says("Retirer le tableau");
    camille.post(&format!("{address}/seuils"), &[("_version", "5"), ("forget", "0")]).await.is(303);
    camille.get(&address).await.is(200).says_not("coûtent autant quand");
}

/// Two prices that are certainly not: 1,000 € between 800 and 1,200 anywhere, 686.26 € with the price of 600 in a bell. Anywhere
/// means a mean of 1,000 € whatever the draws, within 4 standard errors: 4 × 400 / √12 / √10,000 = 4.6 €.
#[tokio::test(flavor = "multi_thread")]
async fn figures_that_are_not_certain_are_drawn_as_was_said_and_two_of_them_together() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let address = made(&camille).await;
        for (version, option, lines) in
            [("1", "o1", "Achat\tAchat\t1000"), ("2", "o2", "Achat\tAchat\t600\nPièces\tEntretien\t100\t\t5")]
        {
            let fields = [("_version", version), ("option", option), ("replace", "1"), ("lines", lines)];
            camille.post(&format!("{address}/coller"), &fields).await.is(303);
        }
        let place = format!("{address}/incertitudes");
        camille.get(&place).await.is(200).says("tenus pour sûrs").says("Achat, Neuf (1\u{202f}000\u{a0}€)");
        let (one, other) = ("options/o1/lines/l1/amount", "options/o2/lines/l1/amount");
        let lies = |version: &'static str, input: &'static str, kind: &'static str| {
            vec![("_version", version), ("act", "draw"), ("input", input), ("kind", kind)]
        };
        let mut wrong = lies("3", one, "triangular");
        wrong.extend([("low", "1200"), ("likely", "1000"), ("high", "800")]);
        camille.post(&place, &wrong).await.is(422).says("La valeur probable doit être entre").says("value=\"1200\"");
        let mut bell = lies("3", other, "truncated_normal");
        bell.extend([("low", "400"), ("likely", "600"), ("high", "800")]);
        camille.post(&place, &bell).await.is(422).says("Écrivez un nombre");
        bell.push(("sd", "50"));
        camille.post(&place, &bell).await.is(303);
        let mut anywhere = lies("4", one, "uniform");
        anywhere.extend([("low", "800"), ("high", "1200")]);
        camille.post(&place, &anywhere).await.is(303);
        camille
            .get(&place)
            .await
            .is(200)
            .says("N’importe où entre 800\u{a0}€ et 1\u{202f}200\u{a0}€")
            .says("écart type de 50");
        // below 0 they are tied by ranks; one with itself is not
        let pair = |version: &'static str, with: &'static str, rank: &'static str| {
            [("_version", version), ("act", "pair"), ("one", one), ("other", with), ("rank", rank)]
        };
        camille.post(&place, &pair("5", one, "0,5")).await.is(422).says("deux chiffres différents");
        camille.post(&place, &pair("5", other, "2")).await.is(422).says("de -0,99 à 0,99");
        camille.post(&place, &pair("5", other, "-0,5")).await.is(303);
        camille.post(&place, &pair("6", other, "0,5")).await.is(422).says("déjà liés");
        camille.get(&place).await.is(200).says("Achat, Neuf et Achat, Remis à neuf\u{a0}: -0,5");
        camille.get(&address).await.is(200).says("tirages sur 100");
        let kept = camille.get(&address.replace("/outils/couts/", "/api/v1/calculations/")).await;
        let kept: serde_json::Value = serde_json::from_str(&kept.is(200).text).unwrap();
        let mean = kept.pointer("/outcome/monte_carlo/options/0/spread/mean").and_then(serde_json::Value::as_f64);
        assert!((mean.unwrap() - 1000.0).abs() < 4.6, "{engine:?}: {mean:?}");
        // the line's own form, which is of its amount and bounds, leaves how it lies between them
        let line = camille.get(&format!("{address}/lignes/o1.l1")).await;
        line.is(200).says("value=\"800\"").says("value=\"1200\"");
        let mut fields = LINE.to_vec();
        fields.retain(|(name, _)| !["title", "category", "amount", "per"].contains(name));
        fields.extend([("title", "Achat"), ("category", "acquisition"), ("amount", "1000"), ("per", "all")]);
        fields.extend([("_version", "6"), ("low", "850"), ("high", "1150")]);
        camille.post(&format!("{address}/lignes/o1.l1"), &fields).await.is(303);
        camille.get(&place).await.is(200).says("N’importe où entre 850\u{a0}€ et 1\u{202f}150\u{a0}€");
        camille.post(&place, &[("_version", "7"), ("part", "0")]).await.is(303);
        camille.post(&place, &[("_version", "8"), ("forget", "0")]).await.is(303);
        camille.post(&place, &[("_version", "9"), ("forget", "0")]).await.is(303);
        camille.get(&place).await.is(200).says("tenus pour sûrs");
        camille.get(&address).await.is(200).says_not("tirages sur 100");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calculation_stands_beside_the_need_that_it_answers_for_those_who_may_see_both() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, idriss) = (house.buyer().await, house.supplier().await);
        let need = house.app.db.one(&SOME_NEED, args![]).await.unwrap();
        let page = format!("/besoins/{need}");
        camille.get(&page).await.is(200).says(&format!("/outils/couts/nouveau?besoin={need}"));
        let blank = camille.get(&format!("/outils/couts/nouveau?besoin={need}")).await;
        assert!(blank.is(200).text.contains(&format!("value=\"{need}\" selected")));
        let id = need.to_string();
        let made = camille.post("/outils/couts/nouveau", &with(&[("need", &id)])).await;
        let address = made.is(303).location.clone();
        camille.get(&page).await.is(200).says("Dix bureaux");
        camille.get(&address).await.is(200).says("Pour le besoin");
        idriss.get(&page).await.is(200).says_not("Dix bureaux");
        camille.post(&format!("{address}/partage"), &[("person", "idriss.benali@example.org")]).await.is(303);
        idriss.get(&page).await.is(200).says("Dix bureaux");
    }
}

/// The demonstration's first calculation, at the middle of the year and with a loan, in LibreOffice.
#[tokio::test(flavor = "multi_thread")]
async fn the_workbook_computes_the_same_in_libreoffice() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let camille = house.buyer().await;
    let made = camille.post("/outils/couts/nouveau", &with(&[("convention", "mid_year")])).await;
    let address = made.is(303).location.clone();
    let mut line = LINE.to_vec();
    line.retain(|(name, _)| *name != "financing");
    line.extend([("_version", "1"), ("financing", "loan"), ("loan_rate", "4"), ("pay_years", "5"), ("down", "20")]);
    line.extend([("escalation", "1"), ("quantity", "3")]);
    camille.post(&format!("{address}/lignes/o2.new"), &line).await.is(303);
    let bytes = camille.bytes(&format!("{address}/resultat.xlsx")).await;
    let id = address.rsplit('/').next().unwrap();
    let found = camille.get(&format!("/api/v1/calculations/{id}")).await;
    let found: serde_json::Value = serde_json::from_str(&found.is(200).text).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("cost.xlsx"), bytes).unwrap();
    let recomputed = recompute(folder.path());
    let mut book: Xlsx<_> = calamine::open_workbook(recomputed).unwrap();
    let sheet = book.worksheet_range("Résultat").unwrap();
    let number = |row: u32, column: u32| match sheet.get_value((row, column)) {
        Some(Data::Float(number)) => *number,
        other => panic!("{other:?}"),
    };
    for (row, option) in (1..).zip(found["outcome"]["options"].as_array().unwrap()) {
        for (column, name) in [(2, "present_value"), (3, "annual_equivalent")] {
            let expected = option[name].as_f64().unwrap();
            let computed = number(row, column);
            assert!((computed - expected).abs() <= 1e-9 * expected.abs(), "{name}: {computed} is not {expected}");
        }
    }
}

/// Opens the workbook with every formula computed anew, and writes it again elsewhere. Needs LibreOffice (libreoffice-calc-nogui).
pub fn recompute(folder: &Path) -> std::path::PathBuf {
    let profile = folder.join("profile/user");
    std::fs::create_dir_all(&profile).unwrap();
    // values that the file carries are not believed
    let always = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;
    std::fs::write(profile.join("registrymodifications.xcu"), always).unwrap();
    let out = folder.join("out");
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(&out)
        .arg(folder.join("cost.xlsx"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    out.join("cost.xlsx")
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_and_pages_have_the_same_figures_and_a_mistake_says_where() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let model: serde_json::Value = serde_json::from_str(include_str!("../../../../data/demo/total_cost.json")).unwrap();
    let model = model[0]["model"].clone();
    let answer = house.visitor().post_json("/api/v1/total-cost", &model).await;
    let own: Model = serde_json::from_value(model.clone()).unwrap();
    // to the last digit: the texts are compared, as reading a number back may change it
    assert_eq!(answer.is(200).text, serde_json::to_string(&evaluate(&own).unwrap()).unwrap());
    let mut mixed = model;
    mixed["discount_rate"]["basis"] = json!("nominal");
    house.visitor().post_json("/api/v1/total-cost", &mixed).await.is(422).says("discount_rate").says("nominal rate");
    let csv = house.buyer().await;
    let list = csv.get("/outils").await;
    let id = list.is(200).text.split("/outils/couts/").nth(2).unwrap()[..36].to_owned();
    csv.get(&format!("/outils/couts/{id}/resultat.csv")).await.is(200).says("Neuf,Achat et livraison,Achat,0,1,1,76800");
}
