//! The list of spaces, and the home of one.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde::Deserialize;

use super::queries::{self, RequestLine, SpaceLine};
use super::rules::Access;
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer, markdown};

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

#[derive(Template)]
#[template(path = "spaces/show.html")]
struct ShowPage {
    shell: Shell,
    access: Access,
    summary: String,
    members: i64,
    /// An invitation of the viewer's own that waits for an answer, or what the viewer asked.
    request: Option<RequestLine>,
    may_delete: bool,
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let access = match queries::access(&app.db, &viewer, id).await {
        Ok(access) => access,
        Err(error) => return invited(&app, &viewer, id, error).await,
    };
    let requests = match viewer.id() {
        Some(person) => queries::requests_of(&app.db, person).await?,
        None => Vec::new(),
    };
    let shell = Shell::new(&viewer).under("/espaces", viewer.language.t("spaces-title")).at(access.space.title.as_str());
    page(&ShowPage {
        shell,
        summary: markdown::to_html(&access.space.summary),
        members: queries::count(&app.db, id).await?,
        request: requests.into_iter().find(|request| request.space_id == id),
        may_delete: viewer.is_operator() && access.space.kind != "network",
        access,
    })
}

/// Who was invited to a hidden space may know its name, to answer.
async fn invited(app: &App, viewer: &Viewer, id: Uuid, error: crate::kit::Error) -> Result {
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
