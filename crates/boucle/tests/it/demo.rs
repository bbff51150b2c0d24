//! The demonstration network is as large as it says, complete, and plainly invented.

use db::{Engine, Run, args, row, sql};

use crate::house::TestHouse;

row! {
    struct Counts {
        suppliers: i64,
        others: i64,
        solutions: i64,
        published: i64,
        needs: i64,
    }
}

sql! {
    COUNTS: Counts = "
        SELECT (SELECT count(*) FROM organisation WHERE supplies) AS suppliers,
               (SELECT count(*) FROM organisation WHERE NOT supplies) AS others,
               (SELECT count(*) FROM solution) AS solutions,
               (SELECT count(*) FROM solution WHERE state = 'published') AS published,
               (SELECT count(*) FROM need) AS needs";
    PASSES_FOR_REAL: String = "
        SELECT name FROM organisation
        WHERE description NOT LIKE '%invent%' AND description NOT LIKE '%exemple%' AND description NOT LIKE '%démonstration%'";
    UNFINISHED: String = "
        SELECT s.title FROM solution s
        WHERE s.state = 'published' AND (s.summary = '' OR s.description = ''
            OR NOT EXISTS (SELECT 1 FROM solution_category c WHERE c.solution_id = s.id)
            OR (s.radius_km IS NULL AND NOT EXISTS (SELECT 1 FROM solution_place p WHERE p.solution_id = s.id)))";
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demonstration_is_whole_and_invented() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let db = &house.app.db;
    let counts = db.one(&COUNTS, args![]).await.unwrap();
    assert_eq!((counts.suppliers, counts.others, counts.solutions, counts.needs), (40, 60, 120, 25));
    assert!(counts.published >= 112, "{} published", counts.published);
    assert_eq!(db.all(&PASSES_FOR_REAL, args![]).await.unwrap(), Vec::<String>::new());
    assert_eq!(db.all(&UNFINISHED, args![]).await.unwrap(), Vec::<String>::new());
}
