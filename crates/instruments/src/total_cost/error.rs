//! What can be wrong with a model: where, and what would be right.

/// A model that cannot be computed. `at` is the place in the model (`options/new/lines/price/amount`), `problem` what is wrong
/// there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {problem}")]
pub struct Error {
    pub at: String,
    pub problem: Problem,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("from {0} to {1} are expected")]
    Count(usize, usize),
    #[error("must be between {0} and {1}")]
    Between(String, String),
    #[error("is named twice")]
    Twice,
    #[error("is not in the model")]
    Unknown,
    #[error("must be written with letters, digits, - or _")]
    Name,
    #[error("a real rate cannot be used in a nominal model")]
    RealInNominal,
    #[error("a nominal rate cannot be used in a real model")]
    NominalInReal,
    #[error("a nominal model needs the rate of inflation, at which lines without escalation rise")]
    NeedsInflation,
    #[error("needs an amount or kilograms of CO2e")]
    Nothing,
    #[error("needs a price path for carbon")]
    NeedsCarbonPrice,
    #[error("is in another currency than the model")]
    Currency,
    #[error("needs the life in years")]
    NeedsLife,
    #[error("what is rented has no residual value")]
    Rented,
    #[error("only a cost that occurs once can be financed, wear out or keep a value")]
    NotOnce,
    #[error("is a parameter: vary the parameter")]
    IsParameter,
    #[error("cannot be varied here")]
    CannotVary,
    #[error("low, likely and high must rise")]
    Order,
    #[error("these rank correlations contradict each other")]
    Correlations,
    #[error("the result is too large to be written")]
    TooLarge,
}

pub type Result<T> = std::result::Result<T, Error>;

pub(crate) fn wrong<T>(at: impl Into<String>, problem: Problem) -> Result<T> {
    Err(Error { at: at.into(), problem })
}
