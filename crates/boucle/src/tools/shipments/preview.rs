//! What a file holds before it is summed: its first lines, which column is what, what carriers told, what would be refused and what
//! is doubted.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use db::{Tx, Uuid};
use instruments::transport::{CarrierYear, Ledger, Mode, Refused, ShipmentColumn, Told, Totals};
use serde_json::json;

use super::queries::{self, FileRow};
use super::rules::{self, Reading};
use super::years::{self, Block};
use super::{Choices, doubts, drawn, field, file, shell, work};
use crate::kit::columns::Mapping;
use crate::kit::error::internal;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, unsound};
use crate::kit::table::{Line, Refusal, Table};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, incoming, jobs};
use crate::needs::rules::CURRENCIES;
use crate::tools::transport::fields::{BASES, COVERS};
use crate::tools::transport::settings::USUAL_SET;
use crate::tools::transport::{Set, sets, words};
use crate::tools::{address, opened};

/// Lines that are shown, and that are tried.
const SHOWN: usize = 8;
const TRIED: usize = 1000;
/// Refused lines that are told; the file of all of them comes with the result.
const TOLD: usize = 10;
/// Carriers that are offered by name.
const MOST_NAMES: usize = 100;

#[derive(Template)]
#[template(path = "tools/shipments/preview.html")]
struct PreviewPage {
    shell: Shell,
    form: Form,
    file: FileRow,
    looked: Looked,
    sets: Vec<(String, String)>,
    /// Of the set that is chosen.
    energies: Vec<(String, String)>,
    organisations: Vec<(Uuid, String)>,
}

/// A file as it would be read.
struct Looked {
    /// The factors that are chosen, where they may be.
    set: Option<Set>,
    header: Vec<String>,
    sample: Vec<Line>,
    columns: Mapping,
    /// What the first lines come to; nothing while a column is missing.
    tried: Option<Totals>,
    /// Whom the first lines name.
    carriers: Vec<String>,
    /// What carriers told, as it was typed.
    years: Vec<CarrierYear>,
}

struct Column {
    code: &'static str,
    label: String,
    chosen: Option<usize>,
}

impl PreviewPage {
    fn title(&self) -> String {
        let count = self.file.lines.into();
        self.shell.language().with("shipments-read", [("count", count), ("file", self.file.name.as_str().into())])
    }

    fn address(&self) -> String {
        file::address(self.file.id)
    }

    fn currencies(&self) -> [&'static str; 2] {
        CURRENCIES
    }

    fn columns(&self) -> Vec<Column> {
        let column = |known: ShipmentColumn| Column {
            code: known.code(),
            label: field(self.shell.language(), known.code()),
            chosen: self.looked.columns.column(known.code()),
        };
        super::columns().into_iter().map(column).collect()
    }

    fn is_chosen(column: &Column, place: &usize) -> bool {
        column.chosen == Some(*place)
    }

    /// Whether all lines were tried, or the first alone.
    fn tried(&self, totals: &Totals) -> String {
        let (counted, refused) = (totals.all.rows as i64, totals.refused_rows as i64);
        let key = if self.file.lines > TRIED as i64 { "shipments-tried-first" } else { "shipments-tried" };
        self.shell
            .language()
            .with(key, [("count", counted.into()), ("refused", refused.into()), ("most", self.shell.number(TRIED).into())])
    }

    fn blocks(&self) -> Vec<Block> {
        years::blocks(&self.form)
    }

    /// Whether something was typed of a carrier: most people have nothing to type there.
    fn tells_years(&self) -> bool {
        self.blocks().len() > 1
    }

    fn modes(&self) -> [&'static str; 5] {
        Mode::ALL.map(Mode::code)
    }

    fn bases(&self) -> [&'static str; 3] {
        BASES
    }

    fn covers(&self) -> [&'static str; 2] {
        COVERS
    }

    /// « Dupont, Route, 2025 : 12 lignes »
    fn told(&self, totals: &Totals) -> Vec<String> {
        let language = self.shell.language();
        let said = |told: &Told| {
            let count = (told.total.rows as i64).into();
            language.with("shipments-year-told", [("year", drawn::told(language, told).into()), ("count", count)])
        };
        totals.told.iter().map(said).collect()
    }

    fn doubts(&self, totals: &Totals) -> Vec<String> {
        doubts(self.shell.language(), totals)
    }

