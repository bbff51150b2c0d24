//! What is announced: to whom, once, why, and how it stops.

use std::time::Duration;

use boucle::catalogue::Market;
use boucle::catalogue::supply::Supply;
use boucle::kit::clock::Clock;
use boucle::kit::{App, jobs};
use db::testing::engines;
use db::{Run, Uuid, args, row, sql};
use serde_json::Value;

use crate::chain::{TITLE, publish, send, solution_form};
use crate::house::{Answer, Asker, TestHouse};

row! {
    struct Mailed {
        recipient: String,
        subject: String,
        body: String,
    }
}

sql! {
    CATEGORY: Uuid = "SELECT id FROM category WHERE code = $1";
    ORGANISATION: Uuid = "SELECT id FROM organisation WHERE name = $1";
    PERSON: Uuid = "SELECT id FROM person WHERE email = $1";
    MAILS: Mailed = "
        SELECT recipient, subject, body FROM mail WHERE body LIKE '%/annonces/arret/%' ORDER BY created_at, recipient";
    TOLD: i64 = "
        SELECT count(*) AS n FROM announcement a JOIN need n ON n.id = a.need_id WHERE n.title = $1 AND a.kind = $2";
    NO_MAILS: () = "UPDATE person SET pace = 'never' WHERE email = $1";
    HIDDEN: () = "UPDATE need SET visibility = 'organisation' WHERE title = $1";
    KEPT: i64 = "
        SELECT (SELECT count(*) FROM announcement_reader WHERE person_id = $1)
             + (SELECT count(*) FROM announcement_stop WHERE person_id = $1)
             + (SELECT count(*) FROM announcement_refusal WHERE refused_by = $1) AS n";
}

const NEED: &str = "Bancs du parc";

/// A house in which what was there before is no news any more.
async fn settled(engine: db::Engine) -> TestHouse {
    let house = TestHouse::open(engine).await;
    later(&house, Duration::from_mins(1)).await;
    assert!(mails(&house).await.is_empty(), "what was there is announced to nobody");
    house
}

/// Lets time pass and does what is due then, as a server does it each minute.
async fn later(house: &TestHouse, span: Duration) {
    house.app.clock.advance(span);
    jobs::minute(&house.app.db, house.app.clock.now()).await.unwrap();
    while jobs::work_off(&house.app).await.unwrap() > 0 {}
}

async fn mails(house: &TestHouse) -> Vec<Mailed> {
    house.app.db.all(&MAILS, args![]).await.unwrap()
}

async fn id(house: &TestHouse, statement: &'static db::Statement<Uuid>, name: &str) -> String {
    house.app.db.one(statement, args![name]).await.unwrap().to_string()
}

/// Of the Ville de Rivemont, delivered at Rimouski (benches) or Longueuil (desks).
pub async fn need(house: &TestHouse, buyer: &Asker<'_>, title: &str, category: &str, visibility: &str) -> Answer {
    let place = if category == "furniture.office" { "Longueuil" } else { "Rimouski" };
    let form = [
        ("organisation", id(house, &ORGANISATION, "Ville de Rivemont").await),
        ("title", title.to_owned()),
        ("text", "Remis à neuf, livrés et installés.".to_owned()),
        ("language", "fr".to_owned()),
        ("categories", id(house, &CATEGORY, category).await),
        ("place", place.to_owned()),
        ("currency", "CAD".to_owned()),
        ("visibility", visibility.to_owned()),
        ("state", "open".to_owned()),
    ];
    let posted = send(buyer, "/besoins/nouveau", &form).await;
    posted.is(303);
    posted
}

