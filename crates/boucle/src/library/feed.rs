//! New tools that everybody may see, for programs that follow such things (Atom, RFC 4287).

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use db::Timestamp;
use http::header;

use super::queries::{self, Order, ToolLine, Wanted};
use crate::kit::{App, Language, Result, Viewer, markdown};

const MOST: i64 = 30;

#[derive(Template)]
#[template(path = "library/feed.xml")]
struct Feed {
    title: String,
    network: String,
    address: String,
    updated: Timestamp,
    tools: Vec<ToolLine>,
}

impl Feed {
    fn words(tool: &ToolLine) -> String {
        markdown::to_words(&tool.summary)
    }
}

pub async fn feed(State(app): State<App>, viewer: Viewer) -> Result {
    // As a visitor reads it, whoever asks: a feed is passed on.
    let visitor = Viewer::system(Language::Fr);
    let tools = queries::list(&app.db, &visitor, &Wanted::default(), Order::Newest, None, MOST).await?;
    let feed = Feed {
        title: viewer.language.t("library-title"),
        network: app.config.network_name.clone(),
        address: app.config.public_url.clone(),
        updated: tools.first().map_or_else(|| app.clock.now(), |tool| tool.published_at),
        tools,
    };
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed.render()?).into_response())
}
