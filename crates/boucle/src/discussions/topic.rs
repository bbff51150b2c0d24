//! A topic with its messages: read, answered, followed, closed.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde::Deserialize;
use serde_json::json;

use super::list::check_text;
use super::queries::{self, MessageRow, ReactionRow, Reader, ReportRow, TopicRow};
use super::{Open, address, of_space, place, rules};
use crate::files::queries as files;
use crate::kit::error::forbidden;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown, posted};
use crate::spaces::{self, Access};

#[derive(Deserialize)]
pub struct At {
    page: Option<i64>,
    /// A message to quote in the answer.
    cite: Option<i64>,
}

#[derive(Template)]
#[template(path = "discussions/topic.html")]
struct TopicPage {
    shell: Shell,
    form: Form,
    access: Access,
    topic: TopicRow,
    messages: Vec<Shown>,
    number: i64,
    pages: i64,
    reader: Option<Reader>,
    may_answer: bool,
    may_mark: bool,
}

/// A message as it is shown to one reader.
struct Shown {
    row: MessageRow,
    html: String,
    reactions: Vec<ReactionRow>,
    reports: Vec<ReportRow>,
    is_new: bool,
    may_edit: bool,
    /// Hidden from this reader too.
    is_hidden: bool,
}

impl TopicPage {
    fn kinds(&self) -> [&'static str; 2] {
        KINDS
    }

    fn reaction<'s>(shown: &'s Shown, kind: &str) -> Option<&'s ReactionRow> {
        shown.reactions.iter().find(|reaction| reaction.kind == kind)
    }

    fn reacted(shown: &Shown, kind: &str) -> bool {
        Self::reaction(shown, kind).is_some_and(|reaction| reaction.mine)
    }

    fn times(shown: &Shown, kind: &str) -> i64 {
        Self::reaction(shown, kind).map_or(0, |reaction| reaction.count)
    }

    fn is_solution(&self, shown: &Shown) -> bool {
        self.topic.solution == Some(shown.row.number)
    }

    fn wishes(&self, wish: &str) -> bool {
        self.reader.as_ref().is_some_and(|reader| reader.wish.as_deref() == Some(wish))
    }

    fn solution_place(&self) -> Option<String> {
        self.topic.solution.map(|number| place(self.topic.id, number))
    }

    fn answers(&self) -> i64 {
        self.topic.last_number - 1
    }
}

pub const KINDS: [&str; 2] = ["useful", "agree"];

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(at): Query<At>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let number = at.page.unwrap_or(1);
    if number < 1 || number > rules::page_of(open.topic.last_number) {
        return Err(Error::NotFound);
    }
    let mut form = Form::new();
    if let Some(cited) = at.cite {
        let message = queries::message(&app.db, id, cited).await?;
        if message.hidden_at.is_none() {
            form.set("text", rules::quoted(message.author.as_deref().unwrap_or_default(), &message.text));
        }
    }
    let shown = topic_page(&app, &viewer, open, form, number).await?;
    if let (Some(person), Some(last)) = (viewer.id(), shown.messages.last())
        && shown.reader.as_ref().is_none_or(|reader| reader.read < last.row.number)
    {
        queries::mark_read(&app.db, id, person, last.row.number).await?;
    }
    page(&shown)
}

