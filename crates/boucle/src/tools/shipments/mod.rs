//! Emissions of a file of shipments: it is sent, its columns are named, a job sums it, and the sums are kept as a calculation.
//! Always: the file is gone once it is summed; what is kept are sums, what was chosen, and the lines that were refused; the
//! figures are those of `boucle transport` for the same lines; scenarios are computed from the sums.

mod drawn;
mod file;
mod preview;
pub mod queries;
mod rules;
mod scenario;
mod show;
mod side_by_side;
mod taken;
mod work;
mod years;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::FromRef;
use instruments::transport::{CarrierYear, FactorSet, Scenario, SetRef, ShipmentColumn, SideBySide, Totals, what_if};
use serde::{Deserialize, Serialize};

use super::opened::{self, Opened};
use super::transport::{sets, words};
use super::{delete, share};
use crate::kit::columns::Mapping;
use crate::kit::error::internal;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Own, SignedIn};
use crate::kit::{App, Form, Language, Result, Shell, Viewer, incoming};

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
        get("/outils/expeditions/{id}/scenarios/{scenario}", Own("may_edit"), scenario::form),
        post("/outils/expeditions/{id}/scenarios/{scenario}", Own("may_edit"), scenario::save),
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
    /// What carriers told, for their own lines.
    #[serde(default)]
    pub carriers: Vec<CarrierYear>,
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
    /// What carriers told, as it was used.
    #[serde(default)]
    pub carriers: Vec<CarrierYear>,
    #[serde(default)]
    pub scenarios: Vec<Scenario>,
    pub totals: Totals,
}

type Open = Opened<Shipments>;

impl opened::Model for Shipments {
    const KIND: &'static str = KIND;

    fn title(&self) -> &str {
        &self.title
    }

    // Sums are never changed: an old version is another list of scenarios, and is not shown.
    fn page_of(
        app: &App,
        viewer: &Viewer,
        open: Open,
        _form: Form,
        _old: Option<i64>,
    ) -> impl Future<Output = Result<impl Template>> + Send {
        show::page_of(app, viewer, open)
    }
}

/// Takes what it comes to out of the JSON of a model: its totals, and its scenarios side by side where there are some.
pub(super) async fn outcome(app: &App, model: &mut serde_json::Value) -> Result<serde_json::Value> {
    let shipments: Shipments = serde_json::from_value(model.clone()).map_err(internal)?;
    let mut totals = model.as_object_mut().and_then(|model| model.remove("totals")).unwrap_or_default();
    if let Some(totals) = totals.as_object_mut() {
        // These have a file of their own, for who may change the calculation.
        totals.remove("refused");
        let set = sets::find(&app.db, &shipments.totals.set).await?;
        if let Some(compared) = shipments.compared(set.as_deref())? {
            totals.insert("scenarios".to_owned(), serde_json::to_value(compared).map_err(internal)?);
        }
    }
    Ok(totals)
}

impl Shipments {
    /// Its scenarios side by side, with the set that it was summed with; nothing while there are none.
    fn compared(&self, set: Option<&FactorSet>) -> Result<Option<SideBySide>> {
        let Some(set) = set.filter(|_| !self.scenarios.is_empty()) else { return Ok(None) };
        what_if(&self.totals, &self.currency, &self.scenarios, set).map(Some).map_err(internal)
    }
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
