//! Who was at which meeting of a space, for what is said of a whole year.

use db::{Run, Timestamp, Uuid, args, row, sql};

use crate::kit::Result;

row! {
    #[derive(Debug, Clone)]
    pub struct Session {
        pub id: Uuid,
        pub kind: String,
        pub title: String,
        pub starts_at: Timestamp,
        pub ends_at: Timestamp,
        pub time_zone: String,
    }
}
row! {
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Attended {
        pub person_id: Uuid,
        pub meeting_id: Uuid,
    }
}

sql! {
    OF_SPACE: Session = "
        SELECT id, kind, title, starts_at, ends_at, time_zone FROM meeting
        WHERE space_id = $1 AND cancelled_at IS NULL ORDER BY starts_at, id LIMIT 500";
    ATTENDED: Attended = "
        SELECT a.person_id, a.meeting_id FROM meeting m JOIN meeting_person a ON a.meeting_id = m.id
        WHERE m.space_id = $1 AND a.attended";
}

/// Meetings that were or are to be held, in their order.
pub async fn of_space(run: &impl Run, space: Uuid) -> Result<Vec<Session>> {
    Ok(run.all(&OF_SPACE, args![space]).await?)
}

pub async fn attended(run: &impl Run, space: Uuid) -> Result<Vec<Attended>> {
    Ok(run.all(&ATTENDED, args![space]).await?)
}