    fn refused(&self, totals: &Totals) -> Vec<String> {
        let language = self.shell.language();
        let said = |refused: &Refused| {
            let problem = words::line_problem(language, &refused.error.problem);
            let line = (refused.line as i64).into();
            let column = field(language, &refused.error.at).into();
            language.with("transport-bring-line", [("line", line), ("column", column), ("problem", problem.into())])
        };
        totals.refused.iter().take(TOLD).map(said).collect()
    }
}

#[derive(Template)]
#[template(path = "tools/shipments/going.html")]
struct GoingPage {
    shell: Shell,
    file: FileRow,
    read: Option<usize>,
}

impl GoingPage {
    fn address(&self) -> String {
        file::address(self.file.id)
    }

    fn so_far(&self, read: &usize) -> String {
        let lines = self.shell.number(self.file.lines);
        self.shell.two("shipments-read-of", ("read", self.shell.number(*read)), ("lines", lines))
    }
}

async fn own(app: &App, viewer: &Viewer, id: Uuid) -> Result<FileRow> {
    let file = queries::file(&app.db, id).await?;
    if rules::sent_it(viewer, &file) { Ok(file) } else { Err(Error::NotFound) }
}

/// What it holds, how far it is, or where what came of it is.
pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, RawQuery(query): RawQuery) -> Result {
    let file = own(&app, &viewer, id).await?;
    if let Some(calculation) = file.calculation_id {
        return Ok(to(&address(super::KIND, calculation)));
    }
    if file.asked_at.is_some() {
        let shell = shell(&viewer).at(file.name.as_str());
        return page(&GoingPage { shell, read: incoming::lines_read(id), file });
    }
    let mut form = Form::parse(&query.unwrap_or_default())?;
    if !form.checked("columns") {
        begin(&viewer, &file, &mut form);
    }
    let looked = look(&app, &viewer, &file, &mut form).await?;
    page(&preview_page(&app, &viewer, file, looked, form).await?)
}

/// What is chosen until somebody chooses otherwise.
fn begin(viewer: &Viewer, file: &FileRow, form: &mut Form) {
    let name = file.name.rsplit_once('.').map_or(file.name.as_str(), |(name, _)| name);
    let is_american = viewer.zone.iana_name().is_some_and(|zone| zone.starts_with("America/"));
    form.set("title", name);
    form.set("set", USUAL_SET);
    form.set("currency", if is_american { "CAD" } else { "EUR" });
}

async fn preview_page(app: &App, viewer: &Viewer, file: FileRow, looked: Looked, form: Form) -> Result<PreviewPage> {
    Ok(PreviewPage {
        energies: looked.set.as_ref().map(|set| words::energies(viewer.language, set)).unwrap_or_default(),
        shell: shell(viewer).under("/outils/expeditions/nouveau", viewer.language.t("shipments-new")).at(file.name.as_str()),
        form,
        file,
        looked,
        sets: sets::choices(app, viewer).await?,
        organisations: opened::organisations(viewer),
    })
}

/// Reads the first lines with the columns, the factors and the years of carriers that the form names. What is wrong with these years
/// is told beside their fields.
async fn look(app: &App, viewer: &Viewer, file: &FileRow, form: &mut Form) -> Result<Looked> {
    let set = sets::by_code(app, viewer, form.trimmed("set")).await?;
    let years = years::read(viewer.language, form, set.as_deref());
    let is_sound = form.is_sound();
    let told: Vec<CarrierYear> = years.iter().filter(|_| is_sound).map(|(_, year)| year.clone()).collect();
    let here = incoming::open(app, file.id.as_bytes()).await?;
    let (chosen_on, whole) = (form.clone(), file.lines <= TRIED as i64);
    let read = move || -> std::result::Result<Looked, Refusal> {
        let mut table = Table::open(here.path())?;
        let lines = table.by_ref().take(TRIED).collect::<std::result::Result<Vec<Line>, Refusal>>()?;
        let columns = chosen(&table.header, &chosen_on);
        let usable = set.as_ref().filter(|_| rules::missing(&columns).is_none());
        let tried = usable.and_then(|set| tried(&lines, &columns, chosen_on.checked("means"), (set, &told)));
        let carriers = named(&lines, &columns);
        let sample = lines.into_iter().take(SHOWN).collect();
        Ok(Looked { set, header: table.header, sample, columns, tried, carriers, years: told })
    };
    // What was read to its end when it came is there, or was forgotten.
    let looked = tokio::task::spawn_blocking(read).await.map_err(internal)?.map_err(|_| Error::NotFound)?;
    if let Some(totals) = looked.tried.as_ref().filter(|_| whole) {
        years::refuse_unheard(viewer.language, form, &years, (totals, &looked.carriers));
    }
    Ok(looked)
}

