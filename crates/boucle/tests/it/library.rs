//! The library: put there, found, fetched, used, asked for more, retired; and what sharing avoided.

use std::time::Duration;

use boucle::kit::jobs;
use boucle::library::queries as library;
use db::testing::engines;
use db::{Run, Timestamp, Uuid, args, sql};
use serde_json::Value;

use crate::files::give;
use crate::house::{Answer, Asker, TestHouse};
use crate::notices::read;

sql! {
    GROUP: Uuid = "SELECT id FROM space WHERE title = 'Réduction à la source'";
    LEAD: () = "
        UPDATE space_member SET role = 'coordinator' WHERE space_id = $1
            AND person_id = (SELECT id FROM person WHERE email = 'mathilde.gagnon@example.org')";
    DELETE_GROUP: () = "DELETE FROM space WHERE id = $1";
    CATEGORY: Uuid = "SELECT id FROM category WHERE code = $1";
    DOWNLOADS: i64 = "SELECT CAST(COALESCE(sum(count), 0) AS BIGINT) AS n FROM tool_download WHERE tool_id = $1";
    CLEAR: () = "DELETE FROM tool";
    VERBS: String = "
        SELECT verb FROM journal_entry WHERE subject_kind = 'tool' AND subject_title = 'Clausier' ORDER BY id";
}

/// A tool with a file, as its form gives it.
async fn add(asker: &Asker<'_>, title: &str, more: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
    let mut fields = vec![
        ("title", title),
        ("summary", "Des clauses **à coller** dans un appel d’offres."),
        ("kind", "model"),
        ("licence", "cc_by"),
        ("language", "fr"),
        ("visibility", "network"),
        ("currency", "CAD"),
        ("group", ""),
        ("text", "Première version."),
    ];
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend(more);
    give(asker, "/bibliotheque/nouvel-outil", &fields, file.as_slice()).await
}

async fn added(asker: &Asker<'_>, title: &str, more: &[(&str, &str)]) -> String {
    let answer = add(asker, title, more, Some(("clauses.txt", b"Article 1"))).await;
    answer.is(303);
    answer.location
}

