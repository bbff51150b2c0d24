//! Writing projects and what they hold, in the caller's transaction. Whatever is written shows that the project moves, but for
//! what is said of it.

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};

use super::queries::ProjectRow;
use super::rules::{Facts, Standing};
use crate::kit::{Error, Result, forget, format};

/// What the form of a project says.
#[derive(Debug, Clone, Default)]
pub struct NewProject {
    pub organisation: Uuid,
    pub edition: Option<Uuid>,
    pub title: String,
    pub text: String,
    pub circular: String,
    pub social: String,
    pub strategies: String,
    pub commitments: String,
    pub next_step: String,
    pub next_on: Option<Date>,
    pub currency: String,
}

/// A move along the line, and what comes after it.
#[derive(Debug, Clone)]
pub struct Move {
    pub to: Standing,
    pub reason: String,
    pub procedure_on: Option<Date>,
    pub next_step: String,
    pub next_on: Option<Date>,
}

/// What came of a project.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    pub bought: String,
    pub solution: Option<Uuid>,
    pub supplier: String,
    pub amount: Option<i64>,
    pub currency: String,
    pub procedure_on: Option<Date>,
    pub awarded_on: Option<Date>,
    pub effect: String,
    pub effect_quantity: Option<f64>,
    pub effect_unit: String,
    pub effect_basis: Option<String>,
    /// Clauses that stand in what was signed.
    pub clauses: Vec<Uuid>,
}

impl Outcome {
    pub fn facts(&self) -> Facts {
        let from = self.solution.is_some() || !self.supplier.is_empty();
        Facts::of_result(&self.bought, from, self.procedure_on, self.awarded_on)
    }
}

#[derive(Debug, Clone)]
pub struct NewClause {
    pub title: String,
    pub text: String,
    pub kind: String,
    pub in_tender: bool,
}

