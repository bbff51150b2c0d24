//! Polls: who has a voice, what is counted, what is secret, and what is written to whom.

use std::time::Duration;

use db::testing::engines;
use db::{Run, args, row, sql};

use crate::house::{Asker, TestHouse, noon};
use crate::spaces::opened;

row! {
    struct Ballot {
        marks: String,
        voter_id: Option<db::Uuid>,
    }
}

sql! {
    BALLOTS: Ballot = "
        SELECT b.marks, b.voter_id FROM poll_ballot b JOIN poll p ON p.id = b.poll_id JOIN space s ON s.id = p.space_id
        WHERE s.title = 'Comité' ORDER BY b.id";
    LEFT: i64 = "
        SELECT (SELECT count(*) FROM poll p JOIN space s ON s.id = p.space_id WHERE s.title = 'Comité')
             + (SELECT count(*) FROM poll_ballot b WHERE NOT EXISTS (SELECT 1 FROM poll p WHERE p.id = b.poll_id)) AS n";
    TOLD: i64 = "SELECT count(*) AS n FROM journal_entry WHERE verb = 'voted'";
}

async fn space(noemie: &Asker<'_>, others: &[&Asker<'_>]) -> String {
    let space = opened(noemie, "Comité", "network", "open").await;
    for other in others {
        other.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
    }
    space
}

async fn poll(asker: &Asker<'_>, space: &str, method: &str, more: &[(&str, &str)]) -> String {
    let mut fields = vec![
        ("title", "Que choisir ?"),
        ("options", "Bois\nMétal\nTissu\nBois"),
        ("method", method),
        ("voice", "person"),
        ("points", "10"),
        ("quorum", "0"),
        ("late", "1"),
        ("day", "2026-12-01"),
        ("time", "18:00"),
    ];
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend(more.iter().filter(|(_, value)| !value.is_empty()));
    let answer = asker.post(&format!("{space}/votes/nouveau"), &fields).await;
    answer.is(303);
    answer.location
}

