//! The calculations of an organisation, and those that are shared with it.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    CALCULATIONS: i64 = "SELECT count(*) AS n FROM calculation WHERE organisation_id = $1";
    CALCULATIONS_MOVE: () = "UPDATE calculation SET organisation_id = $2 WHERE organisation_id = $1";
    FILES_MOVE: () = "UPDATE shipment_file SET organisation_id = $2 WHERE organisation_id = $1";
    SHARES: i64 = "SELECT count(*) AS n FROM calculation_share WHERE organisation_id = $1";
    SHARES_MOVE: () = "UPDATE calculation_share SET organisation_id = $2 WHERE organisation_id = $1";
    FACTORS: i64 = "SELECT count(*) AS n FROM factor_set WHERE organisation_id = $1";
    FACTORS_MOVE: () = "UPDATE factor_set SET organisation_id = $2 WHERE organisation_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static CALCULATIONS_HANG: Hanging = Hanging {
    on: "organisation",
    code: "calculations",
    count: &CALCULATIONS,
    // with the files that become calculations in a moment
    moves: &[&CALCULATIONS_MOVE, &FILES_MOVE],
    clears: &[],
};

#[linkme::distributed_slice(HANGING)]
static SHARES_HANG: Hanging =
    Hanging { on: "organisation", code: "shares", count: &SHARES, moves: &[&SHARES_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static FACTORS_HANG: Hanging =
    Hanging { on: "organisation", code: "factors", count: &FACTORS, moves: &[&FACTORS_MOVE], clears: &[] };
