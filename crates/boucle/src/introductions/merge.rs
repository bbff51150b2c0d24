//! The introductions of an organisation, on either side, and those about a solution.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    OF_ORGANISATION: i64 = "SELECT count(*) AS n FROM introduction WHERE buyer_id = $1 OR supplier_id = $1";
    BUYER_MOVE: () = "UPDATE introduction SET buyer_id = $2 WHERE buyer_id = $1";
    SUPPLIER_MOVE: () = "UPDATE introduction SET supplier_id = $2 WHERE supplier_id = $1";
    OF_SOLUTION: i64 = "SELECT count(*) AS n FROM introduction WHERE solution_id = $1";
    SOLUTION_MOVE: () = "UPDATE introduction SET solution_id = $2 WHERE solution_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static ORGANISATION_HANGS: Hanging = Hanging {
    on: "organisation",
    code: "introductions",
    count: &OF_ORGANISATION,
    moves: &[&BUYER_MOVE, &SUPPLIER_MOVE],
    clears: &[],
};

#[linkme::distributed_slice(HANGING)]
static SOLUTION_HANGS: Hanging =
    Hanging { on: "solution", code: "introductions", count: &OF_SOLUTION, moves: &[&SOLUTION_MOVE], clears: &[] };
