//! Emissions of transport on screen: from a first leg to ways side by side, with other factors, told to a client, taken away.
//!
//! Factors of DESNZ 2025, in kg per tonne-km: mean lorry 0.10163 + 0.02359, freight train 0.02779 + 0.00691; per litre of diesel
//! 2.57082 + 0.61101.

use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use db::testing::engines;
use http::Method;
use instruments::transport::{Ways, compare_ways, shipped_set};

use crate::house::{Answer, Asker, TestHouse};
use crate::tools::recompute;

const FIRST: [(&str, &str); 6] = [
    ("title", "Dix tonnes vers Lille"),
    ("mode", "road"),
    ("tonnes", "10"),
    ("km", "500"),
    ("set", "desnz.2025"),
    ("year", "2026"),
];

const LEG: [(&str, &str); 9] = [
    ("vehicle", "road:hgv_all_hgvs"),
    ("load", "10"),
    ("load_unit", "tonnes"),
    ("km", "500"),
    ("distance", "shortest"),
    ("temperature", "ambient"),
    ("method", "published"),
    ("laden", "average"),
    ("act", "save"),
];

fn with<'a>(base: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = base.iter().copied().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)).collect();
    fields.extend(more);
    fields
}

async fn made(asker: &Asker<'_>) -> String {
    let answer = asker.post("/outils/transport/nouveau", &FIRST).await;
    answer.is(303);
    answer.location
}

/// 10 t × 500 km = 5,000 tonne-km: 508.15 + 117.95 = 626.1 kg by lorry, 173.5 kg by rail: 452.6 kg less, 72.3 %. At 200 € more,
/// a tonne costs 200 / 0.4526 = 441.89 €.
#[tokio::test(flavor = "multi_thread")]
async fn two_ways_to_carry_the_same_stand_side_by_side_with_what_a_tonne_avoided_costs() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let address = made(&camille).await;
        let page = camille.get(&address).await;
        page.is(200).says("émet 626\u{a0}kg de CO₂e").says("508\u{a0}kg").says("118\u{a0}kg").says("125\u{a0}g");
        page.says("Le véhicule n’est pas précisé").says("5\u{202f}000").says("100\u{a0}% en valeurs par défaut");
        let named = with(&LEG, &[("_version", "1"), ("position", "1")]);
        camille.post(&format!("{address}/etapes/w1.e1"), &named).await.is(303);
        camille.get(&address).await.is(200).says_not("Le véhicule n’est pas précisé");
        let cost = [("title", "Par la route"), ("journeys", "1"), ("cost", "1000"), ("currency", "EUR"), ("_version", "2")];
        camille.post(&format!("{address}/variantes/w1"), &cost).await.is(303);
        let rail = [("title", "Par le rail"), ("copied", "w1"), ("journeys", "1"), ("cost", "1 200"), ("currency", "EUR")];
        let rail = with(&rail, &[("_version", "3")]);
        camille.post(&format!("{address}/variantes/nouvelle"), &rail).await.is(303);
        camille.get(&address).await.is(200).says("émettent autant");
        let train = with(&LEG, &[("vehicle", "rail:freight_train"), ("_version", "4"), ("position", "1")]);
        camille.post(&format!("{address}/etapes/w2.e1"), &train).await.is(303);
        let page = camille.get(&address).await;
        page.is(200)
            .says("Par le rail\u{a0}» émet 72\u{a0}% de moins que «\u{a0}Par la route")
            .says("453\u{a0}kg (72,3\u{a0}%)");
        page.says("174\u{a0}kg").says("441,89\u{a0}€").says("200\u{a0}€");
        // one that was made from an older version loses nothing and says so
        camille.post(&format!("{address}/etapes/w2.e1"), &train).await.is(422).says("entre-temps");
        camille.get("/outils").await.is(200).says("Dix tonnes vers Lille").says("Émissions de transport");
        camille.get(&format!("{address}/versions/1")).await.is(200).says("Le véhicule n’est pas précisé");
        camille.post(&format!("{address}/versions/1"), &[("_version", "4")]).await.is(422).says("entre-temps");
        camille.get(&address).await.is(200).says("Par le rail");
        camille.post(&format!("{address}/versions/1"), &[("_version", "5")]).await.is(303);
        camille.get(&address).await.is(200).says_not("Par le rail");
        camille.post(&format!("{address}/suppression"), &[]).await.is(303);
        camille.get(&address).await.is(404);
    }
}

