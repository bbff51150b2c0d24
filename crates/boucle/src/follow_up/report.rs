//! The report of a year, on one page that can be printed, and as open data; written by who leads, which closes the year.

use askama::Template;
use axum::Json;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::year::{Indicator, YearReport};
use crate::catalogue::Market;
use crate::kit::error::not_found;
use crate::kit::journal::{self, Subject};
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};
use crate::meetings::held::Held;
use crate::working_groups::queries::{self as groups, CycleRow};
use crate::working_groups::{Group, address, save};

#[derive(Deserialize, IntoParams)]
#[serde(default)]
#[derive(Default)]
pub struct Which {
    /// A year of the group; without it, the one that goes on or was closed last.
    cycle: Option<Uuid>,
}

impl Which {
    fn of<'g>(&self, group: &'g Group) -> Result<&'g CycleRow> {
        let chosen = |id: Uuid| group.cycles.iter().find(|cycle| cycle.id == id);
        self.cycle.map_or_else(|| group.cycle(), chosen).ok_or_else(not_found)
    }
}

#[derive(Template)]
#[template(path = "follow_up/report.html")]
struct ReportPage {
    shell: Shell,
    group: Group,
    cycle: CycleRow,
    text: String,
    year: YearReport,
    may_write: bool,
}

impl ReportPage {
    fn title(&self) -> String {
        let done = ("done", self.year.done());
        let all = ("all", self.year.planned());
        format!("{} : {}", self.cycle.title, self.shell.two("follow-up-done", done, all))
    }

    fn address(&self) -> String {
        address(self.group.id())
    }

    fn lasts(&self) -> String {
        let day = |day| self.shell.date(day);
        self.shell.two("follow-up-from-to", ("from", day(self.cycle.starts_on)), ("to", day(self.cycle.ends_on)))
    }

    fn attended(&self, meeting: &Held) -> String {
        self.shell.two("follow-up-of", ("part", meeting.attended), ("all", meeting.called))
    }

    fn told(&self, indicator: &Indicator) -> String {
        told(&self.shell, indicator)
    }
}

fn told(shell: &Shell, indicator: &Indicator) -> String {
    match indicator.unit {
        "percent" => shell.one("follow-up-percent", "value", indicator.value),
        "hours_per_month" => shell.n("follow-up-hours", indicator.value),
        "CAD_cents" => shell.money(indicator.value, "CAD"),
        "EUR_cents" => shell.money(indicator.value, "EUR"),
        _ => shell.number(indicator.value),
    }
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(which): Query<Which>,
) -> Result {
    let group = Group::read(&app, &viewer, id).await?;
    let cycle = which.of(&group)?.clone();
    page(&ReportPage {
        shell: group.shell(&viewer).at(viewer.language.t("follow-up-report")),
        text: markdown::to_html(&cycle.report),
        year: YearReport::of(&app, &market, &group, &cycle).await?,
        may_write: group.leads() && cycle.closed_at.is_none(),
        cycle,
        group,
    })
}

/// The figures, each with how it is counted.
pub async fn csv(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(which): Query<Which>,
) -> Result {
    let group = Group::read(&app, &viewer, id).await?;
    let cycle = which.of(&group)?;
    let year = YearReport::of(&app, &market, &group, cycle).await?;
    let language = viewer.language;
    let columns = ["code", "indicator", "value", "unit", "method"];
    let mut sheet = Sheet::new(columns.map(|column| language.t(&format!("follow-up-column-{column}"))));
    let dashed = |code: &str| code.replace('_', "-");
    for indicator in year.indicators() {
        sheet.row([
            indicator.code.to_owned(),
            language.t(&format!("follow-up-figure-{}", dashed(indicator.code))),
            indicator.value.to_string(),
            indicator.unit.to_owned(),
            language.t(&format!("follow-up-method-{}", dashed(indicator.code))),
        ]);
    }
    sheet.csv_file("bilan")
}

/// The report of a year as open data.
#[derive(Serialize, ToSchema)]
#[schema(as = WorkingGroupReport)]
pub struct Answer {
    group: String,
    cycle: String,
    starts_on: String,
    ends_on: String,
    closed: bool,
    /// Markdown.
    text: String,
    indicators: Vec<Indicator>,
}

/// Report of a working group's year
#[utoipa::path(get, path = "/api/v1/working-groups/{id}/report", tag = "working groups", params(("id" = Uuid, Path), Which), responses((status = 200, body = Answer)))]
pub async fn get_report(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(which): Query<Which>,
) -> Result<Json<Answer>> {
    let group = Group::read(&app, &viewer, id).await?;
    let cycle = which.of(&group)?;
    let year = YearReport::of(&app, &market, &group, cycle).await?;
    Ok(Json(Answer {
        group: group.title().to_owned(),
        cycle: cycle.title.clone(),
        starts_on: cycle.starts_on.to_string(),
        ends_on: cycle.ends_on.to_string(),
        closed: cycle.closed_at.is_some(),
        text: cycle.report.clone(),
        indicators: year.indicators(),
    }))
}

#[derive(Template)]
#[template(path = "follow_up/report_form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    group: Uuid,
    /// What somebody else wrote meanwhile.
    theirs: Option<String>,
}

fn form_page(viewer: &Viewer, group: &Group, form: Form) -> FormPage {
    let shell = group.shell(viewer).under(format!("{}/bilan", address(group.id())), viewer.language.t("follow-up-report"));
    FormPage { shell: shell.at(viewer.language.t("follow-up-report-write")), form, group: group.id(), theirs: None }
}

/// The year that goes on: a report that closed a year is not written again.
async fn open_year(app: &App, viewer: &Viewer, id: Uuid) -> Result<(Group, CycleRow)> {
    let group = Group::read_if(app, viewer, id, Group::leads).await?;
    let cycle = group.cycles.iter().find(|cycle| cycle.closed_at.is_none()).cloned();
    let cycle = cycle.ok_or_else(not_found)?;
    Ok((group, cycle))
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let (group, cycle) = open_year(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("text", cycle.report);
    form.set("_version", cycle.version.to_string());
    page(&form_page(&viewer, &group, form))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let (group, cycle) = open_year(&app, &viewer, id).await?;
    let closes = form.value("act") == "close";
    if closes && form.trimmed("text").is_empty() {
        form.refuse("text", viewer.language.t("follow-up-report-empty"));
        return unsound(&form_page(&viewer, &group, form));
    }
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, form, cycle, group) = (&viewer, &form, &cycle, &group);
            async move {
                save::keep_report(&tx, cycle.id, form.version(), form.trimmed("text")).await?;
                if closes {
                    save::close_cycle(&tx, cycle.id, viewer.id(), now).await?;
                }
                let subject = Subject { kind: "working_group", id: Some(group.id()), title: group.title() };
                let verb = if closes { "reported" } else { "changed" };
                journal::add(&tx, viewer, verb, subject, json!({"cycle": cycle.title}), now).await
            }
        })
        .await;
    match written {
        Ok(()) if closes => Ok(to_with(&format!("{}/bilan", address(id)), "follow-up-report-closed")),
        Ok(()) => Ok(to_with(&format!("{}/bilan", address(id)), "follow-up-report-saved")),
        Err(Error::Conflict) => {
            let theirs = groups::cycle(&app.db, cycle.id).await?;
            form.set("_version", theirs.version.to_string());
            form.refuse("text", viewer.language.t("follow-up-report-conflict"));
            unsound(&FormPage { theirs: Some(theirs.report), ..form_page(&viewer, &group, form) })
        }
        Err(error) => Err(error),
    }
}
