//! What an organisation proposed, takes part in and pledged.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    GROUPS: i64 = "SELECT count(*) AS n FROM working_group WHERE organisation_id = $1";
    GROUPS_MOVE: () = "UPDATE working_group SET organisation_id = $2 WHERE organisation_id = $1";
    PARTICIPATIONS: i64 = "SELECT count(*) AS n FROM participation WHERE organisation_id = $1";
    PARTICIPATIONS_MOVE: () = "UPDATE participation SET organisation_id = $2 WHERE organisation_id = $1";
    ASKED: i64 = "SELECT count(*) AS n FROM group_invitation WHERE organisation_id = $1";
    ASKED_MOVE: () = "
        INSERT INTO group_invitation (organisation_id, group_id, invited_by, invited_at)
        SELECT $2, group_id, invited_by, invited_at FROM group_invitation WHERE organisation_id = $1
        ON CONFLICT (group_id, organisation_id) DO NOTHING";
    ASKED_CLEAR: () = "DELETE FROM group_invitation WHERE organisation_id = $1";
    PLEDGES: i64 = "SELECT count(*) AS n FROM pledge WHERE organisation_id = $1";
    PLEDGES_MOVE: () = "UPDATE pledge SET organisation_id = $2 WHERE organisation_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static PARTICIPATIONS_HANG: Hanging = Hanging {
    on: "organisation",
    code: "participations",
    count: &PARTICIPATIONS,
    moves: &[&PARTICIPATIONS_MOVE],
    clears: &[],
};

#[linkme::distributed_slice(HANGING)]
static ASKED_HANG: Hanging =
    Hanging { on: "organisation", code: "group_invitations", count: &ASKED, moves: &[&ASKED_MOVE], clears: &[&ASKED_CLEAR] };

#[linkme::distributed_slice(HANGING)]
static PLEDGES_HANG: Hanging =
    Hanging { on: "organisation", code: "pledges", count: &PLEDGES, moves: &[&PLEDGES_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static GROUPS_HANG: Hanging =
    Hanging { on: "organisation", code: "groups", count: &GROUPS, moves: &[&GROUPS_MOVE], clears: &[] };
