//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Applied {
        edition: String,
        structure: String,
        status: String,
        department: String,
        project: String,
        name: String,
        email: String,
        post: String,
        is_elected: bool,
        submitted_at: Option<Timestamp>,
        confirmed_at: Option<Timestamp>,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Thought {
        edition: String,
        structure: String,
        organisation: String,
        verdict: String,
        reason: String,
        given_at: Timestamp,
    }
}

sql! {
    APPLIED: Applied = "
        SELECT s.title AS edition, b.structure, b.status, t.department, t.project, a.name, a.email, a.post, a.is_elected,
            b.submitted_at, a.confirmed_at
        FROM applicant a JOIN team t ON t.id = a.team_id JOIN application b ON b.id = t.application_id
            JOIN space s ON s.id = b.edition_id
        WHERE a.person_id = $1 ORDER BY b.created_at, a.id";
    THOUGHT: Thought = "
        SELECT s.title AS edition, b.structure, g.name AS organisation, o.verdict, o.reason, o.given_at
        FROM opinion o JOIN application b ON b.id = o.application_id JOIN space s ON s.id = b.edition_id
            JOIN organisation g ON g.id = o.organisation_id
        WHERE o.person_id = $1 ORDER BY o.given_at, o.application_id";
}

#[linkme::distributed_slice(copy::PARTS)]
static APPLIED_PART: copy::Part =
    copy::Part { name: "applications", of: |app, person| Box::pin(async move { copy::rows(&app, &APPLIED, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static THOUGHT_PART: copy::Part =
    copy::Part { name: "opinions", of: |app, person| Box::pin(async move { copy::rows(&app, &THOUGHT, person).await }) };
