//! Deliverables tried by those who will use them: asked, tried, remarked, answered, refused, accepted, published.

use std::time::Duration;

use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::files::{found, give};
use crate::house::{Answer, Asker, TestHouse};
use crate::notices::read;

sql! {
    ADD: () = "
        INSERT INTO deliverable (id, action_id, title, kind, created_at, version)
        SELECT $1, a.id, 'Grille de tri', $2, $3, 1 FROM action a
        WHERE a.title = 'Rédiger la fiche de critères des vêtements de travail'";
    GROUP: Uuid = "SELECT id FROM space WHERE title = 'Réduction à la source'";
    JOIN: () = "
        INSERT INTO organisation_role (person_id, organisation_id, role, since)
        SELECT p.id, o.id, 'reader', p.created_at FROM person p, organisation o WHERE p.email = $1 AND o.name = $2";
    LEAVE: () = "DELETE FROM organisation_role WHERE person_id = (SELECT id FROM person WHERE email = $1)";
    HIDE: () = "UPDATE space SET visibility = 'members' WHERE title = 'Réduction à la source'";
    LATEST: Uuid = "SELECT id FROM deliverable_version WHERE deliverable_id = $1 ORDER BY number DESC LIMIT 1";
    REASON: String = "SELECT reason FROM deliverable_version WHERE deliverable_id = $1 AND number = 1";
    VERBS: String = "
        SELECT verb FROM journal_entry WHERE subject_kind IN ('deliverable', 'tool') AND subject_title = 'Grille de tri'
        ORDER BY id";
    QUESTIONS: String = "
        SELECT title FROM trial_question WHERE deliverable_id = $1 AND retired_at IS NULL ORDER BY position";
    RETIRED: i64 = "
        SELECT count(*) AS n FROM trial_question WHERE deliverable_id = $1 AND retired_at IS NOT NULL";
}

const MATHILDE: &str = "mathilde.gagnon@example.org";
const ROSALIE: &str = "rosalie.nadeau@example.org";
/// Of an organisation that takes part, but not in the group.
const AGATHE: &str = "agathe.morin@example.org";
const CAMILLE: &str = "camille.lavoie@example.org";

struct Ground<'h> {
    house: &'h TestHouse,
    /// Answers for the action.
    mathilde: Asker<'h>,
    /// Works on it.
    camille: Asker<'h>,
    rosalie: Asker<'h>,
    agathe: Asker<'h>,
    address: String,
    id: Uuid,
    /// What chooses Camille, Rosalie and Agathe on a form.
    testers: Vec<String>,
}

/// A deliverable of which nothing was given out yet. Nobody but Agathe requests for the CHU Beauval.
async fn ground<'h>(house: &'h TestHouse, kind: &str) -> Ground<'h> {
    let id = Uuid::now_v7();
    house.app.db.execute(&ADD, args![id, kind, house.app.clock.now()]).await.unwrap();
    house.app.db.execute(&JOIN, args![AGATHE, "CHU Beauval"]).await.unwrap();
    let mathilde = house.person(MATHILDE).await;
    let form = mathilde.get(&format!("/livrables/{id}/versions/nouvelle")).await;
    form.is(200);
    let testers = [
        ("Ville de Rivemont", "Camille Lavoie"),
        ("Société de transport de la Rive-Haute", "Rosalie Nadeau"),
        ("CHU Beauval", "Agathe Morin"),
    ];
    Ground {
        house,
        testers: testers.map(|(organisation, name)| Ground::chooses(&form, organisation, name)).into(),
        mathilde,
        camille: house.buyer().await,
        rosalie: house.person(ROSALIE).await,
        agathe: house.person(AGATHE).await,
        address: format!("/livrables/{id}"),
        id,
    }
}

