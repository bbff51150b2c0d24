//! The totals of a file to take away, as CSV or XLSX, and the lines that were refused, to be corrected.

use axum::extract::{Path, State};
use db::Uuid;
use instruments::transport::{SideBySide, Total, Year};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::years::{self, Line};
use super::{Open, Shipments, drawn, field, queries};
use crate::kit::error::internal;
use crate::kit::sheet::{Sheet, XLSX, file};
use crate::kit::{App, Language, Result, Viewer};
use crate::tools::opened;
use crate::tools::transport::{sets, words};

const COLUMNS: [&str; 10] = [
    "shipments-rows",
    "transport-tonnes",
    "transport-activity",
    "transport-ttw-kg",
    "transport-wtt-kg",
    "transport-wtw-kg",
    "shipments-primary-kg",
    "shipments-grams",
    "transport-cost-column",
    "shipments-currency",
];

const YEARS: [&str; 8] = [
    "transport-carrier",
    "transport-mode",
    "transport-carrier-year",
    "transport-covers",
    "transport-energy-used",
    "transport-carrier-tonne-km",
    "transport-intensity",
    "shipments-rows",
];

/// Of which kind, what it is called, and what it comes to.
type Row = (String, String, [Option<f64>; 9]);

fn rows(language: Language, shipments: &Shipments, compared: Option<&SideBySide>) -> Vec<Row> {
    let mut rows = vec![(language.t("shipments-by-all"), String::new(), figures(&shipments.totals.all))];
    for (code, groups) in drawn::totals(language, &shipments.totals) {
        let kind = language.t(&format!("shipments-by-{code}"));
        rows.extend(groups.into_iter().map(|(name, total)| (kind.clone(), name, figures(total))));
    }
    let kind = language.t("shipments-scenarios");
    let scenarios = compared.into_iter().flat_map(|compared| &compared.scenarios);
    rows.extend(scenarios.map(|outcome| (kind.clone(), outcome.title.clone(), figures_of(&outcome.year))));
    rows
}

fn header(language: Language) -> Vec<String> {
    ["shipments-kind", "shipments-name"].into_iter().chain(COLUMNS).map(|key| language.t(key)).collect()
}

/// Nothing where nothing was moved, or nobody said what it cost.
fn figures(total: &Total) -> [Option<f64>; 9] {
    [
        Some(total.rows as f64),
        Some(total.tonnes),
        Some(total.tonne_km),
        Some(total.kg.ttw_kg),
        Some(total.kg.wtt_kg),
        Some(total.kg.wtw_kg()),
        Some(total.primary_kg),
        total.g_per_tonne_km(),
        if total.rows_with_cost > 0 { total.cost.to_f64() } else { None },
    ]
}

/// Of a scenario: the tonnes are those of today.
fn figures_of(year: &Year) -> [Option<f64>; 9] {
    [
        Some(year.journeys),
        None,
        Some(year.tonne_km),
        Some(year.kg.ttw_kg),
        Some(year.kg.wtt_kg),
        Some(year.kg.wtw_kg()),
        Some(year.data.primary * year.kg.wtw_kg()),
        year.g_per_tonne_km,
        year.cost.as_ref().and_then(|cost| cost.amount.to_f64()),
    ]
}

pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let shipments = Open::read(&app, &viewer, id).await?.model;
    let set = sets::find(&app.db, &shipments.totals.set).await?;
    let compared = shipments.compared(set.as_deref())?;
    let mut sheet = Sheet::new(header(viewer.language));
    for (kind, name, figures) in rows(viewer.language, &shipments, compared.as_ref()) {
        let figures = figures.map(|figure| figure.map_or_else(String::new, |figure| figure.to_string()));
        sheet.row([kind, name].into_iter().chain(figures).chain([shipments.currency.clone()]));
    }
    sheet.csv_file("expeditions")
}

pub async fn xlsx(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let shipments = Open::read(&app, &viewer, id).await?.model;
    let set = sets::find(&app.db, &shipments.totals.set).await?;
    let compared = shipments.compared(set.as_deref())?;
    let years = years::lines(viewer.language, set.as_deref(), &shipments.carriers, &shipments.totals);
    let bytes = workbook(viewer.language, &shipments, compared.as_ref(), &years).map_err(internal)?;
    Ok(file(XLSX, "expeditions.xlsx", bytes))
}

fn workbook(
    language: Language,
    shipments: &Shipments,
    compared: Option<&SideBySide>,
    years: &[Line],
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (bold, sheet) = (Format::new().set_bold(), book.add_worksheet());
    for (column, title) in (0..).zip(header(language)) {
        sheet.write_string_with_format(0, column, title, &bold)?;
    }
    for (row, (kind, name, figures)) in (1..).zip(rows(language, shipments, compared)) {
        sheet.write_string(row, 0, kind)?;
        sheet.write_string(row, 1, name)?;
        for (column, figure) in (2..).zip(figures) {
            if let Some(figure) = figure {
                sheet.write_number(row, column, figure)?;
            }
        }
        sheet.write_string(row, 11, shipments.currency.as_str())?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    if !years.is_empty() {
        write_years(language, book.add_worksheet(), years, &bold)?;
    }
    book.save_to_buffer()
}

/// What carriers told, as it was used.
fn write_years(
    language: Language,
    sheet: &mut Worksheet,
    years: &[Line],
    bold: &Format,
) -> std::result::Result<(), XlsxError> {
    sheet.set_name(language.t("shipments-years-sheet"))?;
    for (column, key) in (0..).zip(YEARS) {
        sheet.write_string_with_format(0, column, language.t(key), bold)?;
    }
    for (row, year) in (1..).zip(years) {
        let cells =
            [&year.carrier, &year.mode, &year.year, &year.covers, &year.used, &year.tonne_km, &year.intensity, &year.rows];
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell)?;
        }
    }
    sheet.autofit();
    Ok(())
}

/// The lines that were refused, with their number, column and reason before their cells.
pub async fn refused(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let row = opened::changeable(&app, &viewer, id).await?;
    let given_back = queries::given_back(&app.db, row.id).await?;
    let language = viewer.language;
    let told = ["imports-line", "imports-column", "imports-reason"].map(|key| language.t(key));
    let mut sheet = Sheet::new(told.into_iter().chain(given_back.header));
    for line in given_back.lines {
        let reason = words::line_problem(language, &line.problem);
        sheet.row([line.number.to_string(), field(language, &line.column), reason].into_iter().chain(line.cells));
    }
    sheet.csv_file("lignes")
}
