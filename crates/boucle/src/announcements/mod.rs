//! A new or changed solution is told to the buyers whose open needs it fits, a new or changed need to the suppliers that it
//! fits: within a minute, in a list and by mail (outside the hours at which its reader is not to be disturbed), once each, with
//! the reason.
//! Always: nothing is told of what its reader may not see at that moment; what fitted before tells nobody again; one act stops
//! it, for a need, an organisation or a person.

pub mod api;
mod choices;
mod copy;
mod letter;
mod list;
mod look;
mod merge;
pub mod queries;
pub mod rules;
pub mod save;
mod send;
mod settings;
mod stop;
mod told;

use axum::extract::FromRef;

use crate::catalogue::Market;
use crate::kit::App;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Coordinator, Own, SignedIn};

pub use look::announce;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/annonces", SignedIn, list::show).limited(Limit::Search),
        post("/annonces", SignedIn, choices::see),
        post("/annonces/courriels", SignedIn, choices::mails),
        post("/annonces/besoins/{id}", Own("may_edit"), choices::silence),
        post("/annonces/organisations/{id}", Own("manages"), choices::refuse),
        get("/annonces/arret/{token}", Anyone, stop::form),
        post("/annonces/arret/{token}", Anyone, stop::stop),
        get("/gestion/annonces", Coordinator, settings::form),
        post("/gestion/annonces", Coordinator, settings::save),
        get("/api/v1/announcements", SignedIn, api::list).limited(Limit::Search),
    ]
}
