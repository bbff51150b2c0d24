//! Action plans of working groups, for `boucle export`: actions and all that hangs on them.

use db::{Date, Db, Timestamp, Uuid, row, sql};
use serde::Serialize;

use super::export::Archive;

row! {
    #[derive(Serialize)]
    struct Action {
        id: Uuid,
        group_id: Uuid,
        cycle_id: Uuid,
        orientation_id: Option<Uuid>,
        number: i64,
        title: String,
        text: String,
        person_id: Option<Uuid>,
        organisation_id: Option<Uuid>,
        starts_on: Date,
        due_on: Date,
        planned_start: Option<Date>,
        planned_due: Option<Date>,
        state: String,
        state_at: Timestamp,
        meeting_id: Option<Uuid>,
        decision: String,
    }
}
row! {
    #[derive(Serialize)]
    struct ActionPerson {
        action_id: Uuid,
        person_id: Uuid,
    }
}
row! {
    #[derive(Serialize)]
    struct Dependency {
        action_id: Uuid,
        after_id: Uuid,
    }
}
row! {
    #[derive(Serialize)]
    struct Resource {
        action_id: Uuid,
        kind: String,
        amount: i64,
        organisation_id: Uuid,
    }
}
row! {
    #[derive(Serialize)]
    struct Note {
        action_id: Uuid,
        text: String,
        author_id: Option<Uuid>,
        at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Link {
        action_id: Uuid,
        title: String,
        address: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Deliverable {
        id: Uuid,
        action_id: Uuid,
        title: String,
        kind: String,
    }
}

sql! {
    ACTIONS: Action = "
        SELECT a.id, c.group_id, a.cycle_id, a.orientation_id, a.number, a.title, a.text, a.person_id, a.organisation_id,
            a.starts_on, a.due_on, a.planned_start, a.planned_due, a.state, a.state_at, a.meeting_id, a.decision
        FROM action a JOIN cycle c ON c.id = a.cycle_id ORDER BY a.cycle_id, a.number";
    ACTION_PEOPLE: ActionPerson = "SELECT action_id, person_id FROM action_person ORDER BY action_id, person_id";
    DEPENDENCIES: Dependency = "SELECT action_id, after_id FROM action_dependency ORDER BY action_id, after_id";
    RESOURCES: Resource = "
        SELECT action_id, kind, amount, organisation_id FROM action_resource ORDER BY action_id, organisation_id, kind";
    NOTES: Note = "SELECT action_id, text, author_id, at FROM action_note ORDER BY action_id, at, id";
    LINKS: Link = "SELECT action_id, title, address FROM action_link ORDER BY action_id, at, id";
    DELIVERABLES: Deliverable = "SELECT id, action_id, title, kind FROM deliverable ORDER BY action_id, created_at, id";
}

pub async fn add(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    archive.table(db, "actions.csv", &ACTIONS).await?;
    archive.table(db, "action_people.csv", &ACTION_PEOPLE).await?;
    archive.table(db, "action_dependencies.csv", &DEPENDENCIES).await?;
    archive.table(db, "action_resources.csv", &RESOURCES).await?;
    archive.table(db, "action_notes.csv", &NOTES).await?;
    archive.table(db, "action_links.csv", &LINKS).await?;
    archive.table(db, "deliverables.csv", &DELIVERABLES).await?;
    Ok(())
}
