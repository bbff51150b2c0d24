//! Labels of a solution: proved by its supplier, verified or refused by a coordinator, shown for what they are.

use std::time::Duration;

use db::testing::engines;
use db::{Run, args, sql};
use http::Method;

use crate::chain::{self, TITLE, send, solution_form};
use crate::house::{Answer, Asker, TestHouse};
use crate::logo::PNG;

sql! {
    LAST_MAIL: String = "SELECT body FROM mail WHERE recipient = $1 ORDER BY id DESC LIMIT 1";
    SEAT: () = "
        INSERT INTO organisation_role (person_id, organisation_id, role, since)
        SELECT e.id, s.supplier_id, 'contributor', s.created_at FROM person e, solution s WHERE e.email = $1 AND s.id = $2";
    VERSIONS: i64 = "SELECT count(*) AS n FROM solution_version WHERE solution_id = $1";
}

const PDF: &[u8] = b"%PDF-1.4\n% a certificate\n";
const LABEL: &str = "produit_du_quebec";

/// Texts and files of a form, as a browser posts them.
pub async fn post(asker: &Asker<'_>, path: &str, texts: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
    let mut body = Vec::new();
    for (name, text) in texts {
        let part = format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for (name, file, bytes) in files {
        let part = format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\n");
        body.extend_from_slice(part.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--x--\r\n");
    asker.ask_bytes(Method::POST, path, "multipart/form-data; boundary=x", body).await
}

/// A published solution with a label that nothing proves yet.
async fn labelled(house: &TestHouse, supplier: &Asker<'_>) -> String {
    let mut form = solution_form(house, TITLE).await;
    form.push(("label", LABEL.to_owned()));
    form.push(("label_proof", String::new()));
    form.push(("label_until", "2027-06-30".to_owned()));
    send(supplier, "/catalogue/nouvelle", &form).await.is(303).location.clone()
}

fn field(name: &str) -> String {
    format!("{name}-{LABEL}")
}

fn version(page: &Answer) -> String {
    page.text.split("name=\"_version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// Posts the proofs of a label, from the page as it is.
async fn prove(supplier: &Asker<'_>, made: &str, number: &str, until: &str, files: &[(&str, &str, &[u8])]) -> Answer {
    let path = format!("{made}/labels");
    let version = version(supplier.get(&path).await.is(200));
    let (n, u) = (field("number"), field("until"));
    post(supplier, &path, &[("_version", &version), (&n, number), (&u, until)], files).await
}

/// Decides on the label as the desk shows it.
async fn decide(coordinator: &Asker<'_>, made: &str, fields: &[(&str, &str)]) -> Answer {
    let id = made.rsplit('/').next().unwrap();
    let path = format!("/gestion/labels/{id}/{LABEL}");
    let desk = coordinator.get("/gestion/labels").await.is(200).text.clone();
    let form = desk.split(&format!("action=\"{path}\"")).nth(1).unwrap();
    let version = form.split("name=\"_version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    coordinator.post(&path, &[&[("_version", version.as_str())], fields].concat()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_label_is_verified_until_its_proof_changes() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, coordinator, visitor) = (house.supplier().await, house.coordinator().await, house.visitor());
        let made = labelled(&house, &supplier).await;
        let id: db::Uuid = made.rsplit('/').next().unwrap().parse().unwrap();
        visitor.get(&made).await.is(200).says("déclaré, à vérifier").says("jusqu’au 30 juin 2027");
        coordinator.get("/gestion/labels").await.says_not(TITLE);

        let file = field("file");
        // A drawing is no certificate, whatever it is called.
        let drawing = prove(&supplier, &made, "", "2027-06-30", &[(&file, "a.pdf", b"<svg xmlns='x'/>")]).await;
        drawing.is(422).says("Choisissez un PDF");
        prove(&supplier, &made, "", "30 juin", &[]).await.is(422).says("comme 2027-06-30");
        prove(&supplier, &made, "PQ-118", "2027-06-30", &[(&file, "Certificat.pdf", PDF)]).await.is(303);
        assert_eq!(house.app.db.one(&VERSIONS, args![id]).await.unwrap(), 1, "{engine:?}: what it said is kept");
        supplier.get(&format!("{made}/historique")).await.says("<ins>").says("PQ-118").says("Certificat.pdf");
        // What says nothing new is nothing new.
        prove(&supplier, &made, "PQ-118", "2027-06-30", &[]).await.is(303);
        assert_eq!(house.app.db.one(&VERSIONS, args![id]).await.unwrap(), 1, "{engine:?}");

        coordinator.get("/gestion/labels").await.says(TITLE).says("PQ-118").says("Certificat.pdf");
        decide(&coordinator, &made, &[("act", "refuse"), ("reason", " ")]).await.is(422).says("ne suffit pas");
        decide(&coordinator, &made, &[("act", "verify")]).await.is(303);
        coordinator.get("/gestion/labels").await.says_not("PQ-118");
        house.buyer().await.get(&made).await.says("vérifié par Noémie Tremblay, le 23 novembre 2026");
        visitor.get(&made).await.says("vérifié le 23 novembre 2026").says_not("Noémie");
        visitor.get(&format!("/api/v1/solutions/{id}")).await.says("\"number\":\"PQ-118\"").says_not("\"verified_at\":null");

        // The text of the solution is another matter; the last day of the label is not.
        let mut form = solution_form(&house, TITLE).await;
        form.push(("label", LABEL.to_owned()));
        form.push(("label_proof", String::new()));
        form.push(("label_until", "2027-06-30".to_owned()));
        form.push(("_version", "2".to_owned()));
        send(&supplier, &format!("{made}/modifier"), &form).await.is(303);
        visitor.get(&made).await.says("vérifié le 23 novembre 2026").says("PQ-118");
        prove(&supplier, &made, "PQ-118", "2028-06-30", &[]).await.is(303);
        visitor.get(&made).await.says("déclaré, à vérifier").says("jusqu’au 30 juin 2028");
        coordinator.get("/gestion/labels").await.says("PQ-118");
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_label_says_why_to_its_supplier_alone() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, coordinator) = (house.supplier().await, house.coordinator().await);
        let made = labelled(&house, &supplier).await;
        prove(&supplier, &made, "PQ-118", "2027-06-30", &[]).await.is(303);
        let before = version(&coordinator.get("/gestion/labels").await);
        let why = "Ce numéro est celui d’une autre entreprise.";
        decide(&coordinator, &made, &[("act", "refuse"), ("reason", why)]).await.is(303);
        let mail = house.app.db.one(&LAST_MAIL, args!["idriss.benali@example.org"]).await.unwrap();
        assert!(mail.contains(why) && mail.contains(&format!("{made}/labels")), "{mail}");
        supplier.get(&made).await.says(why);
        house.visitor().get(&made).await.says("déclaré, à vérifier").says_not("autre entreprise");
        // It was decided: whoever still has the page of before changes nothing.
        let id = made.rsplit('/').next().unwrap();
        let again = [("_version", before.as_str()), ("act", "verify")];
        coordinator.post(&format!("/gestion/labels/{id}/{LABEL}"), &again).await.is(303);
        house.visitor().get(&made).await.says("déclaré, à vérifier");
        // Another number is another proof.
        prove(&supplier, &made, "PQ-119", "2027-06-30", &[]).await.is(303);
        supplier.get(&made).await.says_not(why);
        coordinator.get("/gestion/labels").await.says("PQ-119");
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_before_a_change_verifies_nothing() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let (supplier, coordinator) = (house.supplier().await, house.coordinator().await);
    let made = labelled(&house, &supplier).await;
    prove(&supplier, &made, "PQ-118", "2027-06-30", &[]).await.is(303);
    prove(&supplier, &made, "PQ-999", "2027-06-30", &[]).await.is(303);
    let id = made.rsplit('/').next().unwrap();
    coordinator.post(&format!("/gestion/labels/{id}/{LABEL}"), &[("_version", "2"), ("act", "verify")]).await.is(303);
    house.visitor().get(&made).await.says("PQ-999").says("déclaré, à vérifier");
    // Two who write at once: the second sees what the first wrote, beside their own.
    let number = field("number");
    let late = post(&supplier, &format!("{made}/labels"), &[("_version", "2"), (&number, "PQ-000")], &[]).await;
    late.is(422).says("PQ-000").says("PQ-999").says("name=\"_version\" value=\"3\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_verifies_the_labels_of_their_own_organisation() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let (supplier, coordinator) = (house.supplier().await, house.coordinator().await);
    let made = labelled(&house, &supplier).await;
    prove(&supplier, &made, "PQ-118", "2027-06-30", &[]).await.is(303);
    coordinator.get("/gestion/labels").await.says("PQ-118");
    let id: db::Uuid = made.rsplit('/').next().unwrap().parse().unwrap();
    house.app.db.execute(&SEAT, args!["noemie.tremblay@example.org", id]).await.unwrap();
    coordinator.get("/gestion/labels").await.is(200).says_not("PQ-118");
    let path = format!("/gestion/labels/{id}/{LABEL}");
    coordinator.post(&path, &[("_version", "2"), ("act", "verify")]).await.is(403);
    house.visitor().get(&made).await.says("déclaré, à vérifier");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_label_is_held_no_more() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, coordinator) = (house.supplier().await, house.coordinator().await);
        let made = labelled(&house, &supplier).await;
        prove(&supplier, &made, "PQ-118", "2026-12-31", &[]).await.is(303);
        house.settle().await;
        let search = format!("/catalogue?q=banc+grange&label={LABEL}");
        house.visitor().get(&search).await.says(TITLE);
        house.app.clock.advance(Duration::from_hours(24 * 40));
        house.market.follow(&house.app).await.unwrap();
        house.visitor().get(&made).await.says("expiré le 31 décembre 2026").says_not("jusqu’au 31 décembre");
        house.visitor().get(&search).await.says_not("class=\"card result\"");
        coordinator.get("/gestion/labels").await.says_not("PQ-118");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_opened_by_the_trade_and_not_by_the_public() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let supplier = house.supplier().await;
        let made = labelled(&house, &supplier).await;
        let file = field("file");
        prove(&supplier, &made, "", "2027-06-30", &[(&file, "Certificat.png", PNG)]).await.is(303);
        let path = format!("{made}/labels/{LABEL}/fichier");
        for asker in [&supplier, &house.coordinator().await, &house.buyer().await] {
            assert_eq!(asker.bytes(&path).await, PNG, "{engine:?}");
            asker.get(&made).await.says("Certificat.png");
        }
        house.visitor().get(&path).await.is(303);
        house.visitor().get(&made).await.says_not("Certificat.png");
        house.person("agathe.morin@example.org").await.get(&path).await.is(403);
        // A draft is nobody else's to see, nor what proves it.
        supplier.post(&format!("{made}/etat"), &[("_version", "2"), ("state", "archived")]).await.is(303);
        house.buyer().await.get(&path).await.is(404);
        // Taken away, its bytes go a day later.
        let (path, remove) = (format!("{made}/labels"), field("remove"));
        let version = version(supplier.get(&path).await.is(200));
        post(&supplier, &path, &[("_version", &version), (&remove, "1"), (&field("until"), "2027-06-30")], &[])
            .await
            .is(303);
        supplier.get(&made).await.says_not("Certificat.png");
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_solution_that_is_merged_brings_its_labels() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let (supplier, coordinator) = (house.supplier().await, house.coordinator().await);
    let goes = labelled(&house, &supplier).await;
    prove(&supplier, &goes, "PQ-118", "2027-06-30", &[]).await.is(303);
    let stays = chain::publish(&supplier, &house, "Bancs de jardin").await.is(303).location.clone();
    let place = format!("/gestion/solutions/{}/fusion", stays.rsplit('/').next().unwrap());
    coordinator.post(&place, &[("with", goes.rsplit('/').next().unwrap())]).await.is(303);
    house.visitor().get(&stays).await.says("PQ-118");
    // Whoever had the page of before open has not seen this label, and takes nothing of it away.
    post(&supplier, &format!("{stays}/labels"), &[("_version", "1")], &[]).await.is(422).says("PQ-118");
    house.settle().await;
    house.visitor().get(&format!("/catalogue?q=bancs+jardin&label={LABEL}")).await.says("Bancs de jardin");
}
