//! Making a space, changing what it is, archiving and deleting it.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use jiff::tz::TimeZone;
use serde_json::json;

use super::queries::{self, NewSpace};
use super::rules::{Access, JOININGS, Part, VISIBILITIES};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::people::profile::ZONES;

#[derive(Template)]
#[template(path = "spaces/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    zones: Vec<String>,
    /// What somebody else saved meanwhile.
    theirs: Option<NewSpace>,
}

impl FormPage {
    fn new(viewer: &Viewer, form: Form, access: Option<&Access>) -> Self {
        let shell = Shell::new(viewer).under("/espaces", viewer.language.t("spaces-title"));
        let (title, action, shell) = match access {
            None => (viewer.language.t("spaces-new"), "/espaces/nouveau".to_owned(), shell),
            Some(access) => {
                let address = format!("/espaces/{}", access.space.id);
                (
                    viewer.language.t("spaces-edit"),
                    format!("{address}/modifier"),
                    shell.under(address, access.space.title.as_str()),
                )
            }
        };
        let mut zones: Vec<String> = ZONES.iter().map(|zone| (*zone).to_owned()).collect();
        if !zones.iter().any(|zone| zone == form.value("time_zone")) && !form.value("time_zone").is_empty() {
            zones.push(form.value("time_zone").to_owned());
        }
        Self { shell: shell.at(title.as_str()), form, title, action, zones, theirs: None }
    }

    fn visibilities(&self) -> [&'static str; 3] {
        VISIBILITIES
    }

    fn joinings(&self) -> [&'static str; 3] {
        JOININGS
    }
}

pub async fn blank(State(app): State<App>, viewer: Viewer) -> Result {
    let mut form = Form::new();
    form.set("visibility", "network");
    form.set("joining", "request");
    form.set("time_zone", viewer.zone.iana_name().unwrap_or(&app.config.time_zone).to_owned());
    page(&FormPage::new(&viewer, form, None))
}

pub async fn create(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let Some(space) = read(&viewer, &mut form, "open") else {
        return unsound(&FormPage::new(&viewer, form, None));
    };
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (space, viewer) = (&space, &viewer);
        async move {
            let id = queries::insert(&tx, space, viewer.id(), now).await?;
            let person = viewer.signed_in()?.id;
            queries::seat(&tx, id, person, Part::Coordinator, "", now).await?;
            let subject = Subject { kind: "space", id: Some(id), title: &space.title };
            journal::add(&tx, viewer, "created", subject, json!({"visibility": space.visibility}), now).await?;
            Ok(format!("/espaces/{id}"))
        }
    })
    .await?;
    Ok(to(&location))
}

async fn run_by(app: &App, viewer: &Viewer, id: Uuid) -> Result<Access> {
    let access = queries::access(&app.db, viewer, id).await?;
    let may = access.coordinates();
    access.must(may)
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let access = run_by(&app, &viewer, id).await?;
    let mut form = Form::new();
    let space = &access.space;
    for (name, value) in [
        ("_version", space.version.to_string()),
        ("title", space.title.clone()),
        ("summary", space.summary.clone()),
        ("visibility", space.visibility.clone()),
        ("joining", space.joining.clone()),
        ("time_zone", space.time_zone.clone()),
    ] {
        form.set(name, value);
    }
    page(&FormPage::new(&viewer, form, Some(&access)))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let access = run_by(&app, &viewer, id).await?;
    let Some(space) = read(&viewer, &mut form, &access.space.kind) else {
        return unsound(&FormPage::new(&viewer, form, Some(&access)));
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (space, viewer, form) = (&space, &viewer, &form);
            async move {
                queries::update(&tx, id, form.version(), space, now).await?;
                let subject = Subject { kind: "space", id: Some(id), title: &space.title };
                let detail = json!({"visibility": space.visibility, "joining": space.joining});
                journal::add(&tx, viewer, "changed", subject, detail, now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&format!("/espaces/{id}"), "spaces-saved")),
        Err(Error::Conflict) => {
            let access = run_by(&app, &viewer, id).await?;
            form.set("_version", access.space.version.to_string());
            form.refuse("title", viewer.language.t("spaces-conflict"));
            let theirs = Some(NewSpace {
                kind: access.space.kind.clone(),
                title: access.space.title.clone(),
                summary: access.space.summary.clone(),
                visibility: access.space.visibility.clone(),
                joining: access.space.joining.clone(),
                time_zone: access.space.time_zone.clone(),
            });
            unsound(&FormPage { theirs, ..FormPage::new(&viewer, form, Some(&access)) })
        }
        Err(error) => Err(error),
    }
}

