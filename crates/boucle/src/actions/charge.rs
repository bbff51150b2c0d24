//! The page that holds hours pledged against hours planned, for those who are in the group.

use askama::Template;
use axum::extract::{Path, Query, State as Given};
use db::{Date, Uuid};

use super::load::{self, Asked as Task, Cell, Chart, Load};
use super::plan::{self, Asked};
use super::queries;
use super::rules::State;
use super::{Plan, of_plan};
use crate::kit::shell::page;
use crate::kit::{App, Error, Result, Shell, Viewer};
use crate::working_groups::queries as groups;

#[derive(Template)]
#[template(path = "actions/charge.html")]
struct LoadPage {
    shell: Shell,
    plan: Plan,
    load: Load,
    chart: Chart,
    names: Vec<String>,
}

impl LoadPage {
    fn title(&self) -> String {
        let over = self.load.rows.iter().filter(|(_, cells)| cells.iter().any(|cell| cell.over() > 0)).count();
        if self.load.rows.is_empty() { self.shell.t("actions-load-none") } else { self.shell.n("actions-load-over", over) }
    }

    fn month(&self, month: &Date) -> String {
        plan::month(self.shell.language(), *month)
    }

    /// Organisations by name, with their cells.
    fn rows(&self) -> Vec<(&String, &Vec<Cell>)> {
        self.names.iter().zip(self.load.rows.iter().map(|(_, cells)| cells)).collect()
    }

    fn total(cells: &[Cell]) -> Cell {
        Load::total(cells)
    }

    fn hours(&self, tenths: &i64) -> String {
        hours(&self.shell, *tenths)
    }

    /// `+ 2,5 h`, on a bar.
    fn beyond(&self, tenths: &i64) -> String {
        format!("+\u{a0}{}", hours(&self.shell, *tenths))
    }

    fn over(&self, cell: &Cell) -> String {
        self.shell.one("actions-load-beyond", "hours", hours(&self.shell, cell.over()))
    }

    /// Of an organisation, in how many months too much is asked.
    fn drawn(&self, at: usize) -> String {
        let Some((name, (_, cells))) = self.names.get(at).zip(self.load.rows.get(at)) else { return String::new() };
        match cells.iter().filter(|cell| cell.over() > 0).count() {
            0 => name.clone(),
            months => format!("{name} · {}", self.shell.n("actions-load-months", months)),
        }
    }

    fn drawn_rows(&self) -> Vec<(String, &load::Row)> {
        self.chart.rows.iter().enumerate().map(|(at, row)| (self.drawn(at), row)).collect()
    }

    /// The months with where each is drawn.
    fn scale(&self) -> Vec<(i64, String)> {
        self.chart.months.iter().zip(&self.load.months).map(|(x, month)| (*x, self.month(month))).collect()
    }
}

/// `12,5 h`.
fn hours(shell: &Shell, tenths: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "hours of a year are far below 2^53 tenths")]
    let hours = tenths as f64 / 10.0;
    format!("{}\u{a0}h", shell.decimal(hours))
}

pub async fn show(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let plan = Plan::read(&app, &viewer, id, asked.cycle_id()).await?;
    if !plan.group.is_in() {
        return Err(Error::Forbidden);
    }
    let mut names = Vec::new();
    let load = match &plan.cycle {
        None => Load::default(),
        Some(cycle) => {
            let (tasks, mut organisations) = asked_of(&app, cycle.id).await?;
            let pledged = groups::pledged_hours(&app.db, cycle.id).await?;
            for participant in groups::participants(&app.db, id, plan.today).await? {
                organisations.push((participant.organisation_id, participant.name));
            }
            organisations.sort_by_cached_key(|(id, name)| (crate::kit::format::sort_key(name), *id));
            organisations.dedup_by_key(|(id, _)| *id);
            let hours = |id: &Uuid| pledged.iter().find(|(other, _)| other == id).map_or(0, |(_, hours)| *hours);
            // Who neither pledged nor is asked for anything would only be an empty line.
            organisations.retain(|(id, _)| hours(id) > 0 || tasks.iter().any(|task| task.organisation == *id));
            let rows: Vec<(Uuid, i64)> = organisations.iter().map(|(id, _)| (*id, hours(id))).collect();
            names = organisations.into_iter().map(|(_, name)| name).collect();
            Load::of(&tasks, &rows, (cycle.starts_on, cycle.ends_on))
        }
    };
    page(&LoadPage {
        shell: of_plan(&viewer, &plan.group).at(viewer.language.t("actions-view-load")),
        chart: load::draw(&load),
        plan,
        load,
        names,
    })
}

/// What the plan asks of each organisation; what was dropped asks nothing.
async fn asked_of(app: &App, cycle: Uuid) -> Result<(Vec<Task>, Vec<(Uuid, String)>)> {
    let actions = queries::list(&app.db, cycle).await?;
    let (mut tasks, mut organisations) = (Vec::new(), Vec::new());
    for resource in queries::resources(&app.db, cycle).await? {
        let Some(action) = actions.iter().find(|action| action.id == resource.action_id) else { continue };
        if resource.kind != "hours" || action.state == State::Dropped {
            continue;
        }
        tasks.push(Task {
            organisation: resource.organisation_id,
            hours: resource.amount,
            starts_on: action.starts_on,
            due_on: action.due_on,
        });
        organisations.push((resource.organisation_id, resource.organisation));
    }
    Ok((tasks, organisations))
}
