//! Pictures and files of a solution: given by its supplier, seen and taken away by whoever may see the solution.
//! Always: what a file is, its content says; a picture has words for those who do not see it.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use db::{Run, Uuid, args};
use http::{HeaderMap, HeaderValue, header};
use serde_json::json;

use super::file_rows::{self, FileRow, NewFile, most};
use super::form::editable;
use super::labels::under;
use super::queries::{Solution, SolutionRow};
use super::shown;
use crate::files::receive::{self, Received};
use crate::files::rules::{disposition, kind, size};
use crate::kit::bare::Bare;
use crate::kit::error::not_found;
use crate::kit::files::{self, Kept, NAMED, Named, Picture};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

pub const MOST_POSTED: usize = 64 << 20;
/// A page shows six of them: each is light enough for a telephone.
const MOST_BYTES: i64 = 2 << 20;
const MOST_PIXELS: usize = 4000;
/// What is taken away; neither a page nor a drawing, in which a script could stand.
const KINDS: [&str; 10] = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "png", "jpeg", "webp"];

#[derive(Template)]
#[template(path = "catalogue/pictures.html")]
struct PicturesPage {
    shell: Shell,
    form: Form,
    solution: Solution,
    /// In words.
    largest_picture: String,
    largest_file: String,
}

impl PicturesPage {
    fn new(app: &App, viewer: &Viewer, solution: Solution, form: Form) -> Self {
        let shell = under(viewer, &solution).at(viewer.language.t("catalogue-pictures"));
        let largest_file = size(viewer.language, i64::from(app.config.file_mib) << 20);
        Self { shell, form, solution, largest_picture: size(viewer.language, MOST_BYTES), largest_file }
    }

    fn of(&self, purpose: &str) -> Vec<&FileRow> {
        self.solution.files.iter().filter(|file| file.purpose == purpose).collect()
    }

    fn has_room(&self, purpose: &str) -> bool {
        self.of(purpose).len() < most(purpose == "picture")
    }

    /// Each form of the page is posted once by itself.
    fn once() -> String {
        Uuid::now_v7().to_string()
    }

    fn field(file: &FileRow) -> String {
        format!("title-{}", file.id)
    }

    fn size(&self, file: &FileRow) -> String {
        size(self.shell.language(), file.bytes)
    }

    /// Whether the mistake of the form is in this part of the page.
    fn is_of(&self, purpose: &str) -> bool {
        self.form.value("purpose") == purpose && !self.form.is_sound()
    }
}

fn address(solution: Uuid) -> String {
    format!("/catalogue/{solution}/images")
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let solution = editable(&app, &viewer, id).await?;
    page(&PicturesPage::new(&app, &viewer, solution, Form::new()))
}

pub async fn add(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, given: Multipart) -> Result {
    let (solution, now) = (editable(&app, &viewer, id).await?, app.clock.now());
    let mut received = receive::posted(&app, &viewer, given).await?;
    let file = read(&app, &viewer, &mut received).await?;
    let mut form = received.form;
    let Some(file) = file.filter(|_| form.is_sound()) else {
        return unsound(&PicturesPage::new(&app, &viewer, solution, form));
    };
    let has_room = app
        .db
        .write(|tx| {
            let (viewer, form, file, row) = (&viewer, &form, &file, &solution.row);
            async move {
                if posted::before(&tx, form).await?.is_some() {
                    return Ok(true);
                }
                if !file_rows::add(&tx, id, file, viewer.id(), now).await? {
                    return Ok(false);
                }
                posted::keep(&tx, viewer, form, &address(id), now).await?;
                note(&tx, viewer, row, json!({"added": file.name, "purpose": file.purpose}), now).await?;
                Ok::<_, Error>(true)
            }
        })
        .await?;
    if !has_room {
        let (picture, field) = if file.purpose == "picture" { (true, "picture") } else { (false, "file") };
        form.refuse(field, viewer.language.n("catalogue-files-many", i64::try_from(most(picture)).unwrap_or(0)));
        return unsound(&PicturesPage::new(&app, &viewer, solution, form));
    }
    Ok(to_with(&address(id), if file.purpose == "picture" { "catalogue-picture-added" } else { "catalogue-file-added" }))
}

async fn note(tx: &db::Tx, viewer: &Viewer, row: &SolutionRow, detail: serde_json::Value, now: db::Timestamp) -> Result<()> {
    let subject = Subject { kind: "solution", id: Some(row.id), title: &row.title };
    journal::add(tx, viewer, "changed", subject, detail, now).await
}

