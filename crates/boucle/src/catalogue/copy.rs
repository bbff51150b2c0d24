//! What is kept here of a person, for their copy of it.

use db::{Date, Run, Timestamp, args, row, sql};

use crate::kit::{copy, forget};

row! {
    #[derive(serde::Serialize)]
    struct Written {
        solution: String,
        version: i64,
        at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Decided {
        solution: String,
        label: String,
        verified_at: Option<Timestamp>,
        refused_at: Option<Timestamp>,
        refusal: String,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Reference {
        solution: String,
        client: String,
        year: i64,
        text: String,
        // where the client is asked: their own address, or the one that they typed
        email: String,
        created_at: Timestamp,
        confirmed_at: Option<Timestamp>,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Added {
        solution: String,
        title: String,
        name: String,
        added_at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Reminder {
        solution: String,
        confirm_by: Date,
        days: i64,
        at: Timestamp,
    }
}

sql! {
    VERSIONS: Written = "
        SELECT title AS solution, number AS version, changed_at AS at FROM solution_version WHERE changed_by = $1
        ORDER BY changed_at, solution_id, number";
    REMINDERS: Reminder = "
        SELECT s.title AS solution, r.confirm_by, r.days, r.at
        FROM solution_reminder r JOIN solution s ON s.id = r.solution_id WHERE r.person_id = $1 ORDER BY r.at, r.solution_id";
    DECIDED: Decided = "
        SELECT s.title AS solution, l.label_code AS label, l.verified_at, l.refused_at, l.refusal
        FROM solution_label l JOIN solution s ON s.id = l.solution_id WHERE l.decided_by = $1 ORDER BY s.id, l.label_code";
    REFERENCES: Reference = "
        SELECT s.title AS solution, r.client, r.year, r.text, r.email, r.created_at, r.confirmed_at
        FROM solution_reference r JOIN solution s ON s.id = r.solution_id
        WHERE r.created_by = $1 OR r.confirmed_by = $1
            OR r.email_key = (SELECT email_key FROM person WHERE id = $1)
        ORDER BY r.created_at, r.id";
    ADDED: Added = "
        SELECT s.title AS solution, f.title, f.name, f.added_at
        FROM solution_file f JOIN solution s ON s.id = f.solution_id WHERE f.added_by = $1 ORDER BY f.added_at, f.id";
    LEAVE: () = "DELETE FROM solution_reminder WHERE person_id = $1";
}

#[linkme::distributed_slice(copy::PARTS)]
static VERSIONS_PART: copy::Part = copy::Part {
    name: "solution_versions",
    of: |app, person| Box::pin(async move { copy::rows(&app, &VERSIONS, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static DECIDED_PART: copy::Part = copy::Part {
    name: "labels_decided",
    of: |app, person| Box::pin(async move { copy::rows(&app, &DECIDED, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static REFERENCES_PART: copy::Part = copy::Part {
    name: "solution_references",
    of: |app, person| Box::pin(async move { copy::rows(&app, &REFERENCES, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static ADDED_PART: copy::Part =
    copy::Part { name: "solution_files", of: |app, person| Box::pin(async move { copy::rows(&app, &ADDED, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static REMINDERS_PART: copy::Part = copy::Part {
    name: "solution_reminders",
    of: |app, person| Box::pin(async move { copy::rows(&app, &REMINDERS, person).await }),
};

#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "catalogue",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&LEAVE, args![person]).await?;
            Ok(())
        })
    },
};
