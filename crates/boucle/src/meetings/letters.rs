//! Invitations by mail, with the meeting for the reader's calendar, and what changes later.
//! Always: a change is mailed once, in the transaction that marks it as mailed; each reader gets their own address to answer.

use std::fmt::Write;

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use jiff::tz::TimeZone;

use super::queries::{self, MeetingRow, SeriesRow};
use super::{address, events, hours, when};
use crate::kit::calendar::{self, Event, Parties};
use crate::kit::error::internal;
use crate::kit::{App, Error, Language, Result, forget, jobs, mail, session};

/// After the last mail that could need it: a series is at most so long before somebody writes again.
const ANSWERS_FOR_DAYS: u64 = 400;

row! {
    #[derive(Debug, Clone)]
    struct Reader {
        id: Uuid,
        name: String,
        email: String,
        language: String,
        time_zone: String,
    }
}

sql! {
    READERS: Reader = "
        SELECT p.id, p.name, p.email, p.language, p.time_zone FROM space_person m JOIN person p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.role <> 'reader' AND p.erased_at IS NULL AND p.failing_at IS NULL
            AND p.confirmed_at IS NOT NULL
        ORDER BY p.id";
    ADD: () = "
        INSERT INTO meeting_letter (digest, person_id, meeting_id, series_id, sent_at) VALUES ($1, $2, $3, $4, $5)";
    SWEEP: () = "DELETE FROM meeting_letter WHERE sent_at < $1";
    FORGET_LETTERS: () = "DELETE FROM meeting_letter WHERE person_id = $1";
    FORGET_FEEDS: () = "DELETE FROM calendar_feed WHERE person_id = $1";
    FORGET_DATES: () = "DELETE FROM date_answer WHERE person_id = $1";
    // Their seat of a meeting to come is somebody else's; at those that were, they were.
    FORGET_ANSWERS: () = "
        DELETE FROM meeting_person WHERE person_id = $1
            AND EXISTS (SELECT 1 FROM meeting m WHERE m.id = meeting_person.meeting_id AND m.ends_at > $2)";
}

/// The addresses that speak for somebody go with them, and so does what they would have come to.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVE: forget::Leaver = forget::Leaver {
    feature: "meetings",
    leave: |tx, person, now| {
        Box::pin(async move {
            for statement in [&FORGET_LETTERS, &FORGET_FEEDS, &FORGET_DATES] {
                tx.execute(statement, args![person]).await?;
            }
            tx.execute(&FORGET_ANSWERS, args![person, now]).await?;
            Ok(())
        })
    },
};

#[linkme::distributed_slice(jobs::SWEEPS)]
static OLD: jobs::Sweep = jobs::Sweep {
    name: "meetings",
    sweep: |app, now| Box::pin(async move { jobs::forget(&app, now, &[(&SWEEP, ANSWERS_FOR_DAYS)]).await }),
};

/// Writes of a meeting to the members of its space: that it is, that it changed, or that it is cancelled.
pub async fn of_meeting(tx: &Tx, meeting: Uuid, now: Timestamp) -> Result<()> {
    jobs::enqueue(tx, "meeting_letter", &meeting.to_string(), now).await
}

/// Writes of a whole series in one letter.
pub async fn of_series(tx: &Tx, series: Uuid, now: Timestamp) -> Result<()> {
    jobs::enqueue(tx, "series_letter", &series.to_string(), now).await
}

#[linkme::distributed_slice(jobs::WORKERS)]
static MEETING: jobs::Worker =
    jobs::Worker { kind: "meeting_letter", work: |app, payload| Box::pin(send_meeting(app, payload)) };

#[linkme::distributed_slice(jobs::WORKERS)]
static SERIES: jobs::Worker =
    jobs::Worker { kind: "series_letter", work: |app, payload| Box::pin(send_series(app, payload)) };

/// What a letter is about.
struct About<'a> {
    title: &'a str,
    place: String,
    meetings: Vec<&'a MeetingRow>,
    events: Vec<Event>,
    method: &'static str,
    /// What was mailed before, and changes now.
    is_change: bool,
    meeting: Option<Uuid>,
    series: Option<Uuid>,
    link: String,
}

async fn send_meeting(app: App, payload: String) -> Result<()> {
    let id: Uuid = payload.parse().map_err(internal)?;
    let meeting = match queries::find(&app.db, id).await {
        Err(Error::NotFound) => return Ok(()),
        other => other?,
    };
    let site = &app.config.public_url;
    let about = About {
        title: &meeting.title,
        place: place(&meeting.place, &meeting.link),
        meetings: vec![&meeting],
        events: vec![events::event(&meeting, site)],
        method: if meeting.cancelled_at.is_some() { "CANCEL" } else { "REQUEST" },
        is_change: meeting.mailed >= 0,
        meeting: Some(id),
        series: None,
        link: format!("{site}{}", address(id)),
    };
    send(&app, meeting.space_id, &about).await
}

