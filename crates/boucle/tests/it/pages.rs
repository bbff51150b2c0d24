//! Pages of a space: written by several, never lost, found by their names, brought back.

use std::io::{Cursor, Read};

use db::testing::engines;
use db::{Run, Uuid, args, sql};
use http::Method;

use crate::house::{Answer, Asker, TestHouse};
use crate::spaces::opened;

sql! {
    PAGE: Uuid = "SELECT id FROM page WHERE title = $1";
    LEFT: i64 = "
        SELECT (SELECT count(*) FROM page p JOIN space s ON s.id = p.space_id WHERE s.title = 'Groupe')
             + (SELECT count(*) FROM page_revision r WHERE NOT EXISTS (SELECT 1 FROM page p WHERE p.id = r.page_id)) AS n";
}

/// A space that Noémie runs and Camille writes in.
async fn space(coordinator: &Asker<'_>, member: &Asker<'_>) -> String {
    let space = opened(coordinator, "Groupe", "network", "open").await;
    member.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
    space
}

async fn written(asker: &Asker<'_>, space: &str, title: &str, text: &str, parent: &str) -> String {
    let parent = parent.rsplit('/').next().unwrap();
    let fields = [("title", title), ("text", text), ("parent", parent), ("act", "save")];
    let answer = asker.post(&format!("{space}/pages/nouvelle"), &fields).await;
    answer.is(303);
    answer.location
}

