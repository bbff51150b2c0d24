//! What is shown of the catalogue elsewhere: on the sites that a coordinator allows, on paper, and as a map.

use axum::body::Body;
use axum::extract::Request;
use db::testing::engines;
use db::{Run, Uuid, args, sql};
use http::header;

use crate::chain::{self, TITLE};
use crate::house::{Asker, TestHouse};

sql! {
    AROUND: () = "
        UPDATE solution SET radius_km = $2, radius_place_id = (SELECT id FROM place WHERE code = $3) WHERE id = $1";
    NOWHERE_ELSE: () = "DELETE FROM solution_place WHERE solution_id = $1";
    SOLUTION: Uuid = "SELECT id FROM solution WHERE title LIKE $1";
}

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

#[tokio::test(flavor = "multi_thread")]
async fn the_territory_served_is_drawn_and_said() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let visitor = house.visitor();
        let shown = async |title: &str| {
            let id = house.app.db.one(&SOLUTION, args![title]).await.unwrap();
            visitor.get(&format!("/catalogue/{id}")).await
        };
        // Île-de-France has eight departments, and metropolitan France ninety-six.
        let page = shown("Cocktails et buffets%").await;
        page.is(200).says("<title id=\"carte-france\">France métropolitaine</title>").says_not("carte-quebec");
        let drawn = map(&page.text);
        let outlines = |class: &str| {
            let path = drawn.split(&format!("<path {class}d=\"")).nth(1);
            path.map_or(0, |rest| rest.split('"').next().unwrap().len())
        };
        assert!(outlines("class=\"full\" ") > 0 && outlines("") > 5 * outlines("class=\"full\" "), "{engine:?}");
        assert_eq!(outlines("class=\"part-served\" "), 0, "{engine:?}");
        page.says("<dd>Île-de-France</dd>");
        assert!(!drawn.contains("<circle"), "{engine:?}");
        // 80 km around Longueuil (45.5152° N, 73.4682° W), by hand. A degree is 19.33 units of the map: (79.7625 − 73.4682) × 19.33
        // is 121.7 from the west, and a degree of longitude 111.195 × cos 45.5152° = 77.92 km there, so that 80 km are
        // 80 ÷ 77.92 × 19.33 = 19.8. The province is not coloured for it.
        let desks = house.app.db.one(&SOLUTION, args!["Postes de travail%"]).await.unwrap();
        house.app.db.execute(&AROUND, args![desks, 80_i64, "CA-QC-G6059891"]).await.unwrap();
        house.app.db.execute(&NOWHERE_ELSE, args![desks]).await.unwrap();
        let page = shown("Postes de travail%").await;
        let drawn = map(&page.text);
        assert!(drawn.contains("<circle cx=\"121.7\" cy=\"572.4\" r=\"19.8\"/>"), "{engine:?}: {drawn}");
        assert!(!drawn.contains("part-served") && !drawn.contains("class=\"full\""), "{engine:?}");
        page.says("80 km autour de Longueuil").says("le cercle est la distance desservie").says_not("carte-france");
        // A region of Québec is a part of it; all of Québec is in full; all of France has nothing left over.
        shown("Repas chauds pour écoles%")
            .await
            .says("carte-quebec")
            .says("Québec\u{a0}: en clair")
            .says_not("class=\"full\"");
        shown("Chaises réusinées%").await.says("class=\"full\"").says_not("carte-france");
        let page = shown("Ordinateurs portables%").await;
        assert!(map(&page.text).contains("class=\"full\"") && !map(&page.text).contains("<path d="), "{engine:?}");
    }
}

/// The first map of a page.
fn map(page: &str) -> &str {
    page.split("<figure class=\"map\">").nth(1).unwrap().split("</figure>").next().unwrap()
}

/// A page with its stylesheet and its script stays under 60 KB on the wire, the map among it.
#[tokio::test(flavor = "multi_thread")]
async fn a_solution_with_its_map_is_light() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let visitor = house.visitor();
    let id = house.app.db.one(&SOLUTION, args!["Cocktails et buffets%"]).await.unwrap();
    let page = format!("/catalogue/{id}");
    let text = visitor.get(&page).await.text;
    let assets =
        text.split('"').filter(|part| part.starts_with("/assets/") && !part.ends_with("woff2") && !part.ends_with("svg"));
    let mut bytes = 0;
    for path in assets.chain([page.as_str()]) {
        let request = Request::builder().uri(path).header(header::ACCEPT_ENCODING, "gzip");
        let answer = visitor.answer(request, Body::empty()).await;
        bytes += axum::body::to_bytes(answer.into_body(), 1 << 24).await.unwrap().len();
    }
    println!("{bytes} bytes");
    assert!((10_000..60_000).contains(&bytes), "{bytes} bytes");
}
