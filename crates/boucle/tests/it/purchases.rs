//! Purchase projects: who reads and changes them, how they go from a need to what was bought, and what those who run an
//! edition see of all of them.

use std::io::Cursor;
use std::time::Duration;

use boucle::kit::jobs;
use boucle::purchases::queries::procedure_started;
use calamine::{Data, Reader, Xlsx};
use db::testing::engines;
use db::{Run, Uuid, args, sql};
use serde_json::Value;

use crate::actions::letters;
use crate::house::{Asker, TestHouse};

const EDITION: &str = "Achats circulaires, deuxième édition";
/// Carried by Camille and Samira, outside any edition; by Fatou within one.
const DESKS: &str = "120 postes%";
const LINEN: &str = "Linge de l’hôpital%";
const MEALS: &str = "Repas du centre de loisirs%";
/// A coach of the edition's pilot, an examiner of a partner, one who only speaks.
const TARIQ: &str = "tariq.benhaddou@example.org";
const JUDITH: &str = "judith.lamarque@example.org";
const LUCIE: &str = "lucie.tran@example.org";

sql! {
    PROJECT: Uuid = "SELECT id FROM purchase_project WHERE title LIKE $1";
    SPACE: Uuid = "SELECT id FROM space WHERE title = $1";
    PERSON: Uuid = "SELECT id FROM person WHERE email = $1";
    NEED: Uuid = "
        SELECT n.id FROM need n JOIN organisation o ON o.id = n.organisation_id
        WHERE o.name = 'Ville de Rivemont' AND n.state = 'open' ORDER BY n.id LIMIT 1";
    STAGES: String = "SELECT stage FROM purchase_stage WHERE project_id = $1 ORDER BY at, id";
    CARRIERS: i64 = "SELECT count(*) AS n FROM purchase_carrier WHERE project_id = $1";
    VERSION: i64 = "SELECT version FROM purchase_project WHERE id = $1";
    SEAT: () = "
        INSERT INTO space_member (id, space_id, person_id, role, title, since) VALUES ($1, $2, $3, 'member', '', $4)";
}

async fn project(house: &TestHouse, title: &str) -> (Uuid, String) {
    let id = house.app.db.one(&PROJECT, args![title]).await.unwrap();
    (id, format!("/achats/{id}"))
}

async fn board(house: &TestHouse) -> String {
    format!("/programmes/{}/projets", house.app.db.one(&SPACE, args![EDITION]).await.unwrap())
}

async fn version(house: &TestHouse, address: &str) -> String {
    let id: Uuid = address.rsplit('/').next().unwrap().parse().unwrap();
    house.app.db.one(&VERSION, args![id]).await.unwrap().to_string()
}

async fn go(house: &TestHouse, who: &Asker<'_>, address: &str, fields: &[(&str, &str)]) -> crate::house::Answer {
    let version = version(house, address).await;
    let mut all = vec![("_version", version.as_str())];
    all.extend(fields);
    who.post(&format!("{address}/etape"), &all).await
}

const NEW: [(&str, &str); 6] = [
    ("_once", "01900000-0000-7000-8000-0000000000f1"),
    ("title", "Chaises de la salle du conseil"),
    ("text", "Quarante chaises à refaire plutôt qu’à remplacer."),
    ("strategies", "repair"),
    ("next_step", "Compter les chaises"),
    ("next_on", "2026-12-01"),
];

