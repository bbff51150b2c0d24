//! Records kept right: flagged, claimed, merged without losing what hangs on them.

use std::collections::BTreeMap;

use boucle::kit::merging;
use db::testing::engines;
use db::{Db, Engine, Run, Statement, Uuid, args, row, sql};

use crate::chain;
use crate::house::TestHouse;

row! {
    struct Reference {
        owner: String,
        field: String,
    }
}
row! {
    struct Named {
        id: Uuid,
        name: String,
    }
}

// Not registered with the others: only SQLite describes itself in this way.
static REFERENCES: Statement<Reference> = Statement::new(
    "SELECT m.name AS owner, f.\"from\" AS field FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
     WHERE m.type = 'table' AND f.\"table\" = $1 ORDER BY 1, 2",
);

sql! {
    ORGANISATION: Uuid = "SELECT id FROM organisation WHERE name = $1";
    ORGANISATIONS: Named = "SELECT id, name FROM organisation ORDER BY id LIMIT 1000";
    ADD: () = "
        INSERT INTO organisation (id, name, name_key, kind, legal_form, address, postal_code, website, description, buys, supplies,
            created_at, updated_at, version)
        VALUES ($1, $2, $2, 'company', '', '', '', '', '', FALSE, FALSE, $3, $3, 1)";
    SOLUTION: Uuid = "SELECT id FROM solution WHERE title = $1";
    ORGANISES: i64 = "
        SELECT (SELECT count(*) FROM organiser WHERE organisation_id = $1) + (SELECT count(*) FROM opinion WHERE organisation_id = $1) AS n";
    SHORTLIST: () = "
        INSERT INTO purchase_solution (project_id, solution_id, why, at)
        SELECT id, $1, 'Essayée', $2 FROM purchase_project WHERE solution_id IS NULL OR solution_id <> $1
        ON CONFLICT (project_id, solution_id) DO NOTHING";
    LAST_MAIL: String = "SELECT body FROM mail WHERE recipient = $1 ORDER BY id DESC LIMIT 1";
    FLAG: Uuid = "SELECT id FROM solution_flag WHERE text = $1";
    CLAIM: Uuid = "SELECT id FROM organisation_claim WHERE text = $1";
}

const AGATHE: &str = "agathe.morin@example.org";

