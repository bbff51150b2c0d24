//! The page of one solution.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;

use super::facts::Facts;
use super::file_rows::FileRow;
use super::map::Map;
use super::queries::{self, Solution};
use super::{Market, rules};
use crate::files::rules::size;
use crate::kit::files;
use crate::kit::shell::{page, to};
use crate::kit::{App, Error, Result, Shell, Viewer, markdown};
use crate::people::marks::{self, Mark};

#[derive(Template)]
#[template(path = "catalogue/show.html")]
struct ShowPage {
    shell: Shell,
    solution: Solution,
    description: String,
    facts: Facts,
    /// Where it is served, drawn.
    maps: Vec<Map>,
    links: Vec<String>,
    /// The name of the file of the supplier's logo.
    logo: Option<String>,
    /// What is said of the supplier.
    marks: Vec<Mark>,
    /// To be introduced to the supplier.
    may_ask: bool,
    may_edit: bool,
    may_see_history: bool,
    is_to_confirm: bool,
    /// Its year ends within a month, or has ended.
    may_confirm: bool,
    may_merge: bool,
}

impl ShowPage {
    fn pictures(&self) -> Vec<&FileRow> {
        self.solution.files.iter().filter(|file| file.is_picture()).collect()
    }

    fn files(&self) -> Vec<&FileRow> {
        self.solution.files.iter().filter(|file| !file.is_picture()).collect()
    }

    fn size(&self, file: &FileRow) -> String {
        size(self.shell.language(), file.bytes)
    }

    fn why_confirm(&self) -> String {
        let Some(at) = self.solution.row.vouched_at else { return String::new() };
        let date = self.shell.date(rules::confirm_by(at));
        match (self.is_to_confirm, self.may_confirm) {
            (true, true) => self.shell.one("catalogue-year-over", "date", date),
            (true, false) => self.shell.one("catalogue-unconfirmed", "date", self.shell.day(at)),
            _ => self.shell.one("catalogue-year-ends", "date", date),
        }
    }
}

/// The solution, when this viewer may see it; otherwise it does not exist for them.
pub async fn visible(app: &App, viewer: &Viewer, id: Uuid) -> Result<Solution> {
    seen(viewer, queries::find(&app.db, id).await?)
}

fn seen(viewer: &Viewer, solution: Solution) -> Result<Solution> {
    if rules::may_see(viewer, solution.row.supplier_id, &solution.row.state) { Ok(solution) } else { Err(Error::NotFound) }
}

pub async fn show(State(app): State<App>, State(market): State<Market>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let solution = queries::find(&app.db, id).await?;
    if let Some(into) = solution.row.merged_into {
        return Ok(to(&format!("/catalogue/{into}")));
    }
    let solution = seen(&viewer, solution)?;
    let reference = market.reference();
    let row = &solution.row;
    let shell = Shell::new(&viewer).under("/catalogue", viewer.language.t("catalogue-title")).at(row.title.as_str());
    let today = app.clock.now().to_zoned(viewer.zone.clone()).date();
    let may_edit = rules::may_edit(&viewer, row.supplier_id);
    let is_to_confirm = row.vouched_at.is_some_and(|at| rules::is_to_confirm(at, today));
    let ends_soon = row.vouched_at.is_some_and(|at| rules::reminder(rules::confirm_by(at), today).is_some());
    page(&ShowPage {
        description: markdown::to_html(&row.description),
        facts: Facts::of(&solution, &reference, &shell, app.clock.now()),
        maps: Map::of(&solution, &reference),
        links: row.links.lines().filter(|link| is_web(link)).map(str::to_owned).collect(),
        logo: row.supplier_logo.as_deref().map(files::name),
        marks: marks::of(&app, &viewer, vec![row.supplier_id]).await?,
        may_ask: row.state == "published" && viewer.is_buyer() && viewer.seat(row.supplier_id).is_none(),
        may_edit,
        may_merge: viewer.is_coordinator(),
        may_see_history: rules::may_see_history(&viewer, row.supplier_id),
        is_to_confirm: is_to_confirm && row.state == "published",
        may_confirm: may_edit && row.state == "published" && (is_to_confirm || ends_soon),
        solution,
        shell,
    })
}

pub fn is_web(link: &str) -> bool {
    (link.starts_with("https://") || link.starts_with("http://")) && !link.contains(char::is_whitespace)
}
