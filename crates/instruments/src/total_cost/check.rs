//! A model that was checked: names are unique and known, numbers within bounds, real and nominal not mixed. Everything else in
//! this module takes it as given.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::correlation;
use super::error::{Problem, Result, wrong};
use super::input::{Field, Input, number};
use super::model::{
    Basis, CarbonCounted, Comparison, CostOption, Escalation, Financing, Line, Model, PricePath, Residual, Timing,
    Uncertainty, Value,
};

/// A model in which nothing is wrong.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a>(&'a Model);

impl<'a> Checked<'a> {
    pub fn of(model: &'a Model) -> Result<Checked<'a>> {
        named(model)?;
        rates(model)?;
        let mut ids = HashSet::new();
        for option in &model.options {
            unique(&mut ids, &option.id, format!("options/{}", option.id))?;
            check_option(model, option)?;
        }
        let known = |id: &str| model.options.iter().any(|option| option.id == id);
        if let Some(baseline) = model.baseline.as_deref().filter(|id| !known(id)) {
            return wrong(format!("baseline/{baseline}"), Problem::Unknown);
        }
        analyses(model)?;
        Ok(Checked(model))
    }

    pub fn model(&self) -> &'a Model {
        self.0
    }
}

/// Counts and names.
fn named(model: &Model) -> Result<()> {
    count("options", model.options.len(), 2, 8)?;
    count("title", model.title.trim().chars().count(), 1, 200)?;
    count("currency", model.currency.chars().filter(char::is_ascii_uppercase).count(), 3, 3)?;
    count("currency", model.currency.len(), 3, 3)?;
    count("parameters", model.parameters.len(), 0, 100)?;
    whole("horizon_years", model.horizon_years, 1, 100)?;
    let mut ids = HashSet::new();
    for parameter in &model.parameters {
        let at = format!("parameters/{}", parameter.id);
        unique(&mut ids, &parameter.id, at.clone())?;
        bounded(&at, parameter.value)?;
    }
    Ok(())
}

fn rates(model: &Model) -> Result<()> {
    rate("discount_rate", model.discount_rate.rate)?;
    same_basis(model, "discount_rate", model.discount_rate.basis)?;
    positive("units", model.units)?;
    if let Some(inflation) = model.inflation {
        rate("inflation", inflation)?;
    }
    if let Some(reinvestment) = model.reinvestment_rate {
        rate("reinvestment_rate", reinvestment)?;
    }
    if model.basis == Basis::Nominal && model.inflation.is_none() {
        return wrong("inflation", Problem::NeedsInflation);
    }
    for (at, path) in [("carbon/market", &model.carbon.market), ("carbon/shadow", &model.carbon.shadow)] {
        if let Some(path) = path {
            check_path(model, at, path)?;
        }
    }
    match model.carbon.counted {
        CarbonCounted::Market if model.carbon.market.is_none() => wrong("carbon/market", Problem::NeedsCarbonPrice),
        CarbonCounted::Shadow if model.carbon.shadow.is_none() => wrong("carbon/shadow", Problem::NeedsCarbonPrice),
        _ => Ok(()),
    }
}

fn check_path(model: &Model, at: &str, path: &PricePath) -> Result<()> {
    count(at, path.prices.len(), 1, 200)?;
    same_basis(model, at, path.basis)?;
    if path.currency != model.currency {
        return wrong(at, Problem::Currency);
    }
    for price in &path.prices {
        bounded(at, price.per_tonne)?;
    }
    let rises = path.prices.iter().zip(path.prices.iter().skip(1)).all(|(before, after)| before.year < after.year);
    if rises { Ok(()) } else { wrong(at, Problem::Order) }
}

fn check_option(model: &Model, option: &CostOption) -> Result<()> {
    let at = format!("options/{}", option.id);
    count(&at, option.title.trim().chars().count(), 1, 200)?;
    count(&at, option.lines.len(), 0, 200)?;
    if let Some(units) = option.units {
        positive(&format!("{at}/units"), units)?;
    }
    match option.life_years {
        Some(life) => whole(&format!("{at}/life_years"), life, 1, 100)?,
        None if model.comparison == Comparison::AnnualEquivalent => {
            return wrong(format!("{at}/life_years"), Problem::NeedsLife);
        }
        None => {}
    }
    let mut ids = HashSet::new();
    for line in &option.lines {
        let at = format!("{at}/lines/{}", line.id);
        unique(&mut ids, &line.id, at.clone())?;
        check_line(model, option, line, &at)?;
    }
    Ok(())
}

