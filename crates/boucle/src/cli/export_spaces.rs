//! What spaces hold, for `boucle export`: pages with their revisions, documents with their versions (their bytes stand in
//! the store), discussions, polls, meetings.

use db::{Date, Db, Run, Timestamp, Uuid, args, row, sql};
use serde::Serialize;

use super::export::Archive;
use crate::kit::store;

row! {
    #[derive(Serialize)]
    struct Page {
        id: Uuid,
        space_id: Uuid,
        parent_id: Option<Uuid>,
        position: i64,
        title: String,
        text: String,
        revision: i64,
        updated_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Revision {
        page_id: Uuid,
        number: i64,
        title: String,
        text: String,
        comment: String,
        author_id: Option<Uuid>,
        created_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Topic {
        id: Uuid,
        space_id: Uuid,
        title: String,
        solution: Option<i64>,
        closed_at: Option<Timestamp>,
        created_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Message {
        topic_id: Uuid,
        number: i64,
        text: String,
        author_id: Option<Uuid>,
        created_at: Timestamp,
        hidden_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct Poll {
        id: Uuid,
        space_id: Uuid,
        title: String,
        text: String,
        method: String,
        voice: String,
        secret: bool,
        quorum: i64,
        closes_at: Timestamp,
        closed_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct PollOption {
        poll_id: Uuid,
        position: i64,
        title: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Ballot {
        poll_id: Uuid,
        receipt: Uuid,
        voter_id: Option<Uuid>,
        marks: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Meeting {
        id: Uuid,
        space_id: Uuid,
        series_id: Option<Uuid>,
        kind: String,
        title: String,
        text: String,
        starts_at: Timestamp,
        ends_at: Timestamp,
        time_zone: String,
        place: String,
        access: String,
        link: String,
        capacity: Option<i64>,
        cancelled_at: Option<Timestamp>,
        minutes: String,
        minutes_state: String,
    }
}
row! {
    #[derive(Serialize)]
    struct MeetingPerson {
        meeting_id: Uuid,
        person_id: Uuid,
        answer: Option<String>,
        delegate: String,
        attended: Option<bool>,
    }
}
row! {
    #[derive(Serialize)]
    struct AgendaItem {
        meeting_id: Uuid,
        position: i64,
        title: String,
        lasts: i64,
    }
}
row! {
    #[derive(Serialize)]
    struct Outcome {
        meeting_id: Uuid,
        position: i64,
        kind: String,
        text: String,
        person_id: Option<Uuid>,
        due_on: Option<Date>,
        done_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct Document {
        id: Uuid,
        space_id: Uuid,
        folder: Option<String>,
        name: String,
        versions: i64,
        created_at: Timestamp,
    }
}

row! {
    struct Version {
        document_id: Uuid,
        number: i64,
        digest: Vec<u8>,
        bytes: i64,
        kind: String,
        comment: String,
        author_id: Option<Uuid>,
        created_at: Timestamp,
    }
}

sql! {
    DOCUMENTS: Document = "
        SELECT d.id, d.space_id, f.name AS folder, d.name, d.last_number AS versions, d.created_at
        FROM document d LEFT JOIN folder f ON f.id = d.folder_id ORDER BY d.space_id, d.name_key, d.id";
    VERSIONS: Version = "
        SELECT document_id, number, digest, bytes, kind, comment, author_id, created_at FROM document_version
        ORDER BY document_id, number";
    PAGES: Page = "
        SELECT id, space_id, parent_id, position, title, text, revision, updated_at FROM page ORDER BY space_id, position, id";
    PAGE_REVISIONS: Revision = "
        SELECT page_id, number, title, text, comment, author_id, created_at FROM page_revision ORDER BY page_id, number";
    TOPICS: Topic = "
        SELECT id, space_id, title, solution, closed_at, created_at FROM topic ORDER BY space_id, id";
    MESSAGES: Message = "
        SELECT topic_id, number, text, author_id, created_at, hidden_at FROM message ORDER BY topic_id, number";
    POLLS: Poll = "
        SELECT id, space_id, title, text, method, voice, secret, quorum, closes_at, closed_at FROM poll ORDER BY space_id, id";
    POLL_OPTIONS: PollOption = "
        SELECT poll_id, position, title FROM poll_option ORDER BY poll_id, position";
    POLL_BALLOTS: Ballot = "
        SELECT poll_id, id AS receipt, voter_id, marks FROM poll_ballot ORDER BY poll_id, id";
    MEETINGS: Meeting = "
        SELECT id, space_id, series_id, kind, title, text, starts_at, ends_at, time_zone, place, access, link, capacity,
            cancelled_at, minutes, minutes_state
        FROM meeting ORDER BY space_id, starts_at, id";
    MEETING_PEOPLE: MeetingPerson = "
        SELECT meeting_id, person_id, answer, delegate, attended FROM meeting_person ORDER BY meeting_id, person_id";
    AGENDA_ITEMS: AgendaItem = "
        SELECT meeting_id, position, title, lasts FROM agenda_item ORDER BY meeting_id, position, id";
    MEETING_OUTCOMES: Outcome = "
        SELECT meeting_id, position, kind, text, person_id, due_on, done_at FROM meeting_outcome ORDER BY meeting_id, position";
}

pub async fn add(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    archive.table(db, "pages.csv", &PAGES).await?;
    archive.table(db, "page_revisions.csv", &PAGE_REVISIONS).await?;
    archive.table(db, "documents.csv", &DOCUMENTS).await?;
    versions(archive, db).await?;
    archive.table(db, "topics.csv", &TOPICS).await?;
    archive.table(db, "messages.csv", &MESSAGES).await?;
    archive.table(db, "polls.csv", &POLLS).await?;
    archive.table(db, "poll_options.csv", &POLL_OPTIONS).await?;
    archive.table(db, "poll_ballots.csv", &POLL_BALLOTS).await?;
    archive.table(db, "meetings.csv", &MEETINGS).await?;
    archive.table(db, "meeting_people.csv", &MEETING_PEOPLE).await?;
    archive.table(db, "agenda_items.csv", &AGENDA_ITEMS).await?;
    archive.table(db, "meeting_outcomes.csv", &MEETING_OUTCOMES).await?;
    Ok(())
}

/// With the file of the store that holds each.
async fn versions(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    #[derive(Serialize)]
    struct Stored {
        document_id: Uuid,
        number: i64,
        file: String,
        bytes: i64,
        kind: String,
        comment: String,
        author_id: Option<Uuid>,
        created_at: Timestamp,
    }
    let stored = |version: Version| Stored {
        document_id: version.document_id,
        number: version.number,
        file: store::place(&version.digest),
        bytes: version.bytes,
        kind: version.kind,
        comment: version.comment,
        author_id: version.author_id,
        created_at: version.created_at,
    };
    let rows: Vec<_> = db.all(&VERSIONS, args![]).await?.into_iter().map(stored).collect();
    archive.rows("document_versions.csv", &rows)
}
