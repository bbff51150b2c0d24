//! Somebody says that the record of an organisation is theirs to keep, and how a coordinator can tell.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::{TEXT_LIMIT, queries, rules, save};
use crate::kit::error::forbidden;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};
use crate::people::queries::{self as people, Organisation};

#[derive(Template)]
#[template(path = "upkeep/claim.html")]
struct ClaimPage {
    shell: Shell,
    organisation: Organisation,
    waits: bool,
    form: Form,
}

impl ClaimPage {
    async fn new(app: &App, viewer: &Viewer, organisation: Organisation, form: Form) -> Result<Self> {
        let person = viewer.signed_in()?.id;
        let shell = Shell::new(viewer)
            .under("/organisations", viewer.language.t("people-organisations"))
            .under(format!("/organisations/{}", organisation.id), organisation.name.as_str())
            .at(viewer.language.t("upkeep-claim"));
        Ok(Self { waits: queries::waits(&app.db, organisation.id, person).await?, shell, organisation, form })
    }
}

async fn claimable(app: &App, viewer: &Viewer, id: Uuid) -> Result<Organisation> {
    let organisation = people::organisation(&app.db, id).await?;
    if rules::may_claim(viewer, id) { Ok(organisation) } else { Err(forbidden()) }
}

pub async fn ask(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let organisation = claimable(&app, &viewer, id).await?;
    page(&ClaimPage::new(&app, &viewer, organisation, Form::new()).await?)
}

pub async fn claim(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let organisation = claimable(&app, &viewer, id).await?;
    let (person, text, now) = (viewer.signed_in()?.id, form.trimmed("text").to_owned(), app.clock.now());
    if text.is_empty() || text.chars().count() > TEXT_LIMIT {
        form.refuse("text", viewer.language.t("upkeep-claim-missing"));
        return unsound(&ClaimPage::new(&app, &viewer, organisation, form).await?);
    }
    app.db
        .write(|tx| {
            let (viewer, organisation, text) = (&viewer, &organisation, text.as_str());
            async move {
                // One that waits says it already.
                if queries::waits(&tx, id, person).await? {
                    return Ok(());
                }
                save::claim(&tx, id, person, text, now).await?;
                let subject = Subject { kind: "organisation", id: Some(id), title: &organisation.name };
                journal::add(&tx, viewer, "claimed", subject, json!({"person": person}), now).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with(&format!("/organisations/{id}"), "upkeep-claimed"))
}
