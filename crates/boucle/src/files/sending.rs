//! Sending a file in slices, as a browser does with our script. The words are those of the draft “Resumable Uploads for HTTP”
//! (draft-ietf-httpbis-resumable-upload): `Upload-Offset` says how much has come, a slice for another place is answered 409
//! with the right one, and who was cut asks with HEAD. What has come whole is put among the documents by the form.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use db::Uuid;
use http::{HeaderMap, StatusCode, header};
use serde_json::json;

use super::uploads::{self, Begun, Target, Told, UploadRow};
use super::{address, place, queries, receive, rules};
use crate::kit::error::{Error, Result, forbidden, internal, invalid};
use crate::kit::shell::to;
use crate::kit::{App, Form, Viewer, files};
use crate::spaces;

/// A file that was sent before, or in part, as its form shows it.
pub struct Waiting {
    pub id: Uuid,
    pub name: String,
    pub is_whole: bool,
    /// How far it has come, in words.
    pub said: String,
}

/// What the viewer has begun to send there.
pub async fn waiting(app: &App, viewer: &Viewer, target: Target) -> Result<Vec<Waiting>> {
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    let language = viewer.language;
    let waiting = uploads::waiting(&app.db, person, target).await?.into_iter().map(|upload| {
        let (size, received) = (rules::size(language, upload.bytes), rules::size(language, upload.received));
        let said = match upload.is_whole() {
            true => language.one("files-send-whole", "size", size),
            false => language.two("files-send-part", ("received", received), ("size", size)),
        };
        Waiting { id: upload.id, is_whole: upload.is_whole(), name: upload.name, said }
    });
    Ok(waiting.collect())
}

/// What a slice may hold: a line that is slow sends it within the time of a request.
pub const MOST_SLICE: usize = 1 << 20;
/// Smaller ones, but for the last, would be a row and a file for next to nothing.
const LEAST_SLICE: usize = 1 << 16;
const OFFSET: &str = "upload-offset";

