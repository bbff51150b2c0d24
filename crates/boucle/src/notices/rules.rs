//! When a digest is due, and when nothing is to disturb.

use db::Timestamp;
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};

/// What a person who said nothing has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// Of the digests, on the person's own clock.
    pub hour: i8,
    /// Of the weekly one: 1 is Monday.
    pub weekday: i8,
    /// Between these hours nothing leaves at once; the same twice is never.
    pub quiet_from: i8,
    pub quiet_until: i8,
}

impl Default for Hours {
    fn default() -> Self {
        Self { hour: 8, weekday: 1, quiet_from: 21, quiet_until: 7 }
    }
}

impl Hours {
    /// The next daily digest after a moment. An hour that the change of clocks skips is taken an hour later.
    pub fn next_daily(self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let here = now.to_zoned(zone.clone());
        let today = self.on(&here, 0)?;
        if today > now { Some(today) } else { self.on(&here, 1) }
    }

    /// The next weekly one.
    pub fn next_weekly(self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let here = now.to_zoned(zone.clone());
        let weekday = Weekday::from_monday_one_offset(self.weekday).ok()?;
        let ahead = i64::from(here.weekday().until(weekday));
        let this = self.on(&here, ahead)?;
        if this > now { Some(this) } else { self.on(&here, ahead + 7) }
    }

    fn on(self, here: &Zoned, days: i64) -> Option<Timestamp> {
        let day = here.date().checked_add(days.days()).ok()?;
        Some(day.to_datetime(Time::new(self.hour, 0, 0, 0).ok()?).to_zoned(here.time_zone().clone()).ok()?.timestamp())
    }

    /// When the quiet hours that a moment falls into end; none when it falls into none.
    pub fn quiet_until(self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let here = now.to_zoned(zone.clone());
        let (from, until, hour) = (self.quiet_from, self.quiet_until, here.hour());
        let is_quiet = if from <= until { (from..until).contains(&hour) } else { hour >= from || hour < until };
        if !is_quiet {
            return None;
        }
        let days = i64::from(hour >= until);
        Self { hour: until, ..self }.on(&here, days)
    }
}

/// The addresses that a mail server's report says failed for good (RFC 3464): those of its parts whose action is so.
pub fn failed(report: &str) -> Vec<String> {
    let (mut found, mut recipient, mut has_failed) = (Vec::new(), None, false);
    for line in report.lines().chain([""]) {
        let (name, value) = line.split_once(':').unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "final-recipient" => recipient = value.split(';').next_back().map(|address| address.trim().to_owned()),
            "action" => has_failed = value.trim().eq_ignore_ascii_case("failed"),
            // A part ends with an empty line.
            _ if line.trim().is_empty() => {
                found.extend(recipient.take().filter(|_| has_failed));
                has_failed = false;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    /// Eight in the morning is 07:00 UTC in Paris in winter and 06:00 in summer, from 29 March 2026; in Toronto 13:00 and
    /// 12:00, from 8 March.
    #[test]
    fn a_digest_comes_at_the_same_hour_of_the_wall_all_year() {
        let hours = Hours::default();
        let daily = |now, name| hours.next_daily(at(now), &zone(name)).unwrap().to_string();
        assert_eq!(daily("2026-03-28T06:59:00Z", "Europe/Paris"), "2026-03-28T07:00:00Z");
        assert_eq!(daily("2026-03-28T07:00:00Z", "Europe/Paris"), "2026-03-29T06:00:00Z");
        assert_eq!(daily("2026-03-07T13:00:00Z", "America/Toronto"), "2026-03-08T12:00:00Z");
        // 23 November 2026 is a Monday.
        let weekly = |now| hours.next_weekly(at(now), &zone("Europe/Paris")).unwrap().to_string();
        assert_eq!(weekly("2026-11-23T06:59:59Z"), "2026-11-23T07:00:00Z");
        assert_eq!(weekly("2026-11-23T07:00:00Z"), "2026-11-30T07:00:00Z");
        assert_eq!(weekly("2026-10-20T07:00:00Z"), "2026-10-26T07:00:00Z");
    }

    #[test]
    fn quiet_hours_end_in_the_morning() {
        let quiet = |now| Hours::default().quiet_until(at(now), &zone("Europe/Paris")).map(|end| end.to_string());
        // In November Paris is an hour ahead: 20:00 UTC is 21 o'clock, 05:59 is 06:59.
        assert_eq!(quiet("2026-11-23T19:59:00Z"), None);
        assert_eq!(quiet("2026-11-23T20:00:00Z").as_deref(), Some("2026-11-24T06:00:00Z"));
        assert_eq!(quiet("2026-11-24T05:59:00Z").as_deref(), Some("2026-11-24T06:00:00Z"));
        assert_eq!(quiet("2026-11-24T06:00:00Z"), None);
        let noon = Hours { quiet_from: 12, quiet_until: 14, ..Hours::default() };
        let quiet = |now| noon.quiet_until(at(now), &zone("UTC")).map(|end| end.to_string());
        assert_eq!(quiet("2026-11-23T13:30:00Z").as_deref(), Some("2026-11-23T14:00:00Z"));
        assert_eq!(quiet("2026-11-23T14:00:00Z"), None);
        let never = Hours { quiet_from: 7, quiet_until: 7, ..Hours::default() };
        assert_eq!(never.quiet_until(at("2026-11-23T06:30:00Z"), &zone("Europe/Paris")), None);
    }

    /// After the example of RFC 3464, appendix A: one address failed, one is only late.
    #[test]
    fn a_report_says_which_addresses_failed() {
        let report = "Content-type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.org\r\n\r\n\
            Original-Recipient: rfc822;louisl@example.org\r\nFinal-Recipient: rfc822;louisl@example.org\r\n\
            Action: failed\r\nStatus: 4.0.0\r\nDiagnostic-Code: smtp; 426 connection timed out\r\n\r\n\
            Final-Recipient: rfc822; late@example.org\r\nAction: delayed\r\n\r\n";
        assert_eq!(failed(report), ["louisl@example.org"]);
        assert!(failed("Subject: Bonjour\n\nFinal-Recipient: rien").is_empty());
    }
}
