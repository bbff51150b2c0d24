//! The action plan of a working group's cycle: who does what, from when to when, with what, and what comes of it.
//! Always: an action keeps its number; what waits in a circle is refused with its way; a plan that was adopted keeps its first
//! dates, so that slippage shows; a year that was closed is read and no longer written; people, hours and money are shown to
//! those who are in the group alone.

pub mod api;
mod charge;
mod columns;
mod copy;
mod days;
mod fields;
mod form;
mod gantt;
mod import;
pub mod links;
mod load;
mod meeting;
mod merge;
mod mine;
mod plan;
pub mod queries;
mod reading;
mod reminders;
mod row;
pub mod rules;
pub mod save;
mod sheets;
mod show;
pub mod standing;
mod state;
pub mod tried;
mod who;
mod whole;

use axum::extract::FromRef;
use db::{Date, Uuid};
use jiff::tz::TimeZone;

use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Own, Seen, SignedIn};
use crate::kit::{App, Error, Result, Shell, Viewer};
use crate::spaces::Access;
use crate::working_groups::queries::CycleRow;
use crate::working_groups::{self, Group};
use queries::ActionRow;

pub use mine::undertaken;
pub use reminders::{ActionNews, news};

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/chantiers/{id}/plan", Seen("reads"), plan::show),
        post("/chantiers/{id}/plan/adoption", Own("leads"), plan::adopt),
        get("/chantiers/{id}/plan/nouvelle", Own("writes"), form::blank),
        post("/chantiers/{id}/plan/nouvelle", Own("writes"), form::create),
        get("/chantiers/{id}/plan.csv", Seen("reads"), sheets::csv),
        get("/chantiers/{id}/plan.xlsx", Seen("reads"), sheets::xlsx),
        get("/chantiers/{id}/plan.ics", Seen("reads"), days::file),
        get("/chantiers/{id}/plan/import", Own("leads"), import::show),
        post("/chantiers/{id}/plan/import", Own("leads"), import::receive).taking(import::MOST_POSTED),
        get("/chantiers/{id}/plan/import.csv", Own("leads"), import::lines),
        post("/chantiers/{id}/plan/import/execution", Own("leads"), import::import),
        get("/chantiers/{id}/plan/rencontres/{meeting}", Own("writes"), meeting::show),
        post("/chantiers/{id}/plan/rencontres/{meeting}", Own("writes"), meeting::take),
        get("/moi/actions", SignedIn, mine::show),
        get("/chantiers/{id}/charge", Own("is_in"), charge::show),
        get("/actions/{id}", Seen("reads"), show::show),
        post("/actions/{id}/ligne", Own("writes"), row::save),
        post("/actions/{id}/etat", Own("may_tell"), state::tell),
        post("/actions/{id}/liens", Own("writes"), links::add),
        post("/actions/{id}/liens/{link}", Own("writes"), links::remove),
        get("/actions/{id}/modifier", Own("writes"), form::edit),
        post("/actions/{id}/modifier", Own("writes"), form::save),
        get("/actions/{id}/suppression", Own("leads"), form::confirm),
        post("/actions/{id}/suppression", Own("leads"), form::delete),
        get("/api/v1/working-groups/{id}/actions", Seen("reads"), api::list).limited(Limit::Search),
    ]
}

/// The plan of a group's cycle as one viewer stands to it.
struct Plan {
    group: Group,
    /// None before the group starts.
    cycle: Option<CycleRow>,
    today: Date,
}

impl Plan {
    /// Of a cycle, or of the one that goes on.
    async fn read(app: &App, viewer: &Viewer, group: Uuid, cycle: Option<Uuid>) -> Result<Self> {
        let group = Group::read(app, viewer, group).await?;
        let cycle = match cycle {
            Some(id) => Some(group.cycles.iter().find(|cycle| cycle.id == id).cloned().ok_or(Error::NotFound)?),
            None => group.cycle().cloned(),
        };
        Ok(Self { today: today(app, &group.access), group, cycle })
    }

    /// The plan that is written now, for who may write in the group.
    async fn written_by(app: &App, viewer: &Viewer, group: Uuid) -> Result<(Self, CycleRow)> {
        Self::read_if(app, viewer, group, Group::writes).await
    }

    /// The same for who leads it.
    async fn led_by(app: &App, viewer: &Viewer, group: Uuid) -> Result<(Self, CycleRow)> {
        Self::read_if(app, viewer, group, |group| group.leads() && group.writes()).await
    }

    async fn read_if(app: &App, viewer: &Viewer, group: Uuid, may: fn(&Group) -> bool) -> Result<(Self, CycleRow)> {
        let group = Group::read_if(app, viewer, group, may).await?;
        let cycle = group.cycle().cloned().filter(|cycle| cycle.closed_at.is_none()).ok_or(Error::NotFound)?;
        Ok((Self { today: today(app, &group.access), cycle: Some(cycle.clone()), group }, cycle))
    }

    fn writes(&self) -> bool {
        self.group.writes() && self.cycle.as_ref().is_some_and(|cycle| cycle.closed_at.is_none())
    }

    fn leads(&self) -> bool {
        self.group.leads() && self.writes()
    }

    fn address(&self) -> String {
        plan_address(self.group.id())
    }

    fn shell(&self, viewer: &Viewer) -> Shell {
        of_plan(viewer, &self.group)
    }
}

/// An action as one viewer stands to it.
struct Open {
    action: ActionRow,
    plan: Plan,
}

impl Open {
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let action = queries::find(&app.db, id).await?;
        let plan = Plan::read(app, viewer, action.group_id, Some(action.cycle_id)).await?;
        Ok(Self { action, plan })
    }

    async fn read_if(app: &App, viewer: &Viewer, id: Uuid, may: fn(&Plan) -> bool) -> Result<Self> {
        let open = Self::read(app, viewer, id).await?;
        if may(&open.plan) { Ok(open) } else { Err(Error::Forbidden) }
    }

    fn shell(&self, viewer: &Viewer) -> Shell {
        of_plan(viewer, &self.plan.group).under(address(self.action.id), self.action.title.as_str())
    }
}

/// Days of a group are those of its space.
fn today(app: &App, access: &Access) -> Date {
    app.clock.now().to_zoned(TimeZone::get(&access.space.time_zone).unwrap_or(TimeZone::UTC)).date()
}

fn of_plan(viewer: &Viewer, group: &Group) -> Shell {
    group.shell(viewer).under(plan_address(group.id()), viewer.language.t("actions-title"))
}

fn plan_address(group: Uuid) -> String {
    format!("{}/plan", working_groups::address(group))
}

pub fn address(action: Uuid) -> String {
    format!("/actions/{action}")
}
