//! The answer by the link of a mail, without signing in. What a mail program opens by itself changes nothing: the page
//! asks, and its button answers.
//! Always: the address speaks for one person and one invitation, and only while that person is in the space.

use askama::Template;
use axum::extract::{Path, State};
use db::{Run, Uuid, args, row, sql};
use serde_json::json;

use super::queries::{self, MeetingRow};
use super::rules::ANSWERS;
use super::{answers, show, when};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, session};
use crate::spaces;

row! {
    #[derive(Debug, Clone)]
    struct Letter {
        person_id: Uuid,
        meeting_id: Option<Uuid>,
        series_id: Option<Uuid>,
    }
}

sql! {
    FIND: Letter = "SELECT person_id, meeting_id, series_id FROM meeting_letter WHERE digest = $1";
}

#[derive(Template)]
#[template(path = "meetings/reply.html")]
struct ReplyPage {
    shell: Shell,
    form: Form,
    name: String,
    token: String,
    meetings: Vec<MeetingRow>,
}

impl ReplyPage {
    fn when(&self, meeting: &MeetingRow) -> String {
        let viewer = self.shell.viewer();
        when(viewer.language, meeting.starts_at, meeting.ends_at, &meeting.time_zone, &viewer.zone)
    }

    fn answers(&self) -> [&'static str; 4] {
        ANSWERS
    }

    fn is(&self, meeting: &MeetingRow, answer: &str) -> bool {
        self.form.has(&field(meeting), answer)
    }

    fn delegate(&self, meeting: &MeetingRow) -> &str {
        self.form.value(&delegate_field(meeting))
    }
}

fn field(meeting: &MeetingRow) -> String {
    format!("answer-{}", meeting.id)
}

fn delegate_field(meeting: &MeetingRow) -> String {
    format!("delegate-{}", meeting.id)
}

/// The person whom the address speaks for, and the meetings that can still be answered.
async fn invitation(app: &App, viewer: &Viewer, token: &str) -> Result<(Viewer, Vec<MeetingRow>)> {
    let letter = app.db.optional(&FIND, args![session::digest(token)]).await?.ok_or(Error::NotFound)?;
    let (person, language, zone) = session::person(&app.db, letter.person_id).await?.ok_or(Error::NotFound)?;
    let reader = Viewer {
        person: Some(person),
        language: Language::parse(&language).unwrap_or(viewer.language),
        zone: jiff::tz::TimeZone::get(&zone).unwrap_or_else(|_| viewer.zone.clone()),
        ..viewer.clone()
    };
    let meetings = match (letter.meeting_id, letter.series_id) {
        (Some(meeting), _) => vec![queries::find(&app.db, meeting).await?],
        (None, Some(series)) => queries::series(&app.db, series).await?.1,
        (None, None) => Vec::new(),
    };
    let Some(first) = meetings.first() else { return Err(Error::NotFound) };
    let access = spaces::queries::access(&app.db, &reader, first.space_id).await?;
    if !access.is_in() {
        return Err(Error::NotFound);
    }
    let now = app.clock.now();
    let open = meetings.into_iter().filter(|meeting| show::takes_answers(meeting, now)).collect();
    Ok((reader, open))
}

fn reply_page(reader: &Viewer, token: String, meetings: Vec<MeetingRow>, form: Form) -> ReplyPage {
    // The page is nobody's own: whoever holds the address sees it, signed in or not.
    let shown = Viewer { person: None, ..reader.clone() };
    ReplyPage { shell: Shell::new(&shown), form, name: reader.name().to_owned(), token, meetings }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(token): Path<String>) -> Result {
    let (reader, meetings) = invitation(&app, &viewer, &token).await?;
    let mut form = Form::new();
    for meeting in &meetings {
        let people = queries::people(&app.db, meeting.id).await?;
        if let Some(me) = people.into_iter().find(|person| Some(person.person_id) == reader.id()) {
            form.set(&field(meeting), me.answer.unwrap_or_default());
            form.set(&delegate_field(meeting), me.delegate);
        }
    }
    page(&reply_page(&reader, token, meetings, form))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(token): Path<String>, mut form: Form) -> Result {
    let (reader, meetings) = invitation(&app, &viewer, &token).await?;
    let mut given = Vec::new();
    for meeting in &meetings {
        let Some(answer) = ANSWERS.into_iter().find(|answer| form.has(&field(meeting), answer)) else { continue };
        let delegate = if answer == "delegate" { form.trimmed(&delegate_field(meeting)).to_owned() } else { String::new() };
        if answer == "delegate" && (delegate.is_empty() || delegate.chars().count() > TITLE_LIMIT) {
            form.refuse(&delegate_field(meeting), reader.language.t("meetings-delegate-wrong"));
        }
        given.push((meeting.clone(), answer, delegate));
    }
    if !form.is_sound() {
        return unsound(&reply_page(&reader, token, meetings, form));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (app, reader, given) = (&app, &reader, &given);
            async move {
                let person = reader.signed_in()?.id;
                for (meeting, answer, delegate) in given {
                    answers::keep(&tx, app, meeting, person, (answer, delegate), now).await?;
                    let subject = Subject { kind: "meeting", id: Some(meeting.id), title: &meeting.title };
                    journal::add(&tx, reader, "answered", subject, json!({"answer": answer, "by": "mail"}), now).await?;
                }
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with(&format!("/reponse/{token}"), "meetings-answered"))
}
