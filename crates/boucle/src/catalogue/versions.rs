//! What a solution said before each change. As it is now it stands in its own row; what it was is copied here, in the same
//! transaction, before that row changes: so a solution that never changes costs nothing more.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::{Error, Result};

row! {
    #[derive(Debug, Clone)]
    pub struct VersionRow {
        pub number: i64,
        pub supplier: String,
        pub title: String,
        pub summary: String,
        pub description: String,
        pub language: String,
        pub strategies: String,
        pub commitments: String,
        pub links: String,
        pub radius_km: Option<i64>,
        // codes, as the lists of categories and places are
        pub radius_place: Option<String>,
        pub state: String,
        pub categories: String,
        pub places: String,
        pub labels: String,
        // nine parts with a tab between
        pub supply: String,
        pub changed_at: Timestamp,
        pub author: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct VersionLine {
        pub number: i64,
        pub title: String,
        pub state: String,
        pub changed_at: Timestamp,
        pub author: Option<String>,
    }
}

sql! {
    KEEP: () = "
        INSERT INTO solution_version (solution_id, number, supplier, title, summary, description, language, strategies,
            commitments, links, radius_km, radius_place, state, categories, places, labels, supply, changed_by,
            changed_at)
        SELECT s.id, s.version, o.name, s.title, s.summary, s.description, s.language, s.strategies, s.commitments, s.links,
            s.radius_km, p.code, s.state,
            COALESCE((SELECT string_agg(c.code, ',' ORDER BY c.code) FROM solution_category x
                JOIN category c ON c.id = x.category_id WHERE x.solution_id = s.id), ''),
            COALESCE((SELECT string_agg(l.code, ',' ORDER BY l.code) FROM solution_place x
                JOIN place l ON l.id = x.place_id WHERE x.solution_id = s.id), ''),
            COALESCE((SELECT string_agg(h.label_code || '\t' || COALESCE(CAST(h.expires_on AS TEXT), '') || '\t' || h.proof || '\t'
                || h.number || '\t' || COALESCE(h.file_name, ''),
                '\n' ORDER BY h.label_code) FROM solution_label h WHERE h.solution_id = s.id), ''),
            COALESCE(CAST(s.capacity AS TEXT), '') || '\t' || s.capacity_unit || '\t' || COALESCE(s.capacity_per, '') || '\t'
                || COALESCE(CAST(s.lead_time AS TEXT), '') || '\t' || COALESCE(s.lead_unit, '') || '\t'
                || COALESCE(CAST(s.price_low AS TEXT), '') || '\t' || COALESCE(CAST(s.price_high AS TEXT), '') || '\t'
                || COALESCE(s.price_currency, '') || '\t' || s.price_unit,
            s.changed_by, s.updated_at
        FROM solution s JOIN organisation o ON o.id = s.supplier_id LEFT JOIN place p ON p.id = s.radius_place_id
        WHERE s.id = ANY($1)
        ON CONFLICT (solution_id, number) DO NOTHING";
    OLD: VersionRow = "
        SELECT v.number, v.supplier, v.title, v.summary, v.description, v.language, v.strategies, v.commitments, v.links,
            v.radius_km, v.radius_place, v.state, v.categories, v.places, v.labels, v.supply, v.changed_at, e.name AS author
        FROM solution_version v LEFT JOIN person e ON e.id = v.changed_by WHERE v.solution_id = $1 AND v.number = $2";
    NOW: VersionRow = "
        SELECT s.version AS number, o.name AS supplier, s.title, s.summary, s.description, s.language, s.strategies,
            s.commitments, s.links, s.radius_km, p.code AS radius_place, s.state,
            COALESCE((SELECT string_agg(c.code, ',' ORDER BY c.code) FROM solution_category x
                JOIN category c ON c.id = x.category_id WHERE x.solution_id = s.id), '') AS categories,
            COALESCE((SELECT string_agg(l.code, ',' ORDER BY l.code) FROM solution_place x
                JOIN place l ON l.id = x.place_id WHERE x.solution_id = s.id), '') AS places,
            COALESCE((SELECT string_agg(h.label_code || '\t' || COALESCE(CAST(h.expires_on AS TEXT), '') || '\t' || h.proof || '\t'
                || h.number || '\t' || COALESCE(h.file_name, ''),
                '\n' ORDER BY h.label_code) FROM solution_label h WHERE h.solution_id = s.id), '') AS labels,
            COALESCE(CAST(s.capacity AS TEXT), '') || '\t' || s.capacity_unit || '\t' || COALESCE(s.capacity_per, '') || '\t'
                || COALESCE(CAST(s.lead_time AS TEXT), '') || '\t' || COALESCE(s.lead_unit, '') || '\t'
                || COALESCE(CAST(s.price_low AS TEXT), '') || '\t' || COALESCE(CAST(s.price_high AS TEXT), '') || '\t'
                || COALESCE(s.price_currency, '') || '\t' || s.price_unit AS supply,
            s.updated_at AS changed_at, e.name AS author
        FROM solution s JOIN organisation o ON o.id = s.supplier_id LEFT JOIN place p ON p.id = s.radius_place_id
            LEFT JOIN person e ON e.id = s.changed_by
        WHERE s.id = $1";
    LIST: VersionLine = "
        SELECT v.number, v.title, v.state, v.changed_at, e.name AS author
        FROM solution_version v LEFT JOIN person e ON e.id = v.changed_by
        WHERE v.solution_id = $1 AND v.number < $2 ORDER BY v.number DESC LIMIT $3";
}

/// Keeps what these solutions say, before they are changed.
pub async fn keep(tx: &Tx, solutions: Vec<Uuid>) -> Result<()> {
    if !solutions.is_empty() {
        tx.execute(&KEEP, args![solutions]).await?;
    }
    Ok(())
}

/// A solution as it is now.
pub async fn now(run: &impl Run, solution: Uuid) -> Result<VersionRow> {
    run.optional(&NOW, args![solution]).await?.ok_or(Error::NotFound)
}

/// A solution as it was.
pub async fn old(run: &impl Run, solution: Uuid, number: i64) -> Result<VersionRow> {
    run.optional(&OLD, args![solution, number]).await?.ok_or(Error::NotFound)
}

/// Versions before a number, the latest first.
pub async fn list(run: &impl Run, solution: Uuid, before: i64, most: i64) -> Result<Vec<VersionLine>> {
    Ok(run.all(&LIST, args![solution, before, most]).await?)
}
