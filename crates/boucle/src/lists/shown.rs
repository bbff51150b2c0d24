//! A list: its solutions in order, each with its note; the same to take away.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::queries::{self, EntryRow, ListRow};
use super::rules::{self, NOTE_LIMIT, Standing};
use super::{form, save};
use crate::catalogue::cards::{self, SolutionCard};
use crate::catalogue::rules as catalogue;
use crate::kit::journal;
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};

pub(super) struct Entry {
    pub row: EntryRow,
    /// None: it is no longer published, or not the reader's to see.
    pub card: Option<SolutionCard>,
}

impl Entry {
    fn title(&self) -> &str {
        self.card.as_ref().map_or("", |card| &card.title)
    }
}

#[derive(Template)]
#[template(path = "lists/show.html")]
struct ShowPage {
    shell: Shell,
    list: ListRow,
    writes: bool,
    entries: Vec<Entry>,
    /// A note that could not be kept, as it was typed.
    form: Form,
}

impl ShowPage {
    fn note<'a>(&'a self, entry: &'a Entry) -> &'a str {
        if self.form.has("solution", &entry.row.solution_id.to_string()) { self.form.value("note") } else { &entry.row.note }
    }

    fn wrong(&self, entry: &Entry) -> Option<&str> {
        self.form.error("note").filter(|_| self.form.has("solution", &entry.row.solution_id.to_string()))
    }
}

/// What stands in a list, as one viewer may see it.
pub(super) async fn entries(app: &App, viewer: &Viewer, list: Uuid) -> Result<Vec<Entry>> {
    let rows = queries::entries(&app.db, list).await?;
    let seen = rows.iter().filter(|row| catalogue::may_see(viewer, row.supplier_id, &row.state));
    let mut cards = cards::of(&app.db, &seen.map(|row| row.solution_id).collect::<Vec<_>>()).await?;
    Ok(rows.into_iter().map(|row| Entry { card: cards.remove(&row.solution_id), row }).collect())
}

async fn show_page(app: &App, viewer: &Viewer, standing: Standing, form: Form) -> Result<ShowPage> {
    let Standing { list, writes } = standing;
    Ok(ShowPage {
        shell: Shell::new(viewer).under("/listes", viewer.language.t("lists-title")).at(list.title.as_str()),
        entries: entries(app, viewer, list.id).await?,
        list,
        writes,
        form,
    })
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let standing = rules::reads(&app.db, &viewer, id).await?;
    page(&show_page(&app, &viewer, standing, Form::default()).await?)
}

/// Notes, moves or removes one solution of the list.
pub async fn act(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let list = rules::writes(&app.db, &viewer, id).await?;
    let Ok(solution) = form.value("solution").parse::<Uuid>() else { return Err(Error::Invalid(vec![])) };
    let note = form.trimmed("note").to_owned();
    if note.chars().count() > NOTE_LIMIT {
        form.refuse("note", viewer.language.t("lists-note-long"));
        return unsound(&show_page(&app, &viewer, Standing { list, writes: true }, form).await?);
    }
    let now = app.clock.now();
    let done = app
        .db
        .write(|tx| {
            let (viewer, list, form, note) = (&viewer, &list, &form, note.as_str());
            async move {
                let verb = match form.value("act") {
                    "up" | "down" => save::shift(&tx, id, solution, form.has("act", "up")).await.map(|()| "moved")?,
                    "remove" => save::remove(&tx, id, solution).await.map(|()| "removed")?,
                    "note" => save::note(&tx, id, solution, form.version(), note).await.map(|()| "noted")?,
                    _ => return Err(Error::Invalid(vec![])),
                };
                let details = form::details(list, json!({"solution": solution}));
                journal::add(&tx, viewer, verb, form::subject(list), details, now).await
            }
        })
        .await;
    match done {
        Err(Error::Conflict) => {
            let standing = rules::reads(&app.db, &viewer, id).await?;
            let there = queries::entries(&app.db, id).await?;
            let there = there.iter().find(|entry| entry.solution_id == solution).ok_or(Error::NotFound)?;
            form.refuse("note", viewer.language.one("lists-note-conflict", "note", there.note.as_str()));
            unsound(&show_page(&app, &viewer, standing, form).await?)
        }
        done => done.map(|()| to(&format!("/listes/{id}#{solution}"))),
    }
}

async fn sheet(app: &App, viewer: &Viewer, id: Uuid) -> Result<Sheet> {
    rules::reads(&app.db, viewer, id).await?;
    let say = |key: &str| viewer.language.t(key);
    let columns = [
        "catalogue-column-title",
        "catalogue-column-supplier",
        "catalogue-column-place",
        "catalogue-column-summary",
        "lists-note",
        "lists-column-address",
    ];
    let mut sheet = Sheet::new(columns.map(say));
    for entry in entries(app, viewer, id).await? {
        let address = format!("{}/catalogue/{}", app.config.public_url, entry.row.solution_id);
        match entry.card {
            Some(card) => sheet.row([
                card.title,
                card.supplier_name,
                card.place_name.unwrap_or_default(),
                card.summary,
                entry.row.note,
                address,
            ]),
            None => sheet.row([say("lists-gone"), String::new(), String::new(), String::new(), entry.row.note, address]),
        }
    }
    Ok(sheet)
}

pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    sheet(&app, &viewer, id).await?.csv_file("liste")
}

pub async fn xlsx(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    sheet(&app, &viewer, id).await?.xlsx_file("liste")
}
