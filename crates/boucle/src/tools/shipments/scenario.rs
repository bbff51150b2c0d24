//! A scenario of a file: another mode, another vehicle or fuller vehicles, for a share of what goes far enough.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::Money;
use instruments::transport::{EDGES_KM, Error as Mistake, FactorSet, Laden, Mode, Scenario, ScenarioChange, Step, what_if};

use super::side_by_side::filled;
use super::{Open, Shipments};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, format as written};
use crate::tools::opened::{conflict, free, keep};
use crate::tools::transport::words::{self, Vehicles};
use crate::tools::transport::{Set, sets};
use crate::tools::typed;

/// In the address of a scenario to come.
const NEW: &str = "nouveau";
/// Changes, one after the other.
const STEPS: usize = 3;
const LADEN: [Laden; 2] = [Laden::Full, Laden::Half];

#[derive(Template)]
#[template(path = "tools/shipments/scenario.html")]
struct ScenarioPage {
    shell: Shell,
    form: Form,
    set: Set,
    title: String,
    action: String,
    back: String,
    currency: String,
    is_new: bool,
}

/// The names of the fields of one change.
struct Block {
    number: usize,
    mode: String,
    to: String,
    from_km: String,
    share: String,
    ratio: String,
}

fn named(field: &str, block: usize) -> String {
    format!("{field}-{block}")
}

impl ScenarioPage {
    fn blocks(&self) -> Vec<Block> {
        let block = |number| Block {
            number,
            mode: named("mode", number),
            to: named("to", number),
            from_km: named("from_km", number),
            share: named("share", number),
            ratio: named("ratio", number),
        };
        (1..=STEPS).map(block).collect()
    }

    fn modes(&self) -> [&'static str; 5] {
        Mode::ALL.map(Mode::code)
    }

    fn vehicles(&self) -> Vec<Vehicles> {
        words::vehicles(self.shell.language(), &self.set)
    }

    fn laden(&self) -> [(String, String); 2] {
        LADEN.map(|laden| (typed::code(laden), filled(self.shell.language(), laden)))
    }

    fn edges(&self) -> Vec<(String, String)> {
        let said = |km: &u16| match km {
            0 => self.shell.t("shipments-scenario-any"),
            km => self.shell.one("shipments-scenario-from", "km", written::integer(self.shell.language(), i64::from(*km))),
        };
        EDGES_KM.iter().map(|km| (km.to_string(), said(km))).collect()
    }
}

/// A scenario that is there, or none for one to come.
fn find<'m>(shipments: &'m Shipments, id: &str) -> Result<Option<&'m Scenario>> {
    match shipments.scenarios.iter().find(|scenario| scenario.id == id) {
        None if id == NEW => Ok(None),
        None => Err(Error::NotFound),
        found => Ok(found),
    }
}

fn scenario_page(viewer: &Viewer, open: &Open, scenario: Option<&Scenario>, set: Set, form: Form) -> ScenarioPage {
    let title = match scenario {
        Some(scenario) => viewer.language.one("transport-way-change", "way", scenario.title.as_str()),
        None => viewer.language.t("shipments-scenario-new"),
    };
    ScenarioPage {
        shell: open.shell(viewer).at(title.as_str()),
        form,
        set,
        title,
        action: format!("{}/scenarios/{}", open.address(), scenario.map_or(NEW, |scenario| scenario.id.as_str())),
        back: format!("{}#scenarios", open.address()),
        currency: open.model.currency.clone(),
        is_new: scenario.is_none(),
    }
}

async fn set_of(app: &App, shipments: &Shipments) -> Result<Set> {
    sets::find(&app.db, &shipments.totals.set).await?.ok_or(Error::NotFound)
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path((id, scenario)): Path<(Uuid, String)>) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let scenario = find(&open.model, &scenario)?;
    let set = set_of(&app, &open.model).await?;
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    (1..=STEPS).for_each(|block| form.set(&named("share", block), "100"));
    if let Some(scenario) = scenario {
        fill(viewer.language, scenario, &mut form);
    }
    page(&scenario_page(&viewer, &open, scenario, set, form))
}