/// Nothing when what carriers told cannot be computed.
fn tried(lines: &[Line], columns: &Mapping, means: bool, (set, told): (&Set, &[CarrierYear])) -> Option<Totals> {
    let reading = Reading::new(columns, means, set);
    let mut ledger = Ledger::new(set, told).ok()?;
    for line in lines {
        // what is refused stands in the totals
        let _told = ledger.add_cells(line.number as u64, |column| reading.cell(&line.cells, column));
    }
    Some(ledger.totals())
}

/// The carriers that lines name, once each.
fn named(lines: &[Line], columns: &Mapping) -> Vec<String> {
    let Some(place) = columns.column(ShipmentColumn::Carrier.code()) else { return Vec::new() };
    let cells = lines.iter().filter_map(|line| line.cells.get(place)).map(|name| name.trim());
    let names: BTreeSet<&str> = cells.filter(|name| !name.is_empty()).collect();
    names.into_iter().take(MOST_NAMES).map(str::to_owned).collect()
}

/// The columns as chosen on the page; else as recognised.
fn chosen(header: &[String], form: &Form) -> Mapping {
    if !form.checked("columns") {
        return rules::recognised(header);
    }
    let mut mapping = Mapping::default();
    for column in super::columns() {
        mapping.set(column.code(), form.value(column.code()).parse().ok().filter(|place| *place < header.len()));
    }
    mapping
}

/// Asks for the sums, and waits a moment for them: most are done before a person would look.
pub async fn ask(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let file = own(&app, &viewer, id).await?;
    if file.asked_at.is_some() {
        return Ok(to(&file::address(id)));
    }
    let looked = look(&app, &viewer, &file, &mut form).await?;
    let Some(choices) = read(&app, &viewer, &mut form, &looked).await? else {
        return unsound(&preview_page(&app, &viewer, file, looked, form).await?);
    };
    let named = form.trimmed("organisation").to_owned();
    let organisation = opened::organisations(&viewer).into_iter().map(|(id, _)| id).find(|id| id.to_string() == named);
    keep(&app, &viewer, &file, &choices, organisation).await?;
    jobs::work_awhile(&app).await;
    Ok(to(&file::address(id)))
}

async fn read(app: &App, viewer: &Viewer, form: &mut Form, looked: &Looked) -> Result<Option<Choices>> {
    let language = viewer.language;
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", language.t("tools-title-wrong"));
    }
    let set = sets::by_code(app, viewer, form.trimmed("set")).await?;
    if set.is_none() {
        form.refuse("set", language.t("tools-choose-listed"));
    }
    let currency = CURRENCIES.into_iter().find(|known| *known == form.trimmed("currency"));
    if currency.is_none() {
        form.refuse("currency", language.t("tools-choose-listed"));
    }
    if let Some(column) = rules::missing(&looked.columns) {
        form.refuse(column.code(), language.t(&format!("shipments-missing-{}", column.code())));
    }
    let (Some(set), Some(currency), true) = (set, currency, form.is_sound()) else { return Ok(None) };
    Ok(Some(Choices {
        title,
        set: set.reference(),
        currency: currency.to_owned(),
        means: form.checked("means"),
        columns: looked.columns.clone(),
        carriers: looked.years.clone(),
    }))
}

async fn keep(app: &App, viewer: &Viewer, file: &FileRow, choices: &Choices, organisation: Option<Uuid>) -> Result<()> {
    let now = app.clock.now();
    let text = serde_json::to_string(choices).map_err(internal)?;
    app.db
        .write(|tx: Tx| {
            let text = text.as_str();
            async move {
                // Asked for twice, it is done once.
                if !queries::ask(&tx, file.id, text, organisation, now).await? {
                    return Ok(());
                }
                let subject = Subject { kind: "calculation", id: None, title: &choices.title };
                journal::add(&tx, viewer, "import_asked", subject, json!({"lines": file.lines}), now).await?;
                jobs::enqueue_once(&tx, work::JOB, &file.id.to_string(), now).await
            }
        })
        .await
}
