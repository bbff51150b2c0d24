//! When one may register, and what the parts and roles of those who run an edition are.

use db::Date;

use crate::spaces::Part;

pub const DECISIONS: [&str; 3] = ["all", "majority", "pilot"];
pub const PARTS: [&str; 2] = ["pilot", "partner"];
pub const ROLES: [&str; 4] = ["manager", "examiner", "coach", "speaker"];

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

#[cfg(test)]
mod tests {
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
}
