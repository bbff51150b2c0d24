//! Emissions of transport as JSON: ways in, what they come to out, the same for programs and behind the page.

use axum::Json;
use axum::extract::State;
use instruments::transport::{Ways, WaysOutcome, compare_ways};

use super::{set_of, sets};
use crate::kit::error::{internal, invalid};
use crate::kit::json::Posted;
use crate::kit::{App, Result, Viewer};

/// Emissions of transport
///
/// The fields of the model and of the answer are described in `docs/transport.md`, with their formulas. Nothing is kept.
#[utoipa::path(post, path = "/api/v1/transport", tag = "tools", request_body = Object,
    responses((status = 200, body = Object)))]
pub async fn compute(State(app): State<App>, viewer: Viewer, Posted(ways): Posted<Ways>) -> Result<Json<WaysOutcome>> {
    let Some(set) = sets::chosen(&app, &viewer, &ways.set).await? else {
        return Err(invalid("set", "is not a set of factors that is known here"));
    };
    compare_ways(&ways, &set).map(Json).map_err(|error| invalid(&error.at, error.problem.to_string()))
}

/// What a model that is kept comes to.
pub(in crate::tools) async fn outcome(app: &App, model: &str) -> Result<serde_json::Value> {
    let ways: Ways = serde_json::from_str(model).map_err(internal)?;
    let set = set_of(app, &ways).await?;
    serde_json::to_value(compare_ways(&ways, &set).map_err(internal)?).map_err(internal)
}
