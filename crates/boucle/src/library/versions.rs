//! Versions of a tool: given, and fetched by who may see it. Each fetch is counted on its day, and called a download.

use axum::extract::{Multipart, Path, State};
use db::Uuid;
use http::{HeaderMap, StatusCode};
use serde_json::json;

use super::save::{self, NewFile, NewVersion};
use super::{Open, address, fields, letters, queries, show};
use crate::catalogue::Market;
use crate::files;
use crate::files::receive::{self, Received};
use crate::files::rules::{disposition, kind};
use crate::kit::error::not_found;
use crate::kit::files::Kept;
use crate::kit::journal;
use crate::kit::shell::to_with;
use crate::kit::{App, Form, Result, Viewer, posted};

/// A version as a form gives it: a file, an address, or what its text says; never two places at once.
pub fn read(viewer: &Viewer, form: &mut Form, given: &[(String, Kept)]) -> Option<NewVersion> {
    let address = fields::read_address(viewer, form, "address");
    let text = form.trimmed("text").to_owned();
    match given {
        [] if address.is_empty() && text.is_empty() => form.refuse("file", viewer.language.t("library-version-empty")),
        [] => {}
        [_] if address.is_empty() => {}
        [_] => form.refuse("address", viewer.language.t("library-version-two-places")),
        _ => form.refuse("file", viewer.language.t("files-file-one")),
    }
    let file = given.first().map(|(name, kept)| NewFile {
        digest: kept.digest.clone(),
        name: name.clone(),
        bytes: kept.bytes,
        kind: kind(&kept.start).to_owned(),
    });
    form.is_sound().then_some(NewVersion { text, file, address, tried: None })
}

pub async fn add(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    given: Multipart,
) -> Result {
    let open = Open::edited(&app, &viewer, id).await?;
    let Received { mut form, files, .. } = receive::posted(&app, &viewer, given).await?;
    let Some(version) = read(&viewer, &mut form, &files) else {
        return show::again(&app, &market.reference(), &viewer, open, form).await;
    };
    let now = app.clock.now();
    posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, open, version) = (&app, &viewer, &open, &version);
        async move {
            let number = save::add_version(&tx, id, version, viewer.id(), now).await?;
            journal::add(&tx, viewer, "published", open.subject(), json!({"version": number}), now).await?;
            letters::new_version(&tx, app, viewer, &open.tool, &version.text, now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to_with(&address(id), "library-version-added"))
}

/// The file of a version, as a download.
pub async fn fetch(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, number)): Path<(Uuid, i64)>,
    asked: HeaderMap,
) -> Result {
    Open::read(&app, &viewer, id).await?;
    let version = queries::version(&app.db, id, number).await?;
    let Some(digest) = version.file_digest else { return Err(not_found()) };
    let name = disposition(&version.file_name);
    let answer = files::given(&app, &asked, &digest, &version.file_kind, version.file_size, &name).await?;
    // What goes on after a cut, or is there already, was counted before.
    if answer.status() != StatusCode::OK {
        return Ok(answer);
    }
    let today = app.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    // Where nothing can be written, people may still fetch.
    if let Err(error) = save::fetched(&app.db, id, today).await {
        tracing::warn!(%error, "a download could not be counted");
    }
    Ok(answer)
}
