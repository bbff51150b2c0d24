//! What changed is looked at a little later, so that what is changed together is told together: which solutions fit which
//! needs now, and did not before. Each is written down, a few hundred in a transaction; mails come after (`send`).

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use db::{Timestamp, Tx, Uuid};
use matching::Ranked;

use super::queries::{self, Change};
use super::rules::Terms;
use super::save::{self, NewAnnouncement};
use super::send;
use crate::catalogue::{self, Market};
use crate::kit::error::internal;
use crate::kit::{App, Error, Result, feed, jobs};
use crate::needs;
use crate::needs::answer::{self, Order, Relaxed};
use crate::needs::queries::Need;

/// Between a change and the look at it: with what it takes to look and to mail, less than a minute.
const SOON: Duration = Duration::from_secs(20);
/// Changes, and needs, that are read at once.
const A_SLICE: i64 = 500;
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
    // A look that has begun does not see what is written after: the next moment has its own.
    jobs::enqueue_once(tx, "announcements", &(due.as_second() / 20).to_string(), due).await
}

/// What was left because a server died, and mails that waited for their week.
#[linkme::distributed_slice(jobs::EVERY_MINUTE)]
static MINUTE: &str = "announcements";

#[linkme::distributed_slice(jobs::WORKERS)]
static WORK: jobs::Worker =
    jobs::Worker { kind: "announcements", work: |app, _| Box::pin(async move { announce(&app).await }) };

/// Looks at all that changed, and sends the mails that are due.
pub async fn announce(app: &App) -> Result<()> {
    // A command that opened no index leaves it to a server.
    let Some(market) = app.lent::<Market>() else { return Ok(()) };
    market.follow(app).await?;
    let (terms, order) = (queries::terms(&app.db).await?, answer::order(&app.db).await?);
    let look = Look { app, market: &market, terms, order };
    look.at_needs().await?;
    look.at_solutions().await?;
    send::send_due(app, &market, terms, &order).await
}

struct Look<'a> {
    app: &'a App,
    market: &'a Market,
    terms: Terms,
    order: Order,
}

impl Look<'_> {
    async fn at_needs(&self) -> Result<()> {
        loop {
            let changes = queries::changes(&self.app.db, "need", A_SLICE).await?;
            if changes.is_empty() {
                return Ok(());
            }
            let ids = changes.iter().map(|change| change.thing_id).collect();
            let quiet: HashSet<Uuid> = changes.iter().filter(|one| one.quietly).map(|one| one.thing_id).collect();
            for need in needs::queries::whole(&self.app.db, ids).await? {
                if need.row.state == "open" {
                    self.at_need(&need, quiet.contains(&need.row.id)).await?;
                }
            }
            self.done("need", &changes).await?;
        }
    }

    /// Notes which solutions fit, and tells their suppliers.
    async fn at_need(&self, need: &Need, quietly: bool) -> Result<()> {
        let fitting = {
            let reference = self.market.reference();
            let context = reference.context(self.app.clock.now());
            let asked = answer::asked(need, &Relaxed::default());
            let found = self.market.index().match_need(&asked, &self.order.weights, &context, MOST).map_err(internal)?;
            self.fitting(found.ranked)
        };
        for batch in fitting.chunks(A_BATCH) {
            let solutions: Vec<Uuid> = batch.iter().map(|one| one.id).collect();
            // Those that changed meanwhile are looked at next: that they fit is news to the buyer.
            let news = queries::changed(&self.app.db, solutions.clone()).await?;
            let known: Vec<Uuid> = solutions.into_iter().filter(|solution| !news.contains(solution)).collect();
            self.app
                .db
                .write(|tx| {
                    let known = &known;
                    async move { save::note_fits(&tx, need.row.id, known).await }
                })
                .await?;
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

    async fn at_solutions(&self) -> Result<()> {
        loop {
            let changes = queries::changes(&self.app.db, "solution", A_SLICE).await?;
            if changes.is_empty() {
                return Ok(());
            }
            let ids: Vec<Uuid> = changes.iter().map(|change| change.thing_id).collect();
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
        }
    }

    /// Of these solutions, those that fit the need and were not seen to.
    async fn tell_buyer(&self, need: &Need, solutions: &[Uuid]) -> Result<()> {
        let buyer = need.row.organisation_id;
        let fitting = {
            let reference = self.market.reference();
            let context = reference.context(self.app.clock.now());
            let asked = answer::asked(need, &Relaxed::default());
            let found = self.market.index().among(&asked, solutions, &self.order.weights, &context).map_err(internal)?;
            self.fitting(found)
        };
        if fitting.is_empty() {
            return Ok(());
        }
        let now = self.app.clock.now();
        let is_silent = !queries::silenced(&self.app.db, vec![need.row.id]).await?.is_empty();
        self.app
            .db
            .write(|tx| {
                let fitting = &fitting;
                async move {
                    let mut told = Vec::new();
                    for one in fitting {
                        let is_new = save::note_fit(&tx, need.row.id, one.id).await?;
                        if is_new && !is_silent && one.supplier != buyer {
                            told.push(announcement("solution", buyer, need, one));
                        }
                    }
                    save::announce(&tx, &told, Some(now), now).await?;
                    Ok::<_, Error>(())
                }
            })
            .await
    }

    fn fitting(&self, mut ranked: Vec<Ranked>) -> Vec<Ranked> {
        ranked.retain(|one| one.score >= self.terms.threshold);
        ranked
    }

    async fn done(&self, kind: &str, changes: &[Change]) -> Result<()> {
        self.app.db.write(|tx| async move { save::looked_at(&tx, kind, changes).await }).await
    }
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
