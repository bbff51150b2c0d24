//! Importing on screen: choose a file, see what it would do, say which column is what, settle doubts, import.

use std::collections::HashSet;
use std::path::Path as File;

use askama::Template;
use axum::extract::{Multipart, Path, RawQuery, State};
use axum::response::Response;
use db::{Run, Uuid, args};
use serde_json::json;

use super::mapping::{self, Mapping};
use super::queries::{self, FileRow, NewFile};
use super::{KINDS, Kind, Question, Report, Source, Stopped, Subject, preview, work};
use crate::catalogue::{Market, place_field};
use crate::kit::error::{internal, invalid};
use crate::kit::journal::{self, Subject as About};
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to, unsound};
use crate::kit::table::{Line, Table};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, format, incoming, jobs};

/// Lines shown of a file, and questions asked at a time.
const SHOWN: usize = 8;
const ASKED: usize = 12;

#[derive(Template)]
#[template(path = "imports/choose.html")]
struct ChoosePage {
    shell: Shell,
    kinds: [Kind; 3],
    mistake: Option<String>,
    last: Vec<Past>,
}

struct Past {
    id: Uuid,
    name: String,
    when: String,
    what: String,
}

async fn choose_page(app: &App, viewer: &Viewer, mistake: Option<String>) -> Result<ChoosePage> {
    let shell =
        Shell::new(viewer).under("/gestion", viewer.language.t("admin-title")).at(viewer.language.t("imports-title"));
    let past = |file: FileRow| Past {
        id: file.id,
        when: format::moment(viewer.language, file.created_at, &viewer.zone),
        what: match file.report() {
            Some(report) => shell.n(&format!("imports-done-{}", file.kind), report.created + report.changed),
            None => viewer.language.t("imports-going"),
        },
        name: file.name,
    };
    let last = queries::last(&app.db).await?.into_iter().map(past).collect();
    Ok(ChoosePage { kinds: KINDS, mistake, last, shell })
}

pub async fn choose(State(app): State<App>, viewer: Viewer) -> Result {
    page(&choose_page(&app, &viewer, None).await?)
}

/// Keeps the file under its digest, from where nobody but this page reads it.
pub async fn receive(State(app): State<App>, viewer: Viewer, mut fields: Multipart) -> Result {
    let (mut kind, mut name, mut given) = (None, String::new(), None);
    while let Some(field) = fields.next_field().await.map_err(|_| Error::TooLarge)? {
        match field.name() {
            Some("kind") => kind = Kind::parse(&field.text().await.map_err(|_| Error::TooLarge)?),
            Some("file") => {
                name = field.file_name().unwrap_or_default().chars().take(200).collect();
                given = Some(incoming::take(&app, field).await?);
            }
            _ => {}
        }
    }
    let kind = kind.ok_or_else(|| invalid("kind", ""))?;
    let given = given.ok_or_else(|| invalid("file", ""))?;
    let lines = match Table::count_lines(given.path()) {
        Ok(lines) => lines,
        Err(refusal) => return unsound(&choose_page(&app, &viewer, Some(refusal.said(viewer.language))).await?),
    };
    let digest = given.digest().to_owned();
    incoming::keep(&app, given, &digest).await?;
    let file = NewFile { kind, name: &name, digest: &digest, lines, language: viewer.language, person: viewer.id() };
    let id = queries::add(&app.db, file, app.clock.now()).await?;
    Ok(to(&format!("/gestion/imports/{id}")))
}

#[derive(Template)]
#[template(path = "imports/preview.html")]
struct PreviewPage {
    shell: Shell,
    id: Uuid,
    title: String,
    name: String,
    /// Its lines name suppliers that may have to be made.
    asks_for_suppliers: bool,
    form: Form,
    header: Vec<String>,
    sample: Vec<Line>,
    columns: Vec<Column>,
    missing: Vec<String>,
    report: Report,
    questions: Vec<Asked>,
    categories: Vec<String>,
}

struct Asked {
    of: Question,
    /// The name of its field, to which an error leads.
    field: String,
    typed: String,
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

#[derive(Template)]
#[template(path = "imports/done.html")]
struct DonePage {
    shell: Shell,
    id: Uuid,
    kind: Kind,
    title: String,
    name: String,
    when: String,
    report: Report,
}

#[derive(Template)]
#[template(path = "imports/going.html")]
struct GoingPage {
    shell: Shell,
    id: Uuid,
    name: String,
    lines: i64,
    read: Option<usize>,
}

impl GoingPage {
    fn so_far(shell: &Shell, read: &usize, lines: &i64) -> String {
        shell.two("imports-read-of", ("read", shell.number(*read)), ("lines", shell.number(*lines)))
    }
}

fn shell(viewer: &Viewer, file: &FileRow) -> Shell {
    Shell::new(viewer)
        .under("/gestion", viewer.language.t("admin-title"))
        .under("/gestion/imports", viewer.language.t("imports-title"))
        .at(file.name.as_str())
}

/// What a file would do, what it is doing, or what it did.
pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    RawQuery(query): RawQuery,
) -> Result {
    let file = queries::file(&app.db, id).await?;
    if let Some(report) = file.report() {
        let shell = shell(&viewer, &file);
        let title = shell.n(&format!("imports-done-{}", file.kind), report.created + report.changed);
        let when = format::moment(viewer.language, file.created_at, &viewer.zone);
        return page(&DonePage { id, kind: file.kind()?, title, when, name: file.name, shell, report });
    }
    if file.asked_at.is_some() {
        let (read, shell) = (incoming::lines_read(id), shell(&viewer, &file));
        return page(&GoingPage { id, lines: file.lines, read, name: file.name, shell });
    }
    let form = Form::parse(&query.unwrap_or_default())?;
    page(&preview_page(&app, &market, &viewer, &file, form).await?)
}