/// 60 l of diesel for 20,000 tonne-km of which 5,000 are ours: 154.2492 + 36.6606 kg, of which a quarter: 47.72745 kg. A hub that
/// takes 100 l for 1,000 t: 318.183 kg, of which 10 t, or 1 l, are 2.57082 + 0.61101 = 3.18183 kg.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_measured_is_shared_out_and_every_figure_opens_its_calculation() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let camille = house.buyer().await;
    let address = made(&camille).await;
    let mut measured = with(&LEG, &[("method", "measured"), ("_version", "1"), ("position", "1")]);
    measured.extend([("all_tonne_km", "20000"), ("energy", "diesel|litre"), ("quantity", "60")]);
    camille.post(&format!("{address}/etapes/w1.e1"), &measured).await.is(303);
    let hub = [("load", "10"), ("load_unit", "tonnes"), ("method", "measured"), ("through", "1000"), ("act", "save")];
    let hub = with(&hub, &[("energy", "diesel|litre"), ("quantity", "100"), ("_version", "2"), ("position", "2")]);
    camille.post(&format!("{address}/etapes/w1.hub"), &hub).await.is(303);
    let page = camille.get(&address).await;
    page.is(200).says("47,7\u{a0}kg").says("3,18\u{a0}kg").says("Énergie mesurée").says("100\u{a0}% en données réelles");
    let figure = camille.get(&format!("{address}/calcul/w1.e1")).await;
    figure.is(200).says("38,5623").says("9,16515").says("2,57082").says("11_101_1011_8_1").says("Dans la source");
    camille.get(&format!("{address}/calcul/w1.e2")).await.is(200).says("2,57082").says("0,61101").says_not("Distance");
    // what was measured is of something
    let nothing = with(&hub, &[("quantity", ""), ("_version", "3")]);
    camille.post(&format!("{address}/etapes/w1.hub"), &nothing).await.is(422).says("Choisissez une énergie");
    // the form shows again what was entered
    let form = camille.get(&format!("{address}/etapes/w1.e1")).await;
    form.is(200).says("value=\"20000\"").says("value=\"60\"").says("value=\"diesel|litre\" selected");
}

