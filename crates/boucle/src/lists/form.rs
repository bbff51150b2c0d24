//! A list's title, and whose it is.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::{Value, json};

use super::queries::{self, ListRow};
use super::rules::{self, MOST_LISTS, Sharing};
use super::save;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

#[derive(Template)]
#[template(path = "lists/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    list: Option<ListRow>,
    choices: Vec<(Sharing, String)>,
}

impl FormPage {
    fn address(&self) -> String {
        self.list.as_ref().map_or_else(|| "/listes/nouvelle".to_owned(), |list| format!("/listes/{}/modifier", list.id))
    }

    fn is_chosen(&self, sharing: &Sharing) -> bool {
        self.form.has("sharing", &sharing.code())
    }
}

/// Of what is somebody's own, the journal says no more than that it is there.
pub(super) fn subject(list: &ListRow) -> Subject<'_> {
    let title = if Sharing::of(list) == Sharing::Private { "" } else { &list.title };
    Subject { kind: "solution_list", id: Some(list.id), title }
}

/// What the journal says of an act beside its subject: of what is somebody's own, nothing.
pub(super) fn details(list: &ListRow, details: Value) -> Value {
    if Sharing::of(list) == Sharing::Private { json!({}) } else { details }
}

async fn form_page(app: &App, viewer: &Viewer, form: Form, list: Option<ListRow>) -> Result<FormPage> {
    let shell = Shell::new(viewer).under("/listes", viewer.language.t("lists-title"));
    let shell = match &list {
        Some(list) => shell.under(format!("/listes/{}", list.id), list.title.as_str()).at(viewer.language.t("lists-change")),
        None => shell.at(viewer.language.t("lists-new")),
    };
    let choices = rules::choices(&app.db, viewer, list.as_ref()).await?;
    Ok(FormPage { shell, form, list, choices })
}

pub async fn new(State(app): State<App>, viewer: Viewer) -> Result {
    let mut form = Form::new();
    form.set("sharing", Sharing::Private.code());
    page(&form_page(&app, &viewer, form, None).await?)
}

pub async fn create(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    if let Some(location) = posted::before(&app.db, &form).await? {
        return Ok(to(&location));
    }
    let Some((title, sharing)) = read(&app, &viewer, &mut form, None).await? else {
        return unsound(&form_page(&app, &viewer, form, None).await?);
    };
    let now = app.clock.now();
    let location = app
        .db
        .write(|tx| {
            let (viewer, form, title) = (&viewer, &form, title.as_str());
            async move {
                if let Some(location) = posted::before(&tx, form).await? {
                    return Ok(Some(location));
                }
                let Some(id) = made(&tx, viewer, title, sharing, now).await? else { return Ok(None) };
                let location = format!("/listes/{id}");
                posted::keep(&tx, viewer, form, &location, now).await?;
                Ok::<_, Error>(Some(location))
            }
        })
        .await?;
    let Some(location) = location else {
        refuse_another(&viewer, &mut form);
        return unsound(&form_page(&app, &viewer, form, None).await?);
    };
    Ok(to_with(&location, "lists-made"))
}

/// A new list, with its entry in the journal; `None` for who has made as many as one may.
pub(super) async fn made(
    tx: &db::Tx,
    viewer: &Viewer,
    title: &str,
    sharing: Sharing,
    now: db::Timestamp,
) -> Result<Option<Uuid>> {
    let person = viewer.signed_in()?.id;
    if queries::made(tx, person).await? >= MOST_LISTS {
        return Ok(None);
    }
    let id = save::insert(tx, title, person, sharing, now).await?;
    let list = queries::find(tx, id).await?;
    journal::add(tx, viewer, "created", subject(&list), json!({}), now).await?;
    Ok(Some(id))
}

/// To who has made as many as one may.
pub(super) fn refuse_another(viewer: &Viewer, form: &mut Form) {
    form.refuse("title", viewer.language.n("lists-many", i64::try_from(MOST_LISTS).unwrap_or(i64::MAX)));
}

/// The title and whose list it is, as the form says; what is wrong is said beside its field.
pub(super) async fn read(
    app: &App,
    viewer: &Viewer,
    form: &mut Form,
    list: Option<&ListRow>,
) -> Result<Option<(String, Sharing)>> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", viewer.language.t("lists-title-missing"));
    }
    let choices = rules::choices(&app.db, viewer, list).await?;
    let sharing = choices.into_iter().map(|(sharing, _)| sharing).find(|sharing| form.has("sharing", &sharing.code()));
    if sharing.is_none() {
        form.refuse("sharing", viewer.language.t("lists-sharing-wrong"));
    }
    Ok(sharing.filter(|_| form.is_sound()).map(|sharing| (title, sharing)))
}

pub async fn edit(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let list = rules::writes(&app.db, &viewer, id).await?;
    let mut form = Form::default();
    form.set("title", list.title.as_str());
    form.set("sharing", Sharing::of(&list).code());
    form.set("_version", list.version.to_string());
    page(&form_page(&app, &viewer, form, Some(list)).await?)
}

pub async fn update(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let list = rules::writes(&app.db, &viewer, id).await?;
    let Some((title, sharing)) = read(&app, &viewer, &mut form, Some(&list)).await? else {
        return unsound(&form_page(&app, &viewer, form, Some(list)).await?);
    };
    let now = app.clock.now();
    let saved = app
        .db
        .write(|tx| {
            let (viewer, title, version) = (&viewer, title.as_str(), form.version());
            async move {
                save::change(&tx, id, version, title, sharing).await?;
                let list = queries::find(&tx, id).await?;
                journal::add(&tx, viewer, "changed", subject(&list), json!({}), now).await
            }
        })
        .await;
    match saved {
        Err(Error::Conflict) => {
            let list = rules::writes(&app.db, &viewer, id).await?;
            form.set("_version", list.version.to_string());
            form.refuse("title", viewer.language.one("lists-conflict", "title", list.title.as_str()));
            unsound(&form_page(&app, &viewer, form, Some(list)).await?)
        }
        saved => saved.map(|()| to_with(&format!("/listes/{id}"), "lists-saved")),
    }
}

pub async fn delete(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let list = rules::writes(&app.db, &viewer, id).await?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, list) = (&viewer, &list);
            async move {
                save::delete(&tx, id).await?;
                journal::add(&tx, viewer, "deleted", subject(list), json!({}), now).await
            }
        })
        .await?;
    Ok(to_with("/listes", "lists-deleted"))
}