async fn begun(who: &Asker<'_>) -> String {
    let answer = who.post("/achats/nouveau", &NEW).await;
    answer.is(303);
    answer.location
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_carry_it_change_it_their_organisation_reads_it_and_nobody_else() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (_, desks) = project(&house, DESKS).await;
        let (_, linen) = project(&house, LINEN).await;
        let change = format!("{desks}/modifier");
        for (email, reads, edits) in [
            ("camille.lavoie@example.org", 200, 200),
            ("samira.belkacem@example.org", 200, 200),
            // Of the town, and carry nothing.
            ("yannick.dumoulin@example.org", 200, 403),
            ("rosalie.nadeau@example.org", 200, 403),
            ("noemie.tremblay@example.org", 200, 403),
            // It is not made within their edition.
            (TARIQ, 404, 404),
            ("fatou.sarr@example.org", 404, 404),
            ("agathe.morin@example.org", 404, 404),
            ("idriss.benali@example.org", 404, 404),
        ] {
            let who = house.person(email).await;
            assert_eq!(who.get(&desks).await.status, reads, "{engine:?} {email}");
            assert_eq!(who.get(&change).await.status, edits, "{engine:?} {email}");
            let one = format!("/api/v1/purchases/{}", desks.rsplit('/').next().unwrap());
            assert_eq!(who.get(&one).await.status, reads, "{engine:?} {email}");
        }
        for (email, reads) in [(TARIQ, 200), (JUDITH, 200), (LUCIE, 404), ("salma.aitouarab@example.org", 404)] {
            let who = house.person(email).await;
            assert_eq!(who.get(&linen).await.status, reads, "{engine:?} {email}");
            assert_ne!(who.get(&format!("{linen}/etape")).await.status, 200, "{engine:?} {email}");
        }
        house.visitor().get(&desks).await.is(303);
        // Lists say no more than pages.
        house.person("salma.aitouarab@example.org").await.get("/achats").await.is(200).says("Jeux d’occasion");
        let listed = house.person("yannick.dumoulin@example.org").await.get("/achats").await;
        listed.says("Vous ne portez aucun projet").says_not("120 postes");
        let ours = house.person("yannick.dumoulin@example.org").await.get("/achats?vue=nous").await;
        ours.says("120 postes").says_not("Linge");
        house.coordinator().await.get("/achats?vue=reseau").await.says("120 postes").says("Linge de l’hôpital");
        house.buyer().await.get("/achats?vue=reseau").await.says_not("Linge de l’hôpital");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_organisers_say_among_themselves_is_not_shown_to_who_carries_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (_, meals) = project(&house, MEALS).await;
        let (tariq, thibault) = (house.person(TARIQ).await, house.person("thibault.leguennec@example.org").await);
        let notes = format!("{meals}/notes");
        tariq.post(&notes, &[("note", "À rapprocher de Bellefontaine"), ("private", "yes")]).await.is(303);
        tariq.post(&notes, &[("note", "Avez-vous pesé les restes ?")]).await.is(303);
        // Who carries it answers, and hides nothing from who coaches them.
        thibault.post(&notes, &[("note", "Oui, 40 kg par semaine"), ("private", "yes")]).await.is(303);
        thibault.post(&notes, &[("note", " ")]).await.is(422).says("Écrivez votre note");
        let theirs = thibault.get(&meals).await;
        theirs.says("Avez-vous pesé les restes").says("40 kg par semaine").says_not("rapprocher de Bellefontaine");
        theirs.says_not("Deux autres villes").says_not("name=\"private\"");
        let seen = house.person(JUDITH).await.get(&meals).await;
        seen.says("rapprocher de Bellefontaine").says("40 kg par semaine").says("Entre structures organisatrices");
        // Nor to those who only read.
        house.person("yannick.dumoulin@example.org").await.post(&notes, &[("note", "x")]).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_becomes_what_was_bought_one_stage_at_a_time() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let need = house.app.db.one(&NEED, args![]).await.unwrap();
        camille.get(&format!("/besoins/{need}")).await.says(&format!("/achats/nouveau?besoin={need}"));
        camille.get(&format!("/achats/nouveau?besoin={need}")).await.is(200).says(&format!("value=\"{need}\""));
        let id = need.to_string();
        let mut fields = NEW.to_vec();
        fields.push(("need", &id));
        let address = camille.post("/achats/nouveau", &fields).await.is(303).location.clone();
        assert_eq!(camille.post("/achats/nouveau", &fields).await.location, address, "{engine:?}: posted twice, made once");
        camille.get(&format!("/besoins/{need}")).await.says("Chaises de la salle du conseil");
        house
            .person("agathe.morin@example.org")
            .await
            .get(&format!("/besoins/{need}"))
            .await
            .says_not("Chaises de la salle");

        // What answers the need may be looked at closely.
        let found = camille.get(&format!("{address}/solutions")).await;
        let solution =
            found.is(200).text.split("name=\"add\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let why = [("add", solution.as_str()), ("why", "À vingt minutes")];
        camille.post(&format!("{address}/solutions"), &why).await.is(303);
        camille.get(&address).await.says(&format!("/catalogue/{solution}")).says("À vingt minutes");
        camille.get(&format!("{address}/solutions?q=chaises")).await.is(200).says_not(&format!("value=\"{solution}\""));

        go(&house, &camille, &address, &[("stage", "criteria")]).await.is(422).says("d’abord Recherche de solutions");
        for stage in ["sourcing", "criteria"] {
            go(&house, &camille, &address, &[("stage", stage)]).await.is(303);
        }
        go(&house, &camille, &address, &[("stage", "procedure")]).await.is(422).says("quel jour la procédure");
        let ahead = [("stage", "procedure"), ("procedure_on", "2026-11-24"), ("next_step", "Attendre les offres")];
        go(&house, &camille, &address, &ahead).await.is(422).says("pas encore passé").says("Attendre les offres");
        let started = [("stage", "procedure"), ("procedure_on", "2026-11-20"), ("next_step", "Ouvrir les offres")];
        go(&house, &camille, &address, &started).await.is(303);
        // Nobody answered: back, and again without saying the day twice.
        go(&house, &camille, &address, &[("stage", "criteria")]).await.is(303);
        go(&house, &camille, &address, &[("stage", "procedure")]).await.is(303);
        go(&house, &camille, &address, &[("stage", "award")]).await.is(303);
        go(&house, &camille, &address, &[("stage", "follow_up")]).await.is(422).says("ce qui a été acheté, à qui et quand");

        let clause =
            [("title", "Réparable"), ("kind", "circular"), ("text", "Pièces vendues dix ans."), ("in_tender", "yes")];
        camille.post(&format!("{address}/clauses/nouvelle"), &clause).await.is(303);
        let result = format!("{address}/resultat");
        let clause = camille.get(&result).await.text.split("name=\"clauses\" value=\"").nth(1).unwrap()[..36].to_owned();
        let version = version(&house, &address).await;
        let outcome = |more: &[(&'static str, &'static str)]| {
            let mut fields = vec![
                ("_version", version.as_str()),
                ("bought", "40 chaises refaites"),
                ("solution", solution.as_str()),
                ("amount", "3 250,50"),
                ("currency", "CAD"),
                ("procedure_on", "2026-11-20"),
                ("awarded_on", "2026-11-22"),
                ("clauses", clause.as_str()),
                ("effect", "Comptées à la livraison"),
                ("effect_quantity", "40"),
                ("effect_unit", "chaises gardées"),
                ("effect_basis", "measured"),
            ];
            fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
            fields.extend(more);
            fields
        };
        for (field, value, words) in [
            ("amount", "cher", "Écrivez un montant"),
            ("awarded_on", "2026-11-19", "ne peut précéder"),
            ("effect_unit", "", "dans quelle unité"),
            ("effect_basis", "", "mesurée ou estimée"),
            ("effect_quantity", "beaucoup", "plus grand que zéro"),
        ] {
            camille.post(&result, &outcome(&[(field, value)])).await.is(422).says(words).says("40 chaises refaites");
        }
        camille.post(&result, &outcome(&[])).await.is(303);
        go(&house, &camille, &address, &[("stage", "follow_up")]).await.is(303);
        go(&house, &camille, &address, &[("stage", "abandoned"), ("reason", "x")]).await.is(422).says("ne s’abandonne plus");
        // What the follow-up rests on is not unsaid any more.
        for (field, words) in
            [("awarded_on", "ce qui a été acheté, à qui et quand"), ("procedure_on", "quel jour la procédure")]
        {
            camille.post(&result, &outcome(&[(field, "")])).await.is(422).says(words);
        }
        let page = camille.get(&address).await;
        page.says("250,50\u{a0}$").says("40 chaises gardées").says("Mesuré").says("Dans le contrat");
        let id: Uuid = address.rsplit('/').next().unwrap().parse().unwrap();
        let stages = house.app.db.all(&STAGES, args![id]).await.unwrap();
        let went = ["need", "sourcing", "criteria", "procedure", "criteria", "procedure", "award", "follow_up"];
        assert_eq!(stages, went, "{engine:?}");
        let one: Value = serde_json::from_str(&camille.get(&format!("/api/v1/purchases/{id}")).await.is(200).text).unwrap();
        assert_eq!((&one["stage"], &one["result"]["amount"]), (&Value::from("follow_up"), &Value::from(325_050)));
        assert_eq!(one["clauses"][0]["in_contract"], Value::from(true));
        assert_eq!(one["stages"].as_array().unwrap().len(), 8);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_abandoned_says_why_and_is_taken_up_where_it_stopped() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let address = begun(&camille).await;
        go(&house, &camille, &address, &[("stage", "sourcing")]).await.is(303);
        go(&house, &camille, &address, &[("stage", "abandoned")]).await.is(422).says("pourquoi le projet s’arrête");
        let reason = [("stage", "abandoned"), ("reason", "Le conseil siège ailleurs")];
        go(&house, &camille, &address, &reason).await.is(303);
        camille.get(&address).await.says("Abandonné le 23 novembre 2026").says("Le conseil siège ailleurs");
        go(&house, &camille, &address, &[("stage", "need")]).await.is(422).says("où il s’était arrêté");
        go(&house, &camille, &address, &[("stage", "sourcing")]).await.is(303);
        camille.get(&address).await.says_not("Abandonné le");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_change_it_at_once_lose_nothing() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (_, desks) = project(&house, DESKS).await;
        let (camille, samira) = (house.buyer().await, house.person("samira.belkacem@example.org").await);
        let was = version(&house, &desks).await;
        let fields = |text: &'static str| [("_version", was.as_str()), ("title", "Postes"), ("text", text)];
        camille.post(&format!("{desks}/modifier"), &fields("Le texte de Camille")).await.is(303);
        let second = samira.post(&format!("{desks}/modifier"), &fields("Le texte de Samira")).await;
        second.is(422).says("entre-temps").says("Le texte de Camille").says("Le texte de Samira");
        samira
            .post(&format!("{desks}/etape"), &[("_version", was.as_str()), ("stage", "need")])
            .await
            .is(422)
            .says("entre-temps");
        let outcome = [("_version", was.as_str()), ("currency", "CAD"), ("bought", "Ce que Samira a noté")];
        let kept = samira.post(&format!("{desks}/resultat"), &outcome).await;
        kept.is(422).says("entre-temps").says("Ce que Samira a noté");
        // What is put in beside does not make a form out of date.
        let now = version(&house, &desks).await;
        samira
            .post(&format!("{desks}/liens"), &[("link_title", "Plan"), ("address", "https://example.org/plan")])
            .await
            .is(303);
        assert_eq!(version(&house, &desks).await, now);
        let page = samira.get(&desks).await.text;
        let clause = page.split(&format!("{desks}/clauses/")).nth(1).unwrap()[..36].to_owned();
        let words = |text: &'static str| [("_version", "1"), ("title", "Part"), ("kind", "circular"), ("text", text)];
        camille.post(&format!("{desks}/clauses/{clause}"), &words("Quatre-vingts")).await.is(303);
        let late = samira.post(&format!("{desks}/clauses/{clause}"), &words("Soixante")).await;
        late.is(422).says("Quatre-vingts").says("Soixante");
        samira.post(&format!("{desks}/clauses/{clause}"), &[("_version", "1"), ("act", "remove")]).await.is(422);
        samira.post(&format!("{desks}/clauses/{clause}"), &[("_version", "2"), ("act", "remove")]).await.is(303);
        samira.get(&desks).await.says_not("Quatre-vingts");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_project_takes_in_what_its_people_may_see_and_nothing_else() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (id, desks) = project(&house, DESKS).await;
        let camille = house.buyer().await;
        for (address, says) in [("javascript:alert(1)", "https://"), ("//evil.example.org", "https://"), ("", "https://")] {
            let link = [("link_title", "Un lien"), ("address", address)];
            camille.post(&format!("{desks}/liens"), &link).await.is(422).says(says).says("Un lien");
        }
        let person = async |email: &str| house.app.db.one(&PERSON, args![email]).await.unwrap().to_string();
        let carriers = async || house.app.db.one(&CARRIERS, args![id]).await.unwrap();
        let (yannick, fatou, samira, me) = (
            person("yannick.dumoulin@example.org").await,
            person("fatou.sarr@example.org").await,
            person("samira.belkacem@example.org").await,
            person("camille.lavoie@example.org").await,
        );
        let porteurs = format!("{desks}/porteurs");
        camille.post(&porteurs, &[("add", &fatou)]).await.is(303);
        assert_eq!(carriers().await, 2, "{engine:?}: one of another organisation");
        camille.post(&porteurs, &[("add", &yannick)]).await.is(303);
        assert_eq!(carriers().await, 3, "{engine:?}");
        house.person("yannick.dumoulin@example.org").await.get(&format!("{desks}/modifier")).await.is(200);
        for gone in [&yannick, &samira, &me] {
            camille.post(&porteurs, &[("remove", gone)]).await.is(303);
        }
        assert_eq!(carriers().await, 1, "{engine:?}: somebody carries it");
        // A draft of another organisation is no need that one can see.
        let hidden = house.app.db.one(&HIDDEN_NEED, args![]).await.unwrap().to_string();
        camille.post(&format!("{desks}/besoins"), &[("add", &hidden)]).await.is(303);
        camille.get(&desks).await.is(200).says_not(&hidden);
        // Who leaves the network carries nothing any more; the managers of the organisation look after it.
        let samira = house.person("samira.belkacem@example.org").await;
        camille.post(&porteurs, &[("add", &person("samira.belkacem@example.org").await)]).await.is(303);
        samira.post("/moi/suppression", &[("email", "samira.belkacem@example.org")]).await.is(303);
        assert_eq!(carriers().await, 1, "{engine:?}");
        camille.get(&format!("{desks}/modifier")).await.is(200);
    }
}

