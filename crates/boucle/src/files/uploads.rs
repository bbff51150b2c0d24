//! Files on their way: which, whose, where to, and how far they have come.
//! Always: a slice stands in the store before a row names it, and of two that are sent for the same place one counts; what a
//! space may hold counts what is on its way to it; nobody has more on the way than one posting of a form may bring.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::{MOST_POSTED, queries};
use crate::kit::files::{self, Arrived, Arriving};
use crate::kit::{App, Error, Result, error, forget, jobs};

/// Files that one person may have on the way.
pub const MOST_UNFINISHED: usize = 50;
/// Those who have not ended after a day are forgotten.
const DAYS: u64 = 1;

row! {
    #[derive(Debug, Clone)]
    pub struct UploadRow {
        pub id: Uuid,
        pub person_id: Uuid,
        pub space_id: Uuid,
        pub folder_id: Option<Uuid>,
        pub document_id: Option<Uuid>,
        pub name: String,
        pub bytes: i64,
        pub received: i64,
    }
}
row! {
    struct OnTheWay {
        count: i64,
        bytes: i64,
    }
}

sql! {
    FIND: UploadRow = "
        SELECT id, person_id, space_id, folder_id, document_id, name, bytes, received FROM upload WHERE id = $1";
    SAME: UploadRow = "
        SELECT id, person_id, space_id, folder_id, document_id, name, bytes, received FROM upload
        WHERE person_id = $1 AND COALESCE(document_id, folder_id, space_id) = $2
            AND name = $3 AND bytes = $4 AND modified_ms = $5 ORDER BY created_at, id LIMIT 1";
    WAITING: UploadRow = "
        SELECT id, person_id, space_id, folder_id, document_id, name, bytes, received FROM upload
        WHERE person_id = $1 AND COALESCE(document_id, folder_id, space_id) = $2 ORDER BY created_at, id LIMIT 50";
    NAMED: UploadRow = "
        SELECT id, person_id, space_id, folder_id, document_id, name, bytes, received FROM upload
        WHERE id = ANY($1) AND person_id = $2 AND space_id = $3 AND received = bytes ORDER BY created_at, id";
    ON_THE_WAY: OnTheWay = "
        SELECT count(*) AS count, CAST(COALESCE(sum(bytes), 0) AS BIGINT) AS bytes FROM upload WHERE person_id = $1";
    ADD: () = "
        INSERT INTO upload (id, person_id, space_id, folder_id, document_id, name, bytes, modified_ms, received, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)";
    // The place is taken by the update, so that of two slices for it one counts.
    ADVANCE: () = "UPDATE upload SET received = $3 WHERE id = $1 AND received = $2";
    ADD_SLICE: () = "INSERT INTO upload_slice (upload_id, first_byte, digest) VALUES ($1, $2, $3)";
    SLICES: Vec<u8> = "SELECT digest FROM upload_slice WHERE upload_id = $1 ORDER BY first_byte";
    REMOVE: () = "DELETE FROM upload WHERE id = ANY($1)";
    OLD: () = "DELETE FROM upload WHERE created_at < $1";
    FORGET: () = "DELETE FROM upload WHERE person_id = $1";
    DIGESTS: Vec<u8> = "SELECT DISTINCT digest FROM upload_slice";
}

impl UploadRow {
    pub fn is_whole(&self) -> bool {
        self.received == self.bytes
    }
}

#[linkme::distributed_slice(files::NAMED)]
static SLICES_KEPT: files::Named =
    files::Named { digests: |app| Box::pin(async move { Ok(app.db.all(&DIGESTS, args![]).await?) }) };

#[linkme::distributed_slice(jobs::SWEEPS)]
static FORGOTTEN: jobs::Sweep = jobs::Sweep {
    name: "uploads",
    sweep: |app, now| Box::pin(async move { jobs::forget(&app, now, &[(&OLD, DAYS)]).await }),
};

/// What somebody had on the way goes with them.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "files",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&FORGET, args![person]).await?;
            Ok(())
        })
    },
};

/// Where a file is to be put.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    pub space: Uuid,
    pub folder: Option<Uuid>,
    pub document: Option<Uuid>,
}

impl Target {
    fn key(self) -> Uuid {
        self.document.or(self.folder).unwrap_or(self.space)
    }
}

/// A file as a browser tells it before it sends it.
#[derive(Debug, Clone)]
pub struct Told {
    pub name: String,
    pub bytes: i64,
    pub modified_ms: i64,
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<UploadRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// The same file that this person has already begun to send there.
pub async fn same(run: &impl Run, person: Uuid, target: Target, told: &Told) -> Result<Option<UploadRow>> {
    let row = args![person, target.key(), told.name.as_str(), told.bytes, told.modified_ms];
    Ok(run.optional(&SAME, row).await?)
}

/// What this person has on the way there, in the order in which it was begun.
pub async fn waiting(run: &impl Run, person: Uuid, target: Target) -> Result<Vec<UploadRow>> {
    Ok(run.all(&WAITING, args![person, target.key()]).await?)
}

/// Of the files that a form names, those of this person that have come whole.
pub async fn whole(run: &impl Run, person: Uuid, space: Uuid, ids: &[Uuid]) -> Result<Vec<UploadRow>> {
    Ok(run.all(&NAMED, args![ids.to_vec(), person, space]).await?)
}

/// Why a file cannot be begun.
#[derive(Debug, Clone, Copy)]
pub enum Begun {
    Yes(Uuid),
    /// The space holds so much already.
    Full(i64),
    /// This person has so many on the way.
    TooMany(i64),
}

pub async fn begin(tx: &Tx, app: &App, person: Uuid, target: Target, told: &Told, now: Timestamp) -> Result<Begun> {
    let begun = tx.one(&ON_THE_WAY, args![person]).await?;
    let (most_files, most) = (MOST_UNFINISHED as i64, MOST_POSTED as i64);
    if begun.count >= most_files || (begun.count > 0 && begun.bytes.saturating_add(told.bytes) > most) {
        return Ok(Begun::TooMany(begun.count));
    }
    let used = queries::used(tx, target.space).await?;
    if used.saturating_add(told.bytes) > app.config.space_bytes() {
        return Ok(Begun::Full(used));
    }
    let id = Uuid::now_v7();
    let Target { space, folder, document } = target;
    let row = args![id, person, space, folder, document, told.name.as_str(), told.bytes, told.modified_ms, now];
    tx.execute(&ADD, row).await?;
    Ok(Begun::Yes(id))
}

/// Names a slice that stands in the store; `false` when another was there first.
pub async fn advance(tx: &Tx, id: Uuid, (first, end): (i64, i64), digest: &[u8]) -> Result<bool> {
    if tx.execute(&ADVANCE, args![id, first, end]).await? == 0 {
        return Ok(false);
    }
    tx.execute(&ADD_SLICE, args![id, first, digest.to_vec()]).await?;
    Ok(true)
}

/// A file that has come whole, put together on this machine.
pub async fn together(app: &App, upload: &UploadRow) -> Result<Arrived> {
    let mut arriving = Arriving::open(app).await?;
    for digest in app.db.all(&SLICES, args![upload.id]).await? {
        arriving.write(&files::read(app, &digest).await?).await?;
    }
    let arrived = arriving.end().await?;
    if arrived.bytes() == upload.bytes { Ok(arrived) } else { Err(error::internal("slices are missing")) }
}

/// Takes files off the way: they were put among the documents, refused, or given up. How many there were.
pub async fn remove(run: &impl Run, ids: Vec<Uuid>) -> Result<u64> {
    Ok(run.execute(&REMOVE, args![ids]).await?)
}
