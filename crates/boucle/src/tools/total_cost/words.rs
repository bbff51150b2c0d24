//! What is wrong with a calculation, and what its numbers are, in the reader's words.

use instruments::total_cost::{Error, Field, Financing, Input, Line, Model, Per, Problem, Value};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use super::typed;
use crate::kit::{Language, format};

/// Where it is and what would be right.
pub fn mistake(language: Language, model: &Model, error: &Error) -> String {
    let code = match &error.problem {
        Problem::Count(..) => "count",
        Problem::Between(..) => "between",
        Problem::Twice => "twice",
        Problem::Unknown | Problem::IsParameter | Problem::CannotVary => "unknown",
        Problem::Name => "name",
        Problem::RealInNominal | Problem::NominalInReal => "basis",
        Problem::NeedsInflation => "inflation",
        Problem::Nothing => "nothing",
        Problem::NeedsCarbonPrice => "carbon",
        Problem::Currency => "currency",
        Problem::NeedsLife => "life",
        Problem::Rented => "rented",
        Problem::NotOnce => "once",
        Problem::Order => "order",
        Problem::Correlations => "correlations",
        Problem::TooLarge => "large",
    };
    let (least, most) = match &error.problem {
        Problem::Count(least, most) => (least.to_string(), most.to_string()),
        Problem::Between(least, most) => (least.clone(), most.clone()),
        _ => (String::new(), String::new()),
    };
    let said = language.with(&format!("tools-mistake-{code}"), [("least", least.into()), ("most", most.into())]);
    let place = error.at.parse::<Input>().map_or_else(|_| place(model, &error.at), |known| input(language, model, &known));
    if place.is_empty() { said } else { language.two("tools-mistake-at", ("place", place), ("problem", said)) }
}

/// `options/new/lines/price/…` is the line of that option.
fn place(model: &Model, at: &str) -> String {
    let parts: Vec<&str> = at.split('/').collect();
    match parts.as_slice() {
        ["options", option, "lines", line, ..] => line_of(model, option, line),
        ["options", option, ..] => option_of(model, option),
        _ => String::new(),
    }
}

fn option_of(model: &Model, id: &str) -> String {
    model.options.iter().find(|option| option.id == id).map(|option| option.title.clone()).unwrap_or_default()
}

fn line_of(model: &Model, option: &str, line: &str) -> String {
    let found = model.options.iter().find(|known| known.id == option);
    let title = found.and_then(|option| option.lines.iter().find(|known| known.id == line)).map(|line| line.title.as_str());
    format!("{}, {}", title.unwrap_or(line), option_of(model, option))
}

/// An input as a label of a chart: « Achat, neuf ».
pub fn input(language: Language, model: &Model, input: &Input) -> String {
    match input {
        Input::DiscountRate => language.t("tools-input-rate"),
        Input::Inflation => language.t("tools-input-inflation"),
        Input::HorizonYears => language.t("tools-input-horizon"),
        Input::Units => language.t("tools-input-units"),
        Input::CarbonMarket => language.t("tools-input-market"),
        Input::CarbonShadow => language.t("tools-input-shadow"),
        Input::Parameter(id) => {
            model.parameters.iter().find(|known| known.id == *id).map_or_else(|| id.clone(), |known| known.title.clone())
        }
        Input::OptionUnits(option) => language.one("tools-input-of-units", "place", option_of(model, option)),
        Input::OptionLife(option) => language.one("tools-input-of-life", "place", option_of(model, option)),
        Input::Line { option, line, field } => {
            let place = line_of(model, option, line);
            let key = match field {
                Field::Amount => return place,
                Field::KgCo2e => "tools-input-of-carbon",
                Field::Quantity(_) => "tools-input-of-quantity",
                Field::Escalation => "tools-input-of-escalation",
                Field::LifeYears => "tools-input-of-life",
                Field::Residual => "tools-input-of-residual",
                Field::Financing => "tools-input-of-financing",
            };
            language.one(key, "place", place)
        }
    }
}

/// A present value as money, to the unit: cents of a sum over ten years say nothing.
pub fn money(language: Language, value: f64, currency: &str) -> String {
    format::money(language, (value.round() * 100.0) as i64, currency)
}

/// A price as it was entered: with its cents, or all its digits when it has more.
pub fn price(language: Language, price: Decimal, currency: &str) -> String {
    let cents = price.normalize() * Decimal::ONE_HUNDRED;
    match cents.to_i64().filter(|_| cents.fract().is_zero()) {
        Some(cents) => format::money(language, cents, currency),
        None => format!("{}\u{a0}{currency}", typed::shown(language, price)),
    }
}

/// What was entered of a line, and whether it is of each unit.
pub fn entered(language: Language, model: &Model, line: &Line) -> String {
    let text = product(language, model, line);
    if line.per == Per::Unit { language.one("tools-each", "amount", text) } else { text }
}

/// Its price and its quantities.
pub fn product(language: Language, model: &Model, line: &Line) -> String {
    let of = |value: &Value| match value {
        Value::Number(number) => typed::shown(language, *number),
        Value::Parameter { parameter } => {
            let known = model.parameters.iter().find(|known| known.id == *parameter);
            known.map_or_else(|| parameter.clone(), |known| known.title.clone())
        }
    };
    let paid = |value: &Value| match value {
        Value::Number(number) => price(language, *number, &model.currency),
        Value::Parameter { .. } => of(value),
    };
    let rent = match &line.financing {
        Some(Financing::Rent { per_year, .. }) => Some(price(language, *per_year, &model.currency)),
        _ => None,
    };
    let amount = rent.or_else(|| line.amount.as_ref().map(paid));
    let text = amount.into_iter().chain(line.quantities.iter().map(of)).collect::<Vec<_>>().join(" × ");
    if line.unit.is_empty() { text } else { format!("{text} {}", line.unit) }
}

/// A value of an input: a rate, a price, or a plain number.
pub fn value(language: Language, model: &Model, input: &Input, value: f64) -> String {
    if is_rate(model, input) {
        let rate = format::decimal(language, (value * 1e6).round() / 1e4);
        return if language == Language::Fr { format!("{rate}\u{a0}%") } else { format!("{rate}%") };
    }
    let paid = matches!(input, Input::Line { field: Field::Amount | Field::Financing, .. });
    match Decimal::from_f64(value).map(|value| value.round_dp(4)) {
        Some(amount) if paid => price(language, amount.round_dp(2), &model.currency),
        Some(number) => typed::shown(language, number),
        None => format::decimal(language, value),
    }
}

/// Whether it is typed and read in per cent.
pub fn is_rate(model: &Model, input: &Input) -> bool {
    match input {
        Input::DiscountRate | Input::Inflation => true,
        Input::Line { field: Field::Escalation | Field::Residual, .. } => true,
        Input::Line { option, line, field: Field::Financing } => {
            let option = model.options.iter().find(|known| known.id == *option);
            let line = option.and_then(|option| option.lines.iter().find(|known| known.id == *line));
            line.is_some_and(|line| matches!(line.financing, Some(Financing::Loan { .. })))
        }
        _ => false,
    }
}

/// With its cents.
pub fn exact(language: Language, value: f64, currency: &str) -> String {
    format::money(language, (value * 100.0).round() as i64, currency)
}

/// `12,3 %`
pub fn percent(language: Language, share: f64) -> String {
    let text = format::decimal(language, (share * 1000.0).round() / 10.0);
    if language == Language::Fr { format!("{text}\u{a0}%") } else { format!("{text}%") }
}
