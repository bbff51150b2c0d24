//! Large data for measuring is the same wherever the same seed made it.

use boucle::demo_large;
use db::testing::engines;
use db::{Run, Timestamp, Uuid, args, row, sql};

use crate::house::TestHouse;

row! {
    #[derive(Debug, PartialEq)]
    struct Made {
        id: Uuid,
        supplier_id: Uuid,
        supplier: String,
        town: Option<String>,
        title: String,
        summary: String,
        description: String,
        language: String,
        strategies: String,
        commitments: String,
        radius_km: Option<i64>,
        updated_at: Timestamp,
    }
}
row! {
    #[derive(Debug, PartialEq)]
    struct Held {
        solution_id: Uuid,
        code: String,
    }
}

sql! {
    MADE: Made = "
        SELECT s.id, s.supplier_id, o.name AS supplier, p.code AS town, s.title, s.summary, s.description, s.language,
               s.strategies, s.commitments, s.radius_km, s.updated_at
        FROM solution s JOIN organisation o ON o.id = s.supplier_id LEFT JOIN place p ON p.id = o.place_id ORDER BY s.id";
    CATEGORIES: Held = "
        SELECT h.solution_id, c.code FROM solution_category h JOIN category c ON c.id = h.category_id";
    PLACES: Held = "SELECT h.solution_id, p.code FROM solution_place h JOIN place p ON p.id = h.place_id";
    LABELS: Held = "SELECT solution_id, label_code AS code FROM solution_label";
    PUBLISHED: i64 = "SELECT count(*) AS n FROM solution WHERE state = 'published'";
}

/// What was made besides the demonstration network.
async fn content(house: &TestHouse, ordinary: &[Made]) -> (Vec<Made>, Vec<Held>) {
    let mut made = house.app.db.all(&MADE, args![]).await.unwrap();
    made.retain(|row| !ordinary.iter().any(|other| other.id == row.id));
    let mut held = Vec::new();
    for statement in [&CATEGORIES, &PLACES, &LABELS] {
        held.extend(house.app.db.all(statement, args![]).await.unwrap());
    }
    held.retain(|row| !ordinary.iter().any(|other| other.id == row.solution_id));
    held.sort_by(|one, other| (one.solution_id, &one.code).cmp(&(other.solution_id, &other.code)));
    (made, held)
}

async fn made(engine: db::Engine, wanted: u64, seed: u64) -> (TestHouse, (Vec<Made>, Vec<Held>)) {
    let house = TestHouse::open(engine).await;
    let ordinary = house.app.db.all(&MADE, args![]).await.unwrap();
    assert_eq!(demo_large::make(&house.app, wanted, seed, |_| {}).await.unwrap(), wanted, "{engine:?}");
    let content = content(&house, &ordinary).await;
    (house, content)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_seed_makes_the_same_solutions_and_another_seed_others() {
    let mut first: Option<(Vec<Made>, Vec<Held>)> = None;
    for engine in engines() {
        for _ in 0..2 {
            let (_house, content) = made(engine, 2000, 7).await;
            assert_eq!(content.0.len(), 2000, "{engine:?}");
            match &first {
                None => first = Some(content),
                Some(first) => assert!(*first == content, "{engine:?}: the same seed made something else"),
            }
        }
    }
    let (_house, other) = made(db::Engine::Sqlite, 2000, 8).await;
    let first = first.unwrap();
    let same = first.0.iter().zip(&other.0).filter(|(one, other)| one.id == other.id || one.summary == other.summary);
    assert!(same.count() < 20, "another seed must make others");
    let languages = |language: &str| first.0.iter().filter(|row| row.language == language).count();
    assert!(languages("fr") > 600 && languages("en") > 300, "{} fr, {} en", languages("fr"), languages("en"));
    let in_quebec = first.0.iter().filter(|row| row.town.as_deref().is_some_and(|code| code.starts_with("CA-"))).count();
    assert!((600..1400).contains(&in_quebec), "{in_quebec}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_there_is_left_and_what_is_missing_is_made() {
    for engine in engines() {
        let (house, (some, _)) = made(engine, 2100, 7).await;
        assert_eq!(demo_large::make(&house.app, 2100, 7, |_| {}).await.unwrap(), 0, "{engine:?}: a second run");
        assert_eq!(demo_large::make(&house.app, 2500, 7, |_| {}).await.unwrap(), 400, "{engine:?}: more of the same");
        let (_house, (all, _)) = made(engine, 2500, 7).await;
        assert!(all.starts_with(&some), "{engine:?}");
        house.settle().await;
        let published = house.app.db.one(&PUBLISHED, args![]).await.unwrap();
        assert_eq!(usize::try_from(published).unwrap(), house.market.len(), "{engine:?}");
    }
}
