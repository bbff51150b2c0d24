//! What waits for a coordinator: flags, claims; and what is compared before it is merged.

use db::{Run, Timestamp, Uuid, args, row, sql};

use crate::kit::Result;

row! {
    #[derive(Debug, Clone)]
    pub struct FlagRow {
        pub id: Uuid,
        pub solution_id: Uuid,
        pub title: String,
        pub supplier: String,
        pub kind: String,
        pub text: String,
        pub person: Option<String>,
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ClaimRow {
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub organisation: String,
        pub website: String,
        pub person_id: Uuid,
        pub person: String,
        pub email: String,
        pub language: String,
        pub text: String,
        pub at: Timestamp,
        // who keeps it already
        pub managers: i64,
    }
}
sql! {
    FLAGS: FlagRow = "
        SELECT f.id, f.solution_id, s.title, o.name AS supplier, f.kind, f.text, p.name AS person, f.at
        FROM solution_flag f JOIN solution s ON s.id = f.solution_id JOIN organisation o ON o.id = s.supplier_id
            LEFT JOIN person p ON p.id = f.person_id
        WHERE f.settled_at IS NULL ORDER BY f.at, f.id LIMIT 100";
    FLAG: FlagRow = "
        SELECT f.id, f.solution_id, s.title, o.name AS supplier, f.kind, f.text, p.name AS person, f.at
        FROM solution_flag f JOIN solution s ON s.id = f.solution_id JOIN organisation o ON o.id = s.supplier_id
            LEFT JOIN person p ON p.id = f.person_id
        WHERE f.id = $1 AND f.settled_at IS NULL";
    CLAIMS: ClaimRow = "
        SELECT c.id, c.organisation_id, o.name AS organisation, o.website, c.person_id, p.name AS person, p.email, p.language,
            c.text, c.at, (SELECT count(*) FROM organisation_role r WHERE r.organisation_id = o.id AND r.role = 'manager')
                AS managers
        FROM organisation_claim c JOIN organisation o ON o.id = c.organisation_id JOIN person p ON p.id = c.person_id
        WHERE c.decided_at IS NULL ORDER BY c.at, c.id LIMIT 100";
    CLAIM: ClaimRow = "
        SELECT c.id, c.organisation_id, o.name AS organisation, o.website, c.person_id, p.name AS person, p.email, p.language,
            c.text, c.at, (SELECT count(*) FROM organisation_role r WHERE r.organisation_id = o.id AND r.role = 'manager')
                AS managers
        FROM organisation_claim c JOIN organisation o ON o.id = c.organisation_id JOIN person p ON p.id = c.person_id
        WHERE c.id = $1 AND c.decided_at IS NULL";
    WAITS: i64 = "
        SELECT count(*) AS n FROM organisation_claim WHERE organisation_id = $1 AND person_id = $2 AND decided_at IS NULL";
}

pub async fn flags(run: &impl Run) -> Result<Vec<FlagRow>> {
    Ok(run.all(&FLAGS, args![]).await?)
}

/// A flag that waits.
pub async fn flag(run: &impl Run, id: Uuid) -> Result<Option<FlagRow>> {
    Ok(run.optional(&FLAG, args![id]).await?)
}

pub async fn claims(run: &impl Run) -> Result<Vec<ClaimRow>> {
    Ok(run.all(&CLAIMS, args![]).await?)
}

/// A claim that waits.
pub async fn claim(run: &impl Run, id: Uuid) -> Result<Option<ClaimRow>> {
    Ok(run.optional(&CLAIM, args![id]).await?)
}

/// Whether somebody's claim to an organisation waits already.
pub async fn waits(run: &impl Run, organisation: Uuid, person: Uuid) -> Result<bool> {
    Ok(run.one(&WAITS, args![organisation, person]).await? > 0)
}
