//! The description of the interface for programs (OpenAPI), made from the code, and the page that reads it out.
//! Always: every route under `/api/v1` is described, and nothing is described that is not there (a test compares).

#[cfg(test)]
mod described;
mod pages;

use axum::extract::FromRef;

use crate::kit::App;
use crate::kit::route::{Route, get};
use crate::kit::rule::Rule;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![get("/api", Rule::Anyone, pages::show), get("/api/v1/openapi.json", Rule::Anyone, pages::document)]
}