/// A public space: whoever passes by reads its discussions, and nothing of its polls nor of what voters say of them.
#[tokio::test(flavor = "multi_thread")]
async fn voters_comment_a_poll_among_themselves() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = opened(&noemie, "Vitrine", "public", "open").await;
        camille.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
        let poll = poll(&noemie, &space, "single", &[]).await;
        let comments = format!("{poll}/commentaires");
        camille.get(&poll).await.is(200).says("Commentaires");
        camille.post(&comments, &[("text", " ")]).await.is(422).says("Écrivez un message");
        let said = [("text", "Le **bois** dure, @Noémie Tremblay."), ("_once", "01980000-0000-7000-8000-0000000000ab")];
        camille.post(&comments, &said).await.is(303);
        camille.post(&comments, &said).await.is(303);
        let page = noemie.get(&poll).await;
        page.is(200).says("1 commentaire").says("Le <strong>bois</strong> dure");
        let topic = page.text.split("href=\"/echanges/").nth(1).unwrap().split(['"', '?', '#']).next().unwrap().to_owned();
        let topic = format!("/echanges/{topic}");
        noemie.post(&topic, &[("text", "Merci.")]).await.is(303);
        camille.get(&poll).await.is(200).says("2 commentaires").says("Merci.");
        camille.get(&topic).await.is(200).says(&format!("href=\"{poll}\""));
        camille.get("/").await.is(200).says("Que choisir ?");
        // Neither found nor listed nor read by whoever is not in the space.
        idriss.post(&comments, &[("text", "Moi aussi")]).await.is(403);
        idriss.get(&topic).await.is(404);
        house.visitor().get(&topic).await.is(404);
        house.visitor().get(&format!("{topic}/messages/1")).await.is(404);
        for asker in [&idriss, &house.visitor()] {
            asker.get(&format!("{space}/echanges")).await.is(200).says_not("Que choisir");
            asker.get("/recherche?q=bois").await.is(200).says_not("dure");
        }
        boucle::search::rebuild(&house.app).await.unwrap();
        house.visitor().get("/recherche?q=bois").await.is(200).says_not("dure");
        // What is hidden is not shown beside the poll either.
        noemie.post(&format!("{topic}/messages/1"), &[("act", "hide"), ("reason", "Hors sujet")]).await.is(303);
        camille.get(&poll).await.is(200).says_not("dure");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ranking_is_counted_and_shown_when_the_poll_is_closed() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = space(&noemie, &[&camille, &idriss]).await;
        let poll = poll(&noemie, &space, "ranking", &[]).await;
        camille.get(&poll).await.is(200).says("Votre classement").says_not("Tissu</option>");
        camille.post(&poll, &[("mark-0", "0")]).await.is(422).says("Classez au moins une réponse");
        camille.post(&poll, &[("mark-0", "9")]).await.is(422);
        camille.post(&poll, &[("mark-0", "1"), ("mark-1", "2"), ("mark-2", "3")]).await.is(303);
        // Until the end an answer is changed, and the result is nobody's to see.
        camille.post(&poll, &[("mark-0", "3"), ("mark-1", "1"), ("mark-2", "2")]).await.is(303);
        let form = camille.get(&poll).await;
        let chosen: Vec<&str> =
            form.text.split("<option selected>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
        assert_eq!(chosen, ["3", "1", "2"], "the form holds what was answered");
        idriss.post(&poll, &[("mark-1", "1")]).await.is(303);
        noemie.post(&poll, &[("mark-2", "1"), ("mark-0", "2")]).await.is(303);
        noemie.get(&poll).await.is(200).says("3 voix").says_not("arrive en tête");
        noemie.get(&format!("{poll}/resultat.csv")).await.is(404);
        camille.post(&format!("{poll}/cloture"), &[("act", "close")]).await.is(403);
        noemie.post(&format!("{poll}/cloture"), &[("act", "close")]).await.is(303);
        // By hand: Métal is preferred to Bois by 2 to 1 and to Tissu by 2 to 1.
        let result = camille.get(&poll).await;
        result.is(200).says("« Métal » arrive en tête").says("Voix qui préfèrent la ligne à la colonne");
        // Duel by duel, and paper by paper: Bois against Métal is 1 to 2, and Métal goes ahead.
        let duel = result.text.split("Bois contre Métal").nth(1).unwrap().split("</tr>").next().unwrap();
        assert!(duel.contains("<td>1 – 2</td>") && duel.contains("<td>Métal</td>"), "{duel}");
        result.says("Les 3 bulletins, pour compter à la main");
        let paper =
            result.text.split("<th scope=\"row\">Camille Lavoie</th>").nth(1).unwrap().split("</tr>").next().unwrap();
        assert_eq!(paper, "<td>3</td><td>1</td><td>2</td>");
        let csv = camille.get(&format!("{poll}/resultat.csv")).await;
        csv.is(200).says("Votant,Bois,Métal,Tissu").says("Camille Lavoie,3,1,2").says("Idriss Benali,0,1,0");
        camille.post(&poll, &[("mark-0", "1")]).await.is(403);
        house.operator().await.post(&format!("{space}/suppression"), &[("title", "Comité")]).await.is(303);
        assert_eq!(house.app.db.one(&LEFT, args![]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_ballot_is_nobody_s_and_its_receipt_finds_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = space(&noemie, &[&camille, &idriss]).await;
        let poll = poll(&noemie, &space, "approval", &[("secret", "1"), ("quorum", "3")]).await;
        let cast = camille.post(&poll, &[("mark-0", "1"), ("mark-2", "1")]).await;
        cast.is(200).says("Votre reçu");
        let receipt = cast.text.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        idriss.post(&poll, &[("mark-1", "1")]).await.is(200);
        // Once is once, and nobody is shown what they answered.
        camille.post(&poll, &[("mark-1", "1")]).await.is(303);
        camille.get(&poll).await.is(200).says("Votre voix est comptée").says_not("checked").says_not(&receipt);
        let ballots = house.app.db.all(&BALLOTS, args![]).await.unwrap();
        assert_eq!(ballots.len(), 2);
        assert!(ballots.iter().all(|ballot| ballot.voter_id.is_none()));
        assert!(ballots.iter().any(|ballot| ballot.marks == "1 0 1"));
        assert_eq!(house.app.db.one(&TOLD, args![]).await.unwrap(), 0);
        noemie.post(&format!("{poll}/cloture"), &[("act", "close")]).await.is(303);
        camille.get(&poll).await.is(200).says("ce résultat ne vaut pas");
        let csv = camille.get(&format!("{poll}/resultat.csv")).await;
        csv.is(200).says(&format!("{receipt},1,0,1")).says_not("Camille");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_has_one_voice_and_latecomers_have_one_where_the_poll_says_so() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = space(&noemie, &[&camille]).await;
        let by_organisation = poll(&noemie, &space, "single", &[("voice", "organisation")]).await;
        let closed_list = poll(&noemie, &space, "single", &[("late", "")]).await;
        house.app.clock.advance(Duration::from_secs(60));
        idriss.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
        idriss.get(&closed_list).await.is(200).says("Vous n’avez pas de voix");
        idriss.post(&closed_list, &[("choice", "0")]).await.is(403);
        camille.post(&closed_list, &[("choice", "0")]).await.is(303);
        idriss.post(&by_organisation, &[("choice", "1")]).await.is(303);
        camille.post(&by_organisation, &[("choice", "1")]).await.is(303);
        camille.get(&by_organisation).await.is(200).says("2 voix");
        house.app.clock.advance(Duration::from_hours(24 * 30));
        // Her session has ended meanwhile.
        let camille = house.buyer().await;
        let csv = camille.get(&format!("{by_organisation}/resultat.csv")).await;
        csv.is(200).says("Atelier Second Souffle,0,1,0").says("Ville de Rivemont,0,1,0");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_days_before_the_end_those_who_have_not_answered_are_written_to() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = space(&noemie, &[&camille, &idriss]).await;
        let poll = poll(&noemie, &space, "points", &[]).await;
        camille.post(&poll, &[("mark-0", "7"), ("mark-1", "4")]).await.is(422).says("10 en tout au plus");
        camille.post(&poll, &[("mark-0", "7"), ("mark-1", "3")]).await.is(303);
        house.settle().await;
        assert_eq!(house.mails().len(), 0);
        // The poll ends on 1 December at 18:00 in Montréal, which is 23:00 UTC.
        let end: db::Timestamp = "2026-12-01T23:00:00Z".parse().unwrap();
        let until = noon().duration_until(end) - Duration::from_hours(48).try_into().unwrap();
        house.app.clock.advance(until.unsigned_abs() - Duration::from_secs(60));
        house.settle().await;
        assert_eq!(house.mails().len(), 0);
        house.app.clock.advance(Duration::from_secs(60));
        house.settle().await;
        house.settle().await;
        let mails = house.mails();
        assert_eq!(mails.len(), 2, "to Noémie and to Idriss, not to Camille");
        assert!(!mails.iter().any(|mail| mail.contains("camille.lavoie@example.org")));
        house.app.clock.advance(Duration::from_hours(48));
        camille.get(&poll).await.is(200).says("« Bois » arrive en tête");
    }
}
