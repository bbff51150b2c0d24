//! Documents of a space: given, found, renewed, brought back, and fetched by nobody who may not read the space.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use boucle::kit::jobs;
use db::testing::engines;
use db::{Run, Timestamp, args, sql};
use http::Method;

use crate::house::{Answer, Asker, TestHouse};
use crate::spaces::opened;

sql! {
    LEFT: i64 = "
        SELECT (SELECT count(*) FROM document d JOIN space s ON s.id = d.space_id WHERE s.title = 'Atelier')
             + (SELECT count(*) FROM folder f JOIN space s ON s.id = f.space_id WHERE s.title = 'Atelier')
             + (SELECT count(*) FROM document_version v
                WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.id = v.document_id)) AS n";
    VERSIONS: i64 = "
        SELECT count(*) AS n FROM document_version v JOIN document d ON d.id = v.document_id WHERE d.name = $1";
}

/// The first bytes of a PNG, by its specification.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

pub async fn give(asker: &Asker<'_>, path: &str, fields: &[(&str, &str)], given: &[(&str, &[u8])]) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    for (name, bytes) in given {
        let head = format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    }
    body.extend_from_slice(b"--x--\r\n");
    asker.ask_bytes(Method::POST, path, "multipart/form-data; boundary=x", body).await
}

/// The address of a document that a list shows.
pub async fn found(asker: &Asker<'_>, list: &str, name: &str) -> String {
    let page = asker.get(list).await;
    let before = page.is(200).text.split(&format!("\">{name}</a>")).next().unwrap().to_owned();
    before.rsplit("href=\"").next().unwrap().to_owned()
}

