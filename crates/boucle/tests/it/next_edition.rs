//! An edition prepared from the one before: shown first, moved by whole weeks, and without anything that is its people's.

use db::testing::engines;
use db::{Date, Run, Timestamp, args, row, sql};

use crate::charters::{HUGO, NAMED, TEXT, ZOE, admit, id, publish, sign};
use crate::house::TestHouse;
use crate::programmes::{JUDITH, LEONIE, edition, prepared, seat};
use crate::sessions::planned;

row! {
    struct Days {
        opens_on: Date,
        closes_on: Date,
        starts_on: Date,
        ends_on: Date,
    }
}
row! {
    struct Planned {
        kind: String,
        title: String,
        starts_at: Timestamp,
        ends_at: Timestamp,
        matters_to: Option<String>,
        catch_up: Option<String>,
        mailed: i64,
    }
}

sql! {
    DAYS: Days = "SELECT opens_on, closes_on, starts_on, ends_on FROM edition WHERE id = $1";
    SESSIONS: Planned = "
        SELECT m.kind, m.title, m.starts_at, m.ends_at, s.matters_to, s.catch_up, m.mailed
        FROM meeting m LEFT JOIN session_mark s ON s.meeting_id = m.id WHERE m.space_id = $1 ORDER BY m.starts_at, m.id";
    EDITIONS: i64 = "SELECT count(*) AS n FROM edition";
    APPLICATIONS: i64 = "SELECT count(*) AS n FROM application WHERE edition_id = $1";
    SIGNATURES: i64 = "SELECT count(*) AS n FROM charter_signature WHERE edition_id = $1";
    ANSWERS: i64 = "
        SELECT count(*) AS n FROM meeting m JOIN meeting_person p ON p.meeting_id = m.id WHERE m.space_id = $1";
    ANSWER: () = "
        INSERT INTO meeting_person (meeting_id, person_id, answer, delegate)
        SELECT $1, id, 'yes', '' FROM person WHERE email_key = 'camille.lavoie@example.org'";
    MEMBERS: i64 = "SELECT count(*) AS n FROM space_member WHERE space_id = $1 AND until IS NULL";
}

