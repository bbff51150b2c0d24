//! What the network asks of its working groups, as coordinators change it.

use askama::Template;
use axum::extract::State;
use serde_json::json;

use super::rules::{SHARES, Settings};
use super::{form, queries, save};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer};
use crate::needs::rules::CURRENCIES;

#[derive(Template)]
#[template(path = "working_groups/settings.html")]
struct SettingsPage {
    shell: Shell,
    form: Form,
}

impl SettingsPage {
    fn new(viewer: &Viewer, form: Form) -> Self {
        let shell = Shell::new(viewer).under("/gestion", viewer.language.t("admin-title"));
        Self { shell: shell.at(viewer.language.t("groups-settings")), form }
    }

    fn shares(&self) -> [&'static str; 4] {
        SHARES
    }

    fn currencies(&self) -> [&'static str; 2] {
        CURRENCIES
    }
}

pub async fn form(State(app): State<App>, viewer: Viewer) -> Result {
    let settings = queries::settings(&app.db).await?;
    let mut form = Form::new();
    for (name, value) in [
        ("minimum", settings.minimum.to_string()),
        ("trial_minimum", settings.trial_minimum.to_string()),
        ("trial_share", settings.trial_share),
        ("currency", settings.currency),
    ] {
        form.set(name, value);
    }
    page(&SettingsPage::new(&viewer, form))
}

pub async fn save(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let Some(settings) = read(&viewer, &mut form) else {
        return unsound(&SettingsPage::new(&viewer, form));
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, settings) = (&viewer, &settings);
            async move {
                save::keep_settings(&tx, settings, now).await?;
                let subject = Subject { kind: "working_groups", id: None, title: "" };
                journal::add(&tx, viewer, "changed", subject, json!(settings), now).await
            }
        })
        .await?;
    Ok(to_with("/gestion/chantiers/reglages", "groups-settings-saved"))
}

fn read(viewer: &Viewer, form: &mut Form) -> Option<Settings> {
    let minimum = form.trimmed("minimum").parse().ok().filter(|minimum| (1..=100).contains(minimum));
    if minimum.is_none() {
        form.refuse("minimum", viewer.language.t("groups-number-wrong"));
    }
    let rule = form::read_rule(viewer, form, "trial_minimum");
    let currency = CURRENCIES.into_iter().find(|currency| *currency == form.value("currency"));
    if currency.is_none() {
        form.refuse("currency", viewer.language.t("groups-choose-listed"));
    }
    let (trial_minimum, trial_share) = rule?;
    Some(Settings { minimum: minimum?, trial_minimum, trial_share, currency: currency?.to_owned() })
}
