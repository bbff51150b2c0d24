//! Amounts as people enter and read them: exact decimals with their currency.
//! Discounting is not done here: its factors have no finite decimal form, so present values are `f64` (15 digits and more),
//! rounded once, when they are shown.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// An exact amount in a currency (ISO 4217, three capitals).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    pub amount: Decimal,
    pub currency: String,
}

impl Money {
    /// What a present value is when it is written down: to the hundredth, halves to the even neighbour. None past what a decimal
    /// can hold.
    pub fn of_value(value: f64, currency: &str) -> Option<Money> {
        let amount = Decimal::from_f64_retain(value)?.round_dp_with_strategy(2, RoundingStrategy::MidpointNearestEven);
        Some(Money { amount, currency: currency.to_owned() })
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.amount, self.currency)
    }
}
