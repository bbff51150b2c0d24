//! A year of an edition by a controlled clock: what was attended of what was promised, and the certificate at its end.

use boucle::kit::jobs;
use db::testing::engines;
use db::{Run, Timestamp, Uuid, args, sql};

use crate::charters::{HUGO, NAMED, TEXT, ZOE, admit, id, last_mail, link, publish, sign, verdict};
use crate::house::TestHouse;
use crate::programmes::prepared;

sql! {
    PLAN: () = "
        INSERT INTO meeting (id, space_id, kind, title, text, starts_at, ends_at, time_zone, place, access, link, sequence,
            mailed, minutes, minutes_state, updated_at, version)
        VALUES ($1, $2, $3, $4, '', $5, $6, 'Europe/Paris', '', '', 'https://visio.example.org/x', 0, 0, '', 'none', $5, 1)";
    PERSON: Uuid = "SELECT id FROM person WHERE email_key = $1";
}

/// Three plenaries are promised. The second is on the eve of its day in UTC: it is the day in Paris that counts.
const YEAR: [(&str, &str, &str, &str); 4] = [
    ("plenary", "Plénière d’ouverture", "2027-01-12T09:00:00Z", "2027-01-12T12:00:00Z"),
    ("workshop", "Revoir le besoin", "2027-02-09T23:30:00Z", "2027-02-10T01:30:00Z"),
    ("plenary", "Plénière d’été", "2027-06-10T08:00:00Z", "2027-06-10T11:00:00Z"),
    ("plenary", "Plénière de clôture", "2027-12-09T09:00:00Z", "2027-12-09T12:00:00Z"),
];

/// What the program does by itself each minute.
async fn a_minute(house: &TestHouse) {
    jobs::minute(&house.app.db, house.app.clock.now()).await.unwrap();
    house.settle().await;
}

