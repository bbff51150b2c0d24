//! The invented meetings of the demonstration network, around the day on which it is made.

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};
use jiff::ToSpan;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::groups::COORDINATOR;
use super::spaces::SPACE;
use super::{Known, list};
use crate::kit::error::internal;
use crate::kit::{Language, Result, format};
use crate::meetings::queries::{self, Plan};
use crate::meetings::searches::{self, NewSearch};
use crate::meetings::{agenda, minutes, rules};
use crate::people::accounts;
use crate::spaces;

sql! {
    NUMBERED: Uuid = "
        SELECT m.id FROM meeting m JOIN space s ON s.id = m.space_id
        WHERE s.title = $1 AND m.title = $2 ORDER BY m.starts_at, m.id LIMIT 1 OFFSET $3";
    SEATED: Uuid = "
        SELECT person_id FROM space_member WHERE space_id = $1 AND since <= $2 AND (until IS NULL OR until > $2)";
    // By the time that minutes are adopted, what they say was undertaken is done.
    DONE: () = "UPDATE meeting_outcome SET done_at = $2 WHERE meeting_id = $1 AND kind = 'action'";
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
    planned_days_ago: i64,
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
    let day = working_day(day)?;
    let planned_at = now.checked_sub(jiff::SignedDuration::from_hours(24 * line.planned_days_ago)).map_err(internal)?;
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
        queries::insert(tx, place, None, &plan, author, planned_at).await?
    } else {
        let slots = rules::slots(starts_at, line.every_weeks, line.count, &zone).unwrap_or_default();
        queries::insert_series(tx, place, line.every_weeks, &slots, &plan, author, planned_at).await?.1
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

/// Whatever the day on which the network is made, nobody meets on a Saturday or a Sunday.
fn working_day(day: Date) -> Result<Date> {
    let shift = match day.weekday() {
        Weekday::Saturday => -1,
        Weekday::Sunday => 1,
        _ => 0,
    };
    day.checked_add(shift.days()).map_err(internal)
}

#[derive(Deserialize)]
pub struct MinutesLine {
    space: String,
    title: String,
    /// Of the meeting within its series, from 1.
    number: i64,
    /// Of the minutes; none before the meeting.
    state: String,
    language: String,
    /// Addresses of those who had a seat in the space and did not come.
    absent: String,
    /// `address=answer`, each
    answers: String,
    /// `item=minutes`, each
    agenda: String,
    /// `{12}` stands for the day in twelve days.
    minutes: String,
}

/// What is on the agenda of one meeting of a series, and, when it is over, who was there and what was said.
pub async fn add_minutes(tx: &Tx, known: &Known, line: MinutesLine) -> Result<()> {
    let author = Some(known.person(COORDINATOR)?);
    let found = tx.optional(&NUMBERED, args![&line.space, &line.title, line.number - 1]).await?;
    let id = found.ok_or_else(|| internal(format!("no meeting {} of {}", line.number, line.title)))?;
    for item in list(&line.agenda) {
        let (title, lasts) = item.split_once('=').unwrap_or((item, "0"));
        agenda::insert(tx, id, title, lasts.parse().map_err(internal)?, author).await?;
    }
    for answer in list(&line.answers) {
        let (address, answer) = answer.split_once('=').unwrap_or((answer, "yes"));
        queries::answer(tx, id, known.person(address)?, answer, "", known.now).await?;
    }
    if line.state.is_empty() {
        return Ok(());
    }
    let meeting = queries::find(tx, id).await?;
    let mut absent = Vec::new();
    for address in list(&line.absent) {
        absent.push(known.person(address)?);
    }
    let seated = tx.all(&SEATED, args![meeting.space_id, meeting.starts_at]).await?;
    let there: Vec<_> = seated.into_iter().map(|person| (person, !absent.contains(&person))).collect();
    queries::attend(tx, id, &there).await?;
    let text = dated(known, &line.minutes, Language::parse(&line.language).unwrap_or_default())?;
    let written_at = meeting.ends_at.checked_add(jiff::SignedDuration::from_hours(48)).map_err(internal)?;
    minutes::write(tx, &meeting, meeting.version, &text, &line.state, author, written_at).await?;
    if line.state == "adopted" {
        tx.execute(&DONE, args![id, written_at]).await?;
    }
    Ok(())
}

fn dated(known: &Known, text: &str, language: Language) -> Result<String> {
    let mut parts = text.split('{');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (days, rest) = part.split_once('}').unwrap_or(("0", part));
        whole.push_str(&format::date(language, known.day(days.parse().map_err(internal)?)?));
        whole.push_str(rest);
    }
    Ok(whole)
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
