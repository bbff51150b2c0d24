//! The charter as who runs the edition writes it, publishes it, and sees who signed it.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Tx, Uuid};
use serde_json::json;

use super::letters::Why;
use super::queries::{self, Draft, Line, Named, Version};
use super::rules::{Standing, may_remind};
use super::{address, letters, note, save};
use crate::applications::participants;
use crate::kit::error::not_found;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};
use crate::programmes::Edition;

#[derive(Template)]
#[template(path = "charters/manage.html")]
struct ManagePage {
    shell: Shell,
    edition: Edition,
    form: Form,
    draft: Option<Draft>,
    versions: Vec<Version>,
    lines: Vec<Line>,
    now: Timestamp,
    /// What somebody else saved meanwhile.
    theirs: Option<Draft>,
}

impl ManagePage {
    async fn new(app: &App, viewer: &Viewer, edition: Edition, form: Option<Form>) -> Result<Self> {
        let draft = queries::draft(&app.db, edition.id()).await?;
        let versions = queries::versions(&app.db, edition.id()).await?;
        let lines = match versions.first() {
            Some(latest) => queries::lines(&app.db, edition.id(), latest).await?,
            None => Vec::new(),
        };
        let form = form.unwrap_or_else(|| {
            let mut form = Form::new();
            form.set("_version", draft.as_ref().map_or(0, |draft| draft.version).to_string());
            form.set("text", draft.as_ref().map(|draft| draft.text.clone()).unwrap_or_default());
            form.set("representative", if draft.as_ref().is_some_and(|it| it.representative) { "yes" } else { "" });
            form
        });
        let shell = edition.shell(viewer).at(viewer.language.t("charters-title"));
        Ok(Self { shell, edition, form, draft, versions, lines, now: app.clock.now(), theirs: None })
    }

    fn address(&self) -> String {
        address(&self.edition)
    }

    fn title(&self) -> String {
        if self.versions.is_empty() {
            return self.shell.t("charters-unpublished");
        }
        if self.lines.is_empty() {
            return self.shell.t("charters-nobody");
        }
        let signed = self.lines.iter().filter(|line| line.standing == Standing::Signed).count();
        self.shell.two("charters-signed-of", ("signed", signed), ("all", self.lines.len()))
    }

    /// What the draft says is not published yet.
    fn is_ahead(&self) -> bool {
        let published = self.versions.first();
        self.draft.as_ref().is_some_and(|draft| published.is_none_or(|it| differs(draft, it)))
    }

    fn to_remind(&self) -> usize {
        self.lines.iter().filter(|line| is_due(line, self.now)).count()
    }
}

fn differs(draft: &Draft, published: &Version) -> bool {
    draft.text != published.text || draft.representative != published.representative
}

/// Whether one may write to them, or to who signs for their structure, about what is missing.
fn is_due(line: &Line, now: Timestamp) -> bool {
    match line.standing {
        Standing::Missing | Standing::Outdated(_) => may_remind(line.reminded_at, now),
        Standing::WaitsForRepresentative => {
            line.representative.as_ref().is_some_and(|it| may_remind(Some(it.asked_at), now))
        }
        Standing::Signed => false,
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    page(&ManagePage::new(&app, &viewer, edition, None).await?)
}

pub async fn write(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let text = form.trimmed("text").to_owned();
    if text.is_empty() {
        form.refuse("text", viewer.language.t("charters-text-missing"));
        return unsound(&ManagePage::new(&app, &viewer, edition, Some(form)).await?);
    }
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, edition, form, text) = (&viewer, &edition, &form, &text);
            async move {
                save::write(&tx, id, form.version(), (text, form.checked("representative")), now).await?;
                note(&tx, viewer, "changed", (id, edition.title()), json!({"charter": "draft"}), now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&address(&edition), "charters-saved")),
        Err(Error::Conflict) => {
            let theirs = queries::draft(&app.db, id).await?;
            form.set("_version", theirs.as_ref().map_or(0, |draft| draft.version).to_string());
            form.refuse("text", viewer.language.t("charters-conflict"));
            unsound(&ManagePage { theirs, ..ManagePage::new(&app, &viewer, edition, Some(form)).await? })
        }
        Err(error) => Err(error),
    }
}

/// Publishes the draft as the next version, and asks everybody who takes part to sign it.
pub async fn publish(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let place = address(&edition);
    let Some(draft) = queries::draft(&app.db, id).await?.filter(|draft| draft.version == form.version()) else {
        return Ok(to_with(&place, "charters-changed-meanwhile"));
    };
    if queries::latest(&app.db, id).await?.is_some_and(|latest| !differs(&draft, &latest)) {
        return Ok(to_with(&place, "charters-same"));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (app, viewer, edition, draft) = (&app, &viewer, &edition, &draft);
            async move {
                let text = (draft.text.as_str(), draft.representative);
                let number = save::publish(&tx, id, text, viewer.id(), now).await?;
                for participant in participants::participants(&tx, id).await? {
                    letters::ask(&tx, app, edition.title(), &participant, Why::Published, now).await?;
                    save::reminded(&tx, participant.applicant_id, now).await?;
                }
                note(&tx, viewer, "published", (id, edition.title()), json!({"charter": number}), now).await
            }
        })
        .await?;
    Ok(to_with(&place, "charters-published"))
}

/// Writes to those who have not signed, and were not written to for a week.
pub async fn remind(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let latest = queries::latest(&app.db, id).await?.ok_or_else(not_found)?;
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (app, viewer, edition, latest) = (&app, &viewer, &edition, &latest);
            async move {
                let mut lines = queries::lines(&tx, id, latest).await?;
                lines.retain(|line| is_due(line, now));
                remind_all(&tx, app, edition.title(), &lines, latest.number, now).await?;
                if !lines.is_empty() {
                    let detail = json!({"charter": latest.number, "people": lines.len()});
                    note(&tx, viewer, "reminded", (id, edition.title()), detail, now).await?;
                }
                Ok::<_, Error>(lines.len())
            }
        })
        .await?;
    Ok(to_with(&address(&edition), if written > 0 { "charters-reminded" } else { "charters-reminded-none" }))
}

async fn remind_all(tx: &Tx, app: &App, edition: &str, lines: &[Line], number: i64, now: Timestamp) -> Result<()> {
    // Two of one structure wait for the same person.
    let mut structures = BTreeSet::new();
    for line in lines {
        let participant = &line.participant;
        match &line.representative {
            Some(it) if line.standing == Standing::WaitsForRepresentative => {
                if structures.insert(it.id) {
                    let named = Named { name: it.name.clone(), post: it.post.clone(), email: it.email.clone() };
                    let (_, secret) = save::name(tx, it.application_id, number, &named, now).await?;
                    letters::represent(tx, app, edition, participant, &named, &secret, now).await?;
                }
            }
            _ => {
                letters::ask(tx, app, edition, participant, Why::Reminded, now).await?;
                save::reminded(tx, participant.applicant_id, now).await?;
            }
        }
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "charters/version.html")]
struct VersionPage {
    shell: Shell,
    edition: Edition,
    version: Version,
    text: String,
}

/// A version as it was published, for anyone who reads the edition.
pub async fn version(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>) -> Result {
    let edition = Edition::read(&app, &viewer, id).await?;
    let version = queries::version(&app.db, id, number).await?.ok_or_else(not_found)?;
    let title = viewer.language.one("charters-version", "number", number);
    let shell = edition.shell(&viewer).at(title);
    page(&VersionPage { shell, text: markdown::to_html(&version.text), edition, version })
}
