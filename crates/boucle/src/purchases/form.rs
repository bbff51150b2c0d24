//! Beginning a project, from a need or without one, and saying better what it is, what it wants and what comes next.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Date, Uuid};
use matching::{Commitment, Strategy};
use serde::Deserialize;
use serde_json::json;

use super::queries::ProjectRow;
use super::save::{self, NewProject, Piece};
use super::{Project, address, rules, subject};
use crate::catalogue::cards;
use crate::kit::error::forbidden;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, journal, posted};
use crate::needs::queries as needs;
use crate::needs::rules::usual_currency;
use crate::programmes::queries as programmes;

/// Of the next step, in letters.
pub const STEP_LIMIT: usize = 500;

#[derive(Deserialize)]
pub struct From {
    /// The need that it begins with.
    besoin: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "purchases/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    /// Those for which one may buy; empty where that is settled.
    organisations: Vec<(Uuid, String)>,
    editions: Vec<(Uuid, String)>,
    /// What somebody else saved meanwhile.
    theirs: Option<ProjectRow>,
}

impl FormPage {
    async fn new(app: &App, viewer: &Viewer, form: Form, project: Option<&Project>) -> Result<Self> {
        let title = viewer.language.t(if project.is_some() { "purchases-edit" } else { "purchases-new" });
        let (shell, action) = match project {
            Some(project) => (project.shell(viewer), format!("{}/modifier", project.address())),
            None => {
                (Shell::new(viewer).under("/achats", viewer.language.t("purchases-title")), "/achats/nouveau".to_owned())
            }
        };
        Ok(Self {
            shell: shell.at(title.as_str()),
            organisations: if project.is_some() { Vec::new() } else { organisations(viewer) },
            editions: editions(app, viewer, project).await?,
            title,
            action,
            theirs: None,
            form,
        })
    }

    fn strategies(&self) -> Vec<&'static str> {
        Strategy::ALL.iter().map(|strategy| strategy.code()).collect()
    }

    fn commitments(&self) -> Vec<&'static str> {
        Commitment::ALL.iter().map(|commitment| commitment.code()).collect()
    }
}

/// Organisations that buy, and for which one writes.
fn organisations(viewer: &Viewer) -> Vec<(Uuid, String)> {
    let buys = viewer.seats().iter().filter(|seat| seat.buys && seat.contributes());
    buys.map(|seat| (seat.organisation, seat.name.clone())).collect()
}

/// Editions in whose space one has a seat, and the one that was chosen.
async fn editions(app: &App, viewer: &Viewer, project: Option<&Project>) -> Result<Vec<(Uuid, String)>> {
    let person = viewer.signed_in()?.id;
    let mut editions: Vec<(Uuid, String)> =
        programmes::seated_in(&app.db, person).await?.into_iter().map(|edition| (edition.id, edition.title)).collect();
    let chosen = project.and_then(|project| project.row.edition_id.zip(project.row.edition.clone()));
    editions.extend(chosen.filter(|(id, _)| !editions.iter().any(|(known, _)| known == id)));
    Ok(editions)
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Query(from): Query<From>) -> Result {
    if !rules::may_begin(&viewer) {
        return Err(forbidden());
    }
    let mut form = Form::new();
    if let Some((id, title)) = begun(&app, &viewer, from.besoin).await? {
        form.set("need", id.to_string());
        form.set("title", title);
        let need = needs::find(&app.db, id).await?.row;
        form.set("text", need.text);
        form.set("organisation", need.organisation_id.to_string());
    }
    page(&FormPage::new(&app, &viewer, form, None).await?)
}

/// The need that it begins with, if the viewer may see it.
async fn begun(app: &App, viewer: &Viewer, need: Option<Uuid>) -> Result<Option<(Uuid, String)>> {
    match need {
        Some(id) => Ok(needs::seen(&app.db, viewer, vec![id]).await?.pop()),
        None => Ok(None),
    }
}

