//! The working groups of the demonstration network: who takes part, their yearly cycles, orientations and pledges.

use std::collections::HashMap;

use db::{Run, Tx, Uuid, args, sql};
use serde::Deserialize;

use super::{Known, amount, categories, lines, list};
use crate::kit::Packed;
use crate::kit::Result;
use crate::kit::error::internal;
use crate::packed;
use crate::spaces::{Part, queries as spaces};

static GROUPS: Packed = packed!("demo/groups.csv");
static PARTICIPATIONS: Packed = packed!("demo/participations.csv");
static CYCLES: Packed = packed!("demo/cycles.csv");
static ORIENTATIONS: Packed = packed!("demo/orientations.csv");
static PLEDGES: Packed = packed!("demo/pledges.csv");

/// Who runs every group.
pub const COORDINATOR: &str = "noemie.tremblay@example.org";

#[derive(Deserialize)]
struct GroupLine {
    key: String,
    title: String,
    summary: String,
    problem: String,
    scope: String,
    hopes: String,
    currency: String,
    categories: String,
    trial_minimum: i64,
    trial_share: String,
    organisation: String,
    proposed_by: String,
    proposed_days_ago: i64,
    state: String,
    state_days_ago: i64,
    state_note: String,
}

#[derive(Deserialize)]
struct ParticipationLine {
    group: String,
    organisation: String,
    terms: String,
    state: String,
    /// `address=function`, each; the first one asked.
    people: String,
    asked_days_ago: i64,
    decided_days_ago: Option<i64>,
    ended_days_ago: Option<i64>,
    offer: String,
    reason: String,
    due: Option<i64>,
    /// `days ago=amount=note`, each
    received: String,
}

#[derive(Deserialize)]
struct CycleLine {
    group: String,
    title: String,
    starts_in_days: i64,
    ends_in_days: i64,
    /// Titles of polls of its space.
    consultation: String,
    ranking: String,
    created_days_ago: i64,
    oriented_days_ago: Option<i64>,
    planned_days_ago: Option<i64>,
    closed_days_ago: Option<i64>,
    report: String,
}

#[derive(Deserialize)]
struct OrientationLine {
    group: String,
    cycle: String,
    title: String,
    text: String,
    origin: String,
    by: String,
    days_ago: i64,
    rank: Option<i64>,
    retained_days_ago: Option<i64>,
}

#[derive(Deserialize)]
struct PledgeLine {
    group: String,
    cycle: String,
    organisation: String,
    role: String,
    days_ago: i64,
    /// `address=hours per month`, each; the first one gave it.
    people: String,
    objectives: String,
    brings: String,
}

