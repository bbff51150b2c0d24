//! One option against another: NIST Handbook 135, chapter 6.

use serde::Serialize;

use super::input::number;
use super::model::{CarbonCounted, Comparison as Compared, Model};
use super::outcome::{Flow, LineOutcome, OptionOutcome};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    pub option: String,
    pub baseline: String,
    /// `present value of the baseline − present value of the option`; where each has its own life, of annual equivalents.
    pub net_savings: f64,
    /// Of that of the baseline: 0.31 is 31 % less. None for a baseline that costs nothing or brings money.
    pub share_saved: Option<f64>,
    /// Present value of what is saved in operation: the numerator of the SIR. None where each has its own life, as all that
    /// follows.
    pub operation_saved: Option<f64>,
    /// Present value of what is invested more (first cost, replacements, residual value): its denominator.
    pub invested_more: Option<f64>,
    pub sir: Option<Ratio>,
    /// `(1 + r) SIR^(1/n) − 1`; none when the SIR is not a number above 0.
    pub airr: Option<f64>,
    pub simple_payback: Option<Payback>,
    pub discounted_payback: Option<Payback>,
}

/// Savings to investment.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ratio {
    Of {
        value: f64,
    },
    /// Operation costs less, nothing more is invested: no ratio, and none is needed.
    SavesWithoutInvestment,
    /// Nothing more is invested, and nothing is saved in operation: the ratio says nothing. Compare the other way round.
    SavesNothing,
}

impl Ratio {
    pub fn value(self) -> Option<f64> {
        if let Ratio::Of { value } = self { Some(value) } else { None }
    }
}

/// When what was saved since the base date first makes up for what was invested more.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Payback {
    /// It never costs more in all than the baseline, from the base date on.
    AtOnce,
    Reached {
        /// The first whole year at whose end it is made up for, as the handbook counts.
        year: u32,
        /// The same in a straight line within that year.
        years: f64,
        /// A later year (a replacement, an overhaul) at whose end it is no more.
        lost_in: Option<u32>,
    },
    /// Not within the horizon.
    Never,
}

pub(crate) fn with_baseline(model: &Model, options: &[OptionOutcome], baseline: &str) -> Vec<Comparison> {
    let Some(base) = options.iter().find(|option| option.id == baseline) else { return Vec::new() };
    options.iter().filter(|option| option.id != baseline).map(|option| compare(model, base, option)).collect()
}

fn compare(model: &Model, base: &OptionOutcome, option: &OptionOutcome) -> Comparison {
    let of = |option: &OptionOutcome| super::outcome::compared(model, option);
    let net_savings = of(base) - of(option);
    let mut comparison = Comparison {
        option: option.id.clone(),
        baseline: base.id.clone(),
        net_savings,
        share_saved: (of(base) > 0.0).then(|| net_savings / of(base)),
        operation_saved: None,
        invested_more: None,
        sir: None,
        airr: None,
        simple_payback: None,
        discounted_payback: None,
    };
    if model.comparison == Compared::AnnualEquivalent {
        return comparison;
    }
    let before = Split::of(model, base);
    let after = Split::of(model, option);
    let scale = before.scale.max(after.scale) * 1e-12;
    let operation_saved = before.operation - after.operation;
    let invested_more = after.investment - before.investment;
    let sir = ratio(operation_saved, invested_more, scale);
    let reinvested = number(model.reinvestment_rate.unwrap_or(model.discount_rate.rate));
    comparison.operation_saved = Some(operation_saved);
    comparison.invested_more = Some(invested_more);
    comparison.sir = Some(sir);
    comparison.airr = airr(sir, reinvested, model.horizon_years);
    comparison.simple_payback = Some(payback(&difference(&before.amounts, &after.amounts), scale));
    comparison.discounted_payback = Some(payback(&difference(&before.values, &after.values), scale));
    comparison
}

/// Numerator and denominator as small as rounding leaves them are nothing.
fn ratio(saved: f64, invested: f64, scale: f64) -> Ratio {
    if invested > scale {
        Ratio::Of { value: saved / invested }
    } else if saved > scale {
        Ratio::SavesWithoutInvestment
    } else {
        Ratio::SavesNothing
    }
}

fn airr(sir: Ratio, reinvested: f64, years: u32) -> Option<f64> {
    let sir = sir.value().filter(|sir| *sir > 0.0)?;
    Some((1.0 + reinvested) * libm::pow(sir, 1.0 / f64::from(years)) - 1.0)
}

