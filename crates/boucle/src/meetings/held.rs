//! Meetings that were held, and how many were there.

use db::{Run, Timestamp, Uuid, args, row, sql};

use crate::kit::Result;

row! {
    #[derive(Debug, Clone)]
    pub struct Held {
        pub id: Uuid,
        pub title: String,
        pub starts_at: Timestamp,
        pub attended: i64,
        // of whom attendance was taken
        pub called: i64,
        pub has_minutes: bool,
    }
}

sql! {
    HELD: Held = "
        SELECT m.id, m.title, m.starts_at,
            (SELECT count(*) FROM meeting_person p WHERE p.meeting_id = m.id AND p.attended) AS attended,
            (SELECT count(*) FROM meeting_person p WHERE p.meeting_id = m.id AND p.attended IS NOT NULL) AS called,
            m.minutes_state IN ('proposed', 'adopted') AS has_minutes
        FROM meeting m WHERE m.space_id = $1 AND m.starts_at >= $2 AND m.ends_at < $3 AND m.cancelled_at IS NULL
        ORDER BY m.starts_at, m.id LIMIT 200";
}

/// Those of a space that were not cancelled, from one moment to another.
pub async fn between(run: &impl Run, space: Uuid, from: Timestamp, until: Timestamp) -> Result<Vec<Held>> {
    Ok(run.all(&HELD, args![space, from, until]).await?)
}
