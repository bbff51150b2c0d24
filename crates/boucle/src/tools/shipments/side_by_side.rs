//! The scenarios of a file, side by side with the way it is carried today.

use instruments::Money;
use instruments::transport::{Emissions, FactorSet, Laden, Scenario, ScenarioChange, ScenarioOutcome, SideBySide, Year};

use super::Shipments;
use crate::kit::{Language, format as written};
use crate::tools::bars::Bar;
use crate::tools::transport::{drawn, words};
use crate::tools::typed;

pub struct Compared {
    pub bars: Vec<Bar>,
    pub lines: Vec<Line>,
}

pub struct Line {
    /// Empty of today.
    pub id: String,
    pub title: String,
    /// What it changes.
    pub steps: Vec<String>,
    /// Those that today has not.
    pub doubts: Vec<String>,
    pub changed: String,
    pub kg: [String; 3],
    pub avoided: String,
    pub primary: String,
    pub cost: String,
    pub more_cost: String,
    pub per_tonne: String,
}

pub fn compared(language: Language, set: &FactorSet, shipments: &Shipments, compared: &SideBySide) -> Compared {
    let today = (language.t("transport-today"), &compared.today);
    let pairs: Vec<(&Scenario, &ScenarioOutcome)> = shipments.scenarios.iter().zip(&compared.scenarios).collect();
    let years = pairs.iter().map(|(scenario, outcome)| (scenario.title.clone(), &outcome.year));
    let bars = std::iter::once(today.clone()).chain(years).map(|(title, year)| (title, year.kg));
    let mut lines = vec![Line::of(language, today.0.clone(), today.1)];
    lines.extend(pairs.iter().map(|(scenario, outcome)| {
        let new = outcome.year.doubts.iter().filter(|doubt| !compared.today.doubts.contains(doubt));
        Line {
            id: scenario.id.clone(),
            steps: scenario.steps.iter().map(|step| said(language, set, &step.change)).collect(),
            doubts: new.map(|doubt| words::coded(language, "transport-doubt", doubt.code())).collect(),
            changed: words::percent(language, outcome.changed_share.unwrap_or_default()),
            avoided: format!(
                "{} ({})",
                words::mass(language, outcome.avoided_kg),
                words::percent(language, outcome.avoided_share)
            ),
            more_cost: money(language, outcome.more_cost.as_ref()),
            per_tonne: money(language, outcome.cost_per_tonne_avoided.as_ref()),
            ..Line::of(language, scenario.title.clone(), &outcome.year)
        }
    }));
    Compared { bars: drawn::bars(language, bars.collect()), lines }
}

impl Line {
    fn of(language: Language, title: String, year: &Year) -> Line {
        let none = || "–".to_owned();
        let Emissions { ttw_kg, wtt_kg } = year.kg;
        Line {
            id: String::new(),
            title,
            steps: Vec::new(),
            doubts: Vec::new(),
            changed: none(),
            kg: [ttw_kg, wtt_kg, year.kg.wtw_kg()].map(|kg| words::mass(language, kg)),
            avoided: none(),
            primary: words::percent(language, year.data.primary),
            cost: money(language, year.cost.as_ref()),
            more_cost: none(),
            per_tonne: none(),
        }
    }
}

fn money(language: Language, money: Option<&Money>) -> String {
    money.map_or("–".to_owned(), |money| words::money(language, money))
}

/// « Route → Rail · Train de fret, à partir de 600 km, 50 % des tonnes-km, distance × 1,1 ».
fn said(language: Language, set: &FactorSet, change: &ScenarioChange) -> String {
    let mode = |mode| words::mode(language, mode);
    let (what, from_km, share, ratio) = match change {
        ScenarioChange::ModalShift { from, to, vehicle, distance_ratio, from_km, share } => {
            let vehicle = vehicle.as_deref().or(set.default_vehicle(*to)).unwrap_or_default();
            let what = format!("{} → {} · {}", mode(*from), mode(*to), words::vehicle(language, set, vehicle));
            (what, *from_km, *share, *distance_ratio)
        }
        ScenarioChange::Vehicle { mode: own, vehicle, from_km, share } => {
            (format!("{} · {}", mode(*own), words::vehicle(language, set, vehicle)), *from_km, *share, 1.0)
        }
        ScenarioChange::Laden { mode: own, laden, from_km, share } => {
            (format!("{} · {}", mode(*own), filled(language, *laden)), *from_km, *share, 1.0)
        }
        ScenarioChange::Loading { .. } | ScenarioChange::Consolidation { .. } => return String::new(),
    };
    let mut parts = vec![what];
    if from_km > 0.0 {
        parts.push(language.one("shipments-scenario-from", "km", written::integer(language, from_km as i64)));
    }
    if share < 1.0 {
        parts.push(language.one("shipments-scenario-part", "share", words::percent(language, share)));
    }
    if ratio != 1.0 {
        parts.push(language.one("shipments-scenario-ratio", "ratio", typed::shown_number(language, ratio)));
    }
    parts.join(", ")
}

pub fn filled(language: Language, laden: Laden) -> String {
    language.t(&format!("shipments-laden-{}", typed::code(laden)))
}
