//! The charts of a calculation of total cost, as numbers that its templates put into SVG. Each stands beside a table of the same
//! figures.

use instruments::total_cost::{Category, Model, OptionOutcome, Outcome, duel};

use super::words;
use crate::kit::Language;
use crate::tools::bars::{Bar, length, parts};

pub const GROUPS: [&str; 4] = ["buy", "use", "keep", "end"];

/// What is left of a purchase counts against it: its price is what it cost less what comes back.
pub fn group(category: Category) -> &'static str {
    match category {
        Category::Acquisition
        | Category::Installation
        | Category::Replacement
        | Category::Financing
        | Category::ResidualValue => "buy",
        Category::Energy | Category::Consumables => "use",
        Category::Maintenance | Category::Downtime | Category::Training | Category::Other => "keep",
        Category::EndOfLife | Category::Carbon => "end",
    }
}

pub fn bars(language: Language, outcome: &Outcome) -> Vec<Bar> {
    let sums = |option: &OptionOutcome| {
        GROUPS.map(|name| {
            let of = option.categories.iter().filter(|sum| group(sum.category) == name);
            (name, of.map(|sum| sum.present_value).sum::<f64>())
        })
    };
    let longest = outcome.options.iter().map(|option| length(&sums(option))).fold(1e-9, f64::max);
    let bar = |option: &OptionOutcome| {
        let sums = sums(option);
        let said = sums.iter().filter(|(_, sum)| *sum > 0.0).map(|(name, sum)| {
            let group = language.t(&format!("tools-group-{name}"));
            format!("{group} {}", words::money(language, *sum, &outcome.currency))
        });
        Bar {
            title: option.title.clone(),
            total: words::money(language, option.present_value, &outcome.currency),
            said: format!("{} · {}", option.title, said.collect::<Vec<_>>().join(" · ")),
            parts: parts(&sums, longest),
        }
    };
    outcome.options.iter().map(bar).collect()
}

/// How far an input moves what one option saves over the baseline.
pub struct Arm {
    pub title: String,
    pub at_low: String,
    pub at_high: String,
    pub low: String,
    pub high: String,
    /// From 0 to 600, the saving as the model stands at `Tornado::middle`.
    pub left: i64,
    pub left_width: i64,
    pub right: i64,
    pub right_width: i64,
}

pub struct Tornado {
    pub arms: Vec<Arm>,
    pub middle: i64,
    pub base: String,
    pub rival: String,
}

pub fn tornado(language: Language, model: &Model, outcome: &Outcome) -> Option<Tornado> {
    let [base, rival] = duel(model);
    let title = |place: usize| outcome.options.get(place).map(|option| option.title.clone()).unwrap_or_default();
    let saved = |figures: &[f64]| figures.get(base).zip(figures.get(rival)).map_or(0.0, |(base, rival)| base - rival);
    let compared: Vec<f64> = outcome.options.iter().map(|option| compared(outcome, option)).collect();
    let now = saved(&compared);
    let swings: Vec<_> = outcome.sensitivity.iter().take(8).filter(|swing| swing.width > 0.0).collect();
    if swings.is_empty() {
        return None;
    }
    let ends = swings.iter().flat_map(|swing| [saved(&swing.at_low), saved(&swing.at_high), now]);
    let (least, most) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), end| (least.min(end), most.max(end)));
    let at = |value: f64| ((value - least) / (most - least).max(1e-9) * 600.0).round() as i64;
    let middle = at(now);
    let money = |value: f64| words::money(language, value, &outcome.currency);
    let arms = swings
        .iter()
        .map(|swing| {
            let (low, high) = (saved(&swing.at_low), saved(&swing.at_high));
            let (left, right) = (low.min(high), low.max(high));
            Arm {
                title: words::input(language, model, &swing.input),
                at_low: money(low),
                at_high: money(high),
                low: words::value(language, model, &swing.input, swing.low),
                high: words::value(language, model, &swing.input, swing.high),
                left: at(left).min(middle),
                left_width: (middle - at(left)).max(0),
                right: middle,
                right_width: (at(right) - middle).max(0),
            }
        })
        .collect();
    Some(Tornado { arms, middle, base: money(now), rival: title(rival) })
}

/// What options are compared by.
pub fn compared(outcome: &Outcome, option: &OptionOutcome) -> f64 {
    match outcome.comparison {
        instruments::total_cost::Compared::CommonHorizon => option.present_value,
        instruments::total_cost::Compared::AnnualEquivalent => option.annual_equivalent,
    }
}

/// The draws of what one option saves over the baseline.
pub struct Histogram {
    pub option: String,
    /// Left, top, height, and whether it saves, in a drawing of 600 by 160.
    pub columns: Vec<(i64, i64, i64, bool)>,
    pub width: i64,
    /// Where nothing is saved, when some draws are on each side of it.
    pub zero: Option<i64>,
    pub low: String,
    pub high: String,
}

pub fn histograms(language: Language, outcome: &Outcome) -> Vec<Histogram> {
    let savings = outcome.monte_carlo.iter().flat_map(|drawn| &drawn.savings);
    savings
        .map(|saving| {
            let spread = &saving.spread;
            let count = spread.histogram.len().max(1) as f64;
            let most = f64::from(spread.histogram.iter().copied().max().unwrap_or(1).max(1));
            let column = |(place, count_here): (usize, &u32)| {
                let height = (f64::from(*count_here) / most * 150.0).round() as i64;
                let middle = spread.min + (spread.max - spread.min) * (place as f64 + 0.5) / count;
                ((place as f64 * 600.0 / count).round() as i64, 160 - height, height, middle > 0.0)
            };
            let title = outcome.options.iter().find(|option| option.id == saving.option).map(|option| option.title.clone());
            Histogram {
                option: title.unwrap_or_default(),
                columns: spread.histogram.iter().enumerate().map(column).collect(),
                width: (600.0 / count).floor() as i64 - 1,
                zero: (spread.min < 0.0 && spread.max > 0.0)
                    .then(|| (-spread.min / (spread.max - spread.min) * 600.0).round() as i64),
                low: words::money(language, spread.min, &outcome.currency),
                high: words::money(language, spread.max, &outcome.currency),
            }
        })
        .collect()
}
