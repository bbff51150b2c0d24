//! Total cost of ownership of 2 to 8 options: present values, annual equivalents, what one saves against another, what could
//! change the result, and how likely each is to be the cheapest.
//!
//! The method is that of NIST Handbook 135 (Life-Cycle Costing Manual, 1995) and of the program BLCC; `docs/total-cost.md` gives
//! every formula in words that a tenderer can contest. [`evaluate`] takes a [`Model`] and gives an [`Outcome`].
//!
//! Always holds: real and nominal rates are never mixed; present values are sums of flows that are all shown; multiplying every
//! cost multiplies every present value; a line that costs nothing changes nothing, not even a draw.
//!
//! Amounts are decimals as they are entered. From the first discount factor on, figures are `f64`: powers of rates have no finite
//! decimals, and 15 digits are left where money has two after the point. Nothing is rounded before it is shown.

mod check;
mod compare;
mod correlation;
pub mod discount;
mod distribution;
mod draw;
mod error;
mod hands;
mod input;
mod model;
mod monte_carlo;
mod outcome;
mod plan;
mod prices;
mod sensitivity;
pub mod special;
mod spread;
mod terms;

pub use check::Checked;
pub use compare::{Comparison, Payback, Ratio};
pub use distribution::Distribution;
pub use error::{Error, Problem, Result};
pub use input::{Field, Input};
pub use model::{
    Basis, BreakEven, Carbon, CarbonCounted, Category, Comparison as Compared, Convention, Correlation, CostOption,
    DiscountRate, Escalation, Financing, Line, Model, Parameter, Per, PricePath, Range, Residual, Steps, Timing, TwoWay,
    Uncertain, Uncertainty, Value, YearPrice,
};
pub use monte_carlo::{Likely, MonteCarlo, Saving};
pub use outcome::{CarbonOutcome, CategorySum, Factor, Flow, LineOutcome, OptionOutcome, Outcome, evaluate};
pub use prices::calendar_year;
pub use sensitivity::{Crossing, Swing, Table, duel};
pub use spread::{BARS, Spread};
pub use terms::What;

/// The version of the method: it changes when the same model would give another figure.
pub const METHOD: &str = "boucle-tco-1";
