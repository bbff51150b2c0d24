//! Calculations, their versions, and with whom they are shared, in the database.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::{Error, Result};

row! {
    #[derive(Debug, Clone)]
    pub struct CalculationRow {
        pub id: Uuid,
        pub kind: String,
        pub title: String,
        pub organisation_id: Option<Uuid>,
        pub organisation: Option<String>,
        pub need_id: Option<Uuid>,
        pub model: String,
        pub version: i64,
        pub frozen_version: Option<i64>,
        pub frozen_at: Option<Timestamp>,
        pub created_by: Option<Uuid>,
        pub author: Option<String>,
        pub changed_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct CalculationLine {
        pub id: Uuid,
        pub kind: String,
        pub title: String,
        pub organisation: Option<String>,
        pub author: Option<String>,
        pub frozen_at: Option<Timestamp>,
        pub changed_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct VersionRow {
        pub number: i64,
        pub changed_at: Timestamp,
        pub author: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ShareRow {
        pub id: Uuid,
        pub kind: String,
        pub name: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Seen {
        pub id: Uuid,
        pub kind: String,
        pub title: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Choice {
        pub id: Uuid,
        pub name: String,
    }
}

sql! {
    FIND: CalculationRow = "
        SELECT c.id, c.kind, c.title, c.organisation_id, o.name AS organisation, c.need_id, c.model, c.version, c.frozen_version, c.frozen_at,
            c.created_by, p.name AS author, c.changed_at
        FROM calculation c LEFT JOIN organisation o ON o.id = c.organisation_id LEFT JOIN person p ON p.id = c.created_by
        WHERE c.id = $1";
    // One's own, those of one's organisations, and those that are shared with oneself, one of them, or a space.
    LIST: CalculationLine = "
        SELECT c.id, c.kind, c.title, o.name AS organisation, p.name AS author, c.frozen_at, c.changed_at
        FROM calculation c LEFT JOIN organisation o ON o.id = c.organisation_id LEFT JOIN person p ON p.id = c.created_by
        WHERE c.id IN (
            SELECT a.id FROM calculation a WHERE a.created_by = $1
            UNION SELECT b.id FROM calculation b JOIN organisation_role r ON r.organisation_id = b.organisation_id
                WHERE r.person_id = $1 AND r.role <> 'reader'
            UNION SELECT s.calculation_id FROM calculation_share s WHERE s.person_id = $1
            UNION SELECT s.calculation_id FROM calculation_share s JOIN organisation_role r
                ON r.organisation_id = s.organisation_id WHERE r.person_id = $1
            UNION SELECT s.calculation_id FROM calculation_share s JOIN space_member m ON m.space_id = s.space_id
                WHERE m.person_id = $1 AND m.until IS NULL
            UNION SELECT s.calculation_id FROM calculation_share s JOIN space n ON n.id = s.space_id
                WHERE n.kind = 'network')
            AND (c.changed_at, c.id) < ($2, $3)
        ORDER BY c.changed_at DESC, c.id DESC LIMIT $4";
    SHARED: i64 = "
        SELECT count(*) AS n FROM calculation_share s WHERE s.calculation_id = $1 AND (s.person_id = $2
            OR s.organisation_id IN (SELECT r.organisation_id FROM organisation_role r WHERE r.person_id = $2)
            OR s.space_id IN (SELECT m.space_id FROM space_member m WHERE m.person_id = $2 AND m.until IS NULL)
            OR s.space_id IN (SELECT n.id FROM space n WHERE n.kind = 'network'))";
    ADD: () = "
        INSERT INTO calculation
            (id, kind, title, organisation_id, need_id, model, version, created_by, created_at, changed_at)
        VALUES ($1, $8, $2, $3, $7, $4, 1, $5, $6, $6)";
    CHANGE: () = "
        UPDATE calculation SET title = $3, model = $4, version = version + 1, changed_at = $5, need_id = $6
        WHERE id = $1 AND version = $2";
    ADD_VERSION: () = "
        INSERT INTO calculation_version (calculation_id, number, model, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5)";
    VERSIONS: VersionRow = "
        SELECT v.number, v.changed_at, p.name AS author
        FROM calculation_version v LEFT JOIN person p ON p.id = v.changed_by
        WHERE v.calculation_id = $1 ORDER BY v.number DESC LIMIT 50";
    VERSION: String = "SELECT model FROM calculation_version WHERE calculation_id = $1 AND number = $2";
    DELETE: () = "DELETE FROM calculation WHERE id = $1 AND frozen_at IS NULL";
    FREEZE: () = "
        UPDATE calculation SET frozen_version = version, frozen_at = $3 WHERE id = $1 AND version = $2 AND frozen_at IS NULL";
    SHARES: ShareRow = "
        SELECT s.id, CASE WHEN s.person_id IS NOT NULL THEN 'person' WHEN s.space_id IS NOT NULL THEN 'space'
            ELSE 'organisation' END AS kind, COALESCE(p.name, o.name, e.title) AS name
        FROM calculation_share s LEFT JOIN person p ON p.id = s.person_id LEFT JOIN organisation o ON o.id = s.organisation_id
            LEFT JOIN space e ON e.id = s.space_id
        WHERE s.calculation_id = $1 ORDER BY s.shared_at, s.id LIMIT 200";
    ADD_SHARE: () = "
        INSERT INTO calculation_share (id, calculation_id, person_id, organisation_id, space_id, shared_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    FORGET_SAME: () = "
        DELETE FROM calculation_share
        WHERE calculation_id = $1 AND (person_id = $2 OR organisation_id = $3 OR space_id = $4)";
    REMOVE_SHARE: () = "DELETE FROM calculation_share WHERE calculation_id = $1 AND id = $2";
    // Of those of a need, and of some by id, which somebody may see.
    SEEN: Seen = "
        SELECT c.id, c.kind, c.title FROM calculation c
        WHERE (c.id = ANY($1) OR c.need_id = $2) AND (c.created_by = $3
            OR c.organisation_id IN (
                SELECT r.organisation_id FROM organisation_role r WHERE r.person_id = $3 AND r.role <> 'reader')
            OR EXISTS (SELECT 1 FROM calculation_share s WHERE s.calculation_id = c.id AND (s.person_id = $3
                OR s.organisation_id IN (SELECT r.organisation_id FROM organisation_role r WHERE r.person_id = $3)
                OR s.space_id IN (SELECT m.space_id FROM space_member m WHERE m.person_id = $3 AND m.until IS NULL)
                OR s.space_id IN (SELECT n.id FROM space n WHERE n.kind = 'network'))))
        ORDER BY c.id LIMIT 200";
    // Spaces in which somebody is.
    SPACES: Choice = "
        SELECT s.id, s.title AS name FROM space s WHERE s.archived_at IS NULL AND (s.kind = 'network' OR s.id IN
            (SELECT m.space_id FROM space_member m WHERE m.person_id = $1 AND m.until IS NULL)) ORDER BY s.id LIMIT 200";
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<CalculationRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// Those that somebody may see, the last changed first, from before a moment.
pub async fn list(run: &impl Run, person: Uuid, before: (Timestamp, Uuid), most: i64) -> Result<Vec<CalculationLine>> {
    Ok(run.all(&LIST, args![person, before.0, before.1, most]).await?)
}

pub async fn is_shared(run: &impl Run, calculation: Uuid, person: Uuid) -> Result<bool> {
    Ok(run.one(&SHARED, args![calculation, person]).await? > 0)
}

pub async fn insert(
    tx: &Tx,
    (kind, title, model): (&str, &str, &str),
    (organisation, need): (Option<Uuid>, Option<Uuid>),
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<Uuid> {
    let id = Uuid::now_v7();
    tx.execute(&ADD, args![id, title, organisation, model, by, now, need, kind]).await?;
    tx.execute(&ADD_VERSION, args![id, 1_i64, model, by, now]).await?;
    Ok(id)
}

/// Refused when the version is no longer the one that was read.
pub async fn change(
    tx: &Tx,
    (id, version): (Uuid, i64),
    (title, model): (&str, &str),
    need: Option<Uuid>,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    if tx.execute(&CHANGE, args![id, version, title, model, now, need]).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&ADD_VERSION, args![id, version + 1, model, by, now]).await?;
    Ok(())
}

pub async fn versions(run: &impl Run, id: Uuid) -> Result<Vec<VersionRow>> {
    Ok(run.all(&VERSIONS, args![id]).await?)
}

pub async fn version(run: &impl Run, id: Uuid, number: i64) -> Result<String> {
    run.optional(&VERSION, args![id, number]).await?.ok_or(Error::NotFound)
}

pub async fn delete(tx: &Tx, id: Uuid) -> Result<()> {
    if tx.execute(&DELETE, args![id]).await? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Those of some that somebody may see.
pub async fn seen(run: &impl Run, person: Option<Uuid>, ids: Vec<Uuid>) -> Result<Vec<Seen>> {
    Ok(run.all(&SEEN, args![ids, None::<Uuid>, person]).await?)
}

/// Those of a need that somebody may see.
pub async fn of_need(run: &impl Run, person: Uuid, need: Uuid) -> Result<Vec<Seen>> {
    Ok(run.all(&SEEN, args![Vec::<Uuid>::new(), need, person]).await?)
}

pub async fn freeze(tx: &Tx, id: Uuid, version: i64, now: Timestamp) -> Result<()> {
    if tx.execute(&FREEZE, args![id, version, now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

pub async fn shares(run: &impl Run, id: Uuid) -> Result<Vec<ShareRow>> {
    Ok(run.all(&SHARES, args![id]).await?)
}

/// With a person, an organisation or a space.
#[derive(Debug, Clone, Copy)]
pub enum With {
    Person(Uuid),
    Organisation(Uuid),
    Space(Uuid),
}

pub async fn share(tx: &Tx, id: Uuid, with: With, now: Timestamp) -> Result<()> {
    let (person, organisation, space) = match with {
        With::Person(id) => (Some(id), None, None),
        With::Organisation(id) => (None, Some(id), None),
        With::Space(id) => (None, None, Some(id)),
    };
    // shared twice is shared once
    tx.execute(&FORGET_SAME, args![id, person, organisation, space]).await?;
    tx.execute(&ADD_SHARE, args![Uuid::now_v7(), id, person, organisation, space, now]).await?;
    Ok(())
}

pub async fn unshare(tx: &Tx, id: Uuid, share: Uuid) -> Result<()> {
    tx.execute(&REMOVE_SHARE, args![id, share]).await?;
    Ok(())
}

pub async fn spaces(run: &impl Run, person: Uuid) -> Result<Vec<Choice>> {
    Ok(run.all(&SPACES, args![person]).await?)
}
