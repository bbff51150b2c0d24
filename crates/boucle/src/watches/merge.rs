//! What searches have found of a solution that is merged into another.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    FOUND: i64 = "SELECT count(*) AS n FROM watch_hit WHERE solution_id = $1";
    // A search that has found both has told of the one that stays.
    FOUND_MOVE: () = "
        UPDATE watch_hit SET solution_id = $2
        WHERE solution_id = $1 AND NOT EXISTS (SELECT 1 FROM watch_hit o
            WHERE o.solution_id = $2 AND o.watch_id = watch_hit.watch_id)";
    FOUND_CLEAR: () = "DELETE FROM watch_hit WHERE solution_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static FOUND_HANG: Hanging =
    Hanging { on: "solution", code: "found", count: &FOUND, moves: &[&FOUND_MOVE], clears: &[&FOUND_CLEAR] };
