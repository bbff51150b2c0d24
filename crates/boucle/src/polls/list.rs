//! The polls of a space, a new one, and the mail that reminds of it.

use std::time::Duration;

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Timestamp, Tx, Uuid};
use serde::Deserialize;
use serde_json::json;

use super::count::Method;
use super::queries::{self, NewPoll, PollLine};
use super::{address, is_closed, of_space};
use crate::kit::error::internal;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, jobs, mail, posted};
use crate::spaces::{self, Access};

const A_PAGE: usize = 30;
/// One more shows that there is another page.
const MOST: i64 = 31;
const MOST_OPTIONS: usize = 30;
/// Before the end, those who have not answered are reminded.
const REMINDER: Duration = Duration::from_hours(48);
const VOICES: [&str; 2] = ["person", "organisation"];

#[derive(Deserialize)]
pub struct Before {
    #[serde(default)]
    avant: String,
}

#[derive(Template)]
#[template(path = "polls/list.html")]
struct ListPage {
    shell: Shell,
    access: Access,
    count: i64,
    polls: Vec<PollLine>,
    next: Option<String>,
    now: Timestamp,
}

impl ListPage {
    fn is_closed(&self, poll: &PollLine) -> bool {
        is_closed(poll.closed_at, poll.closes_at, self.now)
    }

    fn ended_at(poll: &PollLine) -> Timestamp {
        poll.closed_at.unwrap_or(poll.closes_at)
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, Query(query): Query<Before>) -> Result {
    let access = spaces::queries::access(&app.db, &viewer, space).await?;
    let may = access.is_in();
    let access = access.must(may)?;
    let before = query
        .avant
        .split_once('.')
        .and_then(|(at, id)| Some((Timestamp::from_microsecond(at.parse().ok()?).ok()?, id.parse().ok()?)));
    let mut polls = queries::list(&app.db, space, before.unwrap_or((Timestamp::MAX, Uuid::max())), MOST).await?;
    let more = polls.len() > A_PAGE;
    polls.truncate(A_PAGE);
    page(&ListPage {
        shell: Shell::new(&viewer)
            .under("/espaces", viewer.language.t("spaces-title"))
            .under(format!("/espaces/{space}"), access.space.title.as_str())
            .at(viewer.language.t("polls-title")),
        count: queries::count(&app.db, space).await?,
        next: polls.last().filter(|_| more).map(|last| format!("{}.{}", last.created_at.as_microsecond(), last.id)),
        access,
        polls,
        now: app.clock.now(),
    })
}

#[derive(Template)]
#[template(path = "polls/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    space: Uuid,
    zone: String,
}

impl FormPage {
    fn methods(&self) -> [&'static str; 5] {
        Method::ALL.map(Method::code)
    }

    fn voices(&self) -> [&'static str; 2] {
        VOICES
    }
}

async fn written_by(app: &App, viewer: &Viewer, space: Uuid) -> Result<Access> {
    let access = spaces::queries::access(&app.db, viewer, space).await?;
    let may = access.writes();
    access.must(may)
}

fn form_page(viewer: &Viewer, access: &Access, form: Form) -> FormPage {
    FormPage {
        shell: of_space(viewer, access).at(viewer.language.t("polls-new")),
        form,
        space: access.space.id,
        zone: access.space.time_zone.clone(),
    }
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>) -> Result {
    let access = written_by(&app, &viewer, space).await?;
    let mut form = Form::new();
    form.set("method", "single");
    form.set("voice", "person");
    form.set("points", "10");
    form.set("quorum", "0");
    form.set("late", "1");
    form.set("time", "18:00");
    page(&form_page(&viewer, &access, form))
}

pub async fn create(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, mut form: Form) -> Result {
    let access = written_by(&app, &viewer, space).await?;
    let now = app.clock.now();
    let Some(poll) = read(&viewer, &access, &mut form, now) else {
        return unsound(&form_page(&viewer, &access, form));
    };
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, poll) = (&viewer, &poll);
        async move { Ok(address(open_in(&tx, viewer, space, poll, now).await?)) }
    })
    .await?;
    Ok(to(&location))
}

