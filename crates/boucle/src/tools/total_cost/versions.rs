//! What a calculation was: each version is seen again and, unless a published method stands between, taken up again.

use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::Model;

use super::{Open, keep, queries, rules, show};
use crate::kit::error::internal;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Viewer};

async fn of(app: &App, open: &Open, number: i64) -> Result<Model> {
    let text = queries::version(&app.db, open.row.id, number).await?;
    serde_json::from_str(&text).map_err(internal)
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>) -> Result {
    let mut open = Open::read(&app, &viewer, id).await?;
    open.model = of(&app, &open, number).await?;
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    page(&show::page_of(&app, &viewer, open, form, Some(number)).await?)
}

/// The version becomes the newest; those between stay.
pub async fn restore(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, number)): Path<(Uuid, i64)>,
    mut form: Form,
) -> Result {
    let mut open = Open::change(&app, &viewer, id).await?;
    let model = of(&app, &open, number).await?;
    if !rules::may_restore(&open.row, number) {
        return Err(Error::Conflict);
    }
    match keep(&app, &viewer, &open, form.version(), &model).await {
        Ok(()) => Ok(to_with(&open.address(), "tools-saved")),
        Err(Error::Conflict) => {
            form.set("_version", open.row.version.to_string());
            form.refuse("title", viewer.language.one("tools-conflict", "title", open.model.title.as_str()));
            open.model = model;
            unsound(&show::page_of(&app, &viewer, open, form, Some(number)).await?)
        }
        Err(error) => Err(error),
    }
}
