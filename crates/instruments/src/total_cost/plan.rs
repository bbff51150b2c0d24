//! A model made ready for many draws: what is certain is worked out, what is drawn has its place.

use multiversion::multiversion;

use super::discount::{capital_recovery, single, single_mid_year};
use super::input::{Field, Input, number};
use super::model::{CarbonCounted, Comparison, CostOption, Escalation, Financing, Line, Model, Per, Residual, Value};
use super::outcome::{emissions, units, value};
use super::prices::Prices;
use super::terms::{Term, horizon, terms};

pub(crate) struct Plan<'a> {
    model: &'a Model,
    inputs: Vec<&'a Input>,
    pub options: Vec<OptionPlan<'a>>,
    /// Of which several lines may have the same.
    shapes: Vec<Polynomial>,
    rate: Number,
}

pub(crate) struct OptionPlan<'a> {
    /// Sum of the lines in which nothing is drawn.
    pub certain: f64,
    pub lines: Vec<LinePlan<'a>>,
    option: &'a CostOption,
}

/// A line, or its emissions at a price: `factor × columns × shape`.
pub(crate) struct LinePlan<'a> {
    factor: f64,
    columns: Vec<usize>,
    shape: Shape<'a>,
}

enum Shape<'a> {
    Certain(f64),
    /// By its place in the plan.
    Polynomial(usize),
    /// A new schedule for each draw.
    Schedule(Box<Schedule<'a>>),
}

/// A number that is certain, or the column that it is drawn in.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Number {
    Certain(f64),
    Drawn(usize),
}

impl Number {
    fn at(self, columns: &[Vec<f64>], draw: usize) -> f64 {
        match self {
            Number::Certain(value) => value,
            Number::Drawn(column) => columns.get(column).and_then(|column| column.get(draw)).copied().unwrap_or(f64::NAN),
        }
    }
}

/// Present value of one unit of price: `Σ cₜ qᵗ + √(1 + d) Σ mₜ qᵗ` with `q = (1 + e) / (1 + d)`; cₜ is paid at the end of year t,
/// mₜ in its middle.
#[derive(Debug, Clone, PartialEq)]
struct Polynomial {
    escalation: Number,
    end: Vec<f64>,
    mid: Vec<f64>,
}

struct Schedule<'a> {
    line: &'a Line,
    option: &'a CostOption,
    escalation: Option<Number>,
    prices: Prices,
    drawn: Vec<(Field, usize)>,
    option_life: Option<usize>,
    emits: bool,
    /// Its price is the yearly rent, which is drawn.
    rent: bool,
}

