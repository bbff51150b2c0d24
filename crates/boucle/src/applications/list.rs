//! What was sent to an edition, for those who examine it: where each stands, how many places are left, and what the cohort is
//! made of.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde::Deserialize;

use super::Examined;
use super::queries::{self, ApplicantRow, ApplicationRow, OpinionRow, TeamRow};
use super::rules::{self, Decision, Standing, Status};
use crate::kit::sheet::Sheet;
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};
use crate::programmes::Edition;
use crate::programmes::queries::{self as programmes, OrganiserRow};

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    /// A status, or `decided` for what is prepared and not told.
    etat: String,
    /// Those that come through an organiser.
    par: String,
}

/// All that was sent to an edition, with what organisers think of it.
pub struct Cohort {
    pub organisers: Vec<OrganiserRow>,
    applications: Vec<ApplicationRow>,
    teams: Vec<TeamRow>,
    people: Vec<ApplicantRow>,
    opinions: Vec<OpinionRow>,
    decides: String,
    pub places: i64,
}

/// One application as it is listed.
pub struct Line<'a> {
    pub row: &'a ApplicationRow,
    pub teams: Vec<&'a TeamRow>,
    pub people: Vec<&'a ApplicantRow>,
    pub unconfirmed: usize,
    pub given: usize,
    pub agreeing: usize,
    pub standing: Standing,
}

impl Cohort {
    pub async fn of(app: &App, edition: &Edition) -> Result<Self> {
        Ok(Self {
            organisers: programmes::organisers(&app.db, edition.id()).await?,
            applications: queries::of_edition(&app.db, edition.id()).await?,
            teams: queries::teams_of_edition(&app.db, edition.id()).await?,
            people: queries::applicants_of_edition(&app.db, edition.id()).await?,
            opinions: queries::opinions_of_edition(&app.db, edition.id()).await?,
            decides: edition.row.decides.clone(),
            places: edition.row.places,
        })
    }

    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.applications.iter().map(|row| self.line(row))
    }

    fn line<'a>(&'a self, row: &'a ApplicationRow) -> Line<'a> {
        let people: Vec<&ApplicantRow> = self.people.iter().filter(|person| person.application_id == row.id).collect();
        let opinions: Vec<Option<bool>> =
            self.organisers.iter().map(|it| self.opinion(row.id, it.organisation_id)).collect();
        Line {
            row,
            teams: self.teams.iter().filter(|team| team.application_id == row.id).collect(),
            unconfirmed: people.iter().filter(|person| person.confirmed_at.is_none()).count(),
            people,
            given: opinions.iter().flatten().count(),
            agreeing: opinions.iter().flatten().filter(|agrees| **agrees).count(),
            standing: rules::standing(&self.decides, &opinions),
        }
    }

    fn opinion(&self, application: Uuid, organiser: Uuid) -> Option<bool> {
        let is_theirs = |it: &&OpinionRow| it.application_id == application && it.organisation_id == organiser;
        self.opinions.iter().find(is_theirs).map(|opinion| rules::agrees(&opinion.verdict))
    }

    pub fn is_empty(&self) -> bool {
        self.applications.is_empty()
    }

    /// Accepted, or about to be.
    pub fn taken(&self) -> i64 {
        i64::try_from(self.applications.iter().filter(|row| is_in(row)).count()).unwrap_or(i64::MAX)
    }

    /// Prepared and not told yet.
    pub fn prepared(&self) -> Vec<&ApplicationRow> {
        self.applications.iter().filter(|row| is_prepared(row)).collect()
    }

    /// How those who are in, and those who applied, divide by something: the most frequent first.
    fn balance(&self, of: impl Fn(&ApplicationRow) -> Option<String>) -> Vec<Part> {
        let mut parts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for row in self.applications.iter().filter(|row| row.status != Status::Withdrawn.code()) {
            let Some(name) = of(row) else { continue };
            let part = parts.entry(name).or_default();
            part.0 += usize::from(is_in(row));
            part.1 += 1;
        }
        let mut parts: Vec<Part> = parts.into_iter().map(|(name, (is_in, sent))| Part { name, is_in, sent }).collect();
        parts.sort_by_key(|part| std::cmp::Reverse((part.is_in, part.sent)));
        parts
    }

    /// Each organiser's places, and how many are taken by those who come through it.
    fn shares(&self) -> Vec<(&OrganiserRow, usize, usize)> {
        let of = |organiser: &OrganiserRow, keeps: fn(&ApplicationRow) -> bool| {
            let is_theirs = |row: &&ApplicationRow| row.through_id == Some(organiser.organisation_id) && keeps(row);
            self.applications.iter().filter(is_theirs).count()
        };
        let sent = |row: &ApplicationRow| row.status != Status::Withdrawn.code();
        self.organisers.iter().map(|organiser| (organiser, of(organiser, is_in), of(organiser, sent))).collect()
    }
}

pub struct Part {
    pub name: String,
    pub is_in: usize,
    pub sent: usize,
}

