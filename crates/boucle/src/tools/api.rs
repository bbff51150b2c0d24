//! Total cost as JSON: the model in, the outcome out, the same for programs and behind the page.

use axum::Json;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::{Model, Outcome, evaluate};
use serde::Serialize;
use utoipa::ToSchema;

use super::Open;
use crate::kit::error::{internal, invalid};
use crate::kit::json::Posted;
use crate::kit::{App, Result, Viewer};

/// A calculation that is kept: what was entered, and what it comes to.
#[derive(Serialize, ToSchema)]
pub struct CalculationFound {
    pub id: Uuid,
    pub title: String,
    /// Of the model: it rises with each change.
    pub version: i64,
    /// As `POST /api/v1/total-cost` takes it.
    #[schema(value_type = Object)]
    pub model: Model,
    /// As `POST /api/v1/total-cost` answers.
    #[schema(value_type = Object)]
    pub outcome: Outcome,
}

/// Total cost of ownership
///
/// The fields of the model and of the answer are described in `docs/total-cost.md`, with their formulas. Nothing is kept.
#[utoipa::path(post, path = "/api/v1/total-cost", tag = "tools", request_body = Object,
    responses((status = 200, body = Object)))]
pub async fn compute(Posted(model): Posted<Model>) -> Result<Json<Outcome>> {
    // a million draws take a second: they are not worked out among the pages
    let outcome = tokio::task::spawn_blocking(move || evaluate(&model)).await.map_err(internal)?;
    outcome.map(Json).map_err(|error| invalid(&error.at, error.problem.to_string()))
}

/// A calculation that is kept
#[utoipa::path(get, path = "/api/v1/calculations/{id}", tag = "tools", params(("id" = Uuid, Path)),
    responses((status = 200, body = CalculationFound)))]
pub async fn one(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Json<CalculationFound>> {
    let open = Open::read(&app, &viewer, id).await?;
    let outcome = evaluate(&open.model).map_err(internal)?;
    Ok(Json(CalculationFound { id, title: open.row.title, version: open.row.version, model: open.model, outcome }))
}
