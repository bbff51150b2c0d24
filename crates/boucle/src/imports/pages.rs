//! Importing on screen: choose a file, see what it would do, change the columns, import.

use std::path::PathBuf;

use askama::Template;
use axum::extract::{Multipart, Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use db::{Run, Uuid, args, row, sql};
use http::header;
use sha2::{Digest, Sha256};

use super::mapping::{self, Mapping};
use super::table::{MOST_BYTES, Table};
use super::{KINDS, Kind, Refusal, Report, import as run};
use crate::catalogue::Market;
use crate::kit::error::{internal, invalid};
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};

/// Lines shown of a file, of its errors and of its doubts.
const SHOWN: usize = 8;
const LISTED: usize = 50;

row! {
    struct FileRow {
        kind: String,
        name: String,
        digest: Vec<u8>,
    }
}

sql! {
    ADD_FILE: () = "
        INSERT INTO import_file (id, kind, name, digest, person_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    FILE: FileRow = "SELECT kind, name, digest FROM import_file WHERE id = $1";
    REMEMBERED: String = "SELECT mapping FROM import_mapping WHERE signature = $1 AND kind = $2";
    REMEMBER: () = "
        INSERT INTO import_mapping (signature, kind, mapping, updated_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (signature, kind) DO UPDATE SET mapping = excluded.mapping, updated_at = excluded.updated_at";
}

#[derive(Template)]
#[template(path = "imports/choose.html")]
struct ChoosePage {
    shell: Shell,
    kinds: [Kind; 2],
    mistake: Option<String>,
}

impl ChoosePage {
    fn new(viewer: &Viewer, mistake: Option<String>) -> Self {
        let shell =
            Shell::new(viewer).under("/gestion", viewer.language.t("admin-title")).at(viewer.language.t("imports-title"));
        Self { shell, kinds: KINDS, mistake }
    }
}

pub async fn choose(viewer: Viewer) -> Result {
    page(&ChoosePage::new(&viewer, None))
}

/// Keeps the file under its digest, from where nobody but this page reads it.
pub async fn receive(State(app): State<App>, viewer: Viewer, mut fields: Multipart) -> Result {
    let (mut kind, mut name, mut bytes) = (None, String::new(), Vec::new());
    while let Some(field) = fields.next_field().await.map_err(|_| Error::TooLarge)? {
        match field.name() {
            Some("kind") => kind = Kind::parse(&field.text().await.map_err(|_| Error::TooLarge)?),
            Some("file") => {
                name = field.file_name().unwrap_or_default().chars().take(200).collect();
                bytes = field.bytes().await.map_err(|_| Error::TooLarge)?.to_vec();
            }
            _ => {}
        }
    }
    let kind = kind.ok_or_else(|| invalid("kind", ""))?;
    if let Err(refusal) = Table::read(&bytes) {
        return unsound(&ChoosePage::new(&viewer, Some(refused(&viewer, &refusal))));
    }
    let digest = Sha256::digest(&bytes).to_vec();
    let path = path(&app, &digest);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(internal)?;
    }
    std::fs::write(path, &bytes).map_err(internal)?;
    let id = Uuid::now_v7();
    app.db.execute(&ADD_FILE, args![id, kind.code(), name, digest, viewer.id(), app.clock.now()]).await?;
    Ok(to(&format!("/gestion/imports/{id}")))
}

fn refused(viewer: &Viewer, refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge => viewer.language.t("imports-refused-too-large"),
        Refusal::Empty => viewer.language.t("imports-refused-empty"),
        Refusal::Unreadable(_) => viewer.language.t("imports-refused-unreadable"),
        Refusal::LongCell(line) => viewer.language.one("imports-refused-long-cell", "line", line.to_string()),
    }
}

fn path(app: &App, digest: &[u8]) -> PathBuf {
    let name: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    app.config.data.join("imports").join(name)
}

struct Opened {
    kind: Kind,
    name: String,
    table: Table,
}

async fn open(app: &App, id: Uuid) -> Result<Opened> {
    let row = app.db.optional(&FILE, args![id]).await?.ok_or(Error::NotFound)?;
    let bytes = std::fs::read(path(app, &row.digest)).map_err(|_| Error::NotFound)?;
    let table = Table::read(&bytes).map_err(internal)?;
    Ok(Opened { kind: Kind::parse(&row.kind).ok_or(Error::NotFound)?, name: row.name, table })
}

/// The columns as chosen on the page; else as for the last file with this header; else as recognised.
async fn chosen(app: &App, opened: &Opened, form: &Form) -> Result<Mapping> {
    let mut mapping = Mapping::recognised(opened.kind, &opened.table.header);
    let signature = mapping::signature(&opened.table.header);
    if let Some(kept) = app.db.optional(&REMEMBERED, args![signature, opened.kind.code()]).await? {
        mapping = serde_json::from_str(&kept).unwrap_or(mapping);
    }
    if form.checked("columns") {
        for field in mapping::fields(opened.kind) {
            let column = form.value(field.code).parse().ok().filter(|column| *column < opened.table.header.len());
            mapping.set(field.code, column);
        }
    }
    Ok(mapping)
}

