//! What a file of shipments comes to: in all, by mode, lane, carrier and month, which lanes weigh most, and on which data it rests.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::Money;
use instruments::transport::Total;

use super::drawn::{self, Section};
use super::{KIND, Shipments, doubts};
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
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let (row, shipments) = super::open(&app, &viewer, id).await?;
    let set = sets::find(&app.db, &shipments.totals.set).await?;
    let language = viewer.language;
    page(&ShowPage {
        shell: Shell::new(&viewer).under("/outils", language.t("tools-title")).at(row.title.as_str()),
        found: found(&viewer, &shipments),
        set_title: set.as_ref().map_or_else(
            || format!("{} {}", shipments.totals.set.id, shipments.totals.set.version),
            |set| words::set_title(language, set),
        ),
        set_address: set.as_ref().map(|set| sets::address(set)),
        may_edit: rules::may_edit(&viewer, &row),
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
            ("transport-data", words::data(language, &totals.data)),
        ];
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
