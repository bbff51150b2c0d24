//! A proposal as its author comes back to it by the secret link: where it stands, what was said of it, what to do next.

use askama::Template;
use axum::extract::{Path, State};
use serde_json::json;

use super::content::Content;
use super::queries::StepRow;
use super::rules::State as Stage;
use super::steps::Step;
use super::{Held, letters, note, queries, save};
use crate::catalogue::Market;
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};

#[derive(Template)]
#[template(path = "proposals/follow.html")]
struct FollowPage {
    shell: Shell,
    held: Held,
    content: Content,
    steps: Vec<StepRow>,
}

impl FollowPage {
    fn is(&self, code: &str) -> bool {
        self.held.row.state == code
    }

    /// To be confirmed by whoever came by the mail.
    fn asks_to_confirm(&self) -> bool {
        self.held.row.state() == Stage::Unconfirmed && self.held.is_mailed
    }

    fn title(&self) -> String {
        let code = if self.asks_to_confirm() { "confirm" } else { self.held.row.state.as_str() };
        self.shell.code("proposals-stands", code)
    }

    fn missing(&self) -> Vec<(usize, &'static str)> {
        let all = Step::ALL.into_iter().enumerate();
        all.filter(|(_, step)| !step.is_done(&self.content.draft)).map(|(at, step)| (at + 1, step.code())).collect()
    }

    /// The steps, to come back to.
    fn ways(&self) -> Vec<(usize, &'static str)> {
        Step::ALL.into_iter().enumerate().map(|(at, step)| (at + 1, step.code())).collect()
    }

    fn may_write(&self) -> bool {
        self.held.row.state().is_written()
    }

    fn may_withdraw(&self) -> bool {
        self.held.row.state().may_be_withdrawn()
    }

    /// What was answered last, as HTML.
    fn reason(&self) -> String {
        let said = self.steps.iter().rev().find(|step| !step.reason.is_empty() && step.step == self.held.row.state);
        said.map(|step| markdown::to_html(&step.reason)).unwrap_or_default()
    }
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(secret): Path<String>,
) -> Result {
    let held = Held::holds(&app, secret).await?;
    let shell = Shell::new(&viewer)
        .under("/catalogue", viewer.language.t("catalogue-title"))
        .at(viewer.language.t("proposals-mine"));
    page(&FollowPage {
        content: Content::of(&held.row, &market.reference(), viewer.language),
        steps: queries::steps(&app.db, held.id()).await?,
        held,
        shell,
    })
}

pub async fn act(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>, form: Form) -> Result {
    let held = Held::holds(&app, secret).await?;
    let done = match form.value("act") {
        "send" if held.row.state().is_written() => send(&app, &viewer, &held).await,
        "confirm" if held.is_mailed => confirm(&app, &viewer, &held).await,
        "withdraw" if form.checked("sure") => withdraw(&app, &viewer, &held).await,
        "withdraw" => Ok("proposals-withdraw-unsure"),
        _ => Ok("proposals-not-now"),
    };
    match done {
        Ok(flash) => Ok(to_with(&held.address(), flash)),
        // It is no more what the page showed.
        Err(Error::Conflict) => Ok(to_with(&held.address(), "proposals-not-now")),
        Err(error) => Err(error),
    }
}

/// To the coordinators when the address is confirmed; else to its owner, who is asked whether it is theirs.
async fn send(app: &App, viewer: &Viewer, held: &Held) -> Result<&'static str> {
    let draft = save::Draft::of(&held.row);
    if !Step::ALL.into_iter().all(|step| step.is_done(&draft)) {
        return Ok("proposals-incomplete");
    }
    let now = app.clock.now();
    app.db
        .write(|tx| async move {
            if held.row.confirmed_at.is_some() {
                submit(&tx, app, viewer, held, now).await?;
                return Ok("proposals-submitted");
            }
            if letters::has_enough(&tx, &held.row.email_key, now).await? {
                return Ok("proposals-mailed-enough");
            }
            save::set_state(&tx, held.id(), held.row.state(), Stage::Unconfirmed, now).await?;
            letters::ask_to_confirm(&tx, app, &held.row, now).await?;
            Ok("proposals-mailed")
        })
        .await
}

async fn confirm(app: &App, viewer: &Viewer, held: &Held) -> Result<&'static str> {
    let now = app.clock.now();
    app.db
        .write(|tx| async move {
            save::confirm(&tx, held.id(), now).await?;
            submit(&tx, app, viewer, held, now).await?;
            Ok("proposals-submitted")
        })
        .await
}

async fn submit(tx: &db::Tx, app: &App, viewer: &Viewer, held: &Held, now: db::Timestamp) -> Result<()> {
    let from = held.row.state();
    if !from.is_written() {
        return Err(Error::Conflict);
    }
    save::set_state(tx, held.id(), from, Stage::Submitted, now).await?;
    save::note(tx, held.id(), Stage::Submitted, "", None, now).await?;
    letters::received(tx, app, &held.row, now).await?;
    letters::tell_coordinators(tx, app, &held.row, now).await?;
    let detail = json!({"organisation": held.row.organisation, "from": from.code()});
    note(tx, viewer, "submitted", &held.row, detail, now).await
}

async fn withdraw(app: &App, viewer: &Viewer, held: &Held) -> Result<&'static str> {
    let (now, from) = (app.clock.now(), held.row.state());
    if !from.may_be_withdrawn() {
        return Err(Error::Conflict);
    }
    app.db
        .write(|tx| async move {
            save::set_state(&tx, held.id(), from, Stage::Withdrawn, now).await?;
            save::note(&tx, held.id(), Stage::Withdrawn, "", None, now).await?;
            note(&tx, viewer, "cancelled", &held.row, json!({"from": from.code()}), now).await?;
            Ok("proposals-now-withdrawn")
        })
        .await
}
