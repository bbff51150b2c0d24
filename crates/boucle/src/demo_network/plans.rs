//! The action plans of the working groups of the demonstration network.

use std::collections::HashMap;

use db::{Date, Run, Tx, Uuid, args, sql};
use serde::Deserialize;

use super::groups::Years;
use super::{Known, amount, lines, list};
use crate::kit::Packed;
use crate::kit::Result;
use crate::kit::error::internal;
use crate::packed;

static ACTIONS: Packed = packed!("demo/actions.csv");
static NOTES: Packed = packed!("demo/action_notes.csv");
static DELIVERABLES: Packed = packed!("demo/deliverables.csv");

#[derive(Deserialize)]
struct ActionLine {
    group: String,
    cycle: String,
    number: i64,
    /// Its title.
    orientation: String,
    title: String,
    text: String,
    person: String,
    organisation: String,
    starts_in_days: i64,
    due_in_days: i64,
    /// What the adopted plan said: `start due` in days, nothing where it said the same, `later` where the action came after.
    planned: String,
    state: String,
    state_days_ago: i64,
    created_days_ago: i64,
    /// The words of the minutes by which a meeting decided on it.
    decision: String,
    contributors: String,
    /// Numbers of the actions that come before.
    after: String,
    /// `organisation=number h` or `organisation=number $`, each
    resources: String,
    /// `title=address`, each; `need:key`, `solution:key` and `page:title` stand for the addresses of these.
    links: String,
}

#[derive(Deserialize)]
struct NoteLine {
    group: String,
    cycle: String,
    action: i64,
    author: String,
    days_ago: i64,
    text: String,
}

#[derive(Deserialize)]
struct DeliverableLine {
    group: String,
    cycle: String,
    action: i64,
    title: String,
    kind: String,
    days_ago: i64,
}

sql! {
    ADD: () = "
        INSERT INTO action (id, cycle_id, orientation_id, number, title, text, person_id, organisation_id, starts_on,
            due_on, planned_start, planned_due, state, state_by, state_at, meeting_id, decision, created_by, created_at,
            updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $7, $14, $15, $16, $7, $17, $14, 1)";
    ADD_PERSON: () = "INSERT INTO action_person (action_id, person_id) VALUES ($1, $2)";
    ADD_DEPENDENCY: () = "INSERT INTO action_dependency (action_id, after_id) VALUES ($1, $2)";
    ADD_RESOURCE: () = "
        INSERT INTO action_resource (id, action_id, kind, amount, organisation_id) VALUES ($1, $2, $3, $4, $5)";
    ADD_LINK: () = "
        INSERT INTO action_link (id, action_id, title, address, added_by, at) VALUES ($1, $2, $3, $4, $5, $6)";
    ADD_NOTE: () = "INSERT INTO action_note (id, action_id, text, author_id, at) VALUES ($1, $2, $3, $4, $5)";
    ADD_DELIVERABLE: () = "
        INSERT INTO deliverable (id, action_id, title, kind, created_at, version) VALUES ($1, $2, $3, $4, $5, 1)";
    PAGE: Uuid = "
        SELECT id FROM page WHERE title = $2 AND space_id = (SELECT c.group_id FROM cycle c WHERE c.id = $1)";
    DECIDED: Uuid = "
        SELECT o.meeting_id FROM meeting_outcome o JOIN meeting m ON m.id = o.meeting_id
        WHERE m.space_id = (SELECT c.group_id FROM cycle c WHERE c.id = $1) AND o.text = $2";
}

