//! Scenarios of the sums of a file: another mode, another vehicle, fuller vehicles, side by side, without the file.
//!
//! Formula: of each bracket, the share that is changed emits `its tonne-km × distance ratio × new factor`; the rest emits what it
//! did. Today's figures are the sums themselves, whatever they were made from.
//!
//! A bracket goes when all of it is far enough: from between two edges is from the next one.

use super::bracket::Bracket;
use super::distance::{DistanceBasis, MOST_KM};
use super::emission::{Emissions, share};
use super::error::{Error, Problem, Result, within, wrong};
use super::evaluate::stand_in;
use super::factor::{FactorSet, Laden};
use super::mode::{Mode, Temperature};
use super::outcome::{DataShares, Doubts, Level};
use super::scenario::{Change, Scenario};
use super::shipment::{Rate, published};
use super::side_by_side::{SideBySide, Year, against, check_scenarios};
use super::total::Totals;
use crate::money::Money;

/// Brackets are cut in two by each change that is of a share of them.
const MOST_PARTS: usize = 100_000;

/// Today and every scenario, of the period of a file whose costs are in `currency`, with the set that it was summed with.
pub fn what_if(totals: &Totals, currency: &str, scenarios: &[Scenario], set: &FactorSet) -> Result<SideBySide> {
    check_scenarios(scenarios)?;
    let parts: Vec<Part> = totals.brackets.iter().map(Part::of).collect();
    let doubts: Doubts = totals.doubts.iter().map(|(doubt, _)| *doubt).collect();
    let all = &totals.all;
    let mut today = period(&parts, doubts);
    // a cost of some rows is not the cost of all
    today.cost =
        (all.rows > 0 && all.rows == all.rows_with_cost).then(|| Money { amount: all.cost, currency: currency.to_owned() });
    let mut outcomes = Vec::with_capacity(scenarios.len());
    for (place, scenario) in scenarios.iter().enumerate() {
        let at = format!("scenarios/{place}");
        let (mut changed, mut doubts) = (parts.clone(), doubts);
        for (place, step) in scenario.steps.iter().enumerate() {
            let at = format!("{at}/steps/{place}");
            if let Some(flow) = step.flows.first() {
                return wrong(format!("{at}/flows"), Problem::Unknown(flow.clone(), String::new()));
            }
            changed = self::changed(&step.change, changed, set, (&format!("{at}/change"), &mut doubts))?;
        }
        let mut year = period(&changed, doubts);
        year.cost.clone_from(&scenario.cost_a_year);
        let moved: f64 = changed.iter().filter(|part| part.is_changed).map(|part| part.today_tonne_km).sum();
        let mut outcome = against(&today, year, (&scenario.id, &scenario.title), &at)?;
        outcome.changed_share = Some(share(moved, today.tonne_km));
        outcomes.push(outcome);
    }
    Ok(SideBySide { set: set.reference(), today, scenarios: outcomes })
}

/// A bracket, or a share of it.
#[derive(Debug, Clone)]
struct Part {
    mode: Mode,
    vehicle: Option<String>,
    temperature: Temperature,
    from_km: f64,
    basis: DistanceBasis,
    rows: f64,
    tonne_km: f64,
    driven_tonne_km: f64,
    kg: Emissions,
    primary_kg: f64,
    today_tonne_km: f64,
    is_changed: bool,
}

impl Part {
    fn of(bracket: &Bracket) -> Part {
        let total = &bracket.total;
        Part {
            mode: bracket.mode,
            vehicle: bracket.vehicle.clone(),
            temperature: bracket.temperature,
            from_km: f64::from(bracket.from_km),
            basis: if bracket.mode == Mode::Air { DistanceBasis::GreatCircle } else { DistanceBasis::Shortest },
            rows: total.rows as f64,
            tonne_km: total.tonne_km,
            driven_tonne_km: bracket.driven_tonne_km,
            kg: total.kg,
            primary_kg: total.primary_kg,
            today_tonne_km: total.tonne_km,
            is_changed: false,
        }
    }

    fn times(&self, share: f64) -> Part {
        Part {
            rows: self.rows * share,
            tonne_km: self.tonne_km * share,
            driven_tonne_km: self.driven_tonne_km * share,
            kg: self.kg.times(share),
            primary_kg: self.primary_kg * share,
            today_tonne_km: self.today_tonne_km * share,
            ..self.clone()
        }
    }

