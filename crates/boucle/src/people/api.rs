//! Organisations as JSON: what the network's members see of one another, and nobody's name.

use axum::Json;
use axum::extract::{Query, State};
use db::Uuid;
use serde::Serialize;
use utoipa::ToSchema;

use super::queries::{self, Listed};
use crate::kit::App;
use crate::kit::cursor::{Cursor, wrong};
use crate::kit::error::Result;

/// As many as a page of the list holds.
const A_PAGE: usize = 30;
/// One more shows that there is another page.
const MOST: i64 = 31;

#[derive(Serialize, ToSchema)]
pub struct OrganisationsFound {
    /// The address of the following page, while there is one.
    next: Option<String>,
    organisations: Vec<OrganisationLine>,
}

#[derive(Serialize, ToSchema)]
pub struct OrganisationLine {
    id: Uuid,
    name: String,
    kind: String,
    place: Option<String>,
    buys: bool,
    supplies: bool,
}

/// Organisations of the network
///
/// By name, thirty at a time.
#[utoipa::path(get, path = "/api/v1/organisations", tag = "organisations", params(Cursor),
    responses((status = 200, body = OrganisationsFound)))]
pub async fn list(State(app): State<App>, Query(cursor): Query<Cursor>) -> Result<Json<OrganisationsFound>> {
    let (key, id) = match cursor.after.as_deref() {
        Some(after) => {
            let (key, id) = after.split_once('.').ok_or_else(wrong)?;
            (key, id.parse().map_err(|_| wrong())?)
        }
        None => ("", Uuid::nil()),
    };
    let mut organisations = queries::list(&app.db, (key, id), MOST).await?;
    let more = organisations.len() > A_PAGE;
    organisations.truncate(A_PAGE);
    let next = organisations
        .last()
        .filter(|_| more)
        .map(|last| format!("/api/v1/organisations?after={}.{}", last.name_key, last.id));
    let line = |row: Listed| OrganisationLine {
        id: row.id,
        name: row.name,
        kind: row.kind,
        place: row.place_name,
        buys: row.buys,
        supplies: row.supplies,
    };
    Ok(Json(OrganisationsFound { next, organisations: organisations.into_iter().map(line).collect() }))
}
