//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Kept {
        name: String,
        query: String,
        pace: String,
        created_at: Timestamp,
        seen_at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Found {
        search: String,
        // none: it is no longer published
        solution: Option<String>,
        found_at: Timestamp,
        told_at: Option<Timestamp>,
    }
}

sql! {
    WATCHES: Kept = "SELECT name, query, pace, created_at, seen_at FROM watch WHERE person_id = $1 ORDER BY created_at, id";
    FOUND: Found = "
        SELECT w.name AS search, (CASE WHEN s.state = 'published' THEN s.title END) AS solution, h.found_at, h.told_at
        FROM watch_hit h JOIN watch w ON w.id = h.watch_id JOIN solution s ON s.id = h.solution_id
        WHERE w.person_id = $1 AND h.found_at IS NOT NULL ORDER BY h.found_at, w.id, s.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static WATCHES_PART: copy::Part =
    copy::Part { name: "searches", of: |app, person| Box::pin(async move { copy::rows(&app, &WATCHES, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static FOUND_PART: copy::Part =
    copy::Part { name: "searches_found", of: |app, person| Box::pin(async move { copy::rows(&app, &FOUND, person).await }) };
