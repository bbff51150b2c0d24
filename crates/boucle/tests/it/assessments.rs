//! Suppliers assessed: answered by several, scored as it goes, verified with both scores kept, shared and taken back, compared.

use db::testing::engines;
use db::{Run, Uuid, args, sql};
use http::Method;

use crate::house::{Answer, Asker, TestHouse};

sql! {
    FURNITURE: Uuid = "SELECT id FROM category WHERE code = 'furniture'";
    ISSUED: Uuid = "SELECT id FROM questionnaire WHERE number = '1.0.0'";
    JOIN: () = "
        INSERT INTO organisation_role (person_id, organisation_id, role, since)
        SELECT p.id, o.id, 'contributor', p.created_at FROM person p, organisation o WHERE p.email = $1 AND o.name = $2";
    OF: Uuid = "
        SELECT a.id FROM assessment a JOIN organisation o ON o.id = a.organisation_id WHERE o.name = $1
        ORDER BY a.year DESC LIMIT 1";
    SOLUTION: Uuid = "
        SELECT s.id FROM solution s JOIN organisation o ON o.id = s.supplier_id
        WHERE o.name = $1 AND s.state = 'published' ORDER BY s.id LIMIT 1";
    KEPT: i64 = "SELECT count(*) AS n FROM assessment_answer WHERE assessment_id = $1 AND place = $2";
    SHARE: Uuid = "SELECT id FROM assessment_share WHERE assessment_id = $1";
}

const AGATHE: &str = "agathe.morin@example.org";
const CHLOE: &str = "chloe.vachon@example.org";

