//! A file of shipments on screen: sent, its columns named, summed, read, taken away, shared, deleted.
//!
//! Factors of DESNZ 2025, in kg per tonne-km: mean lorry 0.10163 + 0.02359, freight train 0.02779 + 0.00691.

use calamine::{Data, Reader, Xlsx};
use db::testing::engines;
use db::{Engine, Run, args, sql};
use http::Method;
use instruments::transport::{Ledger, read_shipments, shipped_set};
use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::house::{Answer, Asker, TestHouse};

sql! {
    ASKED: () = "UPDATE shipment_file SET asked_at = created_at WHERE asked_at IS NULL";
    CALCULATIONS: i64 = "SELECT count(*) AS n FROM calculation WHERE kind = 'shipments' AND title = $1";
    FILES: i64 = "SELECT count(*) AS n FROM shipment_file";
}

/// By road 10 t × 500 km = 5,000 tonne-km: 508.15 + 117.95 = 626.1 kg. By road 2.5 t × 400 km = 1,000: 101.63 + 23.59 = 125.22 kg,
/// with the mean lorry, as no vehicle is named. By rail 20 t × 500 km = 10,000: 277.9 + 69.1 = 347 kg. In all 887.68 + 210.64 =
/// 1,098.32 kg for 16,000 tonne-km, 68.645 g each; Lyon to Lille is 973.1 kg of them, 88.6 %; April is 472.22 kg. A cart and a heavy
/// load are refused.
pub const YEAR: &str = "\
Mode;Véhicule;Tonnes;Km;Départ;Arrivée;Transporteur;Date;Coût
route;hgv_all_hgvs;10;500;Lyon;Lille;Dupont;2026-03-14;450,50
route;;2,5;400;Lyon;Paris;Dupont;2026-04;
rail;freight_train;20;500;Lyon;Lille;Fret Rhône;2026-04-02;900
charrette;hgv_all_hgvs;1;10;Lyon;Lille;Dupont;2026-04-02;
route;hgv_all_hgvs;lourd;10;Lyon;Lille;Dupont;2026-04-02;
";

async fn posted(asker: &Asker<'_>, name: &str, token: &str, file: &[u8]) -> Answer {
    let mut body = format!(
        "--x\r\ncontent-disposition: form-data; name=\"_once\"\r\n\r\n{token}\r\n--x\r\ncontent-disposition: form-data; \
         name=\"file\"; filename=\"{name}\"\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--x--\r\n");
    asker.ask_bytes(Method::POST, "/outils/expeditions/nouveau", "multipart/form-data; boundary=x", body).await
}

/// Where the page of the file is that was sent.
pub async fn sent(asker: &Asker<'_>, file: &[u8]) -> String {
    let answer = posted(asker, "envois.csv", "", file).await;
    answer.is(303);
    answer.location
}

const CHOSEN: [(&str, &str); 3] = [("title", "Envois de 2026"), ("set", "desnz.2025"), ("currency", "EUR")];

