//! How far the trials of several cycles are: one question for all of them.

use std::collections::HashMap;

use db::{Date, Run, Uuid, args, row, sql};

use crate::kit::Result;

row! {
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct Standing {
        pub cycle_id: Uuid,
        pub deliverables: i64,
        // by their latest version
        pub accepted: i64,
        // past the day by which answers were asked, and undecided
        pub overdue: i64,
        // remarks that nobody has answered
        pub unanswered: i64,
    }
}

sql! {
    STANDINGS: Standing = "
        SELECT a.cycle_id, count(*) AS deliverables, count(CASE WHEN v.outcome = 'accepted' THEN 1 END) AS accepted,
            count(CASE WHEN v.outcome IS NULL AND v.answers_by < $2 THEN 1 END) AS overdue,
            COALESCE(CAST(sum((SELECT count(*) FROM deliverable_version w JOIN trial t ON t.version_id = w.id
                JOIN remark r ON r.trial_id = t.id
                WHERE w.deliverable_id = d.id AND r.answered_at IS NULL)) AS BIGINT), 0) AS unanswered
        FROM action a JOIN deliverable d ON d.action_id = a.id
            LEFT JOIN deliverable_version v ON v.deliverable_id = d.id AND v.number = (SELECT max(l.number)
                FROM deliverable_version l WHERE l.deliverable_id = d.id)
        WHERE a.cycle_id = ANY($1) AND a.state <> 'dropped' GROUP BY a.cycle_id";
}

/// By cycle; a cycle without a deliverable is not there.
pub async fn of(run: &impl Run, cycles: Vec<Uuid>, today: Date) -> Result<HashMap<Uuid, Standing>> {
    let standings = run.all(&STANDINGS, args![cycles, today]).await?;
    Ok(standings.into_iter().map(|standing| (standing.cycle_id, standing)).collect())
}
