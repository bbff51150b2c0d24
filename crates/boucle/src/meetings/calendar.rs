//! Meetings as iCalendar (RFC 5545), for feeds, for invitations by mail (RFC 5546) and for one file.
//! Always: a series is one event with its rule, and a meeting that does not follow the rule is an exception of it, so that
//! calendars move what they have instead of showing it twice; hours are those of the wall, with the zone's rules beside.
//! Written by hand: the libraries at hand put a fresh identifier into every time zone, so that no feed would equal itself.

use std::fmt::Write;

use db::Timestamp;
use jiff::tz::{Offset, TimeZone};

use super::queries::{MeetingRow, SeriesRow};

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
    /// A meeting by itself; of a series, as an exception.
    pub fn of(meeting: &MeetingRow, site: &str) -> Self {
        let of_series = meeting.series_id.map(|series| format!("{series}@{}", host(site)));
        Self {
            uid: of_series.unwrap_or_else(|| format!("{}@{}", meeting.id, host(site))),
            exception: meeting.slot_at,
            starts_at: meeting.starts_at,
            ends_at: meeting.ends_at,
            zone: meeting.time_zone.clone(),
            title: meeting.title.clone(),
            text: described(&meeting.text, &meeting.access, &meeting.link),
            location: location(&meeting.place, &meeting.link),
            url: format!("{site}/rencontres/{}", meeting.id),
            sequence: meeting.sequence,
            changed_at: meeting.updated_at,
            is_cancelled: meeting.cancelled_at.is_some(),
            rule: None,
            left_out: Vec::new(),
        }
    }

    /// A series and its exceptions.
    pub fn of_series(series: &SeriesRow, meetings: &[MeetingRow], site: &str) -> Vec<Self> {
        let lasts = jiff::SignedDuration::from_mins(series.lasts);
        let master = Self {
            uid: format!("{}@{}", series.id, host(site)),
            exception: None,
            starts_at: series.first_at,
            ends_at: series.first_at.checked_add(lasts).unwrap_or(series.first_at),
            zone: series.time_zone.clone(),
            title: series.title.clone(),
            text: described(&series.text, &series.access, &series.link),
            location: location(&series.place, &series.link),
            url: format!("{site}/espaces/{}/rencontres", series.space_id),
            sequence: series.sequence,
            changed_at: series.updated_at,
            is_cancelled: false,
            rule: Some((series.every_weeks, series.count)),
            left_out: meetings.iter().filter(|meeting| meeting.cancelled_at.is_some()).filter_map(|m| m.slot_at).collect(),
        };
        let exceptions = meetings.iter().filter(|meeting| meeting.cancelled_at.is_none()).map(|m| Self::of(m, site));
        let exceptions: Vec<Self> = exceptions.filter(|event| !event.follows(&master)).collect();
        std::iter::once(master).chain(exceptions).collect()
    }

    fn follows(&self, master: &Self) -> bool {
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

fn host(site: &str) -> &str {
    site.split("://").last().and_then(|rest| rest.split(['/', ':']).next()).unwrap_or(site)
}

fn location(place: &str, link: &str) -> String {
    [place, link].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn described(text: &str, access: &str, link: &str) -> String {
    [link, access, text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
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