/// Of `prepared`: registration from 1 November to 31 December 2026, the year from Tuesday 12 January to Friday 10 December
/// 2027. 11 January 2028 is the Tuesday 52 weeks later, and all other days move by those 364 days.
const NEXT: [(&str, &str); 5] = [
    ("_once", "01900000-0000-7000-8000-0000000000e2"),
    ("title", "Achats sobres 2028"),
    ("starts_on", "2028-01-12"),
    ("moves", "weeks"),
    ("seen", "2028-01-12 weeks"),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_next_edition_is_shown_first_then_made_with_its_days_moved_and_its_people_left_behind() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let db = &house.app.db;
        let coordinator = house.coordinator().await;
        let before = prepared(&coordinator).await;
        admit(&house, &before, &[ZOE, HUGO]).await;
        publish(&coordinator, &before, 0, TEXT, true).await;
        let named = [("representative_name", "A. Maire"), ("representative_post", "Maire")];
        let named = [&NAMED[..], &named[..], &[("representative_email", "maire@example.org")]].concat();
        sign(&house, ZOE, &named).await;
        let sessions = planned(&house, &before).await;
        db.execute(&ANSWER, args![sessions[0]]).await.unwrap();
        let mark = [("matters_to", "elected"), ("catch_up", "Le compte rendu de cette année-là."), ("_version", "0")];
        coordinator.post(&format!("{before}/seances/{}/reperes", sessions[0]), &mark).await.is(303);

        let others = db.one(&EDITIONS, args![]).await.unwrap();
        // Without a date, a year later to the week, and a title that says the next year.
        let place = format!("{before}/suivante");
        let page = coordinator.get(&place).await;
        page.is(200).says("value=\"Achats sobres 2028\"").says("mardi 12 janvier 2027").says("mardi 11 janvier 2028");
        page.says("Plénière d’été").says("jeudi 8 juin 2028").says("La charte, en projet").says("Personne n’est invité");
        // To the day: 365 days.
        let to_the_day = coordinator.get(&format!("{place}?title=X&starts_on=2028-01-12&moves=days")).await;
        to_the_day.is(200).says("mercredi 12 janvier 2028").says("vendredi 31 décembre 2027");

        assert_eq!(db.one(&EDITIONS, args![]).await.unwrap(), others, "{engine:?}: looking makes nothing");
        // Other days than those that were shown are shown first, and nothing typed is lost.
        let unseen = NEXT.map(|(name, value)| if name == "seen" { (name, "2028-01-04 weeks") } else { (name, value) });
        let page = coordinator.post(&place, &unseen).await;
        page.is(422).says("Les dates ont changé").says("Achats sobres 2028").says("value=\"2028-01-12 weeks\"");
        let earlier = NEXT.map(|(name, value)| if name == "starts_on" { (name, "2027-01-14") } else { (name, value) });
        coordinator.post(&place, &earlier).await.is(422).says("Choisissez une date après le début");
        assert_eq!(db.one(&EDITIONS, args![]).await.unwrap(), others);

        let made = coordinator.post(&place, &NEXT).await;
        let next = made.is(303).location.clone();
        assert_eq!(coordinator.post(&place, &NEXT).await.is(303).location, next, "posted twice, it is made once");
        assert_eq!(db.one(&EDITIONS, args![]).await.unwrap(), others + 1);
        let days = db.one(&DAYS, args![id(&next)]).await.unwrap();
        let said = [days.opens_on, days.closes_on, days.starts_on, days.ends_on].map(|day| day.to_string());
        assert_eq!(said, ["2027-10-31", "2027-12-30", "2028-01-11", "2028-12-08"]);

        // The second begins at half past midnight in Paris, and still does.
        let all = db.all(&SESSIONS, args![id(&next)]).await.unwrap();
        let said: Vec<String> = all.iter().map(|it| format!("{} {} {}", it.kind, it.starts_at, it.ends_at)).collect();
        assert_eq!(
            said,
            [
                "plenary 2028-01-11T09:00:00Z 2028-01-11T12:00:00Z",
                "workshop 2028-02-08T23:30:00Z 2028-02-09T01:30:00Z",
                "plenary 2028-06-08T08:00:00Z 2028-06-08T11:00:00Z",
                "plenary 2028-12-07T09:00:00Z 2028-12-07T12:00:00Z",
            ]
        );
        assert_eq!(all[0].title, "Plénière d’ouverture");
        assert_eq!((all[0].matters_to.as_deref(), all[0].catch_up.as_deref()), (Some("elected"), Some("")));
        assert!(all.iter().all(|session| session.mailed < 0), "nobody is invited");

        for (what, statement) in [("applications", &APPLICATIONS), ("signatures", &SIGNATURES), ("answers", &ANSWERS)] {
            assert!(db.one(statement, args![id(&before)]).await.unwrap() > 0, "{what}");
            assert_eq!(db.one(statement, args![id(&next)]).await.unwrap(), 0, "{what}");
        }
        // Who prepares it alone.
        assert_eq!(db.one(&MEMBERS, args![id(&next)]).await.unwrap(), 1);
        house.visitor().get(&next).await.is(404);
        coordinator.get(&next).await.is(200).says("Pas encore publiée").says("<strong>passée</strong>");
        let charter = coordinator.get(&format!("{next}/charte")).await;
        charter.says("aux plénières").says("La charte n’est pas encore publiée").says_not(ZOE.0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_of_the_pilot_takes_conditions_and_organisers_along() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let before = edition(&house).await;
        let place = format!("{before}/suivante");
        house.person(JUDITH).await.get(&place).await.is(403);
        let leonie = house.person(LEONIE).await;
        // The demonstration's starts on 19 January 2027, a Tuesday.
        leonie
            .get(&place)
            .await
            .is(200)
            .says("mardi 18 janvier 2028")
            .says("Les conditions d’accès")
            .says("Fonds Passerelles");
        let fields = [("title", "Troisième"), ("starts_on", "2028-01-18"), ("moves", "weeks"), ("seen", "2028-01-18 weeks")];
        let next = leonie.post(&place, &fields).await.is(303).location.clone();
        assert_ne!(next, before);
        leonie.get(&format!("{next}/modifier")).await.is(200);
        leonie.get(&format!("{next}/conditions/1")).await.is(200);
        let organisers = leonie.get(&format!("{next}/organisateurs")).await;
        organisers.is(200).says("4 structures organisatrices").says("Judith Lamarque").says("Tariq Benhaddou");
        for (email, role) in [(LEONIE, "coordinator"), (JUDITH, "member")] {
            assert_eq!(seat(&house, &next, email).await.as_deref(), Some(role), "{engine:?} {email}");
        }
        // Once published, visitors read it, and are answered by the same conditions.
        leonie.post(&format!("{next}/publication"), &[("act", "publish"), ("_version", "1")]).await.is(303);
        house.visitor().get(&next).await.is(200).says("Plénière d’ouverture").says("Foire aux questions");
        house.visitor().get(&format!("{next}/acces")).await.is(200);
    }
}
