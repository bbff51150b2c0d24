//! A version given out to be tried: what it holds, where it is, until when, and by whom.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use jiff::ToSpan;
use serde_json::json;

use super::queries::{self, Candidate};
use super::save::{self, NewVersion};
use super::testers::{self, Choice};
use super::{Open, address, being_tried, letters};
use crate::files::queries::{self as documents, DocumentRow};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, journal, posted};
use crate::library::fields::read_address;

/// Documents of the space among which to choose; of more, the address of one is pasted.
const MOST_DOCUMENTS: i64 = 200;
/// Days that testers have unless somebody says otherwise.
const USUAL_DAYS: i64 = 14;

#[derive(Template)]
#[template(path = "trials/give.html")]
struct GivePage {
    shell: Shell,
    form: Form,
    deliverable: Uuid,
    title: String,
    /// The version that has to be decided on first.
    waits_for: Option<i64>,
    has_grid: bool,
    documents: Vec<DocumentRow>,
    choices: Vec<Choice>,
    rule: String,
}

impl GivePage {
    fn value(&self, person: &Candidate) -> String {
        Choice::value(person)
    }

    fn is_chosen(&self, person: &Candidate) -> bool {
        Choice::is_chosen(&self.form, person)
    }
}

async fn give_page(app: &App, viewer: &Viewer, open: &Open, form: Form) -> Result<GivePage> {
    let versions = queries::versions(&app.db, open.id()).await?;
    let title = match versions.first() {
        Some(latest) => viewer.language.one("trials-give-title", "number", latest.number + 1),
        None => viewer.language.t("trials-give-first"),
    };
    let questions = queries::questions(&app.db, open.id()).await?;
    Ok(GivePage {
        shell: open.under(viewer).at(title.as_str()),
        form,
        deliverable: open.id(),
        title,
        waits_for: being_tried(&versions).map(|version| version.number),
        has_grid: questions.iter().any(|question| question.retired_at.is_none()),
        documents: documents::found(&app.db, open.group.id(), "", &(String::new(), Uuid::nil()), MOST_DOCUMENTS).await?,
        choices: testers::choices(app, open).await?,
        rule: testers::rule(viewer, open),
    })
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read_if(&app, &viewer, id, Open::carries).await?;
    let mut form = Form::new();
    let today = open.today(app.clock.now());
    form.set("answers_by", today.saturating_add(USUAL_DAYS.days()).to_string());
    // Who tried the version before sees what became of it.
    if let Some(latest) = queries::versions(&app.db, id).await?.first() {
        let before = queries::trials(&app.db, latest.id).await?;
        form.set_all("tester", before.iter().map(|trial| format!("{}:{}", trial.person_id, trial.organisation_id)));
    }
    page(&give_page(&app, &viewer, &open, form).await?)
}

pub async fn give(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Open::carries).await?;
    let Some(version) = read(&app, &viewer, &open, &mut form).await? else {
        return unsound(&give_page(&app, &viewer, &open, form).await?);
    };
    let now = app.clock.now();
    posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, open, version) = (&app, &viewer, &open, &version);
        async move {
            // One version is tried at a time: otherwise nobody knows which count is meant.
            if being_tried(&queries::versions(&tx, id).await?).is_some() {
                return Err(Error::Conflict);
            }
            let (given, number) = save::give_out(&tx, id, version, viewer.id(), now).await?;
            let detail = json!({"version": number, "testers": version.testers.len(), "until": version.answers_by});
            journal::add(&tx, viewer, "given_out", open.subject(), detail, now).await?;
            letters::ask(&tx, app, viewer, open, (given, number, version.answers_by), &version.testers, now).await?;
            letters::remind_later(&tx, open, given, version.answers_by, now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to_with(&address(id), "trials-given-out"))
}

/// The version as the form says it, or nothing and the form with its mistakes.
async fn read(app: &App, viewer: &Viewer, open: &Open, form: &mut Form) -> Result<Option<NewVersion>> {
    let text = form.trimmed("text").to_owned();
    if text.is_empty() {
        form.refuse("text", viewer.language.t("trials-text-missing"));
    }
    let pasted = document_of(&app.config.public_url, form.trimmed("address"));
    let mut address = String::new();
    let chosen: Option<Uuid> = form.value("document").parse().ok();
    let document = match pasted.or(chosen) {
        Some(id) => document(app, open, id).await?,
        None => None,
    };
    match (pasted, chosen, document) {
        (Some(_), _, None) => form.refuse("address", viewer.language.t("trials-document-unknown")),
        (None, Some(_), None) => form.refuse("document", viewer.language.t("trials-document-unknown")),
        (None, ..) => address = read_address(viewer, form, "address"),
        _ => {}
    }
    if document.is_some() && !address.is_empty() {
        form.refuse("address", viewer.language.t("library-version-two-places"));
    }
    let choices = testers::choices(app, open).await?;
    let testers = testers::read(viewer, form, &choices);
    let answers_by = testers::read_day(viewer, form, open.today(app.clock.now()));
    let (Some(answers_by), true) = (answers_by, form.is_sound()) else { return Ok(None) };
    Ok(Some(NewVersion { text, document, address, answers_by, testers }))
}

/// A document of the group's space and its newest version, which is the one that is tried.
async fn document(app: &App, open: &Open, id: Uuid) -> Result<Option<(Uuid, i64)>> {
    match documents::find(&app.db, id).await {
        Ok(document) => Ok((document.space_id == open.group.id()).then_some((id, document.last_number))),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The document of this house that an address names.
fn document_of(house: &str, address: &str) -> Option<Uuid> {
    let path = address.strip_prefix(house).unwrap_or(address).strip_prefix("/documents/")?;
    path.split(['/', '?', '#']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use db::Uuid;

    use super::document_of;

    #[test]
    fn a_document_may_be_named_by_its_address() {
        let id = Uuid::from_u128(7);
        let named = |address: &str| document_of("https://boucle.exemple", address);
        for address in [format!("https://boucle.exemple/documents/{id}"), format!("/documents/{id}/fichier")] {
            assert_eq!(named(&address), Some(id), "{address}");
        }
        for other in [format!("https://ailleurs.exemple/documents/{id}"), "/documents/x".to_owned(), String::new()] {
            assert_eq!(named(&other), None, "{other}");
        }
    }
}
