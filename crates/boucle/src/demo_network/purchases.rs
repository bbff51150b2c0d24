//! The purchase projects of the demonstration network, at every stage, most of them within its edition.

use db::{Run, Tx, Uuid, args, sql};
use serde::Deserialize;

use super::Known;
use super::programmes::Editions;
use crate::kit::Packed;
use crate::kit::Result;
use crate::kit::error::internal;
use crate::packed;
use crate::purchases::queries;
use crate::purchases::rules::{self, Facts, Stage};
use crate::purchases::save::{self, Move, NewClause, NewProject, Outcome, Piece};
use crate::spaces::{Part, queries as spaces};

static PROJECTS: Packed = packed!("demo/purchases.json");

#[derive(Deserialize)]
struct Project {
    organisation: String,
    edition: Option<String>,
    carriers: Vec<String>,
    title: String,
    text: String,
    circular: String,
    social: String,
    strategies: Vec<String>,
    commitments: Vec<String>,
    /// Each with the days since it was reached.
    stages: Vec<(String, i64)>,
    currency: String,
    reason: String,
    next_step: String,
    next_in_days: Option<i64>,
    changed_days_ago: i64,
    needs: Vec<String>,
    /// With why.
    solutions: Vec<(String, String)>,
    /// By how their titles begin.
    calculations: Vec<String>,
    links: Vec<(String, String)>,
    clauses: Vec<Clause>,
    result: Option<Came>,
    notes: Vec<Note>,
}

#[derive(Deserialize)]
struct Clause {
    title: String,
    text: String,
    kind: String,
    in_tender: bool,
    in_contract: bool,
}

#[derive(Deserialize)]
struct Came {
    bought: String,
    solution: String,
    supplier: String,
    amount: i64,
    awarded_days_ago: i64,
    effect: String,
    quantity: f64,
    unit: String,
    basis: String,
}

#[derive(Deserialize)]
struct Note {
    author: String,
    text: String,
    private: bool,
    days_ago: i64,
}

sql! {
    CALCULATION: Uuid = "SELECT id FROM calculation WHERE title LIKE $1";
    CHANGED: () = "UPDATE purchase_project SET updated_at = $2 WHERE id = $1";
    // Of what was late before the network was made, nobody is written to.
    REMINDED: () = "
        INSERT INTO purchase_reminder (project_id, person_id, next_on, at)
        SELECT p.id, c.person_id, p.next_on, $1 FROM purchase_project p JOIN purchase_carrier c ON c.project_id = p.id
        WHERE p.next_on < $2";
    // What the space of an edition held before the network was made is no news to those who carry a project in it.
    TOLD: () = "
        INSERT INTO notice_pace (person_id, space_id, told_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, space_id) DO NOTHING";
}

pub async fn add(tx: &Tx, known: &Known, editions: &Editions) -> Result<()> {
    for project in serde_json::from_reader::<_, Vec<Project>>(PROJECTS.reader()).map_err(internal)? {
        let edition = project.edition.as_deref().map(|title| editions.titled(title)).transpose()?;
        let id = begin(tx, known, &project, edition).await?;
        fill(tx, known, id, &project).await?;
        let signed = write_clauses(tx, known, id, &project).await?;
        advance(tx, known, id, &project, &signed).await?;
        for note in &project.notes {
            let (said, by) = (Piece::Note(note.text.clone(), note.private), known.person(&note.author)?);
            save::set(tx, id, &said, Some(by), known.ago(note.days_ago)?).await?;
        }
        tx.execute(&CHANGED, args![id, known.ago(project.changed_days_ago)?]).await?;
    }
    tx.execute(&REMINDED, args![known.now, known.day(0)?]).await?;
    Ok(())
}

async fn begin(tx: &Tx, known: &Known, project: &Project, edition: Option<Uuid>) -> Result<Uuid> {
    let made = known.ago(project.stages.first().map_or(0, |(_, days)| *days))?;
    let new = NewProject {
        organisation: known.organisation(&project.organisation)?,
        edition,
        title: project.title.clone(),
        text: project.text.clone(),
        circular: project.circular.clone(),
        social: project.social.clone(),
        strategies: project.strategies.join(","),
        commitments: project.commitments.join(","),
        currency: project.currency.clone(),
        next_step: project.next_step.clone(),
        next_on: project.next_in_days.map(|days| known.day(days)).transpose()?,
    };
    let mut first = None;
    for address in &project.carriers {
        let person = known.person(address)?;
        let id = match first {
            Some(id) => id,
            None => save::insert(tx, &new, Some(person), made).await?,
        };
        first = Some(id);
        save::set(tx, id, &Piece::Carrier(person), None, made).await?;
        if let Some(edition) = edition
            && spaces::part(tx, edition, person).await?.is_none()
        {
            spaces::seat(tx, edition, person, Part::Member, "", known.now).await?;
            tx.execute(&TOLD, args![person, edition, known.now]).await?;
        }
    }
    first.ok_or_else(|| internal(format!("nobody carries {}", project.title)))
}

