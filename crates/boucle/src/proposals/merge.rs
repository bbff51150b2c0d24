//! The proposals that a solution came from.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    PROPOSALS: i64 = "SELECT count(*) AS n FROM proposal WHERE solution_id = $1";
    PROPOSALS_MOVE: () = "UPDATE proposal SET solution_id = $2 WHERE solution_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static PROPOSALS_HANG: Hanging =
    Hanging { on: "solution", code: "proposals", count: &PROPOSALS, moves: &[&PROPOSALS_MOVE], clears: &[] };
