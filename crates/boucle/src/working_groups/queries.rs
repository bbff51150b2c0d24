//! Working groups, their cycles and who takes part, in the database.

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};

use super::rules::{self, Settings, State};
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

row! {
    // What a group is to work on in a cycle.
    #[derive(Debug, Clone)]
    pub struct OrientationRow {
        pub id: Uuid,
        pub title: String,
        pub text: String,
        pub origin: String,
        pub position: i64,
        pub rank: Option<i64>,
        pub retained_at: Option<Timestamp>,
        pub author: Option<String>,
        pub version: i64,
    }
}
row! {
    // What an organisation undertakes for a cycle.
    #[derive(Debug, Clone)]
    pub struct PledgeRow {
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub organisation: String,
        pub role: String,
        pub objectives: String,
        pub brings: String,
        pub hours_per_month: i64,
        // it has not left the group since
        pub takes_part: bool,
        pub given_at: Timestamp,
        pub version: i64,
    }
}
row! {
    struct PledgedHours {
        organisation_id: Uuid,
        hours_per_month: i64,
    }
}

row! {
    struct Category {
        group_id: Uuid,
        category_id: Uuid,
    }
}

impl Participant {
    /// Whether it counts towards the minimum.
    pub fn counts(&self) -> bool {
        rules::counts(&self.terms, self.is_member)
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
    ORIENTATIONS: OrientationRow = "
        SELECT o.id, o.title, o.text, o.origin, o.position, o.rank, o.retained_at, a.name AS author, o.version
        FROM orientation o LEFT JOIN person a ON a.id = o.proposed_by WHERE o.cycle_id = $1
        ORDER BY CASE WHEN o.rank IS NULL THEN 1 ELSE 0 END, o.rank, o.position, o.id";
    PLEDGES: PledgeRow = "
        SELECT p.id, p.organisation_id, o.name AS organisation, p.role, p.objectives, p.brings,
            CAST((SELECT COALESCE(sum(h.hours_per_month), 0) FROM pledge_person h WHERE h.pledge_id = p.id) AS BIGINT)
                AS hours_per_month,
            EXISTS (SELECT 1 FROM participation t WHERE t.group_id = c.group_id
                AND t.organisation_id = p.organisation_id AND t.state = 'accepted') AS takes_part,
            p.given_at, p.version
        FROM pledge p JOIN cycle c ON c.id = p.cycle_id JOIN organisation o ON o.id = p.organisation_id
        WHERE p.cycle_id = $1 ORDER BY o.name_key, o.id";
    // Those of an organisation that left a year in progress are no longer to be counted on.
    PLEDGED_HOURS: PledgedHours = "
        SELECT p.organisation_id, CAST(COALESCE(sum(h.hours_per_month), 0) AS BIGINT) AS hours_per_month
        FROM pledge p JOIN cycle c ON c.id = p.cycle_id LEFT JOIN pledge_person h ON h.pledge_id = p.id
        WHERE p.cycle_id = $1 AND (c.closed_at IS NOT NULL OR EXISTS (SELECT 1 FROM participation t
            WHERE t.group_id = c.group_id AND t.organisation_id = p.organisation_id AND t.state = 'accepted'))
        GROUP BY p.organisation_id ORDER BY p.organisation_id";
    PLANNED: () = "
        UPDATE cycle SET planned_by = $3, planned_at = $4, version = version + 1
        WHERE id = $1 AND version = $2 AND closed_at IS NULL";
    CATEGORIES: Category = "
        SELECT group_id, category_id FROM working_group_category WHERE group_id = ANY($1) ORDER BY group_id, category_id";
    MOVE_CATEGORY: () = "
        INSERT INTO working_group_category (group_id, category_id)
        SELECT g.group_id, c.id FROM working_group_category g JOIN category c ON c.id = $2 WHERE g.category_id = $1
        ON CONFLICT (group_id, category_id) DO NOTHING";
    EMPTY_CATEGORY: () = "DELETE FROM working_group_category WHERE category_id = $1";
    SETTINGS: String = "SELECT value FROM setting WHERE name = 'working_groups'";
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

/// What was proposed for a cycle: as it was ranked, and before that as it was written down.
pub async fn orientations(run: &impl Run, cycle: Uuid) -> Result<Vec<OrientationRow>> {
    Ok(run.all(&ORIENTATIONS, args![cycle]).await?)
}

/// What organisations undertook for a cycle, by name.
pub async fn pledges(run: &impl Run, cycle: Uuid) -> Result<Vec<PledgeRow>> {
    Ok(run.all(&PLEDGES, args![cycle]).await?)
}

/// Hours a month that each organisation pledged for a cycle, of all its people.
pub async fn pledged_hours(run: &impl Run, cycle: Uuid) -> Result<Vec<(Uuid, i64)>> {
    let hours = run.all(&PLEDGED_HOURS, args![cycle]).await?;
    Ok(hours.into_iter().map(|of| (of.organisation_id, of.hours_per_month)).collect())
}

/// The plan of a cycle is adopted, by somebody who saw that version of the cycle.
pub async fn planned(tx: &Tx, cycle: Uuid, version: i64, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    if tx.execute(&PLANNED, args![cycle, version, by, now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// The categories of each of these groups, with the group.
pub async fn categories(run: &impl Run, groups: Vec<Uuid>) -> Result<Vec<(Uuid, Uuid)>> {
    Ok(run.all(&CATEGORIES, args![groups]).await?.into_iter().map(|it| (it.group_id, it.category_id)).collect())
}

/// What groups have in one category goes over to another.
pub async fn move_category(tx: &Tx, from: Uuid, into: Uuid) -> Result<()> {
    tx.execute(&MOVE_CATEGORY, args![from, into]).await?;
    tx.execute(&EMPTY_CATEGORY, args![from]).await?;
    Ok(())
}

/// What the network asks of its groups.
pub async fn settings(run: &impl Run) -> Result<Settings> {
    match run.optional(&SETTINGS, args![]).await? {
        Some(kept) => serde_json::from_str(&kept).map_err(internal),
        None => Ok(Settings::default()),
    }
}

/// Organisations without which a group does not start.
pub async fn minimum(run: &impl Run) -> Result<i64> {
    Ok(settings(run).await?.minimum)
}
