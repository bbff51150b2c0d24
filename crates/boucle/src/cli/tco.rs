//! Total cost of ownership on the command line: a model in a file, its outcome as a table or as JSON. No database is opened.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use instruments::total_cost::{Model, Outcome, Payback, Ratio, evaluate};

use super::{Place, tell};

#[derive(Args)]
pub struct Tco {
    /// The model, as JSON: the form of POST /api/v1/total-cost, described in docs/total-cost.md
    file: PathBuf,
}

impl Tco {
    pub fn run(self, place: &Place) -> anyhow::Result<()> {
        let text = std::fs::read_to_string(&self.file).with_context(|| self.file.display().to_string())?;
        let model: Model = serde_json::from_str(&text).with_context(|| self.file.display().to_string())?;
        let outcome = evaluate(&model).with_context(|| self.file.display().to_string())?;
        if place.json {
            tell(&serde_json::to_string_pretty(&outcome)?);
        } else {
            tell(&table(&outcome));
        }
        Ok(())
    }
}

fn table(outcome: &Outcome) -> String {
    let mut text = format!(
        "{}\nPresent values in {} over {} years at {} % a year\n\n",
        outcome.title,
        outcome.currency,
        outcome.horizon_years,
        (outcome.discount_rate * 1e6).round() / 1e4
    );
    text.push_str(&format!("{:30} {:>18} {:>16} {:>10}\n", "option", "present value", "a year", "cheapest"));
    for option in &outcome.options {
        let drawn = outcome.monte_carlo.iter().flat_map(|drawn| &drawn.options).find(|likely| likely.option == option.id);
        let likely = drawn.map_or_else(String::new, |likely| format!("{:.1} %", likely.cheapest * 100.0));
        text.push_str(&format!(
            "{:30} {:>18.2} {:>16.2} {likely:>10}\n",
            option.title, option.present_value, option.annual_equivalent
        ));
        for sum in &option.categories {
            text.push_str(&format!("  {:28} {:>18.2}\n", sum.category.code(), sum.present_value));
        }
    }
    for comparison in &outcome.comparisons {
        text.push_str(&format!("\n{} against {}\n", comparison.option, comparison.baseline));
        text.push_str(&format!("  net savings {:.2}\n", comparison.net_savings));
        if let Some(sir) = comparison.sir {
            text.push_str(&format!("  SIR {}\n", ratio(sir)));
        }
        if let Some(airr) = comparison.airr {
            text.push_str(&format!("  AIRR {:.2} %\n", airr * 100.0));
        }
        for (name, found) in [("simple", comparison.simple_payback), ("discounted", comparison.discounted_payback)] {
            if let Some(found) = found {
                text.push_str(&format!("  {name} payback {}\n", payback(found)));
            }
        }
    }
    for crossing in &outcome.break_even {
        let values: Vec<String> = crossing.values.iter().map(f64::to_string).collect();
        let found = if values.is_empty() { "nowhere".to_owned() } else { values.join(", ") };
        text.push_str(&format!(
            "\n{} and {} cost the same at {} = {found}\n",
            crossing.options[0], crossing.options[1], crossing.input
        ));
    }
    text
}

fn ratio(sir: Ratio) -> String {
    match sir {
        Ratio::Of { value } => format!("{value:.2}"),
        Ratio::SavesWithoutInvestment => "none: it saves and nothing more is invested".to_owned(),
        Ratio::SavesNothing => "none: nothing more is invested and nothing is saved".to_owned(),
    }
}

fn payback(found: Payback) -> String {
    match found {
        Payback::AtOnce => "from the start".to_owned(),
        Payback::Reached { year, lost_in: None, .. } => format!("in year {year}"),
        Payback::Reached { year, lost_in: Some(lost), .. } => format!("in year {year}, lost again in year {lost}"),
        Payback::Never => "not within these years".to_owned(),
    }
}
