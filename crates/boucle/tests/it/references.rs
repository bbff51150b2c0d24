//! References of a solution: declared by its supplier, confirmed or denied by the client, who has no account.

use std::time::Duration;

use boucle::kit::jobs;
use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::chain::{self, TITLE};
use crate::house::{Answer, Asker, TestHouse};

const CLIENT: &str = "achats@client.example";

sql! {
    LAST_MAIL: String = "SELECT body FROM mail WHERE recipient = $1 ORDER BY id DESC LIMIT 1";
    MAILS: i64 = "SELECT count(*) AS n FROM mail WHERE recipient = $1";
    REFERENCE: Uuid = "SELECT id FROM solution_reference WHERE solution_id = $1 ORDER BY id DESC LIMIT 1";
    COUNT: i64 = "SELECT count(*) AS n FROM solution_reference WHERE solution_id = $1";
    ADDRESSES: i64 = "SELECT count(*) AS n FROM solution_reference WHERE email <> '' OR email_key <> ''";
    LINKS: i64 = "SELECT count(*) AS n FROM solution_reference_link";
    TIED: i64 = "
        SELECT count(*) AS n FROM solution_reference r JOIN organisation o ON o.id = r.organisation_id
        WHERE r.solution_id = $1 AND o.name = $2";
}

fn id(made: &str) -> Uuid {
    made.rsplit('/').next().unwrap().parse().unwrap()
}

/// Declared on the page of references, with the token of a form of its own.
async fn declare(supplier: &Asker<'_>, made: &str, client: &str, year: &str, email: &str) -> Answer {
    let once = Uuid::now_v7().to_string();
    let fields = [("_once", &*once), ("client", client), ("year", year), ("text", "Douze bancs posés."), ("email", email)];
    supplier.post(&format!("{made}/references"), &fields).await
}

/// The path of the link in the last mail to the client.
async fn way(house: &TestHouse) -> String {
    let body = house.app.db.one(&LAST_MAIL, args![CLIENT]).await.unwrap();
    let from = body.find("/references/").unwrap();
    body[from..].split_whitespace().next().unwrap().to_owned()
}

