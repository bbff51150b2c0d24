//! Files as a form gives them: kept, looked at for viruses, and then named in one transaction.
//! Always: of a posting with a file that is refused, nothing is named; what was written of it, the sweep takes.

use axum::extract::Multipart;
use db::{Tx, Uuid};
use serde_json::json;

use super::{queries, rules};
use crate::kit::files::{self, Kept, Scan};
use crate::kit::form::TEXT_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::{App, Error, Form, Result, Viewer};

/// What a form gave.
pub struct Received {
    pub form: Form,
    pub files: Vec<(String, Kept)>,
}

pub async fn receive(app: &App, viewer: &Viewer, fields: Multipart) -> Result<Received> {
    let Received { mut form, files } = posted(app, viewer, fields).await?;
    if files.is_empty() && form.is_sound() {
        form.refuse("file", viewer.language.t("files-file-missing"));
    }
    if form.trimmed("comment").chars().count() > 200 {
        form.refuse("comment", viewer.language.t("files-comment-wrong"));
    }
    Ok(Received { form, files })
}

/// The same for a form that may come without a file.
pub async fn posted(app: &App, viewer: &Viewer, mut fields: Multipart) -> Result<Received> {
    let (mut form, mut files) = (Form::default(), Vec::new());
    while let Some(field) = fields.next_field().await.map_err(|_| Error::TooLarge)? {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(given) = field.file_name().map(str::to_owned) else {
            let text = field.text().await.map_err(|_| Error::TooLarge)?;
            if text.len() > TEXT_LIMIT || text.contains('\0') {
                return Err(Error::TooLarge);
            }
            form.push(&name, text.replace("\r\n", "\n"));
            continue;
        };
        // Browsers send a field without a file as one without a name.
        if given.is_empty() {
            continue;
        }
        let Some(cleaned) = rules::clean_name(&given) else {
            form.refuse("file", viewer.language.t("files-name-wrong"));
            continue;
        };
        match kept(app, field).await? {
            Ok(kept) => files.push((cleaned, kept)),
            Err(key) => {
                let largest = rules::size(viewer.language, i64::from(app.config.file_mib) << 20);
                form.refuse("file", viewer.language.two(key, ("file", cleaned), ("most", largest)));
            }
        }
    }
    Ok(Received { form, files })
}

/// A file, or the key of the text that says why it is refused.
async fn kept(app: &App, field: axum::extract::multipart::Field<'_>) -> Result<std::result::Result<Kept, &'static str>> {
    let file = match files::take(app, field, app.config.file_bytes()).await {
        Ok(file) if file.bytes() == 0 => return Ok(Err("files-file-empty")),
        Ok(file) => file,
        Err(Error::TooLarge) => return Ok(Err("files-file-large")),
        Err(error) => return Err(error),
    };
    match files::scan(app, &file).await? {
        Scan::Clean => Ok(Ok(file.keep(app).await?)),
        Scan::Refused => Ok(Err("files-file-refused")),
        Scan::Unknown => Ok(Err("files-file-unchecked")),
    }
}

/// Why a posting is refused once the space is looked at.
pub fn full(app: &App, viewer: &Viewer, used: i64) -> String {
    let (used, most) = (rules::size(viewer.language, used), rules::size(viewer.language, app.config.space_bytes()));
    viewer.language.two("files-full", ("used", used), ("most", most))
}

/// Whether a space has room for more; otherwise what it holds.
pub async fn room(tx: &Tx, app: &App, space: Uuid, more: i64) -> Result<std::result::Result<(), i64>> {
    let used = queries::used(tx, space).await?;
    Ok(if used.saturating_add(more) <= app.config.space_bytes() { Ok(()) } else { Err(used) })
}

/// Names a kept file: as a new document, or as the newest version of the one of this name. `true` for a new version.
pub async fn name(
    tx: &Tx,
    viewer: &Viewer,
    at: (Uuid, Option<Uuid>),
    (name, kept): &(String, Kept),
    comment: &str,
    now: db::Timestamp,
) -> Result<bool> {
    let before = queries::named(tx, at, name).await?;
    let id = match before {
        Some(id) => id,
        None => queries::add(tx, at, name, viewer.id(), now).await?,
    };
    let number = queries::add_version(tx, id, kept, comment, viewer.id(), now).await?;
    let subject = Subject { kind: "document", id: Some(id), title: name };
    let verb = if before.is_some() { "changed" } else { "created" };
    journal::add(tx, viewer, verb, subject, json!({"space": at.0, "version": number, "bytes": kept.bytes}), now).await?;
    Ok(before.is_some())
}
