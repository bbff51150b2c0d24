//! iCalendar (RFC 5545), for feeds, for invitations by mail (RFC 5546) and for one file.
//! Always: a series is one event with its rule, and a meeting that does not follow the rule is an exception of it, so that
//! calendars move what they have instead of showing it twice; hours are those of the wall, with the zone's rules beside.
//! Written by hand: the libraries at hand put a fresh identifier into every time zone, so that no feed would equal itself.

use std::fmt::Write;

use db::{Date, Timestamp, Uuid};
use futures_util::future::BoxFuture;
use jiff::tz::{Offset, TimeZone};

use super::App;
use super::error::Result;

/// Whole days that stand in a person's own calendar, of all their spaces or of one; a feature registers its own.
pub struct Days {
    pub of: fn(App, Uuid, Option<Uuid>) -> Found,
}

pub type Found = BoxFuture<'static, Result<Vec<Day>>>;

#[linkme::distributed_slice]
pub static DAYS: [Days];

/// What is due on a day. Calendars show it above the hours of that day, and nobody is busy because of it. It is an event and
/// no task (`VTODO`): Outlook and Google show no tasks of a calendar that they follow.
#[derive(Debug, Clone)]
pub struct Day {
    pub uid: String,
    pub on: Date,
    pub title: String,
    pub text: String,
    pub url: String,
    pub sequence: i64,
    pub changed_at: Timestamp,
}

impl Day {
    fn write(&self, out: &mut String) {
        line(out, "BEGIN:VEVENT");
        line(out, &format!("UID:{}", self.uid));
        line(out, &format!("DTSTAMP:{}", utc(self.changed_at)));
        line(out, &format!("LAST-MODIFIED:{}", utc(self.changed_at)));
        line(out, &format!("SEQUENCE:{}", self.sequence));
        line(out, &format!("DTSTART;VALUE=DATE:{}", self.on.strftime("%Y%m%d")));
        // The end of a whole day is the day after (RFC 5545, 3.6.1).
        line(out, &format!("DTEND;VALUE=DATE:{}", self.on.tomorrow().unwrap_or(self.on).strftime("%Y%m%d")));
        line(out, &format!("SUMMARY:{}", text(&self.title)));
        if !self.text.is_empty() {
            line(out, &format!("DESCRIPTION:{}", text(&self.text)));
        }
        line(out, &format!("URL:{}", self.url));
        line(out, "TRANSP:TRANSPARENT");
        line(out, "END:VEVENT");
    }
}

/// One event: a meeting, a series, or an exception of one.
#[derive(Debug, Clone)]
pub struct Event {
    pub uid: String,
    /// The moment at which the rule would put this exception.
    pub exception: Option<Timestamp>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub zone: String,
    pub title: String,
    pub text: String,
    pub location: String,
    /// The page of the meeting.
    pub url: String,
    pub sequence: i64,
    pub changed_at: Timestamp,
    pub is_cancelled: bool,
    /// Every so many weeks, so many times.
    pub rule: Option<(i64, i64)>,
    pub left_out: Vec<Timestamp>,
}

/// Whom an invitation is from and for.
#[derive(Debug, Clone)]
pub struct Parties<'a> {
    pub from: (&'a str, &'a str),
    pub to: (&'a str, &'a str),
}

impl Event {
    /// It differs in nothing from what the rule says.
    pub fn follows(&self, master: &Self) -> bool {
        self.exception == Some(self.starts_at)
            && self.starts_at.duration_until(self.ends_at) == master.starts_at.duration_until(master.ends_at)
            && (&self.title, &self.text, &self.location) == (&master.title, &master.text, &master.location)
    }

