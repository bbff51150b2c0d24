//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Running {
        edition: String,
        organisation: String,
        role: String,
        since: Timestamp,
    }
}

sql! {
    RUNS: Running = "
        SELECT s.title AS edition, o.name AS organisation, g.role, g.since
        FROM organiser_person g JOIN space s ON s.id = g.edition_id JOIN organisation o ON o.id = g.organisation_id
        WHERE g.person_id = $1 ORDER BY g.since, g.edition_id";
}

#[linkme::distributed_slice(copy::PARTS)]
static RUNS_PART: copy::Part =
    copy::Part { name: "programmes_run", of: |app, person| Box::pin(async move { copy::rows(&app, &RUNS, person).await }) };