async fn send_series(app: App, payload: String) -> Result<()> {
    let id: Uuid = payload.parse().map_err(internal)?;
    let (series, meetings) = match queries::series(&app.db, id).await {
        Err(Error::NotFound) => return Ok(()),
        other => other?,
    };
    let now = app.clock.now();
    let stand: Vec<&MeetingRow> = meetings.iter().filter(|meeting| meeting.cancelled_at.is_none()).collect();
    let is_over = stand.is_empty();
    let coming: Vec<&MeetingRow> = if is_over {
        meetings.iter().filter(|meeting| meeting.ends_at > now).collect()
    } else {
        stand.into_iter().filter(|meeting| meeting.ends_at > now).collect()
    };
    let about = About {
        title: &series.title,
        place: place(&series.place, &series.link),
        meetings: coming,
        events: events(&series, &meetings, &app.config.public_url, is_over),
        method: if is_over { "CANCEL" } else { "REQUEST" },
        is_change: series.mailed >= 0,
        meeting: None,
        series: Some(id),
        link: format!("{}/espaces/{}/rencontres", app.config.public_url, series.space_id),
    };
    send(&app, series.space_id, &about).await
}

/// Of a series that is cancelled as a whole, the whole; nothing is left out of nothing.
fn events(series: &SeriesRow, meetings: &[MeetingRow], site: &str, is_over: bool) -> Vec<Event> {
    let mut events = events::events(series, meetings, site);
    if is_over {
        events.truncate(1);
        for event in &mut events {
            event.is_cancelled = true;
            event.left_out.clear();
        }
    }
    events
}

fn place(place: &str, link: &str) -> String {
    [place, link].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

async fn send(app: &App, space: Uuid, about: &About<'_>) -> Result<()> {
    let now = app.clock.now();
    let readers = app.db.all(&READERS, args![space]).await?;
    let from = mail::sender(app)?;
    app.db
        .write(|tx| {
            let (readers, from) = (&readers, from.as_str());
            async move {
                let is_news = match (about.meeting, about.series) {
                    (Some(meeting), _) => queries::mark_mailed(&tx, meeting).await?,
                    (None, Some(series)) => queries::mark_series_mailed(&tx, series).await?,
                    (None, None) => false,
                };
                if !is_news {
                    return Ok(());
                }
                for reader in readers {
                    let (secret, digest) = session::secret();
                    tx.execute(&ADD, args![digest, reader.id, about.meeting, about.series, now]).await?;
                    write_to(&tx, app, reader, from, about, &secret, now).await?;
                }
                Ok::<_, Error>(())
            }
        })
        .await
}

async fn write_to(
    tx: &Tx,
    app: &App,
    reader: &Reader,
    from: &str,
    about: &About<'_>,
    secret: &str,
    now: Timestamp,
) -> Result<()> {
    let language = Language::parse(&reader.language).unwrap_or_default();
    let zone = TimeZone::get(&reader.time_zone).unwrap_or(TimeZone::UTC);
    let what = match (about.method, about.is_change) {
        ("CANCEL", _) => "cancelled",
        (_, true) => "changed",
        (_, false) => "invited",
    };
    let first = about.meetings.first().map_or_else(String::new, |meeting| dated(language, meeting, &zone));
    let subject = language.two(&format!("meetings-mail-{what}-subject"), ("title", about.title), ("when", first));
    let dates = about.meetings.iter().fold(String::new(), |mut dates, meeting| {
        let _ = writeln!(dates, "{}", when(language, meeting.starts_at, meeting.ends_at, &meeting.time_zone, &zone));
        dates
    });
    let values = [
        ("title", about.title.into()),
        ("dates", dates.trim_end().into()),
        ("place", about.place.as_str().into()),
        ("answer", format!("{}/reponse/{secret}", app.config.public_url).into()),
        ("address", about.link.as_str().into()),
    ];
    let body = language.with(&format!("meetings-mail-{what}"), values);
    let parties = Parties { from: (&app.config.network_name, from), to: (&reader.name, &reader.email) };
    let calendar = calendar::write(about.title, Some(about.method), &about.events, Some(&parties));
    let letter = mail::Letter { subject: &subject, body: &body, calendar: Some(&calendar), unsubscribe: None };
    mail::queue_letter(tx, &reader.email, letter, now).await
}

fn dated(language: Language, meeting: &MeetingRow, reader: &TimeZone) -> String {
    let zone = TimeZone::get(&meeting.time_zone).unwrap_or_else(|_| reader.clone());
    hours(language, meeting.starts_at, meeting.ends_at, &zone)
}
