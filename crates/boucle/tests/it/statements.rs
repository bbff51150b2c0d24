//! Every statement of the program is prepared on both engines, and its columns are held against the row that reads them.

use db::testing::{empty, engines};

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_is_understood_by_both_engines() {
    for engine in engines() {
        let fresh = empty(engine).await;
        fresh.db.migrate().await.unwrap();
        match db::check_statements(&fresh.db).await {
            Ok(count) => assert!(count > 80, "{engine:?}: only {count} statements are registered"),
            Err(problems) => panic!("{engine:?}\n{}", problems.join("\n")),
        }
    }
}
