//! Mails of what is new: when they leave, to whom, what they say, and how they stop.

use std::time::Duration;

use boucle::kit::jobs;
use boucle::notices;
use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::house::{Asker, TestHouse};
use crate::spaces::opened;

sql! {
    PACE: () = "UPDATE person SET pace = $2, time_zone = $3 WHERE email = $1";
    OTHERS: () = "UPDATE person SET pace = 'never' WHERE email <> $1";
    NETWORK: Uuid = "SELECT id FROM space WHERE kind = 'network'";
    PERSON: Uuid = "SELECT id FROM person WHERE email = $1";
    // Plans of the demonstration remind of their due dates, and its solutions that they are to be confirmed: they are heard of
    // in their own tests.
    QUIET: () = "UPDATE action SET state = 'dropped'";
    CONFIRMED: () = "UPDATE solution SET vouched_at = $1";
}

const CAMILLE: &str = "camille.lavoie@example.org";

/// A space that Noémie runs and Camille is in; only Camille wants mails, at that pace. It is noon UTC on Monday
/// 23 November 2026, which is 13 o'clock in Paris.
async fn space(house: &TestHouse, noemie: &Asker<'_>, camille: &Asker<'_>, pace: &str) -> String {
    house.app.db.execute(&QUIET, args![]).await.unwrap();
    house.app.db.execute(&CONFIRMED, args![house.app.clock.now()]).await.unwrap();
    house.app.db.execute(&OTHERS, args![CAMILLE]).await.unwrap();
    house.app.db.execute(&PACE, args![CAMILLE, pace, "Europe/Paris"]).await.unwrap();
    let space = opened(noemie, "Comité", "network", "open").await;
    camille.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
    house.app.clock.advance(Duration::from_secs(1));
    space
}

async fn say(asker: &Asker<'_>, space: &str, title: &str, text: &str) -> String {
    let topic = asker.post(&format!("{space}/echanges/nouveau"), &[("title", title), ("text", text)]).await;
    topic.is(303);
    topic.location.split('#').next().unwrap().to_owned()
}

/// Lets time pass and does what is due then.
async fn later(house: &TestHouse, span: Duration) -> Vec<String> {
    house.app.clock.advance(span);
    jobs::minute(&house.app.db, house.app.clock.now()).await.unwrap();
    while jobs::work_off(&house.app).await.unwrap() > 0 {}
    house.mails()
}

/// Subject, text, and the two headers of RFC 8058, as Python's library reads them.
pub fn read(mail: &str) -> [String; 4] {
    let script = "import sys, json, email, email.policy\n\
        m = email.message_from_string(sys.argv[1], policy=email.policy.default)\n\
        print(json.dumps([m['subject'], m.get_content().replace(chr(13), ''), m['List-Unsubscribe'] or '', m['List-Unsubscribe-Post'] or '']))";
    let output = std::process::Command::new("/usr/bin/python3").args(["-c", script, mail]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wanted_at_once_leaves_within_a_minute_once_and_not_at_night() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&house, &noemie, &camille, "at_once").await;
        let topic = say(&noemie, &space, "Chaises", "Qui a **des chaises** ?").await;
        noemie.post(&topic, &[("text", "Ou des bancs ?")]).await.is(303);
        assert!(later(&house, Duration::from_secs(10)).await.is_empty(), "what is said together is told together");
        let mails = later(&house, Duration::from_secs(49)).await;
        assert_eq!(mails.len(), 1, "within the minute, one mail for both");
        let [subject, text, stop, post] = read(&mails[0]);
        assert_eq!(subject, "2 nouvelles\u{a0}: Comité");
        assert!(text.contains("Noémie Tremblay a écrit dans «\u{a0}Chaises\u{a0}»\n  Qui a des chaises ?"), "{text}");
        assert!(text.contains(&format!("{topic}/messages/2")), "{text}");
        assert!(text.contains("parce que vous avez choisi d’avoir aussitôt"), "{text}");
        assert!(stop.starts_with("<http") && text.contains(stop.trim_matches(['<', '>'])), "{stop}");
        assert_eq!(post, "List-Unsubscribe=One-Click");
        assert_eq!(later(&house, Duration::from_mins(10)).await.len(), 1, "never twice");

        // One's own words, and a topic that one has muted, are no news.
        camille.post(&topic, &[("text", "Moi.")]).await.is(303);
        assert_eq!(later(&house, Duration::from_mins(2)).await.len(), 1);
        camille.post(&format!("{topic}/suivi"), &[("act", "mute")]).await.is(303);
        noemie.post(&topic, &[("text", "Merci.")]).await.is(303);
        assert_eq!(later(&house, Duration::from_mins(2)).await.len(), 1);

        // At 22 o'clock in Paris it waits until seven, which is 06:00 UTC.
        house.app.clock.advance(Duration::from_hours(9));
        say(&house.coordinator().await, &space, "Bancs", "Au jardin.").await;
        assert_eq!(later(&house, Duration::from_mins(2)).await.len(), 1);
        assert_eq!(later(&house, Duration::from_hours(8) + Duration::from_mins(30)).await.len(), 1);
        let mails = later(&house, Duration::from_mins(30)).await;
        assert_eq!(mails.len(), 2);
        assert_eq!(read(&mails[1])[0], "Bancs · Comité", "one thing is told by its title");
    }
}

