//! The lists that one may read.

use askama::Template;
use axum::extract::State;

use super::queries::{self, ListLine};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "lists/list.html")]
struct ListPage {
    shell: Shell,
    lists: Vec<ListLine>,
}

pub async fn show(State(app): State<App>, viewer: Viewer) -> Result {
    let lists = queries::list(&app.db, viewer.signed_in()?.id).await?;
    page(&ListPage { shell: Shell::new(&viewer).at(viewer.language.t("lists-title")), lists })
}