async fn preview_page(app: &App, market: &Market, viewer: &Viewer, file: &FileRow, form: Form) -> Result<PreviewPage> {
    let (kind, here) = (file.kind()?, incoming::open(app, &file.digest).await?);
    let mut table = Table::open(here.path()).map_err(|_| Error::NotFound)?;
    let sample = table.by_ref().take(SHOWN).collect::<std::result::Result<_, _>>().map_err(internal)?;
    let mapping = chosen(app, kind, &table.header, &form).await?;
    let makes_suppliers = form.checked("new_suppliers");
    let looking = Looking { kind, path: here.path(), mapping: &mapping, makes_suppliers };
    let report = looking.look(app, market, viewer).await?;
    let field_name = |code: &str| viewer.language.t(&format!("imports-field-{}", code.replace('_', "-")));
    let column = |field: &mapping::Field| Column {
        field: field.code,
        label: field_name(field.code),
        chosen: mapping.column(field.code),
    };
    let asked = |(number, question): (usize, &Question)| Asked {
        of: question.clone(),
        field: format!("answer-{number}"),
        typed: form.values("answer").get(number).cloned().unwrap_or_default(),
    };
    let reference = market.reference();
    let leaves = reference.families().iter().flat_map(|family| reference.categories.children(*family));
    let shell = shell(viewer, file);
    Ok(PreviewPage {
        id: file.id,
        title: shell.n(&format!("imports-preview-{}", file.kind), report.created + report.changed),
        missing: mapping.missing(mapping::fields(kind)).into_iter().map(field_name).collect(),
        columns: mapping::fields(kind).iter().map(column).collect(),
        name: file.name.clone(),
        asks_for_suppliers: kind == Kind::Solutions,
        header: table.header,
        questions: report.questions.iter().take(ASKED).enumerate().map(asked).collect(),
        categories: leaves.map(|leaf| reference.category_name(*leaf, viewer.language).to_owned()).collect(),
        form,
        sample,
        shell,
        report,
    })
}

/// A file that is looked at before anything changes.
struct Looking<'f> {
    kind: Kind,
    path: &'f File,
    mapping: &'f Mapping,
    makes_suppliers: bool,
}

impl Looking<'_> {
    /// What it would do; nothing while a column that it must have is missing.
    async fn look(&self, app: &App, market: &Market, viewer: &Viewer) -> Result<Report> {
        let Self { kind, path, mapping, makes_suppliers } = *self;
        if !mapping.missing(mapping::fields(kind)).is_empty() {
            return Ok(Report::default());
        }
        let (reference, language) = (market.reference(), viewer.language);
        let source = Source { kind, path, mapping, reference: &reference, language, makes_suppliers, progress: &|_| {} };
        preview(app, &source).await.map_err(|stopped| match stopped {
            Stopped::Refused(refusal) => internal(refusal),
            Stopped::Failed(error) => error,
        })
    }
}

/// The columns as chosen on the page; else as remembered or recognised.
async fn chosen(app: &App, kind: Kind, header: &[String], form: &Form) -> Result<Mapping> {
    let mut mapping = queries::columns(app, kind, header).await?;
    if form.checked("columns") {
        for field in mapping::fields(kind) {
            mapping.set(field.code, form.value(field.code).parse().ok().filter(|column| *column < header.len()));
        }
    }
    Ok(mapping)
}

/// Asks for the import, and waits a moment for its end: most are done before a person would look.
pub async fn import(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    form: Form,
) -> Result {
    let file = queries::file(&app.db, id).await?;
    let kind = file.kind()?;
    let here = incoming::open(&app, &file.digest).await?;
    let table = Table::open(here.path()).map_err(|_| Error::NotFound)?;
    let mapping = chosen(&app, kind, &table.header, &form).await?;
    if !mapping.missing(mapping::fields(kind)).is_empty() {
        return unsound(&preview_page(&app, &market, &viewer, &file, form).await?);
    }
    ask(&app, &viewer, &file, (&mapping, &table.header), form.checked("new_suppliers")).await?;
    // Where it goes on, the page says how far it is.
    jobs::work_awhile(&app).await;
    Ok(to(&format!("/gestion/imports/{id}")))
}