pub async fn space(noemie: &Asker<'_>, others: &[&Asker<'_>]) -> String {
    let space = opened(noemie, "Atelier", "network", "open").await;
    for other in others {
        other.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
    }
    space
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_given_renewed_and_brought_back() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = space(&noemie, &[&camille]).await;
        let list = format!("{space}/documents");
        camille.get(&list).await.is(200).says("Déposer le premier document");
        give(&camille, &list, &[], &[]).await.is(422).says("Choisissez au moins un fichier");
        give(&camille, &list, &[], &[("vide.txt", b"")]).await.is(422).says("est vide");
        let once = ("_once", "019a0000-0000-7000-8000-000000000001");
        for _ in 0..2 {
            let files = [("C:\\Jeanne\\Devis.pdf", &b"%PDF-1.7 un"[..]), ("Été.txt", &b"bonjour"[..])];
            give(&camille, &list, &[once], &files).await.is(303);
        }
        assert_eq!(house.app.db.one(&VERSIONS, args!["Devis.pdf"]).await.unwrap(), 1, "posted twice, kept once");
        camille.get(&list).await.is(200).says("2 documents").says("Devis.pdf").says("PDF");
        camille.get(&format!("{list}?q=ete")).await.is(200).says("1 document trouvé").says_not("Devis.pdf");
        camille.get(&format!("{list}?q=%25")).await.is(200).says("Aucun document");

        let devis = found(&camille, &list, "Devis.pdf").await;
        give(&camille, &list, &[("comment", "Le prix baisse")], &[("Devis.pdf", b"%PDF-1.7 deux")]).await.is(303);
        idriss.get(&devis).await.is(200).says("2 versions").says("Le prix baisse").says_not("Nouvelle version");
        assert_eq!(idriss.bytes(&format!("{devis}/fichier")).await, b"%PDF-1.7 deux");
        assert_eq!(idriss.bytes(&format!("{devis}/versions/1")).await, b"%PDF-1.7 un");
        camille.post(&format!("{devis}/versions/1"), &[]).await.is(303);
        assert_eq!(camille.bytes(&format!("{devis}/fichier")).await, b"%PDF-1.7 un");
        camille.get(&devis).await.is(200).says("3 versions").says("Version 1 reprise");
        give(&camille, &format!("{devis}/versions"), &[], &[("autre.bin", &[0, 1, 2])]).await.is(303);
        camille.get(&devis).await.is(200).says("Autre fichier").says("4 versions").says("Devis.pdf");

        // Who only reads the space writes nothing; a member deletes what they gave alone.
        give(&idriss, &list, &[], &[("a.txt", b"a")]).await.is(403);
        give(&noemie, &list, &[], &[("Charte.txt", b"charte")]).await.is(303);
        let charte = found(&camille, &list, "Charte.txt").await;
        camille.post(&format!("{charte}/suppression"), &[]).await.is(403);
        camille.post(&format!("{devis}/suppression"), &[]).await.is(303);
        camille.get(&devis).await.is(404);
        noemie.post(&format!("{space}/etat"), &[("act", "archive"), ("_version", "1")]).await.is(303);
        give(&noemie, &list, &[], &[("b.txt", b"b")]).await.is(403);
        noemie.get(&charte).await.is(200).says_not("Nouvelle version");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn folders_are_made_moved_and_deleted_when_empty() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &[&camille]).await;
        let made = |name: &'static str, within: String| {
            let (camille, path) = (&camille, format!("{space}/dossiers"));
            async move { camille.post(&path, &[("name", name), ("folder", &within)]).await }
        };
        let id = |answer: &Answer| answer.location.rsplit('=').next().unwrap().to_owned();
        let mut deepest = String::new();
        let mut all = Vec::new();
        for name in ["un", "deux", "trois", "quatre", "cinq", "six"] {
            let answer = made(name, deepest).await;
            answer.is(303);
            deepest = id(&answer);
            all.push(deepest.clone());
        }
        made("sept", deepest.clone()).await.is(422).says("six niveaux");
        made("un", String::new()).await.is(422).says("porte déjà ce nom");
        made("  ", String::new()).await.is(422);
        give(&camille, &format!("{space}/documents"), &[("folder", &deepest)], &[("a.txt", b"a")]).await.is(303);
        let list = format!("{space}/documents?dossier={deepest}");
        let document = found(&camille, &list, "a.txt").await;
        camille.get(&format!("{space}/documents?q=a.t")).await.is(200).says("un / deux / trois / quatre / cinq / six");
        camille.post(&format!("/dossiers/{deepest}"), &[("act", "delete")]).await.is(422).says("contient encore");
        camille.post(&document, &[("name", "b.txt"), ("folder", "")]).await.is(303);
        camille.post(&format!("/dossiers/{deepest}"), &[("act", "delete")]).await.is(303);
        camille.get(&list).await.is(404);
        // Under itself it does not go; elsewhere it does.
        camille.post(&format!("/dossiers/{}", all[0]), &[("name", "un"), ("folder", &all[2])]).await.is(422);
        camille.post(&format!("/dossiers/{}", all[2]), &[("name", "3"), ("folder", "")]).await.is(303);
        camille.get(&format!("{space}/documents")).await.is(200).says(">3<").says("b.txt");
        give(&camille, &format!("{space}/documents"), &[], &[("c.txt", b"c")]).await.is(303);
        camille.post(&document, &[("name", "c.txt"), ("folder", "")]).await.is(422).says("porte déjà ce nom");
        house.operator().await.post(&format!("{space}/suppression"), &[("title", "Atelier")]).await.is(303);
        assert_eq!(house.app.db.one(&LEFT, args![]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_document_is_fetched_by_nobody_and_none_is_shown_but_pictures() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let hidden = opened(&noemie, "Réservé", "members", "invitation").await;
        let list = format!("{hidden}/documents");
        let drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>";
        give(&noemie, &list, &[], &[("plan.png", crate::logo::PNG), ("dessin.png", drawing)]).await.is(303);
        let (plan, drawn) = (found(&noemie, &list, "plan.png").await, found(&noemie, &list, "dessin.png").await);
        for ending in ["", "/fichier", "/image", "/versions/1"] {
            noemie.get(&format!("{plan}{ending}")).await.is(200);
            for other in [&camille, &house.visitor()] {
                other.get(&format!("{plan}{ending}")).await.is(404).says_not("plan.png");
            }
        }
        noemie.get(&format!("{drawn}/image")).await.is(404);
        noemie.get(&drawn).await.is(200).says_not("<img class=\"document\"");
        // What is refused as a name of a logo is no way in either.
        let digest = "a".repeat(64);
        noemie.get(&format!("/fichiers/{digest}")).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_space_has_its_room_and_a_file_its_bound() {
    for engine in engines() {
        let house = TestHouse::open_with(engine, |config| (config.file_mib, config.space_mib) = (1, 2)).await;
        let noemie = house.coordinator().await;
        let list = format!("{}/documents", space(&noemie, &[]).await);
        let megabyte = vec![b'a'; 1 << 20];
        give(&noemie, &list, &[], &[("gros.txt", &[&megabyte[..], b"a"].concat())]).await.is(422).says("dépasse 1");
        for _ in 0..2 {
            give(&noemie, &list, &[], &[("un.txt", &megabyte)]).await.is(303);
        }
        noemie.get(&list).await.is(200).says("2\u{a0}Mo occupés sur 2\u{a0}Mo");
        give(&noemie, &list, &[], &[("de trop.txt", b"a")]).await.is(422).says("plus assez de place");
        let document = found(&noemie, &list, "un.txt").await;
        noemie.post(&format!("{document}/versions/1"), &[]).await.is(422).says("plus assez de place");
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_looked_at_before_anybody_can_fetch_it() {
    // Refuses what holds "virus", cannot check what holds "panne".
    let script = "input=$(cat); case $input in *virus*) exit 1;; *panne*) exit 2;; esac";
    for engine in engines() {
        let house = TestHouse::open_with(engine, |config| {
            config.scan_command = ["/bin/sh", "-c", script].map(str::to_owned).to_vec();
        })
        .await;
        let noemie = house.coordinator().await;
        let list = format!("{}/documents", space(&noemie, &[]).await);
        let both = [("sain.txt", &b"bonjour"[..]), ("autre.txt", &b"un virus"[..])];
        give(&noemie, &list, &[], &both).await.is(422).says("recherche de virus").says("autre.txt");
        noemie.get(&list).await.is(200).says_not("sain.txt");
        give(&noemie, &list, &[], &[("p.txt", b"panne")]).await.is(422).says("pas pu être vérifié");
        give(&noemie, &list, &[], &both[..1]).await.is(303);
        noemie.get(&list).await.is(200).says("sain.txt");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_named_stays_and_what_was_deleted_leaves_the_disk() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let noemie = house.coordinator().await;
        let list = format!("{}/documents", space(&noemie, &[]).await);
        give(&noemie, &list, &[], &[("reste.txt", b"reste"), ("part.txt", b"part")]).await.is(303);
        let (stays, goes) = (found(&noemie, &list, "reste.txt").await, found(&noemie, &list, "part.txt").await);
        let before = kept(&house);
        noemie.post(&format!("{goes}/suppression"), &[]).await.is(303);
        // The sweep looks at when a file was written, which is now.
        let later = Timestamp::now().checked_add(Duration::from_hours(25)).unwrap();
        jobs::sweep(&house.app, later).await;
        assert_eq!(kept(&house), before - 1);
        assert_eq!(noemie.bytes(&format!("{stays}/fichier")).await, b"reste");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_download_that_was_cut_goes_on_and_what_a_browser_has_is_not_sent_again() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let noemie = house.coordinator().await;
        let list = format!("{}/documents", space(&noemie, &[]).await);
        // Long enough, and of a kind, to be compressed if it were a page.
        let text = "Ordre du jour. ".repeat(20_000);
        give(&noemie, &list, &[], &[("a.txt", text.as_bytes())]).await.is(303);
        let path = format!("{}/fichier", found(&noemie, &list, "a.txt").await);
        let asked = async |headers: &[(&str, &str)]| {
            let request =
                headers.iter().fold(Request::builder().uri(&path), |request, (name, value)| request.header(*name, *value));
            let answer = noemie.answer(request.header("accept-encoding", "gzip"), Body::empty()).await;
            let (head, body) = answer.into_parts();
            (head.status.as_u16(), head.headers, axum::body::to_bytes(body, 1 << 20).await.unwrap())
        };
        let (status, headers, bytes) = asked(&[]).await;
        assert_eq!((status, bytes.len(), &headers["content-length"]), (200, 300_000, &"300000".parse().unwrap()));
        let tag = headers["etag"].to_str().unwrap();
        let (status, headers, bytes) = asked(&[("range", "bytes=299990-"), ("if-range", tag)]).await;
        assert_eq!((status, &bytes[..]), (206, &text.as_bytes()[299_990..]));
        assert_eq!(headers["content-range"], "bytes 299990-299999/300000");
        assert_eq!(headers["content-length"], "10");
        assert_eq!(asked(&[("range", "bytes=5-"), ("if-range", "\"older\"")]).await.0, 200);
        assert_eq!(asked(&[("range", "bytes=300000-")]).await.0, 416);
        let (status, headers, bytes) = asked(&[("if-none-match", tag)]).await;
        assert_eq!((status, bytes.len(), &headers["etag"]), (304, 0, &tag.parse().unwrap()));
        // The rights are asked each time, whatever a browser has.
        let hidden = opened(&noemie, "Réservé", "members", "invitation").await;
        give(&noemie, &format!("{hidden}/documents"), &[], &[("b.txt", text.as_bytes())]).await.is(303);
        let path = format!("{}/fichier", found(&noemie, &format!("{hidden}/documents"), "b.txt").await);
        let stranger = Request::builder().uri(&path).header("if-none-match", tag);
        assert_eq!(house.buyer().await.answer(stranger, Body::empty()).await.status(), 404);
    }
}

/// In the file that was given stand a place, a name and a date, as a camera writes them.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_shows_a_photograph_without_what_the_camera_wrote_and_the_download_is_what_was_given() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let noemie = house.coordinator().await;
        let list = format!("{}/documents", space(&noemie, &[]).await);
        let photograph = include_bytes!("camera/sideways.jpg");
        give(&noemie, &list, &[], &[("banc.jpg", photograph)]).await.is(303);
        let document = found(&noemie, &list, "banc.jpg").await;
        assert_eq!(noemie.bytes(&format!("{document}/fichier")).await, photograph, "{engine:?}");
        let shown = noemie.bytes(&format!("{document}/image")).await;
        assert_eq!(shown, boucle::kit::bare::Bare::of(photograph).unwrap().bytes, "{engine:?}");
        assert!(!shown.windows(12).any(|words| words == b"Proprietaire"), "{engine:?}");
        // What a browser has is not sent again, and nobody on the way keeps it.
        let ask = |tag: &str| Request::builder().uri(format!("{document}/image")).header("if-none-match", tag);
        let first = noemie.answer(ask("\"other\""), Body::empty()).await;
        assert_eq!(first.headers()["cache-control"], "private, no-cache", "{engine:?}");
        let tag = first.headers()["etag"].to_str().unwrap().to_owned();
        assert_eq!(noemie.answer(ask(&tag), Body::empty()).await.status(), 304, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_and_messages_show_documents_of_their_space_alone() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let noemie = house.coordinator().await;
        let space = space(&noemie, &[]).await;
        let elsewhere = opened(&noemie, "Ailleurs", "members", "invitation").await;
        let mut pictures = Vec::new();
        for space in [&space, &elsewhere] {
            let list = format!("{space}/documents");
            give(&noemie, &list, &[], &[("banc.png", PNG)]).await.is(303);
            pictures.push(found(&noemie, &list, "banc.png").await);
        }
        let line = |words: &str, at: usize| format!("![{words}](document:{})", pictures[at].rsplit('/').next().unwrap());
        noemie.get(&pictures[0]).await.is(200).says(&line("Ce que montre l’image", 0));
        let text = format!("{} {}", line("Un banc", 0), line("Un autre", 1));
        for path in ["pages/nouvelle", "echanges/nouveau"] {
            let path = format!("{space}/{path}");
            let silent = noemie.post(&path, &[("title", "Banc"), ("text", &line("", 0)), ("act", "save")]).await;
            silent.is(422).says("Une image n’a pas de description");
            let made = noemie.post(&path, &[("title", "Banc"), ("text", &text), ("act", "save")]).await;
            made.is(303);
            let shown = noemie.get(&made.location).await;
            shown.is(200).says(&format!("src=\"{}/image\"", pictures[0])).says("alt=\"Un banc\"");
            shown.says("Un autre").says_not(&format!("src=\"{}/image\"", pictures[1]));
        }
        noemie.post(&format!("{}/suppression", pictures[0]), &[]).await.is(303);
        noemie.get(&format!("{space}/pages/imprimer")).await.is(200).says("Un banc").says_not("<img");
    }
}

/// How many files the data folder keeps.
pub fn kept(house: &TestHouse) -> usize {
    let folders = std::fs::read_dir(house.app.config.data.join("files")).unwrap();
    folders.map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap().count()).sum()
}