/// Camille waits for the mail of the day, but for what concerns her. Eight o'clock in Paris is 07:00 UTC.
#[tokio::test(flavor = "multi_thread")]
async fn who_is_named_or_follows_hears_within_a_minute_and_not_twice() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&house, &noemie, &camille, "daily").await;
        let topic = say(&noemie, &space, "Chaises", "Qui en a ?").await;
        assert!(later(&house, Duration::from_mins(1)).await.is_empty(), "what concerns nobody waits for the morning");
        noemie.post(&topic, &[("text", "Et vous, @Camille Lavoie ?")]).await.is(303);
        let mails = later(&house, Duration::from_mins(1)).await;
        assert_eq!(mails.len(), 1);
        let [subject, text, ..] = read(&mails[0]);
        assert_eq!(subject, "Chaises · Comité");
        assert!(text.contains("a écrit dans «\u{a0}Chaises\u{a0}»\n  (on vous nomme)\n  Et vous"), "{text}");
        assert!(!text.contains("Qui en a"), "the rest waits: {text}");

        // A page that she follows, a topic that she follows; and not one that she mutes, even when it names her.
        let page = [("title", "Inventaire"), ("text", "Cent chaises."), ("act", "save")];
        let page = noemie.post(&format!("{space}/pages/nouvelle"), &page).await.location;
        camille.get(&page).await.is(200).says("Suivre cette page");
        camille.post(&format!("{page}/veille"), &[("act", "watch")]).await.is(303);
        camille.get(&page).await.is(200).says("Ne plus la suivre");
        let bancs = say(&noemie, &space, "Bancs", "Au jardin ?").await;
        camille.post(&format!("{bancs}/suivi"), &[("act", "follow")]).await.is(303);
        later(&house, Duration::from_mins(1)).await;
        let change = [("title", "Inventaire"), ("text", "Deux cents chaises."), ("_version", "1"), ("act", "save")];
        noemie.post(&format!("{page}/modifier"), &change).await.is(303);
        noemie.post(&bancs, &[("text", "En bois.")]).await.is(303);
        let mails = later(&house, Duration::from_mins(1)).await;
        let [_, text, ..] = read(mails.last().unwrap());
        assert_eq!(text.matches("(vous suivez)").count(), 2, "the message and the page: {text}");
        camille.post(&format!("{bancs}/suivi"), &[("act", "mute")]).await.is(303);
        noemie.post(&bancs, &[("text", "@Camille Lavoie ?")]).await.is(303);
        let before = mails.len();
        assert_eq!(later(&house, Duration::from_mins(1)).await.len(), before);

        // In the morning, only what she was not told of.
        let mails = later(&house, Duration::from_hours(19)).await;
        assert_eq!(mails.len(), before + 1);
        let [_, text, ..] = read(mails.last().unwrap());
        assert!(text.contains("Qui en a") && !text.contains("Et vous") && !text.contains("Inventaire"), "{text}");
        assert!(!text.contains("Bancs"), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_new_is_listed_with_the_reason_why() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&house, &noemie, &camille, "never").await;
        camille.post("/moi/nouvelles", &[]).await.is(303);
        camille.get("/moi/nouvelles").await.is(200).says("Rien de nouveau pour vous");
        house.app.clock.advance(Duration::from_secs(1));
        let topic = say(&camille, &space, "Reprise", "Qui reprend les moteurs ?").await;
        noemie.post(&topic, &[("text", "Nous.")]).await.is(303);
        say(&noemie, &space, "Bancs", "Bonjour @Camille Lavoie.").await;
        say(&noemie, &space, "Tables", "Au fond.").await;
        let list = camille.get("/moi/nouvelles").await;
        list.is(200).says("3 nouvelles pour vous").says("on vous nomme").says("réponse à votre échange").says("Tables");
        list.says_not("Qui reprend");
        let mine = camille.get("/moi/nouvelles?pour=moi").await;
        mine.is(200).says("2 nouvelles pour vous").says_not("Tables");
        // What is read is no news any more; nor is what was there when all was marked as seen.
        camille.get(&topic).await.is(200);
        camille.get("/moi/nouvelles").await.is(200).says("2 nouvelles pour vous").says("Nous.");
        camille.post("/moi/nouvelles", &[]).await.is(303);
        camille.get("/moi/nouvelles").await.is(200).says("Rien de nouveau pour vous").says("Tables");
        // Who leaves is shown nothing of it.
        camille.post(&format!("{space}/adhesion"), &[("act", "leave")]).await.is(303);
        camille.get("/moi/nouvelles").await.is(200).says_not("Tables");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_of_news_is_read_to_its_end() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let (noemie, camille) = (house.coordinator().await, house.buyer().await);
    let space = space(&house, &noemie, &camille, "never").await;
    // All at the same moment: the list must not lose those that share it.
    for number in 100..220 {
        say(&noemie, &space, &format!("Sujet {number}"), "Un mot.").await;
    }
    let mut address = "/moi/nouvelles".to_owned();
    let mut all = String::new();
    for _ in 0..10 {
        let body = camille.get(&address).await.is(200).text.clone();
        all.push_str(&body);
        let Some(at) = body.find("rel=\"next\" href=\"") else { break };
        address = body[at + 17..].split('"').next().unwrap().to_owned();
    }
    let missing: Vec<_> = (100..220).filter(|number| all.matches(&format!("Sujet {number}")).count() != 1).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_space_of_the_network_writes_to_everybody_who_wants_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        house.app.db.execute(&QUIET, args![]).await.unwrap();
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        space(&house, &noemie, &camille, "at_once").await;
        let network = house.app.db.one(&NETWORK, args![]).await.unwrap();
        camille.get("/moi/courriels").await.is(200).says(&format!("space-{network}"));
        say(&noemie, &format!("/espaces/{network}"), "Journée", "Le 3 mars, @Camille Lavoie.").await;
        let mails = later(&house, Duration::from_mins(1)).await;
        assert_eq!(mails.len(), 1);
        assert!(read(&mails[0])[1].contains("(on vous nomme)"), "{}", read(&mails[0])[1]);
        camille.post("/moi/courriels", &pace_of(network, "never")).await.is(303);
        say(&noemie, &format!("/espaces/{network}"), "Encore", "Le 4 mars.").await;
        assert_eq!(later(&house, Duration::from_mins(2)).await.len(), 1);
    }
}