fn check_line(model: &Model, option: &CostOption, line: &Line, at: &str) -> Result<()> {
    count(at, line.title.trim().chars().count(), 1, 200)?;
    count(&format!("{at}/quantities"), line.quantities.len(), 0, 10)?;
    if line.amount.is_none() && line.kg_co2e.is_none() {
        return wrong(at, Problem::Nothing);
    }
    if line.kg_co2e.is_some() && model.carbon.market.is_none() && model.carbon.shadow.is_none() {
        return wrong(format!("{at}/kg_co2e"), Problem::NeedsCarbonPrice);
    }
    for value in line.amount.iter().chain(&line.kg_co2e).chain(&line.quantities) {
        match value {
            Value::Number(number) => bounded(at, *number)?,
            Value::Parameter { parameter } if model.parameters.iter().any(|known| known.id == *parameter) => {}
            Value::Parameter { parameter } => return wrong(format!("{at}/{parameter}"), Problem::Unknown),
        }
    }
    if let Some(life) = line.life_years {
        whole(&format!("{at}/life_years"), life, 1, 100)?;
    }
    let once = check_timing(line.timing, at)?;
    if !once && (line.life_years.is_some() || line.residual.is_some() || line.financing.is_some()) {
        return wrong(at, Problem::NotOnce);
    }
    if let Some(escalation) = &line.escalation {
        check_escalation(model, escalation, &format!("{at}/escalation"))?;
    }
    match line.residual {
        Some(Residual::Factor { share }) => between(&format!("{at}/residual"), share, -Decimal::TEN, Decimal::TEN)?,
        Some(Residual::UnusedLife) if line.life_years.or(option.life_years).is_none() => {
            return wrong(format!("{at}/life_years"), Problem::NeedsLife);
        }
        _ => {}
    }
    line.financing.as_ref().map_or(Ok(()), |financing| check_financing(model, line, financing, &format!("{at}/financing")))
}

/// Whether it occurs once, at a year that is known.
fn check_timing(timing: Timing, at: &str) -> Result<bool> {
    let at = format!("{at}/timing");
    match timing {
        Timing::Once { year } => whole(&at, year, 0, 100).map(|()| true),
        Timing::AtEnd => Ok(false),
        Timing::Every { years, from, to } => {
            whole(&at, years, 1, 100)?;
            whole(&at, from.unwrap_or(years), 0, 100)?;
            whole(&at, to.unwrap_or(100), 0, 100).map(|()| false)
        }
    }
}

fn check_escalation(model: &Model, escalation: &Escalation, at: &str) -> Result<()> {
    match escalation {
        Escalation::Constant { rate: yearly, basis } => {
            same_basis(model, at, *basis)?;
            rate(at, *yearly)
        }
        Escalation::Table { rates, basis } => {
            same_basis(model, at, *basis)?;
            count(at, rates.len(), 1, 100)?;
            rates.iter().try_for_each(|yearly| rate(at, *yearly))
        }
        Escalation::Index { values, basis } => {
            same_basis(model, at, *basis)?;
            count(at, values.len(), 1, 100)?;
            values.iter().try_for_each(|value| between(at, *value, Decimal::ZERO, Decimal::ONE_THOUSAND))
        }
    }
}

fn check_financing(model: &Model, line: &Line, financing: &Financing, at: &str) -> Result<()> {
    match financing {
        Financing::Loan { rate: yearly, basis, years, down_payment_share } => {
            same_basis(model, at, *basis)?;
            rate(at, *yearly)?;
            whole(at, *years, 1, 100)?;
            between(at, *down_payment_share, Decimal::ZERO, Decimal::ONE)
        }
        Financing::Rent { .. } if line.residual.is_some() => wrong(at, Problem::Rented),
        Financing::Rent { per_year, years, down_payment } => {
            whole(at, *years, 1, 100)?;
            bounded(at, *per_year)?;
            bounded(at, *down_payment)
        }
    }
}

fn analyses(model: &Model) -> Result<()> {
    count("sensitivity", model.sensitivity.len(), 0, 50)?;
    for range in &model.sensitivity {
        range.input.read(model)?;
        ordered(&range.input, range.low, range.high)?;
    }
    if let Some(two_way) = &model.two_way {
        for steps in [&two_way.rows, &two_way.columns] {
            steps.input.read(model)?;
            count("two_way", steps.values.len(), 1, 20)?;
            steps.values.iter().try_for_each(|value| bounded("two_way", *value))?;
        }
    }
    count("break_even", model.break_even.len(), 0, 20)?;
    for sought in &model.break_even {
        sought.input.read(model)?;
        ordered(&sought.input, sought.low, sought.high)?;
        if let Some(id) = sought.options.iter().find(|id| !model.options.iter().any(|option| option.id == **id)) {
            return wrong(format!("break_even/{id}"), Problem::Unknown);
        }
    }
    model.uncertainty.as_ref().map_or(Ok(()), |uncertainty| check_uncertainty(model, uncertainty))
}

