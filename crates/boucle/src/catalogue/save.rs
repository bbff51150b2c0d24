//! Writing a solution: its row, categories, places and labels, and the line of the change feed that every server's index
//! follows, in the caller's transaction.

use db::{Args, Date, Run, Timestamp, Tx, Uuid, args, sql};

use super::supply::{self, Supply};
use super::{label_rows, rules, versions};
use crate::kit::{Error, Result, Viewer, feed, format, journal};

/// Who changes a solution, and whether that is its supplier, who by this stands by what it says.
#[derive(Debug, Clone, Copy)]
pub struct Author {
    pub person: Option<Uuid>,
    pub vouches: bool,
}

impl Author {
    pub fn of(viewer: &Viewer, supplier: Uuid) -> Self {
        Self { person: viewer.id(), vouches: rules::vouches(viewer, supplier) }
    }
}

#[derive(Debug, Clone)]
pub struct NewSolution {
    pub supplier: Uuid,
    pub title: String,
    pub summary: String,
    pub description: String,
    pub language: String,
    pub strategies: Vec<String>,
    pub commitments: Vec<String>,
    pub links: String,
    pub radius_km: Option<i64>,
    pub radius_place: Option<Uuid>,
    pub state: String,
    pub categories: Vec<Uuid>,
    pub places: Vec<Uuid>,
    /// Label code, where its proof is, last day of validity.
    pub labels: Vec<(String, String, Option<Date>)>,
    pub supply: Supply,
    /// What names this solution in the file that it was imported from.
    pub source_key: Option<String>,
}

sql! {
    INSERT: () = "
        INSERT INTO solution (id, supplier_id, title, title_key, summary, description, language, strategies, commitments,
            links, radius_km, radius_place_id, state, source_key, created_by, changed_by, created_at, updated_at, vouched_at, published_at,
            version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16, $16, $16, $17, 1)";
    UPDATE: () = "
        UPDATE solution SET supplier_id = $3, title = $4, title_key = $5, summary = $6, description = $7, language = $8,
            strategies = $9, commitments = $10, links = $11, radius_km = $12, radius_place_id = $13, state = $14,
            updated_at = $15, changed_by = $16, vouched_at = CASE WHEN $17 THEN $15 ELSE vouched_at END,
            version = version + 1,
            published_at = CASE WHEN $14 = 'published' THEN COALESCE(published_at, $15) ELSE published_at END
        WHERE id = $1 AND version = $2";
    SET_STATE: () = "
        UPDATE solution SET state = $3, updated_at = $4, changed_by = $5,
            vouched_at = CASE WHEN $6 THEN $4 ELSE vouched_at END, version = version + 1,
            published_at = CASE WHEN $3 = 'published' THEN COALESCE(published_at, $4) ELSE published_at END
        WHERE id = $1 AND version = $2";
    // What it says is what it said: its version stays.
    CONFIRM: () = "UPDATE solution SET confirmed_at = $2, vouched_at = $2, confirmed_by = $3 WHERE id = $1";
    CLEAR_CATEGORIES: () = "DELETE FROM solution_category WHERE solution_id = $1";
    CLEAR_PLACES: () = "DELETE FROM solution_place WHERE solution_id = $1";
    DROP_LABELS: () = "DELETE FROM solution_label WHERE solution_id = $1 AND NOT (label_code = ANY($2))";
    ADD_CATEGORY: () = "INSERT INTO solution_category (solution_id, category_id) VALUES ($1, $2)";
    ADD_PLACE: () = "INSERT INTO solution_place (solution_id, place_id) VALUES ($1, $2)";
    // A list of it changes.
    REVISE: () = "
        UPDATE solution SET updated_at = $3, changed_by = $4, vouched_at = CASE WHEN $5 THEN $3 ELSE vouched_at END,
            version = version + 1
        WHERE id = $1 AND version = $2";
    OF_SUPPLIER: Uuid = "SELECT id FROM solution WHERE supplier_id = $1";
    CHANGED: () = "INSERT INTO solution_change (id, solution_id, at) VALUES ($1, $2, $3)";
}

pub async fn insert(tx: &Tx, solution: &NewSolution, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    tx.execute(&INSERT, new_row(id, solution, by, now)).await?;
    supply::set(tx, id, &solution.supply).await?;
    add_lists(tx, id, solution, now).await?;
    changed(tx, id, now).await?;
    Ok(id)
}

/// Many at once, each with its id and when it was written; of capacity, lead time and price nothing is said. Returns how many.
pub async fn insert_many(
    tx: &Tx,
    solutions: impl Iterator<Item = &(Uuid, NewSolution, Timestamp)>,
    now: Timestamp,
) -> Result<u64> {
    let [mut rows, mut categories, mut places, mut labels] = [const { Vec::new() }; 4];
    let mut changed = Vec::new();
    for (id, solution, written) in solutions {
        rows.push(new_row(*id, solution, None, *written));
        categories.extend(solution.categories.iter().map(|category| args![*id, *category]));
        places.extend(solution.places.iter().map(|place| args![*id, *place]));
        labels.extend(solution.labels.iter().map(|(code, proof, until)| args![*id, code, proof, *until, *written]));
        changed.push(*id);
    }
    let count = tx.execute_many(&INSERT, rows).await?;
    for (statement, rows) in [(&ADD_CATEGORY, categories), (&ADD_PLACE, places), (&label_rows::PUT, labels)] {
        tx.execute_many(statement, rows).await?;
    }
    all_changed(tx, changed, now).await?;
    Ok(count)
}

