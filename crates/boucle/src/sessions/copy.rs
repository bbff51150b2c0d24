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
row! {
    #[derive(serde::Serialize)]
    struct Answered {
        session: String,
        useful: i64,
        clear: i64,
        remark: String,
        answered_at: Timestamp,
    }
}

sql! {
    GIVEN: Given = "
        SELECT c.sessions, c.given_at, r.file AS receipt FROM certificate c JOIN receipt r ON r.id = c.id
        WHERE c.person_id = $1 ORDER BY c.given_at, c.id";
    ANSWERED: Answered = "
        SELECT m.title AS session, s.useful, s.clear, s.remark, s.answered_at
        FROM applicant a JOIN session_answer s ON s.applicant_id = a.id JOIN meeting m ON m.id = s.meeting_id
        WHERE a.person_id = $1 ORDER BY s.answered_at, m.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static GIVEN_PART: copy::Part = copy::Part {
    name: "sessions_certificates",
    of: |app, person| Box::pin(async move { copy::rows(&app, &GIVEN, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static ANSWERED_PART: copy::Part = copy::Part {
    name: "sessions_answers",
    of: |app, person| Box::pin(async move { copy::rows(&app, &ANSWERED, person).await }),
};