/// Where the result is, with the columns that were recognised.
pub async fn summed(asker: &Asker<'_>, page: &str) -> String {
    asker.post(page, &CHOSEN).await.is(303);
    let answer = asker.get(page).await;
    answer.is(303);
    answer.location
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_looked_at_summed_read_and_taken_away() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        camille.get("/outils").await.is(200).says("/outils/expeditions/nouveau");
        camille.get("/outils/transport/nouveau").await.is(200).says("/outils/expeditions/nouveau");
        let page = sent(&camille, YEAR.as_bytes()).await;
        let preview = camille.get(&page).await;
        preview.is(200).says("5 lignes lues dans «\u{a0}envois.csv\u{a0}»").says("3 lignes seraient comptées, 2 refusées");
        preview.says("Ligne 5, Mode\u{a0}: «\u{a0}charrette\u{a0}» n’est pas connu").says("Ligne 6, Quantité en tonnes");
        preview.says("Le véhicule n’est pas précisé").says("(1 ligne)").says("Fret Rhône");
        let address = summed(&camille, &page).await;
        let result = camille.get(&address).await;
        result.is(200).says("3 trajets émettent 1,1\u{a0}t de CO₂e").says("888\u{a0}kg").says("211\u{a0}kg");
        result
            .says("16\u{202f}000")
            .says("68,6\u{a0}g")
            .says("100\u{a0}% en valeurs par défaut")
            .says("1\u{202f}350,50\u{a0}€");
        result.says("Lyon → Lille").says("973\u{a0}kg").says("88,6\u{a0}%").says("Une liaison sur 2 fait 88,6\u{a0}%");
        result.says("Fret Rhône").says("mars 2026").says("avril 2026").says("472\u{a0}kg").says("Rail");
        result.says("2 lignes n’ont pas pu être comptées").says("2025").says("Le fichier a été supprimé");
        camille.get("/outils").await.is(200).says("Envois de 2026").says("Bilan d’expéditions");
        let left = house.files_waiting();
        assert_eq!(left, 0, "the file is still there");

        let csv = camille.get(&format!("{address}/bilan.csv")).await;
        csv.is(200).says("Par liaison,Lyon → Lille,2,30,15000,").says("Par mode,Rail,1,20,10000,").says(",900,EUR");
        let bytes = camille.bytes(&format!("{address}/bilan.xlsx")).await;
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!(sheet.get((1, 2)), Some(&Data::Float(3.0)));
        assert!(matches!(sheet.get((1, 7)), Some(Data::Float(kg)) if (kg - 1098.32).abs() < 1e-9));

        let refused = camille.get(&format!("{address}/lignes.csv")).await;
        refused.is(200).says("5,Mode,").says("6,Quantité en tonnes,ce n’est pas un nombre,route,hgv_all_hgvs,lourd,10");
        // corrected and sent again: 10 tonne-km each, 1.2522 kg
        let mended = refused.text.replace("charrette", "route").replace("lourd", "1");
        let page = sent(&camille, mended.as_bytes()).await;
        let address = summed(&camille, &page).await;
        camille.get(&address).await.is(200).says("2 trajets émettent 2,5\u{a0}kg").says_not("n’ont pas pu être comptées");
        camille.get(&format!("{address}/lignes.csv")).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_screen_and_the_command_line_come_to_the_same() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let camille = house.buyer().await;
    let page = sent(&camille, YEAR.as_bytes()).await;
    let address = summed(&camille, &page).await;
    let id = address.rsplit('/').next().unwrap();
    let answer = camille.get(&format!("/api/v1/calculations/{id}")).await;
    let found: Value = serde_json::from_str(&answer.is(200).text).unwrap();
    assert_eq!((&found["kind"], &found["model"]["file"]), (&"shipments".into(), &"envois.csv".into()));
    assert_eq!((&found["model"]["columns"]["carrier"], &found["model"]["lines"]), (&"Transporteur".into(), &5.into()));
    assert!(found["model"]["totals"].is_null() && found["outcome"]["refused"].is_null());
    let mut ledger = Ledger::published(shipped_set("desnz", "2025").unwrap());
    read_shipments(YEAR.as_bytes(), &mut ledger, |_, _| {}).unwrap();
    let mut expected = serde_json::to_value(ledger.totals()).unwrap();
    expected.as_object_mut().unwrap().remove("refused");
    alike(&found["outcome"], &expected, "outcome");
}

