//! The introductions of one's organisations: what waits for one first, then the others; and all of them as a table to take away.

use askama::Template;
use axum::extract::{Query, State as Given};
use axum::response::Response;
use db::{Timestamp, Uuid};
use serde::Deserialize;

use super::queries::{self, Line};
use super::rules::{Side, State};
use super::{address, save};
use crate::kit::cursor::Before;
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Form, Result, Shell, Viewer};
use crate::needs::queries as needs;

const A_PAGE: usize = 25;
/// One more shows that there is another page.
const MOST: i64 = 26;
/// Of what waits, on one page.
const MOST_WAITING: i64 = 50;
/// The most of them in one table.
const MOST_TAKEN: i64 = 10_000;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    /// The code of a state.
    etat: String,
    besoin: String,
    avant: String,
}

#[derive(Template)]
#[template(path = "introductions/list.html")]
struct ListPage {
    shell: Shell,
    state: Option<State>,
    /// The need that they are about, for who may see it.
    need: Option<(Uuid, String)>,
    waiting: Vec<Line>,
    /// More may wait than are shown.
    waiting_count: i64,
    lines: Vec<Line>,
    next: Option<String>,
    wants_mails: bool,
}

impl ListPage {
    fn title(&self) -> String {
        match &self.need {
            Some((_, title)) => self.shell.one("introductions-title-need", "need", title.as_str()),
            None if !self.waiting.is_empty() => self.shell.n("introductions-waiting", self.waiting_count),
            None => self.shell.t("introductions-title-mine"),
        }
    }

    fn states(&self) -> [State; 9] {
        State::ALL
    }

    fn is(&self, state: &State) -> bool {
        self.state == Some(*state)
    }

    fn other<'l>(&self, line: &'l Line) -> &'l str {
        line.other(self.shell.viewer())
    }

    fn waits(&self, line: &Line) -> bool {
        line.waits_for(self.shell.viewer())
    }

    /// Of all of them, without what was chosen.
    fn is_whole(&self) -> bool {
        self.state.is_none() && self.need.is_none()
    }

    /// What was chosen, from the first page on.
    fn chosen(&self) -> String {
        let mut pairs = Vec::new();
        pairs.extend(self.state.map(|state| ("etat", state.code().to_owned())));
        pairs.extend(self.need.as_ref().map(|(id, _)| ("besoin", id.to_string())));
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }

    fn query(&self) -> String {
        let next: Vec<(&str, &String)> = self.next.iter().map(|next| ("avant", next)).collect();
        let parts = [self.chosen(), serde_urlencoded::to_string(next).unwrap_or_default()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
    }
}

/// What somebody chose of their introductions: a state, a need that they may see.
async fn choice(app: &App, viewer: &Viewer, asked: &Asked) -> Result<(Option<State>, Option<(Uuid, String)>)> {
    let need = match asked.besoin.parse() {
        Ok(id) => needs::seen(&app.db, viewer, vec![id]).await?.pop(),
        Err(_) => None,
    };
    Ok((State::parse(&asked.etat), need))
}

pub async fn list(Given(app): Given<App>, viewer: Viewer, Query(asked): Query<Asked>) -> Result {
    let (state, need) = choice(&app, &viewer, &asked).await?;
    let before = Before::parse(&asked.avant);
    let chosen = (state, need.as_ref().map(|(id, _)| *id));
    let mut lines = queries::mine(&app.db, &viewer, chosen, before.unwrap_or_default(), MOST).await?;
    let next = lines.get(A_PAGE - 1).filter(|_| lines.len() > A_PAGE).map(|last| Before::written(last.updated_at, last.id));
    lines.truncate(A_PAGE);
    let is_first = before.is_none() && chosen == (None, None);
    let (waiting, waiting_count) =
        if is_first { queries::waiting(&app.db, &viewer, MOST_WAITING).await? } else { (Vec::new(), 0) };
    // What stands above is not said twice.
    lines.retain(|line| !waiting.iter().any(|one| one.id == line.id));
    page(&ListPage {
        shell: Shell::new(&viewer).at(viewer.language.t("introductions-title")),
        state,
        need,
        waiting,
        waiting_count,
        lines,
        next,
        wants_mails: save::wants_mails(&app.db, viewer.signed_in()?.id).await?,
    })
}

pub async fn csv(Given(app): Given<App>, viewer: Viewer, Query(asked): Query<Asked>) -> Result<Response> {
    taken(&app, &viewer, &asked).await?.csv_file("mes-mises-en-relation")
}

pub async fn xlsx(Given(app): Given<App>, viewer: Viewer, Query(asked): Query<Asked>) -> Result<Response> {
    taken(&app, &viewer, &asked).await?.xlsx_file("mes-mises-en-relation")
}

async fn taken(app: &App, viewer: &Viewer, asked: &Asked) -> Result<Sheet> {
    let (state, need) = choice(app, viewer, asked).await?;
    let chosen = (state, need.map(|(id, _)| id));
    let say = |key: &str| viewer.language.t(key);
    let columns = ["about", "buyer", "supplier", "asked-by", "state", "asked-on", "changed-on", "waits", "address"];
    let mut sheet = Sheet::new(columns.map(|column| say(&format!("introductions-column-{column}"))));
    let day = |at: Timestamp| at.to_zoned(viewer.zone.clone()).date().to_string();
    for line in queries::mine(&app.db, viewer, chosen, Before::default(), MOST_TAKEN).await? {
        let asked_by = if line.asked_by == Side::Buyer.code() { &line.buyer } else { &line.supplier };
        let waits = if line.waits_for(viewer) { say("introductions-your-turn") } else { String::new() };
        sheet.row([
            line.title.clone(),
            line.buyer.clone(),
            line.supplier.clone(),
            asked_by.clone(),
            say(&format!("introductions-state-{}", line.state.replace('_', "-"))),
            day(line.created_at),
            day(line.updated_at),
            waits,
            format!("{}{}", app.config.public_url, address(line.id)),
        ]);
    }
    Ok(sheet)
}

/// The field `wants`, `yes` or nothing.
pub async fn set_mails(Given(app): Given<App>, viewer: Viewer, form: Form) -> Result {
    let (person, now) = (viewer.signed_in()?.id, app.clock.now());
    let wants = form.checked("wants");
    app.db.write(|tx| async move { save::set_mails(&tx, person, wants, now).await }).await?;
    Ok(to_with("/mises-en-relation", if wants { "introductions-mails-on" } else { "introductions-mails-off" }))
}
