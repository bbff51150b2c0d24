//! A meeting as its people see it: when and where, who comes, what is on the agenda, what came of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use db::{Timestamp, Uuid};
use serde_json::json;

use super::agenda::{self, Item};
use super::outcomes::{self, OutcomeLine};
use super::queries::{self, MeetingRow, PersonLine};
use super::rules::ANSWERS;
use super::{Open, address, answers, called, events, of_space, plans, when};
use crate::files;
use crate::kit::calendar::{self, Event};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown, sheet};
use crate::spaces::Access;

#[derive(Template)]
#[template(path = "meetings/show.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    meeting: MeetingRow,
    access: Access,
    when: String,
    text: String,
    /// Nobody's names are shown to those who are not in the space.
    people: Vec<PersonLine>,
    waiting: Vec<Uuid>,
    agenda: Vec<Item>,
    outcomes: Vec<OutcomeLine>,
    minutes: String,
    is_over: bool,
    has_begun: bool,
}

impl ShowPage {
    fn plans(&self) -> bool {
        plans(&self.access)
    }

    fn me(&self) -> Option<&PersonLine> {
        let id = self.shell.viewer().id()?;
        self.people.iter().find(|person| person.person_id == id)
    }

    fn waits(&self, person: &PersonLine) -> bool {
        self.waiting.contains(&person.person_id)
    }

    fn called(&self, person: &PersonLine) -> String {
        called(self.shell.language(), &person.name, &person.delegate)
    }

    fn i_wait(&self) -> bool {
        self.me().is_some_and(|me| self.waits(me))
    }

    fn answered(&self, answer: &str) -> Vec<&PersonLine> {
        let wanted = |person: &&PersonLine| person.answer.as_deref() == Some(answer);
        self.people.iter().filter(wanted).collect()
    }

    fn has_answers(&self) -> bool {
        self.people.iter().any(|person| person.answer.is_some())
    }

    fn coming(&self) -> usize {
        self.people.iter().filter(|person| person.seat_at.is_some()).count() - self.waiting.len()
    }

    fn attended(&self) -> Vec<&PersonLine> {
        self.people.iter().filter(|person| person.attended == Some(true)).collect()
    }

    fn approvals(&self) -> usize {
        self.people.iter().filter(|person| person.approved_at.is_some()).count()
    }

    fn answers(&self) -> [&'static str; 4] {
        ANSWERS
    }

    /// Minutes that are only begun are for those who write them.
    fn shows_minutes(&self) -> bool {
        self.access.is_in() && matches!(self.meeting.minutes_state.as_str(), "proposed" | "adopted")
    }

    /// Members answer until it is over.
    fn may_answer(&self) -> bool {
        self.access.is_in() && !self.is_over && self.meeting.cancelled_at.is_none()
    }

    fn may_propose(&self) -> bool {
        self.access.writes() && !self.is_over && self.meeting.cancelled_at.is_none()
    }

    fn may_arrange(&self, item: &Item) -> bool {
        self.may_propose() && agenda::may_arrange(&self.access, self.shell.viewer(), item)
    }

    fn may_settle(&self, outcome: &OutcomeLine) -> bool {
        outcomes::may_settle(&self.access, self.shell.viewer(), outcome)
    }

    /// A working group has a plan, in which what was decided becomes actions.
    fn becomes_actions(&self) -> bool {
        self.access.space.kind == "working_group" && self.access.writes()
    }

    fn decisions(&self) -> Vec<&OutcomeLine> {
        self.outcomes.iter().filter(|outcome| outcome.kind == "decision").collect()
    }

    fn actions(&self) -> Vec<&OutcomeLine> {
        self.outcomes.iter().filter(|outcome| outcome.kind == "action").collect()
    }

