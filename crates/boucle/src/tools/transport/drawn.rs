//! The charts of a calculation of transport: what each way emits in a year, and each of its elements on one journey.

use instruments::transport::{Emissions, FactorSet, Ways, WaysOutcome, Year};

use super::words;
use crate::kit::Language;
use crate::tools::bars::{Bar, length, parts};

/// On board, and before: of the stylesheet, and the ends of their keys.
pub const GROUPS: [&str; 2] = ["buy", "use"];
/// Elements that a chart shows; the table beside it has all.
const MOST_BARS: usize = 12;

pub fn years(outcome: &WaysOutcome) -> impl Iterator<Item = &Year> {
    std::iter::once(&outcome.years.today).chain(outcome.years.scenarios.iter().map(|scenario| &scenario.year))
}

pub fn ways(language: Language, ways: &Ways, outcome: &WaysOutcome) -> Vec<Bar> {
    let all = ways.ways.iter().map(|way| way.chain.title.clone()).zip(years(outcome).map(|year| year.kg));
    bars(language, all.collect())
}

pub fn elements(language: Language, set: &FactorSet, ways: &Ways, outcome: &WaysOutcome) -> Vec<Bar> {
    let several = ways.ways.len() > 1;
    let all = ways.ways.iter().zip(&outcome.chains).flat_map(|(way, chain)| {
        let pairs = way.chain.elements.iter().zip(&chain.elements);
        pairs.map(move |(element, found)| {
            let name = words::element(language, set, element, found);
            (if several { format!("{name} ({})", way.chain.title) } else { name }, found.kg)
        })
    });
    bars(language, all.take(MOST_BARS).collect())
}

/// One bar for each of some emissions.
pub fn bars(language: Language, all: Vec<(String, Emissions)>) -> Vec<Bar> {
    let amounts = |kg: &Emissions| [("buy", kg.ttw_kg), ("use", kg.wtt_kg)];
    let longest = all.iter().map(|(_, kg)| length(&amounts(kg))).fold(1e-9, f64::max);
    let bar = |(title, kg): (String, Emissions)| {
        let said = amounts(&kg)
            .map(|(group, kg)| format!("{} {}", language.t(&format!("transport-group-{group}")), words::mass(language, kg)));
        Bar {
            said: format!("{title} · {}", said.join(" · ")),
            total: words::mass(language, kg.wtw_kg()),
            parts: parts(&amounts(&kg), longest),
            title,
        }
    };
    all.into_iter().map(bar).collect()
}
