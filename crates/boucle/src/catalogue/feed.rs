//! What is new of a search, for programs that follow such things (Atom, RFC 4287).

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::IntoResponse;
use db::{Timestamp, Uuid};
use http::header;

use super::Market;
use super::cards::{self, SolutionCard};
use super::search::{Asked, find, place};
use crate::kit::{App, Result, Viewer};

const MOST: usize = 30;

#[derive(Template)]
#[template(path = "catalogue/feed.xml")]
struct Feed {
    title: String,
    network: String,
    address: String,
    query: String,
    updated: Timestamp,
    cards: Vec<SolutionCard>,
}

pub async fn feed(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    RawQuery(query): RawQuery,
) -> Result {
    let asked = Asked::parse(query).newest();
    let place = place(&app, &asked).await?;
    let found = find(&app, &market, &market.reference(), &asked, viewer.language, place, 0, MOST)?;
    let ids: Vec<Uuid> = found.hits.iter().map(|hit| hit.id).collect();
    let mut cards = cards::of(&app.db, &ids).await?;
    let cards: Vec<SolutionCard> = ids.iter().filter_map(|id| cards.remove(id)).collect();
    let words = asked.first("q");
    let title = viewer.language.t("catalogue-title");
    let feed = Feed {
        title: if words.is_empty() { title } else { format!("{title} – {words}") },
        network: app.config.network_name.clone(),
        address: app.config.public_url.clone(),
        query: asked.at_page(1),
        updated: cards.iter().map(|card| card.updated_at).max().unwrap_or_else(|| app.clock.now()),
        cards,
    };
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed.render()?).into_response())
}
