//! A folder: made, renamed, moved, deleted when it is empty.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::queries::{self, FolderRow, Folders};
use super::{in_folder, list, place, rules};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::spaces::{self, Access};

#[derive(Template)]
#[template(path = "files/folder.html")]
struct FolderPage {
    shell: Shell,
    form: Form,
    folder: FolderRow,
    /// Where it may be put.
    places: Vec<(Uuid, String)>,
}

pub async fn create(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, mut form: Form) -> Result {
    let access = spaces::queries::access(&app.db, &viewer, space).await?;
    let may = access.writes();
    let access = access.must(may)?;
    let folders = queries::folders(&app.db, space).await?;
    let parent: Option<Uuid> = form.trimmed("folder").parse().ok();
    if parent.is_some_and(|parent| folders.get(parent).is_none()) {
        return Err(Error::NotFound);
    }
    let name = rules::clean_name(form.value("name")).unwrap_or_default();
    if let Some(key) = wrong(&folders, &name, parent, None) {
        form.refuse("name", viewer.language.t(key));
        return list::again(&app, &viewer, access, parent, form).await;
    }
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, name) = (&viewer, name.as_str());
        async move {
            let id = queries::add_folder(&tx, (space, parent), name, viewer.id(), now).await?;
            let subject = Subject { kind: "folder", id: Some(id), title: name };
            journal::add(&tx, viewer, "created", subject, json!({"space": space}), now).await?;
            Ok(place(space, Some(id)))
        }
    })
    .await?;
    Ok(to(&location))
}

/// Why a folder cannot be called so there.
fn wrong(folders: &Folders, name: &str, parent: Option<Uuid>, moved: Option<Uuid>) -> Option<&'static str> {
    if name.is_empty() {
        Some("files-folder-name-wrong")
    } else if !folders.takes(parent, moved) {
        Some("files-folder-deep")
    } else if folders.has(parent, name, moved) {
        Some("files-folder-taken")
    } else {
        None
    }
}

async fn written(app: &App, viewer: &Viewer, id: Uuid) -> Result<(FolderRow, Access, Folders)> {
    let folder = queries::folder(&app.db, id).await?;
    let access = spaces::queries::access(&app.db, viewer, folder.space_id).await?;
    let may = access.writes();
    let access = access.must(may)?;
    let folders = queries::folders(&app.db, folder.space_id).await?;
    Ok((folder, access, folders))
}

fn folder_page(viewer: &Viewer, (folder, access, folders): (FolderRow, Access, Folders), form: Form) -> FolderPage {
    let places = folders.paths().into_iter().filter(|(place, _)| folders.takes(Some(*place), Some(folder.id))).collect();
    let shell = in_folder(viewer, &access, &folders, Some(folder.id)).at(viewer.language.t("files-folder-edit"));
    FolderPage { shell, form, folder, places }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = written(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("name", open.0.name.as_str());
    form.set("folder", open.0.parent_id.map(|parent| parent.to_string()).unwrap_or_default());
    page(&folder_page(&viewer, open, form))
}

pub async fn change(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = written(&app, &viewer, id).await?;
    if form.value("act") == "delete" {
        return delete(&app, &viewer, open, form).await;
    }
    let (folder, _, folders) = &open;
    let name = rules::clean_name(form.value("name")).unwrap_or_default();
    let parent: Option<Uuid> = form.trimmed("folder").parse().ok();
    if parent.is_some_and(|parent| folders.get(parent).is_none()) {
        return Err(Error::NotFound);
    }
    if let Some(key) = wrong(folders, &name, parent, Some(id)) {
        form.refuse(if key == "files-folder-deep" { "folder" } else { "name" }, viewer.language.t(key));
        return unsound(&folder_page(&viewer, open, form));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, name) = (&viewer, name.as_str());
            async move {
                queries::set_folder(&tx, id, parent, name).await?;
                let verb = if parent == folder.parent_id { "changed" } else { "moved" };
                let subject = Subject { kind: "folder", id: Some(id), title: name };
                journal::add(&tx, viewer, verb, subject, json!({"before": folder.name, "in": parent}), now).await
            }
        })
        .await?;
    Ok(to_with(&place(folder.space_id, Some(id)), "files-folder-changed"))
}

async fn delete(app: &App, viewer: &Viewer, open: (FolderRow, Access, Folders), mut form: Form) -> Result {
    let now = app.clock.now();
    let deleted = app
        .db
        .write(|tx| {
            let folder = &open.0;
            async move {
                let deleted = queries::delete_folder(&tx, folder.id).await?;
                if deleted {
                    let subject = Subject { kind: "folder", id: Some(folder.id), title: &folder.name };
                    journal::add(&tx, viewer, "deleted", subject, json!({}), now).await?;
                }
                Ok::<_, Error>(deleted)
            }
        })
        .await?;
    if deleted {
        return Ok(to_with(&place(open.0.space_id, open.0.parent_id), "files-folder-deleted"));
    }
    let folder = &open.0;
    form.set("name", folder.name.as_str());
    form.refuse("delete", viewer.language.t("files-folder-full"));
    unsound(&folder_page(viewer, open, form))
}
