//! What a calculation of transport found: what each way emits, every step of it, and on which data it rests.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::transport::{
    ChainOutcome, Doubt, Element, ElementOutcome, Emissions, Flow, ScenarioOutcome, Ways, WaysOutcome, Year, compare_ways,
};

use super::{Open, Set, address, drawn, rules, set_of, sets, typed, words};
use crate::kit::error::internal;
use crate::kit::shell::page;
use crate::kit::{App, Form, Language, Result, Shell, Viewer};
use crate::needs::queries as needs;
use crate::tools::bars::Bar;
use crate::tools::queries::CalculationRow;

#[derive(Template)]
#[template(path = "tools/transport/show.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    row: CalculationRow,
    ways: Ways,
    set: Set,
    outcome: WaysOutcome,
    may_edit: bool,
    found: String,
    bars: Vec<Bar>,
    steps: Vec<Bar>,
    need: Option<(String, String)>,
    /// The number of the version that is shown, when it is not the last.
    old: Option<i64>,
    may_restore: bool,
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    page(&page_of(&app, &viewer, open, Form::new(), None).await?)
}

/// The page of a calculation, or of an old version whose model stands in `open`.
pub(super) async fn page_of(
    app: &App,
    viewer: &Viewer,
    open: Open,
    form: Form,
    old: Option<i64>,
) -> Result<impl Template + use<>> {
    let set = set_of(app, &open.model).await?;
    let outcome = compare_ways(&open.model, &set).map_err(internal)?;
    let language = viewer.language;
    let old = old.filter(|number| *number != open.row.version);
    let may_edit = rules::may_edit(viewer, &open.row);
    let need = match open.row.need_id {
        Some(need) => needs::seen(&app.db, viewer, vec![need]).await?.pop(),
        None => None,
    };
    Ok(ShowPage {
        shell: Shell::new(viewer).under("/outils", language.t("tools-title")).at(open.row.title.as_str()),
        form,
        may_edit,
        may_restore: may_edit && old.is_some_and(|number| rules::may_restore(&open.row, number)),
        old,
        need: need.map(|(id, title)| (title, format!("/besoins/{id}"))),
        found: found(language, &open.model, &outcome),
        bars: drawn::ways(language, &open.model, &outcome),
        steps: drawn::elements(language, &set, &open.model, &outcome),
        row: open.row,
        ways: open.model,
        set,
        outcome,
    })
}

/// « Par le rail émet 72 % de moins que « Aujourd’hui » »; of one way alone, what it emits.
pub(super) fn found(language: Language, ways: &Ways, outcome: &WaysOutcome) -> String {
    let today = &outcome.years.today;
    let name = ways.ways.first().map(|way| way.chain.title.as_str()).unwrap_or_default();
    let least = outcome.years.scenarios.iter().min_by(|a, b| a.year.kg.wtw_kg().total_cmp(&b.year.kg.wtw_kg()));
    let Some(least) = least else {
        let mass = words::mass(language, today.kg.wtw_kg());
        let key = if today.journeys == 1.0 { "transport-found-once" } else { "transport-found-year" };
        return language.one(key, "mass", mass);
    };
    let said = [
        ("way", least.title.as_str().into()),
        ("today", name.into()),
        ("share", words::percent(language, (least.avoided_share.abs() * 100.0).round() / 100.0).into()),
    ];
    let key = if least.avoided_kg.abs() <= 1e-9 * today.kg.wtw_kg().max(1.0) {
        "transport-found-same"
    } else if least.avoided_kg > 0.0 {
        "transport-found-less"
    } else {
        "transport-found-today"
    };
    language.with(key, said)
}

/// A step as it was entered, with what it comes to.
struct Shown {
    place: String,
    number: i64,
    name: String,
    load: String,
    distance: String,
    activity: String,
    kg: [String; 3],
    intensity: String,
    level: String,
    doubts: Vec<String>,
}

impl ShowPage {
    fn address(&self) -> String {
        address(self.row.id)
    }

