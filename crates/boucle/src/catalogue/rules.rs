//! Who may see and change a solution, and when its supplier is to confirm it.

use db::{Date, Timestamp, Uuid};
use jiff::tz::TimeZone;
use jiff::{ToSpan, Unit};

use crate::kit::Viewer;

pub const STATES: [&str; 3] = ["draft", "published", "archived"];

/// What is published is everybody's to see; the rest is its supplier's own.
pub fn may_see(viewer: &Viewer, supplier: Uuid, state: &str) -> bool {
    state == "published" || viewer.is_coordinator() || viewer.seat(supplier).is_some()
}

pub fn may_edit(viewer: &Viewer, supplier: Uuid) -> bool {
    viewer.acts_for(supplier)
}

/// Whether what this viewer writes is the supplier's own word.
pub fn vouches(viewer: &Viewer, supplier: Uuid) -> bool {
    viewer.seat(supplier).is_some_and(|seat| seat.contributes())
}

/// What proves a label may be private to the trade: the supplier's people, coordinators, and whoever buys for a member.
pub fn may_see_proof(viewer: &Viewer, supplier: Uuid) -> bool {
    viewer.is_coordinator() || viewer.seat(supplier).is_some() || viewer.seats().iter().any(|seat| seat.buys)
}

/// Nobody verifies what their own organisation says of itself.
pub fn may_decide(viewer: &Viewer, supplier: Uuid) -> bool {
    viewer.is_coordinator() && viewer.seat(supplier).is_none()
}

/// Its last day has passed.
pub fn is_expired(expires_on: Option<Date>, today: Date) -> bool {
    expires_on.is_some_and(|last| last < today)
}

/// What a solution said before, drafts among it: its supplier's people and coordinators.
pub fn may_see_history(viewer: &Viewer, supplier: Uuid) -> bool {
    viewer.is_coordinator() || viewer.seat(supplier).is_some()
}

/// The last day on which a solution counts as confirmed: a year after its supplier last wrote or confirmed it.
pub fn confirm_by(vouched_at: Timestamp) -> Date {
    vouched_at.to_zoned(TimeZone::UTC).date().saturating_add(1.year())
}

pub fn is_to_confirm(vouched_at: Timestamp, today: Date) -> bool {
    today > confirm_by(vouched_at)
}

/// So many days before the year ends, its supplier is reminded, the first time and the last.
pub const REMINDED: [i64; 2] = [30, 7];

/// Of which reminder it is the time, if of any. Whoever missed the first gets the last alone.
pub fn reminder(confirm_by: Date, today: Date) -> Option<i64> {
    let left = today.until((Unit::Day, confirm_by)).ok()?.get_days();
    let [first, last] = REMINDED;
    match i64::from(left) {
        left if left < 0 || left > first => None,
        left if left <= last => Some(last),
        _ => Some(first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn a_solution_is_confirmed_for_a_year() {
        let vouched: Timestamp = "2025-11-30T09:00:00Z".parse().unwrap_or_default();
        assert_eq!(confirm_by(vouched), day("2026-11-30"));
        assert!(!is_to_confirm(vouched, day("2026-11-30")));
        assert!(is_to_confirm(vouched, day("2026-12-01")));
        // There is no 29 February 2025.
        assert_eq!(confirm_by("2024-02-29T12:00:00Z".parse().unwrap_or_default()), day("2025-02-28"));
    }

    #[test]
    fn a_label_is_held_until_the_end_of_its_last_day() {
        let last = Some(day("2027-06-30"));
        assert!(!is_expired(last, day("2027-06-30")));
        assert!(is_expired(last, day("2027-07-01")));
        assert!(!is_expired(None, day("2099-01-01")), "one without an end has none");
    }

    #[test]
    fn its_supplier_is_reminded_thirty_and_seven_days_before() {
        // From 31 October to 30 November there are 30 days; from 23 November, 7.
        let end = day("2026-11-30");
        for (today, reminded) in [
            ("2026-10-30", None),
            ("2026-10-31", Some(30)),
            ("2026-11-22", Some(30)),
            ("2026-11-23", Some(7)),
            ("2026-11-30", Some(7)),
            ("2026-12-01", None),
        ] {
            assert_eq!(reminder(end, day(today)), reminded, "{today}");
        }
    }
}
