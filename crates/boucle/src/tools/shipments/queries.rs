//! Files of shipments on their way to a calculation, and the lines that were refused.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::rules::GivenBack;
use crate::kit::error::internal;
use crate::kit::{Error, Result, forget};

row! {
    #[derive(Debug, Clone)]
    pub struct FileRow {
        pub id: Uuid,
        pub person_id: Uuid,
        pub organisation_id: Option<Uuid>,
        pub name: String,
        pub digest: Vec<u8>,
        pub lines: i64,
        pub choices: Option<String>,
        pub created_at: Timestamp,
        pub asked_at: Option<Timestamp>,
        pub failed_at: Option<Timestamp>,
        pub calculation_id: Option<Uuid>,
    }
}

sql! {
    ADD: () = "
        INSERT INTO shipment_file (id, person_id, name, digest, lines, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    FILE: FileRow = "
        SELECT id, person_id, organisation_id, name, digest, lines, choices, created_at, asked_at, failed_at, calculation_id
        FROM shipment_file WHERE id = $1";
    LAST: FileRow = "
        SELECT id, person_id, organisation_id, name, digest, lines, choices, created_at, asked_at, failed_at, calculation_id
        FROM shipment_file WHERE person_id = $1 AND calculation_id IS NULL ORDER BY created_at DESC, id DESC LIMIT 20";
    // Those for which nothing was chosen, but for the last few.
    LEFT_LYING: Uuid = "
        SELECT id FROM shipment_file WHERE person_id = $1 AND asked_at IS NULL
        ORDER BY created_at DESC, id DESC LIMIT 100 OFFSET 5";
    REMOVE: Uuid = "DELETE FROM shipment_file WHERE id = ANY($1) AND asked_at IS NULL RETURNING id";
    ASK: () = "
        UPDATE shipment_file SET choices = $2, organisation_id = $3, asked_at = $4 WHERE id = $1 AND asked_at IS NULL";
    DONE: () = "UPDATE shipment_file SET calculation_id = $2 WHERE id = $1 AND calculation_id IS NULL";
    pub FAILED: () = "UPDATE shipment_file SET failed_at = $2 WHERE id = $1 AND calculation_id IS NULL";
    pub OLD: () = "DELETE FROM shipment_file WHERE created_at < $1";
    LEAVE: () = "DELETE FROM shipment_file WHERE person_id = $1";
    GIVE_BACK: () = "INSERT INTO refused_shipment (calculation_id, lines) VALUES ($1, $2)";
    GIVEN_BACK: String = "SELECT lines FROM refused_shipment WHERE calculation_id = $1";
}

/// What somebody has on the way goes with them.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "shipments",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&LEAVE, args![person]).await?;
            Ok(())
        })
    },
};

pub struct NewFile<'n> {
    pub id: Uuid,
    pub person: Uuid,
    pub name: &'n str,
    pub digest: &'n [u8],
    pub lines: usize,
}

/// Adds a file, and answers which older ones of the same person were left lying and are gone.
pub async fn add(tx: &Tx, file: &NewFile<'_>, now: Timestamp) -> Result<Vec<Uuid>> {
    let lines = i64::try_from(file.lines).map_err(internal)?;
    tx.execute(&ADD, args![file.id, file.person, file.name, file.digest.to_vec(), lines, now]).await?;
    let lying = tx.all(&LEFT_LYING, args![file.person]).await?;
    // One that was asked for meanwhile stays, and its file with it.
    Ok(tx.all(&REMOVE, args![lying]).await?)
}

pub async fn file(run: &impl Run, id: Uuid) -> Result<FileRow> {
    run.optional(&FILE, args![id]).await?.ok_or(Error::NotFound)
}

/// The last that somebody sent and that are no calculation yet.
pub async fn last(run: &impl Run, person: Uuid) -> Result<Vec<FileRow>> {
    Ok(run.all(&LAST, args![person]).await?)
}

/// `false` when it was asked for before.
pub async fn ask(tx: &Tx, id: Uuid, choices: &str, organisation: Option<Uuid>, now: Timestamp) -> Result<bool> {
    Ok(tx.execute(&ASK, args![id, choices, organisation, now]).await? > 0)
}

/// `Conflict` when another server was first.
pub async fn done(tx: &Tx, id: Uuid, calculation: Uuid) -> Result<()> {
    if tx.execute(&DONE, args![id, calculation]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Nothing is kept where no line was refused.
pub async fn give_back(tx: &Tx, calculation: Uuid, lines: &GivenBack) -> Result<()> {
    if lines.lines.is_empty() {
        return Ok(());
    }
    let text = serde_json::to_string(lines).map_err(internal)?;
    tx.execute(&GIVE_BACK, args![calculation, text]).await?;
    Ok(())
}

pub async fn given_back(run: &impl Run, calculation: Uuid) -> Result<GivenBack> {
    let text = run.optional(&GIVEN_BACK, args![calculation]).await?.ok_or(Error::NotFound)?;
    serde_json::from_str(&text).map_err(internal)
}