async fn change(supplier: &Asker<'_>, house: &TestHouse, place: &str, version: &str, title: &str, text: &str) {
    let mut form = solution_form(house, title).await;
    form.retain(|(name, _)| !["description", "_once"].contains(name));
    form.extend([("_version", version.to_owned()), ("description", text.to_owned())]);
    send(supplier, &format!("{place}/modifier"), &form).await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_solution_is_told_to_the_buyers_whose_need_it_fits_within_a_minute_and_once() {
    for engine in engines() {
        let house = settled(engine).await;
        let (buyer, supplier) = (house.buyer().await, house.supplier().await);
        need(&house, &buyer, NEED, "furniture.outdoor", "network").await;
        later(&house, Duration::from_mins(1)).await;
        assert!(mails(&house).await.is_empty());
        buyer.get("/annonces").await.is(200).says_not(NEED);

        let made = publish(&supplier, &house, TITLE).await;
        house.app.clock.advance(Duration::from_secs(59));
        jobs::work_off(&house.app).await.unwrap();
        let told = mails(&house).await;
        // Those who write for the town; not who only reads for it, and nobody else.
        let recipients: Vec<&str> = told.iter().map(|mail| mail.recipient.as_str()).collect();
        let writing = ["camille.lavoie@example.org", "samira.belkacem@example.org", "yannick.dumoulin@example.org"];
        assert_eq!(recipients, writing);
        assert_eq!(told[0].subject, "Une solution pour «\u{a0}Bancs du parc\u{a0}»");
        for words in [TITLE, "points sur 100", "Mobilier urbain et extérieur, exactement", &made.location] {
            assert!(told[0].body.contains(words), "« {words} » is not in {}", told[0].body);
        }
        // With the two of the demonstration.
        buyer.get("/").await.is(200).says("3 nouvelles annonces").says("/annonces");
        buyer.get("/annonces").await.is(200).says(TITLE).says("Mobilier urbain et extérieur, exactement");
        supplier.get("/annonces").await.is(200).says_not(TITLE);
        let found: Value = serde_json::from_str(&buyer.get("/api/v1/announcements").await.is(200).text).unwrap();
        let first = &found["announcements"][0];
        assert_eq!(
            (&first["kind"], &first["solution"]["title"], &first["is_new"]),
            (&"solution".into(), &TITLE.into(), &true.into())
        );
        buyer.post("/annonces", &[]).await.is(303);
        buyer.get("/annonces").await.is(200).says("Aucune nouvelle annonce").says(TITLE);

        // It fits as before: nobody is told again, nor when it is looked at again for no reason.
        change(&supplier, &house, &made.location, "1", TITLE, "Garantis onze ans.").await;
        later(&house, Duration::from_mins(2)).await;
        assert_eq!(mails(&house).await.len(), 3);
        assert_eq!(house.app.db.one(&TOLD, args![NEED, "solution"]).await.unwrap(), 1);

        // What was withdrawn is announced no more.
        supplier.post(&format!("{}/etat", made.location), &[("state", "archived"), ("_version", "2")]).await.is(303);
        buyer.get("/annonces").await.is(200).says_not(TITLE);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_of_hundreds_is_one_mail_that_names_a_few() {
    for engine in engines() {
        let house = settled(engine).await;
        let (buyer, coordinator) = (house.buyer().await, house.coordinator().await);
        coordinator.post("/gestion/annonces", &[("threshold", "50"), ("weekly", "0")]).await.is(303);
        need(&house, &buyer, "Postes du siège", "furniture.office", "network").await;
        later(&house, Duration::from_mins(1)).await;
        assert!(mails(&house).await.is_empty());
        let category: Uuid = id(&house, &CATEGORY, "furniture.office").await.parse().unwrap();
        let supplier: Uuid = id(&house, &ORGANISATION, "Atelier Second Souffle").await.parse().unwrap();
        let place = house.app.db.one(&PLACE, args!["CA-QC"]).await.unwrap();
        let now = house.app.clock.now();
        let solutions: Vec<_> = (0..300).map(|_| (Uuid::now_v7(), desk(supplier, category, place), now)).collect();
        house
            .app
            .db
            .write(|tx| {
                let solutions = &solutions;
                async move { boucle::catalogue::save::insert_many(&tx, solutions.iter(), now).await }
            })
            .await
            .unwrap();
        later(&house, Duration::from_mins(1)).await;
        let told = mails(&house).await;
        assert_eq!(told.len(), 3, "one for each who writes for the town");
        // The town has another open need of office furniture: the fifty best for each.
        assert_eq!(told[0].subject, "100 annonces pour Ville de Rivemont");
        assert_eq!(told[0].body.matches("\n* ").count(), 10);
        assert!(told[0].body.contains("Et 90 autres"), "{}", told[0].body);
        assert_eq!(house.app.db.one(&TOLD, args!["Postes du siège", "solution"]).await.unwrap(), 50);
        // What was not named is no news the next time that it is looked at.
        house
            .app
            .db
            .write(|tx| {
                let all: Vec<Uuid> = solutions.iter().map(|one| one.0).collect();
                async move { boucle::catalogue::save::all_changed(&tx, all, now).await }
            })
            .await
            .unwrap();
        later(&house, Duration::from_mins(1)).await;
        assert_eq!(mails(&house).await.len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_score_under_the_threshold_is_announced_to_nobody_and_a_silenced_need_neither() {
    for engine in engines() {
        let house = settled(engine).await;
        let (buyer, supplier, coordinator) = (house.buyer().await, house.supplier().await, house.coordinator().await);
        let made = need(&house, &buyer, NEED, "furniture.outdoor", "network").await;
        coordinator.post("/gestion/annonces", &[("threshold", "0"), ("weekly", "5")]).await.is(422).says("de 1 à 100");
        coordinator.post("/gestion/annonces", &[("threshold", "100"), ("weekly", "5")]).await.is(303);
        let bench = publish(&supplier, &house, TITLE).await;
        later(&house, Duration::from_mins(1)).await;
        assert_eq!(house.app.db.one(&TOLD, args![NEED, "solution"]).await.unwrap(), 0);
        coordinator.post("/gestion/annonces", &[("threshold", "50"), ("weekly", "5")]).await.is(303);
        let stop = format!("/annonces/besoins/{}", made.location.rsplit('/').next().unwrap());
        buyer.post(&stop, &[("silent", "1")]).await.is(303);
        change(&supplier, &house, &bench.location, "1", TITLE, "Garantis onze ans.").await;
        later(&house, Duration::from_mins(1)).await;
        assert_eq!(house.app.db.one(&TOLD, args![NEED, "solution"]).await.unwrap(), 0);
        // Heard again, and of what comes from then on.
        buyer.post(&stop, &[]).await.is(303);
        publish(&supplier, &house, "Bancs de mélèze").await.is(303);
        later(&house, Duration::from_mins(1)).await;
        assert_eq!(house.app.db.one(&TOLD, args![NEED, "solution"]).await.unwrap(), 1);
        let told = mails(&house).await;
        assert!(told.len() == 3 && told.iter().all(|mail| mail.body.contains("Bancs de mélèze")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_need_is_told_to_the_suppliers_that_it_fits_that_may_see_it_and_that_want_to_hear() {
    for engine in engines() {
        let house = settled(engine).await;
        let (buyer, supplier) = (house.buyer().await, house.supplier().await);
        need(&house, &buyer, "Postes secrets", "furniture.office", "organisation").await;
        let closed = need(&house, &buyer, "Postes annulés", "furniture.office", "network").await;
        buyer.post(&format!("{}/etat", closed.location), &[("state", "closed"), ("_version", "1")]).await.is(303);
        later(&house, Duration::from_mins(1)).await;
        for title in ["Postes secrets", "Postes annulés"] {
            assert_eq!(house.app.db.one(&TOLD, args![title, "need"]).await.unwrap(), 0, "{title}");
        }
        assert!(mails(&house).await.is_empty());

        let posted = need(&house, &buyer, "Postes du siège", "furniture.office", "network").await;
        later(&house, Duration::from_mins(1)).await;
        let told = mails(&house).await;
        assert!(told.iter().any(|mail| mail.recipient == "idriss.benali@example.org"));
        assert!(told.iter().all(|mail| mail.recipient != "camille.lavoie@example.org"), "the buyer knows");
        let own = told.iter().find(|mail| mail.recipient == "idriss.benali@example.org").unwrap();
        assert_eq!(own.subject, "Un besoin auquel vous répondez\u{a0}: Postes du siège");
        assert!(own.body.contains(&posted.location) && own.body.contains("Ville de Rivemont"), "{}", own.body);
        supplier.get("/annonces").await.is(200).says("Postes du siège");
        // What it may see no more is not there any more.
        let number = told.len();
        need(&house, &buyer, "Postes du garage", "furniture.office", "network").await;
        house.app.db.execute(&HIDDEN, args!["Postes du siège"]).await.unwrap();
        let firm = id(&house, &ORGANISATION, "Atelier Second Souffle").await;
        supplier.post(&format!("/annonces/organisations/{firm}"), &[]).await.is(303);
        later(&house, Duration::from_mins(1)).await;
        supplier.get("/annonces").await.is(200).says_not("Postes du siège").says_not("Postes du garage");
        assert!(mails(&house).await[number..].iter().all(|mail| mail.recipient != "idriss.benali@example.org"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supplier_is_written_to_so_many_times_a_week_and_the_rest_waits() {
    for engine in engines() {
        let house = settled(engine).await;
        let (buyer, supplier, coordinator) = (house.buyer().await, house.supplier().await, house.coordinator().await);
        coordinator.post("/gestion/annonces", &[("threshold", "50"), ("weekly", "2")]).await.is(303);
        let to_idriss = async || {
            let told = mails(&house).await;
            told.iter()
                .filter(|mail| mail.recipient == "idriss.benali@example.org")
                .map(|mail| mail.body.clone())
                .collect::<Vec<_>>()
        };
        for title in ["Postes un", "Postes deux", "Postes trois"] {
            need(&house, &buyer, title, "furniture.office", "network").await;
            later(&house, Duration::from_mins(1)).await;
        }
        let told = to_idriss().await;
        assert!(told.len() == 2 && told.iter().all(|body| !body.contains("Postes trois")), "{told:?}");
        // What is closed while it waits is told by no mail.
        let closed = need(&house, &buyer, "Postes quatre", "furniture.office", "network").await;
        later(&house, Duration::from_mins(1)).await;
        buyer.post(&format!("{}/etat", closed.location), &[("state", "closed"), ("_version", "1")]).await.is(303);
        supplier.get("/annonces").await.is(200).says("Postes un").says("Postes deux").says("Postes trois");
        // Seven days after the first of them, the third has its turn; in one more week nothing is told twice.
        later(&house, Duration::from_hours(24 * 6)).await;
        assert_eq!(to_idriss().await.len(), 2);
        later(&house, Duration::from_hours(24)).await;
        assert!(to_idriss().await.len() == 3 && to_idriss().await[2].contains("Postes trois"));
        later(&house, Duration::from_hours(24 * 7)).await;
        assert_eq!(to_idriss().await.len(), 3);
    }
}

/// In November Montréal is five hours behind: at noon UTC it is seven in the morning there.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_to_be_disturbed_is_told_by_mail_when_their_quiet_hours_end() {
    for engine in engines() {
        let house = settled(engine).await;
        let (camille, supplier) = (house.buyer().await, house.supplier().await);
        let yannick = house.person("yannick.dumoulin@example.org").await;
        for (person, until) in [(&camille, "9"), (&yannick, "8")] {
            let hours = [("pace", "daily"), ("hour", "8"), ("weekday", "1"), ("quiet_from", "6"), ("quiet_until", until)];
            person.post("/moi/courriels", &hours).await.is(303);
        }
        need(&house, &camille, NEED, "furniture.outdoor", "network").await;
        later(&house, Duration::from_mins(1)).await;
        let told = async |words: &str| {
            let told = mails(&house).await;
            let of = told.iter().filter(|mail| mail.body.contains(words));
            of.map(|mail| mail.recipient.split('.').next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let at = async |moment: &str| {
            house.app.clock.move_to(moment.parse().unwrap());
            later(&house, Duration::ZERO).await;
        };
        publish(&supplier, &house, TITLE).await.is(303);
        later(&house, Duration::from_mins(1)).await;
        assert_eq!(told(TITLE).await, ["samira"], "{engine:?}: whom nothing keeps from being told");
        camille.get("/annonces").await.is(200).says(TITLE);
        at("2026-11-23T12:59:00Z").await;
        assert_eq!(told(TITLE).await, ["samira"]);
        at("2026-11-23T13:00:00Z").await;
        assert_eq!(told(TITLE).await, ["samira", "yannick"]);
        at("2026-11-23T13:59:00Z").await;
        assert_eq!(told(TITLE).await, ["samira", "yannick"]);
        at("2026-11-23T14:00:00Z").await;
        assert_eq!(told(TITLE).await, ["samira", "yannick", "camille"]);

        // The evening: one mail in the morning, of what is still true then.
        at("2026-11-24T02:00:00Z").await;
        let withdrawn = publish(&supplier, &house, "Bancs de mélèze").await.location.clone();
        publish(&supplier, &house, "Bancs de cèdre").await.is(303);
        publish(&supplier, &house, "Bancs de pin").await.is(303);
        later(&house, Duration::from_mins(1)).await;
        assert_eq!(told("Bancs de pin").await, ["camille", "yannick"]);
        supplier.post(&format!("{withdrawn}/etat"), &[("state", "archived"), ("_version", "1")]).await.is(303);
        at("2026-11-24T11:59:00Z").await;
        assert_eq!(told("Bancs de pin").await, ["camille", "yannick"]);
        at("2026-11-24T12:00:00Z").await;
        assert_eq!(told("Bancs de pin").await, ["camille", "yannick", "samira"]);
        let told = mails(&house).await;
        let last = told.last().unwrap();
        assert!(last.body.contains("Bancs de cèdre") && !last.body.contains("Bancs de mélèze"), "{}", last.body);
        assert_eq!(told.len(), 6, "{engine:?}: one mail each time");
        later(&house, Duration::from_hours(48)).await;
        assert_eq!(mails(&house).await.len(), 6, "{engine:?}: never twice");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_in_a_mail_stops_them_without_signing_in() {
    for engine in engines() {
        let house = settled(engine).await;
        let (buyer, supplier) = (house.buyer().await, house.supplier().await);
        need(&house, &buyer, "Postes un", "furniture.office", "network").await;
        later(&house, Duration::from_mins(1)).await;
        let told = mails(&house).await;
        let own = told.iter().find(|mail| mail.recipient == "idriss.benali@example.org").unwrap();
        let link = own.body.split("/annonces/arret/").nth(1).unwrap().split_whitespace().next().unwrap();
        let link = format!("/annonces/arret/{link}");
        house.visitor().get("/annonces/arret/rien").await.is(404);
        house.visitor().get(&link).await.is(200).says("Arrêter");
        house.visitor().post(&link, &[("List-Unsubscribe", "One-Click")]).await.is(200).says("C’est fait");
        need(&house, &buyer, "Postes deux", "furniture.office", "network").await;
        later(&house, Duration::from_mins(1)).await;
        let of_two = |told: &[Mailed]| {
            told.iter()
                .filter(|mail| mail.body.contains("Postes deux") && mail.recipient == "idriss.benali@example.org")
                .count()
        };
        assert_eq!(of_two(&mails(&house).await), 0);
        supplier.get("/annonces").await.is(200).says("Postes deux").says("plus par courriel");
        supplier.post("/annonces/courriels", &[("mails", "1")]).await.is(303);
        need(&house, &buyer, "Postes trois", "furniture.office", "network").await;
        later(&house, Duration::from_mins(1)).await;
        assert!(mails(&house).await.iter().any(|mail| mail.body.contains("Postes trois")));

        // Who wants no mail of what is new is not told that these come.
        house.app.db.execute(&NO_MAILS, args!["idriss.benali@example.org"]).await.unwrap();
        supplier.get("/annonces").await.is(200).says("aucun courriel de nouveautés").says_not("aussi par courriel");

        // Their copy has it; when they leave it goes.
        let person = house.app.db.one(&PERSON, args!["idriss.benali@example.org"]).await.unwrap();
        supplier.get("/moi/donnees").await.is(200).says("\"announcements\"");
        assert!(house.app.db.one(&KEPT, args![person]).await.unwrap() > 0);
        let now = house.app.clock.now();
        house.app.db.write(|tx| async move { boucle::kit::forget::person(&tx, person, now).await }).await.unwrap();
        assert_eq!(house.app.db.one(&KEPT, args![person]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_that_look_at_once_tell_nobody_twice() {
    for engine in engines() {
        let house = settled(engine).await;
        let (buyer, supplier) = (house.buyer().await, house.supplier().await);
        // Another server on the same database, with an index of its own.
        let folder = tempfile::tempdir().unwrap();
        let config = boucle::kit::config::Config { data: folder.path().to_owned(), ..Default::default() };
        let other = App::new(house.app.db.clone(), config, Clock::held(house.app.clock.now()), None);
        let _market = Market::in_memory(&other).await.unwrap();
        need(&house, &buyer, NEED, "furniture.outdoor", "network").await;
        need(&house, &buyer, "Postes du siège", "furniture.office", "network").await;
        publish(&supplier, &house, TITLE).await.is(303);
        house.app.clock.advance(Duration::from_mins(1));
        other.clock.move_to(house.app.clock.now());
        let look = |app: App| tokio::spawn(async move { boucle::announcements::announce(&app).await });
        let (one, two) = tokio::join!(look(house.app.clone()), look(other.clone()));
        one.unwrap().unwrap();
        two.unwrap().unwrap();
        // And what was queued for both finds nothing more to tell.
        later(&house, Duration::from_mins(3)).await;
        let told = mails(&house).await;
        // Somebody may write for two suppliers: the last lines say for which.
        let mut whole: Vec<(&str, &str, &str)> = told
            .iter()
            .map(|mail| {
                (&*mail.recipient, &*mail.subject, mail.body.split("\n-- \n").nth(1).unwrap().lines().next().unwrap())
            })
            .collect();
        whole.sort_unstable();
        whole.dedup();
        assert_eq!(whole.len(), told.len(), "{engine:?}: somebody was told twice");
        let speaking = |words: &str| told.iter().filter(|mail| mail.body.contains(words)).collect::<Vec<_>>();
        assert_eq!(speaking("pour votre besoin «\u{a0}Bancs du parc").len(), 3, "{engine:?}");
        assert!(speaking("Postes du siège").iter().any(|mail| mail.recipient == "idriss.benali@example.org"));
        assert_eq!(house.app.db.one(&TOLD, args![NEED, "solution"]).await.unwrap(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announcement_is_forgotten_after_a_year_and_not_made_again() {
    for engine in engines() {
        let house = settled(engine).await;
        let (buyer, supplier) = (house.buyer().await, house.supplier().await);
        need(&house, &buyer, NEED, "furniture.outdoor", "network").await;
        let desks = need(&house, &buyer, "Postes du siège", "furniture.office", "network").await;
        later(&house, Duration::from_mins(1)).await;
        let bench = publish(&supplier, &house, TITLE).await;
        later(&house, Duration::from_mins(1)).await;
        let counts = async || {
            let count = async |title, kind| house.app.db.one(&TOLD, args![title, kind]).await.unwrap();
            (count(NEED, "solution").await, count("Postes du siège", "need").await)
        };
        let before = counts().await;
        assert!(before.0 == 1 && before.1 > 0, "{engine:?}: {before:?}");
        let year = Duration::from_hours(24 * 365);
        jobs::sweep(&house.app, house.app.clock.now() + year - Duration::from_mins(5)).await;
        assert_eq!(counts().await, before, "{engine:?}: the year is not over");
        jobs::sweep(&house.app, house.app.clock.now() + year + Duration::from_mins(5)).await;
        assert_eq!(counts().await, (0, 0), "{engine:?}");

        // Looked at again, as when somebody corrects a word.
        let told = mails(&house).await.len();
        let now = house.app.clock.now();
        let id = |made: &Answer| made.location.rsplit('/').next().unwrap().parse::<Uuid>().unwrap();
        let (desks, bench) = (id(&desks), id(&bench));
        house
            .app
            .db
            .write(|tx| async move {
                boucle::announcements::save::changed(&tx, "need", vec![desks], now).await?;
                boucle::announcements::save::changed(&tx, "solution", vec![bench], now).await
            })
            .await
            .unwrap();
        later(&house, Duration::from_mins(1)).await;
        assert_eq!(counts().await, (0, 0), "{engine:?}: told a second time");
        assert_eq!(mails(&house).await.len(), told, "{engine:?}");
        // What is new is told as ever.
        publish(&house.supplier().await, &house, "Bancs de mélèze").await.is(303);
        later(&house, Duration::from_mins(1)).await;
        assert_eq!(counts().await, (1, 0), "{engine:?}");
    }
}

/// A measure, not a test: `cargo test -p boucle --test it announcements::five_thousand -- --ignored --nocapture`. While five
/// thousand suppliers are told of a need, somebody writes every twenty milliseconds and must not wait.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measure: docs/performance.md has the figures"]
async fn five_thousand_suppliers_are_told_while_others_write() {
    for engine in engines() {
        let house = settled(engine).await;
        crowd(&house, 5_000).await;
        house.market.follow(&house.app).await.unwrap();
        let buyer = house.buyer().await;
        need(&house, &buyer, "Postes du siège", "furniture.office", "network").await;
        house.app.clock.advance(Duration::from_mins(1));
        // The mails themselves are jobs of their own, which a mail server slows: they are not waited for.
        let (app, began) = (house.app.clone(), std::time::Instant::now());
        let announced = tokio::spawn(async move { boucle::announcements::announce(&app).await });
        let mut longest = Duration::ZERO;
        while !announced.is_finished() {
            let before = std::time::Instant::now();
            house.app.db.execute(&TOUCH, args![house.app.clock.now()]).await.unwrap();
            longest = longest.max(before.elapsed());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        announced.await.unwrap().unwrap();
        let took = began.elapsed();
        let told = house.app.db.one(&TOLD, args!["Postes du siège", "need"]).await.unwrap();
        let count = mails(&house).await.len();
        println!(
            "{engine:?}: {told} suppliers, {count} mails queued in {took:?}; longest wait of another writer {longest:?}"
        );
        assert!(told >= 5_000 && count >= 5_000);
    }
}

/// As many suppliers of refurbished desks in Montréal, each with one person.
async fn crowd(house: &TestHouse, count: usize) {
    let category: Uuid = id(house, &CATEGORY, "furniture.office").await.parse().unwrap();
    let place = house.app.db.one(&PLACE, args!["CA-QC"]).await.unwrap();
    let now = house.app.clock.now();
    for first in (0..count).step_by(500) {
        house
            .app
            .db
            .write(|tx| async move {
                let mut solutions = Vec::new();
                for number in first..first + 500 {
                    let (firm, name) = (Uuid::now_v7(), format!("Atelier {number}"));
                    tx.execute(&ADD_FIRM, args![firm, name, now]).await?;
                    let email = format!("atelier{number}@example.org");
                    let person = boucle::people::accounts::NewPerson {
                        email: &email,
                        name: "Personne",
                        password_hash: None,
                        language: boucle::kit::Language::Fr,
                        time_zone: "America/Montreal",
                        role: boucle::kit::viewer::Role::Member,
                    };
                    let person = boucle::people::accounts::create_person(&tx, person, now).await?;
                    boucle::people::accounts::give_seat(&tx, person, firm, "manager", now).await?;
                    solutions.push((Uuid::now_v7(), desk(firm, category, place), now));
                }
                boucle::catalogue::save::insert_many(&tx, solutions.iter(), now).await?;
                boucle::announcements::save::begin_quietly(&tx).await
            })
            .await
            .unwrap();
    }
}

fn desk(supplier: Uuid, category: Uuid, place: Uuid) -> boucle::catalogue::save::NewSolution {
    boucle::catalogue::save::NewSolution {
        supplier,
        title: "Postes remis à neuf".to_owned(),
        summary: "Bureaux et chaises remis à neuf, livrés et installés.".to_owned(),
        description: String::new(),
        language: "fr".to_owned(),
        strategies: vec!["refurbish".to_owned(), "reuse".to_owned(), "take_back".to_owned()],
        commitments: vec!["local_jobs".to_owned(), "social_economy".to_owned()],
        links: String::new(),
        radius_km: None,
        radius_place: None,
        state: "published".to_owned(),
        categories: vec![category],
        places: vec![place],
        labels: Vec::new(),
        supply: Supply::default(),
        source_key: None,
    }
}

sql! {
    PLACE: Uuid = "SELECT id FROM place WHERE code = $1";
    TOUCH: () = "UPDATE setting SET updated_at = $1 WHERE name = 'reference'";
    ADD_FIRM: () = "
        INSERT INTO organisation (id, name, name_key, kind, legal_form, address, postal_code, website, description, buys,
            supplies, created_at, updated_at, version)
        VALUES ($1, $2, $2, 'company', '', '', '', '', '', FALSE, TRUE, $3, $3, 1)";
}
