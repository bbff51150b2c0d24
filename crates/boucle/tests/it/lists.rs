//! Lists of solutions: who sees and changes which, notes, order, and what is taken away.

use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::chain::{self, TITLE};
use crate::house::{Asker, TestHouse};
use crate::spaces::opened;

sql! {
    LISTED: i64 = "SELECT count(*) AS n FROM solution_listed WHERE list_id = $1";
    LISTS: i64 = "SELECT count(*) AS n FROM solution_list WHERE title = $1";
    SAID: i64 = "
        SELECT count(*) AS n FROM journal_entry WHERE subject_kind = 'solution_list' AND subject_id = $1 AND detail LIKE $2";
    SOLUTION: Uuid = "SELECT id FROM solution WHERE title LIKE $1";
}

async fn solution(house: &TestHouse, title: &str) -> String {
    house.app.db.one(&SOLUTION, args![title]).await.unwrap().to_string()
}

/// A list of two solutions that Camille makes of what she ticked.
async fn made(camille: &Asker<'_>, solutions: &[&str], title: &str) -> String {
    let mut fields: Vec<(&str, &str)> = solutions.iter().map(|id| ("solution", *id)).collect();
    fields.extend([("title", title), ("note", ""), ("_once", "01900000-0000-7000-8000-000000000041")]);
    let first = camille.post("/listes/ajouter", &fields).await;
    let again = camille.post("/listes/ajouter", &fields).await;
    assert_eq!(first.is(303).location, again.is(303).location, "made once");
    first.location.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_made_of_what_was_ticked_noted_ordered_and_taken_away() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let (desks, chairs) = (solution(&house, "Postes de travail%").await, solution(&house, "Chaises réusinées%").await);
        camille.get("/catalogue?q=chaises").await.is(200).says("formaction=\"/listes/ajouter\"");
        let both = format!("/listes/ajouter?q=chaises&solution={desks}&solution={chairs}");
        camille.get(&both).await.is(200).says("Ajouter 2 solutions à une liste").says("Chaises réusinées");
        camille.get("/listes/ajouter").await.is(200).says("Aucune solution n’est cochée");
        let place = made(&camille, &[&desks, &chairs], "Salle du conseil").await;
        let list: Uuid = place.rsplit('/').next().unwrap().parse().unwrap();

        // What stands there already is there once, and keeps its note.
        let note = |text, version| [("act", "note"), ("solution", chairs.as_str()), ("note", text), ("_version", version)];
        camille.post(&place, &note("Voir un échantillon", "1")).await.is(303);
        let named = list.to_string();
        let again = [("solution", chairs.as_str()), ("list", named.as_str()), ("note", "x")];
        camille.post("/listes/ajouter", &again).await.is(303);
        assert_eq!(house.app.db.one(&LISTED, args![list]).await.unwrap(), 2, "{engine:?}");
        // Whoever notes from an old page sees both notes.
        let late = camille.post(&place, &note("Demander un prix", "1")).await;
        late.is(422).says("Voir un échantillon").says(">Demander un prix</textarea>");
        camille.post(&place, &note(&"x".repeat(2001), "2")).await.is(422).says("2\u{a0}000 caractères");

        let in_order = |text: &str, first: &str, second: &str| text.find(first).unwrap() < text.find(second).unwrap();
        let page = camille.get(&place).await;
        assert!(in_order(&page.is(200).text, "Postes de travail", "Chaises réusinées"), "{engine:?}");
        camille.post(&place, &[("act", "up"), ("solution", &chairs)]).await.is(303);
        // At the top it stays there.
        camille.post(&place, &[("act", "up"), ("solution", &chairs)]).await.is(303);
        let page = camille.get(&place).await;
        assert!(in_order(&page.text, "Chaises réusinées", "Postes de travail"), "{engine:?}");
        page.says("action=\"/catalogue/comparer\"");
        let csv = camille.get(&format!("{place}/export.csv")).await;
        csv.is(200).says("Chaises réusinées").says("Voir un échantillon").says(&format!("/catalogue/{chairs}"));
        assert_eq!(&camille.bytes(&format!("{place}/export.xlsx")).await[..2], b"PK");
        camille.get(&format!("/api/v1/lists/{list}")).await.is(200).says("\"note\":\"Voir un échantillon\"");
        camille.post(&place, &[("act", "remove"), ("solution", &desks)]).await.is(303);
        camille.get(&place).await.says_not("Postes de travail").says("1 solution");
        camille.get("/moi/donnees").await.says("Salle du conseil").says("Voir un échantillon");
        let said = house.app.db.one(&SAID, args![list, format!("%{chairs}%")]).await.unwrap();
        assert_eq!(said, 0, "{engine:?}: what stands in one's own list is in no journal");
        camille.post(&format!("{place}/suppression"), &[]).await.is(303);
        camille.get(&place).await.is(404);
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_seen_by_those_it_is_shared_with_and_by_nobody_else() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, noemie) = (house.buyer().await, house.coordinator().await);
        // Of the same city: one reads there, the other writes.
        let rosalie = house.person("rosalie.nadeau@example.org").await;
        let samira = house.person("samira.belkacem@example.org").await;
        let chairs = solution(&house, "Chaises réusinées%").await;
        let place = made(&camille, &[&chairs], "Salle du conseil").await;
        for other in [&rosalie, &samira, &noemie, &house.supplier().await] {
            other.get(&place).await.is(404);
            other.get("/listes").await.is(200).says_not("Salle du conseil");
            other.get(&format!("{place}/export.csv")).await.is(404);
        }
        let options = camille.get(&format!("{place}/modifier")).await.is(200).text.clone();
        let value = |name: &str| {
            let before = options.split(&format!(">{name}</option>")).next().unwrap();
            before.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned()
        };
        let share = |sharing: &str, version: &str| {
            vec![("title", "Salle du conseil".to_owned()), ("sharing", sharing.to_owned()), ("_version", version.to_owned())]
        };
        let city = value("Ville de Rivemont");
        let post = async |asker: &Asker<'_>, fields: Vec<(&'static str, String)>| {
            chain::send(asker, &format!("{place}/modifier"), &fields).await
        };
        post(&camille, share(&city, "1")).await.is(303);
        rosalie.get(&place).await.is(200).says("Ville de Rivemont").says_not("name=\"act\"");
        rosalie.post(&place, &[("act", "remove"), ("solution", &chairs)]).await.is(403);
        samira.post(&place, &[("act", "note"), ("solution", &chairs), ("note", "Vu."), ("_version", "1")]).await.is(303);
        noemie.get(&place).await.is(404);
        // Who did not make it cannot take it for themself, nor give it to an organisation that is not theirs.
        post(&samira, share("private", "2")).await.is(422).says("id=\"sharing-error\"");
        post(&samira, share(&format!("organisation.{}", Uuid::now_v7()), "2")).await.is(422);
        // Changed meanwhile: what is there is said, and nothing is lost.
        post(&camille, share(&city, "1")).await.is(422).says("entre-temps");

        let space = opened(&noemie, "Comité", "members", "invitation").await;
        let of_space = format!("space.{}", space.rsplit('/').next().unwrap());
        post(&camille, share(&of_space, "2")).await.is(422);
        let network = value("Boucle");
        assert!(network.starts_with("space."), "{network}");
        let fields =
            [("title", "Du comité"), ("sharing", of_space.as_str()), ("_once", "01900000-0000-7000-8000-000000000042")];
        let of_committee = noemie.post("/listes/nouvelle", &fields).await.is(303).location.clone();
        camille.get(&of_committee).await.is(404);
        noemie.get(&of_committee).await.is(200).says("Comité");
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_longer_published_says_nothing_of_itself_and_what_was_shared_outlives_its_maker() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, supplier) = (house.buyer().await, house.supplier().await);
        let bench = chain::publish(&supplier, &house, TITLE).await.is(303).location.clone();
        let id = bench.rsplit('/').next().unwrap().to_owned();
        let place = made(&camille, &[&id], "À moi").await;
        supplier.post(&format!("{bench}/etat"), &[("_version", "1"), ("state", "archived")]).await.is(303);
        camille.get(&place).await.is(200).says("n’est plus publiée").says_not(TITLE);
        camille.get(&format!("{place}/export.csv")).await.says_not(TITLE);
        camille.get("/moi/donnees").await.is(200).says("À moi").says_not(TITLE);
        // A draft of somebody else's is not put into a list.
        let fields = [("solution", id.as_str()), ("title", "Autre"), ("note", "")];
        house.person("agathe.morin@example.org").await.post("/listes/ajouter", &fields).await.is(422);
        camille.post("/moi/suppression", &[("email", "camille.lavoie@example.org")]).await.is(303);
        assert_eq!(house.app.db.one(&LISTS, args!["À moi"]).await.unwrap(), 0, "{engine:?}: one's own goes");
        let city = house.app.db.one(&LISTS, args!["Mobilier pour l’hôtel de ville"]).await.unwrap();
        assert_eq!(city, 1, "{engine:?}: the city's stays");
    }
}

