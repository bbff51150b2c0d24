//! Keeping a search, changing it, and noting what it finds.

use std::collections::HashMap;

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use jiff::tz::TimeZone;

use crate::kit::{Error, Result, forget, format, jobs};
use crate::notices::queries::hours;
use crate::notices::rules::Hours;

/// An address that stops mails works for so many days after its mail.
const STOPS_FOR_DAYS: u64 = 180;

/// A search to keep.
#[derive(Debug, Clone)]
pub struct NewWatch {
    pub person: Uuid,
    pub name: String,
    /// As `Asked::question` says it.
    pub query: String,
    pub language: String,
    pub place: Option<Uuid>,
    pub pace: String,
    pub next_at: Option<Timestamp>,
    /// What it finds now, which is no news; none when that is too much to remember.
    pub known: Option<Vec<Uuid>>,
}

row! {
    // A search whose mail is due, and whom to write to.
    #[derive(Debug, Clone)]
    pub struct Due {
        pub id: Uuid,
        pub person_id: Uuid,
        pub name: String,
        pub pace: String,
        pub email: String,
        pub language: String,
        pub time_zone: String,
        pub hour: Option<i64>,
        pub weekday: Option<i64>,
        pub quiet_from: Option<i64>,
        pub quiet_until: Option<i64>,
        pub may_mail: bool,
    }
}
row! {
    struct Told {
        watch_id: Uuid,
        solution_id: Uuid,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Stop {
        pub person_id: Uuid,
        pub watch_id: Option<Uuid>,
        pub name: Option<String>,
    }
}

sql! {
    ADD: () = "
        INSERT INTO watch (id, person_id, name, name_key, query, language, place_id, pace, knows_all, seen_at, next_at,
            created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10, 1)";
    KNOW: () = "
        INSERT INTO watch_hit (watch_id, solution_id) SELECT $1, s.id FROM solution s WHERE s.id = ANY($2)
        ON CONFLICT (watch_id, solution_id) DO NOTHING";
    CHANGE: () = "
        UPDATE watch SET name = $3, name_key = $4, pace = $5, next_at = $6, version = version + 1
        WHERE id = $1 AND version = $2";
    SEE: () = "UPDATE watch SET seen_at = $2 WHERE id = $1 AND seen_at < $2";
    DELETE: () = "DELETE FROM watch WHERE id = $1";
    // A search that does not know all that it found at first takes for news only what was published since.
    FOUND: () = "
        INSERT INTO watch_hit (watch_id, solution_id, found_at)
        SELECT w.id, s.id, $3 FROM watch w JOIN solution s ON s.id = $2
        WHERE w.id = $1 AND s.state = 'published' AND (w.knows_all OR s.published_at > w.created_at)
        ON CONFLICT (watch_id, solution_id) DO NOTHING";
    WAKE: () = "
        UPDATE watch SET next_at = $2 WHERE id = ANY($1) AND pace = 'at_once' AND next_at IS NULL
            AND EXISTS (SELECT 1 FROM watch_hit h
                WHERE h.watch_id = watch.id AND h.found_at IS NOT NULL AND h.told_at IS NULL)";
    PEOPLE_DUE: Uuid = "SELECT DISTINCT person_id FROM watch WHERE next_at <= $1 ORDER BY person_id LIMIT $2";
    DUE: Due = "
        SELECT w.id, w.person_id, w.name, w.pace, p.email, p.language, p.time_zone, t.hour, t.weekday, t.quiet_from,
            t.quiet_until, (p.erased_at IS NULL AND p.failing_at IS NULL) AS may_mail
        FROM watch w JOIN person p ON p.id = w.person_id LEFT JOIN notice_setting t ON t.person_id = w.person_id
        WHERE w.person_id = ANY($1) AND w.next_at <= $2 ORDER BY w.person_id, w.name_key, w.id";
    PLAN: () = "UPDATE watch SET next_at = $2 WHERE id = $1";
    // The write asks again what is told already: of two servers, one tells.
    TELL: Told = "
        UPDATE watch_hit SET told_at = $2
        WHERE watch_id = ANY($1) AND found_at IS NOT NULL AND told_at IS NULL
            AND EXISTS (SELECT 1 FROM solution s WHERE s.id = watch_hit.solution_id AND s.state = 'published')
        RETURNING watch_id, solution_id";
    // What was found while its owner wanted no mails is not told later.
    PASS_OVER: () = "
        UPDATE watch_hit SET told_at = $2 WHERE watch_id = $1 AND found_at IS NOT NULL AND told_at IS NULL
            AND EXISTS (SELECT 1 FROM watch w WHERE w.id = $1 AND w.pace = 'never')";
    ADD_STOP: () = "INSERT INTO watch_stop (digest, person_id, watch_id, sent_at) VALUES ($1, $2, $3, $4)";
    FIND_STOP: Stop = "
        SELECT s.person_id, s.watch_id, w.name FROM watch_stop s LEFT JOIN watch w ON w.id = s.watch_id WHERE s.digest = $1";
    STOP: () = "
        UPDATE watch SET pace = 'never', next_at = NULL, version = version + 1
        WHERE person_id = $1 AND (id = $2 OR CAST($2 AS UUID) IS NULL)";
    SWEEP: () = "DELETE FROM watch_stop WHERE sent_at < $1";
    FORGET: () = "DELETE FROM watch WHERE person_id = $1";
    FORGET_STOPS: () = "DELETE FROM watch_stop WHERE person_id = $1";
}

#[linkme::distributed_slice(jobs::SWEEPS)]
static OLD: jobs::Sweep = jobs::Sweep {
    name: "watches",
    sweep: |app, now| Box::pin(async move { jobs::forget(&app, now, &[(&SWEEP, STOPS_FOR_DAYS)]).await }),
};

#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "watches",
    leave: |tx, person, _| {
        Box::pin(async move {
            for statement in [&FORGET_STOPS, &FORGET] {
                tx.execute(statement, args![person]).await?;
            }
            Ok(())
        })
    },
};

