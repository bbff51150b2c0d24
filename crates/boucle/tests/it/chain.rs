//! The chain: a supplier publishes, a search finds, a need is answered.

use db::testing::engines;
use db::{Run, Uuid, args, sql};
use serde_json::{Value, json};

use crate::house::{Answer, Asker, TestHouse, noon};

sql! {
    CATEGORY: Uuid = "SELECT id FROM category WHERE code = $1";
    SUPPLIER: Uuid = "SELECT id FROM organisation WHERE name = $1";
    SOLUTIONS: i64 = "SELECT count(*) AS n FROM solution WHERE title = $1";
    ENTRIES: i64 = "SELECT count(*) AS n FROM journal_entry WHERE subject_title = $1 AND verb = $2";
}

async fn id_of(house: &TestHouse, statement: &'static db::Statement<Uuid>, name: &str) -> String {
    house.app.db.one(statement, args![name]).await.unwrap().to_string()
}

pub async fn solution_form(house: &TestHouse, title: &str) -> Vec<(&'static str, String)> {
    vec![
        ("_once", Uuid::now_v7().to_string()),
        ("supplier", id_of(house, &SUPPLIER, "Atelier Second Souffle").await),
        ("title", title.to_owned()),
        ("summary", "Bancs publics faits du bois de granges démontées.".to_owned()),
        ("description", "Garantis dix ans.".to_owned()),
        ("language", "fr".to_owned()),
        ("categories", id_of(house, &CATEGORY, "furniture.outdoor").await),
        ("strategies", "repurpose".to_owned()),
        ("commitments", "work_integration".to_owned()),
        ("place", "Rimouski".to_owned()),
        ("publish", "1".to_owned()),
    ]
}

pub async fn publish(supplier: &Asker<'_>, house: &TestHouse, title: &str) -> Answer {
    send(supplier, "/catalogue/nouvelle", &solution_form(house, title).await).await
}

pub async fn send(asker: &Asker<'_>, path: &str, form: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    asker.post(path, &fields).await
}

pub const TITLE: &str = "Bancs en bois de grange";

