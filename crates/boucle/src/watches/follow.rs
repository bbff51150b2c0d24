//! What searches find of what changes. Every server follows the feed of solutions that changed and asks its own index; where
//! there are several, the first to note that a search has found a solution is the only one.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use db::{Db, Run, Timestamp, Tx, Uuid, args, sql};
use tokio::sync::watch;

use super::queries::{self, Question};
use super::save;
use crate::catalogue::{Asked, Market, market, question};
use crate::kit::error::internal;
use crate::kit::feed::{self, Feed, Follower};
use crate::kit::{App, Language, Result, jobs};

/// Searches that are asked between two transactions.
const A_BATCH: i64 = 1000;

sql! {
    MARK: String = "SELECT value FROM setting WHERE name = 'watches'";
    SET_MARK: () = "
        INSERT INTO setting (name, value, updated_at) VALUES ('watches', $1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at";
}

#[derive(Clone)]
pub struct Watches(Arc<Inner>);

struct Inner {
    market: Market,
    feed: Feed,
    /// How far this server has read; what it has read with effect stands in the database.
    mark: Mutex<Option<Uuid>>,
}

impl Watches {
    /// Begins where the network left off. Where nothing was ever followed, what there is now is no news.
    pub async fn open(app: &App, market: &Market) -> Result<Self> {
        let feed = market::changes();
        let mark = match kept_mark(&app.db).await? {
            Some(mark) => mark,
            None => {
                let everything = feed.everything(&app.db).await?;
                let mark = everything.mark;
                feed.has_read(everything);
                mark
            }
        };
        Ok(Self(Arc::new(Inner { market: market.clone(), feed, mark: Mutex::new(Some(mark)) })))
    }

    /// Looks at what changed since the last time. Returns how many changes were new.
    pub async fn follow(&self, app: &App) -> Result<usize> {
        feed::follow(app, self).await
    }

    /// Follows the database until `stop`.
    pub async fn run(app: App, market: Market, stop: watch::Receiver<bool>) {
        match Self::open(&app, &market).await {
            Ok(watches) => feed::keep_up(|| watches.follow(&app), stop).await,
            Err(error) => tracing::error!(%error, "the searches that people keep could not be followed"),
        }
    }

    fn moved(&self, mark: Uuid) {
        *self.0.mark.lock().unwrap_or_else(PoisonError::into_inner) = Some(mark);
    }
}

async fn kept_mark(db: &Db) -> Result<Option<Uuid>> {
    Ok(db.optional(&MARK, args![]).await?.and_then(|mark| mark.parse().ok()))
}

impl Follower for Watches {
    fn feed(&self) -> &Feed {
        &self.0.feed
    }

    fn mark(&self) -> Option<Uuid> {
        *self.0.mark.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_mark(&self, mark: Uuid) -> Result<()> {
        self.moved(mark);
        Ok(())
    }

    async fn take_in(&self, app: &App, solutions: Vec<Uuid>, mark: Uuid) -> Result<()> {
        // Whatever this feed has shown is in this server's index after that.
        self.0.market.follow(app).await?;
        let now = app.clock.now();
        let mut after = Uuid::nil();
        loop {
            let questions = queries::questions(&app.db, after, A_BATCH).await?;
            let Some(last) = questions.last() else { break };
            after = last.id;
            let found = tokio::task::block_in_place(|| found(&self.0.market, &questions, &solutions, now))?;
            if !found.is_empty() {
                app.db.write(|tx| note(tx, &found, now)).await?;
            }
        }
        app.db.execute(&SET_MARK, args![mark.to_string(), now]).await?;
        self.moved(mark);
        Ok(())
    }
}

/// Each search with each of the solutions that it finds. Of many who ask the same, the index is asked once.
fn found(market: &Market, questions: &[Question], solutions: &[Uuid], now: Timestamp) -> Result<Vec<(Uuid, Uuid)>> {
    let reference = market.reference();
    let context = reference.context(now);
    let mut pairs = Vec::new();
    let mut alike: Vec<&Question> = questions.iter().collect();
    alike.sort_by_key(|question| asked(question));
    for same in alike.chunk_by(|one, other| asked(one) == asked(other)) {
        let Some(first) = same.first() else { continue };
        let language = Language::parse(&first.language).unwrap_or_default();
        let query = question(&reference, &Asked::parse(Some(first.query.clone())), language, first.place_id);
        let found = market.index().searched_among(&query, solutions, &context).map_err(internal)?;
        pairs.extend(same.iter().flat_map(|watch| found.iter().map(|solution| (watch.id, *solution))));
    }
    Ok(pairs)
}

fn asked(question: &Question) -> (&str, &str, Option<Uuid>) {
    (&question.query, &question.language, question.place_id)
}

/// The mail that is to leave at once is queued with what it tells.
async fn note(tx: Tx, found: &[(Uuid, Uuid)], now: Timestamp) -> Result<()> {
    save::found(&tx, found, now).await?;
    // The seconds are part of the key: a job that has begun does not see what is written after.
    let seconds = now.as_second() / i64::try_from(SOON.as_secs()).unwrap_or(1);
    jobs::enqueue_once(&tx, "watches_mails", &seconds.to_string(), now).await
}

/// Mails at once are looked for no oftener.
const SOON: Duration = Duration::from_secs(10);
