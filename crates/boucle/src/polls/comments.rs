//! What voters say of a poll: a discussion of those who are in the space, begun by the first comment.

use axum::extract::{Path, State};
use db::{Timestamp, Uuid};
use serde_json::json;

use super::{Open, address, vote};
use crate::discussions::{self, queries as topics};
use crate::files::queries as files;
use crate::kit::error::forbidden;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{to, unsound};
use crate::kit::{App, Form, Result, Viewer, markdown, posted};
use crate::spaces;

/// The comments of a poll as its page shows them: the last ones, and where all are.
#[derive(Default)]
pub struct Comments {
    pub count: i64,
    pub topic: Option<Uuid>,
    pub is_closed: bool,
    pub latest: Vec<Comment>,
}

pub struct Comment {
    pub author: String,
    pub at: Timestamp,
    pub html: String,
    pub place: String,
}

pub async fn of(app: &App, open: &Open) -> Result<Comments> {
    let Some(topic) = topics::about(&app.db, &address(open.poll.id)).await? else { return Ok(Comments::default()) };
    let messages = topics::latest(&app.db, topic.id).await?;
    let named = markdown::named(messages.iter().map(|message| message.text.as_str()));
    let documents = files::cited(&app.db, topic.space_id, named).await?;
    let comment = |message: topics::MessageRow| Comment {
        author: message.author.unwrap_or_default(),
        at: message.created_at,
        html: markdown::with_documents(&message.text, &documents),
        place: discussions::place(topic.id, message.number),
    };
    Ok(Comments {
        count: topic.last_number,
        topic: Some(topic.id),
        is_closed: topic.closed_at.is_some(),
        latest: messages.into_iter().map(comment).collect(),
    })
}

pub async fn add(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let known = topics::about(&app.db, &address(id)).await?;
    let may = known.map_or(open.access.writes(), |topic| discussions::rules::may_answer(&open.access, &topic));
    if !may {
        return Err(forbidden());
    }
    discussions::check_text(&viewer, &mut form);
    if !form.is_sound() {
        return unsound(&vote::page_of(&app, &viewer, open, form).await?);
    }
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, form, poll) = (&viewer, &form, &open.poll);
        async move {
            let text = form.trimmed("text");
            let about = address(id);
            let topic = topics::open_about(&tx, (poll.space_id, &about), &poll.title, viewer.id(), now).await?;
            let mentions = spaces::queries::named(&tx, poll.space_id, text).await?;
            let number = topics::add_message(&tx, topic.id, text, viewer.id(), &mentions, now).await?;
            let subject = Subject { kind: "topic", id: Some(topic.id), title: &topic.title };
            journal::add(&tx, viewer, "answered", subject, json!({"message": number, "poll": id}), now).await?;
            Ok(format!("{about}#commentaires"))
        }
    })
    .await?;
    Ok(to(&location))
}
