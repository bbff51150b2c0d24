//! Anybody says that a solution is wrong, or is there twice.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::rules::KINDS;
use super::{TEXT_LIMIT, save};
use crate::catalogue::queries::{self, SolutionRow};
use crate::catalogue::rules::may_see;
use crate::kit::error::not_found;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer, posted};
use crate::proposals::rules::is_too_quick;

#[derive(Template)]
#[template(path = "upkeep/flag.html")]
struct FlagPage {
    shell: Shell,
    solution: SolutionRow,
    form: Form,
}

impl FlagPage {
    fn new(viewer: &Viewer, solution: SolutionRow, form: Form) -> Self {
        let shell = Shell::new(viewer)
            .under("/catalogue", viewer.language.t("catalogue-title"))
            .under(format!("/catalogue/{}", solution.id), solution.title.as_str())
            .at(viewer.language.t("upkeep-flag"));
        Self { shell, solution, form }
    }

    fn kinds(&self) -> [&'static str; 2] {
        KINDS
    }
}

async fn seen(app: &App, viewer: &Viewer, id: Uuid) -> Result<SolutionRow> {
    let row = queries::find(&app.db, id).await?.row;
    if may_see(viewer, row.supplier_id, &row.state) { Ok(row) } else { Err(not_found()) }
}

pub async fn ask(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let solution = seen(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("shown", app.clock.now().as_second().to_string());
    form.set("kind", "error");
    page(&FlagPage::new(&viewer, solution, form))
}

pub async fn flag(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let (solution, now) = (seen(&app, &viewer, id).await?, app.clock.now());
    let (kind, text) = (form.value("kind").to_owned(), form.trimmed("text").to_owned());
    if text.is_empty() || text.chars().count() > TEXT_LIMIT {
        form.refuse("text", viewer.language.t("upkeep-text-missing"));
    }
    if !KINDS.contains(&kind.as_str()) {
        form.refuse("kind", viewer.language.t("upkeep-kind-missing"));
    }
    // As for a proposal: a field that people do not see, and a time that they take.
    let shown: i64 = form.value("shown").parse().unwrap_or(i64::MAX);
    if viewer.person.is_none() && (form.checked("website") || is_too_quick(shown, now)) {
        form.refuse("text", viewer.language.t("upkeep-again"));
        form.set("website", "");
        if shown > now.as_second() {
            form.set("shown", now.as_second().to_string());
        }
    }
    if !form.is_sound() {
        return unsound(&FlagPage::new(&viewer, solution, form));
    }
    let location = format!("/catalogue/{id}");
    posted::once(&app, &viewer, &form, |tx| {
        let (viewer, solution, location) = (&viewer, &solution, location.as_str());
        let (kind, text) = (kind.as_str(), text.as_str());
        async move {
            save::flag(&tx, id, (kind, text), viewer.id(), now).await?;
            let subject = Subject { kind: "solution", id: Some(id), title: &solution.title };
            journal::add(&tx, viewer, "reported", subject, json!({"kind": kind}), now).await?;
            Ok(location.to_owned())
        }
    })
    .await?;
    Ok(to_with(&location, "upkeep-flagged"))
}