/// Numbers that were written and read again may differ in their last digit.
fn alike(found: &Value, expected: &Value, at: &str) {
    match (found, expected) {
        (Value::Number(found), Value::Number(expected)) => {
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            assert!((found - expected).abs() <= 1e-12 * expected.abs(), "{at}: {found} is not {expected}");
        }
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{at}");
            found.iter().zip(expected).for_each(|(found, expected)| alike(found, expected, at));
        }
        (Value::Object(found), Value::Object(expected)) => {
            assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{at}");
            found.iter().for_each(|(key, found)| alike(found, &expected[key], key));
        }
        _ => assert_eq!(found, expected, "{at}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_are_named_by_hand_and_nothing_that_was_typed_is_lost() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let page = sent(&camille, b"Moyen,Masse,Trajet,Camion\nroute,10000,500,semi\n").await;
        camille.get(&page).await.is(200).says("Dites d’abord quelle colonne").says("10000");
        let mut fields = CHOSEN.to_vec();
        fields.extend([("columns", "1"), ("mode", "0"), ("km", "2"), ("vehicle", "3")]);
        let answer = camille.post(&page, &fields).await;
        answer.is(422).says("Dites quelle colonne contient la quantité").says("value=\"Envois de 2026\"");
        answer.says("value=\"2\" selected");
        fields.push(("kg", "1"));
        // what would be refused is told before anything is summed
        let query: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).collect();
        let looked = camille.get(&format!("{page}?{}", query.join("&"))).await;
        looked.is(200).says("Aucune ligne ne serait comptée, 1 refusée").says("n’ont rien pour «\u{a0}semi\u{a0}»");
        // 10 t × 500 km by the mean lorry: 626.1 kg
        fields.push(("means", "1"));
        camille.post(&page, &fields).await.is(303);
        let address = camille.get(&page).await.location;
        let result = camille.get(&address).await;
        result.is(200).says("1 trajet émet 626\u{a0}kg").says("Le véhicule n’est pas précisé").says("Masse");
        result.says("Comptés comme la moyenne de leur mode").says_not("Par liaison");
        let wrong = [("title", ""), ("set", "nothing.1"), ("currency", "XAU")];
        let page = sent(&camille, YEAR.as_bytes()).await;
        let answer = camille.post(&page, &wrong).await;
        answer.is(422).says("id=\"title-error\"").says("id=\"set-error\"").says("id=\"currency-error\"");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_is_read_as_a_csv_is() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let camille = house.buyer().await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, title) in (0..).zip(["mode", "tonnes", "km", "month"]) {
        sheet.write_string(0, column, title).unwrap();
    }
    for row in 1..=2 {
        sheet.write_string(row, 0, "road").unwrap();
        sheet.write_number(row, 1, 2.5).unwrap();
        sheet.write_number(row, 2, 400).unwrap();
        sheet.write_string(row, 3, "2026-03").unwrap();
    }
    let page = sent(&camille, &book.save_to_buffer().unwrap()).await;
    let address = summed(&camille, &page).await;
    // twice 125.22 kg
    camille.get(&address).await.is(200).says("2 trajets émettent 250\u{a0}kg").says("mars 2026");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_refused_with_its_reason_and_not_kept() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let camille = house.buyer().await;
    let mut large = b"PK\x03\x04".to_vec();
    large.resize(20 * 1024 * 1024 + 1, 0);
    posted(&camille, "grand.xlsx", "", &large).await.is(422).says("trop grand");
    posted(&camille, "vide.csv", "", b"").await.is(422).says("ni titres de colonnes ni lignes");
    posted(&camille, "faux.xlsx", "", b"PK\x03\x04 no workbook").await.is(422).says("ni un CSV, ni un XLSX");
    let body = b"--x--\r\n".to_vec();
    let nothing =
        camille.ask_bytes(Method::POST, "/outils/expeditions/nouveau", "multipart/form-data; boundary=x", body).await;
    nothing.is(422).says("Choisissez un fichier");
    let left = house.files_waiting();
    assert_eq!(left, 0, "a refused file is still there");
    assert_eq!(house.app.db.one(&FILES, args![]).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_sees_a_file_or_its_result_until_it_is_shared() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, noemie) = (house.buyer().await, house.person("noemie.tremblay@example.org").await);
        let page = sent(&camille, YEAR.as_bytes()).await;
        noemie.get(&page).await.is(404);
        noemie.post(&page, &CHOSEN).await.is(404);
        let address = summed(&camille, &page).await;
        let id = address.rsplit('/').next().unwrap().to_owned();
        let all = ["", "/bilan.csv", "/bilan.xlsx", "/lignes.csv", "/partage"].map(|end| format!("{address}{end}"));
        for place in all.iter().chain([&page, &format!("/api/v1/calculations/{id}")]) {
            noemie.get(place).await.is(404);
        }
        noemie.post(&format!("{address}/suppression"), &[]).await.is(404);
        // Another kind of calculation is not read as this one.
        camille.get(&format!("/outils/transport/{id}")).await.is(404);
        let shared = [("person", "noemie.tremblay@example.org")];
        camille.post(&format!("{address}/partage"), &shared).await.is(303);
        noemie.get(&address).await.is(200).says("3 trajets").says_not("lignes.csv");
        noemie.get(&format!("{address}/bilan.csv")).await.is(200);
        noemie.get(&format!("{address}/lignes.csv")).await.is(403);
        noemie.post(&format!("{address}/suppression"), &[]).await.is(403);
        camille.post(&format!("{address}/suppression"), &[]).await.is(303);
        for place in [&address, &page, &format!("{address}/lignes.csv")] {
            camille.get(place).await.is(404);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_sent_or_summed_twice_is_so_once_and_forgotten_after_a_day() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let token = db::Uuid::now_v7().to_string();
        let first = posted(&camille, "envois.csv", &token, YEAR.as_bytes()).await.location;
        let second = posted(&camille, "envois.csv", &token, YEAR.as_bytes()).await.location;
        assert_eq!(first, second);
        camille.get("/outils/expeditions/nouveau").await.is(200).says("envois.csv");
        let address = summed(&camille, &first).await;
        camille.post(&first, &CHOSEN).await.is(303);
        assert_eq!(camille.get(&first).await.location, address);
        assert_eq!(house.app.db.one(&CALCULATIONS, args!["Envois de 2026"]).await.unwrap(), 1);
        // one that is being summed says so, without JavaScript
        let going = sent(&camille, YEAR.as_bytes()).await;
        house.app.db.execute(&ASKED, args![]).await.unwrap();
        camille.get(&going).await.is(200).says("Bilan en cours").says("Voir où il en est");
        let later = db::Timestamp::now().max(house.app.clock.now()) + std::time::Duration::from_hours(25);
        boucle::kit::jobs::sweep(&house.app, later).await;
        camille.get(&going).await.is(404);
        camille.get(&first).await.is(404);
        camille.get(&address).await.is(200);
        let left = house.files_waiting();
        assert_eq!(left, 0, "a file is still there");
    }
}

