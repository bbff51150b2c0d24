//! The introductions of the demonstration network, in every state, as their two sides made them.

use db::{Run, Timestamp, Tx, Uuid, args, sql};
use serde::Deserialize;

use super::Known;
use crate::catalogue::queries as catalogue;
use crate::introductions::queries::{self, About};
use crate::introductions::rules::{self, Act, Side, State, Word};
use crate::introductions::save::{self, New};
use crate::kit::error::internal;
use crate::kit::files::{self, Kept};
use crate::kit::{App, Packed, Result};
use crate::needs::queries as needs;
use crate::packed;

static INTRODUCTIONS: Packed = packed!("demo/introductions.json");

#[derive(Deserialize)]
struct Line {
    buyer: String,
    supplier: String,
    solution: String,
    need: Option<String>,
    /// How its title begins.
    project: Option<String>,
    asked_by: String,
    by: Option<String>,
    days_ago: i64,
    text: String,
    then: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    days_ago: i64,
    /// Nobody's where time alone did it.
    #[serde(default)]
    side: String,
    by: Option<String>,
    /// An act of the rules, or `write`, `propose`, `confirm`, `lapse`.
    act: String,
    text: String,
    amount: Option<i64>,
    year: Option<i64>,
    /// The name of a file, and what it holds.
    file: Option<String>,
    content: Option<String>,
}

sql! {
    PROJECT: Uuid = "SELECT id FROM purchase_project WHERE title LIKE $1";
    // Nobody invented is reminded of what they were asked before the network was made.
    REMINDED: () = "UPDATE introduction SET reminders = 3 WHERE state = 'asked'";
}

fn lines() -> Result<Vec<Line>> {
    serde_json::from_reader(INTRODUCTIONS.reader()).map_err(internal)
}

/// In the order of the steps that give them.
pub async fn put_files(app: &App) -> Result<Vec<Kept>> {
    let mut given = Vec::new();
    for content in lines()?.into_iter().flat_map(|line| line.then).filter_map(|step| step.content) {
        given.push(files::put(app, content.as_bytes()).await?);
    }
    Ok(given)
}

pub async fn add(tx: &Tx, known: &Known, given: &[Kept]) -> Result<()> {
    let mut given = given.iter();
    for line in lines()? {
        let id = begin(tx, known, &line).await?;
        for step in &line.then {
            let kept = step.content.as_ref().and_then(|_| given.next());
            let files: Vec<(String, Kept)> = step.file.clone().zip(kept.cloned()).into_iter().collect();
            go(tx, known, id, step, &files).await?;
        }
    }
    tx.execute(&REMINDED, args![]).await?;
    Ok(())
}

async fn begin(tx: &Tx, known: &Known, line: &Line) -> Result<Uuid> {
    let solution = known.solution(&line.solution)?;
    let need = match &line.need {
        Some(key) => Some(known.needs.get(key).copied().ok_or_else(|| internal(format!("no need {key}")))?),
        None => None,
    };
    let title = match need {
        Some(need) => needs::find(tx, need).await?.row.title,
        None => catalogue::find(tx, solution).await?.row.title,
    };
    let (buyer, supplier) = (known.organisation(&line.buyer)?, known.organisation(&line.supplier)?);
    let about = About { buyer, supplier, need, solution };
    let new = New { about, title: &title, asked_by: side(&line.asked_by)? };
    let id = save::begin(tx, &new, &line.text, person(known, line.by.as_ref())?, known.ago(line.days_ago)?).await?;
    if let Some(project) = &line.project {
        let project = tx.one(&PROJECT, args![project]).await?;
        save::set_project(tx, id, Some(project)).await?;
    }
    Ok(id)
}

fn side(code: &str) -> Result<Side> {
    Side::parse(code).ok_or_else(|| internal(format!("no side {code}")))
}

fn person(known: &Known, address: Option<&String>) -> Result<Option<Uuid>> {
    address.map(|address| known.person(address)).transpose()
}

async fn go(tx: &Tx, known: &Known, id: Uuid, step: &Step, files: &[(String, Kept)]) -> Result<()> {
    let (at, by) = (known.ago(step.days_ago)?, person(known, step.by.as_ref())?);
    if step.act == "lapse" {
        return save::lapse(tx, id, at).await.map(|_| ());
    }
    let side = side(&step.side)?;
    match step.act.as_str() {
        "write" => save::write(tx, id, (side, &step.text), files, by, at).await,
        "propose" => save::propose(tx, id, ("", &step.text, step.year.unwrap_or_default()), by, at).await,
        "confirm" => {
            let by = by.ok_or_else(|| internal("a reference that nobody confirms"))?;
            save::answer_reference(tx, id, (&step.text, true), by, at).await.map(|_| ())
        }
        code => act(tx, id, (code, side), step, by, at).await,
    }
}

async fn act(tx: &Tx, id: Uuid, (code, side): (&str, Side), step: &Step, by: Option<Uuid>, at: Timestamp) -> Result<()> {
    let row = queries::find(tx, id).await?;
    let act = Act::parse(code).ok_or_else(|| internal(format!("no act {code}")))?;
    let state = rules::after(row.state(), act, row.asked_by(), side)
        .map_err(|refusal| internal(format!("{}: {code}: {refusal:?}", row.title)))?;
    if !matches!(state, State::Bought | State::NotBought) {
        return save::set_state(tx, (id, row.version), (state, side), &step.text, by, at).await;
    }
    let amount = step.amount.map(|amount| (amount, "EUR".to_owned()));
    let word = Word { bought: state == State::Bought, amount, year: step.year };
    save::say(tx, &row, (row.version, side), (&word, "EUR", &step.text), by, at).await.map(|_| ())
}