async fn saved(asker: &Asker<'_>, page: &str, version: &str, title: &str, text: &str) -> Answer {
    let fields = [("_version", version), ("title", title), ("text", text), ("act", "save")];
    asker.post(&format!("{page}/modifier"), &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_write_at_once_lose_nothing() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &camille).await;
        let base = "Qui vient ?\n\nLes acheteurs.\n\nQuand ?\n\nEn mai.\n";
        let page = written(&noemie, &space, "Rencontres", base, "").await;

        // Different lines are brought together.
        saved(&noemie, &page, "1", "Rencontres", &base.replace("En mai", "En juin")).await.is(303);
        let second = saved(&camille, &page, "1", "Rencontres", &base.replace("Les acheteurs", "Acheteurs et élus")).await;
        second.is(303);
        camille.get(&page).await.is(200).says("En juin.").says("Acheteurs et élus.").says("3 versions");

        // The same line is not: both texts are shown, and saving again keeps what the second one chose.
        let third = base.replace("En mai", "En septembre");
        let answer = saved(&camille, &page, "1", "Rencontres", &third).await;
        answer.is(422).says("En septembre.").says("<del>juin").says("name=\"_version\" value=\"3\"");
        house.visitor().get(&page).await.is(303);
        camille.get(&page).await.is(200).says("En juin.");
        saved(&camille, &page, "3", "Rencontres", &third).await.is(303);
        camille.get(&page).await.is(200).says("En septembre.").says("4 versions");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_page_was_is_compared_brought_back_and_withdrawn() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &camille).await;
        let page = written(&noemie, &space, "Contacts", "Écrire à la ville.\n\nTéléphone de Jeanne : le sien.\n", "").await;
        noemie.get(&page).await.is(200).says_not("a changé depuis");
        saved(&camille, &page, "1", "Contacts", "Écrire à la ville ou au syndicat.\n").await.is(303);
        noemie.get(&page).await.is(200).says("a changé depuis votre dernière lecture").says("de=1&amp;a=2");
        noemie.get(&page).await.is(200).says_not("a changé depuis");

        let compared = camille.get(&format!("{page}/comparaison?de=1&a=2")).await;
        compared.is(200).says("<del>.\n\nTéléphone de Jeanne : le sien</del><ins> ou au syndicat</ins>.");
        let sides = camille.get(&format!("{page}/comparaison?de=1&a=2&vue=cote")).await;
        sides.is(200).says("Noémie Tremblay").says("Camille Lavoie").says("<ins>");
        let authors = camille.get(&format!("{page}/auteurs")).await;
        authors.is(200).says("Camille Lavoie").says_not("Jeanne");

        camille.post(&format!("{page}/revisions/1"), &[("act", "withdraw")]).await.is(403);
        noemie.post(&format!("{page}/revisions/1"), &[("act", "withdraw")]).await.is(303);
        camille.get(&format!("{page}/revisions/1")).await.is(200).says_not("Jeanne").says("a été retiré");
        camille.get(&format!("{page}/comparaison?de=1&a=2")).await.is(200).says_not("Jeanne");
        camille.post(&format!("{page}/revisions/1"), &[("act", "restore")]).await.is(404);
        camille.get(&format!("{page}/historique")).await.is(200).says("retirée").says("2 versions");

        saved(&camille, &page, "2", "Contacts", "Rien.\n").await.is(303);
        camille.post(&format!("{page}/revisions/2"), &[("act", "restore")]).await.is(303);
        camille.get(&page).await.is(200).says("ou au syndicat").says("4 versions");
        camille.get(&format!("{page}/historique")).await.is(200).says("Retour à la version 2");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_follows_its_page_and_the_page_knows_who_leads_to_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &camille).await;
        // The link is there before its page.
        let first = written(&noemie, &space, "Accueil du site", "Voir [[Dates]].", "").await;
        noemie.get(&first).await.is(200).says("nouvelle?title=Dates");
        let dates = written(&camille, &space, "Dates", "Le 12.", &first).await;
        noemie.get(&first).await.is(200).says(&format!("href=\"{dates}\""));
        camille.get(&dates).await.is(200).says("Une page mène ici").says("Accueil du site");
        saved(&camille, &dates, "1", "Calendrier 2027", "Le 12.").await.is(303);
        noemie.get(&first).await.is(200).says(">Calendrier 2027</a>").says(&format!("href=\"{dates}\""));
        noemie.get(&format!("{first}/modifier")).await.is(200).says("[[Calendrier 2027]]");
        // Deleted, its own pages go up, and links say so.
        let under = written(&camille, &space, "Détail", "x", &dates).await;
        camille.post(&format!("{dates}/suppression"), &[("act", "delete")]).await.is(403);
        noemie.post(&format!("{dates}/suppression"), &[("act", "delete")]).await.is(303);
        noemie.get(&first).await.is(200).says("page supprimée");
        noemie.get(&under).await.is(200).says("Accueil du site");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_its_author_s_alone_until_it_is_published() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &camille).await;
        let page = written(&noemie, &space, "Guide", "Début.\n\nFin.\n", "").await;
        let draft = [("_version", "1"), ("title", "Guide"), ("text", "Début revu.\n\nFin.\n"), ("act", "draft")];
        camille.post(&format!("{page}/modifier"), &draft).await.is(303);
        noemie.get(&page).await.is(200).says_not("Début revu").says_not("brouillon");
        noemie.get(&format!("{page}/modifier")).await.is(200).says_not("Début revu");
        saved(&noemie, &page, "1", "Guide", "Début.\n\nFin, autrement.\n").await.is(303);
        camille.get(&page).await.is(200).says("Vous avez un brouillon");
        let form = camille.get(&format!("{page}/modifier")).await;
        form.is(200).says("Début revu.").says("La page a changé depuis");
        saved(&camille, &page, "1", "Guide", "Début revu.\n\nFin.\n").await.is(303);
        camille.get(&page).await.is(200).says("Début revu.").says("Fin, autrement.").says_not("brouillon");

        let new = [("title", "À venir"), ("text", "Pas encore."), ("act", "draft")];
        camille.post(&format!("{space}/pages/nouvelle"), &new).await.is(303);
        noemie.get(&format!("{space}/pages")).await.is(200).says_not("À venir");
        let list = camille.get(&format!("{space}/pages")).await;
        list.is(200).says("À venir");
        let id = list.text.split("brouillon=").nth(1).unwrap().split('"').next().unwrap().to_owned();
        noemie.get(&format!("{space}/pages/nouvelle?brouillon={id}")).await.is(404);
        camille.get(&format!("{space}/pages/nouvelle?brouillon={id}")).await.is(200).says("Pas encore.");
        let publish = [("title", "À venir"), ("text", "Voici."), ("act", "save"), ("draft", id.as_str())];
        camille.post(&format!("{space}/pages/nouvelle"), &publish).await.is(303);
        camille.get(&format!("{space}/pages")).await.is(200).says_not("brouillon=");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_page_is_left_to_those_who_run_the_space_and_an_archived_space_to_nobody() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &camille).await;
        let page = written(&noemie, &space, "Règles", "Une.", "").await;
        camille.post(&format!("{page}/etat"), &[("act", "lock")]).await.is(403);
        noemie.post(&format!("{page}/etat"), &[("act", "lock")]).await.is(303);
        saved(&camille, &page, "1", "Règles", "Deux.").await.is(403);
        camille.post(&format!("{page}/revisions/1"), &[("act", "restore")]).await.is(403);
        saved(&noemie, &page, "1", "Règles", "Deux.").await.is(303);
        noemie.post(&format!("{space}/etat"), &[("_version", "1")]).await.is(303);
        saved(&noemie, &page, "2", "Règles", "Trois.").await.is(403);
        noemie.get(&page).await.is(200).says("Deux.");
        let operator = house.operator().await;
        operator.post(&format!("{space}/suppression"), &[("title", "Groupe")]).await.is(303);
        noemie.get(&page).await.is(404);
        assert_eq!(house.app.db.one(&LEFT, args![]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_carried_out_comes_in_again_as_it_was() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let noemie = house.coordinator().await;
        let public = house.app.db.one(&PAGE, args!["Foire aux questions"]).await.unwrap();
        let zip = house.visitor().bytes(&format!("/pages/{public}/export.zip")).await;
        let mut archive = zip::ZipArchive::new(Cursor::new(&zip)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["01-foire-aux-questions.md", "01-foire-aux-questions/01-preparer-son-premier-achat.md"]);
        let mut text = String::new();
        archive.by_index(0).unwrap().read_to_string(&mut text).unwrap();
        assert!(text.starts_with("# Foire aux questions\n") && text.contains("[[Préparer son premier achat]]"), "{text}");

        let space = opened(&noemie, "Copie", "network", "open").await;
        let mut body = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"faq.zip\"\r\n\r\n".to_vec();
        body.extend(&zip);
        body.extend(b"\r\n--x--\r\n");
        let kind = "multipart/form-data; boundary=x";
        noemie.ask_bytes(Method::POST, &format!("{space}/pages/reprise"), kind, body).await.is(303);
        let again = noemie.bytes(&format!("{space}/pages/export.zip")).await;
        assert_eq!(texts(&again), texts(&zip));
        let list = noemie.get(&format!("{space}/pages")).await;
        list.is(200).says("2 pages").says("Préparer son premier achat");

        for (name, content) in [("x.zip", "PK\u{3}\u{4}broken"), ("x.pdf", "%PDF"), ("", "")] {
            let body = format!(
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--x--\r\n"
            );
            let answer = noemie.ask_bytes(Method::POST, &format!("{space}/pages/reprise"), kind, body.into_bytes()).await;
            answer.is(422);
        }
        noemie.get(&format!("{space}/pages")).await.is(200).says("2 pages");
    }
}

