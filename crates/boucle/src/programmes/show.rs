//! The page of an edition: what it promises, for whom, when and by whom; anyone's to read once it is published.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::beside::{self, Link};
use super::calendar::{self, Mark};
use super::queries::{self, OrganiserPerson, OrganiserRow};
use super::rules::{self, Registration};
use super::{Edition, save};
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};
use crate::meetings::queries::{self as meetings, MeetingLine};
use crate::meetings::when;
use crate::pages::queries as pages;
use crate::pages::tree::Leaf;

#[derive(Template)]
#[template(path = "programmes/show.html")]
struct ShowPage {
    shell: Shell,
    edition: Edition,
    registration: Registration,
    promise: String,
    audience: String,
    commitment: String,
    organisers: Vec<OrganiserRow>,
    people: Vec<OrganiserPerson>,
    sessions: Vec<MeetingLine>,
    marks: Vec<Mark>,
    beside: Vec<Link>,
    /// Pages of its open space that stand at the top of the tree.
    answers: Vec<Leaf>,
    has_conditions: bool,
    /// Whether the reader examines what is sent to it.
    examines: bool,
}

impl ShowPage {
    fn people(&self, organiser: &OrganiserRow) -> Vec<&OrganiserPerson> {
        self.people.iter().filter(|person| person.organisation_id == organiser.organisation_id).collect()
    }

    fn when(&self, session: &MeetingLine) -> String {
        let viewer = self.shell.viewer();
        when(viewer.language, session.starts_at, session.ends_at, &session.time_zone, &viewer.zone)
    }

    fn marks(&self, session: &MeetingLine) -> Vec<&Mark> {
        self.marks.iter().filter(|mark| mark.session == session.id).collect()
    }

    /// What the title does not say: until when one may come in, or where it stands.
    fn stands(&self) -> String {
        let (shell, row) = (&self.shell, &self.edition.row);
        match self.registration {
            Registration::ToCome => shell.one("programmes-from", "date", shell.date(row.opens_on)),
            Registration::Open => shell.one("programmes-until", "date", shell.date(row.closes_on)),
            Registration::Closed => shell.one("programmes-closed-on", "date", shell.date(row.closes_on)),
        }
    }

    /// Follows the purchases that are made in it.
    fn follows(&self) -> bool {
        let me = self.shell.viewer().id();
        self.people.iter().any(|person| Some(person.person_id) == me && rules::follows(&person.role))
    }

    /// What has to be there before it may be shown.
    fn missing(&self) -> Vec<&'static str> {
        missing(&self.organisers)
    }
}

fn missing(organisers: &[OrganiserRow]) -> Vec<&'static str> {
    let has_pilot = organisers.iter().any(|organiser| organiser.part == "pilot");
    if has_pilot { Vec::new() } else { vec!["programmes-missing-pilot"] }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let edition = Edition::read(&app, &viewer, id).await?;
    let row = &edition.row;
    let nobody = viewer.id().unwrap_or(Uuid::nil());
    let mut sessions = meetings::coming(&app.db, id, nobody, app.clock.now()).await?;
    sessions.retain(|session| session.cancelled_at.is_none());
    let answers = match row.open_space_id {
        // Its rights are asked at that moment: a space that is public no more shows nothing here.
        Some(space) => match crate::spaces::queries::access(&app.db, &viewer, space).await {
            Ok(_) => pages::tree(&app.db, space).await?.children(None).cloned().collect(),
            Err(Error::NotFound | Error::SignInFirst) => Vec::new(),
            Err(error) => return Err(error),
        },
        None => Vec::new(),
    };
    page(&ShowPage {
        shell: Shell::new(&viewer).under("/programmes", viewer.language.t("programmes-title")).at(edition.title()),
        registration: edition.registration(&app),
        promise: markdown::to_html(&row.promise),
        audience: markdown::to_html(&row.audience),
        commitment: markdown::to_html(&row.commitment),
        organisers: queries::organisers(&app.db, id).await?,
        people: queries::people(&app.db, id).await?,
        has_conditions: queries::latest_access(&app.db, id).await?.is_some(),
        examines: !queries::examined_by(&app.db, id, nobody).await?.is_empty(),
        marks: calendar::marks(&app, id).await?,
        beside: beside::of(&app, id).await?,
        sessions,
        answers,
        edition,
    })
}

/// Shows the edition to everybody, or takes it back to those who prepare it.
pub async fn publish(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let shows = form.value("act") == "publish";
    if shows && !missing(&queries::organisers(&app.db, id).await?).is_empty() {
        return Ok(to_with(&edition.address(), "programmes-missing-pilot"));
    }
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, form, edition) = (&viewer, &form, &edition);
            async move {
                save::publish(&tx, id, form.version(), shows.then_some(now), now).await?;
                edition.note(&tx, viewer, if shows { "published" } else { "hidden" }, json!({}), now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&edition.address(), if shows { "programmes-published" } else { "programmes-withdrawn" })),
        // Somebody changed it meanwhile: it is read again before it is shown.
        Err(Error::Conflict) => Ok(to_with(&edition.address(), "programmes-changed-meanwhile")),
        Err(error) => Err(error),
    }
}