fn new_row(id: Uuid, solution: &NewSolution, by: Option<Uuid>, now: Timestamp) -> Args {
    let published = (solution.state == "published").then_some(now);
    args![
        id,
        solution.supplier,
        &solution.title,
        format::sort_key(&solution.title),
        &solution.summary,
        &solution.description,
        &solution.language,
        solution.strategies.join(","),
        solution.commitments.join(","),
        &solution.links,
        solution.radius_km,
        solution.radius_place,
        &solution.state,
        solution.source_key.clone(),
        by,
        now,
        published
    ]
}

/// Changes a solution that is still at `version`; otherwise nothing is written and the answer is `Conflict`.
pub async fn update(tx: &Tx, id: Uuid, version: i64, solution: &NewSolution, by: Author, now: Timestamp) -> Result<()> {
    versions::keep(tx, vec![id]).await?;
    let row = args![
        id,
        version,
        solution.supplier,
        &solution.title,
        format::sort_key(&solution.title),
        &solution.summary,
        &solution.description,
        &solution.language,
        solution.strategies.join(","),
        solution.commitments.join(","),
        &solution.links,
        solution.radius_km,
        solution.radius_place,
        &solution.state,
        now,
        by.person,
        by.vouches
    ];
    if tx.execute(&UPDATE, row).await? == 0 {
        return Err(Error::Conflict);
    }
    supply::set(tx, id, &solution.supply).await?;
    for clear in [&CLEAR_CATEGORIES, &CLEAR_PLACES] {
        tx.execute(clear, args![id]).await?;
    }
    let labels: Vec<String> = solution.labels.iter().map(|(code, ..)| code.clone()).collect();
    tx.execute(&DROP_LABELS, args![id, labels]).await?;
    add_lists(tx, id, solution, now).await?;
    changed(tx, id, now).await
}

/// What proves the labels of a solution changes with it: it is a version more. `Conflict` when the solution is
/// no longer at `version`.
pub async fn revise(tx: &Tx, id: Uuid, version: i64, by: Author, now: Timestamp) -> Result<()> {
    versions::keep(tx, vec![id]).await?;
    if tx.execute(&REVISE, args![id, version, now, by.person, by.vouches]).await? == 0 {
        return Err(Error::Conflict);
    }
    changed(tx, id, now).await
}

pub async fn set_state(tx: &Tx, id: Uuid, version: i64, state: &str, by: Author, now: Timestamp) -> Result<()> {
    versions::keep(tx, vec![id]).await?;
    if tx.execute(&SET_STATE, args![id, version, state, now, by.person, by.vouches]).await? == 0 {
        return Err(Error::Conflict);
    }
    changed(tx, id, now).await
}

/// Its supplier says that it still holds, for a year more.
pub async fn confirm(tx: &Tx, id: Uuid, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute(&CONFIRM, args![id, now, by]).await?;
    changed(tx, id, now).await
}

async fn add_lists(tx: &Tx, id: Uuid, solution: &NewSolution, now: Timestamp) -> Result<()> {
    tx.execute_many(&ADD_CATEGORY, solution.categories.iter().map(|category| args![id, *category]).collect()).await?;
    tx.execute_many(&ADD_PLACE, solution.places.iter().map(|place| args![id, *place]).collect()).await?;
    let labels = solution.labels.iter().map(|(code, proof, until)| args![id, code, proof, *until, now]).collect();
    tx.execute_many(&label_rows::PUT, labels).await?;
    Ok(())
}

/// Whoever above is to hear of solutions that changed registers here.
#[linkme::distributed_slice]
pub static SOLUTION_HEARERS: [feed::Hear];

pub async fn changed(tx: &Tx, id: Uuid, now: Timestamp) -> Result<()> {
    all_changed(tx, vec![id], now).await
}

/// Tells the indexes and whoever else hears of solutions, in the transaction of the change.
pub async fn all_changed(tx: &Tx, ids: Vec<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute_many(&CHANGED, ids.iter().map(|id| args![Uuid::now_v7(), *id, now]).collect()).await?;
    for hear in SOLUTION_HEARERS {
        hear(tx.clone(), ids.clone(), now).await?;
    }
    Ok(())
}

/// A supplier's new name, place or status is part of each of its solutions.
#[linkme::distributed_slice(journal::HEARERS)]
static OF_ORGANISATIONS: journal::Hearer = journal::Hearer {
    kind: "organisation",
    hear: |tx, supplier, now| {
        Box::pin(async move {
            let solutions = tx.all(&OF_SUPPLIER, args![supplier]).await?;
            all_changed(&tx, solutions, now).await
        })
    },
};
