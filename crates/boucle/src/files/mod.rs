//! Documents of a space: folders, files in them, and every version of each.
//! Always: a file is given out only to who may read its space, asked each time; what it is, its content says; a file of the
//! same name in the same folder is a new version, and nothing that was there is lost.

mod copy;
mod document;
mod folder;
mod list;
pub mod queries;
pub mod receive;
pub mod rules;
mod sending;
mod uploads;

use axum::extract::FromRef;
use axum::response::{IntoResponse, Response};
use db::Uuid;
use http::{HeaderMap, StatusCode, header};

use crate::kit::error::internal;
use crate::kit::range::{Wanted, wanted};
use crate::kit::route::{Route, delete, get, patch, post};
use crate::kit::rule::Rule::{Own, Seen};
use crate::kit::{App, Result, Shell, Viewer, files};
use crate::spaces::{self, Access};
use queries::{DocumentRow, Folders};

/// Several files in one posting; each is bounded by the setting `file_mib` besides.
const MOST_POSTED: usize = 256 << 20;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/espaces/{id}/documents", Seen("reads"), list::list),
        post("/espaces/{id}/documents", Own("writes"), list::add).taking(MOST_POSTED),
        post("/espaces/{id}/envois", Own("writes"), sending::begin),
        get("/envois/{id}", Own("sends"), sending::offset),
        patch("/envois/{id}", Own("sends"), sending::append).taking(sending::MOST_SLICE),
        delete("/envois/{id}", Own("sends"), sending::cancel),
        post("/envois/{id}/suppression", Own("sends"), sending::cancel_on_page),
        post("/espaces/{id}/dossiers", Own("writes"), folder::create),
        get("/dossiers/{id}", Own("writes"), folder::form),
        post("/dossiers/{id}", Own("writes"), folder::change),
        get("/documents/{id}", Seen("reads"), document::show),
        post("/documents/{id}", Own("writes"), document::change),
        get("/documents/{id}/fichier", Seen("reads"), document::newest),
        get("/documents/{id}/image", Seen("reads"), document::picture),
        post("/documents/{id}/versions", Own("writes"), document::add_version).taking(MOST_POSTED),
        get("/documents/{id}/versions/{number}", Seen("reads"), document::version),
        post("/documents/{id}/versions/{number}", Own("writes"), document::bring_back),
        post("/documents/{id}/suppression", Own("may_delete"), document::delete),
    ]
}

/// A document as one viewer stands to it.
struct Open {
    document: DocumentRow,
    access: Access,
    folders: Folders,
}

impl Open {
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let document = queries::find(&app.db, id).await?;
        let access = spaces::queries::access(&app.db, viewer, document.space_id).await?;
        let folders = queries::folders(&app.db, document.space_id).await?;
        Ok(Self { document, access, folders })
    }

    fn must(self, may: bool) -> Result<Self> {
        if may { Ok(self) } else { Err(crate::kit::error::forbidden()) }
    }

    async fn written(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let open = Self::read(app, viewer, id).await?;
        let may = open.access.writes();
        open.must(may)
    }
}

fn address(document: Uuid) -> String {
    format!("/documents/{document}")
}

/// Where the documents of a folder stand, or those at the top.
fn place(space: Uuid, folder: Option<Uuid>) -> String {
    match folder {
        Some(folder) => format!("/espaces/{space}/documents?dossier={folder}"),
        None => format!("/espaces/{space}/documents"),
    }
}

fn of_space(viewer: &Viewer, access: &Access) -> Shell {
    Shell::new(viewer)
        .under("/espaces", viewer.language.t("spaces-title"))
        .under(format!("/espaces/{}", access.space.id), access.space.title.as_str())
}

/// The way back through the folders down to one.
fn in_folder(viewer: &Viewer, access: &Access, folders: &Folders, folder: Option<Uuid>) -> Shell {
    let space = access.space.id;
    let shell = of_space(viewer, access).under(place(space, None), viewer.language.t("files-title"));
    folders
        .down_to(folder)
        .into_iter()
        .fold(shell, |shell, step| shell.under(place(space, Some(step.id)), step.name.as_str()))
}

/// A picture for who was found to read it, in a page.
async fn shown(app: &App, asked: &HeaderMap, digest: &[u8]) -> Result<Response> {
    let tag = format!("\"{}-bare\"", files::name(digest));
    let kept = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "private, no-cache".to_owned())];
    if matches!(wanted(asked, &tag, 1), Wanted::Nothing) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    Ok((kept, files::picture(app, digest).await?).into_response())
}

/// Bytes for who was found to read them, called and shown as `disposition` says: the whole, or the part that is asked for. No
/// store on the way may give them to somebody else.
pub async fn given(
    app: &App,
    asked: &HeaderMap,
    digest: &[u8],
    kind: &str,
    bytes: i64,
    disposition: &str,
) -> Result<Response> {
    let (tag, bytes) = (format!("\"{}\"", files::name(digest)), u64::try_from(bytes).map_err(internal)?);
    let kept = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "private, no-cache".to_owned())];
    let (status, part, length) = match wanted(asked, &tag, bytes) {
        Wanted::Nothing => return Ok((StatusCode::NOT_MODIFIED, kept).into_response()),
        Wanted::Beyond => {
            return Ok(
                (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, format!("bytes */{bytes}"))]).into_response()
            );
        }
        Wanted::Whole => (StatusCode::OK, None, bytes),
        Wanted::Part(first, last) => (StatusCode::PARTIAL_CONTENT, Some((first, last)), last - first + 1),
    };
    let body = files::body(app, digest, part).await?;
    let range = part.map(|(first, last)| [(header::CONTENT_RANGE, format!("bytes {first}-{last}/{bytes}"))]);
    let headers = [
        (header::CONTENT_TYPE, rules::media_type(kind).to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, disposition.to_owned()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
    ];
    Ok(match range {
        Some(range) => (status, kept, headers, range, body).into_response(),
        None => (status, kept, headers, body).into_response(),
    })
}
