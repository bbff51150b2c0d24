//! What coordinators and operators look after: the journal, mails sent, the health of the program.
//! Nothing here changes another feature's rows.

mod health;
mod pages;

use axum::extract::FromRef;

use crate::catalogue::Market;
use crate::kit::App;
use crate::kit::route::{Route, get};
use crate::kit::rule::Rule;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/gestion", Rule::Coordinator, pages::overview),
        get("/gestion/journal", Rule::Coordinator, pages::journal),
        get("/gestion/journal.csv", Rule::Coordinator, pages::journal_csv),
        get("/gestion/courriels", Rule::Operator, pages::mails),
        get("/healthz", Rule::Anyone, health::alive),
        get("/readyz", Rule::Anyone, health::ready),
        get("/metrics", Rule::Anyone, health::metrics),
    ]
}