/// A carrier's year of 1,000 l for 40,000 tonne-km: 3,181.83 / 40,000 × 5,000 = 397.73 kg.
#[tokio::test(flavor = "multi_thread")]
async fn containers_pallets_carriers_and_odometers_are_entered_as_people_know_them() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let camille = house.buyer().await;
    let address = made(&camille).await;
    let mut carrier = with(&LEG, &[("method", "carrier"), ("_version", "1"), ("position", "1")]);
    carrier.extend([("carrier", "Transports Morel"), ("carrier_year", "2025"), ("carrier_tonne_km", "40 000")]);
    carrier.extend([("carrier_distance", "shortest"), ("covers", "whole_activity")]);
    carrier.extend([("energy", "diesel|litre"), ("quantity", "1000")]);
    camille.post(&format!("{address}/etapes/w1.e1"), &carrier).await.is(303);
    camille.get(&address).await.is(200).says("398\u{a0}kg").says("Moyenne du transporteur");
    camille.get(&format!("{address}/etapes/w1.e1")).await.is(200).says("Transports Morel");
    let teu = with(&LEG, &[("load", "4"), ("load_unit", "teu"), ("_version", "2"), ("position", "2")]);
    camille.post(&format!("{address}/etapes/w1.leg"), &teu).await.is(303);
    camille
        .get(&address)
        .await
        .is(200)
        .says("4 EVP × 10\u{a0}t = 40\u{a0}t")
        .says("Le poids d’un conteneur est une moyenne");
    // 550 km by the odometer are 500 km of activity
    let odometer = [("distance", "actual"), ("km", "550"), ("adjustment", "1,1"), ("_version", "3"), ("position", "3")];
    camille.post(&format!("{address}/etapes/w1.leg"), &with(&LEG, &odometer)).await.is(303);
    camille.get(&address).await.is(200).says("500\u{a0}km, 550\u{a0}km parcourus");
    let vague = with(&LEG, &[("distance", "actual"), ("km", "550"), ("_version", "4"), ("position", "3")]);
    let answer = camille.post(&format!("{address}/etapes/w1.leg"), &vague).await;
    answer.is(422).says("id=\"adjustment-error\"").says("demandent leur ajustement").says("value=\"550\"");
    let pallets = with(&LEG, &[("load", "30"), ("load_unit", "pallets"), ("_version", "4"), ("position", "1")]);
    camille.post(&format!("{address}/etapes/w1.leg"), &pallets).await.is(422).says("id=\"each-error\"");
    let full = [("method", "loading"), ("payload", "8"), ("load_share", "100"), ("_version", "4"), ("position", "1")];
    let answer = camille.post(&format!("{address}/etapes/w1.leg"), &with(&LEG, &full)).await;
    answer.is(422).says("id=\"load-error\"").says("plus que ce que le véhicule emporte");
    // what is left of a chain is a chain
    for (step, version, status) in [("e3", "4", 303), ("e2", "5", 303), ("e1", "6", 422)] {
        let away = [("act", "delete"), ("_version", version)];
        camille.post(&format!("{address}/etapes/w1.{step}"), &away).await.is(status);
    }
}

/// EPA 2025 / EPA 2024 for trucks: 0.1874758 / 0.1692875 = 1.10744.
#[tokio::test(flavor = "multi_thread")]
async fn a_newer_set_shows_what_changes_before_anybody_decides() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let camille = house.buyer().await;
    let answer = camille.post("/outils/transport/nouveau", &with(&FIRST, &[("set", "epa-hub.2024")])).await;
    let address = answer.is(303).location.clone();
    camille.get(&address).await.is(200).says("ne comptent pas l’amont");
    let page = camille.get(&format!("{address}/facteurs?jeu=epa-hub.2025")).await;
    page.is(200).says("+10,7\u{a0}%").says("Garder ces facteurs");
    camille.get(&address).await.is(200).says("EPA (États-Unis), 2024");
    camille.post(&format!("{address}/facteurs"), &[("jeu", "epa-hub.2025"), ("_version", "1")]).await.is(303);
    camille.get(&address).await.is(200).says("EPA (États-Unis), 2025");
    // a vehicle of one source is not in another: it is said, or the mean of its mode stands for it
    let truck = with(&LEG, &[("vehicle", "road:truck"), ("_version", "2"), ("position", "1")]);
    camille.post(&format!("{address}/etapes/w1.e1"), &truck).await.is(303);
    let page = camille.get(&format!("{address}/facteurs?jeu=desnz.2025")).await;
    page.is(200).says("n’ont rien pour «\u{a0}Camion moyen ou lourd").says_not("Garder ces facteurs");
    let page = camille.get(&format!("{address}/facteurs?jeu=desnz.2025&moyenne=1")).await;
    page.is(200).says("Garder ces facteurs").says("626\u{a0}kg");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_is_told_what_french_law_asks_and_what_stands_against_it() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let camille = house.buyer().await;
    let address = made(&camille).await;
    let page = camille.get(&format!("{address}/client?fin=2026-03-31&effectif=fifty_or_more")).await;
    page.is(200)
        .says("626\u{a0}kg de CO₂e à communiquer")
        .says("d’autres valeurs que celles de l’arrêté")
        .says("31 mai 2026");
    page.says("ne sont pas ceux que fixe l’arrêté").says("cinquante personnes ou plus utilise ses propres valeurs");
    page.says("L. 1431-3");
    let answer = camille.post("/outils/transport/nouveau", &with(&FIRST, &[("set", "france.2012")])).await;
    let page = camille.get(&format!("{}/client", answer.is(303).location)).await;
    page.is(200)
        .says("valeurs fixées par arrêté")
        .says_not("ne sont pas ceux que fixe l’arrêté")
        .says_not("utilise ses propres valeurs");
}

