//! Spaces: what has members, pages, discussions, files, meetings and polls. A working group and an edition of a programme
//! each have one; the network itself is one.
//! Always: who may not read a space learns nothing of it, not even that it is; an archived space is read and no longer
//! written; who was a member, as what and until when, stays known.

mod copy;
mod edit;
mod members;
mod pages;
pub mod queries;
mod roles;
pub mod rules;

use axum::extract::FromRef;

use crate::kit::App;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Coordinator, Operator, Own, SignedIn};

pub use pages::invited;
pub use queries::Lately;
pub use rules::{Access, Part, mentioned, moment};

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/espaces", SignedIn, pages::list),
        get("/espaces/nouveau", Coordinator, edit::blank),
        post("/espaces/nouveau", Coordinator, edit::create),
        get("/espaces/{id}/modifier", Own("coordinates"), edit::form),
        post("/espaces/{id}/modifier", Own("coordinates"), edit::save),
        post("/espaces/{id}/etat", Own("coordinates"), edit::set_state),
        get("/espaces/{id}/suppression", Operator, edit::confirm_deletion),
        post("/espaces/{id}/suppression", Operator, edit::delete),
        get("/espaces/{id}/membres", Own("is_in"), members::list),
        get("/espaces/{id}/membres.csv", Own("is_in"), members::csv),
        get("/espaces/{id}/membres.xlsx", Own("is_in"), members::xlsx),
        post("/espaces/{id}/membres", Own("coordinates"), members::invite),
        get("/espaces/{id}/roles", Own("coordinates"), roles::list),
        post("/espaces/{id}/roles", Own("coordinates"), roles::change),
        post("/espaces/{id}/membres/{person}", Own("coordinates"), members::change),
        post("/espaces/{id}/adhesion", Own("may_join"), members::join),
        post("/espaces/{id}/demandes/{request}", Own("coordinates"), members::answer),
    ]
}