fn fill(language: Language, scenario: &Scenario, form: &mut Form) {
    let percent = |share: f64| typed::shown_number(language, (share * 1e6).round() / 1e4);
    form.set("title", scenario.title.as_str());
    let cost = scenario.cost_a_year.as_ref();
    form.set("cost", cost.map(|cost| typed::shown(language, cost.amount)).unwrap_or_default());
    for (block, step) in (1..).zip(&scenario.steps) {
        let (mode, to, from_km, share, ratio) = match &step.change {
            ScenarioChange::ModalShift { from, to, vehicle, distance_ratio, from_km, share } => {
                let to = format!("{}:{}", to.code(), vehicle.as_deref().unwrap_or_default());
                (from, to, from_km, share, percent(*distance_ratio))
            }
            ScenarioChange::Vehicle { mode, vehicle, from_km, share } => {
                (mode, format!("{}:{vehicle}", mode.code()), from_km, share, String::new())
            }
            ScenarioChange::Laden { mode, laden, from_km, share } => {
                (mode, typed::code(laden), from_km, share, String::new())
            }
            ScenarioChange::Loading { .. } | ScenarioChange::Consolidation { .. } => continue,
        };
        for (field, value) in [
            ("mode", mode.code().to_owned()),
            ("to", to),
            ("from_km", from_km.to_string()),
            ("share", percent(*share)),
            ("ratio", ratio),
        ] {
            form.set(&named(field, block), value);
        }
    }
}

pub async fn save(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, scenario)): Path<(Uuid, String)>,
    mut form: Form,
) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let scenario = find(&open.model, &scenario)?;
    let set = set_of(&app, &open.model).await?;
    let mut shipments = open.model.clone();
    match scenario {
        Some(scenario) if form.has("act", "delete") => shipments.scenarios.retain(|known| known.id != scenario.id),
        _ => {
            let Some((read, blocks)) = read(viewer.language, &open.model, (scenario, &set), &mut form) else {
                return unsound(&scenario_page(&viewer, &open, scenario, set, form));
            };
            let place = shipments.scenarios.iter().position(|known| known.id == read.id);
            match place.and_then(|place| shipments.scenarios.get_mut(place)) {
                Some(known) => *known = read,
                None => shipments.scenarios.push(read),
            }
            if let Err(error) = what_if(&shipments.totals, &shipments.currency, &shipments.scenarios, &set) {
                form.refuse(&field(&error, &blocks), words::problem(viewer.language, &set, &error.problem));
                return unsound(&scenario_page(&viewer, &open, scenario, set, form));
            }
        }
    }
    match keep(&app, &viewer, &open, form.version(), &shipments).await {
        Ok(()) => Ok(to_with(&format!("{}#scenarios", open.address()), "tools-saved")),
        Err(Error::Conflict) => {
            conflict(&viewer, &open, &mut form, "title");
            unsound(&scenario_page(&viewer, &open, scenario, set, form))
        }
        Err(error) => Err(error),
    }
}

/// The scenario as it was typed, and the block of each of its steps; or the form with its mistakes.
fn read(
    language: Language,
    shipments: &Shipments,
    (scenario, set): (Option<&Scenario>, &FactorSet),
    form: &mut Form,
) -> Option<(Scenario, Vec<usize>)> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", language.t("tools-title-wrong"));
    }
    let mut others = shipments.scenarios.iter().filter(|known| scenario.is_none_or(|own| own.id != known.id));
    if others.any(|known| known.title == title) {
        form.refuse("title", language.t("transport-way-twice"));
    }
    let blocks: Vec<usize> = (1..=STEPS).filter(|block| !form.trimmed(&named("to", *block)).is_empty()).collect();
    if blocks.is_empty() {
        form.refuse("to-1", language.t("shipments-scenario-nothing"));
    }
    let changes: Vec<Option<ScenarioChange>> =
        blocks.iter().map(|block| Typed { language, set, form: &mut *form, block: *block }.change()).collect();
    let amount = typed::decimal(form.trimmed("cost"));
    if amount.is_none() && !form.trimmed("cost").is_empty() {
        form.refuse("cost", language.t("tools-number-wrong"));
    }
    if !form.is_sound() {
        return None;
    }
    let taken = |id: &String| shipments.scenarios.iter().any(|known| known.id == *id);
    let steps = changes.into_iter().flatten().map(|change| Step { flows: Vec::new(), change });
    let read = Scenario {
        id: scenario.map_or_else(|| free((1..).map(|number| format!("s{number}")), taken), |own| own.id.clone()),
        title,
        steps: steps.collect(),
        cost_a_year: amount.map(|amount| Money { amount, currency: shipments.currency.clone() }),
    };
    Some((read, blocks))
}

