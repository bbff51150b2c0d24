//! The tools that an organisation made, uses or asks something of.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    MAKERS: i64 = "SELECT count(*) AS n FROM tool_maker WHERE organisation_id = $1";
    MAKERS_MOVE: () = "
        INSERT INTO tool_maker (organisation_id, tool_id, cost) SELECT $2, tool_id, cost FROM tool_maker WHERE organisation_id = $1
        ON CONFLICT (tool_id, organisation_id) DO UPDATE SET cost = tool_maker.cost + excluded.cost";
    MAKERS_CLEAR: () = "DELETE FROM tool_maker WHERE organisation_id = $1";
    USES: i64 = "SELECT count(*) AS n FROM tool_use WHERE organisation_id = $1";
    USES_MOVE: () = "UPDATE tool_use SET organisation_id = $2 WHERE organisation_id = $1";
    REQUESTS: i64 = "SELECT count(*) AS n FROM tool_request WHERE organisation_id = $1";
    REQUESTS_MOVE: () = "UPDATE tool_request SET organisation_id = $2 WHERE organisation_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static MAKERS_HANG: Hanging =
    Hanging { on: "organisation", code: "makers", count: &MAKERS, moves: &[&MAKERS_MOVE], clears: &[&MAKERS_CLEAR] };

#[linkme::distributed_slice(HANGING)]
static USES_HANG: Hanging = Hanging { on: "organisation", code: "uses", count: &USES, moves: &[&USES_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static REQUESTS_HANG: Hanging =
    Hanging { on: "organisation", code: "requests", count: &REQUESTS, moves: &[&REQUESTS_MOVE], clears: &[] };
