//! What is written of a tool: what it is, its versions, its uses.

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};

use super::queries::words_of;
use crate::kit::{Error, Result, format};

sql! {
    ADD: () = "
        INSERT INTO tool (id, group_id, deliverable_id, title, title_key, summary, words, kind, licence, language, visibility,
            currency, last_number, published_at, users, created_by, created_at, updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13, 0, $14, $13, $13, 1)";
    UPDATE: () = "
        UPDATE tool SET group_id = $3, title = $4, title_key = $5, summary = $6, words = $7, kind = $8, licence = $9,
            language = $10, visibility = $11, updated_at = $12, version = version + 1
        WHERE id = $1 AND version = $2";
    // Another currency would make other amounts of what users estimated.
    SET_CURRENCY: () = "
        UPDATE tool SET currency = $2 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM tool_use u WHERE u.tool_id = $1)";
    RETIRE: () = "
        UPDATE tool SET retired_at = $3, updated_at = $4, version = version + 1 WHERE id = $1 AND version = $2";
    CLEAR_CATEGORIES: () = "DELETE FROM tool_category WHERE tool_id = $1";
    ADD_CATEGORY: () = "INSERT INTO tool_category (tool_id, category_id) VALUES ($1, $2)";
    CLEAR_MAKERS: () = "DELETE FROM tool_maker WHERE tool_id = $1";
    ADD_MAKER: () = "INSERT INTO tool_maker (tool_id, organisation_id, cost) VALUES ($1, $2, $3)";
    NEXT: i64 = "
        UPDATE tool SET last_number = last_number + 1, published_at = $2, updated_at = $2 WHERE id = $1 RETURNING last_number";
    ADD_VERSION: () = "
        INSERT INTO tool_version (tool_id, number, text, file_digest, file_name, file_size, file_kind, address, tried_id,
            published_by, published_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    FETCHED: () = "
        INSERT INTO tool_download (tool_id, day, count) VALUES ($1, $2, 1)
        ON CONFLICT (tool_id, day) DO UPDATE SET count = tool_download.count + 1";
    ADD_USE: () = "
        INSERT INTO tool_use (id, tool_id, number, organisation_id, person_id, used_for, outcome, would_have_cost, bought_for,
            used_on, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    WITHDRAW_USE: () = "DELETE FROM tool_use WHERE tool_id = $1 AND id = $2";
    COUNT_USERS: () = "
        UPDATE tool SET users = (SELECT count(DISTINCT u.organisation_id) FROM tool_use u WHERE u.tool_id = $1) WHERE id = $1";
    ASK: () = "
        INSERT INTO tool_request (id, tool_id, organisation_id, person_id, text, at, answer) VALUES ($1, $2, $3, $4, $5, $6, '')";
    ANSWER: () = "
        UPDATE tool_request SET answer = $3, outcome = $4, answered_by = $5, answered_at = $6 WHERE tool_id = $1 AND id = $2";
}

/// What a form says of a tool.
#[derive(Debug, Clone)]
pub struct NewTool {
    pub group: Option<Uuid>,
    pub title: String,
    pub summary: String,
    pub kind: String,
    pub licence: String,
    pub language: String,
    pub visibility: String,
    pub currency: String,
    pub categories: Vec<Uuid>,
    /// Who made it, and what each spent, in the smallest coin.
    pub makers: Vec<(Uuid, i64)>,
}

/// A file of a version, kept under its digest.
#[derive(Debug, Clone)]
pub struct NewFile {
    pub digest: Vec<u8>,
    pub name: String,
    pub bytes: i64,
    pub kind: String,
}

/// A version: a file of its own, or an address elsewhere.
#[derive(Debug, Clone)]
pub struct NewVersion {
    pub text: String,
    pub file: Option<NewFile>,
    pub address: String,
    /// The version of a deliverable that was tried and accepted.
    pub tried: Option<Uuid>,
}

/// A tool without a version yet.
pub async fn insert(tx: &Tx, tool: &NewTool, deliverable: Option<Uuid>, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = args![
        id,
        tool.group,
        deliverable,
        &tool.title,
        format::sort_key(&tool.title),
        &tool.summary,
        words(tool),
        &tool.kind,
        &tool.licence,
        &tool.language,
        &tool.visibility,
        &tool.currency,
        now,
        by
    ];
    tx.execute(&ADD, row).await?;
    belongings(tx, id, tool).await?;
    Ok(id)
}

pub async fn update(tx: &Tx, id: Uuid, version: i64, tool: &NewTool, now: Timestamp) -> Result<()> {
    let row = args![
        id,
        version,
        tool.group,
        &tool.title,
        format::sort_key(&tool.title),
        &tool.summary,
        words(tool),
        &tool.kind,
        &tool.licence,
        &tool.language,
        &tool.visibility,
        now
    ];
    if tx.execute(&UPDATE, row).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&SET_CURRENCY, args![id, &tool.currency]).await?;
    belongings(tx, id, tool).await
}

