//! Meetings of a space: planned one by one or in a series, answered, prepared, held and written down.
//! Always: a meeting that was planned is moved or cancelled, never gone; hours are those of the space, and said in the
//! reader's as well where they differ; how one joins, and who comes, is for those who are in the space.

pub mod agenda;
mod answers;
mod attendance;
mod copy;
mod dates;
mod events;
mod feeds;
mod form;
pub mod held;
mod letters;
mod list;
pub mod minutes;
mod outcomes;
pub mod presence;
pub mod queries;
mod reply;
pub mod rules;
pub mod searches;
mod show;

use axum::extract::FromRef;
use db::{Date, Timestamp, Uuid};
use jiff::tz::TimeZone;

use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Own, Seen, SignedIn};
use crate::kit::{App, Language, Result, Shell, Viewer, format};
use crate::spaces::{self, Access};
use queries::MeetingRow;

pub use outcomes::{OutcomeLine, Undertaken, of as outcomes_of, tick, undertaken};

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/espaces/{id}/rencontres", Seen("reads"), list::list),
        get("/espaces/{id}/rencontres/nouvelle", Own("coordinates"), form::blank),
        post("/espaces/{id}/rencontres/nouvelle", Own("coordinates"), form::create),
        get("/rencontres/{id}", Seen("reads"), show::show),
        get("/rencontres/{id}/rencontre.ics", Seen("reads"), show::file),
        post("/rencontres/{id}/reponse", Own("is_in"), show::answer),
        get("/rencontres/{id}/modifier", Own("coordinates"), form::edit),
        post("/rencontres/{id}/modifier", Own("coordinates"), form::save),
        get("/rencontres/{id}/annulation", Own("coordinates"), form::confirm),
        post("/rencontres/{id}/annulation", Own("coordinates"), form::cancel),
        post("/rencontres/{id}/points", Own("writes"), agenda::add),
        post("/rencontres/{id}/points/{item}", Own("may_arrange"), agenda::arrange),
        get("/rencontres/{id}/presences", Own("coordinates"), attendance::form),
        post("/rencontres/{id}/presences", Own("coordinates"), attendance::save),
        get("/rencontres/{id}/presences.csv", Own("coordinates"), attendance::csv),
        get("/rencontres/{id}/presences.xlsx", Own("coordinates"), attendance::xlsx),
        get("/rencontres/{id}/compte-rendu", Own("coordinates"), minutes::form),
        post("/rencontres/{id}/compte-rendu", Own("coordinates"), minutes::save),
        post("/rencontres/{id}/adoption", Own("is_in"), minutes::settle),
        post("/rencontres/{id}/suites/{position}", Own("may_settle"), outcomes::settle),
        get("/reponse/{token}", Anyone, reply::form),
        post("/reponse/{token}", Anyone, reply::save),
        get("/moi/calendrier", SignedIn, feeds::list),
        post("/moi/calendrier", SignedIn, feeds::change),
        get("/calendrier/{token}", Anyone, feeds::read),
        get("/espaces/{id}/dates/nouvelle", Own("writes"), dates::blank),
        post("/espaces/{id}/dates/nouvelle", Own("writes"), dates::create),
        get("/dates/{id}", Own("is_in"), dates::show),
        post("/dates/{id}", Own("writes"), dates::answer),
        post("/dates/{id}/cloture", Own("may_close"), dates::close),
    ]
}

/// A meeting as one viewer stands to it.
struct Open {
    meeting: MeetingRow,
    access: Access,
}

impl Open {
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let meeting = queries::find(&app.db, id).await?;
        let access = spaces::queries::access(&app.db, viewer, meeting.space_id).await?;
        Ok(Self { meeting, access })
    }

    async fn read_if(app: &App, viewer: &Viewer, id: Uuid, may: fn(&Access) -> bool) -> Result<Self> {
        let open = Self::read(app, viewer, id).await?;
        let may = may(&open.access);
        Ok(Self { access: open.access.must(may)?, meeting: open.meeting })
    }

    fn shell(&self, viewer: &Viewer) -> Shell {
        of_space(viewer, &self.access).under(address(self.meeting.id), self.meeting.title.as_str())
    }
}

/// Plans and leads the meetings of a space that is not archived.
fn plans(access: &Access) -> bool {
    access.coordinates() && access.writes()
}

fn address(meeting: Uuid) -> String {
    format!("/rencontres/{meeting}")
}

fn of_space(viewer: &Viewer, access: &Access) -> Shell {
    Shell::new(viewer)
        .under("/espaces", viewer.language.t("spaces-title"))
        .under(format!("/espaces/{}", access.space.id), access.space.title.as_str())
        .under(format!("/espaces/{}/rencontres", access.space.id), viewer.language.t("meetings-title"))
}

/// From when to when, in the hours of a zone: `3 décembre 2026, 14:00 – 16:00`.
fn hours(language: Language, starts_at: Timestamp, ends_at: Timestamp, zone: &TimeZone) -> String {
    let start = format::moment(language, starts_at, zone);
    let (first, last) = (starts_at.to_zoned(zone.clone()), ends_at.to_zoned(zone.clone()));
    if first.date() == last.date() {
        format!("{} {start} – {}", weekday(language, first.date()), format::time(language, last.time()))
    } else {
        format!("{} {start} – {}", weekday(language, first.date()), format::moment(language, ends_at, zone))
    }
}

fn weekday(language: Language, day: Date) -> String {
    language.t(&format!("meetings-weekday-{}", day.weekday().to_monday_one_offset()))
}

/// A day with its name: `mardi 12 janvier 2027`.
pub fn day(language: Language, day: Date) -> String {
    format!("{} {}", weekday(language, day), format::date(language, day))
}

/// When a meeting is: in the hours of its place, and in the reader's where they differ.
pub fn when(language: Language, starts_at: Timestamp, ends_at: Timestamp, zone: &str, reader: &TimeZone) -> String {
    let Ok(place) = TimeZone::get(zone) else { return hours(language, starts_at, ends_at, reader) };
    let there = hours(language, starts_at, ends_at, &place);
    if place.to_offset(starts_at) == reader.to_offset(starts_at) {
        return there;
    }
    let here = hours(language, starts_at, ends_at, reader);
    let town = format::zone(language, zone);
    let values = [("there", there.into()), ("town", town.into()), ("here", here.into())];
    language.with("meetings-when", values)
}

/// Who sits there: the person, or the one who comes in their place.
fn called(language: Language, name: &str, delegate: &str) -> String {
    if delegate.is_empty() { name.to_owned() } else { language.two("meetings-instead", ("name", delegate), ("other", name)) }
}
