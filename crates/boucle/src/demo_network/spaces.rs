//! What the spaces of the demonstration network hold: members, pages, discussions, polls, meetings, documents.

use std::time::Duration;

use db::{Run, Timestamp, Tx, Uuid, args, sql};
use serde::Deserialize;

use super::{Known, lines, list, meetings};
use crate::discussions;
use crate::files::queries as documents;
use crate::kit::error::internal;
use crate::kit::files::{self, Kept};
use crate::kit::{App, Packed, Result};
use crate::packed;
use crate::pages;
use crate::people::accounts;
use crate::polls::count::Method;
use crate::polls::queries as polls;
use crate::spaces::{Part, queries as spaces};

static SPACES: Packed = packed!("demo/spaces.csv");
static PAGES: Packed = packed!("demo/pages.csv");
static DISCUSSIONS: Packed = packed!("demo/discussions.csv");
static POLLS: Packed = packed!("demo/polls.csv");
static MEETINGS: Packed = packed!("demo/meetings.csv");
static MINUTES: Packed = packed!("demo/minutes.csv");
static DATES: Packed = packed!("demo/dates.csv");
static DOCUMENTS: Packed = packed!("demo/documents.csv");

#[derive(Deserialize)]
struct SpaceLine {
    title: String,
    summary: String,
    visibility: String,
    joining: String,
    time_zone: String,
    /// `address=part=function`, each
    members: String,
}

#[derive(Deserialize)]
struct PageLine {
    space: String,
    /// Title of the page that it is under.
    parent: String,
    /// A title that was met before is a later revision.
    title: String,
    author: String,
    days_ago: u64,
    comment: String,
    text: String,
}

#[derive(Deserialize)]
struct MessageLine {
    space: String,
    /// The first line of a topic opens it.
    topic: String,
    author: String,
    days_ago: u64,
    text: String,
}

#[derive(Deserialize)]
struct DocumentLine {
    space: String,
    folder: String,
    name: String,
    author: String,
    days_ago: u64,
    comment: String,
    text: String,
}

#[derive(Deserialize)]
struct PollLine {
    space: String,
    title: String,
    text: String,
    method: String,
    voice: String,
    secret: String,
    author: String,
    opened_days_ago: u64,
    closes_in_days: i64,
    /// Separated by bars.
    options: String,
    /// `address=marks`, each; `address/organisation=marks` where each organisation has a voice
    ballots: String,
}

sql! {
    TOPIC: Uuid = "SELECT id FROM topic WHERE space_id = $1 AND title = $2";
    pub SPACE: Uuid = "SELECT id FROM space WHERE title = $1";
}

/// All of it, with the files that were put before; the people are there already.
pub async fn add(tx: &Tx, known: &Known, given: &[Kept]) -> Result<()> {
    let now = known.now;
    for line in lines::<SpaceLine>(SPACES)? {
        space(tx, line, now).await?;
    }
    for line in lines::<PageLine>(PAGES)? {
        page(tx, line, now).await?;
    }
    for line in lines::<MessageLine>(DISCUSSIONS)? {
        message(tx, line, now).await?;
    }
    for line in lines::<PollLine>(POLLS)? {
        poll(tx, known, line).await?;
    }
    for line in lines::<meetings::Line>(MEETINGS)? {
        meetings::add(tx, line, now).await?;
    }
    for line in lines::<meetings::MinutesLine>(MINUTES)? {
        meetings::add_minutes(tx, known, line).await?;
    }
    for line in lines::<meetings::DatesLine>(DATES)? {
        meetings::add_dates(tx, line, now).await?;
    }
    for (kept, line) in given.iter().zip(lines::<DocumentLine>(DOCUMENTS)?) {
        document(tx, kept, &line, now).await?;
    }
    Ok(())
}

async fn space(tx: &Tx, line: SpaceLine, now: Timestamp) -> Result<()> {
    let new = spaces::NewSpace {
        kind: "open".to_owned(),
        title: line.title,
        summary: line.summary,
        visibility: line.visibility,
        joining: line.joining,
        time_zone: line.time_zone,
    };
    let id = spaces::insert(tx, &new, None, now).await?;
    for seat in list(&line.members) {
        let mut parts = seat.splitn(3, '=');
        let mut next = || parts.next().unwrap_or_default();
        let (email, part, title) = (next(), next(), next());
        let account = accounts::by_email(tx, email).await?.ok_or_else(|| internal(format!("nobody is {email}")))?;
        let part = Part::parse(part).ok_or_else(|| internal(format!("no part {part}")))?;
        if !title.is_empty() {
            spaces::add_role(tx, id, title, part).await?;
        }
        spaces::seat(tx, id, account.id, part, title, now).await?;
    }
    Ok(())
}

