//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Membership {
        space: String,
        role: String,
        title: String,
        since: Timestamp,
        until: Option<Timestamp>,
    }
}

sql! {
    SPACES: Membership = "
        SELECT s.title AS space, m.role, m.title, m.since, m.until
        FROM space_member m JOIN space s ON s.id = m.space_id WHERE m.person_id = $1 ORDER BY m.since, m.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static SPACES_PART: copy::Part =
    copy::Part { name: "spaces", of: |app, person| Box::pin(async move { copy::rows(&app, &SPACES, person).await }) };
