//! What of this feature hangs on the records that it merges.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    FLAGS: i64 = "SELECT count(*) AS n FROM solution_flag WHERE solution_id = $1";
    FLAGS_MOVE: () = "UPDATE solution_flag SET solution_id = $2 WHERE solution_id = $1";
    CLAIMS: i64 = "SELECT count(*) AS n FROM organisation_claim WHERE organisation_id = $1";
    // Of somebody who claims both, the claim to the one that stays waits alone.
    CLAIMS_MOVE: () = "
        UPDATE organisation_claim SET organisation_id = $2
        WHERE organisation_id = $1 AND NOT EXISTS (SELECT 1 FROM organisation_claim o WHERE o.organisation_id = $2
            AND o.person_id = organisation_claim.person_id AND o.decided_at IS NULL)";
}

#[linkme::distributed_slice(HANGING)]
static FLAGS_HANG: Hanging = Hanging { on: "solution", code: "flags", count: &FLAGS, moves: &[&FLAGS_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static CLAIMS_HANG: Hanging =
    Hanging { on: "organisation", code: "claims", count: &CLAIMS, moves: &[&CLAIMS_MOVE], clears: &[] };