/// From what is saved in each year, the base date first (where it is what is invested more, below zero).
fn payback(saved: &[f64], scale: f64) -> Payback {
    let mut sum = 0.0;
    let sums: Vec<f64> = saved
        .iter()
        .map(|saved| {
            sum += saved;
            sum
        })
        .collect();
    let made_up = |sum: &f64| *sum >= -scale;
    let Some(year) = sums.iter().position(made_up) else { return Payback::Never };
    let lost = sums.iter().skip(year).position(|sum| !made_up(sum)).map(|after| year + after);
    if year == 0 && lost.is_none() {
        return Payback::AtOnce;
    }
    let owed = year.checked_sub(1).and_then(|before| sums.get(before)).copied().unwrap_or(0.0);
    let within = saved.get(year).filter(|saved| **saved > 0.0).map_or(0.0, |saved| (-owed / saved).clamp(0.0, 1.0));
    let whole = u32::try_from(year).unwrap_or(u32::MAX);
    let years = if year == 0 { 0.0 } else { f64::from(whole) - 1.0 + within };
    Payback::Reached { year: whole, years, lost_in: lost.and_then(|year| u32::try_from(year).ok()) }
}

fn difference(before: &[f64], after: &[f64]) -> Vec<f64> {
    before.iter().zip(after).map(|(before, after)| before - after).collect()
}

/// The flows of an option, as investment and operation, and by year.
struct Split {
    investment: f64,
    operation: f64,
    amounts: Vec<f64>,
    values: Vec<f64>,
    /// Sum without signs: what rounding is small against.
    scale: f64,
}

impl Split {
    fn of(model: &Model, option: &OptionOutcome) -> Split {
        let years = option.horizon_years as usize + 1;
        let mut split =
            Split { investment: 0.0, operation: 0.0, amounts: vec![0.0; years], values: vec![0.0; years], scale: 0.0 };
        for line in &option.lines {
            split.add(&line.flows, line.investment);
            split.add(counted(model, line), false);
        }
        split
    }

    fn add(&mut self, flows: &[Flow], investment: bool) {
        for flow in flows {
            *(if investment { &mut self.investment } else { &mut self.operation }) += flow.present_value;
            self.scale += flow.present_value.abs();
            if let Some(amount) = self.amounts.get_mut(flow.year as usize) {
                *amount += flow.amount;
            }
            if let Some(value) = self.values.get_mut(flow.year as usize) {
                *value += flow.present_value;
            }
        }
    }
}

fn counted<'a>(model: &Model, line: &'a LineOutcome) -> &'a [Flow] {
    match (&line.carbon, model.carbon.counted) {
        (Some(carbon), CarbonCounted::Market) => &carbon.market,
        (Some(carbon), CarbonCounted::Shadow) => &carbon.shadow,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replacement_after_payback_can_lose_it_again() {
        // −100, then 60 a year: 20 after two years; a replacement of 90 in year 3 (−30 net): −10; 50 after four years
        let Payback::Reached { year, years, lost_in } = payback(&[-100.0, 60.0, 60.0, -30.0, 60.0], 1e-9) else { panic!() };
        assert_eq!((year, lost_in), (2, Some(3)));
        assert!((years - (1.0 + 40.0 / 60.0)).abs() < 1e-12);
    }

    #[test]
    fn what_costs_no_more_at_first_pays_back_at_once_unless_it_costs_more_later() {
        assert_eq!(payback(&[0.0, 10.0, 10.0], 1e-9), Payback::AtOnce);
        assert_eq!(payback(&[50.0, -10.0, -10.0], 1e-9), Payback::AtOnce);
        assert_eq!(payback(&[50.0, -60.0, 5.0], 1e-9), Payback::Reached { year: 0, years: 0.0, lost_in: Some(1) });
        assert_eq!(payback(&[-50.0, 10.0, 10.0], 1e-9), Payback::Never);
    }

    #[test]
    fn a_ratio_needs_an_investment() {
        assert_eq!(ratio(10.0, 5.0, 1e-9), Ratio::Of { value: 2.0 });
        assert_eq!(ratio(10.0, 0.0, 1e-9), Ratio::SavesWithoutInvestment);
        assert_eq!(ratio(10.0, -5.0, 1e-9), Ratio::SavesWithoutInvestment);
        assert_eq!(ratio(-10.0, -5.0, 1e-9), Ratio::SavesNothing);
        assert_eq!(ratio(-10.0, 5.0, 1e-9), Ratio::Of { value: -2.0 });
        assert_eq!(airr(Ratio::Of { value: -2.0 }, 0.03, 10), None);
        assert_eq!(airr(Ratio::Of { value: 0.0 }, 0.03, 10), None);
        // (1.03) 1^(1/10) − 1
        assert!((airr(Ratio::Of { value: 1.0 }, 0.03, 10).unwrap() - 0.03).abs() < 1e-15);
    }
}
