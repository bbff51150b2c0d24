//! What a search of the catalogue finds, as a table to take away. An import reads it again: each line names its solution, and what
//! was not changed in the table changes nothing.

use std::collections::HashMap;

use axum::extract::{RawQuery, State};
use db::{Run, Uuid, args, row, sql};

use super::search::{self, Asked};
use super::{Market, supply};
use crate::kit::sheet::Sheet;
use crate::kit::{App, Result, Viewer};

/// The most solutions of one table.
const MOST: usize = 10_000;

const COLUMNS: [&str; 7] = ["title", "supplier", "place", "summary", "strategies", "commitments", "statuses"];

row! {
    struct Number {
        id: Uuid,
        identifier: Option<String>,
    }
}

sql! { NUMBERS: Number = "SELECT id, identifier FROM organisation WHERE id = ANY($1)"; }

async fn sheet(app: &App, market: &Market, viewer: &Viewer, query: Option<String>) -> Result<Sheet> {
    let asked = Asked::parse(query);
    let reference = market.reference();
    let place = search::place(app, &asked).await?;
    let page = search::find(app, market, &reference, &asked, viewer.language, place, 0, MOST)?;
    let found = search::solutions(app, &reference, &asked, viewer.language, &page).await?;
    let ids: Vec<Uuid> = found.iter().map(|one| one.card.id).collect();
    let suppliers: Vec<Uuid> = found.iter().map(|one| one.card.supplier_id).collect();
    let mut supplies = supply::of_many(&app.db, &ids).await?;
    let numbers = app.db.all(&NUMBERS, args![suppliers]).await?;
    let numbers: HashMap<Uuid, String> = numbers.into_iter().filter_map(|row| Some((row.id, row.identifier?))).collect();

    let say = |key: &str| viewer.language.t(key);
    let words = |prefix: &str, codes: &[String]| {
        codes.iter().map(|code| say(&format!("{prefix}-{}", code.replace('_', "-")))).collect::<Vec<_>>().join(" ; ")
    };
    let columns = COLUMNS.iter().chain(&supply::COLUMNS).chain(&["number", "reference"]);
    let mut sheet = Sheet::new(columns.map(|column| say(&format!("catalogue-column-{}", column.replace('_', "-")))));
    for one in found {
        let card = one.card;
        let said = [words("strategy", &card.strategies), words("commitment", &card.commitments), one.statuses.join(" ; ")];
        let supply = supplies.remove(&card.id).unwrap_or_default().cells(viewer.language);
        let number = numbers.get(&card.supplier_id).cloned().unwrap_or_default();
        let row = [card.title, card.supplier_name, card.place_name.unwrap_or_default(), card.summary].into_iter();
        sheet.row(row.chain(said).chain(supply).chain([number, card.id.to_string()]));
    }
    Ok(sheet)
}

pub async fn csv(State(app): State<App>, State(market): State<Market>, viewer: Viewer, RawQuery(query): RawQuery) -> Result {
    sheet(&app, &market, &viewer, query).await?.csv_file("catalogue")
}

pub async fn xlsx(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    RawQuery(query): RawQuery,
) -> Result {
    sheet(&app, &market, &viewer, query).await?.xlsx_file("catalogue")
}
