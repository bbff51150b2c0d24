//! What a file of shipments comes to: in all, by mode, lane, carrier and month, which lanes weigh most, on which data it rests, and
//! what its scenarios would change.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::Money;
use instruments::transport::{MOST_SCENARIOS, Total};

use super::drawn::{self, Section};
use super::side_by_side::{self, Compared};
use super::years::{self, Line};
use super::{KIND, Open, Shipments, doubts};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};
use crate::tools::bars::Bar;
use crate::tools::queries::CalculationRow;
use crate::tools::transport::{drawn as charts, sets, words};
use crate::tools::{address, rules};

#[derive(Template)]
#[template(path = "tools/shipments/show.html")]
struct ShowPage {
    shell: Shell,
    row: CalculationRow,
    shipments: Shipments,
    found: String,
    set_title: String,
    set_address: Option<String>,
    may_edit: bool,
    sections: Vec<Section>,
    heaviest: Option<String>,
    years: Vec<Line>,
    compared: Option<Compared>,
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    page(&page_of(&app, &viewer, open).await?)
}

pub(super) async fn page_of(app: &App, viewer: &Viewer, open: Open) -> Result<impl Template + use<>> {
    let (row, shipments) = (open.row, open.model);
    let set = sets::find(&app.db, &shipments.totals.set).await?;
    let language = viewer.language;
    let compared = shipments.compared(set.as_deref())?.zip(set.as_deref());
    Ok(ShowPage {
        compared: compared.map(|(compared, set)| side_by_side::compared(language, set, &shipments, &compared)),
        years: years::lines(language, set.as_deref(), &shipments.carriers, &shipments.totals),
        shell: Shell::new(viewer).under("/outils", language.t("tools-title")).at(row.title.as_str()),
        found: found(viewer, &shipments),
        set_title: set.as_ref().map_or_else(
            || format!("{} {}", shipments.totals.set.id, shipments.totals.set.version),
            |set| words::set_title(language, set),
        ),
        set_address: set.as_ref().map(|set| sets::address(set)),
        may_edit: rules::may_edit(viewer, &row),
        sections: drawn::sections(language, &shipments),
        heaviest: drawn::heaviest(language, &shipments),
        row,
        shipments,
    })
}

/// « 1 204 trajets émettent 23,1 t de CO₂e ».
fn found(viewer: &Viewer, shipments: &Shipments) -> String {
    let all = &shipments.totals.all;
    let mass = words::mass(viewer.language, all.kg.wtw_kg());
    viewer.language.with("shipments-found", [("count", (all.rows as i64).into()), ("mass", mass.into())])
}

impl ShowPage {
    fn address(&self) -> String {
        address(KIND, self.row.id)
    }

    /// Files that were summed before brackets were kept have none.
    fn may_add(&self) -> bool {
        !self.shipments.totals.brackets.is_empty() && self.shipments.scenarios.len() < MOST_SCENARIOS
    }

    fn groups(&self) -> [&'static str; 2] {
        charts::GROUPS
    }

    fn bars<'s>(&self, section: &'s Section) -> &'s [Bar] {
        &section.bars
    }

    /// What holds for all lines: its name and its figure.
    fn figures(&self) -> Vec<(String, String)> {
        let (language, totals) = (self.shell.language(), &self.shipments.totals);
        let (all, mass) = (&totals.all, |kg| words::mass(language, kg));
        let mut figures = vec![
            ("transport-wtw", mass(all.kg.wtw_kg())),
            ("transport-ttw", mass(all.kg.ttw_kg)),
            ("transport-wtt", mass(all.kg.wtt_kg)),
            ("transport-activity", words::three(language, all.tonne_km)),
            ("transport-tonnes", words::three(language, all.tonnes)),
            ("transport-intensity", words::intensity(language, all.g_per_tonne_km())),
            ("shipments-data", words::data(language, &totals.data)),
        ];
        // what was summed before this was told has none
        if totals.activity_data.weakest().is_some() {
            figures.push(("shipments-activity-data", words::data(language, &totals.activity_data)));
        }
        if all.rows_with_cost > 0 {
            figures.push(("transport-cost-column", self.cost(all)));
        }
        figures.into_iter().map(|(key, figure)| (language.t(key), figure)).collect()
    }

    fn cost(&self, total: &Total) -> String {
        let money = Money { amount: total.cost, currency: self.shipments.currency.clone() };
        words::money(self.shell.language(), &money)
    }

    fn doubts(&self) -> Vec<String> {
        doubts(self.shell.language(), &self.shipments.totals)
    }

    fn columns(&self) -> Vec<(String, &str)> {
        let named = self.shipments.columns.iter();
        named.map(|(code, title)| (super::field(self.shell.language(), code), title.as_str())).collect()
    }
}