impl Ground<'_> {
    /// What chooses somebody on a form, for the organisation whose name comes before.
    fn chooses(page: &Answer, organisation: &str, name: &str) -> String {
        let after = page.text.split(&format!("<legend>{organisation}</legend>")).nth(1).unwrap();
        let before = after.split(name).next().unwrap();
        before.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned()
    }

    async fn give_out(&self, more: &[(&str, &str)]) -> Answer {
        let mut fields = vec![("text", "Une page par matière."), ("answers_by", "2026-12-07")];
        fields.extend(self.testers.iter().map(|tester| ("tester", tester.as_str())));
        fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        fields.extend(more.iter().filter(|(_, value)| !value.is_empty()));
        self.mathilde.post(&format!("{}/versions/nouvelle", self.address), &fields).await
    }

    /// The latest mails to somebody, as subject and text.
    fn mails_to(&self, email: &str) -> Vec<(String, String)> {
        let own = self.house.mails().into_iter().filter(|mail| mail.contains(&format!("To: {email}")));
        own.map(|mail| read(&mail)).map(|[subject, text, ..]| (subject, text)).collect()
    }

    /// Where the last mail leads.
    fn link_of(&self, email: &str) -> String {
        let (_, text) = self.mails_to(email).pop().unwrap();
        text.split(&self.house.app.config.public_url).nth(1).unwrap().split_whitespace().next().unwrap().to_owned()
    }
}

async fn decide(ground: &Ground<'_>, who: &Asker<'_>, act: &str) -> Answer {
    let version = ground.house.app.db.one(&LATEST, args![ground.id]).await.unwrap().to_string();
    who.post(&format!("{}/decision", ground.address), &[("version", &version), ("act", act)]).await
}

