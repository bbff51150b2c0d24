//! Writing actions and what belongs to them, each change with its line in the journal.

use std::collections::{BTreeSet, HashMap};

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};
use serde_json::{Map, Value, json};

use super::queries::{self, ActionRow};
use super::rules::{self, State};
use crate::kit::journal::{self, Subject};
use crate::kit::{Error, Result, Viewer};
use crate::meetings;

/// The most actions of one cycle: a plan is read as a whole.
pub const MOST_ACTIONS: usize = 300;

sql! {
    ADD: () = "
        INSERT INTO action (id, cycle_id, orientation_id, number, title, text, person_id, organisation_id, given_by,
            given_at, starts_on, due_on, state, state_by, state_at, meeting_id, decision, created_by, created_at,
            updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'to_come', $13, $14, $15, $16, $13, $14, $14, 1)";
    LAST: Option<i64> = "SELECT max(number) AS n FROM action WHERE cycle_id = $1";
    CHANGE: () = "
        UPDATE action SET orientation_id = $3, title = $4, text = $5, person_id = $6, organisation_id = $7, starts_on = $8,
            due_on = $9, updated_at = $10, version = version + 1
        WHERE id = $1 AND version = $2";
    GIVE: () = "UPDATE action SET given_by = $2, given_at = $3 WHERE id = $1";
    SET_STATE: () = "UPDATE action SET state = $2, state_by = $3, state_at = $4, updated_at = $4 WHERE id = $1";
    TOUCH: () = "UPDATE action SET updated_at = $3, version = version + 1 WHERE id = $1 AND version = $2";
    DELETE: () = "DELETE FROM action WHERE id = $1";
    // What was dropped before is no part of what is adopted.
    ADOPT: () = "
        UPDATE action SET planned_start = CASE WHEN state = 'dropped' THEN NULL ELSE starts_on END,
            planned_due = CASE WHEN state = 'dropped' THEN NULL ELSE due_on END
        WHERE cycle_id = $1";
    CLEAR_PEOPLE: () = "DELETE FROM action_person WHERE action_id = $1";
    ADD_PERSON: () = "INSERT INTO action_person (action_id, person_id) VALUES ($1, $2)";
    CLEAR_WAITS: () = "DELETE FROM action_dependency WHERE action_id = $1";
    ADD_WAIT: () = "INSERT INTO action_dependency (action_id, after_id) VALUES ($1, $2)";
    CLEAR_RESOURCES: () = "DELETE FROM action_resource WHERE action_id = $1";
    ADD_RESOURCE: () = "
        INSERT INTO action_resource (id, action_id, kind, amount, organisation_id) VALUES ($1, $2, $3, $4, $5)";
    ADD_DELIVERABLE: () = "
        INSERT INTO deliverable (id, action_id, title, kind, created_at, version) VALUES ($1, $2, $3, $4, $5, 1)";
    CHANGE_DELIVERABLE: () = "
        UPDATE deliverable SET title = $3, kind = $4, version = version + 1
        WHERE id = $1 AND action_id = $2 AND (title <> $3 OR kind <> $4)";
    DROP_DELIVERABLE: () = "DELETE FROM deliverable WHERE id = $1 AND action_id = $2";
    ADD_NOTE: () = "INSERT INTO action_note (id, action_id, text, author_id, at) VALUES ($1, $2, $3, $4, $5)";
    ADD_LINK: () = "
        INSERT INTO action_link (id, action_id, title, address, added_by, at) VALUES ($1, $2, $3, $4, $5, $6)";
    DROP_LINK: () = "DELETE FROM action_link WHERE id = $1 AND action_id = $2";
}

/// What a form says of an action itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    pub orientation: Option<Uuid>,
    pub title: String,
    pub text: String,
    pub person: Option<Uuid>,
    pub organisation: Option<Uuid>,
    pub starts_on: Date,
    pub due_on: Date,
}

impl Fields {
    pub fn of(action: &ActionRow) -> Self {
        Self {
            orientation: action.orientation_id,
            title: action.title.clone(),
            text: action.text.clone(),
            person: action.person_id,
            organisation: action.organisation_id,
            starts_on: action.starts_on,
            due_on: action.due_on,
        }
    }
}

/// What hangs on an action, as a form says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    pub contributors: Vec<Uuid>,
    /// Those for whose end it waits.
    pub waits: Vec<Uuid>,
    /// Organisation, `hours` or `money`, and how much.
    pub resources: Vec<(Uuid, &'static str, i64)>,
    /// Those that are there already have their id.
    pub deliverables: Vec<(Option<Uuid>, String, String)>,
}

/// Where an action came from, if minutes say it: the meeting, and their words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin<'a> {
    pub meeting: Option<Uuid>,
    pub words: &'a str,
}

