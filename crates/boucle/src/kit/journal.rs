//! Who did what, on what, when, from where. Entries are only ever added, in the caller's transaction.
//! A job seals what is new in batches: each seal's digest covers its entries and the seal before it, so that a
//! change to any sealed entry shows, and writers never wait for one another.

use db::{Db, Run, Timestamp, Tx, Uuid, args, row, sql};
use futures_util::future::BoxFuture;
use sha2::{Digest, Sha256};
use std::time::Duration;

use super::error::{Error, Result, internal};
use super::viewer::Viewer;

/// What is done, by code; `verb-…` of the texts says it. A verb that is not here is a mistake of the program.
pub const VERBS: &[&str] = &[
    "froze",
    "shared",
    "unshared",
    "created",
    "changed",
    "state_changed",
    "archived",
    "reopened",
    "deleted",
    "registered",
    "signed_in",
    "signed_out",
    "ended_session",
    "erased",
    "invited",
    "joined",
    "asked",
    "accepted",
    "declined",
    "left",
    "removed",
    "asked_membership",
    "accepted_membership",
    "declined_membership",
    "ended_membership",
    "import_asked",
    "import_settled",
    "imported",
    "token_made",
    "token_revoked",
    "merged",
    "moved",
    "locked",
    "unlocked",
    "restored",
    "withdrawn",
    "linked",
    "answered",
    "pinned",
    "unpinned",
    "closed",
    "reported",
    "solution_marked",
    "hidden",
    "shown",
    "kept",
    "voted",
    "cancelled",
    "proposed",
    "attended",
    "approved",
    "adopted",
    "done",
    "noted",
    "reminded",
    "started",
    "ended",
    "received",
    "ranked",
    "retained",
    "pledged",
    "given_out",
    "tried",
    "published",
    "used",
    "signed",
    "confirmed",
    "submitted",
    "changes_asked",
    "claimed",
    "settled",
    "asked_review",
    "verified",
    "remarked",
];

/// What a feature above does when something is said of a kind of thing, in the same transaction: so a change runs upward
/// without an arrow that does.
pub struct Hearer {
    pub kind: &'static str,
    pub hear: fn(Tx, Uuid, Timestamp) -> BoxFuture<'static, Result<()>>,
}

#[linkme::distributed_slice]
pub static HEARERS: [Hearer];

/// What an entry speaks of: its kind (`solution`), id, and title as it is at that moment.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    pub kind: &'static str,
    pub id: Option<Uuid>,
    pub title: &'a str,
}

