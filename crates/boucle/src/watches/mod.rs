//! Searches that people keep: what of the catalogue is new to each, here and by mail at the pace that its owner chose.
//! Always: a solution is told of once for each search, whichever server saw it, because the row that says so is there once;
//! what was there already when a search was kept is no news; a search is its owner's alone.

pub mod api;
mod copy;
mod follow;
mod letters;
mod list;
mod merge;
mod new;
pub mod queries;
pub mod rules;
pub mod save;
mod shown;
mod stop;

use axum::extract::FromRef;

use crate::catalogue::Market;
use crate::kit::App;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Own, SignedIn};

pub use follow::Watches;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/recherches", SignedIn, list::show),
        get("/recherches/nouvelle", SignedIn, new::form),
        post("/recherches/nouvelle", SignedIn, new::create).limited(Limit::Search),
        get("/recherches/{id}", Own("is_mine"), shown::show),
        post("/recherches/{id}", Own("is_mine"), shown::change),
        post("/recherches/{id}/vu", Own("is_mine"), shown::see),
        post("/recherches/{id}/suppression", Own("is_mine"), shown::delete),
        get("/recherches/arret/{token}", Anyone, stop::form),
        post("/recherches/arret/{token}", Anyone, stop::stop),
        get("/api/v1/searches", SignedIn, api::list),
        get("/api/v1/searches/{id}", Own("is_mine"), api::one),
    ]
}
