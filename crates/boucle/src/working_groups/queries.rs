//! Working groups, their cycles and who takes part, in the database.

use db::{Date, Run, Timestamp, Uuid, args, row, sql};

use super::rules::State;
use crate::kit::error::internal;
use crate::kit::{Error, Result};

row! {
    struct Kept {
        id: Uuid,
        problem: String,
        scope: String,
        hopes: String,
        currency: String,
        trial_minimum: i64,
        trial_share: String,
        organisation_id: Uuid,
        organisation: String,
        proposed_by: Option<Uuid>,
        proposed_at: Timestamp,
        state: String,
        state_at: Timestamp,
        state_note: String,
        version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct CycleRow {
        pub id: Uuid,
        pub group_id: Uuid,
        pub title: String,
        pub starts_on: Date,
        pub ends_on: Date,
        pub consultation_id: Option<Uuid>,
        pub ranking_id: Option<Uuid>,
        pub oriented_at: Option<Timestamp>,
        pub planned_at: Option<Timestamp>,
        pub report: String,
        pub closed_at: Option<Timestamp>,
        pub version: i64,
    }
}
row! {
    // An organisation that takes part.
    #[derive(Debug, Clone)]
    pub struct Participant {
        pub participation_id: Uuid,
        pub organisation_id: Uuid,
        pub name: String,
        pub terms: String,
        // its membership of the network counts today; what other terms ask is agreed once and for all
        pub is_member: bool,
    }
}
row! {
    // Somebody who comes for an organisation.
    #[derive(Debug, Clone)]
    pub struct Delegate {
        pub person_id: Uuid,
        pub name: String,
        pub organisation_id: Uuid,
        pub organisation: String,
    }
}

/// A working group, but for what is its space's.
#[derive(Debug, Clone)]
pub struct GroupRow {
    pub id: Uuid,
    pub problem: String,
    pub scope: String,
    pub hopes: String,
    pub currency: String,
    /// Organisations by which a deliverable is to be tried, and the share of them that must be favourable: `2/3`.
    pub trial_minimum: i64,
    pub trial_share: String,
    /// That proposed it.
    pub organisation_id: Uuid,
    pub organisation: String,
    pub proposed_by: Option<Uuid>,
    pub proposed_at: Timestamp,
    pub state: State,
    pub state_at: Timestamp,
    pub state_note: String,
    pub version: i64,
}

sql! {
    FIND: Kept = "
        SELECT g.id, g.problem, g.scope, g.hopes, g.currency, g.trial_minimum, g.trial_share, g.organisation_id,
            o.name AS organisation, g.proposed_by, g.proposed_at, g.state, g.state_at, g.state_note, g.version
        FROM working_group g JOIN organisation o ON o.id = g.organisation_id WHERE g.id = $1";
    CYCLES: CycleRow = "
        SELECT id, group_id, title, starts_on, ends_on, consultation_id, ranking_id, oriented_at, planned_at, report,
            closed_at, version
        FROM cycle WHERE group_id = $1 ORDER BY starts_on DESC, id DESC";
    CYCLE: CycleRow = "
        SELECT id, group_id, title, starts_on, ends_on, consultation_id, ranking_id, oriented_at, planned_at, report,
            closed_at, version
        FROM cycle WHERE id = $1";
    PARTICIPANTS: Participant = "
        SELECT p.id AS participation_id, p.organisation_id, o.name, p.terms,
            EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = p.organisation_id AND m.kind = 'member'
                AND m.state = 'accepted' AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2)) AS is_member
        FROM participation p JOIN organisation o ON o.id = p.organisation_id
        WHERE p.group_id = $1 AND p.state = 'accepted' ORDER BY o.name_key, o.id";
    DELEGATES: Delegate = "
        SELECT d.person_id, e.name, p.organisation_id, o.name AS organisation
        FROM participation p JOIN participation_person d ON d.participation_id = p.id
            JOIN person e ON e.id = d.person_id JOIN organisation o ON o.id = p.organisation_id
        WHERE p.group_id = $1 AND p.state = 'accepted' ORDER BY o.name_key, e.name_key, d.person_id";
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<GroupRow> {
    let kept = run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)?;
    Ok(GroupRow {
        id: kept.id,
        problem: kept.problem,
        scope: kept.scope,
        hopes: kept.hopes,
        currency: kept.currency,
        trial_minimum: kept.trial_minimum,
        trial_share: kept.trial_share,
        organisation_id: kept.organisation_id,
        organisation: kept.organisation,
        proposed_by: kept.proposed_by,
        proposed_at: kept.proposed_at,
        state: State::parse(&kept.state).ok_or_else(|| internal(format!("no state {}", kept.state)))?,
        state_at: kept.state_at,
        state_note: kept.state_note,
        version: kept.version,
    })
}

/// The latest first.
pub async fn cycles(run: &impl Run, group: Uuid) -> Result<Vec<CycleRow>> {
    Ok(run.all(&CYCLES, args![group]).await?)
}

pub async fn cycle(run: &impl Run, id: Uuid) -> Result<CycleRow> {
    run.optional(&CYCLE, args![id]).await?.ok_or(Error::NotFound)
}

/// Organisations that take part, by name.
pub async fn participants(run: &impl Run, group: Uuid, today: Date) -> Result<Vec<Participant>> {
    Ok(run.all(&PARTICIPANTS, args![group, today]).await?)
}

/// Who comes for them, by organisation.
pub async fn delegates(run: &impl Run, group: Uuid) -> Result<Vec<Delegate>> {
    Ok(run.all(&DELEGATES, args![group]).await?)
}
