//! A calculation that is kept, as JSON, whatever it computes.

use axum::Json;
use axum::extract::{Path, State};
use db::Uuid;
use serde::Serialize;
use utoipa::ToSchema;

use super::{opened, shipments, total_cost, transport};
use crate::kit::error::internal;
use crate::kit::{App, Result, Viewer};

/// A calculation that is kept: what was entered, and what it comes to.
#[derive(Serialize, ToSchema)]
pub struct CalculationFound {
    pub id: Uuid,
    /// `total_cost`, `transport` or `shipments`
    pub kind: String,
    pub title: String,
    /// Of the model: it rises with each change.
    pub version: i64,
    /// As `POST /api/v1/total-cost` or `POST /api/v1/transport` takes it; of shipments, what was chosen for their file, what carriers
    /// told, and the scenarios.
    #[schema(value_type = Object)]
    pub model: serde_json::Value,
    /// As it answers; of shipments, the totals, and the scenarios side by side in `scenarios` where there are some.
    #[schema(value_type = Object)]
    pub outcome: serde_json::Value,
}

/// A calculation that is kept
#[utoipa::path(get, path = "/api/v1/calculations/{id}", tag = "tools", params(("id" = Uuid, Path)),
    responses((status = 200, body = CalculationFound)))]
pub async fn one(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Json<CalculationFound>> {
    let row = opened::readable(&app, &viewer, id).await?;
    let mut model = serde_json::from_str(&row.model).map_err(internal)?;
    let outcome = match row.kind.as_str() {
        transport::KIND => transport::api::outcome(&app, &row.model).await?,
        shipments::KIND => shipments::outcome(&app, &mut model).await?,
        _ => total_cost::api::outcome(&row.model).await?,
    };
    Ok(Json(CalculationFound { id, kind: row.kind, title: row.title, version: row.version, model, outcome }))
}
