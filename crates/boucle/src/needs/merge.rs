//! The needs of an organisation.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    NEEDS: i64 = "SELECT count(*) AS n FROM need WHERE organisation_id = $1";
    NEEDS_MOVE: () = "UPDATE need SET organisation_id = $2 WHERE organisation_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static NEEDS_HANG: Hanging =
    Hanging { on: "organisation", code: "needs", count: &NEEDS, moves: &[&NEEDS_MOVE], clears: &[] };
