//! What is written of a deliverable: its grid, the versions given out, trials, remarks and their answers, the decision.

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};

use super::rules::{Count, Verdict};
use crate::kit::error::internal;
use crate::kit::{Error, Result};

sql! {
    NEXT: i64 = "
        SELECT CAST(COALESCE(max(number), 0) + 1 AS BIGINT) AS n FROM deliverable_version WHERE deliverable_id = $1";
    ADD_VERSION: () = "
        INSERT INTO deliverable_version (id, deliverable_id, number, text, document_id, document_number, address, given_by,
            given_at, answers_by, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '')";
    SET_DAY: () = "UPDATE deliverable_version SET answers_by = $2 WHERE id = $1 AND outcome IS NULL";
    DECIDE: () = "
        UPDATE deliverable_version SET outcome = $2, decided_by = $3, decided_at = $4, reason = $5
        WHERE id = $1 AND outcome IS NULL";
    ADD_TRIAL: () = "
        INSERT INTO trial (id, version_id, person_id, organisation_id, asked_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (version_id, person_id) DO NOTHING";
    // Who has answered stays.
    TAKE_BACK: () = "DELETE FROM trial WHERE version_id = $1 AND person_id = $2 AND answered_at IS NULL";
    ANSWER: () = "
        UPDATE trial SET verdict = $2, answered_at = $3 WHERE id = $1
            AND EXISTS (SELECT 1 FROM deliverable_version v WHERE v.id = trial.version_id AND v.outcome IS NULL)";
    CLEAR_ANSWERS: () = "DELETE FROM trial_answer WHERE trial_id = $1";
    ADD_ANSWER: () = "INSERT INTO trial_answer (trial_id, question_id, value) VALUES ($1, $2, $3)";
    ADD_REMARK: () = "
        INSERT INTO remark (id, trial_id, text, at, answer) VALUES ($1, $2, $3, $4, '')";
    // What was answered stays as it was answered.
    SET_REMARK: () = "UPDATE remark SET text = $3 WHERE id = $1 AND trial_id = $2 AND answered_at IS NULL";
    DROP_REMARK: () = "DELETE FROM remark WHERE id = $1 AND trial_id = $2 AND answered_at IS NULL";
    ANSWER_REMARK: () = "UPDATE remark SET answer = $2, answered_by = $3, answered_at = $4 WHERE id = $1";
    FIRST_GRID: () = "
        INSERT INTO trial_grid (deliverable_id, updated_by, updated_at, version) VALUES ($1, $2, $3, 1)
        ON CONFLICT (deliverable_id) DO NOTHING";
    NEXT_GRID: () = "
        UPDATE trial_grid SET updated_by = $3, updated_at = $4, version = version + 1
        WHERE deliverable_id = $1 AND version = $2";
    ADD_QUESTION: () = "
        INSERT INTO trial_question (id, deliverable_id, position, kind, title) VALUES ($1, $2, $3, $4, $5)";
    SET_QUESTION: () = "UPDATE trial_question SET position = $2, kind = $3, title = $4, retired_at = NULL WHERE id = $1";
    RETIRE_QUESTION: () = "UPDATE trial_question SET retired_at = $2 WHERE id = $1 AND retired_at IS NULL";
    DROP_QUESTION: () = "DELETE FROM trial_question WHERE id = $1";
}

/// A version as a form gives it out.
#[derive(Debug, Clone)]
pub struct NewVersion {
    pub text: String,
    /// A document of the group's space, and which of its versions.
    pub document: Option<(Uuid, i64)>,
    pub address: String,
    pub answers_by: Date,
    /// Who is to try it, and for which organisation.
    pub testers: Vec<(Uuid, Uuid)>,
}

/// Its id and its number.
pub async fn give_out(
    tx: &Tx,
    deliverable: Uuid,
    version: &NewVersion,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<(Uuid, i64)> {
    let (id, number) = (Uuid::now_v7(), tx.one(&NEXT, args![deliverable]).await?);
    let row = args![
        id,
        deliverable,
        number,
        &version.text,
        version.document.map(|(document, _)| document),
        version.document.map(|(_, number)| number),
        &version.address,
        by,
        now,
        version.answers_by
    ];
    tx.execute(&ADD_VERSION, row).await?;
    add_testers(tx, id, &version.testers, now).await?;
    Ok((id, number))
}

pub async fn add_testers(tx: &Tx, version: Uuid, testers: &[(Uuid, Uuid)], now: Timestamp) -> Result<()> {
    let row = |(person, organisation): &(Uuid, Uuid)| args![Uuid::now_v7(), version, person, organisation, now];
    tx.execute_many(&ADD_TRIAL, testers.iter().map(row).collect()).await?;
    Ok(())
}

/// No longer asks some who have not answered.
pub async fn take_back(tx: &Tx, version: Uuid, people: &[Uuid]) -> Result<()> {
    tx.execute_many(&TAKE_BACK, people.iter().map(|person| args![version, person]).collect()).await?;
    Ok(())
}

/// Another last day, while nothing is decided.
pub async fn set_day(tx: &Tx, version: Uuid, answers_by: Date) -> Result<()> {
    if tx.execute(&SET_DAY, args![version, answers_by]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Accepts or refuses, with the count by which it was done.
pub async fn decide(
    tx: &Tx,
    version: Uuid,
    outcome: &'static str,
    count: &Count,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    let reason = serde_json::to_string(count).map_err(internal)?;
    if tx.execute(&DECIDE, args![version, outcome, by, now, reason]).await? == 0 {
        return Err(Error::Conflict);
    }
    Ok(())
}

/// What a tester found.
#[derive(Debug, Clone)]
pub struct Found {
    pub verdict: Verdict,
    /// By question.
    pub answers: Vec<(Uuid, String)>,
    /// New remarks, those that were there as they are now, and those that are no more.
    pub remarks: Vec<String>,
    pub kept: Vec<(Uuid, String)>,
    pub dropped: Vec<Uuid>,
}

/// Writes what a tester found in the place of what they said before; not once the version is decided on.
pub async fn answer(tx: &Tx, trial: Uuid, found: &Found, now: Timestamp) -> Result<()> {
    if tx.execute(&ANSWER, args![trial, found.verdict.code(), now]).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&CLEAR_ANSWERS, args![trial]).await?;
    let row = |(question, value): &(Uuid, String)| args![trial, question, value];
    tx.execute_many(&ADD_ANSWER, found.answers.iter().map(row).collect()).await?;
    tx.execute_many(&DROP_REMARK, found.dropped.iter().map(|remark| args![remark, trial]).collect()).await?;
    tx.execute_many(&SET_REMARK, found.kept.iter().map(|(remark, text)| args![remark, trial, text]).collect()).await?;
    let row = |text: &String| args![Uuid::now_v7(), trial, text, now];
    tx.execute_many(&ADD_REMARK, found.remarks.iter().map(row).collect()).await?;
    Ok(())
}

/// Answers a remark, or changes the answer.
pub async fn answer_remark(tx: &Tx, remark: Uuid, answer: &str, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute(&ANSWER_REMARK, args![remark, answer, by, now]).await?;
    Ok(())
}

/// What becomes of a question of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Add {
        position: i64,
        kind: String,
        title: String,
    },
    /// It was never answered, or only its place is another.
    Set {
        id: Uuid,
        position: i64,
        kind: String,
        title: String,
    },
    /// It was answered: it is asked no more, and its answers stay.
    Retire(Uuid),
    Drop(Uuid),
}

/// Saves the grid when it is still at this version.
pub async fn save_grid(
    tx: &Tx,
    deliverable: Uuid,
    version: i64,
    changes: &[Change],
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    let written = match version {
        0 => tx.execute(&FIRST_GRID, args![deliverable, by, now]).await?,
        _ => tx.execute(&NEXT_GRID, args![deliverable, version, by, now]).await?,
    };
    if written == 0 {
        return Err(Error::Conflict);
    }
    for change in changes {
        match change {
            Change::Add { position, kind, title } => {
                tx.execute(&ADD_QUESTION, args![Uuid::now_v7(), deliverable, position, kind, title]).await?
            }
            Change::Set { id, position, kind, title } => tx.execute(&SET_QUESTION, args![id, position, kind, title]).await?,
            Change::Retire(id) => tx.execute(&RETIRE_QUESTION, args![id, now]).await?,
            Change::Drop(id) => tx.execute(&DROP_QUESTION, args![id]).await?,
        };
    }
    Ok(())
}
