//! The address in each mail that stops its kind, without signing in (`kit::stop`).

use axum::extract::{Path, State};
use serde_json::json;

use super::save::{self, Stop};
use crate::kit::journal::{self, Subject};
use crate::kit::stop::StopPage;
use crate::kit::{App, Result, Viewer, session};

fn stop_page(viewer: &Viewer, token: &str) -> StopPage {
    let say = |key: &str| viewer.language.t(key);
    StopPage::new(
        viewer,
        say("watches-stop-title"),
        format!("/recherches/arret/{token}"),
        ("/recherches", say("watches-title")),
    )
}

/// Of one search by its name, or of all.
fn said(viewer: &Viewer, one: &str, all: &str, stop: &Stop) -> String {
    stop.name.as_deref().map_or_else(|| viewer.language.t(all), |name| viewer.language.one(one, "name", name))
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result {
    let stop = save::find_stop(&app.db, session::digest(&token)).await?;
    stop_page(&viewer, &token).ask(said(&viewer, "watches-stop-one", "watches-stop-all", &stop))
}

pub async fn stop(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result {
    let stop = save::find_stop(&app.db, session::digest(&token)).await?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, stop) = (&viewer, &stop);
            async move {
                save::stop(&tx, stop).await?;
                let subject = Subject { kind: "person", id: Some(stop.person_id), title: "" };
                journal::add(&tx, viewer, "changed", subject, json!({"pace": "never", "search": stop.watch_id}), now).await
            }
        })
        .await?;
    stop_page(&viewer, &token).done(said(&viewer, "watches-stopped-one", "watches-stopped-all", &stop))
}
