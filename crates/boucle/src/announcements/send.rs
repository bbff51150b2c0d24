//! Mails of announcements: one for each person, of all that is due for an organisation. What is told is read as its reader in
//! the transaction that tells it: what was withdrawn or closed since, or fits no more, is told to nobody. Whoever is not to be
//! disturbed at that hour has their mail when their quiet hours end, and what it tells is asked again then.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use db::{Timestamp, Tx, Uuid};
use jiff::tz::TimeZone;
use matching::Ranked;

use super::letter::{self, Item};
use super::queries::{self, Announced, Mailed, Reader};
use super::rules::{self, Share, Terms, Waiting};
use super::save;
use super::told::Judged;
use crate::catalogue::Market;
use crate::kit::error::internal;
use crate::kit::viewer::{Person, Role, Seat};
use crate::kit::{App, Language, Result, Viewer};
use crate::needs::answer::Order;

/// Organisations, or people, in one transaction.
const A_SLICE: i64 = 50;

pub async fn send_due(app: &App, market: &Market, terms: Terms, order: &Order) -> Result<()> {
    send_shares(app, market, terms, order).await?;
    send_held(app, market, terms, order).await
}

async fn send_shares(app: &App, market: &Market, terms: Terms, order: &Order) -> Result<()> {
    loop {
        let now = app.clock.now();
        let organisations = queries::due(&app.db, now, A_SLICE).await?;
        if organisations.is_empty() {
            return Ok(());
        }
        let waiting = queries::waiting(&app.db, organisations.clone(), now).await?;
        let judged = Judged::of(app, market, order, &waiting).await?;
        let slice = Slice { app, market, terms, judged: &judged, now };
        app.db
            .write(|tx| {
                let (slice, organisations) = (&slice, organisations.clone());
                async move { slice.send(&tx, organisations).await }
            })
            .await?;
    }
}

/// What waited for the end of somebody's quiet hours.
async fn send_held(app: &App, market: &Market, terms: Terms, order: &Order) -> Result<()> {
    loop {
        let now = app.clock.now();
        let people = queries::people_due(&app.db, now, A_SLICE).await?;
        if people.is_empty() {
            return Ok(());
        }
        let held = queries::held(&app.db, people.clone(), now).await?;
        let announced = queries::announced(&app.db, held.iter().map(|one| one.announcement_id).collect()).await?;
        let judged = Judged::of(app, market, order, &announced).await?;
        let slice = Slice { app, market, terms, judged: &judged, now };
        app.db
            .write(|tx| {
                let (slice, people) = (&slice, people.clone());
                async move { slice.release(&tx, people).await }
            })
            .await?;
    }
}

struct Slice<'a> {
    app: &'a App,
    market: &'a Market,
    terms: Terms,
    judged: &'a Judged,
    now: Timestamp,
}

