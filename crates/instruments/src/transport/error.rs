//! What can be wrong with a chain, a shipment or a set of factors: where, and what would be right.

/// What cannot be computed. `at` is the place in what was written (`elements/2/distance/adjustment`, or the column of a file),
/// `problem` what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {problem}")]
pub struct Error {
    pub at: String,
    pub problem: Problem,
}

/// Kept as it is, so that it can be said in any language later.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    #[error("is missing")]
    Missing,
    #[error("is not a number")]
    NotANumber,
    #[error("must be between {0} and {1}")]
    Between(String, String),
    #[error("from {0} to {1} are expected")]
    Count(usize, usize),
    #[error("is named twice")]
    Twice,
    #[error("“{0}” is not known here; one of: {1}")]
    Unknown(String, String),
    #[error("the set of factors has none for “{0}”")]
    NoFactor(String),
    #[error("is of another mode than this vehicle")]
    OtherMode,
    #[error("a distance that was driven needs its adjustment factor (driven / shortest feasible)")]
    NeedsAdjustment,
    #[error("is more than the vehicle carries at this load share")]
    MoreThanCarried,
    #[error("is less than what was carried for this load")]
    LessThanActivity,
    #[error("needs a price for both, in the same currency")]
    Currency,
    #[error("is not a date such as 2026-03-14 or 2026-03")]
    NotADate,
    #[error("cannot be read to its end")]
    Unreadable,
    #[error("is not written in UTF-8")]
    NotUtf8,
    #[error("has more than {0} characters")]
    TooLong(usize),
    #[error("is not a column that is read; one of: {0}")]
    NotAColumn(String),
    #[error("has another number of cells than the first line")]
    Cells,
}

/// Its place, and its sentence in English: what programs read.
impl serde::Serialize for Error {
    fn serialize<S: serde::Serializer>(&self, out: S) -> std::result::Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;

        let mut error = out.serialize_struct("Error", 2)?;
        error.serialize_field("at", &self.at)?;
        error.serialize_field("problem", &self.problem.to_string())?;
        error.end()
    }
}

pub type Result<T> = std::result::Result<T, Error>;

pub(crate) fn wrong<T>(at: impl Into<String>, problem: Problem) -> Result<T> {
    Err(Error { at: at.into(), problem })
}

/// A number that is one, and within its bounds.
pub(crate) fn within(at: impl FnOnce() -> String, value: f64, low: f64, high: f64) -> Result<f64> {
    if (low..=high).contains(&value) {
        return Ok(value);
    }
    let problem = if value.is_nan() { Problem::NotANumber } else { Problem::Between(low.to_string(), high.to_string()) };
    wrong(at(), problem)
}
