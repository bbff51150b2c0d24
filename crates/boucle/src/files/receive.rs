//! Files as a form gives them, or names when they were sent before it: kept, looked at for viruses, and then named in one
//! transaction.
//! Always: of a form of documents with a file that is refused, nothing is named; what was written of it, the sweep takes.

use std::collections::BTreeSet;

use axum::extract::Multipart;
use axum::extract::multipart::Field;
use db::{Tx, Uuid};
use serde_json::json;

use super::uploads::{self, UploadRow};
use super::{queries, rules};
use crate::kit::files::{self, Arrived, Kept, Scan};
use crate::kit::form::TEXT_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::{App, Error, Form, Result, Viewer, posted};

/// What a form gave.
pub struct Received {
    pub form: Form,
    pub files: Vec<(String, Kept)>,
    /// The field of the form in which each of the files came, in the same order.
    pub fields: Vec<String>,
    /// Those of the files that were sent before the form.
    uploads: Vec<UploadRow>,
    /// Where the form led when it was posted before.
    pub led: Option<String>,
}

/// Of a form that adds documents to a space: its files, and those that were sent before it.
pub async fn receive(app: &App, viewer: &Viewer, space: Uuid, fields: Multipart) -> Result<Received> {
    let mut received = posted(app, viewer, fields).await?;
    received.led = posted::before(&app.db, &received.form).await?;
    if received.led.is_none() {
        received.sent_before(app, viewer, space).await?;
    }
    let Received { form, files, .. } = &mut received;
    if files.is_empty() && form.is_sound() {
        form.refuse("file", viewer.language.t("files-file-missing"));
    }
    if form.trimmed("comment").chars().count() > 200 {
        form.refuse("comment", viewer.language.t("files-comment-wrong"));
    }
    Ok(received)
}

/// Of any form that may have files with it.
pub async fn posted(app: &App, viewer: &Viewer, mut fields: Multipart) -> Result<Received> {
    let mut received =
        Received { form: Form::default(), files: Vec::new(), fields: Vec::new(), uploads: Vec::new(), led: None };
    while let Some(field) = fields.next_field().await.map_err(|_| Error::TooLarge)? {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(given) = field.file_name().map(str::to_owned) else {
            let text = field.text().await.map_err(|_| Error::TooLarge)?;
            if text.len() > TEXT_LIMIT || text.contains('\0') {
                return Err(Error::TooLarge);
            }
            received.form.push(&name, text.replace("\r\n", "\n"));
            continue;
        };
        // Browsers send a field without a file as one without a name.
        if given.is_empty() {
            continue;
        }
        let Some(cleaned) = rules::clean_name(&given) else {
            received.form.refuse(&name, viewer.language.t("files-name-wrong"));
            continue;
        };
        let kept = kept(app, field).await?;
        received.take(app, viewer, &name, (cleaned, kept));
    }
    Ok(received)
}

/// A file, or the key of the text that says why it is refused.
type Outcome = std::result::Result<Kept, &'static str>;

impl Received {
    fn take(&mut self, app: &App, viewer: &Viewer, field: &str, (name, outcome): (String, Outcome)) {
        match outcome {
            Ok(kept) => {
                self.files.push((name, kept));
                self.fields.push(field.to_owned());
            }
            Err(key) => {
                let largest = rules::size(viewer.language, i64::from(app.config.file_mib) << 20);
                self.form.refuse(field, viewer.language.two(key, ("file", name), ("most", largest)));
            }
        }
    }

    async fn sent_before(&mut self, app: &App, viewer: &Viewer, space: Uuid) -> Result<()> {
        // Nobody has more of them: whoever names more is told that one is not there.
        let named = self.form.values("upload").iter().take(uploads::MOST_UNFINISHED + 1);
        let named: BTreeSet<Uuid> = named.filter_map(|id| id.parse().ok()).collect();
        let named: Vec<Uuid> = named.into_iter().collect();
        self.uploads = uploads::whole(&app.db, viewer.signed_in()?.id, space, &named).await?;
        if self.uploads.len() < named.len() {
            self.form.refuse("file", viewer.language.t("files-send-gone"));
        }
        for upload in self.uploads.clone() {
            let outcome = looked_at(app, uploads::together(app, &upload).await?).await?;
            if matches!(outcome, Err(REFUSED)) {
                uploads::remove(&app.db, vec![upload.id]).await?;
            }
            self.take(app, viewer, "file", (upload.name, outcome));
        }
        Ok(())
    }

    /// Whether the space has room for what came; otherwise what it holds.
    pub async fn room(&self, tx: &Tx, app: &App, space: Uuid) -> Result<std::result::Result<(), i64>> {
        let came: i64 = self.files.iter().map(|(_, kept)| kept.bytes).sum();
        // What was sent before the form has its room already.
        let counted: i64 = self.uploads.iter().map(|upload| upload.bytes).sum();
        room(tx, app, space, came - counted).await
    }

    /// What was sent before the form is on its way no longer: it is a document.
    pub async fn arrive(&self, tx: &Tx) -> Result<()> {
        let ids: Vec<_> = self.uploads.iter().map(|upload| upload.id).collect();
        // Another form may have put one of them among the documents a moment ago.
        if uploads::remove(tx, ids.clone()).await? == ids.len() as u64 { Ok(()) } else { Err(Error::Conflict) }
    }
}

const REFUSED: &str = "files-file-refused";

async fn kept(app: &App, field: Field<'_>) -> Result<Outcome> {
    match files::take(app, field, app.config.file_bytes()).await {
        Ok(file) if file.bytes() == 0 => Ok(Err("files-file-empty")),
        Ok(file) => looked_at(app, file).await,
        Err(Error::TooLarge) => Ok(Err("files-file-large")),
        Err(error) => Err(error),
    }
}

async fn looked_at(app: &App, file: Arrived) -> Result<Outcome> {
    match files::scan(app, &file).await? {
        Scan::Clean => Ok(Ok(file.keep(app).await?)),
        Scan::Refused => Ok(Err(REFUSED)),
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
