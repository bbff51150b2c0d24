//! The applications that come through an organisation.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    THROUGH: i64 = "SELECT count(*) AS n FROM application WHERE through_id = $1";
    THROUGH_MOVE: () = "UPDATE application SET through_id = $2 WHERE through_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static THROUGH_HANG: Hanging =
    Hanging { on: "organisation", code: "through", count: &THROUGH, moves: &[&THROUGH_MOVE], clears: &[] };
