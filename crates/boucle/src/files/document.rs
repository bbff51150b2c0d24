//! A document: what it is, its versions, given out, renamed, moved, deleted.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use db::Uuid;
use http::HeaderMap;
use serde_json::json;

use super::queries::{self, DocumentRow, VersionRow};
use super::sending::{self, Waiting};
use super::uploads::Target;
use super::{Open, address, in_folder, place, receive, rules};
use crate::kit::error::{Error, Result, forbidden, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Form, Shell, Viewer, posted};
use crate::spaces::Access;

#[derive(Template)]
#[template(path = "files/document.html")]
struct DocumentPage {
    shell: Shell,
    form: Form,
    access: Access,
    document: DocumentRow,
    versions: Vec<VersionRow>,
    folders: Vec<(Uuid, String)>,
    /// What this person has begun to send as a new version.
    uploads: Vec<Waiting>,
    largest: String,
    may_delete: bool,
}

impl DocumentPage {
    fn is_picture(&self) -> bool {
        rules::is_picture(&self.document.kind)
    }

    fn size(&self, bytes: &i64) -> String {
        rules::size(self.shell.language(), *bytes)
    }

    /// What is written in a page to show it there.
    fn line(&self) -> String {
        // Brackets would end the name before its end.
        let name = self.document.name.replace(['[', ']'], " ");
        let id = self.document.id;
        if self.is_picture() {
            format!("![{}](document:{id})", self.shell.t("files-line-picture"))
        } else {
            format!("[{name}](document:{id})")
        }
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    page(&document_page(&app, &viewer, open, Form::new()).await?)
}

async fn document_page(app: &App, viewer: &Viewer, open: Open, mut form: Form) -> Result<DocumentPage> {
    let Open { document, access, folders } = open;
    if form.error("name").is_none() {
        form.set("name", document.name.as_str());
        form.set("folder", document.folder_id.map(|folder| folder.to_string()).unwrap_or_default());
    }
    let target = Target { space: document.space_id, folder: None, document: Some(document.id) };
    let uploads = if access.writes() { sending::waiting(app, viewer, target).await? } else { Vec::new() };
    Ok(DocumentPage {
        shell: in_folder(viewer, &access, &folders, document.folder_id).at(document.name.as_str()),
        form,
        versions: queries::versions(&app.db, document.id).await?,
        folders: folders.paths(),
        uploads,
        largest: rules::size(viewer.language, i64::from(app.config.file_mib) << 20),
        may_delete: rules::may_delete(viewer, &access, document.created_by),
        access,
        document,
    })
}

/// The newest version, as a download.
pub async fn newest(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, asked: HeaderMap) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let version = queries::version(&app.db, id, open.document.last_number).await?;
    given(&app, &asked, &version, &rules::disposition(&open.document.name)).await
}

pub async fn version(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, number)): Path<(Uuid, i64)>,
    asked: HeaderMap,
) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let version = queries::version(&app.db, id, number).await?;
    given(&app, &asked, &version, &rules::disposition(&open.document.name)).await
}

/// A picture as pages show it, without what a camera wrote beside it. Anything else is only ever a download.
pub async fn picture(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, asked: HeaderMap) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    if !rules::is_picture(&open.document.kind) {
        return Err(not_found());
    }
    let version = queries::version(&app.db, id, open.document.last_number).await?;
    super::shown(&app, &asked, &version.digest).await
}

async fn given(app: &App, asked: &HeaderMap, version: &VersionRow, disposition: &str) -> Result {
    super::given(app, asked, &version.digest, &version.kind, version.bytes, disposition).await
}

