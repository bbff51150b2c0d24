//! The catalogue as JSON.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use db::{Timestamp, Uuid};
use serde::Serialize;

use super::cards::{self, codes};
use super::search::{self, Asked};
use super::{Market, shown};
use crate::kit::error::invalid;
use crate::kit::{App, Result, Viewer};

const A_PAGE: usize = 50;

#[derive(Serialize)]
pub struct Found {
    total: u64,
    /// The address of the following page, while there is one.
    next: Option<String>,
    solutions: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    id: Uuid,
    title: String,
    summary: String,
    supplier: String,
    place: Option<String>,
    strategies: Vec<String>,
    commitments: Vec<String>,
    statuses: Vec<String>,
    updated_at: Timestamp,
}

/// Solutions, fifty at a time, for the same questions as the search page: `?q=…&categorie=…&lieu=…&page=…`.
pub async fn list(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    RawQuery(query): RawQuery,
) -> Result<Json<Found>> {
    let asked = Asked::parse(query);
    let place = search::place(&app, &asked).await?;
    let typed = asked.first("lieu");
    if place.is_none() && !typed.is_empty() {
        return Err(invalid("lieu", viewer.language.one("catalogue-place-unknown", "place", typed)));
    }
    let page = asked.page();
    let found =
        search::find(&app, &market, &market.reference(), &asked, viewer.language, place, (page - 1) * A_PAGE, A_PAGE)?;
    let more = found.total > u64::try_from(page * A_PAGE).unwrap_or(u64::MAX);
    let next = more.then(|| format!("/api/v1/solutions?{}", asked.at_page(page + 1)));
    let ids: Vec<Uuid> = found.hits.iter().map(|hit| hit.id).collect();
    let mut cards = cards::of(&app.db, &ids).await?;
    let line = |id: &Uuid| {
        let card = cards.remove(id)?;
        Some(Line {
            id: card.id,
            title: card.title,
            summary: card.summary,
            supplier: card.supplier_name,
            place: card.place_name,
            strategies: card.strategies,
            commitments: card.commitments,
            statuses: card.statuses,
            updated_at: card.updated_at,
        })
    };
    Ok(Json(Found { total: found.total, next, solutions: ids.iter().filter_map(line).collect() }))
}

#[derive(Serialize)]
pub struct Whole {
    id: Uuid,
    title: String,
    summary: String,
    description: String,
    language: String,
    supplier: String,
    strategies: Vec<String>,
    commitments: Vec<String>,
    categories: Vec<String>,
    places: Vec<String>,
    links: Vec<String>,
    state: String,
    updated_at: Timestamp,
}

pub async fn one(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Json<Whole>> {
    let solution = shown::visible(&app, &viewer, id).await?;
    let reference = market.reference();
    let row = solution.row;
    Ok(Json(Whole {
        id: row.id,
        categories: solution
            .categories
            .iter()
            .filter_map(|id| reference.categories.get(*id))
            .map(|c| c.code.clone())
            .collect(),
        places: solution.places.iter().filter_map(|id| reference.places.name(*id)).map(str::to_owned).collect(),
        links: row.links.lines().map(str::to_owned).collect(),
        title: row.title,
        summary: row.summary,
        description: row.description,
        language: row.language,
        supplier: row.supplier_name,
        strategies: codes(&row.strategies),
        commitments: codes(&row.commitments),
        state: row.state,
        updated_at: row.updated_at,
    }))
}
