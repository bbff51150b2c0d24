//! Topics, messages and who has read them, in the database.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::place;
use super::rules::A_PAGE;
use crate::kit::{Error, Result, forget};
use crate::spaces::Lately;

row! {
    #[derive(Debug, Clone)]
    pub struct TopicRow {
        pub id: Uuid,
        pub space_id: Uuid,
        pub title: String,
        pub pinned: bool,
        pub closed_at: Option<Timestamp>,
        pub solution: Option<i64>,
        pub last_number: i64,
        pub created_by: Option<Uuid>,
        // the path of what it comments, for those who are in the space alone
        pub about: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct TopicLine {
        pub id: Uuid,
        pub title: String,
        pub pinned: bool,
        pub closed_at: Option<Timestamp>,
        pub solution: Option<i64>,
        pub last_number: i64,
        pub last_at: Timestamp,
        pub author: Option<String>,
        // how far the one who asks has read, and whether they follow
        pub read: Option<i64>,
        pub wish: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct TopicNews {
        pub id: Uuid,
        pub title: String,
        pub space_title: String,
        pub last_number: i64,
        pub read: Option<i64>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct MessageRow {
        pub id: Uuid,
        pub number: i64,
        pub text: String,
        pub author_id: Option<Uuid>,
        pub author: Option<String>,
        pub created_at: Timestamp,
        pub edited_at: Option<Timestamp>,
        pub hidden_at: Option<Timestamp>,
        pub hidden_reason: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ReactionRow {
        pub message_id: Uuid,
        pub kind: String,
        pub count: i64,
        // whether the one who asks is among them
        pub mine: bool,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ReportRow {
        pub message_id: Uuid,
        pub name: String,
        pub reason: String,
    }
}
row! {
    // A message that somebody reported and nobody looked at yet.
    #[derive(Debug, Clone)]
    pub struct Reported {
        pub topic_id: Uuid,
        pub title: String,
        pub number: i64,
        pub space_title: String,
        pub reason: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Reader {
        pub read: i64,
        pub wish: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct OldText {
        pub text: String,
        pub replaced_at: Timestamp,
    }
}

row! {
    #[derive(Debug, Clone)]
    pub struct RecentMessage {
        pub id: Uuid,
        pub space_id: Uuid,
        pub topic_id: Uuid,
        // who opened the topic
        pub topic_by: Option<Uuid>,
        pub topic_title: String,
        pub number: i64,
        pub text: String,
        pub author_id: Option<Uuid>,
        pub author: Option<String>,
        pub created_at: Timestamp,
    }
}
row! {
    // How far somebody has read a topic, and whether they want to hear of it.
    #[derive(Debug, Clone)]
    pub struct TopicReader {
        pub person_id: Uuid,
        pub topic_id: Uuid,
        pub read: i64,
        pub wish: Option<String>,
    }
}
row! {
    // A person whom a message names.
    #[derive(Debug, Clone)]
    pub struct Mention {
        pub person_id: Uuid,
        pub message_id: Uuid,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct MessageState {
        pub id: Uuid,
        // when it was written or changed last
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct MessageText {
        pub id: Uuid,
        pub topic_id: Uuid,
        pub space_id: Uuid,
        pub topic_title: String,
        pub number: i64,
        pub text: String,
        pub at: Timestamp,
    }
}

sql! {
    TOPIC: TopicRow = "
        SELECT id, space_id, title, pinned, closed_at, solution, last_number, created_by, about FROM topic WHERE id = $1";
    ABOUT: TopicRow = "
        SELECT id, space_id, title, pinned, closed_at, solution, last_number, created_by, about FROM topic WHERE about = $1";
    PINNED: TopicLine = "
        SELECT t.id, t.title, t.pinned, t.closed_at, t.solution, t.last_number, t.last_at, a.name AS author, r.read, r.wish
        FROM topic t LEFT JOIN person a ON a.id = t.created_by
            LEFT JOIN topic_reader r ON r.topic_id = t.id AND r.person_id = $2
        WHERE t.space_id = $1 AND t.pinned AND t.about IS NULL ORDER BY t.last_at DESC, t.id DESC LIMIT 20";
    TOPICS: TopicLine = "
        SELECT t.id, t.title, t.pinned, t.closed_at, t.solution, t.last_number, t.last_at, a.name AS author, r.read, r.wish
        FROM topic t LEFT JOIN person a ON a.id = t.created_by
            LEFT JOIN topic_reader r ON r.topic_id = t.id AND r.person_id = $2
        WHERE t.space_id = $1 AND NOT t.pinned AND t.about IS NULL AND (t.last_at, t.id) < ($3, $4)
        ORDER BY t.last_at DESC, t.id DESC LIMIT $5";
    NEWS: TopicNews = "
        SELECT t.id, t.title, s.title AS space_title, t.last_number, r.read
        FROM topic t JOIN space s ON s.id = t.space_id
            LEFT JOIN topic_reader r ON r.topic_id = t.id AND r.person_id = $1
        WHERE t.space_id IN (SELECT m.space_id FROM space_member m
                WHERE m.person_id = $1 AND m.until IS NULL AND (CAST($2 AS UUID) IS NULL OR m.space_id = $2)
                UNION SELECT n.id FROM space n WHERE n.kind = 'network' AND (CAST($2 AS UUID) IS NULL OR n.id = $2))
            AND t.last_at > $3 AND t.last_number > COALESCE(r.read, 0) AND COALESCE(r.wish, '') <> 'mute'
            AND s.archived_at IS NULL
        ORDER BY CASE WHEN r.wish = 'follow' THEN 0 ELSE 1 END, t.last_at DESC, t.id LIMIT 20";
    COUNT: i64 = "SELECT count(*) AS n FROM topic WHERE space_id = $1 AND about IS NULL";
    MESSAGES: MessageRow = "
        SELECT m.id, m.number, m.text, m.author_id, a.name AS author, m.created_at, m.edited_at, m.hidden_at, m.hidden_reason
        FROM message m LEFT JOIN person a ON a.id = m.author_id
        WHERE m.topic_id = $1 AND m.number > $2 AND m.number <= $3 ORDER BY m.number";
    MESSAGE: MessageRow = "
        SELECT m.id, m.number, m.text, m.author_id, a.name AS author, m.created_at, m.edited_at, m.hidden_at, m.hidden_reason
        FROM message m LEFT JOIN person a ON a.id = m.author_id WHERE m.topic_id = $1 AND m.number = $2";
    REACTIONS: ReactionRow = "
        SELECT r.message_id, r.kind, count(*) AS count, max(CASE WHEN r.person_id = $4 THEN 1 ELSE 0 END) = 1 AS mine
        FROM message_reaction r JOIN message m ON m.id = r.message_id
        WHERE m.topic_id = $1 AND m.number > $2 AND m.number <= $3 GROUP BY r.message_id, r.kind";
    REPORTS: ReportRow = "
        SELECT r.message_id, p.name, r.reason
        FROM message_report r JOIN message m ON m.id = r.message_id JOIN person p ON p.id = r.person_id
        WHERE m.topic_id = $1 AND r.settled_at IS NULL ORDER BY r.created_at, r.id LIMIT 200";
    // In the spaces that somebody runs, and of those who run all also in the network's.
    REPORTED: Reported = "
        SELECT t.id AS topic_id, t.title, m.number, s.title AS space_title, r.reason
        FROM message_report r JOIN message m ON m.id = r.message_id JOIN topic t ON t.id = m.topic_id
            JOIN space s ON s.id = t.space_id
        WHERE r.settled_at IS NULL AND s.archived_at IS NULL AND ((s.kind = 'network' AND $2) OR EXISTS (
            SELECT 1 FROM space_member c WHERE c.space_id = s.id AND c.person_id = $1 AND c.until IS NULL
                AND c.role = 'coordinator'))
        ORDER BY r.created_at, r.id LIMIT 20";
    READER: Reader = "SELECT read, wish FROM topic_reader WHERE topic_id = $1 AND person_id = $2";
    MARK_READ: () = "
        INSERT INTO topic_reader (topic_id, person_id, read) VALUES ($1, $2, $3)
        ON CONFLICT (topic_id, person_id) DO UPDATE SET read = excluded.read WHERE topic_reader.read < excluded.read";
    WISH: () = "
        INSERT INTO topic_reader (topic_id, person_id, read, wish) VALUES ($1, $2, 0, $3)
        ON CONFLICT (topic_id, person_id) DO UPDATE SET wish = excluded.wish";
    ADD_TOPIC: () = "
        INSERT INTO topic (id, space_id, title, pinned, last_number, last_at, created_by, created_at)
        VALUES ($1, $2, $3, FALSE, 0, $5, $4, $5)";
    // Of two who comment first at once, one opens it.
    ADD_ABOUT: () = "
        INSERT INTO topic (id, space_id, title, pinned, last_number, last_at, created_by, created_at, about)
        VALUES ($1, $2, $3, FALSE, 0, $5, $4, $5, $6) ON CONFLICT (about) WHERE about IS NOT NULL DO NOTHING";
    LATEST: MessageRow = "
        SELECT m.id, m.number, m.text, m.author_id, a.name AS author, m.created_at, m.edited_at, m.hidden_at, m.hidden_reason
        FROM message m LEFT JOIN person a ON a.id = m.author_id
        WHERE m.topic_id = $1 AND m.hidden_at IS NULL ORDER BY m.number DESC LIMIT 20";
    // The number is taken by the update, so that two who answer at once get one each.
    NEXT: i64 = "
        UPDATE topic SET last_number = last_number + 1, last_at = $2 WHERE id = $1 RETURNING last_number";
    ADD_MESSAGE: () = "
        INSERT INTO message (id, topic_id, number, text, author_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
    KEEP_TEXT: () = "
        INSERT INTO message_text (id, message_id, text, replaced_at)
        SELECT $2, id, text, $3 FROM message WHERE id = $1";
    EDIT: () = "UPDATE message SET text = $2, edited_at = $3 WHERE id = $1";
    OLD_TEXTS: OldText = "
        SELECT text, replaced_at FROM message_text WHERE message_id = $1 ORDER BY replaced_at DESC, id DESC LIMIT 100";
    RECENT: RecentMessage = "
        SELECT m.id, t.space_id, m.topic_id, t.created_by AS topic_by, t.title AS topic_title, m.number, m.text, m.author_id,
            a.name AS author, m.created_at
        FROM topic t JOIN message m ON m.topic_id = t.id LEFT JOIN person a ON a.id = m.author_id
        WHERE t.space_id = ANY($1) AND t.last_at > $2 AND m.created_at > $2 AND (m.created_at, m.id) < ($3, $4)
            AND m.hidden_at IS NULL
        ORDER BY m.created_at DESC, m.id DESC LIMIT $5";
    READERS: TopicReader = "
        SELECT person_id, topic_id, read, wish FROM topic_reader WHERE person_id = ANY($1) AND topic_id = ANY($2)";
    MENTIONS: Mention = "SELECT person_id, message_id FROM message_mention WHERE message_id = ANY($1)";
    FOLLOWERS: Uuid = "SELECT DISTINCT person_id FROM topic_reader WHERE topic_id = ANY($1) AND wish = 'follow'";
    // Of a topic, those that can be seen by whoever reads the space.
    STATES: MessageState = "
        SELECT m.id, COALESCE(m.edited_at, m.created_at) AS at FROM message m JOIN topic t ON t.id = m.topic_id
        WHERE m.topic_id = $1 AND m.hidden_at IS NULL AND t.about IS NULL";
    TEXTS: MessageText = "
        SELECT m.id, m.topic_id, t.space_id, t.title AS topic_title, m.number, m.text,
            COALESCE(m.edited_at, m.created_at) AS at
        FROM message m JOIN topic t ON t.id = m.topic_id WHERE m.id = ANY($1)";
    SLICE: MessageText = "
        SELECT m.id, m.topic_id, t.space_id, t.title AS topic_title, m.number, m.text,
            COALESCE(m.edited_at, m.created_at) AS at
        FROM message m JOIN topic t ON t.id = m.topic_id
        WHERE m.id > $1 AND m.hidden_at IS NULL AND t.about IS NULL ORDER BY m.id LIMIT $2";
    CLEAR_MENTIONS: () = "DELETE FROM message_mention WHERE message_id = $1";
    MENTION: () = "INSERT INTO message_mention (message_id, person_id) VALUES ($1, $2)";
    REACT: () = "
        INSERT INTO message_reaction (message_id, person_id, kind) VALUES ($1, $2, $3)
        ON CONFLICT (message_id, kind, person_id) DO NOTHING";
    UNREACT: () = "DELETE FROM message_reaction WHERE message_id = $1 AND person_id = $2 AND kind = $3";
    FORGET_READ: () = "DELETE FROM topic_reader WHERE person_id = $1";
    FORGET_MENTIONS: () = "DELETE FROM message_mention WHERE person_id = $1";
    FORGET_REPORTS: () = "DELETE FROM message_report WHERE person_id = $1";
    REPORT: () = "
        INSERT INTO message_report (id, message_id, person_id, reason, created_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (message_id, person_id) WHERE settled_at IS NULL DO NOTHING";
    SETTLE: () = "UPDATE message_report SET settled_at = $2 WHERE message_id = $1 AND settled_at IS NULL";
    HIDE: () = "UPDATE message SET hidden_at = $2, hidden_by = $3, hidden_reason = $4 WHERE id = $1";
    SOLVE: () = "UPDATE topic SET solution = $2 WHERE id = $1";
    PIN: () = "UPDATE topic SET pinned = $2 WHERE id = $1";
    CLOSE: () = "UPDATE topic SET closed_at = $2 WHERE id = $1";
}

/// What somebody had read and wanted to hear of, where they were named, and what they reported.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVE: forget::Leaver = forget::Leaver {
    feature: "discussions",
    leave: |tx, person, _| {
        Box::pin(async move {
            for statement in [&FORGET_READ, &FORGET_MENTIONS, &FORGET_REPORTS] {
                tx.execute(statement, args![person]).await?;
            }
            Ok(())
        })
    },
};

pub async fn topic(run: &impl Run, id: Uuid) -> Result<TopicRow> {
    run.optional(&TOPIC, args![id]).await?.ok_or(Error::NotFound)
}

pub async fn pinned(run: &impl Run, space: Uuid, person: Option<Uuid>) -> Result<Vec<TopicLine>> {
    Ok(run.all(&PINNED, args![space, person]).await?)
}

/// Of the others, those whose last message is older than `before`, the latest first.
pub async fn topics(
    run: &impl Run,
    space: Uuid,
    person: Option<Uuid>,
    before: (Timestamp, Uuid),
    most: i64,
) -> Result<Vec<TopicLine>> {
    Ok(run.all(&TOPICS, args![space, person, before.0, before.1, most]).await?)
}

/// What a person has not read in the spaces that they are in, or in one of them: what they follow first, nothing that they
/// mute.
pub async fn news(run: &impl Run, person: Uuid, space: Option<Uuid>, since: Timestamp) -> Result<Vec<TopicNews>> {
    Ok(run.all(&NEWS, args![person, space, since]).await?)
}

impl TopicNews {
    pub fn unread(&self) -> i64 {
        self.last_number - self.read.unwrap_or(0)
    }

    /// Where the first message that is new stands.
    pub fn place(&self) -> String {
        place(self.id, self.read.unwrap_or(0) + 1)
    }
}

pub async fn count(run: &impl Run, space: Uuid) -> Result<i64> {
    Ok(run.one(&COUNT, args![space]).await?)
}

/// The messages of a page, from 1.
pub async fn messages(run: &impl Run, topic: Uuid, page: i64) -> Result<Vec<MessageRow>> {
    Ok(run.all(&MESSAGES, args![topic, (page - 1) * A_PAGE, page * A_PAGE]).await?)
}

pub async fn message(run: &impl Run, topic: Uuid, number: i64) -> Result<MessageRow> {
    run.optional(&MESSAGE, args![topic, number]).await?.ok_or(Error::NotFound)
}

pub async fn reactions(run: &impl Run, topic: Uuid, page: i64, person: Option<Uuid>) -> Result<Vec<ReactionRow>> {
    let row = args![topic, (page - 1) * A_PAGE, page * A_PAGE, person.unwrap_or(Uuid::nil())];
    Ok(run.all(&REACTIONS, row).await?)
}

/// What nobody has looked at yet.
pub async fn reports(run: &impl Run, topic: Uuid) -> Result<Vec<ReportRow>> {
    Ok(run.all(&REPORTS, args![topic]).await?)
}

/// What waits to be looked at by somebody who runs spaces.
pub async fn reported(run: &impl Run, person: Uuid, runs_all: bool) -> Result<Vec<Reported>> {
    Ok(run.all(&REPORTED, args![person, runs_all]).await?)
}

impl Reported {
    pub fn place(&self) -> String {
        place(self.topic_id, self.number)
    }
}

pub async fn reader(run: &impl Run, topic: Uuid, person: Uuid) -> Result<Option<Reader>> {
    Ok(run.optional(&READER, args![topic, person]).await?)
}

pub async fn mark_read(run: &impl Run, topic: Uuid, person: Uuid, number: i64) -> Result<()> {
    run.execute(&MARK_READ, args![topic, person, number]).await?;
    Ok(())
}

pub async fn set_wish(tx: &Tx, topic: Uuid, person: Uuid, wish: Option<&str>) -> Result<()> {
    tx.execute(&WISH, args![topic, person, wish]).await?;
    Ok(())
}

pub async fn add_topic(tx: &Tx, space: Uuid, title: &str, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    tx.execute(&ADD_TOPIC, args![id, space, title, by, now]).await?;
    Ok(id)
}

/// The topic that comments what stands at a path.
pub async fn about(run: &impl Run, path: &str) -> Result<Option<TopicRow>> {
    Ok(run.optional(&ABOUT, args![path]).await?)
}

/// The topic that comments what stands at a path, opened where there is none yet. It is seen by those who are in the space.
pub async fn open_about(
    tx: &Tx,
    (space, path): (Uuid, &str),
    title: &str,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<TopicRow> {
    tx.execute(&ADD_ABOUT, args![Uuid::now_v7(), space, title, by, now, path]).await?;
    about(tx, path).await?.ok_or(Error::NotFound)
}

/// The last messages that can be seen, in their order.
pub async fn latest(run: &impl Run, topic: Uuid) -> Result<Vec<MessageRow>> {
    let mut messages = run.all(&LATEST, args![topic]).await?;
    messages.reverse();
    Ok(messages)
}

/// Writes the next message of a topic; its number.
pub async fn add_message(
    tx: &Tx,
    topic: Uuid,
    text: &str,
    by: Option<Uuid>,
    mentions: &[Uuid],
    now: Timestamp,
) -> Result<i64> {
    let number = tx.one(&NEXT, args![topic, now]).await?;
    let id = Uuid::now_v7();
    tx.execute(&ADD_MESSAGE, args![id, topic, number, text, by, now]).await?;
    mention(tx, id, mentions).await?;
    if let Some(person) = by {
        mark_read(tx, topic, person, number).await?;
    }
    Ok(number)
}

async fn mention(tx: &Tx, message: Uuid, people: &[Uuid]) -> Result<()> {
    tx.execute(&CLEAR_MENTIONS, args![message]).await?;
    let rows: Vec<_> = people.iter().map(|person| args![message, *person]).collect();
    tx.execute_many(&MENTION, rows).await?;
    Ok(())
}

pub async fn edit(tx: &Tx, message: Uuid, text: &str, mentions: &[Uuid], now: Timestamp) -> Result<()> {
    tx.execute(&KEEP_TEXT, args![message, Uuid::now_v7(), now]).await?;
    tx.execute(&EDIT, args![message, text, now]).await?;
    mention(tx, message, mentions).await
}

/// What a message said before, the latest first.
pub async fn old_texts(run: &impl Run, message: Uuid) -> Result<Vec<OldText>> {
    Ok(run.all(&OLD_TEXTS, args![message]).await?)
}

/// Adds a reaction, or takes it back.
pub async fn react(tx: &Tx, message: Uuid, person: Uuid, kind: &str) -> Result<()> {
    if tx.execute(&UNREACT, args![message, person, kind]).await? == 0 {
        tx.execute(&REACT, args![message, person, kind]).await?;
    }
    Ok(())
}

pub async fn report(tx: &Tx, message: Uuid, person: Uuid, reason: &str, now: Timestamp) -> Result<()> {
    tx.execute(&REPORT, args![Uuid::now_v7(), message, person, reason, now]).await?;
    Ok(())
}

pub async fn settle_reports(tx: &Tx, message: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(&SETTLE, args![message, now]).await?;
    Ok(())
}

/// Hides a message with a reason, or shows it again when there is none.
pub async fn hide(tx: &Tx, message: Uuid, reason: Option<&str>, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    let by = reason.and(by);
    tx.execute(&HIDE, args![message, reason.map(|_| now), by, reason]).await?;
    Ok(())
}

pub async fn set_solution(tx: &Tx, topic: Uuid, number: Option<i64>) -> Result<()> {
    tx.execute(&SOLVE, args![topic, number]).await?;
    Ok(())
}

pub async fn pin(tx: &Tx, topic: Uuid, pinned: bool) -> Result<()> {
    tx.execute(&PIN, args![topic, pinned]).await?;
    Ok(())
}

pub async fn close(tx: &Tx, topic: Uuid, at: Option<Timestamp>) -> Result<()> {
    tx.execute(&CLOSE, args![topic, at]).await?;
    Ok(())
}

pub async fn message_states(run: &impl Run, topic: Uuid) -> Result<Vec<MessageState>> {
    Ok(run.all(&STATES, args![topic]).await?)
}

pub async fn message_texts(run: &impl Run, ids: Vec<Uuid>) -> Result<Vec<MessageText>> {
    Ok(run.all(&TEXTS, args![ids]).await?)
}

/// Messages of every topic that can be seen, in the order of their ids, after one of them.
pub async fn slice(run: &impl Run, after: Uuid, most: i64) -> Result<Vec<MessageText>> {
    Ok(run.all(&SLICE, args![after, most]).await?)
}

/// Messages that were written lately and can be seen.
pub async fn recent(run: &impl Run, lately: &Lately) -> Result<Vec<RecentMessage>> {
    Ok(run.all(&RECENT, lately.arguments()).await?)
}

/// Whom these messages name.
pub async fn mentions(run: &impl Run, messages: Vec<Uuid>) -> Result<Vec<Mention>> {
    Ok(run.all(&MENTIONS, args![messages]).await?)
}

/// Who follows any of these topics.
pub async fn followers(run: &impl Run, topics: Vec<Uuid>) -> Result<Vec<Uuid>> {
    Ok(run.all(&FOLLOWERS, args![topics]).await?)
}

/// How far these people have read these topics.
pub async fn readers(run: &impl Run, people: Vec<Uuid>, topics: Vec<Uuid>) -> Result<Vec<TopicReader>> {
    Ok(run.all(&READERS, args![people, topics]).await?)
}