pub async fn planned(house: &TestHouse, edition: &str) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for (kind, title, starts, ends) in YEAR {
        let (meeting, at) = (Uuid::now_v7(), |text: &str| text.parse::<Timestamp>().unwrap());
        let row = args![meeting, id(edition), kind, title, at(starts), at(ends)];
        house.app.db.execute(&PLAN, row).await.unwrap();
        ids.push(meeting);
    }
    ids
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_of_sessions_ends_with_a_certificate_of_those_that_were_attended() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let edition = prepared(&coordinator).await;
        admit(&house, &edition, &[ZOE, HUGO]).await;
        publish(&coordinator, &edition, 0, TEXT, false).await;
        sign(&house, ZOE, &NAMED).await;
        let account = link(&last_mail(&house, ZOE.1).await, "/inscription/");
        house.visitor().post(&account, &[("name", "Zoé Lacombe"), ("password", "")]).await.is(303);
        let zoe = house.app.db.one(&PERSON, args![ZOE.1]).await.unwrap().to_string();
        let sessions = planned(&house, &edition).await;
        let (presences, attestation) = (format!("{edition}/presences"), format!("{edition}/attestation"));
        house
            .person(ZOE.1)
            .await
            .get(&presences)
            .await
            .is(200)
            .says("Aucune plénière sur 3")
            .says("Aucune séance n’a encore");
        house.buyer().await.get(&presences).await.is(404);

        // She comes to the first two sessions and misses the summer plenary.
        for (number, (_, _, _, ends)) in YEAR.iter().enumerate().take(3) {
            house.app.clock.move_to(ends.parse().unwrap());
            let place = format!("/rencontres/{}/presences", sessions[number]);
            let there: &[(&str, &str)] = if number < 2 { &[("there", &zoe)] } else { &[] };
            house.coordinator().await.post(&place, there).await.is(303);
        }
        let page = house.person(ZOE.1).await.get(&presences).await;
        page.is(200).says("1 plénière sur 3").says("2 séances sur 3").says("Manquée").says("Il n’est plus possible");
        page.says_not(HUGO.0).says_not("Recevoir mon attestation");
        house.person(ZOE.1).await.post(&attestation, &[]).await.is(403);
        let desk = house.coordinator().await.get(&presences).await;
        desk.is(200).says(ZOE.0).says(HUGO.0).says("Présence de 2 participants").says("Ne peut plus toutes les suivre");

        // The edition ends on 10 December: on the 11th each may take their own.
        house.app.clock.move_to("2027-12-11T08:00:00Z".parse().unwrap());
        let me = house.person(ZOE.1).await;
        me.get(&presences).await.says("Recevoir mon attestation");
        me.post(&attestation, &[]).await.is(303);
        me.post(&attestation, &[]).await.is(303);
        let page = me.get(&presences).await.text;
        let place = link(&page.replace('"', " "), &format!("{edition}/attestations/"));
        let certificate = me.get(&place).await;
        certificate
            .is(200)
            .says("Attestation de participation : Zoé Lacombe")
            .says("Revoir le besoin")
            .says("10 février 2027");
        certificate.says_not("Plénière d’été");
        let file = me.get(&format!("{place}/fichier")).await.text;
        assert!(file.contains("2027-01-12 Plénière d’ouverture\\n2027-02-10 Revoir le besoin\""), "{file}");
        verdict(&house, &file).await.says("Ce fichier est authentique").says("Revoir le besoin");
        verdict(&house, &file.replace("2027-02-10", "2027-06-10")).await.says("Ce fichier a été modifié");
        house.buyer().await.get(&place).await.is(404);

        // Hugo attended nothing; and she has hers already, until her presence is put right.
        let noemie = house.coordinator().await;
        let give = format!("{edition}/attestations");
        noemie.post(&give, &[]).await.is(303);
        assert!(me.get(&presences).await.text.contains(&place), "no other was given");
        noemie.post(&format!("/rencontres/{}/presences", sessions[2]), &[("there", &zoe)]).await.is(303);
        noemie.post(&give, &[]).await.is(303);
        let page = me.get(&presences).await.text;
        let other = link(&page.replace('"', " "), &format!("{edition}/attestations/"));
        assert_ne!(other, place, "{engine:?}");
        me.get(&other).await.says("Plénière d’été").says("2 plénières sur 3");
        verdict(&house, &file).await.says("Ce fichier est authentique");
        me.post("/moi/suppression", &[("email", ZOE.1)]).await.is(303);
        verdict(&house, &file).await.says("Ce fichier est authentique");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_answers_three_questions_and_who_missed_a_plenary_is_told_once_what_to_read() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let edition = prepared(&coordinator).await;
        let five: Vec<(String, String)> =
            (1..=5).map(|n| (format!("Personne {n}"), format!("personne{n}@example.org"))).collect();
        let people: Vec<(&str, &str)> = five.iter().map(|(name, email)| (name.as_str(), email.as_str())).collect();
        admit(&house, &edition, &people).await;
        publish(&coordinator, &edition, 0, TEXT, false).await;
        let mut there = Vec::new();
        for (name, email) in &people[..4] {
            sign(&house, (name, email), &NAMED).await;
            let account = link(&last_mail(&house, email).await, "/inscription/");
            house.visitor().post(&account, &[("name", name), ("password", "")]).await.is(303);
            there.push(house.app.db.one(&PERSON, args![*email]).await.unwrap().to_string());
        }
        let sessions = planned(&house, &edition).await;
        let place = format!("{edition}/seances/{}", sessions[0]);
        let answer = [("useful", "4"), ("clear", "3"), ("remark", "Plus d’exemples.")];

        // Before it is held there is nothing to say of it, and what is to be read is not shown.
        let noemie = house.coordinator().await;
        let mark = [("matters_to", "elected"), ("catch_up", "Lisez **le résumé**."), ("_version", "0")];
        noemie.post(&format!("{place}/reperes"), &mark).await.is(303);
        noemie.post(&format!("{place}/reperes"), &mark).await.is(422).says("Quelqu’un a enregistré entre-temps");
        let first = house.person(people[0].1).await;
        first.get(&place).await.is(200).says("nouvellement élues").says_not("le résumé");
        first.post(&format!("{place}/avis"), &answer).await.is(403);
        first.post(&format!("{place}/reperes"), &mark).await.is(403);
        // On the page of the edition it is said once: of the four sessions, one is marked.
        let page = noemie.get(&edition).await;
        assert_eq!(page.is(200).text.matches("nouvellement élues").count(), 1, "{engine:?}");
        house.buyer().await.get(&place).await.is(404);

        // Three came; the fourth and the fifth, who has no account, did not.
        house.app.clock.move_to("2027-01-12T12:00:00Z".parse().unwrap());
        let noted: Vec<(&str, &str)> = there[..3].iter().map(|id| ("there", id.as_str())).collect();
        house.coordinator().await.post(&format!("/rencontres/{}/presences", sessions[0]), &noted).await.is(303);
        for (number, (_, email)) in people[..3].iter().enumerate() {
            let me = house.person(email).await;
            me.post(&format!("{place}/avis"), &[("useful", "5")]).await.is(422).says("Choisissez une réponse");
            me.post(&format!("{place}/avis"), &answer).await.is(303);
            let desk = house.coordinator().await.get(&place).await;
            if number < 2 {
                desk.says_not("Plus d’exemples.")
            } else {
                desk.says("Plus d’exemples.").says("3 réponses")
            };
        }
        // A change of mind counts once: (4 + 4 + 1) / 3 = 3.
        let third = house.person(people[2].1).await;
        third.post(&format!("{place}/avis"), &[("useful", "1"), ("clear", "3")]).await.is(303);
        house.coordinator().await.get(&place).await.says("3 réponses").says("3 sur 4");
        house.person(people[3].1).await.post(&format!("{place}/avis"), &answer).await.is(403);

        // A week later, by the minute.
        house.app.clock.move_to("2027-01-19T11:59:00Z".parse().unwrap());
        a_minute(&house).await;
        assert!(!last_mail(&house, people[3].1).await.contains("vous n’étiez pas"));
        house.app.clock.move_to("2027-01-19T12:01:00Z".parse().unwrap());
        a_minute(&house).await;
        for (_, email) in &people[3..] {
            let mail = last_mail(&house, email).await;
            assert!(mail.contains("vous n’étiez pas à la séance") && mail.contains("Plénière d’ouverture"), "{mail}");
        }
        assert!(!last_mail(&house, people[0].1).await.contains("vous n’étiez pas"));
        house.person(people[3].1).await.get(&place).await.says("le résumé").says("Manquée");
        house.person(people[3].1).await.get(&format!("{edition}/presences")).await.says("Procédure non lancée");
        // Reworded, it is not sent again.
        let before = house.mails().len();
        let again = [("matters_to", "all"), ("catch_up", "Autre chose."), ("_version", "1")];
        house.coordinator().await.post(&format!("{place}/reperes"), &again).await.is(303);
        a_minute(&house).await;
        assert_eq!(house.mails().len(), before);
    }
}
