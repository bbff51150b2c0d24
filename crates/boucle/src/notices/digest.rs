//! Digests: at each person's hour, one mail of all their spaces of that pace; nothing when nothing is new.

use std::collections::HashMap;
use std::time::Duration;

use db::{Timestamp, Tx, Uuid};

use super::happenings::{self, Happening, Known};
use super::letter::{self, Part};
use super::queries::{self, Reader};
use crate::kit::error::internal;
use crate::kit::{App, Error, Result, jobs};
use crate::spaces::{self, Lately};

/// People in one transaction.
const A_SLICE: i64 = 200;
/// What is older is left to the pages themselves, even for who was told nothing yet.
const EIGHT_DAYS: Duration = Duration::from_hours(24 * 8);

#[linkme::distributed_slice(jobs::EVERY_MINUTE)]
static MINUTE: &str = "notices_digests";

#[linkme::distributed_slice(jobs::WORKERS)]
static WORK: jobs::Worker = jobs::Worker {
    kind: "notices_digests",
    work: |app, _| {
        Box::pin(async move {
            send_due(&app).await?;
            Ok(())
        })
    },
};

/// What happened in each space that somebody of this run is in: read once, whoever reads it.
type Heard = HashMap<Uuid, (String, Vec<Happening>)>;

/// Sends every digest that is due; how many mails.
pub async fn send_due(app: &App) -> Result<usize> {
    let now = app.clock.now();
    while app.db.write(|tx| async move { queries::plan(&tx, now, 1000).await }).await? > 0 {}
    let mut heard = Heard::new();
    let mut sent = 0;
    for pace in ["daily", "weekly"] {
        loop {
            let people = queries::due(&app.db, pace, now, A_SLICE).await?;
            if people.is_empty() {
                break;
            }
            let readers = queries::of_people(&app.db, people.clone(), pace).await?;
            hear(app, &mut heard, &readers, now).await?;
            sent += app
                .db
                .write(|tx| {
                    let (people, readers, heard) = (&people, &readers, &heard);
                    async move { send_slice(&tx, app, pace, people, readers, heard, now).await }
                })
                .await?;
        }
    }
    Ok(sent)
}

async fn hear(app: &App, heard: &mut Heard, readers: &[Reader], now: Timestamp) -> Result<()> {
    let mut missing: Vec<Uuid> = readers.iter().map(|reader| reader.space_id).filter(|id| !heard.contains_key(id)).collect();
    missing.sort_unstable();
    missing.dedup();
    if missing.is_empty() {
        return Ok(());
    }
    let since = now.checked_sub(EIGHT_DAYS).map_err(internal)?;
    for (space, title) in spaces::queries::titles(&app.db, missing).await? {
        let happenings = happenings::of(&app.db, &Lately::within(space, since, happenings::settled(now)?)).await?;
        heard.insert(space, (title, happenings));
    }
    Ok(())
}

async fn send_slice(
    tx: &Tx,
    app: &App,
    pace: &str,
    people: &[Uuid],
    readers: &[Reader],
    heard: &Heard,
    now: Timestamp,
) -> Result<usize> {
    let all: Vec<&Happening> =
        readers.iter().filter_map(|reader| heard.get(&reader.space_id)).flat_map(|(_, happenings)| happenings).collect();
    let known = Known::of(tx, people, &all).await?;
    let until = happenings::settled(now)?;
    let (mut told, mut sent) = (Vec::new(), 0);
    for own in readers.chunk_by(|a, b| a.person_id == b.person_id) {
        let Some(reader) = own.first() else { continue };
        let mut parts = Vec::new();
        for seat in own {
            let Some((title, happenings)) = heard.get(&seat.space_id) else { continue };
            let is_news = |one: &&Happening| one.at > seat.told_at && known.is_news(seat.person_id, one);
            let news: Vec<&Happening> = happenings.iter().filter(is_news).collect();
            if !news.is_empty() {
                parts.push(Part { space: seat.space_id, title, news });
                told.push((seat.person_id, seat.space_id, until));
            }
        }
        if !parts.is_empty() {
            letter::queue(tx, app, reader, pace, &known, &parts, now).await?;
            sent += 1;
        }
    }
    queries::told(tx, told).await?;
    queries::plan_next(tx, pace, next(people, readers, pace, now)).await?;
    Ok::<_, Error>(sent)
}

/// When each is due again; who is in no space of that pace is planned anew with the others.
fn next(people: &[Uuid], readers: &[Reader], pace: &str, now: Timestamp) -> Vec<(Uuid, Option<Timestamp>)> {
    let known: HashMap<Uuid, &Reader> = readers.iter().map(|reader| (reader.person_id, reader)).collect();
    let later = now.checked_add(Duration::from_hours(24)).ok();
    let due = |person: &Uuid| match known.get(person) {
        Some(reader) if pace == "daily" => reader.hours().next_daily(now, &reader.zone()),
        Some(reader) => reader.hours().next_weekly(now, &reader.zone()),
        None => later,
    };
    people.iter().map(|person| (*person, due(person))).collect()
}
