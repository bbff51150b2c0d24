//! Searches for a date, in the database.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::{Error, Result};

row! {
    #[derive(Debug, Clone)]
    pub struct SearchRow {
        pub id: Uuid,
        pub space_id: Uuid,
        pub title: String,
        pub text: String,
        // in minutes
        pub lasts: i64,
        pub time_zone: String,
        pub closed_at: Option<Timestamp>,
        pub created_by: Option<Uuid>,
        pub author: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct SearchLine {
        pub id: Uuid,
        pub title: String,
        pub answered: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct SlotRow {
        pub position: i64,
        pub starts_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct AnswerRow {
        pub position: i64,
        pub person_id: Uuid,
        pub name: String,
        pub suits: String,
    }
}

sql! {
    FIND: SearchRow = "
        SELECT d.id, d.space_id, d.title, d.text, d.lasts, d.time_zone, d.closed_at, d.created_by, p.name AS author
        FROM date_search d LEFT JOIN person p ON p.id = d.created_by WHERE d.id = $1";
    OPEN: SearchLine = "
        SELECT d.id, d.title, (SELECT count(DISTINCT a.person_id) FROM date_answer a WHERE a.search_id = d.id) AS answered
        FROM date_search d WHERE d.space_id = $1 AND d.closed_at IS NULL ORDER BY d.created_at DESC, d.id LIMIT 20";
    SLOTS: SlotRow = "SELECT position, starts_at FROM date_slot WHERE search_id = $1 ORDER BY position";
    ANSWERS: AnswerRow = "
        SELECT a.position, a.person_id, p.name, a.suits FROM date_answer a JOIN person p ON p.id = a.person_id
        WHERE a.search_id = $1 ORDER BY p.name_key, p.id, a.position";
    ADD: () = "
        INSERT INTO date_search (id, space_id, title, text, lasts, time_zone, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    ADD_SLOT: () = "INSERT INTO date_slot (search_id, position, starts_at) VALUES ($1, $2, $3)";
    CLEAR: () = "DELETE FROM date_answer WHERE search_id = $1 AND person_id = $2";
    ANSWER: () = "INSERT INTO date_answer (search_id, position, person_id, suits) VALUES ($1, $2, $3, $4)";
    CLOSE: () = "UPDATE date_search SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<SearchRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// Those of a space that go on.
pub async fn open(run: &impl Run, space: Uuid) -> Result<Vec<SearchLine>> {
    Ok(run.all(&OPEN, args![space]).await?)
}

pub async fn slots(run: &impl Run, search: Uuid) -> Result<Vec<SlotRow>> {
    Ok(run.all(&SLOTS, args![search]).await?)
}

/// All that was answered, person by person.
pub async fn answers(run: &impl Run, search: Uuid) -> Result<Vec<AnswerRow>> {
    Ok(run.all(&ANSWERS, args![search]).await?)
}

/// What a form says of a search.
pub struct NewSearch {
    pub title: String,
    pub text: String,
    /// In minutes.
    pub lasts: i64,
    pub slots: Vec<Timestamp>,
}

pub async fn insert(tx: &Tx, space: (Uuid, &str), search: &NewSearch, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = args![id, space.0, &search.title, &search.text, search.lasts, space.1, by, now];
    tx.execute(&ADD, row).await?;
    let slots = (1_i64..).zip(&search.slots).map(|(position, starts_at)| args![id, position, *starts_at]);
    tx.execute_many(&ADD_SLOT, slots.collect()).await?;
    Ok(id)
}

/// Puts somebody's answers in the place of their former ones.
pub async fn answer(tx: &Tx, search: Uuid, person: Uuid, suits: &[(i64, &str)]) -> Result<()> {
    tx.execute(&CLEAR, args![search, person]).await?;
    let rows = suits.iter().map(|(position, suits)| args![search, *position, person, *suits]).collect();
    tx.execute_many(&ANSWER, rows).await?;
    Ok(())
}

pub async fn close(tx: &Tx, search: Uuid, now: Timestamp) -> Result<()> {
    if tx.execute(&CLOSE, args![search, now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}
