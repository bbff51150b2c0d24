//! The lists of an organisation, and the places of a solution in lists.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    LISTS: i64 = "SELECT count(*) AS n FROM solution_list WHERE organisation_id = $1";
    LISTS_MOVE: () = "UPDATE solution_list SET organisation_id = $2 WHERE organisation_id = $1";
    LISTED: i64 = "SELECT count(*) AS n FROM solution_listed WHERE solution_id = $1";
    // Of a list that has both, what was noted on the one that goes is noted on the other.
    NOTES_MOVE: () = "
        UPDATE solution_listed SET version = version + 1, note = substr(
            CASE WHEN note = '' THEN '' ELSE note || ' · ' END || (SELECT g.note FROM solution_listed g WHERE g.list_id = solution_listed.list_id AND g.solution_id = $1), 1, 2000)
        WHERE solution_id = $2 AND EXISTS (SELECT 1 FROM solution_listed g
            WHERE g.list_id = solution_listed.list_id AND g.solution_id = $1 AND g.note <> '')";
    LISTED_MOVE: () = "
        UPDATE solution_listed SET solution_id = $2
        WHERE solution_id = $1 AND NOT EXISTS (SELECT 1 FROM solution_listed o
            WHERE o.solution_id = $2 AND o.list_id = solution_listed.list_id)";
    LISTED_CLEAR: () = "DELETE FROM solution_listed WHERE solution_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static LISTS_HANG: Hanging =
    Hanging { on: "organisation", code: "lists", count: &LISTS, moves: &[&LISTS_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static LISTED_HANG: Hanging = Hanging {
    on: "solution",
    code: "listed",
    count: &LISTED,
    moves: &[&NOTES_MOVE, &LISTED_MOVE],
    clears: &[&LISTED_CLEAR],
};
