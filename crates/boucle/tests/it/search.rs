//! One box finds what one may read, as it is now, and nothing else.

use boucle::catalogue::reference;
use boucle::search::{self, Texts};
use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::house::{Asker, TestHouse};
use crate::spaces::opened;

sql! {
    PERSON: Uuid = "SELECT id FROM person WHERE email = $1";
    SOME_OLD_TEXT: () = "
        INSERT INTO searchable (id, kind, space_id, whole_id, address, title, text, at)
        SELECT $1, 'page', id, $1, '/', 'Un reste', '', $2 FROM space WHERE kind = 'network'";
}

async fn page(writer: &Asker<'_>, space: &str, title: &str, text: &str) -> String {
    let fields = [("title", title), ("text", text), ("act", "save")];
    let answer = writer.post(&format!("{space}/pages/nouvelle"), &fields).await;
    answer.is(303);
    answer.location
}

async fn follow(house: &TestHouse) {
    house.texts.follow(&house.app).await.unwrap();
}

/// How many answers there are to these words.
async fn count(asker: &Asker<'_>, words: &str) -> usize {
    let query = serde_urlencoded::to_string([("q", words)]).unwrap();
    let answer = asker.get(&format!("/recherche?{query}")).await;
    answer.is(200);
    answer.text.matches("<li class=\"card\">").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_is_found_by_those_who_may_read_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, visitor) = (house.coordinator().await, house.buyer().await, house.visitor());
        camille.get("/recherche").await.is(200).says("Un mot suffit");
        camille.get("/recherche?q=zythum").await.is(200).says("Rien ne répond à «\u{a0}zythum\u{a0}»");

        let hidden = opened(&noemie, "Comité réservé", "members", "invitation").await;
        let page_address = page(&noemie, &hidden, "Le zythum", "Une **bière** d’orge.").await;
        let topic = noemie
            .post(&format!("{hidden}/echanges/nouveau"), &[("title", "Dégustation"), ("text", "Qui connaît le zythum ?")])
            .await;
        topic.is(303);
        let plan = [
            ("title", "Atelier zythum"),
            ("kind", "workshop"),
            ("day", "2027-01-19"),
            ("time", "14:00"),
            ("lasts", "60"),
            ("every", "0"),
            ("place", "Brasserie"),
        ];
        noemie.post(&format!("{hidden}/rencontres/nouvelle"), &plan).await.is(303);
        // A fraction of a second later the index has followed: here, when it is told to.
        follow(&house).await;

        // Accents, capitals and the mark of the plural do not matter; those whose title says it come first.
        let found = noemie.get("/recherche?q=ZYTHUMS").await;
        found.is(200).says("3 réponses").says("Une bière d’orge.").says("Qui connaît le");
        let cards: Vec<&str> = found.text.split("<li class=\"card\">").skip(1).collect();
        assert!(cards[0].contains("Atelier") && cards[1].contains("Une bière") && cards[2].contains("Qui connaît"));
        noemie.get("/recherche?q=zythum&ou=message").await.is(200).says("1 réponse").says_not("Une bière d’orge.");
        noemie.get("/recherche?q=zythum+brasserie").await.is(200).says("1 réponse").says("Atelier");
        noemie.get("/recherche?q=zythum+vin").await.is(200).says("Rien ne répond");
        for other in [&camille, &visitor] {
            other.get("/recherche?q=zythum").await.is(200).says("Rien ne répond").says_not("Comité réservé");
            // Neither does what one may not read correct what one has mistyped.
            other.get("/recherche?q=zythom").await.is(200).says("Rien ne répond").says_not("zythum");
        }
        noemie.get("/recherche?q=zythom").await.is(200).says("3 réponses").says("Recherche faite pour «\u{a0}zythum\u{a0}»");

        // A document is found by its name, by those who may fetch it.
        noemie.get("/recherche?q=grille&ou=document").await.is(200).says("1 réponse");
        visitor.get("/recherche?q=grille&ou=document").await.is(200).says("Rien ne répond");

        // What it said before is found no more, and what it says now is; nor is what was hidden.
        let fields = [("title", "La cervoise"), ("text", "Une bière d’orge."), ("act", "save"), ("_version", "1")];
        noemie.post(&format!("{page_address}/modifier"), &fields).await.is(303);
        noemie.get("/recherche?q=zythum&ou=page").await.is(200).says("Rien ne répond").says_not("cervoise");
        follow(&house).await;
        noemie.get("/recherche?q=zythum&ou=page").await.is(200).says("Rien ne répond");
        noemie.get("/recherche?q=cervoise").await.is(200).says("1 réponse");

        // The catalogue is in the same box; a sign that means something to a database means nothing here.
        visitor.get("/recherche?q=bureaux").await.is(200).says("du catalogue");
        visitor.get("/recherche?q=%25%25%25+__").await.is(200).says("Rien ne répond");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_found_however_they_are_written() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let noemie = house.coordinator().await;
        let space = opened(&noemie, "Groupe", "network", "open").await;
        let text = "Les critères d’éco-conception seront revus. Des vêtements réparés, des moniteurs reconditionnés.";
        page(&noemie, &space, "Méthode hydromel", text).await;
        page(&noemie, &space, "Notes hydromel", "Refurbished chairs were delivered.").await;
        follow(&house).await;
        for (words, found) in [
            ("CRITERE hydromel", 1),
            ("réparé hydromel", 1),
            ("reparees hydromel", 1),
            ("vetement hydromel", 1),
            ("hydromel reconditi", 1),
            ("hydro", 2),
            // One letter wrong of eight; two of ten.
            ("hydromol", 2),
            ("consepsion hydromel", 1),
            // Of another meaning, though four letters agree; two letters wrong of eight.
            ("hydravion", 0),
            ("hidromol", 0),
            // A word of the same meaning, of the list that coordinators keep.
            ("écrans hydromel", 1),
            ("hydromel \"éco conception\"", 1),
            ("hydromel \"conception éco\"", 0),
            ("de la", 0),
        ] {
            assert_eq!(count(&noemie, words).await, found, "{engine:?}: {words}");
        }
        let english = house.person("sam.okafor@example.org").await;
        assert_eq!(count(&english, "refurbishing chair hydromel").await, 1, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_no_longer_be_read_is_found_no_more_at_once() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, visitor) = (house.coordinator().await, house.buyer().await, house.visitor());
        let operator = house.operator().await;
        let hidden = opened(&noemie, "Comité réservé", "members", "invitation").await;
        noemie.post(&format!("{hidden}/membres"), &[("email", "camille.lavoie@example.org"), ("note", "")]).await.is(303);
        let kept = page(&noemie, &hidden, "Cervoise", "").await;
        let topic =
            noemie.post(&format!("{hidden}/echanges/nouveau"), &[("title", "Boissons"), ("text", "La cervoise.")]).await;
        follow(&house).await;

        // None of what follows waits for the index. One comes in, and goes.
        assert_eq!(count(&camille, "cervoise").await, 0);
        camille.post(&format!("{hidden}/adhesion"), &[("act", "accept")]).await.is(303);
        assert_eq!(count(&camille, "cervoise").await, 2);
        let person = house.app.db.one(&PERSON, args!["camille.lavoie@example.org"]).await.unwrap();
        noemie.post(&format!("{hidden}/membres/{person}"), &[("act", "remove")]).await.is(303);
        assert_eq!(count(&camille, "cervoise").await, 0);
        let answer = camille.get("/recherche?q=cervoise").await;
        answer.says_not("Comité").says_not("réponse à").says_not("seules").says_not("Recherche faite");

        // What the space is seen by changes.
        let seen = |version: &'static str, visibility: &'static str| {
            let fields = [
                ("_version", version),
                ("title", "Comité réservé"),
                ("visibility", visibility),
                ("joining", "invitation"),
                ("time_zone", "Europe/Paris"),
            ];
            let (noemie, address) = (&noemie, format!("{hidden}/modifier"));
            async move {
                noemie.post(&address, &fields).await.is(303);
            }
        };
        seen("1", "public").await;
        assert_eq!((count(&visitor, "cervoise").await, count(&camille, "cervoise").await), (2, 2));
        seen("2", "network").await;
        assert_eq!((count(&visitor, "cervoise").await, count(&camille, "cervoise").await), (0, 2));

        // A space that is set aside is searched no longer, not even by who runs it; taken up again, it is.
        noemie.post(&format!("{hidden}/etat"), &[("_version", "3")]).await.is(303);
        assert_eq!((count(&noemie, "cervoise").await, count(&camille, "cervoise").await), (0, 0));
        noemie.post(&format!("{hidden}/etat"), &[("_version", "4")]).await.is(303);
        assert_eq!((count(&noemie, "cervoise").await, count(&camille, "cervoise").await), (2, 2));

        // A message is hidden, and shown again; a page is deleted.
        let message = format!("{}/messages/1", topic.location.split('#').next().unwrap());
        noemie.post(&message, &[("act", "hide"), ("reason", "Hors sujet")]).await.is(303);
        assert_eq!(count(&camille, "cervoise").await, 1);
        noemie.post(&message, &[("act", "show")]).await.is(303);
        follow(&house).await;
        assert_eq!(count(&camille, "cervoise").await, 2);
        noemie.post(&format!("{kept}/suppression"), &[("act", "delete")]).await.is(303);
        assert_eq!(count(&noemie, "cervoise").await, 1);

        // With the space goes what it said; a fraction of a second later the index has forgotten it as well.
        operator.post(&format!("{hidden}/suppression"), &[("title", "Comité réservé")]).await.is(303);
        assert_eq!(count(&noemie, "cervoise").await, 0);
        let before = house.texts.len();
        follow(&house).await;
        assert_eq!(house.texts.len(), before - 2, "{engine:?}: the page and the message");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_index_of_texts_can_be_lost_and_what_was_written_meanwhile_is_taken_in() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        reference::seed(&house.app.db).await.unwrap();
        let noemie = house.coordinator().await;
        let space = opened(&noemie, "Groupe", "network", "open").await;
        let folder = house.app.config.data.join("index");
        let texts = Texts::open(&house.app).await.unwrap();
        let all = texts.len();
        assert!(all > 5, "{engine:?}: what the demonstration says");
        drop(texts);

        // While no server runs, something is written.
        page(&noemie, &space, "Cervoise", "").await;
        let texts = Texts::open(&house.app).await.unwrap();
        assert_eq!(texts.len(), all, "{engine:?}: the index was there");
        texts.follow(&house.app).await.unwrap();
        assert_eq!(texts.len(), all + 1, "{engine:?}");
        assert_eq!(texts.follow(&house.app).await.unwrap(), 0, "{engine:?}");
        drop(texts);

        std::fs::remove_dir_all(&folder).unwrap();
        let texts = Texts::open(&house.app).await.unwrap();
        assert_eq!(texts.len(), all + 1, "{engine:?}");

        // Made anew, what is sound stays as it is, and what should not be there goes, for every server.
        let rest = Uuid::now_v7();
        house.app.db.execute(&SOME_OLD_TEXT, args![rest, house.app.clock.now()]).await.unwrap();
        follow(&house).await;
        assert_eq!(search::rebuild(&house.app).await.unwrap(), all + 1, "{engine:?}");
        assert_eq!(house.texts.follow(&house.app).await.unwrap(), 1, "{engine:?}: what went");
        assert_eq!(house.texts.len(), all + 1, "{engine:?}");
    }
}
