//! The topics of a space, and a new one.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Timestamp, Uuid};
use serde::Deserialize;
use serde_json::json;

use super::queries::{self, TopicLine};
use super::{address, of_space, place};
use crate::kit::form::{TEXT_LIMIT, TITLE_LIMIT};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer, markdown, posted};
use crate::spaces::{self, Access};

const A_PAGE: usize = 30;
/// One more shows that there is another page.
const MOST: i64 = 31;

#[derive(Deserialize)]
pub struct Before {
    #[serde(default)]
    avant: String,
}

#[derive(Template)]
#[template(path = "discussions/list.html")]
struct ListPage {
    shell: Shell,
    access: Access,
    count: i64,
    topics: Vec<TopicLine>,
    next: Option<String>,
}

impl ListPage {
    /// Messages that the reader has not seen; of a topic that they never opened, all are new.
    fn unread(&self, topic: &TopicLine) -> i64 {
        let is_quiet = self.shell.person().is_none() || topic.wish.as_deref() == Some("mute");
        if is_quiet { 0 } else { topic.last_number - topic.read.unwrap_or(0) }
    }

    /// To the first message that is new, else to the last one.
    fn place(&self, topic: &TopicLine) -> String {
        match topic.read {
            Some(read) => place(topic.id, (read + 1).min(topic.last_number)),
            None => address(topic.id),
        }
    }

    fn answers(topic: &TopicLine) -> i64 {
        topic.last_number - 1
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, Query(query): Query<Before>) -> Result {
    let access = spaces::queries::access(&app.db, &viewer, space).await?;
    let before = query
        .avant
        .split_once('.')
        .and_then(|(at, id)| Some((Timestamp::from_microsecond(at.parse().ok()?).ok()?, id.parse().ok()?)));
    let mut others =
        queries::topics(&app.db, space, viewer.id(), before.unwrap_or((Timestamp::MAX, Uuid::max())), MOST).await?;
    let more = others.len() > A_PAGE;
    others.truncate(A_PAGE);
    let next = others.last().filter(|_| more).map(|last| format!("{}.{}", last.last_at.as_microsecond(), last.id));
    let mut topics = if before.is_none() { queries::pinned(&app.db, space, viewer.id()).await? } else { Vec::new() };
    topics.extend(others);
    page(&ListPage {
        shell: Shell::new(&viewer)
            .under("/espaces", viewer.language.t("spaces-title"))
            .under(format!("/espaces/{space}"), access.space.title.as_str())
            .at(viewer.language.t("discussions-title")),
        count: queries::count(&app.db, space).await?,
        access,
        topics,
        next,
    })
}

#[derive(Template)]
#[template(path = "discussions/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    space: Uuid,
}

async fn written_by(app: &App, viewer: &Viewer, space: Uuid) -> Result<Access> {
    let access = spaces::queries::access(&app.db, viewer, space).await?;
    let may = access.writes();
    access.must(may)
}

fn form_page(viewer: &Viewer, access: &Access, form: Form) -> FormPage {
    FormPage { shell: of_space(viewer, access).at(viewer.language.t("discussions-new")), form, space: access.space.id }
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>) -> Result {
    let access = written_by(&app, &viewer, space).await?;
    page(&form_page(&viewer, &access, Form::new()))
}

pub async fn create(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, mut form: Form) -> Result {
    let access = written_by(&app, &viewer, space).await?;
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", viewer.language.t("discussions-title-wrong"));
    }
    check_text(&viewer, &mut form);
    if !form.is_sound() {
        return unsound(&form_page(&viewer, &access, form));
    }
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, form, title) = (&viewer, &form, title.as_str());
        async move {
            let text = form.trimmed("text");
            let mentions = spaces::queries::named(&tx, space, text).await?;
            let topic = queries::add_topic(&tx, space, title, viewer.id(), now).await?;
            queries::add_message(&tx, topic, text, viewer.id(), &mentions, now).await?;
            let subject = Subject { kind: "topic", id: Some(topic), title };
            journal::add(&tx, viewer, "created", subject, json!({"space": space}), now).await?;
            Ok(address(topic))
        }
    })
    .await?;
    Ok(to(&location))
}

/// Says beside the field what a message lacks.
pub fn check_text(viewer: &Viewer, form: &mut Form) {
    let text = form.trimmed("text");
    if text.is_empty() || text.len() > TEXT_LIMIT {
        form.refuse("text", viewer.language.t("discussions-text-wrong"));
    } else if markdown::lacks_words(text) {
        form.refuse("text", viewer.language.t("files-picture-silent"));
    }
}
