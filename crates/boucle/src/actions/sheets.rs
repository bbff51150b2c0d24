//! The plan as a table to take away, with the columns that an import takes in again.

use axum::extract::{Path, Query, State as Given};
use axum::response::Response;
use db::Uuid;

use super::Plan;
use super::columns::{self, FIELDS, INNER, TOLD};
use super::plan::Asked;
use super::whole::Whole;
use crate::kit::sheet::Sheet;
use crate::kit::{App, Result, Viewer};

pub async fn csv(
    Given(app): Given<App>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    sheet(&app, &viewer, id, &asked).await?.csv_file("plan")
}

pub async fn xlsx(
    Given(app): Given<App>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    sheet(&app, &viewer, id, &asked).await?.xlsx_file("plan")
}

async fn sheet(app: &App, viewer: &Viewer, id: Uuid, asked: &Asked) -> Result<Sheet> {
    let plan = Plan::read(app, viewer, id, asked.cycle_id()).await?;
    let whole = match &plan.cycle {
        Some(cycle) => Whole::of(&app.db, cycle.id).await?,
        None => Whole::default(),
    };
    let codes = FIELDS.iter().map(|field| field.code).chain(TOLD);
    let codes: Vec<&str> = codes.filter(|code| plan.group.is_in() || !INNER.contains(code)).collect();
    let language = viewer.language;
    let mut sheet = Sheet::new(codes.iter().map(|code| columns::title(language, code)));
    for action in &whole.actions {
        sheet.row(codes.iter().map(|code| whole.cell(language, action, code, plan.today)));
    }
    Ok(sheet)
}
