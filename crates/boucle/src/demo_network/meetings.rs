//! The invented meetings of the demonstration network, around the day on which it is made.

use db::{Run, Timestamp, Tx, Uuid, args, sql};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::list;
use super::spaces::SPACE;
use crate::kit::Result;
use crate::kit::error::internal;
use crate::meetings::queries::{self, Plan};
use crate::meetings::searches::{self, NewSearch};
use crate::meetings::{agenda, minutes, rules};
use crate::people::accounts;
use crate::spaces;

sql! {
    ZONE: String = "SELECT time_zone FROM space WHERE id = $1";
}

#[derive(Deserialize)]
pub struct Line {
    space: String,
    title: String,
    kind: String,
    text: String,
    place: String,
    access: String,
    link: String,
    time: String,
    lasts: i64,
    first_in_days: i64,
    /// 0 for a meeting by itself.
    every_weeks: i64,
    count: i64,
    capacity: Option<i64>,
    author: String,
    /// `address=answer`, each, for the next one
    answers: String,
    /// Who was at the first, if it is over.
    attended: String,
    /// `item=minutes`, each, of the first
    agenda: String,
    /// Of the first.
    minutes: String,
}

pub async fn add(tx: &Tx, line: Line, now: Timestamp) -> Result<()> {
    let space: Uuid = tx.one(&SPACE, args![&line.space]).await?;
    let zone_name = tx.one(&ZONE, args![space]).await?;
    let zone = TimeZone::get(&zone_name).map_err(internal)?;
    let author = accounts::by_email(tx, &line.author).await?.map(|account| account.id);
    let day = now.to_zoned(zone.clone()).date().checked_add(line.first_in_days.days()).map_err(internal)?;
    let starts_at = spaces::moment(&day.to_string(), &line.time, &zone_name).ok_or_else(|| internal(&line.time))?;
    let plan = Plan {
        kind: line.kind,
        title: line.title,
        text: line.text,
        starts_at,
        lasts: line.lasts,
        place: line.place,
        access: line.access,
        link: line.link,
        capacity: line.capacity,
    };
    let place = (space, zone_name.as_str());
    let first = if line.every_weeks == 0 {
        queries::insert(tx, place, None, &plan, author, now).await?
    } else {
        let slots = rules::slots(starts_at, line.every_weeks, line.count, &zone).unwrap_or_default();
        queries::insert_series(tx, place, line.every_weeks, &slots, &plan, author, now).await?.1
    };
    for item in list(&line.agenda) {
        let (title, lasts) = item.split_once('=').unwrap_or((item, "0"));
        agenda::insert(tx, first, title, lasts.parse().map_err(internal)?, author).await?;
    }
    for answer in list(&line.answers) {
        let (email, answer) = answer.split_once('=').unwrap_or((answer, "yes"));
        let next = queries::coming(tx, space, Uuid::nil(), now).await?;
        let next = next.iter().find(|meeting| meeting.title == plan.title).map_or(first, |meeting| meeting.id);
        queries::answer(tx, next, person(tx, email).await?, answer, "", now).await?;
    }
    let mut there = Vec::new();
    for email in list(&line.attended) {
        there.push((person(tx, email).await?, true));
    }
    queries::attend(tx, first, &there).await?;
    if !line.minutes.is_empty() {
        let meeting = queries::find(tx, first).await?;
        minutes::write(tx, &meeting, meeting.version, &line.minutes, "proposed", author, now).await?;
    }
    Ok(())
}

async fn person(tx: &Tx, email: &str) -> Result<Uuid> {
    let account = accounts::by_email(tx, email).await?;
    Ok(account.ok_or_else(|| internal(format!("nobody is {email}")))?.id)
}

#[derive(Deserialize)]
pub struct DatesLine {
    space: String,
    title: String,
    text: String,
    lasts: i64,
    /// `days time`, each
    slots: String,
    author: String,
    /// `address=answers`, each
    answers: String,
}

pub async fn add_dates(tx: &Tx, line: DatesLine, now: Timestamp) -> Result<()> {
    let space: Uuid = tx.one(&SPACE, args![&line.space]).await?;
    let zone = tx.one(&ZONE, args![space]).await?;
    let today = now.to_zoned(TimeZone::get(&zone).map_err(internal)?).date();
    let mut slots = Vec::new();
    for slot in list(&line.slots) {
        let (days, time) = slot.split_once(' ').unwrap_or_default();
        let day = today.checked_add(days.parse::<i64>().map_err(internal)?.days()).map_err(internal)?;
        slots.extend(spaces::moment(&day.to_string(), time, &zone));
    }
    let search = NewSearch { title: line.title, text: line.text, lasts: line.lasts, slots };
    let author = person(tx, &line.author).await?;
    let id = searches::insert(tx, (space, &zone), &search, Some(author), now).await?;
    for answer in list(&line.answers) {
        let (email, suits) = answer.split_once('=').unwrap_or_default();
        let suits: Vec<(i64, &str)> = (1..).zip(suits.split(' ')).collect();
        searches::answer(tx, id, person(tx, email).await?, &suits).await?;
    }
    Ok(())
}