#[tokio::test(flavor = "multi_thread")]
async fn what_a_supplier_publishes_is_found_and_answers_a_need() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let supplier = house.supplier().await;
        publish(&supplier, &house, TITLE).await.is(303);
        house.settle().await;
        // Accents, plural, case and a typing error do not matter.
        for words in ["banc+grange", "BANCS+GRANGES", "b%C3%A2ncs+grnage"] {
            house.visitor().get(&format!("/catalogue?q={words}")).await.is(200).says(TITLE);
        }
        let buyer = house.buyer().await;
        let organisation = id_of(&house, &SUPPLIER, "Ville de Rivemont").await;
        let need = [
            ("organisation", organisation.as_str()),
            ("title", "Bancs du parc"),
            ("text", "Douze bancs publics en bois, pour un parc."),
            ("place", "Rimouski"),
            ("want-strategy:repurpose", "3"),
            ("currency", "CAD"),
            ("visibility", "network"),
            ("state", "open"),
        ];
        let saved = buyer.post("/besoins/nouveau", &need).await;
        saved.is(303);
        let page = buyer.get(&saved.location).await;
        page.is(200).says("à ce besoin").says("Mobilier urbain et extérieur, exactement");
        let first = page.text.split("class=\"card result\"").nth(1).unwrap();
        assert!(first.contains(TITLE), "another comes first: {first}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_posted_twice_acts_once() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let supplier = house.supplier().await;
        let form = solution_form(&house, TITLE).await;
        let first = send(&supplier, "/catalogue/nouvelle", &form).await;
        let second = send(&supplier, "/catalogue/nouvelle", &form).await;
        assert_eq!(first.is(303).location, second.is(303).location, "{engine:?}");
        assert_eq!(house.app.db.one(&SOLUTIONS, args![TITLE]).await.unwrap(), 1, "{engine:?}");
        assert_eq!(house.app.db.one(&ENTRIES, args![TITLE, "created"]).await.unwrap(), 1, "{engine:?}");
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_with_what_was_typed() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let supplier = house.supplier().await;
    let mut form = solution_form(&house, "").await;
    form.retain(|(name, _)| *name != "categories");
    let answer = send(&supplier, "/catalogue/nouvelle", &form).await;
    answer
        .is(422)
        .says("Garantis dix ans.")
        .says("id=\"title-error\"")
        .says("id=\"categories-error\"")
        .says("href=\"#title\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_who_edit_at_once_lose_nothing() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let supplier = house.supplier().await;
        let made = publish(&supplier, &house, TITLE).await;
        let path = format!("{}/modifier", made.location);
        let mut form = solution_form(&house, TITLE).await;
        form.push(("_version", "1".to_owned()));
        form.retain(|(name, _)| !["description", "_once"].contains(name));
        // Two forms, opened apart: each has its own token.
        let with = |text: &str| {
            [form.clone(), vec![("description", text.to_owned()), ("_once", Uuid::now_v7().to_string())]].concat()
        };
        send(&supplier, &path, &with("Le texte de la première.")).await.is(303);
        let late = send(&supplier, &path, &with("Le texte du second.")).await;
        late.is(422).says("Le texte de la première.").says("Le texte du second.").says("name=\"_version\" value=\"2\"");
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_withdrawn_is_found_no_more() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let supplier = house.supplier().await;
        let made = publish(&supplier, &house, TITLE).await;
        house.settle().await;
        let state = format!("{}/etat", made.location);
        supplier.post(&state, &[("state", "archived"), ("_version", "1")]).await.is(303);
        house.settle().await;
        house.visitor().get("/catalogue?q=banc+grange").await.says_not(TITLE);
        house.visitor().get(&made.location).await.is(404);
        supplier.get(&made.location).await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_and_the_page_give_the_same_answer() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let asked = json!({
        "text": "Mobilier de bureau remis à neuf", "language": "fr", "categories": ["furniture.office"],
        "place": "CA-QC-G6077243", "required": ["strategy:take_back"], "wished": [{"attribute": "social_economy", "weight": 3}],
    });
    let answer = house.visitor().post_json("/api/v1/match", &asked).await;
    let answer: Value = serde_json::from_str(&answer.is(200).text).unwrap();
    let titles: Vec<&str> = answer["solutions"].as_array().unwrap().iter().map(|s| s["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Postes de travail remis à neuf, avec reprise", "Location de bureaux ergonomiques, au mois"]);
    for solution in answer["solutions"].as_array().unwrap() {
        let sum: u64 = solution["reasons"].as_array().unwrap().iter().map(|reason| reason["points"].as_u64().unwrap()).sum();
        assert_eq!(sum, solution["score"].as_u64().unwrap());
    }
    let refused = house.visitor().post_json("/api/v1/match", &json!({"text": "x", "place": "nowhere"})).await;
    refused.is(422).says("\"field\":\"place\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_that_nothing_answers_is_told_so() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let asked = json!({"text": "Démolition et reconstruction du pont", "language": "fr"});
    let answer = house.visitor().post_json("/api/v1/match", &asked).await;
    answer.is(200).says("\"total\":0");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_result_can_be_taken_away() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let csv = house.visitor().get("/catalogue/export.csv?q=bureau").await;
    csv.is(200).says("Atelier Second Souffle").says("Solution,Fournisseur");
    let xlsx = house.visitor().get("/catalogue/export.xlsx").await;
    assert!(xlsx.is(200).text.starts_with("PK"), "a workbook is a zip");
}

sql! {
    OWN: Uuid = "
        SELECT n.id FROM need n JOIN organisation o ON o.id = n.organisation_id
        WHERE o.name = 'Ville de Rivemont' AND n.state = 'open' ORDER BY n.id LIMIT 1";
    MEALS: Uuid = "SELECT id FROM solution WHERE title LIKE 'Repas en liaison froide%' LIMIT 1";
}

#[tokio::test(flavor = "multi_thread")]
async fn solutions_are_read_side_by_side_and_what_is_new_is_followed() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, visitor) = (house.supplier().await, house.visitor());
        let mut addresses = Vec::new();
        for title in ["Bancs de réemploi", "Tables de réemploi", "Étagères de réemploi"] {
            addresses.push(publish(&supplier, &house, title).await.location);
            house.app.clock.advance(std::time::Duration::from_mins(1));
        }
        house.market.follow(&house.app).await.unwrap();
        let id = |place: usize| addresses[place].rsplit('/').next().unwrap().split(['?', '#']).next().unwrap().to_owned();
        let ask = |places: &[usize]| {
            let ids: Vec<String> = places.iter().map(|place| format!("solution={}", id(*place))).collect();
            format!("/catalogue/comparer?{}", ids.join("&"))
        };
        visitor.get(&ask(&[0, 0])).await.is(200).says("Cochez de deux à quatre");
        let page = visitor.get(&ask(&[0, 2])).await;
        page.is(200).says("2 solutions côte à côte").says("Bancs de réemploi").says("Étagères de réemploi");
        page.says_not("Tables de réemploi").says("Écrite ou confirmée le");
        // one that is withdrawn is not there to be compared
        supplier.post(&format!("/catalogue/{}/etat", id(2)), &[("_version", "1"), ("state", "archived")]).await.is(303);
        visitor.get(&ask(&[0, 2])).await.is(200).says("Cochez de deux à quatre");
        house.market.follow(&house.app).await.unwrap();
        let feed = visitor.get("/catalogue/flux.atom?q=r%C3%A9emploi&tri=titre").await;
        feed.is(200).says("<title>Tables de réemploi</title>").says_not("Étagères de réemploi");
        assert!(feed.text.find("Tables de réemploi") < feed.text.find("Bancs de réemploi"), "what is new comes first");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn why_a_solution_is_kept_out_is_said() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let buyer = house.buyer().await;
    let need = house.app.db.one(&OWN, args![]).await.unwrap();
    let page = format!("/besoins/{need}/pourquoi");
    buyer.get(&format!("{page}?q=repas")).await.is(200).says("Repas en liaison froide");
    let meals = house.app.db.one(&MEALS, args![]).await.unwrap();
    // Meals of Montreuil for a need of furniture in Québec.
    buyer.get(&format!("{page}?solution={meals}")).await.is(200).says("Elle est écartée");
    house.supplier().await.get(&page).await.is(403);
}

