//! The logo of an organisation: told by its content, shown to all, taken away with its file.

use db::testing::engines;
use db::{Run, Uuid, args, sql};
use http::Method;

use crate::house::{Answer, Asker, TestHouse};

sql! {
    pub ORGANISATION: Uuid = "SELECT id FROM organisation WHERE name = 'Atelier Second Souffle'";
    SOLUTION: Uuid = "SELECT id FROM solution WHERE supplier_id = $1 AND state = 'published' ORDER BY id LIMIT 1";
}

/// One red pixel, made by another program (a PNG of 1 × 1).
pub const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0,
    0, 0, 0x90, 0x77, 0x53, 0xDE, 0, 0, 0, 0x0C, b'I', b'D', b'A', b'T', 8, 0xD7, 0x63, 0xF8, 0xCF, 0xC0, 0, 0, 3, 1, 1, 0,
    0x18, 0xDD, 0x8D, 0xB0, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];

pub async fn post(asker: &Asker<'_>, path: &str, name: &str, bytes: &[u8]) -> Answer {
    let mut body = format!("--x\r\ncontent-disposition: form-data; name=\"logo\"; filename=\"{name}\"\r\n\r\n").into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x--\r\n");
    asker.ask_bytes(Method::POST, path, "multipart/form-data; boundary=x", body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logo_is_shown_until_it_is_taken_away() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let supplier = house.supplier().await;
        let id = house.app.db.one(&ORGANISATION, args![]).await.unwrap();
        let (path, page) = (format!("/organisations/{id}/logo"), format!("/organisations/{id}"));
        // A drawing that could hold a script, whatever its name says.
        post(&supplier, &path, "logo.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
            .await
            .is(422)
            .says("PNG, JPEG ou WebP");
        post(&supplier, &path, "logo.png", &[&PNG[..8], &[0; 20][..]].concat()).await.is(422);
        post(&supplier, &path, "logo.png", &vec![0; 1024 * 1024 + 1]).await.is(422).says("mégaoctet");
        post(&supplier, &path, "logo.exe", PNG).await.is(303);
        let shown = supplier.get(&page).await;
        let address =
            format!("/fichiers/{}", shown.is(200).text.split("/fichiers/").nth(1).unwrap().split('"').next().unwrap());
        house.visitor().get(&address).await.is(200);
        let solution = house.app.db.one(&SOLUTION, args![id]).await.unwrap();
        house
            .visitor()
            .get(&format!("/catalogue/{solution}"))
            .await
            .is(200)
            .says(&address)
            .says("Logo d’Atelier Second Souffle");
        house.visitor().get("/fichiers/..%2F..%2Fboucle.sqlite").await.is(404);

        supplier
            .ask(
                Method::POST,
                &path,
                "multipart/form-data; boundary=x",
                "--x\r\ncontent-disposition: form-data; name=\"remove\"\r\n\r\n1\r\n--x--\r\n",
            )
            .await
            .is(303);
        house.visitor().get(&address).await.is(404);
        supplier.get(&page).await.is(200).says_not("/fichiers/");
        let files = || walk(&house.app.config.data.join("files"));
        assert!(files() > 0);
        boucle::kit::jobs::sweep(&house.app, db::Timestamp::now() + std::time::Duration::from_hours(25)).await;
        assert_eq!(files(), 0, "what nothing shows is removed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photograph_that_is_far_too_heavy_is_refused_beside_its_field() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let id = house.app.db.one(&ORGANISATION, args![]).await.unwrap();
    for bytes in [2, 9] {
        let photograph = [PNG, &vec![0; bytes * 1024 * 1024]].concat();
        let answer = post(&house.supplier().await, &format!("/organisations/{id}/logo"), "photo.png", &photograph).await;
        answer.is(422).says("id=\"logo-error\"").says("mégaoctet");
    }
    assert_eq!(walk(&house.app.config.data.join("files")), 0, "nothing of it is left");
}

fn walk(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { walk(&path) } else { 1 }).sum()
}
