//! Publishing, archiving and confirming a solution.

use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::{queries, rules, save};
use crate::kit::error::{forbidden, invalid};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::to_with;
use crate::kit::{App, Form, Result, Viewer};

pub async fn set_state(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let row = queries::find(&app.db, id).await?.row;
    if !rules::may_edit(&viewer, row.supplier_id) || row.merged_into.is_some() {
        return Err(forbidden());
    }
    let state = form.value("state");
    if !rules::STATES.contains(&state) {
        return Err(invalid("state", state));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (row, viewer, form) = (&row, &viewer, &form);
            async move {
                let by = save::Author::of(viewer, row.supplier_id);
                save::set_state(&tx, id, form.version(), form.value("state"), by, now).await?;
                let subject = Subject { kind: "solution", id: Some(id), title: &row.title };
                let detail = json!({"from": row.state, "to": form.value("state")});
                journal::add(&tx, viewer, "state_changed", subject, detail, now).await
            }
        })
        .await?;
    let said = match state {
        "published" => "catalogue-now-published",
        "archived" => "catalogue-now-archived",
        _ => "catalogue-now-draft",
    };
    Ok(to_with(&format!("/catalogue/{id}"), said))
}

/// What a solution says still holds.
pub async fn confirm(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let row = queries::find(&app.db, id).await?.row;
    if !rules::may_edit(&viewer, row.supplier_id) || row.merged_into.is_some() {
        return Err(forbidden());
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (row, viewer) = (&row, &viewer);
            async move {
                save::confirm(&tx, id, viewer.id(), now).await?;
                let subject = Subject { kind: "solution", id: Some(id), title: &row.title };
                journal::add(&tx, viewer, "confirmed", subject, json!({"version": row.version}), now).await
            }
        })
        .await?;
    Ok(to_with(&format!("/catalogue/{id}"), "catalogue-confirmed"))
}
