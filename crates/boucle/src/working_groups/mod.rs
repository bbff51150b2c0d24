//! Working groups: proposed, gathered, run in yearly cycles of orientations and pledges, ended with a report.
//! Always: organisations take part, and people come for them; a group and its space are one thing under one id, so who reads
//! and writes is the space's to say; every state answers every act, if only with what is missing.

pub mod api;
mod copy;
pub mod cycles;
mod form;
mod letters;
mod list;
mod merge;
mod organisations;
mod orientations;
mod participant;
mod participation;
pub mod participations;
pub mod pledges;
pub mod queries;
mod ranking;
mod reminders;
pub mod rules;
pub mod save;
mod settings;
pub mod stages;
pub mod standing;
mod state;
mod waiting;

use axum::extract::FromRef;
use db::{Date, Uuid};

use crate::catalogue::Market;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Coordinator, Own, Seen, SignedIn};
use crate::kit::{App, Result, Shell, Viewer};
use crate::spaces::{self, Access};
use queries::{CycleRow, GroupRow};
use rules::State;

pub use waiting::Waiting;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/chantiers", SignedIn, list::list),
        get("/chantiers/nouveau", Own("may_propose"), form::blank),
        post("/chantiers/nouveau", Own("may_propose"), form::create),
        get("/chantiers/{id}/modifier", Own("may_edit"), form::edit),
        post("/chantiers/{id}/modifier", Own("may_edit"), form::save),
        get("/chantiers/{id}/etat", Own("leads"), state::form),
        post("/chantiers/{id}/etat", Own("leads"), state::set),
        get("/chantiers/{id}/organisations", Seen("reads"), organisations::show),
        post("/chantiers/{id}/invitations", Own("may_edit"), organisations::invite),
        get("/chantiers/{id}/participation", Own("acts_for"), participation::blank),
        post("/chantiers/{id}/participation", Own("acts_for"), participation::create),
        get("/participations/{id}", Own("may_look_after"), participant::show),
        post("/participations/{id}", Own("may_look_after"), participant::settle),
        post("/participations/{id}/personnes", Own("may_look_after"), participant::arrange),
        post("/participations/{id}/contributions", Own("leads"), participant::receive),
        get("/chantiers/{id}/cycles/nouveau", Own("leads"), cycles::blank),
        post("/chantiers/{id}/cycles/nouveau", Own("leads"), cycles::create),
        get("/cycles/{id}/modifier", Own("leads"), cycles::edit),
        post("/cycles/{id}/modifier", Own("leads"), cycles::save),
        get("/chantiers/{id}/orientations", Seen("reads"), orientations::show),
        post("/chantiers/{id}/orientations", Own("words"), orientations::propose),
        post("/chantiers/{id}/consultation", Own("is_of_board"), ranking::consult),
        post("/chantiers/{id}/classement", Own("leads"), ranking::rank),
        post("/chantiers/{id}/retenues", Own("leads"), ranking::retain),
        get("/orientations/{id}/modifier", Own("words"), orientations::edit),
        post("/orientations/{id}/modifier", Own("words"), orientations::save),
        get("/chantiers/{id}/engagements", Seen("reads"), pledges::list),
        get("/chantiers/{id}/engagements/export.csv", Seen("reads"), pledges::csv),
        get("/chantiers/{id}/engagements/export.xlsx", Seen("reads"), pledges::xlsx),
        get("/participations/{id}/engagement", Own("may_look_after"), pledges::edit),
        post("/participations/{id}/engagement", Own("may_look_after"), pledges::save),
        get("/gestion/chantiers/reglages", Coordinator, settings::form),
        post("/gestion/chantiers/reglages", Coordinator, settings::save),
        get("/api/v1/working-groups", SignedIn, api::list).limited(Limit::Search),
        get("/api/v1/working-groups/{id}", Seen("reads"), api::one).limited(Limit::Search),
    ]
}

/// A working group as one viewer stands to it.
#[derive(Debug, Clone)]
pub struct Group {
    pub row: GroupRow,
    pub access: Access,
    /// The latest first; none before it starts.
    pub cycles: Vec<CycleRow>,
}

impl Group {
    /// Who may not read it is told that there is none.
    pub async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let row = queries::find(&app.db, id).await?;
        let access = spaces::queries::access(&app.db, viewer, id).await?;
        let cycles = queries::cycles(&app.db, id).await?;
        Ok(Self { row, access, cycles })
    }

    pub async fn read_if(app: &App, viewer: &Viewer, id: Uuid, may: fn(&Self) -> bool) -> Result<Self> {
        let group = Self::read(app, viewer, id).await?;
        let may = may(&group);
        Ok(Self { access: group.access.must(may)?, ..group })
    }

    /// The group to which a cycle belongs.
    pub async fn of_cycle(app: &App, viewer: &Viewer, cycle: Uuid) -> Result<(Self, CycleRow)> {
        let row = queries::cycle(&app.db, cycle).await?;
        let group = Self::read(app, viewer, row.group_id).await?;
        Ok((group, row))
    }

    pub fn id(&self) -> Uuid {
        self.row.id
    }

    pub fn title(&self) -> &str {
        &self.access.space.title
    }

    pub fn is_in(&self) -> bool {
        self.access.is_in()
    }

    /// It has not ended, nor was it declined.
    pub fn is_at_work(&self) -> bool {
        matches!(self.row.state, State::Gathering | State::Running)
    }

    /// Writes in a group that is still at work.
    pub fn writes(&self) -> bool {
        self.access.writes() && self.is_at_work()
    }

    /// Leads it: coordinators of the network, and who runs its space.
    pub fn leads(&self) -> bool {
        self.access.coordinates()
    }

    /// Says it better: who leads, and whoever proposed it while it gathers.
    pub fn may_edit(&self, viewer: &Viewer) -> bool {
        let proposed = viewer.id().is_some() && self.row.proposed_by == viewer.id();
        self.leads() || (proposed && self.row.state == State::Gathering)
    }

    pub fn is_running(&self) -> bool {
        self.row.state == State::Running
    }

    /// The year that is going on.
    pub fn open_cycle(&self) -> Option<&CycleRow> {
        self.cycles.iter().find(|cycle| cycle.closed_at.is_none())
    }

    /// The year that is going on, or that was closed last.
    pub fn cycle(&self) -> Option<&CycleRow> {
        self.open_cycle().or(self.cycles.first())
    }

    pub fn shell(&self, viewer: &Viewer) -> Shell {
        Shell::new(viewer).under("/chantiers", viewer.language.t("groups-title")).under(address(self.id()), self.title())
    }
}

pub fn address(group: Uuid) -> String {
    format!("/chantiers/{group}")
}

/// Today where the reader is.
fn today(app: &App, viewer: &Viewer) -> Date {
    app.clock.now().to_zoned(viewer.zone.clone()).date()
}
