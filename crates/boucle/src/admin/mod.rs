//! What coordinators and operators look after: the journal, mails sent, the health of the program.
//! Nothing here changes another feature's rows.

mod health;
mod pages;

use crate::kit::rule::Rule;
use crate::router::{Route, get};

crate::texts!("admin");

pub fn routes() -> Vec<Route> {
    vec![
        get("/gestion", Rule::Coordinator, pages::overview),
        get("/gestion/journal", Rule::Coordinator, pages::journal),
        get("/gestion/courriels", Rule::Operator, pages::mails),
        get("/healthz", Rule::Anyone, health::alive),
        get("/readyz", Rule::Anyone, health::ready),
        get("/metrics", Rule::Anyone, health::metrics),
    ]
}
