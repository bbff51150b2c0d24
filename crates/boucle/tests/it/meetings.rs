//! Meetings: a series and its exceptions, invitations and answers by mail, seats, minutes, dates, and what calendars read.
//! Calendars are read here by Python's `icalendar` and `dateutil`; the browser tests read them by another library.

use std::process::Command;

use db::testing::engines;
use db::{Run, args, sql};

use crate::house::{Asker, TestHouse};
use crate::spaces::opened;

const PYTHON: &str = "/usr/bin/python3";

sql! {
    STARTS: db::Timestamp = "
        SELECT m.starts_at FROM meeting m JOIN space s ON s.id = m.space_id WHERE s.title = 'Comité' ORDER BY m.starts_at";
    ADDRESSES: db::Uuid = "
        SELECT m.id FROM meeting m JOIN space s ON s.id = m.space_id WHERE s.title = 'Comité' ORDER BY m.starts_at";
    LEFT: i64 = "
        SELECT (SELECT count(*) FROM meeting m JOIN space s ON s.id = m.space_id WHERE s.title = 'Comité')
            + (SELECT count(*) FROM meeting_person a WHERE NOT EXISTS (SELECT 1 FROM meeting m WHERE m.id = a.meeting_id)) AS n";
}

/// A space of Québec with its coordinator and two members.
async fn space(noemie: &Asker<'_>, others: &[&Asker<'_>]) -> String {
    let space = opened(noemie, "Comité", "network", "open").await;
    for other in others {
        other.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
    }
    space
}

const SERIES: [(&str, &str); 9] = [
    ("title", "Rencontre; du comité, à deux"),
    ("kind", "working"),
    ("day", "2027-01-19"),
    ("time", "14:00"),
    ("lasts", "120"),
    ("every", "6"),
    ("count", "9"),
    ("place", ""),
    ("link", "https://visio.example.org/comite"),
];

fn with<'a>(fields: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more).copied().collect()
}

async fn plan(asker: &Asker<'_>, space: &str, more: &[(&str, &str)]) -> String {
    let answer = asker.post(&format!("{space}/rencontres/nouvelle"), &with(&SERIES, more)).await;
    answer.is(303);
    answer.location
}

async fn meetings(house: &TestHouse) -> Vec<String> {
    let ids = house.app.db.all(&ADDRESSES, args![]).await.unwrap();
    ids.into_iter().map(|id| format!("/rencontres/{id}")).collect()
}

/// Where the library is missing the test says so and ends; where every test must run it fails.
fn can_read_calendars() -> bool {
    let known = Command::new(PYTHON).args(["-c", "import icalendar, dateutil"]).stderr(std::process::Stdio::null()).status();
    let can = known.is_ok_and(|status| status.success());
    assert!(can || std::env::var_os("BOUCLE_TEST_REQUIRE_ALL").is_none(), "python3-icalendar is missing");
    can
}