impl<'a> Plan<'a> {
    pub(crate) fn of(model: &'a Model, inputs: &[&'a Input]) -> Plan<'a> {
        let mut plan =
            Plan { model, inputs: inputs.to_vec(), options: Vec::new(), shapes: Vec::new(), rate: Number::Certain(0.0) };
        plan.rate = plan.number(&Input::DiscountRate, number(model.discount_rate.rate));
        for option in &model.options {
            let mut certain = 0.0;
            let mut lines = Vec::new();
            for line in &option.lines {
                let mut streams = vec![plan.line(option, line, None)];
                let path = match model.carbon.counted {
                    CarbonCounted::None => None,
                    CarbonCounted::Market => Some(Input::CarbonMarket),
                    CarbonCounted::Shadow => Some(Input::CarbonShadow),
                };
                if let (Some(path), true) = (path, line.kg_co2e.is_some()) {
                    streams.push(plan.line(option, line, Some(&path)));
                }
                for stream in streams {
                    match &stream.shape {
                        Shape::Certain(shape) if stream.columns.is_empty() => certain += stream.factor * shape,
                        _ => lines.push(stream),
                    }
                }
            }
            plan.options.push(OptionPlan { certain, lines, option });
        }
        plan
    }

    pub(crate) fn comparison(&self) -> Comparison {
        self.model.comparison
    }

    /// Room for the shapes of a block.
    pub(crate) fn room(&self, block: usize) -> Vec<Vec<f64>> {
        vec![vec![0.0; block]; self.shapes.len()]
    }

    /// Works out each shape for a block of draws.
    pub(crate) fn shapes(&self, columns: &[Vec<f64>], size: usize, shapes: &mut [Vec<f64>]) {
        let (discount, discounts) = match self.rate {
            Number::Certain(rate) => (Number::Certain(1.0 / (1.0 + rate)), Vec::new()),
            Number::Drawn(place) => (self.rate, discounts(columns.get(place).map(Vec::as_slice).unwrap_or_default())),
        };
        for (polynomial, shape) in self.shapes.iter().zip(shapes) {
            polynomial.fill((discount, &discounts), columns, size, shape);
        }
    }

    fn column(&self, input: &Input) -> Option<usize> {
        self.inputs.iter().position(|known| *known == input)
    }

    fn number(&self, input: &Input, otherwise: f64) -> Number {
        self.column(input).map_or(Number::Certain(otherwise), Number::Drawn)
    }

    /// The money of a line, or its emissions at the price of a path.
    fn line(&mut self, option: &'a CostOption, line: &'a Line, path: Option<&Input>) -> LinePlan<'a> {
        let mut product = Product { factor: 1.0, columns: Vec::new() };
        let place = |field| Input::Line { option: option.id.clone(), line: line.id.clone(), field };
        let rent_drawn = path.is_none()
            && matches!(line.financing, Some(Financing::Rent { .. }))
            && self.column(&place(Field::Financing)).is_some();
        if let Some(path) = path {
            if let Some(column) = self.column(path) {
                product.columns.push(column);
            }
            product.value(self, line.kg_co2e.as_ref(), &place(Field::KgCo2e));
        } else if let Some(Financing::Rent { per_year, .. }) = &line.financing {
            product.factor *= if rent_drawn { 1.0 } else { number(*per_year) };
        } else {
            product.value(self, line.amount.as_ref(), &place(Field::Amount));
        }
        for (index, quantity) in line.quantities.iter().enumerate() {
            product.value(self, Some(quantity), &place(Field::Quantity(index)));
        }
        if line.per == Per::Unit {
            let of_option = self.column(&Input::OptionUnits(option.id.clone()));
            let shared = self.column(&Input::Units).filter(|_| option.units.is_none());
            match of_option.or(shared) {
                Some(column) => product.columns.push(column),
                None => product.factor *= units(self.model, option),
            }
        }
        let shape = self.shape(option, line, path, rent_drawn);
        LinePlan { factor: product.factor, columns: product.columns, shape }
    }

    fn shape(&mut self, option: &'a CostOption, line: &'a Line, path: Option<&Input>, rent: bool) -> Shape<'a> {
        let prices = self.prices(line, path);
        let emits = path.is_some();
        let schedule = self.schedule(option, line, prices.clone(), emits, rent);
        if !schedule.drawn.is_empty() || schedule.option_life.is_some() {
            return Shape::Schedule(Box::new(schedule));
        }
        let mut dated = terms(self.model, option, line);
        if emits {
            dated = emissions(&dated, line);
        }
        let escalation = schedule.escalation;
        match (self.rate, escalation) {
            (Number::Certain(rate), None) => Shape::Certain(worth(&dated, &prices, rate)),
            (_, Some(_)) if dated.iter().any(|term| term.priced_in != term.year) => Shape::Schedule(Box::new(schedule)),
            (_, escalation) => self.polynomial(&dated, &prices, escalation),
        }
    }

    fn prices(&self, line: &Line, path: Option<&Input>) -> Prices {
        let paths = &self.model.carbon;
        let path = match path {
            Some(Input::CarbonMarket) => paths.market.as_ref(),
            Some(_) => paths.shadow.as_ref(),
            None => None,
        };
        path.map_or_else(|| Prices::of_line(self.model, line), |path| Prices::of_carbon(self.model, path))
    }

    /// What a schedule of a line would be drawn from; nothing when its dates and shares are certain.
    fn schedule(&self, option: &'a CostOption, line: &'a Line, prices: Prices, emits: bool, rent: bool) -> Schedule<'a> {
        let place = |field| Input::Line { option: option.id.clone(), line: line.id.clone(), field };
        let drawn = [Field::LifeYears, Field::Residual, Field::Financing]
            .into_iter()
            .filter_map(|field| Some((field, self.column(&place(field))?)))
            .collect();
        let escalation = match (&prices, &line.escalation) {
            (Prices::Constant(_), Some(Escalation::Constant { .. })) => self.column(&place(Field::Escalation)),
            (Prices::Constant(_), None) if self.model.basis == super::model::Basis::Nominal => {
                self.column(&Input::Inflation)
            }
            _ => None,
        };
        Schedule {
            line,
            option,
            escalation: escalation.map(Number::Drawn),
            prices,
            drawn,
            option_life: self.column(&Input::OptionLife(option.id.clone())),
            emits,
            rent,
        }
    }

    fn polynomial(&mut self, dated: &[Term], prices: &Prices, escalation: Option<Number>) -> Shape<'a> {
        let last = dated.iter().map(|term| term.year).max().unwrap_or(0) as usize;
        let has_mid = dated.iter().any(|term| term.mid_year);
        let mut polynomial = Polynomial {
            escalation: escalation.unwrap_or(Number::Certain(0.0)),
            end: vec![0.0; last + 1],
            mid: vec![0.0; if has_mid { last + 1 } else { 0 }],
        };
        for term in dated {
            // prices that are certain are part of the coefficient
            let level = if escalation.is_some() { 1.0 } else { level(prices, term) };
            let coefficients = if term.mid_year { &mut polynomial.mid } else { &mut polynomial.end };
            if let Some(coefficient) = coefficients.get_mut(term.year as usize) {
                *coefficient += term.share * level;
            }
        }
        let known = self.shapes.iter().position(|shape| *shape == polynomial);
        Shape::Polynomial(known.unwrap_or_else(|| {
            self.shapes.push(polynomial);
            self.shapes.len() - 1
        }))
    }
}

