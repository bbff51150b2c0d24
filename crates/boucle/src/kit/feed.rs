//! A feed of changes: whoever changes a thing adds a line in the same transaction, and every server brings what it derives
//! from such things up to date, in its own time.
//! Always: no line is missed. A transaction may be kept after one that began later, so the feed is read again from a little
//! before the mark up to which it was read.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use db::{Db, Run, Statement, Timestamp, Tx, Uuid, args, row};
use futures_util::future::BoxFuture;
use tokio::sync::watch;

use super::{App, Result};

/// How far behind its mark the feed is read again.
const MARGIN: Duration = Duration::from_secs(10);
const A_BATCH: usize = 2000;

row! {
    #[derive(Debug, Clone)]
    pub struct Line {
        pub id: Uuid,
        // what changed
        pub thing_id: Uuid,
    }
}

/// What a feature above does when things change, in the same transaction. Whoever lets them change keeps a list of these.
pub type Hear = fn(Tx, Vec<Uuid>, Timestamp) -> BoxFuture<'static, Result<()>>;

/// A feed, and where this server stands in it.
pub struct Feed {
    /// The lines after `$1`, at most `$2`.
    lines: &'static Statement<Line>,
    last: &'static Statement<Uuid>,
    standing: Mutex<Standing>,
}

struct Standing {
    /// Lines within the margin that were taken in.
    taken: HashSet<Uuid>,
    mark: Uuid,
    marked_at: Instant,
    /// The feed was read to its end more than a margin after the mark was set: nothing older can still arrive, and the
    /// mark was moved on.
    settled: bool,
}

/// What follows a feed. Its mark, up to which it has read, is kept with what it derives.
pub trait Follower: Sync {
    fn feed(&self) -> &Feed;
    fn mark(&self) -> Option<Uuid>;
    fn set_mark(&self, mark: Uuid) -> Result<()>;
    /// Reads these things again, and keeps the mark with what they are now.
    fn take_in(&self, app: &App, things: Vec<Uuid>, mark: Uuid) -> impl Future<Output = Result<()>> + Send;
}

/// What a follower will have read once it has read everything that is there now.
pub struct Everything {
    pub mark: Uuid,
    taken: HashSet<Uuid>,
}

impl Feed {
    pub fn new(lines: &'static Statement<Line>, last: &'static Statement<Uuid>) -> Self {
        let standing = Standing { taken: HashSet::new(), mark: Uuid::nil(), marked_at: Instant::now(), settled: false };
        Self { lines, last, standing: Mutex::new(standing) }
    }

    /// To be asked before everything is read anew.
    pub async fn everything(&self, db: &Db) -> Result<Everything> {
        let Some(mark) = db.optional(self.last, args![]).await? else {
            // What holds nothing is marked too: otherwise every start would read the database again.
            return Ok(Everything { mark: first_id(Timestamp::UNIX_EPOCH), taken: HashSet::new() });
        };
        // The lines that the feed will show again after this mark.
        let lines = db.all(self.lines, args![before(mark, MARGIN), i64::MAX]).await?;
        Ok(Everything { mark, taken: lines.into_iter().map(|line| line.id).collect() })
    }

    /// To be told once everything was read, and kept with its mark.
    pub fn has_read(&self, everything: Everything) {
        self.standing().taken = everything.taken;
    }

    /// From where the feed is to be read, and whether its mark has stood still for longer than the margin and was not
    /// moved yet.
    fn resume(&self, mark: Uuid) -> (Uuid, bool) {
        let mut standing = self.standing();
        if standing.mark != mark {
            (standing.mark, standing.marked_at, standing.settled) = (mark, Instant::now(), false);
        }
        let from = before(mark, MARGIN);
        // What has left the margin is not read again, and need not be remembered.
        standing.taken.retain(|id| *id > from);
        (from, !standing.settled && standing.marked_at.elapsed() > MARGIN + Duration::from_secs(2))
    }

    fn standing(&self) -> MutexGuard<'_, Standing> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes in what changed since the last time. Returns how many lines were new.
pub async fn follow(app: &App, follower: &impl Follower) -> Result<usize> {
    let feed = follower.feed();
    let (mut from, quiet) = feed.resume(follower.mark().unwrap_or_else(Uuid::nil));
    let mut count = 0;
    loop {
        let lines = app.db.all(feed.lines, args![from, i64::try_from(A_BATCH).unwrap_or(i64::MAX)]).await?;
        let Some(newest) = lines.last().map(|line| line.id) else { break };
        let last_batch = lines.len() < A_BATCH;
        count += take_in(app, follower, lines).await?;
        if last_batch {
            break;
        }
        from = newest;
    }
    if quiet && count == 0 {
        settle(follower)?;
    }
    Ok(count)
}

async fn take_in(app: &App, follower: &impl Follower, lines: Vec<Line>) -> Result<usize> {
    let feed = follower.feed();
    let fresh: Vec<Line> = {
        let standing = feed.standing();
        lines.into_iter().filter(|line| !standing.taken.contains(&line.id)).collect()
    };
    let Some(newest) = fresh.last().map(|line| line.id) else { return Ok(0) };
    let things: HashSet<Uuid> = fresh.iter().map(|line| line.thing_id).collect();
    let mark = follower.mark().map_or(newest, |mark| mark.max(newest));
    follower.take_in(app, things.into_iter().collect(), mark).await?;
    feed.standing().taken.extend(fresh.iter().map(|line| line.id));
    Ok(fresh.len())
}

/// Moves the mark on by the margin, so that what was taken in is read again neither five times a second nor at the next
/// start: after a large import that would be most of it. Only when no transaction that began before the mark can still be
/// under way.
pub fn settle(follower: &impl Follower) -> Result<()> {
    let settled = after(follower.mark().unwrap_or_else(Uuid::nil), MARGIN);
    follower.set_mark(settled)?;
    let mut standing = follower.feed().standing();
    (standing.mark, standing.settled) = (settled, true);
    Ok(())
}

/// Follows until `stop`, several times a second.
pub async fn keep_up<F>(follow: impl Fn() -> F + Send, mut stop: watch::Receiver<bool>)
where
    F: Future<Output = Result<usize>> + Send,
{
    loop {
        if let Err(error) = follow().await {
            tracing::error!(%error, "an index could not follow the database");
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(200)) => {}
            _ = stop.changed() => return,
        }
    }
}

/// The least id that could have been made `span` before this one.
fn before(id: Uuid, span: Duration) -> Uuid {
    let at = id.get_timestamp().map_or(0, |made| made.to_unix().0);
    let at = i64::try_from(at.saturating_sub(span.as_secs())).unwrap_or(0);
    first_id(Timestamp::from_second(at).unwrap_or_default())
}

/// An id from which [`before`] leads past this one.
fn after(id: Uuid, span: Duration) -> Uuid {
    let at = id.get_timestamp().map_or(0, |made| made.to_unix().0);
    let at = i64::try_from(at.saturating_add(span.as_secs()).saturating_add(1)).unwrap_or(0);
    first_id(Timestamp::from_second(at).unwrap_or_default())
}

/// The least id of a moment.
fn first_id(at: Timestamp) -> Uuid {
    let milliseconds = u64::try_from(at.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &[0; 10]).into_uuid()
}
