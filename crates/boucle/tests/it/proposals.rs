//! Solutions that anybody proposes, without an account: written in steps, confirmed by mail, examined, published.

use std::time::Duration;

use boucle::kit::jobs;
use db::testing::engines;
use db::{Engine, Run, Uuid, args, sql};

use crate::house::{Answer, Asker, TestHouse};

const TITLE: &str = "Chariots d’hôpital remis en état";
const AUTHOR: &str = "ysee.marchetti@example.org";

sql! {
    LAST_MAIL: String = "SELECT body FROM mail WHERE recipient = $1 ORDER BY id DESC LIMIT 1";
    MAILS: i64 = "SELECT count(*) AS n FROM mail WHERE recipient = $1";
    PROPOSALS: i64 = "SELECT count(*) AS n FROM proposal WHERE title = $1";
    BY_TITLE: Uuid = "SELECT id FROM proposal WHERE title = $1";
    STATE: String = "SELECT state FROM proposal WHERE id = $1";
    CATEGORY: Uuid = "SELECT id FROM category WHERE code = $1";
    ORGANISATION: Uuid = "SELECT id FROM organisation WHERE name = $1";
    ORGANISATIONS: i64 = "SELECT count(*) AS n FROM organisation";
    SOLUTION_OF: Uuid = "SELECT supplier_id AS id FROM solution WHERE title = $1";
    ENTRIES: i64 = "SELECT count(*) AS n FROM journal_entry WHERE subject_kind = 'proposal' AND subject_id = $1";
    NUMBER: () = "UPDATE organisation SET identifier_scheme = 'siren', identifier = '732829320' WHERE name = $1";
    LINKS: i64 = "SELECT count(*) AS n FROM proposal_link WHERE proposal_id = $1";
}

/// The path of the link in the last mail to an address.
async fn way(house: &TestHouse, to: &str) -> String {
    let body = house.app.db.one(&LAST_MAIL, args![to]).await.unwrap();
    let from = body.find("/propositions/").unwrap();
    body[from..].split_whitespace().next().unwrap().to_owned()
}

/// When a form was shown, so many seconds before it is sent.
fn shown(house: &TestHouse, seconds: i64) -> String {
    (house.app.clock.now().as_second() - seconds).to_string()
}

async fn begun(house: &TestHouse, title: &str) -> String {
    let shown = shown(house, 40);
    let fields = [("title", title), ("summary", "Chariots démontés, repeints et garantis."), ("shown", &shown)];
    let answer = house.visitor().post("/proposer", &fields).await;
    answer.is(303);
    answer.location.strip_suffix("/etapes/2").unwrap().to_owned()
}