/// A new action of a cycle, with the next number or one that is free.
pub async fn insert(
    tx: &Tx,
    cycle: Uuid,
    number: Option<i64>,
    fields: &Fields,
    origin: Origin<'_>,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let number = match number {
        Some(number) => number,
        None => tx.one(&LAST, args![cycle]).await?.unwrap_or(0) + 1,
    };
    let row = args![
        id,
        cycle,
        fields.orientation,
        number,
        &fields.title,
        &fields.text,
        fields.person,
        fields.organisation,
        by.filter(|_| fields.person.is_some()),
        fields.person.map(|_| now),
        fields.starts_on,
        fields.due_on,
        by,
        now,
        origin.meeting,
        origin.words
    ];
    tx.execute(&ADD, row).await?;
    Ok(id)
}

/// A new action with its line in the journal.
pub async fn create(
    tx: &Tx,
    viewer: &Viewer,
    cycle: Uuid,
    number: Option<i64>,
    fields: &Fields,
    origin: Origin<'_>,
    now: Timestamp,
) -> Result<Uuid> {
    let id = insert(tx, cycle, number, fields, origin, viewer.id(), now).await?;
    let detail = json!({"cycle": cycle, "starts_on": fields.starts_on, "due_on": fields.due_on, "meeting": origin.meeting});
    journal::add(tx, viewer, "created", subject(id, &fields.title), detail, now).await?;
    Ok(id)
}

pub fn subject(id: Uuid, title: &str) -> Subject<'_> {
    Subject { kind: "action", id: Some(id), title }
}

/// Changes an action from the version that a form was made from; somebody else's change meanwhile is a conflict. Says in the
/// journal what became of what, and which columns of what hangs on it changed `also`.
pub async fn change(
    tx: &Tx,
    viewer: &Viewer,
    before: &ActionRow,
    fields: &Fields,
    also: &[&'static str],
    now: Timestamp,
) -> Result<()> {
    let mut changes = changes(&Fields::of(before), fields);
    if !also.is_empty() {
        changes.insert("also".to_owned(), json!(also));
    }
    let row = args![
        before.id,
        before.version,
        fields.orientation,
        &fields.title,
        &fields.text,
        fields.person,
        fields.organisation,
        fields.starts_on,
        fields.due_on,
        now
    ];
    if tx.execute(&CHANGE, row).await? == 0 {
        return Err(Error::Conflict);
    }
    if fields.person != before.person_id {
        let given = fields.person.map(|_| now);
        tx.execute(&GIVE, args![before.id, viewer.id().filter(|_| given.is_some()), given]).await?;
    }
    if changes.is_empty() {
        return Ok(());
    }
    journal::add(tx, viewer, "changed", subject(before.id, &fields.title), Value::Object(changes), now).await
}

/// What changed, as it was and as it is: of a long text only that it did.
fn changes(before: &Fields, after: &Fields) -> Map<String, Value> {
    let mut changes = Map::new();
    let mut note = |name: &str, from: Value, to: Value| {
        if from != to {
            changes.insert(name.to_owned(), json!({"from": from, "to": to}));
        }
    };
    note("title", json!(before.title), json!(after.title));
    note("orientation", json!(before.orientation), json!(after.orientation));
    note("person", json!(before.person), json!(after.person));
    note("organisation", json!(before.organisation), json!(after.organisation));
    note("starts_on", json!(before.starts_on), json!(after.starts_on));
    note("due_on", json!(before.due_on), json!(after.due_on));
    if before.text != after.text {
        changes.insert("text".to_owned(), json!(true));
    }
    changes
}

/// The columns in which two things that hang on an action differ.
pub fn differing(before: &Around, after: &Around) -> Vec<&'static str> {
    let of = |around: &Around, kind: &str| -> BTreeSet<(Uuid, i64)> {
        let own = around.resources.iter().filter(|(_, other, _)| *other == kind);
        own.map(|(organisation, _, amount)| (*organisation, *amount)).collect()
    };
    let set = |ids: &[Uuid]| ids.iter().copied().collect::<BTreeSet<_>>();
    let columns = [
        ("contributors", set(&before.contributors) != set(&after.contributors)),
        ("after", set(&before.waits) != set(&after.waits)),
        ("hours", of(before, "hours") != of(after, "hours")),
        ("money", of(before, "money") != of(after, "money")),
        ("deliverables", before.deliverables != after.deliverables),
    ];
    columns.into_iter().filter(|(_, differ)| *differ).map(|(column, _)| column).collect()
}

