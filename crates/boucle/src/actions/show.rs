//! An action as people see it: what it is, how far, what it waits for, what it takes, what was said and done.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State as Given};
use db::{Date, Run, Timestamp, Uuid, args, row, sql};
use serde_json::Value;

use super::columns;
use super::links::{self, Link};
use super::plan;
use super::queries::{self, ActionRow, Deliverable, Note, Resource};
use super::rules::{self, State};
use super::tried::{self, Standing};
use super::{Open, state};
use crate::kit::journal;
use crate::kit::shell::page;
use crate::kit::{App, Form, Language, Result, Shell, Viewer, format, markdown};
use crate::working_groups::queries as groups;

/// Deeds that the page tells of.
const HISTORY: i64 = 50;

row! {
    struct Named {
        id: Uuid,
        name: String,
    }
}

sql! {
    NAMES: Named = "SELECT id, name FROM person WHERE id = ANY($1)";
}

/// What somebody did, and what it changed.
struct Deed {
    at: Timestamp,
    verb: String,
    who: Option<String>,
    changes: Vec<String>,
}

#[derive(Template)]
#[template(path = "actions/show.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    open: Open,
    text: String,
    orientation: Option<String>,
    deliverables: Vec<(Deliverable, Option<Standing>)>,
    contributors: Vec<String>,
    waits: Vec<ActionRow>,
    waited_by: Vec<ActionRow>,
    resources: Vec<(String, i64, i64)>,
    notes: Vec<Note>,
    links: Vec<Link>,
    history: Vec<Deed>,
    may_tell: bool,
}

impl ShowPage {
    fn action(&self) -> &ActionRow {
        &self.open.action
    }

    fn is_in(&self) -> bool {
        self.open.plan.group.is_in()
    }

    fn is_late(&self) -> bool {
        self.action().is_late(self.open.plan.today)
    }

    fn late_words(&self) -> String {
        self.shell.n("actions-late-days", rules::days(self.action().due_on, self.open.plan.today))
    }

    fn slippage(&self) -> Option<String> {
        plan::slippage(self.shell.language(), &self.open.plan, self.action())
    }

    fn choices(&self) -> Vec<&'static str> {
        rules::choices(self.action().state).into_iter().map(State::code).collect()
    }

    fn lasts(&self, from: &Date, to: &Date) -> String {
        plan::from_to(self.shell.language(), *from, *to)
    }

    /// What it waits for is not over yet: beginning asks for a word.
    fn waits_still(&self) -> bool {
        !self.action().state.is_over() && self.waits.iter().any(|other| !other.state.is_over())
    }

    /// An amount, or a stroke for none.
    fn money(&self, coins: &i64) -> String {
        if *coins == 0 {
            return "–".to_owned();
        }
        self.shell.money(*coins, &self.open.plan.group.row.currency)
    }

    fn hours_of_all(&self) -> i64 {
        self.resources.iter().map(|(_, hours, _)| hours).sum()
    }

    fn money_of_all(&self) -> String {
        self.money(&self.resources.iter().map(|(.., coins)| coins).sum())
    }

    fn note(note: &Note) -> String {
        markdown::to_html(&note.text)
    }
}

pub async fn show(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("_version", open.action.version.to_string());
    form.set("state", open.action.state.code());
    page(&page_of(&app, &viewer, open, form).await?)
}

/// The page with a form that is blank or to be mended.
pub async fn page_of(app: &App, viewer: &Viewer, open: Open, mut form: Form) -> Result<impl Template + use<>> {
    if form.value("state").is_empty() {
        form.set("state", open.action.state.code());
        form.set("_version", open.action.version.to_string());
    }
    let (id, cycle) = (open.action.id, open.action.cycle_id);
    let actions = queries::list(&app.db, cycle).await?;
    let waits = queries::waits(&app.db, cycle).await?;
    let is_in = open.plan.group.is_in();
    let related = |wanted: &dyn Fn(&queries::Wait) -> Option<Uuid>| -> Vec<ActionRow> {
        let ids: Vec<Uuid> = waits.iter().filter_map(wanted).collect();
        actions.iter().filter(|action| ids.contains(&action.id)).cloned().collect()
    };
    let mut deliverables = queries::deliverables(&app.db, cycle).await?;
    deliverables.retain(|one| one.action_id == id);
    let standings = tried::of(app, viewer.language, cycle).await?;
    let standing = |id: Uuid| standings.iter().find(|standing| standing.deliverable == id).cloned();
    let orientations = groups::orientations(&app.db, cycle).await?;
    let orientation = orientations.into_iter().find(|one| Some(one.id) == open.action.orientation_id);
    Ok(ShowPage {
        shell: open.plan.shell(viewer).at(open.action.title.as_str()),
        form,
        text: markdown::to_html(&open.action.text),
        orientation: orientation.map(|one| one.title),
        deliverables: deliverables.into_iter().map(|one| (one.clone(), standing(one.id))).collect(),
        waits: related(&|wait| (wait.action_id == id).then_some(wait.after_id)),
        waited_by: related(&|wait| (wait.after_id == id).then_some(wait.action_id)),
        contributors: if is_in { contributors(app, &open.action).await? } else { Vec::new() },
        resources: if is_in { resources(app, &open.action).await? } else { Vec::new() },
        notes: if is_in { queries::notes(&app.db, id).await? } else { Vec::new() },
        links: links::shown(&app.db, viewer, id, &app.config.public_url).await?,
        history: if is_in { history(app, viewer, id).await? } else { Vec::new() },
        may_tell: state::may_tell(app, viewer, &open).await?,
        open,
    })
}

