//! A calculation to take away: every flow as CSV, or a workbook whose formulas compute it again.

use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::discount::{growth, single};
use instruments::total_cost::{
    Basis, CarbonCounted, CostOption, Escalation, Flow, Line, LineOutcome, Model, Outcome, Per, Value,
};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet, XlsxError};

use super::Open;
use crate::kit::error::internal;
use crate::kit::sheet::{Sheet, XLSX, file};
use crate::kit::{App, Language, Result, Viewer};

pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let outcome = super::outcome(&open.model).await?;
    let language = viewer.language;
    let mut sheet = Sheet::new(columns(language));
    for option in &outcome.options {
        for line in &option.lines {
            for flow in line.flows.iter().chain(counted(&open.model, line)) {
                sheet.row([
                    option.title.clone(),
                    line.title.clone(),
                    category(language, flow),
                    flow.year.to_string(),
                    flow.share.to_string(),
                    flow.price_level.to_string(),
                    flow.amount.to_string(),
                    flow.discount_factor.to_string(),
                    flow.present_value.to_string(),
                ]);
            }
        }
    }
    sheet.csv_file("total-cost")
}

pub async fn xlsx(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let outcome = super::outcome(&open.model).await?;
    let bytes = workbook(viewer.language, &open.model, &outcome).map_err(internal)?;
    Ok(file(XLSX, "total-cost.xlsx", bytes))
}

fn columns(language: Language) -> [String; 9] {
    [
        "tools-option",
        "tools-line",
        "tools-category",
        "tools-year",
        "tools-flow-share",
        "tools-level",
        "tools-flow-amount",
        "tools-factor",
        "tools-present-value",
    ]
    .map(|key| language.t(key))
}

fn category(language: Language, flow: &Flow) -> String {
    language.t(&format!("tools-category-{}", flow.category.code().replace('_', "-")))
}

/// The flows of emissions at the price that the totals hold.
fn counted<'a>(model: &Model, line: &'a LineOutcome) -> &'a [Flow] {
    match (&line.carbon, model.carbon.counted) {
        (Some(carbon), CarbonCounted::Market) => &carbon.market,
        (Some(carbon), CarbonCounted::Shadow) => &carbon.shadow,
        _ => &[],
    }
}

/// Three sheets: what was entered, the flows as formulas of it, and the result as formulas of the flows. Each formula carries its
/// value too, for readers that compute nothing.
fn workbook(language: Language, model: &Model, outcome: &Outcome) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let names = ["entries", "flows", "result"].map(|name| language.t(&format!("tools-sheet-{name}")));
    let mut places = Vec::new();
    entries(language, model, book.add_worksheet().set_name(&names[0])?, &bold, &mut places)?;
    let rows = flows(language, model, outcome, (&names[0], &places), book.add_worksheet().set_name(&names[1])?, &bold)?;
    result(language, outcome, (&names[0], &names[1], rows), book.add_worksheet().set_name(&names[2])?, &bold)?;
    book.save_to_buffer()
}

/// Where a line is on the sheet of what was entered.
struct Entered {
    option: usize,
    line: usize,
    /// Counted from 1, as formulas do.
    row: u32,
}

/// The rate in B2; then, for each line, its amount, quantities, units and rise, and their product.
fn entries(
    language: Language,
    model: &Model,
    sheet: &mut Worksheet,
    bold: &Format,
    places: &mut Vec<Entered>,
) -> std::result::Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, model.title.as_str(), bold)?;
    sheet.write_string(1, 0, language.t("tools-rate"))?;
    sheet.write_number(1, 1, model.discount_rate.rate.to_f64().unwrap_or_default())?;
    sheet.write_string(2, 0, language.t("tools-currency"))?;
    sheet.write_string(2, 1, model.currency.as_str())?;
    let header =
        ["tools-option", "tools-line", "tools-amount", "tools-quantity", "tools-units", "tools-rise-column", "tools-price"];
    for (column, key) in (0..).zip(header) {
        sheet.write_string_with_format(4, column, language.t(key), bold)?;
    }
    let mut row = 5;
    for (place, option) in model.options.iter().enumerate() {
        for (number, line) in option.lines.iter().enumerate() {
            entry(model, option, line, sheet, row)?;
            places.push(Entered { option: place, line: number, row: row + 1 });
            row += 1;
        }
    }
    sheet.autofit();
    Ok(())
}

fn entry(
    model: &Model,
    option: &CostOption,
    line: &Line,
    sheet: &mut Worksheet,
    row: u32,
) -> std::result::Result<(), XlsxError> {
    let rent = match &line.financing {
        Some(instruments::total_cost::Financing::Rent { per_year, .. }) => per_year.to_f64(),
        _ => None,
    };
    let amount = rent.unwrap_or_else(|| line.amount.as_ref().map_or(0.0, |value| number(model, value)));
    let quantity: f64 = line.quantities.iter().map(|value| number(model, value)).product();
    let units = if line.per == Per::Unit { option.units.unwrap_or(model.units).to_f64().unwrap_or_default() } else { 1.0 };
    sheet.write_string(row, 0, option.title.as_str())?;
    sheet.write_string(row, 1, line.title.as_str())?;
    sheet.write_number(row, 2, amount)?;
    sheet.write_number(row, 3, quantity)?;
    sheet.write_number(row, 4, units)?;
    if let Some(rate) = constant(model, line) {
        sheet.write_number(row, 5, rate)?;
    }
    let at = row + 1;
    let product = Formula::new(format!("=C{at}*D{at}*E{at}")).set_result((amount * quantity * units).to_string());
    sheet.write_formula(row, 6, product)?;
    Ok(())
}