sql! {
    ADD_SUPPLIER: () = "
        INSERT INTO organisation (id, name, name_key, kind, legal_form, address, postal_code, website, description, buys,
            supplies, created_at, updated_at, version)
        VALUES ($1, $2, $3, 'company', '', '', '', '', '', FALSE, TRUE, $4, $4, 1)";
    WHOSE: String = "
        SELECT o.name FROM solution s JOIN organisation o ON o.id = s.supplier_id WHERE s.title = 'Chaises rempaillées'";
}

#[tokio::test(flavor = "multi_thread")]
async fn with_very_many_suppliers_a_coordinator_types_a_name() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let noemie = house.coordinator().await;
        noemie.get("/catalogue/nouvelle").await.is(200).says("Atelier Second Souffle</option>");
        let names = (0..200).map(|number| format!("Fournisseur {number}")).chain(["Paille".to_owned(), "Paille".to_owned()]);
        let rows: Vec<_> =
            names.map(|name| args![Uuid::now_v7(), &name, boucle::kit::format::sort_key(&name), noon()]).collect();
        house
            .app
            .db
            .write(|tx| {
                let rows = rows.clone();
                async move { tx.execute_many(&ADD_SUPPLIER, rows).await.map(|_| ()) }
            })
            .await
            .unwrap();
        noemie.get("/catalogue/nouvelle").await.is(200).says_not("</option><option value=\"0").says("supplier_name");
        let category = house.app.db.one(&CATEGORY, args!["food.caterer"]).await.unwrap().to_string();
        let offer = |name: &'static str, chosen: String| {
            vec![
                ("supplier_name", name.to_owned()),
                ("supplier", chosen),
                ("title", "Chaises rempaillées".to_owned()),
                ("summary", "Assises refaites à la main.".to_owned()),
                ("categories", category.clone()),
                ("place", "Saguenay".to_owned()),
                ("language", "fr".to_owned()),
            ]
        };
        let send = async |fields: Vec<(&'static str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            noemie.post("/catalogue/nouvelle", &fields).await
        };
        send(offer("Personne", String::new())).await.is(422).says("Aucun fournisseur ne s’appelle");
        let which = send(offer("Paille", String::new())).await;
        which.is(422).says("Plusieurs fournisseurs");
        let one = which.text.split("<select id=\"supplier\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
        let one = one.split('"').next().unwrap().to_owned();
        // Another name, typed while the list still shows the first, is what counts.
        send(offer("Fournisseur 199", one)).await.is(303);
        assert_eq!(house.app.db.one(&WHOSE, args![]).await.unwrap(), "Fournisseur 199");
    }
}