fn pace_of(space: Uuid, pace: &'static str) -> Vec<(&'static str, &'static str)> {
    let field: &'static str = Box::leak(format!("space-{space}").into_boxed_str());
    let hours = [("hour", "8"), ("weekday", "1"), ("quiet_from", "21"), ("quiet_until", "7")];
    [("pace", "at_once"), (field, pace)].into_iter().chain(hours).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told_of_what_they_may_no_longer_see() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&house, &noemie, &camille, "at_once").await;
        say(&noemie, &space, "Réservé", "Entre nous.").await;
        camille.post(&format!("{space}/adhesion"), &[("act", "leave")]).await.is(303);
        assert!(later(&house, Duration::from_mins(1)).await.is_empty());
        // Coming back, one is not told of what was said before.
        camille.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
        assert!(later(&house, Duration::from_mins(5)).await.is_empty());
    }
}

/// Paris has its eight o'clock at 07:00 UTC in November; the first Monday after is 30 November.
#[tokio::test(flavor = "multi_thread")]
async fn a_digest_comes_at_its_hour_grouped_by_space_and_stops_with_one_click() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&house, &noemie, &camille, "daily").await;
        let other = opened(&noemie, "Atelier", "network", "open").await;
        camille.post(&format!("{other}/adhesion"), &[("act", "join")]).await.is(303);
        house.app.clock.advance(Duration::from_secs(1));
        // Whoever was planned before hears of what comes after.
        later(&house, Duration::from_mins(1)).await;
        say(&noemie, &space, "Chaises", "Qui en a ?").await;
        say(&noemie, &other, "Outils", "Lesquels ?").await;
        let page = [("title", "Inventaire"), ("text", "Cent chaises."), ("act", "save")];
        noemie.post(&format!("{space}/pages/nouvelle"), &page).await.is(303);
        assert!(later(&house, Duration::from_hours(18) + Duration::from_mins(50)).await.is_empty(), "06:51 UTC");
        let mails = later(&house, Duration::from_mins(10)).await;
        assert_eq!(mails.len(), 1);
        let [subject, text, stop, _] = read(&mails[0]);
        assert_eq!(subject, "3 nouvelles de vos espaces (Boucle)");
        let (first, second) = (text.find("\nAtelier\n=======").unwrap(), text.find("\nComité\n======").unwrap());
        assert!(first < text.find("Outils").unwrap() && text.find("Outils").unwrap() < second, "{text}");
        assert!(second < text.find("Inventaire").unwrap(), "{text}");
        assert_eq!(later(&house, Duration::from_hours(24)).await.len(), 1, "nothing new, no mail");

        // What was read meanwhile is no news.
        let noemie = house.coordinator().await;
        let topic = say(&noemie, &space, "Tables", "Et des tables ?").await;
        house.buyer().await.get(&topic).await.is(200);
        assert_eq!(later(&house, Duration::from_hours(24)).await.len(), 1);

        // One click, from a mail program: no session, no origin, one field.
        say(&house.coordinator().await, &space, "Lampes", "Et des lampes ?").await;
        let stop = stop.trim_matches(['<', '>']);
        let path = &stop[stop.find("/arret/").unwrap()..];
        house.visitor().get(path).await.is(200).says("Arrêter");
        let request = axum::extract::Request::builder()
            .method("POST")
            .uri(path)
            .header("host", "localhost")
            .header("content-type", "application/x-www-form-urlencoded")
            .extension(axum::extract::ConnectInfo(std::net::SocketAddr::from(([127, 0, 0, 1], 9))))
            .body(axum::body::Body::from("List-Unsubscribe=One-Click"))
            .unwrap();
        house.visitor().send(request).await.is(200).says("plus de courriels d’aucun espace");
        assert_eq!(later(&house, Duration::from_hours(24)).await.len(), 1);
        house.buyer().await.get("/moi/courriels").await.is(200).says("<option value=\"never\" selected>");
        house.visitor().get("/arret/nothing").await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_space_has_its_pace_and_the_weekly_mail_its_day() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&house, &noemie, &camille, "daily").await;
        let id = space.rsplit('/').next().unwrap();
        let field = format!("space-{id}");
        let mut fields = vec![
            ("pace", "daily"),
            (&*field, "weekly"),
            ("hour", "10"),
            ("weekday", "9"),
            ("quiet_from", "21"),
            ("quiet_until", "7"),
        ];
        camille.post("/moi/courriels", &fields).await.is(422).says("Donnez une heure");
        fields[3] = ("weekday", "3");
        camille.post("/moi/courriels", &fields).await.is(303);
        later(&house, Duration::from_mins(1)).await;
        say(&noemie, &space, "Chaises", "Qui en a ?").await;
        // Monday noon UTC to Wednesday 10 o'clock in Paris, which is 09:00 UTC: 45 hours.
        assert!(later(&house, Duration::from_hours(44) + Duration::from_mins(50)).await.is_empty());
        let mails = later(&house, Duration::from_mins(15)).await;
        assert_eq!(mails.len(), 1);
        assert!(read(&mails[0])[1].contains("un courriel par semaine"));

        // Mails that come back: nothing more leaves, until the person says that the address works.
        assert!(notices::mark_failing(&house.app.db, CAMILLE, house.app.clock.now()).await.unwrap());
        assert!(!notices::mark_failing(&house.app.db, "nobody@example.org", house.app.clock.now()).await.unwrap());
        say(&house.coordinator().await, &space, "Tables", "Et des tables ?").await;
        assert_eq!(later(&house, Duration::from_hours(24 * 7)).await.len(), 1);
        let camille = house.buyer().await;
        camille.get("/moi/courriels").await.is(200).says("nous reviennent");
        fields.push(("mended", "1"));
        camille.post("/moi/courriels", &fields).await.is(303);
        later(&house, Duration::from_mins(1)).await;
        say(&house.coordinator().await, &space, "Lampes", "Et des lampes ?").await;
        assert_eq!(later(&house, Duration::from_hours(24 * 7)).await.len(), 2);
    }
}

/// A measure, not a check: `cargo test -p boucle --test it -- --ignored --nocapture ten_thousand`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "makes ten thousand people, and is for measuring"]
async fn the_digests_of_ten_thousand_people() {
    let resident = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
    };
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        boucle::demo_large::life::make(&house.app, 10_000, |_| {}).await.unwrap();
        notices::send_due(&house.app).await.unwrap();
        let (noemie, before) = (house.coordinator().await, resident());
        for space in house.app.db.all(&SPACES, args![]).await.unwrap() {
            say(&noemie, &format!("/espaces/{space}"), "Nouvelle", "De quoi parler demain.").await;
        }
        house.app.clock.advance(Duration::from_hours(24));
        let began = std::time::Instant::now();
        let sent = notices::send_due(&house.app).await.unwrap();
        let (took, after) = (began.elapsed(), resident());
        println!("{engine:?}: {sent} digests in {took:.1?}; resident {before} MB before, {after} MB after");
        assert!(sent >= 10_000, "{sent}");
    }
}

sql! {
    SPACES: Uuid = "SELECT id FROM space WHERE title LIKE 'Groupe %' ORDER BY id";
}