/// What a calendar says happens when, in universal time: the rule expanded, what is left out left out, exceptions put in
/// the place of what they replace.
fn happenings(calendar: &str) -> Vec<String> {
    let script = r#"
import sys, icalendar, datetime
from dateutil.rrule import rrulestr
calendar = icalendar.Calendar.from_ical(sys.stdin.read())
utc = datetime.timezone.utc
said, replaced = [], set()
events = list(calendar.walk('VEVENT'))
for event in events:
    if 'RECURRENCE-ID' in event:
        replaced.add((str(event['UID']), event['RECURRENCE-ID'].dt.astimezone(utc)))
for event in events:
    if event.get('STATUS') == 'CANCELLED':
        continue
    if not isinstance(event['DTSTART'].dt, datetime.datetime):
        continue  # a due date of a plan: no meeting
    start, end = event['DTSTART'].dt, event['DTEND'].dt
    out = event.get('EXDATE', [])
    out = {d.dt.astimezone(utc) for part in (out if isinstance(out, list) else [out]) for d in part.dts}
    if 'RRULE' in event:
        wall = start.replace(tzinfo=None)
        for at in rrulestr(event['RRULE'].to_ical().decode(), dtstart=wall):
            at = start.tzinfo.localize(at) if hasattr(start.tzinfo, 'localize') else at.replace(tzinfo=start.tzinfo)
            moment = at.astimezone(utc)
            if moment not in out and (str(event['UID']), moment) not in replaced:
                said.append((moment, moment + (end - start), str(event['SUMMARY'])))
    else:
        said.append((start.astimezone(utc), end.astimezone(utc), str(event['SUMMARY'])))
for start, end, title in sorted(said):
    print(start.strftime('%Y-%m-%dT%H:%M'), int((end - start).total_seconds() // 60), title, sep='|')
"#;
    read_by(script, calendar)
}

fn read_by(script: &str, calendar: &str) -> Vec<String> {
    use std::io::Write;
    let mut child = Command::new(PYTHON)
        .args(["-c", script])
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(calendar.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{calendar}");
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// The kind, the sequence and the exceptions of the calendar in a mail, with its method.
fn invitation(mail: &str) -> Vec<String> {
    let script = "import sys, email, email.policy, icalendar\n\
        m = email.message_from_string(sys.stdin.read(), policy=email.policy.default)\n\
        p = [p for p in m.walk() if p.get_content_type() == 'text/calendar'][0]\n\
        c = icalendar.Calendar.from_ical(p.get_content())\n\
        print(c['METHOD'], p.get_param('method'))\n\
        for e in c.walk('VEVENT'):\n\
        \x20   print(int(e['SEQUENCE']), e.get('STATUS'), 'RECURRENCE-ID' in e, 'RRULE' in e, str(e['ATTENDEE']))\n";
    read_by(script, mail)
}

fn text_of(mail: &str) -> String {
    let script = "import sys, email, email.policy\n\
        m = email.message_from_string(sys.stdin.read(), policy=email.policy.default)\n\
        print(m['subject'])\nprint(m.get_body(('plain',)).get_content())";
    read_by(script, mail).join("\n")
}

async fn feed(asker: &Asker<'_>, space: &str) -> String {
    let page = asker.post("/moi/calendrier", &[("act", "make"), ("space", space)]).await;
    page.is(200);
    let code = page.text.split("<code>").nth(1).unwrap().split("</code>").next().unwrap();
    code[code.find("/calendrier/").unwrap()..].to_owned()
}

/// Every six weeks from 19 January 2027 at two in the afternoon in Montréal, where clocks change on 14 March and
/// 7 November 2027: 19:00 UTC in winter, 18:00 in summer, counted by hand.
#[tokio::test(flavor = "multi_thread")]
async fn a_series_is_planned_moved_and_cancelled_one_by_one_and_calendars_follow() {
    if !can_read_calendars() {
        eprintln!("skipped: python3-icalendar is missing");
        return;
    }
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &[&camille]).await;
        camille.get(&format!("{space}/rencontres")).await.is(200).says("Ici se préparent les rencontres");
        noemie.post(&format!("{space}/rencontres/nouvelle"), &with(&SERIES, &[("link", ""), ("count", "1")])).await.is(422);
        plan(&noemie, &space, &[]).await;
        let starts: Vec<String> = house
            .app
            .db
            .all(&STARTS, args![])
            .await
            .unwrap()
            .iter()
            .map(|at| at.strftime("%m-%d %H:%M").to_string())
            .collect();
        let rule = [
            "01-19 19:00",
            "03-02 19:00",
            "04-13 18:00",
            "05-25 18:00",
            "07-06 18:00",
            "08-17 18:00",
            "09-28 18:00",
            "11-09 19:00",
            "12-21 19:00",
        ];
        assert_eq!(starts, rule);
        camille
            .get(&format!("{space}/rencontres"))
            .await
            .is(200)
            .says("9 rencontres à venir")
            .says("mardi 19 janvier 2027, 14:00");

        let meetings = meetings(&house).await;
        let moved = [("day", "2027-03-04"), ("time", "09:30"), ("lasts", "90"), ("_version", "1"), ("scope", "one")];
        noemie.post(&format!("{}/modifier", meetings[1]), &with(&SERIES, &moved)).await.is(303);
        // Somebody who had the form open since before is told what the meeting has become.
        noemie.post(&format!("{}/modifier", meetings[1]), &with(&SERIES, &moved)).await.is(422).says("4 mars 2027");
        noemie.post(&format!("{}/annulation", meetings[2]), &[("scope", "one")]).await.is(303);
        noemie.get(&meetings[2]).await.is(200).says("Annulée");
        let later =
            [("day", "2027-07-06"), ("time", "15:00"), ("_version", "1"), ("scope", "all"), ("title", "Comité élargi")];
        noemie.post(&format!("{}/modifier", meetings[4]), &with(&SERIES, &later)).await.is(303);

        let address = feed(&camille, "").await;
        let calendar = house.visitor().get(&address).await;
        calendar.is(200);
        let old = "120|Rencontre; du comité, à deux";
        let expected = [
            format!("2027-01-19T19:00|{old}"),
            "2027-03-04T14:30|90|Rencontre; du comité, à deux".to_owned(),
            format!("2027-05-25T18:00|{old}"),
            "2027-07-06T19:00|120|Comité élargi".to_owned(),
            "2027-08-17T19:00|120|Comité élargi".to_owned(),
            "2027-09-28T19:00|120|Comité élargi".to_owned(),
            "2027-11-09T20:00|120|Comité élargi".to_owned(),
            "2027-12-21T20:00|120|Comité élargi".to_owned(),
        ];
        let comite = |lines: Vec<String>| lines.into_iter().filter(|line| line.contains("omité")).collect::<Vec<_>>();
        assert_eq!(comite(happenings(&calendar.text)), expected);
        // The same asked twice is the same, letter for letter.
        assert_eq!(house.visitor().get(&address).await.text, calendar.text);

        // A feed shows what its person may see at that moment.
        camille.post(&format!("{space}/adhesion"), &[("act", "leave")]).await.is(303);
        assert!(comite(happenings(&house.visitor().get(&address).await.text)).is_empty());
        let feeds = camille.get("/moi/calendrier").await;
        let id = feeds.text.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        noemie.post("/moi/calendrier", &[("act", "revoke"), ("id", &id)]).await.is(404);
        camille.post("/moi/calendrier", &[("act", "revoke"), ("id", &id)]).await.is(303);
        house.visitor().get(&address).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_mailed_once_answered_by_its_link_changed_and_cancelled() {
    if !can_read_calendars() {
        eprintln!("skipped: python3-icalendar is missing");
        return;
    }
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &[&camille]).await;
        plan(&noemie, &space, &[("invite", "1")]).await;
        house.settle().await;
        let mails = house.mails();
        assert_eq!(mails.len(), 2, "one for each member");
        let mail = mails.iter().find(|mail| mail.contains("camille.lavoie@example.org")).unwrap();
        assert_eq!(invitation(mail), ["REQUEST REQUEST", "0 CONFIRMED False True mailto:camille.lavoie@example.org"]);
        let text = text_of(mail);
        assert!(text.starts_with("Invitation\u{a0}: Rencontre; du comité, à deux, mardi 19 janvier 2027, 14:00"), "{text}");
        assert!(text.contains("mardi 21 décembre 2027, 14:00"), "{text}");
        let link = text.lines().find(|line| line.contains("/reponse/")).unwrap();
        let link = link[link.find("/reponse/").unwrap()..].trim().to_owned();

        // Without signing in; what a mail program opens by itself answers nothing.
        let meetings = meetings(&house).await;
        let page = house.visitor().get(&link).await;
        page.is(200).says("Votre réponse, Camille Lavoie").says("mardi 19 janvier 2027");
        camille.get(&meetings[0]).await.is(200).says("Aucune venue annoncée");
        let id = |at: usize| meetings[at].trim_start_matches("/rencontres/").to_owned();
        let (first, second) = (format!("answer-{}", id(0)), format!("answer-{}", id(1)));
        house.visitor().post(&link, &[(&first, "yes"), (&second, "delegate")]).await.is(422).says("le nom de qui vient");
        let delegate = format!("delegate-{}", id(1));
        let answers = [(&*first, "yes"), (&*second, "delegate"), (&*delegate, "Luc Roy")];
        house.visitor().post(&link, &answers).await.is(303);
        noemie.get(&meetings[0]).await.is(200).says("1 personne vient").says("Camille Lavoie");
        noemie.get(&meetings[1]).await.is(200).says("Luc Roy (à la place de Camille Lavoie)");

        let moved = [("day", "2027-01-20"), ("_version", "1"), ("scope", "one"), ("invite", "1")];
        noemie.post(&format!("{}/modifier", meetings[0]), &with(&SERIES, &moved)).await.is(303);
        house.settle().await;
        noemie.post(&format!("{}/annulation", meetings[1]), &[("scope", "one")]).await.is(303);
        house.settle().await;
        let to_camille = |mails: Vec<String>| -> Vec<Vec<String>> {
            mails.iter().filter(|mail| mail.contains("camille.lavoie@example.org")).map(|mail| invitation(mail)).collect()
        };
        let who = "mailto:camille.lavoie@example.org";
        let said = to_camille(house.mails());
        assert_eq!(said[1], ["REQUEST REQUEST".to_owned(), format!("1 CONFIRMED True False {who}")]);
        assert_eq!(said[2], ["CANCEL CANCEL".to_owned(), format!("2 CANCELLED True False {who}")]);
        // The rest at once: still held are those before, so calendars get the series as it has become.
        noemie.post(&format!("{}/annulation", meetings[2]), &[("scope", "all")]).await.is(303);
        house.settle().await;
        let said = to_camille(house.mails());
        assert_eq!(said.len(), 4);
        assert_eq!(said[3][..2], ["REQUEST REQUEST".to_owned(), format!("3 CONFIRMED False True {who}")]);

        // Who has left the space has nothing to say there any more.
        camille.post(&format!("{space}/adhesion"), &[("act", "leave")]).await.is(303);
        house.visitor().get(&link).await.is(404);
        house.visitor().get("/reponse/nothing").await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_to_come_wait_until_a_seat_is_free() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = space(&noemie, &[&camille, &idriss]).await;
        let meeting = plan(&noemie, &space, &[("every", "0"), ("capacity", "1"), ("place", "Salle 2")]).await;
        let answer = format!("{meeting}/reponse");
        idriss.post(&answer, &[("answer", "")]).await.is(422).says("Choisissez une réponse");
        idriss.post(&answer, &[("answer", "yes")]).await.is(303);
        house.app.clock.advance(std::time::Duration::from_mins(1));
        camille.post(&answer, &[("answer", "yes")]).await.is(303);
        camille.get(&meeting).await.is(200).says("liste d’attente").says("1 personne attend une place");
        // Saying the same again does not lose one's turn.
        idriss.post(&answer, &[("answer", "yes")]).await.is(303);
        idriss.get(&meeting).await.is(200).says_not("liste d’attente");
        idriss.post(&answer, &[("answer", "no")]).await.is(303);
        house.settle().await;
        camille.get(&meeting).await.is(200).says_not("liste d’attente").says("1 personne vient");
        let mails = house.mails();
        assert_eq!(mails.len(), 1);
        assert!(mails[0].contains("camille.lavoie@example.org"), "{}", mails[0]);
        // A larger room frees seats too.
        house.app.clock.advance(std::time::Duration::from_mins(1));
        idriss.post(&answer, &[("answer", "yes")]).await.is(303);
        idriss.get(&meeting).await.is(200).says("liste d’attente");
        let form = noemie.get(&format!("{meeting}/modifier")).await.is(200).text.clone();
        let version = form.split("name=\"_version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let larger =
            [("title", "Rencontre"), ("kind", "working"), ("day", "2026-12-10"), ("time", "14:00"), ("lasts", "120")];
        let larger = [
            larger.as_slice(),
            &[("place", "Salle 5"), ("link", "https://visio.example.org/x"), ("capacity", "2"), ("_version", version)],
        ]
        .concat();
        noemie.post(&format!("{meeting}/modifier"), &larger).await.is(303);
        house.settle().await;
        idriss.get(&meeting).await.is(200).says_not("liste d’attente");
        let mails = house.mails();
        assert!(mails.len() == 2 && mails[1].contains("idriss.benali@example.org"), "{mails:?}");
        // A supplier of the network who is not in the space sees that it is, not how to join nor who comes.
        let outsider = house.person("agathe.morin@example.org").await;
        outsider.get(&meeting).await.is(200).says("Salle 5").says_not("visio.example.org").says_not("Camille Lavoie");
        outsider.get(&format!("{meeting}/rencontre.ics")).await.is(200).says("Salle 5").says_not("visio.example.org");
        camille.get(&format!("{meeting}/rencontre.ics")).await.is(200).says("visio.example.org");
        house.app.clock.advance(std::time::Duration::from_hours(24 * 90));
        house.supplier().await.post(&answer, &[("answer", "yes")]).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_prepared_held_and_written_down() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &[&camille]).await;
        let meeting = plan(&noemie, &space, &[("every", "0"), ("day", "2026-11-24"), ("lasts", "60")]).await;
        let points = format!("{meeting}/points");
        camille.post(&points, &[("item", "")]).await.is(422);
        let budget = [("item", "Budget"), ("item-lasts", "20"), ("_once", "01980000-0000-7000-8000-0000000000aa")];
        camille.post(&points, &budget).await.is(303);
        camille.post(&points, &budget).await.is(303);
        assert_eq!(
            camille.get(&meeting).await.text.matches("<strong>Budget</strong>").count(),
            1,
            "posted twice, it is once"
        );
        noemie.post(&points, &[("item", "Calendrier"), ("item-lasts", "50")]).await.is(303);
        camille
            .get(&meeting)
            .await
            .is(200)
            .says("proposé par Camille Lavoie")
            .says("14:20")
            .says("dépasse la durée prévue de 10 minutes");
        let page = noemie.get(&meeting).await;
        let budget = page.text.split("/points/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        camille.post(&format!("{points}/{budget}"), &[("act", "down")]).await.is(403);
        noemie.post(&format!("{points}/{budget}"), &[("act", "down")]).await.is(303);
        let page = noemie.get(&meeting).await;
        assert!(page.text.find("Calendrier").unwrap() < page.text.find("Budget").unwrap());

        house.app.clock.advance(std::time::Duration::from_hours(36));
        let presences = noemie.get(&format!("{meeting}/presences")).await;
        presences.is(200).says("Camille Lavoie");
        let camille_id = house.app.db.one(&PERSON, args!["camille.lavoie@example.org"]).await.unwrap().to_string();
        noemie.post(&format!("{meeting}/presences"), &[("there", &camille_id)]).await.is(303);
        noemie.get(&meeting).await.is(200).says("1 présent");

        let minutes = format!("{meeting}/compte-rendu");
        let form = noemie.get(&minutes).await;
        form.is(200).says("## Calendrier");
        let version = form.text.split("name=\"_version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let text = "Décision : on continue.\n- Action : @Camille Lavoie écrit aux ateliers avant le 1er décembre 2026";
        let fields = [("text", text), ("_version", &version)];
        noemie.post(&minutes, &with(&fields, &[("act", "save")])).await.is(303);
        camille.get(&meeting).await.is(200).says_not("on continue");
        noemie.post(&minutes, &with(&fields, &[("act", "propose"), ("text", "Autre")])).await.is(422).says("on continue.");
        let version = noemie.get(&minutes).await;
        let version = version.text.split("name=\"_version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        noemie.post(&minutes, &[("text", text), ("_version", &version), ("act", "propose")]).await.is(303);
        camille.get(&meeting).await.is(200).says("on continue.").says("avant le 1er décembre 2026");
        camille.get("/").await.is(200).says("Vos actions à faire").says("écrit aux ateliers");
        camille.post(&format!("{meeting}/adoption"), &[("act", "adopt")]).await.is(403);
        camille.post(&format!("{meeting}/adoption"), &[("act", "approve")]).await.is(303);
        camille.get(&meeting).await.is(200).says("1 personne l’a approuvé");
        camille.post(&format!("{meeting}/suites/2"), &[("act", "do")]).await.is(303);
        camille.get("/").await.is(200).says_not("écrit aux ateliers");
        // Her copy of what is kept of her holds both, and nobody else's.
        let copy: serde_json::Value = serde_json::from_slice(&camille.bytes("/moi/donnees").await).unwrap();
        assert_eq!(copy["meetings"].as_array().unwrap().iter().filter(|one| one["space"] == "Comité").count(), 1);
        assert!(copy["actions"].to_string().contains("écrit aux ateliers"), "{copy}");
        noemie.post(&format!("{meeting}/adoption"), &[("act", "adopt")]).await.is(303);
        noemie.get(&minutes).await.is(403);

        // With the space goes all of it.
        let operator = house.operator().await;
        operator.post(&format!("{space}/suppression"), &[("title", "Comité")]).await.is(303);
        assert_eq!(house.app.db.one(&LEFT, args![]).await.unwrap(), 0);
    }
}

sql! {
    PERSON: db::Uuid = "SELECT id FROM person WHERE email = $1";
}

#[tokio::test(flavor = "multi_thread")]
async fn the_date_that_suits_most_becomes_a_meeting() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = space(&noemie, &[&camille, &idriss]).await;
        let new = format!("{space}/dates/nouvelle");
        let mut fields = vec![("title", "Visite"), ("lasts", "60"), ("day-1", "2026-12-01"), ("time-1", "10:00")];
        camille.post(&new, &fields).await.is(422).says("au moins deux dates");
        fields.extend([("day-2", "2026-12-02"), ("time-2", "10:00"), ("day-3", "2020-01-01"), ("time-3", "10:00")]);
        camille.post(&new, &fields).await.is(422).says("à venir").says("value=\"2026-12-02\"");
        fields.truncate(6);
        let answer = camille.post(&new, &fields).await;
        let search = answer.is(303).location.clone();
        idriss.post(&search, &[("slot-1", "yes")]).await.is(422).says("pour chaque date");
        idriss.post(&search, &[("slot-1", "maybe"), ("slot-2", "yes")]).await.is(303);
        camille.post(&search, &[("slot-1", "yes"), ("slot-2", "yes")]).await.is(303);
        noemie.post(&search, &[("slot-1", "yes"), ("slot-2", "no")]).await.is(303);
        // Two free on both; on the first, one more if need be.
        let page = noemie.get(&search).await;
        page.is(200).says("3 réponses");
        let (best, first, second) = (
            page.text.find("La meilleure").unwrap(),
            page.text.rfind("1er décembre 2026").unwrap(),
            page.text.rfind("2 décembre 2026").unwrap(),
        );
        assert!(first < second && first < best && best < second, "{}", page.text);
        let plan = page.text.split("href=\"/espaces/").find(|link| link.contains("nouvelle?titre")).unwrap();
        let plan = format!("/espaces/{}", plan.split('"').next().unwrap().replace("&#38;", "&"));
        noemie.get(&plan).await.is(200).says("value=\"2026-12-01\"").says("value=\"10:00\"").says("value=\"Visite\"");
        idriss.post(&format!("{search}/cloture"), &[("act", "close")]).await.is(403);
        camille.post(&format!("{search}/cloture"), &[("act", "close")]).await.is(303);
        idriss.post(&search, &[("slot-1", "yes"), ("slot-2", "yes")]).await.is(403);
    }
}
