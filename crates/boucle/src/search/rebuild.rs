//! Follows what is written: each thing that the journal speaks of is read again, in the transaction that wrote it. And makes
//! the whole anew.

use std::collections::{HashMap, HashSet};

use db::{Timestamp, Tx, Uuid};

use super::KINDS;
use super::queries::{self, Searchable, searched};
use crate::discussions::queries::{self as discussions, MessageText};
use crate::files::queries::{self as documents, DocumentRow};
use crate::kit::{App, Error, Result, journal, markdown};
use crate::meetings::queries::{self as meetings, MeetingRow};
use crate::pages::queries::{self as pages, PageRow};
use crate::spaces;

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

#[linkme::distributed_slice(journal::HEARERS)]
static SPACES: journal::Hearer = journal::Hearer { kind: "space", hear: |tx, id, _| Box::pin(follow_space(tx, id)) };

/// With a space goes what stands in it, without a word on each.
async fn follow_space(tx: Tx, id: Uuid) -> Result<()> {
    if spaces::queries::is_there(&tx, id).await? { Ok(()) } else { queries::changed(&tx, std::iter::once(id)).await }
}

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
        kind: "page".to_owned(),
        space_id: page.space_id,
        whole_id: page.id,
        address: format!("/pages/{}", page.id),
        title: page.title,
        text: searched(&markdown::to_words(&page.text)),
        at: page.updated_at,
    }
}

/// A topic may hold hundreds of messages: only those that changed are read.
async fn follow_topic(tx: Tx, id: Uuid) -> Result<()> {
    match discussions::topic(&tx, id).await {
        Ok(_) => {}
        Err(Error::NotFound) => {
            let gone = queries::of_whole(&tx, id).await?;
            return queries::forget(&tx, gone.into_iter().map(|known| known.id).collect()).await;
        }
        Err(error) => return Err(error),
    }
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
    let texts: Vec<Searchable> = texts.into_iter().map(of_message).collect();
    queries::keep(&tx, &texts).await
}

fn of_message(message: MessageText) -> Searchable {
    Searchable {
        id: message.id,
        kind: "message".to_owned(),
        space_id: message.space_id,
        whole_id: message.topic_id,
        address: format!("/echanges/{}/messages/{}", message.topic_id, message.number),
        title: message.topic_title,
        text: searched(&markdown::to_words(&message.text)),
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
        kind: "meeting".to_owned(),
        space_id: meeting.space_id,
        whole_id: meeting.series_id.unwrap_or(meeting.id),
        address: format!("/rencontres/{}", meeting.id),
        title: meeting.title,
        text: searched(&format!("{} {}", meeting.place, markdown::to_words(&meeting.text))),
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
        kind: "document".to_owned(),
        space_id: document.space_id,
        whole_id: document.id,
        address: format!("/documents/{}", document.id),
        title: document.name,
        text: String::new(),
        at: document.at,
    }
}

/// Makes all of it anew; how many texts there are. What is sound already is left as it is, so that it can still be found.
pub async fn rebuild(app: &App) -> Result<usize> {
    let mut gone: HashSet<Uuid> = queries::ids(&app.db).await?.into_iter().collect();
    let mut count = 0;
    for kind in KINDS {
        let mut after = Uuid::nil();
        loop {
            let ids = app.db.write(|tx| async move { renew(&tx, kind, after).await }).await?;
            let Some(last) = ids.last() else { break };
            after = *last;
            count += ids.len();
            for id in ids {
                gone.remove(&id);
            }
        }
    }
    let gone = &gone;
    app.db.write(|tx| async move { queries::forget(&tx, gone.iter().copied().collect()).await }).await?;
    Ok(count)
}

/// Keeps a slice of the texts of a kind; which they are, in order.
async fn renew(tx: &Tx, kind: &str, after: Uuid) -> Result<Vec<Uuid>> {
    let texts: Vec<Searchable> = match kind {
        "page" => pages::slice(tx, after, A_SLICE).await?.into_iter().map(of_page).collect(),
        "message" => discussions::slice(tx, after, A_SLICE).await?.into_iter().map(of_message).collect(),
        "meeting" => meetings::slice(tx, after, A_SLICE).await?.into_iter().map(of_meeting).collect(),
        _ => documents::slice(tx, after, A_SLICE).await?.into_iter().map(of_document).collect(),
    };
    let ids: Vec<Uuid> = texts.iter().map(|text| text.id).collect();
    let known = queries::of(tx, &ids).await?;
    let known: HashMap<Uuid, &Searchable> = known.iter().map(|text| (text.id, text)).collect();
    let changed: Vec<Searchable> = texts.into_iter().filter(|text| known.get(&text.id) != Some(&text)).collect();
    queries::keep(tx, &changed).await?;
    Ok(ids)
}
