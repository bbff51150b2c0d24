//! What a network holds of the life of its solutions, of those that are proposed and of what was announced, as tables.
//! What a network holds of the life of its solutions, of those that are proposed, and of who looks for which, as tables.
//! What a network holds of the life of its solutions, of those that are proposed, and of who looks for and chooses which,
//! as tables.

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
        supply: String,
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

row! {
    #[derive(Serialize)]
    struct Reference {
        id: Uuid,
        solution_id: Uuid,
        client: String,
        organisation_id: Option<Uuid>,
        year: i64,
        text: String,
        email: String,
        created_by: Option<Uuid>,
        created_at: Timestamp,
        confirmed_at: Option<Timestamp>,
        confirmed_by: Option<Uuid>,
        denied_at: Option<Timestamp>,
        denial: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Piece {
        id: Uuid,
        solution_id: Uuid,
        purpose: String,
        position: i64,
        title: String,
        name: String,
        bytes: i64,
        added_by: Option<Uuid>,
        added_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Flag {
        id: Uuid,
        solution_id: Uuid,
        kind: String,
        text: String,
        person_id: Option<Uuid>,
        at: Timestamp,
        settled_by: Option<Uuid>,
        settled_at: Option<Timestamp>,
        note: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Claim {
        id: Uuid,
        organisation_id: Uuid,
        person_id: Uuid,
        text: String,
        at: Timestamp,
        decided_by: Option<Uuid>,
        decided_at: Option<Timestamp>,
        accepted: bool,
        reason: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Merged {
        id: Uuid,
        name: String,
        into_id: Uuid,
        merged_by: Option<Uuid>,
        at: Timestamp,
    }
}

row! {
    #[derive(Serialize)]
    struct Announcement {
        id: Uuid,
        kind: String,
        organisation_id: Uuid,
        need_id: Uuid,
        solution_id: Uuid,
        score: i64,
        at: Timestamp,
        mailed_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct AnnouncementFit {
        need_id: Uuid,
        solution_id: Uuid,
    }
}
row! {
    #[derive(Serialize)]
    struct AnnouncementRefusal {
        organisation_id: Uuid,
        refused_by: Option<Uuid>,
        at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct AnnouncementSilence {
        need_id: Uuid,
        silenced_by: Option<Uuid>,
        at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Search {
        id: Uuid,
        person_id: Uuid,
        name: String,
        query: String,
        pace: String,
        created_at: Timestamp,
    }
}

row! {
    #[derive(Serialize)]
    struct List {
        id: Uuid,
        title: String,
        person_id: Uuid,
        organisation_id: Option<Uuid>,
        space_id: Option<Uuid>,
        created_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Listed {
        list_id: Uuid,
        solution_id: Uuid,
        position: i64,
        note: String,
        added_by: Option<Uuid>,
        added_at: Timestamp,
    }
}

sql! {
    ANNOUNCEMENTS: Announcement = "
        SELECT id, kind, organisation_id, need_id, solution_id, score, at, mailed_at FROM announcement ORDER BY id";
    ANNOUNCEMENT_FITS: AnnouncementFit = "
        SELECT need_id, solution_id FROM announcement_fit ORDER BY need_id, solution_id";
    ANNOUNCEMENT_REFUSALS: AnnouncementRefusal = "
        SELECT organisation_id, refused_by, at FROM announcement_refusal ORDER BY organisation_id";
    ANNOUNCEMENT_SILENCES: AnnouncementSilence = "
        SELECT need_id, silenced_by, at FROM announcement_silence ORDER BY need_id";
    FILES: Piece = "
        SELECT id, solution_id, purpose, position, title, name, bytes, added_by, added_at FROM solution_file
        ORDER BY solution_id, purpose, position, id";
    REFERENCES: Reference = "
        SELECT id, solution_id, client, organisation_id, year, text, email, created_by, created_at, confirmed_at,
            confirmed_by, denied_at, denial
        FROM solution_reference ORDER BY id";
    LISTS: List = "SELECT id, title, person_id, organisation_id, space_id, created_at FROM solution_list ORDER BY id";
    LISTED: Listed = "
        SELECT list_id, solution_id, position, note, added_by, added_at FROM solution_listed
        ORDER BY list_id, position, solution_id";
    SEARCHES: Search = "SELECT id, person_id, name, query, pace, created_at FROM watch ORDER BY id";
    FLAGS: Flag = "
        SELECT id, solution_id, kind, text, person_id, at, settled_by, settled_at, note FROM solution_flag ORDER BY id";
    CLAIMS: Claim = "
        SELECT id, organisation_id, person_id, text, at, decided_by, decided_at, accepted, reason
        FROM organisation_claim ORDER BY id";
    MERGED: Merged = "SELECT id, name, into_id, merged_by, at FROM organisation_merged ORDER BY id";
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
            supply, changed_by, changed_at
        FROM solution_version ORDER BY solution_id, number";
}

pub async fn add(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    archive.table(db, "solution_versions.csv", &VERSIONS).await?;
    archive.table(db, "solution_files.csv", &FILES).await?;
    archive.table(db, "solution_references.csv", &REFERENCES).await?;
    archive.table(db, "proposals.csv", &PROPOSALS).await?;
    archive.table(db, "proposal_steps.csv", &PROPOSAL_STEPS).await?;
    archive.table(db, "solution_flags.csv", &FLAGS).await?;
    archive.table(db, "organisation_claims.csv", &CLAIMS).await?;
    archive.table(db, "organisations_merged.csv", &MERGED).await?;
    archive.table(db, "announcements.csv", &ANNOUNCEMENTS).await?;
    archive.table(db, "announcement_fits.csv", &ANNOUNCEMENT_FITS).await?;
    archive.table(db, "announcement_refusals.csv", &ANNOUNCEMENT_REFUSALS).await?;
    archive.table(db, "announcement_silences.csv", &ANNOUNCEMENT_SILENCES).await?;
    archive.table(db, "searches.csv", &SEARCHES).await?;
    archive.table(db, "lists.csv", &LISTS).await?;
    archive.table(db, "listed_solutions.csv", &LISTED).await
}
