//! Action plans: written, changed row by row, adopted, waited for, reminded of, taken from minutes, from files and to files.
//! The house stands at noon UTC on Monday 23 November 2026; the year of the group began on 3 July 2026.

use std::time::Duration;

use boucle::kit::jobs;
use db::testing::engines;
use db::{Run, Uuid, args, sql};
use http::Method;

use crate::house::{Answer, Asker, TestHouse};

sql! {
    GROUP: Uuid = "SELECT id FROM space WHERE title = 'Réduction à la source'";
    ACTION: Uuid = "
        SELECT a.id FROM action a JOIN cycle c ON c.id = a.cycle_id JOIN space s ON s.id = c.group_id
        WHERE s.title = 'Réduction à la source' AND c.closed_at IS NULL AND a.number = $1";
    VERSION: i64 = "SELECT version FROM action WHERE id = $1";
    PERSON: Uuid = "SELECT id FROM person WHERE email = $1";
    ORGANISATION: Uuid = "SELECT id FROM organisation WHERE name = $1";
    MINUTES: Uuid = "
        SELECT m.id FROM meeting m WHERE m.space_id = $1 AND m.minutes_state IN ('proposed', 'adopted')
            AND EXISTS (SELECT 1 FROM meeting_outcome o WHERE o.meeting_id = m.id)
        ORDER BY m.starts_at DESC LIMIT 1";
    OUTCOMES: i64 = "SELECT count(*) AS n FROM meeting_outcome WHERE meeting_id = $1";
    UNTAKE: () = "UPDATE action SET meeting_id = NULL WHERE meeting_id = $1";
    TAKEN: i64 = "SELECT count(*) AS n FROM action WHERE meeting_id = $1";
    TICKED: i64 = "SELECT count(*) AS n FROM meeting_outcome WHERE meeting_id = $1 AND done_at IS NOT NULL";
    PACE: () = "UPDATE person SET pace = $2 WHERE email = $1";
    OTHERS: () = "UPDATE person SET pace = 'never' WHERE email <> $1";
    REMINDERS: i64 = "SELECT count(*) AS n FROM action_reminder WHERE action_id = $1";
    ACTIONS: i64 = "SELECT count(*) AS n FROM action";
}

const CAMILLE: &str = "camille.lavoie@example.org";

async fn plan(house: &TestHouse) -> String {
    format!("/chantiers/{}/plan", house.app.db.one(&GROUP, args![]).await.unwrap())
}

async fn action(house: &TestHouse, number: i64) -> String {
    format!("/actions/{}", house.app.db.one(&ACTION, args![number]).await.unwrap())
}

async fn version(house: &TestHouse, address: &str) -> String {
    let id: Uuid = address.rsplit('/').next().unwrap().parse().unwrap();
    house.app.db.one(&VERSION, args![id]).await.unwrap().to_string()
}

/// Camille in the name of her town.
async fn camille(house: &TestHouse) -> String {
    let person = house.app.db.one(&PERSON, args![CAMILLE]).await.unwrap();
    let town = house.app.db.one(&ORGANISATION, args!["Ville de Rivemont"]).await.unwrap();
    format!("{person}.{town}")
}

const FORM: [(&str, &str); 4] =
    [("title", "Visiter un atelier"), ("starts_on", "2026-12-01"), ("due_on", "2026-12-15"), ("text", "À **deux**.")];

fn with<'a>(fields: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more).copied().collect()
}

async fn write(asker: &Asker<'_>, plan: &str, more: &[(&str, &str)]) -> String {
    let answer = asker.post(&format!("{plan}/nouvelle"), &with(&FORM, more)).await;
    answer.is(303);
    answer.location
}

async fn tell(house: &TestHouse, asker: &Asker<'_>, address: &str, more: &[(&str, &str)]) -> Answer {
    let version = version(house, address).await;
    asker.post(&format!("{address}/etat"), &with(&[("_version", version.as_str())], more)).await
}