async fn says_a_use(asker: &Asker<'_>, tool: &str, estimate: &str) -> Answer {
    let fields = [
        ("used_for", "Un appel d’offres de mobilier."),
        ("outcome", "Trois offres de remis à neuf."),
        ("used_on", "2026-11-20"),
        ("would_have_cost", estimate),
    ];
    asker.post(&format!("{tool}/usages"), &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tool_is_put_there_found_fetched_and_renewed() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        camille.get("/bibliotheque/nouvel-outil").await.is(403);
        add(&noemie, "", &[], Some(("a.txt", b"a"))).await.is(422).says("Donnez un nom");
        add(&noemie, "Clausier", &[("text", "")], None).await.is(422).says("un fichier, une adresse ou un texte");
        let both = [("address", "https://exemple.org/clausier")];
        add(&noemie, "Clausier", &both, Some(("a.txt", b"a"))).await.is(422).says("pas les deux");
        add(&noemie, "Clausier", &[("address", "http://exemple.org")], None).await.is(422).says("https://");
        let makers = [("maker", "Ville de Rivemont"), ("cost", "4 200"), ("maker", "Nulle part"), ("cost", "1")];
        let kept = add(&noemie, "Clausier", &makers, Some(("a.txt", b"a"))).await;
        kept.is(422).says("Nulle part").says("value=\"4 200\"").says("à coller");
        let category = house.app.db.one(&CATEGORY, args!["furniture.office"]).await.unwrap().to_string();
        let makers = [
            ("categories", &*category),
            ("maker", "Ville de Rivemont"),
            ("cost", "4 200"),
            ("maker", "Ville de Val-Marquis"),
            ("cost", "800"),
            ("_once", "019a0000-0000-7000-8000-000000000001"),
        ];
        let tool = added(&noemie, "Clausier", &makers).await;
        assert_eq!(added(&noemie, "Clausier", &makers).await, tool, "posted twice, put there once");
        let page = camille.get(&tool).await;
        page.is(200)
            .says("<strong>à coller</strong>")
            .says("4\u{202f}200\u{a0}$")
            .says("5\u{202f}000\u{a0}$")
            .says("clauses.txt");

        for (query, found) in [
            ("q=CLAUSES", true),
            ("q=clausiers", true),
            ("q=clausier+absent", false),
            ("categorie=furniture", true),
            ("categorie=food", false),
            ("genre=model", true),
            ("genre=guide", false),
            ("langue=en", false),
            ("tri=usages", true),
            ("tri=titre", true),
        ] {
            let list = camille.get(&format!("/bibliotheque?{query}")).await;
            assert_eq!(list.is(200).text.contains(&tool), found, "{query}");
        }
        camille.get("/bibliotheque/export.csv?q=clausier").await.is(200).says("Clausier,Modèle,").says(",5000,");
        // What is the network's is no visitor's.
        let visitor = house.visitor();
        visitor.get("/bibliotheque").await.is(200).says_not("Clausier");
        visitor.get("/bibliotheque/export.csv").await.is(200).says_not("Clausier");
        assert!(visitor.get(&tool).await.location.starts_with("/connexion"));
        assert!(visitor.get(&format!("{tool}/versions/1")).await.location.starts_with("/connexion"));

        // A download is counted on its day, and is no use.
        let id: Uuid = tool.rsplit('/').next().unwrap().parse().unwrap();
        for _ in 0..2 {
            assert_eq!(camille.bytes(&format!("{tool}/versions/1")).await, b"Article 1");
        }
        assert_eq!(house.app.db.one(&DOWNLOADS, args![id]).await.unwrap(), 2);
        camille.get(&tool).await.is(200).says("Télécharger n’est pas se servir").says("Personne n’a encore dit");

        says_a_use(&camille, &tool, "").await.is(303);
        give(&camille, &format!("{tool}/versions"), &[("text", "x")], &[]).await.is(403);
        give(&noemie, &format!("{tool}/versions"), &[], &[]).await.is(422);
        let second = [("text", "La clause de reprise est revue.")];
        give(&noemie, &format!("{tool}/versions"), &second, &[("clauses.txt", b"Article 2")]).await.is(303);
        house.settle().await;
        let mails = house.mails();
        assert_eq!(mails.len(), 1, "who said a use is told");
        let [subject, text, ..] = read(&mails[0]);
        assert_eq!(subject, "Nouvelle version\u{a0}: Clausier");
        assert!(text.contains("La clause de reprise est revue.") && text.contains(&tool), "{text}");
        assert_eq!(camille.bytes(&format!("{tool}/versions/2")).await, b"Article 2");
        assert_eq!(camille.bytes(&format!("{tool}/versions/1")).await, b"Article 1");
        // What a tool names stays on the disk.
        jobs::sweep(&house.app, Timestamp::now().checked_add(Duration::from_hours(25)).unwrap()).await;
        assert_eq!(camille.bytes(&format!("{tool}/versions/1")).await, b"Article 1");
        assert_eq!(house.app.db.all(&VERBS, args![]).await.unwrap(), ["published", "used", "published"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_sharing_avoided_is_worked_out_from_the_users_own_estimates() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        house.app.db.execute(&CLEAR, args![]).await.unwrap();
        let noemie = house.coordinator().await;
        let tool = added(&noemie, "Clausier", &[("visibility", "public")]).await;
        let camille = house.buyer().await;
        says_a_use(&camille, &tool, "beaucoup").await.is(422).says("Écrivez un montant");
        camille.post(&format!("{tool}/usages"), &[("used_for", "x"), ("used_on", "2026-12-01")]).await.is(422);
        house.person("agathe.morin@example.org").await.post(&format!("{tool}/usages"), &[]).await.is(403);
        // The last estimate of an organisation is the one that counts.
        says_a_use(&camille, &tool, "9 000").await.is(303);
        house.app.clock.advance(Duration::from_secs(1));
        says_a_use(&camille, &tool, "6 000").await.is(303);
        camille.get(&tool).await.is(200).says("1 organisation s’en sert").says_not("travail en double évité :");
        says_a_use(&house.person("laurence.berube@example.org").await, &tool, "4 000").await.is(303);
        says_a_use(&house.person("olivier.kaddour@example.org").await, &tool, "5 000,50").await.is(303);
        says_a_use(&house.supplier().await, &tool, "").await.is(303);
        // By hand: four users; 6,000 + 4,000 + 5,000.50 is 15,000.50; three times that, over three, is 15,000.50.
        let page = house.visitor().get(&tool).await;
        page.is(200).says("4 organisations s’en servent").says("15\u{202f}000,50\u{a0}$ de travail en double évité");
        page.says("(4 organisations − 1) × 15\u{202f}000,50\u{a0}$ ÷ 3 estimations = 15\u{202f}000,50\u{a0}$");
        page.says("faites par les utilisateurs eux-mêmes");
        camille.get("/bibliotheque").await.is(200).says("(1 outil, 3 estimations)");
        camille.get("/bibliotheque/export.csv").await.is(200).says(",4,,15000.50,CAD,");
        let answer: Value =
            serde_json::from_str(&house.visitor().get(&format!("/api/v1/tools/{}", &tool[14..])).await.is(200).text)
                .unwrap();
        let avoided = serde_json::json!({"users": 4, "estimates": 3, "sum": 1_500_050, "amount": 1_500_050});
        assert_eq!(answer["avoided"], avoided);
        assert_eq!(answer["uses"].as_array().unwrap().len(), 5);
        let all = library::all_avoided(&house.app.db, true, None).await.unwrap();
        assert_eq!(all.by_currency["CAD"], library::Total { tools: 1, estimates: 3, amount: 1_500_050 });

        // Once it is used, its currency is that of the estimates.
        let edit = noemie.get(&format!("{tool}/modifier")).await;
        edit.is(200).says("type=\"hidden\" name=\"currency\" value=\"CAD\"");
        // What was said is taken back by who said it, and counts no more.
        let uses: Vec<String> = camille
            .get(&tool)
            .await
            .text
            .split(&format!("{tool}/usages/"))
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect();
        assert_eq!(uses.len(), 2, "one's own alone");
        house.supplier().await.post(&format!("{tool}/usages/{}", uses[0]), &[]).await.is(403);
        for said in uses {
            camille.post(&format!("{tool}/usages/{said}"), &[]).await.is(303);
        }
        // Three users are left, two with an estimate: 2 × 9,000.50 ÷ 2.
        camille.get(&tool).await.is(200).says("3 organisations").says("9\u{202f}000,50\u{a0}$ de travail en double évité");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leads_a_group_keeps_its_tools_and_they_outlive_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let group = house.app.db.one(&GROUP, args![]).await.unwrap();
        house.app.db.execute(&LEAD, args![group]).await.unwrap();
        let mathilde = house.person("mathilde.gagnon@example.org").await;
        let form = mathilde.get("/bibliotheque/nouvel-outil").await;
        form.is(200).says("Réduction à la source").says("value=\"Ville de Val-Marquis\"");
        let named = group.to_string();
        add(&mathilde, "Clausier", &[], Some(("a.txt", b"a"))).await.is(422).says("Choisissez dans la liste");
        let tool = added(&mathilde, "Clausier", &[("group", &named)]).await;
        let camille = house.buyer().await;
        camille.get(&tool).await.is(200).says("Issu du chantier");
        camille.get(&format!("{tool}/modifier")).await.is(403);
        let of_group = library::tools_of(&house.app.db, group).await.unwrap();
        assert!(of_group.iter().any(|one| one.title == "Clausier" && (one.uses, one.users) == (0, 0)));

        // Two who change it at once: the second sees both texts.
        let fields = |title: &'static str| {
            [
                ("_version", "1"),
                ("title", title),
                ("summary", "Des clauses."),
                ("kind", "guide"),
                ("licence", "cc0"),
                ("language", "fr"),
                ("visibility", "public"),
                ("currency", "CAD"),
            ]
        };
        let with_group = |title| [&fields(title)[..], &[("group", &*named)]].concat();
        mathilde.post(&format!("{tool}/modifier"), &with_group("Clausier commun")).await.is(303);
        let late = house.coordinator().await.post(&format!("{tool}/modifier"), &with_group("Clausier du réseau")).await;
        late.is(422).says("Quelqu’un a changé cette fiche").says("Clausier commun").says("Clausier du réseau");
        house.visitor().get(&tool).await.is(200).says("Clausier commun");
        house.visitor().get("/bibliotheque/flux.atom").await.is(200).says("<title>Clausier commun</title>");

        // Asked for more, and answered.
        camille.post(&format!("{tool}/demandes"), &[("request", " ")]).await.is(422);
        camille.post(&format!("{tool}/demandes"), &[("request", "Une clause pour les écrans.")]).await.is(303);
        house.settle().await;
        let told: Vec<[String; 4]> = house.mails().iter().map(|mail| read(mail)).collect();
        assert_eq!(told.len(), 2, "those who lead the group");
        assert!(told.iter().all(|[subject, ..]| subject == "Demande d’amélioration\u{a0}: Clausier commun"));
        let page = mathilde.get(&tool).await;
        let id = page.text.split("id=\"d-").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let (path, field) = (format!("{tool}/demandes/{id}"), format!("answer-{id}"));
        camille.post(&path, &[(&field, "Oui")]).await.is(403);
        mathilde.post(&path, &[(&field, "")]).await.is(422).says("Écrivez une réponse");
        mathilde.post(&path, &[(&field, "Dans la prochaine version."), ("outcome", "done")]).await.is(303);
        camille.get(&tool).await.is(200).says("Dans la prochaine version.").says("Fait");
        house.settle().await;
        assert_eq!(read(house.mails().last().unwrap())[0], "Réponse à votre demande\u{a0}: Clausier commun");

        // Retired, it is in no list, and its page says so.
        mathilde.post(&format!("{tool}/etat"), &[("act", "retire"), ("_version", "2")]).await.is(303);
        camille.get("/bibliotheque").await.is(200).says_not("Clausier commun");
        camille.get(&tool).await.is(200).says("Retiré").says_not("J’utilise cet outil");
        says_a_use(&camille, &tool, "").await.is(403);
        mathilde.post(&format!("{tool}/etat"), &[("act", "restore"), ("_version", "3")]).await.is(303);

        house.app.db.execute(&DELETE_GROUP, args![group]).await.unwrap();
        camille.get(&tool).await.is(200).says("Clausier commun").says_not("Issu du chantier");
        mathilde.get(&format!("{tool}/modifier")).await.is(403);
        house.coordinator().await.get(&format!("{tool}/modifier")).await.is(200);
        assert_eq!(camille.bytes(&format!("{tool}/versions/1")).await, b"Article 1");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_goes_on_in_every_order_and_loses_nothing() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        house.app.db.execute(&CLEAR, args![]).await.unwrap();
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        for number in 0..35 {
            let title = format!("Outil {number:02}");
            let tool = add(&noemie, &title, &[], None).await;
            tool.is(303);
            if number % 7 == 0 {
                says_a_use(&camille, &tool.location, "").await.is(303);
            }
            // Of several put there at one moment, none is lost either.
            if number % 3 == 0 {
                house.app.clock.advance(Duration::from_secs(1));
            }
        }
        for (order, first) in [("", "Outil 34"), ("usages", "Outil 28"), ("titre", "Outil 00")] {
            let mut path = format!("/bibliotheque?tri={order}");
            let mut seen = Vec::new();
            loop {
                let page = camille.get(&path).await;
                page.is(200).says("35 outils partagés");
                seen.extend(page.text.split("\">Outil ").skip(1).map(|rest| rest[..2].to_owned()));
                let Some(next) = page.text.split("rel=\"next\" href=\"").nth(1) else { break };
                path = next.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
            }
            assert_eq!(format!("Outil {}", seen[0]), first, "{order}");
            seen.sort();
            seen.dedup();
            assert_eq!(seen.len(), 35, "{order}");
        }
        let first: Value = serde_json::from_str(&camille.get("/api/v1/tools?q=outil").await.is(200).text).unwrap();
        assert_eq!((first["total"].as_i64(), first["tools"].as_array().unwrap().len()), (Some(35), 35));
        camille.get("/api/v1/tools?kind=x").await.is(422);
        camille.get("/api/v1/tools?after=x").await.is(422);
        let hidden: Value = serde_json::from_str(&house.visitor().get("/api/v1/tools").await.is(200).text).unwrap();
        assert_eq!(hidden["total"], 0);
    }
}
