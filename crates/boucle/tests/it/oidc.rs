//! What is refused of sign-in through an identity provider, with no provider there. With one: the browser's tests.

use boucle::kit::config::{Config, Oidc, Secret};

use crate::house::{Answer, TestHouse};

/// A house whose provider is at an address where nobody answers.
async fn house() -> TestHouse {
    TestHouse::open_with(db::Engine::Sqlite, |config| {
        config.oidc = Some(Oidc {
            issuer: "http://127.0.0.1:1".to_owned(),
            client_id: "boucle".to_owned(),
            client_secret: Secret::new("a secret of this test"),
            name: "Compte de la Ville".to_owned(),
        });
    })
    .await
}

fn opens_nothing(answer: &Answer) {
    answer.is(422).says("name=\"password\"");
    let session = answer.cookies.iter().find(|cookie| cookie.starts_with("session="));
    assert!(session.is_none(), "{session:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_is_there_only_when_a_provider_is() {
    house().await.visitor().get("/connexion").await.is(200).says("Continuer avec Compte de la Ville");
    TestHouse::open(db::Engine::Sqlite).await.visitor().get("/connexion").await.is(200).says_not("/connexion/fournisseur");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_down_leaves_the_other_ways() {
    let house = house().await;
    let down = house.visitor().get("/connexion/fournisseur?suite=/besoins").await;
    opens_nothing(&down);
    down.says("Recevoir un lien par courriel");
    house.visitor().post("/connexion/lien", &[("email", "camille.lavoie@example.org")]).await.is(200);
    house.settle().await;
    assert_eq!(house.mails().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_counts_only_in_the_browser_that_asked() {
    let house = house().await;
    let held = "oidc=state=mine&nonce=n&verifier=v&next=%2Fbesoins";
    let (stale, unconfirmed) = ("vient d’un autre navigateur", "n’a pas pu être vérifiée");
    for (cookie, query, said) in [
        ("", "code=c&state=mine", stale),
        (held, "code=c&state=other", stale),
        (held, "code=c&state=", stale),
        (held, "code=c", stale),
        (held, "state=mine", stale),
        (held, "error=access_denied&state=mine", stale),
        // The right one is asked of the provider, which does not confirm it.
        (held, "code=c&state=mine", unconfirmed),
    ] {
        let request = axum::extract::Request::builder()
            .uri(format!("/connexion/fournisseur/retour?{query}"))
            .header("host", "localhost")
            .header("cookie", cookie)
            .body(axum::body::Body::empty())
            .unwrap();
        let answer = house.visitor().send(request).await;
        opens_nothing(&answer);
        answer.says(said);
        assert!(answer.cookies.iter().any(|cookie| cookie.starts_with("oidc=;") && cookie.contains("Max-Age=0")), "{query}");
    }
}

#[test]
fn a_provider_is_spoken_to_in_the_clear_on_this_machine_alone() {
    for (issuer, sound) in [
        ("https://compte.example.org", true),
        ("http://127.0.0.1:4000", true),
        ("http://localhost:4000/realm", true),
        ("http://compte.example.org", false),
        ("http://127.0.0.1.example.org", false),
        ("http://localhost:x@compte.example.org", false),
        ("compte.example.org", false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("boucle.toml");
        let settings =
            format!("[oidc]\nissuer = \"{issuer}\"\nclient_id = \"boucle\"\nclient_secret = \"secret\"\nname = \"Ville\"\n");
        std::fs::write(&file, settings).unwrap();
        match Config::load(Some(&file)) {
            Ok(_) => assert!(sound, "{issuer} is accepted"),
            Err(mistakes) => {
                assert!(!sound, "{issuer}: {mistakes:?}");
                assert!(mistakes.iter().any(|mistake| mistake.starts_with("oidc.issuer")), "{mistakes:?}");
                assert!(!mistakes.concat().contains("secret"), "a secret is printed");
            }
        }
    }
}
