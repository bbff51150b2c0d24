//! Kilograms of CO2e, in the two parts that ISO 14083 asks for, and sums that a million rows do not blur.

use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// `ttw`: tank-to-wheel, what the vehicle or the hub gives off. `wtt`: well-to-tank, what it took to bring the energy there.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Emissions {
    pub ttw_kg: f64,
    pub wtt_kg: f64,
}

impl Emissions {
    pub const NONE: Emissions = Emissions { ttw_kg: 0.0, wtt_kg: 0.0 };

    /// Well-to-wheel, `TTW + WTT`.
    pub fn wtw_kg(self) -> f64 {
        self.ttw_kg + self.wtt_kg
    }

    #[must_use]
    pub fn times(self, factor: f64) -> Emissions {
        Emissions { ttw_kg: self.ttw_kg * factor, wtt_kg: self.wtt_kg * factor }
    }
}

impl Add for Emissions {
    type Output = Emissions;

    fn add(self, other: Emissions) -> Emissions {
        Emissions { ttw_kg: self.ttw_kg + other.ttw_kg, wtt_kg: self.wtt_kg + other.wtt_kg }
    }
}

impl Sub for Emissions {
    type Output = Emissions;

    fn sub(self, other: Emissions) -> Emissions {
        Emissions { ttw_kg: self.ttw_kg - other.ttw_kg, wtt_kg: self.wtt_kg - other.wtt_kg }
    }
}

impl Sum for Emissions {
    fn sum<I: Iterator<Item = Emissions>>(all: I) -> Emissions {
        let (mut ttw, mut wtt) = (Exact::default(), Exact::default());
        for one in all {
            ttw.add(one.ttw_kg);
            wtt.add(one.wtt_kg);
        }
        Emissions { ttw_kg: ttw.value(), wtt_kg: wtt.value() }
    }
}

/// A sum that keeps what rounding loses (Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*, 1974),
/// so that a total does not depend on the order of the rows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Exact {
    sum: f64,
    lost: f64,
}

impl Exact {
    pub fn add(&mut self, value: f64) {
        let sum = self.sum + value;
        self.lost += if self.sum.abs() >= value.abs() { (self.sum - sum) + value } else { (value - sum) + self.sum };
        self.sum = sum;
    }

    pub fn value(self) -> f64 {
        self.sum + self.lost
    }
}

/// `part / whole`, 0 of nothing.
pub(crate) fn share(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}

/// Shares `total` out by transport activity (tonne-km; tonnes in a hub), as ISO 14083 asks. The parts sum to the total: what
/// rounding leaves goes to the last one that carried something. Nothing was carried: nothing is shared out.
pub fn allocate(total: Emissions, activities: &[f64]) -> Vec<Emissions> {
    let whole: f64 = activities.iter().sum();
    let mut parts: Vec<Emissions> = activities.iter().map(|activity| total.times(share(*activity, whole))).collect();
    if whole > 0.0
        && let Some(last) = activities.iter().rposition(|activity| *activity > 0.0)
    {
        let others: Emissions = parts.iter().enumerate().filter(|(place, _)| *place != last).map(|(_, part)| *part).sum();
        if let Some(part) = parts.get_mut(last) {
            *part = total - others;
        }
    }
    parts
}
