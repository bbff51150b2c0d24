//! The charter of an edition: written by who runs it, published in versions, read to the end and signed by each participant,
//! and by who speaks for their structure where a version asks for it.
//! Always: what was published never changes; a signature is confirmed by a code that was mailed, keeps the exact text that it
//! was given under, and can be verified by whoever holds its receipt; a new version asks for a new signature.

mod copy;
mod handover;
mod letters;
mod manage;
pub mod queries;
mod receipts;
mod representative;
pub mod rules;
pub mod save;
mod sign;
mod verification;

use axum::extract::FromRef;
use db::{Timestamp, Tx};
use serde_json::Value;

use crate::kit::journal::{self, Subject};
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Own, Seen};
use crate::kit::{App, Result, Viewer};
use crate::programmes::Edition;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/programmes/{id}/charte", Own("runs"), manage::show),
        post("/programmes/{id}/charte", Own("runs"), manage::write),
        post("/programmes/{id}/charte/publication", Own("runs"), manage::publish),
        post("/programmes/{id}/charte/rappel", Own("runs"), manage::remind),
        get("/programmes/{id}/charte/{number}", Seen("reads"), manage::version),
        get("/programmes/{id}/charte/signatures/{signature}", Own("runs"), receipts::of_edition),
        get("/programmes/{id}/charte/signatures/{signature}/fichier", Own("runs"), receipts::file_of_edition),
        get("/preinscriptions/{secret}/charte", Seen("signs"), sign::read),
        post("/preinscriptions/{secret}/charte", Seen("signs"), sign::ask_code).limited(Limit::SignIn),
        get("/preinscriptions/{secret}/charte/code", Seen("signs"), sign::code),
        post("/preinscriptions/{secret}/charte/code", Seen("signs"), sign::sign).limited(Limit::SignIn),
        post("/preinscriptions/{secret}/charte/representant", Seen("signs"), representative::change)
            .limited(Limit::PublicForm),
        get("/preinscriptions/{secret}/charte/recu", Seen("signs"), receipts::mine),
        get("/preinscriptions/{secret}/charte/recu/fichier", Seen("signs"), receipts::my_file),
        get("/chartes/verification", Anyone, verification::ask),
        post("/chartes/verification", Anyone, verification::answer).limited(Limit::PublicForm).reading(),
    ]
}

/// Says in the journal what became of an edition's charter.
async fn note(
    tx: &Tx,
    viewer: &Viewer,
    verb: &'static str,
    edition: (db::Uuid, &str),
    detail: Value,
    now: Timestamp,
) -> Result<()> {
    journal::add(tx, viewer, verb, Subject { kind: "edition", id: Some(edition.0), title: edition.1 }, detail, now).await
}

fn address(edition: &Edition) -> String {
    format!("{}/charte", edition.address())
}
