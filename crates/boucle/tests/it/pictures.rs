//! Pictures and files of a solution: told by their content, with words for who does not see them, seen by whoever sees the
//! solution.

use axum::body::Body;
use axum::extract::Request;
use db::testing::engines;
use db::{Run, Uuid, args, sql};
use http::header;

use crate::chain::{self, TITLE};
use crate::house::{Answer, Asker, TestHouse};
use crate::labels;
use crate::logo::PNG;

sql! {
    FILES: i64 = "SELECT count(*) AS n FROM solution_file WHERE solution_id = $1";
}

/// 48 × 32, with a place, a name and a date, to be shown turned: as other programs wrote it.
const PHOTOGRAPH: &[u8] = include_bytes!("camera/sideways.jpg");
const PDF: &[u8] = b"%PDF-1.4\n% a technical sheet\n";

fn id(made: &str) -> Uuid {
    made.rsplit('/').next().unwrap().parse().unwrap()
}

async fn add(supplier: &Asker<'_>, made: &str, what: (&str, &str), (name, bytes): (&str, &[u8])) -> Answer {
    let (purpose, title) = what;
    let (field, file) = if purpose == "picture" { ("alt", "picture") } else { ("what", "file") };
    let once = Uuid::now_v7().to_string();
    let texts = [("_once", &*once), ("purpose", purpose), (field, title)];
    labels::post(supplier, &format!("{made}/images"), &texts, &[(file, name, bytes)]).await
}

/// The addresses of pictures on a page, in their order.
fn pictures(page: &Answer) -> Vec<String> {
    page.text
        .split("src=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .filter(|a| a.ends_with("/image"))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_seen_by_all_who_see_the_solution() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, visitor) = (house.supplier().await, house.visitor());
        let made = chain::publish(&supplier, &house, TITLE).await.location.clone();
        house.settle().await;
        let drawing = b"<svg xmlns='http://www.w3.org/2000/svg'/>";
        add(&supplier, &made, ("picture", "Un banc"), ("banc.png", drawing)).await.is(422).says("PNG, JPEG ou WebP");
        add(&supplier, &made, ("picture", "Un banc"), ("banc.png", &[&PNG[..8], &[0; 20]].concat())).await.is(422);
        let heavy = [PNG, &vec![0; 2 << 20]].concat();
        add(&supplier, &made, ("picture", "Un banc"), ("banc.png", &heavy)).await.is(422).says("trop lourde");
        add(&supplier, &made, ("picture", " "), ("banc.png", PNG)).await.is(422).says("id=\"alt-error\"");
        add(&supplier, &made, ("picture", "Un banc de bois"), ("banc.exe", PNG)).await.is(303);
        add(&supplier, &made, ("picture", "Le même, de dos"), ("dos.png", PNG)).await.is(303);
        let page = visitor.get(&made).await;
        page.is(200).says("alt=\"Un banc de bois\"").says("width=\"1\" height=\"1\" loading=\"lazy\"");
        let shown = pictures(&page);
        assert_eq!(shown.len(), 2, "{engine:?}");
        assert_eq!(visitor.bytes(&shown[0]).await, PNG, "{engine:?}");
        let found = visitor.get("/catalogue?q=banc+grange").await;
        assert_eq!(pictures(&found), [shown[0].clone()], "{engine:?}: the first stands for it in a list");

        // The second put first, the first taken away.
        let acts = |address: &str| address.trim_end_matches("/image").to_owned();
        supplier.post(&acts(&shown[1]), &[("act", "first")]).await.is(303);
        assert_eq!(pictures(&visitor.get(&made).await), [shown[1].clone(), shown[0].clone()], "{engine:?}");
        let field = format!("title-{}", acts(&shown[1]).rsplit('/').next().unwrap());
        supplier.post(&acts(&shown[1]), &[(&field, ""), ("act", "save")]).await.is(422).says("ceux qui ne la voient pas");
        supplier.post(&acts(&shown[1]), &[(&field, "De dos"), ("act", "save")]).await.is(303);
        supplier.post(&acts(&shown[0]), &[("act", "delete")]).await.is(303);
        visitor.get(&shown[0]).await.is(404);
        visitor.get(&made).await.says("alt=\"De dos\"").says_not("Un banc de bois");

        // What is withdrawn is seen by its supplier alone, and kept by nobody on the way.
        supplier.post(&format!("{made}/etat"), &[("_version", "1"), ("state", "archived")]).await.is(303);
        visitor.get(&shown[1]).await.is(404);
        let own = supplier.answer(Request::builder().uri(&shown[1]), Body::empty()).await;
        assert_eq!(own.headers()[header::CACHE_CONTROL], "private, no-store", "{engine:?}");
        house.buyer().await.post(&acts(&shown[1]), &[("act", "delete")]).await.is(403);
        house.settle().await;
    }
}

