//! Writing introductions: in the caller's transaction, with from whom something is expected next.

use db::{Run, Timestamp, Tx, Uuid, args, sql};

use super::queries::{self, About, IntroductionRow};
use super::rules::{self, Known, Side, State, Word};
use crate::catalogue::client_rows;
use crate::catalogue::queries::{self as catalogue, SolutionRow};
use crate::files::rules::kind;
use crate::kit::files::Kept;
use crate::kit::{Error, Result, forget, jobs};

/// A week, in which a supplier is asked so often and no more.
pub const WEEK: std::time::Duration = std::time::Duration::from_hours(24 * 7);
/// An address that stops mails works for so many days after its mail.
const STOPS_FOR_DAYS: u64 = 180;

pub struct New<'a> {
    pub about: About,
    pub title: &'a str,
    pub asked_by: Side,
}

sql! {
    INSERT: () = "
        INSERT INTO introduction (id, buyer_id, supplier_id, need_id, solution_id, title, asked_by, state, state_at, moved_by,
            waits_buyer, waits_supplier, month, reminders, created_by, created_at, updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'asked', $8, $7, $9, $10, $11, 0, $12, $8, $8, 1)";
    ADD_STEP: () = "
        INSERT INTO introduction_step (id, introduction_id, state, side, reason, person_id, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SET_STATE: () = "
        UPDATE introduction SET state = $3, state_at = $4, moved_by = $5, updated_at = $4, version = version + 1
        WHERE id = $1 AND version = $2";
    MOVED: () = "UPDATE introduction SET moved_by = $2, updated_at = $3, version = version + 1 WHERE id = $1";
    ANSWERED: () = "UPDATE introduction SET answer_days = $2 WHERE id = $1 AND answer_days IS NULL";
    SET_WAITS: () = "UPDATE introduction SET waits_buyer = $2, waits_supplier = $3 WHERE id = $1";
    SET_PROJECT: () = "UPDATE introduction SET project_id = $2, version = version + 1 WHERE id = $1";
    ADD_MESSAGE: () = "
        INSERT INTO introduction_message (id, introduction_id, side, text, person_id, at) VALUES ($1, $2, $3, $4, $5, $6)";
    ADD_FILE: () = "
        INSERT INTO introduction_file (id, message_id, name, digest, kind, bytes) VALUES ($1, $2, $3, $4, $5, $6)";
    SET_OUTCOME: () = "
        INSERT INTO introduction_outcome (introduction_id, side, bought, amount, currency, year, reason, person_id, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (introduction_id, side) DO UPDATE SET bought = excluded.bought, amount = excluded.amount,
            currency = excluded.currency, year = excluded.year, reason = excluded.reason, person_id = excluded.person_id,
            at = excluded.at";
    // What the buyer confirmed stands, and of two who propose at once the second sees the words of the first.
    PROPOSE: () = "
        INSERT INTO introduction_reference (introduction_id, text, year, state, proposed_by, proposed_at)
        VALUES ($1, $2, $3, 'proposed', $4, $5)
        ON CONFLICT (introduction_id) DO UPDATE SET text = excluded.text, year = excluded.year, state = 'proposed',
            proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at, answered_by = NULL, answered_at = NULL
        WHERE introduction_reference.text = $6 AND introduction_reference.state <> 'confirmed'";
    // Of a text that was changed meanwhile, nothing is confirmed.
    ANSWER: () = "
        UPDATE introduction_reference SET state = $3, answered_by = $4, answered_at = $5
        WHERE introduction_id = $1 AND text = $2 AND state = 'proposed'";
    REMINDED: () = "
        UPDATE introduction SET reminders = $3
        WHERE id = $1 AND reminders = $2 AND state = 'asked' AND answer_days IS NULL";
    LAPSE: () = "
        UPDATE introduction SET state = 'no_answer', state_at = $2, updated_at = $2, waits_buyer = FALSE,
            waits_supplier = FALSE, version = version + 1
        WHERE id = $1 AND state = 'asked' AND answer_days IS NULL";
    CLOSE: () = "
        UPDATE introduction SET state = $2, state_at = $3, updated_at = $3, waits_buyer = FALSE, waits_supplier = FALSE,
            version = version + 1
        WHERE id = $1";
    MUTE: () = "
        INSERT INTO introduction_mute (person_id, at) VALUES ($1, $2) ON CONFLICT (person_id) DO NOTHING";
    UNMUTE: () = "DELETE FROM introduction_mute WHERE person_id = $1";
    IS_MUTE: Timestamp = "SELECT at FROM introduction_mute WHERE person_id = $1";
    ADD_STOP: () = "INSERT INTO introduction_stop (digest, person_id, sent_at) VALUES ($1, $2, $3)";
    FIND_STOP: Uuid = "SELECT person_id FROM introduction_stop WHERE digest = $1";
    SWEEP: () = "DELETE FROM introduction_stop WHERE sent_at < $1";
    FORGET_STOPS: () = "DELETE FROM introduction_stop WHERE person_id = $1";
}

#[linkme::distributed_slice(jobs::SWEEPS)]
static OLD: jobs::Sweep = jobs::Sweep {
    name: "introductions",
    sweep: |app, now| Box::pin(async move { jobs::forget(&app, now, &[(&SWEEP, STOPS_FOR_DAYS)]).await }),
};

#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVE: forget::Leaver = forget::Leaver {
    feature: "introductions",
    leave: |tx, person, _| {
        Box::pin(async move {
            for statement in [&UNMUTE, &FORGET_STOPS] {
                tx.execute(statement, args![person]).await?;
            }
            Ok(())
        })
    },
};

/// Begins one with its first message.
pub async fn begin(tx: &Tx, new: &New<'_>, text: &str, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let (id, about, side) = (Uuid::now_v7(), new.about, new.asked_by);
    let waits = rules::waits(Known {
        state: State::Asked,
        asked_by: side,
        moved_by: side,
        buyer_said: false,
        supplier_said: false,
        reference_waits: false,
    });
    let month = now.strftime("%Y-%m").to_string();
    let row = args![
        id,
        about.buyer,
        about.supplier,
        about.need,
        about.solution,
        new.title,
        side.code(),
        now,
        waits.buyer,
        waits.supplier,
        month,
        by
    ];
    tx.execute(&INSERT, row).await?;
    add_step(tx, id, (State::Asked, Some(side)), "", by, now).await?;
    add_message(tx, id, (side, text), &[], by, now).await?;
    Ok(id)
}

async fn add_step(
    tx: &Tx,
    id: Uuid,
    (state, side): (State, Option<Side>),
    reason: &str,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    tx.execute(&ADD_STEP, args![Uuid::now_v7(), id, state.code(), side.map(Side::code), reason, by, now]).await?;
    Ok(())
}

async fn add_message(
    tx: &Tx,
    id: Uuid,
    (side, text): (Side, &str),
    files: &[(String, Kept)],
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    let message = Uuid::now_v7();
    tx.execute(&ADD_MESSAGE, args![message, id, side.code(), text, by, now]).await?;
    let row = |(name, kept): &(String, Kept)| {
        args![Uuid::now_v7(), message, name, kept.digest.clone(), kind(&kept.start), kept.bytes]
    };
    tx.execute_many(&ADD_FILE, files.iter().map(row).collect()).await?;
    Ok(())
}

/// What a side writes, with files.
pub async fn write(
    tx: &Tx,
    id: Uuid,
    (side, text): (Side, &str),
    files: &[(String, Kept)],
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    add_message(tx, id, (side, text), files, by, now).await?;
    tx.execute(&MOVED, args![id, side.code(), now]).await?;
    settle(tx, id, side, now).await
}

/// Takes an introduction that is still at `version` to a state.
pub async fn set_state(
    tx: &Tx,
    (id, version): (Uuid, i64),
    (state, side): (State, Side),
    reason: &str,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    if tx.execute(&SET_STATE, args![id, version, state.code(), now, side.code()]).await? == 0 {
        return Err(Error::Conflict);
    }
    add_step(tx, id, (state, Some(side)), reason, by, now).await?;
    settle(tx, id, side, now).await
}

/// What one side says came of it; where the two lead together is the answer.
pub async fn say(
    tx: &Tx,
    row: &IntroductionRow,
    (version, side): (i64, Side),
    (word, currency, reason): (&Word, &str, &str),
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<State> {
    let amount = word.amount.as_ref().map(|(amount, _)| *amount);
    let said = args![row.id, side.code(), word.bought, amount, currency, word.year, reason, by, now];
    tx.execute(&SET_OUTCOME, said).await?;
    let outcomes = queries::outcomes(tx, row.id).await?;
    let of = |side: Side| outcomes.iter().find(|one| one.side == side.code()).map(queries::OutcomeRow::word);
    let state = rules::settled(of(Side::Buyer).as_ref(), of(Side::Supplier).as_ref()).unwrap_or_else(|| row.state());
    set_state(tx, (row.id, version), (state, side), reason, by, now).await?;
    Ok(state)
}

/// The buyer's project that it serves, or none.
pub async fn set_project(tx: &Tx, id: Uuid, project: Option<Uuid>) -> Result<()> {
    tx.execute(&SET_PROJECT, args![id, project]).await?;
    Ok(())
}

/// The supplier would like to tell of it in these words, instead of those that they have `seen`, if any.
pub async fn propose(
    tx: &Tx,
    id: Uuid,
    (seen, text, year): (&str, &str, i64),
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    if tx.execute(&PROPOSE, args![id, text, year, by, now, seen]).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&MOVED, args![id, Side::Supplier.code(), now]).await?;
    settle(tx, id, Side::Supplier, now).await
}

/// The buyer agrees to these words, or does not. Confirmed, they are a reference of a solution: which one, and its id there.
pub async fn answer_reference(
    tx: &Tx,
    id: Uuid,
    (text, confirms): (&str, bool),
    by: Uuid,
    now: Timestamp,
) -> Result<Option<(SolutionRow, Uuid)>> {
    let state = if confirms { "confirmed" } else { "declined" };
    if tx.execute(&ANSWER, args![id, text, state, Some(by), now]).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&MOVED, args![id, Side::Buyer.code(), now]).await?;
    settle(tx, id, Side::Buyer, now).await?;
    if confirms { tell_on_solution(tx, id, by, now).await } else { Ok(None) }
}

