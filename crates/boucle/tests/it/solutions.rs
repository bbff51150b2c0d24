//! The life of a solution: its versions, compared; its year, at the end of which its supplier confirms it.

use std::time::Duration;

use boucle::kit::jobs;
use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::chain::{self, TITLE, send, solution_form};
use crate::house::TestHouse;

sql! {
    VERSIONS: i64 = "SELECT count(*) AS n FROM solution_version WHERE solution_id = $1";
    AGE: () = "UPDATE solution SET vouched_at = $2 WHERE supplier_id = (SELECT id FROM organisation WHERE name = $1)";
    REMINDERS: i64 = "SELECT count(*) AS n FROM solution_reminder";
    OWN: i64 = "
        SELECT count(*) AS n FROM solution s JOIN organisation o ON o.id = s.supplier_id
        WHERE o.name = $1 AND s.state = 'published'";
}

fn id(location: &str) -> Uuid {
    location.rsplit('/').next().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_version_is_kept_and_two_of_them_are_compared() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let supplier = house.supplier().await;
        let made = chain::publish(&supplier, &house, TITLE).await.is(303).location.clone();
        let history = format!("{made}/historique");
        supplier.get(&history).await.is(200).says("Une seule version").says("n’a jamais été modifiée");
        let mut form = solution_form(&house, TITLE).await;
        form.push(("_version", "1".to_owned()));
        for (name, value) in &mut form {
            match *name {
                "description" => *value = "Garantis douze ans.".to_owned(),
                "strategies" => *value = "reuse".to_owned(),
                "place" => *value = "Rimouski\nMatane".to_owned(),
                _ => {}
            }
        }
        form.push(("label", "produit_du_quebec".to_owned()));
        send(&supplier, &format!("{made}/modifier"), &form).await.is(303);
        supplier.post(&format!("{made}/etat"), &[("_version", "2"), ("state", "archived")]).await.is(303);
        assert_eq!(house.app.db.one(&VERSIONS, args![id(&made)]).await.unwrap(), 2, "{engine:?}");

        // The last change is shown first: what was published was taken out.
        let page = supplier.get(&history).await;
        page.is(200).says("3 versions").says("De la version 2 à la version 3").says("<del>Publiée</del><ins>Retirée</ins>");
        page.says("Idriss Benali").says_not("douze");
        let page = supplier.get(&format!("{history}?de=1&a=2")).await;
        page.says("Garantis <del>dix</del><ins>douze</ins> ans.").says("<del>Détourné vers un autre usage</del>");
        page.says("<ins>Matane").says_not("Retirée</ins>");
        // In either order they are the same two.
        supplier.get(&format!("{history}?de=2&a=1")).await.says("De la version 1 à la version 2");
        supplier.get(&format!("{history}?de=1&a=9")).await.is(404);
        // A form that lost to another leaves no trace.
        send(&supplier, &format!("{made}/modifier"), &with_version(form, "1")).await.is(422);
        assert_eq!(house.app.db.one(&VERSIONS, args![id(&made)]).await.unwrap(), 2, "{engine:?}");
        house.buyer().await.get(&history).await.is(403);
        house.coordinator().await.get(&history).await.is(200);
        house.settle().await;
    }
}

fn with_version(mut form: Vec<(&'static str, String)>, version: &str) -> Vec<(&'static str, String)> {
    for (name, value) in &mut form {
        match *name {
            "_version" => version.clone_into(value),
            "_once" => *value = Uuid::now_v7().to_string(),
            _ => {}
        }
    }
    form
}

async fn a_minute(house: &TestHouse, hours: u64) {
    house.app.clock.advance(Duration::from_hours(hours));
    jobs::minute(&house.app.db, house.app.clock.now()).await.unwrap();
    house.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supplier_is_reminded_twice_and_confirms_with_one_press() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let db = &house.app.db;
        // Noon on 23 November 2026: of what was written on 24 December 2025, 31 days are left.
        let name = "Atelier Second Souffle";
        db.execute(&AGE, args![name, "2025-12-24T09:00:00Z".parse::<db::Timestamp>().unwrap()]).await.unwrap();
        let own = db.one(&OWN, args![name]).await.unwrap();
        let mailed =
            || house.mails().iter().filter(|mail| mail.contains("catalogue") && mail.contains("/a-confirmer")).count();
        a_minute(&house, 0).await;
        let before = mailed();
        // Eight in the morning in Montréal is one in the afternoon in universal time.
        a_minute(&house, 26).await;
        let told = mailed() - before;
        assert!(told >= 1, "{engine:?}: who writes for the supplier has one mail");
        for hours in [1, 24] {
            a_minute(&house, hours).await;
        }
        assert_eq!(mailed() - before, told, "{engine:?}: once");
        // 17 December: seven days are left.
        a_minute(&house, 22 * 24).await;
        assert_eq!(mailed() - before, 2 * told, "{engine:?}");
        let reminders = db.one(&REMINDERS, args![]).await.unwrap();
        a_minute(&house, 9 * 24).await;
        assert_eq!(mailed() - before, 2 * told, "{engine:?}: none once the year is over");

        let supplier = house.supplier().await;
        let list = supplier.get("/catalogue/a-confirmer").await;
        list.is(200).says("à confirmer avant le 24 décembre 2026");
        let solution = list.text.split("name=\"solution\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let page = format!("/catalogue/{solution}");
        house.visitor().get(&page).await.says("À confirmer").says("n’a pas confirmé").says_not("Oui, je la confirme");
        house.visitor().get("/catalogue?q=atelier+second+souffle").await.says("À confirmer");
        house.buyer().await.post(&format!("{page}/confirmation"), &[]).await.is(403);
        supplier.get(&page).await.says("Oui, je la confirme").says("devait être confirmée");
        supplier.post(&format!("{page}/confirmation"), &[]).await.is(303);
        house.visitor().get(&page).await.says_not("À confirmer").says("confirmée le");
        let others = list.text.split("name=\"solution\" value=\"").skip(2);
        let rest: Vec<(&str, &str)> = others.map(|part| ("solution", part.split('"').next().unwrap())).collect();
        assert_eq!(i64::try_from(rest.len()).unwrap() + 1, own, "{engine:?}");
        supplier.post("/catalogue/a-confirmer", &rest).await.is(303);
        supplier.get("/catalogue/a-confirmer").await.says("Toutes les fiches sont à jour");
        // A year later there is a reminder again.
        a_minute(&house, 340 * 24).await;
        assert!(db.one(&REMINDERS, args![]).await.unwrap() > reminders, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_coordinator_mends_is_not_the_supplier_s_word() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let made = chain::publish(&house.supplier().await, &house, TITLE).await.location.clone();
    house.app.clock.advance(Duration::from_hours(367 * 24));
    let form = with_version([solution_form(&house, TITLE).await, vec![("_version", String::new())]].concat(), "1");
    send(&house.coordinator().await, &format!("{made}/modifier"), &form).await.is(303);
    house.visitor().get(&made).await.says("À confirmer");
    let form = with_version(form, "2");
    send(&house.supplier().await, &format!("{made}/modifier"), &form).await.is(303);
    house.visitor().get(&made).await.says_not("À confirmer");
    house.settle().await;
}
