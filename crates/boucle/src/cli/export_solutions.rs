//! What a network holds of the life of its solutions and of those that are proposed, as tables.

use db::{Db, Timestamp, Uuid, row, sql};
use serde::Serialize;

use super::export::Archive;

row! {
    #[derive(Serialize)]
    struct Version {
        solution_id: Uuid,
        number: i64,
        supplier: String,
        title: String,
        summary: String,
        description: String,
        language: String,
        strategies: String,
        commitments: String,
        links: String,
        radius_km: Option<i64>,
        radius_place_code: Option<String>,
        state: String,
        category_codes: String,
        place_codes: String,
        labels: String,
        changed_by: Option<Uuid>,
        changed_at: Timestamp,
    }
}

row! {
    #[derive(Serialize)]
    struct Proposal {
        id: Uuid,
        state: String,
        language: String,
        title: String,
        summary: String,
        description: String,
        links: String,
        category_ids: String,
        strategies: String,
        commitments: String,
        place_ids: String,
        radius_km: Option<i64>,
        organisation: String,
        kind: Option<String>,
        identifier_scheme: Option<String>,
        identifier: Option<String>,
        website: String,
        name: String,
        email: String,
        confirmed_at: Option<Timestamp>,
        submitted_at: Option<Timestamp>,
        solution_id: Option<Uuid>,
        created_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct ProposalStep {
        proposal_id: Uuid,
        step: String,
        reason: String,
        person_id: Option<Uuid>,
        at: Timestamp,
    }
}

sql! {
    PROPOSALS: Proposal = "
        SELECT id, state, language, title, summary, description, links, categories AS category_ids, strategies, commitments,
            places AS place_ids, radius_km, organisation, kind, identifier_scheme, identifier, website, name, email,
            confirmed_at, submitted_at, solution_id, created_at
        FROM proposal ORDER BY id";
    PROPOSAL_STEPS: ProposalStep = "
        SELECT proposal_id, step, reason, person_id, at FROM proposal_step ORDER BY proposal_id, id";
    VERSIONS: Version = "
        SELECT solution_id, number, supplier, title, summary, description, language, strategies, commitments, links,
            radius_km, radius_place AS radius_place_code, state, categories AS category_codes, places AS place_codes, labels,
            changed_by, changed_at
        FROM solution_version ORDER BY solution_id, number";
}

pub async fn add(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    archive.table(db, "solution_versions.csv", &VERSIONS).await?;
    archive.table(db, "proposals.csv", &PROPOSALS).await?;
    archive.table(db, "proposal_steps.csv", &PROPOSAL_STEPS).await
}
