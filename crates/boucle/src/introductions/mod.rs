//! Introductions: a buyer and a supplier agree to talk, and what comes of it is followed to the purchase, or to the reason why
//! there was none. Always: what the two write to each other, and what they give each other, is read by their own people alone;
//! whoever runs the network sees how many there are, how fast answers come and what is stuck.

mod acts;
pub mod api;
mod begin;
mod beside;
mod copy;
mod letters;
mod list;
mod merge;
mod messages;
mod overview;
pub mod queries;
mod reminders;
pub mod rules;
pub mod save;
pub mod settings;
mod show;
mod stop;

use axum::extract::FromRef;
use db::{Timestamp, Tx, Uuid};
use serde_json::Value;

use crate::catalogue::Market;
use crate::kit::error::{forbidden, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Coordinator, Own, SignedIn};
use crate::kit::{App, Result, Shell, Viewer};
use queries::IntroductionRow;
use rules::Side;

/// Five files in one message; each is bounded by the setting `file_mib` besides.
const MOST_POSTED: usize = 128 << 20;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/mises-en-relation", SignedIn, list::list),
        get("/mises-en-relation.csv", SignedIn, list::csv).limited(Limit::Search),
        get("/mises-en-relation.xlsx", SignedIn, list::xlsx).limited(Limit::Search),
        post("/mises-en-relation/courriels", SignedIn, list::set_mails),
        get("/mises-en-relation/nouvelle", Own("may_begin"), begin::form).limited(Limit::Search),
        post("/mises-en-relation/nouvelle", Own("may_begin"), begin::create).limited(Limit::Search),
        get("/mises-en-relation/arret/{token}", Anyone, stop::form),
        post("/mises-en-relation/arret/{token}", Anyone, stop::stop),
        get("/mises-en-relation/{id}", Own("reads"), show::show),
        post("/mises-en-relation/{id}/messages", Own("may_act"), messages::write).taking(MOST_POSTED),
        get("/mises-en-relation/{id}/pieces/{file}/fichier", Own("reads"), messages::fetch),
        post("/mises-en-relation/{id}/etat", Own("may_act"), acts::set_state),
        post("/mises-en-relation/{id}/resultat", Own("may_act"), acts::say),
        post("/mises-en-relation/{id}/reference", Own("may_act"), acts::reference),
        post("/mises-en-relation/{id}/projet", Own("may_act"), acts::project),
        get("/gestion/mises-en-relation", Coordinator, overview::show),
        post("/gestion/mises-en-relation", Coordinator, overview::save),
        get("/gestion/mises-en-relation.csv", Coordinator, overview::csv),
        get("/gestion/mises-en-relation.xlsx", Coordinator, overview::xlsx),
        get("/gestion/mises-en-relation/bloquees.csv", Coordinator, overview::stuck_csv),
        get("/gestion/mises-en-relation/bloquees.xlsx", Coordinator, overview::stuck_xlsx),
        get("/api/v1/introductions", SignedIn, api::list).limited(Limit::Search),
        get("/api/v1/introductions/{id}", Own("reads"), api::one).limited(Limit::Search),
    ]
}

/// An introduction as one of its sides stands to it.
#[derive(Debug, Clone)]
pub struct Introduction {
    pub row: IntroductionRow,
    /// For whom the viewer reads it; who has a seat on both sides, for the one that they write for.
    pub side: Side,
    pub may_act: bool,
}

impl Introduction {
    /// For the people of its two organisations. Who is of neither is told that there is none.
    pub async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let row = queries::find(&app.db, id).await?;
        let seat = |side: Side| viewer.seat(row.organisation(side)).map(|seat| (side, seat.contributes()));
        let mut seats: Vec<(Side, bool)> = Side::ALL.into_iter().filter_map(seat).collect();
        seats.sort_by_key(|(_, contributes)| !contributes);
        let Some((side, may_act)) = seats.into_iter().next() else { return Err(not_found()) };
        Ok(Self { row, side, may_act })
    }

    /// For those who write for one of them.
    pub async fn acted_by(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let open = Self::read(app, viewer, id).await?;
        if open.may_act { Ok(open) } else { Err(forbidden()) }
    }

    pub fn id(&self) -> Uuid {
        self.row.id
    }

    pub fn address(&self) -> String {
        address(self.row.id)
    }

    /// The organisation on the other side.
    pub fn other(&self) -> &str {
        self.row.name(self.side.other())
    }

    pub fn shell(&self, viewer: &Viewer) -> Shell {
        Shell::new(viewer).under("/mises-en-relation", viewer.language.t("introductions-title")).at(format!(
            "{} · {}",
            self.other(),
            self.row.title
        ))
    }

    /// Says in the journal what became of it; never what was written.
    async fn note(&self, tx: &Tx, viewer: &Viewer, verb: &'static str, detail: Value, now: Timestamp) -> Result<()> {
        journal::add(tx, viewer, verb, subject(self.id(), &self.row.title), detail, now).await
    }
}

fn subject(id: Uuid, title: &str) -> Subject<'_> {
    Subject { kind: "introduction", id: Some(id), title }
}

fn address(id: Uuid) -> String {
    format!("/mises-en-relation/{id}")
}