async fn change(house: &TestHouse, asker: &Asker<'_>, address: &str, more: &[(&str, &str)]) -> Answer {
    let version = version(house, address).await;
    asker.post(&format!("{address}/modifier"), &with(&with(&FORM, &[("_version", version.as_str())]), more)).await
}

/// Lets days pass, and does what is due then.
async fn later(house: &TestHouse, days: u64) {
    house.app.clock.advance(Duration::from_hours(24 * days));
    for _ in 0..2 {
        jobs::minute(&house.app.db, house.app.clock.now()).await.unwrap();
        while jobs::work_off(&house.app).await.unwrap() > 0 {}
        house.app.clock.advance(Duration::from_secs(60));
    }
}

/// The text of each mail, as Python's library reads it.
pub fn letters(house: &TestHouse) -> Vec<String> {
    let script = "import sys, email, email.policy\n\
        m = email.message_from_string(sys.argv[1], policy=email.policy.default)\n\
        print(m['to'], m['subject'], m.get_body(('plain',)).get_content())";
    let read = |mail: &String| {
        let output = std::process::Command::new("/usr/bin/python3").args(["-c", script, mail]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    house.mails().iter().map(read).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_action_is_written_changed_in_its_row_and_its_lateness_is_said_in_words() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (buyer, plan) = (house.buyer().await, plan(&house).await);
        buyer.get(&plan).await.is(200).says("11 actions, 1 en retard").says("en retard de 10 jours");

        // Wrong, it comes back as it was typed.
        let wrong = with(&FORM, &[("due_on", "2026-11-30"), ("title", "  ")]);
        let wrong = buyer.post(&format!("{plan}/nouvelle"), &wrong).await;
        wrong.is(422).says("L’échéance vient avant le début").says("Écrivez un titre").says("À **deux**.");
        buyer
            .post(&format!("{plan}/nouvelle"), &with(&FORM, &[("due_on", "2199-01-01")]))
            .await
            .is(422)
            .says("Donnez un jour entre");

        let who = camille(&house).await;
        let once = [("_once", "01900000-0000-7000-8000-000000000077"), ("who", who.as_str())];
        let address = write(&buyer, &plan, &once).await;
        assert_eq!(write(&buyer, &plan, &once).await, address, "{engine:?}: posted twice, it is one");
        let page = buyer.get(&address).await;
        page.is(200).says("Visiter un atelier").says("<strong>deux</strong>").says("nº 12").says("Ville de Rivemont");
        page.says("ajoutée après l’adoption");

        // Its row opens, with the focus on its first field, and comes back with what is wrong.
        let row = buyer.get(&format!("{plan}?edit=12&tri=echeance")).await;
        row.is(200).says("action=\"/actions/").says("/ligne\"").says("autofocus");
        let seen = version(&house, &address).await;
        let fields = [
            ("_version", seen.as_str()),
            ("back", "tri=echeance"),
            ("state", "in_progress"),
            ("who", &who),
            ("starts_on", "2026-11-02"),
            ("due_on", "2026-11-13"),
        ];
        let line = format!("{address}/ligne");
        buyer.post(&line, &with(&fields, &[("due_on", "2026-10-01")])).await.is(422).says("L’échéance vient avant le début");
        let saved = buyer.post(&line, &fields).await;
        saved.is(303);
        assert_eq!(saved.location, format!("{plan}?tri=echeance&ligne=12"));
        buyer.get(&plan).await.says("12 actions, 2 en retard");
        buyer.get(&format!("{plan}?retard=1&etat=in_progress")).await.says("2 actions correspondent");
        buyer.get(&format!("{plan}?moi=1&retard=1")).await.says("Visiter un atelier").says_not("Rassembler nos clauses");

        // From an old version, both are seen and nothing is lost.
        let late = buyer.post(&line, &with(&fields, &[("due_on", "2026-12-31")])).await;
        late.is(422)
            .says("Quelqu’un vient de modifier cette action\u{a0}: En cours")
            .says("13 novembre 2026")
            .says("2026-12-31");
        let late = buyer.post(&format!("{address}/modifier"), &with(&FORM, &[("_version", "1"), ("title", "Autre")])).await;
        late.is(422).says("Ce que l’autre a enregistré").says("Visiter un atelier").says("value=\"Autre\"");

        // What was dropped is late no more, and what is done neither.
        tell(&house, &buyer, &address, &[("state", "dropped")]).await.is(303);
        tell(&house, &buyer, &action(&house, 3).await, &[("state", "done")]).await.is(303);
        buyer.get(&plan).await.says(">11 actions<").says_not("en retard de");
        tell(&house, &buyer, &address, &[("state", "done")]).await.is(422).says("Une action abandonnée se reprend d’abord");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_circle_of_dependencies_is_refused_with_its_way() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (buyer, plan) = (house.buyer().await, plan(&house).await);
        let first = write(&buyer, &plan, &[("title", "A")]).await;
        let second = write(&buyer, &plan, &[("title", "B"), ("waits", "12")]).await;
        write(&buyer, &plan, &[("title", "C"), ("waits", "13; 12")]).await;
        let circle = change(&house, &buyer, &first, &[("title", "A"), ("waits", "14")]).await;
        circle.is(422).says("12 → 14 → 13 → 12").says("value=\"14\"");
        change(&house, &buyer, &first, &[("title", "A"), ("waits", "12")]).await.is(422).says("12 → 12");
        change(&house, &buyer, &first, &[("waits", "99")]).await.is(422).says("Donnez des numéros d’actions de ce plan");
        // Nothing of it was kept.
        buyer.get(&first).await.says("Est attendue par").says_not("Attend la fin de");
        change(&house, &buyer, &second, &[("title", "B"), ("waits", "")]).await.is(303);
        change(&house, &buyer, &first, &[("title", "A"), ("waits", "14")]).await.is(422).says("12 → 14 → 12");
        change(&house, &buyer, &first, &[("title", "A"), ("waits", "13")]).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_begins_with_a_word_only_and_what_is_being_tried_is_not_done() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let buyer = house.buyer().await;
        // The eighth waits for the third.
        let waiting = action(&house, 8).await;
        let held = tell(&house, &buyer, &waiting, &[("state", "in_progress")]).await;
        held.is(422).says("Elle attend la fin de l’action 3 (Faire l’inventaire du mobilier qui dort)");
        let begun = [("state", "in_progress"), ("anyway", "Le local est libre dès maintenant.")];
        tell(&house, &buyer, &waiting, &begun).await.is(303);
        buyer.get(&waiting).await.says("Commencée sans attendre&nbsp;: Le local est libre").says("À venir → En cours");
        // A word alone is a note; nothing at all is not.
        tell(&house, &buyer, &waiting, &[("state", "in_progress")])
            .await
            .is(422)
            .says("Choisissez un autre état, ou écrivez un mot");
        tell(&house, &buyer, &waiting, &[("state", "in_progress"), ("note", "Deux *camions*.")]).await.is(303);
        buyer.get(&waiting).await.says("Deux <em>camions</em>").says("3 notes d’avancement");

        // The second has a sheet with its testers.
        let tried = action(&house, 2).await;
        tell(&house, &buyer, &tried, &[("state", "done")]).await.is(422).says("Des essais sont en cours (Fiche de critères");
        house.coordinator().await.get(&format!("{tried}/suppression")).await.says("a été donné à l’essai");
        house.coordinator().await.post(&format!("{tried}/suppression"), &[]).await.is(422);
        let fields = [("title", "Rédiger"), ("deliverable_id", ""), ("deliverable", ""), ("deliverable_kind", "tool")];
        change(&house, &buyer, &tried, &fields).await.is(422).says("a été donné à l’essai\u{a0}: il ne s’ôte plus du plan");
    }
}

/// The third was planned to 24 October 2026 and is due on 13 November: twenty days.
#[tokio::test(flavor = "multi_thread")]
async fn an_adopted_plan_keeps_its_dates_and_slippage_is_counted_in_days() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, plan) = (house.coordinator().await, plan(&house).await);
        let third = action(&house, 3).await;
        noemie.get(&third).await.says("24 octobre 2026").says("20 jours de plus que prévu");
        house.buyer().await.post(&format!("{plan}/adoption"), &[("_version", "1")]).await.is(403);
        noemie.post(&format!("{plan}/adoption"), &[("_version", "999")]).await.is(409);
        let page = noemie.get(&plan).await;
        let form = page.text.split("/plan/adoption").nth(1).unwrap();
        let version = form.split("value=\"").nth(1).unwrap().split('"').next().unwrap();
        noemie.post(&format!("{plan}/adoption"), &[("_version", version)]).await.is(303);
        noemie.get(&plan).await.says("Plan adopté le 23 novembre 2026").says_not("de plus que prévu");
        let line = [
            ("_version", "1"),
            ("state", "in_progress"),
            ("starts_on", "2026-09-04"),
            ("due_on", "2026-11-10"),
            ("who", ""),
        ];
        let seen = super::actions::version(&house, &third).await;
        noemie.post(&format!("{third}/ligne"), &with(&line, &[("_version", seen.as_str())])).await.is(303);
        noemie
            .get(&format!("{plan}?vue=frise"))
            .await
            .is(200)
            .says("3 jours de moins que prévu")
            .says("<svg")
            .says("<title id=\"chart-title\"");
        noemie.get(&format!("{plan}?vue=frise&pas=trimestre")).await.says("T4 2026");
    }
}

