//! Writing the report of an edition, publishing it once the edition has ended, and taking it back.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::queries::{self, ReportRow};
use super::{count, save};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};
use crate::programmes::Edition;

#[derive(Template)]
#[template(path = "edition_report/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    edition: Edition,
    is_published: bool,
    has_ended: bool,
    /// What somebody else wrote meanwhile.
    theirs: Option<String>,
}

impl FormPage {
    fn new(app: &App, viewer: &Viewer, edition: Edition, row: Option<&ReportRow>, form: Form) -> Self {
        let shell =
            edition.shell(viewer).under(format!("{}/bilan", edition.address()), viewer.language.t("edition-report-title"));
        Self {
            shell: shell.at(viewer.language.t("edition-report-write")),
            is_published: row.is_some_and(|row| row.published_at.is_some()),
            has_ended: has_ended(app, &edition),
            form,
            edition,
            theirs: None,
        }
    }
}

fn has_ended(app: &App, edition: &Edition) -> bool {
    edition.today(app) > edition.row.ends_on
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let row = queries::report(&app.db, id).await?;
    let mut form = Form::new();
    if let Some(row) = &row {
        form.set("text", row.text.as_str());
        form.set("_version", row.version.to_string());
    }
    page(&FormPage::new(&app, &viewer, edition, row.as_ref(), form))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let row = queries::report(&app.db, id).await?;
    let publishes = form.value("act") == "publish";
    let withdraws = form.value("act") == "withdraw";
    let is_published = row.as_ref().is_some_and(|row| row.published_at.is_some());
    if (publishes || is_published && !withdraws) && form.trimmed("text").is_empty() {
        form.refuse("text", viewer.language.t("edition-report-empty"));
    }
    if publishes && !has_ended(&app, &edition) {
        form.refuse("text", viewer.language.t("edition-report-not-ended"));
    }
    if !form.is_sound() {
        return unsound(&FormPage::new(&app, &viewer, edition, row.as_ref(), form));
    }
    // Once published they stay: what two counts differ by could tell who came in between.
    let figures = if publishes && !is_published { Some(count(&app, &edition).await?) } else { None };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, form, edition, figures) = (&viewer, &form, &edition, &figures);
            async move {
                save::write(&tx, id, form.version(), form.trimmed("text"), now).await?;
                if let Some(figures) = figures {
                    save::publish(&tx, id, figures, viewer.id(), now).await?;
                } else if withdraws {
                    save::withdraw(&tx, id, now).await?;
                }
                let verb = if figures.is_some() { "reported" } else { "changed" };
                edition.note(&tx, viewer, verb, json!({"report": form.version() + 1}), now).await
            }
        })
        .await;
    let place = format!("{}/bilan", edition.address());
    match written {
        Ok(()) if publishes => Ok(to_with(&place, "edition-report-published")),
        Ok(()) if withdraws => Ok(to_with(&place, "edition-report-withdrawn")),
        Ok(()) => Ok(to_with(&place, "edition-report-saved")),
        Err(Error::Conflict) => {
            let theirs = queries::report(&app.db, id).await?;
            form.set("_version", theirs.as_ref().map_or(0, |row| row.version).to_string());
            form.refuse("text", viewer.language.t("edition-report-conflict"));
            let shown = FormPage::new(&app, &viewer, edition, theirs.as_ref(), form);
            unsound(&FormPage { theirs: theirs.map(|row| row.text), ..shown })
        }
        Err(error) => Err(error),
    }
}
