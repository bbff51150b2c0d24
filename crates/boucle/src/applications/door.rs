//! Whether one may apply on a day, and where else to turn when one may not.

use crate::kit::{App, Result};
use crate::programmes::Edition;
use crate::programmes::queries::{self, Named};
use crate::programmes::rules::Registration;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    NotYet,
    Open,
    /// After the last day and before the first session, for the waiting list alone.
    WaitingList,
    /// Over, and the sessions follow one another: nobody joins in the middle.
    Shut,
}

impl Door {
    pub fn of(registration: Registration, waits: bool, has_started: bool) -> Self {
        match registration {
            Registration::ToCome => Self::NotYet,
            Registration::Open => Self::Open,
            Registration::Closed if waits && !has_started => Self::WaitingList,
            Registration::Closed => Self::Shut,
        }
    }

    pub fn at(app: &App, edition: &Edition) -> Self {
        Self::of(edition.registration(app), edition.row.waits, edition.today(app) >= edition.row.starts_on)
    }

    pub fn lets_in(self) -> bool {
        matches!(self, Self::Open | Self::WaitingList)
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Open => "open",
            Self::WaitingList => "waiting-list",
            Self::Shut => "shut",
        }
    }
}

/// The next edition of the same programme in which one may still register.
pub async fn next(app: &App, edition: &Edition) -> Result<Option<Named>> {
    queries::next(&app.db, edition.row.programme_id, edition.id(), edition.today(app)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_last_day_one_may_only_wait_and_after_the_start_not_even_that() {
        assert_eq!(Door::of(Registration::ToCome, true, false), Door::NotYet);
        assert_eq!(Door::of(Registration::Open, false, false), Door::Open);
        assert_eq!(Door::of(Registration::Closed, true, false), Door::WaitingList);
        assert_eq!(Door::of(Registration::Closed, false, false), Door::Shut);
        assert_eq!(Door::of(Registration::Closed, true, true), Door::Shut);
    }
}
