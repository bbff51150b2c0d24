//! One's searches as JSON.

use axum::Json;
use axum::extract::{Path, State};
use db::{Timestamp, Uuid};
use serde::Serialize;
use utoipa::ToSchema;

use super::queries;
use super::shown::own;
use crate::catalogue::cards;
use crate::kit::{App, Result, Viewer};

#[derive(Serialize, ToSchema)]
pub struct Search {
    id: Uuid,
    name: String,
    /// As `GET /api/v1/solutions` takes it.
    query: String,
    /// `at_once`, `daily`, `weekly` or `never`: how often its owner is written to.
    pace: String,
    /// Solutions found since its owner last looked.
    news: i64,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
}

/// The searches that one keeps
///
/// Of the person whose token asks, by name.
#[utoipa::path(get, path = "/api/v1/searches", tag = "solutions", operation_id = "searches",
    responses((status = 200, body = Vec<Search>)))]
pub async fn list(State(app): State<App>, viewer: Viewer) -> Result<Json<Vec<Search>>> {
    let watches = queries::list(&app.db, viewer.signed_in()?.id).await?;
    let search = |watch: queries::WatchLine| Search {
        id: watch.id,
        name: watch.name,
        query: watch.query,
        pace: watch.pace,
        news: watch.news,
        created_at: watch.created_at,
    };
    Ok(Json(watches.into_iter().map(search).collect()))
}

#[derive(Serialize, ToSchema)]
pub struct NewInSearch {
    id: Uuid,
    title: String,
    summary: String,
    supplier: String,
    #[schema(value_type = String, format = DateTime)]
    found_at: Timestamp,
}

/// What is new in a search
///
/// Published solutions that it has found since its owner last looked, the latest first, a hundred at most.
#[utoipa::path(get, path = "/api/v1/searches/{id}", tag = "solutions", operation_id = "search",
    params(("id" = Uuid, Path)), responses((status = 200, body = Vec<NewInSearch>)))]
pub async fn one(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Json<Vec<NewInSearch>>> {
    let watch = own(&app, &viewer, id).await?;
    let new = queries::new_solutions(&app.db, id, watch.seen_at).await?;
    let ids: Vec<Uuid> = new.iter().map(|new| new.solution_id).collect();
    let mut cards = cards::of(&app.db, &ids).await?;
    let line = |new: queries::NewSolution| {
        let card = cards.remove(&new.solution_id)?;
        Some(NewInSearch {
            id: card.id,
            title: card.title,
            summary: card.summary,
            supplier: card.supplier_name,
            found_at: new.found_at,
        })
    };
    Ok(Json(new.into_iter().filter_map(line).collect()))
}
