//! Applications to an edition: written without an account and come back to by link, examined by every organiser, decided by the
//! edition's rule, and told together. Always: nobody is told what is only prepared, no organiser writes another's opinion, and
//! there are never more structures accepted than places.

mod announce;
pub mod api;
mod begin;
mod copy;
mod door;
mod examine;
mod form;
mod letters;
mod list;
mod merge;
pub mod participants;
pub mod queries;
pub mod rules;
pub mod save;
mod show;

use axum::extract::FromRef;
use db::{Timestamp, Tx, Uuid};
use serde_json::Value;

use crate::kit::error::{forbidden, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Own, Seen};
use crate::kit::{App, Result, Viewer};
use crate::programmes::{Edition, queries as programmes};
use queries::{ApplicantRow, ApplicationRow, TeamRow};
use rules::Status;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/programmes/{id}/preinscription", Seen("reads"), begin::ask),
        post("/programmes/{id}/preinscription", Seen("reads"), begin::begin).limited(Limit::PublicForm),
        get("/preinscriptions/{secret}", Seen("holds"), show::show),
        post("/preinscriptions/{secret}", Seen("holds"), show::act).limited(Limit::PublicForm),
        get("/preinscriptions/{secret}/modifier", Seen("carries"), form::edit),
        post("/preinscriptions/{secret}/modifier", Seen("carries"), form::save).limited(Limit::PublicForm),
        get("/programmes/{id}/candidatures", Own("examines"), list::list),
        get("/programmes/{id}/candidatures.csv", Own("examines"), list::csv),
        get("/programmes/{id}/candidatures/{application}", Own("examines"), examine::show),
        post("/programmes/{id}/candidatures/{application}/avis", Own("speaks"), examine::opinion),
        post("/programmes/{id}/candidatures/{application}/decision", Own("runs"), examine::decide),
        get("/programmes/{id}/annonce", Own("runs"), announce::preview),
        post("/programmes/{id}/annonce/lettres", Own("runs"), announce::reword),
        post("/programmes/{id}/annonce", Own("runs"), announce::announce),
        get("/api/v1/editions/{id}/applications", Own("examines"), api::list).limited(Limit::Search),
    ]
}

/// An application with its teams and people.
#[derive(Debug, Clone)]
pub struct Application {
    pub row: ApplicationRow,
    pub teams: Vec<TeamRow>,
    /// The first carries it.
    pub people: Vec<ApplicantRow>,
}

impl Application {
    pub async fn load(run: &impl db::Run, id: Uuid) -> Result<Self> {
        Ok(Self {
            row: queries::find(run, id).await?,
            teams: queries::teams(run, id).await?,
            people: queries::applicants(run, id).await?,
        })
    }

    pub fn status(&self) -> Status {
        Status::of(&self.row.status)
    }

    pub fn people(&self, team: &TeamRow) -> Vec<&ApplicantRow> {
        self.people.iter().filter(|person| person.team_id == team.id).collect()
    }

    pub fn is_carried_by(&self, applicant: Uuid) -> bool {
        self.people.first().is_some_and(|person| person.id == applicant)
    }

    /// The structure, or who has begun as long as it has no name.
    pub fn title(&self) -> &str {
        match (self.row.structure.as_str(), self.people.first()) {
            ("", Some(person)) => &person.name,
            (structure, _) => structure,
        }
    }

    /// Those who have not said yet that they take part.
    pub fn unconfirmed(&self) -> usize {
        self.people.iter().filter(|person| person.confirmed_at.is_none()).count()
    }

    async fn note(&self, tx: &Tx, viewer: &Viewer, verb: &'static str, detail: Value, now: Timestamp) -> Result<()> {
        let subject = Subject { kind: "application", id: Some(self.row.id), title: self.title() };
        journal::add(tx, viewer, verb, subject, detail, now).await
    }
}

/// An application as the one who holds a link to it sees it.
struct Held {
    edition: Edition,
    application: Application,
    applicant: Uuid,
    secret: String,
}

impl Held {
    /// A link opens its application as long as the edition may be read.
    async fn holds(app: &App, viewer: &Viewer, secret: String) -> Result<Self> {
        let holder = participants::by_secret(&app.db, &secret).await?.ok_or_else(not_found)?;
        let application = Application::load(&app.db, holder.application_id).await?;
        let edition = Edition::read(app, viewer, application.row.edition_id).await?;
        Ok(Self { edition, application, applicant: holder.applicant_id, secret })
    }

    /// For who carries it alone.
    async fn carries(app: &App, viewer: &Viewer, secret: String) -> Result<Self> {
        let held = Self::holds(app, viewer, secret).await?;
        if held.application.is_carried_by(held.applicant) { Ok(held) } else { Err(forbidden()) }
    }

    fn address(&self) -> String {
        format!("/preinscriptions/{}", self.secret)
    }

    fn person(&self) -> Option<&ApplicantRow> {
        self.application.people.iter().find(|person| person.id == self.applicant)
    }
}

/// An edition for those who examine what is sent to it, and in which organisers' name they do.
struct Examined {
    edition: Edition,
    speaks_for: Vec<Uuid>,
}

impl Examined {
    /// Those who run the edition, and the managers and examiners of every organiser.
    async fn by(app: &App, viewer: &Viewer, edition: Uuid) -> Result<Self> {
        let edition = Edition::read(app, viewer, edition).await?;
        let speaks_for = match viewer.id() {
            Some(person) => programmes::examined_by(&app.db, edition.id(), person).await?,
            None => Vec::new(),
        };
        if edition.runs() || !speaks_for.is_empty() { Ok(Self { edition, speaks_for }) } else { Err(forbidden()) }
    }

    fn list_address(&self) -> String {
        format!("{}/candidatures", self.edition.address())
    }

    /// One of its applications that was sent.
    async fn application(&self, app: &App, id: Uuid) -> Result<Application> {
        let application = Application::load(&app.db, id).await?;
        let is_sent = application.status() != Status::Draft;
        if application.row.edition_id == self.edition.id() && is_sent { Ok(application) } else { Err(not_found()) }
    }
}