row! {
    #[derive(Debug, Clone)]
    pub struct Entry {
        pub id: Uuid,
        pub at: Timestamp,
        pub actor_id: Option<Uuid>,
        pub actor_name: String,
        pub verb: String,
        pub subject_kind: String,
        pub subject_id: Option<Uuid>,
        pub subject_title: String,
        pub detail: String,
        pub address: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Seal {
        pub number: i64,
        pub digest: Vec<u8>,
        pub previous: Vec<u8>,
        pub entries: i64,
    }
}

sql! {
    ADD: () = "
        INSERT INTO journal_entry
            (id, at, actor_id, actor_name, verb, subject_kind, subject_id, subject_title, detail, address)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    UNSEALED: Entry = "
        SELECT id, at, actor_id, actor_name, verb, subject_kind, subject_id, subject_title, detail, address
        FROM journal_entry WHERE seal_number IS NULL AND at < $1 ORDER BY id LIMIT 5000";
    OF_SEAL: Entry = "
        SELECT id, at, actor_id, actor_name, verb, subject_kind, subject_id, subject_title, detail, address
        FROM journal_entry WHERE seal_number = $1 ORDER BY id";
    LAST_SEAL: Seal = "
        SELECT number, digest, previous, entries FROM journal_seal
        WHERE number = (SELECT max(number) FROM journal_seal)";
    SEAL_AT: Seal = "SELECT number, digest, previous, entries FROM journal_seal WHERE number = $1";
    ADD_SEAL: () = "
        INSERT INTO journal_seal (number, digest, previous, entries, sealed_at) VALUES ($1, $2, $3, $4, $5)";
    MARK: () = "UPDATE journal_entry SET seal_number = $2 WHERE id = ANY($1) AND seal_number IS NULL";
    BEYOND: i64 = "SELECT count(*) AS n FROM journal_entry WHERE seal_number > $1";
    pub RECENT: Entry = "
        SELECT id, at, actor_id, actor_name, verb, subject_kind, subject_id, subject_title, detail, address
        FROM journal_entry WHERE CAST($1 AS UUID) IS NULL OR id < $1 ORDER BY id DESC LIMIT $2";
    OF_SUBJECT: Entry = "
        SELECT id, at, actor_id, actor_name, verb, subject_kind, subject_id, subject_title, detail, address
        FROM journal_entry WHERE subject_id = $1 AND subject_kind = $2 ORDER BY id DESC LIMIT $3";
}

/// Writes an entry. `detail` is JSON: what changed, as it was then.
pub async fn add(
    tx: &Tx,
    viewer: &Viewer,
    verb: &str,
    subject: Subject<'_>,
    detail: serde_json::Value,
    now: Timestamp,
) -> Result<()> {
    debug_assert!(VERBS.contains(&verb), "{verb} is no verb of the journal");
    tx.execute(
        &ADD,
        args![
            Uuid::now_v7(),
            now,
            viewer.id(),
            viewer.name(),
            verb,
            subject.kind,
            subject.id,
            subject.title,
            detail.to_string(),
            viewer.address.as_str()
        ],
    )
    .await?;
    for hearer in HEARERS.iter().filter(|hearer| hearer.kind == subject.kind) {
        if let Some(id) = subject.id {
            (hearer.hear)(tx.clone(), id, now).await?;
        }
    }
    Ok(())
}

/// What was done with one thing, the latest first.
pub async fn of(run: &impl Run, kind: &str, id: Uuid, most: i64) -> Result<Vec<Entry>> {
    Ok(run.all(&OF_SUBJECT, args![id, kind, most]).await?)
}

/// Seals what was written until a minute ago: a transaction that is still open may hold an older entry.
/// Returns how many entries were sealed.
pub async fn seal(db: &Db, now: Timestamp) -> Result<usize> {
    let until = now.checked_sub(Duration::from_mins(1)).map_err(internal)?;
    db.write(|tx| async move {
        let entries = tx.all(&UNSEALED, args![until]).await?;
        if entries.is_empty() {
            return Ok(0);
        }
        let last = tx.optional(&LAST_SEAL, args![]).await?;
        let (number, previous) = last.map_or((1, vec![0; 32]), |seal| (seal.number + 1, seal.digest));
        let digest = digest_of(&previous, &entries);
        let count = i64::try_from(entries.len()).map_err(internal)?;
        // The number is a primary key: of two servers that seal at once, one starts again.
        tx.execute(&ADD_SEAL, args![number, digest, previous, count, now]).await?;
        let ids: Vec<Uuid> = entries.iter().map(|entry| entry.id).collect();
        tx.execute(&MARK, args![ids, number]).await?;
        Ok::<_, Error>(entries.len())
    })
    .await
}

/// What `boucle journal verify` found.
#[derive(Debug, PartialEq, Eq, serde::Serialize)]
pub enum Verdict {
    Sound {
        seals: i64,
        entries: i64,
    },
    /// The first seal whose digest does not follow from its entries and the seal before it.
    Broken {
        seal: i64,
    },
}

/// Recomputes the whole chain.
pub async fn verify(db: &Db) -> Result<Verdict> {
    let mut previous = vec![0; 32];
    let mut entries_seen = 0;
    let mut number = 0;
    while let Some(seal) = db.optional(&SEAL_AT, args![number + 1]).await? {
        let entries = db.all(&OF_SEAL, args![seal.number]).await?;
        let count = i64::try_from(entries.len()).map_err(internal)?;
        if seal.previous != previous || count != seal.entries || digest_of(&previous, &entries) != seal.digest {
            return Ok(Verdict::Broken { seal: seal.number });
        }
        previous = seal.digest;
        entries_seen += count;
        number = seal.number;
    }
    // A seal taken out of the end of the chain leaves entries that name it.
    if db.one(&BEYOND, args![number]).await? > 0 {
        return Ok(Verdict::Broken { seal: number + 1 });
    }
    Ok(Verdict::Sound { seals: number, entries: entries_seen })
}

/// SHA-256 over the previous digest and each field of each entry, every field preceded by its length.
fn digest_of(previous: &[u8], entries: &[Entry]) -> Vec<u8> {
    let mut hash = Sha256::new();
    let mut feed = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    };
    feed(previous);
    for entry in entries {
        feed(entry.id.as_bytes());
        feed(&entry.at.as_microsecond().to_be_bytes());
        feed(entry.actor_id.as_ref().map_or(&[][..], |id| id.as_bytes()));
        feed(entry.subject_id.as_ref().map_or(&[][..], |id| id.as_bytes()));
        for text in
            [&entry.actor_name, &entry.verb, &entry.subject_kind, &entry.subject_title, &entry.detail, &entry.address]
        {
            feed(text.as_bytes());
        }
    }
    hash.finalize().to_vec()
}