async fn edited(house: &TestHouse, made: &str) -> String {
    let reference = house.app.db.one(&REFERENCE, args![id(made)]).await.unwrap();
    format!("{made}/references/{reference}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_confirms_by_link_without_an_account() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, visitor, db) = (house.supplier().await, house.visitor(), &house.app.db);
        let made = chain::publish(&supplier, &house, TITLE).await.location.clone();
        declare(&supplier, &made, "", "2027", "pas une adresse")
            .await
            .is(422)
            .says("id=\"client-error\"")
            .says("de 1950 à 2026")
            .says("id=\"email-error\"")
            .says("Douze bancs posés.");
        // Whoever supplies is not their own client.
        let own = declare(&supplier, &made, "Ville de Rivemont", "2025", "Idriss.Benali@example.org").await;
        own.is(422).says("une personne du fournisseur").says("Douze bancs posés.");
        declare(&supplier, &made, "Ville de Rivemont", "2025", CLIENT).await.is(303);
        assert_eq!(db.one(&TIED, args![id(&made), "Ville de Rivemont"]).await.unwrap(), 1, "{engine:?}");
        let page = visitor.get(&made).await;
        page.is(200).says("Ville de Rivemont, 2025").says("déclarée par le fournisseur").says_not(CLIENT);
        visitor.get(&format!("/api/v1/solutions/{}", id(&made))).await.says("Douze bancs").says_not(CLIENT);

        let link = way(&house).await;
        visitor.get(&link).await.is(200).says("est-ce exact").says("Douze bancs posés.");
        // Looking is not answering, and saying nothing neither.
        visitor.post(&link, &[]).await.is(422);
        visitor.get(&made).await.says("déclarée par le fournisseur");
        visitor.post(&link, &[("act", "confirm")]).await.is(303);
        visitor.get(&made).await.says("confirmée par le client le 23 novembre 2026").says_not("déclarée par");
        assert_eq!(db.one(&ADDRESSES, args![]).await.unwrap(), 0, "{engine:?}: the address goes with the answer");
        // The answer is given once.
        visitor.post(&link, &[("act", "deny"), ("denial", "Non.")]).await.is(303);
        visitor.get(&made).await.says("confirmée par le client");
        visitor.get(&link).await.says("Vous avez confirmé");

        // What was confirmed is not what it says now: it is declared anew, and the old link opens nothing.
        let path = edited(&house, &made).await;
        let more = [("_version", "1"), ("client", "Ville de Rivemont"), ("year", "2025"), ("text", "Cent bancs posés.")];
        supplier.post(&path, &more).await.is(303);
        visitor.get(&made).await.says("Cent bancs").says("déclarée par le fournisseur");
        visitor.get(&link).await.is(404);
        // Two who write at once see both texts.
        let late = [("_version", "1"), ("client", "Ville de Rivemont"), ("year", "2024"), ("text", "Mille bancs.")];
        supplier.post(&path, &late).await.is(422).says("Cent bancs posés.").says("Mille bancs.");
        supplier.post(&path, &[("_version", "2"), ("act", "delete")]).await.is(422).says("id=\"sure-error\"");
        supplier.post(&path, &[("_version", "2"), ("act", "delete"), ("sure", "yes")]).await.is(303);
        visitor.get(&made).await.says_not("Cent bancs");
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_client_denies_is_shown_to_the_supplier_alone() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, visitor) = (house.supplier().await, house.visitor());
        let made = chain::publish(&supplier, &house, TITLE).await.location.clone();
        declare(&supplier, &made, "Régie des parcs", "2025", CLIENT).await.is(303);
        let link = way(&house).await;
        visitor.post(&link, &[("act", "deny"), ("denial", "")]).await.is(422).says("id=\"denial-error\"");
        visitor.post(&link, &[("act", "deny"), ("denial", "Il y en avait six.")]).await.is(303);
        visitor.get(&made).await.says_not("Régie des parcs");
        visitor.get(&format!("/api/v1/solutions/{}", id(&made))).await.says_not("Régie des parcs");
        supplier.get(&format!("{made}/references")).await.says("Il y en avait six.").says("contestée par le client");

        // Saved again, the same or changed, it stays denied.
        let path = edited(&house, &made).await;
        supplier.get(&path).await.says("changée, elle reste contestée");
        let change = |version: &'static str, text: &'static str, email: &'static str| {
            [("_version", version), ("client", "Régie des parcs"), ("year", "2025"), ("text", text), ("email", email)]
        };
        house.app.clock.advance(Duration::from_hours(1));
        supplier.post(&path, &change("1", "Douze bancs posés.", "")).await.is(303);
        supplier.get(&path).await.says("Il y en avait six.").says("contestée par le client");
        visitor.get(&made).await.says_not("Régie des parcs");
        visitor.get(&link).await.is(404);
        supplier.post(&path, &change("2", "Six bancs posés.", CLIENT)).await.is(303);
        visitor.get(&made).await.says_not("Régie des parcs");
        // Asked again, the client may deny it again, once, or say otherwise.
        house.app.clock.advance(Duration::from_hours(1));
        let link = way(&house).await;
        visitor.get(&link).await.is(200).says("est-ce exact").says("Six bancs posés.");
        visitor.post(&link, &[("act", "deny"), ("denial", "C’étaient des chaises.")]).await.is(303);
        visitor.post(&link, &[("act", "confirm")]).await.is(303);
        visitor.get(&link).await.says("Vous avez contesté");
        supplier.get(&path).await.says("C’étaient des chaises.").says_not("Il y en avait six.");
        house.app.clock.advance(Duration::from_hours(1));
        supplier.post(&path, &change("3", "Six chaises posées.", CLIENT)).await.is(303);
        house.app.clock.advance(Duration::from_hours(1));
        let link = way(&house).await;
        visitor.post(&link, &[("act", "confirm")]).await.is(303);
        visitor.get(&made).await.says("Six chaises posées.").says("confirmée par le client").says_not("C’étaient");
        supplier.get(&path).await.says_not("contestée");
        house.settle().await;
    }
}

