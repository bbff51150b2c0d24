//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Made {
        title: String,
        created_at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Added {
        list: String,
        // none: it is no longer published
        solution: Option<String>,
        note: String,
        added_at: Timestamp,
    }
}

sql! {
    LISTS: Made = "SELECT title, created_at FROM solution_list WHERE person_id = $1 ORDER BY created_at, id";
    ADDED: Added = "
        SELECT l.title AS list, (CASE WHEN s.state = 'published' THEN s.title END) AS solution, e.note, e.added_at
        FROM solution_listed e JOIN solution_list l ON l.id = e.list_id JOIN solution s ON s.id = e.solution_id
        WHERE e.added_by = $1 ORDER BY e.added_at, l.id, s.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static LISTS_PART: copy::Part =
    copy::Part { name: "lists", of: |app, person| Box::pin(async move { copy::rows(&app, &LISTS, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static ADDED_PART: copy::Part =
    copy::Part { name: "lists_added_to", of: |app, person| Box::pin(async move { copy::rows(&app, &ADDED, person).await }) };