async fn ask(
    app: &App,
    viewer: &Viewer,
    file: &FileRow,
    (mapping, header): (&Mapping, &[String]),
    makes_suppliers: bool,
) -> Result<()> {
    let now = app.clock.now();
    let columns = serde_json::to_string(mapping).map_err(internal)?;
    let signature = mapping::signature(header);
    app.db
        .write(|tx| {
            let (columns, signature) = (columns.clone(), signature.clone());
            async move {
                // Asked for twice, it is done once.
                if tx.execute(&queries::ASK, args![file.id, &columns, makes_suppliers, now]).await? == 0 {
                    return Ok(());
                }
                tx.execute(&queries::REMEMBER, args![signature, &file.kind, columns, now]).await?;
                let about = About { kind: "import", id: Some(file.id), title: &file.name };
                journal::add(&tx, viewer, "import_asked", about, json!({"lines": file.lines}), now).await?;
                jobs::enqueue_once(&tx, work::JOB, &file.id.to_string(), now).await
            }
        })
        .await
}

/// Keeps what a person settled, for this file and those to come.
pub async fn answer(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    mut form: Form,
) -> Result {
    let file = queries::file(&app.db, id).await?;
    let answers = answers(&app, &market, &viewer, &mut form).await?;
    if !form.is_sound() {
        return unsound(&preview_page(&app, &market, &viewer, &file, form).await?);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, answers) = (&viewer, &answers);
            let about = About { kind: "import", id: Some(id), title: &file.name };
            async move {
                for (subject, words, target) in answers {
                    queries::settle(&tx, *subject, words, *target, now).await?;
                }
                journal::add(&tx, viewer, "import_settled", about, json!({"answers": answers.len()}), now).await
            }
        })
        .await?;
    Ok(to(&format!("/gestion/imports/{id}?{}", as_looked_at(file.kind()?, &form))))
}

/// The columns and the choice with which the page was read, to read it so again.
fn as_looked_at(kind: Kind, form: &Form) -> String {
    let names = mapping::fields(kind).iter().map(|field| field.code).chain(["columns", "new_suppliers"]);
    let chosen = names.map(|name| (name, form.value(name))).filter(|(_, value)| !value.is_empty());
    chosen.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

type Answer = (Subject, String, Option<Uuid>);

/// Of each question `subject`, `words`: the typed `answer`, or `empty`; a question without either waits.
async fn answers(app: &App, market: &Market, viewer: &Viewer, form: &mut Form) -> Result<Vec<Answer>> {
    let reference = market.reference();
    let left_empty: HashSet<usize> = form.values("empty").iter().filter_map(|number| number.parse().ok()).collect();
    let all = |name: &str| form.values(name).to_vec();
    let (subjects, words, typed) = (all("subject"), all("words"), all("answer"));
    let mut answers = Vec::new();
    for (number, ((subject, words), typed)) in subjects.iter().zip(words).zip(typed).enumerate().take(ASKED) {
        let Some(subject) = Subject::parse(subject) else { continue };
        if left_empty.contains(&number) {
            answers.push((subject, words, None));
        } else if !typed.trim().is_empty() {
            let target = match subject {
                Subject::Category => reference.category_named(typed.trim()),
                Subject::Place => match place_field::named(&app.db, typed.trim()).await?.as_slice() {
                    [only] => Some(only.id),
                    _ => None,
                },
            };
            match target {
                Some(target) => answers.push((subject, words, Some(target))),
                None => {
                    form.refuse(&format!("answer-{number}"), viewer.language.one("imports-answer-unknown", "words", typed))
                }
            }
        }
    }
    Ok(answers)
}

/// The lines that were refused or left doubts, with their reason, to be corrected and imported again.
pub async fn lines(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    let file = queries::file(&app.db, id).await?;
    let (kind, here) = (file.kind()?, incoming::open(&app, &file.digest).await?);
    let table = Table::open(here.path()).map_err(|_| Error::NotFound)?;
    let mapping = match &file.columns {
        Some(columns) => serde_json::from_str(columns).map_err(internal)?,
        None => queries::columns(&app, kind, &table.header).await?,
    };
    let looking = Looking { kind, path: here.path(), mapping: &mapping, makes_suppliers: file.makes_suppliers };
    let report = looking.look(&app, &market, &viewer).await?;
    let say = |key: &str| viewer.language.t(key);
    let mut found: Vec<(usize, String, String)> = Vec::new();
    found.extend(report.errors.into_iter().map(|error| (error.line, error.column, error.reason)));
    found.extend(report.doubts.into_iter().map(|doubt| (doubt.line, doubt.column, doubt.reason)));
    found.sort();
    let mut found = found.into_iter().peekable();
    let header = ["imports-line", "imports-column", "imports-reason"].map(say).into_iter().chain(table.header.clone());
    let mut sheet = Sheet::new(header);
    for line in table {
        let line = line.map_err(internal)?;
        while let Some((number, column, reason)) = found.next_if(|(number, ..)| *number <= line.number) {
            let column = say(&format!("imports-field-{}", column.replace('_', "-")));
            sheet.row([number.to_string(), column, say(&reason)].into_iter().chain(line.cells.clone()));
        }
    }
    sheet.csv_file("lignes")
}
