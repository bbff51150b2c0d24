//! Editions of programmes: prepared, published, read by anyone; who runs them and what each of those people may.

use std::time::Duration;

use db::testing::engines;
use db::{Run, Uuid, args, sql};
use serde_json::Value;

use crate::house::{Asker, TestHouse};

const EDITION: &str = "Achats circulaires, deuxième édition";
/// Of the pilot of the demonstration's edition; the second is one of its coaches.
pub const LEONIE: &str = "leonie.castagnier@example.org";
const TARIQ: &str = "tariq.benhaddou@example.org";
/// Of a partner.
pub const JUDITH: &str = "judith.lamarque@example.org";

sql! {
    SPACE: Uuid = "SELECT id FROM space WHERE title = $1";
    PERSON: Uuid = "SELECT id FROM person WHERE email = $1";
    ORGANISATION: Uuid = "SELECT id FROM organisation WHERE name = $1";
    SEAT: String = "
        SELECT m.role FROM space_member m JOIN person p ON p.id = m.person_id
        WHERE m.space_id = $1 AND p.email = $2 AND m.until IS NULL";
    EDITIONS: i64 = "SELECT count(*) AS n FROM edition e JOIN space s ON s.id = e.id WHERE s.title = $1";
    SESSION: () = "UPDATE meeting SET title = 'Séance annulée', cancelled_at = $2 WHERE space_id = $1 AND title = $3";
}

pub async fn edition(house: &TestHouse) -> String {
    format!("/programmes/{}", house.app.db.one(&SPACE, args![EDITION]).await.unwrap())
}

pub async fn seat(house: &TestHouse, edition: &str, email: &str) -> Option<String> {
    let id: Uuid = edition.rsplit('/').next().unwrap().parse().unwrap();
    house.app.db.optional(&SEAT, args![id, email]).await.unwrap()
}

const FIELDS: [(&str, &str); 16] = [
    ("_once", "01900000-0000-7000-8000-0000000000e1"),
    ("programme_title", "Achats sobres"),
    ("title", "Achats sobres 2027"),
    ("promise", "Une commande **passée** en un an."),
    ("audience", "Qui achète."),
    ("commitment", "Venir aux plénières."),
    ("contact", "sobres@example.org"),
    ("opens_on", "2026-11-01"),
    ("closes_on", "2026-12-31"),
    ("starts_on", "2027-01-12"),
    ("ends_on", "2027-12-10"),
    ("places", "20"),
    ("plenaries", "3"),
    ("decides", "majority"),
    ("time_zone", "Europe/Paris"),
    ("waits", "yes"),
];

/// The fields of a sound form, but for one.
fn with<'f>(name: &'f str, value: &'f str) -> Vec<(&'f str, &'f str)> {
    let mut fields: Vec<_> = FIELDS.into_iter().filter(|(field, _)| *field != name).collect();
    fields.push((name, value));
    fields
}

