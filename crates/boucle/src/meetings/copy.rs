//! What is kept here of a person, for their copy of it.

use db::{Date, Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Attendance {
        space: String,
        meeting: String,
        starts_at: Timestamp,
        answer: Option<String>,
        delegate: String,
        attended: Option<bool>,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Action {
        space: String,
        text: String,
        due_on: Option<Date>,
        done_at: Option<Timestamp>,
    }
}

sql! {
    MEETINGS: Attendance = "
        SELECT s.title AS space, m.title AS meeting, m.starts_at, a.answer, a.delegate, a.attended
        FROM meeting_person a JOIN meeting m ON m.id = a.meeting_id JOIN space s ON s.id = m.space_id
        WHERE a.person_id = $1 ORDER BY m.starts_at, m.id";
    ACTIONS: Action = "
        SELECT s.title AS space, o.text, o.due_on, o.done_at
        FROM meeting_outcome o JOIN meeting m ON m.id = o.meeting_id JOIN space s ON s.id = m.space_id
        WHERE o.person_id = $1 ORDER BY m.starts_at, o.meeting_id, o.position";
}

#[linkme::distributed_slice(copy::PARTS)]
static MEETINGS_PART: copy::Part =
    copy::Part { name: "meetings", of: |app, person| Box::pin(async move { copy::rows(&app, &MEETINGS, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static ACTIONS_PART: copy::Part =
    copy::Part { name: "actions", of: |app, person| Box::pin(async move { copy::rows(&app, &ACTIONS, person).await }) };