/// Nobody fills the disk with files that they look at and leave: the last ones stay.
#[tokio::test(flavor = "multi_thread")]
async fn of_files_left_lying_the_last_few_stay() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let camille = house.buyer().await;
    let mut pages = Vec::new();
    for _ in 0..7 {
        pages.push(sent(&camille, YEAR.as_bytes()).await);
    }
    let left = house.files_waiting();
    assert_eq!((left, house.app.db.one(&FILES, args![]).await.unwrap()), (5, 5));
    camille.get(&pages[0]).await.is(404);
    camille.get(&pages[6]).await.is(200);
}

/// 100,000 litres over 4,000,000 tonne-km are 0.07954575 kg each. Dupont’s 6,500 tonne-km are 517.047375 kg, Durand’s 7,000 by
/// articulated lorry (0.09502) 665.14 kg, 10,000 by rail (0.0347) 347 kg: 1,529.187375 kg in all, 33.8 % of them, and 27.7 % of
/// 23,500 tonne-km, from real data.
const TOLD: &str = "\
Mode;Véhicule;Tonnes;Km;Départ;Arrivée;Transporteur;Coût
route;hgv_articulated_over_33t;10;700;Lyon;Lille;Durand;900
route;semi;10;650;Lyon;Brest;Dupont;800
rail;freight_train;20;500;Lyon;Nice;Dupont;400
";

