//! The solutions of an organisation, and those that were merged into a solution.

use db::{Run, Timestamp, Tx, Uuid, args, sql};

use super::{save, versions};
use crate::kit::merging::{self, HANGING, Hanging};
use crate::kit::{Error, Result};

sql! {
    // What it says stays as it was; it is found no more, and leads to the other.
    GO: () = "
        UPDATE solution SET state = 'archived', merged_into = $2, updated_at = $3, changed_by = $4, version = version + 1
        WHERE id = $1 AND merged_into IS NULL
            AND EXISTS (SELECT 1 FROM solution o WHERE o.id = $2 AND o.merged_into IS NULL)";
    SOLUTIONS: i64 = "SELECT count(*) AS n FROM solution WHERE supplier_id = $1";
    SOLUTIONS_MOVE: () = "UPDATE solution SET supplier_id = $2 WHERE supplier_id = $1";
    MERGED: i64 = "SELECT count(*) AS n FROM solution WHERE merged_into = $1";
    MERGED_MOVE: () = "UPDATE solution SET merged_into = $2 WHERE merged_into = $1";
}

/// One solution goes into another: what hangs on it moves, what it said stays in its versions, its address leads on.
pub async fn absorb(tx: &Tx, from: Uuid, into: Uuid, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    versions::keep(tx, vec![from]).await?;
    if tx.execute(&GO, args![from, into, now, by]).await? == 0 {
        return Err(Error::Conflict);
    }
    merging::carry(tx, "solution", from, into).await?;
    save::changed(tx, from, now).await
}

#[linkme::distributed_slice(HANGING)]
static SOLUTIONS_HANG: Hanging =
    Hanging { on: "organisation", code: "solutions", count: &SOLUTIONS, moves: &[&SOLUTIONS_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static MERGED_HANG: Hanging =
    Hanging { on: "solution", code: "merged", count: &MERGED, moves: &[&MERGED_MOVE], clears: &[] };