#[derive(Template)]
#[template(path = "imports/preview.html")]
struct PreviewPage {
    shell: Shell,
    id: Uuid,
    title: String,
    name: String,
    done: bool,
    header: Vec<String>,
    sample: Vec<Vec<String>>,
    columns: Vec<Column>,
    missing: Vec<String>,
    report: Report,
}

struct Column {
    field: &'static str,
    label: String,
    chosen: Option<usize>,
}

impl PreviewPage {
    fn is_chosen(column: &Column, number: &usize) -> bool {
        column.chosen == Some(*number)
    }
}

pub async fn preview(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    RawQuery(query): RawQuery,
) -> Result {
    let opened = open(&app, id).await?;
    let mapping = chosen(&app, &opened, &Form::parse(&query.unwrap_or_default())?).await?;
    let report = match mapping.missing(opened.kind).as_slice() {
        [] => run(&app, &market, &viewer, opened.kind, &opened.table, &mapping, false).await?,
        _ => Report { lines: opened.table.lines.len(), ..Report::default() },
    };
    page(&shown(&viewer, id, opened, &mapping, report, false))
}

pub async fn import(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    form: Form,
) -> Result {
    let opened = open(&app, id).await?;
    let mapping = chosen(&app, &opened, &form).await?;
    if !mapping.missing(opened.kind).is_empty() {
        let report = Report { lines: opened.table.lines.len(), ..Report::default() };
        return unsound(&shown(&viewer, id, opened, &mapping, report, false));
    }
    let report = run(&app, &market, &viewer, opened.kind, &opened.table, &mapping, true).await?;
    let kept = serde_json::to_string(&mapping).map_err(internal)?;
    let signature = mapping::signature(&opened.table.header);
    app.db.execute(&REMEMBER, args![signature, opened.kind.code(), kept, app.clock.now()]).await?;
    page(&shown(&viewer, id, opened, &mapping, report, true))
}

fn shown(viewer: &Viewer, id: Uuid, opened: Opened, mapping: &Mapping, report: Report, done: bool) -> PreviewPage {
    let field_name = |code: &str| viewer.language.t(&format!("imports-field-{}", code.replace('_', "-")));
    let shell = Shell::new(viewer)
        .under("/gestion", viewer.language.t("admin-title"))
        .under("/gestion/imports", viewer.language.t("imports-title"))
        .at(opened.name.as_str());
    let key = if done { "imports-done" } else { "imports-preview" };
    PreviewPage {
        title: shell.n(&format!("{key}-{}", opened.kind.code()), report.created + report.changed),
        missing: mapping.missing(opened.kind).into_iter().map(field_name).collect(),
        columns: mapping::fields(opened.kind)
            .iter()
            .map(|field| Column { field: field.code, label: field_name(field.code), chosen: mapping.column(field.code) })
            .collect(),
        sample: opened.table.lines.iter().take(SHOWN).map(|line| line.cells.clone()).collect(),
        header: opened.table.header,
        name: opened.name,
        shell,
        id,
        done,
        report,
    }
}

/// The lines that were refused or left doubts, with their reason, to be corrected and imported again.
pub async fn lines(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let opened = open(&app, id).await?;
    let mapping = chosen(&app, &opened, &Form::parse(&query.unwrap_or_default())?).await?;
    let report = run(&app, &market, &viewer, opened.kind, &opened.table, &mapping, false).await?;
    let say = |key: &str| viewer.language.t(key);
    let header =
        ["imports-line", "imports-column", "imports-reason"].map(say).into_iter().chain(opened.table.header.clone());
    let mut sheet = Sheet::new(header);
    let found = report
        .errors
        .iter()
        .map(|e| (e.line, &e.column, e.reason))
        .chain(report.doubts.iter().map(|d| (d.line, &d.column, d.reason)));
    for (number, column, reason) in found {
        let cells = opened.table.lines.iter().find(|line| line.number == number).map(|line| line.cells.clone());
        let start = [number.to_string(), say(&format!("imports-field-{}", column.replace('_', "-"))), say(reason)];
        sheet.row(start.into_iter().chain(cells.unwrap_or_default()));
    }
    let name = "attachment; filename=\"lignes.csv\"".to_owned();
    let kind = "text/csv; charset=utf-8".to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], sheet.csv()?).into_response())
}

/// The largest posted file, with room for the fields around it.
pub const MOST_POSTED: usize = MOST_BYTES + 64 * 1024;
