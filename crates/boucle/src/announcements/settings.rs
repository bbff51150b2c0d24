//! What the network sets: from which score on something is announced, and how often a supplier is written to.

use askama::Template;
use axum::extract::State;
use serde_json::json;

use super::rules::Terms;
use super::{queries, save};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer};

/// More mails than that a week would be no limit.
const MOST_WEEKLY: usize = 50;

#[derive(Template)]
#[template(path = "announcements/settings.html")]
struct SettingsPage {
    shell: Shell,
    form: Form,
}

fn settings_page(viewer: &Viewer, form: Form) -> SettingsPage {
    let shell = Shell::new(viewer).under("/gestion", viewer.language.t("admin-title"));
    SettingsPage { shell: shell.at(viewer.language.t("announcements-settings")), form }
}

pub async fn form(State(app): State<App>, viewer: Viewer) -> Result {
    let terms = queries::terms(&app.db).await?;
    let mut form = Form::new();
    form.set("threshold", terms.threshold.to_string());
    form.set("weekly", terms.weekly.to_string());
    page(&settings_page(&viewer, form))
}

pub async fn save(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let Some(terms) = read(&viewer, &mut form) else { return unsound(&settings_page(&viewer, form)) };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let viewer = &viewer;
            async move {
                save::set_terms(&tx, terms, now).await?;
                let subject = Subject { kind: "announcements", id: None, title: "" };
                let detail = json!({"threshold": terms.threshold, "weekly": terms.weekly});
                journal::add(&tx, viewer, "changed", subject, detail, now).await
            }
        })
        .await?;
    Ok(to_with("/gestion/annonces", "announcements-kept"))
}

fn read(viewer: &Viewer, form: &mut Form) -> Option<Terms> {
    let threshold = form.trimmed("threshold").parse().ok().filter(|threshold| (1..=100).contains(threshold));
    if threshold.is_none() {
        form.refuse("threshold", viewer.language.t("announcements-threshold-wrong"));
    }
    let weekly = form.trimmed("weekly").parse().ok().filter(|weekly| (0..=MOST_WEEKLY).contains(weekly));
    if weekly.is_none() {
        form.refuse("weekly", viewer.language.n("announcements-weekly-wrong", MOST_WEEKLY));
    }
    Some(Terms { threshold: threshold?, weekly: weekly? })
}
