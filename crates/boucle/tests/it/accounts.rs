//! Coming in: by mail, by password, by link; and what a stranger cannot learn.

use std::time::Duration;

use db::testing::engines;

use crate::house::{Answer, TestHouse};

const PASSWORD: &str = "le velo jaune du mardi";

/// The address in the last mail.
fn link(house: &TestHouse) -> String {
    let mail = house.mails().pop().unwrap();
    // Long lines of a mail are broken by "=" at their end.
    let mail = mail.replace("=\r\n", "").replace("=3D", "=");
    let path = mail.split("http://localhost:8080").nth(1).unwrap();
    path.split_whitespace().next().unwrap().to_owned()
}

fn cookie(answer: &Answer) -> &str {
    answer.cookies.iter().find(|cookie| cookie.starts_with("session=")).map_or("", |cookie| cookie.as_str())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_confirmed_then_the_password_signs_in() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let visitor = house.visitor();
        visitor.post("/inscription", &[("email", "lea@example.org")]).await.is(200);
        house.settle().await;
        let path = link(&house);
        visitor.get(&path).await.is(200);
        let short = visitor.post(&path, &[("name", "Léa Roy"), ("password", "court")]).await;
        short.is(422).says("Léa Roy");
        let made = visitor.post(&path, &[("name", "Léa Roy"), ("password", PASSWORD)]).await;
        assert!(cookie(made.is(303)).contains("HttpOnly; SameSite=Lax"), "{engine:?}");
        let signed = visitor.post("/connexion", &[("email", "Lea@Example.org"), ("password", PASSWORD)]).await;
        assert!(!cookie(signed.is(303)).is_empty(), "{engine:?}");
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_serves_once_and_not_for_long() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let visitor = house.visitor();
        let ask = [("email", "camille.lavoie@example.org")];
        visitor.post("/connexion/lien", &ask).await.is(200);
        house.settle().await;
        let path = link(&house);
        assert!(!cookie(visitor.post(&path, &[]).await.is(303)).is_empty());
        assert!(cookie(&visitor.post(&path, &[]).await).is_empty(), "{engine:?}: a second time");
        house.app.clock.advance(Duration::from_mins(1));
        visitor.post("/connexion/lien", &ask).await.is(200);
        house.settle().await;
        let path = link(&house);
        house.app.clock.advance(Duration::from_mins(30));
        assert!(cookie(&visitor.post(&path, &[]).await).is_empty(), "{engine:?}: after half an hour");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_whether_an_address_has_an_account() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let visitor = house.visitor();
    let ours = visitor.post("/connexion/lien", &[("email", "camille.lavoie@example.org")]).await;
    let strange = visitor.post("/connexion/lien", &[("email", "personne.ici@example.org")]).await;
    let plain = |answer: &Answer| answer.text.replace("camille.lavoie", "X").replace("personne.ici", "X");
    assert_eq!(plain(ours.is(200)), plain(strange.is(200)));
    let ours = visitor.post("/connexion", &[("email", "camille.lavoie@example.org"), ("password", PASSWORD)]).await;
    let strange = visitor.post("/connexion", &[("email", "personne.ici@example.org"), ("password", PASSWORD)]).await;
    assert_eq!(ours.status, strange.status);
    assert_eq!(plain(&ours), plain(&strange));
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_a_password_is_slowed_down() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let mut last = 0;
    for number in 0..12 {
        let guess = format!("ceci est la tentative {number}");
        let answer =
            house.visitor().post("/connexion", &[("email", "camille.lavoie@example.org"), ("password", &guess)]).await;
        last = answer.status.as_u16();
    }
    assert_eq!(last, 429);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_another_site_is_refused() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let request = |name: &'static str, value: &'static str| {
        axum::extract::Request::builder()
            .method("POST")
            .uri("/deconnexion")
            .header("host", "localhost")
            .header("cookie", "session=x")
            .header(name, value)
            .body(axum::body::Body::empty())
            .unwrap()
    };
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://ailleurs.example"), ("x-nothing", "")] {
        house.visitor().send(request(name, value)).await.is(403);
    }
}
