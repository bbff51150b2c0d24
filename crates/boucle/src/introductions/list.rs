//! The introductions of one's organisations: what waits for one first, then the others.

use askama::Template;
use axum::extract::{Query, State as Given};
use db::Uuid;
use serde::Deserialize;

use super::queries::{self, Line};
use super::rules::State;
use super::save;
use crate::kit::cursor::Before;
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Form, Result, Shell, Viewer};
use crate::needs::queries as needs;

const A_PAGE: usize = 25;
/// One more shows that there is another page.
const MOST: i64 = 26;
/// Of what waits, on one page.
const MOST_WAITING: i64 = 50;

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

    fn query(&self) -> String {
        let mut pairs = Vec::new();
        pairs.extend(self.state.map(|state| ("etat", state.code().to_owned())));
        pairs.extend(self.need.as_ref().map(|(id, _)| ("besoin", id.to_string())));
        pairs.extend(self.next.clone().map(|next| ("avant", next)));
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }
}

pub async fn list(Given(app): Given<App>, viewer: Viewer, Query(asked): Query<Asked>) -> Result {
    let state = State::parse(&asked.etat);
    let need = match asked.besoin.parse() {
        Ok(id) => needs::seen(&app.db, &viewer, vec![id]).await?.pop(),
        Err(_) => None,
    };
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

/// The field `wants`, `yes` or nothing.
pub async fn set_mails(Given(app): Given<App>, viewer: Viewer, form: Form) -> Result {
    let (person, now) = (viewer.signed_in()?.id, app.clock.now());
    let wants = form.checked("wants");
    app.db.write(|tx| async move { save::set_mails(&tx, person, wants, now).await }).await?;
    Ok(to_with("/mises-en-relation", if wants { "introductions-mails-on" } else { "introductions-mails-off" }))
}
