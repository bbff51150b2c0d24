//! Lists of solutions as JSON.

use axum::Json;
use axum::extract::{Path, State};
use db::Uuid;
use serde::Serialize;
use utoipa::ToSchema;

use super::{queries, rules, shown};
use crate::kit::{App, Result, Viewer};

#[derive(Serialize, ToSchema)]
pub struct ListOfSolutions {
    id: Uuid,
    title: String,
    /// The organisation or the space whose it is; none when it is one's own.
    whose: Option<String>,
    solutions: i64,
}

/// Lists of solutions
///
/// One's own and those of one's organisations, by title, then those of the spaces that one is in, by title; 500 at most.
#[utoipa::path(get, path = "/api/v1/lists", tag = "solutions", operation_id = "lists",
    responses((status = 200, body = Vec<ListOfSolutions>)))]
pub async fn list(State(app): State<App>, viewer: Viewer) -> Result<Json<Vec<ListOfSolutions>>> {
    let lists = queries::list(&app.db, viewer.signed_in()?.id).await?;
    let line = |list: queries::ListLine| ListOfSolutions {
        id: list.id,
        title: list.title,
        whose: list.whose,
        solutions: list.solutions,
    };
    Ok(Json(lists.into_iter().map(line).collect()))
}

#[derive(Serialize, ToSchema)]
pub struct Listed {
    solution: Uuid,
    /// None when the solution is no longer published.
    title: Option<String>,
    supplier: Option<String>,
    note: String,
}

/// What stands in a list
///
/// In the order of the list.
#[utoipa::path(get, path = "/api/v1/lists/{id}", tag = "solutions", operation_id = "list_of_solutions",
    params(("id" = Uuid, Path)), responses((status = 200, body = Vec<Listed>)))]
pub async fn one(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Json<Vec<Listed>>> {
    rules::reads(&app.db, &viewer, id).await?;
    let entries = shown::entries(&app, &viewer, id).await?;
    let line = |entry: shown::Entry| {
        let (title, supplier) = entry.card.map(|card| (card.title, card.supplier_name)).unzip();
        Listed { solution: entry.row.solution_id, title, supplier, note: entry.row.note }
    };
    Ok(Json(entries.into_iter().map(line).collect()))
}
