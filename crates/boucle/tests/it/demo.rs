//! The demonstration network: as large as its README says, complete, and plainly invented.

use db::{Engine, Run, args, sql};

use crate::house::TestHouse;

sql! {
    SUPPLIERS: i64 = "SELECT count(*) AS n FROM organisation WHERE supplies";
    OTHERS: i64 = "SELECT count(*) AS n FROM organisation WHERE NOT supplies";
    SOLUTIONS: i64 = "SELECT count(*) AS n FROM solution";
    PUBLISHED: i64 = "SELECT count(*) AS n FROM solution WHERE state = 'published'";
    IN_FRENCH: i64 = "SELECT count(*) AS n FROM solution WHERE language = 'fr'";
    NEEDS: i64 = "SELECT count(*) AS n FROM need";
    PEOPLE: i64 = "SELECT count(*) AS n FROM person";
    MEMBERSHIPS: i64 = "SELECT count(*) AS n FROM membership";
    INCOMPLETE: String = "
        SELECT s.title FROM solution s WHERE s.state = 'published' AND (s.summary = '' OR s.description = ''
            OR NOT EXISTS (SELECT 1 FROM solution_category c WHERE c.solution_id = s.id)
            OR (s.radius_km IS NULL AND NOT EXISTS (SELECT 1 FROM solution_place p WHERE p.solution_id = s.id)))";
    DESCRIPTIONS: String = "SELECT description FROM organisation";
    ADDRESSES: String = "SELECT email FROM person WHERE email NOT LIKE '%@example.org'";
}

#[tokio::test(flavor = "multi_thread")]
async fn the_network_is_as_large_as_it_says() {
    let house = TestHouse::open(Engine::Sqlite).await;
    for (what, statement, expected) in [
        ("suppliers", &SUPPLIERS, 40),
        ("other organisations", &OTHERS, 60),
        ("solutions", &SOLUTIONS, 120),
        ("published solutions", &PUBLISHED, 115),
        ("solutions in French", &IN_FRENCH, 85),
        ("needs", &NEEDS, 25),
        ("people", &PEOPLE, 25),
        ("memberships", &MEMBERSHIPS, 39),
    ] {
        assert_eq!(house.app.db.one(statement, args![]).await.unwrap(), expected, "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_published_can_be_found_and_read() {
    let house = TestHouse::open(Engine::Sqlite).await;
    assert_eq!(house.app.db.all(&INCOMPLETE, args![]).await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_it_for_real() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let says_so =
        |text: &String| ["nvent", "à titre d’exemple", "de démonstration"].iter().any(|words| text.contains(words));
    let descriptions = house.app.db.all(&DESCRIPTIONS, args![]).await.unwrap();
    assert_eq!(descriptions.iter().filter(|text| !says_so(text)).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(house.app.db.all(&ADDRESSES, args![]).await.unwrap(), Vec::<String>::new());
}
