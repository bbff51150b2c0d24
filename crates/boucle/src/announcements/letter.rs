//! The mail that tells what is announced: what fits what, why, where to read it, and how it stops.

use std::fmt::Write;

use db::{Timestamp, Tx};
use matching::Ranked;

use super::queries::{Announced, Reader};
use super::{save, told};
use crate::catalogue::Market;
use crate::kit::{App, Language, Result, mail, session};

pub struct Item<'a> {
    pub announced: &'a Announced,
    pub ranked: &'a Ranked,
}

/// The most that one mail tells; it says how many more there are.
const MOST: usize = 10;

pub async fn queue(tx: &Tx, app: &App, market: &Market, reader: &Reader, items: &[&Item<'_>], now: Timestamp) -> Result<()> {
    let language = Language::parse(&reader.language).unwrap_or_default();
    let (secret, digest) = session::secret();
    save::add_link(tx, digest, reader.person_id, now).await?;
    let stop = format!("{}/annonces/arret/{secret}", app.config.public_url);
    let list = format!("{}/annonces", app.config.public_url);
    let organisation = items.first().map_or("", |item| item.announced.organisation_name.as_str());
    let mut body = format!("{}\n", language.t("announcements-mail-hello"));
    for item in items.iter().take(MOST) {
        let place = address(app, item.announced);
        let reasons = told::reasons(market, language, item.ranked).join(" · ");
        let _ = write!(body, "\n* {}\n  {reasons}\n  {place}\n", said(language, item.announced, item.ranked.score));
    }
    if items.len() > MOST {
        let more = i64::try_from(items.len() - MOST).unwrap_or(i64::MAX);
        let _ = write!(body, "\n{} {list}\n", language.n("announcements-mail-more", more));
    }
    let why = language.one("announcements-mail-why", "organisation", organisation);
    let foot = language.two("announcements-mail-foot", ("list", list.as_str()), ("stop", stop.as_str()));
    let _ = write!(body, "\n-- \n{why}\n{foot}\n");
    let subject = subject(language, items, organisation);
    let letter = mail::Letter { subject: &subject, body: &body, calendar: None, unsubscribe: Some(&stop) };
    mail::queue_letter(tx, &reader.email, letter, now).await
}

fn subject(language: Language, items: &[&Item], organisation: &str) -> String {
    match items {
        [one] if one.announced.is_of_solution() => {
            language.one("announcements-mail-solution", "need", one.announced.need_title.as_str())
        }
        [one] => language.one("announcements-mail-need", "need", one.announced.need_title.as_str()),
        _ => {
            let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
            language.two("announcements-mail-subject", ("count", count), ("organisation", organisation))
        }
    }
}

/// One sentence: what fits what, and how well.
pub fn said(language: Language, one: &Announced, score: u8) -> String {
    let key = if one.is_of_solution() { "announcements-said-solution" } else { "announcements-said-need" };
    let values = [
        ("solution", one.solution_title.as_str().into()),
        ("supplier", one.supplier_name.as_str().into()),
        ("need", one.need_title.as_str().into()),
        ("buyer", one.buyer_name.as_str().into()),
        ("score", i64::from(score).into()),
    ];
    language.with(key, values)
}

fn address(app: &App, one: &Announced) -> String {
    format!("{}{}", app.config.public_url, place(one))
}

/// Where one reads more: a buyer of the solution, a supplier of the need.
pub fn place(one: &Announced) -> String {
    if one.is_of_solution() { format!("/catalogue/{}", one.solution_id) } else { format!("/besoins/{}", one.need_id) }
}
