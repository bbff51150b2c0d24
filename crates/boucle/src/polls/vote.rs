//! A poll as its voters see it: answered while it is open, with its result when it is closed.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::comments::{self, Comments};
use super::count::{BEST, Method};
use super::queries::{self, PollRow};
use super::result::{self, Duel, Result as Counted};
use super::{ELECTORATES, Open, address, of_space};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::viewer::Person;
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};
use crate::spaces::Part;
use crate::spaces::rules::SpaceRow;

/// For whom somebody may answer.
#[derive(Debug, Clone)]
pub struct Voice {
    pub id: Uuid,
    pub name: String,
    pub has_answered: bool,
}

#[derive(Template)]
#[template(path = "polls/show.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    poll: PollRow,
    text: String,
    options: Vec<String>,
    /// None where the reader has none, or the poll is closed.
    voices: Vec<Voice>,
    answered: i64,
    is_closed: bool,
    may_close: bool,
    result: Option<Counted>,
    /// The receipt of the ballot that was just cast.
    receipt: Option<String>,
    comments: Comments,
    may_comment: bool,
    /// Of the form for a comment alone, so that a ballot sent twice is not taken for one.
    comment: Form,
}

impl ShowPage {
    fn rank_choices(&self) -> Vec<usize> {
        (1..=self.options.len()).collect()
    }

    fn duel(&self, duel: &Duel<'_>) -> String {
        self.shell.two("polls-duel-of", ("first", duel.first), ("second", duel.second))
    }

    fn scores(&self) -> Vec<u32> {
        (0..=BEST).collect()
    }

    fn marked(&self, option: &usize) -> String {
        self.form.value(&format!("mark-{option}")).to_owned()
    }

    fn is_marked(&self, option: &usize, mark: &str) -> bool {
        self.form.value(&format!("mark-{option}")) == mark
    }

    /// Those who can still answer: in a secret poll nobody answers twice.
    fn open_voices(&self) -> Vec<&Voice> {
        self.voices.iter().filter(|voice| !(self.poll.secret && voice.has_answered)).collect()
    }

    fn has_answered(&self) -> bool {
        self.voices.iter().any(|voice| voice.has_answered)
    }
}

/// The voices of somebody in a poll: their own, or those of the organisations that they write for.
async fn voices(app: &App, viewer: &Viewer, open: &Open) -> Result<Vec<Voice>> {
    let Some(person) = &viewer.person else { return Ok(Vec::new()) };
    let poll = &open.poll;
    let is_in_time = match queries::member(&app.db, poll.space_id, person.id).await? {
        Some(member) => Part::parse(&member.role) >= Some(Part::Member) && (poll.late || member.since <= poll.created_at),
        // Everybody is in the space of the network.
        None => open.access.space.kind == "network",
    };
    if !is_in_time || open.access.space.archived_at.is_some() || open.is_closed(app.clock.now()) {
        return Ok(Vec::new());
    }
    let own: Vec<(Uuid, String)> = if poll.voice == "person" {
        vec![(person.id, person.name.clone())]
    } else {
        organisations(app, person, &open.access.space).await?
    };
    let answered = queries::answered(&app.db, poll.id, own.iter().map(|(id, _)| *id).collect()).await?;
    Ok(own.into_iter().map(|(id, name)| Voice { id, name, has_answered: answered.contains(&id) }).collect())
}

/// Those that somebody writes for and that have a voice in this space.
async fn organisations(app: &App, person: &Person, space: &SpaceRow) -> Result<Vec<(Uuid, String)>> {
    let seats = person.seats.iter().filter(|seat| seat.contributes());
    let mut own: Vec<(Uuid, String)> = seats.map(|seat| (seat.organisation, seat.name.clone())).collect();
    if let Some(electorate) = ELECTORATES.iter().find(|electorate| electorate.kind == space.kind) {
        let known = (electorate.of)(app.clone(), space.id).await?;
        own.retain(|(id, _)| known.contains(id));
    }
    Ok(own)
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let mut form = Form::new();
    let voices = voices(&app, &viewer, &open).await?;
    if let [voice] = voices.as_slice()
        && !open.poll.secret
        && let Some(marks) = queries::own(&app.db, id, voice.id).await?
    {
        for (option, mark) in queries::marks(&marks)?.into_iter().enumerate() {
            form.set(&format!("mark-{option}"), mark.to_string());
            if mark == 1 && open.poll.method == "single" {
                form.set("choice", option.to_string());
            }
        }
    }
    page(&show_page(&app, &viewer, open, voices, form, None).await?)
}

