//! Total cost as JSON: the model in, the outcome out, the same for programs and behind the page.

use axum::Json;
use instruments::total_cost::{Model, Outcome, evaluate};

use crate::kit::Result;
use crate::kit::error::{internal, invalid};
use crate::kit::json::Posted;

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

/// What a model that is kept comes to.
pub(in crate::tools) async fn outcome(model: &str) -> Result<serde_json::Value> {
    let model: Model = serde_json::from_str(model).map_err(internal)?;
    serde_json::to_value(super::outcome(&model).await?).map_err(internal)
}
