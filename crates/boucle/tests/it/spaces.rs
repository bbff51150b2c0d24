//! Spaces: who sees them, who comes in, who runs them, and what stays when they end.

use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::house::{Asker, TestHouse};

sql! {
    PERSON: Uuid = "SELECT id FROM person WHERE email = $1";
    HISTORY: String = "
        SELECT m.role FROM space_member m JOIN person p ON p.id = m.person_id JOIN space s ON s.id = m.space_id
        WHERE p.email = $1 AND s.title = 'Groupe' ORDER BY m.since, m.id";
    LEFT_OVER: i64 = "
        SELECT (SELECT count(*) FROM space_member) + (SELECT count(*) FROM space_request) AS n";
}

/// Opens a space as the coordinator; its address.
pub async fn opened(coordinator: &Asker<'_>, title: &str, visibility: &str, joining: &str) -> String {
    let fields = [
        ("title", title),
        ("summary", "Pour essayer."),
        ("visibility", visibility),
        ("joining", joining),
        ("time_zone", "America/Montreal"),
    ];
    let answer = coordinator.post("/espaces/nouveau", &fields).await;
    answer.is(303);
    answer.location
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_space_is_as_if_it_were_not() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (coordinator, buyer) = (house.coordinator().await, house.buyer().await);
        let hidden = opened(&coordinator, "Comité réservé", "members", "invitation").await;
        buyer.get(&hidden).await.is(404).says_not("Comité réservé");
        buyer.get("/espaces").await.is(200).says_not("Comité réservé");
        house.visitor().get(&hidden).await.is(404);
        let network = opened(&coordinator, "Veille textile", "network", "open").await;
        buyer.get(&network).await.is(200).says("Veille textile");
        assert!(house.visitor().get(&network).await.location.starts_with("/connexion"));
        let public = opened(&coordinator, "Vitrine", "public", "invitation").await;
        house.visitor().get(&public).await.is(200).says("Vitrine");
    }
}

