//! Working groups: proposed, gathered, run in yearly cycles of orientations and pledges, ended with a report.
//! Always: organisations take part, and people come for them; a group and its space are one thing under one id, so who reads
//! and writes is the space's to say; every state answers every act, if only with what is missing.

pub mod queries;
pub mod rules;

use axum::extract::FromRef;
use db::Uuid;

use crate::kit::route::Route;
use crate::kit::{App, Result, Shell, Viewer};
use crate::spaces::{self, Access};
use queries::{CycleRow, GroupRow};
use rules::State;

crate::texts!("working_groups");

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![]
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

    /// The year that is going on, or that was closed last.
    pub fn cycle(&self) -> Option<&CycleRow> {
        self.cycles.iter().find(|cycle| cycle.closed_at.is_none()).or(self.cycles.first())
    }

    pub fn shell(&self, viewer: &Viewer) -> Shell {
        Shell::new(viewer).under("/chantiers", viewer.language.t("groups-title")).under(address(self.id()), self.title())
    }
}

pub fn address(group: Uuid) -> String {
    format!("/chantiers/{group}")
}
