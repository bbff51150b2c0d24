//! The address in each mail that stops its kind, without signing in. A mail program posts there by itself when its reader
//! clicks "unsubscribe" (RFC 8058); whoever opens it in a browser is asked first, because some mail filters open every link.

use askama::Template;
use axum::extract::{Path, State};
use serde_json::json;

use super::save::{self, Stop};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer, session};

#[derive(Template)]
#[template(path = "watches/stop.html")]
struct StopPage {
    shell: Shell,
    token: String,
    stop: Stop,
    is_done: bool,
}

fn stop_page(viewer: &Viewer, token: String, stop: Stop, is_done: bool) -> StopPage {
    StopPage { shell: Shell::new(viewer).at(viewer.language.t("watches-stop-title")), token, stop, is_done }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result {
    let stop = save::find_stop(&app.db, session::digest(&token)).await?;
    page(&stop_page(&viewer, token, stop, false))
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
    page(&stop_page(&viewer, token, stop, true))
}
