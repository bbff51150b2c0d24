//! The address in each mail that stops its kind, without signing in (`kit::stop`).

use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::{queries, save};
use crate::kit::journal::{self, Subject};
use crate::kit::stop::StopPage;
use crate::kit::{App, Error, Result, Viewer, session};

async fn person(app: &App, token: &str) -> Result<Uuid> {
    queries::of_link(&app.db, session::digest(token)).await?.ok_or(Error::NotFound)
}

fn stop_page(viewer: &Viewer, token: &str) -> StopPage {
    let say = |key: &str| viewer.language.t(key);
    let instead = ("/annonces", say("announcements-read"));
    StopPage::new(viewer, say("announcements-stop-title"), format!("/annonces/arret/{token}"), instead)
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result {
    person(&app, &token).await?;
    stop_page(&viewer, &token).ask(viewer.language.t("announcements-stop-what"))
}

pub async fn stop(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result {
    let person = person(&app, &token).await?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let viewer = &viewer;
            async move {
                save::stop(&tx, person, Some(now)).await?;
                let subject = Subject { kind: "person", id: Some(person), title: "" };
                journal::add(&tx, viewer, "changed", subject, json!({"announcements": "stopped"}), now).await
            }
        })
        .await?;
    stop_page(&viewer, &token).done(viewer.language.t("announcements-stopped"))
}
