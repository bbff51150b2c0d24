//! What is kept here of a person, for their copy of it.

use db::{Date, Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Carried {
        organisation: String,
        project: String,
        stage: String,
        since: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Step {
        project: String,
        stage: String,
        reason: String,
        at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Note {
        project: String,
        text: String,
        is_private: bool,
        at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Reminder {
        project: String,
        next_on: Date,
        at: Timestamp,
    }
}

sql! {
    CARRIED: Carried = "
        SELECT o.name AS organisation, p.title AS project, p.stage, c.since
        FROM purchase_carrier c JOIN purchase_project p ON p.id = c.project_id JOIN organisation o ON o.id = p.organisation_id
        WHERE c.person_id = $1 ORDER BY c.since, c.project_id";
    STEPS: Step = "
        SELECT p.title AS project, t.stage, t.reason, t.at
        FROM purchase_stage t JOIN purchase_project p ON p.id = t.project_id WHERE t.person_id = $1 ORDER BY t.at, t.id";
    NOTES: Note = "
        SELECT p.title AS project, n.text, n.is_private, n.at
        FROM purchase_note n JOIN purchase_project p ON p.id = n.project_id WHERE n.person_id = $1 ORDER BY n.at, n.id";
    REMINDERS: Reminder = "
        SELECT p.title AS project, r.next_on, r.at
        FROM purchase_reminder r JOIN purchase_project p ON p.id = r.project_id
        WHERE r.person_id = $1 ORDER BY r.at, r.project_id";
}

#[linkme::distributed_slice(copy::PARTS)]
static CARRIED_PART: copy::Part = copy::Part {
    name: "purchases_carried",
    of: |app, person| Box::pin(async move { copy::rows(&app, &CARRIED, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static STEPS_PART: copy::Part = copy::Part {
    name: "purchase_stages",
    of: |app, person| Box::pin(async move { copy::rows(&app, &STEPS, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static NOTES_PART: copy::Part =
    copy::Part { name: "purchase_notes", of: |app, person| Box::pin(async move { copy::rows(&app, &NOTES, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static REMINDERS_PART: copy::Part = copy::Part {
    name: "purchase_reminders",
    of: |app, person| Box::pin(async move { copy::rows(&app, &REMINDERS, person).await }),
};
