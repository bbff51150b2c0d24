//! What each scenario comes to in a year, against the way it is done today.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde::{Deserialize, Serialize};

use super::emission::{Emissions, share};
use super::error::{Error, Problem, Result, wrong};
use super::evaluate::evaluate;
use super::factor::{FactorSet, SetRef};
use super::mode::Mode;
use super::outcome::{ChainOutcome, DataShares, Doubt, Doubts, Level};
use super::scenario::{Flow, MOST_FLOWS, MOST_SCENARIOS, MOST_STEPS, Scenario, Study, check_flow};
use crate::money::Money;

pub const MOST_WAYS: usize = 8;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SideBySide {
    pub set: SetRef,
    pub today: Year,
    pub scenarios: Vec<ScenarioOutcome>,
}

/// A year of transport.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Year {
    pub journeys: f64,
    pub tonne_km: f64,
    pub kg: Emissions,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub g_per_tonne_km: Option<f64>,
    /// Hubs apart.
    pub by_mode: Vec<(Mode, Emissions)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Money>,
    pub data: DataShares,
    pub doubts: Vec<Doubt>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScenarioOutcome {
    pub id: String,
    pub title: String,
    pub year: Year,
    /// Well-to-wheel kg that are avoided; below 0, it is worse than today.
    pub avoided_kg: f64,
    /// Of today's.
    pub avoided_share: f64,
    /// Of today's tonne-km, what is carried otherwise; told of files, whose lines are not seen one by one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_share: Option<f64>,
    /// Scenario − today, where both are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_cost: Option<Money>,
    /// What one tonne avoided costs; below 0, it saves money too. Only where something is avoided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_per_tonne_avoided: Option<Money>,
}

/// Computes today and every scenario with one set of factors.
pub fn side_by_side(study: &Study, set: &FactorSet) -> Result<SideBySide> {
    if study.flows.is_empty() || study.flows.len() > MOST_FLOWS {
        return wrong("flows", Problem::Count(1, MOST_FLOWS));
    }
    check_scenarios(&study.scenarios)?;
    for (place, flow) in study.flows.iter().enumerate() {
        check_flow(flow, &format!("flows/{place}"))?;
        if study.flows.iter().take(place).any(|before| before.id == flow.id) {
            return wrong(format!("flows/{place}/id"), Problem::Twice);
        }
    }
    let mut today = year(&study.flows, set, |place, _| format!("flows/{place}/chain"))?;
    today.cost = cost_today(&study.flows, |place| format!("flows/{place}/cost_of_a_journey"))?;
    let mut scenarios = Vec::with_capacity(study.scenarios.len());
    for (place, scenario) in study.scenarios.iter().enumerate() {
        let at = format!("scenarios/{place}");
        let mut year = year(&scenario.flows(&study.flows, &at)?, set, |_, flow| format!("{at}/{}", flow.id))?;
        year.cost.clone_from(&scenario.cost_a_year);
        scenarios.push(against(&today, year, (&scenario.id, &scenario.title), &at)?);
    }
    Ok(SideBySide { set: set.reference(), today, scenarios })
}

pub(super) fn check_scenarios(scenarios: &[Scenario]) -> Result<()> {
    if scenarios.len() > MOST_SCENARIOS {
        return wrong("scenarios", Problem::Count(0, MOST_SCENARIOS));
    }
    for (place, scenario) in scenarios.iter().enumerate() {
        if scenarios.iter().take(place).any(|before| before.id == scenario.id) {
            return wrong(format!("scenarios/{place}/id"), Problem::Twice);
        }
        if scenario.steps.len() > MOST_STEPS {
            return wrong(format!("scenarios/{place}/steps"), Problem::Count(0, MOST_STEPS));
        }
    }
    Ok(())
}

/// Ways to carry the same, each a whole chain of its own with its journeys and its cost. The first is how it is done today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ways {
    pub title: String,
    /// The set, in the version that is computed with.
    pub set: SetRef,
    pub ways: Vec<Flow>,
}

/// What [`Ways`] come to: each chain for one journey, and a year of each against today's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WaysOutcome {
    pub chains: Vec<ChainOutcome>,
    pub years: SideBySide,
}

