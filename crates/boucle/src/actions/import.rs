//! Taking a plan in from a file: choose it, see what it would do, do it.
//! Always: a file that was posted is read again by whoever leads this very group, and by nobody else; it is one transaction.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::{Multipart, Path, Query, State as Given};
use axum::response::Response;
use db::{Timestamp, Tx, Uuid};
use serde::Deserialize;
use serde_json::json;

use super::columns::{self, FIELDS};
use super::reading::{self, Draft, Ground, LineError, Report};
use super::save::{self, Origin};
use super::who::Team;
use super::whole::Whole;
use super::{Plan, queries, rules, tried};
use crate::kit::columns::Mapping;
use crate::kit::error::{internal, invalid};
use crate::kit::files;
use crate::kit::journal::{self, Subject};
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::table::{Line, Refusal, Table};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};
use crate::working_groups::queries::CycleRow;

/// The largest file: three hundred actions with long texts.
const MOST_BYTES: usize = 2 * 1024 * 1024;
/// With room for what surrounds it when it is posted.
pub const MOST_POSTED: usize = MOST_BYTES + 64 * 1024;
const MOST_LINES: usize = 2000;
/// Lines that the page names.
const SHOWN: usize = 100;

#[derive(Deserialize)]
pub struct Wanted {
    /// The file that was posted, by its digest.
    #[serde(default)]
    fichier: String,
}

#[derive(Template)]
#[template(path = "actions/import.html")]
struct ImportPage {
    shell: Shell,
    form: Form,
    plan: Plan,
    /// None before a file is posted.
    preview: Option<Preview>,
}

struct Preview {
    file: String,
    report: Report,
    /// Columns that a file must have and this one has not, and those of which nothing is known.
    missing: Vec<String>,
    unknown: Vec<String>,
}

impl ImportPage {
    fn title(&self) -> String {
        match &self.preview {
            None => self.shell.t("actions-import"),
            Some(preview) => self.shell.n("actions-import-would", preview.report.drafts.len()),
        }
    }

    fn columns(&self) -> String {
        FIELDS.iter().map(|field| columns::title(self.shell.language(), field.code)).collect::<Vec<_>>().join(", ")
    }

    fn drafts(preview: &Preview) -> Vec<&Draft> {
        preview.report.drafts.iter().take(SHOWN).collect()
    }

    fn errors(preview: &Preview) -> Vec<&LineError> {
        preview.report.errors.iter().take(SHOWN).collect()
    }

    /// What is wrong with a line: its number, its column and why.
    fn said(&self, error: &LineError) -> String {
        let column = columns::title(self.shell.language(), error.column);
        let values = [
            ("line", error.line.to_string().into()),
            ("column", column.into()),
            ("reason", self.shell.t(error.reason).into()),
        ];
        self.shell.language().with("actions-import-at", values)
    }

    fn changes(&self, draft: &Draft) -> String {
        let titles = draft.changes.iter().map(|code| columns::title(self.shell.language(), code));
        titles.collect::<Vec<_>>().join(", ")
    }

    fn circle(preview: &Preview) -> Option<String> {
        preview.report.circle.as_deref().map(rules::way)
    }

    fn may_import(preview: &Preview) -> bool {
        preview.missing.is_empty() && preview.report.circle.is_none() && !preview.report.drafts.is_empty()
    }
}

fn import_page(viewer: &Viewer, plan: Plan, form: Form, preview: Option<Preview>) -> ImportPage {
    ImportPage { shell: plan.shell(viewer).at(viewer.language.t("actions-import")), form, plan, preview }
}

pub async fn show(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(wanted): Query<Wanted>) -> Result {
    let (plan, cycle) = Plan::led_by(&app, &viewer, id).await?;
    if wanted.fichier.is_empty() {
        return page(&import_page(&viewer, plan, Form::new(), None));
    }
    let table = open(&app, id, &wanted.fichier).await?;
    match table {
        Err(refusal) => {
            let mut form = Form::new();
            form.refuse("file", refused(&viewer, &refusal));
            unsound(&import_page(&viewer, plan, form, None))
        }
        Ok((header, lines)) => {
            let mapping = Mapping::recognised(FIELDS, &header);
            let report = look(&app, &viewer, &plan, &cycle, &mapping, &lines).await?;
            let preview = preview(&viewer, wanted.fichier, &header, &mapping, report);
            page(&import_page(&viewer, plan, Form::new(), Some(preview)))
        }
    }
}

