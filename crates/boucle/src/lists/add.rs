//! Putting solutions into a list, from the results or from a solution's page: into one that is there, or into a new one.

use askama::Template;
use axum::extract::{RawQuery, State};
use db::Uuid;
use serde_json::json;

use super::queries::{self, ListLine};
use super::rules::{self, MOST_SOLUTIONS, NOTE_LIMIT, Sharing};
use super::{form, save};
use crate::catalogue::cards::{self, SolutionCard};
use crate::catalogue::{Asked, queries as solutions};
use crate::kit::journal;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

/// Solutions that are put into a list at once: those of a page of results.
const MOST_AT_ONCE: usize = 20;

#[derive(Template)]
#[template(path = "lists/add.html")]
struct AddPage {
    shell: Shell,
    form: Form,
    solutions: Vec<SolutionCard>,
    /// Those to which the reader may add.
    lists: Vec<ListLine>,
}

impl AddPage {
    fn is_chosen(&self, list: &Uuid) -> bool {
        self.form.has("list", &list.to_string())
    }
}

async fn add_page(app: &App, viewer: &Viewer, form: Form, ids: &[Uuid]) -> Result<AddPage> {
    let mut cards = cards::of(&app.db, ids).await?;
    let lists = queries::list(&app.db, viewer.signed_in()?.id).await?;
    Ok(AddPage {
        shell: Shell::new(viewer).under("/listes", viewer.language.t("lists-title")).at(viewer.language.t("lists-add")),
        form,
        solutions: ids.iter().filter_map(|id| cards.remove(id)).collect(),
        lists: lists.into_iter().filter(|list| list.writes).collect(),
    })
}

/// Of the solutions that are named, those that the reader may see, each once.
async fn chosen(app: &App, viewer: &Viewer, named: Vec<&str>) -> Result<Vec<Uuid>> {
    let ids: Vec<Uuid> = named.into_iter().filter_map(|id| id.parse().ok()).take(MOST_AT_ONCE).collect();
    let mut seen = solutions::seen(&app.db, viewer, ids.clone()).await?;
    let mut first = |id: &Uuid| {
        let at = seen.iter().position(|(seen, _)| seen == id);
        at.map(|at| seen.remove(at)).is_some()
    };
    Ok(ids.into_iter().filter(|id| first(id)).collect())
}

pub async fn form(State(app): State<App>, viewer: Viewer, RawQuery(query): RawQuery) -> Result {
    let ids = chosen(&app, &viewer, Asked::parse(query).all("solution").collect()).await?;
    page(&add_page(&app, &viewer, Form::new(), &ids).await?)
}

pub async fn add(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let ids = chosen(&app, &viewer, form.values("solution").iter().map(String::as_str).collect()).await?;
    if form.trimmed("note").chars().count() > NOTE_LIMIT {
        form.refuse("note", viewer.language.t("lists-note-long"));
    }
    if ids.is_empty() {
        form.refuse("list", viewer.language.t("lists-nothing-chosen"));
    }
    let target = target(&app, &viewer, &mut form).await?;
    let (Some(target), true) = (target, form.is_sound()) else {
        return unsound(&add_page(&app, &viewer, form, &ids).await?);
    };
    let now = app.clock.now();
    let location = app
        .db
        .write(|tx| {
            let (viewer, form, target, ids) = (&viewer, &form, &target, &ids);
            async move {
                if let Some(location) = posted::before(&tx, form).await? {
                    return Ok(Ok(location));
                }
                let list = match target {
                    Target::There(id) => *id,
                    Target::New(title) => match form::made(&tx, viewer, title, Sharing::Private, now).await? {
                        Some(list) => list,
                        None => return Ok(Err(Full::Lists)),
                    },
                };
                if queries::others(&tx, list, ids.clone()).await? + ids.len() > MOST_SOLUTIONS {
                    return Ok(Err(Full::List));
                }
                for solution in ids {
                    save::put(&tx, list, *solution, form.trimmed("note"), viewer.id(), now).await?;
                }
                let row = queries::find(&tx, list).await?;
                let details = form::details(&row, json!({"solutions": ids}));
                journal::add(&tx, viewer, "linked", form::subject(&row), details, now).await?;
                let location = format!("/listes/{list}");
                posted::keep(&tx, viewer, form, &location, now).await?;
                Ok::<_, Error>(Ok(location))
            }
        })
        .await?;
    match location {
        Ok(location) => return Ok(to_with(&location, "lists-added")),
        Err(Full::Lists) => form::refuse_another(&viewer, &mut form),
        Err(Full::List) => {
            form.refuse("list", viewer.language.n("lists-full", i64::try_from(MOST_SOLUTIONS).unwrap_or(i64::MAX)));
        }
    }
    unsound(&add_page(&app, &viewer, form, &ids).await?)
}

/// What has no room for more.
enum Full {
    List,
    Lists,
}

/// The list that solutions are put into.
enum Target {
    There(Uuid),
    New(String),
}

/// The list that the form names, or the title of a new one.
async fn target(app: &App, viewer: &Viewer, form: &mut Form) -> Result<Option<Target>> {
    if !form.trimmed("title").is_empty() {
        form.set("sharing", Sharing::Private.code());
        return Ok(form::read(app, viewer, form, None).await?.map(|(title, _)| Target::New(title)));
    }
    let Ok(id) = form.value("list").parse() else {
        form.refuse("list", viewer.language.t("lists-list-missing"));
        return Ok(None);
    };
    rules::writes(&app.db, viewer, id).await?;
    Ok(Some(Target::There(id)))
}
