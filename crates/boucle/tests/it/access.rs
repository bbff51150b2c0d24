//! Conditions of access to an edition: asked one question at a time, written as sentences, published as versions that answers cite.

use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::house::TestHouse;

sql! {
    SPACE: Uuid = "SELECT id FROM space WHERE title = $1";
}

async fn edition(house: &TestHouse) -> String {
    let id = house.app.db.one(&SPACE, args!["Achats circulaires, deuxième édition"]).await.unwrap();
    format!("/programmes/{id}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_is_asked_what_decides_and_told_by_which_rule() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (visitor, edition) = (house.visitor(), edition(&house).await);
        visitor.get(&edition).await.says("Suis-je concerné").says(&format!("{edition}/acces"));
        let first = visitor.get(&format!("{edition}/acces")).await;
        first.is(200).says("Qui êtes-vous").says("Je propose une solution").says_not("Où êtes-vous");
        // Who offers a solution is asked nothing else.
        let offers = visitor.get(&format!("{edition}/acces?r=,,,&question=0&choix=4")).await;
        offers.says("le catalogue est fait pour vous").says("/proposer").says("C’est la règle 1");
        // An official is asked where, and not what they buy.
        let asked = visitor.get(&format!("{edition}/acces?r=,,,&question=0&choix=0")).await;
        asked.says("Où êtes-vous").says("Une élue ou un élu");
        let free = visitor.get(&format!("{edition}/acces?r=0,,,&question=1&choix=0")).await;
        free.says("Oui, et c’est gratuit").says("C’est la règle 2 des conditions d’accès, version 1");
        // An enterprise of the region that buys works is pointed to a partner.
        let partner = visitor.get(&format!("{edition}/acces?r=3,1,3,0")).await;
        partner.says("Un partenaire peut vous accueillir").says("<strong>Fonds Passerelles</strong>").says("la règle 6");
        visitor.get(&format!("{edition}/acces?r=2,2,3")).await.says("ce n’est pas gratuit").says("la règle 8");
        // An address that somebody made names choices that are not there.
        visitor.get(&format!("{edition}/acces?r=99,-1,x,,,,,,7")).await.is(200).says("Qui êtes-vous");
        let rules = visitor.get(&format!("{edition}/conditions/1")).await;
        rules
            .is(200)
            .says("«\u{a0}Une élue ou un élu\u{a0}» ou «\u{a0}Un service d’une collectivité\u{a0}»")
            .says("c’est gratuit.");
        visitor.get(&format!("{edition}/conditions/2")).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_are_written_tried_and_published_and_what_they_leave_open_is_said() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (coordinator, edition) = (house.coordinator().await, edition(&house).await);
        let place = format!("{edition}/conditions");
        let (questions, rules, publication) =
            (format!("{place}/questions"), format!("{place}/regles"), format!("{place}/publication"));
        // 5 × 3 × 4 × 3 cases.
        coordinator.get(&place).await.is(200).says("8 règles d’accès").says("180 cas possibles").says("Chacun a sa réponse");
        // Without the last rule, four kinds of buyer elsewhere who are members of nothing, whatever they buy: 4 × 3 cases.
        coordinator.post(&rules, &[("_version", "1"), ("rule", "8"), ("act", "remove")]).await.is(303);
        coordinator.get(&place).await.says("7 règles d’accès").says("12 cas ne sont prévus par aucune règle");
        // It is a draft: visitors are answered by what was published.
        house.visitor().get(&format!("{edition}/acces?r=2,2,3")).await.says("version 1");
        // A form that was made before is not written over what came since.
        coordinator.post(&rules, &[("_version", "1"), ("rule", "1"), ("act", "remove")]).await.is(303);
        coordinator.get(&place).await.says("7 règles d’accès");
        let tried = coordinator.get(&format!("{place}?essai=2&essai=2&essai=3&essai=0")).await;
        tried.says("Aucune règle ne parle de ce cas");
        let bare = [("_version", "2"), ("act", "add"), ("outcome", "pays"), ("words", "")];
        coordinator.post(&rules, &bare).await.is(422).says("Dites pourquoi");
        let added = [
            ("_version", "2"),
            ("act", "add"),
            ("outcome", "pays"),
            ("words", "Une **participation** est demandée."),
            ("when-1", "2"),
        ];
        coordinator.post(&rules, &added).await.is(303);
        coordinator.get(&place).await.says("Chacun a sa réponse").says("Hors de la région");
        // A choice that a rule speaks of is not lost by accident.
        let fewer = [("_version", "3"), ("text-0", "Qui êtes-vous ?"), ("choices-0", "Une élue ou un élu\nUn service")];
        coordinator.post(&questions, &fewer).await.is(422).says("La règle 1 parle de");
        coordinator.post(&publication, &[("_version", "2")]).await.is(303);
        house.visitor().get(&format!("{edition}/acces?r=2,2,3")).await.says("version 1");
        coordinator.post(&publication, &[("_version", "3")]).await.is(303);
        let answer = house.visitor().get(&format!("{edition}/acces?r=2,2,3")).await;
        answer.says("version 2").says("<strong>participation</strong>");
        // What was answered by the first version can still be read.
        house.visitor().get(&format!("{place}/1")).await.is(200).says("que la structure pilote vous indiquera");
        house.buyer().await.get(&place).await.is(403);
    }
}
