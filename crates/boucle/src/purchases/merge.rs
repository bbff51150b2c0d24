//! The purchase projects of an organisation, and those that look at or bought a solution.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    PROJECTS: i64 = "SELECT count(*) AS n FROM purchase_project WHERE organisation_id = $1";
    PROJECTS_MOVE: () = "UPDATE purchase_project SET organisation_id = $2 WHERE organisation_id = $1";
    SHORTLISTED: i64 = "SELECT count(*) AS n FROM purchase_solution WHERE solution_id = $1";
    SHORTLISTED_MOVE: () = "
        INSERT INTO purchase_solution (solution_id, project_id, why, at) SELECT $2, project_id, why, at FROM purchase_solution WHERE solution_id = $1
        ON CONFLICT (project_id, solution_id) DO NOTHING";
    SHORTLISTED_CLEAR: () = "DELETE FROM purchase_solution WHERE solution_id = $1";
    BOUGHT: i64 = "SELECT count(*) AS n FROM purchase_project WHERE solution_id = $1";
    BOUGHT_MOVE: () = "UPDATE purchase_project SET solution_id = $2 WHERE solution_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static PROJECTS_HANG: Hanging =
    Hanging { on: "organisation", code: "purchases", count: &PROJECTS, moves: &[&PROJECTS_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static SHORTLISTED_HANG: Hanging = Hanging {
    on: "solution",
    code: "shortlisted",
    count: &SHORTLISTED,
    moves: &[&SHORTLISTED_MOVE],
    clears: &[&SHORTLISTED_CLEAR],
};

#[linkme::distributed_slice(HANGING)]
static BOUGHT_HANG: Hanging =
    Hanging { on: "solution", code: "bought", count: &BOUGHT, moves: &[&BOUGHT_MOVE], clears: &[] };