fn words(tool: &NewTool) -> String {
    words_of(&format!("{}\n{}", tool.title, tool.summary))
}

async fn belongings(tx: &Tx, id: Uuid, tool: &NewTool) -> Result<()> {
    tx.execute(&CLEAR_CATEGORIES, args![id]).await?;
    tx.execute_many(&ADD_CATEGORY, tool.categories.iter().map(|category| args![id, category]).collect()).await?;
    tx.execute(&CLEAR_MAKERS, args![id]).await?;
    tx.execute_many(&ADD_MAKER, tool.makers.iter().map(|(maker, cost)| args![id, maker, cost]).collect()).await?;
    Ok(())
}

/// Takes a tool out of the list, or puts it back when `at` is nothing.
pub async fn retire(tx: &Tx, id: Uuid, version: i64, at: Option<Timestamp>, now: Timestamp) -> Result<()> {
    if tx.execute(&RETIRE, args![id, version, at, now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Gives a tool a newest version; its number.
pub async fn add_version(tx: &Tx, id: Uuid, version: &NewVersion, by: Option<Uuid>, now: Timestamp) -> Result<i64> {
    let number = tx.one(&NEXT, args![id, now]).await?;
    let file = version.file.as_ref();
    let row = args![
        id,
        number,
        &version.text,
        file.map(|file| file.digest.clone()),
        file.map_or("", |file| file.name.as_str()),
        file.map_or(0, |file| file.bytes),
        file.map_or("", |file| file.kind.as_str()),
        &version.address,
        version.tried,
        by,
        now
    ];
    tx.execute(&ADD_VERSION, row).await?;
    Ok(number)
}

/// Counts a download on its day.
pub async fn fetched(run: &impl Run, id: Uuid, day: Date) -> Result<()> {
    run.execute(&FETCHED, args![id, day]).await?;
    Ok(())
}

/// What an organisation says of its use.
#[derive(Debug, Clone)]
pub struct NewUse {
    pub number: i64,
    pub organisation: Uuid,
    pub used_for: String,
    pub outcome: String,
    pub would_have_cost: Option<i64>,
    pub bought_for: Option<i64>,
    pub used_on: Date,
}

pub async fn add_use(tx: &Tx, tool: Uuid, said: &NewUse, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    let row = args![
        Uuid::now_v7(),
        tool,
        said.number,
        said.organisation,
        by,
        &said.used_for,
        &said.outcome,
        said.would_have_cost,
        said.bought_for,
        said.used_on,
        now
    ];
    tx.execute(&ADD_USE, row).await?;
    tx.execute(&COUNT_USERS, args![tool]).await?;
    Ok(())
}

pub async fn withdraw_use(tx: &Tx, tool: Uuid, id: Uuid) -> Result<()> {
    tx.execute(&WITHDRAW_USE, args![tool, id]).await?;
    tx.execute(&COUNT_USERS, args![tool]).await?;
    Ok(())
}

pub async fn ask(
    tx: &Tx,
    tool: Uuid,
    organisation: Option<Uuid>,
    text: &str,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    tx.execute(&ASK, args![Uuid::now_v7(), tool, organisation, by, text, now]).await?;
    Ok(())
}

/// Answers a request, or changes the answer.
pub async fn answer(
    tx: &Tx,
    (tool, request): (Uuid, Uuid),
    answer: &str,
    outcome: Option<&str>,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    tx.execute(&ANSWER, args![tool, request, answer, outcome, by, now]).await?;
    Ok(())
}