impl Slice<'_> {
    async fn send(&self, tx: &Tx, organisations: Vec<Uuid>) -> Result<()> {
        let week_ago = self.now.checked_sub(rules::WEEK).map_err(internal)?;
        let mut waiting = queries::waiting(tx, organisations.clone(), self.now).await?;
        // What another server announced meanwhile has its turn next.
        waiting.retain(|one| self.judged.knows(one));
        let mailed = queries::mailed(tx, organisations.clone(), week_ago).await?;
        let readers = queries::readers(tx, organisations).await?;
        for own in waiting.chunk_by(|one, other| one.organisation_id == other.organisation_id) {
            let Some(first) = own.first() else { continue };
            let of = first.organisation_id;
            let readers: Vec<&Reader> = readers.iter().filter(|reader| reader.organisation_id == of).collect();
            self.send_to(tx, own, &readers, &mailed).await?;
        }
        Ok(())
    }

    /// To the people of one organisation.
    async fn send_to(&self, tx: &Tx, own: &[Announced], readers: &[&Reader], mailed: &[Mailed]) -> Result<()> {
        let viewers: Vec<(&Reader, Viewer)> = readers.iter().map(|reader| (*reader, viewer(reader))).collect();
        let told: HashMap<Uuid, (&Announced, &Ranked)> =
            own.iter().filter_map(|one| Some((one.id, (one, self.told(one, &viewers)?)))).collect();
        let share = self.share(&told, mailed);
        let dropped = own.iter().filter(|one| !told.contains_key(&one.id)).map(|one| (one.id, None));
        save::due_at(tx, dropped.chain(share.later).collect()).await?;
        let mut items = Vec::new();
        for (announced, ranked) in share.now.iter().filter_map(|id| told.get(id).copied()) {
            if save::mailed(tx, announced.id, self.now).await? {
                items.push(Item { announced, ranked });
            }
        }
        for (reader, viewer) in &viewers {
            let own: Vec<&Item> =
                items.iter().filter(|item| rules::is_tellable(viewer, &item.announced.standing())).collect();
            match reader.quiet_until(self.now) {
                _ if own.is_empty() => {}
                Some(end) => {
                    let ids = own.iter().map(|item| item.announced.id).collect();
                    save::hold(tx, ids, reader.person_id, end).await?;
                }
                None => letter::queue(tx, self.app, self.market, reader, &own, self.now).await?,
            }
        }
        Ok(())
    }

    /// To people whose quiet hours have ended: one mail for each organisation, the best first.
    async fn release(&self, tx: &Tx, people: Vec<Uuid>) -> Result<()> {
        let held = queries::held(tx, people, self.now).await?;
        let mut announced = queries::announced(tx, held.iter().map(|one| one.announcement_id).collect()).await?;
        announced.retain(|one| self.judged.knows(one));
        let readers = queries::readers(tx, announced.iter().map(|one| one.organisation_id).collect()).await?;
        let announced: HashMap<Uuid, Announced> = announced.into_iter().map(|one| (one.id, one)).collect();
        let readers: HashMap<(Uuid, Uuid), &Reader> =
            readers.iter().map(|reader| ((reader.person_id, reader.organisation_id), reader)).collect();
        let mut letters: BTreeMap<(Uuid, Uuid), Vec<Item>> = BTreeMap::new();
        for one in &held {
            let Some(announced) = announced.get(&one.announcement_id) else { continue };
            let to = (one.person_id, announced.organisation_id);
            let reader = readers.get(&to).copied();
            // Their hours may have changed since.
            if let Some(end) = reader.and_then(|reader| reader.quiet_until(self.now)) {
                save::hold(tx, vec![announced.id], one.person_id, end).await?;
                continue;
            }
            let is_ours = save::release(tx, announced.id, one.person_id).await?;
            let Some(reader) = reader.filter(|_| is_ours) else { continue };
            if let Some(ranked) = self.told(announced, &[(reader, viewer(reader))]) {
                letters.entry(to).or_default().push(Item { announced, ranked });
            }
        }
        for (to, mut items) in letters {
            let Some(reader) = readers.get(&to) else { continue };
            items.sort_by_key(|item| (Reverse(item.ranked.score), item.announced.id));
            letter::queue(tx, self.app, self.market, reader, &items.iter().collect::<Vec<_>>(), self.now).await?;
        }
        Ok(())
    }

    /// What it scores now, when somebody may be told of it.
    fn told(&self, one: &Announced, viewers: &[(&Reader, Viewer)]) -> Option<&Ranked> {
        let is_for_somebody = viewers.iter().any(|(_, viewer)| rules::is_tellable(viewer, &one.standing()));
        let ranked = self.judged.get(one)?;
        (is_for_somebody && !one.is_unwanted && ranked.score >= self.terms.threshold).then_some(ranked)
    }

    /// Buyers are told of every solution, suppliers of as many needs as their week allows.
    fn share(&self, told: &HashMap<Uuid, (&Announced, &Ranked)>, mailed: &[Mailed]) -> Share {
        let (mut solutions, needs): (Vec<&Announced>, Vec<&Announced>) =
            told.values().map(|(one, _)| *one).partition(|one| one.is_of_solution());
        let of = needs.first().map(|one| one.organisation_id);
        let before: Vec<Timestamp> =
            mailed.iter().filter(|one| Some(one.organisation_id) == of).filter_map(|one| one.mailed_at).collect();
        let waiting = needs.iter().map(|one| Waiting { id: one.id, buyer: one.buyer_id, score: one.score, at: one.at });
        let mut share = rules::share_out(waiting.collect(), &before, self.terms.weekly, self.now);
        solutions.sort_by_key(|one| (-one.score, one.id));
        share.now.extend(solutions.iter().map(|one| one.id));
        share
    }
}

/// Who reads a mail, as rights are asked of somebody who is signed in.
fn viewer(reader: &Reader) -> Viewer {
    let seat = Seat {
        organisation: reader.organisation_id,
        name: String::new(),
        role: reader.seat_role.clone(),
        buys: false,
        supplies: false,
    };
    let person = Person {
        id: reader.person_id,
        name: reader.name.clone(),
        initials: String::new(),
        email: reader.email.clone(),
        role: Role::parse(&reader.role).unwrap_or(Role::Member),
        session: Uuid::nil(),
        seats: vec![seat],
    };
    let language = Language::parse(&reader.language).unwrap_or_default();
    Viewer { person: Some(Arc::new(person)), zone: TimeZone::UTC, ..Viewer::system(language) }
}