/// Computes each way with one set of factors.
pub fn compare_ways(ways: &Ways, set: &FactorSet) -> Result<WaysOutcome> {
    if ways.ways.is_empty() || ways.ways.len() > MOST_WAYS {
        return wrong("ways", Problem::Count(1, MOST_WAYS));
    }
    let (mut chains, mut years) = (Vec::new(), Vec::new());
    for (place, way) in ways.ways.iter().enumerate() {
        let at = format!("ways/{place}");
        check_flow(way, &at)?;
        if ways.ways.iter().take(place).any(|before| before.id == way.id) {
            return wrong(format!("{at}/id"), Problem::Twice);
        }
        let alone = std::slice::from_ref(way);
        let mut year = year(alone, set, |_, _| format!("{at}/chain"))?;
        year.cost = cost_today(alone, |_| format!("{at}/cost_of_a_journey"))?;
        years.push(year);
        chains.push(evaluate(&way.chain, set)?);
    }
    let today = years.remove(0);
    let others = ways.ways.iter().zip(0..).skip(1).zip(years);
    let scenarios =
        others.map(|((way, place), year)| against(&today, year, (&way.id, &way.chain.title), &format!("ways/{place}")));
    let scenarios = scenarios.collect::<Result<Vec<_>>>()?;
    Ok(WaysOutcome { chains, years: SideBySide { set: set.reference(), today, scenarios } })
}

fn year(flows: &[Flow], set: &FactorSet, at: impl Fn(usize, &Flow) -> String) -> Result<Year> {
    let mut doubts = Doubts::default();
    let mut parts: Vec<(Option<Mode>, Level, Emissions)> = Vec::new();
    let mut tonne_km = 0.0;
    for (place, flow) in flows.iter().enumerate() {
        let outcome = evaluate(&flow.chain, set)
            .map_err(|error| Error { at: format!("{}/{}", at(place, flow), error.at), problem: error.problem })?;
        doubts = doubts.with(outcome.doubts.iter().copied().collect());
        tonne_km += outcome.tonne_km * flow.journeys_a_year;
        let of_year = |kg: Emissions| kg.times(flow.journeys_a_year);
        parts.extend(outcome.elements.iter().map(|element| (element.mode, element.level, of_year(element.kg))));
    }
    let of_mode = |mode: Mode| parts.iter().filter(move |(own, ..)| *own == Some(mode)).map(|(.., kg)| *kg);
    let by_mode = Mode::ALL.into_iter().filter(|mode| of_mode(*mode).next().is_some());
    let kg: Emissions = parts.iter().map(|(.., kg)| *kg).sum();
    Ok(Year {
        journeys: flows.iter().map(|flow| flow.journeys_a_year).sum(),
        tonne_km,
        kg,
        g_per_tonne_km: (tonne_km > 0.0).then(|| kg.wtw_kg() * 1000.0 / tonne_km),
        by_mode: by_mode.map(|mode| (mode, of_mode(mode).sum())).collect(),
        cost: None,
        data: DataShares::of(parts.iter().map(|(_, level, kg)| (*level, kg.wtw_kg()))),
        doubts: doubts.iter().collect(),
    })
}

/// Known when every flow says what a journey costs.
fn cost_today(flows: &[Flow], at: impl Fn(usize) -> String) -> Result<Option<Money>> {
    let mut sum: Option<Money> = None;
    for (place, flow) in flows.iter().enumerate() {
        let at = at(place);
        let Some(each) = &flow.cost_of_a_journey else { return Ok(None) };
        let too_much = || Error { at: at.clone(), problem: Problem::Between("0".to_owned(), Decimal::MAX.to_string()) };
        let journeys = Decimal::from_f64(flow.journeys_a_year).ok_or_else(too_much)?;
        let cost = each.amount.checked_mul(journeys).ok_or_else(too_much)?;
        sum = Some(match sum {
            None => Money { amount: cost, currency: each.currency.clone() },
            Some(before) if before.currency == each.currency => {
                Money { amount: before.amount.checked_add(cost).ok_or_else(too_much)?, currency: before.currency }
            }
            Some(_) => return wrong(at, Problem::Currency),
        });
    }
    Ok(sum)
}

pub(super) fn against(today: &Year, year: Year, (id, title): (&str, &str), at: &str) -> Result<ScenarioOutcome> {
    let avoided_kg = today.kg.wtw_kg() - year.kg.wtw_kg();
    let more_cost = match (&today.cost, &year.cost) {
        (Some(before), Some(after)) if before.currency == after.currency => {
            let amount = after.amount.checked_sub(before.amount);
            amount.map(|amount| Money { amount, currency: before.currency.clone() })
        }
        (Some(_), Some(_)) => return wrong(format!("{at}/cost_a_year"), Problem::Currency),
        _ => None,
    };
    let per_tonne = |cost: &Money| {
        let each = cost.amount.to_f64()? / (avoided_kg / 1000.0);
        Money::of_value(each, &cost.currency)
    };
    Ok(ScenarioOutcome {
        id: id.to_owned(),
        title: title.to_owned(),
        avoided_kg,
        avoided_share: share(avoided_kg, today.kg.wtw_kg()),
        changed_share: None,
        cost_per_tonne_avoided: more_cost.as_ref().filter(|_| avoided_kg > 0.0).and_then(per_tonne),
        more_cost,
        year,
    })
}