fn number(model: &Model, value: &Value) -> f64 {
    match value {
        Value::Number(decimal) => decimal.to_f64().unwrap_or_default(),
        Value::Parameter { parameter } => {
            let known = model.parameters.iter().find(|known| known.id == *parameter);
            known.and_then(|known| known.value.to_f64()).unwrap_or_default()
        }
    }
}

/// The yearly rise, where it is one number.
fn constant(model: &Model, line: &Line) -> Option<f64> {
    match &line.escalation {
        Some(Escalation::Constant { rate, .. }) => rate.to_f64(),
        None if model.basis == Basis::Nominal => model.inflation.and_then(|rate| rate.to_f64()),
        None => Some(0.0),
        Some(_) => None,
    }
}

/// One row a flow: its share of the price, the level of prices, the amount, the discount factor and the present value are formulas.
/// Answers how many rows there are.
fn flows(
    language: Language,
    model: &Model,
    outcome: &Outcome,
    (entered, places): (&str, &[Entered]),
    sheet: &mut Worksheet,
    bold: &Format,
) -> std::result::Result<u32, XlsxError> {
    for (column, name) in (0..).zip(columns(language)) {
        sheet.write_string_with_format(0, column, name, bold)?;
    }
    let mut row = 1;
    for place in places {
        let Some(option) = outcome.options.get(place.option) else { continue };
        let Some(line) = option.lines.get(place.line) else { continue };
        let Some(entry) = model.options.get(place.option).and_then(|option| option.lines.get(place.line)) else { continue };
        let rises = constant(model, entry).is_some();
        for flow in &line.flows {
            let price = format!("'{entered}'!$G${}", place.row);
            // payments of a loan are in the prices of the year in which it was taken
            let level = (rises && priced_at(flow, constant(model, entry).unwrap_or_default()))
                .then(|| format!("=(1+'{entered}'!$F${})^D{}", place.row, row + 1));
            flow_row(
                language,
                (option.title.as_str(), line.title.as_str()),
                flow,
                (entered, &price, level, outcome.discount_rate),
                sheet,
                row,
            )?;
            row += 1;
        }
        for flow in counted(model, line) {
            let kilograms = line.carbon.as_ref().map_or(0.0, |carbon| carbon.kg_co2e).to_string();
            flow_row(
                language,
                (option.title.as_str(), line.title.as_str()),
                flow,
                (entered, &kilograms, None, outcome.discount_rate),
                sheet,
                row,
            )?;
            row += 1;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    Ok(row)
}

/// Whether the level of prices is that of the flow's own year.
fn priced_at(flow: &Flow, rate: f64) -> bool {
    let own = growth(rate, flow.year);
    (own - flow.price_level).abs() < 1e-12 * own
}

fn flow_row(
    language: Language,
    (option, line): (&str, &str),
    flow: &Flow,
    (entered, price, level, rate): (&str, &str, Option<String>, f64),
    sheet: &mut Worksheet,
    row: u32,
) -> std::result::Result<(), XlsxError> {
    let at = row + 1;
    sheet.write_string(row, 0, option)?;
    sheet.write_string(row, 1, line)?;
    sheet.write_string(row, 2, category(language, flow))?;
    sheet.write_number(row, 3, flow.year)?;
    sheet.write_number(row, 4, flow.share)?;
    match level {
        Some(formula) => sheet.write_formula(row, 5, Formula::new(formula).set_result(flow.price_level.to_string()))?,
        None => sheet.write_number(row, 5, flow.price_level)?,
    };
    let amount = Formula::new(format!("={price}*E{at}*F{at}")).set_result(flow.amount.to_string());
    sheet.write_formula(row, 6, amount)?;
    // the middle of a year is half a year earlier
    let whole = (flow.discount_factor - single(rate, flow.year)).abs() < 1e-12;
    let years = if whole { format!("D{at}") } else { format!("(D{at}-0.5)") };
    let factor = Formula::new(format!("=1/(1+'{entered}'!$B$2)^{years}")).set_result(flow.discount_factor.to_string());
    sheet.write_formula(row, 7, factor)?;
    let value = Formula::new(format!("=G{at}*H{at}")).set_result(flow.present_value.to_string());
    sheet.write_formula(row, 8, value)?;
    Ok(())
}

/// By option: present value, and annual equivalent.
fn result(
    language: Language,
    outcome: &Outcome,
    (entered, flows, rows): (&str, &str, u32),
    sheet: &mut Worksheet,
    bold: &Format,
) -> std::result::Result<(), XlsxError> {
    for (column, key) in (0..).zip(["tools-option", "tools-horizon", "tools-present-value", "tools-annual"]) {
        sheet.write_string_with_format(0, column, language.t(key), bold)?;
    }
    for (row, option) in (1..).zip(&outcome.options) {
        let at = row + 1;
        sheet.write_string(row, 0, option.title.as_str())?;
        sheet.write_number(row, 1, option.horizon_years)?;
        let sum = format!("=SUMIF('{flows}'!$A$2:$A${rows},A{at},'{flows}'!$I$2:$I${rows})");
        sheet.write_formula(row, 2, Formula::new(sum).set_result(option.present_value.to_string()))?;
        let rate = format!("'{entered}'!$B$2");
        let annual = format!("=IF({rate}=0,C{at}/B{at},C{at}*{rate}/(1-(1+{rate})^-B{at}))");
        sheet.write_formula(row, 3, Formula::new(annual).set_result(option.annual_equivalent.to_string()))?;
    }
    sheet.autofit();
    Ok(())
}
