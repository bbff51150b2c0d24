//! When a line is paid, and which part of its price: its dated terms, without prices or rates.

use super::discount::{capital_recovery, uniform};
use super::input::number;
use super::model::{Category, Comparison, Convention, CostOption, Financing, Line, Model, Residual, Timing};
use serde::Serialize;

/// What is paid in a year, as a share of the price of the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Term {
    pub year: u32,
    /// Discounted from the middle of its year.
    pub mid_year: bool,
    /// Whose prices it is paid in.
    pub priced_in: u32,
    pub share: f64,
    pub what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Cost,
    Replacement,
    DownPayment,
    Payment,
    /// What is still owed on a loan at the horizon.
    Owed,
    Residual,
}

/// Years over which an option is looked at.
pub(crate) fn horizon(model: &Model, option: &CostOption) -> u32 {
    match model.comparison {
        Comparison::CommonHorizon => model.horizon_years,
        Comparison::AnnualEquivalent => option.life_years.unwrap_or(model.horizon_years),
    }
}

/// The terms of a line, in the order in which they are paid.
pub(crate) fn terms(model: &Model, option: &CostOption, line: &Line) -> Vec<Term> {
    let horizon = horizon(model, option);
    let mut terms = Vec::new();
    match line.timing {
        Timing::AtEnd => {
            terms.push(Term { year: horizon, mid_year: false, priced_in: horizon, share: 1.0, what: What::Cost })
        }
        Timing::Every { years, from, to } => {
            let last = to.unwrap_or(horizon).min(horizon);
            for year in (from.unwrap_or(years)..=last).step_by(years.max(1) as usize) {
                let mid_year = model.convention == Convention::MidYear && year > 0;
                terms.push(Term { year, mid_year, priced_in: year, share: 1.0, what: What::Cost });
            }
        }
        Timing::Once { year } => bought(model, option, line, year, horizon, &mut terms),
    }
    terms.sort_by_key(|term| term.year);
    terms
}

/// What is bought in a year, bought again at the end of its life, paid for, and what is left of it.
fn bought(model: &Model, option: &CostOption, line: &Line, first: u32, horizon: u32, terms: &mut Vec<Term>) {
    if first > horizon {
        return;
    }
    let of_option =
        matches!(line.category, Category::Acquisition | Category::Installation).then_some(option.life_years).flatten();
    let life = line.life_years.or(of_option);
    let again = life.filter(|_| model.comparison == Comparison::CommonHorizon).unwrap_or(u32::MAX);
    let mut year = first;
    loop {
        let what = if year == first { What::Cost } else { What::Replacement };
        paid(model, line, year, horizon, what, terms);
        match year.checked_add(again) {
            // what would be bought as all ends is not bought
            Some(next) if next < horizon => year = next,
            _ => break,
        }
    }
    let life = line.life_years.or(option.life_years);
    let left = match (line.residual, life) {
        (Some(Residual::Factor { share }), _) => number(share),
        (Some(Residual::UnusedLife), Some(life)) => f64::from((year + life).saturating_sub(horizon)) / f64::from(life),
        _ => 0.0,
    };
    if left != 0.0 {
        terms.push(Term { year: horizon, mid_year: false, priced_in: horizon, share: -left, what: What::Residual });
    }
}

fn paid(model: &Model, line: &Line, bought: u32, horizon: u32, what: What, terms: &mut Vec<Term>) {
    let at = |year, share, what| Term { year, mid_year: false, priced_in: bought, share, what };
    match &line.financing {
        None => terms.push(at(bought, 1.0, what)),
        Some(Financing::Loan { rate, years, down_payment_share, .. }) => {
            let (rate, down) = (number(*rate), number(*down_payment_share));
            let payment = (1.0 - down) * capital_recovery(rate, *years);
            if down != 0.0 {
                terms.push(at(bought, down, What::DownPayment));
            }
            let within = (horizon - bought).min(*years);
            terms.extend((1..=within).map(|after| at(bought + after, payment, What::Payment)));
            if within < *years {
                terms.push(at(horizon, payment * uniform(rate, years - within), What::Owed));
            }
        }
        // the price of a rented thing is its yearly rent: shares are of that
        Some(Financing::Rent { per_year, years, down_payment }) => {
            if !down_payment.is_zero() && !per_year.is_zero() {
                terms.push(at(bought, number(*down_payment) / number(*per_year), What::DownPayment));
            }
            let mid_year = model.convention == Convention::MidYear;
            terms.extend((1..=(horizon - bought).min(*years)).map(|after| {
                let year = bought + after;
                Term { year, mid_year, priced_in: year, share: 1.0, what: What::Payment }
            }));
        }
    }
}