sql! {
    DECLARED: () = "
        INSERT INTO solution_reference (id, solution_id, client, year, text, email, email_key, created_at, changed_at, denial, version)
        VALUES ($1, $2, 'Client', 2025, 'x', '', '', $3, $3, '', 1)";
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_references_declared_at_once_the_thirty_first_is_refused() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, db) = (house.supplier().await, &house.app.db);
        let made = chain::publish(&supplier, &house, TITLE).await.location.clone();
        for _ in 0..29 {
            db.execute(&DECLARED, args![Uuid::now_v7(), id(&made), house.app.clock.now()]).await.unwrap();
        }
        let (one, other) =
            tokio::join!(declare(&supplier, &made, "Un", "2025", ""), declare(&supplier, &made, "Deux", "2025", ""));
        let mut answers = [one.status.as_u16(), other.status.as_u16()];
        answers.sort_unstable();
        assert_eq!((answers, db.one(&COUNT, args![id(&made)]).await.unwrap()), ([303, 422], 30), "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_written_to_more_than_three_times_a_day() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, db) = (house.supplier().await, &house.app.db);
        let made = chain::publish(&supplier, &house, TITLE).await.location.clone();
        let sent = async || db.one(&MAILS, args![CLIENT]).await.unwrap();
        // Taking a reference away does not make room for one mail more; neither does another way to write the address.
        for (turn, address) in [CLIENT, "ACHATS@client.example", CLIENT, CLIENT, CLIENT].into_iter().enumerate() {
            declare(&supplier, &made, &format!("Client {turn}"), "2025", address).await.is(303);
            let path = edited(&house, &made).await;
            supplier.post(&path, &[("_version", "1"), ("act", "delete"), ("sure", "yes")]).await.is(303);
        }
        let capitals = db.one(&MAILS, args!["ACHATS@client.example"]).await.unwrap();
        assert_eq!(sent().await + capitals, 3, "{engine:?}");
        // The next day there are mails again; of one reference, three in all.
        house.app.clock.advance(Duration::from_hours(25));
        declare(&supplier, &made, "Client", "2025", CLIENT).await.is(303);
        let (path, before) = (edited(&house, &made).await, sent().await);
        for version in 1..6 {
            house.app.clock.advance(Duration::from_hours(25));
            let fields = [("client", "Client"), ("year", "2025"), ("text", "Encore."), ("email", CLIENT)];
            supplier.post(&path, &[&fields[..], &[("_version", &*version.to_string())]].concat()).await.is(303);
        }
        assert_eq!(sent().await - before, 2, "{engine:?}");
        // Posted twice, it is there once, and mailed once.
        let once = Uuid::now_v7().to_string();
        let count = db.one(&COUNT, args![id(&made)]).await.unwrap();
        for _ in 0..2 {
            let fields = [("_once", &*once), ("client", "Deux fois"), ("year", "2025"), ("text", "x"), ("email", "")];
            supplier.post(&format!("{made}/references"), &fields).await.is(303);
        }
        assert_eq!(db.one(&COUNT, args![id(&made)]).await.unwrap() - count, 1, "{engine:?}");
        house.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn links_and_addresses_are_forgotten() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (supplier, visitor, db) = (house.supplier().await, house.visitor(), &house.app.db);
        let made = chain::publish(&supplier, &house, TITLE).await.location.clone();
        declare(&supplier, &made, "Client", "2025", CLIENT).await.is(303);
        let link = way(&house).await;
        house.app.clock.advance(Duration::from_hours(24 * 29));
        visitor.get(&link).await.is(200);
        house.app.clock.advance(Duration::from_hours(24 * 2));
        visitor.get(&link).await.is(404);
        visitor.post(&link, &[("act", "confirm")]).await.is(404);
        jobs::sweep(&house.app, house.app.clock.now()).await;
        assert_eq!(db.one(&LINKS, args![]).await.unwrap(), 0, "{engine:?}");
        assert_eq!(db.one(&ADDRESSES, args![]).await.unwrap(), 1, "{engine:?}");
        house.app.clock.advance(Duration::from_hours(24 * 60));
        jobs::sweep(&house.app, house.app.clock.now()).await;
        assert_eq!(db.one(&ADDRESSES, args![]).await.unwrap(), 0, "{engine:?}: 91 days after it was given");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mail_is_in_the_language_of_the_solution() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let supplier = house.supplier().await;
    let mut form = chain::solution_form(&house, "Benches of barn wood").await;
    for (name, value) in &mut form {
        if *name == "language" {
            *value = "en".to_owned();
        }
    }
    let made = chain::send(&supplier, "/catalogue/nouvelle", &form).await.location.clone();
    declare(&supplier, &made, "Parks board", "2025", CLIENT).await.is(303);
    let mail = house.app.db.one(&LAST_MAIL, args![CLIENT]).await.unwrap();
    assert!(mail.contains("names as a client: Parks board, 2025"), "{mail}");
}

#[tokio::test(flavor = "multi_thread")]
async fn references_follow_their_solution_and_their_client_when_these_are_merged() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let (supplier, coordinator, db) = (house.supplier().await, house.coordinator().await, &house.app.db);
    let goes = chain::publish(&supplier, &house, TITLE).await.location.clone();
    declare(&supplier, &goes, "CHU Beauval", "2025", CLIENT).await.is(303);
    let stays = chain::publish(&supplier, &house, "Bancs de jardin").await.location.clone();
    let place = format!("/gestion/solutions/{}/fusion", id(&stays));
    coordinator.get(&format!("{place}?avec={}", id(&goes))).await.is(200).says("1 référence");
    coordinator.post(&place, &[("with", &id(&goes).to_string())]).await.is(303);
    house.visitor().get(&stays).await.says("CHU Beauval, 2025");
    // The client answers about the solution that is there now.
    house.visitor().post(&way(&house).await, &[("act", "confirm")]).await.is(303);
    house.visitor().get(&stays).await.says("confirmée par le client");
    assert_eq!(db.one(&TIED, args![id(&stays), "CHU Beauval"]).await.unwrap(), 1);
    house.settle().await;
}