/// The remark that says this, as the page of its deliverable shows it.
async fn remark(ground: &Ground<'_>, words: &str) -> (String, String) {
    let page = ground.mathilde.get(&ground.address).await;
    let before = page.is(200).text.split(words).next().unwrap().to_owned();
    let id = before.rsplit("id=\"r-").next().unwrap().split('"').next().unwrap().to_owned();
    (format!("/remarques/{id}"), format!("answer-{id}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_is_refused_then_the_next_is_accepted_and_published() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let ground = ground(&house, "guide").await;
        let (mathilde, camille, rosalie, agathe) = (&ground.mathilde, &ground.camille, &ground.rosalie, &ground.agathe);
        mathilde.get(&ground.address).await.is(200).says("Aucune version n’a encore été donnée");
        ground.give_out(&[("text", "")]).await.is(422).says("Dites ce qui est à essayer");
        ground.give_out(&[("tester", "x")]).await.is(422).says("au moins une personne");
        ground.give_out(&[("answers_by", "2026-11-22")]).await.is(422).says("un jour à venir");
        ground.give_out(&[("address", "javascript:alert(1)")]).await.is(422).says("adresse entière");
        let once = [("_once", "019a0000-0000-7000-8000-000000000001"), ("address", "https://exemple.org/tri")];
        ground.give_out(&once).await.is(303);
        ground.give_out(&once).await.is(303);
        mathilde.get(&ground.address).await.is(200).says("1 version").says("Aucune des 3 organisations sollicitées");
        ground.give_out(&[]).await.is(409);
        house.settle().await;
        let (subject, text) = ground.mails_to(AGATHE).pop().unwrap();
        assert_eq!(subject, "À essayer d’ici le 7 décembre 2026\u{a0}: Grille de tri");
        assert!(text.contains("Mathilde Gagnon-Roy vous demande d’essayer") && text.contains("Réduction à la source"));
        assert_eq!(ground.mails_to(AGATHE).len(), 1);

        // Who is not in the group sees the trial, and nothing else of it.
        let (of_agathe, of_camille, of_rosalie) = (ground.link_of(AGATHE), ground.link_of(CAMILLE), ground.link_of(ROSALIE));
        agathe.get(&of_agathe).await.is(200).says("Vous répondez pour CHU Beauval").says("https://exemple.org/tri");
        for hidden in [&ground.address, &format!("{}/essais.csv", ground.address)] {
            agathe.get(hidden).await.is(403);
        }
        agathe.get(&of_camille).await.is(404);
        house.supplier().await.get(&of_agathe).await.is(404);
        rosalie.post(&of_agathe, &[("verdict", "meets")]).await.is(403);

        // A tester who wants something else says what.
        agathe.post(&of_agathe, &[("remark", "")]).await.is(422).says("Dites si cela répond au besoin");
        agathe.post(&of_agathe, &[("verdict", "does_not")]).await.is(422).says("une remarque au moins");
        let two = [("verdict", "does_not"), ("remark", "Trop long."), ("remark", "Où va le verre ?")];
        agathe.post(&of_agathe, &two).await.is(303);
        agathe.get(&of_agathe).await.is(200).says("Vous pouvez changer").says("Trop long.").says("Où va le verre ?");
        decide(&ground, mathilde, "accept").await.is(422).says("Il manque les réponses de 2 organisations");
        decide(&ground, mathilde, "refuse").await.is(422);
        camille.post(&of_camille, &[("verdict", "with_changes"), ("remark", "Ajouter le textile.")]).await.is(303);
        rosalie.post(&of_rosalie, &[("verdict", "meets")]).await.is(303);
        mathilde
            .get(&ground.address)
            .await
            .is(200)
            .says("3 organisations sur 3 ont répondu, 1 est favorable")
            .says("Une organisation demande des changements\u{a0}: répondre à ses remarques la rendrait favorable");
        decide(&ground, mathilde, "accept").await.is(422);
        // It can be changed until it is decided.
        let before = camille.get(&of_camille).await;
        let own = before.text.split("name=\"remark-").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let changed = [("verdict", "does_not"), (&*format!("remark-{own}"), "Le textile manque.")];
        camille.post(&of_camille, &changed).await.is(303);
        camille.get(&of_camille).await.is(200).says("Le textile manque.").says_not("Ajouter le textile.");
        decide(&ground, camille, "refuse").await.is(403);
        decide(&ground, mathilde, "refuse").await.is(303);
        decide(&ground, mathilde, "accept").await.is(409);
        let reason = house.app.db.one(&REASON, args![ground.id]).await.unwrap();
        assert_eq!(
            reason,
            r#"{"asked":3,"answered":3,"favourable":1,"once_answered":0,"minimum":3,"share":{"of":2,"out_of":3}}"#
        );
        agathe.post(&of_agathe, &[("verdict", "meets")]).await.is(403);
        agathe.get(&of_agathe).await.is(200).says("La version est refusée").says("ne répond pas au besoin");

        // Each remark gets its answer, also afterwards; one mail tells of several.
        mathilde.get(&ground.address).await.is(200).says("3 remarques, 3 sans réponse");
        for words in ["Trop long.", "Où va le verre ?"] {
            let (address, field) = remark(&ground, words).await;
            mathilde.post(&address, &[(&field, " ")]).await.is(422).says("Écrivez une réponse");
            rosalie.post(&address, &[(&field, "Oui")]).await.is(403);
            mathilde.post(&address, &[(&field, "C’est corrigé.")]).await.is(303);
        }
        house.app.clock.advance(Duration::from_secs(11 * 60));
        house.settle().await;
        let mails = ground.mails_to(AGATHE);
        assert_eq!(mails.len(), 2, "{mails:?}");
        assert_eq!(mails[1].0, "Réponse à vos remarques\u{a0}: Grille de tri");
        assert!(mails[1].1.contains("Trop long.") && mails[1].1.contains("Où va le verre ?"));

        // The next version is given to the same, unless somebody says otherwise.
        let next = mathilde.get(&format!("{}/versions/nouvelle", ground.address)).await;
        assert_eq!(next.text.matches(" checked>").count(), 3);
        ground.give_out(&[]).await.is(303);
        house.settle().await;
        let (of_agathe, of_camille, of_rosalie) = (ground.link_of(AGATHE), ground.link_of(CAMILLE), ground.link_of(ROSALIE));
        agathe.post(&of_agathe, &[("verdict", "meets")]).await.is(303);
        rosalie.post(&of_rosalie, &[("verdict", "does_not"), ("remark", "Pas pour nos garages.")]).await.is(303);
        camille.post(&of_camille, &[("verdict", "with_changes"), ("remark", "Un index.")]).await.is(303);
        decide(&ground, mathilde, "accept").await.is(422);
        let (address, field) = remark(&ground, "Un index.").await;
        mathilde.post(&address, &[(&field, "Ajouté.")]).await.is(303);
        // By hand: two of three organisations are two thirds.
        mathilde.get(&ground.address).await.is(200).says("2 sont favorables").says("La règle du chantier est remplie");
        mathilde.get(&format!("{}/publication", ground.address)).await.is(200).says("encore à l’essai");
        decide(&ground, mathilde, "refuse").await.is(422);
        decide(&ground, mathilde, "accept").await.is(303);

        let publication = format!("{}/publication", ground.address);
        mathilde.get(&publication).await.is(200).says("La version 2 est acceptée").says("Ville de Val-Marquis");
        camille.get(&publication).await.is(403);
        let fields = [
            ("title", "Grille de tri"),
            ("summary", "Une page par matière."),
            ("kind", "guide"),
            ("licence", "cc_by"),
            ("language", "fr"),
            ("visibility", "network"),
            ("currency", "CAD"),
            ("maker", "Ville de Rivemont"),
            ("cost", "1 250,50"),
            ("maker", "CHU Beauval"),
            ("cost", ""),
        ];
        let wrong: Vec<_> = fields.iter().map(|(n, v)| (*n, if *n == "cost" { "x" } else { *v })).collect();
        mathilde.post(&publication, &wrong).await.is(422).says("«\u{a0}x\u{a0}» n’est pas un montant");
        let published = mathilde.post(&publication, &fields).await;
        published.is(303);
        let tool = mathilde.get(&published.location).await;
        tool.is(200).says("Essayée et acceptée").says("1\u{202f}250,50\u{a0}$").says_not("CHU Beauval");
        mathilde.post(&publication, &fields).await.is(422).says("déjà dans la bibliothèque");
        let group = house.app.db.one(&GROUP, args![]).await.unwrap();
        let list = mathilde.get(&format!("/chantiers/{group}/livrables")).await;
        list.is(200).says("dont 2 publiés").says(&published.location);
        let csv = mathilde.get(&format!("{}/essais.csv", ground.address)).await;
        csv.is(200).says("2,Ville de Rivemont,Camille Lavoie,2026-11-23,2026-11-23,avec des changements");
        let verbs = house.app.db.all(&VERBS, args![]).await.unwrap();
        for verb in ["given_out", "tried", "declined", "accepted", "answered", "published"] {
            assert!(verbs.iter().any(|known| known == verb), "{verb}: {verbs:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tester_is_reminded_once_and_a_trial_that_finds_nobody_is_closed_after_its_last_day() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let ground = ground(&house, "guide").await;
        ground.give_out(&[]).await.is(303);
        house.settle().await;
        ground.camille.post(&ground.link_of(CAMILLE), &[("verdict", "meets")]).await.is(303);
        // Three days before 7 December, at nine where the group is, which is 14:00 UTC.
        let until = |text: &str| {
            let now = house.app.clock.now();
            now.duration_until(text.parse().unwrap()).unsigned_abs()
        };
        house.app.clock.advance(until("2026-12-04T13:59:00Z"));
        house.settle().await;
        assert_eq!(ground.mails_to(AGATHE).len(), 1);
        house.app.clock.advance(until("2026-12-04T14:00:01Z"));
        house.settle().await;
        assert_eq!(ground.mails_to(AGATHE).last().unwrap().0, "Plus que quelques jours pour essayer\u{a0}: Grille de tri");
        assert_eq!((ground.mails_to(AGATHE).len(), ground.mails_to(CAMILLE).len()), (2, 1));

        // Put off, nobody is reminded twice; who is added is asked, who has answered stays.
        let form = ground.mathilde.get(&format!("{}/essayeurs", ground.address)).await;
        form.is(200).says("1 personne a déjà répondu, et reste").says("Olivier Kaddour");
        let version = form.text.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let olivier = Ground::chooses(&form, "Hôpital de l’Estuaire", "Olivier Kaddour");
        let agathe = Ground::chooses(&form, "CHU Beauval", "Agathe Morin");
        let fields = [("version", &*version), ("answers_by", "2026-12-20"), ("tester", &*olivier), ("tester", &*agathe)];
        ground.mathilde.post(&format!("{}/essayeurs", ground.address), &fields).await.is(303);
        ground.rosalie.get(&ground.link_of(ROSALIE)).await.is(404);
        house.app.clock.advance(until("2026-12-17T14:00:01Z"));
        house.settle().await;
        let olivier = ground.mails_to("olivier.kaddour@example.org");
        assert_eq!(olivier.len(), 2, "asked, and reminded in his turn");
        assert_eq!(ground.mails_to(AGATHE).len(), 2);
        ground.mathilde.get(&ground.address).await.is(200).says("1 organisation sur 3 a répondu, et est favorable");
        decide(&ground, &ground.mathilde, "refuse").await.is(422).says("Il manque les réponses de 2 organisations");
        house.app.clock.advance(until("2026-12-21T05:00:01Z"));
        let mathilde = house.person(MATHILDE).await;
        decide(&ground, &mathilde, "refuse").await.is(303);
        mathilde.get(&ground.address).await.is(200).says("Refusée le 21 décembre 2026 par Mathilde Gagnon-Roy");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_tried_as_it_was_given_out_by_those_who_may_not_read_the_group() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let ground = ground(&house, "guide").await;
        let group = house.app.db.one(&GROUP, args![]).await.unwrap();
        let list = format!("/espaces/{group}/documents");
        give(&ground.mathilde, &list, &[], &[("Tri.txt", b"premier jet")]).await.is(303);
        let document = found(&ground.mathilde, &list, "Tri.txt").await;
        let id = document.rsplit('/').next().unwrap();
        ground.give_out(&[("document", &Uuid::now_v7().to_string())]).await.is(422).says("pas dans l’espace du chantier");
        ground.give_out(&[("address", &document), ("document", id)]).await.is(303);
        give(&ground.mathilde, &list, &[], &[("Tri.txt", b"second jet")]).await.is(303);
        house.app.db.execute(&HIDE, args![]).await.unwrap();
        house.settle().await;
        let trial = ground.link_of(AGATHE);
        ground.agathe.get(&format!("{document}/fichier")).await.is(404);
        ground.agathe.get(&ground.address).await.is(404);
        ground.agathe.get(&trial).await.is(200).says("Tri.txt").says_not("href=\"/chantiers/");
        assert_eq!(ground.agathe.bytes(&format!("{trial}/fichier")).await, b"premier jet");
        house.visitor().get(&format!("{trial}/fichier")).await.is(303);
        house.supplier().await.get(&format!("{trial}/fichier")).await.is(404);
        ground.agathe.get("/").await.is(200).says("À essayer").says(&trial);
        // A right is read when it is needed: who has left the organisation answers for it no more.
        house.app.db.execute(&LEAVE, args![AGATHE]).await.unwrap();
        ground.agathe.post(&trial, &[("verdict", "meets")]).await.is(403);
        house.app.db.execute(&JOIN, args![AGATHE, "CHU Beauval"]).await.unwrap();
        ground.agathe.post(&trial, &[("verdict", "meets")]).await.is(303);

        // What is published is a file of its own: the document may go.
        for (who, email) in [(&ground.camille, CAMILLE), (&ground.rosalie, ROSALIE)] {
            who.post(&ground.link_of(email), &[("verdict", "meets")]).await.is(303);
        }
        decide(&ground, &ground.mathilde, "accept").await.is(303);
        let fields = [
            ("title", "Grille de tri"),
            ("summary", "Une page par matière."),
            ("kind", "guide"),
            ("licence", "cc0"),
            ("language", "fr"),
            ("visibility", "public"),
            ("currency", "CAD"),
        ];
        let published = ground.mathilde.post(&format!("{}/publication", ground.address), &fields).await;
        published.is(303);
        ground.mathilde.post(&format!("{document}/suppression"), &[]).await.is(303);
        ground.mathilde.get(&ground.address).await.is(200).says("Le document a été supprimé depuis");
        let file = format!("{}/versions/1", published.location);
        assert_eq!(house.visitor().bytes(&file).await, b"premier jet");
        // The group is hidden, and the page of the tool does not name it.
        house.visitor().get(&published.location).await.is(200).says_not("Réduction à la source");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grid_begins_with_the_last_of_its_kind_and_keeps_what_was_answered() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let ground = ground(&house, "criteria").await;
        let grid = format!("{}/grille", ground.address);
        ground.agathe.get(&grid).await.is(403);
        let begun = ground.camille.get(&grid).await;
        begun.is(200).says("dernier livrable du même genre").says("Pourriez-vous coller ces clauses telles quelles");
        let line = |title: &'static str, kind: &'static str| [("question", ""), ("title", title), ("kind", kind)];
        let many: Vec<_> = (0..13).flat_map(|_| line("Encore ?", "text")).collect();
        ground.camille.post(&grid, &many).await.is(422).says("12 questions au plus");
        let first = [line("Clair ?", "score"), line("Utile ?", "yes_no"), line(" ", "text")].concat();
        ground.camille.post(&grid, &first).await.is(303);
        // Somebody who began from nothing as well sees both.
        ground.rosalie.post(&grid, &first[..3]).await.is(422).says("Quelqu’un a changé la grille").says("Utile ?");
        ground.give_out(&[]).await.is(303);
        house.settle().await;
        let trial = ground.link_of(AGATHE);
        let page = ground.agathe.get(&trial).await;
        let field = |title: &str| {
            let after = page.text.split(title).nth(1).unwrap();
            format!("q-{}", after.split("name=\"q-").nth(1).unwrap().split('"').next().unwrap())
        };
        let (clear, useful) = (field("Clair ?"), field("Utile ?"));
        let answered = [("verdict", "meets"), (&*clear, "4"), (&*useful, "perhaps")];
        ground.agathe.post(&trial, &answered).await.is(303);
        ground.mathilde.get(&ground.address).await.is(200).says("4 sur 5 (1 réponse)");

        let form = ground.camille.get(&grid).await;
        let ids: Vec<&str> = form
            .text
            .split("name=\"question\" value=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .filter(|id| !id.is_empty())
            .collect();
        let second = [
            ("_version", "1"),
            ("question", ids[1]),
            ("title", "Utile pour vous ?"),
            ("kind", "yes_no"),
            ("question", ids[0]),
            ("title", "Plus clair ?"),
            ("kind", "score"),
        ];
        ground.camille.post(&grid, &second).await.is(303);
        let asked = house.app.db.all(&QUESTIONS, args![ground.id]).await.unwrap();
        assert_eq!(asked, ["Utile pour vous ?", "Plus clair ?"]);
        assert_eq!(house.app.db.one(&RETIRED, args![ground.id]).await.unwrap(), 1, "the one that was answered");
        ground.mathilde.get(&ground.address).await.is(200).says("Clair ?").says("n’est plus posée");
        ground.agathe.get(&trial).await.is(200).says("Plus clair ?").says_not(&clear);
    }
}
