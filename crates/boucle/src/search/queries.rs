//! What can be found, in the database: made from what people write, and told in a feed to whoever derives from it.

use std::collections::HashMap;

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::feed::Line;
use crate::kit::{Result, Viewer};

/// The longest text that is searched, in letters: what a page says further down is not found by it.
const MOST_LETTERS: usize = 20_000;

row! {
    /// A text that can be found.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Searchable {
        pub id: Uuid,
        pub kind: String,
        pub space_id: Uuid,
        // the topic of a message, the series of a meeting; else itself
        pub whole_id: Uuid,
        pub address: String,
        pub title: String,
        pub text: String,
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Hit {
        pub id: Uuid,
        pub kind: String,
        pub address: String,
        pub title: String,
        pub text: String,
        pub at: Timestamp,
        pub space_id: Uuid,
        pub space_title: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Known {
        pub id: Uuid,
        pub at: Timestamp,
    }
}

sql! {
    // What is searched, by who may read it at this moment: the spaces that are read, and not set aside.
    OPEN: Uuid = "
        SELECT s.id FROM space s
        WHERE s.archived_at IS NULL AND (s.visibility = 'public' OR $3
            OR ($2 AND (s.visibility = 'network' OR s.kind = 'network'))
            OR EXISTS (SELECT 1 FROM space_member m WHERE m.space_id = s.id AND m.person_id = $1 AND m.until IS NULL))";
    // The same is asked again of each text: it may stand elsewhere than it did when it was indexed.
    FOUND: Hit = "
        SELECT r.id, r.kind, r.address, r.title, r.text, r.at, s.id AS space_id, s.title AS space_title
        FROM searchable r JOIN space s ON s.id = r.space_id
        WHERE r.id = ANY($4) AND s.archived_at IS NULL AND (s.visibility = 'public' OR $3
            OR ($2 AND (s.visibility = 'network' OR s.kind = 'network'))
            OR EXISTS (SELECT 1 FROM space_member m WHERE m.space_id = s.id AND m.person_id = $1 AND m.until IS NULL))";
    KEEP: () = "
        INSERT INTO searchable (id, kind, space_id, whole_id, address, title, text, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (id) DO UPDATE SET space_id = excluded.space_id, whole_id = excluded.whole_id,
            address = excluded.address, title = excluded.title, text = excluded.text, at = excluded.at";
    FORGET: () = "DELETE FROM searchable WHERE id = ANY($1)";
    CHANGED: () = "INSERT INTO searchable_change (id, thing_id) VALUES ($1, $2)";
    pub CHANGES: Line = "SELECT id, thing_id FROM searchable_change WHERE id > $1 ORDER BY id LIMIT $2";
    pub LAST_CHANGE: Uuid = "SELECT id FROM searchable_change ORDER BY id DESC LIMIT 1";
    OF_IDS: Searchable = "
        SELECT id, kind, space_id, whole_id, address, title, text, at FROM searchable WHERE id = ANY($1)";
    SLICE: Searchable = "
        SELECT id, kind, space_id, whole_id, address, title, text, at FROM searchable WHERE id > $1 ORDER BY id LIMIT $2";
    IDS: Uuid = "SELECT id FROM searchable";
    OF_WHOLE: Known = "SELECT id, at FROM searchable WHERE whole_id = $1";
    IS_EMPTY: bool = "SELECT NOT EXISTS (SELECT 1 FROM searchable) AS is_empty";
    COUNT: i64 = "SELECT count(*) AS n FROM searchable";
}

/// As much of a text as is searched.
pub fn searched(text: &str) -> String {
    text.chars().take(MOST_LETTERS).collect()
}

pub async fn keep(tx: &Tx, texts: &[Searchable]) -> Result<()> {
    let row =
        |one: &Searchable| args![one.id, &one.kind, one.space_id, one.whole_id, &one.address, &one.title, &one.text, one.at];
    tx.execute_many(&KEEP, texts.iter().map(row).collect()).await?;
    changed(tx, texts.iter().map(|text| text.id)).await
}

pub async fn forget(tx: &Tx, ids: Vec<Uuid>) -> Result<()> {
    if !ids.is_empty() {
        tx.execute(&FORGET, args![&*ids]).await?;
        changed(tx, ids.into_iter()).await?;
    }
    Ok(())
}

/// Tells of texts, or of a space that is gone.
pub async fn changed(tx: &Tx, things: impl Iterator<Item = Uuid>) -> Result<()> {
    tx.execute_many(&CHANGED, things.map(|thing| args![Uuid::now_v7(), thing]).collect()).await?;
    Ok(())
}

/// Those of the texts that are kept, as they are kept.
pub async fn of(run: &impl Run, ids: &[Uuid]) -> Result<Vec<Searchable>> {
    Ok(run.all(&OF_IDS, args![ids]).await?)
}

/// A slice of all texts, by id.
pub async fn slice(run: &impl Run, after: Uuid, most: i64) -> Result<Vec<Searchable>> {
    Ok(run.all(&SLICE, args![after, most]).await?)
}

pub async fn ids(run: &impl Run) -> Result<Vec<Uuid>> {
    Ok(run.all(&IDS, args![]).await?)
}

pub async fn is_empty(run: &impl Run) -> Result<bool> {
    Ok(run.one(&IS_EMPTY, args![]).await?)
}

pub async fn count(run: &impl Run) -> Result<i64> {
    Ok(run.one(&COUNT, args![]).await?)
}

/// What is kept of a topic or a series.
pub async fn of_whole(run: &impl Run, whole: Uuid) -> Result<Vec<Known>> {
    Ok(run.all(&OF_WHOLE, args![whole]).await?)
}

/// The spaces whose texts the viewer may find.
pub async fn open_to(run: &impl Run, viewer: &Viewer) -> Result<Vec<Uuid>> {
    let [person, signed_in, all] = asker(viewer);
    Ok(run.all(&OPEN, vec![person, signed_in, all]).await?)
}

/// Those of the texts that the viewer may read, by id.
pub async fn found(run: &impl Run, viewer: &Viewer, ids: Vec<Uuid>) -> Result<HashMap<Uuid, Hit>> {
    let [person, signed_in, all] = asker(viewer);
    let hits = run.all(&FOUND, vec![person, signed_in, all, ids.into()]).await?;
    Ok(hits.into_iter().map(|hit| (hit.id, hit)).collect())
}

fn asker(viewer: &Viewer) -> [db::Value; 3] {
    [viewer.id().unwrap_or(Uuid::nil()).into(), viewer.person.is_some().into(), viewer.is_coordinator().into()]
}
