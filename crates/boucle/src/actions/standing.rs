//! How far the plans of several cycles are: one question for all of them.

use std::collections::HashMap;

use db::{Date, Run, Uuid, args, row, sql};

use crate::kit::Result;

row! {
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct Standing {
        pub cycle_id: Uuid,
        // those that were dropped not counted
        pub total: i64,
        pub done: i64,
        pub late: i64,
        // nobody answers for them
        pub unassigned: i64,
    }
}

sql! {
    STANDINGS: Standing = "
        SELECT cycle_id, count(*) AS total, count(CASE WHEN state = 'done' THEN 1 END) AS done,
            count(CASE WHEN state <> 'done' AND due_on < $2 THEN 1 END) AS late,
            count(CASE WHEN state <> 'done' AND person_id IS NULL THEN 1 END) AS unassigned
        FROM action WHERE cycle_id = ANY($1) AND state <> 'dropped' GROUP BY cycle_id";
}

/// By cycle; a cycle without an action is not there.
pub async fn of(run: &impl Run, cycles: Vec<Uuid>, today: Date) -> Result<HashMap<Uuid, Standing>> {
    let standings = run.all(&STANDINGS, args![cycles, today]).await?;
    Ok(standings.into_iter().map(|standing| (standing.cycle_id, standing)).collect())
}
