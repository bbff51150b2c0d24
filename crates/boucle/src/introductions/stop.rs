//! The address in each mail that stops them. A mail program posts there by itself when its reader clicks "unsubscribe"
//! (RFC 8058); whoever opens it in a browser is asked first, because some mail filters open every link.

use askama::Template;
use axum::extract::{Path, State};
use serde_json::json;

use super::save;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer, session};

#[derive(Template)]
#[template(path = "introductions/stop.html")]
struct StopPage {
    shell: Shell,
    token: String,
    is_done: bool,
}

fn stop_page(viewer: &Viewer, token: String, is_done: bool) -> StopPage {
    StopPage { shell: Shell::new(viewer).at(viewer.language.t("introductions-stop-title")), token, is_done }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result {
    save::find_stop(&app.db, session::digest(&token)).await?;
    page(&stop_page(&viewer, token, false))
}

pub async fn stop(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result {
    let person = save::find_stop(&app.db, session::digest(&token)).await?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let viewer = &viewer;
            async move {
                save::set_mails(&tx, person, false, now).await?;
                let subject = Subject { kind: "person", id: Some(person), title: "" };
                journal::add(&tx, viewer, "changed", subject, json!({"introduction_mails": false}), now).await
            }
        })
        .await?;
    page(&stop_page(&viewer, token, true))
}