sql! {
    CAMILLE: Uuid = "SELECT id FROM person WHERE name LIKE 'Camille%' LIMIT 1";
    MADE: i64 = "SELECT count(*) AS n FROM solution_list WHERE person_id = $1";
    MAKE: () = "
        INSERT INTO solution_list (id, title, title_key, person_id, created_at, version) VALUES ($1, 'Autre', 'autre', $2, $3, 1)";
    FILL: () = "
        INSERT INTO solution (id, supplier_id, title, title_key, summary, description, language, strategies, commitments, links,
            state, created_at, updated_at, version)
        SELECT $1, s.supplier_id, 'x', 'x', 'x', '', 'fr', '', '', '', 'archived', $3, $3, 1 FROM solution s WHERE s.id = $2";
    PUT: () = "
        INSERT INTO solution_listed (list_id, solution_id, position, note, added_at, version) VALUES ($1, $2, $3, '', $4, 1)";
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_post_at_once_do_not_go_past_what_a_list_and_a_person_may_have() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, db, now) = (house.buyer().await, &house.app.db, house.app.clock.now());
        let (desks, chairs) = (solution(&house, "Postes de travail%").await, solution(&house, "Chaises réusinées%").await);
        let place = made(&camille, &[&desks], "Salle du conseil").await;
        let list: Uuid = place.rsplit('/').next().unwrap().parse().unwrap();
        for position in 2..500_i64 {
            let (filled, like): (Uuid, Uuid) = (Uuid::now_v7(), desks.parse().unwrap());
            db.execute(&FILL, args![filled, like, now]).await.unwrap();
            db.execute(&PUT, args![list, filled, position, now]).await.unwrap();
        }
        let (named, laptops) = (list.to_string(), solution(&house, "Ordinateurs portables%").await);
        let add = async |solution: &str| {
            let fields = [("solution", solution), ("list", named.as_str()), ("note", "")];
            camille.post("/listes/ajouter", &fields).await.status.as_u16()
        };
        let (one, other) = tokio::join!(add(&chairs), add(&laptops));
        assert_eq!([one.min(other), one.max(other)], [303, 422], "{engine:?}");
        assert_eq!(db.one(&LISTED, args![list]).await.unwrap(), 500, "{engine:?}");
        // What stands there takes no room.
        assert_eq!(add(&desks).await, 303, "{engine:?}");

        let person = db.one(&CAMILLE, args![]).await.unwrap();
        let there = db.one(&MADE, args![person]).await.unwrap();
        for _ in there..199 {
            db.execute(&MAKE, args![Uuid::now_v7(), person, now]).await.unwrap();
        }
        let make = async || {
            let fields = [("title", "La dernière"), ("sharing", "private")];
            camille.post("/listes/nouvelle", &fields).await.status.as_u16()
        };
        let (one, other) = tokio::join!(make(), make());
        assert_eq!([one.min(other), one.max(other)], [303, 422], "{engine:?}");
        assert_eq!(db.one(&MADE, args![person]).await.unwrap(), 200, "{engine:?}");
    }
}
