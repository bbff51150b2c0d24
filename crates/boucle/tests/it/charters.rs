//! The charter of an edition: read, signed by a code from a mail, proven by its receipt, signed again when it changes.

use std::io::Write;
use std::process::{Command, Output};
use std::time::Duration;

use boucle::kit::receipt::{self, Receipt, Verdict};
use db::testing::engines;
use db::{Engine, Run, Uuid, args, sql};
use http::Method;

use crate::house::{Answer, Asker, TestHouse};
use crate::notices::read;
use crate::programmes::prepared;

pub const ZOE: (&str, &str) = ("Zoé Lacombe", "zoe.lacombe@example.org");
pub const HUGO: (&str, &str) = ("Hugo Saint-Ange", "hugo.saint-ange@example.org");
pub const TEXT: &str = "# Nous nous engageons\n\nÀ venir **aux plénières**, et à lancer un achat.";

sql! {
    APPLY: () = "
        INSERT INTO application (id, edition_id, status, language, access_given, structure, structure_key, identifier, expects,
            commits, is_late, reason, created_at, updated_at, version)
        VALUES ($1, $2, 'accepted', 'fr', '[]', 'Ville de Lormont-les-Prés', $3, '', '', TRUE, FALSE, '', $4, $4, 1)";
    TEAM: () = "
        INSERT INTO team (id, application_id, position, department, project, gets_ready) VALUES ($1, $2, 0, '', '', TRUE)";
    APPLICANT: () = "
        INSERT INTO applicant (id, team_id, position, name, name_key, email, email_key, post, is_elected)
        VALUES ($1, $2, $3, $4, $4, $5, $5, 'Responsable des achats', FALSE)";
    WITHDRAW: () = "UPDATE application SET status = 'withdrawn' WHERE edition_id = $1";
    SEAT: String = "
        SELECT m.role FROM space_member m JOIN person p ON p.id = m.person_id
        WHERE m.space_id = $1 AND p.email_key = $2 AND m.until IS NULL";
    SIGNATURES: i64 = "SELECT count(*) AS n FROM charter_signature WHERE edition_id = $1";
    RECEIPTS: i64 = "SELECT count(*) AS n FROM receipt";
    FORGE: () = "UPDATE receipt SET file = $2 WHERE id = $1";
}

/// A structure that was accepted, with its people.
pub async fn admit(house: &TestHouse, edition: &str, people: &[(&str, &str)]) {
    let (db, now) = (&house.app.db, house.app.clock.now());
    let (application, team) = (Uuid::now_v7(), Uuid::now_v7());
    db.execute(&APPLY, args![application, id(edition), "ville de lormont", now]).await.unwrap();
    db.execute(&TEAM, args![team, application]).await.unwrap();
    for (position, (name, email)) in (0_i64..).zip(people) {
        db.execute(&APPLICANT, args![Uuid::now_v7(), team, position, *name, *email]).await.unwrap();
    }
}

pub fn id(edition: &str) -> Uuid {
    edition.rsplit('/').next().unwrap().parse().unwrap()
}

/// Writes a charter over the one at `version` and publishes it.
pub async fn publish(coordinator: &Asker<'_>, edition: &str, version: i64, text: &str, represented: bool) {
    let (before, after) = (version.to_string(), (version + 1).to_string());
    let mut fields = vec![("_version", before.as_str()), ("text", text)];
    if represented {
        fields.push(("representative", "yes"));
    }
    coordinator.post(&format!("{edition}/charte"), &fields).await.is(303);
    coordinator.post(&format!("{edition}/charte/publication"), &[("_version", &after)]).await.is(303);
}

/// The text of the last mail that somebody was sent.
pub async fn last_mail(house: &TestHouse, email: &str) -> String {
    house.settle().await;
    let to = format!("To: {email}");
    let mail = house.mails().into_iter().rfind(|mail| mail.contains(&to)).unwrap();
    let [_, text, ..] = read(&mail);
    text
}

/// The path of the address in a mail that begins in this way.
pub fn link(mail: &str, start: &str) -> String {
    let address = mail.split_whitespace().find(|word| word.contains(start)).unwrap();
    address[address.find(start).unwrap()..].to_owned()
}

/// The six digits of a mail.
fn code(mail: &str) -> String {
    let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    mail.split_whitespace().find(is_code).unwrap().to_owned()
}

pub const NAMED: [(&str, &str); 4] =
    [("number", "1"), ("read", "yes"), ("name", "Zoé Lacombe"), ("post", "Responsable des achats")];

