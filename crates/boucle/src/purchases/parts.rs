//! What a project holds: its needs, the solutions that are looked at closely, calculations, links, clauses, notes and the
//! stages that it went through. What stands elsewhere is named by the title that it has now, to those who may see it there.

use db::{Run, Timestamp, Uuid, args, row, sql};

use crate::kit::{Error, Result};

row! {
    #[derive(Debug, Clone)]
    pub struct Shortlisted {
        pub solution_id: Uuid,
        pub title: String,
        pub supplier_id: Uuid,
        pub supplier: String,
        pub state: String,
        pub why: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct LinkRow {
        pub id: Uuid,
        pub title: String,
        pub address: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ClauseRow {
        pub id: Uuid,
        pub title: String,
        pub text: String,
        pub kind: String,
        pub in_tender: bool,
        pub in_contract: bool,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct NoteRow {
        pub author: Option<String>,
        pub text: String,
        pub is_private: bool,
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct StageRow {
        pub stage: String,
        pub reason: String,
        pub person: Option<String>,
        pub at: Timestamp,
    }
}

sql! {
    NEEDS: Uuid = "SELECT need_id FROM purchase_need WHERE project_id = $1 ORDER BY need_id";
    SHORTLIST: Shortlisted = "
        SELECT l.solution_id, s.title, s.supplier_id, o.name AS supplier, s.state, l.why
        FROM purchase_solution l JOIN solution s ON s.id = l.solution_id JOIN organisation o ON o.id = s.supplier_id
        WHERE l.project_id = $1 ORDER BY l.at, l.solution_id";
    CALCULATIONS: Uuid = "SELECT calculation_id FROM purchase_calculation WHERE project_id = $1 ORDER BY calculation_id";
    LINKS: LinkRow = "SELECT id, title, address FROM purchase_link WHERE project_id = $1 ORDER BY id";
    CLAUSES: ClauseRow = "
        SELECT id, title, text, kind, in_tender, in_contract, version FROM purchase_clause WHERE project_id = $1 ORDER BY id";
    CLAUSE: ClauseRow = "
        SELECT id, title, text, kind, in_tender, in_contract, version FROM purchase_clause WHERE project_id = $1 AND id = $2";
    // The latest first; the private ones for those who may read them.
    NOTES: NoteRow = "
        SELECT e.name AS author, n.text, n.is_private, n.at
        FROM purchase_note n LEFT JOIN person e ON e.id = n.person_id
        WHERE n.project_id = $1 AND (NOT n.is_private OR $2) ORDER BY n.at DESC, n.id DESC LIMIT 200";
    STAGES: StageRow = "
        SELECT t.stage, t.reason, e.name AS person, t.at FROM purchase_stage t LEFT JOIN person e ON e.id = t.person_id
        WHERE t.project_id = $1 ORDER BY t.at, t.id LIMIT 200";
}

pub async fn needs(run: &impl Run, project: Uuid) -> Result<Vec<Uuid>> {
    Ok(run.all(&NEEDS, args![project]).await?)
}

/// In the order in which they were found.
pub async fn shortlist(run: &impl Run, project: Uuid) -> Result<Vec<Shortlisted>> {
    Ok(run.all(&SHORTLIST, args![project]).await?)
}

pub async fn calculations(run: &impl Run, project: Uuid) -> Result<Vec<Uuid>> {
    Ok(run.all(&CALCULATIONS, args![project]).await?)
}

pub async fn links(run: &impl Run, project: Uuid) -> Result<Vec<LinkRow>> {
    Ok(run.all(&LINKS, args![project]).await?)
}

pub async fn clauses(run: &impl Run, project: Uuid) -> Result<Vec<ClauseRow>> {
    Ok(run.all(&CLAUSES, args![project]).await?)
}

pub async fn clause(run: &impl Run, project: Uuid, id: Uuid) -> Result<ClauseRow> {
    run.optional(&CLAUSE, args![project, id]).await?.ok_or(Error::NotFound)
}

/// The latest first; `privately` with those that are between the people who run the edition.
pub async fn notes(run: &impl Run, project: Uuid, privately: bool) -> Result<Vec<NoteRow>> {
    Ok(run.all(&NOTES, args![project, privately]).await?)
}

/// From the first to the one where it stands.
pub async fn stages(run: &impl Run, project: Uuid) -> Result<Vec<StageRow>> {
    Ok(run.all(&STAGES, args![project]).await?)
}
