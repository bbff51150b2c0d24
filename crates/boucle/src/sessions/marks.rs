//! What sessions are marked with, and what is said of them, in the database.

use db::{Run, Uuid, args, row, sql};

use crate::kit::Result;
use crate::programmes::calendar::{MARKERS, Marker};

row! {
    #[derive(Debug, Clone)]
    pub struct Mark {
        pub matters_to: String,
        // for who missed it, as Markdown
        pub catch_up: String,
        pub version: i64,
    }
}
row! {
    // From 1, not at all, to 4, very much.
    #[derive(Debug, Clone)]
    pub struct Said {
        pub applicant_id: Uuid,
        pub useful: i64,
        pub clear: i64,
        pub remark: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct MarkOf {
        pub meeting_id: Uuid,
        pub matters_to: String,
    }
}

sql! {
    MARK: Mark = "SELECT matters_to, catch_up, version FROM session_mark WHERE meeting_id = $1";
    MARKS: MarkOf = "
        SELECT s.meeting_id, s.matters_to FROM meeting m JOIN session_mark s ON s.meeting_id = m.id WHERE m.space_id = $1";
    SAID: Said = "
        SELECT applicant_id, useful, clear, remark FROM session_answer WHERE meeting_id = $1 ORDER BY applicant_id";
    TOLD: Uuid = "SELECT applicant_id AS id FROM session_missed WHERE meeting_id = $1 ORDER BY applicant_id";
}

/// For whom a session matters most stands on the page of its edition too, unless it matters to all.
#[linkme::distributed_slice(MARKERS)]
static ON_THE_CALENDAR: Marker = Marker {
    prefix: "sessions-matters",
    of: |app, edition| {
        Box::pin(async move {
            let marks = marks(&app.db, edition).await?.into_iter();
            Ok(marks.filter(|it| it.matters_to != "all").map(|it| (it.meeting_id, it.matters_to)).collect())
        })
    },
};

/// One that nobody has marked matters to all.
pub async fn mark(run: &impl Run, meeting: Uuid) -> Result<Mark> {
    let mark = run.optional(&MARK, args![meeting]).await?;
    Ok(mark.unwrap_or_else(|| Mark { matters_to: "all".to_owned(), catch_up: String::new(), version: 0 }))
}

/// Those of a space that are marked.
pub async fn marks(run: &impl Run, space: Uuid) -> Result<Vec<MarkOf>> {
    Ok(run.all(&MARKS, args![space]).await?)
}

pub async fn said(run: &impl Run, meeting: Uuid) -> Result<Vec<Said>> {
    Ok(run.all(&SAID, args![meeting]).await?)
}

/// Who was told already what they missed.
pub async fn told(run: &impl Run, meeting: Uuid) -> Result<Vec<Uuid>> {
    Ok(run.all(&TOLD, args![meeting]).await?)
}
