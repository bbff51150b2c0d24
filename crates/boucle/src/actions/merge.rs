//! The actions that an organisation answers for, and what it brings to them.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    ACTIONS: i64 = "SELECT count(*) AS n FROM action WHERE organisation_id = $1";
    ACTIONS_MOVE: () = "UPDATE action SET organisation_id = $2 WHERE organisation_id = $1";
    RESOURCES: i64 = "SELECT count(*) AS n FROM action_resource WHERE organisation_id = $1";
    RESOURCES_MOVE: () = "UPDATE action_resource SET organisation_id = $2 WHERE organisation_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static ACTIONS_HANG: Hanging =
    Hanging { on: "organisation", code: "actions", count: &ACTIONS, moves: &[&ACTIONS_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static RESOURCES_HANG: Hanging =
    Hanging { on: "organisation", code: "resources", count: &RESOURCES, moves: &[&RESOURCES_MOVE], clears: &[] };
