//! What a network holds of the life of its solutions, as tables.

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

sql! {
    VERSIONS: Version = "
        SELECT solution_id, number, supplier, title, summary, description, language, strategies, commitments, links,
            radius_km, radius_place AS radius_place_code, state, categories AS category_codes, places AS place_codes, labels,
            changed_by, changed_at
        FROM solution_version ORDER BY solution_id, number";
}

pub async fn add(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    archive.table(db, "solution_versions.csv", &VERSIONS).await
}