/// The fields of one change.
struct Typed<'f> {
    language: Language,
    set: &'f FactorSet,
    form: &'f mut Form,
    block: usize,
}

impl Typed<'_> {
    fn change(mut self) -> Option<ScenarioChange> {
        let mode: Option<Mode> = typed::choice(self.value("mode"));
        if mode.is_none() {
            self.refuse("mode", "tools-choose-listed");
        }
        let from_km = EDGES_KM.into_iter().find(|edge| edge.to_string() == self.value("from_km")).map(f64::from);
        if from_km.is_none() {
            self.refuse("from_km", "tools-choose-listed");
        }
        let (share, ratio) = (self.share("share", 1.0), self.share("ratio", 10.0));
        let to = self.value("to").to_owned();
        let (mode, from_km, share, distance_ratio) = (mode?, from_km?, share?, ratio?);
        let laden = LADEN.into_iter().find(|laden| typed::code(laden) == to);
        let change = match (laden, to.split_once(':')) {
            (Some(laden), _) => Some(ScenarioChange::Laden { mode, laden, from_km, share }),
            (None, Some((code, vehicle))) => self.carried(mode, (code, vehicle), (from_km, share, distance_ratio)),
            (None, None) => None,
        };
        match &change {
            None => self.refuse("to", "tools-choose-listed"),
            Some(ScenarioChange::ModalShift { .. }) => {}
            Some(_) if distance_ratio == 1.0 => {}
            Some(_) => self.refuse("ratio", "shipments-scenario-distance-same"),
        }
        change
    }

    /// By another vehicle of the same mode, or by another mode; without a vehicle, by the mean one.
    fn carried(
        &self,
        mode: Mode,
        (code, vehicle): (&str, &str),
        (from_km, share, distance_ratio): (f64, f64, f64),
    ) -> Option<ScenarioChange> {
        let to: Mode = typed::choice(code)?;
        let vehicle = (!vehicle.is_empty()).then_some(vehicle);
        if to == mode {
            let vehicle = vehicle.or(self.set.default_vehicle(mode))?.to_owned();
            return Some(ScenarioChange::Vehicle { mode, vehicle, from_km, share });
        }
        let vehicle = vehicle.map(str::to_owned);
        Some(ScenarioChange::ModalShift { from: mode, to, vehicle, distance_ratio, from_km, share })
    }

    /// A percentage, as a share; all of it when nothing was typed.
    fn share(&mut self, field: &str, most: f64) -> Option<f64> {
        if self.value(field).is_empty() {
            return Some(1.0);
        }
        let share = typed::number(self.value(field)).map(|percent| percent / 100.0);
        let found = share.filter(|share| *share > 0.0 && *share <= most);
        if found.is_none() {
            self.refuse(field, if most > 1.0 { "tools-number-wrong" } else { "shipments-scenario-share-wrong" });
        }
        found
    }

    fn value(&self, field: &str) -> &str {
        self.form.trimmed(&named(field, self.block))
    }

    fn refuse(&mut self, field: &str, key: &str) {
        self.form.refuse(&named(field, self.block), self.language.t(key));
    }
}

/// Where what is wrong was typed: `scenarios/0/steps/1/change/vehicle`.
fn field(error: &Mistake, blocks: &[usize]) -> String {
    let mut at = error.at.split('/').skip(3);
    let Some(block) = at.next().and_then(|step| blocks.get(step.parse::<usize>().ok()?)) else { return "title".to_owned() };
    let field = match at.nth(1) {
        Some("share") => "share",
        Some("distance_ratio") => "ratio",
        Some("from_km") => "from_km",
        _ => "to",
    };
    named(field, *block)
}
