//! The tools, and the calculations that one may see.

use askama::Template;
use axum::extract::{Query, State};
use db::{Timestamp, Uuid};
use serde::Deserialize;

use super::address;
use super::queries::{self, CalculationLine};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};

const A_PAGE: usize = 30;
/// One more shows that there is another page.
const MOST: i64 = 31;

#[derive(Deserialize)]
pub struct Before {
    #[serde(default)]
    avant: String,
}

#[derive(Template)]
#[template(path = "tools/list.html")]
struct ListPage {
    shell: Shell,
    calculations: Vec<CalculationLine>,
    next: Option<String>,
}

impl CalculationLine {
    fn address(&self) -> String {
        address(&self.kind, self.id)
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Query(query): Query<Before>) -> Result {
    let person = viewer.signed_in()?.id;
    let before = query
        .avant
        .split_once('.')
        .and_then(|(at, id)| Some((Timestamp::from_microsecond(at.parse().ok()?).ok()?, id.parse().ok()?)))
        .unwrap_or((Timestamp::MAX, Uuid::max()));
    let mut calculations = queries::list(&app.db, person, before, MOST).await?;
    let more = calculations.len() > A_PAGE;
    calculations.truncate(A_PAGE);
    page(&ListPage {
        shell: Shell::new(&viewer).at(viewer.language.t("tools-title")),
        next: calculations.last().filter(|_| more).map(|last| format!("{}.{}", last.changed_at.as_microsecond(), last.id)),
        calculations,
    })
}