#[tokio::test(flavor = "multi_thread")]
async fn anybody_flags_a_solution_and_a_coordinator_settles_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (visitor, coordinator, db) = (house.visitor(), house.coordinator().await, &house.app.db);
        let solution = db.one(&SOLUTION, args!["Chaises réusinées et garanties dix ans"]).await.unwrap();
        let place = format!("/catalogue/{solution}/signalement");
        visitor.get(&format!("/catalogue/{solution}")).await.says(&place);
        visitor.get(&place).await.is(200).says("Chaises réusinées");
        let shown = (house.app.clock.now().as_second() - 9).to_string();
        let said = "La garantie est de cinq ans.";
        let fields = [("kind", "error"), ("text", said), ("shown", shown.as_str())];
        visitor.post(&place, &[("kind", "error"), ("text", ""), ("shown", &shown)]).await.is(422).says("id=\"text-error\"");
        let robot = [&fields[..], &[("website", "x")]].concat();
        visitor.post(&place, &robot).await.is(422).says(said);
        visitor.post(&place, &fields).await.is(303);
        coordinator.get("/gestion/signalements").await.says(said).says("une personne sans compte");
        let flag = db.one(&FLAG, args![said]).await.unwrap();
        coordinator.post(&format!("/gestion/signalements/{flag}"), &[("note", "Corrigé.")]).await.is(303);
        coordinator.get("/gestion/signalements").await.says_not(said);
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_is_claimed_and_the_coordinator_decides() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (coordinator, db) = (house.coordinator().await, &house.app.db);
        let agathe = house.person(AGATHE).await;
        let claim_of = async |name: &str, text: &str| {
            let id = db.one(&ORGANISATION, args![name]).await.unwrap();
            agathe.get(&format!("/organisations/{id}")).await.says("C’est mon organisation");
            let place = format!("/organisations/{id}/prise-en-main");
            agathe.post(&place, &[("text", " ")]).await.is(422);
            agathe.post(&place, &[("text", text)]).await.is(303);
            agathe.post(&place, &[("text", "Encore moi.")]).await.is(303);
            agathe.get(&place).await.says("attend la décision");
            (id, db.one(&CLAIM, args![text]).await.unwrap())
        };
        let (id, claim) = claim_of("Bento Commun", "Je dirige la cuisine.").await;
        agathe.get(&format!("/organisations/{id}/modifier")).await.is(403);
        coordinator.get("/gestion/signalements").await.says("Je dirige la cuisine.").says_not("Encore moi.");
        coordinator.post(&format!("/gestion/prises-en-main/{claim}"), &[("act", "accept")]).await.is(303);
        agathe.get(&format!("/organisations/{id}/modifier")).await.is(200);
        assert!(db.one(&LAST_MAIL, args![AGATHE]).await.unwrap().contains("Vous gérez maintenant Bento Commun"));
        let (id, claim) = claim_of("Octet Durable", "Je connais quelqu’un.").await;
        let place = format!("/gestion/prises-en-main/{claim}");
        coordinator.post(&place, &[("act", "decline")]).await.is(422).says("Dites pourquoi");
        coordinator.post(&place, &[("act", "decline"), ("reason", "Le site ne vous nomme pas.")]).await.is(303);
        agathe.get(&format!("/organisations/{id}/modifier")).await.is(403);
        assert!(db.one(&LAST_MAIL, args![AGATHE]).await.unwrap().contains("Le site ne vous nomme pas."), "{engine:?}");
        // It is settled: a second answer changes nothing.
        coordinator.post(&place, &[("act", "accept")]).await.is(303);
        agathe.get(&format!("/organisations/{id}/modifier")).await.is(403);
        agathe.get("/moi/donnees").await.says("Je connais quelqu’un.");
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_solutions_are_merged_and_nothing_is_lost() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (coordinator, supplier, db) = (house.coordinator().await, house.supplier().await, &house.app.db);
        let goes = chain::publish(&supplier, &house, chain::TITLE).await.location.clone();
        let goes_id: Uuid = goes.rsplit('/').next().unwrap().parse().unwrap();
        let stays_id = db.one(&SOLUTION, args!["Postes de travail remis à neuf, avec reprise"]).await.unwrap();
        db.execute(&SHORTLIST, args![goes_id, house.app.clock.now()]).await.unwrap();
        house
            .visitor()
            .post(&format!("{goes}/signalement"), &[("kind", "duplicate"), ("text", "Deux fois."), ("shown", "1")])
            .await
            .is(303);
        house.settle().await;
        let count =
            async |id: Uuid| -> BTreeMap<_, _> { merging::counts(db, "solution", id).await.unwrap().into_iter().collect() };
        let (before, there) = (count(goes_id).await, count(stays_id).await);
        assert!(before["shortlisted"] > 1 && before["flags"] == 1, "{before:?}");
        let place = format!("/gestion/solutions/{stays_id}/fusion");
        coordinator.get(&format!("{place}?q=bancs+grange")).await.is(200).says(chain::TITLE);
        let shortlisted = format!("{} projets d’achat qui l’étudient", before["shortlisted"]);
        coordinator.get(&format!("{place}?avec={goes_id}")).await.is(200).says(&shortlisted).says("1 signalement");
        coordinator.post(&place, &[]).await.is(303);
        coordinator.post(&place, &[("with", &goes_id.to_string())]).await.is(303);
        let after = count(stays_id).await;
        // Every project looked at the one that goes: those that looked at both look at one now.
        assert_eq!(after["shortlisted"], before["shortlisted"], "{engine:?}");
        assert_eq!(after["flags"], before["flags"] + there.get("flags").copied().unwrap_or_default(), "{engine:?}");
        assert_eq!(after["merged"], 1, "{engine:?}");
        assert!(count(goes_id).await.is_empty(), "{engine:?}");

        house.settle().await;
        let found = house.visitor().get(&goes).await;
        assert_eq!(found.is(303).location, format!("/catalogue/{stays_id}"), "{engine:?}");
        house.visitor().get("/catalogue?q=bancs+grange").await.says_not(chain::TITLE);
        // What it said can still be read, and no longer be written.
        supplier.get(&format!("{goes}/historique")).await.is(200).says(chain::TITLE);
        supplier.get(&format!("{goes}/modifier")).await.is(403);
        supplier.post(&format!("{goes}/etat"), &[("_version", "2"), ("state", "published")]).await.is(403);
        coordinator.post(&place, &[("with", &goes_id.to_string())]).await.is(404);
    }
}

