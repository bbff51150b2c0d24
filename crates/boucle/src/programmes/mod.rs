//! Programmes of coaching and their editions of about a year: what an edition promises, when, by whom, and whom it is for.
//! Always: an edition and the space of its participants are one thing under one id, and who runs that space runs the edition;
//! once published, its page is anyone's to read, and what its participants write stays theirs.

mod access;
pub mod api;
pub mod beside;
pub mod calendar;
mod conditions;
mod copy;
mod form;
mod list;
pub mod next;
mod organisers;
pub mod queries;
pub mod rules;
pub mod save;
mod show;
pub mod terms;
mod wording;

use axum::extract::FromRef;
use db::{Date, Timestamp, Tx, Uuid};
use jiff::tz::TimeZone;
use serde_json::Value;

use crate::kit::error::{forbidden, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Coordinator, Own, Seen};
use crate::kit::{App, Error, Result, Shell, Viewer};
use crate::spaces::{self, Access};
use queries::EditionRow;
use rules::Registration;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/programmes", Anyone, list::list),
        get("/programmes/nouveau", Coordinator, form::blank),
        post("/programmes/nouveau", Coordinator, form::create),
        get("/programmes/{id}", Seen("reads"), show::show),
        get("/programmes/{id}/modifier", Own("runs"), form::edit),
        post("/programmes/{id}/modifier", Own("runs"), form::save),
        post("/programmes/{id}/publication", Own("runs"), show::publish),
        get("/programmes/{id}/suivante", Own("runs"), next::ask),
        post("/programmes/{id}/suivante", Own("runs"), next::prepare),
        get("/programmes/{id}/acces", Seen("reads"), access::show),
        get("/programmes/{id}/conditions", Own("runs"), conditions::show),
        post("/programmes/{id}/conditions/questions", Own("runs"), conditions::ask),
        post("/programmes/{id}/conditions/regles", Own("runs"), conditions::rule),
        post("/programmes/{id}/conditions/publication", Own("runs"), conditions::publish),
        get("/programmes/{id}/conditions/{number}", Seen("reads"), wording::version),
        get("/programmes/{id}/organisateurs", Own("runs"), organisers::show),
        post("/programmes/{id}/organisateurs", Own("runs"), organisers::add),
        post("/programmes/{id}/organisateurs/{organisation}", Own("runs"), organisers::change),
        get("/api/v1/editions", Anyone, api::list).limited(Limit::Search),
        get("/api/v1/editions/{id}", Seen("reads"), api::one).limited(Limit::Search),
    ]
}

/// An edition as one viewer stands to it.
#[derive(Debug, Clone)]
pub struct Edition {
    pub row: EditionRow,
    /// None for who may not read the space of its participants.
    pub access: Option<Access>,
}

impl Edition {
    /// Who may not read it is told that there is none.
    pub async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let row = queries::find(&app.db, id).await?;
        let access = match spaces::queries::access(&app.db, viewer, id).await {
            Ok(access) => Some(access),
            Err(Error::NotFound | Error::SignInFirst) => None,
            Err(error) => return Err(error),
        };
        let edition = Self { row, access };
        if edition.reads() { Ok(edition) } else { Err(not_found()) }
    }

    /// For who runs it alone.
    pub async fn run_by(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let edition = Self::read(app, viewer, id).await?;
        if edition.runs() { Ok(edition) } else { Err(forbidden()) }
    }

    pub fn id(&self) -> Uuid {
        self.row.id
    }

    pub fn title(&self) -> &str {
        &self.row.title
    }

    pub fn address(&self) -> String {
        format!("/programmes/{}", self.row.id)
    }

    /// Once it is published anyone; before, those who prepare it.
    pub fn reads(&self) -> bool {
        self.row.published_at.is_some() || self.is_in()
    }

    pub fn is_in(&self) -> bool {
        self.access.as_ref().is_some_and(Access::is_in)
    }

    /// Coordinators of the network, and who runs its space: the managers of its pilot among them.
    pub fn runs(&self) -> bool {
        self.access.as_ref().is_some_and(Access::coordinates)
    }

    pub fn shell(&self, viewer: &Viewer) -> Shell {
        Shell::new(viewer).under("/programmes", viewer.language.t("programmes-title")).under(self.address(), self.title())
    }

    /// Says in the journal what became of it.
    pub async fn note(&self, tx: &Tx, viewer: &Viewer, verb: &'static str, detail: Value, now: Timestamp) -> Result<()> {
        let subject = Subject { kind: "edition", id: Some(self.id()), title: self.title() };
        journal::add(tx, viewer, verb, subject, detail, now).await
    }

    pub fn registration(&self, app: &App) -> Registration {
        Registration::of(self.row.opens_on, self.row.closes_on, self.today(app))
    }

    /// The day where it takes place.
    pub fn today(&self, app: &App) -> Date {
        today(app, &self.row.time_zone)
    }
}

/// The day at a place.
pub fn today(app: &App, zone: &str) -> Date {
    app.clock.now().to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC)).date()
}

/// From a day to another, in words.
fn period(shell: &Shell, from: &Date, to: &Date) -> String {
    shell.two("programmes-runs", ("start", shell.date(*from)), ("end", shell.date(*to)))
}
