//! Writing what is announced, what was told, and what people choose, in the caller's transaction.

use std::time::Duration;

use db::{Run, Timestamp, Tx, Uuid, args, sql};

use super::queries::Change;
use super::rules::Terms;
use crate::kit::error::internal;
use crate::kit::{App, Error, Result, forget, jobs};

/// An address that stops mails works for so many days after its mail.
const STOPS_FOR_DAYS: u64 = 180;
/// What was announced is read for so many days.
const KEPT_FOR_DAYS: u64 = 365;

sql! {
    CHANGE: () = "
        INSERT INTO announcement_change (kind, thing_id, quietly, at) VALUES ($1, $2, FALSE, $3)
        ON CONFLICT (kind, thing_id) DO UPDATE SET quietly = FALSE, at = excluded.at";
    // What changed again meanwhile is looked at again.
    LOOKED_AT: () = "DELETE FROM announcement_change WHERE kind = $1 AND thing_id = $2 AND at = $3 AND quietly = $4";
    NOTE_FIT: () = "
        INSERT INTO announcement_fit (need_id, solution_id) VALUES ($1, $2) ON CONFLICT (need_id, solution_id) DO NOTHING";
    // Who was told already is told no more, whichever server does it and however long ago it was.
    ANNOUNCE: () = "
        INSERT INTO announcement (id, kind, organisation_id, need_id, solution_id, score, at, mail_due_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE NOT EXISTS (SELECT 1 FROM announcement_told t
            WHERE $2 = 'need' AND t.need_id = $4 AND t.organisation_id = $3)
        ON CONFLICT DO NOTHING";
    MAILED: () = "UPDATE announcement SET mailed_at = $2, mail_due_at = NULL WHERE id = $1 AND mail_due_at IS NOT NULL";
    DUE_AT: () = "UPDATE announcement SET mail_due_at = $2 WHERE id = $1 AND mail_due_at IS NOT NULL";
    HOLD: () = "
        INSERT INTO announcement_quiet (announcement_id, person_id, due_at) VALUES ($1, $2, $3)
        ON CONFLICT (announcement_id, person_id) DO UPDATE SET due_at = excluded.due_at";
    RELEASE: () = "DELETE FROM announcement_quiet WHERE announcement_id = $1 AND person_id = $2";
    SEE: () = "
        INSERT INTO announcement_reader (person_id, seen_at) VALUES ($1, $2)
        ON CONFLICT (person_id) DO UPDATE SET seen_at = excluded.seen_at";
    STOP: () = "
        INSERT INTO announcement_reader (person_id, stopped_at) VALUES ($1, $2)
        ON CONFLICT (person_id) DO UPDATE SET stopped_at = excluded.stopped_at";
    REFUSE: () = "
        INSERT INTO announcement_refusal (organisation_id, refused_by, at) VALUES ($1, $2, $3)
        ON CONFLICT (organisation_id) DO NOTHING";
    ACCEPT: () = "DELETE FROM announcement_refusal WHERE organisation_id = $1";
    SILENCE: () = "
        INSERT INTO announcement_silence (need_id, silenced_by, at) VALUES ($1, $2, $3) ON CONFLICT (need_id) DO NOTHING";
    HEAR: () = "DELETE FROM announcement_silence WHERE need_id = $1";
    ADD_LINK: () = "INSERT INTO announcement_stop (digest, person_id, sent_at) VALUES ($1, $2, $3)";
    SWEEP_LINKS: () = "DELETE FROM announcement_stop WHERE sent_at < $1";
    REMEMBER_SOLUTIONS: () = "
        INSERT INTO announcement_fit (need_id, solution_id)
        SELECT need_id, solution_id FROM announcement WHERE at < $1 AND kind = 'solution'
        ON CONFLICT (need_id, solution_id) DO NOTHING";
    REMEMBER_NEEDS: () = "
        INSERT INTO announcement_told (need_id, organisation_id)
        SELECT need_id, organisation_id FROM announcement WHERE at < $1 AND kind = 'need'
        ON CONFLICT (need_id, organisation_id) DO NOTHING";
    SWEEP: () = "DELETE FROM announcement WHERE at < $1";
    SET: () = "
        INSERT INTO setting (name, value, updated_at) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at";
    QUIET_NEEDS: () = "UPDATE announcement_change SET quietly = TRUE WHERE kind = 'need'";
    NO_SOLUTIONS: () = "DELETE FROM announcement_change WHERE kind = 'solution'";
    FORGET_READER: () = "DELETE FROM announcement_reader WHERE person_id = $1";
    FORGET_HELD: () = "DELETE FROM announcement_quiet WHERE person_id = $1";
    FORGET_LINKS: () = "DELETE FROM announcement_stop WHERE person_id = $1";
    FORGET_REFUSALS: () = "UPDATE announcement_refusal SET refused_by = NULL WHERE refused_by = $1";
    FORGET_SILENCES: () = "UPDATE announcement_silence SET silenced_by = NULL WHERE silenced_by = $1";
}

#[linkme::distributed_slice(jobs::SWEEPS)]
static OLD: jobs::Sweep = jobs::Sweep {
    name: "announcements",
    sweep: |app, now| {
        Box::pin(async move {
            jobs::forget(&app, now, &[(&SWEEP_LINKS, STOPS_FOR_DAYS)]).await?;
            forget_announcements(&app, now).await
        })
    },
};

/// What is forgotten, with what it said and when, was told all the same: it is not told again.
async fn forget_announcements(app: &App, now: Timestamp) -> Result<()> {
    let before = now.checked_sub(Duration::from_hours(24 * KEPT_FOR_DAYS)).map_err(internal)?;
    app.db
        .write(|tx| async move {
            for statement in [&REMEMBER_SOLUTIONS, &REMEMBER_NEEDS, &SWEEP] {
                tx.execute(statement, args![before]).await?;
            }
            Ok::<_, Error>(())
        })
        .await
}

/// Up to when somebody had seen what, and how their mails stopped; what they chose for others stays, under nobody's name.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVE: forget::Leaver = forget::Leaver {
    feature: "announcements",
    leave: |tx, person, _| {
        Box::pin(async move {
            for statement in [&FORGET_READER, &FORGET_HELD, &FORGET_LINKS, &FORGET_REFUSALS, &FORGET_SILENCES] {
                tx.execute(statement, args![person]).await?;
            }
            Ok(())
        })
    },
};

