//! The mail that tells what searches have found: of one search, or of all those of somebody that are due at that moment.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use db::{Timestamp, Tx, Uuid};

use super::rules::next_mail;
use super::save::{self, Due};
use crate::catalogue::cards::{self, SolutionCard};
use crate::kit::{App, Error, Language, Result, jobs, mail, session};

/// People in one transaction.
const A_SLICE: i64 = 200;
/// Solutions of one search that a mail names; the others stand on its page.
const MOST_NAMED: usize = 20;

#[linkme::distributed_slice(jobs::EVERY_MINUTE)]
static MINUTE: &str = "watches_mails";

#[linkme::distributed_slice(jobs::WORKERS)]
static WORK: jobs::Worker =
    jobs::Worker { kind: "watches_mails", work: |app, _| Box::pin(async move { send_due(&app).await }) };

/// What one search has for its owner.
struct Part<'a> {
    watch: &'a Due,
    solutions: Vec<&'a SolutionCard>,
}

/// Sends every mail that is due.
async fn send_due(app: &App) -> Result<()> {
    let now = app.clock.now();
    loop {
        let people = save::people_due(&app.db, now, A_SLICE).await?;
        if people.is_empty() {
            return Ok(());
        }
        app.db
            .write(|tx| {
                let people = people.clone();
                async move { send_slice(&tx, app, people, now).await }
            })
            .await?;
    }
}

async fn send_slice(tx: &Tx, app: &App, people: Vec<Uuid>, now: Timestamp) -> Result<()> {
    let (mut next, mut awake) = (Vec::new(), Vec::new());
    for watch in save::due(tx, people, now).await? {
        let zone = watch.zone();
        let quiet = watch.hours().quiet_until(now, &zone).filter(|_| watch.pace == "at_once");
        next.push((watch.id, quiet.or_else(|| next_mail(&watch.pace, watch.hours(), now, &zone))));
        if quiet.is_none() && watch.may_mail {
            awake.push(watch);
        }
    }
    save::plan(tx, next).await?;
    let told = save::tell(tx, awake.iter().map(|watch| watch.id).collect(), now).await?;
    let ids: Vec<Uuid> = told.values().flatten().copied().collect();
    let cards = cards::of(tx, &ids).await?;
    for own in awake.chunk_by(|one, other| one.person_id == other.person_id) {
        let parts: Vec<Part<'_>> = own.iter().filter_map(|watch| part(watch, &told, &cards)).collect();
        if !parts.is_empty() {
            queue(tx, app, &parts, now).await?;
        }
    }
    Ok::<_, Error>(())
}

fn part<'a>(watch: &'a Due, told: &HashMap<Uuid, Vec<Uuid>>, cards: &'a HashMap<Uuid, SolutionCard>) -> Option<Part<'a>> {
    let mut solutions: Vec<&SolutionCard> = told.get(&watch.id)?.iter().filter_map(|id| cards.get(id)).collect();
    solutions.sort_by(|one, other| other.updated_at.cmp(&one.updated_at).then(one.id.cmp(&other.id)));
    Some(Part { watch, solutions }).filter(|part| !part.solutions.is_empty())
}

async fn queue(tx: &Tx, app: &App, parts: &[Part<'_>], now: Timestamp) -> Result<()> {
    let Some(Part { watch: owner, .. }) = parts.first() else { return Ok(()) };
    let language = Language::parse(&owner.language).unwrap_or_default();
    let only = if let [part] = parts { Some(part) } else { None };
    let (secret, digest) = session::secret();
    save::add_stop(tx, digest, owner.person_id, only.map(|part| part.watch.id), now).await?;
    let address = &app.config.public_url;
    let stop = format!("{address}/recherches/arret/{secret}");
    // What several searches have found is one solution.
    let told: HashSet<Uuid> = parts.iter().flat_map(|part| part.solutions.iter().map(|card| card.id)).collect();
    let count = i64::try_from(told.len()).unwrap_or(i64::MAX);
    let subject = match only {
        Some(part) => language.two("watches-subject-one", ("count", count), ("name", part.watch.name.as_str())),
        None => language.two("watches-subject", ("count", count), ("network", app.config.network_name.as_str())),
    };
    let mut body = format!("{}\n", language.t("watches-hello"));
    for part in parts {
        body.push_str(&told_of(language, address, part));
    }
    let why = match only {
        Some(part) => language.one("watches-why-one", "name", part.watch.name.as_str()),
        None => language.t("watches-why"),
    };
    let settings = format!("{address}/recherches");
    let foot = language.two("watches-foot", ("settings", settings.as_str()), ("stop", stop.as_str()));
    let _ = write!(body, "\n-- \n{why}\n{foot}\n");
    let letter = mail::Letter { subject: &subject, body: &body, calendar: None, unsubscribe: Some(&stop) };
    mail::queue_letter(tx, &owner.email, letter, now).await
}

fn told_of(language: Language, address: &str, part: &Part<'_>) -> String {
    let name = &part.watch.name;
    let mut text = format!("\n{name}\n{}\n", "=".repeat(name.chars().count().min(60)));
    for card in part.solutions.iter().take(MOST_NAMED) {
        let _ = write!(text, "\n* {} · {}\n", card.title, card.supplier_name);
        if !card.summary.is_empty() {
            let _ = writeln!(text, "  {}", card.summary);
        }
        let _ = writeln!(text, "  {address}/catalogue/{}", card.id);
    }
    let others = part.solutions.len().saturating_sub(MOST_NAMED);
    if others > 0 {
        let _ = write!(text, "\n{}\n", language.n("watches-others", i64::try_from(others).unwrap_or(i64::MAX)));
    }
    let place = format!("{address}/recherches/{}", part.watch.id);
    let _ = write!(text, "\n{} {place}\n", language.t("watches-see"));
    text
}
