//! Writing and publishing the report of an edition, in the caller's transaction.

use db::{Run, Timestamp, Tx, Uuid, args, sql};

use super::figures::Figures;
use crate::kit::error::internal;
use crate::kit::{Error, Result};

sql! {
    ADD: () = "
        INSERT INTO edition_report (edition_id, text, updated_at, version) VALUES ($1, $2, $3, 1)
        ON CONFLICT (edition_id) DO NOTHING";
    WRITE: () = "
        UPDATE edition_report SET text = $3, updated_at = $4, version = version + 1 WHERE edition_id = $1 AND version = $2";
    PUBLISH: () = "
        UPDATE edition_report SET figures = $2, published_by = $3, published_at = $4, updated_at = $4 WHERE edition_id = $1";
    WITHDRAW: () = "
        UPDATE edition_report SET figures = NULL, published_by = NULL, published_at = NULL, updated_at = $2
        WHERE edition_id = $1";
}

/// Writes the text over the one at `version`, which is 0 for the first.
pub async fn write(tx: &Tx, edition: Uuid, version: i64, text: &str, now: Timestamp) -> Result<()> {
    let written = match version {
        0 => tx.execute(&ADD, args![edition, text, now]).await?,
        _ => tx.execute(&WRITE, args![edition, version, text, now]).await?,
    };
    if written == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Shows the report with these figures to whoever reads the edition.
pub async fn publish(tx: &Tx, edition: Uuid, figures: &Figures, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    let figures = serde_json::to_string(figures).map_err(internal)?;
    tx.execute(&PUBLISH, args![edition, figures, by, now]).await?;
    Ok(())
}

/// Takes it back to those who run the edition; figures are counted afresh from then on.
pub async fn withdraw(tx: &Tx, edition: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(&WITHDRAW, args![edition, now]).await?;
    Ok(())
}
