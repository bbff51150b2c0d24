//! Many draws of all that is uncertain at once.
//!
//! A line is a product: of drawn numbers, of what is certain, and of its shape (the present value of one unit of price). Shapes
//! are worked out once when rates are certain; when a rate is drawn they are a polynomial in (1 + e) / (1 + d), for several draws
//! at a time. Only a drawn life, residual value or loan needs a new schedule for each draw.

use multiversion::multiversion;
use serde::Serialize;

use super::check::Checked;
use super::correlation::Copula;
use super::draw::{Source, Tables};
use super::error::Result;
use super::hands::{each, hands};
use super::input::{Field, Input};
use super::model::{Comparison, CostOption, Model, Uncertain, Uncertainty};
use super::plan::{OptionPlan, Plan};
use super::spread::Spread;

/// Draws that are worked on at once: their columns stay in the processor's nearest memory.
const BLOCK: usize = 256;
/// Fewer than this are not worth a thread.
const SHARE: usize = 64 * BLOCK;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonteCarlo {
    pub draws: u32,
    pub seed: u64,
    pub options: Vec<Likely>,
    /// Baseline less each other option.
    pub savings: Vec<Saving>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Likely {
    pub option: String,
    pub spread: Spread,
    /// Share of draws in which it costs least; draws in which several do are shared between them.
    pub cheapest: f64,
    /// Of that share: `√(p (1 − p) / draws)`.
    pub cheapest_standard_error: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Saving {
    pub option: String,
    pub spread: Spread,
    /// Share of draws in which it costs less than the baseline.
    pub probability: f64,
    pub standard_error: f64,
}

pub(crate) fn run(checked: Checked<'_>) -> Result<Option<MonteCarlo>> {
    let model = checked.model();
    let Some(uncertainty) = &model.uncertainty else { return Ok(None) };
    let draws = uncertainty.draws as usize;
    let (mut totals, cheapest) = totals(model, uncertainty, draws)?;
    let error = |p: f64| (p * (1.0 - p) / draws as f64).sqrt();
    let baseline = super::outcome::baseline(model);
    let base = model.options.iter().position(|option| option.id == baseline).unwrap_or(0);
    let base_totals = totals.get_mut(base).map(std::mem::take).unwrap_or_default();
    let likely = |option: &CostOption, totals: &[f64], cheapest: f64| Likely {
        option: option.id.clone(),
        spread: Spread::of(totals),
        cheapest,
        cheapest_standard_error: error(cheapest),
    };
    // in the place of what the option costs, which is not asked any more
    let saving = |option: &CostOption, mut saved: Vec<f64>| {
        saved.iter_mut().zip(&base_totals).for_each(|(total, base)| *total = base - *total);
        let probability = saved.iter().map(|saved| f64::from(u8::from(*saved > 0.0))).sum::<f64>() / draws as f64;
        let (option, standard_error) = (option.id.clone(), error(probability));
        Saving { option, spread: Spread::of(&saved), probability, standard_error }
    };
    let asked = model.options.iter().zip(totals).zip(cheapest).collect();
    let found = each(asked, |((option, totals), cheapest): ((&CostOption, Vec<f64>), f64)| {
        if totals.is_empty() {
            (likely(option, &base_totals, cheapest), None)
        } else {
            (likely(option, &totals, cheapest), Some(saving(option, totals)))
        }
    });
    let (options, savings): (_, Vec<Option<Saving>>) = found.into_iter().unzip();
    let savings = savings.into_iter().flatten().collect();
    Ok(Some(MonteCarlo { draws: uncertainty.draws, seed: uncertainty.seed, options, savings }))
}

/// What each option costs in each draw, and the share of draws in which it costs least.
fn totals(model: &Model, uncertainty: &Uncertainty, draws: usize) -> Result<(Vec<Vec<f64>>, Vec<f64>)> {
    let inputs: Vec<&Input> = uncertainty.inputs.iter().map(|uncertain| &uncertain.input).collect();
    let tables = Tables::of(uncertainty.inputs.iter().map(|uncertain| &uncertain.distribution));
    let sources: Vec<Source> = uncertainty
        .inputs
        .iter()
        .map(|Uncertain { input, distribution }| {
            Source::new(uncertainty.seed, input, distribution, is_whole(input), &tables)
        })
        .collect();
    let copula = Copula::of(uncertainty)?;
    let plan = Plan::of(model, &inputs);
    let mut totals: Vec<Vec<f64>> = model.options.iter().map(|_| vec![0.0; draws]).collect();
    // whole blocks for each thread, the last of which may have fewer
    let share = draws.div_ceil(BLOCK).div_ceil(hands(draws.div_ceil(SHARE))) * BLOCK;
    let mut shares: Vec<Share<'_>> =
        (0..draws).step_by(share).map(|start| Share { start, totals: Vec::with_capacity(totals.len()) }).collect();
    for totals in &mut totals {
        shares.iter_mut().zip(totals.chunks_mut(share)).for_each(|(share, totals)| share.totals.push(totals));
    }
    let wins = each(shares, |share| share.draw(&plan, &sources, copula.as_ref()));
    let cheapest = |place: usize| {
        let parts: u64 = wins.iter().filter_map(|wins| wins.get(place)).sum();
        parts as f64 / f64::from(PARTS) / draws as f64
    };
    let cheapest = (0..totals.len()).map(cheapest).collect();
    Ok((totals, cheapest))
}

/// Draws that follow each other, for one thread.
struct Share<'t> {
    start: usize,
    /// Of each option, what it costs in these draws.
    totals: Vec<&'t mut [f64]>,
}

impl Share<'_> {
    /// In how many draws each option costs least, in [`PARTS`] of a draw.
    fn draw(mut self, plan: &Plan<'_>, sources: &[Source], copula: Option<&Copula>) -> Vec<u64> {
        let mut wins = vec![0; self.totals.len()];
        let mut sources: Vec<Source> = sources.iter().map(|source| source.after(self.start)).collect();
        let mut columns = vec![vec![0.0; BLOCK]; sources.len()];
        let mut shapes = plan.room(BLOCK);
        let draws = self.totals.first().map_or(0, |totals| totals.len());
        for begin in (0..draws).step_by(BLOCK) {
            let size = BLOCK.min(draws - begin);
            draw(&mut sources, copula, &mut columns);
            plan.shapes(&columns, size, &mut shapes);
            for (option, totals) in plan.options.iter().zip(&mut self.totals) {
                add(plan, option, &columns, &shapes, totals.get_mut(begin..begin + size).unwrap_or_default());
            }
            let block: Vec<&[f64]> =
                self.totals.iter().map(|totals| totals.get(begin..begin + size).unwrap_or_default()).collect();
            count(&block, &mut wins);
        }
        wins
    }
}