fn check_uncertainty(model: &Model, uncertainty: &Uncertainty) -> Result<()> {
    whole("uncertainty/draws", uncertainty.draws, 100, 1_000_000)?;
    count("uncertainty/inputs", uncertainty.inputs.len(), 1, 200)?;
    let mut named = HashSet::new();
    for uncertain in &uncertainty.inputs {
        let at = uncertain.input.to_string();
        uncertain.input.read(model)?;
        if !named.insert(&uncertain.input) {
            return wrong(at, Problem::Twice);
        }
        if uncertain.input == Input::HorizonYears {
            return wrong(at, Problem::CannotVary);
        }
        let distribution = &uncertain.distribution;
        if !distribution.is_sound() || distribution.min().abs() > 1e15 || distribution.max().abs() > 1e15 {
            return wrong(at, Problem::Order);
        }
        let least = least(&uncertain.input);
        if distribution.min() < least {
            return wrong(at, Problem::Between(least.to_string(), "1000000000000000".to_owned()));
        }
    }
    for correlation in &uncertainty.correlations {
        if let Some(input) = correlation.between.iter().find(|input| !named.contains(input)) {
            return wrong(input.to_string(), Problem::Unknown);
        }
    }
    correlation::check(uncertainty)
}

/// Under which an input means nothing.
fn least(input: &Input) -> f64 {
    match input {
        Input::DiscountRate | Input::Inflation => -0.5,
        Input::Line { field: Field::Escalation, .. } => -0.9,
        Input::OptionLife(_) | Input::Line { field: Field::LifeYears, .. } => 0.5,
        Input::Units | Input::OptionUnits(_) => 0.0,
        _ => -1e15,
    }
}

fn ordered(input: &Input, low: Decimal, high: Decimal) -> Result<()> {
    bounded(&input.to_string(), low)?;
    bounded(&input.to_string(), high)?;
    if number(low) < least(input) {
        return wrong(input.to_string(), Problem::Between(least(input).to_string(), high.to_string()));
    }
    if low < high { Ok(()) } else { wrong(input.to_string(), Problem::Order) }
}

fn same_basis(model: &Model, at: &str, basis: Basis) -> Result<()> {
    match (model.basis, basis) {
        (Basis::Real, Basis::Nominal) => wrong(at, Problem::NominalInReal),
        (Basis::Nominal, Basis::Real) => wrong(at, Problem::RealInNominal),
        _ => Ok(()),
    }
}

fn unique<'a>(ids: &mut HashSet<&'a str>, id: &'a str, at: String) -> Result<()> {
    let sound =
        !id.is_empty() && id.len() <= 64 && id.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    if !sound {
        return wrong(at, Problem::Name);
    }
    if ids.insert(id) { Ok(()) } else { wrong(at, Problem::Twice) }
}

fn count(at: &str, found: usize, least: usize, most: usize) -> Result<()> {
    if (least..=most).contains(&found) { Ok(()) } else { wrong(at, Problem::Count(least, most)) }
}

fn whole(at: &str, found: u32, least: u32, most: u32) -> Result<()> {
    if (least..=most).contains(&found) { Ok(()) } else { wrong(at, Problem::Between(least.to_string(), most.to_string())) }
}

fn between(at: &str, found: Decimal, least: Decimal, most: Decimal) -> Result<()> {
    if (least..=most).contains(&found) { Ok(()) } else { wrong(at, Problem::Between(least.to_string(), most.to_string())) }
}

/// A yearly rate: −50 % to 200 %.
fn rate(at: &str, found: Decimal) -> Result<()> {
    between(at, found, Decimal::new(-5, 1), Decimal::TWO)
}

fn positive(at: &str, found: Decimal) -> Result<()> {
    between(at, found, Decimal::ZERO, Decimal::from(1_000_000_000_000_i64))
}

fn bounded(at: &str, found: Decimal) -> Result<()> {
    let most = Decimal::from(1_000_000_000_000_000_i64);
    between(at, found, -most, most)
}
