//! What coordinators set is what search and matching do, at once and on every server.

use db::testing::engines;
use db::{Run, Uuid, args, sql};
use serde::Deserialize;
use serde_json::json;

use crate::announcements::need;
use crate::house::{Asker, TestHouse};

sql! {
    CATEGORY: Uuid = "SELECT id FROM category WHERE code = $1";
    HELD: i64 = "
        SELECT count(*) AS n FROM solution_category s JOIN category c ON c.id = s.category_id WHERE c.code = $1";
    NEED: Uuid = "SELECT n.id FROM need n JOIN organisation o ON o.id = n.organisation_id
        WHERE o.name = 'Ville de Rivemont' AND n.state = 'open' ORDER BY n.id LIMIT 1";
    SUPPLIER: Uuid = "SELECT id FROM organisation WHERE name = 'Atelier Second Souffle'";
}

async fn category(house: &TestHouse, code: &str) -> String {
    format!("/gestion/categories/{}", house.app.db.one(&CATEGORY, args![code]).await.unwrap())
}

/// The fields of a form as the page shows them.
async fn fields(asker: &Asker<'_>, page: &str, names: &[&str]) -> Vec<(String, String)> {
    let text = asker.get(page).await.is(200).text.clone();
    let value = |name: &str| {
        let after = text.split(&format!("name=\"{name}\"")).nth(1).unwrap();
        if after.starts_with(" rows") {
            return after.split_once('>').unwrap().1.split("</textarea>").next().unwrap().to_owned();
        }
        let tag = after.split('>').next().unwrap();
        tag.split("value=\"").nth(1).map_or_else(String::new, |value| value.split('"').next().unwrap().to_owned())
    };
    names.iter().map(|name| ((*name).to_owned(), value(name))).collect()
}

async fn post(asker: &Asker<'_>, page: &str, fields: &[(String, String)]) {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    asker.post(page, &fields).await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_category_renamed_or_retired_shows_at_once() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let page = category(&house, "furniture.office").await;
        let names = ["_version", "name_en", "words_fr", "words_en", "cpv", "naf"];
        let mut typed = fields(&coordinator, &page, &names).await;
        let parent = house.app.db.one(&CATEGORY, args!["furniture"]).await.unwrap().to_string();
        typed.push(("name_fr".to_owned(), "Bureaux et sièges".to_owned()));
        typed.push(("parent".to_owned(), parent.clone()));
        post(&coordinator, &page, &typed).await;
        house.settle().await;
        house.supplier().await.get("/catalogue/nouvelle").await.is(200).says("Bureaux et sièges");
        coordinator.post(&page, &[("_version", "1"), ("name_fr", "x"), ("name_en", "x"), ("parent", &parent)]).await.is(422);

        let mut typed =
            fields(&coordinator, &page, &["_version", "name_fr", "name_en", "words_fr", "words_en", "cpv", "naf"]).await;
        typed.push(("parent".to_owned(), parent));
        typed.push(("retired".to_owned(), "1".to_owned()));
        post(&coordinator, &page, &typed).await;
        house.settle().await;
        house.supplier().await.get("/catalogue/nouvelle").await.is(200).says_not("Bureaux et sièges");
        assert!(house.app.db.one(&HELD, args!["furniture.office"]).await.unwrap() > 0, "what holds it keeps it");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merged_category_gives_its_solutions_over() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let held = house.app.db.one(&HELD, args!["furniture.office"]).await.unwrap();
        assert!(held > 0);
        let before = house.app.db.one(&HELD, args!["furniture.fittings"]).await.unwrap();
        let into = house.app.db.one(&CATEGORY, args!["furniture.fittings"]).await.unwrap().to_string();
        let page = category(&house, "furniture.office").await;
        coordinator.post(&format!("{page}/fusion"), &[("into", "")]).await.is(422);
        coordinator.post(&format!("{page}/fusion"), &[("into", &into)]).await.is(303);
        house.settle().await;
        assert_eq!(house.app.db.one(&HELD, args!["furniture.office"]).await.unwrap(), 0);
        assert!(house.app.db.one(&HELD, args!["furniture.fittings"]).await.unwrap() >= before.max(held));
        let found = house.visitor().get("/api/v1/solutions?categorie=furniture.fittings").await;
        found.is(200).says("remis à neuf");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_group_of_words_makes_a_query_find() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        house.visitor().get("/api/v1/solutions?q=bidulotron").await.is(200).says("\"total\":0");
        let mut typed = fields(&coordinator, "/gestion/synonymes", &["_before", "fr", "en"]).await;
        typed[1].1.push_str("\nbidulotron, chaises");
        post(&coordinator, "/gestion/synonymes", &typed).await;
        house.settle().await;
        house.visitor().get("/api/v1/solutions?q=bidulotron").await.is(200).says_not("\"total\":0");
        // The list as it was before is not taken for the present one.
        let old: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        coordinator.post("/gestion/synonymes", &old).await.is(422).says("entre-temps");
        coordinator
            .post("/gestion/synonymes", &[("fr", "seul"), ("en", "")])
            .await
            .is(422)
            .says("un groupe a de 2 à 30 mots");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn weights_change_the_scores_and_must_sum_to_a_hundred() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let need = house.app.db.one(&NEED, args![]).await.unwrap();
        let weights = |territory: &'static str| {
            [
                ("category", "0"),
                ("strategies", "0"),
                ("social", "0"),
                ("territory", territory),
                ("text", "0"),
                ("proof", "0"),
                ("freshness", "0"),
            ]
        };
        coordinator.post("/gestion/poids", &weights("90")).await.is(422).says("La somme fait 90");
        let tried =
            format!("/gestion/poids?need={need}&category=0&strategies=0&social=0&territory=100&text=0&proof=0&freshness=0");
        coordinator.get(&tried).await.is(200).says("Avec ceux-ci");
        let buyer = house.buyer().await;
        buyer.get(&format!("/besoins/{need}")).await.is(200).says("/ 35");
        coordinator.post("/gestion/poids", &weights("100")).await.is(303);
        buyer.get(&format!("/besoins/{need}")).await.is(200).says("/ 100").says_not("/ 35");
        coordinator.post("/gestion/poids", &[("defaults", "1")]).await.is(303);
        buyer.get(&format!("/besoins/{need}")).await.is(200).says("/ 35");
    }
}

