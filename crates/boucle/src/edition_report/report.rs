//! The report of an edition on one page that can be printed, as a table and as JSON.

use askama::Template;
use axum::Json;
use axum::extract::{Path, State};
use db::{Date, Uuid};
use serde::Serialize;
use utoipa::ToSchema;

use super::Open;
use super::figures::{Figures, OTHERS, Opinion, SessionFigures, Share};
use crate::kit::sheet::Sheet;
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer, markdown};
use crate::programmes::Edition;
use crate::tools::bars::{Bar, parts};

#[derive(Template)]
#[template(path = "edition_report/report.html")]
struct ReportPage {
    shell: Shell,
    edition: Edition,
    text: String,
    figures: Figures,
    is_published: bool,
}

/// Bars, and the table of the same figures.
struct Chart {
    /// Of the page, for the names of its drawings.
    id: &'static str,
    title: String,
    /// What is counted.
    heading: String,
    bars: Vec<Bar>,
    /// Each with its share of all.
    rows: Vec<(String, i64, String)>,
}

impl ReportPage {
    fn title(&self) -> String {
        let figures = &self.figures;
        self.shell.two("edition-report-found", ("structures", figures.structures), ("purchases", figures.purchases))
    }

    fn lasts(&self) -> String {
        let row = &self.edition.row;
        self.shell.two("programmes-runs", ("start", self.shell.date(row.starts_on)), ("end", self.shell.date(row.ends_on)))
    }

    fn counted(&self) -> String {
        let day = self.shell.date(self.figures.counted_on);
        self.shell.one(if self.is_published { "edition-report-of" } else { "edition-report-draft" }, "date", day)
    }

    /// What a figure is called, and what it says.
    fn key_figures(&self) -> Vec<(&'static str, String)> {
        let (shell, figures) = (&self.shell, &self.figures);
        let percent =
            |value: Option<i64>| self.or_few(value.map(|value| shell.one("edition-report-percent", "value", value)));
        let mut all = vec![
            ("structures", shell.number(figures.structures)),
            ("people", shell.number(figures.people)),
            ("sessions", shell.number(figures.sessions.len())),
            ("attendance", percent(figures.attendance)),
            ("projects", shell.number(figures.projects)),
            ("procedures", shell.number(figures.procedures)),
            ("purchases", shell.number(figures.purchases)),
        ];
        if figures.amounts.is_empty() {
            all.push(("amount", self.or_few(None)));
        }
        all.extend(figures.amounts.iter().map(|it| ("amount", shell.money(it.cents, &it.currency))));
        all.extend([
            ("circular", percent(figures.circular)),
            ("social", percent(figures.social)),
            ("useful", self.grade(figures.opinion.useful)),
            ("clear", self.grade(figures.opinion.clear)),
        ]);
        all
    }

    fn or_few(&self, value: Option<String>) -> String {
        value.unwrap_or_else(|| self.shell.t("edition-report-few"))
    }

    fn grade(&self, mean: Option<f64>) -> String {
        self.or_few(mean.map(|mean| self.shell.one("sessions-of-four", "mean", self.shell.decimal(mean))))
    }

    fn opinion(&self, opinion: Opinion) -> String {
        match (opinion.useful, opinion.clear) {
            (Some(useful), Some(clear)) => {
                let (useful, clear) = (self.shell.decimal(useful), self.shell.decimal(clear));
                self.shell.two("edition-report-grades", ("useful", useful), ("clear", clear))
            }
            _ => self.shell.t("edition-report-few"),
        }
    }

    fn attended(&self, session: &SessionFigures) -> String {
        match session.attended {
            Some(there) => self.shell.two("edition-report-there", ("there", there), ("people", self.figures.people)),
            None if session.is_noted => self.shell.t("edition-report-few"),
            None => self.shell.t("edition-report-not-noted"),
        }
    }

    fn structures(&self) -> Vec<Chart> {
        let figures = &self.figures;
        [
            ("ownership", &figures.ownership, "applications-ownership"),
            ("sectors", &figures.sectors, "applications-sector"),
            ("territories", &figures.territories, ""),
        ]
        .into_iter()
        .map(|(id, shares, prefix)| self.chart(id, shares, prefix, figures.structures))
        .filter(|chart| !chart.rows.is_empty())
        .collect()
    }

    fn stages(&self) -> Option<Chart> {
        let chart = self.chart("stages", &self.figures.stages, "purchases-stage", self.figures.projects);
        Some(chart).filter(|chart| !chart.rows.is_empty())
    }

