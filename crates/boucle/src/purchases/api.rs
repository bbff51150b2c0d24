//! Purchase projects as JSON, to those who read them on screen. What is said of a project is not part of it.

use axum::Json;
use axum::extract::{Path, Query, State};
use db::{Date, Timestamp, Uuid};
use serde::Serialize;
use utoipa::ToSchema;

use super::queries::{self, ProjectLine};
use super::{Project, parts};
use crate::catalogue::cards::codes;
use crate::catalogue::rules as solutions;
use crate::kit::cursor::{Before, Cursor};
use crate::kit::{App, Result, Viewer};
use crate::needs::queries as needs;

#[derive(Serialize, ToSchema)]
pub struct PurchasesFound {
    /// The address of the following page, while there is one.
    next: Option<String>,
    purchases: Vec<Listed>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = PurchaseLine)]
pub struct Listed {
    id: Uuid,
    title: String,
    organisation: String,
    /// Title of the edition of a programme within which it is made.
    edition: Option<String>,
    /// `need`, `sourcing`, `criteria`, `procedure`, `award`, `follow_up` or `abandoned`.
    stage: String,
    next_step: String,
    #[schema(value_type = Option<String>, format = Date)]
    next_on: Option<Date>,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

const A_PAGE: usize = 50;

/// Purchase projects of one's organisations
///
/// Of the whole network for a coordinator. The latest changed first, fifty at a time.
#[utoipa::path(get, path = "/api/v1/purchases", tag = "purchases", params(Cursor),
    responses((status = 200, body = PurchasesFound)))]
pub async fn list(State(app): State<App>, viewer: Viewer, Query(cursor): Query<Cursor>) -> Result<Json<PurchasesFound>> {
    let before = Before::given(cursor.after.as_deref())?;
    let most = i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX);
    let mut lines = match viewer.is_coordinator() {
        true => queries::all(&app.db, before, most).await?,
        false => queries::of_organisations(&app.db, &viewer, before, most).await?,
    };
    let more = lines.len() > A_PAGE;
    lines.truncate(A_PAGE);
    let next = lines
        .last()
        .filter(|_| more)
        .map(|last| format!("/api/v1/purchases?after={}", Before::written(last.updated_at, last.id)));
    let listed = |line: ProjectLine| Listed {
        id: line.id,
        title: line.title,
        organisation: line.organisation,
        edition: line.edition,
        stage: line.stage,
        next_step: line.next_step,
        next_on: line.next_on,
        updated_at: line.updated_at,
    };
    Ok(Json(PurchasesFound { next, purchases: lines.into_iter().map(listed).collect() }))
}

#[derive(Serialize, ToSchema)]
#[schema(as = Purchase)]
pub struct Whole {
    id: Uuid,
    title: String,
    organisation: String,
    edition: Option<String>,
    /// Who carries it.
    carriers: Vec<String>,
    text: String,
    circular: String,
    /// Codes of circular strategies.
    strategies: Vec<String>,
    social: String,
    /// Codes of social commitments.
    commitments: Vec<String>,
    stage: String,
    /// Why it was abandoned.
    reason: String,
    /// Every stage that it reached, the first one first.
    stages: Vec<Reached>,
    next_step: String,
    #[schema(value_type = Option<String>, format = Date)]
    next_on: Option<Date>,
    /// Those of its needs that the holder of the token may see.
    needs: Vec<Uuid>,
    shortlist: Vec<Shortlisted>,
    clauses: Vec<Clause>,
    result: Outcome,
    version: i64,
}

#[derive(Serialize, ToSchema)]
struct Reached {
    stage: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

#[derive(Serialize, ToSchema)]
struct Shortlisted {
    solution: Uuid,
    title: String,
    supplier: String,
    why: String,
}

#[derive(Serialize, ToSchema)]
struct Clause {
    title: String,
    text: String,
    /// `circular`, `social` or `other`.
    kind: String,
    in_tender: bool,
    in_contract: bool,
}

#[derive(Serialize, ToSchema)]
#[schema(as = PurchaseResult)]
struct Outcome {
    bought: String,
    solution: Option<Uuid>,
    supplier: String,
    /// In the currency's smallest coin.
    amount: Option<i64>,
    currency: String,
    #[schema(value_type = Option<String>, format = Date)]
    procedure_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    awarded_on: Option<Date>,
    effect: String,
    effect_quantity: Option<f64>,
    effect_unit: String,
    /// `measured` or `estimated`.
    effect_basis: Option<String>,
}

/// A purchase project
///
/// To those who may read it on screen.
#[utoipa::path(get, path = "/api/v1/purchases/{id}", tag = "purchases", params(("id" = Uuid, Path)),
    responses((status = 200, body = Whole)))]
pub async fn one(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Json<Whole>> {
    let project = Project::read(&app, &viewer, id).await?;
    let shortlist = parts::shortlist(&app.db, id).await?.into_iter();
    let clauses = parts::clauses(&app.db, id).await?.into_iter();
    let needs = needs::seen(&app.db, &viewer, parts::needs(&app.db, id).await?).await?;
    let stages = parts::stages(&app.db, id).await?.into_iter();
    let row = project.row;
    Ok(Json(Whole {
        id,
        title: row.title,
        organisation: row.organisation,
        edition: row.edition,
        carriers: project.carriers.into_iter().map(|carrier| carrier.name).collect(),
        text: row.text,
        circular: row.circular,
        strategies: codes(&row.strategies),
        social: row.social,
        commitments: codes(&row.commitments),
        stage: row.stage,
        reason: row.reason,
        stages: stages.map(|reached| Reached { stage: reached.stage, at: reached.at }).collect(),
        next_step: row.next_step,
        next_on: row.next_on,
        needs: needs.into_iter().map(|(id, _)| id).collect(),
        shortlist: shortlist
            .filter(|one| solutions::may_see(&viewer, one.supplier_id, &one.state))
            .map(|one| Shortlisted { solution: one.solution_id, title: one.title, supplier: one.supplier, why: one.why })
            .collect(),
        clauses: clauses
            .map(|one| Clause {
                title: one.title,
                text: one.text,
                kind: one.kind,
                in_tender: one.in_tender,
                in_contract: one.in_contract,
            })
            .collect(),
        result: Outcome {
            bought: row.bought,
            solution: row.solution_id,
            supplier: row.supplier,
            amount: row.amount,
            currency: row.currency,
            procedure_on: row.procedure_on,
            awarded_on: row.awarded_on,
            effect: row.effect,
            effect_quantity: row.effect_quantity,
            effect_unit: row.effect_unit,
            effect_basis: row.effect_basis,
        },
        version: row.version,
    }))
}