/// A form with files, each in a field of its own.
async fn send(asker: &Asker<'_>, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &str)]) -> Answer {
    let mut body = String::new();
    for (name, value) in fields {
        body += &format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    for (field, name, text) in files {
        body += &format!("--x\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n{text}\r\n");
    }
    body += "--x--\r\n";
    asker.ask(Method::POST, path, "multipart/form-data; boundary=x", &body).await
}

/// An assessment of 2024, begun by the supplier.
async fn begun(house: &TestHouse, idriss: &Asker<'_>) -> String {
    let (sector, questionnaire) =
        (house.app.db.one(&FURNITURE, args![]).await.unwrap(), house.app.db.one(&ISSUED, args![]).await.unwrap());
    let fields = [("questionnaire", questionnaire.to_string()), ("sector", sector.to_string()), ("year", "2024".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = idriss.post("/evaluations/nouvelle", &fields).await;
    answer.is(303);
    // Begun again, it is the same.
    assert_eq!(idriss.post("/evaluations/nouvelle", &fields).await.location, answer.location);
    answer.location
}

/// By hand, as in docs/assessment.md. Greenhouse gases: level 3 of 0, 25, 50, 75, 100 is 0.75; 20 %; level 1 is 0.25:
/// 100 × 1.2 / 3 = 40. Materials: 80 % and level 2, and 20 points: 100 × 1.3 / 2 + 20 = 85. Both: 62.5. 5 of 17: 29.4 %.
#[tokio::test(flavor = "multi_thread")]
async fn several_people_answer_in_several_sittings_and_see_the_score_form() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let db = &house.app.db;
        db.execute(&JOIN, args![AGATHE, "Atelier Second Souffle"]).await.unwrap();
        let (idriss, agathe, camille) = (house.supplier().await, house.person(AGATHE).await, house.buyer().await);
        let address = begun(&house, &idriss).await;
        let ges = format!("{address}/enjeux/ges");
        let blank = [("v-g1", "0"), ("v-g2", "0"), ("v-g3", "0"), ("v-bonus.ges", "0")];
        let first = [&blank[..], &[("q-g1", "3"), ("q-g2", "20 %"), ("note-g2", "Depuis 2019"), ("go", "here")]].concat();
        send(&idriss, &ges, &first, &[("file-g2", "bilan.txt", "deux bilans")]).await.is(303);
        idriss.get(&ges).await.is(200).says("bilan.txt").says("Depuis 2019").says("Cet enjeu\u{a0}: 47,5.");
        // A colleague who had the page open answers what was open: theirs is added, nothing of the other's is lost.
        let second = [&blank[..], &[("q-g3", "1"), ("q-g1", ""), ("q-g2", "")]].concat();
        send(&agathe, &ges, &second, &[]).await.is(303);
        let page = idriss.get(&ges).await;
        page.is(200).says("Cet enjeu\u{a0}: 40.").says("bilan.txt").says("Agathe Morin").says("Idriss Benali");
        // Who changes what the other has changed is shown it, and what was sound beside it is kept.
        let stale = [&blank[..], &[("q-g1", "4"), ("q-g2", "25"), ("note-g2", "Autre année")]].concat();
        let answer = send(&agathe, &ges, &stale, &[("file-g1", "factures.txt", "douze mois")]).await;
        answer.is(422).says("Idriss Benali a répondu entre-temps").says("20\u{a0}%").says("factures.txt");
        answer.says("value=\"25\"").says("name=\"v-g2\" value=\"1\"");
        let again = [("v-g1", "1"), ("v-g2", "1"), ("v-g3", "1"), ("q-g1", "3"), ("q-g2", "25"), ("q-g3", "1")];
        send(&agathe, &ges, &again, &[]).await.is(303);
        idriss.get(&ges).await.is(200).says("1 réponse précédente").says("Depuis 2019");
        let id: Uuid = address.rsplit('/').next().unwrap().parse().unwrap();
        assert_eq!(db.one(&KEPT, args![id, "g2"]).await.unwrap(), 2, "every answer stays");
        let back = [("v-g1", "1"), ("v-g2", "2"), ("v-g3", "1"), ("q-g1", "3"), ("q-g2", "20"), ("q-g3", "1")];
        send(&idriss, &ges, &back, &[]).await.is(303);
        let materials = format!("{address}/enjeux/matieres_dechets");
        let claimed = [("q-m1", "80"), ("q-m2", "2"), ("q-bonus.matieres_dechets", "30")];
        // Points beyond the bound are refused; the answers beside them are kept.
        send(&idriss, &materials, &claimed, &[]).await.is(422).says("de 0 à 20").says("Cet enjeu\u{a0}: 65.");
        let claimed = [("v-m1", "1"), ("v-m2", "1"), ("q-m1", "80"), ("q-m2", "2"), ("q-bonus.matieres_dechets", "20")];
        send(&idriss, &materials, &claimed, &[]).await.is(303);
        let page = idriss.get(&address).await;
        page.is(200).says("62,5 sur 100").says("Complète à 29\u{a0}%").says("Questions relatives aux consommateurs");
        page.says("13. Lutte contre les changements climatiques");
        idriss.get(&format!("{address}/imprimer")).await.is(200).says("Une cible est chiffrée");
        idriss.get(&format!("{address}/resultat.csv")).await.is(200).says("62.5").says("Une cible est chiffrée");
        // Nobody else learns that it is there.
        for path in [&address, &ges, &format!("{address}/imprimer"), &format!("{address}/resultat.csv")] {
            camille.get(path).await.is(404);
            house.coordinator().await.get(path).await.is(404);
        }
        // Of what is too little, nothing is verified.
        idriss.post(&format!("{address}/verification"), &[("whom", "network")]).await.is(422).says("moins de 80");
        idriss.post(&format!("{address}/suppression"), &[]).await.is(303);
        idriss.get(&address).await.is(404);
    }
}

/// What the Coopérative Le Dossier declared, by issue, in the demonstration.
const DECLARED: [(&str, &[(&str, &str)]); 13] = [
    ("energie", &[("q-e1", "90")]),
    ("ges", &[("q-g1", "1"), ("q-g2", "5"), ("q-g3", "0")]),
    ("eau", &[("q-w1", "2")]),
    ("matieres_dechets", &[("q-m1", "70"), ("q-m2", "4")]),
    ("pollution", &[("q-p1", "2")]),
    ("biodiversite", &[("q-b1", "na")]),
    ("sante_securite", &[("q-h1", "3")]),
    ("remuneration", &[("q-r1", "100")]),
    ("equite", &[("q-d1", "3")]),
    ("conditions", &[("q-c1", "4")]),
    ("collectivite", &[("q-l1", "65")]),
    ("appro", &[("q-a1", "1")]),
    ("gouvernance", &[("q-o1", "1"), ("q-o2", "1")]),
];

/// By hand: 90, 10, 50, 85, 50, 75, 100, 75, 100, 65, 25 and 25 are 750, of 12 issues: 62.5. With health and safety at 50
/// instead of 75: 725 / 12 = 60.4.
#[tokio::test(flavor = "multi_thread")]
async fn a_reviewer_changes_an_answer_with_a_reason_and_both_scores_are_kept() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let db = &house.app.db;
        let (noemie, chloe) = (house.coordinator().await, house.person(CHLOE).await);
        let id = db.one(&OF, args!["Coopérative Le Dossier"]).await.unwrap();
        let address = format!("/evaluations/{id}");
        noemie.get("/evaluations").await.is(200).says("1 évaluation attend votre vérification");
        chloe.get(&address).await.is(200).says("62,5 sur 100").says("Vérification en attente");
        // While it is verified, nobody changes an answer.
        send(&chloe, &format!("{address}/enjeux/energie"), &[("q-e1", "100")], &[]).await.is(403);
        noemie.post(&format!("{address}/constats"), &[]).await.is(422).says("enjeux restent à examiner");
        for (issue, fields) in DECLARED {
            noemie.get(&format!("{address}/constats/{issue}")).await.is(200);
            let answer = noemie.post(&format!("{address}/constats/{issue}"), fields).await;
            answer.is(303);
        }
        let health = format!("{address}/constats/sante_securite");
        noemie.post(&health, &[("q-h1", "2")]).await.is(422).says("Dites pourquoi");
        noemie.post(&health, &[("q-h1", "2"), ("reason-h1", "Plan de 2021, non suivi")]).await.is(303);
        noemie.get(&format!("{address}/constats")).await.is(200).says("1 réponse changée").says("Plan de 2021");
        noemie.post(&format!("{address}/constats"), &[("opinion", "Solide.")]).await.is(303);
        let page = chloe.get(&address).await;
        page.is(200).says("60,4 sur 100").says("Déclarée\u{a0}: 62,5. Vérifiée\u{a0}: 60,4.").says("Solide.");
        chloe.get(&format!("{address}/imprimer")).await.is(200).says("Plan de 2021, non suivi");
        // The reviewer's part is over, and what was not shared is nobody else's.
        noemie.get(&address).await.is(404);
        chloe.get(&format!("{address}/verification")).await.is(303);
        shared_with_the_network_and_taken_back(&house, &chloe, id).await;
    }
}

