//! The projects that one carries, those of one's organisations, and for coordinators those of the network.

use askama::Template;
use axum::extract::{Query, State};
use db::Uuid;
use serde::Deserialize;

use super::queries::{self, ProjectLine};
use super::rules::{may_begin, stuck};
use super::{followed, said, today};
use crate::kit::cursor::Before;
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};

const A_PAGE: usize = 25;
/// One more shows that there is another page.
const MOST: i64 = 26;

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct Asked {
    /// `nous` for those of one's organisations, `reseau` for the network's.
    vue: String,
    avant: String,
}

struct Shown {
    line: ProjectLine,
    stuck: Option<String>,
}

#[derive(Template)]
#[template(path = "purchases/list.html")]
struct ListPage {
    shell: Shell,
    view: &'static str,
    projects: Vec<Shown>,
    may_begin: bool,
    /// Editions whose projects are followed as one who runs them.
    followed: Vec<(Uuid, String)>,
    next: Option<String>,
    /// There is no other page: they are counted.
    is_all: bool,
}

impl ListPage {
    fn title(&self) -> String {
        match self.view {
            "moi" if self.is_all => self.shell.n("purchases-count-mine", self.projects.len()),
            "moi" => self.shell.t("purchases-title-mine"),
            "nous" => self.shell.t("purchases-title-ours"),
            _ => self.shell.t("purchases-title-network"),
        }
    }

    fn views(&self) -> Vec<(&'static str, String)> {
        let mut views = vec![("moi", self.shell.t("purchases-view-mine")), ("nous", self.shell.t("purchases-view-ours"))];
        if self.shell.viewer().is_coordinator() {
            views.push(("reseau", self.shell.t("purchases-view-network")));
        }
        views
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Query(asked): Query<Asked>) -> Result {
    let before = Before::parse(&asked.avant).unwrap_or_default();
    let (view, mut lines) = match asked.vue.as_str() {
        "reseau" if viewer.is_coordinator() => ("reseau", queries::all(&app.db, before, MOST).await?),
        "nous" => ("nous", queries::of_organisations(&app.db, &viewer, before, MOST).await?),
        _ => ("moi", queries::carried(&app.db, &viewer, before, MOST).await?),
    };
    let more = lines.len() > A_PAGE;
    lines.truncate(A_PAGE);
    let next = lines.last().filter(|_| more).map(|last| Before::written(last.updated_at, last.id));
    let today = today(&app, &viewer);
    let shown = |line: ProjectLine| {
        let changed = line.updated_at.to_zoned(viewer.zone.clone()).date();
        let stuck = stuck(line.stage(), changed, line.next_on, today).map(|stuck| said(viewer.language, stuck));
        Shown { line, stuck }
    };
    page(&ListPage {
        shell: Shell::new(&viewer).at(viewer.language.t("purchases-title")),
        view,
        projects: lines.into_iter().map(shown).collect(),
        may_begin: may_begin(&viewer),
        followed: followed(&app, &viewer).await?,
        is_all: next.is_none() && asked.avant.is_empty(),
        next,
    })
}
