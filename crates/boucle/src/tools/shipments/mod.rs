//! Emissions of a file of shipments: it is sent, its columns are named, a job sums it, and the sums are kept as a calculation.
//! Always: the file is gone once it is summed; what is kept are sums, what was chosen, and the lines that were refused; the
//! figures are those of `boucle transport` for the same lines.

mod drawn;
mod file;
mod preview;
pub mod queries;
mod rules;
mod show;
mod taken;
mod work;

use std::collections::BTreeMap;

use axum::extract::FromRef;
use db::Uuid;
use instruments::transport::{SetRef, ShipmentColumn, Totals};
use serde::{Deserialize, Serialize};

use super::queries::CalculationRow;
use super::transport::words;
use super::{delete, opened, share};
use crate::kit::columns::Mapping;
use crate::kit::error::internal;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Own, SignedIn};
use crate::kit::{App, Error, Language, Result, Shell, Viewer, incoming};

pub use work::Example;

pub const KIND: &str = "shipments";
/// Lanes and carriers that are kept apart; the others are summed together.
pub const MOST_GROUPS: usize = 1000;

pub(super) fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/outils/expeditions/nouveau", SignedIn, file::choose),
        post("/outils/expeditions/nouveau", SignedIn, file::receive).taking(incoming::MOST_POSTED),
        get("/outils/expeditions/envois/{id}", Own("sent_it"), preview::show),
        post("/outils/expeditions/envois/{id}", Own("sent_it"), preview::ask),
        get("/outils/expeditions/{id}", Own("may_see"), show::show),
        get("/outils/expeditions/{id}/bilan.csv", Own("may_see"), taken::csv),
        get("/outils/expeditions/{id}/bilan.xlsx", Own("may_see"), taken::xlsx),
        get("/outils/expeditions/{id}/lignes.csv", Own("may_edit"), taken::refused),
        get("/outils/expeditions/{id}/partage", Own("may_edit"), share::form),
        post("/outils/expeditions/{id}/partage", Own("may_edit"), share::save),
        post("/outils/expeditions/{id}/suppression", Own("may_edit"), delete::delete),
    ]
}

/// What somebody chose for a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    pub title: String,
    pub set: SetRef,
    /// Of the costs.
    pub currency: String,
    /// Vehicles that the set does not know count as the mean of their mode.
    pub means: bool,
    pub columns: Mapping,
}

/// What is kept of a file that was summed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shipments {
    pub title: String,
    pub method: String,
    /// Its name, as it was sent.
    pub file: String,
    /// SHA-256, as hexadecimal digits.
    pub digest: String,
    pub lines: u64,
    pub currency: String,
    pub means: bool,
    /// From a field to the title of its column.
    pub columns: BTreeMap<String, String>,
    /// Lanes that somebody named: `totals` keeps apart those that weigh most.
    #[serde(default)]
    pub lanes: u64,
    pub totals: Totals,
}

/// Takes what it comes to out of the JSON of a model.
pub(super) fn totals(model: &mut serde_json::Value) -> serde_json::Value {
    let mut totals = model.as_object_mut().and_then(|model| model.remove("totals")).unwrap_or_default();
    // These have a file of their own, for who may change the calculation.
    totals.as_object_mut().map(|totals| totals.remove("refused"));
    totals
}

/// Who may not see it learns nothing of it.
async fn open(app: &App, viewer: &Viewer, id: Uuid) -> Result<(CalculationRow, Shipments)> {
    let row = opened::readable(app, viewer, id).await?;
    if row.kind != KIND {
        return Err(Error::NotFound);
    }
    let shipments = serde_json::from_str(&row.model).map_err(internal)?;
    Ok((row, shipments))
}

/// Of the pages before there is a calculation.
fn shell(viewer: &Viewer) -> Shell {
    Shell::new(viewer).under("/outils", viewer.language.t("tools-title"))
}

/// What a column holds, as people say it.
fn field(language: Language, code: &str) -> String {
    language.t(&format!("shipments-field-{}", code.replace('_', "-")))
}

/// What makes the totals less certain than they look, and of how many lines.
fn doubts(language: Language, totals: &Totals) -> Vec<String> {
    let said = totals.doubts.iter().map(|(doubt, count)| {
        let doubt = words::coded(language, "transport-doubt", doubt.code());
        language.with("shipments-doubt", [("doubt", doubt.into()), ("count", (*count as i64).into())])
    });
    said.collect()
}

fn columns() -> Vec<ShipmentColumn> {
    ShipmentColumn::all().collect()
}