    fn write(&self, out: &mut String, parties: Option<&Parties<'_>>) {
        line(out, "BEGIN:VEVENT");
        line(out, &format!("UID:{}", self.uid));
        line(out, &format!("DTSTAMP:{}", utc(self.changed_at)));
        line(out, &format!("LAST-MODIFIED:{}", utc(self.changed_at)));
        line(out, &format!("SEQUENCE:{}", self.sequence));
        line(out, &self.at("DTSTART", self.starts_at));
        line(out, &self.at("DTEND", self.ends_at));
        if let Some(slot) = self.exception {
            line(out, &self.at("RECURRENCE-ID", slot));
        }
        if let Some((weeks, count)) = self.rule {
            line(out, &format!("RRULE:FREQ=WEEKLY;INTERVAL={weeks};COUNT={count}"));
        }
        for slot in &self.left_out {
            line(out, &self.at("EXDATE", *slot));
        }
        line(out, &format!("SUMMARY:{}", text(&self.title)));
        for (name, value) in [("DESCRIPTION", &self.text), ("LOCATION", &self.location)] {
            if !value.is_empty() {
                line(out, &format!("{name}:{}", text(value)));
            }
        }
        line(out, &format!("URL:{}", self.url));
        line(out, if self.is_cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        if let Some(Parties { from, to }) = parties {
            line(out, &format!("ORGANIZER;CN={}:mailto:{}", quoted(from.0), from.1));
            let terms = "ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE";
            line(out, &format!("ATTENDEE;CN={};{terms}:mailto:{}", quoted(to.0), to.1));
        }
        line(out, "END:VEVENT");
    }

    /// A moment as the wall shows it, or in universal time where the zone is that or unknown.
    fn at(&self, name: &str, at: Timestamp) -> String {
        match TimeZone::get(&self.zone) {
            Ok(zone) if self.zone != "UTC" => {
                let wall = at.to_zoned(zone).strftime("%Y%m%dT%H%M%S").to_string();
                format!("{name};TZID={}:{wall}", self.zone)
            }
            _ => format!("{name}:{}", utc(at)),
        }
    }

    /// The last moment for which the zone's rules must be said.
    fn last(&self) -> Timestamp {
        let (weeks, count) = self.rule.unwrap_or_default();
        let span = jiff::SignedDuration::from_hours(24 * 7 * weeks * count + 48);
        self.ends_at.checked_add(span).unwrap_or(self.ends_at)
    }
}

/// A whole calendar; `method` makes it an invitation or a cancellation.
pub fn write(name: &str, method: Option<&str>, events: &[Event], parties: Option<&Parties<'_>>) -> String {
    write_with(name, method, events, &[], parties)
}

/// A calendar of hours and of whole days.
pub fn write_with(
    name: &str,
    method: Option<&str>,
    events: &[Event],
    days: &[Day],
    parties: Option<&Parties<'_>>,
) -> String {
    let mut out = String::new();
    for part in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Boucle//Boucle//FR", "CALSCALE:GREGORIAN"] {
        line(&mut out, part);
    }
    match method {
        Some(method) => line(&mut out, &format!("METHOD:{method}")),
        None => line(&mut out, &format!("X-WR-CALNAME:{}", text(name))),
    }
    let mut zones: Vec<&str> = events.iter().map(|event| event.zone.as_str()).collect();
    zones.sort_unstable();
    zones.dedup();
    for zone in zones {
        write_zone(&mut out, zone, events);
    }
    for event in events {
        event.write(&mut out, parties);
    }
    for day in days {
        day.write(&mut out);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// The zone as it was at the first event, and each change of its clocks until the last.
fn write_zone(out: &mut String, name: &str, events: &[Event]) {
    let Ok(zone) = TimeZone::get(name) else { return };
    let here = || events.iter().filter(|event| event.zone == name);
    let first = here().flat_map(|event| [Some(event.starts_at), event.exception]).flatten().min();
    let (Some(first), Some(last)) = (first, here().map(Event::last).max()) else { return };
    if name == "UTC" {
        return;
    }
    line(out, "BEGIN:VTIMEZONE");
    line(out, &format!("TZID:{name}"));
    let before = zone.preceding(first).next();
    let start = before.as_ref().map_or(first, jiff::tz::TimeZoneTransition::timestamp);
    let mut from = zone.to_offset(before.as_ref().map_or(first, |change| earlier(change.timestamp())));
    if before.is_none() {
        let info = zone.to_offset_info(first);
        write_clock(out, first, from, info.offset(), info.abbreviation(), info.dst().is_dst());
    }
    for change in before.into_iter().chain(zone.following(start).take_while(|change| change.timestamp() <= last)) {
        write_clock(out, change.timestamp(), from, change.offset(), change.abbreviation(), change.dst().is_dst());
        from = change.offset();
    }
    line(out, "END:VTIMEZONE");
}

fn earlier(at: Timestamp) -> Timestamp {
    at.checked_sub(jiff::SignedDuration::from_secs(1)).unwrap_or(at)
}

fn write_clock(out: &mut String, at: Timestamp, from: Offset, to: Offset, name: &str, is_summer: bool) {
    let kind = if is_summer { "DAYLIGHT" } else { "STANDARD" };
    line(out, &format!("BEGIN:{kind}"));
    // The wall's hour just before the change (RFC 5545, 3.6.5).
    line(out, &format!("DTSTART:{}", from.to_datetime(at).strftime("%Y%m%dT%H%M%S")));
    line(out, &format!("TZOFFSETFROM:{}", offset(from)));
    line(out, &format!("TZOFFSETTO:{}", offset(to)));
    line(out, &format!("TZNAME:{name}"));
    line(out, &format!("END:{kind}"));
}

fn offset(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The name of a site, by which what it gives out is known for ever.
pub fn host(site: &str) -> &str {
    site.split("://").last().and_then(|rest| rest.split(['/', ':']).next()).unwrap_or(site)
}

/// A text as a value: what would end it or part it is escaped.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A name as a parameter, where no quotation mark may stand.
fn quoted(name: &str) -> String {
    let name: String = name.chars().filter(|letter| !letter.is_control() && *letter != '"').collect();
    format!("\"{name}\"")
}

/// A line, folded so that none is longer than 75 bytes and no letter is cut.
fn line(out: &mut String, content: &str) {
    let mut length = 0;
    for letter in content.chars() {
        if length + letter.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    let _ = write!(out, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters() {
        let mut out = String::new();
        line(&mut out, &format!("SUMMARY:{}", "é".repeat(60)));
        assert!(out.split("\r\n").all(|line| line.len() <= 75), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "é".repeat(60)));
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert_eq!(text("Bois; métal, tissu\n\\ fin\r\0"), "Bois\\; métal\\, tissu\\n\\\\ fin");
        assert_eq!(quoted("Atelier \"Second\"\r\nX:"), "\"Atelier SecondX:\"");
    }
}