/// What was confirmed stands on the solution of the introduction, while there is one and it is this supplier's.
async fn tell_on_solution(tx: &Tx, id: Uuid, by: Uuid, now: Timestamp) -> Result<Option<(SolutionRow, Uuid)>> {
    let row = queries::find(tx, id).await?;
    let (Some(solution), Some(said)) = (row.solution_id, queries::reference(tx, id).await?) else { return Ok(None) };
    let solution = catalogue::find(tx, solution).await?.row;
    if solution.supplier_id != row.supplier_id {
        return Ok(None);
    }
    let client = (row.buyer_id, row.buyer.as_str());
    let words = (said.year, said.text.as_str());
    let reference = client_rows::add_confirmed(tx, solution.id, client, words, by, now).await?;
    Ok(Some((solution, reference)))
}

/// After whatever a side did: who comes next, and whether this was its first answer.
async fn settle(tx: &Tx, id: Uuid, side: Side, now: Timestamp) -> Result<()> {
    let row = queries::find(tx, id).await?;
    if side != row.asked_by() {
        tx.execute(&ANSWERED, args![id, rules::days(row.created_at, now)]).await?;
    }
    let outcomes = queries::outcomes(tx, id).await?;
    let said = |side: Side| outcomes.iter().any(|one| one.side == side.code());
    let reference = queries::reference(tx, id).await?;
    let waits = rules::waits(Known {
        state: row.state(),
        asked_by: row.asked_by(),
        moved_by: row.moved_by(),
        buyer_said: said(Side::Buyer),
        supplier_said: said(Side::Supplier),
        reference_waits: reference.is_some_and(|reference| reference.state == "proposed"),
    });
    tx.execute(&SET_WAITS, args![id, waits.buyer, waits.supplier]).await?;
    Ok(())
}

