//! What is shown of the catalogue elsewhere: on the sites that a coordinator allows.

use axum::body::Body;
use axum::extract::Request;
use db::testing::engines;
use http::header;

use crate::chain::{self, TITLE};
use crate::house::{Asker, TestHouse};

/// The status, the content security policy and the cookies of an answer.
async fn headers(asker: &Asker<'_>, path: &str) -> (u16, String, usize) {
    let answer = asker.answer(Request::builder().uri(path), Body::empty()).await;
    let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    (answer.status().as_u16(), policy, answer.headers().get_all(header::SET_COOKIE).iter().count())
}

#[tokio::test(flavor = "multi_thread")]
async fn results_are_framed_by_the_sites_that_a_coordinator_allows_and_by_no_other() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, visitor) = (house.coordinator().await, house.visitor());
        let frame = "/catalogue/cadre?langue=fr&q=chaises";
        let (status, policy, cookies) = headers(&visitor, frame).await;
        assert_eq!((status, cookies), (200, 0), "{engine:?}");
        assert!(policy.ends_with("frame-ancestors 'none'"), "{policy}");
        visitor.get(frame).await.says("tant que l’animation du réseau").says_not("Chaises réusinées");

        let save = |sites: &'static str, seen: &'static str| [("sites", sites), ("seen", seen)];
        let wrong = noemie.post("/gestion/integration", &save("https://a.example.org; script-src *", "")).await;
        wrong.is(422).says("id=\"sites-error\"").says("script-src *</textarea>");
        let two = "https://Ville.example.org/\nhttps://hopital.example.org:8443";
        noemie.post("/gestion/integration", &save(two, "")).await.is(303);
        // Somebody who has the page from before does not undo it unawares.
        noemie.post("/gestion/integration", &save("https://x.example.org", "")).await.is(422).says("hopital.example.org");
        let (_, policy, cookies) = headers(&visitor, frame).await;
        assert!(policy.ends_with("frame-ancestors https://ville.example.org https://hopital.example.org:8443"), "{policy}");
        assert!(policy.starts_with("default-src 'none'; style-src 'self'") && !policy.contains("script-src"), "{policy}");
        assert_eq!(cookies, 0);
        for path in ["/", "/catalogue", "/catalogue/integrer", "/connexion", "/catalogue/flux.atom", "/catalogue/cadre/x"] {
            assert!(headers(&visitor, path).await.1.contains("frame-ancestors 'none'"), "{engine:?} {path}");
        }

        let page = visitor.get(frame).await;
        page.says("Chaises réusinées").says("target=\"_blank\" rel=\"noopener\"").says_not("<script").says_not("<form");
        // Whoever looks, it is the same page, in the language of its address.
        assert_eq!(page.text, house.buyer().await.get(frame).await.text, "{engine:?}");
        visitor.get("/catalogue/cadre?langue=en&q=chaises").await.says("<html lang=\"en\">");
        let snippet = visitor.get("/catalogue/integrer?q=chaises&tri=recent").await;
        snippet
            .is(200)
            .says("2 sites autorisés")
            .says("/catalogue/cadre?langue=fr&#38;amp;q=chaises")
            .says_not("tri=recent");

        // What is published alone.
        house.market.follow(&house.app).await.unwrap();
        let supplier = house.supplier().await;
        let made = chain::publish(&supplier, &house, TITLE).await.is(303).location.clone();
        house.market.follow(&house.app).await.unwrap();
        visitor.get("/catalogue/cadre?q=bancs").await.says(TITLE);
        supplier.post(&format!("{made}/etat"), &[("_version", "1"), ("state", "archived")]).await.is(303);
        house.market.follow(&house.app).await.unwrap();
        supplier.get("/catalogue/cadre?q=bancs").await.says_not(TITLE);
        house.settle().await;
    }
}
