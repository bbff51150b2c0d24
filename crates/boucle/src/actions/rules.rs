//! What an action may become, what holds it back, when it is late, and which circle of dependencies is refused.

use std::collections::{BTreeMap, BTreeSet};

use db::Date;

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    ToCome,
    InProgress,
    /// What it was to give is with those who are to say whether it is good.
    ToValidate,
    Done,
    Dropped,
}

impl State {
    pub const ALL: [Self; 5] = [Self::ToCome, Self::InProgress, Self::ToValidate, Self::Done, Self::Dropped];

    pub fn code(self) -> &'static str {
        match self {
            Self::ToCome => "to_come",
            Self::InProgress => "in_progress",
            Self::ToValidate => "to_validate",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Nothing more is expected of it.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

/// What somebody does with an action: each act leads to one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    PutBack,
    Begin,
    Submit,
    Finish,
    Drop,
}

impl Act {
    pub const ALL: [Self; 5] = [Self::PutBack, Self::Begin, Self::Submit, Self::Finish, Self::Drop];

    /// The act that leads there.
    pub fn to(state: State) -> Self {
        match state {
            State::ToCome => Self::PutBack,
            State::InProgress => Self::Begin,
            State::ToValidate => Self::Submit,
            State::Done => Self::Finish,
            State::Dropped => Self::Drop,
        }
    }
}

/// Why an act changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is so already.
    Same,
    /// What is done is taken up again before anything else.
    Done,
    /// So is what was dropped.
    Dropped,
}

/// Every state answers every act.
pub fn after(state: State, act: Act) -> Result<State, Refusal> {
    match (state, act) {
        (State::ToCome, Act::PutBack)
        | (State::InProgress, Act::Begin)
        | (State::ToValidate, Act::Submit)
        | (State::Done, Act::Finish)
        | (State::Dropped, Act::Drop) => Err(Refusal::Same),
        (State::Done, Act::PutBack | Act::Submit | Act::Drop) => Err(Refusal::Done),
        (State::Dropped, Act::Submit | Act::Finish) => Err(Refusal::Dropped),
        (_, Act::PutBack) => Ok(State::ToCome),
        (_, Act::Begin) => Ok(State::InProgress),
        (_, Act::Submit) => Ok(State::ToValidate),
        (_, Act::Finish) => Ok(State::Done),
        (_, Act::Drop) => Ok(State::Dropped),
    }
}

/// The states that can be chosen for an action that is in one: its own, and those that an act brings it to.
pub fn choices(state: State) -> Vec<State> {
    State::ALL.into_iter().filter(|other| *other == state || after(state, Act::to(*other)).is_ok()).collect()
}

/// Work begins with this change: what it waits for matters now.
pub fn begins(from: State, to: State) -> bool {
    matches!(from, State::ToCome | State::Dropped) && !matches!(to, State::ToCome | State::Dropped)
}

/// Its day is past, and it is neither done nor dropped.
pub fn is_late(state: State, due_on: Date, today: Date) -> bool {
    !state.is_over() && due_on < today
}

/// Days from one day to another; less than none backwards.
pub fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// People are reminded so many days after a due date, before it where that is less than none.
pub const REMINDERS: [i64; 4] = [-7, 1, 8, 22];
/// A reminder that nobody sent on its day, because no server ran, is still sent so many days later.
pub const REMINDER_WAITS: i64 = 3;

/// The reminder that is due today.
pub fn reminder(due_on: Date, today: Date) -> Option<i64> {
    let past = days(due_on, today);
    REMINDERS.into_iter().find(|day| (*day..=*day + REMINDER_WAITS).contains(&past))
}

/// Each pair is an action and one that it waits for, by number. The circle that they make, as the way around it: it begins
/// and ends with the smallest number that lies on it.
pub fn circle(waits: &[(i64, i64)]) -> Option<Vec<i64>> {
    let mut after: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for (action, other) in waits {
        after.entry(*action).or_default().insert(*other);
    }
    let mut settled = BTreeSet::new();
    for start in after.keys() {
        if let Some(way) = walk(*start, &after, &mut settled) {
            return Some(from_the_smallest(way));
        }
    }
    None
}

/// Goes on from one action to all those that it waits for; a circle is met where the way comes back to itself.
fn walk(start: i64, after: &BTreeMap<i64, BTreeSet<i64>>, settled: &mut BTreeSet<i64>) -> Option<Vec<i64>> {
    let next = |action: i64| after.get(&action).map(|others| others.iter().copied().collect::<Vec<_>>()).unwrap_or_default();
    let mut way = vec![(start, next(start))];
    while let Some((action, left)) = way.last_mut() {
        let Some(other) = left.pop() else {
            settled.insert(*action);
            way.pop();
            continue;
        };
        if let Some(at) = way.iter().position(|(seen, _)| *seen == other) {
            return Some(way.iter().skip(at).map(|(seen, _)| *seen).collect());
        }
        if !settled.contains(&other) {
            way.push((other, next(other)));
        }
    }
    None
}

