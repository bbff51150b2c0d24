//! Polls, who has answered, and ballots, in the database.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::error::internal;
use crate::kit::{Error, Result};
use crate::spaces::Lately;

row! {
    #[derive(Debug, Clone)]
    pub struct PollRow {
        pub id: Uuid,
        pub space_id: Uuid,
        pub title: String,
        pub text: String,
        pub method: String,
        pub voice: String,
        pub secret: bool,
        pub points: i64,
        pub quorum: i64,
        pub late: bool,
        pub closes_at: Timestamp,
        pub closed_at: Option<Timestamp>,
        pub created_at: Timestamp,
        pub author: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct PollLine {
        pub id: Uuid,
        pub title: String,
        pub created_at: Timestamp,
        pub closes_at: Timestamp,
        pub closed_at: Option<Timestamp>,
        pub voices: i64,
    }
}
row! {
    // Waits for somebody's answer.
    #[derive(Debug, Clone)]
    pub struct OpenPoll {
        pub id: Uuid,
        pub title: String,
        pub space_title: String,
        pub closes_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct RecentPoll {
        pub id: Uuid,
        pub space_id: Uuid,
        pub title: String,
        pub closes_at: Timestamp,
        pub created_at: Timestamp,
        pub author_id: Option<Uuid>,
        pub author: Option<String>,
    }
}
row! {
    // How far a poll is.
    #[derive(Debug, Clone)]
    pub struct Standing {
        pub id: Uuid,
        pub title: String,
        pub quorum: i64,
        pub closes_at: Timestamp,
        pub closed_at: Option<Timestamp>,
        pub voices: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct BallotRow {
        pub id: Uuid,
        pub marks: String,
        // whose it is, in an open poll
        pub name: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct MemberRow {
        pub person_id: Uuid,
        pub role: String,
        pub since: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Waiting {
        pub email: String,
        pub language: String,
    }
}

sql! {
    FIND: PollRow = "
        SELECT p.id, p.space_id, p.title, p.text, p.method, p.voice, p.secret, p.points, p.quorum, p.late, p.closes_at,
            p.closed_at, p.created_at, a.name AS author
        FROM poll p LEFT JOIN person a ON a.id = p.created_by WHERE p.id = $1";
    LIST: PollLine = "
        SELECT p.id, p.title, p.created_at, p.closes_at, p.closed_at,
            (SELECT count(*) FROM poll_voter v WHERE v.poll_id = p.id) AS voices
        FROM poll p WHERE p.space_id = $1 AND (p.created_at, p.id) < ($2, $3)
        ORDER BY p.created_at DESC, p.id DESC LIMIT $4";
    COUNT: i64 = "SELECT count(*) AS n FROM poll WHERE space_id = $1";
    STANDINGS: Standing = "
        SELECT p.id, p.title, p.quorum, p.closes_at, p.closed_at,
            (SELECT count(*) FROM poll_voter v WHERE v.poll_id = p.id) AS voices
        FROM poll p WHERE p.id = ANY($1)";
    // In the spaces of somebody who writes there and has not answered, for themselves or for an organisation.
    OPEN: OpenPoll = "
        SELECT p.id, p.title, s.title AS space_title, p.closes_at FROM poll p JOIN space s ON s.id = p.space_id
        WHERE p.space_id IN (SELECT n.space_id FROM space_member n
                WHERE n.person_id = $1 AND n.until IS NULL AND n.role <> 'reader'
                UNION SELECT t.id FROM space t WHERE t.kind = 'network')
            AND (CAST($2 AS UUID) IS NULL OR p.space_id = $2)
            AND p.closed_at IS NULL AND p.closes_at > $3 AND s.archived_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM poll_voter v WHERE v.poll_id = p.id AND (v.person_id = $1
                OR v.voter_id IN (SELECT r.organisation_id FROM organisation_role r WHERE r.person_id = $1)))
        ORDER BY p.closes_at, p.id LIMIT 10";
    RECENT: RecentPoll = "
        SELECT p.id, p.space_id, p.title, p.closes_at, p.created_at, p.created_by AS author_id, a.name AS author
        FROM poll p LEFT JOIN person a ON a.id = p.created_by
        WHERE p.space_id = ANY($1) AND p.created_at > $2 AND (p.created_at, p.id) < ($3, $4) AND p.closed_at IS NULL
        ORDER BY p.created_at DESC, p.id DESC LIMIT $5";
    OPTIONS: String = "SELECT title FROM poll_option WHERE poll_id = $1 ORDER BY position";
    ADD: () = "
        INSERT INTO poll (id, space_id, title, text, method, voice, secret, points, quorum, late, closes_at, created_by,
            created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    ADD_OPTION: () = "INSERT INTO poll_option (poll_id, position, title) VALUES ($1, $2, $3)";
    CLOSE: () = "UPDATE poll SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL AND closes_at > $2";
    // Since when somebody is in the space without a break: a change of role is none.
    MEMBER: MemberRow = "
        SELECT m.person_id, m.role, (SELECT min(e.since) FROM space_member e WHERE e.space_id = m.space_id
            AND e.person_id = m.person_id AND NOT EXISTS (SELECT 1 FROM space_member g WHERE g.space_id = m.space_id
                AND g.person_id = m.person_id AND g.until > e.since AND NOT EXISTS (SELECT 1 FROM space_member n
                    WHERE n.space_id = m.space_id AND n.person_id = m.person_id AND n.since = g.until))) AS since
        FROM space_member m WHERE m.space_id = $1 AND m.person_id = $2 AND m.until IS NULL";
    VOICES: i64 = "SELECT count(*) AS n FROM poll_voter WHERE poll_id = $1";
    ANSWERED: Uuid = "SELECT voter_id FROM poll_voter WHERE poll_id = $1 AND voter_id = ANY($2)";
    ADD_VOTER: () = "
        INSERT INTO poll_voter (poll_id, voter_id, person_id) VALUES ($1, $2, $3)
        ON CONFLICT (poll_id, voter_id) DO NOTHING";
    BALLOTS: BallotRow = "
        SELECT b.id, b.marks, COALESCE(p.name, o.name) AS name
        FROM poll_ballot b LEFT JOIN person p ON p.id = b.voter_id LEFT JOIN organisation o ON o.id = b.voter_id
        WHERE b.poll_id = $1 ORDER BY b.id";
    OWN: String = "SELECT marks FROM poll_ballot WHERE poll_id = $1 AND voter_id = $2";
    CLEAR: () = "DELETE FROM poll_ballot WHERE poll_id = $1";
    CLEAR_OWN: () = "DELETE FROM poll_ballot WHERE poll_id = $1 AND voter_id = $2";
    ADD_BALLOT: () = "INSERT INTO poll_ballot (id, poll_id, voter_id, marks) VALUES ($1, $2, $3, $4)";
    // Members who have a voice and have not answered.
    WAITING: Waiting = "
        SELECT p.email, p.language FROM space_person m JOIN person p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.role <> 'reader' AND p.erased_at IS NULL AND p.failing_at IS NULL
            AND ($3 OR m.since <= $4)
            AND ($5 OR EXISTS (SELECT 1 FROM organisation_role o WHERE o.person_id = m.person_id AND o.role <> 'reader'))
            AND NOT EXISTS (SELECT 1 FROM poll_voter v WHERE v.poll_id = $2 AND (v.voter_id = m.person_id
                OR v.voter_id IN (SELECT r.organisation_id FROM organisation_role r WHERE r.person_id = m.person_id)))
        ORDER BY p.id LIMIT 20000";
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<PollRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// The latest first, from before a moment.
pub async fn list(run: &impl Run, space: Uuid, before: (Timestamp, Uuid), most: i64) -> Result<Vec<PollLine>> {
    Ok(run.all(&LIST, args![space, before.0, before.1, most]).await?)
}

pub async fn count(run: &impl Run, space: Uuid) -> Result<i64> {
    Ok(run.one(&COUNT, args![space]).await?)
}

/// How far several polls are.
pub async fn standings(run: &impl Run, ids: Vec<Uuid>) -> Result<Vec<Standing>> {
    Ok(run.all(&STANDINGS, args![ids]).await?)
}

/// Those that wait for somebody's answer, in all their spaces or in one: the first to end first.
pub async fn open(run: &impl Run, person: Uuid, space: Option<Uuid>, now: Timestamp) -> Result<Vec<OpenPoll>> {
    Ok(run.all(&OPEN, args![person, space, now]).await?)
}

/// What may be chosen, in order.
pub async fn options(run: &impl Run, poll: Uuid) -> Result<Vec<String>> {
    Ok(run.all(&OPTIONS, args![poll]).await?)
}

/// What a form says of a poll.
pub struct NewPoll {
    pub title: String,
    pub text: String,
    pub method: &'static str,
    pub voice: &'static str,
    pub secret: bool,
    pub points: i64,
    pub quorum: i64,
    pub late: bool,
    pub closes_at: Timestamp,
    pub options: Vec<String>,
}

pub async fn insert(tx: &Tx, space: Uuid, poll: &NewPoll, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = args![
        id,
        space,
        &poll.title,
        &poll.text,
        poll.method,
        poll.voice,
        poll.secret,
        poll.points,
        poll.quorum,
        poll.late,
        poll.closes_at,
        by,
        now
    ];
    tx.execute(&ADD, row).await?;
    let options: Vec<_> = (0_i64..).zip(&poll.options).map(|(position, title)| args![id, position, title]).collect();
    tx.execute_many(&ADD_OPTION, options).await?;
    Ok(id)
}

pub async fn close(tx: &Tx, id: Uuid, now: Timestamp) -> Result<()> {
    if tx.execute(&CLOSE, args![id, now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Somebody's membership of a space, and since when without a break.
pub async fn member(run: &impl Run, space: Uuid, person: Uuid) -> Result<Option<MemberRow>> {
    Ok(run.optional(&MEMBER, args![space, person]).await?)
}

pub async fn voices(run: &impl Run, poll: Uuid) -> Result<i64> {
    Ok(run.one(&VOICES, args![poll]).await?)
}

/// Those of these who have answered.
pub async fn answered(run: &impl Run, poll: Uuid, voters: Vec<Uuid>) -> Result<Vec<Uuid>> {
    Ok(run.all(&ANSWERED, args![poll, voters]).await?)
}

pub async fn ballots(run: &impl Run, poll: Uuid) -> Result<Vec<BallotRow>> {
    Ok(run.all(&BALLOTS, args![poll]).await?)
}

/// What a voter of an open poll has answered.
pub async fn own(run: &impl Run, poll: Uuid, voter: Uuid) -> Result<Option<String>> {
    Ok(run.optional(&OWN, args![poll, voter]).await?)
}

/// Casts a ballot; its id is the receipt of a secret one. In a secret poll a voter answers once; in an open one, the last
/// answer counts.
pub async fn cast(tx: &Tx, poll: &PollRow, voter: Uuid, person: Uuid, marks: &str) -> Result<Uuid> {
    let is_first = tx.execute(&ADD_VOTER, args![poll.id, voter, person]).await? > 0;
    let receipt = Uuid::new_v4();
    if !poll.secret {
        tx.execute(&CLEAR_OWN, args![poll.id, voter]).await?;
        tx.execute(&ADD_BALLOT, args![receipt, poll.id, voter, marks]).await?;
        return Ok(receipt);
    }
    if !is_first {
        return Err(Error::Conflict);
    }
    let mut ballots: Vec<(Uuid, String)> =
        tx.all(&BALLOTS, args![poll.id]).await?.into_iter().map(|ballot| (ballot.id, ballot.marks)).collect();
    ballots.push((receipt, marks.to_owned()));
    ballots.sort_unstable();
    tx.execute(&CLEAR, args![poll.id]).await?;
    let rows = ballots.into_iter().map(|(id, marks)| args![id, poll.id, Option::<Uuid>::None, marks]);
    tx.execute_many(&ADD_BALLOT, rows.collect()).await?;
    Ok(receipt)
}

/// Who is still to answer.
pub async fn waiting(run: &impl Run, poll: &PollRow) -> Result<Vec<Waiting>> {
    let row = args![poll.space_id, poll.id, poll.late, poll.created_at, poll.voice == "person"];
    Ok(run.all(&WAITING, row).await?)
}

/// The marks of a ballot, as they are kept: `2 0 1`.
pub fn marks(text: &str) -> Result<Vec<u32>> {
    text.split(' ').map(|mark| mark.parse().map_err(internal)).collect()
}

pub fn written(marks: &[u32]) -> String {
    marks.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
}

/// Polls that were opened lately and go on.
pub async fn recent(run: &impl Run, lately: &Lately) -> Result<Vec<RecentPoll>> {
    Ok(run.all(&RECENT, lately.arguments()).await?)
}
