//! Pages, their revisions and their drafts in the database.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::address;
use super::tree::{PageLine, Place, Tree};
use crate::kit::{Error, Result, Viewer, forget, format};
use crate::spaces::Lately;

row! {
    #[derive(Debug, Clone)]
    pub struct PageRow {
        pub id: Uuid,
        pub space_id: Uuid,
        pub parent_id: Option<Uuid>,
        pub title: String,
        pub text: String,
        pub revision: i64,
        pub locked: bool,
        pub updated_at: Timestamp,
        pub author: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct PageNews {
        pub id: Uuid,
        pub title: String,
        pub space_title: String,
        // the revision that was read last; none where the page was never opened
        pub known: Option<i64>,
    }
}
row! {
    // A page that was written or changed, not only mended.
    #[derive(Debug, Clone)]
    pub struct RecentPage {
        pub id: Uuid,
        pub space_id: Uuid,
        pub title: String,
        pub revision: i64,
        pub comment: String,
        pub author_id: Option<Uuid>,
        pub author: Option<String>,
        pub updated_at: Timestamp,
    }
}
row! {
    // How far somebody has read a page.
    #[derive(Debug, Clone)]
    pub struct PageReader {
        pub person_id: Uuid,
        pub page_id: Uuid,
        pub revision: i64,
    }
}
row! {
    // A person who wants to hear of a page at once.
    #[derive(Debug, Clone)]
    pub struct Watcher {
        pub person_id: Uuid,
        pub page_id: Uuid,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct RevisionLine {
        pub number: i64,
        pub title: String,
        pub comment: String,
        pub minor: bool,
        pub author: Option<String>,
        pub created_at: Timestamp,
        pub withdrawn_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct RevisionRow {
        pub number: i64,
        pub title: String,
        pub text: String,
        pub comment: String,
        pub author: Option<String>,
        pub created_at: Timestamp,
        pub withdrawn_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct DraftRow {
        pub id: Uuid,
        pub page_id: Option<Uuid>,
        pub parent_id: Option<Uuid>,
        pub base: i64,
        pub title: String,
        pub text: String,
        pub saved_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct TextRow {
        pub id: Uuid,
        pub text: String,
        pub updated_at: Timestamp,
    }
}

sql! {
    TREE: PageLine = "SELECT id, parent_id, position, title FROM page WHERE space_id = $1 ORDER BY position, id";
    // As the search finds them.
    SEEN: PageLine = "
        SELECT p.id, p.parent_id, p.position, p.title FROM page p JOIN space s ON s.id = p.space_id
        WHERE p.id = ANY($1) AND (s.visibility = 'public' OR $3 OR ($4 AND s.visibility = 'network') OR EXISTS (
            SELECT 1 FROM space_member m WHERE m.space_id = s.id AND m.person_id = $2 AND m.until IS NULL))";
    FIND: PageRow = "
        SELECT p.id, p.space_id, p.parent_id, p.title, p.text, p.revision, p.locked, p.updated_at, a.name AS author
        FROM page p LEFT JOIN person a ON a.id = p.updated_by WHERE p.id = $1";
    SLICE: PageRow = "
        SELECT p.id, p.space_id, p.parent_id, p.title, p.text, p.revision, p.locked, p.updated_at, a.name AS author
        FROM page p LEFT JOIN person a ON a.id = p.updated_by WHERE p.id > $1 ORDER BY p.id LIMIT $2";
    // What somebody wrote last is no news to them, and a mere correction to nobody.
    NEWS: PageNews = "
        SELECT p.id, p.title, s.title AS space_title, r.revision AS known
        FROM page p JOIN space s ON s.id = p.space_id
            JOIN page_revision l ON l.page_id = p.id AND l.number = p.revision
            LEFT JOIN page_read r ON r.page_id = p.id AND r.person_id = $1
        WHERE p.space_id IN (SELECT m.space_id FROM space_member m
                WHERE m.person_id = $1 AND m.until IS NULL AND (CAST($2 AS UUID) IS NULL OR m.space_id = $2)
                UNION SELECT n.id FROM space n WHERE n.kind = 'network' AND (CAST($2 AS UUID) IS NULL OR n.id = $2))
            AND p.updated_at > $3 AND COALESCE(r.revision, 0) < p.revision AND NOT l.minor
            AND (p.updated_by IS NULL OR p.updated_by <> $1) AND s.archived_at IS NULL
        ORDER BY p.updated_at DESC, p.id LIMIT 20";
    CHANGED: RecentPage = "
        SELECT p.id, p.space_id, p.title, p.revision, l.comment, p.updated_by AS author_id, a.name AS author, p.updated_at
        FROM page p JOIN page_revision l ON l.page_id = p.id AND l.number = p.revision
            LEFT JOIN person a ON a.id = p.updated_by
        WHERE p.space_id = ANY($1) AND p.updated_at > $2 AND (p.updated_at, p.id) < ($3, $4) AND NOT l.minor
        ORDER BY p.updated_at DESC, p.id DESC LIMIT $5";
    WATCHERS: Watcher = "SELECT person_id, page_id FROM page_watch WHERE page_id = ANY($1)";
    WATCHES: bool = "
        SELECT EXISTS (SELECT 1 FROM page_watch WHERE person_id = $1 AND page_id = $2) AS watches";
    WATCH: () = "
        INSERT INTO page_watch (person_id, page_id, since) VALUES ($1, $2, $3) ON CONFLICT (person_id, page_id) DO NOTHING";
    UNWATCH: () = "DELETE FROM page_watch WHERE person_id = $1 AND page_id = $2";
    READERS: PageReader = "
        SELECT person_id, page_id, revision FROM page_read WHERE person_id = ANY($1) AND page_id = ANY($2)";
    TEXTS: TextRow = "SELECT id, text, updated_at FROM page WHERE space_id = $1";
    LINKING: PageLine = "
        SELECT p.id, p.parent_id, p.position, p.title FROM page_link l JOIN page p ON p.id = l.page_id
        WHERE l.target_id = $1 AND l.page_id <> $1 LIMIT 200";
    REVISIONS: RevisionLine = "
        SELECT r.number, r.title, r.comment, r.minor, a.name AS author, r.created_at, r.withdrawn_at
        FROM page_revision r LEFT JOIN person a ON a.id = r.author_id
        WHERE r.page_id = $1 AND r.number < $2 ORDER BY r.number DESC LIMIT $3";
    REVISION: RevisionRow = "
        SELECT r.number, r.title, r.text, r.comment, a.name AS author, r.created_at, r.withdrawn_at
        FROM page_revision r LEFT JOIN person a ON a.id = r.author_id WHERE r.page_id = $1 AND r.number = $2";
    RECENT: RevisionRow = "
        SELECT r.number, r.title, r.text, r.comment, a.name AS author, r.created_at, r.withdrawn_at
        FROM page_revision r LEFT JOIN person a ON a.id = r.author_id
        WHERE r.page_id = $1 AND r.withdrawn_at IS NULL ORDER BY r.number DESC LIMIT 300";
    READ: i64 = "SELECT revision FROM page_read WHERE person_id = $1 AND page_id = $2";
    MARK_READ: () = "
        INSERT INTO page_read (person_id, page_id, revision, read_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, page_id) DO UPDATE SET revision = excluded.revision, read_at = excluded.read_at";
    LAST_POSITION: Option<i64> = "
        SELECT max(position) AS n FROM page
        WHERE space_id = $1 AND (parent_id = $2 OR (parent_id IS NULL AND CAST($2 AS UUID) IS NULL))";
    INSERT: () = "
        INSERT INTO page (id, space_id, parent_id, position, title, text, revision, locked, created_by, created_at,
            updated_by, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, 1, FALSE, $7, $8, $7, $8)";
    UPDATE: () = "
        UPDATE page SET title = $3, text = $4, revision = revision + 1, updated_by = $5, updated_at = $6
        WHERE id = $1 AND revision = $2";
    ADD_REVISION: () = "
        INSERT INTO page_revision (id, page_id, number, title, text, comment, minor, author_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    RELINK: () = "UPDATE page SET text = $2 WHERE id = $1";
    CLEAR_LINKS: () = "DELETE FROM page_link WHERE page_id = $1";
    ADD_LINK: () = "INSERT INTO page_link (page_id, target_id) VALUES ($1, $2)";
    PUT: () = "UPDATE page SET parent_id = $2, position = $3 WHERE id = $1";
    LOCK: () = "UPDATE page SET locked = $2 WHERE id = $1";
    DELETE: () = "DELETE FROM page WHERE id = $1";
    WITHDRAW: () = "
        UPDATE page_revision SET text = '', title = '', comment = '', withdrawn_by = $3, withdrawn_at = $4
        WHERE page_id = $1 AND number = $2 AND withdrawn_at IS NULL";
    DRAFT: DraftRow = "
        SELECT id, page_id, parent_id, base, title, text, saved_at FROM page_draft WHERE person_id = $1 AND page_id = $2";
    NEW_DRAFT: DraftRow = "
        SELECT id, page_id, parent_id, base, title, text, saved_at FROM page_draft
        WHERE person_id = $1 AND space_id = $2 AND id = $3 AND page_id IS NULL";
    DRAFTS: DraftRow = "
        SELECT id, page_id, parent_id, base, title, text, saved_at FROM page_draft
        WHERE person_id = $1 AND space_id = $2 ORDER BY saved_at DESC LIMIT 50";
    DROP_DRAFT: () = "DELETE FROM page_draft WHERE person_id = $1 AND (page_id = $2 OR id = $2)";
    FORGET_DRAFTS: () = "DELETE FROM page_draft WHERE person_id = $1";
    FORGET_READ: () = "DELETE FROM page_read WHERE person_id = $1";
    FORGET_WATCHES: () = "DELETE FROM page_watch WHERE person_id = $1";
    ADD_DRAFT: () = "
        INSERT INTO page_draft (id, person_id, space_id, page_id, parent_id, base, title, text, saved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
}

/// What somebody had begun to write, had read and wanted to hear of.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVE: forget::Leaver = forget::Leaver {
    feature: "pages",
    leave: |tx, person, _| {
        Box::pin(async move {
            for statement in [&FORGET_DRAFTS, &FORGET_READ, &FORGET_WATCHES] {
                tx.execute(statement, args![person]).await?;
            }
            Ok(())
        })
    },
};

pub async fn tree(run: &impl Run, space: Uuid) -> Result<Tree> {
    Ok(Tree::new(run.all(&TREE, args![space]).await?))
}

/// The titles of those of some pages that the viewer may read.
pub async fn seen(run: &impl Run, viewer: &Viewer, ids: Vec<Uuid>) -> Result<Vec<(Uuid, String)>> {
    let row = args![ids, viewer.id().unwrap_or(Uuid::nil()), viewer.is_coordinator(), viewer.id().is_some()];
    Ok(run.all(&SEEN, row).await?.into_iter().map(|page| (page.id, page.title)).collect())
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<PageRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// What a person has not read in the spaces that they are in, or in one of them.
pub async fn news(run: &impl Run, person: Uuid, space: Option<Uuid>, since: Timestamp) -> Result<Vec<PageNews>> {
    Ok(run.all(&NEWS, args![person, space, since]).await?)
}

impl PageNews {
    pub fn address(&self) -> String {
        address(self.id)
    }
}

/// Texts of all pages of a space, in no order.
pub async fn texts(run: &impl Run, space: Uuid) -> Result<Vec<TextRow>> {
    Ok(run.all(&TEXTS, args![space]).await?)
}

/// Pages that name this one, by title.
pub async fn linking(run: &impl Run, id: Uuid) -> Result<Vec<PageLine>> {
    let mut lines = run.all(&LINKING, args![id]).await?;
    lines.sort_by_cached_key(|line| (format::sort_key(&line.title), line.id));
    Ok(lines)
}

/// From the latest before `before`.
pub async fn revisions(run: &impl Run, page: Uuid, before: i64, most: i64) -> Result<Vec<RevisionLine>> {
    Ok(run.all(&REVISIONS, args![page, before, most]).await?)
}

pub async fn revision(run: &impl Run, page: Uuid, number: i64) -> Result<RevisionRow> {
    run.optional(&REVISION, args![page, number]).await?.ok_or(Error::NotFound)
}

/// The last revisions with their texts, the latest first, without those withdrawn.
pub async fn recent(run: &impl Run, page: Uuid) -> Result<Vec<RevisionRow>> {
    Ok(run.all(&RECENT, args![page]).await?)
}

/// The revision that somebody read last.
pub async fn read(run: &impl Run, person: Uuid, page: Uuid) -> Result<Option<i64>> {
    Ok(run.optional(&READ, args![person, page]).await?)
}

pub async fn mark_read(run: &impl Run, person: Uuid, page: &PageRow, now: Timestamp) -> Result<()> {
    run.execute(&MARK_READ, args![person, page.id, page.revision, now]).await?;
    Ok(())
}

/// What a revision says.
#[derive(Default)]
pub struct Writing<'w> {
    pub title: &'w str,
    /// As it is kept.
    pub text: &'w str,
    pub comment: &'w str,
    pub minor: bool,
    /// The pages that it names.
    pub targets: Vec<Uuid>,
}

/// A new page, the last of those under `parent`.
pub async fn insert(
    tx: &Tx,
    id: Uuid,
    (space, parent): (Uuid, Option<Uuid>),
    writing: &Writing<'_>,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    let position = tx.one(&LAST_POSITION, args![space, parent]).await?.map_or(0, |last| last + 1);
    tx.execute(&INSERT, args![id, space, parent, position, writing.title, writing.text, by, now]).await?;
    add_revision(tx, id, 1, writing, by, now).await
}

/// The next revision of a page, whose last one is `last`.
pub async fn update(tx: &Tx, id: Uuid, last: i64, writing: &Writing<'_>, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    if tx.execute(&UPDATE, args![id, last, writing.title, writing.text, by, now]).await? == 0 {
        return Err(Error::Conflict);
    }
    add_revision(tx, id, last + 1, writing, by, now).await
}

async fn add_revision(
    tx: &Tx,
    id: Uuid,
    number: i64,
    writing: &Writing<'_>,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    let row = args![Uuid::now_v7(), id, number, writing.title, writing.text, writing.comment, writing.minor, by, now];
    tx.execute(&ADD_REVISION, row).await?;
    link(tx, id, &writing.targets).await
}

/// The same text, with links that name their pages by id.
pub async fn relink(tx: &Tx, id: Uuid, text: &str, targets: &[Uuid]) -> Result<()> {
    tx.execute(&RELINK, args![id, text]).await?;
    link(tx, id, targets).await
}

async fn link(tx: &Tx, id: Uuid, targets: &[Uuid]) -> Result<()> {
    tx.execute(&CLEAR_LINKS, args![id]).await?;
    let rows: Vec<_> = targets.iter().map(|target| args![id, *target]).collect();
    tx.execute_many(&ADD_LINK, rows).await?;
    Ok(())
}

pub async fn put(tx: &Tx, places: &[Place]) -> Result<()> {
    let rows: Vec<_> = places.iter().map(|place| args![place.id, place.parent, place.position]).collect();
    tx.execute_many(&PUT, rows).await?;
    Ok(())
}

pub async fn lock(tx: &Tx, id: Uuid, locked: bool) -> Result<()> {
    tx.execute(&LOCK, args![id, locked]).await?;
    Ok(())
}

pub async fn delete(tx: &Tx, id: Uuid) -> Result<()> {
    tx.execute(&DELETE, args![id]).await?;
    Ok(())
}

/// Takes the text of a revision out; that it was there stays known.
pub async fn withdraw(tx: &Tx, page: Uuid, number: i64, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    if tx.execute(&WITHDRAW, args![page, number, by, now]).await? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

pub async fn draft(run: &impl Run, person: Uuid, page: Uuid) -> Result<Option<DraftRow>> {
    Ok(run.optional(&DRAFT, args![person, page]).await?)
}

/// The draft of a page to come.
pub async fn new_draft(run: &impl Run, person: Uuid, space: Uuid, id: Uuid) -> Result<Option<DraftRow>> {
    Ok(run.optional(&NEW_DRAFT, args![person, space, id]).await?)
}

/// What somebody has begun in a space.
pub async fn drafts(run: &impl Run, person: Uuid, space: Uuid) -> Result<Vec<DraftRow>> {
    Ok(run.all(&DRAFTS, args![person, space]).await?)
}

/// Keeps a draft in the place of an earlier one.
pub async fn keep_draft(tx: &Tx, person: Uuid, space: Uuid, draft: &DraftRow) -> Result<()> {
    drop_draft(tx, person, draft.page_id.unwrap_or(draft.id)).await?;
    let row = args![
        draft.id,
        person,
        space,
        draft.page_id,
        draft.parent_id,
        draft.base,
        &draft.title,
        &draft.text,
        draft.saved_at
    ];
    tx.execute(&ADD_DRAFT, row).await?;
    Ok(())
}

/// Forgets the draft of this page, or the draft of this id.
pub async fn drop_draft(tx: &Tx, person: Uuid, id: Uuid) -> Result<()> {
    tx.execute(&DROP_DRAFT, args![person, id]).await?;
    Ok(())
}

/// Pages of every space in the order of their ids, after one of them.
pub async fn slice(run: &impl Run, after: Uuid, most: i64) -> Result<Vec<PageRow>> {
    Ok(run.all(&SLICE, args![after, most]).await?)
}

/// Pages that changed lately.
pub async fn changed(run: &impl Run, lately: &Lately) -> Result<Vec<RecentPage>> {
    Ok(run.all(&CHANGED, lately.arguments()).await?)
}

/// Who watches these pages.
pub async fn watchers(run: &impl Run, pages: Vec<Uuid>) -> Result<Vec<Watcher>> {
    Ok(run.all(&WATCHERS, args![pages]).await?)
}

pub async fn watches(run: &impl Run, person: Uuid, page: Uuid) -> Result<bool> {
    Ok(run.one(&WATCHES, args![person, page]).await?)
}

/// Watches a page, or no more when `since` is nothing.
pub async fn watch(tx: &Tx, person: Uuid, page: Uuid, since: Option<Timestamp>) -> Result<()> {
    match since {
        Some(since) => tx.execute(&WATCH, args![person, page, since]).await?,
        None => tx.execute(&UNWATCH, args![person, page]).await?,
    };
    Ok(())
}

/// How far these people have read these pages.
pub async fn readers(run: &impl Run, people: Vec<Uuid>, pages: Vec<Uuid>) -> Result<Vec<PageReader>> {
    Ok(run.all(&READERS, args![people, pages]).await?)
}