#[derive(Deserialize)]
struct Matched {
    solutions: Vec<Line>,
}

#[derive(Debug, Deserialize)]
struct Line {
    id: Uuid,
    supplier: String,
    folded_under: Option<Uuid>,
    score: u8,
}

#[tokio::test(flavor = "multi_thread")]
async fn every_supplier_has_its_turn_on_the_page_and_for_programs() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (buyer, coordinator) = (house.buyer().await, house.coordinator().await);
        let posted = need(&house, &buyer, "Soixante postes", "furniture.office", "network").await;
        let asked = json!({
            "text": "Soixante postes\nRemis à neuf, livrés et installés.", "language": "fr",
            "categories": ["furniture.office"], "place": "CA-QC-G6059891",
        });
        let matched = async || {
            let answer = house.visitor().post_json("/api/v1/match", &asked).await;
            serde_json::from_str::<Matched>(&answer.is(200).text).unwrap().solutions
        };
        let by_score = |lines: &[Line]| lines.is_sorted_by_key(|line| 100 - line.score);
        coordinator.post("/gestion/poids", &[("defaults", "1")]).await.is(303);
        let two = matched().await;
        // At Longueuil the Atelier Second Souffle, the Coopérative Le Dossier and Mobilia offer one, two and one.
        assert!(two.len() == 4 && by_score(&two), "{engine:?}: {two:?}");
        assert!(two.iter().all(|line| line.folded_under.is_none()));
        buyer.get(&posted.location).await.is(200).says("2 solutions de chacun au plus").says_not("répond aussi");

        let typed = fields(&coordinator, "/gestion/poids", &WEIGHTS).await;
        let with = |most: &str| [&typed[..], &[("most_of_one".to_owned(), most.to_owned())]].concat();
        let wrong = with("0");
        let wrong: Vec<(&str, &str)> = wrong.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        coordinator.post("/gestion/poids", &wrong).await.is(422).says("Un nombre de 1 à 20");
        post(&coordinator, "/gestion/poids", &with("1")).await;
        let one = matched().await;
        let mut first: Vec<&str> = one[..3].iter().map(|line| line.supplier.as_str()).collect();
        first.sort_unstable();
        first.dedup();
        assert_eq!((one.len(), first.len()), (4, 3), "one of each comes first, and nothing is lost");
        assert!(by_score(&one[..3]) && !by_score(&one), "{one:?}");
        let page = buyer.get(&posted.location).await.is(200).says("une solution de chacun").text.clone();
        let shown: Vec<&str> = page.split("<h2><a href=\"/catalogue/").skip(1).map(|part| &part[..36]).collect();
        assert_eq!(shown, one[..3].iter().map(|line| line.id.to_string()).collect::<Vec<_>>(), "{engine:?}");
        // The fourth stands folded under the one that its supplier is shown with, there and nowhere else.
        let above = one[..3].iter().find(|line| line.supplier == one[3].supplier).unwrap();
        assert_eq!(one.iter().map(|line| line.folded_under).collect::<Vec<_>>(), [None, None, None, Some(above.id)]);
        let card = page
            .split("<li class=\"card result\">")
            .find(|card| card.contains(&format!("<h2><a href=\"/catalogue/{}", above.id)));
        let folded = card.unwrap().split_once("1 autre solution de Coopérative Le Dossier répond aussi").unwrap().1;
        assert!(folded.contains(&format!("<h3><a href=\"/catalogue/{}\"", one[3].id)) && folded.contains(" / 100"));
        assert_eq!(page.matches(&one[3].id.to_string()).count(), folded.matches(&one[3].id.to_string()).count());
    }
}

const WEIGHTS: [&str; 7] = ["category", "strategies", "social", "territory", "text", "proof", "freshness"];

#[tokio::test(flavor = "multi_thread")]
async fn a_renamed_supplier_is_found_by_its_new_name() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let coordinator = house.coordinator().await;
        let supplier = house.app.db.one(&SUPPLIER, args![]).await.unwrap();
        let page = format!("/organisations/{supplier}/modifier");
        house.visitor().get("/api/v1/solutions?q=zinnia").await.is(200).says("\"total\":0");
        let mut typed = fields(&coordinator, &page, &["_version"]).await;
        for (name, value) in [("name", "Coopérative Zinnia"), ("kind", "social_enterprise"), ("supplies", "1")] {
            typed.push((name.to_owned(), value.to_owned()));
        }
        post(&coordinator, &page, &typed).await;
        house.settle().await;
        house.visitor().get("/api/v1/solutions?q=zinnia").await.is(200).says_not("\"total\":0");
    }
}