async fn brought(asker: &Asker<'_>, organisation: &str, content: &str) -> Answer {
    let field =
        |name: &str, value: &str| format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let file = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"facteurs.csv\"\r\n\r\n";
    let body = format!("{}{file}{content}\r\n--x--\r\n", field("organisation", organisation));
    asker.ask(Method::POST, "/outils/facteurs/nouveau", "multipart/form-data; boundary=x", &body).await
}

const OWN: &str = "# id: rivemont\n# version: 2026-1\n# year: 2026\n# source: Mesures de la ville\n# licence: interne\n# scope: CO2e\n\
    code;mode;unit;kg_ttw;kg_wtt;name_fr\ncamion;road;tonne_km;0,05;0,01;Camion de la ville\n";

/// 5,000 tonne-km × 0.06 = 300 kg.
#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_brings_its_own_factors_and_wrong_lines_are_told() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, idriss) = (house.buyer().await, house.supplier().await);
        let form = camille.get("/outils/facteurs/nouveau").await;
        let organisation = form.is(200).text.split("<option value=\"").nth(1).unwrap()[..36].to_owned();
        let wrong = OWN.replace("0,05", "peu").replace(";road;", ";charrette;");
        let answer = brought(&camille, &organisation, &wrong).await;
        answer.is(422).says("rien n’est gardé").says("Ligne 8, mode").says("charrette");
        brought(&idriss, &organisation, OWN).await.is(422);
        let kept = brought(&camille, &organisation, OWN).await;
        let set = kept.is(303).location.clone();
        camille.get(&set).await.is(200).says("Mesures de la ville").says("Camion de la ville").says("Ville de Rivemont");
        // a set never changes: the same version is not brought again
        brought(&camille, &organisation, &OWN.replace("0,05", "0,04")).await.is(422).says("a déjà la version 2026-1");
        let code = set.rsplit('/').next().unwrap();
        let own = with(&FIRST, &[("set", code)]);
        let address = camille.post("/outils/transport/nouveau", &own).await.is(303).location.clone();
        camille.get(&address).await.is(200).says("300\u{a0}kg");
        // Who knows its id, from a calculation that was shared, reads where its figures come from, and not the figures.
        idriss.get(&set).await.is(200).says("Mesures de la ville").says_not("Camion de la ville").says("apportés");
        // others neither see it listed nor compute with it
        idriss.get("/outils/facteurs").await.is(200).says_not("Mesures de la ville");
        idriss.post("/outils/transport/nouveau", &own).await.is(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn others_see_what_is_shared_with_them_and_change_nothing() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let (camille, idriss) = (house.buyer().await, house.supplier().await);
    let address = made(&camille).await;
    idriss.get(&address).await.is(404);
    let share = [("person", "idriss.benali@example.org")];
    camille.post(&format!("{address}/partage"), &share).await.is(303);
    idriss.get(&address).await.is(200).says_not("Réglages du calcul");
    idriss.get(&format!("{address}/reglages")).await.is(403);
    // it is no calculation of cost
    idriss.get(&address.replace("transport", "couts")).await.is(404);
}

