//! The client of a reference is asked by mail, and answers by the link in it without an account.
//! Always: whoever holds the link came by the client's address; it answers once, for what it was sent about.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Tx, Uuid};
use serde_json::json;

use super::client_rows::{self, Declared, LINK_DAYS, ReferenceRow};
use super::queries::{self, SolutionRow};
use super::save;
use crate::kit::error::not_found;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, mail};

const LONGEST_DENIAL: usize = 1000;

/// Asks the client whether it is so, where there is an address. What to tell the supplier.
pub(super) async fn ask(
    tx: &Tx,
    app: &App,
    row: &SolutionRow,
    (reference, declared, is_denied): (Uuid, &Declared, bool),
    now: Timestamp,
) -> Result<&'static str> {
    if declared.email_key.is_empty() {
        return Ok(if is_denied { "catalogue-reference-still-denied" } else { "catalogue-reference-saved" });
    }
    let Some(secret) = client_rows::link(tx, reference, &declared.email_key, now).await? else {
        return Ok("catalogue-reference-enough");
    };
    let language = Language::parse(&row.language).unwrap_or_default();
    let subject = language.one("catalogue-mail-reference-subject", "supplier", row.supplier_name.as_str());
    let values = [
        ("supplier", row.supplier_name.as_str().into()),
        ("client", declared.client.as_str().into()),
        ("year", declared.year.to_string().into()),
        ("title", row.title.as_str().into()),
        ("network", app.config.network_name.as_str().into()),
        ("days", LINK_DAYS.into()),
        ("address", format!("{}/references/{secret}", app.config.public_url).into()),
    ];
    mail::queue(tx, &declared.email, &subject, &language.with("catalogue-mail-reference", values), now).await?;
    Ok("catalogue-reference-asked")
}

#[derive(Template)]
#[template(path = "catalogue/client_answer.html")]
struct AnswerPage {
    shell: Shell,
    form: Form,
    secret: String,
    solution: SolutionRow,
    reference: ReferenceRow,
}

impl AnswerPage {
    fn new(viewer: &Viewer, secret: String, (solution, reference): (SolutionRow, ReferenceRow), form: Form) -> Self {
        let shell = Shell::new(viewer)
            .under("/catalogue", viewer.language.t("catalogue-title"))
            .at(viewer.language.t("catalogue-reference-one"));
        Self { shell, form, secret, solution, reference }
    }

    fn title(&self) -> String {
        let code = match self.reference.confirmed_at {
            _ if self.reference.is_open() => "catalogue-answer-title",
            Some(_) => "catalogue-answer-confirmed",
            None => "catalogue-answer-denied",
        };
        self.shell.one(code, "supplier", self.solution.supplier_name.as_str())
    }

    fn is_open(&self) -> bool {
        self.reference.is_open()
    }
}

async fn holds(app: &App, secret: &str) -> Result<(SolutionRow, ReferenceRow)> {
    let (solution, reference) = client_rows::held(&app.db, secret, app.clock.now()).await?;
    let solution = queries::find(&app.db, solution).await?;
    let reference = solution.references.into_iter().find(|one| one.id == reference).ok_or_else(not_found)?;
    Ok((solution.row, reference))
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>) -> Result {
    let held = holds(&app, &secret).await?;
    page(&AnswerPage::new(&viewer, secret, held, Form::default()))
}

pub async fn answer(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>, mut form: Form) -> Result {
    let (solution, reference) = holds(&app, &secret).await?;
    let denies = form.value("act") == "deny";
    let denial = form.trimmed("denial").to_owned();
    if denies && (denial.is_empty() || denial.chars().count() > LONGEST_DENIAL) {
        form.refuse("denial", viewer.language.t("catalogue-denial-missing"));
    } else if !denies && form.value("act") != "confirm" {
        form.refuse("denial", viewer.language.t("catalogue-answer-missing"));
    }
    if !form.is_sound() {
        return unsound(&AnswerPage::new(&viewer, secret, (solution, reference), form));
    }
    let now = app.clock.now();
    let answered = app
        .db
        .write(|tx| {
            let (viewer, solution, denial) = (&viewer, &solution, denies.then_some(denial.as_str()));
            async move {
                client_rows::answer(&tx, reference.id, reference.version, denial, now).await?;
                save::changed(&tx, solution.id, now).await?;
                let subject = Subject { kind: "solution", id: Some(solution.id), title: &solution.title };
                let verb = if denial.is_some() { "declined" } else { "confirmed" };
                journal::add(&tx, viewer, verb, subject, json!({"reference": reference.id}), now).await
            }
        })
        .await;
    match answered {
        Ok(()) => Ok(to_with(&format!("/references/{secret}"), "catalogue-answer-thanks")),
        // It was answered already, and says how.
        Err(Error::Conflict) => Ok(to_with(&format!("/references/{secret}"), "catalogue-answer-given")),
        Err(error) => Err(error),
    }
}
