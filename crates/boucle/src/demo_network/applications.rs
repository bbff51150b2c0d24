//! Who applied to the edition of the demonstration: structures in every state, what organisers think of them, what is decided.

use std::collections::HashMap;

use db::{Timestamp, Tx, Uuid};
use serde::Deserialize;

use super::programmes::Editions;
use super::{Known, lines, place};
use crate::applications::queries;
use crate::applications::rules::{Decision, Status};
use crate::applications::save::{self, Answered, Draft, Member, Team};
use crate::kit::error::internal;
use crate::kit::{Language, Packed, Result};
use crate::packed;
use crate::people::rules::email_key;
use crate::programmes::queries as programmes;
use crate::programmes::terms::{Answer, Terms};

static APPLICATIONS: Packed = packed!("demo/applications.csv");
static OPINIONS: Packed = packed!("demo/opinions.csv");

/// One person of an application; those of one follow one another.
#[derive(Deserialize)]
struct Line {
    application: String,
    structure: String,
    ownership: String,
    sector: String,
    place: String,
    through: String,
    answers: String,
    status: String,
    decision: String,
    reason: String,
    sent_days_ago: i64,
    expects: String,
    team: usize,
    department: String,
    project: String,
    name: String,
    email: String,
    post: String,
    elected: String,
    confirmed: String,
}

#[derive(Deserialize)]
struct OpinionLine {
    application: String,
    organisation: String,
    verdict: String,
    reason: String,
}

/// How long before it was sent an application was begun, and after that examined, then decided, in days.
const BEGUN: i64 = 2;
const EXAMINED: i64 = 4;
const TOLD: i64 = 10;

pub async fn add(tx: &Tx, known: &Known, editions: &Editions) -> Result<()> {
    let edition = editions.open()?;
    let examiners = programmes::people(tx, edition).await?;
    let all = lines::<Line>(APPLICATIONS)?;
    let mut made: HashMap<&str, (Uuid, &Line)> = HashMap::new();
    for people in all.chunk_by(|one, other| one.application == other.application) {
        let Some(first) = people.first() else { continue };
        made.insert(&first.application, (application(tx, known, edition, people).await?, first));
    }
    for line in lines::<OpinionLine>(OPINIONS)? {
        let (id, sent) = made.get(line.application.as_str()).ok_or_else(|| internal("no such application"))?;
        let organiser = known.organisation(&line.organisation)?;
        let by = examiners.iter().find(|person| person.organisation_id == organiser).map(|person| person.person_id);
        let at = known.ago((sent.sent_days_ago - EXAMINED).max(0))?;
        save::give_opinion(tx, *id, organiser, (&line.verdict, &line.reason), by, at).await?;
    }
    for (id, line) in made.values() {
        settle(tx, known, *id, line).await?;
    }
    Ok(())
}

async fn application(tx: &Tx, known: &Known, edition: Uuid, people: &[Line]) -> Result<Uuid> {
    let first = people.first().ok_or_else(|| internal("an application of nobody"))?;
    let begun = known.ago(first.sent_days_ago + BEGUN)?;
    let answered = answered(tx, edition, &first.answers).await?;
    let (id, _) = save::begin(tx, edition, &member(first), &answered, Language::Fr, begun).await?;
    save::write(tx, id, 1, &draft(tx, known, people).await?, begun).await?;
    if first.status != Status::Draft.code() {
        let sent = known.ago(first.sent_days_ago)?;
        save::send(tx, id, false, sent).await?;
        confirm(tx, id, people, sent).await?;
    }
    Ok(id)
}

async fn answered(tx: &Tx, edition: Uuid, answers: &str) -> Result<Answered> {
    let version = programmes::latest_access(tx, edition).await?.ok_or_else(|| internal("no conditions of access"))?;
    let terms = Terms::read(&version.terms);
    let given = terms.given(answers.split(','));
    let Answer::Rule(rule) = terms.answer(&given) else { return Err(internal(format!("no rule for {answers}"))) };
    Ok(Answered {
        number: Some(version.number),
        given: serde_json::json!(given).to_string(),
        rule: i64::try_from(rule + 1).ok(),
        outcome: terms.rules.get(rule).map(|rule| rule.outcome.code().to_owned()),
    })
}

fn member(line: &Line) -> Member {
    Member {
        name: line.name.clone(),
        email: line.email.clone(),
        email_key: email_key(&line.email).unwrap_or_default(),
        post: line.post.clone(),
        is_elected: line.elected == "yes",
    }
}

async fn draft(tx: &Tx, known: &Known, people: &[Line]) -> Result<Draft> {
    let Some(first) = people.first() else { return Ok(Draft::default()) };
    let there = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let team = |people: &[Line]| Team {
        department: people.first().map(|line| line.department.clone()).unwrap_or_default(),
        project: people.first().map(|line| line.project.clone()).unwrap_or_default(),
        gets_ready: people.iter().all(|line| line.project.is_empty()),
        people: people.iter().map(member).collect(),
    };
    Ok(Draft {
        structure: first.structure.clone(),
        identifier: String::new(),
        ownership: there(&first.ownership),
        sector: there(&first.sector),
        place: place(tx, &first.place).await?,
        through: if first.through.is_empty() { None } else { Some(known.organisation(&first.through)?) },
        expects: first.expects.clone(),
        commits: first.status != Status::Draft.code(),
        teams: people.chunk_by(|one, other| one.team == other.team).map(team).collect(),
    })
}

async fn confirm(tx: &Tx, application: Uuid, people: &[Line], at: Timestamp) -> Result<()> {
    for applicant in queries::applicants(tx, application).await? {
        if people.iter().any(|line| line.email == applicant.email && line.confirmed == "yes") {
            save::confirm(tx, applicant.id, at).await?;
        }
    }
    Ok(())
}

/// What was decided of it, and told unless it is still being examined.
async fn settle(tx: &Tx, known: &Known, id: Uuid, line: &Line) -> Result<()> {
    let at = known.ago((line.sent_days_ago - TOLD).max(0))?;
    let status = Status::of(&line.status);
    if status == Status::Withdrawn {
        return save::withdraw(tx, id, Status::Submitted, at).await;
    }
    let Some(decision) = Decision::of(&line.decision) else { return Ok(()) };
    let version = queries::find(tx, id).await?.version;
    save::prepare(tx, id, version, Some(decision), &line.reason, None, at).await?;
    if status == decision.status() {
        save::announce(tx, id, Status::Submitted, decision, at).await?;
    }
    Ok(())
}
