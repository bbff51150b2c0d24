//! All projects of an edition by stage, with what is stuck, for those who run it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use db::{Timestamp, Uuid};

use super::queries::{self, Carrier, ProjectLine};
use super::rules::{Stage, stuck};
use super::stage::stage;
use super::{follows, said, today};
use crate::kit::error::not_found;
use crate::kit::sheet::Sheet;
use crate::kit::shell::page;
use crate::kit::{App, Language, Result, Shell, Viewer, format};
use crate::programmes::queries::{self as programmes, EditionRow};

#[derive(Template)]
#[template(path = "purchases/board.html")]
struct BoardPage {
    shell: Shell,
    board: Board,
}

struct Board {
    edition: EditionRow,
    projects: Vec<Shown>,
}

struct Shown {
    line: ProjectLine,
    carriers: String,
    stuck: Option<String>,
}

impl Board {
    /// Whoever does not run the edition is told that there is none.
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let edition = programmes::find(&app.db, id).await?;
        if !follows(app, viewer, id).await? {
            return Err(not_found());
        }
        let lines = queries::of_edition(&app.db, id).await?;
        let carriers = queries::carriers(&app.db, lines.iter().map(|line| line.id).collect()).await?;
        let today = today(app, viewer);
        let shown = |line: ProjectLine| {
            let changed = line.updated_at.to_zoned(viewer.zone.clone()).date();
            let stuck = stuck(line.stage(), changed, line.next_on, today).map(|stuck| said(viewer.language, stuck));
            Shown { carriers: names(&carriers, line.id), stuck, line }
        };
        Ok(Self { edition, projects: lines.into_iter().map(shown).collect() })
    }

    fn at(&self, stage: Stage) -> Vec<&Shown> {
        let mut projects: Vec<&Shown> = self.projects.iter().filter(|one| one.line.stage() == stage).collect();
        // What is stuck is read first.
        projects.sort_by_key(|one| one.stuck.is_none());
        projects
    }

    fn stuck(&self) -> usize {
        self.projects.iter().filter(|one| one.stuck.is_some()).count()
    }

    fn started(&self) -> usize {
        self.projects.iter().filter(|one| one.line.procedure_on.is_some()).count()
    }

    fn stages(&self) -> Vec<Stage> {
        Stage::ALL.into_iter().filter(|stage| !self.at(*stage).is_empty()).collect()
    }
}

fn names(carriers: &[Carrier], project: Uuid) -> String {
    let own = carriers.iter().filter(|carrier| carrier.project_id == project);
    own.map(|carrier| carrier.name.as_str()).collect::<Vec<_>>().join(", ")
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let board = Board::read(&app, &viewer, id).await?;
    let shell = Shell::new(&viewer)
        .under("/programmes", viewer.language.t("purchases-programmes"))
        .under(format!("/programmes/{id}"), board.edition.title.as_str())
        .at(viewer.language.t("purchases-board"));
    page(&BoardPage { shell, board })
}

pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Response> {
    sheet(&app, &viewer, id).await?.csv_file("projets")
}

pub async fn xlsx(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Response> {
    sheet(&app, &viewer, id).await?.xlsx_file("projets")
}

const COLUMNS: [&str; 14] = [
    "title",
    "organisation",
    "carriers",
    "stage",
    "since",
    "stuck",
    "step",
    "due",
    "procedure",
    "award",
    "supplier",
    "amount",
    "currency",
    "changed",
];

async fn sheet(app: &App, viewer: &Viewer, id: Uuid) -> Result<Sheet> {
    let board = Board::read(app, viewer, id).await?;
    let mut sheet = Sheet::new(COLUMNS.map(|column| viewer.language.t(&format!("purchases-column-{column}"))));
    for stage in board.stages() {
        for one in board.at(stage) {
            sheet.row(cells(viewer, one));
        }
    }
    Ok(sheet)
}

/// Days as machines write them, amounts in the whole coin.
fn cells(viewer: &Viewer, one: &Shown) -> [String; 14] {
    let (language, line): (Language, _) = (viewer.language, &one.line);
    let day = |at: Timestamp| at.to_zoned(viewer.zone.clone()).date().to_string();
    let date = |day: Option<db::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    [
        line.title.clone(),
        line.organisation.clone(),
        one.carriers.clone(),
        stage(language, line.stage()),
        day(line.stage_at),
        one.stuck.clone().unwrap_or_default(),
        line.next_step.clone(),
        date(line.next_on),
        date(line.procedure_on),
        date(line.awarded_on),
        line.supplier.clone(),
        line.amount.map(format::typed_cents).unwrap_or_default(),
        line.amount.map(|_| line.currency.clone()).unwrap_or_default(),
        day(line.updated_at),
    ]
}
