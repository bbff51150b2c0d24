//! What leaves within a minute: a space in which something was said is looked at half a minute later, so that what is said
//! together is told together. To those who chose that pace all of it, to others what names them, what they follow and what
//! they watch.

use std::time::Duration;

use db::{Run, Timestamp, Tx, Uuid};

use super::happenings::{self, Happening, Known};
use super::letter::{self, Part};
use super::queries::{self, Reader};
use crate::actions::queries as actions;
use crate::discussions::queries as discussions;
use crate::files::queries as documents;
use crate::kit::error::internal;
use crate::kit::{App, Error, Result, jobs, journal};
use crate::meetings::queries as meetings;
use crate::pages::queries as pages;
use crate::polls::queries as polls;
use crate::spaces::{self, Lately};

/// Between what is said and the mail that tells of it.
const SOON: Duration = Duration::from_secs(30);
/// What is older than a day is for the digests.
const A_DAY: Duration = Duration::from_hours(24);

#[linkme::distributed_slice(journal::HEARERS)]
static PAGES: journal::Hearer = journal::Hearer {
    kind: "page",
    hear: |tx, id, now| Box::pin(async move { look(&tx, pages::find(&tx, id).await.map(|page| page.space_id), now).await }),
};

#[linkme::distributed_slice(journal::HEARERS)]
static TOPICS: journal::Hearer = journal::Hearer {
    kind: "topic",
    hear: |tx, id, now| {
        Box::pin(async move { look(&tx, discussions::topic(&tx, id).await.map(|topic| topic.space_id), now).await })
    },
};

#[linkme::distributed_slice(journal::HEARERS)]
static POLLS: journal::Hearer = journal::Hearer {
    kind: "poll",
    hear: |tx, id, now| Box::pin(async move { look(&tx, polls::find(&tx, id).await.map(|poll| poll.space_id), now).await }),
};

#[linkme::distributed_slice(journal::HEARERS)]
static MEETINGS: journal::Hearer = journal::Hearer {
    kind: "meeting",
    hear: |tx, id, now| {
        Box::pin(async move { look(&tx, meetings::find(&tx, id).await.map(|meeting| meeting.space_id), now).await })
    },
};

#[linkme::distributed_slice(journal::HEARERS)]
static DOCUMENTS: journal::Hearer = journal::Hearer {
    kind: "document",
    hear: |tx, id, now| {
        Box::pin(async move { look(&tx, documents::find(&tx, id).await.map(|document| document.space_id), now).await })
    },
};

#[linkme::distributed_slice(journal::HEARERS)]
static ACTIONS: journal::Hearer = journal::Hearer {
    kind: "action",
    hear: |tx, id, now| {
        Box::pin(async move { look(&tx, actions::find(&tx, id).await.map(|action| action.group_id), now).await })
    },
};

async fn look(tx: &Tx, space: Result<Uuid>, now: Timestamp) -> Result<()> {
    match space {
        Ok(space) => soon(tx, space, now.checked_add(SOON).map_err(internal)?).await,
        // It was deleted; of that nobody is told.
        Err(Error::NotFound) => Ok(()),
        Err(error) => Err(error),
    }
}

/// One look at a space at a time is enough; another is asked for when one is under way.
async fn soon(run: &impl Run, space: Uuid, due: Timestamp) -> Result<()> {
    // The minute is part of the key: a look that has begun does not see what is written after.
    jobs::enqueue_once(run, "notices_at_once", &format!("{space} {}", due.as_second() / 60), due).await
}

#[linkme::distributed_slice(jobs::WORKERS)]
static WORK: jobs::Worker = jobs::Worker { kind: "notices_at_once", work: |app, payload| Box::pin(tell(app, payload)) };

async fn tell(app: App, payload: String) -> Result<()> {
    let space: Uuid = payload.split(' ').next().unwrap_or_default().parse().map_err(internal)?;
    let now = app.clock.now();
    let Some((_, title)) = spaces::queries::titles(&app.db, vec![space]).await?.pop() else { return Ok(()) };
    let (since, until) = (now.checked_sub(A_DAY).map_err(internal)?, happenings::settled(now)?);
    let happenings = happenings::of(&app.db, &Lately::within(space, since, until)).await?;
    let concerned = happenings::concerned(&app.db, &happenings).await?;
    let mut quiet = None;
    let mut awake = |readers: Vec<Reader>| -> Vec<Reader> {
        let mut awake = Vec::new();
        for reader in readers {
            match reader.hours().quiet_until(now, &reader.zone()) {
                Some(end) => quiet = Some(quiet.map_or(end, |first: Timestamp| first.min(end))),
                None => awake.push(reader),
            }
        }
        awake
    };
    let all = awake(queries::at_pace(&app.db, space, "at_once").await?);
    let slower = awake(queries::slower(&app.db, space, concerned).await?);
    if let Some(end) = quiet {
        soon(&app.db, space, end).await?;
    }
    if all.is_empty() && slower.is_empty() {
        return Ok(());
    }
    app.db
        .write(|tx| {
            let (app, all, slower, happenings, title) = (&app, &all, &slower, &happenings, title.as_str());
            async move {
                tell_all(&tx, app, (space, title), all, happenings, (now, until)).await?;
                tell_apart(&tx, app, (space, title), slower, happenings, (now, until)).await
            }
        })
        .await
}

async fn tell_all(
    tx: &Tx,
    app: &App,
    space: (Uuid, &str),
    awake: &[Reader],
    happenings: &[Happening],
    (now, until): (Timestamp, Timestamp),
) -> Result<()> {
    let known = known(tx, awake, happenings).await?;
    let mut told = Vec::new();
    for reader in awake {
        let is_news = |one: &&Happening| one.at > reader.told_at && known.is_news(reader.person_id, one);
        let news: Vec<&Happening> = happenings.iter().filter(is_news).collect();
        if news.is_empty() {
            continue;
        }
        let part = Part { space: space.0, title: space.1, news };
        letter::queue(tx, app, reader, "at_once", &known, &[part], now).await?;
        told.push((reader.person_id, space.0, until));
    }
    queries::told(tx, told).await
}

/// Those who wait for the mail of the day or of the week hear at once of what concerns them more than the rest.
async fn tell_apart(
    tx: &Tx,
    app: &App,
    space: (Uuid, &str),
    awake: &[Reader],
    happenings: &[Happening],
    (now, until): (Timestamp, Timestamp),
) -> Result<()> {
    let known = known(tx, awake, happenings).await?;
    let mut told = Vec::new();
    for reader in awake {
        let person = reader.person_id;
        let is_news =
            |one: &&Happening| one.at > reader.told_at && known.reason(person, one).is_apart() && known.is_news(person, one);
        let news: Vec<&Happening> = happenings.iter().filter(is_news).collect();
        if news.is_empty() {
            continue;
        }
        told.extend(news.iter().map(|one| (person, one.id, until)));
        let part = Part { space: space.0, title: space.1, news };
        letter::queue(tx, app, reader, "apart", &known, &[part], now).await?;
    }
    queries::told_apart(tx, told).await
}

async fn known(tx: &Tx, readers: &[Reader], happenings: &[Happening]) -> Result<Known> {
    let people: Vec<Uuid> = readers.iter().map(|reader| reader.person_id).collect();
    Known::of(tx, &people, &happenings.iter().collect::<Vec<_>>()).await
}
