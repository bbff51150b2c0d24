//! Searches that are kept, and what they found, as they are read.

use db::{Run, Timestamp, Uuid, args, row, sql};

use crate::kit::{Error, Result};

/// New solutions of one search that a page shows.
const MOST_NEW: i64 = 100;

row! {
    #[derive(Debug, Clone)]
    pub struct Watch {
        pub id: Uuid,
        pub person_id: Uuid,
        pub name: String,
        pub query: String,
        pub pace: String,
        pub seen_at: Timestamp,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct WatchLine {
        pub id: Uuid,
        pub name: String,
        pub query: String,
        pub pace: String,
        pub created_at: Timestamp,
        // solutions found since its owner last looked
        pub news: i64,
    }
}
row! {
    // A search that has found something its owner has not seen.
    #[derive(Debug, Clone)]
    pub struct News {
        pub id: Uuid,
        pub name: String,
        pub count: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct NewSolution {
        pub solution_id: Uuid,
        pub found_at: Timestamp,
    }
}
row! {
    // What is asked of the index.
    #[derive(Debug, Clone)]
    pub struct Question {
        pub id: Uuid,
        pub query: String,
        pub language: String,
        pub place_id: Option<Uuid>,
    }
}

sql! {
    FIND: Watch = "SELECT id, person_id, name, query, pace, seen_at, version FROM watch WHERE id = $1";
    LIST: WatchLine = "
        SELECT w.id, w.name, w.query, w.pace, w.created_at, (SELECT count(*) FROM watch_hit h
            JOIN solution s ON s.id = h.solution_id
            WHERE h.watch_id = w.id AND h.found_at > w.seen_at AND s.state = 'published') AS news
        FROM watch w WHERE w.person_id = $1 ORDER BY w.name_key, w.id LIMIT 100";
    NEWS: News = "
        SELECT w.id, w.name, count(*) AS count
        FROM watch w JOIN watch_hit h ON h.watch_id = w.id AND h.found_at > w.seen_at
            JOIN solution s ON s.id = h.solution_id AND s.state = 'published'
        WHERE w.person_id = $1 GROUP BY w.id, w.name, w.name_key ORDER BY w.name_key, w.id LIMIT 100";
    NEW: NewSolution = "
        SELECT h.solution_id, h.found_at FROM watch_hit h JOIN solution s ON s.id = h.solution_id
        WHERE h.watch_id = $1 AND h.found_at > $2 AND s.state = 'published'
        ORDER BY h.found_at DESC, h.solution_id LIMIT $3";
    QUESTIONS: Question = "SELECT id, query, language, place_id FROM watch WHERE id > $1 ORDER BY id LIMIT $2";
    COUNT: i64 = "SELECT count(*) AS n FROM watch WHERE person_id = $1";
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<Watch> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// Somebody's searches by name, each with how much is new.
pub async fn list(run: &impl Run, person: Uuid) -> Result<Vec<WatchLine>> {
    Ok(run.all(&LIST, args![person]).await?)
}

/// Those of somebody's searches in which something is new.
pub async fn news(run: &impl Run, person: Uuid) -> Result<Vec<News>> {
    Ok(run.all(&NEWS, args![person]).await?)
}

/// What a search has found after a moment and is still published, the latest first.
pub async fn new_solutions(run: &impl Run, watch: Uuid, since: Timestamp) -> Result<Vec<NewSolution>> {
    Ok(run.all(&NEW, args![watch, since, MOST_NEW]).await?)
}

/// What all people's searches ask, by id, after one of them.
pub async fn questions(run: &impl Run, after: Uuid, most: i64) -> Result<Vec<Question>> {
    Ok(run.all(&QUESTIONS, args![after, most]).await?)
}

/// How many searches somebody keeps.
pub async fn count(run: &impl Run, person: Uuid) -> Result<usize> {
    Ok(usize::try_from(run.one(&COUNT, args![person]).await?).unwrap_or(usize::MAX))
}