async fn topic_page(app: &App, viewer: &Viewer, open: Open, form: Form, number: i64) -> Result<TopicPage> {
    let Open { topic, access } = open;
    let reader = match viewer.id() {
        Some(person) => queries::reader(&app.db, topic.id, person).await?,
        None => None,
    };
    let read = match (&reader, viewer.id()) {
        (Some(reader), _) => reader.read,
        (None, Some(_)) => 0,
        (None, None) => i64::MAX,
    };
    let mut reactions: HashMap<Uuid, Vec<ReactionRow>> = HashMap::new();
    for reaction in queries::reactions(&app.db, topic.id, number, viewer.id()).await? {
        reactions.entry(reaction.message_id).or_default().push(reaction);
    }
    let mut reports: HashMap<Uuid, Vec<ReportRow>> = HashMap::new();
    if access.coordinates() {
        for report in queries::reports(&app.db, topic.id).await? {
            reports.entry(report.message_id).or_default().push(report);
        }
    }
    let messages = queries::messages(&app.db, topic.id, number).await?;
    let named = markdown::named(messages.iter().map(|message| message.text.as_str()));
    let documents = files::cited(&app.db, topic.space_id, named).await?;
    let shown = |row: MessageRow| {
        let own = viewer.id().is_some() && viewer.id() == row.author_id;
        let is_hidden = row.hidden_at.is_some() && !own && !access.coordinates();
        Shown {
            html: if is_hidden { String::new() } else { markdown::with_documents(&row.text, &documents) },
            reactions: reactions.remove(&row.id).unwrap_or_default(),
            reports: reports.remove(&row.id).unwrap_or_default(),
            is_new: row.number > read && !own,
            may_edit: rules::may_edit(viewer, &access, &topic, &row),
            is_hidden,
            row,
        }
    };
    let messages = messages.into_iter().map(shown).collect();
    Ok(TopicPage {
        shell: of_space(viewer, &access).at(topic.title.as_str()),
        form,
        messages,
        number,
        pages: rules::page_of(topic.last_number),
        reader,
        may_answer: rules::may_answer(&access, &topic),
        may_mark: rules::may_mark(viewer, &access, &topic),
        access,
        topic,
    })
}

pub async fn answer(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let may = rules::may_answer(&open.access, &open.topic);
    let open = open.must(may)?;
    check_text(&viewer, &mut form);
    if !form.is_sound() {
        let number = rules::page_of(open.topic.last_number);
        return unsound(&topic_page(&app, &viewer, open, form, number).await?);
    }
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, form, topic) = (&viewer, &form, &open.topic);
        async move {
            let text = form.trimmed("text");
            let mentions = spaces::queries::named(&tx, topic.space_id, text).await?;
            let number = queries::add_message(&tx, id, text, viewer.id(), &mentions, now).await?;
            let subject = Subject { kind: "topic", id: Some(id), title: &topic.title };
            journal::add(&tx, viewer, "answered", subject, json!({"message": number}), now).await?;
            Ok(place(id, number))
        }
    })
    .await?;
    Ok(to(&location))
}

/// Follows a topic, mutes it, or says nothing more of it.
pub async fn set_wish(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let person = viewer.signed_in()?.id;
    let (wish, said) = match form.value("act") {
        "follow" => (Some("follow"), "discussions-followed"),
        "mute" => (Some("mute"), "discussions-muted"),
        _ => (None, "discussions-neither"),
    };
    app.db.write(|tx| async move { queries::set_wish(&tx, id, person, wish).await }).await?;
    Ok(to_with(&address(open.topic.id), said))
}

/// Pins a topic or closes it, and the other way.
pub async fn set_state(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    if !open.access.coordinates() || open.access.space.archived_at.is_some() {
        return Err(forbidden());
    }
    let now = app.clock.now();
    let verb = match form.value("act") {
        "pin" => "pinned",
        "unpin" => "unpinned",
        "close" => "closed",
        "open" => "reopened",
        _ => return Err(Error::Invalid(Vec::new())),
    };
    app.db
        .write(|tx| {
            let (viewer, topic) = (&viewer, &open.topic);
            async move {
                match verb {
                    "pinned" | "unpinned" => queries::pin(&tx, id, verb == "pinned").await?,
                    _ => queries::close(&tx, id, (verb == "closed").then_some(now)).await?,
                }
                let subject = Subject { kind: "topic", id: Some(id), title: &topic.title };
                journal::add(&tx, viewer, verb, subject, json!({}), now).await
            }
        })
        .await?;
    Ok(to_with(&address(id), "discussions-changed"))
}