/// The Caisse pledged one hour a month. Twelve hours asked from 1 to 30 April 2027 are eleven too many in that month; thirty
/// hours from 17 May to 15 June, thirty days, are fifteen in each month.
#[tokio::test(flavor = "multi_thread")]
async fn hours_asked_are_held_against_hours_pledged_month_by_month() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (buyer, plan) = (house.buyer().await, plan(&house).await);
        let bank = house.app.db.one(&ORGANISATION, args!["Caisse solidaire de l’Anse"]).await.unwrap();
        let (hours, money) = (format!("hours-{bank}"), format!("money-{bank}"));
        let dates =
            [("starts_on", "2027-04-01"), ("due_on", "2027-04-30"), (hours.as_str(), "12"), (money.as_str(), "1 500,50")];
        let address = write(&buyer, &plan, &dates).await;
        write(&buyer, &plan, &[("starts_on", "2027-05-17"), ("due_on", "2027-06-15"), (hours.as_str(), "30")]).await;
        let load = plan.replace("/plan", "/charge");
        let page = buyer.get(&load).await;
        page.is(200).says("12\u{a0}h").says("11\u{a0}h de trop").says("15\u{a0}h").says("14\u{a0}h de trop").says("<svg");
        buyer.get(&address).await.says("1\u{202f}500,50\u{a0}$");
        buyer
            .post(&format!("{plan}/nouvelle"), &with(&FORM, &[(hours.as_str(), "beaucoup")]))
            .await
            .is(422)
            .says("nombre d’heures entier");
        // Dropped, it asks nothing any more.
        tell(&house, &buyer, &address, &[("state", "dropped")]).await.is(303);
        buyer.get(&load).await.says_not("11\u{a0}h de trop");
        house.person("agathe.morin@example.org").await.get(&load).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_hours_and_money_are_for_those_in_the_group_and_a_hidden_title_for_nobody_else() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (buyer, agathe, plan) =
            (house.buyer().await, house.person("agathe.morin@example.org").await, plan(&house).await);
        let town = house.app.db.one(&ORGANISATION, args!["Ville de Rivemont"]).await.unwrap();
        let (who, money) = (camille(&house).await, format!("money-{town}"));
        // A figure that no identifier on the page holds by chance.
        let address = write(&buyer, &plan, &[("who", &who), (money.as_str(), "98765")]).await;
        tell(&house, &buyer, &address, &[("state", "to_come"), ("note", "Entre nous.")]).await.is(303);
        buyer.get(&address).await.says("Camille Lavoie").says("98\u{202f}765").says("Entre nous");
        let page = agathe.get(&address).await;
        page.is(200)
            .says("Visiter un atelier")
            .says("Ville de Rivemont")
            .says_not("Camille")
            .says_not("98\u{202f}765")
            .says_not("Entre nous");
        agathe.get(&plan).await.is(200).says("Ville de Rivemont").says_not("Camille Lavoie");
        agathe.get(&format!("{plan}.csv")).await.is(200).says("Visiter un atelier").says_not("Camille").says_not("98765");
        let api = plan.replace("/chantiers/", "/api/v1/working-groups/").replace("/plan", "/actions");
        agathe.get(&api).await.is(200).says("\"number\":12").says("\"person\":null").says_not("9876500");
        buyer.get(&api).await.says("\"person\":\"Camille Lavoie\"").says("9876500");
        house.visitor().get(&address).await.is(303);

        // A page of a space that Agathe is not in is named to who may read it.
        let noemie = house.coordinator().await;
        let hidden = noemie.get("/espaces").await.text;
        let space =
            hidden.split("Clauses linge et textile").next().unwrap().rsplit("/espaces/").next().unwrap()[..36].to_owned();
        let pages = noemie.get(&format!("/espaces/{space}/pages")).await.text;
        let page = pages.split("/pages/").find(|part| part.contains("Brouillon des clauses")).unwrap()[..36].to_owned();
        let link = format!("/pages/{page}");
        buyer
            .post(&format!("{address}/liens"), &[("address", &link)])
            .await
            .is(422)
            .says("Vous ne voyez rien à cette adresse");
        noemie.post(&format!("{address}/liens"), &[("address", &link)]).await.is(303);
        noemie.get(&address).await.says("Brouillon des clauses");
        buyer.get(&address).await.says("Un lien vers ce que vous ne pouvez pas voir").says_not("Brouillon des clauses");
        buyer.post(&format!("{address}/liens"), &[("address", "http://example.org")]).await.is(422).says("https://");
        let outside = [("address", "https://example.org/fiche"), ("link_title", "")];
        buyer.post(&format!("{address}/liens"), &outside).await.is(303);
        buyer.get(&address).await.says("href=\"https://example.org/fiche\" rel=\"noopener nofollow\">example.org</a>");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_come_once_a_week_before_and_after_and_never_to_who_wants_none() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, plan) = (house.coordinator().await, plan(&house).await);
        house.app.db.execute(&OTHERS, args![CAMILLE]).await.unwrap();
        house.app.db.execute(&PACE, args![CAMILLE, "at_once"]).await.unwrap();
        // People are told of what comes after they came in: the demonstration sat them down at this very moment.
        house.app.clock.advance(Duration::from_secs(1));
        let who = camille(&house).await;
        // What was late before anybody was reminded: the third, ten days late, is past its eighth and before its 22nd.
        let address = write(&noemie, &plan, &[("who", &who), ("due_on", "2026-12-10")]).await;
        let id: Uuid = address.rsplit('/').next().unwrap().parse().unwrap();
        let count = async || house.app.db.one(&REMINDERS, args![id]).await.unwrap();
        later(&house, 0).await;
        let mine = |house: &TestHouse| {
            letters(house).into_iter().filter(|letter| letter.contains("Visiter un atelier")).collect::<Vec<_>>()
        };
        let first = mine(&house);
        assert_eq!(first.len(), 1, "{engine:?}: {:?}", letters(&house));
        assert!(
            first[0]
                .contains("Une action vous est confiée\u{a0}: «\u{a0}Visiter un atelier\u{a0}», pour le 10 décembre 2026"),
            "{first:?}"
        );
        assert!(first[0].contains(&format!("{address}#etat")), "{first:?}");

        // The 3rd of December is a week before; the 11th a day after; the 18th eight days; 1 January twenty-two.
        later(&house, 9).await;
        assert_eq!((count().await, mine(&house).len()), (0, 1), "{engine:?}: 2 December");
        later(&house, 1).await;
        assert_eq!((count().await, mine(&house).len()), (1, 2), "{engine:?}: 3 December");
        assert!(mine(&house).last().unwrap().contains("est attendue pour le 10 décembre 2026"));
        later(&house, 1).await;
        assert_eq!((count().await, mine(&house).len()), (1, 2), "{engine:?}: it is not said twice");
        later(&house, 7).await;
        assert!(mine(&house).last().unwrap().contains("était attendue pour le 10 décembre 2026"));
        assert_eq!((count().await, mine(&house).len()), (2, 3), "{engine:?}: 11 December");

        // At her pace: never is never, though it is noted; and what is done is not reminded of.
        house.app.db.execute(&PACE, args![CAMILLE, "never"]).await.unwrap();
        later(&house, 7).await;
        assert_eq!((count().await, mine(&house).len()), (3, 3), "{engine:?}: 18 December");
        house.app.db.execute(&PACE, args![CAMILLE, "at_once"]).await.unwrap();
        tell(&house, &noemie, &address, &[("state", "done")]).await.is(303);
        later(&house, 14).await;
        assert_eq!((count().await, mine(&house).len()), (3, 3), "{engine:?}: 1 January");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_undertook_stands_on_ones_page_and_in_ones_calendar() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (buyer, plan) = (house.buyer().await, plan(&house).await);
        let who = camille(&house).await;
        write(&buyer, &plan, &[("who", &who), ("title", "Écrire; relire, envoyer")]).await;
        let mine = buyer.get("/moi/actions").await;
        mine.is(200).says("Écrire; relire, envoyer").says("en retard de 10 jours").says("vous y aidez");
        let late = mine.text.find("Faire l’inventaire").unwrap();
        assert!(late < mine.text.find("Écrire; relire").unwrap(), "{engine:?}: what is late comes first");
        buyer.get("/").await.says("Faire l’inventaire du mobilier qui dort").says("/moi/actions");

        let made = buyer.post("/moi/calendrier", &[("act", "make"), ("space", "")]).await;
        let code = made.text.split("<code>").nth(1).unwrap().split("</code>").next().unwrap();
        let feed = buyer.get(&code[code.find("/calendrier/").unwrap()..]).await.text;
        let file = buyer.get(&format!("{plan}.ics")).await.text;
        if !can_read_calendars() {
            continue;
        }
        let days = days_of(&feed);
        assert!(
            days.contains(&"2026-12-15|2026-12-16|TRANSPARENT|Écrire; relire, envoyer".to_owned()),
            "{engine:?}: {days:?}"
        );
        assert!(days_of(&file).contains(&"2026-12-15|2026-12-16|TRANSPARENT|12 · Écrire; relire, envoyer".to_owned()));
        // Done, it is due no more.
        let address = action(&house, 12).await;
        tell(&house, &buyer, &address, &[("state", "done")]).await.is(303);
        let feed = buyer.get(&code[code.find("/calendrier/").unwrap()..]).await.text;
        assert!(!days_of(&feed).iter().any(|day| day.contains("relire")), "{engine:?}");
    }
}