async fn shared_with_the_network_and_taken_back(house: &TestHouse, chloe: &Asker<'_>, id: Uuid) {
    let (db, address) = (&house.app.db, format!("/evaluations/{id}"));
    let camille = house.buyer().await;
    let solution = db.one(&SOLUTION, args!["Coopérative Le Dossier"]).await.unwrap();
    let solution = format!("/catalogue/{solution}");
    house.visitor().get(&solution).await.is(200).says_not("Évaluation 20");
    let share = [("whom", "network"), ("extent", "scores")];
    chloe.post(&format!("{address}/partage"), &share).await.is(303);
    let badge = "vérifiée par le réseau ou un acheteur le 23 novembre 2026";
    house.visitor().get(&solution).await.is(200).says(badge).says_not(&address);
    camille.get(&solution).await.is(200).says(badge).says(&address);
    camille.get(&address).await.is(200).says("60,4").says_not("Plan de 2021");
    camille.get(&format!("{address}/imprimer")).await.is(403);
    camille.get(&format!("{address}/enjeux/ges")).await.is(403);
    camille.get(&format!("{address}/resultat.csv")).await.is(200).says_not("Plan de 2021");
    let json = camille.get(&format!("/api/v1/assessments/{id}")).await;
    let json: serde_json::Value = serde_json::from_str(&json.is(200).text).unwrap();
    assert!(json["answers"].is_null());
    assert!((json["score"].as_f64().unwrap() - 62.5).abs() < 1e-9);
    let organisation = [("whom", "organisation"), ("organisation", "Ville de Rivemont"), ("extent", "answers")];
    chloe.post(&format!("{address}/partage"), &organisation).await.is(303);
    camille.get(&format!("{address}/imprimer")).await.is(200).says("Plan de 2021");
    let nobody = [("whom", "organisation"), ("organisation", "Ville inconnue"), ("extent", "answers")];
    chloe.post(&format!("{address}/partage"), &nobody).await.is(422).says("Aucune organisation ne porte ce nom");
    for share in db.all(&SHARE, args![id]).await.unwrap() {
        chloe.post(&format!("{address}/partage"), &[("remove", &share.to_string())]).await.is(303);
    }
    camille.get(&address).await.is(404);
    house.visitor().get(&solution).await.is(200).says_not(badge);
}