/// Opens a poll in a space, with the mail that will remind of it.
pub async fn open_in(tx: &Tx, viewer: &Viewer, space: Uuid, poll: &NewPoll, now: Timestamp) -> Result<Uuid> {
    let id = queries::insert(tx, space, poll, viewer.id(), now).await?;
    let subject = Subject { kind: "poll", id: Some(id), title: &poll.title };
    let detail = json!({"space": space, "method": poll.method, "secret": poll.secret});
    journal::add(tx, viewer, "created", subject, detail, now).await?;
    let remind_at = poll.closes_at.checked_sub(REMINDER).map_err(internal)?;
    if remind_at > now {
        jobs::enqueue(tx, "poll_reminder", &id.to_string(), remind_at).await?;
    }
    Ok(id)
}

/// The poll as the form says it, or nothing and the form with its mistakes.
fn read(viewer: &Viewer, access: &Access, form: &mut Form, now: Timestamp) -> Option<NewPoll> {
    let language = viewer.language;
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", language.t("polls-title-wrong"));
    }
    let method = Method::parse(form.value("method"));
    if method.is_none() {
        form.refuse("method", language.t("polls-choose-listed"));
    }
    let voice = VOICES.into_iter().find(|voice| *voice == form.value("voice"));
    if voice.is_none() {
        form.refuse("voice", language.t("polls-choose-listed"));
    }
    let mut options: Vec<String> =
        form.value("options").lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let mut seen = Vec::new();
    options.retain(|option| {
        if seen.contains(option) {
            false
        } else {
            seen.push(option.clone());
            true
        }
    });
    let too_long = options.iter().any(|option| option.chars().count() > TITLE_LIMIT);
    if options.len() < 2 || options.len() > MOST_OPTIONS || too_long {
        form.refuse("options", language.t("polls-options-wrong"));
    }
    let mut number = |name: &str, least: i64, most: i64| {
        let number = form.trimmed(name).parse::<i64>().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            form.refuse(name, language.t("polls-number-wrong"));
        }
        number
    };
    let points = number("points", 1, 100);
    let quorum = number("quorum", 0, 100_000);
    let closes_at =
        spaces::moment(form.trimmed("day"), form.trimmed("time"), &access.space.time_zone).filter(|at| *at > now);
    if closes_at.is_none() {
        form.refuse("day", language.t("polls-day-wrong"));
    }
    if !form.is_sound() {
        return None;
    }
    Some(NewPoll {
        title,
        text: form.trimmed("text").to_owned(),
        method: method?.code(),
        voice: voice?,
        secret: form.checked("secret"),
        points: points?,
        quorum: quorum?,
        late: form.checked("late"),
        closes_at: closes_at?,
        options,
    })
}

#[linkme::distributed_slice(jobs::WORKERS)]
static REMIND: jobs::Worker = jobs::Worker { kind: "poll_reminder", work: |app, payload| Box::pin(remind(app, payload)) };

/// Writes once to each member who has not answered; nothing when the poll is closed or gone.
async fn remind(app: App, payload: String) -> Result<()> {
    let id: Uuid = payload.parse().map_err(internal)?;
    let now = app.clock.now();
    let poll = match queries::find(&app.db, id).await {
        Ok(poll) if !is_closed(poll.closed_at, poll.closes_at, now) => poll,
        Ok(_) | Err(Error::NotFound) => return Ok(()),
        Err(error) => return Err(error),
    };
    let waiting = queries::waiting(&app.db, &poll).await?;
    let link = format!("{}{}", app.config.public_url, address(id));
    app.db
        .write(|tx| {
            let (waiting, poll, link) = (&waiting, &poll, link.as_str());
            async move {
                for person in waiting {
                    let language = Language::parse(&person.language).unwrap_or_default();
                    let subject = language.one("polls-mail-subject", "poll", poll.title.as_str());
                    let body = language.two("polls-mail", ("poll", poll.title.as_str()), ("address", link));
                    mail::queue(&tx, &person.email, &subject, &body, now).await?;
                }
                Ok::<_, Error>(())
            }
        })
        .await
}
