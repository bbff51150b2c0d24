//! Searches that are kept: what is new to each is told once, at the pace that was chosen, to its owner alone.

use std::time::{Duration, Instant};

use boucle::kit::jobs;
use boucle::watches::Watches;
use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::chain::{self, TITLE, send, solution_form};
use crate::house::{Asker, TestHouse};
use crate::notices::read;

sql! {
    SILENCE: () = "UPDATE watch SET pace = 'never', next_at = NULL";
    QUIET: () = "UPDATE action SET state = 'dropped'";
    CONFIRMED: () = "UPDATE solution SET vouched_at = $1";
    OTHERS: () = "UPDATE person SET pace = 'never'";
    ZONE: () = "UPDATE person SET time_zone = 'Europe/Paris'";
    TOLD: i64 = "SELECT count(*) AS n FROM watch_hit WHERE told_at = $1";
    MANY: () = "
        INSERT INTO watch (id, person_id, name, name_key, query, language, pace, knows_all, seen_at, created_at, version)
        SELECT $1, p.id, 'x', 'x', $2, 'fr', 'never', TRUE, $3, $3, 1 FROM person p
        WHERE p.email = 'agathe.morin@example.org'";
    FOUND: i64 = "SELECT count(*) AS n FROM watch_hit h JOIN watch w ON w.id = h.watch_id WHERE w.name = 'x'";
    LEFT: i64 = "
        SELECT (SELECT count(*) FROM watch w JOIN person p ON p.id = w.person_id WHERE p.email = $1)
             + (SELECT count(*) FROM watch_stop) AS n";
}

/// A house in which nothing but searches writes mails; it is noon UTC on Monday 23 November 2026, 13 o'clock in Paris.
async fn opened(engine: db::Engine) -> (TestHouse, Watches) {
    let house = TestHouse::open(engine).await;
    let db = &house.app.db;
    for statement in [&SILENCE, &QUIET, &OTHERS, &ZONE] {
        db.execute(statement, args![]).await.unwrap();
    }
    db.execute(&CONFIRMED, args![house.app.clock.now()]).await.unwrap();
    let watches = Watches::open(&house.app, &house.market).await.unwrap();
    (house, watches)
}

/// Lets time pass, looks at what changed and does what is due.
async fn later(house: &TestHouse, watches: &Watches, span: Duration) -> Vec<String> {
    house.app.clock.advance(span);
    watches.follow(&house.app).await.unwrap();
    jobs::minute(&house.app.db, house.app.clock.now()).await.unwrap();
    while jobs::work_off(&house.app).await.unwrap() > 0 {}
    house.mails()
}

