//! The totals of a file to take away, as CSV or XLSX, and the lines that were refused, to be corrected.

use axum::extract::{Path, State};
use db::Uuid;
use instruments::transport::Total;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{Shipments, drawn, field, open, queries};
use crate::kit::error::internal;
use crate::kit::sheet::{Sheet, XLSX, file};
use crate::kit::{App, Language, Result, Viewer};
use crate::tools::opened;
use crate::tools::transport::words;

const COLUMNS: [&str; 9] = [
    "shipments-rows",
    "transport-tonnes",
    "transport-activity",
    "transport-ttw-kg",
    "transport-wtt-kg",
    "transport-wtw-kg",
    "shipments-grams",
    "transport-cost-column",
    "shipments-currency",
];

/// Of which kind, what it is called, and what it comes to.
fn rows(language: Language, shipments: &Shipments) -> Vec<(String, String, &Total)> {
    let mut rows = vec![(language.t("shipments-by-all"), String::new(), &shipments.totals.all)];
    for (code, groups) in drawn::totals(language, &shipments.totals) {
        let kind = language.t(&format!("shipments-by-{code}"));
        rows.extend(groups.into_iter().map(|(name, total)| (kind.clone(), name, total)));
    }
    rows
}

fn header(language: Language) -> Vec<String> {
    ["shipments-kind", "shipments-name"].into_iter().chain(COLUMNS).map(|key| language.t(key)).collect()
}

/// Nothing where nothing was moved, or nobody said what it cost.
fn figures(total: &Total) -> [Option<f64>; 8] {
    [
        Some(total.rows as f64),
        Some(total.tonnes),
        Some(total.tonne_km),
        Some(total.kg.ttw_kg),
        Some(total.kg.wtt_kg),
        Some(total.kg.wtw_kg()),
        total.g_per_tonne_km(),
        if total.rows_with_cost > 0 { total.cost.to_f64() } else { None },
    ]
}

pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let (_, shipments) = open(&app, &viewer, id).await?;
    let mut sheet = Sheet::new(header(viewer.language));
    for (kind, name, total) in rows(viewer.language, &shipments) {
        let figures = figures(total).map(|figure| figure.map_or_else(String::new, |figure| figure.to_string()));
        sheet.row([kind, name].into_iter().chain(figures).chain([shipments.currency.clone()]));
    }
    sheet.csv_file("expeditions")
}

pub async fn xlsx(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let (_, shipments) = open(&app, &viewer, id).await?;
    Ok(file(XLSX, "expeditions.xlsx", workbook(viewer.language, &shipments).map_err(internal)?))
}

fn workbook(language: Language, shipments: &Shipments) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (bold, sheet) = (Format::new().set_bold(), book.add_worksheet());
    for (column, title) in (0..).zip(header(language)) {
        sheet.write_string_with_format(0, column, title, &bold)?;
    }
    for (row, (kind, name, total)) in (1..).zip(rows(language, shipments)) {
        sheet.write_string(row, 0, kind)?;
        sheet.write_string(row, 1, name)?;
        for (column, figure) in (2..).zip(figures(total)) {
            if let Some(figure) = figure {
                sheet.write_number(row, column, figure)?;
            }
        }
        sheet.write_string(row, 10, shipments.currency.as_str())?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    book.save_to_buffer()
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