/// By hand, the six of the sector, as verified where they were: 50.06 (Three Rapids), 52.63 (Coulisses), 52.76 (Mobilia), 62.5
/// (Le Dossier), 65.01 (La Remise), 66.72 (Second Souffle): half way between 52.756 and 62.5 is 57.6. The year before of Second
/// Souffle is not counted beside this one, nor Matière Retrouvée, which answered 5 of 17.
#[tokio::test(flavor = "multi_thread")]
async fn a_supplier_is_compared_with_its_sector_and_its_own_years() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let idriss = house.supplier().await;
    let id = house.app.db.one(&OF, args!["Atelier Second Souffle"]).await.unwrap();
    let page = idriss.get(&format!("/evaluations/{id}/comparaison")).await;
    page.is(200).says("Mobilier et fournitures\u{a0}: 6 répondants").says("57,6").says("66,7").says("2 années");
    // Of two, nothing is shown.
    house.app.db.execute(&JOIN, args![AGATHE, "Coopérative Le Fil Retors"]).await.unwrap();
    let id = house.app.db.one(&OF, args!["Coopérative Le Fil Retors"]).await.unwrap();
    let page = house.person(AGATHE).await.get(&format!("/evaluations/{id}/comparaison")).await;
    page.is(200).says("ne compte pas encore 5 répondants").says_not("Médiane");
}