/// Signs version 1 by the link of a mail, and gives the place where it was signed.
pub async fn sign(house: &TestHouse, (name, email): (&str, &str), fields: &[(&str, &str)]) -> String {
    let place = link(&last_mail(house, email).await, "/preinscriptions/");
    let fields: Vec<_> = fields.iter().map(|(field, value)| (*field, if *field == "name" { name } else { value })).collect();
    let asked = house.visitor().post(&place, &fields).await;
    assert_eq!(asked.is(303).location, format!("{place}/code"));
    let digits = code(&last_mail(house, email).await);
    let signed = house.visitor().post(&format!("{place}/code"), &[("code", &digits)]).await;
    assert_eq!(signed.is(303).location, place);
    place
}

pub async fn verdict(house: &TestHouse, file: &str) -> Answer {
    let body = format!("--x\r\nContent-Disposition: form-data; name=\"receipt\"\r\n\r\n{file}\r\n--x--\r\n");
    house.visitor().ask(Method::POST, "/chartes/verification", "multipart/form-data; boundary=x", &body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_participant_signs_with_a_code_and_their_receipt_outlives_their_account() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let edition = prepared(&coordinator).await;
        admit(&house, &edition, &[ZOE, HUGO]).await;
        publish(&coordinator, &edition, 0, TEXT, false).await;
        let charter = format!("{edition}/charte");
        coordinator.get(&charter).await.says("Aucune des 2 personnes admises").says("N’a pas signé");

        let place = link(&last_mail(&house, ZOE.1).await, "/preinscriptions/");
        house.visitor().get(&place).await.is(200).says("<strong>aux plénières</strong>").says("jusqu’au bout");
        // The name of a vanished link, or of one that was guessed, opens nothing.
        house.visitor().get("/preinscriptions/nimporte/charte").await.is(404);
        let unread = house.visitor().post(&place, &[("number", "1"), ("name", "Zoé Lacombe"), ("post", "x")]).await;
        unread.is(422).says("Cochez la case").says("value=\"Zoé Lacombe\"");
        assert_eq!(house.app.db.one(&SIGNATURES, args![id(&edition)]).await.unwrap(), 0);

        sign(&house, ZOE, &NAMED).await;
        house.visitor().get(&place).await.says("Vous avez signé la charte");
        coordinator.get(&charter).await.says("1 personne sur 2 a signé la charte");
        // The mail that says so brings the link of an account, which has its seat as soon as it is there.
        let mail = last_mail(&house, ZOE.1).await;
        let account = link(&mail, "/inscription/");
        let seat = async || house.app.db.optional(&SEAT, args![id(&edition), ZOE.1]).await.unwrap();
        assert_eq!(seat().await, None);
        house.visitor().post(&account, &[("name", "Zoé Lacombe"), ("password", "")]).await.is(303);
        assert_eq!(seat().await.as_deref(), Some("member"), "{engine:?}");

        let receipt = format!("{place}/recu");
        house.visitor().get(&receipt).await.is(200).says("code envoyé à zoe.lacombe@example.org").says("IPv4");
        let file = house.visitor().get(&format!("{receipt}/fichier")).await.is(200).text.clone();
        verdict(&house, &file).await.is(200).says("Ce fichier est authentique").says("Zoé Lacombe");

        let zoe = house.person(ZOE.1).await;
        zoe.get("/moi/donnees").await.says("charters_signed").says("aux plénières");
        zoe.post("/moi/suppression", &[("email", ZOE.1)]).await.is(303);
        verdict(&house, &file).await.says("Ce fichier est authentique").says("Zoé Lacombe");
        // One who has left is followed no more, and their link is none.
        coordinator.get(&charter).await.says("La personne admise n’a pas encore signé la charte");
        house.visitor().get(&place).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_withdraws_after_signing_has_no_seat_any_more() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let edition = prepared(&coordinator).await;
        admit(&house, &edition, &[ZOE]).await;
        coordinator
            .post(&format!("{edition}/organisateurs"), &[("organisation", "Fonds Passerelles"), ("part", "pilot")])
            .await
            .is(303);
        coordinator.post(&format!("{edition}/publication"), &[("act", "publish"), ("_version", "1")]).await.is(303);
        publish(&coordinator, &edition, 0, TEXT, false).await;
        let place = sign(&house, ZOE, &NAMED).await;
        let account = link(&last_mail(&house, ZOE.1).await, "/inscription/");
        house.visitor().post(&account, &[("name", ZOE.0), ("password", "")]).await.is(303);
        let seat = async || house.app.db.optional(&SEAT, args![id(&edition), ZOE.1]).await.unwrap();
        assert_eq!(seat().await.as_deref(), Some("member"));
        let application = place.strip_suffix("/charte").unwrap();
        house.visitor().post(application, &[("act", "withdraw"), ("sure", "yes")]).await.is(303);
        assert_eq!(seat().await, None, "{engine:?}");
        // What was signed stays signed.
        assert_eq!(house.app.db.one(&SIGNATURES, args![id(&edition)]).await.unwrap(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_changed_in_a_receipt_or_in_the_database_does_not_pass() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let edition = prepared(&coordinator).await;
        admit(&house, &edition, &[ZOE]).await;
        publish(&coordinator, &edition, 0, TEXT, false).await;
        let place = sign(&house, ZOE, &NAMED).await;
        let file = house.visitor().get(&format!("{place}/recu/fichier")).await.text;
        for (was, is, says) in [
            ("plénières", "plénieres", "Le texte de ce fichier a été modifié"),
            ("Zoé Lacombe", "Zoë Lacombe", "Ce fichier a été modifié"),
            ("2026-11-23T12:00:00Z", "2026-11-23T12:00:01Z", "Ce fichier a été modifié"),
            ("{", "", "Ce fichier n’est ni un reçu"),
        ] {
            assert!(file.contains(was), "{was} is in {file}");
            verdict(&house, &file.replacen(was, is, 1)).await.is(200).says(says).says_not("Lacombe</dd>");
        }
        // Made up whole, with its own right digests: nothing here knows it.
        let forged = Receipt::new(Uuid::now_v7(), "charter", [("name", "Personne".to_owned())]).file();
        verdict(&house, &forged).await.says("Ce fichier n’est pas connu ici");
        verdict(&house, "").await.is(422).says("Choisissez un fichier");
        verdict(&house, &"x".repeat(300 * 1024)).await.is(422).says("trop gros");
        // The database was changed: the receipt that the person holds is not what stands there.
        let known = Receipt::read(&file).unwrap();
        house.app.db.execute(&FORGE, args![known.id(), file.replace("Zoé", "Léo")]).await.unwrap();
        assert_eq!(receipt::verify(&house.app.db, &file).await.unwrap(), Verdict::Unknown(known), "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_serves_once_for_a_quarter_of_an_hour_and_five_tries() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let edition = prepared(&coordinator).await;
        admit(&house, &edition, &[ZOE]).await;
        publish(&coordinator, &edition, 0, TEXT, false).await;
        let place = link(&last_mail(&house, ZOE.1).await, "/preinscriptions/");
        let (visitor, page) = (house.visitor(), format!("{place}/code"));
        visitor.post(&place, &NAMED).await.is(303);
        let first = code(&last_mail(&house, ZOE.1).await);
        let wrong = if first == "000000" { "111111" } else { "000000" };
        visitor.post(&page, &[("code", "12345")]).await.is(422).says("Le code a six chiffres");
        for left in ["Il reste 4 essais", "Il reste 3 essais", "Il reste 2 essais", "Il reste 1 essai", "le dernier essai"] {
            visitor.post(&page, &[("code", wrong)]).await.is(422).says(left);
        }
        visitor.post(&page, &[("code", &first)]).await.is(422).says("essayé trop souvent");
        house.app.clock.advance(Duration::from_secs(1));
        visitor.post(&page, &[("act", "again")]).await.is(303);
        house.app.clock.advance(Duration::from_mins(15));
        let late = code(&last_mail(&house, ZOE.1).await);
        visitor.post(&page, &[("code", &late)]).await.is(422).says("Ce code ne vaut plus");
        // Three more leave, and then no more within the hour.
        for _ in 0..3 {
            house.app.clock.advance(Duration::from_secs(1));
            visitor.post(&page, &[("act", "again")]).await.is(303);
        }
        let last = code(&last_mail(&house, ZOE.1).await);
        visitor.post(&page, &[("act", "again")]).await.is(303);
        assert_eq!(code(&last_mail(&house, ZOE.1).await), last, "{engine:?}: a sixth code left");
        assert_eq!(house.app.db.one(&SIGNATURES, args![id(&edition)]).await.unwrap(), 0);
        visitor.post(&page, &[("code", &last)]).await.is(303);
        // Posted again, it signs nothing more.
        assert_eq!(visitor.post(&page, &[("code", &last)]).await.is(303).location, place);
        // Neither does another code, from a window in which the form was still open.
        house.app.clock.advance(Duration::from_hours(1));
        visitor.post(&place, &NAMED).await.is(303);
        let other = code(&last_mail(&house, ZOE.1).await);
        visitor.post(&page, &[("code", &other)]).await.is(303);
        assert_eq!(house.app.db.one(&SIGNATURES, args![id(&edition)]).await.unwrap(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_version_asks_for_a_new_signature_and_nobody_is_reminded_twice_in_a_week() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let edition = prepared(&coordinator).await;
        admit(&house, &edition, &[ZOE, HUGO]).await;
        publish(&coordinator, &edition, 0, TEXT, false).await;
        let place = sign(&house, ZOE, &NAMED).await;
        let first = house.visitor().get(&format!("{place}/recu/fichier")).await.text;
        house.settle().await;
        let (charter, count) = (format!("{edition}/charte"), house.mails().len());
        // Everybody was written to today.
        coordinator.post(&format!("{charter}/rappel"), &[]).await.is(303);
        house.settle().await;
        assert_eq!(house.mails().len(), count);
        house.app.clock.advance(Duration::from_hours(7 * 24));
        coordinator.get(&charter).await.says("Écrire à 1 personne");
        coordinator.post(&format!("{charter}/rappel"), &[]).await.is(303);
        coordinator.post(&format!("{charter}/rappel"), &[]).await.is(303);
        house.settle().await;
        assert_eq!(house.mails().len(), count + 1, "{engine:?}: Hugo alone, once");
        assert!(last_mail(&house, HUGO.1).await.contains("Votre place"));

        // A code that left for the first text signs no other.
        let hugo = link(&last_mail(&house, HUGO.1).await, "/preinscriptions/");
        house.visitor().post(&hugo, &NAMED).await.is(303);
        let digits = code(&last_mail(&house, HUGO.1).await);
        publish(&coordinator, &edition, 1, "Un autre texte.", false).await;
        house.visitor().post(&format!("{hugo}/code"), &[("code", &digits)]).await.is(303);
        house.visitor().post(&hugo, &NAMED).await.is(422).says("Un nouveau texte vient d’être publié");
        assert_eq!(house.app.db.one(&SIGNATURES, args![id(&edition)]).await.unwrap(), 1);
        house.visitor().get(&place).await.says("Vous aviez signé la version 1").says("Un autre texte.");
        coordinator.get(&charter).await.says("À signer de nouveau").says("Aucune des 2 personnes");
        verdict(&house, &first).await.says("Ce fichier est authentique");
        // The same text is not published twice.
        coordinator.post(&format!("{charter}/publication"), &[("_version", "2")]).await.is(303);
        coordinator.get(&format!("{charter}/3")).await.is(404);
        house.app.db.execute(&WITHDRAW, args![id(&edition)]).await.unwrap();
        house.visitor().get(&place).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_represents_the_structure_signs_by_a_link_of_their_own() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let edition = prepared(&coordinator).await;
        admit(&house, &edition, &[ZOE, HUGO]).await;
        publish(&coordinator, &edition, 0, TEXT, true).await;
        let place = link(&last_mail(&house, ZOE.1).await, "/preinscriptions/");
        house.visitor().post(&place, &NAMED).await.is(422).says("Donnez une adresse électronique");
        let director = |email: &'static str| {
            [
                NAMED.as_slice(),
                &[
                    ("representative_name", "Inès Vauquelin"),
                    ("representative_post", "Directrice"),
                    ("representative_email", email),
                ],
            ]
            .concat()
        };
        house.visitor().post(&place, &director(ZOE.1)).await.is(422).says("Donnez une autre adresse que la vôtre");
        sign(&house, ZOE, &director("ines@example.org")).await;
        let charter = format!("{edition}/charte");
        coordinator.get(&charter).await.says("Attend sa structure").says("Inès Vauquelin");
        house.visitor().get(&place).await.says("Inès Vauquelin n’a pas encore signé").says("Votre place");
        // Her account is made, and her seat waits for who represents the structure.
        let mail = last_mail(&house, ZOE.1).await;
        assert!(mail.contains("La personne qui représente votre structure doit signer aussi"), "{mail}");
        let account = link(&mail, "/inscription/");
        assert!(account.contains("suite=%2Fprogrammes%2F"), "{account}");
        house.visitor().post(&account, &[("name", "Zoé Lacombe"), ("password", "")]).await.is(303);
        let seat = async |email| house.app.db.optional(&SEAT, args![id(&edition), email]).await.unwrap();
        assert_eq!(seat(ZOE.1).await, None, "{engine:?}");
        let space = edition.replace("/programmes/", "/espaces/");
        house.person(ZOE.1).await.get(&space).await.is(404);
        // The other one of the structure is not asked again.
        let hugo = link(&last_mail(&house, HUGO.1).await, "/preinscriptions/");
        house.visitor().get(&hugo).await.says_not("representative_email");
        sign(&house, HUGO, &NAMED).await;

        let first = link(&last_mail(&house, "ines@example.org").await, "/preinscriptions/");
        let other = [
            ("representative_name", "Inès Vauquelin"),
            ("representative_post", "Directrice générale"),
            ("representative_email", "direction@example.org"),
        ];
        house.visitor().post(&format!("{place}/representant"), &other).await.is(303);
        house.visitor().get(&first).await.is(404);
        let ines = ("Inès Vauquelin", "direction@example.org");
        let signed = sign(&house, ines, &NAMED).await;
        house.visitor().get(&format!("{signed}/recu")).await.says("représentant ou représentante de la structure");
        // Zoé has her seat and is told; Hugo has signed and finds his as soon as he has an account.
        assert_eq!(seat(ZOE.1).await.as_deref(), Some("member"), "{engine:?}");
        house.person(ZOE.1).await.get(&space).await.is(200);
        assert!(last_mail(&house, ZOE.1).await.contains("L’espace des participants vous est ouvert"));
        assert_eq!(seat(HUGO.1).await, None);
        assert!(last_mail(&house, HUGO.1).await.contains("L’espace des participants vous est ouvert"));
        let account = link(&last_mail(&house, HUGO.1).await, "/inscription/");
        house.visitor().post(&account, &[("name", HUGO.0), ("password", "")]).await.is(303);
        assert_eq!(seat(HUGO.1).await.as_deref(), Some("member"), "{engine:?}");
        coordinator.get(&charter).await.says("2 personnes sur 2 ont signé la charte");
        house.visitor().get(&place).await.says("Inès Vauquelin a signé pour votre structure");
        house.visitor().post(&format!("{place}/representant"), &other).await.is(403);
        assert_eq!(house.app.db.one(&SIGNATURES, args![id(&edition)]).await.unwrap(), 3, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn proof_is_kept_five_years_after_the_edition_and_not_a_day_more() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let coordinator = house.coordinator().await;
    // It ends on 10 December 2027.
    let edition = prepared(&coordinator).await;
    admit(&house, &edition, &[ZOE]).await;
    publish(&coordinator, &edition, 0, TEXT, false).await;
    let before = house.app.db.one(&RECEIPTS, args![]).await.unwrap();
    sign(&house, ZOE, &NAMED).await;
    for (day, kept) in [("2032-12-10T23:00:00Z", 1), ("2032-12-11T01:00:00Z", 0)] {
        boucle::kit::jobs::sweep(&house.app, day.parse().unwrap()).await;
        assert_eq!(house.app.db.one(&SIGNATURES, args![id(&edition)]).await.unwrap(), kept, "{day}");
    }
    assert!(house.app.db.one(&RECEIPTS, args![]).await.unwrap() <= before);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_verifies_what_the_page_does() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let coordinator = house.coordinator().await;
    let edition = prepared(&coordinator).await;
    admit(&house, &edition, &[ZOE]).await;
    publish(&coordinator, &edition, 0, TEXT, false).await;
    let place = sign(&house, ZOE, &NAMED).await;
    let file = house.visitor().get(&format!("{place}/recu/fichier")).await.text;
    let database = format!("sqlite:{}", house.database_file().display());
    let verify = |text: &str| -> Output {
        let mut paper = tempfile::NamedTempFile::new().unwrap();
        paper.write_all(text.as_bytes()).unwrap();
        let data = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_boucle"));
        command.arg("--data").arg(data.path()).args(["--database", &database, "charter", "verify"]).arg(paper.path());
        command.output().unwrap()
    };
    let sound = verify(&file);
    assert!(sound.status.success(), "{}", String::from_utf8_lossy(&sound.stderr));
    assert!(String::from_utf8_lossy(&sound.stdout).contains("signed by Zoé Lacombe on 2026-11-23T12:00:00Z"));
    let changed = verify(&file.replace("Lacombe", "Lacombes"));
    assert!(!changed.status.success());
    assert!(String::from_utf8_lossy(&changed.stderr).contains("changed"));
    let unknown = verify(&Receipt::new(Uuid::now_v7(), "charter", []).file());
    assert!(!unknown.status.success());
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("not recorded"));
}