fn preview(viewer: &Viewer, file: String, header: &[String], mapping: &Mapping, report: Report) -> Preview {
    let title = |code: &str| columns::title(viewer.language, code);
    let told = |name: &str| {
        let is = |code: &str| crate::kit::Language::ALL.iter().any(|language| columns::title(*language, code) == name);
        columns::TOLD.iter().any(|code| is(code))
    };
    let is_known = |at: usize| FIELDS.iter().any(|field| mapping.column(field.code) == Some(at));
    let unknown = header.iter().enumerate().filter(|(at, name)| !is_known(*at) && !name.is_empty() && !told(name));
    Preview {
        file,
        report,
        missing: mapping.missing(FIELDS).into_iter().map(title).collect(),
        unknown: unknown.map(|(_, name)| name.clone()).collect(),
    }
}

/// Keeps the file with the group's name before it, so that it is read for this group alone.
pub async fn receive(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, mut fields: Multipart) -> Result {
    let (plan, _) = Plan::led_by(&app, &viewer, id).await?;
    let mut posted = None;
    while let Some(mut field) = fields.next_field().await.map_err(|_| Error::TooLarge)? {
        if field.name() != Some("file") {
            continue;
        }
        let mut bytes = id.as_bytes().to_vec();
        while let Some(piece) = field.chunk().await.map_err(|_| Error::TooLarge)? {
            bytes.extend_from_slice(&piece);
            if bytes.len() > MOST_BYTES {
                return Err(Error::TooLarge);
            }
        }
        posted = Some(bytes).filter(|bytes| bytes.len() > id.as_bytes().len());
    }
    let Some(bytes) = posted else {
        let mut form = Form::new();
        form.refuse("file", viewer.language.t("actions-import-missing"));
        return unsound(&import_page(&viewer, plan, form, None));
    };
    let kept = files::put(&app, &bytes).await?;
    Ok(to(&format!("{}/import?fichier={}", plan.address(), files::name(&kept.digest))))
}

type Read = std::result::Result<(Vec<String>, Vec<Line>), Refusal>;

/// A CSV that was posted for this group: its header and its lines.
async fn open(app: &App, group: Uuid, name: &str) -> Result<Read> {
    let digest = files::digest(name).ok_or_else(|| invalid("fichier", ""))?;
    let bytes = files::read(app, &digest).await?;
    let bytes = bytes.strip_prefix(group.as_bytes()).ok_or(Error::NotFound)?.to_vec();
    // A workbook may unfold to many times its size.
    if bytes.starts_with(b"PK") {
        return Ok(Err(Refusal::Unreadable("a workbook".to_owned())));
    }
    let read = || -> Read {
        let mut table = Table::of(bytes)?;
        let header = table.header.clone();
        let lines = table.by_ref().take(MOST_LINES + 1).collect::<std::result::Result<Vec<Line>, Refusal>>()?;
        if lines.len() > MOST_LINES { Err(Refusal::TooLarge) } else { Ok((header, lines)) }
    };
    Ok(read())
}

fn refused(viewer: &Viewer, refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge => viewer.language.t("actions-import-large"),
        Refusal::Empty => viewer.language.t("actions-import-empty"),
        Refusal::Unreadable(_) => viewer.language.t("actions-import-unreadable"),
        Refusal::LongCell(line) => viewer.language.one("actions-import-long", "line", line.to_string()),
    }
}

async fn look(
    app: &App,
    viewer: &Viewer,
    plan: &Plan,
    cycle: &CycleRow,
    mapping: &Mapping,
    lines: &[Line],
) -> Result<Report> {
    let whole = Whole::of(&app.db, cycle.id).await?;
    let team = Team::of(&app.db, viewer.language, &plan.group, plan.today).await?;
    let tried = tried(app, viewer, cycle.id).await?;
    let ground =
        Ground { language: viewer.language, cycle, team: &team, whole: &whole, tried: &tried, mapping, today: plan.today };
    Ok(reading::read(&ground, lines))
}

/// Actions of which a deliverable waits for those who try it.
async fn tried(app: &App, viewer: &Viewer, cycle: Uuid) -> Result<HashSet<Uuid>> {
    let awaiting: HashSet<Uuid> = tried::of(app, viewer.language, cycle)
        .await?
        .into_iter()
        .filter(|standing| standing.awaits)
        .map(|standing| standing.deliverable)
        .collect();
    let deliverables = queries::deliverables(&app.db, cycle).await?;
    Ok(deliverables.into_iter().filter(|one| awaiting.contains(&one.id)).map(|one| one.action_id).collect())
}

