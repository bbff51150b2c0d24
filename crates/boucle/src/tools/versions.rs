//! What a calculation was: each version is seen again and, unless a published method stands between, taken up again.

use axum::extract::{Path, State};
use db::Uuid;

use super::opened::{Model, Opened, conflict, keep};
use super::{queries, rules};
use crate::kit::error::internal;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Viewer};

async fn of<M: Model>(app: &App, open: &Opened<M>, number: i64) -> Result<M> {
    let text = queries::version(&app.db, open.row.id, number).await?;
    serde_json::from_str(&text).map_err(internal)
}

pub(super) async fn show<M: Model>(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>) -> Result {
    let mut open = Opened::<M>::read(&app, &viewer, id).await?;
    open.model = of(&app, &open, number).await?;
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    page(&M::page_of(&app, &viewer, open, form, Some(number)).await?)
}

/// The version becomes the newest; those between stay.
pub(super) async fn restore<M: Model>(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, number)): Path<(Uuid, i64)>,
    mut form: Form,
) -> Result {
    let mut open = Opened::<M>::change(&app, &viewer, id).await?;
    let model = of(&app, &open, number).await?;
    if !rules::may_restore(&open.row, number) {
        return Err(Error::Conflict);
    }
    match keep(&app, &viewer, &open, form.version(), &model).await {
        Ok(()) => Ok(to_with(&open.address(), "tools-saved")),
        Err(Error::Conflict) => {
            conflict(&viewer, &open, &mut form, "title");
            open.model = model;
            unsound(&M::page_of(&app, &viewer, open, form, Some(number)).await?)
        }
        Err(error) => Err(error),
    }
}