fn is_in(row: &ApplicationRow) -> bool {
    let status = Status::of(&row.status);
    status == Status::Accepted || (status.is_open() && row.decision.as_deref() == Some(Decision::Accepted.code()))
}

pub fn is_prepared(row: &ApplicationRow) -> bool {
    let status = Status::of(&row.status);
    status.is_open() && row.decision.as_deref().is_some_and(|decision| decision != status.code())
}

#[derive(Template)]
#[template(path = "applications/list.html")]
struct ListPage {
    shell: Shell,
    examined: Examined,
    cohort: Cohort,
    asked: Asked,
}

impl ListPage {
    fn lines(&self) -> Vec<Line<'_>> {
        kept(&self.cohort, &self.asked)
    }

    fn title(&self) -> String {
        self.shell.n("applications-count", self.cohort.applications.len())
    }

    fn gauge(&self) -> i64 {
        (self.cohort.taken() * 1000 / self.cohort.places.max(1)).min(1000)
    }

    fn places(&self) -> String {
        self.shell.two("applications-places", ("taken", self.cohort.taken()), ("places", self.cohort.places))
    }

    /// What the cohort divides into, each under its title.
    fn balances(&self) -> Vec<(String, Vec<Part>)> {
        let shell = &self.shell;
        let code = |prefix: &str, code: &Option<String>| code.as_ref().map(|code| shell.code(prefix, code));
        vec![
            (shell.t("applications-ownership"), self.cohort.balance(|row| code("applications-ownership", &row.ownership))),
            (shell.t("applications-sector"), self.cohort.balance(|row| code("applications-sector", &row.sector))),
            (shell.t("applications-place"), self.cohort.balance(|row| row.place.clone())),
        ]
    }

    fn states(&self) -> [&'static str; 5] {
        ["submitted", "decided", "accepted", "waiting", "declined"]
    }

    fn standing(&self, line: &Line<'_>) -> String {
        standing(&self.shell, line.standing)
    }

    fn opinions(&self, line: &Line<'_>) -> String {
        let of = self.cohort.organisers.len();
        let shell = &self.shell;
        shell.two("applications-opinions-given", ("given", line.given), ("of", of))
    }

    fn prepared(&self, row: &ApplicationRow) -> Option<String> {
        let decision = row.decision.as_deref().filter(|_| is_prepared(row))?;
        Some(self.shell.code("applications-prepared", decision))
    }
}

pub fn standing(shell: &Shell, standing: Standing) -> String {
    match standing {
        Standing::Awaits(missing) => shell.n("applications-standing-awaits", missing),
        Standing::Accept | Standing::Decline | Standing::Pilot => shell.code("applications-standing", standing.code()),
    }
}

fn kept<'a>(cohort: &'a Cohort, asked: &Asked) -> Vec<Line<'a>> {
    let state = |line: &Line<'_>| match asked.etat.as_str() {
        "" => true,
        "decided" => is_prepared(line.row),
        state => line.row.status == state,
    };
    let through =
        |line: &Line<'_>| asked.par.is_empty() || line.row.through_id.is_some_and(|id| id.to_string() == asked.par);
    cohort.lines().filter(|line| state(line) && through(line)).collect()
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let examined = Examined::by(&app, &viewer, id).await?;
    let cohort = Cohort::of(&app, &examined.edition).await?;
    let shell = examined.edition.shell(&viewer).at(viewer.language.t("applications-title"));
    page(&ListPage { shell, examined, cohort, asked })
}

/// One line a person: what an organiser takes away to write to them or to prepare its own part.
pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let examined = Examined::by(&app, &viewer, id).await?;
    let cohort = Cohort::of(&app, &examined.edition).await?;
    let shell = examined.edition.shell(&viewer);
    let header = [
        "applications-structure",
        "applications-ownership",
        "applications-sector",
        "applications-place",
        "applications-presented",
        "applications-status",
        "applications-sent-on",
        "applications-department",
        "applications-project",
        "applications-name",
        "applications-post",
        "applications-email",
    ];
    let mut sheet = Sheet::new(header.map(|key| shell.t(key)));
    let code = |prefix: &str, code: &Option<String>| code.as_ref().map_or_else(String::new, |code| shell.code(prefix, code));
    for line in kept(&cohort, &asked) {
        let row = line.row;
        for person in &line.people {
            let team = line.teams.iter().find(|team| team.id == person.team_id);
            sheet.row([
                row.structure.clone(),
                code("applications-ownership", &row.ownership),
                code("applications-sector", &row.sector),
                row.place.clone().unwrap_or_default(),
                row.through.clone().unwrap_or_default(),
                shell.code("applications-status", &row.status),
                row.submitted_at.map(|at| shell.day(at)).unwrap_or_default(),
                team.map(|team| team.department.clone()).unwrap_or_default(),
                team.map(|team| team.project.clone()).unwrap_or_default(),
                person.name.clone(),
                person.post.clone(),
                person.email.clone(),
            ]);
        }
    }
    sheet.csv_file("candidatures")
}
