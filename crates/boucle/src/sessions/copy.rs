//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Given {
        sessions: String,
        given_at: Timestamp,
        receipt: String,
    }
}

sql! {
    GIVEN: Given = "
        SELECT c.sessions, c.given_at, r.file AS receipt FROM certificate c JOIN receipt r ON r.id = c.id
        WHERE c.person_id = $1 ORDER BY c.given_at, c.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static GIVEN_PART: copy::Part = copy::Part {
    name: "sessions_certificates",
    of: |app, person| Box::pin(async move { copy::rows(&app, &GIVEN, person).await }),
};
