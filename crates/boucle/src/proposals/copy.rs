//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Proposed {
        title: String,
        summary: String,
        description: String,
        organisation: String,
        name: String,
        email: String,
        state: String,
        created_at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Decided {
        proposal: String,
        step: String,
        reason: String,
        at: Timestamp,
    }
}

sql! {
    PROPOSED: Proposed = "
        SELECT title, summary, description, organisation, name, email, state, created_at FROM proposal WHERE person_id = $1
        ORDER BY created_at, id";
    DECIDED: Decided = "
        SELECT p.title AS proposal, t.step, t.reason, t.at
        FROM proposal_step t JOIN proposal p ON p.id = t.proposal_id WHERE t.person_id = $1 ORDER BY t.at, t.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static PROPOSED_PART: copy::Part =
    copy::Part { name: "proposals", of: |app, person| Box::pin(async move { copy::rows(&app, &PROPOSED, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static DECIDED_PART: copy::Part = copy::Part {
    name: "proposals_decided",
    of: |app, person| Box::pin(async move { copy::rows(&app, &DECIDED, person).await }),
};
