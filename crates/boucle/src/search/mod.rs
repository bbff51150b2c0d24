//! One box that searches all that one may read: pages, discussions, meetings, and the catalogue.
//! Always: rights are asked as the reader, at that moment; what is found is the present text, never a former one; the table
//! that is searched is made from the others and follows them within their own transactions.

mod page;
mod queries;
mod rebuild;

use axum::extract::FromRef;

use crate::catalogue::Market;
use crate::kit::App;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get};
use crate::kit::rule::Rule::Anyone;

pub use rebuild::{rebuild, rebuild_if_empty};

crate::texts!("search");

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![get("/recherche", Anyone, page::show).limited(Limit::Search)]
}
