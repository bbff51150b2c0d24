//! Actions and all that belongs to them, read from the database.

use db::{Date, Run, Timestamp, Uuid, args, row, sql};

use super::rules::{self, State};
use crate::kit::error::internal;
use crate::kit::{Error, Result};

row! {
    struct Kept {
        id: Uuid,
        cycle_id: Uuid,
        group_id: Uuid,
        orientation_id: Option<Uuid>,
        number: i64,
        title: String,
        text: String,
        person_id: Option<Uuid>,
        person: Option<String>,
        organisation_id: Option<Uuid>,
        organisation: Option<String>,
        starts_on: Date,
        due_on: Date,
        planned_start: Option<Date>,
        planned_due: Option<Date>,
        state: String,
        state_at: Timestamp,
        meeting_id: Option<Uuid>,
        decision: String,
        created_at: Timestamp,
        updated_at: Timestamp,
        version: i64,
    }
}
row! {
    // How many actions a cycle has, those that were dropped not counted but apart.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct Counts {
        pub total: i64,
        pub done: i64,
        pub late: i64,
        pub to_validate: i64,
        pub dropped: i64,
    }
}
row! {
    // An action whose day is past.
    #[derive(Debug, Clone)]
    pub struct LateLine {
        pub id: Uuid,
        pub group_id: Uuid,
        pub number: i64,
        pub title: String,
        pub person: Option<String>,
        pub organisation: Option<String>,
        pub due_on: Date,
    }
}
row! {
    #[derive(Debug, Clone)]
    struct MineRow {
        id: Uuid,
        group_id: Uuid,
        group_title: String,
        number: i64,
        title: String,
        starts_on: Date,
        due_on: Date,
        state: String,
        updated_at: Timestamp,
        version: i64,
        is_mine: bool,
    }
}
row! {
    // The action waits for the other.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Wait {
        pub action_id: Uuid,
        pub after_id: Uuid,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Contributor {
        pub action_id: Uuid,
        pub person_id: Uuid,
        pub name: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Deliverable {
        pub id: Uuid,
        pub action_id: Uuid,
        pub title: String,
        pub kind: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Resource {
        pub action_id: Uuid,
        pub kind: String,
        pub amount: i64,
        pub organisation_id: Uuid,
        pub organisation: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Note {
        pub id: Uuid,
        pub text: String,
        pub author: Option<String>,
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct LinkRow {
        pub id: Uuid,
        pub title: String,
        pub address: String,
    }
}
row! {
    // What the minutes of a meeting say and an action took over.
    #[derive(Debug, Clone)]
    pub struct Taken {
        pub meeting_id: Uuid,
        pub decision: String,
        pub id: Uuid,
        pub number: i64,
    }
}

/// An action, but for what hangs on it.
#[derive(Debug, Clone)]
pub struct ActionRow {
    pub id: Uuid,
    pub cycle_id: Uuid,
    pub group_id: Uuid,
    pub orientation_id: Option<Uuid>,
    /// By which people name it within the cycle.
    pub number: i64,
    pub title: String,
    pub text: String,
    /// Who answers for it, and in whose name.
    pub person_id: Option<Uuid>,
    pub person: Option<String>,
    pub organisation_id: Option<Uuid>,
    pub organisation: Option<String>,
    pub starts_on: Date,
    pub due_on: Date,
    /// Its dates when the plan was adopted; none where it came later.
    pub planned_start: Option<Date>,
    pub planned_due: Option<Date>,
    pub state: State,
    pub state_at: Timestamp,
    pub meeting_id: Option<Uuid>,
    pub decision: String,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub version: i64,
}

impl ActionRow {
    pub fn is_late(&self, today: Date) -> bool {
        rules::is_late(self.state, self.due_on, today)
    }

    /// Days by which it is later than when the plan was adopted; less than none where it is earlier.
    pub fn slippage(&self) -> Option<i64> {
        self.planned_due.map(|planned| rules::days(planned, self.due_on))
    }
}

/// What somebody undertook, alone or with others.
#[derive(Debug, Clone)]
pub struct Mine {
    pub id: Uuid,
    pub group_id: Uuid,
    pub group_title: String,
    pub number: i64,
    pub title: String,
    pub starts_on: Date,
    pub due_on: Date,
    pub state: State,
    pub updated_at: Timestamp,
    pub version: i64,
    /// They answer for it; else they help.
    pub is_mine: bool,
}

impl Mine {
    pub fn is_late(&self, today: Date) -> bool {
        rules::is_late(self.state, self.due_on, today)
    }
}

sql! {
    FIND: Kept = "
        SELECT a.id, a.cycle_id, c.group_id, a.orientation_id, a.number, a.title, a.text, a.person_id, p.name AS person,
            a.organisation_id, o.name AS organisation, a.starts_on, a.due_on, a.planned_start, a.planned_due, a.state,
            a.state_at, a.meeting_id, a.decision, a.created_at, a.updated_at, a.version
        FROM action a JOIN cycle c ON c.id = a.cycle_id LEFT JOIN person p ON p.id = a.person_id
            LEFT JOIN organisation o ON o.id = a.organisation_id
        WHERE a.id = $1";
    LIST: Kept = "
        SELECT a.id, a.cycle_id, c.group_id, a.orientation_id, a.number, a.title, a.text, a.person_id, p.name AS person,
            a.organisation_id, o.name AS organisation, a.starts_on, a.due_on, a.planned_start, a.planned_due, a.state,
            a.state_at, a.meeting_id, a.decision, a.created_at, a.updated_at, a.version
        FROM action a JOIN cycle c ON c.id = a.cycle_id LEFT JOIN person p ON p.id = a.person_id
            LEFT JOIN organisation o ON o.id = a.organisation_id
        WHERE a.cycle_id = $1 ORDER BY a.number";
    COUNTS: Counts = "
        SELECT count(CASE WHEN state <> 'dropped' THEN 1 END) AS total, count(CASE WHEN state = 'done' THEN 1 END) AS done,
            count(CASE WHEN state NOT IN ('done', 'dropped') AND due_on < $2 THEN 1 END) AS late,
            count(CASE WHEN state = 'to_validate' THEN 1 END) AS to_validate,
            count(CASE WHEN state = 'dropped' THEN 1 END) AS dropped
        FROM action WHERE cycle_id = $1";
    // Of the years that go on.
    LATE: LateLine = "
        SELECT a.id, c.group_id, a.number, a.title, p.name AS person, o.name AS organisation, a.due_on
        FROM cycle c JOIN action a ON a.cycle_id = c.id LEFT JOIN person p ON p.id = a.person_id
            LEFT JOIN organisation o ON o.id = a.organisation_id
        WHERE c.group_id = ANY($1) AND c.closed_at IS NULL AND a.state NOT IN ('done', 'dropped') AND a.due_on < $2
        ORDER BY a.due_on, a.id LIMIT 200";
    // In the groups in which the person still is, of the years that go on.
    MINE: MineRow = "
        SELECT a.id, c.group_id, s.title AS group_title, a.number, a.title, a.starts_on, a.due_on, a.state, a.updated_at,
            a.version, COALESCE(a.person_id = $1, FALSE) AS is_mine
        FROM action a JOIN cycle c ON c.id = a.cycle_id JOIN space s ON s.id = c.group_id
        WHERE a.id IN (SELECT b.id FROM action b WHERE b.person_id = $1
                UNION SELECT x.action_id FROM action_person x WHERE x.person_id = $1)
            AND a.state NOT IN ('done', 'dropped') AND c.closed_at IS NULL AND s.archived_at IS NULL
            AND (CAST($2 AS UUID) IS NULL OR c.group_id = $2)
            AND EXISTS (SELECT 1 FROM space_member m
                WHERE m.space_id = c.group_id AND m.person_id = $1 AND m.until IS NULL)
        ORDER BY a.due_on, a.id LIMIT $3";
    WAITS: Wait = "
        SELECT d.action_id, d.after_id FROM action a JOIN action_dependency d ON d.action_id = a.id
        WHERE a.cycle_id = $1 ORDER BY d.action_id, d.after_id";
    CONTRIBUTORS: Contributor = "
        SELECT x.action_id, x.person_id, p.name FROM action a JOIN action_person x ON x.action_id = a.id
            JOIN person p ON p.id = x.person_id
        WHERE a.cycle_id = $1 ORDER BY p.name_key, p.id";
    DELIVERABLES: Deliverable = "
        SELECT d.id, d.action_id, d.title, d.kind FROM action a JOIN deliverable d ON d.action_id = a.id
        WHERE a.cycle_id = $1 ORDER BY d.created_at, d.id";
    RESOURCES: Resource = "
        SELECT r.action_id, r.kind, r.amount, r.organisation_id, o.name AS organisation
        FROM action a JOIN action_resource r ON r.action_id = a.id JOIN organisation o ON o.id = r.organisation_id
        WHERE a.cycle_id = $1 ORDER BY o.name_key, o.id, r.kind";
    NOTES: Note = "
        SELECT n.id, n.text, p.name AS author, n.at FROM action_note n LEFT JOIN person p ON p.id = n.author_id
        WHERE n.action_id = $1 ORDER BY n.at DESC, n.id DESC LIMIT 200";
    LINKS: LinkRow = "SELECT id, title, address FROM action_link WHERE action_id = $1 ORDER BY at, id LIMIT 100";
    TAKEN: Taken = "
        SELECT a.meeting_id, a.decision, a.id, a.number FROM action a WHERE a.meeting_id = ANY($1) ORDER BY a.number";
}

impl TryFrom<Kept> for ActionRow {
    type Error = Error;

    fn try_from(kept: Kept) -> Result<Self> {
        Ok(Self {
            id: kept.id,
            cycle_id: kept.cycle_id,
            group_id: kept.group_id,
            orientation_id: kept.orientation_id,
            number: kept.number,
            title: kept.title,
            text: kept.text,
            person_id: kept.person_id,
            person: kept.person,
            organisation_id: kept.organisation_id,
            organisation: kept.organisation,
            starts_on: kept.starts_on,
            due_on: kept.due_on,
            planned_start: kept.planned_start,
            planned_due: kept.planned_due,
            state: state(&kept.state)?,
            state_at: kept.state_at,
            meeting_id: kept.meeting_id,
            decision: kept.decision,
            created_at: kept.created_at,
            updated_at: kept.updated_at,
            version: kept.version,
        })
    }
}

fn state(code: &str) -> Result<State> {
    State::parse(code).ok_or_else(|| internal(format!("no state {code}")))
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<ActionRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)?.try_into()
}

/// All actions of a cycle by number.
pub async fn list(run: &impl Run, cycle: Uuid) -> Result<Vec<ActionRow>> {
    run.all(&LIST, args![cycle]).await?.into_iter().map(ActionRow::try_from).collect()
}

pub async fn counts(run: &impl Run, cycle: Uuid, today: Date) -> Result<Counts> {
    Ok(run.one(&COUNTS, args![cycle, today]).await?)
}

/// What is late in some groups, the latest first.
pub async fn late(run: &impl Run, groups: Vec<Uuid>, today: Date) -> Result<Vec<LateLine>> {
    Ok(run.all(&LATE, args![groups, today]).await?)
}

/// What somebody undertook and has not done, in all groups or in one: the most urgent first.
pub async fn mine(run: &impl Run, person: Uuid, group: Option<Uuid>, most: i64) -> Result<Vec<Mine>> {
    let mine = |row: MineRow| {
        Ok(Mine {
            state: state(&row.state)?,
            id: row.id,
            group_id: row.group_id,
            group_title: row.group_title,
            number: row.number,
            title: row.title,
            starts_on: row.starts_on,
            due_on: row.due_on,
            updated_at: row.updated_at,
            version: row.version,
            is_mine: row.is_mine,
        })
    };
    run.all(&MINE, args![person, group, most]).await?.into_iter().map(mine).collect()
}

/// Which actions of a cycle wait for which.
pub async fn waits(run: &impl Run, cycle: Uuid) -> Result<Vec<Wait>> {
    Ok(run.all(&WAITS, args![cycle]).await?)
}

/// Who works on the actions of a cycle besides those who answer for them, by name.
pub async fn contributors(run: &impl Run, cycle: Uuid) -> Result<Vec<Contributor>> {
    Ok(run.all(&CONTRIBUTORS, args![cycle]).await?)
}

/// What the actions of a cycle are to produce, in the order in which it was said.
pub async fn deliverables(run: &impl Run, cycle: Uuid) -> Result<Vec<Deliverable>> {
    Ok(run.all(&DELIVERABLES, args![cycle]).await?)
}

/// What the actions of a cycle take, by organisation.
pub async fn resources(run: &impl Run, cycle: Uuid) -> Result<Vec<Resource>> {
    Ok(run.all(&RESOURCES, args![cycle]).await?)
}

/// The latest first.
pub async fn notes(run: &impl Run, action: Uuid) -> Result<Vec<Note>> {
    Ok(run.all(&NOTES, args![action]).await?)
}

pub async fn links(run: &impl Run, action: Uuid) -> Result<Vec<LinkRow>> {
    Ok(run.all(&LINKS, args![action]).await?)
}

/// What the minutes of some meetings say and actions took over.
pub async fn taken(run: &impl Run, meetings: Vec<Uuid>) -> Result<Vec<Taken>> {
    Ok(run.all(&TAKEN, args![meetings]).await?)
}
