//! Numbers and choices as people type and read them: a comma or a point, spaces between thousands, percentages.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

use crate::kit::Language;

/// `1 234,50`, `1234.5`, `-3`: None for anything else.
pub fn decimal(text: &str) -> Option<Decimal> {
    let plain: String =
        text.chars().filter(|letter| !letter.is_whitespace() && !"\u{a0}\u{202f}%€$".contains(*letter)).collect();
    plain.replace(',', ".").replace('\u{2212}', "-").parse().ok()
}

/// `3` is 0.03.
pub fn percent(text: &str) -> Option<Decimal> {
    decimal(text).and_then(|percent| percent.checked_div(Decimal::ONE_HUNDRED))
}

/// A number that is not money.
pub fn number(text: &str) -> Option<f64> {
    decimal(text).and_then(|number| number.to_f64())
}

/// As a field shows it again.
pub fn shown(language: Language, number: Decimal) -> String {
    let text = number.normalize().to_string();
    if language == Language::Fr { text.replace('.', ",") } else { text }
}

/// The same of a number that is not money.
pub fn shown_number(language: Language, number: f64) -> String {
    Decimal::from_f64(number).map_or_else(|| number.to_string(), |number| shown(language, number))
}

pub fn shown_percent(language: Language, rate: Decimal) -> String {
    shown(language, rate * Decimal::ONE_HUNDRED)
}

/// The word of a choice, as it is in JSON.
pub fn code(choice: impl serde::Serialize) -> String {
    serde_json::to_value(choice).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

pub fn choice<T: serde::de::DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_both_countries_write_them() {
        for text in ["1 234,50", "1234.5", "1\u{a0}234,5 €", "1\u{202f}234,50"] {
            assert_eq!(decimal(text), Some(Decimal::new(12_345, 1)), "{text}");
        }
        assert_eq!(percent("2,37 %"), Some(Decimal::new(237, 4)));
        assert_eq!(decimal("douze"), None);
        assert_eq!(decimal(""), None);
    }
}