    fn chart(&self, id: &'static str, shares: &[Share], prefix: &str, all: i64) -> Chart {
        let shell = &self.shell;
        let name = |share: &Share| match share.group.as_str() {
            OTHERS => shell.t("edition-report-others"),
            group if prefix.is_empty() => group.to_owned(),
            group => shell.code(prefix, group),
        };
        let longest = shares.iter().map(|share| share.count).max().unwrap_or(1);
        let bar = |share: &Share| Bar {
            title: name(share),
            total: shell.number(share.count),
            said: shell.two("edition-report-bar", ("group", name(share)), ("count", share.count)),
            parts: parts(&[("buy", exact(share.count))], exact(longest)),
        };
        let share_of =
            |share: &Share| shell.one("edition-report-percent", "value", (share.count * 200 + all) / (all * 2).max(1));
        Chart {
            id,
            title: shell.code("edition-report-by", id),
            heading: shell.t(if id == "stages" { "edition-report-projects" } else { "edition-report-structures" }),
            bars: shares.iter().map(bar).collect(),
            rows: shares.iter().map(|share| (name(share), share.count, share_of(share))).collect(),
        }
    }
}

/// Counts of a report are far from where whole numbers are no more exact.
fn exact(count: i64) -> f64 {
    i32::try_from(count).map_or(f64::from(i32::MAX), f64::from)
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    page(&ReportPage {
        shell: open.edition.shell(&viewer).at(viewer.language.t("edition-report-title")),
        text: open.row.as_ref().map(|row| markdown::to_html(&row.text)).unwrap_or_default(),
        is_published: open.is_published(),
        edition: open.edition,
        figures: open.figures,
    })
}

/// One figure a line, each with what it is of.
pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let columns = ["about", "group", "figure", "value", "unit"];
    let mut sheet = Sheet::new(columns.map(|column| viewer.language.t(&format!("edition-report-column-{column}"))));
    for line in lines(&open.figures) {
        sheet.row(line);
    }
    sheet.csv_file("bilan")
}

/// What a figure is about, of which group, its code, its value and unit; one that is kept back has no line.
fn lines(figures: &Figures) -> Vec<[String; 5]> {
    let mut lines = Vec::new();
    let mut add = |about: &str, group: &str, figure: &str, value: Option<String>, unit: &str| {
        lines.extend(value.map(|value| [about, group, figure, value.as_str(), unit].map(str::to_owned)));
    };
    let count = |value: i64| Some(value.to_string());
    let some = |value: Option<i64>| value.map(|value| value.to_string());
    let mean = |value: Option<f64>| value.map(|value| value.to_string());
    let edition = "edition";
    add(edition, "", "counted_on", Some(figures.counted_on.to_string()), "day");
    for (code, value) in [
        ("structures", figures.structures),
        ("people", figures.people),
        ("projects", figures.projects),
        ("procedures", figures.procedures),
        ("purchases", figures.purchases),
    ] {
        add(edition, "", code, count(value), "count");
    }
    for (code, value) in [("attendance", figures.attendance), ("circular", figures.circular), ("social", figures.social)] {
        add(edition, "", code, some(value), "percent");
    }
    add(edition, "", "answers", some(figures.opinion.answers), "count");
    for amount in &figures.amounts {
        add(edition, "", "amount", count(amount.cents), &format!("{}_cents", amount.currency));
    }
    add(edition, "", "useful", mean(figures.opinion.useful), "of_four");
    add(edition, "", "clear", mean(figures.opinion.clear), "of_four");
    for (about, shares, figure) in [
        ("ownership", &figures.ownership, "structures"),
        ("sector", &figures.sectors, "structures"),
        ("territory", &figures.territories, "structures"),
        ("stage", &figures.stages, "projects"),
    ] {
        for share in shares {
            add(about, &share.group, figure, count(share.count), "count");
        }
    }
    for session in &figures.sessions {
        let group = format!("{} {}", session.held_on, session.title);
        add("session", &group, "attended", some(session.attended), "count");
        add("session", &group, "answers", some(session.opinion.answers), "count");
        add("session", &group, "useful", mean(session.opinion.useful), "of_four");
        add("session", &group, "clear", mean(session.opinion.clear), "of_four");
    }
    lines
}

/// The report of an edition as open data.
#[derive(Serialize, ToSchema)]
#[schema(as = EditionReport)]
pub struct Answer {
    programme: String,
    edition: String,
    #[schema(value_type = String, format = Date)]
    starts_on: Date,
    #[schema(value_type = String, format = Date)]
    ends_on: Date,
    /// Before, it is read by those who run or coach the edition alone, and its figures change.
    published: bool,
    /// Markdown.
    text: String,
    figures: Figures,
}

/// Report of an edition
///
/// What came of it, without names: a group of fewer than three is counted with the others, and of fewer than three purchases
/// or answers there is no amount, share or mean.
#[utoipa::path(get, path = "/api/v1/editions/{id}/report", tag = "programmes", params(("id" = Uuid, Path)), responses((status = 200, body = Answer)))]
pub async fn get_report(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Json<Answer>> {
    let open = Open::read(&app, &viewer, id).await?;
    Ok(Json(Answer {
        published: open.is_published(),
        programme: open.edition.row.programme,
        edition: open.edition.row.title,
        starts_on: open.edition.row.starts_on,
        ends_on: open.edition.row.ends_on,
        text: open.row.map(|row| row.text).unwrap_or_default(),
        figures: open.figures,
    }))
}
