//! What changed is looked at a little later, so that what is changed together is told together: which solutions fit which
//! needs now, and did not before. Each is written down, a few hundred in a transaction; mails come after (`send`).

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use db::{Timestamp, Tx, Uuid};
use matching::{Context, Index, Ranked, Weights};
use tokio::sync::Mutex;

use super::queries::{self, Change};
use super::rules::{self, Terms};
use super::save::{self, NewAnnouncement};
use super::send;
use crate::catalogue::{self, Market};
use crate::kit::error::internal;
use crate::kit::{App, Result, feed, jobs};
use crate::needs;
use crate::needs::answer::{self, Order, Relaxed};
use crate::needs::queries::Need;

/// Between a change and the look at it: with what it takes to look and to mail, less than a minute.
const SOON: Duration = Duration::from_secs(20);
/// Needs that are read at once.
const A_SLICE: i64 = 500;
/// Changed solutions that are looked at in one question: to put it costs more than to look at a few thousand of them.
const SOLUTIONS_AT_ONCE: i64 = 20_000;
/// Rows in one transaction.
const A_BATCH: usize = 500;
/// The most solutions that are looked at for one need.
const MOST: usize = 20_000;

#[linkme::distributed_slice(catalogue::save::SOLUTION_HEARERS)]
static SOLUTIONS: feed::Hear = |tx, ids, now| Box::pin(async move { hear(&tx, "solution", ids, now).await });

#[linkme::distributed_slice(needs::save::NEED_HEARERS)]
static NEEDS: feed::Hear = |tx, ids, now| Box::pin(async move { hear(&tx, "need", ids, now).await });

async fn hear(tx: &Tx, kind: &str, ids: Vec<Uuid>, now: Timestamp) -> Result<()> {
    save::changed(tx, kind, ids, now).await?;
    let due = now.checked_add(SOON).map_err(internal)?;
    // A look that has begun does not see what is written after: each act has its own. An import has one for all its batches,
    // which nobody else waits for: who adds a row with the same key waits until the other transaction ends.
    jobs::enqueue_once(tx, "announcements", &due.as_microsecond().to_string(), due).await
}

/// What was left because a server died, and mails that waited for their week.
#[linkme::distributed_slice(jobs::EVERY_MINUTE)]
static MINUTE: &str = "announcements";

#[linkme::distributed_slice(jobs::WORKERS)]
static WORK: jobs::Worker = jobs::Worker { kind: "announcements", work: |app, _| Box::pin(async move { work(&app).await }) };

/// Held while this server looks.
#[derive(Clone, Default)]
struct Looking(Arc<Mutex<()>>);

/// One look at a time on a server, and a slice of what changed in each: mails that wait beside it have their turn between two.
async fn work(app: &App) -> Result<()> {
    let (looking, now) = (app.lent_or_new::<Looking>(), app.clock.now());
    let Ok(alone) = looking.0.try_lock() else {
        let due = now.checked_add(SOON).map_err(internal)?;
        let moment = format!("after {}", due.as_second() / 20);
        return jobs::enqueue_once(&app.db, "announcements", &moment, due).await;
    };
    let is_more = look_at_some(app).await?;
    drop(alone);
    if is_more {
        jobs::enqueue(&app.db, "announcements", "", app.clock.now()).await?;
    }
    Ok(())
}

/// Looks at all that changed, and sends the mails that are due.
pub async fn announce(app: &App) -> Result<()> {
    while look_at_some(app).await? {}
    Ok(())
}

/// Looks at a slice of what changed. Whether there is more; when there is not, the mails that are due are sent, so that what
/// came together is told together.
async fn look_at_some(app: &App) -> Result<bool> {
    // A command that opened no index leaves it to a server.
    let Some(market) = app.lent::<Market>() else { return Ok(false) };
    let (terms, order) = (queries::terms(&app.db).await?, answer::order(&app.db).await?);
    let look = Look { app, market: &market, terms, order };
    if look.at_needs().await? || look.at_solutions().await? {
        return Ok(true);
    }
    send::send_due(app, &market, terms, &order).await?;
    Ok(false)
}

