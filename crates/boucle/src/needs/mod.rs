//! What buyers look for: a need is written, and ranked, explained solutions come back at once.
//! Always holds: the page, the interface for programs and the command line give the same answer, made by `answer`.

pub mod answer;
pub mod api;
pub mod beside;
mod form;
mod merge;
mod pages;
pub mod queries;
pub mod reasons;
pub mod rules;
pub mod save;
mod shown;
mod why;

use axum::extract::FromRef;

use crate::catalogue::Market;
use crate::kit::App;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/besoins", Rule::SignedIn, pages::list),
        get("/besoins/export.csv", Rule::SignedIn, pages::csv),
        get("/besoins/export.xlsx", Rule::SignedIn, pages::xlsx),
        get("/besoins/nouveau", Rule::Buyer, form::new),
        post("/besoins/nouveau", Rule::Buyer, form::create),
        get("/besoins/{id}", Rule::Seen("may_see"), shown::show).limited(Limit::Search),
        get("/besoins/{id}/pourquoi", Rule::Own("may_edit"), why::show),
        get("/besoins/{id}/export.csv", Rule::Seen("may_see"), shown::export).limited(Limit::Search),
        get("/besoins/{id}/modifier", Rule::Own("may_edit"), form::edit),
        post("/besoins/{id}/modifier", Rule::Own("may_edit"), form::update),
        post("/besoins/{id}/etat", Rule::Own("may_edit"), pages::set_state),
        post("/api/v1/match", Rule::Anyone, api::post_match).limited(Limit::Search).reading(),
        get("/api/v1/needs", Rule::SignedIn, api::list).limited(Limit::Search),
        get("/api/v1/needs/{id}", Rule::Seen("may_see"), api::one).limited(Limit::Search),
    ]
}
