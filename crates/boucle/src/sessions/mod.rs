//! The year of an edition as its participants live it: which sessions they attended of what they committed to, and the
//! certificate at its end.
//! Always: somebody sees their own presence, who runs or coaches the edition sees everybody's; a certificate says what was
//! attended when it was given, and can be verified by whoever holds its file.

mod certificates;
mod copy;
mod handover;
pub mod marks;
mod missed;
pub mod presence;
pub mod queries;
pub mod rules;
pub mod save;
mod session;

use axum::extract::FromRef;

use crate::kit::App;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::Own;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/programmes/{id}/presences", Own("takes_part"), presence::show),
        get("/programmes/{id}/seances/{meeting}", Own("takes_part"), session::show),
        post("/programmes/{id}/seances/{meeting}/reperes", Own("runs"), session::mark),
        post("/programmes/{id}/seances/{meeting}/avis", Own("was_there"), session::answer),
        post("/programmes/{id}/attestation", Own("takes_part"), certificates::take),
        post("/programmes/{id}/attestations", Own("runs"), certificates::give),
        get("/programmes/{id}/attestations/{certificate}", Own("theirs"), certificates::show),
        get("/programmes/{id}/attestations/{certificate}/fichier", Own("theirs"), certificates::file),
    ]
}