async fn page(tx: &Tx, line: PageLine, now: Timestamp) -> Result<()> {
    let space = tx.one(&SPACE, args![&line.space]).await?;
    let author = accounts::by_email(tx, &line.author).await?.map(|account| account.id);
    let at = now.checked_sub(Duration::from_hours(24 * line.days_ago)).map_err(internal)?;
    let tree = pages::queries::tree(tx, space).await?;
    let text = pages::text::kept(&line.text, &tree);
    let writing = pages::queries::Writing {
        title: &line.title,
        text: &text,
        comment: &line.comment,
        minor: false,
        targets: pages::text::targets(&text, &tree),
    };
    match tree.named(&line.title) {
        Some(id) => {
            let last = pages::queries::find(tx, id).await?.revision;
            pages::queries::update(tx, id, last, &writing, author, at).await?;
        }
        None => {
            let parent = tree.named(&line.parent);
            pages::queries::insert(tx, Uuid::now_v7(), (space, parent), &writing, author, at).await?;
        }
    }
    pages::settle_links(tx, space).await
}

async fn message(tx: &Tx, line: MessageLine, now: Timestamp) -> Result<()> {
    let space = tx.one(&SPACE, args![&line.space]).await?;
    let author = accounts::by_email(tx, &line.author).await?.map(|account| account.id);
    let at = now.checked_sub(Duration::from_hours(24 * line.days_ago)).map_err(internal)?;
    let topic = match tx.optional(&TOPIC, args![space, &line.topic]).await? {
        Some(topic) => topic,
        None => discussions::queries::add_topic(tx, space, &line.topic, author, at).await?,
    };
    let named = spaces::named(tx, space, &line.text).await?;
    discussions::queries::add_message(tx, topic, &line.text, author, &named, at).await?;
    Ok(())
}

/// The bytes of the documents, in their order.
pub async fn put_files(app: &App) -> Result<Vec<Kept>> {
    let mut given = Vec::new();
    for line in lines::<DocumentLine>(DOCUMENTS)? {
        given.push(files::put(app, line.text.as_bytes()).await?);
    }
    Ok(given)
}

async fn document(tx: &Tx, kept: &Kept, line: &DocumentLine, now: Timestamp) -> Result<()> {
    let space = tx.one(&SPACE, args![&line.space]).await?;
    let author = accounts::by_email(tx, &line.author).await?.map(|account| account.id);
    let at = now.checked_sub(Duration::from_hours(24 * line.days_ago)).map_err(internal)?;
    let folders = documents::folders(tx, space).await?;
    let folder = match folders.within(None).find(|folder| folder.name == line.folder) {
        Some(folder) => Some(folder.id),
        None if line.folder.is_empty() => None,
        None => Some(documents::add_folder(tx, (space, None), &line.folder, author, at).await?),
    };
    let id = match documents::named(tx, (space, folder), &line.name).await? {
        Some(id) => id,
        None => documents::add(tx, (space, folder), &line.name, author, at).await?,
    };
    documents::add_version(tx, id, kept, &line.comment, author, at).await?;
    Ok(())
}

async fn poll(tx: &Tx, known: &Known, line: PollLine) -> Result<()> {
    let now = known.now;
    let space = tx.one(&SPACE, args![&line.space]).await?;
    let author = accounts::by_email(tx, &line.author).await?.map(|account| account.id);
    let method = Method::parse(&line.method).ok_or_else(|| internal(format!("no method {}", line.method)))?;
    let new = polls::NewPoll {
        title: line.title,
        text: line.text,
        method: method.code(),
        voice: if line.voice == "organisation" { "organisation" } else { "person" },
        secret: line.secret == "yes",
        points: 10,
        quorum: 0,
        late: true,
        closes_at: now.checked_add(jiff::Span::new().hours(24 * line.closes_in_days)).map_err(internal)?,
        options: line.options.split('|').map(str::to_owned).collect(),
    };
    let opened_at = now.checked_sub(Duration::from_hours(24 * line.opened_days_ago)).map_err(internal)?;
    let id = polls::insert(tx, space, &new, author, opened_at).await?;
    let poll = polls::find(tx, id).await?;
    for ballot in list(&line.ballots) {
        let (voter, marks) = ballot.split_once('=').unwrap_or_default();
        let (email, organisation) = voter.split_once('/').unwrap_or((voter, ""));
        let person = known.person(email)?;
        let voter = if organisation.is_empty() { person } else { known.organisation(organisation)? };
        polls::cast(tx, &poll, voter, person, marks).await?;
    }
    Ok(())
}
