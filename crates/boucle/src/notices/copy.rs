//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Pace {
        space: String,
        pace: Option<String>,
        told_at: Option<Timestamp>,
    }
}

row! {
    #[derive(serde::Serialize)]
    struct Seen {
        seen_at: Timestamp,
    }
}

sql! {
    SEEN: Seen = "SELECT seen_at FROM notice_seen WHERE person_id = $1";
    NOTICES: Pace = "
        SELECT s.title AS space, n.pace, n.told_at FROM notice_pace n JOIN space s ON s.id = n.space_id
        WHERE n.person_id = $1 ORDER BY s.title_key, s.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static NOTICES_PART: copy::Part =
    copy::Part { name: "notices", of: |app, person| Box::pin(async move { copy::rows(&app, &NOTICES, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static SEEN_PART: copy::Part =
    copy::Part { name: "notices_seen", of: |app, person| Box::pin(async move { copy::rows(&app, &SEEN, person).await }) };