/// The page again with what is wrong with a comment.
pub async fn page_of(app: &App, viewer: &Viewer, open: Open, comment: Form) -> Result<impl Template> {
    let voices = voices(app, viewer, &open).await?;
    let shown = show_page(app, viewer, open, voices, Form::new(), None).await?;
    Ok(ShowPage { comment, ..shown })
}

async fn show_page(
    app: &App,
    viewer: &Viewer,
    open: Open,
    voices: Vec<Voice>,
    form: Form,
    receipt: Option<String>,
) -> Result<ShowPage> {
    let is_closed = open.is_closed(app.clock.now());
    let comments = comments::of(app, &open).await?;
    Ok(ShowPage {
        may_comment: open.access.writes() && (!comments.is_closed || open.access.coordinates()),
        comments,
        comment: Form::new(),
        shell: of_space(viewer, &open.access).at(open.poll.title.as_str()),
        text: markdown::to_html(&open.poll.text),
        answered: queries::voices(&app.db, open.poll.id).await?,
        result: if is_closed { Some(result::of(&app.db, &open.poll, &open.options).await?) } else { None },
        may_close: !is_closed && may_close(&open),
        options: open.options,
        poll: open.poll,
        voices,
        is_closed,
        form,
        receipt,
    })
}

fn may_close(open: &Open) -> bool {
    open.access.coordinates() && open.access.space.archived_at.is_none()
}

/// The marks that a form gives, in the order of the options.
fn marks(form: &Form, method: Method, options: usize) -> Vec<u32> {
    let mark = |option: usize| match method {
        Method::Single => u32::from(form.value("choice") == option.to_string()),
        Method::Approval => u32::from(form.checked(&format!("mark-{option}"))),
        Method::Points | Method::Score | Method::Ranking => form.trimmed(&format!("mark-{option}")).parse().unwrap_or(0),
    };
    (0..options).map(mark).collect()
}

pub async fn cast(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let voices = voices(&app, &viewer, &open).await?;
    if voices.is_empty() {
        return Err(Error::Forbidden);
    }
    let method = Method::parse(&open.poll.method).ok_or(Error::NotFound)?;
    let marks = marks(&form, method, open.options.len());
    let voice = match voices.as_slice() {
        [one] => Some(one.clone()),
        several => several.iter().find(|voice| voice.id.to_string() == form.value("voice")).cloned(),
    };
    if voice.is_none() {
        form.refuse("voice", viewer.language.t("polls-voice-wrong"));
    }
    let points = u32::try_from(open.poll.points).unwrap_or(u32::MAX);
    if !method.allows(&marks, points) {
        let key = format!("polls-ballot-wrong-{}", method.code());
        form.refuse("ballot", viewer.language.one(&key, "points", open.poll.points));
    }
    let Some(voice) = voice.filter(|_| form.is_sound()) else {
        return unsound(&show_page(&app, &viewer, open, voices, form, None).await?);
    };
    let now = app.clock.now();
    let receipt = app
        .db
        .write(|tx| {
            let (viewer, poll, marks) = (&viewer, &open.poll, queries::written(&marks));
            async move {
                let receipt = queries::cast(&tx, poll, voice.id, viewer.signed_in()?.id, &marks).await?;
                if !poll.secret {
                    let subject = Subject { kind: "poll", id: Some(id), title: &poll.title };
                    journal::add(&tx, viewer, "voted", subject, json!({"voter": voice.id}), now).await?;
                }
                Ok::<_, Error>(receipt)
            }
        })
        .await;
    match receipt {
        // The receipt is shown once, in the answer itself, and kept nowhere.
        Ok(receipt) if open.poll.secret => {
            let voices = self::voices(&app, &viewer, &open).await?;
            page(&show_page(&app, &viewer, open, voices, Form::new(), Some(receipt.to_string())).await?)
        }
        Ok(_) => Ok(to_with(&address(id), "polls-voted")),
        Err(Error::Conflict) => Ok(to_with(&address(id), "polls-voted-before")),
        Err(error) => Err(error),
    }
}

pub async fn close(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    if !may_close(&open) {
        return Err(Error::Forbidden);
    }
    if form.value("act") != "close" {
        return Err(Error::Invalid(Vec::new()));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, poll) = (&viewer, &open.poll);
            async move {
                queries::close(&tx, id, now).await?;
                let subject = Subject { kind: "poll", id: Some(id), title: &poll.title };
                journal::add(&tx, viewer, "closed", subject, json!({}), now).await
            }
        })
        .await?;
    Ok(to_with(&address(id), "polls-closed-done"))
}