    /// Carried with a published factor, so many times farther.
    fn carried(&self, (mode, ratio): (Mode, f64), rate: &Rate, vehicle: &str) -> Part {
        let (tonne_km, driven_tonne_km) = (self.tonne_km * ratio, self.driven_tonne_km * ratio);
        let activity = if rate.distance == DistanceBasis::Actual { driven_tonne_km } else { tonne_km };
        Part {
            mode,
            vehicle: Some(vehicle.to_owned()),
            from_km: self.from_km * ratio,
            tonne_km,
            driven_tonne_km,
            kg: rate.per_tonne_km.times(activity),
            primary_kg: 0.0,
            is_changed: true,
            ..self.clone()
        }
    }
}

/// The parts as a change makes them.
fn changed(change: &Change, parts: Vec<Part>, set: &FactorSet, (at, doubts): (&str, &mut Doubts)) -> Result<Vec<Part>> {
    let (mode, from_km, share) = match change {
        Change::ModalShift { from: mode, from_km, share, distance_ratio, .. } => {
            within(|| format!("{at}/distance_ratio"), *distance_ratio, 0.1, 10.0)?;
            (*mode, *from_km, *share)
        }
        Change::Vehicle { mode, from_km, share, .. } | Change::Laden { mode, from_km, share, .. } => {
            (*mode, *from_km, *share)
        }
        // Of a line nobody knows how full its vehicle was, nor on which journey it went.
        Change::Loading { .. } | Change::Consolidation { .. } => return Ok(parts),
    };
    within(|| format!("{at}/from_km"), from_km, 0.0, MOST_KM)?;
    within(|| format!("{at}/share"), share, 0.0, 1.0)?;
    let mut next = Vec::with_capacity(parts.len());
    for part in parts {
        let goes = part.mode == mode && part.from_km >= from_km && share > 0.0;
        match if goes { carried(change, &part, set, (at, doubts))? } else { None } {
            Some(moved) if share < 1.0 => next.extend([part.times(1.0 - share), moved.times(share)]),
            Some(moved) => next.push(moved),
            None => next.push(part),
        }
    }
    if next.len() > MOST_PARTS { wrong(at, Problem::Count(0, MOST_PARTS)) } else { Ok(next) }
}

/// A part as it would be carried; nothing where the change does not concern it.
fn carried(change: &Change, part: &Part, set: &FactorSet, (at, doubts): (&str, &mut Doubts)) -> Result<Option<Part>> {
    let of = |mode: Mode, vehicle: Option<&str>, laden: Laden| published(set, mode, vehicle, (laden, part.temperature));
    let (found, mode, ratio) = match change {
        Change::ModalShift { to, vehicle, distance_ratio, .. } => {
            (of(*to, vehicle.as_deref(), Laden::Average), *to, *distance_ratio)
        }
        Change::Vehicle { mode, vehicle, .. } => (of(*mode, Some(vehicle), Laden::Average), *mode, 1.0),
        // What a carrier told is of its own vehicles, and not every vehicle has factors by load.
        Change::Laden { mode, laden, .. } => match part.vehicle.as_deref().map(|vehicle| of(*mode, Some(vehicle), *laden)) {
            Some(Ok(found)) => (Ok(found), *mode, 1.0),
            _ => return Ok(None),
        },
        Change::Loading { .. } | Change::Consolidation { .. } => return Ok(None),
    };
    let (rate, vehicle) = found.map_err(|problem| Error { at: format!("{at}/vehicle"), problem })?;
    *doubts = doubts.with(rate.doubts);
    doubts.add_if(stands_in(part, &rate), stand_in(rate.distance));
    Ok(Some(part.carried((mode, ratio), &rate, vehicle)))
}

/// Whether the km that are known stand for those that a factor multiplies.
fn stands_in(part: &Part, rate: &Rate) -> bool {
    match rate.distance {
        DistanceBasis::Actual => part.driven_tonne_km <= part.tonne_km,
        basis => basis != part.basis,
    }
}

fn period(parts: &[Part], doubts: Doubts) -> Year {
    let of_mode = |mode: Mode| parts.iter().filter(move |part| part.mode == mode).map(|part| part.kg);
    let by_mode = Mode::ALL.into_iter().filter(|mode| of_mode(*mode).next().is_some());
    let kg: Emissions = parts.iter().map(|part| part.kg).sum();
    let tonne_km: f64 = parts.iter().map(|part| part.tonne_km).sum();
    let levels = parts.iter().flat_map(|part| {
        [(Level::Primary, part.primary_kg), (Level::Default, (part.kg.wtw_kg() - part.primary_kg).max(0.0))]
    });
    Year {
        journeys: parts.iter().map(|part| part.rows).sum(),
        tonne_km,
        kg,
        g_per_tonne_km: (tonne_km > 0.0).then(|| kg.wtw_kg() * 1000.0 / tonne_km),
        by_mode: by_mode.map(|mode| (mode, of_mode(mode).sum())).collect(),
        cost: None,
        data: DataShares::of(levels),
        doubts: doubts.iter().collect(),
    }
}
