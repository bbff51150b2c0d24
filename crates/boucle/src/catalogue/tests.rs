//! The catalogue on both engines: the index follows the feed, and editing loses nothing.

use db::{Date, Run, Timestamp, Uuid, args, sql};
use matching::SearchQuery;

use super::save::{self, Author, NewSolution};
use super::supply::Supply;
use super::{Market, queries, reference};
use crate::kit::clock::Clock;
use crate::kit::config::Config;
use crate::kit::{App, Error};

const BY: Author = Author { person: None, vouches: true };

sql! {
    ADD_SUPPLIER: () = "
        INSERT INTO organisation (id, name, name_key, kind, legal_form, address, postal_code, website, description, buys,
            supplies, created_at, updated_at, version)
        VALUES ($1, 'Bois d’ici', 'bois d ici', 'company', '', '', '', '', '', FALSE, TRUE, $2, $2, 1)";
    VERIFY_LABELS: () = "UPDATE solution_label SET verified_at = $2 WHERE solution_id = $1";
    PUBLISHED_AT: Option<Timestamp> = "SELECT published_at FROM solution WHERE id = $1";
    SOME_PLACES: Uuid = "SELECT id FROM place WHERE level = 'department' ORDER BY code LIMIT 2";
    SOME_CATEGORY: Uuid = "SELECT id FROM category WHERE parent_id IS NOT NULL ORDER BY position LIMIT 1";
    SOME_LABELS: String = "SELECT code FROM label ORDER BY position LIMIT 2";
    ADD_CHANGE: () = "INSERT INTO solution_change (id, solution_id, at) VALUES ($1, $2, $3)";
}

/// A database with the reference data, and one supplier in it.
async fn network(fresh: &db::testing::Fresh) -> (App, Market, NewSolution) {
    let app = App::new(fresh.db.clone(), Config::default(), Clock::System, None);
    reference::seed(&app.db).await.unwrap();
    let supplier = Uuid::now_v7();
    let now = app.clock.now();
    app.db.execute(&ADD_SUPPLIER, args![supplier, now]).await.unwrap();
    let labels = app.db.all(&SOME_LABELS, args![]).await.unwrap();
    let solution = NewSolution {
        supplier,
        title: "Bancs de bois récupéré".to_owned(),
        summary: "Bancs publics.".to_owned(),
        description: String::new(),
        language: "fr".to_owned(),
        strategies: vec!["reuse".to_owned()],
        commitments: Vec::new(),
        links: String::new(),
        radius_km: None,
        radius_place: None,
        state: "published".to_owned(),
        categories: vec![app.db.one(&SOME_CATEGORY, args![]).await.unwrap()],
        places: app.db.all(&SOME_PLACES, args![]).await.unwrap(),
        labels: labels.into_iter().map(|code| (code, "n° 12".to_owned(), Some(Date::constant(2030, 1, 31)))).collect(),
        supply: Supply::default(),
        source_key: None,
    };
    let market = Market::in_memory(&app).await.unwrap();
    (app, market, solution)
}

async fn insert(app: &App, solution: &NewSolution, times: usize) -> Uuid {
    let now = app.clock.now();
    app.db
        .write(|tx| async move {
            let mut last = Uuid::nil();
            for _ in 0..times {
                last = save::insert(&tx, solution, None, now).await?;
            }
            Ok::<_, Error>(last)
        })
        .await
        .unwrap()
}