#[tokio::test(flavor = "multi_thread")]
async fn below_four_fifths_nothing_is_published_whatever_is_shared() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let (lucie, camille) = (house.person("lucie.tran@example.org").await, house.buyer().await);
    let id = house.app.db.one(&OF, args!["Matière Retrouvée"]).await.unwrap();
    let address = format!("/evaluations/{id}");
    lucie.get(&address).await.is(200).says("moins de 80");
    lucie.post(&format!("{address}/partage"), &[("whom", "network"), ("extent", "answers")]).await.is(303);
    camille.get(&address).await.is(404);
    camille.get("/evaluations").await.is(200).says_not("Matière Retrouvée");
    let solution = house.app.db.one(&SOLUTION, args!["Matière Retrouvée"]).await.unwrap();
    house.visitor().get(&format!("/catalogue/{solution}")).await.is(200).says_not("Autoévaluation");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verification_is_asked_of_somebody_from_outside_who_is_told() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let (idriss, camille) = (house.supplier().await, house.buyer().await);
    let id = house.app.db.one(&OF, args!["Atelier Second Souffle"]).await.unwrap();
    let (address, asked) = (format!("/evaluations/{id}"), format!("/evaluations/{id}/verification"));
    let own = [("whom", "organisation"), ("organisation", "Atelier Second Souffle")];
    idriss.post(&asked, &own).await.is(422).says("On ne vérifie pas pour sa propre organisation");
    let own = [("whom", "person"), ("person", "idriss.benali@example.org")];
    idriss.post(&asked, &own).await.is(422).says("On ne vérifie pas pour sa propre organisation");
    idriss.post(&asked, &[("whom", "organisation"), ("organisation", "Ville de Rivemont")]).await.is(303);
    house.settle().await;
    let told = house.mails().into_iter().filter(|mail| mail.contains("camille.lavoie@example.org")).count();
    assert_eq!(told, 1, "who writes for the buyer is told once");
    camille.get(&format!("{address}/constats")).await.is(200);
    camille.get(&format!("{address}/constats/eau")).await.is(200);
    house.coordinator().await.get(&format!("{address}/constats")).await.is(404);
    idriss.post(&asked, &[("act", "withdraw")]).await.is(303);
    camille.get(&format!("{address}/constats")).await.is(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_begins_with_the_weakest_issue() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let idriss = house.supplier().await;
    let id = house.app.db.one(&OF, args!["Atelier Second Souffle"]).await.unwrap();
    let plan = format!("/evaluations/{id}/progres");
    idriss.get(&plan).await.is(200).says("1 sur 3 actions faites").says("En retard").says("value=\"eau\" selected");
    idriss.post(&plan, &[("issue", "eau"), ("title", "")]).await.is(422).says("Écrivez l’action");
    let new = [("issue", "eau"), ("title", "Poser un compteur"), ("due_on", "2027-03-01")];
    idriss.post(&plan, &new).await.is(303);
    idriss.get(&plan).await.is(200).says("1 sur 4").says("1er mars 2027");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_is_prepared_tried_and_published_and_then_changes_no_more() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, idriss) = (house.coordinator().await, house.supplier().await);
        let issued = house.app.db.one(&ISSUED, args![]).await.unwrap();
        let shipped = format!("/questionnaires/{issued}");
        // What is published is changed by nobody.
        noemie.get(&format!("{shipped}/modifier")).await.is(409);
        noemie.get(&format!("{shipped}/enjeux/ges")).await.is(409);
        let draft = noemie.post(&format!("{shipped}/copie"), &[]).await;
        draft.is(303);
        let draft = draft.location;
        // The demonstration has a draft of 1.1.0 already.
        noemie.get(&draft).await.is(200).says("1.2.0").says("Brouillon");
        idriss.get(&draft).await.is(404);
        let issue = [
            ("_version", "1"),
            ("id", "eau"),
            ("label_fr", "Eau douce"),
            ("label_en", "Fresh water"),
            ("pillar", "environment"),
            ("weight", "2,5"),
            ("bonus_cap", "0"),
            ("subject", "environment"),
            ("goal", "6"),
            ("q1_id", "w1"),
            ("q1_text_fr", "Suivez-vous l’eau ?"),
            ("q1_text_en", "Do you follow water?"),
            ("q1_kind", "yes_no"),
            ("q1_weight", "1"),
        ];
        let mut wrong = issue;
        wrong[13].1 = "0";
        let path = format!("{draft}/enjeux/eau");
        noemie.post(&path, &wrong).await.is(422).says("issues.eau.questions.w1.weight").says("Suivez-vous l’eau ?");
        noemie.post(&path, &issue).await.is(303);
        // Made from what is no longer there, it is shown again and loses nothing.
        noemie.post(&path, &issue).await.is(422).says("entre-temps").says("Eau douce");
        noemie.get(&draft).await.is(200).says("Eau douce").says("Poids 2,5");
        brought_back(&noemie, &draft).await;
        let tried = [("q-e1", "50"), ("q-w1", "1")];
        idriss.post(&format!("{shipped}/essai"), &[("q-e1", "50"), ("q-w1", "2")]).await.is(200).says("50 sur 100");
        // 50 with a weight of 1, and 100 with a weight of 2.5: 300 / 3.5 = 85.7.
        noemie.post(&format!("{draft}/essai"), &tried).await.is(200).says("85,7 sur 100");
        noemie.post(&format!("{draft}/publication"), &[("_version", "4")]).await.is(303);
        idriss.get(&draft).await.is(200).says("Publié le").says_not("Modifier");
        noemie.post(&path, &issue).await.is(409);
        noemie.post(&format!("{draft}/suppression"), &[]).await.is(409);
    }
}

