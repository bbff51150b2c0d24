//! What is announced to the organisations of somebody: what fits what, why, and how it stops.

use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

use super::queries::{self, Announced, Choice};
use super::told::{self, Judged};
use super::{letter, rules};
use crate::catalogue::Market;
use crate::kit::cursor::Before;
use crate::kit::shell::page;
use crate::kit::viewer::Seat;
use crate::kit::{App, Result, Shell, Viewer};
use crate::needs::answer;
use crate::needs::rules::may_edit;

const A_PAGE: usize = 25;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    apres: String,
}

/// An announcement as its reader sees it.
pub struct Line {
    pub announced: Announced,
    /// What it scores now; what it scored then, when it does not answer any more.
    pub score: u8,
    pub fits: bool,
    pub reasons: Vec<String>,
    pub is_new: bool,
}

/// A page of them, and where the following one begins.
pub struct Lines {
    pub lines: Vec<Line>,
    pub next: Option<String>,
}

#[derive(Template)]
#[template(path = "announcements/list.html")]
struct ListPage {
    shell: Shell,
    unseen: i64,
    lines: Vec<Line>,
    next: Option<String>,
    choice: Choice,
    /// Supplying organisations that the reader manages, and whether each accepts announcements of needs.
    suppliers: Vec<(Seat, bool)>,
}

impl ListPage {
    fn said(&self, line: &Line) -> String {
        letter::said(self.shell.language(), &line.announced, line.score)
    }

    fn place(&self, line: &Line) -> String {
        letter::place(&line.announced)
    }

    /// Whether the reader may stop what is announced for this need.
    fn may_silence(&self, line: &Line) -> bool {
        line.announced.is_of_solution() && may_edit(self.shell.viewer(), line.announced.buyer_id)
    }
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result {
    let person = viewer.signed_in()?.id;
    let choice = queries::choice(&app.db, person).await?;
    let Lines { lines, next } = of(&app, &market, &viewer, Before::parse(&asked.apres).unwrap_or_default(), A_PAGE).await?;
    let managed = viewer.seats().iter().filter(|seat| seat.supplies && seat.manages()).cloned();
    let managed: Vec<Seat> = managed.collect();
    let refusing = queries::refusing(&app.db, managed.iter().map(|seat| seat.organisation).collect()).await?;
    page(&ListPage {
        unseen: queries::unseen(&app.db, &viewer).await?,
        shell: Shell::new(&viewer).at(viewer.language.t("announcements-title")),
        lines,
        next,
        choice,
        suppliers: managed.into_iter().map(|seat| (seat.clone(), !refusing.contains(&seat.organisation))).collect(),
    })
}

/// A page of announcements after a place that a page before gave, for the page and the interface for programs.
pub async fn of(app: &App, market: &Market, viewer: &Viewer, before: Before, most: usize) -> Result<Lines> {
    let mut all = queries::list(&app.db, viewer, before, i64::try_from(most + 1).unwrap_or(i64::MAX)).await?;
    let more = all.len() > most;
    all.truncate(most);
    let next = all.last().filter(|_| more).map(|last| Before::written(last.at, last.id));
    // What its reader may not see, or not any more, is not there.
    all.retain(|one| rules::may_read(viewer, &one.standing()));
    let seen_at = match viewer.id() {
        Some(person) => queries::choice(&app.db, person).await?.seen_at,
        None => None,
    };
    let judged = Judged::of(app, market, &answer::order(&app.db).await?, &all).await?;
    let line = |announced: Announced| {
        let ranked = judged.get(&announced);
        Line {
            score: ranked.map_or_else(|| u8::try_from(announced.score).unwrap_or(0), |ranked| ranked.score),
            fits: ranked.is_some(),
            reasons: ranked.map_or_else(Vec::new, |ranked| told::reasons(market, viewer.language, ranked)),
            is_new: seen_at.is_none_or(|seen_at| announced.at > seen_at),
            announced,
        }
    };
    Ok(Lines { lines: all.into_iter().map(line).collect(), next })
}
