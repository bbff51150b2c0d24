//! The voices of an organisation. Where both have voted, both ballots stay as they were cast.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    VOICES: i64 = "SELECT count(*) AS n FROM poll_voter WHERE voter_id = $1";
    VOICES_MOVE: () = "
        UPDATE poll_ballot SET voter_id = $2
        WHERE voter_id = $1 AND NOT EXISTS (SELECT 1 FROM poll_voter o WHERE o.poll_id = poll_ballot.poll_id AND o.voter_id = $2)";
    VOICES_MOVE_2: () = "
        UPDATE poll_voter SET voter_id = $2
        WHERE voter_id = $1 AND NOT EXISTS (SELECT 1 FROM poll_voter o WHERE o.poll_id = poll_voter.poll_id AND o.voter_id = $2)";
}

#[linkme::distributed_slice(HANGING)]
static VOICES_HANG: Hanging =
    Hanging { on: "organisation", code: "voices", count: &VOICES, moves: &[&VOICES_MOVE, &VOICES_MOVE_2], clears: &[] };