sql! {
    ADD: () = "
        INSERT INTO working_group (id, problem, scope, hopes, currency, trial_minimum, trial_share, organisation_id,
            proposed_by, proposed_at, state, state_by, state_at, state_note, updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13, 1)";
    ADD_CATEGORY: () = "INSERT INTO working_group_category (group_id, category_id) VALUES ($1, $2)";
    ADD_PARTICIPATION: () = "
        INSERT INTO participation (id, group_id, organisation_id, terms, offer, state, asked_by, asked_at, decided_by,
            decided_at, reason, due, ended_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
    ADD_DELEGATE: () = "INSERT INTO participation_person (participation_id, person_id, since) VALUES ($1, $2, $3)";
    ADD_CONTRIBUTION: () = "
        INSERT INTO contribution (id, participation_id, amount, received_on, note, noted_by, noted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ADD_CYCLE: () = "
        INSERT INTO cycle (id, group_id, title, starts_on, ends_on, consultation_id, ranking_id, oriented_by, oriented_at,
            planned_by, planned_at, report, closed_by, closed_at, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)";
    ADD_ORIENTATION: () = "
        INSERT INTO orientation (id, cycle_id, title, text, origin, position, rank, retained_at, proposed_by, created_at,
            version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
    ADD_PLEDGE: () = "
        INSERT INTO pledge (id, cycle_id, organisation_id, objectives, role, brings, given_by, given_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    ADD_HOURS: () = "INSERT INTO pledge_person (pledge_id, person_id, hours_per_month) VALUES ($1, $2, $3)";
    // What a space held before the network was made is no news to anybody.
    TOLD: () = "
        INSERT INTO notice_pace (person_id, space_id, told_at)
        SELECT m.person_id, m.space_id, $1 FROM space_member m JOIN working_group g ON g.id = m.space_id
        WHERE m.until IS NULL";
    POLL: Uuid = "SELECT id FROM poll WHERE space_id = $1 AND title = $2";
}

/// The groups with their spaces and who is seated there; their ids by key.
pub async fn found(tx: &Tx, known: &Known) -> Result<HashMap<String, Uuid>> {
    let mut groups = HashMap::new();
    for line in lines::<GroupLine>(GROUPS)? {
        groups.insert(line.key.clone(), group(tx, known, line).await?);
    }
    for line in lines::<ParticipationLine>(PARTICIPATIONS)? {
        let group = *groups.get(&line.group).ok_or_else(|| internal(format!("no group {}", line.group)))?;
        participation(tx, known, group, line).await?;
    }
    tx.execute(&TOLD, args![known.now]).await?;
    Ok(groups)
}

async fn group(tx: &Tx, known: &Known, line: GroupLine) -> Result<Uuid> {
    let (proposed_at, state_at) = (known.ago(line.proposed_days_ago)?, known.ago(line.state_days_ago)?);
    let proposed_by = known.person(&line.proposed_by)?;
    let coordinator = known.person(COORDINATOR)?;
    let space = spaces::NewSpace {
        kind: "working_group".to_owned(),
        title: line.title,
        summary: line.summary,
        visibility: "network".to_owned(),
        joining: "invitation".to_owned(),
        time_zone: "America/Montreal".to_owned(),
    };
    let id = spaces::insert(tx, &space, Some(proposed_by), proposed_at).await?;
    spaces::seat(tx, id, coordinator, Part::Coordinator, "", proposed_at).await?;
    let state_by = if line.state == "gathering" { proposed_by } else { coordinator };
    let row = args![
        id,
        line.problem,
        line.scope,
        line.hopes,
        line.currency,
        line.trial_minimum,
        line.trial_share,
        known.organisation(&line.organisation)?,
        proposed_by,
        proposed_at,
        line.state,
        state_by,
        state_at,
        line.state_note
    ];
    tx.execute(&ADD, row).await?;
    let rows = categories(tx, &line.categories).await?.into_iter().map(|category| args![id, category]);
    tx.execute_many(&ADD_CATEGORY, rows.collect()).await?;
    Ok(id)
}

async fn participation(tx: &Tx, known: &Known, group: Uuid, line: ParticipationLine) -> Result<()> {
    let id = Uuid::now_v7();
    let mut people = Vec::new();
    for delegate in list(&line.people) {
        let (address, title) = delegate.split_once('=').unwrap_or((delegate, ""));
        people.push((known.person(address)?, title));
    }
    let asked_by = people.first().map(|(person, _)| *person);
    let decided_at = line.decided_days_ago.map(|days| known.ago(days)).transpose()?;
    let ended_at = line.ended_days_ago.map(|days| known.ago(days)).transpose()?;
    // Members of the network come in by themselves.
    let decided_by = if line.terms == "member" { asked_by } else { Some(known.person(COORDINATOR)?) };
    let row = args![
        id,
        group,
        known.organisation(&line.organisation)?,
        line.terms,
        line.offer,
        &line.state,
        asked_by,
        known.ago(line.asked_days_ago)?,
        decided_by.filter(|_| decided_at.is_some()),
        decided_at,
        line.reason,
        line.due.map(|due| due * 100),
        ended_at
    ];
    tx.execute(&ADD_PARTICIPATION, row).await?;
    let since = decided_at.unwrap_or(known.ago(line.asked_days_ago)?);
    let rows = people.iter().map(|(person, _)| args![id, *person, since]).collect();
    tx.execute_many(&ADD_DELEGATE, rows).await?;
    if matches!(line.state.as_str(), "accepted" | "left") {
        for (person, title) in people {
            spaces::seat(tx, group, person, Part::Member, title, since).await?;
            if let Some(until) = ended_at {
                spaces::unseat(tx, group, person, until).await?;
            }
        }
    }
    let mut rows = Vec::new();
    for receipt in list(&line.received) {
        let mut parts = receipt.splitn(3, '=');
        let mut next = || parts.next().unwrap_or_default();
        let days: i64 = next().parse().map_err(internal)?;
        let (amount, noted_by) = (amount(next())?, known.person(COORDINATOR)?);
        rows.push(args![Uuid::now_v7(), id, amount, known.day(-days)?, next(), noted_by, known.ago(days)?]);
    }
    tx.execute_many(&ADD_CONTRIBUTION, rows).await?;
    Ok(())
}

/// Cycles by group and title, orientations by cycle and title.
pub struct Years {
    cycles: HashMap<(String, String), Uuid>,
    orientations: HashMap<(Uuid, String), Uuid>,
}

impl Years {
    pub fn cycle(&self, group: &str, title: &str) -> Result<Uuid> {
        let found = self.cycles.get(&(group.to_owned(), title.to_owned())).copied();
        found.ok_or_else(|| internal(format!("no cycle {title} of {group}")))
    }

    pub fn orientation(&self, cycle: Uuid, title: &str) -> Result<Uuid> {
        let found = self.orientations.get(&(cycle, title.to_owned())).copied();
        found.ok_or_else(|| internal(format!("no orientation {title}")))
    }
}

/// The cycles of the groups with what was oriented and pledged; the polls of their spaces are there already.
pub async fn years(tx: &Tx, known: &Known, groups: &HashMap<String, Uuid>) -> Result<Years> {
    let mut years = Years { cycles: HashMap::new(), orientations: HashMap::new() };
    for line in lines::<CycleLine>(CYCLES)? {
        let group = *groups.get(&line.group).ok_or_else(|| internal(format!("no group {}", line.group)))?;
        let key = (line.group.clone(), line.title.clone());
        years.cycles.insert(key, cycle(tx, known, group, line).await?);
    }
    let mut rows = Vec::new();
    let mut positions: HashMap<Uuid, i64> = HashMap::new();
    for line in lines::<OrientationLine>(ORIENTATIONS)? {
        let (id, cycle) = (Uuid::now_v7(), years.cycle(&line.group, &line.cycle)?);
        let next = positions.entry(cycle).or_default();
        let position = *next;
        *next += 1;
        let retained_at = line.retained_days_ago.map(|days| known.ago(days)).transpose()?;
        let (by, at) = (known.person(&line.by)?, known.ago(line.days_ago)?);
        rows.push(args![id, cycle, &line.title, line.text, line.origin, position, line.rank, retained_at, by, at]);
        years.orientations.insert((cycle, line.title), id);
    }
    tx.execute_many(&ADD_ORIENTATION, rows).await?;
    for line in lines::<PledgeLine>(PLEDGES)? {
        pledge(tx, known, years.cycle(&line.group, &line.cycle)?, line).await?;
    }
    Ok(years)
}

async fn cycle(tx: &Tx, known: &Known, group: Uuid, line: CycleLine) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let coordinator = known.person(COORDINATOR)?;
    let at = |days: Option<i64>| days.map(|days| known.ago(days)).transpose();
    let (oriented_at, planned_at, closed_at) =
        (at(line.oriented_days_ago)?, at(line.planned_days_ago)?, at(line.closed_days_ago)?);
    let row = args![
        id,
        group,
        line.title,
        known.day(line.starts_in_days)?,
        known.day(line.ends_in_days)?,
        poll(tx, group, &line.consultation).await?,
        poll(tx, group, &line.ranking).await?,
        oriented_at.map(|_| coordinator),
        oriented_at,
        planned_at.map(|_| coordinator),
        planned_at,
        line.report,
        closed_at.map(|_| coordinator),
        closed_at,
        known.ago(line.created_days_ago)?
    ];
    tx.execute(&ADD_CYCLE, row).await?;
    Ok(id)
}

async fn poll(tx: &Tx, space: Uuid, title: &str) -> Result<Option<Uuid>> {
    if title.is_empty() {
        return Ok(None);
    }
    tx.optional(&POLL, args![space, title]).await?.map(Some).ok_or_else(|| internal(format!("no poll {title}")))
}

async fn pledge(tx: &Tx, known: &Known, cycle: Uuid, line: PledgeLine) -> Result<()> {
    let id = Uuid::now_v7();
    let mut people = Vec::new();
    for person in list(&line.people) {
        let (address, hours) = person.split_once('=').unwrap_or((person, "0"));
        people.push((known.person(address)?, hours.parse::<i64>().map_err(internal)?));
    }
    let (organisation, given_by) = (known.organisation(&line.organisation)?, people.first().map(|(person, _)| *person));
    let at = known.ago(line.days_ago)?;
    tx.execute(&ADD_PLEDGE, args![id, cycle, organisation, line.objectives, line.role, line.brings, given_by, at]).await?;
    let rows = people.into_iter().map(|(person, hours)| args![id, person, hours]).collect();
    tx.execute_many(&ADD_HOURS, rows).await?;
    Ok(())
}
