//! Lists and what stands in them, as they are read.

use db::{Run, Timestamp, Uuid, args, row, sql};

use crate::kit::{Error, Result};

row! {
    #[derive(Debug, Clone)]
    pub struct ListRow {
        pub id: Uuid,
        pub title: String,
        pub person_id: Uuid,
        pub organisation_id: Option<Uuid>,
        pub space_id: Option<Uuid>,
        // the organisation or the space whose it is
        pub whose: Option<String>,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ListLine {
        pub id: Uuid,
        pub title: String,
        pub whose: Option<String>,
        pub solutions: i64,
        // the one who asks may add to it
        pub writes: bool,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct EntryRow {
        pub solution_id: Uuid,
        pub supplier_id: Uuid,
        pub state: String,
        pub note: String,
        pub added_at: Timestamp,
        pub version: i64,
    }
}

sql! {
    FIND: ListRow = "
        SELECT l.id, l.title, l.person_id, l.organisation_id, l.space_id, COALESCE(o.name, s.title) AS whose, l.version
        FROM solution_list l LEFT JOIN organisation o ON o.id = l.organisation_id LEFT JOIN space s ON s.id = l.space_id
        WHERE l.id = $1";
    // One's own, those of one's organisations, and after them those of the spaces one is in, which may be many.
    LIST: ListLine = "
        SELECT l.id, l.title, COALESCE(o.name, s.title) AS whose,
            (SELECT count(*) FROM solution_listed e WHERE e.list_id = l.id) AS solutions,
            (CASE WHEN l.organisation_id IS NOT NULL THEN EXISTS (SELECT 1 FROM organisation_role r
                    WHERE r.organisation_id = l.organisation_id AND r.person_id = $1 AND r.role <> 'reader')
                WHEN l.space_id IS NULL THEN TRUE
                ELSE s.archived_at IS NULL AND (s.kind = 'network' OR EXISTS (SELECT 1 FROM space_member m
                    WHERE m.space_id = s.id AND m.person_id = $1 AND m.until IS NULL AND m.role <> 'reader')) END) AS writes
        FROM solution_list l LEFT JOIN organisation o ON o.id = l.organisation_id LEFT JOIN space s ON s.id = l.space_id
        WHERE l.id IN (
            SELECT a.id FROM solution_list a WHERE a.person_id = $1 AND a.organisation_id IS NULL AND a.space_id IS NULL
            UNION SELECT b.id FROM solution_list b JOIN organisation_role r ON r.organisation_id = b.organisation_id
                WHERE r.person_id = $1
            UNION SELECT c.id FROM solution_list c JOIN space_member m ON m.space_id = c.space_id
                WHERE m.person_id = $1 AND m.until IS NULL
            UNION SELECT d.id FROM solution_list d JOIN space n ON n.id = d.space_id WHERE n.kind = 'network')
        ORDER BY (CASE WHEN l.space_id IS NULL THEN 0 ELSE 1 END), l.title_key, l.id LIMIT 500";
    ENTRIES: EntryRow = "
        SELECT e.solution_id, s.supplier_id, s.state, e.note, e.added_at, e.version
        FROM solution_listed e JOIN solution s ON s.id = e.solution_id
        WHERE e.list_id = $1 ORDER BY e.position, e.solution_id LIMIT 500";
    // Those that would stand in the list beside these.
    OTHERS: i64 = "SELECT count(*) AS n FROM solution_listed WHERE list_id = $1 AND NOT (solution_id = ANY($2))";
    MADE: i64 = "SELECT count(*) AS n FROM solution_list WHERE person_id = $1";
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<ListRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// The lists that somebody may read, by title, those of spaces last.
pub async fn list(run: &impl Run, person: Uuid) -> Result<Vec<ListLine>> {
    Ok(run.all(&LIST, args![person]).await?)
}

/// What stands in a list, in its order.
pub async fn entries(run: &impl Run, list: Uuid) -> Result<Vec<EntryRow>> {
    Ok(run.all(&ENTRIES, args![list]).await?)
}

/// How many lists somebody has made.
pub async fn made(run: &impl Run, person: Uuid) -> Result<usize> {
    Ok(usize::try_from(run.one(&MADE, args![person]).await?).unwrap_or(usize::MAX))
}

/// How many solutions a list holds beside these.
pub async fn others(run: &impl Run, list: Uuid, solutions: Vec<Uuid>) -> Result<usize> {
    Ok(usize::try_from(run.one(&OTHERS, args![list, solutions]).await?).unwrap_or(usize::MAX))
}
