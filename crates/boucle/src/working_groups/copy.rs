//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Coming {
        working_group: String,
        organisation: String,
        since: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Pledged {
        working_group: String,
        cycle: String,
        organisation: String,
        hours_per_month: i64,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Proposed {
        working_group: String,
        kind: String,
        title: String,
        at: Timestamp,
    }
}

sql! {
    COMES: Coming = "
        SELECT s.title AS working_group, o.name AS organisation, d.since
        FROM participation_person d JOIN participation p ON p.id = d.participation_id JOIN space s ON s.id = p.group_id
            JOIN organisation o ON o.id = p.organisation_id
        WHERE d.person_id = $1 ORDER BY d.since, p.id";
    PLEDGED: Pledged = "
        SELECT s.title AS working_group, c.title AS cycle, o.name AS organisation, h.hours_per_month
        FROM pledge_person h JOIN pledge p ON p.id = h.pledge_id JOIN cycle c ON c.id = p.cycle_id
            JOIN space s ON s.id = c.group_id JOIN organisation o ON o.id = p.organisation_id
        WHERE h.person_id = $1 ORDER BY c.starts_on, p.id";
    PROPOSED: Proposed = "
        SELECT s.title AS working_group, 'working_group' AS kind, s.title, g.proposed_at AS at
        FROM working_group g JOIN space s ON s.id = g.id WHERE g.proposed_by = $1
        UNION ALL
        SELECT s.title AS working_group, 'orientation' AS kind, o.title, o.created_at AS at
        FROM orientation o JOIN cycle c ON c.id = o.cycle_id JOIN space s ON s.id = c.group_id WHERE o.proposed_by = $1
        ORDER BY at";
}

#[linkme::distributed_slice(copy::PARTS)]
static COMES_PART: copy::Part =
    copy::Part { name: "working_groups", of: |app, person| Box::pin(async move { copy::rows(&app, &COMES, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static PLEDGED_PART: copy::Part = copy::Part {
    name: "pledged_hours",
    of: |app, person| Box::pin(async move { copy::rows(&app, &PLEDGED, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static PROPOSED_PART: copy::Part = copy::Part {
    name: "working_groups_proposed",
    of: |app, person| Box::pin(async move { copy::rows(&app, &PROPOSED, person).await }),
};
