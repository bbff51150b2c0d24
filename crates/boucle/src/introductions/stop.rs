//! The address in each mail that stops its kind, without signing in (`kit::stop`).

use axum::extract::{Path, State};
use serde_json::json;

use super::save;
use crate::kit::journal::{self, Subject};
use crate::kit::stop::StopPage;
use crate::kit::{App, Result, Viewer, session};

fn stop_page(viewer: &Viewer, token: &str) -> StopPage {
    let say = |key: &str| viewer.language.t(key);
    let instead = ("/mises-en-relation", say("introductions-title"));
    StopPage::new(viewer, say("introductions-stop-title"), format!("/mises-en-relation/arret/{token}"), instead)
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result {
    save::find_stop(&app.db, session::digest(&token)).await?;
    stop_page(&viewer, &token).ask(viewer.language.t("introductions-stop-ask"))
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
    stop_page(&viewer, &token).done(viewer.language.t("introductions-stopped"))
}