pub async fn prepared(asker: &Asker<'_>) -> String {
    let answer = asker.post("/programmes/nouveau", &FIELDS).await;
    answer.is(303);
    answer.location.strip_suffix("/organisateurs").unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn anyone_reads_a_published_edition_without_an_account() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let address = edition(&house).await;
        house.visitor().get("/programmes").await.is(200).says("1 programme prend des inscriptions").says(EDITION);
        let page = house.visitor().get(&address).await;
        // The network is made on 23 November 2026, and registration lasts 38 days more.
        page.is(200).says("Inscriptions jusqu’au 31 décembre 2026").says("34 structures").says("4 séances plénières");
        page.says("Établissement public territorial Confluence Sud")
            .says("Léonie Castagnier")
            .says("4 structures organisatrices");
        page.says("Plénière d’ouverture").says("Rencontre avec des fournisseurs").says("Foire aux questions");
        // What is the participants' own.
        page.says_not("visio.example.org").says_not("Halle des Docks").says_not("/rencontres/");
        let space = address.replace("/programmes/", "/espaces/");
        house.visitor().get(&space).await.is(404);
        house.buyer().await.get(&space).await.is(404);
        // A session that is cancelled is on the page no more.
        let id: Uuid = address.rsplit('/').next().unwrap().parse().unwrap();
        house.app.db.execute(&SESSION, args![id, house.app.clock.now(), "Plénière de printemps"]).await.unwrap();
        house.visitor().get(&address).await.says_not("Séance annulée").says_not("Plénière de printemps");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn registration_closes_at_the_end_of_its_last_day_where_the_edition_is() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let address = edition(&house).await;
    // From noon UTC on 23 November, 38 days and 10 hours lead to 23:00 on 31 December in Paris; two hours more to 2027.
    house.app.clock.advance(Duration::from_hours(38 * 24 + 10));
    house.visitor().get(&address).await.says("Inscriptions jusqu’au 31 décembre 2026");
    house.app.clock.advance(Duration::from_hours(2));
    house.visitor().get(&address).await.says("Inscriptions closes depuis le 31 décembre 2026");
    house.visitor().get("/programmes").await.says("Aucune inscription ouverte");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edition_is_prepared_out_of_sight_and_published_once_it_has_a_pilot() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let address = prepared(&coordinator).await;
        // The same form posted again makes no second one.
        assert_eq!(prepared(&coordinator).await, address);
        assert_eq!(house.app.db.one(&EDITIONS, args!["Achats sobres 2027"]).await.unwrap(), 1);
        house.visitor().get(&address).await.is(404);
        house.buyer().await.get(&address).await.is(404);
        house.visitor().get("/programmes").await.says_not("Achats sobres 2027");
        coordinator.get("/programmes").await.says("Achats sobres 2027").says("Pas encore publiée");

        let publish = [("act", "publish"), ("_version", "1")];
        coordinator.post(&format!("{address}/publication"), &publish).await.is(303);
        house.visitor().get(&address).await.is(404);
        coordinator.get(&address).await.says("Dites d’abord quelle organisation pilote");

        let organisers = format!("{address}/organisateurs");
        let unknown = coordinator.post(&organisers, &[("organisation", "Nulle part"), ("part", "pilot")]).await;
        unknown.is(422).says("Aucune organisation du réseau ne s’appelle");
        coordinator.post(&organisers, &[("organisation", "Fonds Passerelles"), ("part", "pilot")]).await.is(303);
        coordinator.post(&format!("{address}/publication"), &publish).await.is(303);
        house.visitor().get(&address).await.is(200).says("<strong>passée</strong>").says("Fonds Passerelles");

        let withdraw = [("act", "withdraw"), ("_version", "2")];
        coordinator.post(&format!("{address}/publication"), &withdraw).await.is(303);
        house.visitor().get(&address).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_says_which_field_is_wrong_and_keeps_what_was_typed() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let coordinator = house.coordinator().await;
    for (field, value, said) in [
        ("title", "", "Donnez un nom à l’édition"),
        ("programme_title", "", "donnez le nom du nouveau"),
        ("closes_on", "2026-10-31", "Le dernier jour vient après le premier"),
        ("ends_on", "2027-01-12", "L’édition finit après avoir commencé"),
        ("starts_on", "demain", "Donnez une date"),
        ("places", "0", "Écrivez un nombre entier, de 1 à"),
        ("contact", "sobres", "Donnez une adresse électronique"),
        ("decides", "chance", "Choisissez dans la liste"),
    ] {
        let answer = coordinator.post("/programmes/nouveau", &with(field, value)).await;
        answer.is(422).says(said).says("Une commande **passée** en un an.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_change_an_edition_at_once_see_both_texts() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let coordinator = house.coordinator().await;
    let address = prepared(&coordinator).await;
    let form = |promise: &'static str| {
        let mut fields = with("promise", promise);
        fields.push(("_version", "1"));
        fields
    };
    coordinator.post(&format!("{address}/modifier"), &form("La première.")).await.is(303);
    let second = coordinator.post(&format!("{address}/modifier"), &form("La seconde.")).await;
    second.is(422).says("La première.").says("La seconde.").says("Quelqu’un a enregistré entre-temps");
}

#[tokio::test(flavor = "multi_thread")]
async fn those_responsible_for_the_pilot_run_the_edition_and_others_do_not() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let address = edition(&house).await;
        let organisers = format!("{address}/organisateurs");
        house.person(LEONIE).await.get(&organisers).await.is(200);
        for email in [TARIQ, JUDITH] {
            house.person(email).await.get(&organisers).await.is(403);
            house.person(email).await.get(&address).await.is(200).says("Espace des participants");
        }
        let person = |email| house.app.db.one(&PERSON, args![email]);
        let tariq = person(TARIQ).await.unwrap().to_string();
        let camille = person("camille.lavoie@example.org").await.unwrap().to_string();
        let of = |name| house.app.db.one(&ORGANISATION, args![name]);
        let pilot = of("Établissement public territorial Confluence Sud").await.unwrap();
        let partner = of("Acheteurs des Deux Rives").await.unwrap();
        let leonie = house.person(LEONIE).await;
        let at = |organisation| format!("{organisers}/{organisation}");

        // Nobody speaks for an organisation in which they have no seat.
        leonie.post(&at(pilot), &[("act", "add"), ("person", &camille), ("role", "coach")]).await.is(403);
        leonie.post(&at(pilot), &[("act", "leave"), ("person", &tariq)]).await.is(303);
        assert_eq!(seat(&house, &address, TARIQ).await, None);
        leonie.post(&at(pilot), &[("act", "add"), ("person", &tariq), ("role", "manager")]).await.is(303);
        assert_eq!(seat(&house, &address, TARIQ).await.as_deref(), Some("coordinator"));

        // Another pilot: those of the first are members like the other partners, and run it no more.
        house.coordinator().await.post(&at(partner), &[("act", "pilot")]).await.is(303);
        assert_eq!(seat(&house, &address, LEONIE).await.as_deref(), Some("member"));
        leonie.get(&organisers).await.is(403);
        house.coordinator().await.post(&at(partner), &[("act", "remove")]).await.is(303);
        assert_eq!(seat(&house, &address, JUDITH).await, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_read_editions_as_anyone_does_and_applications_as_who_examines() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let address = edition(&house).await;
        let id = address.rsplit('/').next().unwrap();
        let json = async |asker: Asker<'_>, path: &str| -> Value {
            serde_json::from_str(&asker.get(path).await.is(200).text).unwrap()
        };
        let all = json(house.visitor(), "/api/v1/editions").await;
        // The latest to start first: the second edition, then the first, which is over.
        let said: Vec<_> =
            all["editions"].as_array().unwrap().iter().map(|it| (&it["registration"], &it["starts_on"])).collect();
        assert_eq!(said[0], (&"open".into(), &"2027-01-19".into()), "{engine:?}");
        assert_eq!(said[1].0, "closed");
        assert_eq!((said.len(), &all["next"]), (2, &Value::Null));
        house.visitor().get("/api/v1/editions?after=hier").await.is(422);
        house.visitor().get("/api/v1/editions?after=-000001-01-01_01900000-0000-7000-8000-000000000000").await.is(422);
        let last = format!("/api/v1/editions?after=2027-01-19_{id}");
        assert_eq!(json(house.visitor(), &last).await["editions"].as_array().unwrap().len(), 1);

        let place = format!("/api/v1/editions/{id}");
        let one = json(house.visitor(), &place).await;
        assert_eq!((&one["closes_on"], &one["places"], &one["decides"]), (&"2026-12-31".into(), &34.into(), &"all".into()));
        let organisers: Vec<_> = one["organisers"].as_array().unwrap().iter().map(|it| &it["part"]).collect();
        assert_eq!(organisers, ["pilot", "partner", "partner", "partner"]);
        // Four plenaries, eight workshops and two meetings with suppliers; the opening is for those newly elected above all.
        let calendar = one["calendar"].as_array().unwrap();
        let of = |kind: &str| calendar.iter().filter(|it| it["kind"] == kind).count();
        assert_eq!((of("plenary"), of("workshop"), of("matchmaking"), calendar.len()), (4, 8, 2, 14));
        assert_eq!(calendar[0]["matters_to"], serde_json::json!(["elected"]));
        assert_eq!((&calendar[0]["in_person"], &calendar[0]["online"]), (&true.into(), &false.into()));
        for hidden in ["visio.example.org", "Halle des Docks", "Léonie"] {
            assert!(!one.to_string().contains(hidden), "{hidden} is the participants' own");
        }

        let sent = format!("{place}/applications");
        house.visitor().get(&sent).await.is(401);
        house.buyer().await.get(&sent).await.is(403);
        // A coach follows participants and examines nobody; an examiner of a partner reads what the page shows.
        house.person(TARIQ).await.get(&sent).await.is(403);
        let read = json(house.person(JUDITH).await, &sent).await;
        let applications = read["applications"].as_array().unwrap();
        // Of 34, two are drafts.
        assert_eq!((applications.len(), &read["places"]), (32, &34.into()));
        let with = |status: &str| applications.iter().filter(|it| it["status"] == status).count();
        let counts = ["accepted", "waiting", "declined", "withdrawn", "submitted"].map(with);
        assert_eq!(counts, [12, 3, 2, 1, 14]);
        assert_eq!(applications.iter().filter(|it| it["prepared"] == "declined").count(), 1);
        assert!(!read.to_string().contains("@example.org"), "no address to write to");
    }
}
