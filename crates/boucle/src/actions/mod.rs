//! The action plan of a working group's cycle: who does what, from when to when, with what, and what comes of it.
//! Always: an action has its dates and its number for good; what waits in a circle is refused; a plan that was adopted keeps
//! its first dates, so that slippage shows; a year that was closed is read and no longer written.

pub mod queries;
pub mod rules;
pub mod save;
pub mod standing;

use axum::extract::FromRef;

use crate::kit::App;
use crate::kit::route::Route;

crate::texts!("actions");

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![]
}
