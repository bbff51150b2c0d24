//! The address in each mail that stops its kind, without signing in (`kit::stop`).

use axum::extract::{Path, State};
use serde_json::json;

use super::queries::{self, Stop};
use crate::kit::journal::{self, Subject};
use crate::kit::stop::StopPage;
use crate::kit::{App, Error, Result, Viewer, session};

async fn find(app: &App, token: &str) -> Result<Stop> {
    queries::find_stop(&app.db, session::digest(token)).await?.ok_or(Error::NotFound)
}

fn stop_page(viewer: &Viewer, token: &str) -> StopPage {
    let say = |key: &str| viewer.language.t(key);
    StopPage::new(viewer, say("notices-stop-title"), format!("/arret/{token}"), ("/moi/courriels", say("notices-change")))
}

/// Of one space by its title, or of all.
fn said(viewer: &Viewer, one: &str, all: &str, stop: &Stop) -> String {
    stop.space_title.as_deref().map_or_else(|| viewer.language.t(all), |title| viewer.language.one(one, "space", title))
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result {
    let stop = find(&app, &token).await?;
    stop_page(&viewer, &token).ask(said(&viewer, "notices-stop-space", "notices-stop-all", &stop))
}

pub async fn stop(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result {
    let stop = find(&app, &token).await?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, stop) = (&viewer, &stop);
            async move {
                match stop.space_id {
                    Some(space) => queries::set_pace(&tx, stop.person_id, space, Some("never")).await?,
                    None => queries::stop_all(&tx, stop.person_id).await?,
                }
                let subject = Subject { kind: "person", id: Some(stop.person_id), title: "" };
                journal::add(&tx, viewer, "changed", subject, json!({"pace": "never", "space": stop.space_id}), now).await
            }
        })
        .await?;
    stop_page(&viewer, &token).done(said(&viewer, "notices-stopped-space", "notices-stopped-all", &stop))
}
