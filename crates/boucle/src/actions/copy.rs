//! What is kept here of a person, for their copy of it.

use db::{Date, Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Action {
        working_group: String,
        cycle: String,
        number: i64,
        title: String,
        responsible: bool,
        starts_on: Date,
        due_on: Date,
        state: String,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Note {
        working_group: String,
        action: String,
        text: String,
        at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Reminder {
        action: String,
        due_on: Date,
        days: i64,
        at: Timestamp,
    }
}

sql! {
    PLANNED: Action = "
        SELECT s.title AS working_group, c.title AS cycle, a.number, a.title, COALESCE(a.person_id = $1, FALSE) AS responsible,
            a.starts_on, a.due_on, a.state
        FROM action a JOIN cycle c ON c.id = a.cycle_id JOIN space s ON s.id = c.group_id
        WHERE a.id IN (SELECT b.id FROM action b WHERE b.person_id = $1
            UNION SELECT x.action_id FROM action_person x WHERE x.person_id = $1)
        ORDER BY a.due_on, a.id";
    NOTES: Note = "
        SELECT s.title AS working_group, a.title AS action, n.text, n.at
        FROM action_note n JOIN action a ON a.id = n.action_id JOIN cycle c ON c.id = a.cycle_id
            JOIN space s ON s.id = c.group_id
        WHERE n.author_id = $1 ORDER BY n.at, n.id";
    REMINDERS: Reminder = "
        SELECT a.title AS action, r.due_on, r.days, r.at FROM action_reminder r JOIN action a ON a.id = r.action_id
        WHERE r.person_id = $1 ORDER BY r.at, r.action_id, r.days";
}

#[linkme::distributed_slice(copy::PARTS)]
static PLANNED_PART: copy::Part = copy::Part {
    name: "planned_actions",
    of: |app, person| Box::pin(async move { copy::rows(&app, &PLANNED, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static NOTES_PART: copy::Part =
    copy::Part { name: "action_notes", of: |app, person| Box::pin(async move { copy::rows(&app, &NOTES, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static REMINDERS_PART: copy::Part =
    copy::Part { name: "reminders", of: |app, person| Box::pin(async move { copy::rows(&app, &REMINDERS, person).await }) };