fn from_the_smallest(mut way: Vec<i64>) -> Vec<i64> {
    let at = way.iter().enumerate().min_by_key(|(_, number)| **number).map_or(0, |(at, _)| at);
    way.rotate_left(at);
    way.extend(way.first().copied());
    way
}

/// `3 → 5 → 7 → 3`.
pub fn way(numbers: &[i64]) -> String {
    numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(" → ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_state_answers_every_act_and_none_leads_nowhere() {
        for state in State::ALL {
            for act in Act::ALL {
                match after(state, act) {
                    Ok(next) => assert_eq!(Act::to(next), act, "{state:?} {act:?} leads where it says"),
                    Err(Refusal::Same) => assert_eq!(Act::to(state), act, "{state:?} {act:?}"),
                    Err(Refusal::Done) => assert_eq!(state, State::Done),
                    Err(Refusal::Dropped) => assert_eq!(state, State::Dropped),
                }
            }
            // Whatever happened, work can be taken up again.
            assert!(state == State::InProgress || after(state, Act::Begin) == Ok(State::InProgress), "{state:?}");
        }
        // In the order in which an action goes through them, its own in its place.
        assert_eq!(choices(State::InProgress), State::ALL);
        assert_eq!(choices(State::Done), [State::InProgress, State::Done]);
        assert_eq!(choices(State::Dropped), [State::ToCome, State::InProgress, State::Dropped]);
    }

    #[test]
    fn what_is_done_or_dropped_is_never_late() {
        let (due, today) = (day("2026-12-15"), day("2026-12-16"));
        let late: Vec<State> = State::ALL.into_iter().filter(|state| is_late(*state, due, today)).collect();
        assert_eq!(late, [State::ToCome, State::InProgress, State::ToValidate]);
        assert!(!is_late(State::InProgress, due, due), "on its day it is not late yet");
    }

    /// Counted on a calendar: 15 December 2026 is a Tuesday; a week before it is the 8th, a day after the 16th, eight days
    /// the 23rd, twenty-two 6 January.
    #[test]
    fn a_reminder_comes_a_week_before_and_one_eight_and_twenty_two_days_after() {
        let due = day("2026-12-15");
        for (today, expected) in [
            ("2026-12-07", None),
            ("2026-12-08", Some(-7)),
            // The server was off for three days.
            ("2026-12-11", Some(-7)),
            ("2026-12-12", None),
            ("2026-12-15", None),
            ("2026-12-16", Some(1)),
            ("2026-12-20", None),
            ("2026-12-23", Some(8)),
            ("2027-01-06", Some(22)),
            ("2027-02-28", None),
        ] {
            assert_eq!(reminder(due, day(today)), expected, "{today}");
        }
    }

    #[test]
    fn a_circle_is_told_as_the_way_around_it() {
        assert_eq!(circle(&[(3, 5), (5, 7), (7, 3)]).as_deref().map(way).as_deref(), Some("3 → 5 → 7 → 3"));
        assert_eq!(circle(&[(7, 3), (1, 7), (3, 5), (5, 7), (5, 2)]).as_deref().map(way).as_deref(), Some("3 → 5 → 7 → 3"));
        assert_eq!(circle(&[(4, 4)]).as_deref().map(way).as_deref(), Some("4 → 4"));
        // Two ways to the same action are no circle.
        assert_eq!(circle(&[(1, 2), (1, 3), (2, 4), (3, 4)]), None);
    }

    /// Kahn's count: takes away what waits for nothing until nothing is left, or a circle is.
    fn is_ordered(waits: &[(i64, i64)]) -> bool {
        let mut left: BTreeSet<(i64, i64)> = waits.iter().copied().collect();
        let mut actions: BTreeSet<i64> = left.iter().flat_map(|(a, b)| [*a, *b]).collect();
        loop {
            let free: Vec<i64> = actions.iter().copied().filter(|a| !left.iter().any(|(waits, _)| waits == a)).collect();
            if free.is_empty() {
                return actions.is_empty();
            }
            for action in free {
                actions.remove(&action);
                left.retain(|(_, other)| *other != action);
            }
        }
    }

    proptest! {
        #[test]
        fn a_circle_is_found_exactly_where_nothing_can_be_put_in_order(
            waits in proptest::collection::vec((1_i64..12, 1_i64..12), 0..24)
        ) {
            match circle(&waits) {
                None => prop_assert!(is_ordered(&waits)),
                Some(way) => {
                    prop_assert!(!is_ordered(&waits));
                    prop_assert!(way.len() >= 2 && way.first() == way.last());
                    for step in way.windows(2) {
                        prop_assert!(waits.contains(&(step[0], step[1])), "{way:?}");
                    }
                    let on_it: BTreeSet<_> = way.iter().skip(1).collect();
                    prop_assert_eq!(on_it.len(), way.len() - 1);
                }
            }
        }
    }
}