/// Puts what a form says in the place of what hung on the action. `known` are its deliverables as they are.
pub async fn surround(tx: &Tx, action: Uuid, around: &Around, known: &[Uuid], now: Timestamp) -> Result<()> {
    tx.execute(&CLEAR_PEOPLE, args![action]).await?;
    tx.execute_many(&ADD_PERSON, around.contributors.iter().map(|person| args![action, person]).collect()).await?;
    wait(tx, action, &around.waits).await?;
    tx.execute(&CLEAR_RESOURCES, args![action]).await?;
    let resources = around
        .resources
        .iter()
        .map(|(organisation, kind, amount)| args![Uuid::now_v7(), action, *kind, *amount, organisation]);
    tx.execute_many(&ADD_RESOURCE, resources.collect()).await?;
    for gone in known.iter().filter(|id| !around.deliverables.iter().any(|(kept, ..)| kept == &Some(**id))) {
        tx.execute(&DROP_DELIVERABLE, args![gone, action]).await?;
    }
    for (id, title, kind) in &around.deliverables {
        match id {
            Some(id) => tx.execute(&CHANGE_DELIVERABLE, args![id, action, title, kind]).await?,
            None => tx.execute(&ADD_DELIVERABLE, args![Uuid::now_v7(), action, title, kind, now]).await?,
        };
    }
    Ok(())
}

/// Makes an action wait for others, and for those alone.
pub async fn wait(tx: &Tx, action: Uuid, others: &[Uuid]) -> Result<()> {
    tx.execute(&CLEAR_WAITS, args![action]).await?;
    tx.execute_many(&ADD_WAIT, others.iter().map(|other| args![action, other]).collect()).await?;
    Ok(())
}

/// The circle that the dependencies of a cycle make, by number: asked in the transaction that changes them.
pub async fn circle(tx: &Tx, cycle: Uuid) -> Result<Option<Vec<i64>>> {
    let numbers: HashMap<Uuid, i64> =
        queries::list(tx, cycle).await?.into_iter().map(|action| (action.id, action.number)).collect();
    let waits: Vec<(i64, i64)> = queries::waits(tx, cycle)
        .await?
        .iter()
        .filter_map(|wait| Some((*numbers.get(&wait.action_id)?, *numbers.get(&wait.after_id)?)))
        .collect();
    Ok(rules::circle(&waits))
}

/// Brings an action into a state; what the minutes say of it is ticked off with it. `why` is said in the journal.
pub async fn set_state(tx: &Tx, viewer: &Viewer, action: &ActionRow, state: State, why: &str, now: Timestamp) -> Result<()> {
    tx.execute(&SET_STATE, args![action.id, state.code(), viewer.id(), now]).await?;
    if let Some(meeting) = action.meeting_id
        && (state == State::Done) != (action.state == State::Done)
    {
        meetings::tick(tx, meeting, &action.decision, (state == State::Done).then_some(now)).await?;
    }
    let mut detail = json!({"from": action.state.code(), "to": state.code()});
    if let (Some(detail), false) = (detail.as_object_mut(), why.is_empty()) {
        detail.insert("why".to_owned(), json!(why));
    }
    journal::add(tx, viewer, "state_changed", subject(action.id, &action.title), detail, now).await
}

/// Counts a change of what stands in other tables, from the version that a form was made from.
pub async fn touch(tx: &Tx, action: &ActionRow, version: i64, now: Timestamp) -> Result<()> {
    if tx.execute(&TOUCH, args![action.id, version, now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

pub async fn delete(tx: &Tx, viewer: &Viewer, action: &ActionRow, now: Timestamp) -> Result<()> {
    tx.execute(&DELETE, args![action.id]).await?;
    let detail = json!({"cycle": action.cycle_id, "number": action.number});
    journal::add(tx, viewer, "deleted", subject(action.id, &action.title), detail, now).await
}

/// The dates of today's plan are those from which slippage is counted.
pub async fn adopt(tx: &Tx, cycle: Uuid) -> Result<()> {
    tx.execute(&ADOPT, args![cycle]).await?;
    Ok(())
}

pub async fn note(tx: &Tx, action: Uuid, text: &str, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute(&ADD_NOTE, args![Uuid::now_v7(), action, text, by, now]).await?;
    Ok(())
}

pub async fn link(tx: &Tx, viewer: &Viewer, action: &ActionRow, title: &str, address: &str, now: Timestamp) -> Result<()> {
    tx.execute(&ADD_LINK, args![Uuid::now_v7(), action.id, title, address, viewer.id(), now]).await?;
    let detail = json!({"link": {"to": address}});
    journal::add(tx, viewer, "changed", subject(action.id, &action.title), detail, now).await
}

pub async fn unlink(tx: &Tx, viewer: &Viewer, action: &ActionRow, link: Uuid, now: Timestamp) -> Result<()> {
    if tx.execute(&DROP_LINK, args![link, action.id]).await? == 0 {
        return Err(Error::NotFound);
    }
    let detail = json!({"link": {"from": link}});
    journal::add(tx, viewer, "changed", subject(action.id, &action.title), detail, now).await
}
