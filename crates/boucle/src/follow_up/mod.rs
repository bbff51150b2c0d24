//! How working groups go: the first page of each, the report of its year, and the coordinator's desk across all.
//! Always: it only reads; what keeps a group from going on is said with the page on which it is settled.

mod desk;
mod facts;
pub mod report;
pub mod rules;
mod show;
pub mod year;

use axum::extract::FromRef;

use crate::catalogue::Market;
use crate::kit::App;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Coordinator, Own, Seen};

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/gestion/chantiers", Coordinator, desk::show),
        get("/chantiers/{id}", Seen("reads"), show::show),
        get("/chantiers/{id}/bilan", Seen("reads"), report::show),
        get("/chantiers/{id}/bilan/modifier", Own("leads"), report::form),
        post("/chantiers/{id}/bilan/modifier", Own("leads"), report::save),
        get("/chantiers/{id}/bilan.csv", Seen("reads"), report::csv),
        get("/api/v1/working-groups/{id}/report", Seen("reads"), report::get_report).limited(Limit::Search),
    ]
}