impl Due {
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    pub fn hours(&self) -> Hours {
        hours(self.hour, self.weekday, self.quiet_from, self.quiet_until)
    }
}

pub async fn insert(tx: &Tx, watch: &NewWatch, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = args![
        id,
        watch.person,
        &watch.name,
        format::sort_key(&watch.name),
        &watch.query,
        &watch.language,
        watch.place,
        &watch.pace,
        watch.known.is_some(),
        now,
        watch.next_at
    ];
    tx.execute(&ADD, row).await?;
    if let Some(known) = watch.known.as_ref().filter(|known| !known.is_empty()) {
        tx.execute(&KNOW, args![id, known.clone()]).await?;
    }
    Ok(id)
}

/// Refused when the version is no longer the one that was read.
pub async fn change(
    tx: &Tx,
    (id, version): (Uuid, i64),
    (name, pace): (&str, &str),
    next_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<()> {
    tx.execute(&PASS_OVER, args![id, now]).await?;
    if tx.execute(&CHANGE, args![id, version, name, format::sort_key(name), pace, next_at]).await? == 0 {
        return Err(Error::Conflict);
    }
    // What waited for a slower mail leaves at once when that is the new pace.
    wake(tx, vec![id], now).await
}

pub async fn see(tx: &Tx, id: Uuid, until: Timestamp) -> Result<()> {
    tx.execute(&SEE, args![id, until]).await?;
    Ok(())
}

pub async fn delete(tx: &Tx, id: Uuid) -> Result<()> {
    tx.execute(&DELETE, args![id]).await?;
    Ok(())
}

/// Notes which solutions which searches have found, those that are known already left aside.
pub async fn found(tx: &Tx, pairs: &[(Uuid, Uuid)], now: Timestamp) -> Result<()> {
    tx.execute_many(&FOUND, pairs.iter().map(|(watch, solution)| args![*watch, *solution, now]).collect()).await?;
    let mut watches: Vec<Uuid> = pairs.iter().map(|(watch, _)| *watch).collect();
    watches.dedup();
    wake(tx, watches, now).await
}

async fn wake(tx: &Tx, watches: Vec<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute(&WAKE, args![watches, now]).await?;
    Ok(())
}

/// People of whose searches a mail is due.
pub async fn people_due(run: &impl Run, now: Timestamp, most: i64) -> Result<Vec<Uuid>> {
    Ok(run.all(&PEOPLE_DUE, args![now, most]).await?)
}

pub async fn due(run: &impl Run, people: Vec<Uuid>, now: Timestamp) -> Result<Vec<Due>> {
    Ok(run.all(&DUE, args![people, now]).await?)
}

pub async fn plan(tx: &Tx, next: Vec<(Uuid, Option<Timestamp>)>) -> Result<()> {
    tx.execute_many(&PLAN, next.into_iter().map(|(watch, at)| args![watch, at]).collect()).await?;
    Ok(())
}

/// Takes what these searches have found and nobody was told of; from now on it is told.
pub async fn tell(tx: &Tx, watches: Vec<Uuid>, now: Timestamp) -> Result<HashMap<Uuid, Vec<Uuid>>> {
    let mut told: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in tx.all(&TELL, args![watches, now]).await? {
        told.entry(row.watch_id).or_default().push(row.solution_id);
    }
    Ok(told)
}

pub async fn add_stop(tx: &Tx, digest: Vec<u8>, person: Uuid, watch: Option<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute(&ADD_STOP, args![digest, person, watch, now]).await?;
    Ok(())
}

pub async fn find_stop(run: &impl Run, digest: Vec<u8>) -> Result<Stop> {
    run.optional(&FIND_STOP, args![digest]).await?.ok_or(Error::NotFound)
}

/// No mails any more of a search, or of all searches of somebody.
pub async fn stop(tx: &Tx, stop: &Stop) -> Result<()> {
    tx.execute(&STOP, args![stop.person_id, stop.watch_id]).await?;
    Ok(())
}
