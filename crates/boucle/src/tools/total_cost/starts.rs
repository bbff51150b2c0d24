//! What a new calculation begins with: the lines that usually count in its category, from `data/tco_templates.json`.

use std::sync::LazyLock;

use instruments::total_cost::{Basis, Category, CostOption, Escalation, Line, Per, Residual, Timing, Value};
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::kit::Language;

#[derive(Deserialize)]
struct Templates {
    templates: Vec<Start>,
}

#[derive(Deserialize)]
pub struct Start {
    code: String,
    pub horizon_years: u32,
    lines: Vec<StartLine>,
}

#[derive(Deserialize)]
struct StartLine {
    fr: String,
    en: String,
    category: Category,
    amount: Decimal,
    quantity: Option<Decimal>,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    per: Per,
    every: Option<u32>,
    #[serde(default)]
    end: bool,
    escalation: Option<Decimal>,
    life_years: Option<u32>,
    residual: Option<Decimal>,
}

pub const CODES: [&str; 8] = ["laptops", "lighting", "vehicles", "furniture", "cleaning", "printers", "works", "empty"];

static STARTS: LazyLock<Vec<Start>> = LazyLock::new(|| {
    let text = include_str!("../../../../../data/tco_templates.json");
    serde_json::from_str::<Templates>(text).map(|read| read.templates).unwrap_or_default()
});

pub fn find(code: &str) -> Option<&'static Start> {
    STARTS.iter().find(|start| start.code == code)
}

impl Start {
    /// An option with these lines; rates are in the basis of the model.
    pub fn option(&self, id: &str, title: &str, language: Language, basis: Basis) -> CostOption {
        let line = |(place, start): (usize, &StartLine)| Line {
            id: format!("l{}", place + 1),
            title: if language == Language::Fr { start.fr.clone() } else { start.en.clone() },
            category: start.category,
            amount: Some(Value::Number(start.amount)),
            kg_co2e: None,
            quantities: start.quantity.map(Value::Number).into_iter().collect(),
            unit: start.unit.clone(),
            per: start.per,
            timing: match start.every {
                Some(years) => Timing::Every { years, from: None, to: None },
                None if start.end => Timing::AtEnd,
                None => Timing::Once { year: 0 },
            },
            escalation: start.escalation.map(|rate| Escalation::Constant { rate, basis }),
            life_years: start.life_years,
            residual: start.residual.map(|share| Residual::Factor { share }),
            financing: None,
            investment: None,
        };
        CostOption {
            id: id.to_owned(),
            title: title.to_owned(),
            units: None,
            life_years: None,
            lines: self.lines.iter().enumerate().map(line).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_of_purchase_has_its_lines() {
        for code in CODES {
            assert!(!find(code).unwrap().lines.is_empty(), "{code}");
        }
        assert_eq!(STARTS.len(), CODES.len());
    }
}
