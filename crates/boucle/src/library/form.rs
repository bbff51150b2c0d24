//! A tool put in the library without a trial, and what is said of a tool changed; taken out of the list, and put back.

use askama::Template;
use axum::extract::{Multipart, Path, Query, State};
use db::Uuid;
use serde::Deserialize;
use serde_json::json;

use super::fields::{self, Fields, Owner};
use super::queries::{self, Choice};
use super::save;
use super::{Open, address, under, versions};
use crate::catalogue::Market;
use crate::files::receive::{self, Received};
use crate::files::rules::size;
use crate::kit::error::{forbidden, invalid};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

#[derive(Deserialize)]
pub struct For {
    /// The group in whose name it is put there.
    chantier: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "library/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    fields: Fields,
    /// The tool that is changed; none for a new one.
    tool: Option<Uuid>,
    largest: String,
    /// What somebody else saved meanwhile, to be seen beside what was typed.
    theirs: Option<(String, String)>,
}

impl FormPage {
    fn title(&self) -> String {
        self.shell.t(if self.tool.is_some() { "library-edit" } else { "library-new" })
    }
}

fn form_page(app: &App, market: &Market, viewer: &Viewer, form: Form, open: Option<&Open>, groups: Vec<Choice>) -> FormPage {
    let currency_is_open = open.is_none_or(|open| open.tool.users == 0);
    let shell = match open {
        Some(open) => under(viewer).under(address(open.tool.id), open.tool.title.as_str()),
        None => under(viewer),
    };
    let title = viewer.language.t(if open.is_some() { "library-edit" } else { "library-new" });
    FormPage {
        shell: shell.at(title),
        fields: Fields::new(&market.reference(), viewer, &form, groups, currency_is_open),
        form,
        tool: open.map(|open| open.tool.id),
        largest: size(viewer.language, i64::from(app.config.file_mib) << 20),
        theirs: None,
    }
}

/// The groups in whose name somebody may add a tool; a coordinator may do so in nobody's.
async fn may_add(app: &App, viewer: &Viewer) -> Result<Vec<Choice>> {
    let groups = queries::led(&app.db, viewer).await?;
    if groups.is_empty() && !viewer.is_coordinator() { Err(forbidden()) } else { Ok(groups) }
}

pub async fn blank(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Query(wanted): Query<For>,
) -> Result {
    let groups = may_add(&app, &viewer).await?;
    let mut form = Form::new();
    let only = groups.first().filter(|_| groups.len() == 1 && !viewer.is_coordinator()).map(|group| group.id);
    let group = wanted.chantier.filter(|wanted| groups.iter().any(|group| group.id == *wanted)).or(only);
    let (currency, makers) = match group {
        Some(group) => fields::of_group(&app, group).await?,
        None => ("CAD".to_owned(), Vec::new()),
    };
    fields::blank(&mut form, &viewer, &currency, &makers);
    form.set("group", group.map(|group| group.to_string()).unwrap_or_default());
    page(&form_page(&app, &market, &viewer, form, None, groups))
}

pub async fn create(State(app): State<App>, State(market): State<Market>, viewer: Viewer, posted: Multipart) -> Result {
    let groups = may_add(&app, &viewer).await?;
    let Received { mut form, files, .. } = receive::posted(&app, &viewer, posted).await?;
    let owner = Owner::OneOf(&groups, viewer.is_coordinator());
    let tool = fields::read(&app, &market.reference(), &viewer, &mut form, owner).await?;
    let version = versions::read(&viewer, &mut form, &files);
    let (Some(tool), Some(version)) = (tool, version) else {
        return unsound(&form_page(&app, &market, &viewer, form, None, groups));
    };
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, tool, version) = (&viewer, &tool, &version);
        async move {
            let id = save::insert(&tx, tool, None, viewer.id(), now).await?;
            save::add_version(&tx, id, version, viewer.id(), now).await?;
            let subject = Subject { kind: "tool", id: Some(id), title: &tool.title };
            journal::add(&tx, viewer, "published", subject, json!({"group": tool.group, "version": 1}), now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to(&location))
}

/// Whoever may change a tool may put it under another group that they lead.
async fn owners(app: &App, viewer: &Viewer, open: &Open) -> Result<Vec<Choice>> {
    let groups = queries::led(&app.db, viewer).await?;
    Ok(if open.tool.deliverable_id.is_some() { Vec::new() } else { groups })
}

pub async fn form(State(app): State<App>, State(market): State<Market>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::edited(&app, &viewer, id).await?;
    let mut form = Form::new();
    let (categories, makers) = (queries::categories(&app.db, id).await?, queries::makers(&app.db, id).await?);
    fields::filled(&mut form, &open.tool, &categories, &makers);
    let groups = owners(&app, &viewer, &open).await?;
    page(&form_page(&app, &market, &viewer, form, Some(&open), groups))
}

pub async fn save(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    mut form: Form,
) -> Result {
    let open = Open::edited(&app, &viewer, id).await?;
    let groups = owners(&app, &viewer, &open).await?;
    // What came of a deliverable stays its group's.
    let owner = match open.tool.group_id {
        Some(group) if open.tool.deliverable_id.is_some() => Owner::Settled(group),
        group => Owner::OneOf(&groups, viewer.is_coordinator() || group.is_none()),
    };
    let Some(tool) = fields::read(&app, &market.reference(), &viewer, &mut form, owner).await? else {
        return unsound(&form_page(&app, &market, &viewer, form, Some(&open), groups));
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, form, tool) = (&viewer, &form, &tool);
            async move {
                save::update(&tx, id, form.version(), tool, now).await?;
                let subject = Subject { kind: "tool", id: Some(id), title: &tool.title };
                journal::add(&tx, viewer, "changed", subject, json!({"version": form.version() + 1}), now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&address(id), "library-saved")),
        Err(Error::Conflict) => {
            let open = Open::edited(&app, &viewer, id).await?;
            form.set("_version", open.tool.version.to_string());
            form.refuse("title", viewer.language.t("library-conflict"));
            let theirs = Some((open.tool.title.clone(), open.tool.summary.clone()));
            unsound(&FormPage { theirs, ..form_page(&app, &market, &viewer, form, Some(&open), groups) })
        }
        Err(error) => Err(error),
    }
}

/// Takes a tool out of the list (`retire`), or puts it back (`restore`).
pub async fn set_state(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = Open::edited(&app, &viewer, id).await?;
    let retires = match form.value("act") {
        "retire" => true,
        "restore" => false,
        other => return Err(invalid("act", other)),
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, form, open) = (&viewer, &form, &open);
            async move {
                save::retire(&tx, id, form.version(), retires.then_some(now), now).await?;
                let verb = if retires { "archived" } else { "reopened" };
                journal::add(&tx, viewer, verb, open.subject(), json!({}), now).await
            }
        })
        .await?;
    Ok(to_with(&address(id), if retires { "library-retired-done" } else { "library-restored" }))
}