/// The demonstration's calculation, its formulas computed anew by LibreOffice.
#[tokio::test(flavor = "multi_thread")]
async fn the_workbook_computes_the_same_and_so_do_programs() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let model: serde_json::Value = serde_json::from_str(include_str!("../../../../data/demo/transport.json")).unwrap();
    let model = model[0]["model"].clone();
    let answer = house.visitor().post_json("/api/v1/transport", &model).await;
    let own: Ways = serde_json::from_value(model.clone()).unwrap();
    let outcome = compare_ways(&own, shipped_set("desnz", "2025").unwrap()).unwrap();
    assert_eq!(answer.is(200).text, serde_json::to_string(&outcome).unwrap());
    let mut wrong = model;
    wrong["ways"][0]["chain"]["elements"][0]["vehicle"] = "ane".into();
    let answer = house.visitor().post_json("/api/v1/transport", &wrong).await;
    answer.is(422).says("ways/0/chain/elements/0/vehicle").says("ane");
    let camille = house.buyer().await;
    let list = camille.get("/outils").await;
    let id = list.is(200).text.split("/outils/transport/").find_map(|rest| rest.get(..36).filter(|id| !id.contains('"')));
    let address = format!("/outils/transport/{}", id.unwrap());
    camille.get(&format!("{address}/resultat.csv")).await.is(200).says("Train de marchandises");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("cost.xlsx"), camille.bytes(&format!("{address}/resultat.xlsx")).await).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook(recompute(folder.path())).unwrap();
    let sheet = book.worksheet_range("En un an").unwrap();
    for (row, chain) in (1..).zip(&outcome.chains) {
        for (column, expected) in [(2, chain.kg.wtw_kg()), (3, chain.kg.wtw_kg() * 24.0)] {
            match sheet.get_value((row, column)) {
                Some(Data::Float(found)) => {
                    assert!((found - expected).abs() <= 1e-9 * expected, "{found} is not {expected}")
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

/// Two rows of 10 t × 500 km by lorry, 1,252.2 kg, and one that is no shipment.
#[test]
fn the_command_sums_shipments_and_tells_what_it_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("envois.csv");
    std::fs::write(&file, "mode;tonnes;km\nroute;10;500\nroute;10;500\ncharrette;1;1\n").unwrap();
    let run = |more: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_boucle")).arg("transport").arg(&file).args(more).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    let table = run(&[]);
    assert!(table.contains("1252.200") && table.contains("1 rows were refused") && table.contains("line 4"), "{table}");
    let json: serde_json::Value = serde_json::from_str(&run(&["--json", "--factors", "epa-hub.2025"])).unwrap();
    assert_eq!(json["all"]["rows"], 2);
}

/// 10 t × 500 km: by the mean lorry 626.1 kg; with Dupont’s 100,000 litres over 4,000,000 tonne-km, 5,000 × 0.07954575 = 397.72875 kg.
#[test]
fn the_command_counts_lines_of_carriers_with_what_they_told() {
    let folder = tempfile::tempdir().unwrap();
    let (file, years) = (folder.path().join("envois.csv"), folder.path().join("years.json"));
    std::fs::write(&file, "mode;tonnes;km;transporteur\nroute;10;500;Dupont\nroute;10;500;Durand\n").unwrap();
    let year = |energy: &str| {
        format!(
            r#"[{{"carrier": "Dupont", "mode": "road", "year": 2025, "tonne_km": 4000000, "distance": "shortest",
                "used": [{{"energy": "{energy}", "quantity": 100000, "unit": "litre"}}]}}]"#
        )
    };
    let run = |content: &str, more: &[&str]| {
        std::fs::write(&years, content).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_boucle"));
        command.arg("transport").arg(&file).arg("--carriers").arg(&years).args(more).output().unwrap()
    };
    let done = run(&year("diesel"), &[]);
    let table = String::from_utf8(done.stdout).unwrap();
    assert!(table.contains("Dupont, road, 2025") && table.contains("397.729"), "{table}");
    // 397.72875 of 1,023.82875 kg, and half of the tonne-km
    assert!(table.contains("emissions: 38.8 % primary data, 61.2 % default values"), "{table}");
    assert!(table.contains("tonne-km: 50.0 % primary data, 50.0 % default values"), "{table}");
    let json: serde_json::Value = serde_json::from_slice(&run(&year("diesel"), &["--json"]).stdout).unwrap();
    assert_eq!(json["told"][0]["total"]["rows"], 1);
    for wrong in [year("coal"), "{}".to_owned()] {
        let done = run(&wrong, &[]);
        assert!(!done.status.success() && String::from_utf8_lossy(&done.stderr).contains("years.json"));
    }
}
