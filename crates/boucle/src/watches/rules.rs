//! Whose a search is, and when its next mail is due.

use db::Timestamp;
use jiff::tz::TimeZone;

use super::queries::Watch;
use crate::kit::Viewer;
use crate::notices::rules::Hours;

/// Searches that one person may keep.
pub const MOST: usize = 100;
/// What a search finds when it is kept is remembered up to so many solutions; of a wider one, only what is published later is
/// news, since what of it was changed so that it fits could not be told from what fitted before.
pub const MOST_KNOWN: usize = 1000;

pub fn is_mine(viewer: &Viewer, watch: &Watch) -> bool {
    viewer.id() == Some(watch.person_id)
}

/// The next mail of the day or of the week; at once and never have none that could be said beforehand.
pub fn next_mail(pace: &str, hours: Hours, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    match pace {
        "daily" => hours.next_daily(now, zone),
        "weekly" => hours.next_weekly(now, zone),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 23 November 2026 is a Monday; in Paris it is an hour later than in UTC, so eight o'clock is 07:00.
    #[test]
    fn a_mail_of_the_day_or_of_the_week_is_due_at_the_persons_hour() {
        let now = "2026-11-23T12:00:00Z".parse().unwrap();
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let next = |pace| next_mail(pace, Hours::default(), now, &zone).map(|at| at.to_string());
        assert_eq!(next("daily").as_deref(), Some("2026-11-24T07:00:00Z"));
        assert_eq!(next("weekly").as_deref(), Some("2026-11-30T07:00:00Z"));
        assert_eq!((next("at_once"), next("never")), (None, None));
    }
}
