//! Editions of programmes as JSON: what anyone reads of them. No names of people.

use axum::Json;
use axum::extract::{Path, Query, State};
use db::{Date, Timestamp, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::list::parse_cursor;
use super::queries::{self, EditionLine};
use super::rules::Registration;
use super::{Edition, calendar, today};
use crate::kit::{App, Result, Viewer, cursor};
use crate::meetings::queries as meetings;

const A_PAGE: usize = 50;
/// One more shows that there is another page.
const MOST: i64 = 51;

#[derive(Debug, Deserialize, IntoParams)]
pub struct Asked {
    /// What `next` of the page before says.
    after: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct EditionsFound {
    /// The address of the following page, while there is one.
    next: Option<String>,
    editions: Vec<Listed>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = EditionLine)]
pub struct Listed {
    id: Uuid,
    programme: String,
    title: String,
    /// Of the registration, on this day: `to_come`, `open` or `closed`.
    registration: String,
    #[schema(value_type = String, format = Date)]
    opens_on: Date,
    #[schema(value_type = String, format = Date)]
    closes_on: Date,
    #[schema(value_type = String, format = Date)]
    starts_on: Date,
    #[schema(value_type = String, format = Date)]
    ends_on: Date,
    /// Organisations that can be taken.
    places: i64,
    /// The organisation that runs it with its partners.
    pilot: Option<String>,
    /// One that is not published is read by those who prepare it alone.
    published: bool,
}

/// Editions of programmes
///
/// The latest to start first, fifty at a time.
#[utoipa::path(get, path = "/api/v1/editions", tag = "programmes", params(Asked), responses((status = 200, body = EditionsFound)))]
pub async fn list(State(app): State<App>, viewer: Viewer, Query(asked): Query<Asked>) -> Result<Json<EditionsFound>> {
    let after = match &asked.after {
        Some(after) => parse_cursor(after).ok_or_else(cursor::wrong)?,
        None => (Date::MAX, Uuid::max()),
    };
    let mut lines = queries::lines(&app.db, &viewer, after, MOST).await?;
    let more = lines.len() > A_PAGE;
    lines.truncate(A_PAGE);
    let next = lines.last().filter(|_| more).map(|last| format!("/api/v1/editions?after={}_{}", last.starts_on, last.id));
    Ok(Json(EditionsFound { next, editions: lines.into_iter().map(|line| listed(&app, line)).collect() }))
}

fn listed(app: &App, line: EditionLine) -> Listed {
    let registration = Registration::of(line.opens_on, line.closes_on, today(app, &line.time_zone));
    Listed {
        id: line.id,
        programme: line.programme,
        title: line.title,
        registration: registration.code().to_owned(),
        opens_on: line.opens_on,
        closes_on: line.closes_on,
        starts_on: line.starts_on,
        ends_on: line.ends_on,
        places: line.places,
        pilot: line.pilot,
        published: line.published_at.is_some(),
    }
}

#[derive(Serialize, ToSchema)]
#[schema(as = Edition)]
pub struct WholeEdition {
    id: Uuid,
    programme: String,
    title: String,
    /// Markdown.
    promise: String,
    /// For whom it is, as Markdown.
    audience: String,
    /// What one commits to, as Markdown.
    commitment: String,
    /// Address to write to.
    contact: String,
    registration: String,
    #[schema(value_type = String, format = Date)]
    opens_on: Date,
    #[schema(value_type = String, format = Date)]
    closes_on: Date,
    #[schema(value_type = String, format = Date)]
    starts_on: Date,
    #[schema(value_type = String, format = Date)]
    ends_on: Date,
    time_zone: String,
    places: i64,
    /// Plenary sessions that one commits to attend.
    plenaries: i64,
    /// Whether one may wait for a place once they have run out.
    waits: bool,
    /// Who decides on applications: `all` organisers, their `majority`, or the `pilot`.
    decides: String,
    published: bool,
    organisers: Vec<Organiser>,
    /// Sessions in their order; where they are is told to those who take part.
    calendar: Vec<Session>,
}

#[derive(Serialize, ToSchema)]
pub struct Organiser {
    id: Uuid,
    name: String,
    /// `pilot` or `partner`.
    part: String,
}

#[derive(Serialize, ToSchema)]
#[schema(as = CalendarSession)]
pub struct Session {
    title: String,
    /// `plenary`, `workshop`, `matchmaking` or `working`.
    kind: String,
    #[schema(value_type = String, format = DateTime)]
    starts_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    ends_at: Timestamp,
    online: bool,
    in_person: bool,
    /// For whom it matters most, where it is not for all: `elected`, `buyers` or `beginners`.
    matters_to: Vec<String>,
}

/// An edition of a programme
///
/// To those who may read it on screen: anyone, once it is published.
#[utoipa::path(get, path = "/api/v1/editions/{id}", tag = "programmes", params(("id" = Uuid, Path)), responses((status = 200, body = WholeEdition)))]
pub async fn one(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Json<WholeEdition>> {
    let edition = Edition::read(&app, &viewer, id).await?;
    let organisers = queries::organisers(&app.db, id).await?;
    let marks = calendar::marks(&app, id).await?;
    let sessions = meetings::of_space(&app.db, id).await?;
    let registration = edition.registration(&app);
    let session = |meeting: meetings::MeetingRow| Session {
        matters_to: marks.iter().filter(|mark| mark.session == meeting.id).map(|mark| mark.code.clone()).collect(),
        online: !meeting.link.is_empty(),
        in_person: !meeting.place.is_empty(),
        title: meeting.title,
        kind: meeting.kind,
        starts_at: meeting.starts_at,
        ends_at: meeting.ends_at,
    };
    let row = edition.row;
    Ok(Json(WholeEdition {
        id,
        programme: row.programme,
        title: row.title,
        promise: row.promise,
        audience: row.audience,
        commitment: row.commitment,
        contact: row.contact,
        registration: registration.code().to_owned(),
        opens_on: row.opens_on,
        closes_on: row.closes_on,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        time_zone: row.time_zone,
        places: row.places,
        plenaries: row.plenaries,
        waits: row.waits,
        decides: row.decides,
        published: row.published_at.is_some(),
        organisers: organisers
            .into_iter()
            .map(|it| Organiser { id: it.organisation_id, name: it.name, part: it.part })
            .collect(),
        calendar: sessions.into_iter().map(session).collect(),
    }))
}