async fn fill(tx: &Tx, known: &Known, id: Uuid, project: &Project) -> Result<()> {
    let mut pieces = Vec::new();
    for need in &project.needs {
        pieces.push(Piece::Need(known.needs.get(need).copied().ok_or_else(|| internal(format!("no need {need}")))?));
    }
    for (solution, why) in &project.solutions {
        pieces.push(Piece::Solution(known.solution(solution)?, why.clone()));
    }
    for title in &project.calculations {
        pieces.push(Piece::Calculation(tx.one(&CALCULATION, args![title]).await?));
    }
    pieces.extend(project.links.iter().map(|(title, address)| Piece::Link(title.clone(), address.clone())));
    for piece in pieces {
        save::set(tx, id, &piece, None, known.ago(project.changed_days_ago)?).await?;
    }
    Ok(())
}

/// Those that stand in what was signed.
async fn write_clauses(tx: &Tx, known: &Known, id: Uuid, project: &Project) -> Result<Vec<Uuid>> {
    let mut signed = Vec::new();
    for clause in &project.clauses {
        let new = NewClause {
            title: clause.title.clone(),
            text: clause.text.clone(),
            kind: clause.kind.clone(),
            in_tender: clause.in_tender,
        };
        let made = save::add_clause(tx, id, &new, known.ago(project.changed_days_ago)?).await?;
        if clause.in_contract {
            signed.push(made);
        }
    }
    Ok(signed)
}

/// Along the line, as its people went; the first stage is the one that it began at.
async fn advance(tx: &Tx, known: &Known, id: Uuid, project: &Project, signed: &[Uuid]) -> Result<()> {
    let by = project.carriers.first().map(|address| known.person(address)).transpose()?;
    let last = project.stages.len().saturating_sub(1);
    for (place, (code, days)) in project.stages.iter().enumerate().skip(1) {
        let (at, is_last) = (known.ago(*days)?, place == last);
        let wanted = Stage::parse(code).ok_or_else(|| internal(format!("no stage {code}")))?;
        if let (Stage::FollowUp, Some(came)) = (wanted, &project.result) {
            let row = queries::find(tx, id).await?;
            let outcome = Outcome {
                procedure_on: row.procedure_on,
                clauses: signed.to_vec(),
                ..outcome(known, came, &project.currency)?
            };
            save::set_outcome(tx, id, row.version, &outcome, at).await?;
        }
        let row = queries::find(tx, id).await?;
        let facts = Facts { procedure: true, reason: !project.reason.is_empty(), ..row.facts() };
        let to = rules::after(row.standing(), wanted, facts).map_err(|refusal| internal(format!("{refusal:?}")))?;
        let going = Move {
            to,
            reason: if to.left.is_some() { project.reason.clone() } else { String::new() },
            procedure_on: (wanted == Stage::Procedure).then(|| known.day(-days)).transpose()?,
            next_step: if is_last { project.next_step.clone() } else { String::new() },
            next_on: project.next_in_days.filter(|_| is_last).map(|days| known.day(days)).transpose()?,
        };
        save::go(tx, &row, row.version, &going, by, at).await?;
    }
    Ok(())
}

fn outcome(known: &Known, came: &Came, currency: &str) -> Result<Outcome> {
    Ok(Outcome {
        bought: came.bought.clone(),
        solution: Some(known.solution(&came.solution)?),
        supplier: came.supplier.clone(),
        amount: Some(came.amount),
        currency: currency.to_owned(),
        awarded_on: Some(known.day(-came.awarded_days_ago)?),
        effect: came.effect.clone(),
        effect_quantity: Some(came.quantity),
        effect_unit: came.unit.clone(),
        effect_basis: Some(came.basis.clone()),
        ..Outcome::default()
    })
}