sql! {
    HIDDEN_NEED: Uuid = "
        SELECT n.id FROM need n JOIN organisation o ON o.id = n.organisation_id
        WHERE n.state = 'draft' AND o.name <> 'Ville de Rivemont' ORDER BY n.id LIMIT 1";
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_run_an_edition_see_at_a_glance_what_is_stuck() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (board, tariq) = (board(&house).await, house.person(TARIQ).await);
        // Of data/demo/purchases.json: seven of the nine, one with its day past, one silent for 41 days.
        let page = tariq.get(&board).await;
        page.is(200).says("7 projets d’achat").says("2 sont bloqués").says("3 procédures lancées");
        page.says("En retard de 6 jours").says("Rien de nouveau depuis 41 jours").says_not("120 postes");
        tariq.get("/achats").await.says(&board);
        tariq.get(board.trim_end_matches("/projets")).await.says(&board);
        house.person(LUCIE).await.get(board.trim_end_matches("/projets")).await.is(200).says_not(&board);
        house.coordinator().await.get(&board).await.is(200);
        for email in [LUCIE, "fatou.sarr@example.org", "camille.lavoie@example.org"] {
            house.person(email).await.get(&board).await.is(404);
            house.person(email).await.get(&format!("{board}.csv")).await.is(404);
        }
        let csv = tariq.get(&format!("{board}.csv")).await;
        let rows: Vec<csv::StringRecord> = csv::Reader::from_reader(csv.text.trim_start_matches('\u{feff}').as_bytes())
            .records()
            .map(|row| row.unwrap())
            .collect();
        assert_eq!(rows.len(), 7);
        let school = rows.iter().find(|row| row[0].starts_with("Tables et chaises")).unwrap();
        // 18 640 €, awarded 150 days before the 23rd of November 2026.
        assert_eq!((&school[3], &school[9], &school[11], &school[12]), ("Suivi", "2026-06-26", "18640", "EUR"));
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(tariq.bytes(&format!("{board}.xlsx")).await)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!((sheet.height(), sheet.get((0, 0))), (8, Some(&Data::String("Projet".to_owned()))));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_project_made_within_an_edition_says_that_its_procedure_started() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let edition = house.app.db.one(&SPACE, args![EDITION]).await.unwrap();
        let me = house.app.db.one(&PERSON, args!["camille.lavoie@example.org"]).await.unwrap();
        let camille = house.buyer().await;
        let chosen = edition.to_string();
        let mut fields = NEW.to_vec();
        fields.push(("edition", &chosen));
        camille.post("/achats/nouveau", &fields).await.is(422).says("Choisissez dans la liste");
        house.app.db.execute(&SEAT, args![Uuid::now_v7(), edition, me, house.app.clock.now()]).await.unwrap();
        let address = camille.post("/achats/nouveau", &fields).await.is(303).location.clone();
        let mine = async || {
            let started = procedure_started(&house.app.db, edition).await.unwrap();
            started.into_iter().filter(|one| one.person_id == me).map(|one| one.procedure_on.to_string()).collect::<Vec<_>>()
        };
        assert!(mine().await.is_empty(), "{engine:?}");
        for stage in ["sourcing", "criteria"] {
            go(&house, &camille, &address, &[("stage", stage)]).await.is(303);
        }
        go(&house, &camille, &address, &[("stage", "procedure"), ("procedure_on", "2026-11-23")]).await.is(303);
        assert_eq!(mine().await, ["2026-11-23"], "{engine:?}");
        house.person(TARIQ).await.get(&address).await.is(200);
    }
}