/// The text of a mail, as Python's library reads it.
pub fn words(mail: &str) -> String {
    let script = "import sys, email, email.policy\n\
        m = email.message_from_string(sys.argv[1], policy=email.policy.default)\n\
        print(m['subject'], m.get_body(('plain',)).get_content().replace(chr(13), ''), sep=chr(10))";
    let output = std::process::Command::new("/usr/bin/python3").args(["-c", script, mail]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_comes_in_by_asking_by_invitation_or_freely() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (coordinator, buyer, supplier) = (house.coordinator().await, house.buyer().await, house.supplier().await);

        let open = opened(&coordinator, "Ouvert", "network", "open").await;
        buyer.post(&format!("{open}/adhesion"), &[("act", "join")]).await.is(303);
        buyer.get(&format!("{open}/membres")).await.is(200).says("Camille Lavoie").says("2 membres");
        supplier.get(&format!("{open}/membres")).await.is(403);

        let asked = opened(&coordinator, "Sur demande", "network", "request").await;
        buyer.post(&format!("{asked}/adhesion"), &[("act", "join"), ("note", "Je m’occupe du linge.")]).await.is(303);
        buyer.get(&format!("{asked}/membres")).await.is(403);
        coordinator.get("/").await.is(200).says("Attend votre décision").says("1 personne attend une réponse");
        buyer.get("/").await.is(200).says_not("Attend votre décision");
        let members = coordinator.get(&format!("{asked}/membres")).await;
        members.is(200).says("Je m’occupe du linge.");
        let answer = members.text.split("/demandes/").nth(1).unwrap().split('"').next().unwrap();
        buyer.post(&format!("{asked}/demandes/{answer}"), &[("act", "accept")]).await.is(403);
        coordinator.post(&format!("{asked}/demandes/{answer}"), &[("act", "accept")]).await.is(303);
        buyer.get(&format!("{asked}/membres")).await.is(200);

        let hidden = opened(&coordinator, "Sur invitation", "members", "invitation").await;
        let invitation = [("email", "idriss.benali@example.org"), ("note", "Bienvenue")];
        coordinator.post(&format!("{hidden}/membres"), &invitation).await.is(303);
        coordinator.post(&format!("{hidden}/membres"), &invitation).await.is(303);
        house.settle().await;
        let mails = house.mails();
        let to = |address: &str| mails.iter().filter(|mail| mail.contains(&format!("To: {address}"))).collect::<Vec<_>>();
        assert_eq!(to("idriss.benali@example.org").len(), 1, "invited twice, written to once");
        // Who runs the space hears that somebody asks, and who asked hears the answer.
        let asked = to("noemie.tremblay@example.org");
        assert!(asked.len() == 1 && words(asked[0]).contains("Je m’occupe du linge."), "{asked:?}");
        let answered = to("camille.lavoie@example.org");
        assert!(answered.len() == 1 && words(answered[0]).contains("Votre demande est acceptée"), "{answered:?}");
        supplier.get(&hidden).await.is(200).says("Invitation dans");
        supplier.post(&format!("{hidden}/adhesion"), &[("act", "accept")]).await.is(303);
        supplier.get(&hidden).await.is(200).says("Pour essayer.");
        buyer.post(&format!("{hidden}/adhesion"), &[("act", "join")]).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_was_stays_known_and_a_space_keeps_someone_to_run_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (coordinator, buyer) = (house.coordinator().await, house.buyer().await);
        let space = opened(&coordinator, "Groupe", "network", "open").await;
        buyer.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
        let person = house.app.db.one(&PERSON, args!["camille.lavoie@example.org"]).await.unwrap();
        let member = format!("{space}/membres/{person}");
        let roles = format!("{space}/roles");
        coordinator.post(&roles, &[("act", "add"), ("name", "Secrétaire"), ("part", "coordinator")]).await.is(303);
        coordinator.post(&member, &[("act", "change"), ("role", "role:Secrétaire")]).await.is(303);
        buyer.get(&format!("{space}/membres")).await.is(200).says("Secrétaire");
        let own = house.app.db.one(&PERSON, args!["noemie.tremblay@example.org"]).await.unwrap();
        buyer.post(&format!("{space}/membres/{own}"), &[("act", "remove")]).await.is(303);
        let left = buyer.post(&format!("{space}/adhesion"), &[("act", "leave")]).await;
        left.is(303);
        buyer.get(&format!("{space}/membres")).await.is(200).says("Secrétaire");
        let history = house.app.db.all(&HISTORY, args!["camille.lavoie@example.org"]).await.unwrap();
        assert_eq!(history, ["member", "coordinator"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_space_has_roles_of_its_own_that_say_what_each_may() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (coordinator, buyer) = (house.coordinator().await, house.buyer().await);
        let space = opened(&coordinator, "Groupe", "network", "open").await;
        buyer.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
        let (roles, members) = (format!("{space}/roles"), format!("{space}/membres"));
        buyer.post(&roles, &[("act", "add"), ("name", "Observatrice"), ("part", "reader")]).await.is(403);
        coordinator.post(&roles, &[("act", "add"), ("name", " "), ("part", "reader")]).await.is(422);
        coordinator.post(&roles, &[("act", "add"), ("name", "Observatrice"), ("part", "reader")]).await.is(303);
        coordinator
            .post(&roles, &[("act", "add"), ("name", "Observatrice"), ("part", "member")])
            .await
            .is(422)
            .says("existe");
        let person = house.app.db.one(&PERSON, args!["camille.lavoie@example.org"]).await.unwrap();
        let member = format!("{members}/{person}");
        coordinator.post(&member, &[("act", "change"), ("role", "role:Partenaire")]).await.is(422);
        coordinator.post(&member, &[("act", "change"), ("role", "role:Observatrice")]).await.is(303);
        buyer.get(&members).await.is(200).says("Observatrice").says("Lecture");
        let say = [("title", "Bonjour"), ("text", "Un mot.")];
        buyer.post(&format!("{space}/echanges/nouveau"), &say).await.is(403);
        // The role changes, and so do those who have it.
        let change = [("act", "change"), ("was", "Observatrice"), ("name", "Partenaire"), ("part", "member")];
        coordinator.post(&roles, &change).await.is(303);
        coordinator.get(&roles).await.is(200).says("Partenaire").says("1 membre");
        buyer.post(&format!("{space}/echanges/nouveau"), &say).await.is(303);
        // Taken away: what it allowed stays, its name is gone, and what somebody was stays known.
        coordinator.post(&roles, &[("act", "remove"), ("was", "Partenaire")]).await.is(303);
        buyer.post(&format!("{space}/echanges/nouveau"), &[("title", "Encore"), ("text", "Un mot.")]).await.is(303);
        let history = house.app.db.all(&HISTORY, args!["camille.lavoie@example.org"]).await.unwrap();
        assert_eq!(history, ["member", "reader", "member", "member"]);
        let list = coordinator.get(&format!("{members}.csv")).await;
        list.is(200).says("Camille Lavoie,Lecture,Observatrice").says("Camille Lavoie,Membre,Partenaire");
        buyer.get(&format!("{members}.csv")).await.is(200).says_not("Observatrice").says("Noémie Tremblay,Animation");
        // Whoever alone runs it through a role keeps running it.
        coordinator.post(&roles, &[("act", "add"), ("name", "Pilote"), ("part", "coordinator")]).await.is(303);
        let own = house.app.db.one(&PERSON, args!["noemie.tremblay@example.org"]).await.unwrap();
        coordinator.post(&format!("{members}/{own}"), &[("act", "change"), ("role", "role:Pilote")]).await.is(303);
        let demote = [("act", "change"), ("was", "Pilote"), ("name", "Pilote"), ("part", "reader")];
        coordinator.post(&roles, &demote).await.is(422).says("confiez d’abord ce rôle");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_space_is_read_only_and_a_deleted_one_leaves_nothing() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (coordinator, operator) = (house.coordinator().await, house.operator().await);
        let before = house.app.db.one(&LEFT_OVER, args![]).await.unwrap();
        let space = opened(&coordinator, "Fini", "network", "open").await;
        coordinator.post(&format!("{space}/etat"), &[("_version", "1")]).await.is(303);
        house.buyer().await.get(&space).await.is(200).says("Archivé").says_not("Devenir membre");
        house.buyer().await.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(403);
        operator.post(&format!("{space}/suppression"), &[("title", "Autre")]).await.is(422);
        operator.post(&format!("{space}/suppression"), &[("title", "Fini")]).await.is(303);
        operator.get(&space).await.is(404);
        assert_eq!(house.app.db.one(&LEFT_OVER, args![]).await.unwrap(), before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_rename_at_once_lose_nothing() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let coordinator = house.coordinator().await;
    let space = opened(&coordinator, "Nom premier", "network", "open").await;
    let fields = |title| {
        [("_version", "1"), ("title", title), ("visibility", "network"), ("joining", "open"), ("time_zone", "Europe/Paris")]
    };
    coordinator.post(&format!("{space}/modifier"), &fields("Nom second")).await.is(303);
    let late = coordinator.post(&format!("{space}/modifier"), &fields("Nom troisième")).await;
    late.is(422).says("Nom second").says("Nom troisième");
}
