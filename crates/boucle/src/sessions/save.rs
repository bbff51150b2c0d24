//! Giving certificates, in the caller's transaction.

use db::{Run, Timestamp, Tx, Uuid, args, sql};

use super::marks::Said;
use super::queries::Line;
use super::rules::Presence;
use crate::charters::rules::kept_until;
use crate::kit::error::internal;
use crate::kit::receipt::{self, Receipt};
use crate::kit::{Error, Result, forget};
use crate::meetings::presence::Session;
use crate::programmes::queries::EditionRow;

sql! {
    ADD: () = "
        INSERT INTO certificate (id, edition_id, applicant_id, person_id, sessions, given_at) VALUES ($1, $2, $3, $4, $5, $6)";
    ADD_MARK: () = "
        INSERT INTO session_mark (meeting_id, matters_to, catch_up, updated_at, version) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (meeting_id) DO NOTHING";
    WRITE_MARK: () = "
        UPDATE session_mark SET matters_to = $3, catch_up = $4, updated_at = $5, version = version + 1
        WHERE meeting_id = $1 AND version = $2";
    SAY: () = "
        INSERT INTO session_answer (meeting_id, applicant_id, useful, clear, remark, answered_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (meeting_id, applicant_id) DO UPDATE SET useful = excluded.useful, clear = excluded.clear,
            remark = excluded.remark, answered_at = excluded.answered_at";
    TELL: () = "INSERT INTO session_missed (meeting_id, applicant_id, told_at) VALUES ($1, $2, $3)";
    LEAVE: () = "UPDATE certificate SET person_id = NULL WHERE person_id = $1";
}

/// The paper stays for who holds it; nothing leads from it to the account that has gone.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "sessions",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&LEAVE, args![person]).await?;
            Ok(())
        })
    },
};

/// What a certificate says was attended: a day and a title, one session a line, in their order.
pub fn attended(sessions: &[Session], line: &Line, now: Timestamp) -> String {
    let there = sessions.iter().filter(|session| session.ends_at <= now && line.attended.contains(&session.id));
    let says = |session: &Session| {
        let zone = jiff::tz::TimeZone::get(&session.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        format!("{} {}", session.starts_at.to_zoned(zone).date(), session.title)
    };
    there.map(says).collect::<Vec<_>>().join("\n")
}

/// Gives a certificate, unless the one that they have says the same, or they attended nothing: whether it was given.
pub async fn give(tx: &Tx, edition: &EditionRow, sessions: &[Session], line: &Line, now: Timestamp) -> Result<bool> {
    let attended = attended(sessions, line, now);
    if attended.is_empty() || line.certificate.as_ref().is_some_and(|given| given.sessions == attended) {
        return Ok(false);
    }
    let (id, who) = (Uuid::now_v7(), &line.participant);
    let Presence { plenaries, .. } = line.presence;
    let at = Timestamp::from_second(now.as_second()).map_err(internal)?;
    let says = [
        ("edition", edition.title.clone()),
        ("edition_id", edition.id.to_string()),
        ("name", who.name.clone()),
        ("post", who.post.clone()),
        ("structure", who.structure.clone()),
        ("sessions", attended.clone()),
        ("plenaries", plenaries.to_string()),
        ("plenaries_promised", edition.plenaries.to_string()),
        ("given_at", at.to_string()),
    ];
    receipt::keep(tx, &Receipt::new(id, "certificate", says), kept_until(edition.ends_on), now).await?;
    tx.execute(&ADD, args![id, edition.id, who.applicant_id, who.person_id, attended, at]).await?;
    Ok(true)
}

/// Marks a session over what stands at `version`, which is 0 for the first.
pub async fn mark(tx: &Tx, session: Uuid, version: i64, (matters, catch_up): (&str, &str), now: Timestamp) -> Result<()> {
    let written = match version {
        0 => tx.execute(&ADD_MARK, args![session, matters, catch_up, now]).await?,
        _ => tx.execute(&WRITE_MARK, args![session, version, matters, catch_up, now]).await?,
    };
    if written == 0 { Err(Error::Conflict) } else { Ok(()) }
}

pub async fn said(tx: Tx, session: Uuid, said: Said, now: Timestamp) -> Result<()> {
    tx.execute(&SAY, args![session, said.applicant_id, said.useful, said.clear, said.remark, now]).await?;
    Ok(())
}

/// Notes that somebody was told what they missed.
pub async fn told(tx: &Tx, session: Uuid, applicant: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(&TELL, args![session, applicant, now]).await?;
    Ok(())
}