async fn keep(asker: &Asker<'_>, query: &str, name: &str, pace: &str) -> String {
    let once = Uuid::now_v7().to_string();
    let fields = [("_once", once.as_str()), ("query", query), ("name", name), ("pace", pace)];
    let kept = asker.post("/recherches/nouvelle", &fields).await;
    assert_eq!(kept.is(303).location, asker.post("/recherches/nouvelle", &fields).await.is(303).location, "kept once");
    kept.location.clone()
}

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(flavor = "multi_thread")]
async fn what_a_search_finds_is_told_once_at_once_and_stops_by_one_click() {
    for engine in engines() {
        let (house, watches) = opened(engine).await;
        let (camille, supplier) = (house.buyer().await, house.supplier().await);
        // The name that is proposed says what was asked, in the reader's words.
        let form = camille.get("/recherches/nouvelle?q=bancs&strategie=repurpose&tri=recent&page=2").await;
        form.is(200).says("value=\"bancs, Détourné vers un autre usage\"").says("value=\"q=bancs&#38;strategie=repurpose\"");
        let place = keep(&camille, "q=bancs&strategie=repurpose", "Bancs", "at_once").await;
        camille.get(&place).await.is(200).says("Rien de nouveau");
        assert!(later(&house, &watches, SECOND).await.is_empty(), "what was there already is no news");

        // Of two servers that see the same change, one tells.
        let other = Watches::open(&house.app, &house.market).await.unwrap();
        let made = chain::publish(&supplier, &house, TITLE).await.is(303).location.clone();
        house.app.clock.advance(SECOND);
        other.follow(&house.app).await.unwrap();
        let mails = later(&house, &watches, Duration::from_secs(30)).await;
        assert_eq!(mails.len(), 1, "{engine:?}: within the minute, one mail");
        let [subject, text, stop, post] = read(&mails[0]);
        assert_eq!(subject, "1 nouvelle solution\u{a0}: Bancs");
        assert!(text.contains(TITLE) && text.contains(&format!("{made}\n")), "{text}");
        assert!(text.contains("parce que vous gardez la recherche «\u{a0}Bancs\u{a0}»"), "{text}");
        assert!(text.contains(&place), "{text}");
        assert_eq!(post, "List-Unsubscribe=One-Click");

        camille.get(&place).await.is(200).says("1 nouvelle solution").says(TITLE);
        camille.get("/").await.is(200).says(&format!("href=\"{place}\"")).says("1 nouvelle solution");
        camille.get("/recherches").await.is(200).says("4 recherches gardées").says("1 nouvelle solution");
        let json = camille.get("/api/v1/searches").await;
        json.is(200).says("\"name\":\"Bancs\"").says("\"news\":1");
        camille.get(&place.replace("/recherches", "/api/v1/searches")).await.is(200).says(TITLE);

        // Changed, it is the same solution: it was told, and is told no more.
        let mut form = solution_form(&house, TITLE).await;
        form.push(("_version", "1".to_owned()));
        send(&supplier, &format!("{made}/modifier"), &form).await.is(303);
        assert_eq!(later(&house, &watches, Duration::from_mins(5)).await.len(), 1, "{engine:?}: never twice");
        // What was found after the page was opened stays new.
        camille.get(&place).await.says("name=\"until\"");
        camille.post(&format!("{place}/vu"), &[("until", "2026-11-23T12:00:00Z")]).await.is(303);
        camille.get(&place).await.says(TITLE);
        camille.post(&format!("{place}/vu"), &[]).await.is(303);
        camille.get(&place).await.says("Rien de nouveau").says_not(TITLE);

        // The link in the mail stops it without signing in, after a question; a mail program posts at once.
        let link = stop.trim_matches(['<', '>']).split_once("/recherches").unwrap().1;
        let link = format!("/recherches{link}");
        house.visitor().get(&link).await.is(200).says("Vous ne recevrez plus de courriel").says_not("C’est fait");
        house.visitor().post(&link, &[("List-Unsubscribe", "One-Click")]).await.is(200).says("C’est fait");
        house.visitor().get("/recherches/arret/x").await.is(404);
        house.app.clock.advance(SECOND);
        chain::publish(&supplier, &house, "Bancs de parc").await.is(303);
        assert_eq!(later(&house, &watches, Duration::from_hours(48)).await.len(), 1, "{engine:?}");
        camille.get(&place).await.says("Bancs de parc").says("value=\"never\" selected");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_solution_that_changes_so_that_it_fits_is_news_and_one_that_fitted_is_not() {
    for engine in engines() {
        let (house, watches) = opened(engine).await;
        let (camille, supplier) = (house.buyer().await, house.supplier().await);
        let made = chain::publish(&supplier, &house, TITLE).await.is(303).location.clone();
        let fits = chain::publish(&supplier, &house, "Tables de pique-nique").await.is(303).location.clone();
        later(&house, &watches, SECOND).await;
        let place = keep(&camille, "q=pique-nique", "Tables", "daily").await;
        house.app.clock.advance(SECOND);
        for (address, title) in [(&made, "Bancs de pique-nique"), (&fits, "Tables de pique-nique en frêne")] {
            let mut form = solution_form(&house, title).await;
            form.push(("_version", "1".to_owned()));
            send(&supplier, &format!("{address}/modifier"), &form).await.is(303);
        }
        assert!(later(&house, &watches, Duration::from_mins(1)).await.is_empty(), "{engine:?}: it waits for the morning");
        camille.get(&place).await.says("1 nouvelle solution").says("Bancs de pique-nique").says_not("en frêne");
        // Eight o'clock in Paris is 07:00 UTC, nineteen hours after noon.
        let mails = later(&house, &watches, Duration::from_hours(19)).await;
        assert_eq!(mails.len(), 1, "{engine:?}");
        assert!(read(&mails[0])[1].contains("Bancs de pique-nique"));
        assert_eq!(later(&house, &watches, Duration::from_hours(24)).await.len(), 1, "{engine:?}: nothing new, no mail");
        // What is withdrawn is no news to anybody.
        supplier.post(&format!("{made}/etat"), &[("_version", "2"), ("state", "archived")]).await.is(303);
        camille.get(&place).await.says("Rien de nouveau").says_not("Bancs de pique-nique");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_at_once_waits_for_the_morning_and_the_rest_is_one_mail() {
    for engine in engines() {
        let (house, watches) = opened(engine).await;
        let (camille, supplier) = (house.buyer().await, house.supplier().await);
        keep(&camille, "q=bancs", "Bancs", "at_once").await;
        keep(&camille, "strategie=repurpose", "Détournés", "at_once").await;
        // 22 o'clock in Paris; quiet hours end at seven, which is 06:00 UTC.
        house.app.clock.advance(Duration::from_hours(9));
        chain::publish(&supplier, &house, TITLE).await.is(303);
        assert!(later(&house, &watches, Duration::from_mins(1)).await.is_empty(), "{engine:?}: not at night");
        let mails = later(&house, &watches, Duration::from_hours(9)).await;
        assert_eq!(mails.len(), 1, "{engine:?}: two searches, one mail");
        let [subject, text, stop, _] = read(&mails[0]);
        assert!(subject.starts_with("1 nouvelle solution pour vos recherches"), "{subject}: both found the same");
        assert!(text.contains("\nBancs\n=====\n") && text.contains("\nDétournés\n"), "{text}");
        // Its link stops both.
        let link = stop.trim_matches(['<', '>']).split_once("/recherches").unwrap().1.to_owned();
        house.visitor().post(&format!("/recherches{link}"), &[]).await.is(200);
        chain::publish(&supplier, &house, "Bancs de parc").await.is(303);
        assert_eq!(later(&house, &watches, Duration::from_hours(30)).await.len(), 1, "{engine:?}");
        // What was found while nothing was wanted is not told later.
        let list = camille.get("/recherches").await.text;
        let place =
            list.split("href=\"/recherches/").find(|part| part.contains(">Bancs<")).unwrap().split('"').next().unwrap();
        let place = format!("/recherches/{place}");
        let version = if camille.get(&place).await.text.contains("name=\"_version\" value=\"2\"") { "2" } else { "1" };
        camille.post(&place, &[("name", "Bancs"), ("pace", "at_once"), ("_version", version)]).await.is(303);
        assert_eq!(later(&house, &watches, Duration::from_hours(1)).await.len(), 1, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_is_its_owners_alone_is_renamed_and_goes_with_them() {
    for engine in engines() {
        let (house, watches) = opened(engine).await;
        let camille = house.buyer().await;
        let place = keep(&camille, "q=bancs&lieu=Rimouski", "Bancs", "at_once").await;
        for other in [house.supplier().await, house.coordinator().await, house.operator().await] {
            other.get(&place).await.is(404);
            other.post(&format!("{place}/suppression"), &[]).await.is(404);
        }
        let change = |name, version| [("name", name), ("pace", "weekly"), ("_version", version)];
        camille.post(&place, &change("", "1")).await.is(422).says("id=\"name-error\"");
        camille.post(&place, &change("Bancs publics", "1")).await.is(303);
        // Somebody who has the page open twice loses nothing: the name that is there is said, what was typed stays.
        let late = camille.post(&place, &change("Assises", "1")).await;
        late.is(422).says("«\u{a0}Bancs publics\u{a0}»").says("value=\"Assises\"").says("name=\"_version\" value=\"2\"");
        let unknown = [("query", "lieu=Nullepart"), ("name", "x"), ("pace", "daily")];
        camille.post("/recherches/nouvelle", &unknown).await.is(422).says("Nullepart");

        // A place narrows: what is served elsewhere is not found.
        let mut form = solution_form(&house, TITLE).await;
        for (name, value) in &mut form {
            if *name == "place" {
                *value = "Montreuil (93)".to_owned();
            }
        }
        send(&house.supplier().await, "/catalogue/nouvelle", &form).await;
        later(&house, &watches, Duration::from_mins(1)).await;
        camille.get(&place).await.says("Rien de nouveau");
        let copy = camille.get("/moi/donnees").await;
        copy.is(200).says("Bancs publics");
        camille.post("/moi/suppression", &[("email", "camille.lavoie@example.org")]).await.is(303);
        assert_eq!(house.app.db.one(&LEFT, args!["camille.lavoie@example.org"]).await.unwrap(), 0, "{engine:?}");
    }
}

const KINDS: &str = "&genre=public_body&genre=company&genre=social_enterprise&genre=association";

/// Ten thousand searches, of which each fifth asks for what was published: all of them find it, in seconds.
#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_searches_hear_of_one_solution() {
    for engine in engines() {
        let (house, watches) = opened(engine).await;
        let asked = ["q=bancs", "q=chaises&categorie=food", "categorie=digital", "q=peinture&strategie=recycle", "q=zinc"];
        let now = house.app.clock.now();
        let rows: Vec<_> = (0..10_000)
            .map(|number| {
                // No two ask quite the same, so that each is asked of the index.
                let query = format!("{}&engagement=work_integration&statut=n{number}", asked[number % 5]);
                let found = format!("q=bancs+publics&genre=n{number}&engagement=work_integration");
                args![Uuid::now_v7(), if number % 5 == 0 { found + KINDS } else { query }, now]
            })
            .collect();
        house
            .app
            .db
            .write(|tx| {
                let rows = rows.clone();
                async move { tx.execute_many(&MANY, rows).await.map(|_| ()) }
            })
            .await
            .unwrap();
        chain::publish(&house.supplier().await, &house, TITLE).await.is(303);
        house.app.clock.advance(SECOND);
        let began = Instant::now();
        watches.follow(&house.app).await.unwrap();
        let took = began.elapsed();
        assert_eq!(house.app.db.one(&FOUND, args![]).await.unwrap(), 2000, "{engine:?}");
        println!("{engine:?}: ten thousand searches in {took:?}");
        assert!(took < Duration::from_secs(60), "{engine:?}: {took:?}");
        assert_eq!(house.app.db.one(&TOLD, args![now]).await.unwrap(), 0, "nobody wanted a mail");
    }
}
