//! The interface for programs: tokens, what they open, what is refused and how, and that its description is true.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use boucle::router::table;
use db::testing::engines;
use db::{Run, Uuid, args, sql};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;

use crate::house::{Answer, TestHouse};

sql! {
    SUPPLIER: Uuid = "SELECT id FROM organisation WHERE name = 'Atelier Second Souffle'";
    ERASE: () = "UPDATE person SET erased_at = $2 WHERE email = $1";
    DEEDS: String = "SELECT verb FROM journal_entry WHERE subject_kind = 'token' ORDER BY id";
}

async fn call(house: &TestHouse, method: &str, path: &str, token: &str, body: Option<&Value>) -> Answer {
    let mut request =
        Request::builder().method(method).uri(path).extension(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 9))));
    if !token.is_empty() {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    if body.is_some() {
        request = request.header("content-type", "application/json");
    }
    house.visitor().send(request.body(Body::from(body.map_or_else(String::new, Value::to_string))).unwrap()).await
}

/// A token of the supplier's, made on screen.
async fn token(house: &TestHouse, rights: &str) -> String {
    let fields = [("name", "essai"), ("rights", rights), ("days", "30")];
    let page = house.supplier().await.post("/moi/jetons", &fields).await;
    let from = page.is(200).text.find("boucle_").unwrap();
    page.text[from..].split('"').next().unwrap().to_owned()
}

async fn solution(house: &TestHouse) -> Value {
    let supplier = house.app.db.one(&SUPPLIER, args![]).await.unwrap();
    json!({"supplier": supplier, "title": "Lampes de bureau remises à neuf", "summary": "Câblage refait.", "language": "fr",
           "categories": ["furniture.office"], "places": ["CA-QC-G6059891"], "strategies": ["refurbish"], "publish": true})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_what_its_rights_say_until_it_ends() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (reads, writes) = (token(&house, "read").await, token(&house, "write").await);
        let new = solution(&house).await;
        call(&house, "GET", "/api/v1/needs", &reads, None).await.is(200);
        call(&house, "GET", "/api/v1/needs", "", None).await.is(401);
        call(&house, "POST", "/api/v1/match", &reads, Some(&json!({"text": "chaises"}))).await.is(200);
        call(&house, "POST", "/api/v1/solutions", &reads, Some(&new)).await.is(403).says("\"status\":403");
        call(&house, "POST", "/api/v1/solutions", &writes, Some(&new)).await.is(201);
        house.settle().await;
        call(&house, "GET", "/api/v1/solutions?q=lampes", "", None).await.is(200).says("Lampes de bureau remises à neuf");
        // A token opens the interface and nothing else.
        assert!(call(&house, "GET", "/moi", &writes, None).await.location.starts_with("/connexion"));
        call(&house, "GET", "/api/v1/solutions", "boucle_inconnu", None).await.is(401);
        let list = house.supplier().await.get("/moi/jetons").await;
        list.is(200).says("2 jetons").says_not(&reads);

        let id = list.text.split("/moi/jetons/").nth(1).unwrap().split('/').next().unwrap();
        house.buyer().await.post(&format!("/moi/jetons/{id}/fin"), &[]).await.is(404);
        house.supplier().await.post(&format!("/moi/jetons/{id}/fin"), &[]).await.is(303);
        call(&house, "GET", "/api/v1/needs", &writes, None).await.is(401);
        call(&house, "GET", "/api/v1/needs", &reads, None).await.is(200);
        house.app.clock.advance(Duration::from_hours(31 * 24));
        call(&house, "GET", "/api/v1/needs", &reads, None).await.is(401);
        assert_eq!(house.app.db.all(&DEEDS, args![]).await.unwrap(), ["token_made", "token_made", "token_revoked"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_token_of_who_left_opens_nothing() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let token = token(&house, "read").await;
    house.app.db.execute(&ERASE, args!["idriss.benali@example.org", house.app.clock.now()]).await.unwrap();
    call(&house, "GET", "/api/v1/needs", &token, None).await.is(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_refusal_is_a_problem_that_says_what_is_wrong() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let token = token(&house, "write").await;
    let mut new = solution(&house).await;
    new["title"] = json!("");
    let refused = call(&house, "POST", "/api/v1/solutions", &token, Some(&new)).await;
    let problem: Value = serde_json::from_str(&refused.is(422).text).unwrap();
    assert_eq!(problem["errors"][0]["field"], "title");
    assert_eq!(problem["status"], 422);
    for (method, path, body, status) in [
        ("GET", "/api/v1/solutions/not-an-id", None, 404),
        ("GET", "/api/v1/nothing", None, 404),
        ("DELETE", "/api/v1/solutions", None, 405),
        ("POST", "/api/v1/match", None, 415),
        ("POST", "/api/v1/match", Some(json!({"text": 3})), 422),
        ("POST", "/api/v1/match", Some(json!({"text": "a\u{0}b"})), 422),
        ("GET", "/api/v1/needs?after=nowhere", None, 422),
    ] {
        let answer = call(&house, method, path, &token, body.as_ref()).await;
        let problem: Value = serde_json::from_str(&answer.is(status).text).unwrap();
        assert_eq!(problem["status"], status, "{method} {path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_described_is_there_and_what_is_there_is_described() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let document: Value = serde_json::from_str(&house.visitor().get("/api/v1/openapi.json").await.is(200).text).unwrap();
    let described: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| methods.as_object().unwrap().keys().map(|method| (method.to_uppercase(), path.clone())))
        .collect();
    let there: BTreeSet<(String, String)> = table()
        .into_iter()
        .filter(|route| route.path.starts_with("/api/v1/"))
        .map(|route| (route.method.to_string(), route.path.to_owned()))
        .collect();
    assert_eq!(described, there);
    house.visitor().get("/api").await.is(200).says("/api/v1/match").says("curl");
}