/// A block of draws of each input.
fn draw(sources: &mut [Source], copula: Option<&Copula>, columns: &mut [Vec<f64>]) {
    let is_mixed = |place: usize| copula.is_some_and(|copula| copula.has(place));
    for (place, (column, source)) in columns.iter_mut().zip(&mut *sources).enumerate() {
        if is_mixed(place) { source.uniform(column) } else { source.fill(column) }
    }
    let Some(copula) = copula else { return };
    copula.mix(columns);
    for (place, (column, source)) in columns.iter_mut().zip(sources).enumerate() {
        if is_mixed(place) {
            source.turn(column);
        }
    }
}

fn is_whole(input: &Input) -> bool {
    matches!(input, Input::OptionLife(_) | Input::Line { field: Field::LifeYears, .. })
}

/// Adds up the lines of an option for a block of draws.
fn add(plan: &Plan<'_>, option: &OptionPlan<'_>, columns: &[Vec<f64>], shapes: &[Vec<f64>], totals: &mut [f64]) {
    totals.fill(option.certain);
    for line in &option.lines {
        line.add(plan, columns, shapes, totals);
    }
    if plan.comparison() == Comparison::AnnualEquivalent {
        option.to_annual(plan, columns, totals);
    }
}

/// A draw is cut in so many, which up to eight options share evenly: sums of whole numbers do not depend on who adds them first.
const PARTS: u32 = 840;

/// Adds the draws of a block to those who cost least in them.
#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2+fma", "x86_64+avx2+fma"))]
fn count(totals: &[&[f64]], wins: &mut [u64]) {
    let (mut least, mut sharing) = ([f64::INFINITY; BLOCK], [0.0; BLOCK]);
    for option in totals {
        least.iter_mut().zip(*option).for_each(|(least, total)| *least = if total < least { *total } else { *least });
    }
    for option in totals {
        let pairs = option.iter().zip(&least);
        sharing
            .iter_mut()
            .zip(pairs)
            .for_each(|(sharing, (total, least))| *sharing += if total <= least { 1.0 } else { 0.0 });
    }
    let parts = sharing.map(|sharing| (f64::from(PARTS) / sharing) as u32);
    for (option, wins) in totals.iter().zip(wins) {
        let shared = option.iter().zip(least.iter().zip(&parts));
        *wins += u64::from(shared.map(|(total, (least, parts))| if total <= least { *parts } else { 0 }).sum::<u32>());
    }
}