/// As the page posts it: titles are recognised.
const COLUMNS: [(&str, &str); 9] = [
    ("columns", "1"),
    ("mode", "0"),
    ("vehicle", "1"),
    ("tonnes", "2"),
    ("km", "3"),
    ("from", "4"),
    ("to", "5"),
    ("carrier", "6"),
    ("cost", "7"),
];

const DUPONT: [(&str, &str); 8] = [
    ("carrier-1", "Dupont"),
    ("mode-1", "road"),
    ("carrier_year-1", "2025"),
    ("carrier_tonne_km-1", "4 000 000"),
    ("carrier_distance-1", "shortest"),
    ("covers-1", "whole_activity"),
    ("energy-1", "diesel|litre"),
    ("quantity-1", "100 000"),
];

fn with<'f>(more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    [&CHOSEN[..], &COLUMNS[..], more].concat()
}

/// Where the result is of the file of whom a carrier told its year.
async fn told(asker: &Asker<'_>) -> String {
    let page = sent(asker, TOLD.as_bytes()).await;
    asker.post(&page, &with(&DUPONT)).await.is(303);
    asker.get(&page).await.location
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_of_a_carrier_that_told_its_year_count_with_its_own_mean() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let page = sent(&camille, TOLD.as_bytes()).await;
        let preview = camille.get(&page).await;
        preview.is(200).says("Données des transporteurs").says("<option value=\"Dupont\">").says("id=\"carrier-1\"");
        preview.says("2 lignes seraient comptées, 1 refusée").says_not("id=\"carrier-2\"");
        // read again: nothing is lost, one more carrier may be typed, and the semi counts
        let fields = with(&DUPONT);
        let query: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+").replace('|', "%7C"))).collect();
        let looked = camille.get(&format!("{page}?{}", query.join("&"))).await;
        looked.is(200).says("3 lignes seraient comptées, aucune refusée").says("Dupont, Route, 2025\u{a0}: 1 ligne");
        looked.says("value=\"4 000 000\"").says("value=\"diesel|litre\" selected").says("id=\"carrier-2\"");
        looked.says_not("id=\"carrier-3\"");

        let address = told(&camille).await;
        let result = camille.get(&address).await;
        result.is(200).says("3 trajets émettent 1,53\u{a0}t de CO₂e");
        result.says("33,8\u{a0}% en données réelles, 66,2\u{a0}% en valeurs par défaut");
        result.says("27,7\u{a0}% en données réelles, 72,3\u{a0}% en valeurs par défaut");
        // of all that Dupont carried, 517.047375 of 864.047375 kg
        result.says("59,8\u{a0}%").says("Dupont, Route, 2025").says("Toute l’activité du transporteur").says("79,5\u{a0}g");
        result.says("100\u{202f}000").says("4\u{202f}000\u{202f}000");
        let csv = camille.get(&format!("{address}/bilan.csv")).await;
        csv.is(200).says("\"Dupont, Route, 2025\",1,10,6500,").says("Dont données réelles");
        let bytes = camille.bytes(&format!("{address}/bilan.xlsx")).await;
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        assert!(matches!(sheet.get((1, 8)), Some(Data::Float(kg)) if (kg - 517.047_375).abs() < 1e-9));
        let years = book.worksheet_range("Données des transporteurs").unwrap();
        assert_eq!(years.get((1, 0)), Some(&Data::String("Dupont".to_owned())));

        let id = address.rsplit('/').next().unwrap();
        let answer = camille.get(&format!("/api/v1/calculations/{id}")).await;
        let found: Value = serde_json::from_str(&answer.is(200).text).unwrap();
        assert_eq!(found["model"]["carriers"][0]["used"][0]["quantity"], 100_000.0);
        assert_eq!(found["outcome"]["told"][0]["total"]["rows"], 1);
        assert!(found["outcome"]["scenarios"].is_null());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_carriers_year_is_told_beside_its_field() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let camille = house.buyer().await;
    let page = sent(&camille, TOLD.as_bytes()).await;
    let half = with(&[("carrier-1", "Dupont"), ("mode-1", "road"), ("carrier_year-1", "1850"), ("quantity-1", "12")]);
    let answer = camille.post(&page, &half).await;
    answer.is(422).says("id=\"carrier_year-1-error\"").says("id=\"carrier_tonne_km-1-error\"").says("id=\"energy-1-error\"");
    answer.says("value=\"Dupont\"").says("value=\"1850\"").says("value=\"Envois de 2026\"");
    let changed = |changes: &[(&'static str, &'static str)]| {
        let kept = DUPONT.into_iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        with(&kept.chain(changes.iter().copied()).collect::<Vec<_>>())
    };
    // nobody of that name, or nothing by that mode
    let answer = camille.post(&page, &changed(&[("carrier-1", "Dupond")])).await;
    answer.is(422).says("id=\"carrier-1-error\"").says("Le fichier nomme\u{a0}: Dupont, Durand");
    camille.post(&page, &changed(&[("mode-1", "sea")])).await.is(422).says("(Mer)").says("id=\"carrier-1-error\"");
    camille.post(&page, &changed(&[("mode-1", "sail")])).await.is(422).says("id=\"mode-1-error\"");
    camille.post(&page, &changed(&[("carrier_tonne_km-1", "0")])).await.is(422).says("id=\"carrier_tonne_km-1-error\"");
    camille.post(&page, &changed(&[("energy-1", "coal|kg")])).await.is(422).says("id=\"energy-1-error\"");
    // told twice, by the same mode
    let twice: Vec<(String, &str)> = DUPONT.iter().map(|(name, value)| (name.replace("-1", "-2"), *value)).collect();
    let twice: Vec<(&str, &str)> = twice.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    camille.post(&page, &with(&[&DUPONT[..], &twice[..]].concat())).await.is(422).says("id=\"carrier-2-error\"");
    // without the column of carriers nobody is heard
    let mut unnamed = with(&DUPONT);
    unnamed.retain(|(name, _)| *name != "carrier");
    camille.post(&page, &unnamed).await.is(422).says("Le fichier ne nomme aucun transporteur");
}

