//! The clauses of a project: written, sent to suppliers or not, and changed by several people without losing a word.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::Project;
use super::parts::{self, ClauseRow};
use super::pieces::MOST;
use super::rules::CLAUSES;
use super::save::{self, NewClause};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

#[derive(Template)]
#[template(path = "purchases/clause.html")]
struct ClausePage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    /// One that is there may be taken out.
    is_there: bool,
    /// What somebody else saved meanwhile.
    theirs: Option<ClauseRow>,
}

impl ClausePage {
    fn new(viewer: &Viewer, project: &Project, form: Form, clause: Option<Uuid>) -> Self {
        let title = viewer.language.t(if clause.is_some() { "purchases-clause-edit" } else { "purchases-clause-new" });
        let place = clause.map_or_else(|| "nouvelle".to_owned(), |id| id.to_string());
        Self {
            shell: project.shell(viewer).at(title.as_str()),
            action: format!("{}/clauses/{place}", project.address()),
            is_there: clause.is_some(),
            theirs: None,
            title,
            form,
        }
    }

    fn kinds(&self) -> [&'static str; 3] {
        CLAUSES
    }
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("in_tender", "yes");
    page(&ClausePage::new(&viewer, &project, form, None))
}

pub async fn create(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    if parts::clauses(&app.db, id).await?.len() >= MOST {
        form.refuse("title", viewer.language.t("purchases-many"));
    }
    let Some(clause) = read(&viewer, &mut form) else {
        return unsound(&ClausePage::new(&viewer, &project, form, None));
    };
    let (now, place) = (app.clock.now(), format!("{}#clauses", project.address()));
    posted::once(&app, &viewer, &form, |tx| {
        let (project, viewer, clause, place) = (&project, &viewer, &clause, place.as_str());
        async move {
            save::add_clause(&tx, id, clause, now).await?;
            project.note(&tx, viewer, "changed", json!({"clause": clause.title}), now).await?;
            Ok(place.to_owned())
        }
    })
    .await?;
    Ok(to(&place))
}

pub async fn edit(State(app): State<App>, viewer: Viewer, Path((id, clause)): Path<(Uuid, Uuid)>) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let row = parts::clause(&app.db, id, clause).await?;
    let mut form = Form::new();
    for (name, value) in [
        ("_version", row.version.to_string()),
        ("title", row.title),
        ("text", row.text),
        ("kind", row.kind),
        ("in_tender", if row.in_tender { "yes" } else { "" }.to_owned()),
    ] {
        form.set(name, value);
    }
    page(&ClausePage::new(&viewer, &project, form, Some(clause)))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path((id, clause)): Path<(Uuid, Uuid)>, mut form: Form) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let before = parts::clause(&app.db, id, clause).await?;
    let goes = form.value("act") == "remove";
    let changed = if goes { None } else { read(&viewer, &mut form) };
    if !goes && changed.is_none() {
        return unsound(&ClausePage::new(&viewer, &project, form, Some(clause)));
    }
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (project, viewer, form, changed, before) = (&project, &viewer, &form, changed.as_ref(), &before);
            async move {
                save::set_clause(&tx, id, (clause, form.version()), changed, now).await?;
                let verb = if goes { "removed" } else { "changed" };
                project.note(&tx, viewer, verb, json!({"clause": before.title}), now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&format!("{}#clauses", project.address()), "purchases-saved")),
        Err(Error::Conflict) => {
            let theirs = parts::clause(&app.db, id, clause).await?;
            form.set("_version", theirs.version.to_string());
            form.refuse("text", viewer.language.t("purchases-conflict"));
            let page = ClausePage::new(&viewer, &project, form, Some(clause));
            unsound(&ClausePage { theirs: Some(theirs), ..page })
        }
        Err(error) => Err(error),
    }
}

/// The clause as the form says it, or nothing and the form with its mistakes.
fn read(viewer: &Viewer, form: &mut Form) -> Option<NewClause> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", viewer.language.t("purchases-clause-title-wrong"));
    }
    if form.trimmed("text").is_empty() {
        form.refuse("text", viewer.language.t("purchases-clause-text-missing"));
    }
    if !CLAUSES.contains(&form.value("kind")) {
        form.refuse("kind", viewer.language.t("purchases-choose-listed"));
    }
    form.is_sound().then(|| NewClause {
        title,
        text: form.trimmed("text").to_owned(),
        kind: form.value("kind").to_owned(),
        in_tender: form.checked("in_tender"),
    })
}
