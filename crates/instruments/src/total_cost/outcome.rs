//! What a model comes to. Every figure stands with what it was made from: a present value with its flows, a flow with its share
//! of the price, the level of prices, and the discount factor.

use serde::Serialize;

use super::check::Checked;
use super::compare::{self, Comparison};
use super::discount::{capital_recovery, single, single_mid_year};
use super::error::{Problem, Result, wrong};
use super::hands::both;
use super::input::number;
use super::model::{
    Basis, CarbonCounted, Category, Comparison as Compared, Convention, CostOption, Financing, Line, Model, Per, PricePath,
    Value,
};
use super::monte_carlo::{self, MonteCarlo};
use super::prices::{Prices, calendar_year};
use super::sensitivity::{self, Crossing, Swing, Table};
use super::terms::{Term, What, horizon, terms};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    /// Of the method in `docs/total-cost.md`.
    pub method: &'static str,
    pub title: String,
    pub currency: String,
    pub basis: Basis,
    pub convention: Convention,
    pub comparison: Compared,
    pub horizon_years: u32,
    pub discount_rate: f64,
    pub factors: Vec<Factor>,
    pub options: Vec<OptionOutcome>,
    pub baseline: String,
    pub cheapest: String,
    /// Each other option against the baseline.
    pub comparisons: Vec<Comparison>,
    pub sensitivity: Vec<Swing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub two_way: Option<Table>,
    pub break_even: Vec<Crossing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monte_carlo: Option<MonteCarlo>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Factor {
    pub year: u32,
    /// In which carbon is priced: the one in which this year since the base date begins.
    pub calendar_year: i32,
    /// `1 / (1 + d)^t`
    pub end_of_year: f64,
    /// `1 / (1 + d)^(t − ½)`
    pub mid_year: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OptionOutcome {
    pub id: String,
    pub title: String,
    pub horizon_years: u32,
    pub units: f64,
    pub lines: Vec<LineOutcome>,
    pub categories: Vec<CategorySum>,
    /// Present value of what is paid, without any price of carbon.
    pub costs: f64,
    pub kg_co2e: f64,
    /// Present value of emissions at the market price, and at the shadow price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carbon_market: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carbon_shadow: Option<f64>,
    /// What is compared: costs, and the price of carbon that the model counts.
    pub present_value: f64,
    /// `present value × d (1 + d)^n / ((1 + d)^n − 1)`
    pub annual_equivalent: f64,
    /// Present value of each unit; none for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_unit: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CategorySum {
    pub category: Category,
    pub present_value: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineOutcome {
    pub id: String,
    pub title: String,
    pub category: Category,
    pub investment: bool,
    /// `amount × quantities × units` at the prices of the base date (the yearly rent of what is rented).
    pub price: f64,
    pub flows: Vec<Flow>,
    /// Of the flows of money.
    pub present_value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carbon: Option<CarbonOutcome>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CarbonOutcome {
    /// Each time: `kg_co2e × quantities × units`.
    pub kg_co2e: f64,
    pub market: Vec<Flow>,
    pub shadow: Vec<Flow>,
}

/// `amount = price × share × price level`; `present value = amount × discount factor`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Flow {
    pub year: u32,
    pub what: What,
    /// The bar of a chart that it belongs to: what is bought again, paid back or left has its own.
    pub category: Category,
    pub share: f64,
    pub price_level: f64,
    pub amount: f64,
    pub discount_factor: f64,
    pub present_value: f64,
}

/// Computes all that the model asks.
pub fn evaluate(model: &Model) -> Result<Outcome> {
    let checked = Checked::of(model)?;
    let options: Vec<OptionOutcome> = model.options.iter().map(|option| of_option(model, option)).collect();
    if options.iter().any(|option| !option.present_value.is_finite() || option.present_value.abs() > 1e24) {
        return wrong("options", Problem::TooLarge);
    }
    let baseline = baseline(model).to_owned();
    let cheapest = options
        .iter()
        .min_by(|a, b| compared(model, a).total_cmp(&compared(model, b)))
        .map(|option| option.id.clone())
        .unwrap_or_default();
    let longest = options.iter().map(|option| option.horizon_years).max().unwrap_or(model.horizon_years);
    let (sensitivity, monte_carlo) = both(|| sensitivity::swings(checked), || monte_carlo::run(checked));
    Ok(Outcome {
        method: super::METHOD,
        title: model.title.clone(),
        currency: model.currency.clone(),
        basis: model.basis,
        convention: model.convention,
        comparison: model.comparison,
        horizon_years: model.horizon_years,
        discount_rate: number(model.discount_rate.rate),
        factors: factors(model, longest),
        comparisons: compare::with_baseline(model, &options, &baseline),
        options,
        baseline,
        cheapest,
        sensitivity: sensitivity?,
        two_way: sensitivity::table(checked)?,
        break_even: sensitivity::crossings(checked)?,
        monte_carlo: monte_carlo?,
    })
}

/// What options are ranked by: present value, or annual equivalent where each has its own life.
pub(crate) fn compared(model: &Model, option: &OptionOutcome) -> f64 {
    match model.comparison {
        Compared::CommonHorizon => option.present_value,
        Compared::AnnualEquivalent => option.annual_equivalent,
    }
}

/// The same for every option of a model, in its order.
pub(crate) fn all_compared(model: &Model) -> Vec<f64> {
    model.options.iter().map(|option| compared(model, &of_option(model, option))).collect()
}

pub(crate) fn baseline(model: &Model) -> &str {
    model.baseline.as_deref().or(model.options.first().map(|option| option.id.as_str())).unwrap_or_default()
}

fn factors(model: &Model, longest: u32) -> Vec<Factor> {
    let rate = number(model.discount_rate.rate);
    (0..=longest)
        .map(|year| Factor {
            year,
            calendar_year: calendar_year(i32::from(model.base_date.year()), year),
            end_of_year: single(rate, year),
            mid_year: single_mid_year(rate, year),
        })
        .collect()
}

fn of_option(model: &Model, option: &CostOption) -> OptionOutcome {
    let horizon = horizon(model, option);
    let rate = number(model.discount_rate.rate);
    let lines: Vec<LineOutcome> = option.lines.iter().map(|line| of_line(model, option, line, rate)).collect();
    let carbon = |path: &Option<PricePath>, flows: fn(&CarbonOutcome) -> &[Flow]| {
        path.as_ref().map(|_| total(lines.iter().filter_map(|line| line.carbon.as_ref()).map(|carbon| sum(flows(carbon)))))
    };
    let costs = total(lines.iter().map(|line| line.present_value));
    let carbon_market = carbon(&model.carbon.market, |carbon| &carbon.market);
    let carbon_shadow = carbon(&model.carbon.shadow, |carbon| &carbon.shadow);
    let counted = match model.carbon.counted {
        CarbonCounted::None => None,
        CarbonCounted::Market => carbon_market,
        CarbonCounted::Shadow => carbon_shadow,
    };
    let present_value = costs + counted.unwrap_or(0.0);
    let units = units(model, option);
    OptionOutcome {
        id: option.id.clone(),
        title: option.title.clone(),
        horizon_years: horizon,
        units,
        categories: by_category(&lines, counted),
        kg_co2e: total(lines.iter().filter_map(|line| line.carbon.as_ref()).map(emitted)),
        lines,
        costs,
        carbon_market,
        carbon_shadow,
        present_value,
        annual_equivalent: present_value * capital_recovery(rate, horizon),
        per_unit: (units > 0.0).then(|| present_value / units),
    }
}

fn by_category(lines: &[LineOutcome], carbon: Option<f64>) -> Vec<CategorySum> {
    Category::ALL
        .into_iter()
        .filter_map(|category| {
            let mut flows = lines.iter().flat_map(|line| &line.flows).filter(|flow| flow.category == category).peekable();
            let counted = carbon.filter(|_| category == Category::Carbon);
            (flows.peek().is_some() || counted.is_some()).then(|| CategorySum {
                category,
                present_value: total(flows.map(|flow| flow.present_value)) + counted.unwrap_or(0.0),
            })
        })
        .collect()
}

fn of_line(model: &Model, option: &CostOption, line: &Line, rate: f64) -> LineOutcome {
    let terms = terms(model, option, line);
    let price = price(model, option, line);
    let flows = flows(&terms, line.category, price, &Prices::of_line(model, line), rate);
    let carbon = line.kg_co2e.as_ref().map(|_| {
        // what is emitted when something is made or used: neither its payment nor what is left of it
        let emitting: Vec<Term> = emissions(&terms, line);
        let kg_co2e = kilograms(model, option, line);
        let priced = |path: &Option<PricePath>| {
            path.as_ref().map_or_else(Vec::new, |path| {
                flows_of(&emitting, Category::Carbon, kg_co2e, &Prices::of_carbon(model, path), rate)
            })
        };
        CarbonOutcome { kg_co2e, market: priced(&model.carbon.market), shadow: priced(&model.carbon.shadow) }
    });
    LineOutcome {
        id: line.id.clone(),
        title: line.title.clone(),
        category: line.category,
        investment: line.investment.unwrap_or_else(|| line.category.is_investment()),
        price,
        present_value: sum(&flows),
        flows,
        carbon,
    }
}

/// The terms at which something is emitted: purchases in their year, whoever pays when.
pub(crate) fn emissions(terms: &[Term], line: &Line) -> Vec<Term> {
    let mut emitting: Vec<Term> = Vec::new();
    for term in terms.iter().filter(|term| term.what != What::Residual) {
        let bought = match (&line.financing, term.what) {
            (None, _) => *term,
            (Some(Financing::Loan { .. }), _) => Term { year: term.priced_in, share: 1.0, what: What::Cost, ..*term },
            (Some(Financing::Rent { .. }), What::DownPayment) => continue,
            (Some(Financing::Rent { .. }), _) => *term,
        };
        // a purchase on credit emits once, however many payments it has
        if line.financing.is_none() || !emitting.iter().any(|known| known.year == bought.year) {
            emitting.push(bought);
        }
    }
    emitting
}

fn flows(terms: &[Term], category: Category, price: f64, prices: &Prices, rate: f64) -> Vec<Flow> {
    if price == 0.0 { Vec::new() } else { flows_of(terms, category, price, prices, rate) }
}

fn flows_of(terms: &[Term], category: Category, price: f64, prices: &Prices, rate: f64) -> Vec<Flow> {
    let of_term = |term: &Term| {
        let price_level = prices.at(if matches!(prices, Prices::Path(_)) { term.year } else { term.priced_in });
        let amount = price * term.share * price_level;
        let discount_factor = if term.mid_year { single_mid_year(rate, term.year) } else { single(rate, term.year) };
        Flow {
            year: term.year,
            what: term.what,
            category: shown_under(category, term.what),
            share: term.share,
            price_level,
            amount,
            discount_factor,
            present_value: amount * discount_factor,
        }
    };
    terms.iter().map(of_term).collect()
}

fn shown_under(category: Category, what: What) -> Category {
    match what {
        What::Residual => Category::ResidualValue,
        What::DownPayment | What::Payment | What::Owed => Category::Financing,
        What::Replacement if matches!(category, Category::Acquisition | Category::Installation) => Category::Replacement,
        What::Cost | What::Replacement => category,
    }
}

/// What one share of a line costs at the prices of the base date. What is rented has its yearly rent as its price.
pub(crate) fn price(model: &Model, option: &CostOption, line: &Line) -> f64 {
    let amount = match (&line.financing, &line.amount) {
        (Some(Financing::Rent { per_year, .. }), _) => number(*per_year),
        (_, Some(amount)) => value(model, amount),
        (_, None) => 0.0,
    };
    amount * multiplied(model, option, line)
}

fn kilograms(model: &Model, option: &CostOption, line: &Line) -> f64 {
    line.kg_co2e.as_ref().map_or(0.0, |each| value(model, each)) * multiplied(model, option, line)
}

/// Quantities and units.
fn multiplied(model: &Model, option: &CostOption, line: &Line) -> f64 {
    let units = if line.per == Per::Unit { units(model, option) } else { 1.0 };
    line.quantities.iter().map(|quantity| value(model, quantity)).product::<f64>() * units
}

pub(crate) fn units(model: &Model, option: &CostOption) -> f64 {
    number(option.units.unwrap_or(model.units))
}

pub(crate) fn value(model: &Model, value: &Value) -> f64 {
    match value {
        Value::Number(decimal) => number(*decimal),
        Value::Parameter { parameter } => {
            model.parameters.iter().find(|known| known.id == *parameter).map_or(0.0, |known| number(known.value))
        }
    }
}

/// From zero: the sum that the library makes of nothing is −0, which a page or a file would show.
fn total(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, |sum, value| sum + value)
}

fn sum(flows: &[Flow]) -> f64 {
    total(flows.iter().map(|flow| flow.present_value))
}

/// Kilograms over the whole horizon.
fn emitted(carbon: &CarbonOutcome) -> f64 {
    let flows = if carbon.shadow.is_empty() { &carbon.market } else { &carbon.shadow };
    total(flows.iter().map(|flow| carbon.kg_co2e * flow.share))
}
