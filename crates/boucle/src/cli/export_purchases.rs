//! Purchase projects, for `boucle export`: what they hold, who carries them and what is said of them.

use db::{Date, Db, Timestamp, Uuid, row, sql};
use serde::Serialize;

use super::export::Archive;

row! {
    #[derive(Serialize)]
    struct Project {
        id: Uuid,
        organisation_id: Uuid,
        edition_id: Option<Uuid>,
        team_id: Option<Uuid>,
        title: String,
        text: String,
        circular: String,
        social: String,
        strategies: String,
        commitments: String,
        stage: String,
        left_stage: Option<String>,
        reason: String,
        next_step: String,
        next_on: Option<Date>,
        bought: String,
        solution_id: Option<Uuid>,
        supplier: String,
        amount: Option<i64>,
        currency: String,
        procedure_on: Option<Date>,
        awarded_on: Option<Date>,
        effect: String,
        effect_quantity: Option<f64>,
        effect_unit: String,
        effect_basis: Option<String>,
        created_at: Timestamp,
        updated_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Carrier {
        project_id: Uuid,
        person_id: Uuid,
        since: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Stage {
        project_id: Uuid,
        stage: String,
        reason: String,
        person_id: Option<Uuid>,
        at: Timestamp,
    }
}
row! {
    // A need, a solution, a calculation or a link, by its kind.
    #[derive(Serialize)]
    struct Part {
        project_id: Uuid,
        kind: String,
        part_id: Uuid,
        title: String,
        text: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Clause {
        project_id: Uuid,
        title: String,
        text: String,
        kind: String,
        in_tender: bool,
        in_contract: bool,
    }
}
row! {
    #[derive(Serialize)]
    struct Note {
        project_id: Uuid,
        person_id: Option<Uuid>,
        text: String,
        is_private: bool,
        at: Timestamp,
    }
}

sql! {
    PROJECTS: Project = "
        SELECT id, organisation_id, edition_id, team_id, title, text, circular, social, strategies, commitments, stage,
            left_stage, reason, next_step, next_on, bought, solution_id, supplier, amount, currency, procedure_on, awarded_on,
            effect, effect_quantity, effect_unit, effect_basis, created_at, updated_at
        FROM purchase_project ORDER BY id";
    CARRIERS: Carrier = "SELECT project_id, person_id, since FROM purchase_carrier ORDER BY project_id, person_id";
    STAGES: Stage = "SELECT project_id, stage, reason, person_id, at FROM purchase_stage ORDER BY project_id, at, id";
    PARTS: Part = "
        SELECT project_id, 'need' AS kind, need_id AS part_id, '' AS title, '' AS text FROM purchase_need
        UNION ALL SELECT project_id, 'solution', solution_id, '', why FROM purchase_solution
        UNION ALL SELECT project_id, 'calculation', calculation_id, '', '' FROM purchase_calculation
        UNION ALL SELECT project_id, 'link', id, title, address FROM purchase_link
        ORDER BY project_id, kind, part_id";
    CLAUSES: Clause = "
        SELECT project_id, title, text, kind, in_tender, in_contract FROM purchase_clause ORDER BY project_id, id";
    NOTES: Note = "SELECT project_id, person_id, text, is_private, at FROM purchase_note ORDER BY project_id, at, id";
}

pub async fn add(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    archive.table(db, "purchases.csv", &PROJECTS).await?;
    archive.table(db, "purchase_carriers.csv", &CARRIERS).await?;
    archive.table(db, "purchase_stages.csv", &STAGES).await?;
    archive.table(db, "purchase_parts.csv", &PARTS).await?;
    archive.table(db, "purchase_clauses.csv", &CLAUSES).await?;
    archive.table(db, "purchase_notes.csv", &NOTES).await?;
    Ok(())
}
