//! The life of a working group: started, declined, ended, opened again.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::cycles::{self, read_cycle};
use super::rules::{self, Act, Facts, Refusal, State as Stands};
use super::{Group, address, letters, queries, save, today};
use crate::kit::error::{forbidden, invalid};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

#[derive(Template)]
#[template(path = "working_groups/state.html")]
struct StatePage {
    shell: Shell,
    form: Form,
    group: Group,
    facts: Facts,
    /// The reader may start, decline and open again; who leads the group alone may end it.
    coordinates_network: bool,
}

impl StatePage {
    fn refusal(&self, act: Act) -> Option<Refusal> {
        rules::next(self.group.row.state, act, self.facts).err()
    }

    fn gathered(&self) -> String {
        self.shell.two("groups-gauge", ("count", self.facts.organisations), ("minimum", self.facts.minimum))
    }

    fn says(&self, refusal: &Refusal) -> String {
        self.shell.n(refusal.key(), refusal.count())
    }

    /// What there is to press, whether it would succeed or not; what makes no sense in this state is left out.
    fn acts(&self) -> Vec<Act> {
        let sensible = match self.group.row.state {
            Stands::Gathering => &[Act::Start, Act::Decline][..],
            Stands::Running => &[Act::End],
            Stands::Declined | Stands::Ended => &[Act::Reopen],
        };
        sensible.iter().copied().filter(|act| self.coordinates_network || *act == Act::End).collect()
    }
}

async fn facts(app: &App, viewer: &Viewer, group: &Group) -> Result<Facts> {
    let participants = queries::participants(&app.db, group.id(), today(app, viewer)).await?;
    let counting = participants.iter().filter(|it| it.counts()).count();
    Ok(Facts {
        organisations: i64::try_from(counting).unwrap_or(i64::MAX),
        minimum: queries::minimum(&app.db).await?,
        has_open_cycle: group.open_cycle().is_some(),
        has_report: group.cycles.iter().any(|cycle| cycle.closed_at.is_some()),
    })
}

async fn state_page(app: &App, viewer: &Viewer, group: Group, form: Form) -> Result<StatePage> {
    Ok(StatePage {
        shell: group.shell(viewer).at(viewer.language.t("groups-life")),
        facts: facts(app, viewer, &group).await?,
        coordinates_network: viewer.is_coordinator(),
        form,
        group,
    })
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let group = Group::read_if(&app, &viewer, id, Group::leads).await?;
    let mut form = Form::new();
    cycles::propose(&mut form, &viewer, &group, today(&app, &viewer));
    page(&state_page(&app, &viewer, group, form).await?)
}

/// `act` is `start`, with the dates of the first cycle, `decline` with a reason, `end` or `reopen`.
pub async fn set(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let group = Group::read_if(&app, &viewer, id, Group::leads).await?;
    let Some(act) = Act::parse(form.value("act")) else { return Err(invalid("act", form.value("act"))) };
    // Whether there is a group at all is the network's to say.
    if act != Act::End && !viewer.is_coordinator() {
        return Err(forbidden());
    }
    if let Some(location) = posted::before(&app.db, &form).await? {
        return Ok(to(&location));
    }
    let next = match rules::next(group.row.state, act, facts(&app, &viewer, &group).await?) {
        Ok(next) => next,
        Err(refusal) => {
            form.refuse("act", viewer.language.n(refusal.key(), refusal.count()));
            return unsound(&state_page(&app, &viewer, group, form).await?);
        }
    };
    let cycle = if act == Act::Start { read_cycle(&viewer, &mut form) } else { None };
    if act == Act::Decline && form.trimmed("note").is_empty() {
        form.refuse("note", viewer.language.t("groups-reason-missing"));
    }
    if !form.is_sound() {
        return unsound(&state_page(&app, &viewer, group, form).await?);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (app, viewer, form, group, cycle) = (&app, &viewer, &form, &group, &cycle);
            async move {
                save::set_state(&tx, viewer, &group.row, next, form.trimmed("note"), now).await?;
                let subject = Subject { kind: "working_group", id: Some(id), title: group.title() };
                journal::add(&tx, viewer, verb(act), subject, json!({"to": next.code()}), now).await?;
                if let Some(cycle) = cycle {
                    cycles::opened(&tx, viewer, id, cycle, now).await?;
                    letters::started(&tx, app, group, now).await?;
                }
                posted::keep(&tx, viewer, form, &place(id, act), now).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with(&place(id, act), done(act)))
}

/// Where one goes on.
fn place(id: Uuid, act: Act) -> String {
    format!("{}/{}", address(id), if act == Act::Start { "orientations" } else { "organisations" })
}

fn verb(act: Act) -> &'static str {
    match act {
        Act::Start => "started",
        Act::Decline => "declined",
        Act::End => "ended",
        Act::Reopen => "reopened",
    }
}

fn done(act: Act) -> &'static str {
    match act {
        Act::Start => "groups-now-started",
        Act::Decline => "groups-now-declined",
        Act::End => "groups-now-ended",
        Act::Reopen => "groups-now-reopened",
    }
}