const PYTHON: &str = "/usr/bin/python3";

/// Where the library is missing the test says so and ends; where every test must run it fails.
fn can_read_calendars() -> bool {
    let known =
        std::process::Command::new(PYTHON).args(["-c", "import icalendar"]).stderr(std::process::Stdio::null()).status();
    let can = known.is_ok_and(|status| status.success());
    assert!(can || std::env::var_os("BOUCLE_TEST_REQUIRE_ALL").is_none(), "python3-icalendar is missing");
    can
}

/// The whole days of a calendar, as Python's library reads them.
fn days_of(calendar: &str) -> Vec<String> {
    let script = "import sys, icalendar, datetime\n\
        for e in icalendar.Calendar.from_ical(sys.argv[1]).walk('VEVENT'):\n\
        \x20   s, d = e['DTSTART'].dt, e['DTEND'].dt\n\
        \x20   if type(s) is datetime.date: print(s, d, e.get('TRANSP', ''), e['SUMMARY'], sep='|')\n";
    let output =
        std::process::Command::new(PYTHON).args(["-c", script, calendar]).env("PYTHONIOENCODING", "utf-8").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_meeting_decided_becomes_actions_in_one_act_and_once() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (db, buyer, plan) = (&house.app.db, house.buyer().await, plan(&house).await);
        let group = db.one(&GROUP, args![]).await.unwrap();
        let meeting = db.one(&MINUTES, args![group]).await.unwrap();
        db.execute(&UNTAKE, args![meeting]).await.unwrap();
        let outcomes = db.one(&OUTCOMES, args![meeting]).await.unwrap();
        let ticked = db.one(&TICKED, args![meeting]).await.unwrap();
        buyer.get(&format!("/rencontres/{meeting}")).await.says("Tout reprendre dans le plan").says("En faire une action");
        let address = format!("{plan}/rencontres/{meeting}");
        let page = buyer.get(&address).await;
        page.is(200).says("Reprendre dans le plan");
        let one = buyer.get(&format!("{address}?suite=1")).await;
        assert!(one.text.matches(" checked").count() <= 1, "{engine:?}");

        let numbers: Vec<String> = (1..=outcomes).map(|position| position.to_string()).collect();
        let names: Vec<[String; 3]> =
            numbers.iter().map(|n| [format!("title-{n}"), format!("due-{n}"), format!("who-{n}")]).collect();
        let who = camille(&house).await;
        let mut fields = vec![("_once", "01900000-0000-7000-8000-000000000088")];
        for (number, [title, due, whom]) in numbers.iter().zip(&names) {
            fields.extend([("take", number.as_str()), (title, "Suite"), (due, "2027-01-15"), (whom, &who)]);
        }
        let missing: Vec<_> = fields.iter().filter(|(name, _)| *name != "due-1").copied().collect();
        buyer.post(&address, &missing).await.is(422).says("Donnez un jour entre");
        buyer.post(&address, &[("x", "1")]).await.is(422).says("Cochez ce qui est à reprendre");
        buyer.post(&address, &fields).await.is(303);
        buyer.post(&address, &fields).await.is(303);
        // Once more, from a fresh form: what is there is there.
        buyer.post(&address, &fields[1..]).await.is(303);
        assert_eq!(db.one(&TAKEN, args![meeting]).await.unwrap(), outcomes, "{engine:?}");
        buyer.get(&address).await.says("Tout est déjà dans le plan");
        let taken = action(&house, 12).await;
        buyer.get(&taken).await.says("Décidée en rencontre");
        buyer.get("/moi/actions").await.says("Suite");
        for number in 12..12 + outcomes {
            tell(&house, &buyer, &action(&house, number).await, &[("state", "done")]).await.is(303);
        }
        assert!(
            db.one(&TICKED, args![meeting]).await.unwrap() > ticked,
            "{engine:?}: what minutes say is ticked off with it"
        );
        // Of another group it is not seen.
        let other = house.coordinator().await.get(&format!("/chantiers/{}/plan/rencontres/{meeting}", Uuid::now_v7())).await;
        other.is(404);
    }
}

