//! Bringing a project to another stage: one ahead, back, abandoned or taken up again; and saying what comes next.

use askama::Template;
use axum::extract::{Path, State};
use db::{Date, Uuid};
use serde_json::json;

use super::form::{read_day, read_step};
use super::rules::{self, Facts, Refusal, Stage};
use super::save::{self, Move};
use super::{Project, today};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "purchases/stage.html")]
struct StagePage {
    shell: Shell,
    form: Form,
    project: Project,
    choices: Vec<Stage>,
}

impl StagePage {
    fn new(viewer: &Viewer, project: Project, form: Form) -> Self {
        Self {
            shell: project.shell(viewer).at(viewer.language.t("purchases-go")),
            choices: rules::choices(project.row.standing()),
            form,
            project,
        }
    }

    fn offers(&self, stage: &str) -> bool {
        self.choices.iter().any(|choice| choice.code() == stage)
    }

    /// Asked only before the procedure, and while nobody has said it.
    fn asks_procedure(&self) -> bool {
        self.project.row.standing().stage.next() == Some(Stage::Procedure)
    }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("_version", project.row.version.to_string());
    let standing = project.row.standing();
    if let Some(next) = standing.left.or_else(|| standing.stage.next()) {
        form.set("stage", next.code());
    }
    if let Some(day) = project.row.procedure_on {
        form.set("procedure_on", day.to_string());
    }
    page(&StagePage::new(&viewer, project, form))
}

pub async fn go(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let Some(to) = read(&viewer, &mut form, &project, today(&app, &viewer)) else {
        return unsound(&StagePage::new(&viewer, project, form));
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (project, viewer, form, to) = (&project, &viewer, &form, &to);
            async move {
                save::go(&tx, &project.row, form.version(), to, viewer.id(), now).await?;
                let detail = json!({"from": project.row.stage, "to": to.to.stage.code()});
                project.note(&tx, viewer, "state_changed", detail, now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&project.address(), "purchases-gone")),
        Err(Error::Conflict) => {
            let project = Project::edited_by(&app, &viewer, id).await?;
            form.set("_version", project.row.version.to_string());
            let stage = stage(viewer.language, project.row.standing().stage);
            form.refuse("stage", viewer.language.one("purchases-conflict-stage", "stage", stage));
            unsound(&StagePage::new(&viewer, project, form))
        }
        Err(error) => Err(error),
    }
}

/// What a stage is called.
pub fn stage(language: Language, stage: Stage) -> String {
    language.t(&format!("purchases-stage-{}", stage.code().replace('_', "-")))
}

/// The move as the form says it, or nothing and the form with its mistakes.
fn read(viewer: &Viewer, form: &mut Form, project: &Project, today: Date) -> Option<Move> {
    let language = viewer.language;
    let procedure_on = read_past(viewer, form, "procedure_on", today);
    let reason = form.trimmed("reason").to_owned();
    let (next_step, next_on) = read_step(viewer, form);
    let Some(wanted) = Stage::parse(form.value("stage")) else {
        form.refuse("stage", language.t("purchases-choose-listed"));
        return None;
    };
    let known = project.row.facts();
    let facts = Facts { procedure: procedure_on.is_some() || known.procedure, reason: !reason.is_empty(), ..known };
    match rules::after(project.row.standing(), wanted, facts) {
        Err(refusal) => {
            let (field, words) = refused(language, refusal);
            form.refuse(field, words);
            None
        }
        Ok(to) if form.is_sound() => {
            let reason = if to.left.is_some() { reason } else { String::new() };
            let procedure_on = procedure_on.filter(|_| wanted == Stage::Procedure);
            Some(Move { to, reason, procedure_on, next_step, next_on })
        }
        Ok(_) => None,
    }
}

/// A day of what has happened: it cannot be ahead.
pub fn read_past(viewer: &Viewer, form: &mut Form, field: &str, today: Date) -> Option<Date> {
    let day = read_day(viewer, form, field);
    if day.is_some_and(|day| day > today) {
        form.refuse(field, viewer.language.t("purchases-day-ahead"));
        return None;
    }
    day
}

/// The field at which a refusal is said, and its words.
pub fn refused(language: Language, refusal: Refusal) -> (&'static str, String) {
    match refusal {
        Refusal::Same => ("stage", language.t("purchases-held-same")),
        Refusal::Skips(next) => ("stage", language.one("purchases-held-skips", "stage", stage(language, next))),
        Refusal::Resumes(left) => ("stage", language.one("purchases-held-resumes", "stage", stage(language, left))),
        Refusal::NoProcedure => ("procedure_on", language.t("purchases-held-procedure")),
        Refusal::NoAward => ("stage", language.t("purchases-held-award")),
        Refusal::NoReason => ("reason", language.t("purchases-held-reason")),
        Refusal::Bought => ("stage", language.t("purchases-held-bought")),
    }
}
