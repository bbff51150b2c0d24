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
    LEAVE: () = "DELETE FROM solution_reminder WHERE person_id = $1";
}

#[linkme::distributed_slice(copy::PARTS)]
static VERSIONS_PART: copy::Part = copy::Part {
    name: "solution_versions",
    of: |app, person| Box::pin(async move { copy::rows(&app, &VERSIONS, person).await }),
};

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