/// From 600 km, half of Durand’s 7,000 and of Dupont’s 6,500 tonne-km: 591.0936875 kg by road, 6,750 × 1.1 × 0.0347 = 257.6475 kg by
/// rail: 333.4461875 kg less, 21.8 %. With 100 € more than 2,100 €, a tonne avoided costs 299.90 €.
#[tokio::test(flavor = "multi_thread")]
async fn what_would_change_if_far_goods_went_by_rail_stands_beside_today() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, noemie) = (house.buyer().await, house.person("noemie.tremblay@example.org").await);
        let address = told(&camille).await;
        let new = format!("{address}/scenarios/nouveau");
        camille.get(&address).await.is(200).says(&new).says_not("id=\"scenarios\"");
        let form = camille.get(&new).await;
        form.is(200).says("à partir de 600\u{a0}km").says("Train de marchandises").says("value=\"100\"");
        noemie.get(&new).await.is(404);
        let rail = [
            ("_version", "1"),
            ("title", "Le rail au-delà de 600 km"),
            ("mode-1", "road"),
            ("to-1", "rail:freight_train"),
            ("from_km-1", "600"),
            ("share-1", "50"),
            ("ratio-1", "110"),
            ("cost", "2200"),
        ];
        camille.post(&new, &rail).await.is(303);
        let result = camille.get(&address).await;
        result.is(200).says("id=\"scenarios\"").says("Le rail au-delà de 600 km").says("28,7\u{a0}%");
        result
            .says("333\u{a0}kg (21,8\u{a0}%)")
            .says("2\u{202f}200\u{a0}€")
            .says("<td class=\"number\">100\u{a0}€</td>")
            .says("299,90\u{a0}€");
        result.says("Route → Rail").says("50\u{a0}% des tonnes-km").says("distance × 1,1");
        let full = [("_version", "2"), ("title", "Pleins"), ("mode-1", "road"), ("to-1", "full"), ("from_km-1", "0")];
        camille.post(&new, &full).await.is(303);
        // 7,000 × (0.09502 − 0.07391): Dupont’s lorries are its own
        camille.get(&address).await.is(200).says("148\u{a0}kg (9,7\u{a0}%)");
        camille.get(&format!("{address}/bilan.csv")).await.is(200).says("Scénarios,Pleins,3,,23500,");

        let id = address.rsplit('/').next().unwrap();
        let answer = camille.get(&format!("/api/v1/calculations/{id}")).await;
        let found: Value = serde_json::from_str(&answer.is(200).text).unwrap();
        let compared = &found["outcome"]["scenarios"];
        let near = |found: &Value, expected: f64| assert!((found.as_f64().unwrap() - expected).abs() < 1e-9, "{found}");
        near(&compared["scenarios"][0]["avoided_kg"], 333.446_187_5);
        // today is the file, whatever is compared with it
        let kg = |kg: &Value| kg["ttw_kg"].as_f64().unwrap() + kg["wtt_kg"].as_f64().unwrap();
        near(&serde_json::json!(kg(&compared["today"]["kg"])), kg(&found["outcome"]["all"]["kg"]));
        near(&serde_json::json!(kg(&compared["today"]["kg"])), 1_529.187_375);
        assert_eq!(found["model"]["scenarios"][0]["id"], "s1");

        // changed, by who may; a form made from what somebody changed meanwhile is shown again
        let own = format!("{address}/scenarios/s1");
        let form = camille.get(&own).await;
        form.is(200).says("value=\"rail:freight_train\" selected").says("value=\"110\"").says("value=\"2200\"");
        camille.post(&own, &rail).await.is(422).says("value=\"Le rail au-delà de 600 km\"");
        let shared = [("person", "noemie.tremblay@example.org")];
        camille.post(&format!("{address}/partage"), &shared).await.is(303);
        noemie.get(&address).await.is(200).says("Le rail au-delà de 600 km").says_not("/scenarios/");
        noemie.get(&own).await.is(403);
        noemie.post(&own, &rail).await.is(403);
        camille.post(&own, &[("_version", "3"), ("act", "delete")]).await.is(303);
        camille.get(&own).await.is(404);
        camille.get(&address).await.is(200).says_not("Le rail au-delà de 600 km").says("Pleins");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scenario_that_cannot_be_computed_is_shown_again_with_its_mistakes() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let camille = house.buyer().await;
    let address = told(&camille).await;
    let new = format!("{address}/scenarios/nouveau");
    let nothing = camille.post(&new, &[("_version", "1"), ("title", "")]).await;
    nothing.is(422).says("id=\"title-error\"").says("id=\"to-1-error\"");
    let wrong = [
        ("_version", "1"),
        ("title", "Autrement"),
        ("mode-1", "sail"),
        ("to-1", "rail:"),
        ("from_km-1", "601"),
        ("share-1", "0"),
        ("ratio-1", "loin"),
        ("cost", "cher"),
    ];
    let answer = camille.post(&new, &wrong).await;
    for field in ["mode-1", "from_km-1", "share-1", "ratio-1", "cost"] {
        answer.is(422).says(&format!("id=\"{field}-error\""));
    }
    answer.says("value=\"Autrement\"").says("value=\"cher\"");
    // a train is no lorry
    let other =
        [("_version", "1"), ("title", "Autrement"), ("mode-2", "rail"), ("to-2", "road:freight_train"), ("from_km-2", "0")];
    camille.post(&new, &other).await.is(422).says("id=\"to-2-error\"").says("d’un autre mode");
    // the same lorries go no other way
    let farther = [
        ("_version", "1"),
        ("title", "Pleins"),
        ("mode-1", "road"),
        ("to-1", "full"),
        ("from_km-1", "0"),
        ("ratio-1", "110"),
    ];
    camille.post(&new, &farther).await.is(422).says("id=\"ratio-1-error\"").says("value=\"110\"");
    camille.get(&format!("{address}/scenarios/s9")).await.is(404);
}