    fn begins(&self, item: &Item) -> String {
        let zone = jiff::tz::TimeZone::get(&self.meeting.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        crate::kit::format::time(self.shell.language(), item.begins_at.to_zoned(zone).time())
    }

    /// What is planned beyond the end, in minutes.
    fn too_long(&self) -> i64 {
        let planned: i64 = self.agenda.iter().map(|item| item.lasts).sum();
        planned - self.meeting.starts_at.duration_until(self.meeting.ends_at).as_mins()
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    page(&show_page(&app, &viewer, open, Form::new()).await?)
}

pub(super) async fn show_page(app: &App, viewer: &Viewer, open: Open, mut form: Form) -> Result<impl Template> {
    let Open { meeting, access } = open;
    let now = app.clock.now();
    let people = if access.is_in() { queries::people(&app.db, meeting.id).await? } else { Vec::new() };
    if let Some(me) = people.iter().find(|person| Some(person.person_id) == viewer.id())
        && form.is_sound()
    {
        form.set("answer", me.answer.clone().unwrap_or_default());
        form.set("delegate", me.delegate.clone());
    }
    let documents = markdown::named([meeting.text.as_str(), meeting.minutes.as_str()]);
    let documents = files::queries::cited(&app.db, meeting.space_id, documents).await?;
    Ok(ShowPage {
        shell: of_space(viewer, &access).at(meeting.title.as_str()),
        when: when(viewer.language, meeting.starts_at, meeting.ends_at, &meeting.time_zone, &viewer.zone),
        text: markdown::with_documents(&meeting.text, &documents),
        waiting: answers::waiting(&meeting, &people),
        agenda: agenda::of(&app.db, &meeting).await?,
        outcomes: outcomes::of(&app.db, meeting.id).await?,
        minutes: markdown::with_documents(&meeting.minutes, &documents),
        is_over: meeting.ends_at <= now,
        has_begun: meeting.starts_at <= now,
        form,
        people,
        meeting,
        access,
    })
}

/// Until when answers are taken.
pub(super) fn takes_answers(meeting: &MeetingRow, now: Timestamp) -> bool {
    meeting.cancelled_at.is_none() && meeting.ends_at > now
}

pub async fn answer(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Access::is_in).await?;
    let now = app.clock.now();
    if !takes_answers(&open.meeting, now) {
        return Err(Error::NotFound);
    }
    let delegate = form.trimmed("delegate").to_owned();
    let answer = ANSWERS.into_iter().find(|answer| *answer == form.value("answer"));
    if answer.is_none() {
        form.refuse("answer", viewer.language.t("meetings-answer-wrong"));
    }
    if answer == Some("delegate") && (delegate.is_empty() || delegate.chars().count() > TITLE_LIMIT) {
        form.refuse("delegate", viewer.language.t("meetings-delegate-wrong"));
    }
    let Some(answer) = answer.filter(|_| form.is_sound()) else {
        return unsound(&show_page(&app, &viewer, open, form).await?);
    };
    let delegate = if answer == "delegate" { delegate } else { String::new() };
    app.db
        .write(|tx| {
            let (viewer, app, meeting, delegate) = (&viewer, &app, &open.meeting, delegate.as_str());
            async move {
                let person = viewer.signed_in()?.id;
                answers::keep(&tx, app, meeting, person, (answer, delegate), now).await?;
                let subject = Subject { kind: "meeting", id: Some(id), title: &meeting.title };
                journal::add(&tx, viewer, "answered", subject, json!({"answer": answer}), now).await
            }
        })
        .await?;
    Ok(to_with(&address(id), "meetings-answered"))
}

/// One meeting for a calendar, as a file; how one joins is only for those who are in the space.
pub async fn file(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Response> {
    let mut open = Open::read(&app, &viewer, id).await?;
    if !open.access.is_in() {
        open.meeting.link.clear();
        open.meeting.access.clear();
    }
    let event = events::event(&open.meeting, &app.config.public_url);
    // By itself it is no exception of anything.
    let event = Event { exception: None, uid: format!("{id}@{}", app.config.host()), ..event };
    let text = calendar::write(&open.meeting.title, None, &[event], None);
    Ok(sheet::file("text/calendar; charset=utf-8", "rencontre.ics", text.into_bytes()))
}
