//! Work for later, as rows: enqueued in the caller's transaction, claimed by one server, tried again with back-off.

use db::{Db, Run, Timestamp, Uuid, args, row, sql};
use futures_util::future::{BoxFuture, join_all};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{Mutex, Notify};

use super::App;
use super::error::{Result, internal};

/// A claimed job comes back to the queue after this long if its server died.
const LEASE: Duration = Duration::from_mins(10);
const MOST_ATTEMPTS: i64 = 10;
/// A person who has asked for a job waits so long for its end; a longer one is looked at while it goes.
const PATIENCE: Duration = Duration::from_secs(8);
/// As many connections to the mail server as it may be asked for.
const AT_ONCE: usize = 8;
/// A hand that found nothing looks again after this long, while another works.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

row! {
    #[derive(Debug, Clone)]
    pub struct Job {
        pub id: Uuid,
        pub kind: String,
        pub payload: String,
        pub attempts: i64,
    }
}

sql! {
    ADD: () = "
        INSERT INTO job (id, kind, payload, unique_key, due_at, attempts) VALUES ($1, $2, $3, $4, $5, 0)
        ON CONFLICT (unique_key) DO NOTHING";
    // The inner read and the outer write are one statement, and the write asks again what the read asked, since another may have
    // tried the row in between: of two hands, one gets it.
    CLAIM: Job = "
        UPDATE job SET claimed_until = $2, attempts = attempts + 1
        WHERE id = (SELECT id FROM job WHERE failed_at IS NULL AND due_at <= $1
                        AND (claimed_until IS NULL OR claimed_until < $1) ORDER BY due_at LIMIT 1)
            AND failed_at IS NULL AND due_at <= $1 AND (claimed_until IS NULL OR claimed_until < $1)
        RETURNING id, kind, payload, attempts";
    DONE: () = "DELETE FROM job WHERE id = $1";
    WITHDRAW: () = "DELETE FROM job WHERE kind = $1 AND claimed_until IS NULL";
    AGAIN: () = "UPDATE job SET claimed_until = NULL, due_at = $2, last_error = $3 WHERE id = $1";
    FAILED: () = "UPDATE job SET failed_at = $2, last_error = $3 WHERE id = $1";
    pub GIVEN_UP: () = "DELETE FROM job WHERE failed_at < $1";
    pub WAITING: i64 = "SELECT count(*) AS n FROM job WHERE failed_at IS NULL AND due_at <= $1";
}

/// What does the jobs of one kind; a feature registers its own.
pub struct Worker {
    pub kind: &'static str,
    pub work: fn(App, String) -> BoxFuture<'static, Result<()>>,
}

#[linkme::distributed_slice]
pub static WORKERS: [Worker];

pub async fn enqueue(run: &impl Run, kind: &str, payload: &str, due: Timestamp) -> Result<()> {
    run.execute(&ADD, args![Uuid::now_v7(), kind, payload, Option::<String>::None, due]).await?;
    Ok(())
}

/// Enqueues unless a job with this key waits already.
pub async fn enqueue_once(run: &impl Run, kind: &str, key: &str, due: Timestamp) -> Result<()> {
    run.execute(&ADD, args![Uuid::now_v7(), kind, key, Some(format!("{kind}:{key}")), due]).await?;
    Ok(())
}

/// Takes what waits of a kind out of the queue: there is nothing left to do.
pub async fn withdraw(run: &impl Run, kind: &str) -> Result<()> {
    run.execute(&WITHDRAW, args![kind]).await?;
    Ok(())
}

/// Does every job that is due, several at once: most are mails, which wait for the mail server. Returns how many were tried.
pub async fn work_off(app: &App) -> Result<usize> {
    work_while(app, || true).await
}

/// The same for somebody who waits, until their patience ends; what is begun goes on.
pub async fn work_awhile(app: &App) {
    let worker = tokio::spawn({
        let app = app.clone();
        async move { work_off(&app).await }
    });
    let _ = tokio::time::timeout(PATIENCE, worker).await;
}

/// The same, but begins no other once `goes_on` says no; what is begun is finished.
async fn work_while(app: &App, goes_on: impl Fn() -> bool) -> Result<usize> {
    let queue = Queue::default();
    let hands = (0..AT_ONCE).map(|_| async {
        let mut tried = 0;
        while goes_on() {
            let at_rest = queue.at_rest.notified();
            let Some(job) = queue.claim(app).await? else {
                if !queue.is_worked_on() {
                    break;
                }
                // What another hand does may put more in the queue: a morning of digests does.
                let _ = tokio::time::timeout(LOOK_AGAIN, at_rest).await;
                continue;
            };
            tried += 1;
            let worker = WORKERS.iter().find(|worker| worker.kind == job.kind);
            let outcome = match worker {
                Some(worker) => (worker.work)(app.clone(), job.payload.clone()).await,
                None => Err(internal(format!("nobody does jobs of kind {}", job.kind))),
            };
            let settled = settle(&app.db, &job, outcome, app.clock.now()).await;
            queue.put_down();
            settled?;
        }
        Ok(tried)
    });
    join_all(hands).await.into_iter().sum()
}

