//! Two records that are one: what hangs on the one that goes moves to the one that stays. The kit knows neither; each feature
//! says what of its own hangs on which kind of record. Always: all of it moves, or nothing is merged.

use db::{Run, Statement, Tx, Uuid, args};

use super::error::{Error, Result};

/// What hangs on records of a kind (`organisation`, `solution`).
pub struct Hanging {
    pub on: &'static str,
    /// `upkeep-hanging-…` of the texts counts it.
    pub code: &'static str,
    /// How many hang on `$1`.
    pub count: &'static Statement<i64>,
    /// From `$1` to `$2`, in this order.
    pub moves: &'static [&'static Statement<()>],
    /// What `$2` had as well, and is left on `$1`.
    pub clears: &'static [&'static Statement<()>],
}

#[linkme::distributed_slice]
pub static HANGING: [Hanging];

/// What two records of a kind have between them, and cannot go on as it was when they are one.
pub struct Between {
    pub on: &'static str,
    /// `upkeep-between-…` of the texts counts it, and says what becomes of it.
    pub code: &'static str,
    /// How many `$1` and `$2` have.
    pub count: &'static Statement<i64>,
}

#[linkme::distributed_slice]
pub static BETWEEN: [Between];

/// How many of each two records have between them, those of which there are none left out.
pub async fn between(run: &impl Run, on: &str, one: Uuid, other: Uuid) -> Result<Vec<(&'static str, i64)>> {
    let mut counts = Vec::new();
    for between in BETWEEN.iter().filter(|between| between.on == on) {
        let count = run.one(between.count, args![one, other]).await?;
        if count > 0 {
            counts.push((between.code, count));
        }
    }
    Ok(counts)
}

fn of(on: &str) -> impl Iterator<Item = &'static Hanging> {
    HANGING.iter().filter(move |hanging| hanging.on == on)
}

/// How many of each hang on a record, those of which there are none left out.
pub async fn counts(run: &impl Run, on: &str, id: Uuid) -> Result<Vec<(&'static str, i64)>> {
    let mut counts = Vec::new();
    for hanging in of(on) {
        let count = run.one(hanging.count, args![id]).await?;
        if count > 0 {
            counts.push((hanging.code, count));
        }
    }
    counts.sort_unstable();
    Ok(counts)
}

/// Moves all that hangs on one record to another. `Conflict` where both stand beside each other in a place for one.
pub async fn carry(tx: &Tx, on: &str, from: Uuid, into: Uuid) -> Result<()> {
    for hanging in of(on) {
        for statement in hanging.moves {
            tx.execute(statement, args![from, into]).await.map_err(refused)?;
        }
        for statement in hanging.clears {
            tx.execute(statement, args![from]).await.map_err(refused)?;
        }
    }
    Ok(())
}

pub fn refused(error: db::Error) -> Error {
    match error {
        db::Error::Unique(_) | db::Error::ForeignKey(_) => Error::Conflict,
        other => other.into(),
    }
}
