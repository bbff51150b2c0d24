//! One box finds what one may read, as it is now, and nothing else.

use db::testing::engines;

use crate::house::TestHouse;
use crate::spaces::opened;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_is_found_by_those_who_may_read_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, visitor) = (house.coordinator().await, house.buyer().await, house.visitor());
        boucle::search::rebuild(&house.app).await.unwrap();
        camille.get("/recherche").await.is(200).says("Un mot suffit");
        camille.get("/recherche?q=zythum").await.is(200).says("Rien ne répond à «\u{a0}zythum\u{a0}»");

        let hidden = opened(&noemie, "Comité réservé", "members", "invitation").await;
        let fields = [("title", "Le zythum"), ("text", "Une **bière** d’orge."), ("act", "save")];
        let page = noemie.post(&format!("{hidden}/pages/nouvelle"), &fields).await;
        page.is(303);
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

        // Accents, capitals and the mark of the plural do not matter; the title comes first.
        let found = noemie.get("/recherche?q=ZYTHUMS").await;
        found.is(200).says("3 réponses").says("Une bière d’orge.").says("Qui connaît le");
        noemie.get("/recherche?q=zythum&ou=message").await.is(200).says("1 réponse").says_not("Une bière d’orge.");
        noemie.get("/recherche?q=zythum+brasserie").await.is(200).says("1 réponse").says("Atelier");
        noemie.get("/recherche?q=zythum+vin").await.is(200).says("Rien ne répond");
        for other in [&camille, &visitor] {
            other.get("/recherche?q=zythum").await.is(200).says("Rien ne répond").says_not("Comité réservé");
        }

        // A document is found by its name, by those who may fetch it.
        noemie.get("/recherche?q=grille&ou=document").await.is(200).says("1 réponse");
        visitor.get("/recherche?q=grille&ou=document").await.is(200).says("Rien ne répond");

        // What it said before is found no more; nor is what was hidden.
        let fields = [("title", "La cervoise"), ("text", "Une bière d’orge."), ("act", "save"), ("_version", "1")];
        noemie.post(&format!("{}/modifier", page.location), &fields).await.is(303);
        noemie.get("/recherche?q=zythum&ou=page").await.is(200).says("Rien ne répond");
        noemie.get("/recherche?q=cervoise").await.is(200).says("1 réponse");
        let message = format!("{}/messages/1", topic.location.split('#').next().unwrap());
        noemie.post(&message, &[("act", "hide"), ("reason", "Hors sujet")]).await.is(303);
        noemie.get("/recherche?q=zythum&ou=message").await.is(200).says("Rien ne répond");

        // The catalogue is in the same box; a sign that means something to a database means nothing here.
        visitor.get("/recherche?q=bureaux").await.is(200).says("du catalogue");
        visitor.get("/recherche?q=%25%25%25+__").await.is(200).says("Rien ne répond");

        let other = noemie
            .post(&format!("{hidden}/pages/nouvelle"), &[("title", "Hydromel"), ("text", "Du miel."), ("act", "save")])
            .await;
        noemie.get("/recherche?q=hydromel").await.is(200).says("1 réponse");
        noemie.post(&format!("{}/suppression", other.location), &[("act", "delete")]).await.is(303);
        noemie.get("/recherche?q=hydromel").await.is(200).says("Rien ne répond");

        // With the space goes what it said; and all can be made anew.
        boucle::search::rebuild(&house.app).await.unwrap();
        noemie.get("/recherche?q=cervoise").await.is(200).says("1 réponse");
        let operator = house.operator().await;
        operator.post(&format!("{hidden}/suppression"), &[("title", "Comité réservé")]).await.is(303);
        noemie.get("/recherche?q=cervoise").await.is(200).says("Rien ne répond");
    }
}