/// The columns that refer to an organisation, with how many rows of each refer to this one.
async fn referring(db: &Db, id: Uuid) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    for reference in db.all(&REFERENCES, args!["organisation"]).await.unwrap() {
        let text = format!("SELECT count(*) AS n FROM {} WHERE {} = $1", reference.owner, reference.field);
        let counted: &'static Statement<i64> = Box::leak(Box::new(Statement::new(Box::leak(text.into_boxed_str()))));
        counts.insert(format!("{}.{}", reference.owner, reference.field), db.one(counted, args![id]).await.unwrap());
    }
    counts
}

/// Whatever refers to an organisation moves with it, a table that is made tomorrow as well; or the merge is refused whole.
#[tokio::test(flavor = "multi_thread")]
async fn every_row_that_refers_to_an_organisation_moves_when_it_is_merged() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let (coordinator, db) = (house.coordinator().await, &house.app.db);
    let (mut merged, mut refused) = (0, 0);
    for goes in db.all(&ORGANISATIONS, args![]).await.unwrap() {
        let stays = Uuid::now_v7();
        db.execute(&ADD, args![stays, format!("Autre {}", goes.name), house.app.clock.now()]).await.unwrap();
        let before = referring(db, goes.id).await;
        assert!(before.len() > 20, "only {} columns refer to an organisation", before.len());
        let organises = db.one(&ORGANISES, args![goes.id]).await.unwrap();
        let place = format!("/gestion/organisations/{stays}/fusion");
        let answer = coordinator.post(&place, &[("with", &goes.id.to_string())]).await;
        answer.is(303);
        if answer.location == format!("/organisations/{stays}") {
            let mut after = referring(db, stays).await;
            // That it was merged is one row more.
            *after.get_mut("organisation_merged.into_id").unwrap() -= 1;
            assert_eq!(after, before, "{}", goes.name);
            merged += 1;
        } else {
            assert!(organises > 0, "{}: refused without a reason: {before:?}", goes.name);
            assert_eq!(referring(db, goes.id).await, before, "{}: a refused merge changes nothing", goes.name);
            refused += 1;
        }
    }
    assert!(merged > 20 && refused > 0, "{merged} merged, {refused} refused");
    house.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_organisations_are_merged_and_their_addresses_lead_to_one() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (coordinator, db) = (house.coordinator().await, &house.app.db);
        let goes = db.one(&ORGANISATION, args!["Atelier Second Souffle"]).await.unwrap();
        let stays = db.one(&ORGANISATION, args!["Savonnerie des Îles"]).await.unwrap();
        let count = async |id: Uuid| -> BTreeMap<_, _> {
            merging::counts(db, "organisation", id).await.unwrap().into_iter().collect()
        };
        let (before, there) = (count(goes).await, count(stays).await);
        let place = format!("/gestion/organisations/{stays}/fusion");
        coordinator.get(&format!("{place}?q=second+souffle")).await.is(200).says("Atelier Second Souffle");
        coordinator.get(&format!("{place}?avec={goes}")).await.is(200).says(&format!("{} solutions", before["solutions"]));
        coordinator.post(&place, &[("with", &goes.to_string())]).await.is(303);
        let after = count(stays).await;
        for (code, count) in &before {
            let sum = count + there.get(code).copied().unwrap_or_default();
            assert_eq!(after[code], sum, "{engine:?}: {code}");
        }
        house.settle().await;
        let led = coordinator.get(&format!("/organisations/{goes}")).await;
        assert_eq!(led.is(303).location, format!("/organisations/{stays}"), "{engine:?}");
        // Its people write for the one that stays, and its solutions are found under that name.
        house.supplier().await.get(&format!("/organisations/{stays}/modifier")).await.is(200);
        house.visitor().get("/catalogue?q=postes+de+travail+remis+%C3%A0+neuf").await.says("Savonnerie des Îles");
        // Two that stand in the same working group are not merged, and nothing is changed.
        let (one, other) = (
            db.one(&ORGANISATION, args!["CHU Beauval"]).await.unwrap(),
            db.one(&ORGANISATION, args!["Ville de Rivemont"]).await.unwrap(),
        );
        let before = (count(one).await, count(other).await);
        let place = format!("/gestion/organisations/{one}/fusion");
        let refused = coordinator.post(&place, &[("with", &other.to_string())]).await;
        assert_eq!(refused.is(303).location, format!("{place}?avec={other}"), "{engine:?}");
        assert_eq!((count(one).await, count(other).await), before, "{engine:?}");
    }
}