/// How far a file has come.
fn progress(upload: &UploadRow) -> [(&'static str, String); 5] {
    let complete = if upload.is_whole() { "?1" } else { "?0" };
    [
        (OFFSET, upload.received.to_string()),
        ("upload-length", upload.bytes.to_string()),
        ("upload-complete", complete.to_owned()),
        ("upload-limit", format!("min-append-size={LEAST_SLICE}, max-append-size={MOST_SLICE}")),
        ("cache-control", "no-store".to_owned()),
    ]
}

/// Begins to send a file, or goes on with one: the same person, place, name, size and time of change.
pub async fn begin(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, form: Form) -> Result {
    let access = spaces::queries::access(&app.db, &viewer, space).await?;
    let may = access.writes();
    access.must(may)?;
    let target = target(&app, space, &form).await?;
    let told = told(&app, &viewer, &form)?;
    let (person, now) = (viewer.signed_in()?.id, app.clock.now());
    let begun = app
        .db
        .write(|tx| {
            let (app, told) = (&app, &told);
            async move {
                match uploads::same(&tx, person, target, told).await? {
                    Some(upload) => Ok((StatusCode::OK, Begun::Yes(upload.id))),
                    None => {
                        Ok::<_, Error>((StatusCode::CREATED, uploads::begin(&tx, app, person, target, told, now).await?))
                    }
                }
            }
        })
        .await?;
    match begun {
        (status, Begun::Yes(id)) => {
            let upload = uploads::find(&app.db, id).await?;
            Ok((status, [(header::LOCATION, format!("/envois/{id}"))], progress(&upload)).into_response())
        }
        (_, Begun::Full(used)) => Err(invalid("file", receive::full(&app, &viewer, used))),
        (_, Begun::TooMany(count)) => Err(invalid("file", viewer.language.n("files-send-many", count))),
    }
}

/// Where the form says that the file is to be put, in this space.
async fn target(app: &App, space: Uuid, form: &Form) -> Result<Target> {
    let id = |name: &str| form.trimmed(name).parse::<Uuid>().ok();
    let target = Target { space, folder: id("folder"), document: id("document") };
    if let Some(folder) = target.folder
        && queries::folder(&app.db, folder).await?.space_id != space
    {
        return Err(Error::NotFound);
    }
    if let Some(document) = target.document
        && queries::find(&app.db, document).await?.space_id != space
    {
        return Err(Error::NotFound);
    }
    Ok(target)
}

fn told(app: &App, viewer: &Viewer, form: &Form) -> Result<Told> {
    let language = viewer.language;
    let name = rules::clean_name(form.value("name")).ok_or_else(|| invalid("file", language.t("files-name-wrong")))?;
    let bytes: i64 = form.trimmed("bytes").parse().map_err(|_| invalid("bytes", language.t("files-send-size")))?;
    let most = i64::from(app.config.file_mib) << 20;
    let key = match bytes {
        ..=0 => Some("files-file-empty"),
        bytes if bytes > most => Some("files-file-large"),
        _ => None,
    };
    if let Some(key) = key {
        let most = rules::size(language, most);
        return Err(invalid("file", language.two(key, ("file", name), ("most", most))));
    }
    Ok(Told { name, bytes, modified_ms: form.trimmed("modified").parse().unwrap_or(0) })
}

/// Somebody's own file on its way, in a space that they may still write to.
async fn own(app: &App, viewer: &Viewer, id: Uuid) -> Result<UploadRow> {
    let upload = uploads::find(&app.db, id).await?;
    if viewer.id() != Some(upload.person_id) {
        return Err(Error::NotFound);
    }
    let access = spaces::queries::access(&app.db, viewer, upload.space_id).await?;
    if rules::sends(viewer, &access, upload.person_id) { Ok(upload) } else { Err(forbidden()) }
}

/// How much has come, for who was cut.
pub async fn offset(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    Ok((StatusCode::NO_CONTENT, progress(&own(&app, &viewer, id).await?)).into_response())
}

/// Takes the next slice.
pub async fn append(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
    slice: Bytes,
) -> Result {
    let mut upload = own(&app, &viewer, id).await?;
    let offset = headers.get(OFFSET).and_then(|offset| offset.to_str().ok()?.parse::<i64>().ok());
    let offset = offset.ok_or_else(|| invalid(OFFSET, "the header Upload-Offset says where a slice begins"))?;
    if offset != upload.received {
        return elsewhere(&upload, offset);
    }
    let end = offset + i64::try_from(slice.len()).map_err(internal)?;
    if end > upload.bytes {
        return Err(Error::TooLarge);
    }
    if slice.len() < LEAST_SLICE && end < upload.bytes {
        return Err(invalid("", format!("a slice but the last holds at least {LEAST_SLICE} bytes")));
    }
    let kept = files::put(&app, &slice).await?;
    let digest = kept.digest.as_slice();
    if !app.db.write(|tx| async move { uploads::advance(&tx, id, (offset, end), digest).await }).await? {
        return elsewhere(&uploads::find(&app.db, id).await?, offset);
    }
    upload.received = end;
    Ok((StatusCode::NO_CONTENT, progress(&upload)).into_response())
}

/// A slice for another place than the next: what is the next.
fn elsewhere(upload: &UploadRow, offset: i64) -> Result {
    let problem = json!({
        "type": "https://iana.org/assignments/http-problem-types#mismatching-upload-offset",
        "title": "Conflict",
        "status": 409,
        "expected-offset": upload.received,
        "provided-offset": offset,
    });
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    Ok((StatusCode::CONFLICT, progress(upload), kind, problem.to_string()).into_response())
}

/// Gives a file up.
pub async fn cancel(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    own(&app, &viewer, id).await?;
    uploads::remove(&app.db, vec![id]).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The same for a button of a page.
pub async fn cancel_on_page(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let upload = own(&app, &viewer, id).await?;
    uploads::remove(&app.db, vec![id]).await?;
    Ok(to(&upload.document_id.map_or_else(|| place(upload.space_id, upload.folder_id), address)))
}
