//! Solutions that anybody proposes, without an account: written in short steps, confirmed by mail, examined by a coordinator.
//! Always: nothing is published before a coordinator has read it; what was typed is kept from one step to the next; whoever
//! proposed is told of each decision with its reason.

mod begin;
mod content;
mod copy;
mod follow;
mod hints;
mod letters;
mod merge;
mod moderate;
pub mod queries;
pub mod rules;
pub mod save;
mod steps;

use axum::extract::FromRef;
use db::{Timestamp, Tx, Uuid};
use serde_json::Value;

use crate::catalogue::Market;
use crate::kit::error::not_found;
use crate::kit::journal::{self, Subject};
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Coordinator, Seen};
use crate::kit::{App, Result, Shell, Viewer};
use queries::ProposalRow;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/proposer", Anyone, begin::ask),
        post("/proposer", Anyone, begin::begin).limited(Limit::PublicForm),
        get("/propositions/{secret}", Seen("holds"), follow::show),
        post("/propositions/{secret}", Seen("holds"), follow::act).limited(Limit::PublicForm),
        get("/propositions/{secret}/etapes/{number}", Seen("holds"), steps::edit),
        post("/propositions/{secret}/etapes/{number}", Seen("holds"), steps::save).limited(Limit::PublicForm),
        get("/gestion/propositions", Coordinator, moderate::list),
        get("/gestion/propositions/{id}", Coordinator, moderate::show),
        post("/gestion/propositions/{id}", Coordinator, moderate::decide),
    ]
}

/// A proposal as the one who holds a link to it sees it.
struct Held {
    row: ProposalRow,
    secret: String,
    /// The link came by mail to the address that it names: whoever holds it owns that address.
    is_mailed: bool,
}

impl Held {
    async fn holds(app: &App, secret: String) -> Result<Self> {
        let link = queries::by_secret(&app.db, &secret).await?.ok_or_else(not_found)?;
        Ok(Self { row: queries::find(&app.db, link.proposal_id).await?, secret, is_mailed: link.is_mailed })
    }

    fn id(&self) -> Uuid {
        self.row.id
    }

    fn address(&self) -> String {
        address(&self.secret)
    }

    fn step_address(&self, number: usize) -> String {
        format!("{}/etapes/{number}", self.address())
    }

    fn shell(&self, viewer: &Viewer) -> Shell {
        Shell::new(viewer)
            .under("/catalogue", viewer.language.t("catalogue-title"))
            .under(self.address(), viewer.language.t("proposals-mine"))
    }
}

fn address(secret: &str) -> String {
    format!("/propositions/{secret}")
}

async fn note(tx: &Tx, viewer: &Viewer, verb: &'static str, row: &ProposalRow, detail: Value, now: Timestamp) -> Result<()> {
    journal::add(tx, viewer, verb, Subject { kind: "proposal", id: Some(row.id), title: &row.title }, detail, now).await
}