sql! {
    INSERT: () = "
        INSERT INTO purchase_project (id, organisation_id, edition_id, title, title_key, text, circular, social, strategies,
            commitments, stage, reason, stage_at, next_step, next_on, bought, supplier, currency, effect, effect_unit, created_by,
            created_at, updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'need', '', $11, $12, $13, '', '', $14, '', '', $15, $11, $11, 1)";
    UPDATE: () = "
        UPDATE purchase_project SET edition_id = $3, title = $4, title_key = $5, text = $6, circular = $7, social = $8,
            strategies = $9, commitments = $10, next_step = $11, next_on = $12, updated_at = $13, version = version + 1
        WHERE id = $1 AND version = $2";
    MOVE: () = "
        UPDATE purchase_project SET stage = $3, left_stage = $4, reason = $5, procedure_on = $6, next_step = $7, next_on = $8,
            stage_at = $9, updated_at = $9, version = version + 1
        WHERE id = $1 AND version = $2";
    ADD_STAGE: () = "
        INSERT INTO purchase_stage (id, project_id, stage, reason, person_id, at) VALUES ($1, $2, $3, $4, $5, $6)";
    SET_OUTCOME: () = "
        UPDATE purchase_project SET bought = $3, solution_id = $4, supplier = $5, amount = $6, currency = $7, procedure_on = $8,
            awarded_on = $9, effect = $10, effect_quantity = $11, effect_unit = $12, effect_basis = $13, updated_at = $14,
            version = version + 1
        WHERE id = $1 AND version = $2";
    KEEP_CLAUSES: () = "
        UPDATE purchase_clause SET in_contract = (id = ANY($2)) WHERE project_id = $1";
    TOUCH: () = "UPDATE purchase_project SET updated_at = $2 WHERE id = $1";
    ADD_CARRIER: () = "
        INSERT INTO purchase_carrier (project_id, person_id, since) VALUES ($1, $2, $3)
        ON CONFLICT (project_id, person_id) DO NOTHING";
    REMOVE_CARRIER: () = "DELETE FROM purchase_carrier WHERE project_id = $1 AND person_id = $2";
    LEAVE: () = "DELETE FROM purchase_carrier WHERE person_id = $1";
    FORGET: () = "DELETE FROM purchase_reminder WHERE person_id = $1";
    ADD_NEED: () = "
        INSERT INTO purchase_need (project_id, need_id) VALUES ($1, $2) ON CONFLICT (project_id, need_id) DO NOTHING";
    REMOVE_NEED: () = "DELETE FROM purchase_need WHERE project_id = $1 AND need_id = $2";
    ADD_SOLUTION: () = "
        INSERT INTO purchase_solution (project_id, solution_id, why, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (project_id, solution_id) DO UPDATE SET why = excluded.why";
    REMOVE_SOLUTION: () = "DELETE FROM purchase_solution WHERE project_id = $1 AND solution_id = $2";
    ADD_CALCULATION: () = "
        INSERT INTO purchase_calculation (project_id, calculation_id) VALUES ($1, $2)
        ON CONFLICT (project_id, calculation_id) DO NOTHING";
    REMOVE_CALCULATION: () = "DELETE FROM purchase_calculation WHERE project_id = $1 AND calculation_id = $2";
    ADD_LINK: () = "INSERT INTO purchase_link (id, project_id, title, address) VALUES ($1, $2, $3, $4)";
    REMOVE_LINK: () = "DELETE FROM purchase_link WHERE project_id = $1 AND id = $2";
    ADD_CLAUSE: () = "
        INSERT INTO purchase_clause (id, project_id, title, text, kind, in_tender, in_contract, version)
        VALUES ($1, $2, $3, $4, $5, $6, FALSE, 1)";
    UPDATE_CLAUSE: () = "
        UPDATE purchase_clause SET title = $4, text = $5, kind = $6, in_tender = $7, version = version + 1
        WHERE project_id = $1 AND id = $2 AND version = $3";
    REMOVE_CLAUSE: () = "DELETE FROM purchase_clause WHERE project_id = $1 AND id = $2 AND version = $3";
    ADD_NOTE: () = "
        INSERT INTO purchase_note (id, project_id, person_id, text, is_private, at) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// Who leaves the network carries nothing any more; what they wrote stays.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "purchases",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&LEAVE, args![person]).await?;
            tx.execute(&FORGET, args![person]).await?;
            Ok(())
        })
    },
};

/// Begins at the need.
pub async fn insert(tx: &Tx, project: &NewProject, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = args![
        id,
        project.organisation,
        project.edition,
        &project.title,
        format::sort_key(&project.title),
        &project.text,
        &project.circular,
        &project.social,
        &project.strategies,
        &project.commitments,
        now,
        &project.next_step,
        project.next_on,
        &project.currency,
        by
    ];
    tx.execute(&INSERT, row).await?;
    tx.execute(&ADD_STAGE, args![Uuid::now_v7(), id, "need", "", by, now]).await?;
    Ok(id)
}

/// Changes a project that is still at `version`.
pub async fn update(tx: &Tx, id: Uuid, version: i64, project: &NewProject, now: Timestamp) -> Result<()> {
    let row = args![
        id,
        version,
        project.edition,
        &project.title,
        format::sort_key(&project.title),
        &project.text,
        &project.circular,
        &project.social,
        &project.strategies,
        &project.commitments,
        &project.next_step,
        project.next_on,
        now
    ];
    if tx.execute(&UPDATE, row).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Brings a project that is still at `version` to another stage.
pub async fn go(tx: &Tx, project: &ProjectRow, version: i64, to: &Move, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    let row = args![
        project.id,
        version,
        to.to.stage.code(),
        to.to.left.map(|stage| stage.code()),
        &to.reason,
        to.procedure_on.or(project.procedure_on),
        &to.next_step,
        to.next_on,
        now
    ];
    if tx.execute(&MOVE, row).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&ADD_STAGE, args![Uuid::now_v7(), project.id, to.to.stage.code(), &to.reason, by, now]).await?;
    Ok(())
}

