//! A calculation of transport to take away: every factor that was used as CSV, or a workbook whose formulas compute it again.

use axum::extract::{Path, State};
use db::Uuid;
use instruments::transport::{ElementOutcome, FactorSet, FactorUsed, Flow, Ways, WaysOutcome, compare_ways};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet, XlsxError};

use super::{Open, set_of, words};
use crate::kit::error::internal;
use crate::kit::sheet::{Sheet, XLSX, file};
use crate::kit::{App, Language, Result, Viewer};

const COLUMNS: [&str; 11] = [
    "transport-way-column",
    "transport-step",
    "transport-factor",
    "transport-where",
    "transport-per",
    "transport-quantity",
    "transport-kg-ttw",
    "transport-kg-wtt",
    "transport-ttw-kg",
    "transport-wtt-kg",
    "transport-wtw-kg",
];

pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let set = set_of(&app, &open.model).await?;
    let outcome = compare_ways(&open.model, &set).map_err(internal)?;
    let mut sheet = Sheet::new(COLUMNS.map(|key| viewer.language.t(key)));
    for row in rows(viewer.language, &set, &open.model, &outcome) {
        let used = row.used;
        sheet.row(
            row.texts.into_iter().chain(
                [used.quantity, used.each.ttw_kg, used.each.wtt_kg, used.kg.ttw_kg, used.kg.wtt_kg, used.kg.wtw_kg()]
                    .map(|number| number.to_string()),
            ),
        );
    }
    sheet.csv_file("transport")
}

pub async fn xlsx(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let set = set_of(&app, &open.model).await?;
    let outcome = compare_ways(&open.model, &set).map_err(internal)?;
    let bytes = workbook(viewer.language, &set, &open.model, &outcome).map_err(internal)?;
    Ok(file(XLSX, "transport.xlsx", bytes))
}

/// A factor that was used in a step, with what the row says of it in words.
struct Row<'o> {
    texts: [String; 5],
    used: &'o FactorUsed,
}

fn rows<'o>(language: Language, set: &FactorSet, ways: &Ways, outcome: &'o WaysOutcome) -> Vec<Row<'o>> {
    let row = |way: &Flow, name: &str, used: &'o FactorUsed| Row {
        texts: [
            way.chain.title.clone(),
            name.to_owned(),
            words::used(language, set, used),
            used.reference.clone(),
            words::per(language, used.unit),
        ],
        used,
    };
    let mut rows = Vec::new();
    for (way, chain) in ways.ways.iter().zip(&outcome.chains) {
        for (number, (element, found)) in (1..).zip(way.chain.elements.iter().zip(&chain.elements)) {
            let found: &'o ElementOutcome = found;
            let name = format!("{number}. {}", words::element(language, set, element, found));
            rows.extend(found.factors.iter().map(|used| row(way, &name, used)));
        }
    }
    rows
}

/// Two sheets: every factor with its quantity, and what each way comes to in a year as formulas of them. Each formula carries its
/// value too, for readers that compute nothing.
fn workbook(
    language: Language,
    set: &FactorSet,
    ways: &Ways,
    outcome: &WaysOutcome,
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let names = ["steps", "years"].map(|name| language.t(&format!("transport-sheet-{name}")));
    let rows = rows(language, set, ways, outcome);
    steps(language, &rows, book.add_worksheet().set_name(&names[0])?, &bold)?;
    years(language, ways, outcome, (&names[0], rows.len() + 1), book.add_worksheet().set_name(&names[1])?, &bold)?;
    book.save_to_buffer()
}

fn steps(language: Language, rows: &[Row<'_>], sheet: &mut Worksheet, bold: &Format) -> std::result::Result<(), XlsxError> {
    for (column, key) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(0, column, language.t(key), bold)?;
    }
    for (row, Row { texts, used }) in (1..).zip(rows) {
        for (column, text) in (0..).zip(texts) {
            sheet.write_string(row, column, text.as_str())?;
        }
        for (column, number) in (5..).zip([used.quantity, used.each.ttw_kg, used.each.wtt_kg]) {
            sheet.write_number(row, column, number)?;
        }
        let at = row + 1;
        let products = [("G", used.kg.ttw_kg), ("H", used.kg.wtt_kg)];
        for (column, (factor, kg)) in (8..).zip(products) {
            let product = Formula::new(format!("=F{at}*{factor}{at}")).set_result(kg.to_string());
            sheet.write_formula(row, column, product)?;
        }
        let sum = Formula::new(format!("=I{at}+J{at}")).set_result(used.kg.wtw_kg().to_string());
        sheet.write_formula(row, 10, sum)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    Ok(())
}

/// By way: journeys, kg of one and of a year.
fn years(
    language: Language,
    ways: &Ways,
    outcome: &WaysOutcome,
    (steps, last): (&str, usize),
    sheet: &mut Worksheet,
    bold: &Format,
) -> std::result::Result<(), XlsxError> {
    let header = ["transport-way-column", "transport-journeys-column", "transport-journey-kg", "transport-year-kg"];
    for (column, key) in (0..).zip(header) {
        sheet.write_string_with_format(0, column, language.t(key), bold)?;
    }
    for (row, (way, chain)) in (1..).zip(ways.ways.iter().zip(&outcome.chains)) {
        let at = row + 1;
        sheet.write_string(row, 0, way.chain.title.as_str())?;
        sheet.write_number(row, 1, way.journeys_a_year)?;
        let sum = format!("=SUMIF('{steps}'!$A$2:$A${last},A{at},'{steps}'!$K$2:$K${last})");
        sheet.write_formula(row, 2, Formula::new(sum).set_result(chain.kg.wtw_kg().to_string()))?;
        let year = chain.kg.wtw_kg() * way.journeys_a_year;
        sheet.write_formula(row, 3, Formula::new(format!("=B{at}*C{at}")).set_result(year.to_string()))?;
    }
    sheet.autofit();
    Ok(())
}