fn file(name: &str, content: &str) -> String {
    format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--x--\r\n")
}

async fn post_file(asker: &Asker<'_>, plan: &str, content: &str) -> Answer {
    let body = file("plan.csv", content);
    asker.ask(Method::POST, &format!("{plan}/import"), "multipart/form-data; boundary=x", &body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_goes_out_and_comes_back_unchanged_and_a_bad_line_stops_no_other() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, plan) = (house.coordinator().await, plan(&house).await);
        house.buyer().await.get(&format!("{plan}/import")).await.is(403);
        // What a spreadsheet would run stays what it is, out and in.
        write(&noemie, &plan, &[("title", "=1+1"), ("waits", "3")]).await;
        let out = noemie.get(&format!("{plan}.csv")).await;
        out.is(200).says("Numéro,Action,").says("'=1+1");
        let same = post_file(&noemie, &plan, &out.text).await;
        same.is(303);
        noemie
            .get(&same.location)
            .await
            .is(200)
            .says("Rien ne changerait")
            .says("12 déjà à jour")
            .says_not("laissée de côté");
        noemie.get(&format!("{plan}.xlsx")).await.is(200);

        // By number, by title, a new one, and five bad lines; semicolons, in the words of the other language.
        let text = "Number;Action;Due;Start;State;Organisation;Responsible;Waits for;Hours;Note\n\
            3;Faire l’inventaire du mobilier qui dort;2026-12-18;2026-09-04;In progress;Ville de Rivemont;Camille Lavoie;;Ville de Rivemont: 44; CSS\n\
            ;Réparer les uniformes avant d’en racheter;30/01/2027;;;Société de transport de la Rive-Haute;;;;x\n\
            ;Chercher un local;2027-02-01;2027-01-04;;Ville de Rivemont;Camille Lavoie;3;20;\n\
            ;;2027-02-01;;;;;;;\n\
            ;Sans date;bientôt;;;;;;;\n\
            ;Chez qui;2027-02-01;;;Nulle part;;;;\n\
            ;Par qui;2027-02-01;;;;Personne Inconnue;;;\n\
            3;Deux fois;2027-02-01;;;;;;;\n";
        let posted = post_file(&noemie, &plan, text).await;
        posted.is(303);
        let preview = noemie.get(&posted.location).await;
        preview.is(200).says("5 lignes laissées de côté").says("Ligne 5, Action").says("Ligne 6, Échéance").says("bientôt");
        preview
            .says("cette organisation n’est pas du chantier")
            .says("personne de ce nom")
            .says("cette action est déjà dite plus haut");
        preview.says("Colonnes laissées de côté\u{a0}:").says("Note").says("Nouvelle");
        let name = posted.location.split("fichier=").nth(1).unwrap();
        let refused = noemie.get(&format!("{plan}/import.csv?fichier={name}")).await;
        refused.is(200).says("Ligne,Colonne,Raison,Number,Action").says("Sans date");
        // Whoever leads another group, or does not lead, reads nothing of it.
        let before = house.app.db.one(&ACTIONS, args![]).await.unwrap();
        house.buyer().await.post(&format!("{plan}/import/execution"), &[("fichier", name)]).await.is(403);
        noemie.post(&format!("{plan}/import/execution"), &[("fichier", name)]).await.is(303);
        assert_eq!(house.app.db.one(&ACTIONS, args![]).await.unwrap(), before + 1, "{engine:?}");
        noemie.get(&action(&house, 3).await).await.says("18 décembre 2026");
        noemie.get(&action(&house, 9).await).await.says("30 janvier 2027");
        noemie.get(&action(&house, 13).await).await.says("Chercher un local").says("Attend la fin de").says("20\u{a0}h");
        let again = noemie.post(&format!("{plan}/import/execution"), &[("fichier", name)]).await;
        again.is(303);
        assert_eq!(house.app.db.one(&ACTIONS, args![]).await.unwrap(), before + 1, "{engine:?}: twice changes nothing");

        // A circle stops all of it, and says its way.
        let posted =
            post_file(&noemie, &plan, "Action,Due,Waits for\nFaire l’inventaire du mobilier qui dort,2026-12-18,13\n").await;
        noemie.get(&posted.location).await.says("3 → 13 → 3").says_not("Faire ces changements");
        let name = posted.location.split("fichier=").nth(1).unwrap();
        noemie.post(&format!("{plan}/import/execution"), &[("fichier", name)]).await.is(409);
        for (bad, words) in [("", "Choisissez un fichier"), ("PK\u{3}\u{4}zip", "ne se lit pas comme du CSV")] {
            let posted = post_file(&noemie, &plan, bad).await;
            let said = if posted.status == 303 { noemie.get(&posted.location).await } else { posted };
            said.is(422).says(words);
        }
    }
}
