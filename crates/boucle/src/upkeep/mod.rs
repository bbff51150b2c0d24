//! Keeping records right: anybody says that a solution is wrong or there twice; a supplier's person takes over the record of its
//! organisation; a coordinator settles both, and merges two solutions or two organisations that are one.
//! Always: a merge moves all that hangs on the record that goes, or changes nothing; its old address leads on.

mod claims;
mod copy;
mod desk;
mod flags;
mod merge;
mod organisations;
pub mod queries;
pub mod rules;
pub mod save;
mod solutions;

use axum::extract::FromRef;

use crate::catalogue::Market;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Coordinator, Own, Seen};
use crate::kit::{App, Shell, Viewer};

/// The longest text that says what is wrong, or why a record is one's own.
const TEXT_LIMIT: usize = 2_000;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/catalogue/{id}/signalement", Seen("may_see"), flags::ask),
        post("/catalogue/{id}/signalement", Seen("may_see"), flags::flag).limited(Limit::PublicForm),
        get("/organisations/{id}/prise-en-main", Own("may_claim"), claims::ask),
        post("/organisations/{id}/prise-en-main", Own("may_claim"), claims::claim),
        get("/gestion/signalements", Coordinator, desk::show),
        post("/gestion/signalements/{id}", Coordinator, desk::settle),
        post("/gestion/prises-en-main/{id}", Coordinator, desk::decide),
        get("/gestion/solutions/{id}/fusion", Coordinator, solutions::choose),
        post("/gestion/solutions/{id}/fusion", Coordinator, solutions::merge),
        get("/gestion/organisations/{id}/fusion", Coordinator, organisations::choose),
        post("/gestion/organisations/{id}/fusion", Coordinator, organisations::merge),
    ]
}

fn under_desk(viewer: &Viewer) -> Shell {
    Shell::new(viewer)
        .under("/gestion", viewer.language.t("upkeep-admin"))
        .under("/gestion/signalements", viewer.language.t("upkeep-desk"))
}
