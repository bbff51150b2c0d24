//! What another value would change: one input at a time (tornado), two at once, and the value at which two options cost the same.

use serde::Serialize;

use super::check::Checked;
use super::error::Result;
use super::input::{Field, Input, number};
use super::model::{BreakEven, CostOption, Model, Uncertain};
use super::outcome::all_compared;

/// What an input does between two values. Figures are what options are compared by, in the order of the model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Swing {
    pub input: Input,
    pub base: f64,
    pub low: f64,
    pub high: f64,
    pub at_low: Vec<f64>,
    pub at_high: Vec<f64>,
    /// How far it moves the difference between the baseline and the option that is cheapest of the others: the length of its bar.
    pub width: f64,
    /// How far it moves the option that it moves most.
    pub widest: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    pub rows: Input,
    pub row_values: Vec<f64>,
    pub columns: Input,
    pub column_values: Vec<f64>,
    /// By row, column, option.
    pub figures: Vec<Vec<Vec<f64>>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Crossing {
    pub input: Input,
    pub options: [String; 2],
    pub low: f64,
    pub high: f64,
    /// First option less second, at the bounds.
    pub at_low: f64,
    pub at_high: f64,
    /// Where they cost the same, lowest first; none when one is cheaper all along.
    pub values: Vec<f64>,
    /// Of a number of years there is no exact value: the first whole one after which the order has changed.
    pub whole: bool,
}

/// Widest first. With no range in the model, the inputs that are uncertain between their bounds.
pub(crate) fn swings(checked: Checked<'_>) -> Result<Vec<Swing>> {
    let model = checked.model();
    let uncertain = model.uncertainty.iter().flat_map(|uncertainty| &uncertainty.inputs);
    let ranges: Vec<(&Input, f64, f64)> = if model.sensitivity.is_empty() {
        uncertain.map(|Uncertain { input, distribution }| (input, distribution.min(), distribution.max())).collect()
    } else {
        model.sensitivity.iter().map(|range| (&range.input, number(range.low), number(range.high))).collect()
    };
    let parts = Parts::of(model);
    let duel = between(model, &parts.figures);
    let swing = |(input, low, high)| swing(&parts, duel, input, low, high);
    let mut swings = ranges.into_iter().map(swing).collect::<Result<Vec<_>>>()?;
    swings.sort_by(|a, b| b.width.total_cmp(&a.width).then_with(|| b.widest.total_cmp(&a.widest)));
    Ok(swings)
}

/// A model, and each of its options alone: what concerns one option leaves the others as they were.
struct Parts {
    whole: Model,
    alone: Vec<Model>,
    /// What the options are compared by, as the model stands.
    figures: Vec<f64>,
}

impl Parts {
    fn of(model: &Model) -> Parts {
        let whole = Model { uncertainty: None, ..model.clone() };
        let alone = |option: &CostOption| Model { options: vec![option.clone()], ..whole.clone() };
        Parts { alone: model.options.iter().map(alone).collect(), figures: all_compared(model), whole }
    }

    /// The part that an input concerns; the place of its option, when it is one.
    fn of_input(&self, input: &Input) -> (&Model, Option<usize>) {
        let place = input.option().and_then(|id| self.whole.options.iter().position(|option| option.id == id));
        (place.and_then(|place| self.alone.get(place)).unwrap_or(&self.whole), place)
    }

    /// What the options are compared by with another value of an input.
    fn compared(&self, input: &Input, value: f64) -> Result<Vec<f64>> {
        let (part, place) = self.of_input(input);
        let changed = all_compared(&input.set(part, value)?);
        let Some(place) = place else { return Ok(changed) };
        let mut figures = self.figures.clone();
        figures.splice(place..=place, changed);
        Ok(figures)
    }
}

fn swing(parts: &Parts, [base, rival]: [usize; 2], input: &Input, low: f64, high: f64) -> Result<Swing> {
    let (at_low, at_high) = (parts.compared(input, low)?, parts.compared(input, high)?);
    // baseline less the best other option, as the model stands
    let saved = |figures: &[f64]| {
        let at = |place: usize| figures.get(place).copied().unwrap_or(0.0);
        at(base) - at(rival)
    };
    let widest = at_low.iter().zip(&at_high).map(|(low, high)| (high - low).abs()).fold(0.0, f64::max);
    let width = (saved(&at_high) - saved(&at_low)).abs();
    Ok(Swing { input: input.clone(), base: input.read(parts.of_input(input).0)?, low, high, at_low, at_high, width, widest })
}

/// The baseline, and the cheapest of the others.
pub fn duel(model: &Model) -> [usize; 2] {
    between(model, &all_compared(model))
}