pub async fn create(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    if !rules::may_begin(&viewer) {
        return Err(forbidden());
    }
    let own = organisations(&viewer);
    let organisation = match own.as_slice() {
        [(one, _)] => Some(*one),
        several => several.iter().map(|(id, _)| *id).find(|id| id.to_string() == form.value("organisation")),
    };
    if organisation.is_none() {
        form.refuse("organisation", viewer.language.t("purchases-choose-listed"));
    }
    let known = editions(&app, &viewer, None).await?;
    let (Some(project), Some(organisation)) = (read(&viewer, &mut form, &known), organisation) else {
        return unsound(&FormPage::new(&app, &viewer, form, None).await?);
    };
    let need = begun(&app, &viewer, form.value("need").parse().ok()).await?;
    let project = NewProject { organisation, currency: usual_currency(&viewer).to_owned(), ..project };
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (project, viewer, need) = (&project, &viewer, &need);
        async move {
            let person = viewer.signed_in()?.id;
            let id = save::insert(&tx, project, Some(person), now).await?;
            save::set(&tx, id, &Piece::Carrier(person), None, now).await?;
            if let Some((need, _)) = need {
                save::set(&tx, id, &Piece::Need(*need), None, now).await?;
            }
            journal::add(&tx, viewer, "created", subject(id, &project.title), json!({}), now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to(&location))
}

pub async fn edit(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let row = &project.row;
    let mut form = Form::new();
    for (name, value) in [
        ("_version", row.version.to_string()),
        ("title", row.title.clone()),
        ("text", row.text.clone()),
        ("edition", row.edition_id.map(|id| id.to_string()).unwrap_or_default()),
        ("circular", row.circular.clone()),
        ("social", row.social.clone()),
        ("next_step", row.next_step.clone()),
        ("next_on", row.next_on.map(|day| day.to_string()).unwrap_or_default()),
    ] {
        form.set(name, value);
    }
    form.set_all("strategies", cards::codes(&row.strategies));
    form.set_all("commitments", cards::codes(&row.commitments));
    page(&FormPage::new(&app, &viewer, form, Some(&project)).await?)
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let known = editions(&app, &viewer, Some(&project)).await?;
    let Some(changed) = read(&viewer, &mut form, &known) else {
        return unsound(&FormPage::new(&app, &viewer, form, Some(&project)).await?);
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (changed, viewer, form) = (&changed, &viewer, &form);
            async move {
                save::update(&tx, id, form.version(), changed, now).await?;
                let detail = json!({"version": form.version() + 1});
                journal::add(&tx, viewer, "changed", subject(id, &changed.title), detail, now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&address(id), "purchases-saved")),
        Err(Error::Conflict) => {
            let project = Project::edited_by(&app, &viewer, id).await?;
            form.set("_version", project.row.version.to_string());
            form.refuse("text", viewer.language.t("purchases-conflict"));
            let theirs = Some(project.row.clone());
            unsound(&FormPage { theirs, ..FormPage::new(&app, &viewer, form, Some(&project)).await? })
        }
        Err(error) => Err(error),
    }
}

/// The project as the form says it, or nothing and the form with its mistakes.
fn read(viewer: &Viewer, form: &mut Form, editions: &[(Uuid, String)]) -> Option<NewProject> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", viewer.language.t("purchases-name-wrong"));
    }
    if form.trimmed("text").is_empty() {
        form.refuse("text", viewer.language.t("purchases-text-missing"));
    }
    let edition = editions.iter().map(|(id, _)| *id).find(|id| id.to_string() == form.value("edition"));
    if edition.is_none() && !form.value("edition").is_empty() {
        form.refuse("edition", viewer.language.t("purchases-choose-listed"));
    }
    let (next_step, next_on) = read_step(viewer, form);
    let known = |name: &str, is_known: fn(&str) -> bool| {
        let codes = form.values(name).iter().filter(|code| is_known(code));
        codes.cloned().collect::<Vec<_>>().join(",")
    };
    form.is_sound().then(|| NewProject {
        edition,
        title,
        text: form.trimmed("text").to_owned(),
        circular: form.trimmed("circular").to_owned(),
        social: form.trimmed("social").to_owned(),
        strategies: known("strategies", |code| Strategy::parse(code).is_some()),
        commitments: known("commitments", |code| Commitment::parse(code).is_some()),
        next_step,
        next_on,
        ..NewProject::default()
    })
}

/// The next step and its day: a day without a step would say nothing.
pub fn read_step(viewer: &Viewer, form: &mut Form) -> (String, Option<Date>) {
    let step = form.trimmed("next_step").to_owned();
    let day = read_day(viewer, form, "next_on");
    if step.chars().count() > STEP_LIMIT {
        form.refuse("next_step", viewer.language.t("purchases-step-long"));
    }
    if step.is_empty() && day.is_some() {
        form.refuse("next_step", viewer.language.t("purchases-step-missing"));
    }
    (step, day)
}

/// A day that may be left open.
pub fn read_day(viewer: &Viewer, form: &mut Form, field: &str) -> Option<Date> {
    if form.trimmed(field).is_empty() {
        return None;
    }
    let day = form.trimmed(field).parse().ok().filter(|day: &Date| (2000..=2199).contains(&day.year()));
    if day.is_none() {
        form.refuse(field, viewer.language.t("purchases-day-wrong"));
    }
    day
}