/// The queue as the hands of one server take from it.
#[derive(Default)]
struct Queue {
    /// One after the other: on PostgreSQL several claims at once would read the same row, of which one hand gets it.
    claiming: Mutex<()>,
    in_hand: AtomicUsize,
    /// Nothing is in hand any more.
    at_rest: Notify,
}

impl Queue {
    async fn claim(&self, app: &App) -> Result<Option<Job>> {
        let _alone = self.claiming.lock().await;
        let now = app.clock.now();
        let until = now.checked_add(LEASE).map_err(internal)?;
        let job = app.db.optional(&CLAIM, args![now, until]).await?;
        if job.is_some() {
            self.in_hand.fetch_add(1, Ordering::SeqCst);
        }
        Ok(job)
    }

    fn put_down(&self) {
        if self.in_hand.fetch_sub(1, Ordering::SeqCst) == 1 {
            self.at_rest.notify_waiters();
        }
    }

    fn is_worked_on(&self) -> bool {
        self.in_hand.load(Ordering::SeqCst) > 0
    }
}

async fn settle(db: &Db, job: &Job, outcome: Result<()>, now: Timestamp) -> Result<()> {
    let Err(error) = outcome else {
        db.execute(&DONE, args![job.id]).await?;
        return Ok(());
    };
    tracing::warn!(job = %job.id, kind = job.kind, attempts = job.attempts, %error, "job failed");
    if job.attempts >= MOST_ATTEMPTS {
        db.execute(&FAILED, args![job.id, now, error.to_string()]).await?;
    } else {
        // 1, 2, 4 … minutes, so that a mail server may be away for most of a night.
        let wait = Duration::from_mins(1 << job.attempts.clamp(0, 9));
        let due = now.checked_add(wait).map_err(internal)?;
        db.execute(&AGAIN, args![job.id, due, error.to_string()]).await?;
    }
    Ok(())
}

/// Works until it is told to stop, or until nothing can be written; what is begun is finished.
pub async fn run(app: App, mut stop: tokio::sync::watch::Receiver<bool>) {
    let mut sealed_at = app.clock.now();
    let mut swept_at = sealed_at;
    loop {
        if app.db.damage().is_some() {
            return;
        }
        if let Err(error) = work_while(&app, || !*stop.borrow()).await {
            tracing::error!(%error, "jobs could not be read");
        }
        let now = app.clock.now();
        if sealed_at.duration_until(now).unsigned_abs() > Duration::from_mins(1) {
            sealed_at = now;
            if let Err(error) = super::journal::seal(&app.db, now).await {
                tracing::error!(%error, "the journal could not be sealed");
            }
            if let Err(error) = minute(&app.db, now).await {
                tracing::error!(%error, "what is due each minute could not be queued");
            }
        }
        if swept_at.duration_until(now).unsigned_abs() > Duration::from_hours(1) {
            swept_at = now;
            sweep(&app, now).await;
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(500)) => {}
            _ = stop.changed() => return,
        }
    }
}

/// Kinds of jobs that are due once a minute; where several servers share a database, one of them does it.
#[linkme::distributed_slice]
pub static EVERY_MINUTE: [&str];

/// Puts in the queue what is due each minute.
pub async fn minute(db: &Db, now: Timestamp) -> Result<()> {
    for kind in EVERY_MINUTE {
        enqueue_once(db, kind, "", now).await?;
    }
    Ok(())
}

/// What forgets, once an hour, what is kept no longer; a feature registers its own.
pub struct Sweep {
    pub name: &'static str,
    pub sweep: fn(App, Timestamp) -> BoxFuture<'static, Result<()>>,
}

#[linkme::distributed_slice]
pub static SWEEPS: [Sweep];

/// Forgets what is kept no longer: `docs/privacy.md` says what and after how long.
pub async fn sweep(app: &App, now: Timestamp) {
    for sweep in SWEEPS {
        if let Err(error) = (sweep.sweep)(app.clone(), now).await {
            tracing::error!(sweep = sweep.name, %error, "what has expired could not be removed");
        }
    }
    app.limits.sweep();
}

/// Removes the rows of each statement that are older than so many days.
pub async fn forget(app: &App, now: Timestamp, old: &[(&'static db::Statement<()>, u64)]) -> Result<()> {
    for (statement, days) in old {
        let before = now.checked_sub(Duration::from_hours(24 * days)).map_err(internal)?;
        app.db.execute(statement, args![before]).await?;
    }
    Ok(())
}