/// Says what came of a project that is still at `version`.
pub async fn set_outcome(tx: &Tx, id: Uuid, version: i64, outcome: &Outcome, now: Timestamp) -> Result<()> {
    let row = args![
        id,
        version,
        &outcome.bought,
        outcome.solution,
        &outcome.supplier,
        outcome.amount,
        &outcome.currency,
        outcome.procedure_on,
        outcome.awarded_on,
        &outcome.effect,
        outcome.effect_quantity,
        &outcome.effect_unit,
        outcome.effect_basis.as_deref(),
        now
    ];
    if tx.execute(&SET_OUTCOME, row).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&KEEP_CLAUSES, args![id, outcome.clauses.clone()]).await?;
    Ok(())
}

/// What a project gains or loses on its own page.
#[derive(Debug, Clone)]
pub enum Piece {
    Carrier(Uuid),
    NoCarrier(Uuid),
    Need(Uuid),
    NoNeed(Uuid),
    /// With why; one that is there already is given another reason.
    Solution(Uuid, String),
    NoSolution(Uuid),
    Calculation(Uuid),
    NoCalculation(Uuid),
    /// Its title and its address.
    Link(String, String),
    NoLink(Uuid),
    /// What is said, and whether it is for those who run the edition alone.
    Note(String, bool),
}

/// Without making a form that somebody fills in out of date.
pub async fn set(tx: &Tx, id: Uuid, piece: &Piece, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    match piece {
        Piece::Carrier(person) => tx.execute(&ADD_CARRIER, args![id, *person, now]).await?,
        Piece::NoCarrier(person) => tx.execute(&REMOVE_CARRIER, args![id, *person]).await?,
        Piece::Need(need) => tx.execute(&ADD_NEED, args![id, *need]).await?,
        Piece::NoNeed(need) => tx.execute(&REMOVE_NEED, args![id, *need]).await?,
        Piece::Solution(solution, why) => tx.execute(&ADD_SOLUTION, args![id, *solution, why, now]).await?,
        Piece::NoSolution(solution) => tx.execute(&REMOVE_SOLUTION, args![id, *solution]).await?,
        Piece::Calculation(calculation) => tx.execute(&ADD_CALCULATION, args![id, *calculation]).await?,
        Piece::NoCalculation(calculation) => tx.execute(&REMOVE_CALCULATION, args![id, *calculation]).await?,
        Piece::Link(title, address) => tx.execute(&ADD_LINK, args![Uuid::now_v7(), id, title, address]).await?,
        Piece::NoLink(link) => tx.execute(&REMOVE_LINK, args![id, *link]).await?,
        Piece::Note(text, privately) => tx.execute(&ADD_NOTE, args![Uuid::now_v7(), id, by, text, *privately, now]).await?,
    };
    // What is said of a project does not make it move.
    if !matches!(piece, Piece::Note(..)) {
        touch(tx, id, now).await?;
    }
    Ok(())
}

async fn touch(tx: &Tx, id: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(&TOUCH, args![id, now]).await?;
    Ok(())
}

pub async fn add_clause(tx: &Tx, id: Uuid, clause: &NewClause, now: Timestamp) -> Result<Uuid> {
    let made = Uuid::now_v7();
    tx.execute(&ADD_CLAUSE, args![made, id, &clause.title, &clause.text, &clause.kind, clause.in_tender]).await?;
    touch(tx, id, now).await?;
    Ok(made)
}

/// Changes a clause that is still at `version`; without one it goes.
pub async fn set_clause(
    tx: &Tx,
    id: Uuid,
    (which, version): (Uuid, i64),
    clause: Option<&NewClause>,
    now: Timestamp,
) -> Result<()> {
    let written = match clause {
        Some(clause) => {
            let row = args![id, which, version, &clause.title, &clause.text, &clause.kind, clause.in_tender];
            tx.execute(&UPDATE_CLAUSE, row).await?
        }
        None => tx.execute(&REMOVE_CLAUSE, args![id, which, version]).await?,
    };
    if written == 0 {
        return Err(Error::Conflict);
    }
    touch(tx, id, now).await
}
