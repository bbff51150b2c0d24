//! Away with a calculation, with its versions and whom it was shared with.

use axum::extract::{Path, State};
use db::{Tx, Uuid};
use serde_json::json;

use super::opened::changeable;
use super::queries;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::to_with;
use crate::kit::{App, Error, Result, Viewer};

/// A published method is not taken back from those who offer against it.
pub async fn delete(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let row = changeable(&app, &viewer, id).await?;
    if row.frozen_at.is_some() {
        return Err(Error::NotFound);
    }
    let now = app.clock.now();
    app.db
        .write(|tx: Tx| {
            let (viewer, row) = (&viewer, &row);
            async move {
                queries::delete(&tx, id).await?;
                let subject = Subject { kind: "calculation", id: Some(id), title: &row.title };
                journal::add(&tx, viewer, "deleted", subject, json!({}), now).await
            }
        })
        .await?;
    Ok(to_with("/outils", "tools-deleted"))
}
