//! What the catalogue and the matching run on, as coordinators change it: categories, words of the same
//! meaning, weights, and the sites that show its results.
//! Always: every server takes a change in without a restart; what solutions and needs hold is never lost by it.

mod categories;
mod embedding;
mod synonyms;
mod weights;

use axum::extract::FromRef;
use db::{Timestamp, Tx};

use crate::catalogue::Market;
use crate::catalogue::market;
use crate::kit::App;
use crate::kit::Result;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::Coordinator;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/gestion/categories", Coordinator, categories::list),
        post("/gestion/categories", Coordinator, categories::add),
        get("/gestion/categories/{id}", Coordinator, categories::form),
        post("/gestion/categories/{id}", Coordinator, categories::save),
        post("/gestion/categories/{id}/fusion", Coordinator, categories::merge),
        get("/gestion/synonymes", Coordinator, synonyms::list),
        post("/gestion/synonymes", Coordinator, synonyms::save),
        get("/gestion/integration", Coordinator, embedding::show),
        post("/gestion/integration", Coordinator, embedding::save),
        get("/gestion/poids", Coordinator, weights::show),
        post("/gestion/poids", Coordinator, weights::save),
    ]
}

/// Tells every server that reference data changed, in the transaction that changes it.
async fn changed(tx: &Tx, now: Timestamp) -> Result<()> {
    market::reference_changed(tx, now).await
}
