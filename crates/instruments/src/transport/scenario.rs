//! Ways to transport the same goods, side by side: another mode, another vehicle, fuller vehicles, fewer journeys.

use serde::{Deserialize, Serialize};

use super::chain::{Chain, Element, Leg, Method};
use super::distance::MOST_KM;
use super::error::{Problem, Result, within, wrong};
use super::factor::Laden;
use super::mode::Mode;
use crate::money::Money;

pub const MOST_FLOWS: usize = 200;
pub const MOST_SCENARIOS: usize = 8;
pub const MOST_STEPS: usize = 20;
/// Journeys a year of one flow.
const MOST_JOURNEYS: f64 = 10_000_000.0;

/// What goes where today, and what could be done otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    pub title: String,
    pub flows: Vec<Flow>,
    pub scenarios: Vec<Scenario>,
}

/// A chain that goes so many times a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    pub id: String,
    pub chain: Chain,
    pub journeys_a_year: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_of_a_journey: Option<Money>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    pub id: String,
    pub title: String,
    /// Made one after the other.
    pub steps: Vec<Step>,
    /// Of all flows, a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_a_year: Option<Money>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// By their ids; every flow when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flows: Vec<String>,
    pub change: Change,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// Legs of a mode go by another one, with its published factor.
    ModalShift {
        from: Mode,
        to: Mode,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vehicle: Option<String>,
        /// New distance / old one.
        #[serde(default = "one")]
        distance_ratio: f64,
        /// Only of journeys with a leg at least so long.
        #[serde(default)]
        from_km: f64,
        /// Of the journeys, 0 to 1.
        #[serde(default = "one")]
        share: f64,
    },
    /// Legs of a mode use another vehicle.
    Vehicle {
        mode: Mode,
        vehicle: String,
        #[serde(default)]
        from_km: f64,
        #[serde(default = "one")]
        share: f64,
    },
    /// Legs of a mode whose published factor is of a mean load go in vehicles half full, or full, where the set has such factors.
    Laden {
        mode: Mode,
        laden: Laden,
        #[serde(default)]
        from_km: f64,
        #[serde(default = "one")]
        share: f64,
    },
    /// Vehicles are fuller, or run less empty. It concerns legs whose loading is known ([`Method::Loading`]).
    Loading {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        load_share: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        empty_share: Option<f64>,
    },
    /// So many journeys become one, with a load so many times heavier in a vehicle so many times fuller. Where only a factor per
    /// tonne-km is known, mean loads are in it, and nothing changes but the count of journeys.
    Consolidation { journeys_into_one: f64 },
}

fn one() -> f64 {
    1.0
}

impl Scenario {
    /// The flows as they would be. `at` is where the scenario stands.
    pub(crate) fn flows(&self, base: &[Flow], at: &str) -> Result<Vec<Flow>> {
        let mut flows = base.to_vec();
        for (place, step) in self.steps.iter().enumerate() {
            let at = format!("{at}/steps/{place}");
            if let Some(unknown) = step.flows.iter().find(|id| !base.iter().any(|flow| flow.id == **id)) {
                let known: Vec<&str> = base.iter().map(|flow| flow.id.as_str()).collect();
                return wrong(format!("{at}/flows"), Problem::Unknown(unknown.clone(), known.join(", ")));
            }
            let mut next = Vec::with_capacity(flows.len());
            for flow in flows {
                if step.flows.is_empty() || step.flows.contains(&flow.id) {
                    step.change.apply(flow, &format!("{at}/change"), &mut next)?;
                } else {
                    next.push(flow);
                }
            }
            flows = next;
        }
        Ok(flows)
    }
}