/// The version of a form as the page gives it.
fn version(page: &Answer) -> String {
    page.text.split("name=\"_version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// Decides on a proposal as its page shows it.
async fn decide(coordinator: &Asker<'_>, desk: &str, fields: &[(&str, &str)]) -> Answer {
    let version = version(coordinator.get(desk).await.is(200));
    coordinator.post(desk, &[&[("_version", version.as_str())], fields].concat()).await
}

async fn step(asker: &Asker<'_>, address: &str, number: usize, fields: &[(&str, &str)]) -> Answer {
    let path = format!("{address}/etapes/{number}");
    let version = version(asker.get(&path).await.is(200));
    asker.post(&path, &[&[("_version", version.as_str())], fields].concat()).await
}

/// Written to its last step by a visitor; the path of the draft.
async fn written(house: &TestHouse, title: &str, organisation: &str, more: &[(&str, &str)]) -> String {
    let (visitor, address) = (house.visitor(), begun(house, title).await);
    let category = house.app.db.one(&CATEGORY, args!["health.medical_devices"]).await.unwrap().to_string();
    let step_2 = [("categories", category.as_str()), ("strategies", "refurbish"), ("commitments", "local_jobs")];
    assert_eq!(step(&visitor, &address, 2, &step_2).await.is(303).location, format!("{address}/etapes/3"));
    step(&visitor, &address, 3, &[("place", "Rimouski"), ("radius_km", "80")]).await.is(303);
    let who = [
        &[("organisation", organisation), ("kind", "social_enterprise"), ("name", "Ysée Marchetti"), ("email", AUTHOR)],
        more,
    ];
    assert_eq!(step(&visitor, &address, 4, &who.concat()).await.is(303).location, address);
    address
}

/// Sent and confirmed; its id.
async fn submitted(house: &TestHouse, title: &str, organisation: &str, more: &[(&str, &str)]) -> Uuid {
    let address = written(house, title, organisation, more).await;
    house.visitor().post(&address, &[("act", "send")]).await.is(303);
    house.visitor().post(&way(house, AUTHOR).await, &[("act", "confirm")]).await.is(303);
    house.app.db.one(&BY_TITLE, args![title]).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_proposes_corrects_and_is_published() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (visitor, coordinator, db) = (house.visitor(), house.coordinator().await, &house.app.db);
        visitor.get("/catalogue").await.says("/proposer");
        let address = written(&house, TITLE, "Roulez Encore", &[("town", "Rimouski")]).await;
        let page = visitor.get(&address).await;
        page.is(200)
            .says("Relisez, puis envoyez")
            .says("Remis à neuf")
            .says("80 km autour de Rimouski")
            .says("Roulez Encore");

        // Nothing reaches the coordinator before the address is confirmed.
        visitor.post(&address, &[("act", "send")]).await.is(303);
        visitor.get(&address).await.says("Regardez vos courriels").says(AUTHOR).says_not("Confirmer et envoyer");
        coordinator.get("/gestion/propositions").await.says_not(TITLE);
        visitor.post(&address, &[("act", "confirm")]).await.is(303);
        let id = db.one(&BY_TITLE, args![TITLE]).await.unwrap();
        assert_eq!(
            db.one(&STATE, args![id]).await.unwrap(),
            "unconfirmed",
            "{engine:?}: a link that came by no mail proves nothing"
        );
        let mailed = way(&house, AUTHOR).await;
        visitor.get(&mailed).await.says("Confirmez votre adresse");
        visitor.post(&mailed, &[("act", "confirm")]).await.is(303);
        visitor.get(&address).await.says("est à l’examen");
        assert!(db.one(&LAST_MAIL, args![AUTHOR]).await.unwrap().contains("est arrivée à l’animation"), "{engine:?}");
        assert_eq!(db.one(&MAILS, args!["noemie.tremblay@example.org"]).await.unwrap(), 1, "{engine:?}");

        // While it is read, nobody writes in it.
        visitor.post(&format!("{address}/etapes/1"), &[("title", "Autre chose")]).await.is(303);
        house.settle().await;
        visitor.get("/catalogue?q=chariots+hôpital").await.says_not(TITLE);
        coordinator.get("/gestion/propositions").await.says(TITLE).says("4 propositions attendent");
        let desk = format!("/gestion/propositions/{id}");
        coordinator.get(&desk).await.is(200).says("Créer «\u{a0}Roulez Encore\u{a0}»").says(AUTHOR);
        decide(&coordinator, &desk, &[("decision", "ask"), ("reason", " ")]).await.is(422).says("id=\"reason-error\"");
        let before = version(&coordinator.get(&desk).await);
        let asks = [("decision", "ask"), ("reason", "Quelle charge portent-ils ?"), ("organisation", "new")];
        decide(&coordinator, &desk, &asks).await.is(303);
        assert!(db.one(&LAST_MAIL, args![AUTHOR]).await.unwrap().contains("Quelle charge"), "{engine:?}");

        // The author corrects by the secret link, and need not confirm again.
        let back = way(&house, AUTHOR).await;
        visitor.get(&back).await.says("On vous demande une précision").says("Quelle charge");
        let corrected =
            [("title", TITLE), ("summary", "Chariots repeints, pour 120 kg."), ("description", "Essayés un par un.")];
        step(&visitor, &back, 1, &corrected).await.is(303);
        visitor.post(&back, &[("act", "send")]).await.is(303);
        visitor.get(&back).await.says("est à l’examen");
        coordinator.get(&desk).await.says("120 kg").says("Précision demandée");
        // Whoever still has the page of before has not read what is there now.
        let publishes = [("decision", "publish"), ("reason", "Bienvenue."), ("organisation", "new")];
        let unread = coordinator.post(&desk, &[&[("_version", before.as_str())], &publishes[..]].concat()).await;
        assert_eq!(unread.is(303).location, desk);
        assert_eq!(db.one(&STATE, args![id]).await.unwrap(), "submitted", "{engine:?}");
        // An organisation that is none of those on the page is no reason to make one.
        let other = [("decision", "publish"), ("organisation", "01890000-0000-7000-8000-000000000000")];
        decide(&coordinator, &desk, &other).await.is(422).says("à laquelle rattacher");
        decide(&coordinator, &desk, &publishes).await.is(303);
        // Somebody who decides too late is told so.
        let late = coordinator.post(&desk, &[("decision", "refuse"), ("reason", "Non."), ("organisation", "new")]).await;
        assert_eq!(late.is(303).location, desk);
        house.settle().await;
        visitor.get("/catalogue?q=chariots+hopital").await.says(TITLE).says("Roulez Encore");
        visitor.get(&back).await.says("est publiée").says("/catalogue/");
        let supplier = db.one(&ORGANISATION, args!["Roulez Encore"]).await.unwrap();
        assert_eq!(db.one(&SOLUTION_OF, args![TITLE]).await.unwrap(), supplier, "{engine:?}");
        // Sent twice, asked once, published: each is in the journal.
        assert_eq!(db.one(&ENTRIES, args![id]).await.unwrap(), 4, "{engine:?}");

        // The invitation makes its author the manager of the new organisation.
        let body = db.one(&LAST_MAIL, args![AUTHOR]).await.unwrap();
        assert!(body.contains("Bienvenue.") && body.contains("/catalogue/"), "{body}");
        let from = body.find("/inscription/").unwrap();
        let invitation = body[from..].split_whitespace().next().unwrap();
        visitor.post(invitation, &[("name", "Ysée Marchetti"), ("password", "")]).await.is(303);
        let ysee = house.person(AUTHOR).await;
        ysee.get(&format!("/organisations/{supplier}/modifier")).await.is(200);
        ysee.get("/moi/donnees").await.says(TITLE);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_robot_makes_nothing_and_a_person_loses_nothing() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let (visitor, db) = (house.visitor(), &house.app.db);
    visitor.get("/proposer").await.is(200).says("name=\"shown\"");
    let (quick, slow) = (shown(&house, 1), shown(&house, 5));
    let what = [("title", TITLE), ("summary", "Chariots repeints.")];
    for trap in
        [[("shown", quick.as_str()), ("website", "")], [("shown", slow.as_str()), ("website", "https://spam.example")]]
    {
        let answer = visitor.post("/proposer", &[&what[..], &trap].concat()).await;
        answer.is(422).says(TITLE).says("Relisez, puis envoyez de nouveau").says_not("spam.example");
    }
    // What says nothing of when it was shown has not been shown.
    visitor.post("/proposer", &what).await.is(422);
    assert_eq!(db.one(&PROPOSALS, args![TITLE]).await.unwrap(), 0);
    let again = [&what[..], &[("shown", slow.as_str())]].concat();
    visitor.post("/proposer", &again).await.is(303);
    assert_eq!(db.one(&PROPOSALS, args![TITLE]).await.unwrap(), 1);
    // Posted twice, it is one draft with two ways to it.
    let once = Uuid::now_v7().to_string();
    let twice = [("title", "Deux fois"), ("summary", "Envoyé deux fois."), ("shown", &slow), ("_once", &once)];
    let first = visitor.post("/proposer", &twice).await.is(303).location.clone();
    let second = visitor.post("/proposer", &twice).await.is(303).location.clone();
    assert_eq!(db.one(&PROPOSALS, args!["Deux fois"]).await.unwrap(), 1);
    for way in [first, second] {
        visitor.get(&way).await.is(200).says("Deux fois");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_keep_what_was_typed_and_say_what_is_missing() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (visitor, address) = (house.visitor(), begun(&house, TITLE).await);
        step(&visitor, &address, 2, &[("strategies", "repair")])
            .await
            .is(422)
            .says("id=\"categories-error\"")
            .says("checked");
        step(&visitor, &address, 3, &[("place", "Nullepart-sur-Rien")]).await.is(422).says("Nullepart-sur-Rien");
        let wrong = [("organisation", "Roulez Encore"), ("identifier", "12"), ("name", ""), ("email", "ysee")];
        let answer = step(&visitor, &address, 4, &wrong).await;
        answer
            .is(422)
            .says("Roulez Encore")
            .says("id=\"identifier-error\"")
            .says("id=\"name-error\"")
            .says("id=\"email-error\"");
        // Nothing is sent before all of it is there.
        let page = visitor.get(&address).await;
        page.is(200).says("Il manque encore").says("Où elle est offerte").says_not("Envoyer la proposition");
        visitor.post(&address, &[("act", "send")]).await.is(303);
        assert_eq!(house.app.db.one(&MAILS, args![AUTHOR]).await.unwrap(), 0, "{engine:?}");
        // Two windows: the second is told, and what it says is kept on the page.
        let path = format!("{address}/etapes/1");
        let old = version(&visitor.get(&path).await);
        let what = |summary: &'static str| [("title", TITLE), ("summary", summary)];
        visitor.post(&path, &[&what("Un.")[..], &[("_version", &old)]].concat()).await.is(303);
        let late = visitor.post(&path, &[&what("Deux.")[..], &[("_version", &old)]].concat()).await;
        late.is(422).says("Deux.").says("dans une autre fenêtre");
        visitor.get("/propositions/x").await.is(404);
        visitor.get(&format!("{address}/etapes/5")).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_solution_of_a_known_organisation_is_attached_to_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (coordinator, db) = (house.coordinator().await, &house.app.db);
        db.execute(&NUMBER, args!["Bento Commun"]).await.unwrap();
        let before = db.one(&ORGANISATIONS, args![]).await.unwrap();
        // A name with a letter missing.
        let id = submitted(&house, TITLE, "Atelier Second Soufle", &[]).await;
        let known = db.one(&ORGANISATION, args!["Atelier Second Souffle"]).await.unwrap().to_string();
        let desk = format!("/gestion/propositions/{id}");
        coordinator.get(&desk).await.says("nom proche").says(&known);
        // The other proposal of the same supplier waits as well.
        coordinator.get(&desk).await.says("Bureaux et caissons remis à neuf");
        decide(&coordinator, &desk, &[("decision", "publish"), ("organisation", &known)]).await.is(303);
        assert_eq!(db.one(&SOLUTION_OF, args![TITLE]).await.unwrap().to_string(), known, "{engine:?}");
        assert!(db.one(&LAST_MAIL, args![AUTHOR]).await.unwrap().contains("que le réseau connaît déjà"), "{engine:?}");

        // A number that is taken makes no second organisation: 73282932000074 is an establishment of 732829320.
        let id = submitted(&house, "Repas froids", "Cuisine Anonyme", &[("identifier", "732 829 320")]).await;
        let desk = format!("/gestion/propositions/{id}");
        coordinator.get(&desk).await.says("même numéro").says("Bento Commun");
        let new = [("decision", "publish"), ("organisation", "new")];
        decide(&coordinator, &desk, &new).await.is(422).says("a ce numéro");
        let refuses = [("decision", "refuse"), ("organisation", "new"), ("reason", "Déjà au catalogue.")];
        decide(&coordinator, &desk, &refuses).await.is(303);
        assert!(db.one(&LAST_MAIL, args![AUTHOR]).await.unwrap().contains("Déjà au catalogue."), "{engine:?}");
        house.visitor().get(&way(&house, AUTHOR).await).await.says("n’est pas retenue").says("Déjà au catalogue.");
        assert_eq!(db.one(&ORGANISATIONS, args![]).await.unwrap(), before, "{engine:?}");
        house.settle().await;
    }
}

/// The link that came to one address shows nothing of another that was written in its stead.
#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_confirmed_by_the_link_that_came_to_it_alone() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (visitor, db) = (house.visitor(), &house.app.db);
        let address = written(&house, TITLE, "Roulez Encore", &[]).await;
        visitor.post(&address, &[("act", "send")]).await.is(303);
        let own = way(&house, AUTHOR).await;
        let first = db.one(&LAST_MAIL, args![AUTHOR]).await.unwrap();
        assert!(!first.contains(TITLE) && !first.contains("Ysée"), "{engine:?}: nothing that was typed: {first}");
        let other = "maire@example.org";
        let fields = [("organisation", "Roulez Encore"), ("name", "Ysée Marchetti"), ("email", other)];
        step(&visitor, &own, 4, &fields).await.is(303);
        visitor.post(&own, &[("act", "confirm")]).await.is(303);
        let id = db.one(&BY_TITLE, args![TITLE]).await.unwrap();
        assert_eq!(db.one(&STATE, args![id]).await.unwrap(), "unconfirmed", "{engine:?}");
        // Sent again, the link that comes to the other address does it.
        visitor.post(&own, &[("act", "send")]).await.is(303);
        visitor.post(&way(&house, other).await, &[("act", "confirm")]).await.is(303);
        assert_eq!(db.one(&STATE, args![id]).await.unwrap(), "submitted", "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_signed_in_has_nothing_to_confirm_and_may_withdraw() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let (agathe, db) = (house.person("agathe.morin@example.org").await, &house.app.db);
    let address = written(&house, TITLE, "Roulez Encore", &[]).await;
    let page = agathe.get(&format!("{address}/etapes/4")).await;
    let fields = [
        ("_version", version(&page)),
        ("organisation", "Roulez Encore".to_owned()),
        ("name", "Agathe Morin".to_owned()),
        ("email", "agathe.morin@example.org".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    agathe.post(&format!("{address}/etapes/4"), &fields).await.is(303);
    agathe.post(&address, &[("act", "send")]).await.is(303);
    agathe.get(&address).await.says("est à l’examen");
    agathe.post(&address, &[("act", "withdraw")]).await.is(303);
    agathe.get(&address).await.says("est à l’examen");
    agathe.post(&address, &[("act", "withdraw"), ("sure", "yes")]).await.is(303);
    agathe.get(&address).await.says("est retirée");
    let id = db.one(&BY_TITLE, args![TITLE]).await.unwrap();
    let coordinator = house.coordinator().await;
    let late = [("decision", "refuse"), ("reason", "Trop tard."), ("organisation", "new")];
    coordinator.post(&format!("/gestion/propositions/{id}"), &late).await.is(303);
    assert_eq!(db.one(&STATE, args![id]).await.unwrap(), "withdrawn");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_is_not_flooded_and_what_nobody_sent_is_forgotten() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let db = &house.app.db;
        let address = written(&house, TITLE, "Roulez Encore", &[]).await;
        for _ in 0..7 {
            house.visitor().post(&address, &[("act", "send")]).await.is(303);
        }
        assert_eq!(db.one(&MAILS, args![AUTHOR]).await.unwrap(), 5, "{engine:?}: five in a quarter of an hour");
        let id = db.one(&BY_TITLE, args![TITLE]).await.unwrap();
        let sweep = async |days: u64| {
            house.app.clock.advance(Duration::from_hours(24 * days));
            jobs::sweep(&house.app, house.app.clock.now()).await;
        };
        sweep(29).await;
        assert_eq!(db.one(&PROPOSALS, args![TITLE]).await.unwrap(), 1, "{engine:?}");
        sweep(2).await;
        assert_eq!(db.one(&PROPOSALS, args![TITLE]).await.unwrap(), 0, "{engine:?}");
        assert_eq!(db.one(&LINKS, args![id]).await.unwrap(), 0, "{engine:?}");
        house.settle().await;
    }
}
