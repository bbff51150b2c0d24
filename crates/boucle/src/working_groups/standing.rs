//! Where working groups stand, in numbers: one question for all of them.

use db::{Date, Run, Timestamp, Uuid, args, row, sql};

use crate::kit::Result;

row! {
    #[derive(Debug, Clone)]
    pub struct Standing {
        pub id: Uuid,
        pub title: String,
        pub state: String,
        pub organisations: i64,
        pub asked: i64,
        // take part as members of the network, and are not today
        pub lapsed: i64,
        // the year that goes on, or the last one
        pub cycle_id: Option<Uuid>,
        pub ends_on: Option<Date>,
        pub oriented_at: Option<Timestamp>,
        pub planned_at: Option<Timestamp>,
        pub closed_at: Option<Timestamp>,
        pub ranking_id: Option<Uuid>,
        pub proposed: i64,
        pub retained: i64,
        // organisations that take part and have pledged
        pub pledged: i64,
    }
}

sql! {
    STANDINGS: Standing = "
        SELECT g.id, s.title, g.state,
            (SELECT count(*) FROM participation p WHERE p.group_id = g.id AND p.state = 'accepted') AS organisations,
            (SELECT count(*) FROM participation p WHERE p.group_id = g.id AND p.state = 'asked') AS asked,
            (SELECT count(*) FROM participation p WHERE p.group_id = g.id AND p.state = 'accepted' AND p.terms = 'member'
                AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = p.organisation_id
                    AND m.kind = 'member' AND m.state = 'accepted' AND m.starts_on <= $2
                    AND (m.ends_on IS NULL OR m.ends_on >= $2))) AS lapsed,
            c.id AS cycle_id, c.ends_on, c.oriented_at, c.planned_at, c.closed_at, c.ranking_id,
            (SELECT count(*) FROM orientation o WHERE o.cycle_id = c.id) AS proposed,
            (SELECT count(*) FROM orientation o WHERE o.cycle_id = c.id AND o.retained_at IS NOT NULL) AS retained,
            (SELECT count(*) FROM pledge l JOIN participation p ON p.organisation_id = l.organisation_id
                AND p.group_id = g.id AND p.state = 'accepted' WHERE l.cycle_id = c.id) AS pledged
        FROM working_group g JOIN space s ON s.id = g.id
            LEFT JOIN cycle c ON c.id = (SELECT d.id FROM cycle d WHERE d.group_id = g.id
                ORDER BY CASE WHEN d.closed_at IS NULL THEN 0 ELSE 1 END, d.starts_on DESC, d.id DESC LIMIT 1)
        WHERE g.id = $1 OR (CAST($1 AS UUID) IS NULL AND g.state IN ('gathering', 'running') AND s.archived_at IS NULL)
        ORDER BY s.title_key, g.id LIMIT 500";
}

/// Of one group, or of all that gather or are at work, by title.
pub async fn of(run: &impl Run, group: Option<Uuid>, today: Date) -> Result<Vec<Standing>> {
    Ok(run.all(&STANDINGS, args![group, today]).await?)
}