async fn contributors(app: &App, action: &ActionRow) -> Result<Vec<String>> {
    let all = queries::contributors(&app.db, action.cycle_id).await?;
    Ok(all.into_iter().filter(|one| one.action_id == action.id).map(|one| one.name).collect())
}

/// Hours and coins of each organisation.
async fn resources(app: &App, action: &ActionRow) -> Result<Vec<(String, i64, i64)>> {
    let mut all = queries::resources(&app.db, action.cycle_id).await?;
    all.retain(|one| one.action_id == action.id);
    let of = |part: &[Resource], kind: &str| part.iter().filter(|one| one.kind == kind).map(|one| one.amount).sum();
    let parts = all.chunk_by(|a, b| a.organisation_id == b.organisation_id);
    let row =
        |part: &[Resource]| part.first().map(|first| (first.organisation.clone(), of(part, "hours"), of(part, "money")));
    Ok(parts.filter_map(row).collect())
}

/// What the journal says was done with it, in the reader's words; people by the names that they have now.
async fn history(app: &App, viewer: &Viewer, action: Uuid) -> Result<Vec<Deed>> {
    let entries = journal::of(&app.db, "action", action, HISTORY).await?;
    let details: Vec<Value> = entries.iter().map(|entry| serde_json::from_str(&entry.detail).unwrap_or_default()).collect();
    let given = details
        .iter()
        .flat_map(|detail| ["from", "to"].map(|side| side_of(detail, "person", side).and_then(id_of)))
        .flatten();
    let ids: Vec<Uuid> = entries.iter().filter_map(|entry| entry.actor_id).chain(given).collect();
    let names: HashMap<Uuid, String> =
        app.db.all(&NAMES, args![ids]).await?.into_iter().map(|person| (person.id, person.name)).collect();
    let deed = |(entry, detail): (journal::Entry, Value)| Deed {
        at: entry.at,
        verb: viewer.language.t(&format!("verb-{}", entry.verb.replace('_', "-"))),
        who: entry.actor_id.and_then(|id| names.get(&id).cloned()),
        changes: changes(viewer.language, &entry.verb, &detail, &names),
    };
    Ok(entries.into_iter().zip(details).map(deed).collect())
}

/// What something was (`from`) or became (`to`).
fn side_of<'v>(detail: &'v Value, name: &str, side: &str) -> Option<&'v Value> {
    detail.get(name)?.get(side)
}

fn id_of(value: &Value) -> Option<Uuid> {
    value.as_str()?.parse().ok()
}

fn changes(language: Language, verb: &str, detail: &Value, names: &HashMap<Uuid, String>) -> Vec<String> {
    let from_to = |key: &str, from: String, to: String| format!("{} : {from} → {to}", language.t(key));
    let mut said = Vec::new();
    if verb == "state_changed" {
        let state = |side: &str| {
            let code = detail.get(side).and_then(Value::as_str).and_then(State::parse).map_or("", State::code);
            language.t(&format!("actions-state-{}", code.replace('_', "-")))
        };
        said.push(format!("{} → {}", state("from"), state("to")));
    }
    for (name, key) in [("starts_on", "actions-start"), ("due_on", "actions-due")] {
        let day = |side: &str| side_of(detail, name, side)?.as_str()?.parse().ok().map(|day| format::date(language, day));
        if let (Some(from), Some(to)) = (day("from"), day("to")) {
            said.push(from_to(key, from, to));
        }
    }
    if detail.get("person").is_some_and(Value::is_object) {
        let none = || language.t("actions-who-none");
        let name = |side: &str| {
            side_of(detail, "person", side).and_then(id_of).and_then(|id| names.get(&id).cloned()).unwrap_or_else(none)
        };
        said.push(from_to("actions-who", name("from"), name("to")));
    }
    let title = |side: &str| side_of(detail, "title", side).and_then(Value::as_str);
    if let (Some(from), Some(to)) = (title("from"), title("to")) {
        said.push(from_to("actions-name", from.to_owned(), to.to_owned()));
    }
    if detail.get("text") == Some(&Value::Bool(true)) {
        said.push(language.t("actions-text"));
    }
    let also = detail.get("also").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    said.extend(also.map(|code| columns::title(language, code)));
    if detail.get("link").is_some_and(Value::is_object) {
        said.push(language.t("actions-links"));
    }
    said
}