    fn set_title(&self) -> String {
        words::set_title(self.shell.language(), &self.set)
    }

    fn set_address(&self) -> String {
        sets::address(&self.set)
    }

    fn groups(&self) -> [&'static str; 2] {
        drawn::GROUPS
    }

    fn chains(&self) -> Vec<(&Flow, &ChainOutcome)> {
        self.ways.ways.iter().zip(&self.outcome.chains).collect()
    }

    fn steps(&self, way: &Flow, chain: &ChainOutcome) -> Vec<Shown> {
        let pairs = (1..).zip(way.chain.elements.iter().zip(&chain.elements));
        pairs.map(|(number, (element, found))| self.step(way, number, element, found)).collect()
    }

    fn step(&self, way: &Flow, number: i64, element: &Element, found: &ElementOutcome) -> Shown {
        let language = self.shell.language();
        let (load, distance) = match element {
            Element::Leg(leg) => (&leg.load, words::distance(language, &leg.distance, found)),
            Element::Hub(hub) => (&hub.load, "–".to_owned()),
        };
        Shown {
            place: format!("{}.{}", way.id, found.id),
            number,
            name: words::element(language, &self.set, element, found),
            load: words::load(language, load, found),
            distance,
            activity: if found.mode.is_some() { self.three(&found.tonne_km) } else { "–".to_owned() },
            kg: [found.kg.ttw_kg, found.kg.wtt_kg, found.kg.wtw_kg()].map(|kg| words::mass(language, kg)),
            intensity: self.intensity(&found.g_per_tonne_km),
            level: words::coded(language, "transport-source", &typed::code(found.source)),
            doubts: self.doubts(&found.doubts),
        }
    }

    fn doubts(&self, doubts: &[Doubt]) -> Vec<String> {
        doubts.iter().map(|doubt| words::coded(self.shell.language(), "transport-doubt", doubt.code())).collect()
    }

    fn all_doubts(&self) -> Vec<String> {
        let all =
            Doubt::ALL.into_iter().filter(|doubt| self.outcome.chains.iter().any(|chain| chain.doubts.contains(doubt)));
        self.doubts(&all.collect::<Vec<_>>())
    }

    fn mass(&self, kg: &f64) -> String {
        words::mass(self.shell.language(), *kg)
    }

    fn wtw(&self, kg: &Emissions) -> String {
        words::mass(self.shell.language(), kg.wtw_kg())
    }

    fn three(&self, value: &f64) -> String {
        words::three(self.shell.language(), *value)
    }

    fn intensity(&self, grams: &Option<f64>) -> String {
        words::intensity(self.shell.language(), *grams)
    }

    fn data(&self, chain: &ChainOutcome) -> String {
        words::data(self.shell.language(), &chain.data)
    }

    fn years(&self) -> Vec<(&Flow, &Year, Option<&ScenarioOutcome>)> {
        let scenarios = self.outcome.years.scenarios.iter().map(Some);
        let ways = self.ways.ways.iter().zip(drawn::years(&self.outcome)).zip(std::iter::once(None).chain(scenarios));
        ways.map(|((way, year), scenario)| (way, year, scenario)).collect()
    }

    fn money(&self, money: &Option<instruments::Money>) -> String {
        money.as_ref().map_or("–".to_owned(), |money| words::money(self.shell.language(), money))
    }

    fn avoided(&self, scenario: &Option<&ScenarioOutcome>) -> String {
        let Some(scenario) = scenario else { return "–".to_owned() };
        let share = words::percent(self.shell.language(), scenario.avoided_share);
        format!("{} ({share})", self.mass(&scenario.avoided_kg))
    }

    fn more_cost(&self, scenario: &Option<&ScenarioOutcome>) -> String {
        self.money(&scenario.and_then(|scenario| scenario.more_cost.clone()))
    }

    fn per_tonne(&self, scenario: &Option<&ScenarioOutcome>) -> String {
        self.money(&scenario.and_then(|scenario| scenario.cost_per_tonne_avoided.clone()))
    }
}
