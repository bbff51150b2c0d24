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
    // Whoever writes it from the page of before has not seen what came to it.
    GAIN: () = "UPDATE solution SET updated_at = $2, changed_by = $3, version = version + 1 WHERE id = $1";
    SOLUTIONS: i64 = "SELECT count(*) AS n FROM solution WHERE supplier_id = $1";
    SOLUTIONS_MOVE: () = "UPDATE solution SET supplier_id = $2 WHERE supplier_id = $1";
    LABELS: i64 = "SELECT count(*) AS n FROM solution_label WHERE solution_id = $1";
    // What both say that they hold, the one that stays says itself.
    LABELS_MOVE: () = "
        UPDATE solution_label SET solution_id = $2
        WHERE solution_id = $1 AND NOT EXISTS (SELECT 1 FROM solution_label o WHERE o.solution_id = $2
            AND o.label_code = solution_label.label_code)";
    REFERENCES: i64 = "SELECT count(*) AS n FROM solution_reference WHERE solution_id = $1";
    REFERENCES_MOVE: () = "UPDATE solution_reference SET solution_id = $2 WHERE solution_id = $1";
    CLIENT_OF: i64 = "SELECT count(*) AS n FROM solution_reference WHERE organisation_id = $1";
    CLIENT_MOVE: () = "UPDATE solution_reference SET organisation_id = $2 WHERE organisation_id = $1";
    FILES: i64 = "SELECT count(*) AS n FROM solution_file WHERE solution_id = $1";
    FILES_MOVE: () = "UPDATE solution_file SET solution_id = $2 WHERE solution_id = $1";
    MERGED: i64 = "SELECT count(*) AS n FROM solution WHERE merged_into = $1";
    MERGED_MOVE: () = "UPDATE solution SET merged_into = $2 WHERE merged_into = $1";
}

/// One solution goes into another: what hangs on it moves, what it said stays in its versions, its address leads on.
pub async fn absorb(tx: &Tx, from: Uuid, into: Uuid, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    versions::keep(tx, vec![from, into]).await?;
    if tx.execute(&GO, args![from, into, now, by]).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&GAIN, args![into, now, by]).await?;
    merging::carry(tx, "solution", from, into).await?;
    save::changed(tx, from, now).await?;
    save::changed(tx, into, now).await
}

#[linkme::distributed_slice(HANGING)]
static SOLUTIONS_HANG: Hanging =
    Hanging { on: "organisation", code: "solutions", count: &SOLUTIONS, moves: &[&SOLUTIONS_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static LABELS_HANG: Hanging =
    Hanging { on: "solution", code: "labels", count: &LABELS, moves: &[&LABELS_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static REFERENCES_HANG: Hanging =
    Hanging { on: "solution", code: "references", count: &REFERENCES, moves: &[&REFERENCES_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static CLIENT_HANG: Hanging =
    Hanging { on: "organisation", code: "client-of", count: &CLIENT_OF, moves: &[&CLIENT_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static FILES_HANG: Hanging = Hanging { on: "solution", code: "files", count: &FILES, moves: &[&FILES_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static MERGED_HANG: Hanging =
    Hanging { on: "solution", code: "merged", count: &MERGED, moves: &[&MERGED_MOVE], clears: &[] };