/// What is certain of a product, and the columns of the rest.
struct Product {
    factor: f64,
    columns: Vec<usize>,
}

impl Product {
    fn value(&mut self, plan: &Plan<'_>, factor: Option<&Value>, place: &Input) {
        let column = match factor {
            Some(Value::Parameter { parameter }) => plan.column(&Input::Parameter(parameter.clone())),
            _ => plan.column(place),
        };
        match (column, factor) {
            (Some(column), _) => self.columns.push(column),
            (None, Some(certain)) => self.factor *= value(plan.model, certain),
            (None, None) => self.factor = 0.0,
        }
    }
}

fn level(prices: &Prices, term: &Term) -> f64 {
    prices.at(if matches!(prices, Prices::Path(_)) { term.year } else { term.priced_in })
}

/// Present value of one unit of price.
fn worth(dated: &[Term], prices: &Prices, rate: f64) -> f64 {
    let of = |term: &Term| {
        let discount = if term.mid_year { single_mid_year(rate, term.year) } else { single(rate, term.year) };
        term.share * level(prices, term) * discount
    };
    dated.iter().map(of).sum()
}

impl Polynomial {
    fn fill(&self, discount: (Number, &[f64]), columns: &[Vec<f64>], size: usize, shape: &mut [f64]) {
        let escalations = match self.escalation {
            Number::Drawn(place) => columns.get(place).map(Vec::as_slice).unwrap_or_default(),
            Number::Certain(_) => &[],
        };
        let blocks = shape.as_chunks_mut().0;
        let asked = blocks.get_mut(..size.div_ceil(LANES)).unwrap_or_default();
        fill(self, discount, (self.escalation, escalations), asked);
    }
}

/// Draws that are worked on side by side, more than one processor's word of them: while one waits another goes on. A block is a
/// number of them.
const LANES: usize = 16;

/// 1 / (1 + d) of each rate: once for all shapes, since a division takes as long as a dozen products.
#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn discounts(rates: &[f64]) -> Vec<f64> {
    rates.iter().map(|rate| 1.0 / (1.0 + rate)).collect()
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn fill(polynomial: &Polynomial, discount: (Number, &[f64]), escalation: (Number, &[f64]), shape: &mut [[f64; LANES]]) {
    for (place, sum) in shape.iter_mut().enumerate() {
        let (v, e) = (lanes(discount, place), lanes(escalation, place));
        let mut q = [0.0; LANES];
        q.iter_mut().zip(v.iter().zip(&e)).for_each(|(q, (v, e))| *q = (1.0 + e) * v);
        *sum = horner(&polynomial.end, &q);
        if !polynomial.mid.is_empty() {
            let mid = horner(&polynomial.mid, &q);
            sum.iter_mut().zip(mid.iter().zip(&v)).for_each(|(sum, (mid, v))| *sum += mid / v.sqrt());
        }
    }
}

#[inline(always)]
fn lanes((number, column): (Number, &[f64]), place: usize) -> [f64; LANES] {
    match number {
        Number::Certain(value) => [value; LANES],
        Number::Drawn(_) => column.as_chunks().0.get(place).copied().unwrap_or([0.0; LANES]),
    }
}

