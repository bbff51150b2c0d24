//! How prices move from the base date: of a line, and of carbon.

use rust_decimal::Decimal;

use super::discount::growth;
use super::input::number;
use super::model::{Basis, Escalation, Line, Model, PricePath};

/// Prices of a year over those of the base date.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Prices {
    Constant(f64),
    /// Of year 0 (always 1), of year 1, …; the last one goes on.
    Index(Vec<f64>),
    /// A path in a currency for each kilogram, by years since the base date.
    Path(Vec<f64>),
}

impl Prices {
    /// Those of a line: its own escalation, or general inflation in a nominal model, or no change in a real one.
    pub(crate) fn of_line(model: &Model, line: &Line) -> Prices {
        match &line.escalation {
            None => Prices::Constant(match model.basis {
                Basis::Real => 0.0,
                Basis::Nominal => model.inflation.map_or(0.0, number),
            }),
            Some(Escalation::Constant { rate, .. }) => Prices::Constant(number(*rate)),
            Some(Escalation::Table { rates, .. }) => {
                let mut index = vec![1.0];
                let mut level = 1.0;
                for year in 0..100 {
                    level *= 1.0 + rates.get(year).or(rates.last()).map_or(0.0, |rate| number(*rate));
                    index.push(level);
                }
                Prices::Index(index)
            }
            Some(Escalation::Index { values, .. }) => {
                Prices::Index(std::iter::once(1.0).chain(values.iter().map(|value| number(*value))).collect())
            }
        }
    }

    pub(crate) fn of_carbon(model: &Model, path: &PricePath) -> Prices {
        let base = i32::from(model.base_date.year());
        Prices::Path((0..=100).map(|year| per_tonne(path, calendar_year(base, year)) / 1000.0).collect())
    }

    /// In a year since the base date.
    pub(crate) fn at(&self, year: u32) -> f64 {
        match self {
            Prices::Constant(rate) => growth(*rate, year),
            Prices::Index(index) | Prices::Path(index) => index.get(year as usize).or(index.last()).copied().unwrap_or(1.0),
        }
    }
}

/// The calendar year in which a year since the base date begins: year 1 begins on the base date.
pub fn calendar_year(base: i32, year: u32) -> i32 {
    base + i32::try_from(year.saturating_sub(1)).unwrap_or(0)
}

/// In a straight line between the years of the path.
pub(crate) fn per_tonne(path: &PricePath, year: i32) -> f64 {
    let mut before = None;
    for price in &path.prices {
        let (at, value) = (i32::from(price.year), number(price.per_tonne));
        if at >= year {
            return match before {
                Some((since, start)) if at > year => {
                    start + (value - start) * f64::from(year - since) / f64::from(at - since)
                }
                _ => value,
            };
        }
        before = Some((at, value));
    }
    path.prices.last().map_or(Decimal::ZERO, |price| price.per_tonne).try_into().unwrap_or(0.0)
}