/// The plans; what they are to produce, by title.
pub async fn add(tx: &Tx, known: &Known, years: &Years) -> Result<HashMap<String, Uuid>> {
    let mut actions = HashMap::new();
    let mut waits = Vec::new();
    for line in lines::<ActionLine>(ACTIONS)? {
        let cycle = years.cycle(&line.group, &line.cycle)?;
        let (number, after) = (line.number, line.after.clone());
        let id = action(tx, known, years, cycle, line).await?;
        actions.insert((cycle, number), id);
        waits.push((id, cycle, after));
    }
    let mut rows = Vec::new();
    for (id, cycle, after) in waits {
        for number in list(&after) {
            rows.push(args![id, numbered(&actions, cycle, number.parse().map_err(internal)?)?]);
        }
    }
    tx.execute_many(&ADD_DEPENDENCY, rows).await?;
    let mut rows = Vec::new();
    for line in lines::<NoteLine>(NOTES)? {
        let action = numbered(&actions, years.cycle(&line.group, &line.cycle)?, line.action)?;
        rows.push(args![Uuid::now_v7(), action, line.text, known.person(&line.author)?, known.ago(line.days_ago)?]);
    }
    tx.execute_many(&ADD_NOTE, rows).await?;
    let mut deliverables = HashMap::new();
    let mut rows = Vec::new();
    for line in lines::<DeliverableLine>(DELIVERABLES)? {
        let action = numbered(&actions, years.cycle(&line.group, &line.cycle)?, line.action)?;
        let id = Uuid::now_v7();
        rows.push(args![id, action, &line.title, line.kind, known.ago(line.days_ago)?]);
        deliverables.insert(line.title, id);
    }
    tx.execute_many(&ADD_DELIVERABLE, rows).await?;
    Ok(deliverables)
}

fn numbered(actions: &HashMap<(Uuid, i64), Uuid>, cycle: Uuid, number: i64) -> Result<Uuid> {
    actions.get(&(cycle, number)).copied().ok_or_else(|| internal(format!("no action {number}")))
}

async fn action(tx: &Tx, known: &Known, years: &Years, cycle: Uuid, line: ActionLine) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let (starts_on, due_on) = (known.day(line.starts_in_days)?, known.day(line.due_in_days)?);
    let planned = planned(known, &line.planned, (starts_on, due_on))?;
    let meeting = match line.decision.as_str() {
        "" => None,
        words => tx.optional(&DECIDED, args![cycle, words]).await?.map(Some).ok_or_else(|| internal(words))?,
    };
    let (person, created_at) = (known.person(&line.person)?, known.ago(line.created_days_ago)?);
    let row = args![
        id,
        cycle,
        years.orientation(cycle, &line.orientation)?,
        line.number,
        line.title,
        line.text,
        person,
        known.organisation(&line.organisation)?,
        starts_on,
        due_on,
        planned.map(|(start, _)| start),
        planned.map(|(_, due)| due),
        line.state,
        known.ago(line.state_days_ago)?,
        meeting,
        line.decision,
        created_at
    ];
    tx.execute(&ADD, row).await?;
    let mut rows = Vec::new();
    for address in list(&line.contributors) {
        rows.push(args![id, known.person(address)?]);
    }
    tx.execute_many(&ADD_PERSON, rows).await?;
    let mut rows = Vec::new();
    for resource in list(&line.resources) {
        let (organisation, what) = resource.split_once('=').unwrap_or_default();
        let (number, unit) = what.split_once(' ').unwrap_or_default();
        let (kind, amount) =
            if unit == "h" { ("hours", number.parse().map_err(internal)?) } else { ("money", amount(number)?) };
        rows.push(args![Uuid::now_v7(), id, kind, amount, known.organisation(organisation)?]);
    }
    tx.execute_many(&ADD_RESOURCE, rows).await?;
    let mut rows = Vec::new();
    for link in list(&line.links) {
        let (title, address) = link.split_once('=').unwrap_or_default();
        rows.push(args![Uuid::now_v7(), id, title, address_of(tx, known, cycle, address).await?, person, created_at]);
    }
    tx.execute_many(&ADD_LINK, rows).await?;
    Ok(id)
}

async fn address_of(tx: &Tx, known: &Known, cycle: Uuid, link: &str) -> Result<String> {
    let unknown = || internal(format!("no such link: {link}"));
    match link.split_once(':') {
        Some(("need", key)) => Ok(format!("/besoins/{}", known.needs.get(key).ok_or_else(unknown)?)),
        Some(("solution", key)) => Ok(format!("/solutions/{}", known.solutions.get(key).ok_or_else(unknown)?)),
        Some(("page", title)) => {
            Ok(format!("/pages/{}", tx.optional(&PAGE, args![cycle, title]).await?.ok_or_else(unknown)?))
        }
        _ => Ok(link.to_owned()),
    }
}

fn planned(known: &Known, text: &str, same: (Date, Date)) -> Result<Option<(Date, Date)>> {
    match text.split_once(' ') {
        Some((start, due)) => {
            let day = |days: &str| known.day(days.parse().map_err(internal)?);
            Ok(Some((day(start)?, day(due)?)))
        }
        None if text == "later" => Ok(None),
        None => Ok(Some(same)),
    }
}
