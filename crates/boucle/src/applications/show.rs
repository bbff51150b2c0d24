//! An application as its own people come back to it: where it stands, what is to be done next, and the way out.

use askama::Template;
use axum::extract::{Path, State};
use db::Tx;
use serde_json::json;

use super::door::Door;
use super::rules::{Act, Status};
use super::{Application, Held, letters, save};
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};

#[derive(Template)]
#[template(path = "applications/show.html")]
struct ShowPage {
    shell: Shell,
    held: Held,
    door: Door,
    reason: String,
}

impl ShowPage {
    fn title(&self) -> String {
        self.shell.code("applications-stands", self.held.application.status().code())
    }

    fn is(&self, code: &str) -> bool {
        self.held.application.status().code() == code
    }

    fn carries(&self) -> bool {
        self.held.application.is_carried_by(self.held.applicant)
    }

    /// Whether they have still to say that they take part.
    fn asks(&self) -> bool {
        self.held.person().is_some_and(|person| person.confirmed_at.is_none())
            && matches!(self.held.application.status(), Status::Submitted | Status::Waiting | Status::Accepted)
    }

    fn may(&self, act: Act) -> bool {
        let application = &self.held.application;
        let is_decided = act == Act::Reopen && (application.row.decision.is_some() || !self.door.lets_in());
        self.carries() && application.status().after(act).is_some() && !is_decided
    }

    fn may_reopen(&self) -> bool {
        self.may(Act::Reopen)
    }

    fn may_withdraw(&self) -> bool {
        self.may(Act::Withdraw)
    }

    /// The rule of access that answered, and where it stands to be read.
    fn rule(&self) -> Option<(String, String)> {
        let row = &self.held.application.row;
        let (rule, version) = (row.access_rule?, row.access_number?);
        let says = self.shell.two("programmes-by-rule", ("rule", rule), ("version", version));
        Some((says, format!("{}/conditions/{version}#regle-{rule}", self.held.edition.address())))
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>) -> Result {
    let held = Held::holds(&app, &viewer, secret).await?;
    page(&ShowPage {
        shell: held.edition.shell(&viewer).at(viewer.language.t("applications-mine")),
        door: Door::at(&app, &held.edition),
        reason: markdown::to_html(&held.application.row.reason),
        held,
    })
}

pub async fn act(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>, form: Form) -> Result {
    let held = Held::holds(&app, &viewer, secret).await?;
    let carries = held.application.is_carried_by(held.applicant);
    let done = match form.value("act") {
        "confirm" => confirm(&app, &viewer, &held).await,
        "leave" if !carries => leave(&app, &viewer, &held).await,
        "reopen" if carries && Door::at(&app, &held.edition).lets_in() => reopen(&app, &viewer, &held).await,
        "withdraw" if carries && form.checked("sure") => withdraw(&app, &viewer, &held).await,
        "withdraw" if carries => Ok("applications-withdraw-unsure"),
        _ => return Err(Error::Invalid(Vec::new())),
    };
    match done {
        Ok("applications-left") => Ok(to_with(&held.edition.address(), "applications-left")),
        Ok(flash) => Ok(to_with(&held.address(), flash)),
        // It is no more what the page showed.
        Err(Error::Conflict) => Ok(to_with(&held.address(), "applications-changed-meanwhile")),
        Err(error) => Err(error),
    }
}

async fn confirm(app: &App, viewer: &Viewer, held: &Held) -> Result<&'static str> {
    let now = app.clock.now();
    app.db
        .write(|tx| async move {
            if save::confirm(&tx, held.applicant, now).await? {
                held.application.note(&tx, viewer, "joined", json!({"edition": held.edition.title()}), now).await?;
            }
            Ok("applications-confirmed")
        })
        .await
}

/// Who was named and does not take part is in it no more, and who named them is told.
async fn leave(app: &App, viewer: &Viewer, held: &Held) -> Result<&'static str> {
    let now = app.clock.now();
    let person = held.person().ok_or(Error::NotFound)?;
    if person.confirmed_at.is_some() {
        return Err(Error::Conflict);
    }
    app.db
        .write(|tx| async move {
            save::remove_applicant(&tx, held.applicant).await?;
            letters::refused(&tx, app, held.edition.title(), &held.application, person, now).await?;
            held.application.note(&tx, viewer, "left", json!({"edition": held.edition.title()}), now).await?;
            Ok("applications-left")
        })
        .await
}

async fn reopen(app: &App, viewer: &Viewer, held: &Held) -> Result<&'static str> {
    let now = app.clock.now();
    app.db
        .write(|tx| async move {
            save::reopen(&tx, held.application.row.id, now).await?;
            held.application.note(&tx, viewer, "reopened", json!({"edition": held.edition.title()}), now).await?;
            Ok("applications-reopened")
        })
        .await
}

async fn withdraw(app: &App, viewer: &Viewer, held: &Held) -> Result<&'static str> {
    let now = app.clock.now();
    app.db
        .write(|tx| async move {
            let application = Application::load(&tx, held.application.row.id).await?;
            let status = application.status();
            if status.after(Act::Withdraw).is_none() {
                return Err(Error::Conflict);
            }
            save::withdraw(&tx, application.row.id, status, now).await?;
            application.note(&tx, viewer, "withdrawn", json!({"edition": held.edition.title()}), now).await?;
            rise(&tx, app, viewer, held, status, now).await?;
            Ok("applications-gone")
        })
        .await
}

/// A place that was given and is free again goes to who waits longest, as long as the edition has not begun.
async fn rise(tx: &Tx, app: &App, viewer: &Viewer, held: &Held, left: Status, now: db::Timestamp) -> Result<()> {
    let (edition, row) = (&held.edition, &held.edition.row);
    if left != Status::Accepted || edition.today(app) >= row.starts_on {
        return Ok(());
    }
    for risen in letters::rise(tx, app, row.id, edition.title(), row.places, now).await? {
        risen.note(tx, viewer, "accepted", json!({"edition": edition.title(), "from": "waiting"}), now).await?;
    }
    Ok(())
}