/// The space as the form says it, or nothing and the form with its mistakes.
fn read(viewer: &Viewer, form: &mut Form, kind: &str) -> Option<NewSpace> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", viewer.language.t("spaces-title-wrong"));
    }
    for (field, known) in [("visibility", VISIBILITIES), ("joining", JOININGS)] {
        if !known.contains(&form.value(field)) {
            form.refuse(field, viewer.language.t("spaces-choose-listed"));
        }
    }
    if TimeZone::get(form.value("time_zone")).is_err() {
        form.refuse("time_zone", viewer.language.t("spaces-choose-listed"));
    }
    form.is_sound().then(|| NewSpace {
        kind: kind.to_owned(),
        title,
        summary: form.trimmed("summary").to_owned(),
        visibility: form.value("visibility").to_owned(),
        joining: form.value("joining").to_owned(),
        time_zone: form.value("time_zone").to_owned(),
    })
}

/// Archives a space, or opens it again.
pub async fn set_state(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let access = run_by(&app, &viewer, id).await?;
    let archives = access.space.archived_at.is_none();
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (space, viewer, form) = (&access.space, &viewer, &form);
            async move {
                queries::archive(&tx, id, form.version(), archives.then_some(now), now).await?;
                let subject = Subject { kind: "space", id: Some(id), title: &space.title };
                journal::add(&tx, viewer, if archives { "archived" } else { "reopened" }, subject, json!({}), now).await
            }
        })
        .await?;
    Ok(to_with(&format!("/espaces/{id}"), if archives { "spaces-archived" } else { "spaces-reopened" }))
}

#[derive(Template)]
#[template(path = "spaces/delete.html")]
struct DeletePage {
    shell: Shell,
    form: Form,
    id: Uuid,
    title: String,
    members: i64,
}

async fn delete_page(app: &App, viewer: &Viewer, access: &Access, form: Form) -> Result<DeletePage> {
    let (id, title) = (access.space.id, access.space.title.clone());
    let shell = Shell::new(viewer)
        .under("/espaces", viewer.language.t("spaces-title"))
        .under(format!("/espaces/{id}"), title.as_str())
        .at(viewer.language.t("spaces-delete"));
    Ok(DeletePage { shell, form, id, title, members: queries::count(&app.db, id).await? })
}

pub async fn confirm_deletion(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let access = queries::access(&app.db, &viewer, id).await?;
    page(&delete_page(&app, &viewer, &access, Form::new()).await?)
}

/// Deletes a space with all it holds, once its title has been typed.
pub async fn delete(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let access = queries::access(&app.db, &viewer, id).await?;
    if form.trimmed("title") != access.space.title || access.space.kind == "network" {
        form.refuse("title", viewer.language.t("spaces-delete-wrong"));
        return unsound(&delete_page(&app, &viewer, &access, form).await?);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (space, viewer) = (&access.space, &viewer);
            async move {
                queries::delete(&tx, id).await?;
                let subject = Subject { kind: "space", id: Some(id), title: &space.title };
                journal::add(&tx, viewer, "deleted", subject, json!({}), now).await
            }
        })
        .await?;
    Ok(to_with("/espaces", "spaces-deleted"))
}
