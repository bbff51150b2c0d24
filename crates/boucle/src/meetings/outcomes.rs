//! What was decided and undertaken: picked out of the minutes, shown where people look, ticked off when done.

use axum::extract::{Path, State};
use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};
use serde_json::json;

use super::rules::Outcome;
use super::{Open, address, plans};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::to;
use crate::kit::{App, Error, Form, Result, Viewer};
use crate::spaces::Access;

row! {
    #[derive(Debug, Clone)]
    pub struct OutcomeLine {
        pub position: i64,
        pub kind: String,
        pub text: String,
        pub person_id: Option<Uuid>,
        pub name: Option<String>,
        pub due_on: Option<Date>,
        pub done_at: Option<Timestamp>,
    }
}
row! {
    // What somebody undertook and has not done.
    #[derive(Debug, Clone)]
    pub struct Undertaken {
        pub meeting_id: Uuid,
        pub position: i64,
        pub meeting_title: String,
        pub space_title: String,
        pub text: String,
        pub due_on: Option<Date>,
    }
}

sql! {
    LIST: OutcomeLine = "
        SELECT o.position, o.kind, o.text, o.person_id, p.name, o.due_on, o.done_at
        FROM meeting_outcome o LEFT JOIN person p ON p.id = o.person_id WHERE o.meeting_id = $1 ORDER BY o.position";
    CLEAR: () = "DELETE FROM meeting_outcome WHERE meeting_id = $1";
    ADD: () = "
        INSERT INTO meeting_outcome (meeting_id, position, kind, text, person_id, due_on, done_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    TICK: () = "UPDATE meeting_outcome SET done_at = $3 WHERE meeting_id = $1 AND text = $2 AND kind = 'action'";
    SETTLE: () = "UPDATE meeting_outcome SET done_at = $3 WHERE meeting_id = $1 AND position = $2 AND kind = 'action'";
    // Only what minutes say that members can read, in spaces that the person is still in.
    UNDERTAKEN: Undertaken = "
        SELECT o.meeting_id, o.position, m.title AS meeting_title, s.title AS space_title, o.text, o.due_on
        FROM meeting_outcome o JOIN meeting m ON m.id = o.meeting_id JOIN space s ON s.id = m.space_id
        WHERE o.person_id = $1 AND o.done_at IS NULL AND m.minutes_state IN ('proposed', 'adopted')
            AND (CAST($2 AS UUID) IS NULL OR m.space_id = $2) AND s.archived_at IS NULL
            AND (s.kind = 'network' OR EXISTS (SELECT 1 FROM space_member n
                WHERE n.space_id = s.id AND n.person_id = $1 AND n.until IS NULL))
        ORDER BY COALESCE(o.due_on, CAST($3 AS DATE)), o.meeting_id, o.position LIMIT 20";
}

pub async fn of(run: &impl Run, meeting: Uuid) -> Result<Vec<OutcomeLine>> {
    Ok(run.all(&LIST, args![meeting]).await?)
}

/// What somebody undertook and has not done, in all their spaces or in one: the most urgent first.
pub async fn undertaken(run: &impl Run, person: Uuid, space: Option<Uuid>) -> Result<Vec<Undertaken>> {
    Ok(run.all(&UNDERTAKEN, args![person, space, Date::constant(9999, 1, 1)]).await?)
}

/// Puts what new minutes say in the place of what the former ones said; what was done stays done.
pub async fn replace(tx: &Tx, meeting: Uuid, outcomes: &[Outcome]) -> Result<()> {
    let before = of(tx, meeting).await?;
    tx.execute(&CLEAR, args![meeting]).await?;
    let done = |text: &str| before.iter().find(|old| old.text == text).and_then(|old| old.done_at);
    let rows = (1_i64..).zip(outcomes).map(|(position, outcome)| {
        args![meeting, position, outcome.kind, &outcome.text, outcome.person, outcome.due_on, done(&outcome.text)]
    });
    tx.execute_many(&ADD, rows.collect()).await?;
    Ok(())
}

/// Ticks off what minutes say in these words, or takes the tick away: whoever took it over knows better.
pub async fn tick(tx: &Tx, meeting: Uuid, words: &str, done_at: Option<Timestamp>) -> Result<()> {
    tx.execute(&TICK, args![meeting, words, done_at]).await?;
    Ok(())
}

/// Who undertook it, or who leads.
pub fn may_settle(access: &Access, viewer: &Viewer, outcome: &OutcomeLine) -> bool {
    outcome.kind == "action"
        && (plans(access) || (access.writes() && outcome.person_id.is_some() && outcome.person_id == viewer.id()))
}

/// Says that an action is done, or that it is not after all.
pub async fn settle(State(app): State<App>, viewer: Viewer, Path((id, position)): Path<(Uuid, i64)>, form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Access::writes).await?;
    let outcomes = of(&app.db, id).await?;
    let outcome = outcomes.iter().find(|outcome| outcome.position == position).ok_or(Error::NotFound)?;
    if !may_settle(&open.access, &viewer, outcome) {
        return Err(Error::Forbidden);
    }
    let now = app.clock.now();
    let done = form.value("act") != "undo";
    app.db
        .write(|tx| {
            let (viewer, meeting) = (&viewer, &open.meeting);
            async move {
                tx.execute(&SETTLE, args![id, position, done.then_some(now)]).await?;
                let subject = Subject { kind: "meeting", id: Some(id), title: &meeting.title };
                let verb = if done { "done" } else { "reopened" };
                journal::add(&tx, viewer, verb, subject, json!({"action": outcome.text}), now).await
            }
        })
        .await?;
    Ok(to(&if form.value("from") == "home" { "/".to_owned() } else { format!("{}#actions", address(id)) }))
}