/// Takes the file in as it is read now, whatever was seen before.
pub async fn import(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let (plan, cycle) = Plan::led_by(&app, &viewer, id).await?;
    let (header, lines) = open(&app, id, form.value("fichier")).await?.map_err(|_| Error::NotFound)?;
    let mapping = Mapping::recognised(FIELDS, &header);
    let tried = tried(&app, &viewer, cycle.id).await?;
    let now = app.clock.now();
    let taken = app
        .db
        .write(|tx| {
            let (viewer, plan, cycle, mapping, lines, tried) = (&viewer, &plan, &cycle, &mapping, &lines, &tried);
            async move {
                let whole = Whole::of(&tx, cycle.id).await?;
                let team = Team::of(&tx, viewer.language, &plan.group, plan.today).await?;
                let ground = Ground {
                    language: viewer.language,
                    cycle,
                    team: &team,
                    whole: &whole,
                    tried,
                    mapping,
                    today: plan.today,
                };
                let report = reading::read(&ground, lines);
                if !mapping.missing(FIELDS).is_empty() || report.circle.is_some() {
                    return Err(Error::Conflict);
                }
                take(&tx, viewer, cycle, &whole, &report, now).await?;
                if !report.drafts.is_empty() {
                    let subject = Subject { kind: "working_group", id: Some(id), title: &cycle.title };
                    let detail = json!({"cycle": cycle.id, "actions": report.drafts.len(), "lines": report.lines});
                    journal::add(&tx, viewer, "imported", subject, detail, now).await?;
                }
                Ok::<_, Error>(report.drafts.len())
            }
        })
        .await?;
    Ok(to_with(&plan.address(), if taken == 0 { "actions-import-nothing" } else { "actions-import-done" }))
}

async fn take(tx: &Tx, viewer: &Viewer, cycle: &CycleRow, whole: &Whole, report: &Report, now: Timestamp) -> Result<()> {
    let mut ids: HashMap<i64, Uuid> = whole.actions.iter().map(|action| (action.number, action.id)).collect();
    for draft in &report.drafts {
        let action = match &draft.before {
            Some(before) => {
                let also = ["contributors", "after", "hours", "money", "deliverables"];
                let also: Vec<&'static str> = also.into_iter().filter(|code| draft.changes.contains(code)).collect();
                save::change(tx, viewer, before, &draft.fields, &also, now).await?;
                before.clone()
            }
            None => {
                let fields = &draft.fields;
                let id = save::create(tx, viewer, cycle.id, Some(draft.number), fields, Origin::default(), now).await?;
                queries::find(tx, id).await?
            }
        };
        ids.insert(draft.number, action.id);
        if draft.state != action.state {
            save::set_state(tx, viewer, &action, draft.state, "", now).await?;
        }
    }
    for draft in &report.drafts {
        let id = *ids.get(&draft.number).ok_or_else(|| internal("an action without its number"))?;
        let waits = draft.waits.iter().filter_map(|number| ids.get(number)).copied().collect();
        let known: Vec<Uuid> = draft.around.deliverables.iter().filter_map(|(id, ..)| *id).collect();
        save::surround(tx, id, &save::Around { waits, ..draft.around.clone() }, &known, now).await?;
    }
    Ok(())
}

/// The lines that were left out, with their reason, to be corrected and taken in again.
pub async fn lines(
    Given(app): Given<App>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let (plan, cycle) = Plan::led_by(&app, &viewer, id).await?;
    let (header, lines) = open(&app, id, &wanted.fichier).await?.map_err(|_| Error::NotFound)?;
    let mapping = Mapping::recognised(FIELDS, &header);
    let report = look(&app, &viewer, &plan, &cycle, &mapping, &lines).await?;
    let say = |key: &str| viewer.language.t(key);
    let first = ["actions-import-line", "actions-import-column", "actions-import-reason"].map(say);
    let mut sheet = Sheet::new(first.into_iter().chain(header));
    for error in &report.errors {
        let Some(line) = lines.iter().find(|line| line.number == error.line) else { continue };
        let told = [error.line.to_string(), columns::title(viewer.language, error.column), say(error.reason)];
        sheet.row(told.into_iter().chain(line.cells.clone()));
    }
    sheet.csv_file("lignes")
}