/// Its own file, with a mistake that is named by its place, and mended.
async fn brought_back(noemie: &Asker<'_>, draft: &str) {
    let file = noemie.get(&format!("{draft}/fichier")).await;
    let text = file.is(200).text.clone();
    let edit = format!("{draft}/modifier");
    let file = |text: &str| text.to_owned();
    let broken = file(&text.replacen("\"weight\"", "\"wieght\"", 1));
    send(noemie, &edit, &[("_version", "2")], &[("file", "q.json", &broken)]).await.is(422).says("wieght").says("ligne");
    let heavy = file(&text.replacen("\"weight\": 2.5", "\"weight\": 2000", 1));
    assert_ne!(heavy, text);
    send(noemie, &edit, &[("_version", "2")], &[("file", "q.json", &heavy)]).await.is(303);
    noemie.get(draft).await.is(200).says("1 erreur à corriger").says("issues.eau.weight");
    noemie.post(&format!("{draft}/publication"), &[("_version", "3")]).await.is(422).says("1 erreur à corriger");
    send(noemie, &edit, &[("_version", "3")], &[("file", "q.json", &text)]).await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn firms_try_a_questionnaire_and_say_what_is_wrong_with_it() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let (noemie, idriss, chloe) = (house.coordinator().await, house.supplier().await, house.person(CHLOE).await);
    let issued = house.app.db.one(&ISSUED, args![]).await.unwrap().to_string();
    let new = [("title", "Essai d’hiver"), ("questionnaire", &*issued), ("answers_by", "2026-12-15"), ("text", "")];
    let campaign = noemie.post("/campagnes/nouvelle", &new).await;
    campaign.is(303);
    let campaign = campaign.location;
    idriss.get(&campaign).await.is(404);
    let invitations = format!("{campaign}/invitations");
    let names = [("firms", "Atelier Second Souffle\nAtelier Inconnu")];
    noemie.post(&invitations, &names).await.is(422).says("Atelier Inconnu").says("Atelier Second Souffle\n");
    let names = [("firms", "Atelier Second Souffle\nCoopérative Le Dossier")];
    noemie.post(&invitations, &names).await.is(303);
    noemie.post(&invitations, &names).await.is(303);
    house.settle().await;
    let told = house.mails().into_iter().filter(|mail| mail.contains("idriss.benali@example.org")).count();
    assert_eq!(told, 1, "who is invited again is told once");
    idriss.get("/evaluations").await.is(200).says("Essai d’hiver");
    let remarks = format!("{campaign}/remarques");
    idriss.post(&remarks, &[("place", "g2"), ("remark", "")]).await.is(422).says("Écrivez une remarque");
    idriss.post(&remarks, &[("place", "g2"), ("remark", "Quelle année de référence ?")]).await.is(303);
    idriss.get(&campaign).await.is(200).says("Quelle année de référence");
    chloe.get(&campaign).await.is(200).says_not("Quelle année de référence");
    // Both have answered already, for themselves: only how much of it is seen.
    let page = noemie.get(&campaign).await;
    page.is(200).says("2 sur 2 ont commencé").says("1 remarque").says("Quelle année de référence").says_not("66,7");
    noemie.get(&format!("{campaign}/rapport.csv")).await.is(200).says("Quelle année de référence");
    noemie.post(&format!("{campaign}/cloture"), &[]).await.is(303);
    idriss.post(&remarks, &[("place", ""), ("remark", "Trop tard")]).await.is(403);
}
