//! Lists of solutions that people choose: their own, their organisation's, or a space's, with a note on each solution.
//! Always: who reads a list is asked of its organisation or its space at that moment; of a solution that is not theirs to see,
//! a list says no more than that it is there.

mod add;
pub mod api;
mod copy;
mod form;
mod list;
mod merge;
pub mod queries;
pub mod rules;
pub mod save;
mod shown;

use axum::extract::FromRef;

use crate::kit::App;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Own, SignedIn};

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/listes", SignedIn, list::show),
        get("/listes/nouvelle", SignedIn, form::new),
        post("/listes/nouvelle", SignedIn, form::create),
        get("/listes/ajouter", SignedIn, add::form),
        post("/listes/ajouter", SignedIn, add::add),
        get("/listes/{id}", Own("reads"), shown::show),
        post("/listes/{id}", Own("writes"), shown::act),
        get("/listes/{id}/export.csv", Own("reads"), shown::csv),
        get("/listes/{id}/export.xlsx", Own("reads"), shown::xlsx),
        get("/listes/{id}/modifier", Own("writes"), form::edit),
        post("/listes/{id}/modifier", Own("writes"), form::update),
        post("/listes/{id}/suppression", Own("writes"), form::delete),
        get("/api/v1/lists", SignedIn, api::list),
        get("/api/v1/lists/{id}", Own("reads"), api::one),
    ]
}
