//! What of announcements hangs on an organisation or a solution. Who was told stays told: nobody is told twice after a merge.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    TOLD: i64 = "SELECT count(*) AS n FROM announcement WHERE organisation_id = $1";
    // Of a need that both were told of, what the one that stays was told is enough.
    TOLD_MOVE: () = "
        UPDATE announcement SET organisation_id = $2
        WHERE organisation_id = $1 AND (kind = 'solution' OR NOT EXISTS (SELECT 1 FROM announcement o
            WHERE o.kind = 'need' AND o.organisation_id = $2 AND o.need_id = announcement.need_id))";
    TOLD_CLEAR: () = "DELETE FROM announcement WHERE organisation_id = $1";
    KNOWN: i64 = "SELECT count(*) AS n FROM announcement_told WHERE organisation_id = $1";
    KNOWN_MOVE: () = "
        INSERT INTO announcement_told (need_id, organisation_id)
        SELECT need_id, $2 FROM announcement_told WHERE organisation_id = $1
        ON CONFLICT (need_id, organisation_id) DO NOTHING";
    KNOWN_CLEAR: () = "DELETE FROM announcement_told WHERE organisation_id = $1";
    REFUSALS: i64 = "SELECT count(*) AS n FROM announcement_refusal WHERE organisation_id = $1";
    REFUSALS_MOVE: () = "
        INSERT INTO announcement_refusal (organisation_id, refused_by, at)
        SELECT $2, refused_by, at FROM announcement_refusal WHERE organisation_id = $1
        ON CONFLICT (organisation_id) DO NOTHING";
    REFUSALS_CLEAR: () = "DELETE FROM announcement_refusal WHERE organisation_id = $1";
    SPOKEN_OF: i64 = "SELECT count(*) AS n FROM announcement WHERE solution_id = $1";
    SPOKEN_OF_MOVE: () = "
        UPDATE announcement SET solution_id = $2
        WHERE solution_id = $1 AND (kind = 'need' OR NOT EXISTS (SELECT 1 FROM announcement o
            WHERE o.kind = 'solution' AND o.solution_id = $2 AND o.need_id = announcement.need_id))";
    SPOKEN_OF_CLEAR: () = "DELETE FROM announcement WHERE solution_id = $1";
    FITS: i64 = "SELECT count(*) AS n FROM announcement_fit WHERE solution_id = $1";
    FITS_MOVE: () = "
        INSERT INTO announcement_fit (need_id, solution_id)
        SELECT need_id, $2 FROM announcement_fit WHERE solution_id = $1 ON CONFLICT (need_id, solution_id) DO NOTHING";
    FITS_CLEAR: () = "DELETE FROM announcement_fit WHERE solution_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static TOLD_HANG: Hanging =
    Hanging { on: "organisation", code: "announcements", count: &TOLD, moves: &[&TOLD_MOVE], clears: &[&TOLD_CLEAR] };

#[linkme::distributed_slice(HANGING)]
static KNOWN_HANG: Hanging = Hanging {
    on: "organisation",
    code: "announcements-told",
    count: &KNOWN,
    moves: &[&KNOWN_MOVE],
    clears: &[&KNOWN_CLEAR],
};

#[linkme::distributed_slice(HANGING)]
static REFUSALS_HANG: Hanging = Hanging {
    on: "organisation",
    code: "announcement-refusals",
    count: &REFUSALS,
    moves: &[&REFUSALS_MOVE],
    clears: &[&REFUSALS_CLEAR],
};

#[linkme::distributed_slice(HANGING)]
static SPOKEN_OF_HANG: Hanging = Hanging {
    on: "solution",
    code: "announcements",
    count: &SPOKEN_OF,
    moves: &[&SPOKEN_OF_MOVE],
    clears: &[&SPOKEN_OF_CLEAR],
};

#[linkme::distributed_slice(HANGING)]
static FITS_HANG: Hanging =
    Hanging { on: "solution", code: "announcement-fits", count: &FITS, moves: &[&FITS_MOVE], clears: &[&FITS_CLEAR] };
