//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Answer {
        space: String,
        poll: String,
        secret: bool,
        marks: Option<String>,
        created_at: Timestamp,
    }
}

sql! {
    POLL_ANSWERS: Answer = "
        SELECT s.title AS space, p.title AS poll, p.secret, b.marks, p.created_at
        FROM poll_voter v JOIN poll p ON p.id = v.poll_id JOIN space s ON s.id = p.space_id
            LEFT JOIN poll_ballot b ON b.poll_id = p.id AND b.voter_id = v.voter_id
        WHERE v.person_id = $1 ORDER BY p.created_at, p.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static POLL_ANSWERS_PART: copy::Part = copy::Part {
    name: "poll_answers",
    of: |app, person| Box::pin(async move { copy::rows(&app, &POLL_ANSWERS, person).await }),
};
