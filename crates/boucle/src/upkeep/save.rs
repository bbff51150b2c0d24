//! Writing flags and claims, in the caller's transaction.

use db::{Run, Timestamp, Tx, Uuid, args, sql};

use crate::kit::{Error, Result, forget, jobs};

sql! {
    FLAG: () = "
        INSERT INTO solution_flag (id, solution_id, kind, text, person_id, at, note) VALUES ($1, $2, $3, $4, $5, $6, '')";
    SETTLE: () = "
        UPDATE solution_flag SET settled_by = $2, settled_at = $3, note = $4 WHERE id = $1 AND settled_at IS NULL";
    CLAIM: () = "
        INSERT INTO organisation_claim (id, organisation_id, person_id, text, at, accepted, reason)
        VALUES ($1, $2, $3, $4, $5, FALSE, '')";
    DECIDE: () = "
        UPDATE organisation_claim SET decided_by = $2, decided_at = $3, accepted = $4, reason = $5
        WHERE id = $1 AND decided_at IS NULL";
    OLD_FLAGS: () = "DELETE FROM solution_flag WHERE settled_at < $1";
    OLD_CLAIMS: () = "DELETE FROM organisation_claim WHERE decided_at < $1";
    LEAVE_CLAIMS: () = "DELETE FROM organisation_claim WHERE person_id = $1";
    LEAVE_FLAGS: () = "UPDATE solution_flag SET person_id = NULL WHERE person_id = $1";
}

/// What was settled a year ago is of no more use: the journal says what was done.
#[linkme::distributed_slice(jobs::SWEEPS)]
static OLD: jobs::Sweep = jobs::Sweep {
    name: "upkeep",
    sweep: |app, now| Box::pin(async move { jobs::forget(&app, now, &[(&OLD_FLAGS, 365), (&OLD_CLAIMS, 365)]).await }),
};

#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "upkeep",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&LEAVE_CLAIMS, args![person]).await?;
            tx.execute(&LEAVE_FLAGS, args![person]).await?;
            Ok(())
        })
    },
};

pub async fn flag(tx: &Tx, solution: Uuid, (kind, text): (&str, &str), by: Option<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute(&FLAG, args![Uuid::now_v7(), solution, kind, text, by, now]).await?;
    Ok(())
}

/// `Conflict` when somebody else has settled it.
pub async fn settle(tx: &Tx, flag: Uuid, by: Option<Uuid>, note: &str, now: Timestamp) -> Result<()> {
    if tx.execute(&SETTLE, args![flag, by, now, note]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

pub async fn claim(tx: &Tx, organisation: Uuid, person: Uuid, text: &str, now: Timestamp) -> Result<()> {
    tx.execute(&CLAIM, args![Uuid::now_v7(), organisation, person, text, now]).await?;
    Ok(())
}

/// `Conflict` when somebody else has decided.
pub async fn decide(tx: &Tx, claim: Uuid, (accepted, reason): (bool, &str), by: Option<Uuid>, now: Timestamp) -> Result<()> {
    if tx.execute(&DECIDE, args![claim, by, now, accepted, reason]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}
