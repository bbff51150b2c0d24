//! Deliverables tried by those who will use them: a version is given out to testers of the organisations that take part, who
//! answer a short grid, say whether it meets the need, and remark; each remark gets an answer; the rule of the group decides.
//! Always: an organisation has one opinion; the page says what the count is and what is missing; who is asked to try from
//! outside the group sees that trial and nothing else of it; what was decided keeps the count by which it was.

pub mod queries;
pub mod rules;
pub mod standing;

use axum::extract::FromRef;

use crate::kit::App;
use crate::kit::route::Route;

crate::texts!("trials");

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![]
}
