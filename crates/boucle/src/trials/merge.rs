//! The trials that were made for an organisation.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    TRIALS: i64 = "SELECT count(*) AS n FROM trial WHERE organisation_id = $1";
    TRIALS_MOVE: () = "UPDATE trial SET organisation_id = $2 WHERE organisation_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static TRIALS_HANG: Hanging =
    Hanging { on: "organisation", code: "trials", count: &TRIALS, moves: &[&TRIALS_MOVE], clears: &[] };
