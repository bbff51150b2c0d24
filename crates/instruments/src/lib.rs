//! What buyers compute, as pure functions: no input or output, no clock, no SQL, not async.
//!
//! Always holds: the same model gives the same result on every machine; a figure comes with what it was made from, so that a
//! person can check it by hand; a formula names its source.
//!
//! [`total_cost`]: total cost of ownership of options over a horizon (`docs/total-cost.md`).
//! [`assessment`]: assessment of a supplier by a questionnaire (`docs/assessment.md`).
//! [`transport`]: emissions of transport chains, of shipments and of scenarios.

pub mod assessment;
pub mod money;
pub mod total_cost;
pub mod transport;

pub use money::Money;
