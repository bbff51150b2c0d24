//! Deliverables tried by those who will use them: a version is given out to testers of the organisations that take part, who
//! answer a short grid, say whether it meets the need, and remark; each remark gets an answer; the rule of the group decides.
//! Always: an organisation has one opinion; the page says what the count is and what is missing; who is asked to try from
//! outside the group sees that trial and nothing else of it; what was decided keeps the count by which it was.

mod copy;
mod decision;
mod give;
mod grid;
mod held;
mod letters;
mod list;
mod merge;
mod publish;
pub mod queries;
mod remarks;
pub mod rules;
pub mod save;
mod show;
pub mod standing;
mod testers;
mod trial;

use axum::extract::FromRef;
use db::{Date, Timestamp, Uuid};
use jiff::tz::TimeZone;

use crate::catalogue::Market;
use crate::kit::error::{forbidden, internal};
use crate::kit::journal::Subject;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::Own;
use crate::kit::{App, Result, Shell, Viewer};
use crate::working_groups::Group;
use queries::{DeliverableRow, TrialRow, VersionRow};
use rules::{Count, Share};

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/chantiers/{id}/livrables", Own("is_in"), list::list),
        get("/livrables/{id}", Own("is_in"), show::show),
        get("/livrables/{id}/essais.csv", Own("is_in"), show::csv),
        get("/livrables/{id}/grille", Own("writes"), grid::form),
        post("/livrables/{id}/grille", Own("writes"), grid::save),
        get("/livrables/{id}/versions/nouvelle", Own("carries"), give::blank),
        post("/livrables/{id}/versions/nouvelle", Own("carries"), give::give),
        get("/livrables/{id}/essayeurs", Own("carries"), testers::form),
        post("/livrables/{id}/essayeurs", Own("carries"), testers::save),
        post("/livrables/{id}/decision", Own("decides"), decision::decide),
        get("/livrables/{id}/publication", Own("decides"), publish::form),
        post("/livrables/{id}/publication", Own("decides"), publish::publish),
        post("/remarques/{id}", Own("carries"), remarks::answer),
        get("/essais/{id}", Own("may_see"), trial::show),
        post("/essais/{id}", Own("may_try"), trial::save),
        get("/essais/{id}/fichier", Own("may_see"), trial::fetch),
    ]
}

/// A deliverable as one viewer of its group stands to it.
struct Open {
    deliverable: DeliverableRow,
    group: Group,
}

impl Open {
    /// For those who are in the group: whoever only reads it is not told of what is not done yet.
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let deliverable = queries::find(&app.db, id, viewer.id()).await?;
        let group = Group::read_if(app, viewer, deliverable.group_id, Group::is_in).await?;
        Ok(Self { deliverable, group })
    }

    async fn read_if(app: &App, viewer: &Viewer, id: Uuid, may: fn(&Self, &Viewer) -> bool) -> Result<Self> {
        let open = Self::read(app, viewer, id).await?;
        if may(&open, viewer) { Ok(open) } else { Err(forbidden()) }
    }

    fn writes(&self, _: &Viewer) -> bool {
        self.group.writes()
    }

    /// Gives out versions and answers remarks: who works on its action, and who leads the group.
    fn carries(&self, viewer: &Viewer) -> bool {
        self.group.writes() && (self.decides(viewer) || self.deliverable.contributes)
    }

    /// Accepts, refuses, publishes: who answers for its action, and who leads the group.
    fn decides(&self, viewer: &Viewer) -> bool {
        let answers_for_it = viewer.id().is_some() && self.deliverable.person_id == viewer.id();
        self.group.writes() && (self.group.leads() || answers_for_it)
    }

    fn id(&self) -> Uuid {
        self.deliverable.id
    }

    fn subject(&self) -> Subject<'_> {
        Subject { kind: "deliverable", id: Some(self.deliverable.id), title: &self.deliverable.title }
    }

    fn under_group(&self, viewer: &Viewer) -> Shell {
        self.group.shell(viewer).under(place(self.group.id()), viewer.language.t("trials-title"))
    }

    fn under(&self, viewer: &Viewer) -> Shell {
        self.under_group(viewer).under(address(self.id()), self.deliverable.title.as_str())
    }

    /// The day where the group is.
    fn today(&self, now: Timestamp) -> Date {
        let zone = TimeZone::get(&self.group.access.space.time_zone).unwrap_or(TimeZone::UTC);
        now.to_zoned(zone).date()
    }

    /// The count of a version: that by which it was decided, or that of the moment.
    fn count(&self, version: &VersionRow, trials: &[TrialRow]) -> Result<Count> {
        if let Some(count) = version.decided_by_count() {
            return Ok(count);
        }
        let row = &self.group.row;
        let share = Share::parse(&row.trial_share).ok_or_else(|| internal(format!("no share {}", row.trial_share)))?;
        let tried: Vec<_> = trials.iter().map(TrialRow::tried).collect();
        Ok(Count::of(&tried, row.trial_minimum, share))
    }
}

/// The version that is being tried; none before the first, and once the latest is decided on.
fn being_tried(versions: &[VersionRow]) -> Option<&VersionRow> {
    versions.first().filter(|version| version.outcome.is_none())
}

fn address(deliverable: Uuid) -> String {
    format!("/livrables/{deliverable}")
}

fn trial_address(trial: Uuid) -> String {
    format!("/essais/{trial}")
}

/// Where the deliverables of a group stand.
fn place(group: Uuid) -> String {
    format!("/chantiers/{group}/livrables")
}