impl Change {
    fn apply(&self, flow: Flow, at: &str, into: &mut Vec<Flow>) -> Result<()> {
        match self {
            Change::ModalShift { from, to, vehicle, distance_ratio, from_km, share } => {
                within(|| format!("{at}/distance_ratio"), *distance_ratio, 0.1, 10.0)?;
                let goes = goes(*from, *from_km, at)?;
                let shift = |leg: &mut Leg| {
                    if goes(leg) {
                        leg.mode = *to;
                        leg.vehicle.clone_from(vehicle);
                        leg.distance = leg.distance.times(*distance_ratio);
                        leg.method = Method::default();
                    }
                };
                split(flow, *share, at, shift, into)
            }
            Change::Vehicle { mode, vehicle, from_km, share } => {
                let goes = goes(*mode, *from_km, at)?;
                let swap = |leg: &mut Leg| {
                    if goes(leg) {
                        leg.vehicle = Some(vehicle.clone());
                        // what was measured was measured on another vehicle
                        if matches!(leg.method, Method::Carrier { .. } | Method::Measured { .. }) {
                            leg.method = Method::default();
                        }
                    }
                };
                split(flow, *share, at, swap, into)
            }
            Change::Laden { mode, laden, from_km, share } => {
                let goes = goes(*mode, *from_km, at)?;
                let fill = |leg: &mut Leg| {
                    if let (true, Method::Published { laden: filled }) = (goes(leg), &mut leg.method) {
                        *filled = *laden;
                    }
                };
                split(flow, *share, at, fill, into)
            }
            Change::Loading { load_share, empty_share } => {
                let fill = |leg: &mut Leg| {
                    if let Method::Loading { load_share: filled, empty_share: empty, .. } = &mut leg.method {
                        *filled = load_share.unwrap_or(*filled);
                        *empty = empty_share.unwrap_or(*empty);
                    }
                };
                split(flow, 1.0, at, fill, into)
            }
            Change::Consolidation { journeys_into_one } => {
                let ratio = within(|| format!("{at}/journeys_into_one"), *journeys_into_one, 1.0, 1000.0)?;
                into.push(consolidated(flow, ratio, &format!("{at}/journeys_into_one"))?);
                Ok(())
            }
        }
    }
}

/// Whether a leg is of a mode, and at least so long.
fn goes(mode: Mode, from_km: f64, at: &str) -> Result<impl Fn(&Leg) -> bool> {
    within(|| format!("{at}/from_km"), from_km, 0.0, MOST_KM)?;
    Ok(move |leg: &Leg| leg.mode == mode && leg.distance.travelled("").is_ok_and(|way| way.activity_km >= from_km))
}

/// A share of the journeys is changed, the rest goes on as it was.
fn split(flow: Flow, share: f64, at: &str, change: impl Fn(&mut Leg), into: &mut Vec<Flow>) -> Result<()> {
    within(|| format!("{at}/share"), share, 0.0, 1.0)?;
    if into.len() + 2 > MOST_FLOWS * 8 {
        return wrong(at, Problem::Count(1, MOST_FLOWS));
    }
    let journeys = flow.journeys_a_year;
    if share < 1.0 {
        into.push(Flow { journeys_a_year: journeys * (1.0 - share), ..flow.clone() });
    }
    if share > 0.0 {
        let mut changed = Flow { journeys_a_year: journeys * share, ..flow };
        for element in &mut changed.chain.elements {
            if let Element::Leg(leg) = element {
                change(leg);
            }
        }
        into.push(changed);
    }
    Ok(())
}

fn consolidated(mut flow: Flow, ratio: f64, at: &str) -> Result<Flow> {
    flow.journeys_a_year /= ratio;
    for element in &mut flow.chain.elements {
        match element {
            Element::Leg(leg) => {
                leg.load = leg.load.times(ratio);
                match &mut leg.method {
                    Method::Loading { load_share, .. } => {
                        *load_share *= ratio;
                        if *load_share > 1.0 + 1e-9 {
                            return wrong(at, Problem::MoreThanCarried);
                        }
                        *load_share = load_share.min(1.0);
                    }
                    Method::Measured { all_tonne_km: Some(all), .. } => *all *= ratio,
                    _ => {}
                }
                for cooling in &mut leg.cooling {
                    cooling.quantity *= ratio;
                }
            }
            Element::Hub(hub) => hub.load = hub.load.times(ratio),
        }
    }
    Ok(flow)
}

pub(crate) fn check_flow(flow: &Flow, at: &str) -> Result<()> {
    within(|| format!("{at}/journeys_a_year"), flow.journeys_a_year, 0.0, MOST_JOURNEYS).map(|_| ())
}