fn texts(zip: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    (0..archive.len())
        .map(|number| {
            let mut entry = archive.by_index(number).unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            (entry.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_moves_with_those_under_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &camille).await;
        let one = written(&noemie, &space, "Premier volet", "", "").await;
        let two = written(&noemie, &space, "Second volet", "", "").await;
        let under = written(&noemie, &space, "Annexe", "", &two).await;
        let id = |page: &str| page.rsplit('/').next().unwrap().to_owned();
        let place = format!("{space}/pages");
        let order = async || {
            let list = camille.get(&place).await.text;
            let mut titles = vec!["Premier volet", "Second volet", "Annexe"];
            titles.sort_by_key(|title| list.find(&format!(">{title}</a>")).unwrap());
            titles
        };
        camille.post(&place, &[("page", &id(&two)), ("act", "up")]).await.is(303);
        assert_eq!(order().await, ["Second volet", "Annexe", "Premier volet"]);
        // Another place is chosen for one page at a time: beside each, all the others would make a page grow with their square.
        let list = camille.get(&place).await;
        list.is(200).says("Choisir une autre place").says_not("<select");
        let chosen = camille.get(&format!("{place}?page={}", id(&under))).await;
        assert_eq!(chosen.text.matches("<select").count(), 1);
        assert_eq!(chosen.text.matches("<option").count(), 2, "the first level, and the page that it is not under");
        // Under itself there is no place.
        camille.post(&place, &[("page", &id(&two)), ("act", "put"), ("under", &id(&under))]).await.is(422);
        camille.post(&place, &[("page", &id(&under)), ("act", "put"), ("under", &id(&one))]).await.is(303);
        assert_eq!(order().await, ["Second volet", "Premier volet", "Annexe"]);
        house.supplier().await.post(&place, &[("page", &id(&two)), ("act", "down")]).await.is(403);
    }
}
