//! One search: what is new in it, its name and its pace.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Uuid};
use serde_json::json;

use super::queries::{self, Watch};
use super::{new, rules, save};
use crate::catalogue::cards::{self, SolutionCard};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};
use crate::people::profile::PACES;

#[derive(Template)]
#[template(path = "watches/show.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    watch: Watch,
    solutions: Vec<SolutionCard>,
    /// When the latest of them was found.
    until: Option<Timestamp>,
}

impl ShowPage {
    fn paces(&self) -> [&'static str; 4] {
        PACES
    }
}

/// Of another's search, nobody learns that it is there.
pub(super) async fn own(app: &App, viewer: &Viewer, id: Uuid) -> Result<Watch> {
    let watch = queries::find(&app.db, id).await?;
    if rules::is_mine(viewer, &watch) { Ok(watch) } else { Err(Error::NotFound) }
}

async fn show_page(app: &App, viewer: &Viewer, watch: Watch, form: Form) -> Result<ShowPage> {
    let new = queries::new_solutions(&app.db, watch.id, watch.seen_at).await?;
    let ids: Vec<Uuid> = new.iter().map(|new| new.solution_id).collect();
    let mut cards = cards::of(&app.db, &ids).await?;
    Ok(ShowPage {
        shell: Shell::new(viewer).under("/recherches", viewer.language.t("watches-title")).at(watch.name.as_str()),
        form,
        until: new.first().map(|new| new.found_at),
        solutions: ids.iter().filter_map(|id| cards.remove(id)).collect(),
        watch,
    })
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let watch = own(&app, &viewer, id).await?;
    let mut form = Form::default();
    form.set("name", watch.name.as_str());
    form.set("pace", watch.pace.as_str());
    form.set("_version", watch.version.to_string());
    page(&show_page(&app, &viewer, watch, form).await?)
}

pub async fn change(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let watch = own(&app, &viewer, id).await?;
    let Some((name, pace)) = new::read(&viewer, &mut form) else {
        return unsound(&show_page(&app, &viewer, watch, form).await?);
    };
    let next = new::next(&app, watch.person_id, &pace, &viewer.zone).await?;
    let now = app.clock.now();
    let saved = app
        .db
        .write(|tx| {
            let (viewer, said, version) = (&viewer, (name.as_str(), pace.as_str()), form.version());
            async move {
                save::change(&tx, (id, version), said, next, now).await?;
                let subject = Subject { kind: "watch", id: Some(id), title: "" };
                journal::add(&tx, viewer, "changed", subject, json!({"pace": said.1}), now).await
            }
        })
        .await;
    match saved {
        Err(Error::Conflict) => {
            let watch = own(&app, &viewer, id).await?;
            form.set("_version", watch.version.to_string());
            form.refuse("name", viewer.language.one("watches-conflict", "name", watch.name.as_str()));
            unsound(&show_page(&app, &viewer, watch, form).await?)
        }
        saved => saved.map(|()| to_with(&format!("/recherches/{id}"), "watches-saved")),
    }
}

/// What the page showed is seen; what was found after it was opened stays new.
pub async fn see(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    own(&app, &viewer, id).await?;
    let now = app.clock.now();
    let until = form.value("until").parse().map_or(now, |shown: Timestamp| shown.min(now));
    app.db.write(|tx| async move { save::see(&tx, id, until).await }).await?;
    Ok(to_with("/recherches", "watches-seen"))
}

pub async fn delete(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    own(&app, &viewer, id).await?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let viewer = &viewer;
            async move {
                save::delete(&tx, id).await?;
                let subject = Subject { kind: "watch", id: Some(id), title: "" };
                journal::add(&tx, viewer, "deleted", subject, json!({}), now).await
            }
        })
        .await?;
    Ok(to_with("/recherches", "watches-deleted"))
}
