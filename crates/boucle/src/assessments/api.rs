//! Assessments as JSON, to those who read them on screen: the scores, and the answers for who may read these.

use axum::Json;
use axum::extract::{Path, State};
use db::{Timestamp, Uuid};
use serde::Serialize;
use utoipa::ToSchema;

use super::queries::{self, AssessmentLine};
use super::show::outcomes;
use super::{Open, asks};
use crate::kit::{App, Result, Viewer};

#[derive(Serialize, ToSchema)]
#[schema(as = AssessmentListed)]
pub struct Listed {
    id: Uuid,
    organisation: String,
    year: i64,
    /// `open`, `asked` (waits for its verification) or `verified`.
    state: String,
    /// As declared; 100 is what can be expected, a bonus goes beyond.
    score: Option<f64>,
    verified_score: Option<f64>,
    /// From 0 to 1.
    completeness: f64,
    #[schema(value_type = String, format = DateTime)]
    changed_at: Timestamp,
}

impl From<AssessmentLine> for Listed {
    fn from(line: AssessmentLine) -> Self {
        Self {
            id: line.id,
            organisation: line.organisation,
            year: line.year,
            state: line.state,
            score: line.score,
            verified_score: line.verified_score,
            completeness: line.completeness,
            changed_at: line.changed_at,
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct AssessmentsFound {
    /// Of the organisations that one belongs to.
    own: Vec<Listed>,
    /// Those that wait for one's verification.
    to_review: Vec<Listed>,
    /// The last hundred that suppliers share.
    shared: Vec<Listed>,
}

/// Assessments that one may read
#[utoipa::path(get, path = "/api/v1/assessments", tag = "tools", responses((status = 200, body = AssessmentsFound)))]
pub async fn list(State(app): State<App>, viewer: Viewer) -> Result<Json<AssessmentsFound>> {
    let person = viewer.signed_in()?.id;
    let of = |lines: Vec<AssessmentLine>| lines.into_iter().map(Listed::from).collect();
    Ok(Json(AssessmentsFound {
        own: of(queries::own(&app.db, person).await?),
        to_review: of(queries::to_review(&app.db, person, viewer.is_coordinator()).await?),
        shared: of(queries::shared(&app.db, person, Uuid::max(), 100).await?),
    }))
}

#[derive(Serialize, ToSchema)]
#[schema(as = AssessmentScore)]
pub struct Score {
    /// The id of an issue, `subject.` and a core subject of ISO 26000, or `goal.` and the number of a goal.
    of: String,
    declared: Option<f64>,
    verified: Option<f64>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = AssessmentAnswer)]
pub struct Answered {
    /// The id of a question, or `bonus.` and that of an issue.
    question: String,
    /// The place of a level, a percentage, 1 or 0, points, or `na`.
    answer: String,
    note: String,
    /// The names of the files that prove it.
    proofs: Vec<String>,
    /// What the reviewer found, once the verification has ended.
    verified: Option<String>,
    reason: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct AssessmentFound {
    id: Uuid,
    organisation: String,
    /// The id of the questionnaire, and its version.
    questionnaire: String,
    questionnaire_version: String,
    year: i64,
    state: String,
    score: Option<f64>,
    verified_score: Option<f64>,
    completeness: f64,
    scores: Vec<Score>,
    /// Only for those with whom the answers are shared.
    answers: Option<Vec<Answered>>,
}

/// An assessment
#[utoipa::path(get, path = "/api/v1/assessments/{id}", tag = "tools", params(("id" = Uuid, Path)),
    responses((status = 200, body = AssessmentFound)))]
pub async fn one(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Json<AssessmentFound>> {
    let open = Open::read(&app, &viewer, id).await?;
    let (answers, findings) = (open.answers(&app).await?, open.findings(&app).await?);
    let (declared, verified) = outcomes(&open, &answers, &findings);
    let issues = open.questionnaire.issues.iter().map(|issue| Score {
        of: issue.id.clone(),
        declared: declared.issues.get(&issue.id).copied(),
        verified: verified.as_ref().and_then(|outcome| outcome.issues.get(&issue.id).copied()),
    });
    let subjects = declared.subjects.iter().map(|(subject, score)| Score {
        of: format!("subject.{}", subject.code()),
        declared: Some(*score),
        verified: verified.as_ref().and_then(|outcome| outcome.subjects.get(subject).copied()),
    });
    let goals = declared.goals.iter().map(|(goal, score)| Score {
        of: format!("goal.{goal}"),
        declared: Some(*score),
        verified: verified.as_ref().and_then(|outcome| outcome.goals.get(goal).copied()),
    });
    let scores = issues.chain(subjects).chain(goals).collect();
    let told = if open.rights.reads_answers {
        let proofs = queries::proofs(&app.db, id).await?;
        let all = open.questionnaire.issues.iter().flat_map(asks::of).map(asks::Ask::place);
        let one = |place: String| {
            let row = answers.iter().find(|row| row.place == place);
            let found = findings.iter().find(|finding| finding.place == place && open.row.state == "verified");
            Answered {
                answer: row.map(|row| row.answer.clone()).unwrap_or_default(),
                note: row.map(|row| row.note.clone()).unwrap_or_default(),
                proofs: proofs.iter().filter(|proof| proof.place == place).map(|proof| proof.name.clone()).collect(),
                verified: found.map(|finding| finding.answer.clone()),
                reason: found.map(|finding| finding.reason.clone()),
                question: place,
            }
        };
        Some(all.map(one).collect())
    } else {
        None
    };
    Ok(Json(AssessmentFound {
        id,
        questionnaire: open.questionnaire.id,
        questionnaire_version: open.questionnaire.version,
        organisation: open.row.organisation,
        year: open.row.year,
        state: open.row.state,
        score: open.row.score,
        verified_score: open.row.verified_score,
        completeness: open.row.completeness,
        scores,
        answers: told,
    }))
}
