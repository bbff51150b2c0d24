//! Discussions: answered, quoted, marked, hidden with a reason, and never lost in their pages.

use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::house::{Asker, TestHouse};
use crate::spaces::{opened, words};

sql! {
    LEFT: i64 = "
        SELECT (SELECT count(*) FROM topic t JOIN space s ON s.id = t.space_id WHERE s.title = 'Atelier')
             + (SELECT count(*) FROM message m WHERE NOT EXISTS (SELECT 1 FROM topic t WHERE t.id = m.topic_id)) AS n";
    NETWORK: Uuid = "SELECT id FROM space WHERE kind = 'network'";
    MENTIONED: String = "
        SELECT p.name FROM message_mention n JOIN message m ON m.id = n.message_id JOIN topic t ON t.id = m.topic_id
            JOIN person p ON p.id = n.person_id WHERE t.title = 'Reprise' ORDER BY p.name";
}

/// A space that Noémie runs, in which Camille and Idriss write.
async fn space(noemie: &Asker<'_>, others: &[&Asker<'_>]) -> String {
    let space = opened(noemie, "Atelier", "network", "open").await;
    for other in others {
        other.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
    }
    space
}

async fn topic(asker: &Asker<'_>, space: &str, title: &str, text: &str) -> String {
    let answer = asker.post(&format!("{space}/echanges/nouveau"), &[("title", title), ("text", text)]).await;
    answer.is(303);
    answer.location
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_answered_and_the_answer_is_found() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = space(&noemie, &[&camille, &idriss]).await;
        let topic = topic(&camille, &space, "Reprise", "Qui reprend les moteurs, @Idriss Benali ?").await;
        let mentioned = house.app.db.all(&MENTIONED, args![]).await.unwrap();
        assert_eq!(mentioned, ["Idriss Benali"]);

        let list = idriss.get(&format!("{space}/echanges")).await;
        list.is(200).says("1 nouveau message");
        idriss.get(&topic).await.is(200).says("Nouveau");
        idriss.get(&format!("{space}/echanges")).await.is(200).says_not("nouveau message");
        let answer = idriss.post(&topic, &[("text", "Nous, **depuis peu**.")]).await;
        assert_eq!(answer.location, format!("{topic}#m-2"));
        let list = camille.get(&format!("{space}/echanges")).await;
        list.is(200).says("1 nouveau message").says(&format!("{topic}#m-2")).says("1 réponse");
        camille.get(&topic).await.is(200).says("<strong>depuis peu</strong>");

        // Who asked, or who runs the space, says which is the answer; reactions are given and taken back.
        idriss.post(&format!("{topic}/messages/2"), &[("act", "solution")]).await.is(403);
        camille.post(&format!("{topic}/messages/2"), &[("act", "solution")]).await.is(303);
        camille.get(&topic).await.is(200).says("Aller à la réponse").says("La réponse");
        for (times, said) in [(1, "Utile · 1"), (2, "Utile · 2")] {
            let who = if times == 1 { &camille } else { &noemie };
            who.post(&format!("{topic}/messages/2"), &[("act", "useful")]).await.is(303);
            camille.get(&topic).await.is(200).says(said);
        }
        camille.post(&format!("{topic}/messages/2"), &[("act", "useful")]).await.is(303);
        camille.get(&topic).await.is(200).says("Utile · 1");
        camille.get(&format!("{topic}?cite=2")).await.is(200).says("&#62; **Idriss Benali**");

        // What was written before stays readable.
        camille.get(&format!("{topic}/messages/2/modifier")).await.is(403);
        idriss.post(&format!("{topic}/messages/2/modifier"), &[("text", "Nous, depuis mai.")]).await.is(303);
        camille.get(&topic).await.is(200).says("depuis mai").says("modifié");
        camille.get(&format!("{topic}/messages/2/versions")).await.is(200).says("**depuis peu**");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_may_be_named_in_the_space_of_the_network() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let network = format!("/espaces/{}", house.app.db.one(&NETWORK, args![]).await.unwrap());
        topic(&house.buyer().await, &network, "Reprise", "Une idée, @Idriss Benali ?").await;
        assert_eq!(house.app.db.all(&MENTIONED, args![]).await.unwrap(), ["Idriss Benali"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_should_not_stand_is_reported_hidden_and_shown_again() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = space(&noemie, &[&camille, &idriss]).await;
        let topic = topic(&camille, &space, "Prix", "Le prix de Jeanne est de 12.").await;
        let message = format!("{topic}/messages/1");
        idriss.post(&message, &[("act", "report"), ("reason", "")]).await.is(422);
        idriss.post(&message, &[("act", "report"), ("reason", "Prix confidentiel")]).await.is(303);
        // Whoever runs the space is told, and finds it on their first page until they have looked.
        house.settle().await;
        let mails = house.mails();
        assert_eq!(mails.len(), 1);
        assert!(mails[0].contains("To: noemie.tremblay@example.org"), "{}", mails[0]);
        assert!(words(&mails[0]).contains("Prix confidentiel"), "{}", words(&mails[0]));
        noemie.get("/").await.is(200).says("Attend votre décision").says("Prix confidentiel");
        camille.get("/").await.is(200).says_not("Prix confidentiel");
        noemie.get(&topic).await.is(200).says("Prix confidentiel").says("Signalé une fois");
        camille.get(&topic).await.is(200).says_not("Prix confidentiel");
        idriss.post(&message, &[("act", "hide"), ("reason", "x")]).await.is(403);
        noemie.post(&message, &[("act", "hide"), ("reason", "Prix d’un marché en cours")]).await.is(303);
        idriss.get(&topic).await.is(200).says_not("Jeanne").says("Prix d’un marché en cours");
        camille.get(&topic).await.is(200).says("Jeanne");
        idriss.get(&format!("{topic}/messages/1/versions")).await.is(404);
        idriss.get(&format!("{topic}?cite=1")).await.is(200).says_not("Jeanne");
        camille.get(&format!("{topic}/messages/1/modifier")).await.is(403);
        noemie.get(&topic).await.is(200).says_not("Signalé une fois");
        noemie.get("/").await.is(200).says_not("Prix confidentiel");
        noemie.post(&message, &[("act", "show")]).await.is(303);
        idriss.get(&topic).await.is(200).says("Jeanne");

        noemie.post(&format!("{topic}/etat"), &[("act", "close")]).await.is(303);
        camille.post(&topic, &[("text", "Encore")]).await.is(403);
        noemie.post(&topic, &[("text", "Fin.")]).await.is(303);
        house.operator().await.post(&format!("{space}/suppression"), &[("title", "Atelier")]).await.is(303);
        assert_eq!(house.app.db.one(&LEFT, args![]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_discussion_never_loses_one_s_place() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &[&camille]).await;
        let topic = topic(&noemie, &space, "Long", "Premier.").await;
        camille.get(&topic).await.is(200);
        for number in 2..=60 {
            let answer = noemie.post(&topic, &[("text", &format!("Message numéro {number}."))]).await;
            answer.is(303);
            assert!(answer.location.ends_with(&format!("#m-{number}")), "{}", answer.location);
        }
        let found = camille.get(&format!("{topic}/messages/57")).await;
        assert_eq!(found.location, format!("{topic}?page=2#m-57"));
        camille.get(&format!("{topic}?page=2")).await.is(200).says("id=\"m-57\"").says_not("id=\"m-50\"");
        camille.get(&topic).await.is(200).says("id=\"m-50\"").says_not("id=\"m-51\"");
        camille.get(&format!("{topic}?page=3")).await.is(404);
        camille.get(&format!("{topic}/messages/99")).await.is(404);
        let list = camille.get(&format!("{space}/echanges")).await;
        list.is(200).says("59 réponses").says_not("nouveaux messages");
        // Posted twice by an impatient finger, it is written once.
        let once = [("text", "Une fois."), ("_once", "019a0000-0000-7000-8000-000000000001")];
        camille.post(&topic, &once).await.is(303);
        assert_eq!(camille.post(&topic, &once).await.location, format!("{topic}?page=2#m-61"));
        camille.get(&format!("{space}/echanges")).await.is(200).says("60 réponses");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_new_is_on_the_first_page_of_whoever_may_read_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = space(&noemie, &[&camille, &idriss]).await;
        let first = topic(&noemie, &space, "Premier sujet", "Un.").await;
        let second = topic(&noemie, &space, "Second sujet", "Deux.").await;
        let page = [("title", "Nouvelle fiche"), ("text", "x"), ("act", "save")];
        noemie.post(&format!("{space}/pages/nouvelle"), &page).await.is(303);
        for address in ["/", &space] {
            let news = camille.get(address).await;
            news.is(200).says("Premier sujet").says("Second sujet").says("Nouvelle fiche");
            // What somebody wrote is no news to them.
            noemie.get(address).await.is(200).says_not("Premier sujet").says_not("Nouvelle fiche");
        }
        camille.get(&first).await.is(200);
        camille.get("/").await.is(200).says_not("Premier sujet").says("Second sujet");
        camille.post(&format!("{second}/suivi"), &[("act", "mute")]).await.is(303);
        camille.get("/").await.is(200).says_not("Second sujet");
        camille.get(&format!("{space}/echanges")).await.is(200).says_not("nouveau message");
        idriss.post(&first, &[("text", "Trois.")]).await.is(303);
        camille.get("/").await.is(200).says("Premier sujet").says(&format!("{first}#m-2"));
        // Who has left learns nothing more.
        camille.post(&format!("{space}/adhesion"), &[("act", "leave")]).await.is(303);
        camille.get("/").await.is(200).says_not("Premier sujet").says_not("Nouvelle fiche");
    }
}
