//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Flagged {
        solution: String,
        kind: String,
        text: String,
        at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Claimed {
        organisation: String,
        text: String,
        accepted: bool,
        reason: String,
        at: Timestamp,
    }
}

sql! {
    FLAGGED: Flagged = "
        SELECT s.title AS solution, f.kind, f.text, f.at
        FROM solution_flag f JOIN solution s ON s.id = f.solution_id WHERE f.person_id = $1 ORDER BY f.at, f.id";
    CLAIMED: Claimed = "
        SELECT o.name AS organisation, c.text, c.accepted, c.reason, c.at
        FROM organisation_claim c JOIN organisation o ON o.id = c.organisation_id WHERE c.person_id = $1 ORDER BY c.at, c.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static FLAGGED_PART: copy::Part =
    copy::Part { name: "flags", of: |app, person| Box::pin(async move { copy::rows(&app, &FLAGGED, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static CLAIMED_PART: copy::Part =
    copy::Part { name: "claims", of: |app, person| Box::pin(async move { copy::rows(&app, &CLAIMED, person).await }) };
