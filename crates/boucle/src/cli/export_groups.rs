//! Working groups, for `boucle export`: who takes part and on what terms, their cycles, orientations and pledges. Titles are
//! those of their spaces.

use db::{Date, Db, Timestamp, Uuid, row, sql};
use serde::Serialize;

use super::export::Archive;

row! {
    #[derive(Serialize)]
    struct Group {
        id: Uuid,
        title: String,
        problem: String,
        scope: String,
        hopes: String,
        currency: String,
        trial_minimum: i64,
        trial_share: String,
        organisation_id: Uuid,
        proposed_by: Option<Uuid>,
        proposed_at: Timestamp,
        state: String,
        state_at: Timestamp,
        state_note: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Category {
        group_id: Uuid,
        category: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Participation {
        id: Uuid,
        group_id: Uuid,
        organisation_id: Uuid,
        terms: String,
        offer: String,
        state: String,
        asked_at: Timestamp,
        decided_at: Option<Timestamp>,
        reason: String,
        due: Option<i64>,
        ended_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct Comer {
        participation_id: Uuid,
        person_id: Uuid,
        since: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Contribution {
        participation_id: Uuid,
        amount: i64,
        received_on: Date,
        note: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Cycle {
        id: Uuid,
        group_id: Uuid,
        title: String,
        starts_on: Date,
        ends_on: Date,
        consultation_id: Option<Uuid>,
        ranking_id: Option<Uuid>,
        oriented_at: Option<Timestamp>,
        planned_at: Option<Timestamp>,
        report: String,
        closed_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct Orientation {
        id: Uuid,
        cycle_id: Uuid,
        title: String,
        text: String,
        origin: String,
        rank: Option<i64>,
        retained_at: Option<Timestamp>,
        proposed_by: Option<Uuid>,
    }
}
row! {
    #[derive(Serialize)]
    struct Pledge {
        id: Uuid,
        cycle_id: Uuid,
        organisation_id: Uuid,
        objectives: String,
        role: String,
        brings: String,
        given_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Hours {
        pledge_id: Uuid,
        person_id: Uuid,
        hours_per_month: i64,
    }
}

sql! {
    GROUPS: Group = "
        SELECT g.id, s.title, g.problem, g.scope, g.hopes, g.currency, g.trial_minimum, g.trial_share, g.organisation_id,
            g.proposed_by, g.proposed_at, g.state, g.state_at, g.state_note
        FROM working_group g JOIN space s ON s.id = g.id ORDER BY g.proposed_at, g.id";
    CATEGORIES: Category = "
        SELECT g.group_id, c.code AS category
        FROM working_group_category g JOIN category c ON c.id = g.category_id ORDER BY g.group_id, c.code";
    PARTICIPATIONS: Participation = "
        SELECT id, group_id, organisation_id, terms, offer, state, asked_at, decided_at, reason, due, ended_at
        FROM participation ORDER BY group_id, asked_at, id";
    PEOPLE: Comer = "
        SELECT participation_id, person_id, since FROM participation_person ORDER BY participation_id, person_id";
    CONTRIBUTIONS: Contribution = "
        SELECT participation_id, amount, received_on, note FROM contribution ORDER BY participation_id, received_on, id";
    CYCLES: Cycle = "
        SELECT id, group_id, title, starts_on, ends_on, consultation_id, ranking_id, oriented_at, planned_at, report,
            closed_at
        FROM cycle ORDER BY group_id, starts_on, id";
    ORIENTATIONS: Orientation = "
        SELECT id, cycle_id, title, text, origin, rank, retained_at, proposed_by FROM orientation
        ORDER BY cycle_id, position, id";
    PLEDGES: Pledge = "
        SELECT id, cycle_id, organisation_id, objectives, role, brings, given_at FROM pledge ORDER BY cycle_id, given_at, id";
    HOURS: Hours = "
        SELECT pledge_id, person_id, hours_per_month FROM pledge_person ORDER BY pledge_id, person_id";
}

pub async fn add(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    archive.table(db, "working_groups.csv", &GROUPS).await?;
    archive.table(db, "working_group_categories.csv", &CATEGORIES).await?;
    archive.table(db, "participations.csv", &PARTICIPATIONS).await?;
    archive.table(db, "participation_people.csv", &PEOPLE).await?;
    archive.table(db, "contributions.csv", &CONTRIBUTIONS).await?;
    archive.table(db, "cycles.csv", &CYCLES).await?;
    archive.table(db, "orientations.csv", &ORIENTATIONS).await?;
    archive.table(db, "pledges.csv", &PLEDGES).await?;
    archive.table(db, "pledged_hours.csv", &HOURS).await?;
    Ok(())
}