struct Look<'a> {
    app: &'a App,
    market: &'a Market,
    terms: Terms,
    order: Order,
}

impl Look<'_> {
    /// Whether there are more than were looked at.
    async fn at_needs(&self) -> Result<bool> {
        let changes = self.changes("need", A_SLICE).await?;
        let ids = changes.iter().map(|change| change.thing_id).collect();
        let quiet: HashSet<Uuid> = changes.iter().filter(|one| one.quietly).map(|one| one.thing_id).collect();
        for need in needs::queries::whole(&self.app.db, ids).await? {
            if need.row.state == "open" {
                self.at_need(&need, quiet.contains(&need.row.id)).await?;
            }
        }
        self.done("need", &changes).await?;
        Ok(is_full(&changes, A_SLICE))
    }

    /// Notes which solutions fit, and tells their suppliers.
    async fn at_need(&self, need: &Need, quietly: bool) -> Result<()> {
        let fitting = self
            .fitting(need, |index, asked, weights, context| Ok(index.match_need(asked, weights, context, MOST)?.ranked))
            .await?;
        for batch in fitting.chunks(A_BATCH) {
            let solutions: Vec<Uuid> = batch.iter().map(|one| one.id).collect();
            // Those that changed meanwhile are looked at next: that they fit is news to the buyer.
            let news = queries::changed(&self.app.db, solutions.clone()).await?;
            let known = queries::fits(&self.app.db, need.row.id, solutions.clone()).await?;
            let others: HashSet<Uuid> = news.into_iter().chain(known).collect();
            let unknown: Vec<Uuid> = solutions.into_iter().filter(|solution| !others.contains(solution)).collect();
            self.note(need, &unknown).await?;
        }
        if quietly || need.row.visibility == "organisation" {
            return Ok(());
        }
        let told = of_suppliers(need, &fitting);
        for batch in told.chunks(A_BATCH) {
            self.tell_suppliers(batch).await?;
        }
        Ok(())
    }

    async fn tell_suppliers(&self, all: &[NewAnnouncement]) -> Result<()> {
        let now = self.app.clock.now();
        let refusing = queries::refusing(&self.app.db, all.iter().map(|one| one.organisation).collect()).await?;
        let refusing: HashSet<Uuid> = refusing.into_iter().collect();
        let all: Vec<_> = all.iter().filter(|one| !refusing.contains(&one.organisation)).cloned().collect();
        self.app
            .db
            .write(|tx| {
                let all = &all;
                async move { save::announce(&tx, all, Some(now), now).await }
            })
            .await
    }

    /// Whether there are more than were looked at.
    async fn at_solutions(&self) -> Result<bool> {
        let changes = self.changes("solution", SOLUTIONS_AT_ONCE).await?;
        if changes.is_empty() {
            return Ok(false);
        }
        let ids: Arc<[Uuid]> = changes.iter().map(|change| change.thing_id).collect();
        let mut after = Uuid::nil();
        loop {
            let open = needs::queries::open_after(&self.app.db, after, A_SLICE).await?;
            let Some(last) = open.last() else { break };
            after = last.row.id;
            for need in &open {
                self.tell_buyer(need, &ids).await?;
            }
        }
        self.done("solution", &changes).await?;
        Ok(is_full(&changes, SOLUTIONS_AT_ONCE))
    }

    /// Of these solutions, those that fit the need and were not seen to: the best of them, and the others are noted.
    async fn tell_buyer(&self, need: &Need, solutions: &Arc<[Uuid]>) -> Result<()> {
        let solutions = Arc::clone(solutions);
        let mut new = self
            .fitting(need, move |index, asked, weights, context| index.among(asked, &solutions, weights, context))
            .await?;
        if new.is_empty() {
            return Ok(());
        }
        let (id, buyer, now) = (need.row.id, need.row.organisation_id, self.app.clock.now());
        let known = queries::fits(&self.app.db, id, new.iter().map(|one| one.id).collect()).await?;
        let known: HashSet<Uuid> = known.into_iter().collect();
        new.retain(|one| !known.contains(&one.id));
        let is_silent = !queries::silenced(&self.app.db, vec![id]).await?.is_empty();
        let of_others = new.iter().filter(|one| !is_silent && one.supplier != buyer);
        let best = rules::best_at_once(of_others, self.order.fairness, now);
        let told: Vec<NewAnnouncement> = best.iter().map(|one| announcement("solution", buyer, need, one)).collect();
        let best: HashSet<Uuid> = best.iter().map(|one| one.id).collect();
        let others: Vec<Uuid> = new.iter().map(|one| one.id).filter(|id| !best.contains(id)).collect();
        // The others first: where a server dies in between, the next look has these to tell, and no second best.
        self.note(need, &others).await?;
        self.tell(&told, now).await
    }

    /// Notes that they fit, and announces those of which that is new.
    async fn tell(&self, all: &[NewAnnouncement], now: Timestamp) -> Result<()> {
        if all.is_empty() {
            return Ok(());
        }
        self.app
            .db
            .write(|tx| async move {
                let mut told = Vec::new();
                for one in all {
                    if save::note_fit(&tx, one.need, one.solution).await? {
                        told.push(one.clone());
                    }
                }
                save::announce(&tx, &told, Some(now), now).await
            })
            .await
    }

    async fn note(&self, need: &Need, solutions: &[Uuid]) -> Result<()> {
        for batch in solutions.chunks(A_BATCH) {
            let id = need.row.id;
            self.app.db.write(|tx| async move { save::note_fits(&tx, id, batch).await }).await?;
        }
        Ok(())
    }

    /// What the index answers and is worth telling, on a thread of its own: meanwhile mails leave.
    async fn fitting(
        &self,
        need: &Need,
        question: impl FnOnce(&Index, &matching::Need, &Weights, &Context) -> matching::Result<Vec<Ranked>> + Send + 'static,
    ) -> Result<Vec<Ranked>> {
        let (market, weights, now) = (self.market.clone(), self.order.weights, self.app.clock.now());
        let (asked, threshold) = (answer::asked(need, &Relaxed::default()), self.terms.threshold);
        let answered = tokio::task::spawn_blocking(move || {
            let reference = market.reference();
            let context = reference.context(now);
            question(market.index(), &asked, &weights, &context)
        });
        let mut ranked = answered.await.map_err(internal)?.map_err(internal)?;
        ranked.retain(|one| one.score >= threshold);
        Ok(ranked)
    }

    /// What changed, once this server's index has followed: a change is looked at as it is in there.
    async fn changes(&self, kind: &str, most: i64) -> Result<Vec<Change>> {
        let changes = queries::changes(&self.app.db, kind, most).await?;
        self.market.follow(self.app).await?;
        Ok(changes)
    }

    async fn done(&self, kind: &str, changes: &[Change]) -> Result<()> {
        for batch in changes.chunks(A_BATCH) {
            self.app.db.write(|tx| async move { save::looked_at(&tx, kind, batch).await }).await?;
        }
        Ok(())
    }
}

fn is_full(changes: &[Change], most: i64) -> bool {
    i64::try_from(changes.len()).is_ok_and(|count| count >= most)
}

fn announcement(kind: &'static str, organisation: Uuid, need: &Need, ranked: &Ranked) -> NewAnnouncement {
    NewAnnouncement { kind, organisation, need: need.row.id, solution: ranked.id, score: ranked.score }
}

/// Each supplier once, with the best of its solutions; the buyer itself is told nothing.
fn of_suppliers(need: &Need, ranked: &[Ranked]) -> Vec<NewAnnouncement> {
    let mut best: HashMap<Uuid, &Ranked> = HashMap::new();
    for one in ranked.iter().filter(|one| one.supplier != need.row.organisation_id) {
        best.entry(one.supplier).or_insert(one);
    }
    best.into_iter().map(|(supplier, one)| announcement("need", supplier, need, one)).collect()
}
