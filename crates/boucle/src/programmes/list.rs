//! The editions of the network's programmes: where one may register first.

use askama::Template;
use axum::extract::{Query, State};
use db::{Date, Uuid};
use serde::Deserialize;

use super::queries::{self, EditionLine};
use super::rules::Registration;
use super::today;
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer, markdown};

const A_PAGE: usize = 20;
/// One more shows that there is another page.
const MOST: i64 = 21;
/// Of the promise, in letters.
const EXTRACT: usize = 220;

#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    apres: String,
}

struct Shown {
    line: EditionLine,
    registration: Registration,
    extract: String,
}

#[derive(Template)]
#[template(path = "programmes/list.html")]
struct ListPage {
    shell: Shell,
    editions: Vec<Shown>,
    open: usize,
    may_add: bool,
    next: Option<String>,
}

pub async fn list(State(app): State<App>, viewer: Viewer, Query(after): Query<After>) -> Result {
    let start = parse_cursor(&after.apres).unwrap_or((Date::MAX, Uuid::max()));
    let mut lines = queries::lines(&app.db, &viewer, start, MOST).await?;
    let more = lines.len() > A_PAGE;
    lines.truncate(A_PAGE);
    let next = lines.last().filter(|_| more).map(|last| format!("{}_{}", last.starts_on, last.id));
    let mut editions: Vec<Shown> = lines.into_iter().map(|line| Shown::new(&app, line)).collect();
    // Where one may still come in is read first.
    editions.sort_by_key(|it| it.registration != Registration::Open);
    page(&ListPage {
        shell: Shell::new(&viewer).at(viewer.language.t("programmes-title")),
        open: editions.iter().filter(|it| it.registration == Registration::Open && it.line.published_at.is_some()).count(),
        editions,
        may_add: viewer.is_coordinator(),
        next,
    })
}

impl Shown {
    fn new(app: &App, line: EditionLine) -> Self {
        let registration = Registration::of(line.opens_on, line.closes_on, today(app, &line.time_zone));
        let words = markdown::to_words(&line.promise);
        let extract = if words.chars().count() > EXTRACT {
            let cut: String = words.chars().take(EXTRACT).collect();
            format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
        } else {
            words
        };
        Self { line, registration, extract }
    }
}

/// A day and an id, as a page gave them; no day before our era, which one of the engines does not know.
pub fn parse_cursor(text: &str) -> Option<(Date, Uuid)> {
    let (day, id) = text.split_once('_')?;
    let day: Date = day.parse().ok().filter(|day: &Date| day.year() > 0)?;
    Some((day, id.parse().ok()?))
}
