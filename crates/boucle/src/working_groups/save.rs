//! Writing working groups, their cycles and what the network asks of them, in the caller's transaction.

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};

use super::queries::GroupRow;
use super::rules::{Settings, State};
use crate::kit::error::internal;
use crate::kit::{Error, Result, Viewer};
use crate::spaces::queries::{self as spaces, NewSpace};

/// What a form says of a group.
#[derive(Debug, Clone)]
pub struct NewGroup {
    pub organisation: Uuid,
    pub title: String,
    pub problem: String,
    pub scope: String,
    pub hopes: String,
    pub categories: Vec<Uuid>,
    pub currency: String,
    pub time_zone: String,
    pub trial_minimum: i64,
    pub trial_share: String,
}

/// What a form says of a cycle.
#[derive(Debug, Clone)]
pub struct NewCycle {
    pub title: String,
    pub starts_on: Date,
    pub ends_on: Date,
}

sql! {
    INSERT: () = "
        INSERT INTO working_group (id, problem, scope, hopes, currency, trial_minimum, trial_share, organisation_id,
            proposed_by, proposed_at, state, state_by, state_at, state_note, updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'gathering', $9, $10, '', $10, 1)";
    UPDATE: () = "
        UPDATE working_group SET problem = $3, scope = $4, hopes = $5, currency = $6, trial_minimum = $7, trial_share = $8,
            updated_at = $9, version = version + 1
        WHERE id = $1 AND version = $2";
    SET_STATE: () = "
        UPDATE working_group SET state = $3, state_by = $4, state_at = $5, state_note = $6, updated_at = $5,
            version = version + 1
        WHERE id = $1 AND state = $2";
    CLEAR_CATEGORIES: () = "DELETE FROM working_group_category WHERE group_id = $1";
    ADD_CATEGORY: () = "INSERT INTO working_group_category (group_id, category_id) VALUES ($1, $2)";
    ADD_CYCLE: () = "
        INSERT INTO cycle (id, group_id, title, starts_on, ends_on, report, created_at, version)
        VALUES ($1, $2, $3, $4, $5, '', $6, 1)";
    UPDATE_CYCLE: () = "
        UPDATE cycle SET title = $3, starts_on = $4, ends_on = $5, version = version + 1
        WHERE id = $1 AND version = $2 AND closed_at IS NULL";
    KEEP_REPORT: () = "
        UPDATE cycle SET report = $3, version = version + 1 WHERE id = $1 AND version = $2 AND closed_at IS NULL";
    CLOSE_CYCLE: () = "UPDATE cycle SET closed_by = $2, closed_at = $3 WHERE id = $1 AND closed_at IS NULL";
    KEEP_SETTINGS: () = "
        INSERT INTO setting (name, value, updated_at) VALUES ('working_groups', $1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at";
}

/// Makes the space and the group, under one id.
pub async fn insert(tx: &Tx, group: &NewGroup, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let space = NewSpace {
        kind: "working_group".to_owned(),
        title: group.title.clone(),
        summary: group.problem.clone(),
        visibility: "network".to_owned(),
        joining: "invitation".to_owned(),
        time_zone: group.time_zone.clone(),
    };
    let id = spaces::insert(tx, &space, by, now).await?;
    let row = args![
        id,
        &group.problem,
        &group.scope,
        &group.hopes,
        &group.currency,
        group.trial_minimum,
        &group.trial_share,
        group.organisation,
        by,
        now
    ];
    tx.execute(&INSERT, row).await?;
    add_categories(tx, id, group).await?;
    Ok(id)
}

/// Changes a group that is still at `version`, and of its space what is the group's to say.
pub async fn update(
    tx: &Tx,
    viewer: &Viewer,
    before: &GroupRow,
    version: i64,
    group: &NewGroup,
    now: Timestamp,
) -> Result<()> {
    let row = args![
        before.id,
        version,
        &group.problem,
        &group.scope,
        &group.hopes,
        &group.currency,
        group.trial_minimum,
        &group.trial_share,
        now
    ];
    if tx.execute(&UPDATE, row).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&CLEAR_CATEGORIES, args![before.id]).await?;
    add_categories(tx, before.id, group).await?;
    let space = spaces::access(tx, viewer, before.id).await?.space;
    // Who runs the space may have presented it in other words: those stay.
    let summary = if space.summary == before.problem { group.problem.clone() } else { space.summary };
    let changed = NewSpace {
        kind: space.kind,
        title: group.title.clone(),
        summary,
        visibility: space.visibility,
        joining: space.joining,
        time_zone: group.time_zone.clone(),
    };
    spaces::update(tx, before.id, space.version, &changed, now).await
}

async fn add_categories(tx: &Tx, id: Uuid, group: &NewGroup) -> Result<()> {
    tx.execute_many(&ADD_CATEGORY, group.categories.iter().map(|category| args![id, *category]).collect()).await?;
    Ok(())
}

/// Somebody who changed the state meanwhile is a conflict. The space of a group that is over is read and no longer written.
pub async fn set_state(tx: &Tx, viewer: &Viewer, group: &GroupRow, state: State, note: &str, now: Timestamp) -> Result<()> {
    let row = args![group.id, group.state.code(), state.code(), viewer.id(), now, note];
    if tx.execute(&SET_STATE, row).await? == 0 {
        return Err(Error::Conflict);
    }
    let space = spaces::access(tx, viewer, group.id).await?.space;
    if space.archived_at.is_none() != state.is_at_work() {
        spaces::archive(tx, group.id, space.version, (!state.is_at_work()).then_some(now), now).await?;
    }
    Ok(())
}

pub async fn insert_cycle(tx: &Tx, group: Uuid, cycle: &NewCycle, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    tx.execute(&ADD_CYCLE, args![id, group, &cycle.title, cycle.starts_on, cycle.ends_on, now]).await?;
    Ok(id)
}

pub async fn update_cycle(tx: &Tx, id: Uuid, version: i64, cycle: &NewCycle) -> Result<()> {
    let row = args![id, version, &cycle.title, cycle.starts_on, cycle.ends_on];
    if tx.execute(&UPDATE_CYCLE, row).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Keeps what is said of a year that goes on.
pub async fn keep_report(tx: &Tx, cycle: Uuid, version: i64, report: &str) -> Result<()> {
    if tx.execute(&KEEP_REPORT, args![cycle, version, report]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

pub async fn close_cycle(tx: &Tx, cycle: Uuid, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute(&CLOSE_CYCLE, args![cycle, by, now]).await?;
    Ok(())
}

pub async fn keep_settings(tx: &Tx, settings: &Settings, now: Timestamp) -> Result<()> {
    let value = serde_json::to_string(settings).map_err(internal)?;
    tx.execute(&KEEP_SETTINGS, args![value, now]).await?;
    Ok(())
}
