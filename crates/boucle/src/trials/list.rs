//! The deliverables of a cycle, and where each stands.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Date, Uuid};
use serde::Deserialize;

use super::queries::{self, Stage, Standing};
use crate::kit::error::not_found;
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};
use crate::working_groups::Group;
use crate::working_groups::queries::CycleRow;

#[derive(Deserialize)]
pub struct Wanted {
    cycle: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "trials/list.html")]
struct ListPage {
    shell: Shell,
    group: Group,
    cycle: Option<CycleRow>,
    deliverables: Vec<Standing>,
    today: Date,
}

impl ListPage {
    /// `4 livrables, dont 1 publié`.
    fn title(&self) -> String {
        let published = self.deliverables.iter().filter(|one| one.stage == Stage::Published).count();
        let count = i64::try_from(self.deliverables.len()).unwrap_or(i64::MAX);
        let published = i64::try_from(published).unwrap_or(i64::MAX);
        self.shell.two("trials-count", ("count", count), ("published", published))
    }

    fn others(&self) -> Vec<&CycleRow> {
        let here = self.cycle.as_ref().map(|cycle| cycle.id);
        self.group.cycles.iter().filter(|cycle| Some(cycle.id) != here).collect()
    }

    fn tag(one: &Standing) -> &'static str {
        match one.stage {
            Stage::Awaited => "tag",
            Stage::Tried => "tag proof",
            Stage::Refused => "tag late",
            Stage::Accepted | Stage::Published => "tag reuse",
        }
    }

    fn stage(&self, one: &Standing) -> String {
        self.shell.code("trials-stage", one.stage.code())
    }

    fn action(&self, one: &Standing) -> String {
        self.shell.two("trials-of-action", ("number", one.number), ("action", one.action.as_str()))
    }

    /// How the trial of the latest version goes.
    fn progress(&self, one: &Standing) -> Option<String> {
        let version = one.version.filter(|_| one.stage == Stage::Tried)?;
        let values = [("version", version.into()), ("answered", one.answered.into()), ("asked", one.asked.into())];
        Some(self.shell.language().with("trials-progress", values))
    }

    fn is_late(&self, day: &Date) -> bool {
        *day < self.today
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(wanted): Query<Wanted>) -> Result {
    let group = Group::read_if(&app, &viewer, id, Group::is_in).await?;
    let cycle = match wanted.cycle {
        Some(cycle) => Some(group.cycles.iter().find(|known| known.id == cycle).cloned().ok_or_else(not_found)?),
        None => group.cycle().cloned(),
    };
    let deliverables = match &cycle {
        Some(cycle) => queries::standing(&app.db, cycle.id).await?,
        None => Vec::new(),
    };
    page(&ListPage {
        shell: group.shell(&viewer).at(viewer.language.t("trials-title")),
        today: app.clock.now().to_zoned(viewer.zone.clone()).date(),
        group,
        cycle,
        deliverables,
    })
}
