//! Writing a need: its row, categories and attributes, in the caller's transaction.

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};

use crate::kit::{Error, Result, feed, format};

#[derive(Debug, Clone)]
pub struct NewNeed {
    pub organisation: Uuid,
    pub title: String,
    pub text: String,
    pub language: String,
    pub quantity: Option<f64>,
    pub unit: String,
    /// In the currency's smallest coin.
    pub budget_low: Option<i64>,
    pub budget_high: Option<i64>,
    pub currency: String,
    pub place: Option<Uuid>,
    pub wanted_by: Option<Date>,
    pub visibility: String,
    pub state: String,
    pub categories: Vec<Uuid>,
    /// Attribute code, whether it is required, weight of the wish (1 to 5).
    pub attributes: Vec<(String, bool, i64)>,
    /// What names this need in the file that it was imported from.
    pub source_key: Option<String>,
}

sql! {
    INSERT: () = "
        INSERT INTO need (id, organisation_id, title, title_key, text, language, quantity, unit, budget_low,
            budget_high, currency, place_id, wanted_by, visibility, state, source_key, created_by, created_at,
            updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18, 1)";
    UPDATE: () = "
        UPDATE need SET organisation_id = $3, title = $4, title_key = $5, text = $6, language = $7, quantity = $8,
            unit = $9, budget_low = $10, budget_high = $11, currency = $12, place_id = $13, wanted_by = $14,
            visibility = $15, state = $16, updated_at = $17, version = version + 1
        WHERE id = $1 AND version = $2";
    SET_STATE: () = "UPDATE need SET state = $3, updated_at = $4, version = version + 1 WHERE id = $1 AND version = $2";
    CLEAR_CATEGORIES: () = "DELETE FROM need_category WHERE need_id = $1";
    CLEAR_ATTRIBUTES: () = "DELETE FROM need_attribute WHERE need_id = $1";
    ADD_CATEGORY: () = "INSERT INTO need_category (need_id, category_id) VALUES ($1, $2)";
    ADD_ATTRIBUTE: () = "INSERT INTO need_attribute (need_id, attribute, required, weight) VALUES ($1, $2, $3, $4)";
}

pub async fn insert(tx: &Tx, need: &NewNeed, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = args![
        id,
        need.organisation,
        &need.title,
        format::sort_key(&need.title),
        &need.text,
        &need.language,
        need.quantity,
        &need.unit,
        need.budget_low,
        need.budget_high,
        &need.currency,
        need.place,
        need.wanted_by,
        &need.visibility,
        &need.state,
        need.source_key.clone(),
        by,
        now
    ];
    tx.execute(&INSERT, row).await?;
    add_lists(tx, id, need).await?;
    changed(tx, id, now).await?;
    Ok(id)
}

/// Changes a need that is still at `version`; otherwise nothing is written and the answer is `Conflict`.
pub async fn update(tx: &Tx, id: Uuid, version: i64, need: &NewNeed, now: Timestamp) -> Result<()> {
    let row = args![
        id,
        version,
        need.organisation,
        &need.title,
        format::sort_key(&need.title),
        &need.text,
        &need.language,
        need.quantity,
        &need.unit,
        need.budget_low,
        need.budget_high,
        &need.currency,
        need.place,
        need.wanted_by,
        &need.visibility,
        &need.state,
        now
    ];
    if tx.execute(&UPDATE, row).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&CLEAR_CATEGORIES, args![id]).await?;
    tx.execute(&CLEAR_ATTRIBUTES, args![id]).await?;
    add_lists(tx, id, need).await?;
    changed(tx, id, now).await
}

pub async fn set_state(tx: &Tx, id: Uuid, version: i64, state: &str, now: Timestamp) -> Result<()> {
    match tx.execute(&SET_STATE, args![id, version, state, now]).await? {
        0 => Err(Error::Conflict),
        _ => changed(tx, id, now).await,
    }
}

/// Whoever above is to hear of needs that changed registers here.
#[linkme::distributed_slice]
pub static NEED_HEARERS: [feed::Hear];

async fn changed(tx: &Tx, id: Uuid, now: Timestamp) -> Result<()> {
    for hear in NEED_HEARERS {
        hear(tx.clone(), vec![id], now).await?;
    }
    Ok(())
}

async fn add_lists(tx: &Tx, id: Uuid, need: &NewNeed) -> Result<()> {
    let categories = need.categories.iter().map(|category| args![id, *category]).collect();
    tx.execute_many(&ADD_CATEGORY, categories).await?;
    let attributes = need.attributes.iter().map(|(code, required, weight)| args![id, code, *required, *weight]).collect();
    tx.execute_many(&ADD_ATTRIBUTE, attributes).await?;
    Ok(())
}