#[inline(always)]
fn horner(coefficients: &[f64], q: &[f64; LANES]) -> [f64; LANES] {
    let Some((highest, lower)) = coefficients.split_last() else { return [0.0; LANES] };
    let mut sum = [*highest; LANES];
    for coefficient in lower.iter().rev() {
        for (sum, q) in sum.iter_mut().zip(q) {
            *sum = *sum * q + coefficient;
        }
    }
    sum
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn add_drawn(totals: &mut [f64], factor: f64, drawn: &[f64]) {
    totals.iter_mut().zip(drawn).for_each(|(total, drawn)| *total += factor * drawn);
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn add_shaped(totals: &mut [f64], factor: f64, drawn: &[f64], shape: &[f64]) {
    totals.iter_mut().zip(drawn.iter().zip(shape)).for_each(|(total, (drawn, shape))| *total += factor * drawn * shape);
}

impl LinePlan<'_> {
    pub(crate) fn add(&self, plan: &Plan<'_>, columns: &[Vec<f64>], shapes: &[Vec<f64>], totals: &mut [f64]) {
        let column = |place: &usize| columns.get(*place).map(Vec::as_slice).unwrap_or_default();
        match (&self.shape, self.columns.as_slice()) {
            // the usual ones: a price that is drawn, and a rate that is drawn with or without it
            (Shape::Certain(shape), [only]) => {
                add_drawn(totals, self.factor * shape, column(only));
            }
            (Shape::Polynomial(place), [only]) => {
                let shape = shapes.get(*place).map(Vec::as_slice).unwrap_or_default();
                add_shaped(totals, self.factor, column(only), shape);
            }
            (shape, places) => {
                for (draw, total) in totals.iter_mut().enumerate() {
                    let worth = match shape {
                        Shape::Certain(shape) => *shape,
                        Shape::Polynomial(place) => {
                            shapes.get(*place).and_then(|shape| shape.get(draw)).copied().unwrap_or(f64::NAN)
                        }
                        Shape::Schedule(schedule) => schedule.worth(plan, columns, draw),
                    };
                    let product = places
                        .iter()
                        .fold(self.factor, |product, place| product * column(place).get(draw).copied().unwrap_or(f64::NAN));
                    *total += product * worth;
                }
            }
        }
    }
}

impl Schedule<'_> {
    fn worth(&self, plan: &Plan<'_>, columns: &[Vec<f64>], draw: usize) -> f64 {
        let at = |place: usize| Number::Drawn(place).at(columns, draw);
        let mut line = self.line.clone();
        for (field, place) in &self.drawn {
            set(&mut line, *field, at(*place));
        }
        let option = CostOption {
            id: String::new(),
            title: String::new(),
            units: None,
            life_years: self.option_life.map(at).map(|life| life as u32).or(self.option.life_years),
            lines: Vec::new(),
        };
        let mut dated = terms(plan.model, &option, &line);
        if self.emits {
            dated = emissions(&dated, &line);
        }
        let rate = plan.rate.at(columns, draw);
        let rent = match &line.financing {
            Some(Financing::Rent { per_year, .. }) if self.rent => number(*per_year),
            _ => 1.0,
        };
        let worth = match self.escalation {
            None => worth(&dated, &self.prices, rate),
            Some(escalation) => worth(&dated, &Prices::Constant(escalation.at(columns, draw)), rate),
        };
        rent * worth
    }
}

fn set(line: &mut Line, field: Field, value: f64) {
    let decimal = rust_decimal::Decimal::from_f64_retain(value).unwrap_or_default();
    match (field, &mut line.residual, &mut line.financing) {
        (Field::LifeYears, _, _) => line.life_years = Some(value as u32),
        (Field::Residual, Some(Residual::Factor { share }), _) => *share = decimal,
        (Field::Financing, _, Some(Financing::Loan { rate, .. })) => *rate = decimal,
        (Field::Financing, _, Some(Financing::Rent { per_year, .. })) => *per_year = decimal,
        _ => {}
    }
}

impl OptionPlan<'_> {
    /// Present values of a block, as annual equivalents.
    pub(crate) fn to_annual(&self, plan: &Plan<'_>, columns: &[Vec<f64>], totals: &mut [f64]) {
        let life = plan.column(&Input::OptionLife(self.option.id.clone()));
        for (draw, total) in totals.iter_mut().enumerate() {
            let years =
                life.map_or_else(|| horizon(plan.model, self.option), |place| Number::Drawn(place).at(columns, draw) as u32);
            *total *= capital_recovery(plan.rate.at(columns, draw), years);
        }
    }
}
