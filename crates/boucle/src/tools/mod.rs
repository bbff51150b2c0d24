//! Tools that buyers compute with, and the calculations that they keep: total cost of ownership, emissions of
//! transport and of files of shipments.
//! Always: a calculation that is kept can be computed; who may not see one learns nothing of it; every version stays.

pub mod api;
pub mod bars;
mod copy;
mod delete;
mod list;
mod merge;
mod needs;
mod opened;
pub mod queries;
mod rules;
mod share;
pub mod shipments;
pub mod total_cost;
pub mod transport;
mod typed;
mod versions;

use axum::extract::FromRef;
use db::Uuid;

use crate::kit::App;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get};
use crate::kit::rule::Rule::{Own, SignedIn};

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    let mut routes = vec![get("/outils", SignedIn, list::list)];
    routes.extend(total_cost::routes());
    routes.extend(transport::routes());
    routes.extend(shipments::routes());
    routes.push(get("/api/v1/calculations/{id}", Own("may_see"), api::one).limited(Limit::Search));
    routes
}

/// Where a calculation of this kind is shown.
pub fn address(kind: &str, id: Uuid) -> String {
    let place = match kind {
        transport::KIND => "transport",
        shipments::KIND => "expeditions",
        _ => "couts",
    };
    format!("/outils/{place}/{id}")
}