/// The picture or file that a form gives, with the form's mistakes.
async fn read(app: &App, viewer: &Viewer, received: &mut Received) -> Result<Option<NewFile>> {
    let say = |key: &str| viewer.language.t(key);
    let picture = received.form.value("purpose") == "picture";
    let (title_field, file_field) = if picture { ("alt", "picture") } else { ("what", "file") };
    let title = received.form.trimmed(title_field).to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        let missing = if picture { "catalogue-alt-missing" } else { "catalogue-file-title-missing" };
        received.form.refuse(title_field, say(missing));
    }
    let Some((name, kept)) = received.files.first().cloned() else {
        if received.form.error(file_field).is_none() {
            received.form.refuse(file_field, say("catalogue-file-missing"));
        }
        return Ok(None);
    };
    let (kept, size) = match looked_at(app, picture, kept).await? {
        Ok(taken) => taken,
        Err(key) => {
            received.form.refuse(file_field, say(key));
            return Ok(None);
        }
    };
    let purpose = if picture { "picture" } else { "file" };
    let kind = kind(&kept.start).to_owned();
    Ok(Some(NewFile { purpose, title, name, digest: kept.digest, bytes: kept.bytes, kind, size }))
}

/// A file as it was given, or a picture without what a camera wrote beside it, with its width and height.
type Taken = (Kept, Option<(i64, i64)>);

/// What is taken; or why it is not.
async fn looked_at(app: &App, picture: bool, kept: Kept) -> Result<std::result::Result<Taken, &'static str>> {
    if !picture {
        let is_taken = KINDS.contains(&kind(&kept.start));
        return Ok(if is_taken { Ok((kept, None)) } else { Err("catalogue-file-kind") });
    }
    if Picture::of(&kept.start).is_none() {
        return Ok(Err("catalogue-picture-kind"));
    }
    if kept.bytes > MOST_BYTES {
        return Ok(Err("catalogue-picture-large"));
    }
    let bytes = files::read(app, &kept.digest).await?;
    let (Ok(found), Some(bare)) = (imagesize::blob_size(&bytes), Bare::of(&bytes)) else {
        return Ok(Err("catalogue-picture-kind"));
    };
    if found.width == 0 || found.height == 0 {
        return Ok(Err("catalogue-picture-kind"));
    }
    if found.width.max(found.height) > MOST_PIXELS {
        return Ok(Err("catalogue-picture-pixels"));
    }
    let pixels = |side: usize| i64::try_from(side).unwrap_or_default();
    let (width, height) = (pixels(found.width), pixels(found.height));
    let size = if bare.is_on_its_side() { (height, width) } else { (width, height) };
    Ok(Ok((files::put(app, &bare.bytes).await?, Some(size))))
}

fn find(solution: &Solution, piece: Uuid) -> Result<&FileRow> {
    solution.files.iter().find(|file| file.id == piece).ok_or_else(not_found)
}

/// Says otherwise what it is, puts it first, or takes it away.
pub async fn act(State(app): State<App>, viewer: Viewer, Path((id, piece)): Path<(Uuid, Uuid)>, mut form: Form) -> Result {
    let (solution, now) = (editable(&app, &viewer, id).await?, app.clock.now());
    let file = find(&solution, piece)?;
    let field = format!("title-{piece}");
    let title = form.trimmed(&field).to_owned();
    let act = form.value("act").to_owned();
    if !["first", "delete"].contains(&act.as_str()) && (title.is_empty() || title.chars().count() > TITLE_LIMIT) {
        let missing = if file.is_picture() { "catalogue-alt-missing" } else { "catalogue-file-title-missing" };
        form.refuse(&field, viewer.language.t(missing));
        return unsound(&PicturesPage::new(&app, &viewer, solution, form));
    }
    app.db
        .write(|tx| {
            let (viewer, act, title, row, file) = (&viewer, act.as_str(), title.as_str(), &solution.row, file);
            async move {
                match act {
                    "first" => file_rows::put_first(&tx, id, piece).await?,
                    "delete" => file_rows::delete(&tx, id, piece).await?,
                    _ => file_rows::rename(&tx, id, piece, title).await?,
                }
                note(&tx, viewer, row, json!({"file": file.name, "act": act}), now).await
            }
        })
        .await?;
    Ok(to_with(&address(id), if act == "delete" { "catalogue-file-deleted" } else { "catalogue-file-saved" }))
}

/// A picture, in the page of its solution and in lists.
pub async fn picture(State(app): State<App>, viewer: Viewer, Path((id, piece)): Path<(Uuid, Uuid)>) -> Result {
    let solution = shown::visible(&app, &viewer, id).await?;
    let file = find(&solution, piece)?;
    if !file.is_picture() {
        return Err(Error::NotFound);
    }
    let mut answer = files::picture(&app, &file.digest).await?;
    // What is not everybody's is kept by nobody on the way; what is, may be withdrawn one day.
    let kept = if solution.row.state == "published" { "public, max-age=3600" } else { "private, no-store" };
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    Ok(answer)
}

/// A file, as a download.
pub async fn fetch(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, piece)): Path<(Uuid, Uuid)>,
    asked: HeaderMap,
) -> Result {
    let solution = shown::visible(&app, &viewer, id).await?;
    let file = find(&solution, piece)?;
    crate::files::given(&app, &asked, &file.digest, &file.kind, file.bytes, &disposition(&file.name)).await
}

#[linkme::distributed_slice(NAMED)]
static FILES: Named = Named { digests: |app| Box::pin(async move { Ok(app.db.all(&file_rows::DIGESTS, args![]).await?) }) };