/// Something to be announced to an organisation.
#[derive(Debug, Clone)]
pub struct NewAnnouncement {
    pub kind: &'static str,
    pub organisation: Uuid,
    pub need: Uuid,
    pub solution: Uuid,
    pub score: u8,
}

pub async fn changed(tx: &Tx, kind: &str, mut things: Vec<Uuid>, now: Timestamp) -> Result<()> {
    // PostgreSQL refuses to write a row twice in one statement.
    things.sort_unstable();
    things.dedup();
    tx.execute_many(&CHANGE, things.into_iter().map(|thing| args![kind, thing, now]).collect()).await?;
    Ok(())
}

pub async fn looked_at(tx: &Tx, kind: &str, changes: &[Change]) -> Result<()> {
    let rows = changes.iter().map(|change| args![kind, change.thing_id, change.at, change.quietly]).collect();
    tx.execute_many(&LOOKED_AT, rows).await?;
    Ok(())
}

/// Notes that these solutions fit the need.
pub async fn note_fits(tx: &Tx, need: Uuid, solutions: &[Uuid]) -> Result<()> {
    tx.execute_many(&NOTE_FIT, solutions.iter().map(|solution| args![need, *solution]).collect()).await?;
    Ok(())
}

/// Notes that a solution fits the need; whether that is new.
pub async fn note_fit(tx: &Tx, need: Uuid, solution: Uuid) -> Result<bool> {
    Ok(tx.execute(&NOTE_FIT, args![need, solution]).await? > 0)
}

/// `mail` is when its mail is due; none for what only stands in the list.
pub async fn announce(tx: &Tx, all: &[NewAnnouncement], mail: Option<Timestamp>, now: Timestamp) -> Result<()> {
    let row = |one: &NewAnnouncement| {
        args![Uuid::now_v7(), one.kind, one.organisation, one.need, one.solution, i64::from(one.score), now, mail]
    };
    tx.execute_many(&ANNOUNCE, all.iter().map(row).collect()).await?;
    Ok(())
}

/// Takes an announcement for the mail that is being written; not when another server did.
pub async fn mailed(tx: &Tx, id: Uuid, now: Timestamp) -> Result<bool> {
    Ok(tx.execute(&MAILED, args![id, now]).await? > 0)
}

/// When to try again; none: it stands in the list alone.
pub async fn due_at(tx: &Tx, due: Vec<(Uuid, Option<Timestamp>)>) -> Result<()> {
    tx.execute_many(&DUE_AT, due.into_iter().map(|(id, due)| args![id, due]).collect()).await?;
    Ok(())
}

/// Keeps what is told to somebody until their quiet hours end.
pub async fn hold(tx: &Tx, announcements: Vec<Uuid>, person: Uuid, until: Timestamp) -> Result<()> {
    tx.execute_many(&HOLD, announcements.into_iter().map(|id| args![id, person, until]).collect()).await?;
    Ok(())
}

/// Takes what was held for the mail that is being written; not when another server did.
pub async fn release(tx: &Tx, announcement: Uuid, person: Uuid) -> Result<bool> {
    Ok(tx.execute(&RELEASE, args![announcement, person]).await? > 0)
}

pub async fn see(tx: &Tx, person: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(&SEE, args![person, now]).await?;
    Ok(())
}

/// Since when somebody wants no mails of announcements; none: they do.
pub async fn stop(tx: &Tx, person: Uuid, since: Option<Timestamp>) -> Result<()> {
    tx.execute(&STOP, args![person, since]).await?;
    Ok(())
}

pub async fn refuse(tx: &Tx, organisation: Uuid, refuses: bool, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    match refuses {
        true => tx.execute(&REFUSE, args![organisation, by, now]).await?,
        false => tx.execute(&ACCEPT, args![organisation]).await?,
    };
    Ok(())
}

pub async fn silence(tx: &Tx, need: Uuid, is_silent: bool, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    match is_silent {
        true => tx.execute(&SILENCE, args![need, by, now]).await?,
        false => tx.execute(&HEAR, args![need]).await?,
    };
    Ok(())
}

pub async fn add_link(tx: &Tx, digest: Vec<u8>, person: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(&ADD_LINK, args![digest, person, now]).await?;
    Ok(())
}

pub async fn set_terms(tx: &Tx, terms: Terms, now: Timestamp) -> Result<()> {
    tx.execute(&SET, args!["announcement_threshold", terms.threshold.to_string(), now]).await?;
    tx.execute(&SET, args!["announcement_weekly", terms.weekly.to_string(), now]).await?;
    Ok(())
}

/// All that is there is no news: of needs it is noted what fits, and nobody is told.
pub async fn begin_quietly(tx: &Tx) -> Result<()> {
    tx.execute(&QUIET_NEEDS, args![]).await?;
    tx.execute(&NO_SOLUTIONS, args![]).await?;
    jobs::withdraw(tx, "announcements").await
}
