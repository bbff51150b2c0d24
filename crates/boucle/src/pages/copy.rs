//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Revision {
        space: String,
        title: String,
        text: String,
        comment: String,
        created_at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Draft {
        space: String,
        title: String,
        text: String,
        saved_at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Watched {
        space: String,
        title: String,
        since: Timestamp,
    }
}

sql! {
    PAGE_REVISIONS: Revision = "
        SELECT s.title AS space, r.title, r.text, r.comment, r.created_at
        FROM page_revision r JOIN page p ON p.id = r.page_id JOIN space s ON s.id = p.space_id
        WHERE r.author_id = $1 ORDER BY r.created_at, r.id";
    PAGE_DRAFTS: Draft = "
        SELECT s.title AS space, d.title, d.text, d.saved_at
        FROM page_draft d JOIN space s ON s.id = d.space_id WHERE d.person_id = $1 ORDER BY d.saved_at, d.id";
    PAGE_WATCHES: Watched = "
        SELECT s.title AS space, p.title, w.since FROM page_watch w JOIN page p ON p.id = w.page_id
            JOIN space s ON s.id = p.space_id WHERE w.person_id = $1 ORDER BY w.since, p.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static PAGE_REVISIONS_PART: copy::Part = copy::Part {
    name: "page_revisions",
    of: |app, person| Box::pin(async move { copy::rows(&app, &PAGE_REVISIONS, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static PAGE_DRAFTS_PART: copy::Part = copy::Part {
    name: "page_drafts",
    of: |app, person| Box::pin(async move { copy::rows(&app, &PAGE_DRAFTS, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static PAGE_WATCHES_PART: copy::Part = copy::Part {
    name: "page_watches",
    of: |app, person| Box::pin(async move { copy::rows(&app, &PAGE_WATCHES, person).await }),
};
