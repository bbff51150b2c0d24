//! Follows what is written: each thing that the journal speaks of is read again, in the transaction that wrote it. And makes
//! the whole anew.

use std::collections::HashMap;

use db::{Run, Timestamp, Tx, Uuid, args};

use super::queries::{self, Searchable};
use crate::discussions::queries::{self as discussions, MessageText};
use crate::files::queries::{self as documents, DocumentRow};
use crate::kit::{App, Error, Result, journal, markdown};
use crate::meetings::queries::{self as meetings, MeetingRow};
use crate::pages::queries::{self as pages, PageRow};

/// So many things of a kind at a time.
const A_SLICE: i64 = 500;

#[linkme::distributed_slice(journal::HEARERS)]
static PAGES: journal::Hearer = journal::Hearer { kind: "page", hear: |tx, id, _| Box::pin(follow_page(tx, id)) };

#[linkme::distributed_slice(journal::HEARERS)]
static TOPICS: journal::Hearer = journal::Hearer { kind: "topic", hear: |tx, id, _| Box::pin(follow_topic(tx, id)) };

#[linkme::distributed_slice(journal::HEARERS)]
static MEETINGS: journal::Hearer = journal::Hearer { kind: "meeting", hear: |tx, id, _| Box::pin(follow_meeting(tx, id)) };

#[linkme::distributed_slice(journal::HEARERS)]
static DOCUMENTS: journal::Hearer =
    journal::Hearer { kind: "document", hear: |tx, id, _| Box::pin(follow_document(tx, id)) };

async fn follow_page(tx: Tx, id: Uuid) -> Result<()> {
    match pages::find(&tx, id).await {
        Ok(page) => queries::keep(&tx, &[of_page(page)]).await,
        Err(Error::NotFound) => queries::forget(&tx, vec![id]).await,
        Err(error) => Err(error),
    }
}

fn of_page(page: PageRow) -> Searchable {
    Searchable {
        id: page.id,
        kind: "page",
        space_id: page.space_id,
        whole_id: page.id,
        address: format!("/pages/{}", page.id),
        title: page.title,
        text: markdown::to_words(&page.text),
        at: page.updated_at,
    }
}

/// A topic may hold hundreds of messages: only those that changed are read.
async fn follow_topic(tx: Tx, id: Uuid) -> Result<()> {
    let topic = match discussions::topic(&tx, id).await {
        Err(Error::NotFound) => {
            let gone = queries::of_whole(&tx, id).await?;
            return queries::forget(&tx, gone.into_iter().map(|known| known.id).collect()).await;
        }
        other => other?,
    };
    let mut known: HashMap<Uuid, Timestamp> =
        queries::of_whole(&tx, id).await?.into_iter().map(|known| (known.id, known.at)).collect();
    let mut changed = Vec::new();
    for message in discussions::message_states(&tx, id).await? {
        if known.remove(&message.id) != Some(message.at) {
            changed.push(message.id);
        }
    }
    queries::forget(&tx, known.into_keys().collect()).await?;
    if changed.is_empty() {
        return Ok(());
    }
    let texts = discussions::message_texts(&tx, changed).await?;
    let texts: Vec<Searchable> = texts.into_iter().map(|message| of_message(message, topic.space_id)).collect();
    queries::keep(&tx, &texts).await
}

fn of_message(message: MessageText, space: Uuid) -> Searchable {
    Searchable {
        id: message.id,
        kind: "message",
        space_id: space,
        whole_id: message.topic_id,
        address: format!("/echanges/{}/messages/{}", message.topic_id, message.number),
        title: message.topic_title,
        text: markdown::to_words(&message.text),
        at: message.at,
    }
}

/// Meetings of a series are planned and changed together.
async fn follow_meeting(tx: Tx, id: Uuid) -> Result<()> {
    let meeting = match meetings::find(&tx, id).await {
        Err(Error::NotFound) => return queries::forget(&tx, vec![id]).await,
        other => other?,
    };
    let all = match meeting.series_id {
        Some(series) => meetings::series(&tx, series).await?.1,
        None => vec![meeting],
    };
    queries::keep(&tx, &all.into_iter().map(of_meeting).collect::<Vec<_>>()).await
}

/// Its minutes are for members only, and are not found by those who may but see that it was.
fn of_meeting(meeting: MeetingRow) -> Searchable {
    Searchable {
        id: meeting.id,
        kind: "meeting",
        space_id: meeting.space_id,
        whole_id: meeting.series_id.unwrap_or(meeting.id),
        address: format!("/rencontres/{}", meeting.id),
        title: meeting.title,
        text: format!("{} {}", meeting.place, markdown::to_words(&meeting.text)),
        at: meeting.starts_at,
    }
}

async fn follow_document(tx: Tx, id: Uuid) -> Result<()> {
    match documents::find(&tx, id).await {
        Ok(document) => queries::keep(&tx, &[of_document(document)]).await,
        Err(Error::NotFound) => queries::forget(&tx, vec![id]).await,
        Err(error) => Err(error),
    }
}

/// Found by its name: what is in it is not read.
fn of_document(document: DocumentRow) -> Searchable {
    Searchable {
        id: document.id,
        kind: "document",
        space_id: document.space_id,
        whole_id: document.id,
        address: format!("/documents/{}", document.id),
        title: document.name,
        text: String::new(),
        at: document.at,
    }
}

/// For a database that was written before there was a search, and for the demonstration.
pub async fn rebuild_if_empty(app: &App) -> Result<()> {
    if app.db.one(&queries::IS_EMPTY, args![]).await? {
        rebuild(app).await?;
    }
    Ok(())
}

/// Makes all of it anew; how many texts there are.
pub async fn rebuild(app: &App) -> Result<usize> {
    app.db.write(|tx| async move { queries::clear(&tx).await }).await?;
    let mut count = 0;
    let mut after = Uuid::nil();
    loop {
        let pages = pages::slice(&app.db, after, A_SLICE).await?;
        let Some(last) = pages.last() else { break };
        after = last.id;
        count += keep(app, pages.into_iter().map(of_page).collect()).await?;
    }
    after = Uuid::nil();
    loop {
        let messages = discussions::slice(&app.db, after, A_SLICE).await?;
        let Some(last) = messages.last() else { break };
        after = last.id;
        let texts = messages.into_iter().map(|message| {
            let space = message.space_id;
            of_message(message, space)
        });
        count += keep(app, texts.collect()).await?;
    }
    after = Uuid::nil();
    loop {
        let meetings = meetings::slice(&app.db, after, A_SLICE).await?;
        let Some(last) = meetings.last() else { break };
        after = last.id;
        count += keep(app, meetings.into_iter().map(of_meeting).collect()).await?;
    }
    after = Uuid::nil();
    loop {
        let documents = documents::slice(&app.db, after, A_SLICE).await?;
        let Some(last) = documents.last() else { break };
        after = last.id;
        count += keep(app, documents.into_iter().map(of_document).collect()).await?;
    }
    Ok(count)
}

async fn keep(app: &App, texts: Vec<Searchable>) -> Result<usize> {
    app.db
        .write(|tx| {
            let texts = &texts;
            async move { queries::keep(&tx, texts).await }
        })
        .await?;
    Ok(texts.len())
}