fn found(app: &App, market: &Market) -> u64 {
    let query = SearchQuery { text: "bancs".to_owned(), ..SearchQuery::everything(matching::Language::Fr) };
    let reference = market.reference();
    market.index().search(&query, &reference.context(app.clock.now())).unwrap().total
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_published_after_a_large_import_is_still_found() {
    for engine in db::testing::engines() {
        let fresh = db::testing::fresh(engine).await;
        let (app, market, solution) = network(&fresh).await;
        insert(&app, &solution, 2500).await;
        assert_eq!(market.follow(&app).await.unwrap(), 2500);
        insert(&app, &solution, 1).await;
        assert_eq!(market.follow(&app).await.unwrap(), 1);
        assert_eq!(found(&app, &market), 2501);
        assert_eq!(market.follow(&app).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_kept_after_a_later_one_is_not_missed() {
    for engine in db::testing::engines() {
        let fresh = db::testing::fresh(engine).await;
        let (app, market, solution) = network(&fresh).await;
        let early = Uuid::now_v7();
        let kept = insert(&app, &NewSolution { state: "draft".to_owned(), ..solution.clone() }, 1).await;
        market.follow(&app).await.unwrap();
        assert_eq!(found(&app, &market), 0);
        let now = app.clock.now();
        let set =
            || async { app.db.write(|tx| async move { save::set_state(&tx, kept, 1, "published", BY, now).await }).await };
        set().await.unwrap();
        market.follow(&app).await.unwrap();
        // This line's id is older than the mark, as that of a transaction that took its time.
        app.db.execute(&ADD_CHANGE, args![early, kept, now]).await.unwrap();
        assert_eq!(market.follow(&app).await.unwrap(), 1);
        assert_eq!(found(&app, &market), 1);
        assert_eq!(app.db.one(&PUBLISHED_AT, args![kept]).await.unwrap(), Some(now));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_in_long_ago_is_not_read_again_at_the_next_start() {
    for engine in db::testing::engines() {
        let fresh = db::testing::fresh(engine).await;
        let (app, _, solution) = network(&fresh).await;
        let folder = tempfile::tempdir().unwrap();
        let app =
            App::new(app.db.clone(), Config { data: folder.path().to_owned(), ..Config::default() }, Clock::System, None);
        let market = Market::open(&app).await.unwrap();
        insert(&app, &solution, 30).await;
        assert_eq!(market.follow(&app).await.unwrap(), 30);
        drop(market);
        let market = Market::open(&app).await.unwrap();
        assert_eq!(market.follow(&app).await.unwrap(), 30, "{engine:?}: a transaction may still be under way");
        market.settle().unwrap();
        drop(market);
        let market = Market::open(&app).await.unwrap();
        assert_eq!(market.follow(&app).await.unwrap(), 0, "{engine:?}");
        assert_eq!(found(&app, &market), 30, "{engine:?}");
        market.rebuild(&app, |_, _| {}).await.unwrap();
        assert_eq!(market.follow(&app).await.unwrap(), 0, "{engine:?}: what a rebuild has read");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn editing_the_text_keeps_places_labels_and_what_was_verified() {
    for engine in db::testing::engines() {
        let fresh = db::testing::fresh(engine).await;
        let (app, _, mut solution) = network(&fresh).await;
        let id = insert(&app, &solution, 1).await;
        let now = app.clock.now();
        app.db.execute(&VERIFY_LABELS, args![id, now]).await.unwrap();
        "Bancs et tables".clone_into(&mut solution.title);
        if let Some((_, proof, _)) = solution.labels.first_mut() {
            "n° 13".clone_into(proof);
        }
        let edited = &solution;
        app.db.write(|tx| async move { save::update(&tx, id, 1, edited, BY, now).await }).await.unwrap();
        let kept = queries::find(&app.db, id).await.unwrap();
        assert_eq!(kept.row.title, "Bancs et tables");
        assert_eq!(kept.places.len(), 2);
        let mut verified: Vec<bool> = kept.labels.iter().map(|label| label.verified_at.is_some()).collect();
        verified.sort_unstable();
        assert_eq!(verified, [false, true], "only the label whose proof changed is to be verified again");
        let late = app.db.write(|tx| async move { save::update(&tx, id, 1, edited, BY, now).await }).await;
        assert!(matches!(late, Err(Error::Conflict)));
    }
}