async fn later(house: &TestHouse, hours: u64) {
    house.app.clock.advance(Duration::from_hours(hours));
    for _ in 0..2 {
        jobs::minute(&house.app.db, house.app.clock.now()).await.unwrap();
        while jobs::work_off(&house.app).await.unwrap() > 0 {}
        house.app.clock.advance(Duration::from_secs(60));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_carries_a_project_is_reminded_once_in_the_morning_after_the_day() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let address = begun(&camille).await;
        let to = |words: &str| letters(&house).into_iter().filter(|mail| mail.contains(words)).count();
        later(&house, 0).await;
        later(&house, 24).await;
        assert_eq!(to(&address), 0, "{engine:?}");
        // To the 2nd of December at 7:30 in Montréal, and then an hour more.
        house.app.clock.advance(Duration::from_secs(30 * 60));
        later(&house, 8 * 24).await;
        assert_eq!(to(&address), 0, "{engine:?}: it is early");
        later(&house, 1).await;
        assert_eq!(to(&address), 1, "{engine:?}");
        later(&house, 24).await;
        assert_eq!(to(&address), 1, "{engine:?}");
        // Another day is another reminder.
        let put_off = [("stage", "sourcing"), ("next_step", "Compter encore"), ("next_on", "2026-12-04")];
        go(&house, &camille, &address, &put_off).await.is(303);
        later(&house, 48).await;
        assert_eq!(to(&address), 2, "{engine:?}");
    }
}
