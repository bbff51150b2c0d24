//! The list of needs, and opening or closing one.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde::Deserialize;
use serde_json::json;

use super::queries::{self, NeedLine};
use super::{rules, save};
use crate::kit::cursor::Before;
use crate::kit::error::{forbidden, invalid};
use crate::kit::journal::{self, Subject};
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Form, Result, Shell, Viewer};

const A_PAGE: usize = 25;
/// Read at once for an export.
const EXPORTED: i64 = 2_000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `reseau` for the open needs of the network; else my organisations' own.
    vue: String,
    apres: Option<String>,
}

impl Asked {
    fn is_of_network(&self, viewer: &Viewer) -> bool {
        self.vue == "reseau" || (self.vue.is_empty() && !viewer.is_buyer())
    }
}

#[derive(Template)]
#[template(path = "needs/list.html")]
struct ListPage {
    shell: Shell,
    title: String,
    network: bool,
    may_add: bool,
    needs: Vec<NeedLine>,
    next: Option<String>,
}

pub async fn list(State(app): State<App>, viewer: Viewer, Query(asked): Query<Asked>) -> Result {
    let network = asked.is_of_network(&viewer);
    let after = asked.apres.as_deref().and_then(Before::parse).unwrap_or_default();
    let most = i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX);
    let mut needs = if network {
        queries::open(&app.db, &viewer, after, most).await?
    } else {
        queries::own(&app.db, &viewer, after, most).await?
    };
    let more = needs.len() > A_PAGE;
    needs.truncate(A_PAGE);
    let next = needs.last().filter(|_| more).map(|need| Before::written(need.updated_at, need.id));
    let key = if network { "needs-title-network" } else { "needs-title-own" };
    let shell = Shell::new(&viewer).at(viewer.language.t("needs-title"));
    page(&ListPage { title: shell.t(key), network, may_add: viewer.is_buyer(), needs, next, shell })
}

pub async fn csv(State(app): State<App>, viewer: Viewer, Query(asked): Query<Asked>) -> Result {
    sheet(&app, &viewer, &asked).await?.csv_file("besoins")
}

pub async fn xlsx(State(app): State<App>, viewer: Viewer, Query(asked): Query<Asked>) -> Result {
    sheet(&app, &viewer, &asked).await?.xlsx_file("besoins")
}

/// The whole of the list that is shown.
async fn sheet(app: &App, viewer: &Viewer, asked: &Asked) -> Result<Sheet> {
    let say = |key: &str| viewer.language.t(key);
    let columns = [
        "needs-column-title",
        "needs-column-organisation",
        "needs-column-state",
        "needs-column-visibility",
        "needs-column-wanted",
    ];
    let mut sheet = Sheet::new(columns.map(say));
    let mut after = Before::default();
    loop {
        let needs = match asked.is_of_network(viewer) {
            true => queries::open(&app.db, viewer, after, EXPORTED).await?,
            false => queries::own(&app.db, viewer, after, EXPORTED).await?,
        };
        let Some(last) = needs.last() else { return Ok(sheet) };
        after = Before { at: last.updated_at, id: last.id };
        for need in needs {
            let visibility = say(&format!("needs-visibility-{}", need.visibility));
            let wanted = need.wanted_by.map(|day| day.to_string()).unwrap_or_default();
            sheet.row([need.title, need.organisation_name, say(&format!("state-{}", need.state)), visibility, wanted]);
        }
    }
}

pub async fn set_state(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let need = queries::find(&app.db, id).await?.row;
    if !rules::may_edit(&viewer, need.organisation_id) {
        return Err(forbidden());
    }
    let state = form.value("state");
    if !rules::STATES.contains(&state) {
        return Err(invalid("state", state));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (need, viewer, form) = (&need, &viewer, &form);
            async move {
                save::set_state(&tx, id, form.version(), form.value("state"), now).await?;
                let subject = Subject { kind: "need", id: Some(id), title: &need.title };
                let detail = json!({"from": need.state, "to": form.value("state")});
                journal::add(&tx, viewer, "state_changed", subject, detail, now).await
            }
        })
        .await?;
    Ok(to_with(&format!("/besoins/{id}"), if state == "closed" { "needs-closed" } else { "needs-opened" }))
}
