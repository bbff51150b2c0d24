//! Introductions, for `boucle export`: how far they came, what the two sides wrote, and what each says came of it.

use db::{Db, Timestamp, Uuid, row, sql};
use serde::Serialize;

use super::export::Archive;

row! {
    #[derive(Serialize)]
    struct Introduction {
        id: Uuid,
        buyer_id: Uuid,
        supplier_id: Uuid,
        need_id: Option<Uuid>,
        solution_id: Option<Uuid>,
        project_id: Option<Uuid>,
        title: String,
        asked_by: String,
        state: String,
        state_at: Timestamp,
        answer_days: Option<i64>,
        created_at: Timestamp,
        updated_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Step {
        introduction_id: Uuid,
        state: String,
        side: Option<String>,
        reason: String,
        person_id: Option<Uuid>,
        at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Message {
        id: Uuid,
        introduction_id: Uuid,
        side: String,
        text: String,
        person_id: Option<Uuid>,
        at: Timestamp,
    }
}
row! {
    struct FileRow {
        message_id: Uuid,
        name: String,
        digest: Vec<u8>,
        kind: String,
        bytes: i64,
    }
}
row! {
    #[derive(Serialize)]
    struct Outcome {
        introduction_id: Uuid,
        side: String,
        bought: bool,
        amount: Option<i64>,
        currency: String,
        year: Option<i64>,
        reason: String,
        person_id: Option<Uuid>,
        at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Reference {
        introduction_id: Uuid,
        text: String,
        year: i64,
        state: String,
        proposed_by: Option<Uuid>,
        proposed_at: Timestamp,
        answered_by: Option<Uuid>,
        answered_at: Option<Timestamp>,
    }
}

/// A file of a message, with the name that it has in the store.
#[derive(Serialize)]
struct File {
    message_id: Uuid,
    name: String,
    file: String,
    kind: String,
    bytes: i64,
}

sql! {
    INTRODUCTIONS: Introduction = "
        SELECT id, buyer_id, supplier_id, need_id, solution_id, project_id, title, asked_by, state, state_at, answer_days,
            created_at, updated_at
        FROM introduction ORDER BY id";
    STEPS: Step = "
        SELECT introduction_id, state, side, reason, person_id, at FROM introduction_step ORDER BY introduction_id, at, id";
    MESSAGES: Message = "
        SELECT id, introduction_id, side, text, person_id, at FROM introduction_message ORDER BY introduction_id, at, id";
    FILES: FileRow = "
        SELECT message_id, name, digest, kind, bytes FROM introduction_file ORDER BY message_id, id";
    OUTCOMES: Outcome = "
        SELECT introduction_id, side, bought, amount, currency, year, reason, person_id, at FROM introduction_outcome
        ORDER BY introduction_id, side";
    REFERENCES: Reference = "
        SELECT introduction_id, text, year, state, proposed_by, proposed_at, answered_by, answered_at
        FROM introduction_reference ORDER BY introduction_id";
}

pub async fn add(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    archive.table(db, "introductions.csv", &INTRODUCTIONS).await?;
    archive.table(db, "introduction_steps.csv", &STEPS).await?;
    archive.table(db, "introduction_messages.csv", &MESSAGES).await?;
    let files = db::Run::all(db, &FILES, db::args![]).await?.into_iter().map(|row| File {
        message_id: row.message_id,
        name: row.name,
        file: crate::kit::files::name(&row.digest),
        kind: row.kind,
        bytes: row.bytes,
    });
    archive.rows("introduction_files.csv", &files.collect::<Vec<_>>())?;
    archive.table(db, "introduction_outcomes.csv", &OUTCOMES).await?;
    archive.table(db, "introduction_references.csv", &REFERENCES).await?;
    Ok(())
}
