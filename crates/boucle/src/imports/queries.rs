//! Files posted, how their columns are read, and what people settled.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::mapping::{self, Mapping};
use super::{Kind, Report, Subject};
use crate::catalogue::place_field::name_key;
use crate::kit::error::internal;
use crate::kit::{App, Error, Language, Result};

row! {
    #[derive(Debug, Clone)]
    pub struct FileRow {
        pub id: Uuid,
        pub kind: String,
        pub name: String,
        pub digest: Vec<u8>,
        pub lines: i64,
        pub language: String,
        pub columns: Option<String>,
        pub makes_suppliers: bool,
        pub created_at: Timestamp,
        pub asked_at: Option<Timestamp>,
        pub done_at: Option<Timestamp>,
        pub report: Option<String>,
    }
}

sql! {
    ADD: () = "
        INSERT INTO import_file (id, kind, name, digest, lines, language, person_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    FILE: FileRow = "
        SELECT id, kind, name, digest, lines, language, columns, makes_suppliers, created_at, asked_at, done_at, report
        FROM import_file WHERE id = $1";
    LAST: FileRow = "
        SELECT id, kind, name, digest, lines, language, columns, makes_suppliers, created_at, asked_at, done_at, report
        FROM import_file WHERE asked_at IS NOT NULL ORDER BY created_at DESC LIMIT 20";
    pub ASK: () = "
        UPDATE import_file SET columns = $2, makes_suppliers = $3, asked_at = $4 WHERE id = $1 AND asked_at IS NULL";
    pub DONE: () = "UPDATE import_file SET done_at = $2, report = $3 WHERE id = $1";
    REMEMBERED: String = "SELECT mapping FROM import_mapping WHERE signature = $1 AND kind = $2";
    pub REMEMBER: () = "
        INSERT INTO import_mapping (signature, kind, mapping, updated_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (signature, kind) DO UPDATE SET mapping = excluded.mapping, updated_at = excluded.updated_at";
    SETTLE: () = "
        INSERT INTO import_answer (subject, value, target_id, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (subject, value) DO UPDATE SET target_id = excluded.target_id, at = excluded.at";
    // Those never asked for are forgotten; those imported stay as a record.
    pub FORGET: () = "DELETE FROM import_file WHERE asked_at IS NULL AND created_at < $1";
}

pub struct NewFile<'n> {
    pub kind: Kind,
    pub name: &'n str,
    pub digest: &'n [u8],
    pub lines: usize,
    pub language: Language,
    pub person: Option<Uuid>,
}

pub async fn add(run: &impl Run, file: NewFile<'_>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let lines = i64::try_from(file.lines).map_err(internal)?;
    let (kind, language) = (file.kind.code(), file.language.code());
    run.execute(&ADD, args![id, kind, file.name, file.digest.to_vec(), lines, language, file.person, now]).await?;
    Ok(id)
}

pub async fn file(run: &impl Run, id: Uuid) -> Result<FileRow> {
    run.optional(&FILE, args![id]).await?.ok_or(Error::NotFound)
}

/// The last files that were imported, the newest first.
pub async fn last(run: &impl Run) -> Result<Vec<FileRow>> {
    Ok(run.all(&LAST, args![]).await?)
}

impl FileRow {
    pub fn kind(&self) -> Result<Kind> {
        Kind::parse(&self.kind).ok_or(Error::NotFound)
    }

    /// What the import did, once it is done.
    pub fn report(&self) -> Option<Report> {
        serde_json::from_str(self.report.as_deref()?).ok()
    }
}

/// The columns as chosen for the last file with this header; else as recognised.
pub async fn columns(app: &App, kind: Kind, header: &[String]) -> Result<Mapping> {
    let kept = app.db.optional(&REMEMBERED, args![mapping::signature(header), kind.code()]).await?;
    let kept = kept.and_then(|kept| serde_json::from_str(&kept).ok());
    Ok(kept.unwrap_or_else(|| Mapping::recognised(mapping::fields(kind), header)))
}

/// Keeps what a person settled of these words; nothing means that they are to be left empty.
pub async fn settle(tx: &Tx, subject: Subject, words: &str, target: Option<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute(&SETTLE, args![subject.code(), name_key(words), target, now]).await?;
    Ok(())
}
