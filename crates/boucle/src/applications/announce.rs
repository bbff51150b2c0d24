//! Telling what was decided, all together: the letters as they will leave, reworded where wanted, then sent.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Tx, Uuid};
use serde_json::json;

use super::list::{Cohort, is_prepared};
use super::queries::{self, ApplicationRow, LetterRow};
use super::rules::{Act, Decision};
use super::{Application, Examined, examine, letters, save};
use crate::kit::error::forbidden;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};

const BODY_LIMIT: usize = 5_000;

#[derive(Template)]
#[template(path = "applications/announce.html")]
struct AnnouncePage {
    shell: Shell,
    examined: Examined,
    cohort: Cohort,
    letters: Vec<LetterRow>,
    form: Form,
}

/// What is told to those of one decision.
struct Telling<'a> {
    decision: Decision,
    to: Vec<&'a ApplicationRow>,
    /// As it may be reworded, then as the first of them will read it.
    letter: LetterRow,
    subject: String,
    body: String,
}

impl AnnouncePage {
    async fn new(app: &App, viewer: &Viewer, examined: Examined, form: Form) -> Result<Self> {
        let address = examined.list_address();
        let shell = examined.edition.shell(viewer).under(address, viewer.language.t("applications-title"));
        Ok(Self {
            shell: shell.at(viewer.language.t("applications-announce")),
            cohort: Cohort::of(app, &examined.edition).await?,
            letters: queries::letters(&app.db, examined.edition.id()).await?,
            examined,
            form,
        })
    }

    fn title(&self) -> String {
        self.shell.n("applications-to-tell", self.cohort.prepared().len())
    }

    fn tellings(&self) -> Vec<Telling<'_>> {
        Decision::ALL.into_iter().map(|decision| self.telling(decision)).collect()
    }

    fn telling(&self, decision: Decision) -> Telling<'_> {
        let prepared = self.cohort.prepared().into_iter();
        let to: Vec<&ApplicationRow> = prepared.filter(|row| row.decision.as_deref() == Some(decision.code())).collect();
        let letter = letters::letter(self.shell.language(), &self.letters, decision);
        let shell = &self.shell;
        let example = [
            shell.t("applications-example-name"),
            to.first().map_or_else(|| shell.t("applications-example-structure"), |row| row.structure.clone()),
            self.examined.edition.title().to_owned(),
            to.first().map(|row| row.reason.clone()).unwrap_or_default(),
            shell.t("applications-example-link"),
        ];
        let values = example.each_ref().map(String::as_str);
        Telling {
            decision,
            subject: letters::filled(&letter.subject, values),
            body: letters::filled(&letter.body, values),
            to,
            letter,
        }
    }

    /// What a form of a letter holds: what was typed and refused, or the letter.
    fn typed(&self, telling: &Telling<'_>) -> (String, String) {
        if self.form.has("decision", telling.decision.code()) {
            return (self.form.value("subject").to_owned(), self.form.value("body").to_owned());
        }
        (telling.letter.subject.clone(), telling.letter.body.clone())
    }
}

async fn run_by(app: &App, viewer: &Viewer, id: Uuid) -> Result<Examined> {
    let examined = Examined::by(app, viewer, id).await?;
    if examined.edition.runs() { Ok(examined) } else { Err(forbidden()) }
}

pub async fn preview(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let examined = run_by(&app, &viewer, id).await?;
    page(&AnnouncePage::new(&app, &viewer, examined, Form::new()).await?)
}

pub async fn reword(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let examined = run_by(&app, &viewer, id).await?;
    let decision = Decision::of(form.value("decision")).ok_or(Error::Invalid(Vec::new()))?;
    let (subject, body) = (form.trimmed("subject").to_owned(), form.trimmed("body").to_owned());
    if subject.is_empty() || subject.chars().count() > TITLE_LIMIT || subject.contains('\n') {
        form.refuse(&format!("subject-{}", decision.code()), viewer.language.t("applications-subject-missing"));
    }
    if body.is_empty() || body.chars().count() > BODY_LIMIT {
        form.refuse(&format!("body-{}", decision.code()), viewer.language.t("applications-body-missing"));
    }
    if !form.is_sound() {
        return unsound(&AnnouncePage::new(&app, &viewer, examined, form).await?);
    }
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, examined, subject, body, version) = (&viewer, &examined, &subject, &body, form.version());
            async move {
                save::write_letter(&tx, id, decision, (subject, body), version, now).await?;
                examined.edition.note(&tx, viewer, "changed", json!({"letter": decision.code()}), now).await
            }
        })
        .await;
    let place = format!("{}/annonce", examined.edition.address());
    match written {
        Ok(()) => Ok(to_with(&place, "applications-letter-kept")),
        Err(Error::Conflict) => {
            form.refuse(&format!("body-{}", decision.code()), viewer.language.t("applications-letter-conflict"));
            unsound(&AnnouncePage::new(&app, &viewer, examined, form).await?)
        }
        Err(error) => Err(error),
    }
}

/// Tells the decisions that the page showed, and none that was prepared since. What no longer holds (an opinion has changed,
/// places have run out) is left for another look.
pub async fn announce(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let examined = run_by(&app, &viewer, id).await?;
    let shown: Vec<Uuid> = form.values("application").iter().filter_map(|id| id.parse().ok()).collect();
    let now = app.clock.now();
    let left = app
        .db
        .write(|tx| {
            let (app, viewer, examined, shown) = (&app, &viewer, &examined, &shown);
            async move {
                let letters = queries::letters(&tx, id).await?;
                let mut left = 0;
                for application in shown {
                    let told = tell(&tx, app, viewer, examined, (*application, &letters), now).await?;
                    left += usize::from(!told);
                }
                Ok::<_, Error>(left)
            }
        })
        .await?;
    let flash = if left == 0 { "applications-announced" } else { "applications-announced-in-part" };
    Ok(to_with(&examined.list_address(), flash))
}

/// Whether it was told.
async fn tell(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    examined: &Examined,
    (id, letters): (Uuid, &[LetterRow]),
    now: Timestamp,
) -> Result<bool> {
    let application = Application::load(tx, id).await?;
    let decision = application.row.decision.as_deref().and_then(Decision::of).filter(|_| is_prepared(&application.row));
    let Some(decision) = decision.filter(|_| application.row.edition_id == examined.edition.id()) else { return Ok(false) };
    let case = examine::case_of(tx, examined, &application).await?;
    let status = application.status();
    if case.may(decision).is_err() || status.after(Act::Announce(decision)).is_none() {
        return Ok(false);
    }
    save::announce(tx, id, status, decision, now).await?;
    letters::tell(tx, app, examined.edition.title(), &application, (letters, decision), now).await?;
    let verb = match decision {
        Decision::Accepted => "accepted",
        Decision::Waiting => "state_changed",
        Decision::Declined => "declined",
    };
    application.note(tx, viewer, verb, json!({"decision": decision.code()}), now).await?;
    Ok(true)
}
