//! One's searches, each with how much is new.

use askama::Template;
use axum::extract::State;

use super::queries::{self, WatchLine};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "watches/list.html")]
struct ListPage {
    shell: Shell,
    watches: Vec<WatchLine>,
}

pub async fn show(State(app): State<App>, viewer: Viewer) -> Result {
    let watches = queries::list(&app.db, viewer.signed_in()?.id).await?;
    page(&ListPage { shell: Shell::new(&viewer).at(viewer.language.t("watches-title")), watches })
}