/// What the camera wrote: the owner's name stands in three places of the file.
fn tells(bytes: &[u8]) -> bool {
    bytes.windows(12).any(|words| words == b"Proprietaire")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photograph_does_not_tell_where_it_was_taken_and_stays_upright() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, visitor) = (house.supplier().await, house.visitor());
        let made = chain::publish(&supplier, &house, TITLE).await.location.clone();
        assert!(tells(PHOTOGRAPH));
        add(&supplier, &made, ("picture", "Un banc"), ("banc.jpg", PHOTOGRAPH)).await.is(303);
        let page = visitor.get(&made).await;
        // It is turned when it is shown: higher than wide.
        page.is(200).says("width=\"32\" height=\"48\"");
        let address = pictures(&page).remove(0);
        let shown = visitor.bytes(&address).await;
        assert!(!tells(&shown) && shown.len() > 500, "{engine:?}");
        assert_eq!(boucle::kit::bare::Bare::of(&shown).unwrap().orientation, 6, "{engine:?}");
        // Nor by the address of a download.
        let download = format!("{}/fichier", address.strip_suffix("/image").unwrap());
        assert_eq!(visitor.bytes(&download).await, shown, "{engine:?}");

        // A file to take away stays what was given.
        add(&supplier, &made, ("file", "Photographie"), ("banc.jpg", PHOTOGRAPH)).await.is(303);
        let page = visitor.get(&made).await;
        let end = page.text.find("/fichier\"").unwrap();
        let address = format!("{}/fichier", page.text[..end].rsplit('"').next().unwrap());
        assert_eq!(visitor.bytes(&address).await, PHOTOGRAPH, "{engine:?}");

        // A logo.
        let firm = house.app.db.one(&crate::logo::ORGANISATION, args![]).await.unwrap();
        crate::logo::post(&supplier, &format!("/organisations/{firm}/logo"), "logo.jpg", PHOTOGRAPH).await.is(303);
        let page = supplier.get(&format!("/organisations/{firm}")).await;
        let name = page.text.split("/fichiers/").nth(1).unwrap().split('"').next().unwrap();
        assert!(!tells(&visitor.bytes(&format!("/fichiers/{name}")).await), "{engine:?}");
        let stored = house.app.config.data.join("files").join(&name[..2]).join(&name[2..]);
        assert!(!tells(&std::fs::read(stored).unwrap()), "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_only_ever_a_download() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, visitor) = (house.supplier().await, house.visitor());
        let made = chain::publish(&supplier, &house, TITLE).await.location.clone();
        add(&supplier, &made, ("file", "Fiche"), ("fiche.pdf", b"<html><script>")).await.is(422).says("Choisissez un PDF");
        add(&supplier, &made, ("file", ""), ("fiche.pdf", PDF)).await.is(422).says("id=\"what-error\"");
        add(&supplier, &made, ("file", "Fiche technique"), ("../fiche.pdf", PDF)).await.is(303);
        let page = visitor.get(&made).await;
        page.is(200).says("Fiche technique").says("fiche.pdf");
        let end = page.text.find("/fichier\"").unwrap();
        let address = format!("{}/fichier", page.text[..end].rsplit('"').next().unwrap());
        let answer = visitor.answer(Request::builder().uri(&address), Body::empty()).await;
        let said = |name: header::HeaderName| answer.headers()[name].to_str().unwrap().to_owned();
        assert!(said(header::CONTENT_DISPOSITION).starts_with("attachment; filename=\"fiche.pdf\""), "{engine:?}");
        assert_eq!(said(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{engine:?}");
        assert_eq!(visitor.bytes(&address).await, PDF, "{engine:?}");
        visitor.get(&format!("/api/v1/solutions/{}", id(&made))).await.says("\"title\":\"Fiche technique\"").says(&address);
        // It is no picture.
        visitor.get(&address.replace("/fichier", "/image")).await.is(404);
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn six_pictures_fit_and_two_solutions_that_are_one_keep_all_of_theirs() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let (supplier, coordinator, db) = (house.supplier().await, house.coordinator().await, &house.app.db);
    let goes = chain::publish(&supplier, &house, TITLE).await.location.clone();
    for turn in 0..6 {
        add(&supplier, &goes, ("picture", &format!("Banc {turn}")), ("banc.png", PNG)).await.is(303);
    }
    add(&supplier, &goes, ("picture", "Un de trop"), ("banc.png", PNG)).await.is(422).says("6 tiennent");
    assert_eq!(db.one(&FILES, args![id(&goes)]).await.unwrap(), 6);
    // Posted twice, it is there once.
    let stays = chain::publish(&supplier, &house, "Bancs de jardin").await.location.clone();
    for _ in 0..2 {
        let texts = [("_once", "01900000-0000-7000-8000-000000000007"), ("purpose", "picture"), ("alt", "Un banc")];
        labels::post(&supplier, &format!("{stays}/images"), &texts, &[("picture", "b.png", PNG)]).await.is(303);
    }
    assert_eq!(db.one(&FILES, args![id(&stays)]).await.unwrap(), 1);
    let place = format!("/gestion/solutions/{}/fusion", id(&stays));
    coordinator.post(&place, &[("with", &id(&goes).to_string())]).await.is(303);
    assert_eq!(db.one(&FILES, args![id(&stays)]).await.unwrap(), 7);
    house.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_pictures_given_at_once_the_seventh_is_refused() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, db) = (house.supplier().await, &house.app.db);
        let made = chain::publish(&supplier, &house, TITLE).await.location.clone();
        for turn in 0..5 {
            add(&supplier, &made, ("picture", &format!("Banc {turn}")), ("banc.png", PNG)).await.is(303);
        }
        let give = || add(&supplier, &made, ("picture", "Le dernier"), ("banc.png", PNG));
        let (one, other) = tokio::join!(give(), give());
        let mut answers = [one.status.as_u16(), other.status.as_u16()];
        answers.sort_unstable();
        assert_eq!((answers, db.one(&FILES, args![id(&made)]).await.unwrap()), ([303, 422], 6), "{engine:?}");
        // A file has its own room.
        add(&supplier, &made, ("file", "Fiche technique"), ("fiche.pdf", PDF)).await.is(303);
        house.settle().await;
    }
}