/// `false` when another server has sent this reminder, or it was answered meanwhile.
pub async fn reminded(tx: &Tx, row: &IntroductionRow, number: usize) -> Result<bool> {
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    Ok(tx.execute(&REMINDED, args![row.id, row.reminders, number]).await? > 0)
}

/// Nobody answered. `false` when somebody did meanwhile.
pub async fn lapse(tx: &Tx, id: Uuid, now: Timestamp) -> Result<bool> {
    if tx.execute(&LAPSE, args![id, now]).await? == 0 {
        return Ok(false);
    }
    add_step(tx, id, (State::NoAnswer, None), "", None, now).await?;
    Ok(true)
}

/// Nothing comes of it any more, by neither side's act: its two organisations are one.
pub async fn close(tx: &Tx, id: Uuid, state: State, now: Timestamp) -> Result<()> {
    tx.execute(&CLOSE, args![id, state.code(), now]).await?;
    add_step(tx, id, (state, None), "", None, now).await
}

/// Whether a person wants mails of introductions.
pub async fn set_mails(tx: &Tx, person: Uuid, wants: bool, now: Timestamp) -> Result<()> {
    match wants {
        true => tx.execute(&UNMUTE, args![person]).await?,
        false => tx.execute(&MUTE, args![person, now]).await?,
    };
    Ok(())
}

pub async fn wants_mails(run: &impl Run, person: Uuid) -> Result<bool> {
    Ok(run.optional(&IS_MUTE, args![person]).await?.is_none())
}

pub async fn add_stop(tx: &Tx, digest: Vec<u8>, person: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(&ADD_STOP, args![digest, person, now]).await?;
    Ok(())
}

/// Whose mails an address stops.
pub async fn find_stop(run: &impl Run, digest: Vec<u8>) -> Result<Uuid> {
    run.optional(&FIND_STOP, args![digest]).await?.ok_or(Error::NotFound)
}