/// Renames a document, or moves it to another folder.
pub async fn change(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::written(&app, &viewer, id).await?;
    let (document, folders) = (&open.document, &open.folders);
    let folder: Option<Uuid> = form.trimmed("folder").parse().ok();
    if folder.is_some_and(|folder| folders.get(folder).is_none()) {
        return Err(Error::NotFound);
    }
    let name = rules::clean_name(form.value("name")).unwrap_or_default();
    let namesake = queries::named(&app.db, (document.space_id, folder), &name).await?;
    if name.is_empty() {
        form.refuse("name", viewer.language.t("files-name-wrong"));
    } else if namesake.is_some_and(|namesake| namesake != id) {
        form.refuse("name", viewer.language.t("files-name-taken"));
    }
    if !form.is_sound() {
        return unsound(&document_page(&app, &viewer, open, form).await?);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, name) = (&viewer, name.as_str());
            async move {
                queries::set(&tx, id, folder, name).await?;
                let verb = if folder == document.folder_id { "changed" } else { "moved" };
                let subject = Subject { kind: "document", id: Some(id), title: name };
                journal::add(&tx, viewer, verb, subject, json!({"before": document.name, "in": folder}), now).await
            }
        })
        .await?;
    Ok(to_with(&address(id), "files-changed"))
}

/// Takes a newer version; the document keeps its name.
pub async fn add_version(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, fields: Multipart) -> Result {
    let open = Open::written(&app, &viewer, id).await?;
    let mut received = receive::receive(&app, &viewer, open.document.space_id, fields).await?;
    if received.led.is_some() {
        return Ok(to_with(&address(id), "files-version-added"));
    }
    if received.files.len() > 1 {
        received.form.refuse("file", viewer.language.t("files-file-one"));
    }
    let Some((_, kept)) = received.files.first().filter(|_| received.form.is_sound()) else {
        return unsound(&document_page(&app, &viewer, open, received.form).await?);
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (app, viewer, received, document) = (&app, &viewer, &received, &open.document);
            async move {
                let form = &received.form;
                if posted::before(&tx, form).await?.is_some() {
                    return Ok(Ok(()));
                }
                if let Err(used) = received.room(&tx, app, document.space_id).await? {
                    return Ok(Err(used));
                }
                received.arrive(&tx).await?;
                let number = queries::add_version(&tx, id, kept, form.trimmed("comment"), viewer.id(), now).await?;
                let subject = Subject { kind: "document", id: Some(id), title: &document.name };
                journal::add(&tx, viewer, "changed", subject, json!({"version": number, "bytes": kept.bytes}), now).await?;
                posted::keep(&tx, viewer, form, &address(id), now).await?;
                Ok::<_, Error>(Ok(()))
            }
        })
        .await?;
    if let Err(used) = written {
        received.form.refuse("file", receive::full(&app, &viewer, used));
        return unsound(&document_page(&app, &viewer, open, received.form).await?);
    }
    Ok(to_with(&address(id), "files-version-added"))
}

/// Makes an earlier version the newest; those between stay.
pub async fn bring_back(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>) -> Result {
    let open = Open::written(&app, &viewer, id).await?;
    let old = queries::version(&app.db, id, number).await?;
    if number == open.document.last_number {
        return Err(Error::Conflict);
    }
    let comment = viewer.language.one("files-brought-back", "number", number);
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (app, viewer, old, document, comment) = (&app, &viewer, &old, &open.document, comment.as_str());
            async move {
                if let Err(used) = receive::room(&tx, app, document.space_id, old.bytes).await? {
                    return Ok(Err(used));
                }
                queries::bring_back(&tx, id, old, comment, viewer.id(), now).await?;
                let subject = Subject { kind: "document", id: Some(id), title: &document.name };
                journal::add(&tx, viewer, "restored", subject, json!({"version": number}), now).await?;
                Ok::<_, Error>(Ok(()))
            }
        })
        .await?;
    if let Err(used) = written {
        let mut form = Form::new();
        form.refuse("file", receive::full(&app, &viewer, used));
        return unsound(&document_page(&app, &viewer, open, form).await?);
    }
    Ok(to_with(&address(id), "files-version-added"))
}

/// Deletes a document with all its versions.
pub async fn delete(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let document = &open.document;
    if !rules::may_delete(&viewer, &open.access, document.created_by) {
        return Err(forbidden());
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let viewer = &viewer;
            async move {
                queries::delete(&tx, id).await?;
                let subject = Subject { kind: "document", id: Some(id), title: &document.name };
                journal::add(&tx, viewer, "deleted", subject, json!({"versions": document.last_number}), now).await
            }
        })
        .await?;
    Ok(to_with(&place(document.space_id, document.folder_id), "files-deleted"))
}
