//! What becomes of questionnaires and assessments, written in the caller's transaction.
//! Always: scores are computed with the change that moves them.

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};
use instruments::assessment::{Questionnaire, score};

use super::given;
use super::queries::{self, AnswerRow};
use crate::kit::error::internal;
use crate::kit::{Error, Result};

sql! {
    ADD_QUESTIONNAIRE: () = "
        INSERT INTO questionnaire (id, code, number, title_fr, title_en, questions, content, version, changed_by, changed_at,
            published_by, published_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $8, $10)";
    CHANGE_QUESTIONNAIRE: () = "
        UPDATE questionnaire SET code = $3, number = $4, title_fr = $5, title_en = $6, questions = $7, content = $8,
            changed_by = $9, changed_at = $10, version = version + 1
        WHERE id = $1 AND version = $2 AND published_at IS NULL";
    PUBLISH: () = "
        UPDATE questionnaire SET published_by = $3, published_at = $4, changed_at = $4
        WHERE id = $1 AND version = $2 AND published_at IS NULL";
    DELETE_QUESTIONNAIRE: () = "DELETE FROM questionnaire WHERE id = $1 AND published_at IS NULL";
    SAME_NUMBER: i64 = "SELECT count(*) AS n FROM questionnaire WHERE code = $1 AND number = $2 AND id <> $3";

    ADD: () = "
        INSERT INTO assessment (id, questionnaire_id, organisation_id, sector_id, year, state, completeness, created_by,
            created_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, 'open', 0, $6, $7, $7)";
    SAME: Uuid = "
        SELECT id FROM assessment WHERE organisation_id = $1 AND year = $2 AND questionnaire_id = $3";
    DELETE: () = "DELETE FROM assessment WHERE id = $1 AND state = 'open'";
    // Whoever changes an answer holds the row, so that two never read the same answers.
    HOLD: () = "UPDATE assessment SET changed_at = $2 WHERE id = $1 AND state = 'open'";
    REPLACE: () = "
        UPDATE assessment_answer SET replaced_at = $4
        WHERE assessment_id = $1 AND place = $2 AND number = $3 AND replaced_at IS NULL";
    ADD_ANSWER: () = "
        INSERT INTO assessment_answer (id, assessment_id, place, number, answer, note, answered_by, answered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    ADD_PROOF: () = "
        INSERT INTO assessment_proof (id, assessment_id, place, name, digest, bytes, kind, added_by, added_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    REMOVE_PROOF: () = "DELETE FROM assessment_proof WHERE assessment_id = $1 AND id = $2";
    SET_SCORE: () = "UPDATE assessment SET score = $2, completeness = $3, verified_score = $4 WHERE id = $1";
    CLEAR_SCORES: () = "DELETE FROM assessment_score WHERE assessment_id = $1";
    ADD_SCORE: () = "INSERT INTO assessment_score (assessment_id, issue, score, verified) VALUES ($1, $2, $3, $4)";

    ADD_REVIEW: () = "
        INSERT INTO assessment_review (id, assessment_id, kind, organisation_id, person_id, asked_by, asked_at, opinion)
        VALUES ($1, $2, $3, $4, $5, $6, $7, '')";
    REMOVE_REVIEW: () = "DELETE FROM assessment_review WHERE assessment_id = $1 AND ended_at IS NULL";
    SET_STATE: () = "UPDATE assessment SET state = $3, changed_at = $4 WHERE id = $1 AND state = $2";
    FIND: () = "
        INSERT INTO assessment_finding (review_id, place, answer, reason, found_by, found_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (review_id, place) DO UPDATE
            SET answer = excluded.answer, reason = excluded.reason, found_by = excluded.found_by, found_at = excluded.found_at";
    HOLD_ASKED: () = "UPDATE assessment SET changed_at = $2 WHERE id = $1 AND state = 'asked'";
    END_REVIEW: () = "
        UPDATE assessment_review SET opinion = $2, ended_by = $3, ended_at = $4 WHERE id = $1 AND ended_at IS NULL";

    ADD_SHARE: () = "
        INSERT INTO assessment_share (id, assessment_id, person_id, organisation_id, extent, shared_by, shared_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FORGET_SAME: () = "
        DELETE FROM assessment_share WHERE assessment_id = $1 AND (person_id = $2 OR organisation_id = $3
            OR ($4 AND person_id IS NULL AND organisation_id IS NULL))";
    REMOVE_SHARE: () = "DELETE FROM assessment_share WHERE assessment_id = $1 AND id = $2";

    ADD_ACTION: () = "
        INSERT INTO improvement_action (id, assessment_id, issue, title, due_on, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    END_ACTION: () = "UPDATE improvement_action SET done_on = $3 WHERE assessment_id = $1 AND id = $2";
    REMOVE_ACTION: () = "DELETE FROM improvement_action WHERE assessment_id = $1 AND id = $2";
}

/// A version of a questionnaire as its row has it.
fn columns(questionnaire: &Questionnaire) -> Result<(String, i64)> {
    let content = serde_json::to_string(questionnaire).map_err(internal)?;
    Ok((content, i64::try_from(questionnaire.questions().count()).map_err(internal)?))
}

/// A draft, or a version that is published at once.
pub async fn add_questionnaire(
    tx: &Tx,
    questionnaire: &Questionnaire,
    by: Option<Uuid>,
    published: bool,
    now: Timestamp,
) -> Result<Uuid> {
    let (id, q) = (Uuid::now_v7(), questionnaire);
    let (content, questions) = columns(q)?;
    let at = published.then_some(now);
    let row = args![id, &q.id, &q.version, &q.title.fr, &q.title.en, questions, content, by, now, at];
    tx.execute(&ADD_QUESTIONNAIRE, row).await?;
    Ok(id)
}

/// Refused when somebody changed or published it meanwhile.
pub async fn change_questionnaire(
    tx: &Tx,
    (id, version): (Uuid, i64),
    questionnaire: &Questionnaire,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    let q = questionnaire;
    let (content, questions) = columns(q)?;
    let row = args![id, version, &q.id, &q.version, &q.title.fr, &q.title.en, questions, content, by, now];
    if tx.execute(&CHANGE_QUESTIONNAIRE, row).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Whether another version of this questionnaire bears its number.
pub async fn is_number_taken(run: &impl Run, questionnaire: &Questionnaire, but: Uuid) -> Result<bool> {
    Ok(run.one(&SAME_NUMBER, args![&questionnaire.id, &questionnaire.version, but]).await? > 0)
}

pub async fn publish(tx: &Tx, (id, version): (Uuid, i64), by: Option<Uuid>, now: Timestamp) -> Result<()> {
    if tx.execute(&PUBLISH, args![id, version, by, now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

pub async fn delete_questionnaire(tx: &Tx, id: Uuid) -> Result<()> {
    if tx.execute(&DELETE_QUESTIONNAIRE, args![id]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// What is assessed: with which version, of whom, in which sector, for which year.
#[derive(Debug, Clone, Copy)]
pub struct NewAssessment {
    pub questionnaire: Uuid,
    pub organisation: Uuid,
    pub sector: Uuid,
    pub year: i64,
}

pub async fn insert(tx: &Tx, new: NewAssessment, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    tx.execute(&ADD, args![id, new.questionnaire, new.organisation, new.sector, new.year, by, now]).await?;
    Ok(id)
}

/// The one that is there already.
pub async fn same(run: &impl Run, new: NewAssessment) -> Result<Option<Uuid>> {
    Ok(run.optional(&SAME, args![new.organisation, new.year, new.questionnaire]).await?)
}

pub async fn delete(tx: &Tx, id: Uuid) -> Result<()> {
    if tx.execute(&DELETE, args![id]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// An answer as somebody typed it, made from the one that bore `number` (0: from none).
#[derive(Debug, Clone)]
pub struct Typed {
    pub place: String,
    pub number: i64,
    pub answer: String,
    pub note: String,
}

impl Typed {
    fn is(&self, row: &AnswerRow) -> bool {
        self.answer == row.answer && self.note == row.note
    }

    fn is_blank(&self) -> bool {
        self.answer.is_empty() && self.note.is_empty()
    }
}

/// A proof that was given with a form.
#[derive(Debug, Clone)]
pub struct NewProof {
    pub place: String,
    pub name: String,
    pub digest: Vec<u8>,
    pub bytes: i64,
    pub kind: String,
}

/// Keeps what was typed, but for what somebody else answered otherwise meanwhile: that is returned, and stays.
pub async fn answer(
    tx: &Tx,
    (assessment, questionnaire): (Uuid, &Questionnaire),
    typed: &[Typed],
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<Vec<AnswerRow>> {
    if tx.execute(&HOLD, args![assessment, now]).await? == 0 {
        return Err(Error::Conflict);
    }
    let held = queries::answers(tx, assessment).await?;
    let mut theirs = Vec::new();
    for one in typed {
        let current = held.iter().find(|row| row.place == one.place);
        if current.map_or(one.is_blank(), |row| one.is(row)) {
            continue;
        }
        let at = current.map_or(0, |row| row.number);
        if at != one.number {
            let before = queries::earlier(tx, assessment, &one.place, one.number).await?;
            let is_untouched = before.map_or(one.is_blank(), |row| one.is(&row));
            theirs.extend(current.filter(|_| !is_untouched).cloned());
            continue;
        }
        tx.execute(&REPLACE, args![assessment, &one.place, at, now]).await?;
        let row = args![Uuid::now_v7(), assessment, &one.place, at + 1, &one.answer, &one.note, by, now];
        tx.execute(&ADD_ANSWER, row).await?;
    }
    rescore(tx, assessment, questionnaire).await?;
    Ok(theirs)
}

pub async fn add_proof(tx: &Tx, assessment: Uuid, proof: &NewProof, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    let id = Uuid::now_v7();
    let row = args![id, assessment, &proof.place, &proof.name, proof.digest.clone(), proof.bytes, &proof.kind, by, now];
    tx.execute(&ADD_PROOF, row).await?;
    Ok(())
}

pub async fn remove_proof(tx: &Tx, assessment: Uuid, id: Uuid) -> Result<()> {
    tx.execute(&REMOVE_PROOF, args![assessment, id]).await?;
    Ok(())
}

/// Computes what the answers that hold come to, as declared and, once a review has ended, as verified.
pub async fn rescore(tx: &Tx, assessment: Uuid, questionnaire: &Questionnaire) -> Result<()> {
    let answers = queries::answers(tx, assessment).await?;
    let pairs =
        |answers: &[(String, String)]| score(questionnaire, &given(answers.iter().map(|(p, a)| (p.as_str(), a.as_str()))));
    let declared: Vec<(String, String)> = answers.into_iter().map(|row| (row.place, row.answer)).collect();
    let outcome = pairs(&declared);
    let review = queries::review(tx, assessment).await?.filter(|review| review.ended_at.is_some());
    let verified = match &review {
        Some(review) => {
            let mut verified = declared.clone();
            for finding in queries::findings(tx, review.id).await? {
                verified.retain(|(place, _)| *place != finding.place);
                verified.push((finding.place, finding.answer));
            }
            Some(pairs(&verified))
        }
        None => None,
    };
    let factors = questionnaire.verification;
    let factor = match review.as_ref().map(|review| review.kind.as_str()) {
        Some("third_party") => factors.third_party,
        Some(_) => factors.officer,
        None => factors.declared,
    };
    let overall = verified.as_ref().and_then(|outcome| outcome.overall).map(|score| score * factor);
    let declared_overall = outcome.overall.map(|score| score * factors.declared);
    tx.execute(&SET_SCORE, args![assessment, declared_overall, outcome.completeness, overall]).await?;
    tx.execute(&CLEAR_SCORES, args![assessment]).await?;
    let rows = questionnaire.issues.iter().map(|issue| {
        let of = |outcome: &instruments::assessment::Outcome| outcome.issues.get(&issue.id).copied();
        args![assessment, &issue.id, of(&outcome), verified.as_ref().and_then(of)]
    });
    tx.execute_many(&ADD_SCORE, rows.collect()).await?;
    Ok(())
}

/// Whom the supplier asks to verify.
#[derive(Debug, Clone, Copy)]
pub enum Reviewer {
    Network,
    Organisation(Uuid),
    Person(Uuid),
}

impl Reviewer {
    fn columns(self) -> (Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Network => (None, None),
            Self::Organisation(id) => (Some(id), None),
            Self::Person(id) => (None, Some(id)),
        }
    }
}

async fn set_state(tx: &Tx, assessment: Uuid, from: &str, to: &str, now: Timestamp) -> Result<()> {
    if tx.execute(&SET_STATE, args![assessment, from, to, now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

pub async fn ask_review(
    tx: &Tx,
    assessment: Uuid,
    (kind, reviewer): (&str, Reviewer),
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<Uuid> {
    set_state(tx, assessment, "open", "asked", now).await?;
    let (id, (organisation, person)) = (Uuid::now_v7(), reviewer.columns());
    tx.execute(&ADD_REVIEW, args![id, assessment, kind, organisation, person, by, now]).await?;
    Ok(id)
}

/// What was found so far goes with it.
pub async fn withdraw_review(tx: &Tx, assessment: Uuid, now: Timestamp) -> Result<()> {
    set_state(tx, assessment, "asked", "open", now).await?;
    tx.execute(&REMOVE_REVIEW, args![assessment]).await?;
    Ok(())
}

/// What was found, by place: the answer that is to hold, and why. Refused once the review has ended or was withdrawn.
pub async fn find(
    tx: &Tx,
    (assessment, review): (Uuid, Uuid),
    found: &[(String, String, String)],
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    if tx.execute(&HOLD_ASKED, args![assessment, now]).await? == 0 {
        return Err(Error::Conflict);
    }
    let rows = found.iter().map(|(place, answer, reason)| args![review, place, answer, reason, by, now]);
    tx.execute_many(&FIND, rows.collect()).await?;
    Ok(())
}

pub async fn end_review(
    tx: &Tx,
    (assessment, review): (Uuid, Uuid),
    questionnaire: &Questionnaire,
    opinion: &str,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    set_state(tx, assessment, "asked", "verified", now).await?;
    tx.execute(&END_REVIEW, args![review, opinion, by, now]).await?;
    rescore(tx, assessment, questionnaire).await
}

/// With whom an assessment is shared.
#[derive(Debug, Clone, Copy)]
pub enum With {
    Network,
    Organisation(Uuid),
    Person(Uuid),
}

pub async fn share(tx: &Tx, assessment: Uuid, (with, extent): (With, &str), by: Option<Uuid>, now: Timestamp) -> Result<()> {
    let (organisation, person) = match with {
        With::Network => (None, None),
        With::Organisation(id) => (Some(id), None),
        With::Person(id) => (None, Some(id)),
    };
    // Shared twice is shared once, as it was said last.
    let is_network = matches!(with, With::Network);
    tx.execute(&FORGET_SAME, args![assessment, person, organisation, is_network]).await?;
    tx.execute(&ADD_SHARE, args![Uuid::now_v7(), assessment, person, organisation, extent, by, now]).await?;
    Ok(())
}

pub async fn unshare(tx: &Tx, assessment: Uuid, share: Uuid) -> Result<()> {
    tx.execute(&REMOVE_SHARE, args![assessment, share]).await?;
    Ok(())
}

pub async fn add_action(
    tx: &Tx,
    assessment: Uuid,
    (issue, title, due_on): (&str, &str, Option<Date>),
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    tx.execute(&ADD_ACTION, args![Uuid::now_v7(), assessment, issue, title, due_on, by, now]).await?;
    Ok(())
}

/// Done on a day, or not yet.
pub async fn end_action(tx: &Tx, assessment: Uuid, action: Uuid, done_on: Option<Date>) -> Result<()> {
    tx.execute(&END_ACTION, args![assessment, action, done_on]).await?;
    Ok(())
}

pub async fn remove_action(tx: &Tx, assessment: Uuid, action: Uuid) -> Result<()> {
    tx.execute(&REMOVE_ACTION, args![assessment, action]).await?;
    Ok(())
}