fn between(model: &Model, figures: &[f64]) -> [usize; 2] {
    let baseline = super::outcome::baseline(model);
    let base = model.options.iter().position(|option| option.id == baseline).unwrap_or(0);
    let rival = figures.iter().enumerate().filter(|(place, _)| *place != base).min_by(|a, b| a.1.total_cmp(b.1));
    [base, rival.map_or(base, |(place, _)| place)]
}

pub(crate) fn table(checked: Checked<'_>) -> Result<Option<Table>> {
    let model = checked.model();
    let Some(two_way) = &model.two_way else { return Ok(None) };
    let row_values: Vec<f64> = two_way.rows.values.iter().map(|value| number(*value)).collect();
    let column_values: Vec<f64> = two_way.columns.values.iter().map(|value| number(*value)).collect();
    let figures = row_values
        .iter()
        .map(|row| {
            let with_row = two_way.rows.input.set(model, *row)?;
            let cell = |column: &f64| Ok(all_compared(&two_way.columns.input.set(&with_row, *column)?));
            column_values.iter().map(cell).collect()
        })
        .collect::<Result<_>>()?;
    Ok(Some(Table {
        rows: two_way.rows.input.clone(),
        row_values,
        columns: two_way.columns.input.clone(),
        column_values,
        figures,
    }))
}

pub(crate) fn crossings(checked: Checked<'_>) -> Result<Vec<Crossing>> {
    let model = checked.model();
    model.break_even.iter().map(|sought| crossing(model, sought)).collect()
}

/// Parts into which the interval is cut to look for changes of sign.
const PARTS: u32 = 128;

fn crossing(model: &Model, sought: &BreakEven) -> Result<Crossing> {
    let (low, high) = (number(sought.low), number(sought.high));
    let place = |id: &String| model.options.iter().position(|option| option.id == *id).unwrap_or(0);
    let [first, second] = [place(&sought.options[0]), place(&sought.options[1])];
    let difference = |value: f64| -> Result<f64> {
        let figures = all_compared(&sought.input.set(model, value)?);
        let at = |place: usize| figures.get(place).copied().unwrap_or(0.0);
        Ok(at(first) - at(second))
    };
    let whole = is_whole(&sought.input);
    let values = if whole { whole_crossings(low, high, &difference)? } else { exact_crossings(low, high, &difference)? };
    Ok(Crossing {
        input: sought.input.clone(),
        options: sought.options.clone(),
        low,
        high,
        at_low: difference(low)?,
        at_high: difference(high)?,
        values,
        whole,
    })
}

fn is_whole(input: &Input) -> bool {
    matches!(input, Input::HorizonYears | Input::OptionLife(_) | Input::Line { field: Field::LifeYears, .. })
}

fn exact_crossings(low: f64, high: f64, difference: &impl Fn(f64) -> Result<f64>) -> Result<Vec<f64>> {
    let mut values = Vec::new();
    let mut start = (low, difference(low)?);
    if start.1 == 0.0 {
        values.push(low);
    }
    for part in 1..=PARTS {
        let at = if part == PARTS { high } else { low + (high - low) * f64::from(part) / f64::from(PARTS) };
        let end = (at, difference(at)?);
        if end.1 == 0.0 {
            values.push(at);
        } else if start.1 * end.1 < 0.0 {
            values.push(bisect(start, end, difference)?);
        }
        start = end;
    }
    Ok(values)
}

/// Between two values of opposite sign, until no number lies between.
fn bisect(mut low: (f64, f64), mut high: (f64, f64), difference: &impl Fn(f64) -> Result<f64>) -> Result<f64> {
    for _ in 0..200 {
        let middle = f64::midpoint(low.0, high.0);
        if middle <= low.0 || middle >= high.0 {
            break;
        }
        let at = difference(middle)?;
        if at == 0.0 {
            return Ok(middle);
        }
        if at * low.1 < 0.0 {
            high = (middle, at);
        } else {
            low = (middle, at);
        }
    }
    Ok(if low.1.abs() < high.1.abs() { low.0 } else { high.0 })
}

fn whole_crossings(low: f64, high: f64, difference: &impl Fn(f64) -> Result<f64>) -> Result<Vec<f64>> {
    let mut values = Vec::new();
    let mut at = low.ceil().max(1.0);
    let mut before = difference(at)?;
    while at + 1.0 <= high {
        at += 1.0;
        let now = difference(at)?;
        if (before > 0.0) != (now > 0.0) {
            values.push(at);
        }
        before = now;
    }
    Ok(values)
}
