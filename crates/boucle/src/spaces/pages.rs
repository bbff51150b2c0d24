//! The list of spaces.

use askama::Template;
use axum::extract::{Query, State};
use db::Uuid;
use serde::Deserialize;

use super::queries::{self, RequestLine, SpaceLine};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};

const A_PAGE: usize = 30;

#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    apres: String,
}

#[derive(Template)]
#[template(path = "spaces/list.html")]
struct ListPage {
    shell: Shell,
    mine: Vec<SpaceLine>,
    others: Vec<SpaceLine>,
    invitations: Vec<RequestLine>,
    may_add: bool,
    next: Option<String>,
}

pub async fn list(State(app): State<App>, viewer: Viewer, Query(after): Query<After>) -> Result {
    let person = viewer.signed_in()?.id;
    let (key, id) = after.apres.split_once('.').unwrap_or_default();
    let most = i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX);
    let mut others = queries::seen(&app.db, &viewer, (key, id.parse().unwrap_or_default()), most).await?;
    let more = others.len() > A_PAGE;
    others.truncate(A_PAGE);
    let invitations = queries::requests_of(&app.db, person).await?;
    page(&ListPage {
        mine: queries::mine(&app.db, person).await?,
        next: others.last().filter(|_| more).map(|last| format!("{}.{}", last.title_key, last.id)),
        others,
        invitations: invitations.into_iter().filter(|request| request.kind == "invited").collect(),
        may_add: viewer.is_coordinator(),
        shell: Shell::new(&viewer).at(viewer.language.t("spaces-title")),
    })
}

/// Who was invited to a hidden space may know its name, to answer.
pub async fn invited(app: &App, viewer: &Viewer, id: Uuid, error: crate::kit::Error) -> Result {
    let Some(person) = viewer.id() else { return Err(error) };
    let mut requests = queries::requests_of(&app.db, person).await?;
    requests.retain(|request| request.space_id == id && request.kind == "invited");
    if requests.is_empty() {
        return Err(error);
    }
    page(&ListPage {
        mine: queries::mine(&app.db, person).await?,
        others: Vec::new(),
        invitations: requests,
        may_add: false,
        next: None,
        shell: Shell::new(viewer).at(viewer.language.t("spaces-title")),
    })
}
