//! Folders, documents and their versions, in the database.

use std::collections::HashMap;

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::rules;
use crate::kit::files::{self, Kept};
use crate::kit::{Error, Result, format};
use crate::spaces::Lately;

row! {
    #[derive(Debug, Clone)]
    pub struct FolderRow {
        pub id: Uuid,
        pub space_id: Uuid,
        pub parent_id: Option<Uuid>,
        pub name: String,
    }
}
row! {
    /// A document with its newest version.
    #[derive(Debug, Clone)]
    pub struct DocumentRow {
        pub id: Uuid,
        pub space_id: Uuid,
        pub folder_id: Option<Uuid>,
        pub name: String,
        pub name_key: String,
        pub last_number: i64,
        pub created_by: Option<Uuid>,
        pub kind: String,
        pub bytes: i64,
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct VersionRow {
        pub number: i64,
        pub digest: Vec<u8>,
        pub bytes: i64,
        pub kind: String,
        pub comment: String,
        pub created_at: Timestamp,
        pub author: Option<String>,
    }
}
row! {
    /// A version that was given after a moment.
    #[derive(Debug, Clone)]
    pub struct RecentRow {
        pub id: Uuid,
        pub space_id: Uuid,
        pub name: String,
        pub number: i64,
        pub comment: String,
        pub author_id: Option<Uuid>,
        pub author: Option<String>,
        pub created_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    struct CitedRow {
        id: Uuid,
        kind: String,
    }
}

sql! {
    FOLDERS: FolderRow = "
        SELECT id, space_id, parent_id, name FROM folder WHERE space_id = $1 ORDER BY name_key, id LIMIT 2000";
    FOLDER: FolderRow = "SELECT id, space_id, parent_id, name FROM folder WHERE id = $1";
    ADD_FOLDER: () = "
        INSERT INTO folder (id, space_id, parent_id, name, name_key, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SET_FOLDER: () = "UPDATE folder SET parent_id = $2, name = $3, name_key = $4 WHERE id = $1";
    DELETE_FOLDER: () = "
        DELETE FROM folder WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM folder f WHERE f.parent_id = $1)
            AND NOT EXISTS (SELECT 1 FROM document d WHERE d.folder_id = $1)";
    IN_FOLDER: DocumentRow = "
        SELECT d.id, d.space_id, d.folder_id, d.name, d.name_key, d.last_number, d.created_by, v.kind, v.bytes,
            v.created_at AS at
        FROM document d JOIN document_version v ON v.document_id = d.id AND v.number = d.last_number
        WHERE COALESCE(d.folder_id, d.space_id) = $1 AND (d.name_key, d.id) > ($2, $3)
        ORDER BY d.name_key, d.id LIMIT $4";
    FOUND: DocumentRow = "
        SELECT d.id, d.space_id, d.folder_id, d.name, d.name_key, d.last_number, d.created_by, v.kind, v.bytes,
            v.created_at AS at
        FROM document d JOIN document_version v ON v.document_id = d.id AND v.number = d.last_number
        WHERE d.space_id = $1 AND d.name_words LIKE $2 ESCAPE '!' AND (d.name_key, d.id) > ($3, $4)
        ORDER BY d.name_key, d.id LIMIT $5";
    FIND: DocumentRow = "
        SELECT d.id, d.space_id, d.folder_id, d.name, d.name_key, d.last_number, d.created_by, v.kind, v.bytes,
            v.created_at AS at
        FROM document d JOIN document_version v ON v.document_id = d.id AND v.number = d.last_number WHERE d.id = $1";
    SLICE: DocumentRow = "
        SELECT d.id, d.space_id, d.folder_id, d.name, d.name_key, d.last_number, d.created_by, v.kind, v.bytes,
            v.created_at AS at
        FROM document d JOIN document_version v ON v.document_id = d.id AND v.number = d.last_number
        WHERE d.id > $1 ORDER BY d.id LIMIT $2";
    RECENT: RecentRow = "
        SELECT d.id, d.space_id, d.name, v.number, v.comment, v.author_id, a.name AS author, v.created_at
        FROM document d JOIN document_version v ON v.document_id = d.id AND v.number = d.last_number
            LEFT JOIN person a ON a.id = v.author_id
        WHERE d.space_id = ANY($1) AND v.created_at > $2 AND (v.created_at, d.id) < ($3, $4)
        ORDER BY v.created_at DESC, d.id DESC LIMIT $5";
    NAMED: Uuid = "SELECT id FROM document WHERE COALESCE(folder_id, space_id) = $1 AND name = $2";
    COUNT: i64 = "SELECT count(*) AS n FROM document WHERE space_id = $1";
    USED: i64 = "
        SELECT CAST(COALESCE(sum(v.bytes), 0) AS BIGINT)
            + (SELECT CAST(COALESCE(sum(u.bytes), 0) AS BIGINT) FROM upload u WHERE u.space_id = $1) AS n
        FROM document_version v JOIN document d ON d.id = v.document_id WHERE d.space_id = $1";
    ADD: () = "
        INSERT INTO document (id, space_id, folder_id, name, name_key, name_words, last_number, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8) ON CONFLICT DO NOTHING";
    SET: () = "UPDATE document SET folder_id = $2, name = $3, name_key = $4, name_words = $5 WHERE id = $1";
    DELETE: () = "DELETE FROM document WHERE id = $1";
    // The number is taken by the update, so that two who give a version at once get one each.
    NEXT: i64 = "UPDATE document SET last_number = last_number + 1 WHERE id = $1 RETURNING last_number";
    ADD_VERSION: () = "
        INSERT INTO document_version (document_id, number, digest, bytes, kind, comment, author_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    VERSIONS: VersionRow = "
        SELECT v.number, v.digest, v.bytes, v.kind, v.comment, v.created_at, p.name AS author
        FROM document_version v LEFT JOIN person p ON p.id = v.author_id
        WHERE v.document_id = $1 ORDER BY v.number DESC LIMIT 200";
    VERSION: VersionRow = "
        SELECT v.number, v.digest, v.bytes, v.kind, v.comment, v.created_at, p.name AS author
        FROM document_version v LEFT JOIN person p ON p.id = v.author_id WHERE v.document_id = $1 AND v.number = $2";
    CITED: CitedRow = "
        SELECT d.id, v.kind FROM document d JOIN document_version v ON v.document_id = d.id AND v.number = d.last_number
        WHERE d.space_id = $1 AND d.id = ANY($2)";
    DIGESTS: Vec<u8> = "SELECT DISTINCT digest FROM document_version";
}

#[linkme::distributed_slice(files::NAMED)]
static VERSIONS_KEPT: files::Named =
    files::Named { digests: |app| Box::pin(async move { Ok(app.db.all(&DIGESTS, args![]).await?) }) };

/// The folders of a space, by name.
#[derive(Debug, Clone)]
pub struct Folders(Vec<FolderRow>);

impl Folders {
    pub fn get(&self, id: Uuid) -> Option<&FolderRow> {
        self.0.iter().find(|folder| folder.id == id)
    }

    /// Those that stand in one, or at the top.
    pub fn within(&self, parent: Option<Uuid>) -> impl Iterator<Item = &FolderRow> {
        self.0.iter().filter(move |folder| folder.parent_id == parent)
    }

    /// From the top down to one, itself the last.
    pub fn down_to(&self, folder: Option<Uuid>) -> Vec<&FolderRow> {
        let mut steps = Vec::new();
        let mut next = folder.and_then(|folder| self.get(folder));
        // No way is longer than there are folders, whatever the rows say.
        while let Some(folder) = next.filter(|_| steps.len() <= self.0.len()) {
            steps.push(folder);
            next = folder.parent_id.and_then(|parent| self.get(parent));
        }
        steps.reverse();
        steps
    }

    /// `Achats / 2026`, as a person reads where a folder stands.
    pub fn path(&self, folder: Uuid) -> String {
        self.down_to(Some(folder)).iter().map(|step| step.name.as_str()).collect::<Vec<_>>().join(" / ")
    }

    /// Every folder with its path, in the order of the paths.
    pub fn paths(&self) -> Vec<(Uuid, String)> {
        let mut paths: Vec<_> = self.0.iter().map(|folder| (folder.id, self.path(folder.id))).collect();
        paths.sort_by_cached_key(|(_, path)| format::sort_key(path));
        paths
    }

    /// Where a folder may be put: not under itself, and no deeper than folders go.
    pub fn takes(&self, parent: Option<Uuid>, moved: Option<Uuid>) -> bool {
        let above = self.down_to(parent);
        let under_itself = above.iter().any(|step| Some(step.id) == moved);
        !under_itself && above.len() + self.height(moved) <= rules::MOST_DEPTH
    }

    /// How many levels a folder and what is in it take.
    fn height(&self, folder: Option<Uuid>) -> usize {
        let Some(folder) = folder else { return 1 };
        let depth = self.down_to(Some(folder)).len();
        let below = self.0.iter().map(|other| self.down_to(Some(other.id)));
        let lowest = below.filter(|steps| steps.iter().any(|step| step.id == folder)).map(|steps| steps.len()).max();
        lowest.unwrap_or(depth) + 1 - depth
    }

    /// Whether another folder of this name stands there.
    pub fn has(&self, parent: Option<Uuid>, name: &str, but: Option<Uuid>) -> bool {
        self.within(parent).any(|folder| folder.name == name && Some(folder.id) != but)
    }
}

pub async fn folders(run: &impl Run, space: Uuid) -> Result<Folders> {
    Ok(Folders(run.all(&FOLDERS, args![space]).await?))
}

pub async fn folder(run: &impl Run, id: Uuid) -> Result<FolderRow> {
    run.optional(&FOLDER, args![id]).await?.ok_or(Error::NotFound)
}

pub async fn add_folder(
    tx: &Tx,
    (space, parent): (Uuid, Option<Uuid>),
    name: &str,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<Uuid> {
    let id = Uuid::now_v7();
    tx.execute(&ADD_FOLDER, args![id, space, parent, name, format::sort_key(name), by, now]).await?;
    Ok(id)
}

pub async fn set_folder(tx: &Tx, id: Uuid, parent: Option<Uuid>, name: &str) -> Result<()> {
    tx.execute(&SET_FOLDER, args![id, parent, name, format::sort_key(name)]).await?;
    Ok(())
}

/// Deletes a folder in which nothing stands; `false` when something does.
pub async fn delete_folder(tx: &Tx, id: Uuid) -> Result<bool> {
    Ok(tx.execute(&DELETE_FOLDER, args![id]).await? > 0)
}

/// The documents of a folder, or at the top, after a place in the order of names.
pub async fn in_folder(
    run: &impl Run,
    (space, folder): (Uuid, Option<Uuid>),
    after: &(String, Uuid),
    most: i64,
) -> Result<Vec<DocumentRow>> {
    Ok(run.all(&IN_FOLDER, args![folder.unwrap_or(space), after.0.as_str(), after.1, most]).await?)
}

/// The documents of a space whose name holds these words.
pub async fn found(run: &impl Run, space: Uuid, words: &str, after: &(String, Uuid), most: i64) -> Result<Vec<DocumentRow>> {
    let escaped = folded(words).replace('!', "!!").replace('%', "!%").replace('_', "!_");
    Ok(run.all(&FOUND, args![space, format!("%{escaped}%"), after.0.as_str(), after.1, most]).await?)
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<DocumentRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// The document of this name in a folder, or at the top.
pub async fn named(run: &impl Run, (space, folder): (Uuid, Option<Uuid>), name: &str) -> Result<Option<Uuid>> {
    Ok(run.optional(&NAMED, args![folder.unwrap_or(space), name]).await?)
}

pub async fn count(run: &impl Run, space: Uuid) -> Result<i64> {
    Ok(run.one(&COUNT, args![space]).await?)
}

/// Bytes that the documents of a space take, all their versions together, with what is on its way there.
pub async fn used(run: &impl Run, space: Uuid) -> Result<i64> {
    Ok(run.one(&USED, args![space]).await?)
}

/// A document without a version yet; that of the same name, where somebody else has just put one.
pub async fn add(tx: &Tx, at: (Uuid, Option<Uuid>), name: &str, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = args![id, at.0, at.1, name, format::sort_key(name), folded(name), by, now];
    if tx.execute(&ADD, row).await? > 0 {
        return Ok(id);
    }
    named(tx, at, name).await?.ok_or(Error::Conflict)
}

pub async fn set(tx: &Tx, id: Uuid, folder: Option<Uuid>, name: &str) -> Result<()> {
    tx.execute(&SET, args![id, folder, name, format::sort_key(name), folded(name)]).await?;
    Ok(())
}

pub async fn delete(tx: &Tx, id: Uuid) -> Result<()> {
    tx.execute(&DELETE, args![id]).await?;
    Ok(())
}

/// Gives a document a newest version; its number.
pub async fn add_version(
    tx: &Tx,
    document: Uuid,
    kept: &Kept,
    comment: &str,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<i64> {
    let number = tx.one(&NEXT, args![document]).await?;
    let row = args![document, number, kept.digest.clone(), kept.bytes, rules::kind(&kept.start), comment, by, now];
    tx.execute(&ADD_VERSION, row).await?;
    Ok(number)
}

/// Makes an earlier version the newest.
pub async fn bring_back(
    tx: &Tx,
    document: Uuid,
    old: &VersionRow,
    comment: &str,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<i64> {
    let number = tx.one(&NEXT, args![document]).await?;
    let row = args![document, number, old.digest.clone(), old.bytes, old.kind.as_str(), comment, by, now];
    tx.execute(&ADD_VERSION, row).await?;
    Ok(number)
}

/// The latest first.
pub async fn versions(run: &impl Run, document: Uuid) -> Result<Vec<VersionRow>> {
    Ok(run.all(&VERSIONS, args![document]).await?)
}

pub async fn version(run: &impl Run, document: Uuid, number: i64) -> Result<VersionRow> {
    run.optional(&VERSION, args![document, number]).await?.ok_or(Error::NotFound)
}

/// Of the documents that texts name, those of this space: whether each is a picture.
pub async fn cited(run: &impl Run, space: Uuid, named: Vec<Uuid>) -> Result<HashMap<Uuid, bool>> {
    if named.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = run.all(&CITED, args![space, named]).await?;
    Ok(rows.into_iter().map(|row| (row.id, rules::is_picture(&row.kind))).collect())
}

fn folded(name: &str) -> String {
    format::folded(&name.to_lowercase())
}

/// Documents of every space in the order of their ids, after one of them.
pub async fn slice(run: &impl Run, after: Uuid, most: i64) -> Result<Vec<DocumentRow>> {
    Ok(run.all(&SLICE, args![after, most]).await?)
}

/// Documents whose newest version was given lately.
pub async fn recent(run: &impl Run, lately: &Lately) -> Result<Vec<RecentRow>> {
    Ok(run.all(&RECENT, lately.arguments()).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn row(number: u128, parent: Option<u128>) -> FolderRow {
        FolderRow { id: id(number), space_id: id(99), parent_id: parent.map(id), name: format!("n{number}") }
    }

    #[test]
    fn folders_go_six_deep_and_never_under_themselves() {
        let rows = (1..=6).map(|number| row(number, (number > 1).then(|| number - 1)));
        let folders = Folders(rows.chain([row(7, None), row(8, Some(7))]).collect());
        assert_eq!(folders.path(id(3)), "n1 / n2 / n3");
        assert!(folders.takes(Some(id(5)), None) && !folders.takes(Some(id(6)), None));
        assert!(!folders.takes(Some(id(3)), Some(id(2))) && !folders.takes(Some(id(2)), Some(id(2))));
        // Two levels go under the fourth, not under the fifth.
        assert!(folders.takes(Some(id(4)), Some(id(7))) && !folders.takes(Some(id(5)), Some(id(7))));
        assert!(folders.takes(None, Some(id(2))));
    }
}
