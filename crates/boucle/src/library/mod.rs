//! The library of what the network shares: tools, models, guides, services, with their versions, who made them at what cost,
//! and who uses them.
//! Always: a use is said by an organisation, and a download is no use; what sharing avoided is worked out from the users' own
//! estimates, and shown with the way to work it out again; a tool stays when the group that made it is gone.

pub mod queries;
pub mod rules;
pub mod save;

use axum::extract::FromRef;

use crate::kit::App;
use crate::kit::route::Route;

crate::texts!("library");

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![]
}
