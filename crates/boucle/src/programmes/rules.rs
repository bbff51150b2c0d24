//! When one may register, and what the parts and roles of those who run an edition are.

use db::{Date, Timestamp};
use jiff::ToSpan;
use jiff::tz::TimeZone;

use crate::spaces::Part;

pub const DECISIONS: [&str; 3] = ["all", "majority", "pilot"];
pub const PARTS: [&str; 2] = ["pilot", "partner"];
pub const ROLES: [&str; 4] = ["manager", "examiner", "coach", "speaker"];
/// How the days of an edition become those of the next.
pub const MOVES: [&str; 2] = ["weeks", "days"];
/// Between the starts of two editions that follow one another, in days: ten years.
const FARTHEST: i32 = 3_660;

/// Where the registration stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registration {
    ToCome,
    Open,
    Closed,
}

impl Registration {
    /// Both days are days of registration.
    pub fn of(opens_on: Date, closes_on: Date, today: Date) -> Self {
        if today < opens_on {
            Self::ToCome
        } else if today > closes_on {
            Self::Closed
        } else {
            Self::Open
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::ToCome => "to_come",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// Who among those who run an edition follows its participants and their purchases: not who only speaks.
pub fn follows(role: &str) -> bool {
    role != "speaker"
}

/// What somebody of an organiser is in the space of the participants: the managers of the pilot run it.
pub fn seat(part: &str, role: &str) -> Part {
    if part == "pilot" && role == "manager" { Part::Coordinator } else { Part::Member }
}

/// What is wrong with the days of an edition, by the field to mend.
pub fn days_wrong(opens_on: Date, closes_on: Date, starts_on: Date, ends_on: Date) -> Option<(&'static str, &'static str)> {
    if closes_on < opens_on {
        Some(("closes_on", "programmes-closes-before"))
    } else if ends_on <= starts_on {
        Some(("ends_on", "programmes-ends-before"))
    } else if opens_on > ends_on {
        Some(("opens_on", "programmes-opens-after"))
    } else {
        None
    }
}

/// How much later the next edition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    days: i32,
}

impl Shift {
    /// From a start to a later one: to the day, or by the number of whole weeks that leads nearest to it, so that a Tuesday
    /// stays one. Nothing where that leads to no later day.
    pub fn between(start: Date, next: Date, by_weeks: bool) -> Option<Self> {
        let days = start.until(next).ok()?.get_days();
        let days = if by_weeks { (days + 3).div_euclid(7) * 7 } else { days };
        (1..=FARTHEST).contains(&days).then_some(Self { days })
    }

    pub fn day(self, day: Date) -> Option<Date> {
        day.checked_add(self.days.days()).ok()
    }

    /// The hour of the wall stays what it was, whatever clocks do in between.
    pub fn moment(self, at: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let there = at.to_zoned(zone.clone()).datetime().checked_add(self.days.days()).ok()?;
        Some(there.to_zoned(zone.clone()).ok()?.timestamp())
    }
}

/// What the next edition is likely to be called: where a title says its year, or a school year, a year more.
pub fn next_title(title: &str, year: i16) -> String {
    [year + 1, year].iter().fold(title.to_owned(), |title, year| title.replace(&year.to_string(), &(year + 1).to_string()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn one_registers_on_the_last_day_and_not_on_the_next() {
        let on = |today| Registration::of(day("2026-10-01"), day("2026-12-31"), day(today));
        assert_eq!(on("2026-09-30"), Registration::ToCome);
        assert_eq!(on("2026-10-01"), Registration::Open);
        assert_eq!(on("2026-12-31"), Registration::Open);
        assert_eq!(on("2027-01-01"), Registration::Closed);
    }

    #[test]
    fn only_a_manager_of_the_pilot_runs_the_space() {
        for part in PARTS {
            for role in ROLES {
                let runs = (part, role) == ("pilot", "manager");
                assert_eq!(seat(part, role) == Part::Coordinator, runs, "{part} {role}");
            }
        }
    }

    #[test]
    fn days_follow_one_another_and_registration_may_last_beyond_the_start() {
        let wrong = |a, b, c, d| days_wrong(day(a), day(b), day(c), day(d)).map(|(field, _)| field);
        assert_eq!(wrong("2026-10-01", "2026-12-31", "2027-01-15", "2027-12-15"), None);
        assert_eq!(wrong("2026-10-01", "2027-02-28", "2027-01-15", "2027-12-15"), None);
        assert_eq!(wrong("2026-10-01", "2026-09-30", "2027-01-15", "2027-12-15"), Some("closes_on"));
        assert_eq!(wrong("2026-10-01", "2026-12-31", "2027-01-15", "2027-01-15"), Some("ends_on"));
        assert_eq!(wrong("2028-01-01", "2028-02-01", "2027-01-15", "2027-12-15"), Some("opens_on"));
    }

    /// 12 January 2027 and 11 January 2028 are Tuesdays, 52 weeks apart; 2028 is a leap year. Clocks go forward in Paris on
    /// 28 March 2027 and on 26 March 2028: 365 days after 27 March 2027, the leap day being one of them, it is summer time.
    #[test]
    fn a_tuesday_stays_a_tuesday_and_two_in_the_afternoon_too() {
        let (start, paris) = (day("2027-01-12"), TimeZone::get("Europe/Paris").unwrap());
        for next in ["2028-01-08", "2028-01-11", "2028-01-14"] {
            let shift = Shift::between(start, day(next), true).unwrap();
            assert_eq!(shift.day(start), Some(day("2028-01-11")), "{next}");
        }
        let later = Shift::between(start, day("2028-01-12"), false).unwrap();
        assert_eq!(later.day(day("2026-12-31")), Some(day("2027-12-31")));
        let winter: Timestamp = "2027-03-27T13:00:00Z".parse().unwrap();
        assert_eq!(later.moment(winter, &paris), Some("2028-03-26T12:00:00Z".parse().unwrap()));
        for never in ["2027-01-12", "2027-01-15", "2026-06-01", "2047-01-12"] {
            assert_eq!(Shift::between(start, day(never), true), None, "{never}");
        }
    }

    #[test]
    fn a_title_that_says_its_year_says_the_next() {
        assert_eq!(next_title("Achats circulaires 2027", 2027), "Achats circulaires 2028");
        assert_eq!(next_title("Achats 2027-2028", 2027), "Achats 2028-2029");
        assert_eq!(next_title("Deuxième édition", 2027), "Deuxième édition");
    }

    proptest! {
        #[test]
        fn whole_weeks_lead_within_three_days_and_keep_the_day_of_the_week(later in 4_i32..3_650, from in 0_i32..3_000) {
            let start = day("2020-01-01").checked_add(from.days()).unwrap();
            let wanted = start.checked_add(later.days()).unwrap();
            let found = Shift::between(start, wanted, true).unwrap().day(start).unwrap();
            prop_assert_eq!(found.weekday(), start.weekday());
            prop_assert!(wanted.until(found).unwrap().get_days().abs() <= 3);
        }
    }
}
