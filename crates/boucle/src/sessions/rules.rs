//! How far a participant is with what they committed to.

use std::collections::BTreeSet;

use db::{Timestamp, Uuid};

use crate::meetings::presence::Session;

/// For whom a session matters most.
pub const MATTERS: [&str; 4] = ["all", "elected", "buyers", "beginners"];
/// Of fewer answers no result is shown: one could tell who said what.
pub const FEWEST: usize = 3;

/// Nothing of nothing.
pub fn mean(grades: impl Iterator<Item = i64>) -> Option<f64> {
    let (sum, count) = grades.fold((0, 0), |(sum, count), grade| (sum + grade, count + 1));
    // Grades are from 1 to 4, and those who answer are few.
    let exact = |whole: i64| i32::try_from(whole).map(f64::from).ok();
    (count > 0).then(|| exact(sum).zip(exact(count)).map(|(sum, count)| sum / count))?
}

/// What somebody attended of the sessions that were held until now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Presence {
    pub plenaries: usize,
    pub plenaries_held: usize,
    pub sessions: usize,
    pub held: usize,
}

impl Presence {
    pub fn of(sessions: &[Session], attended: &BTreeSet<Uuid>, now: Timestamp) -> Self {
        let mut presence = Self::default();
        for session in sessions.iter().filter(|session| session.ends_at <= now) {
            let was_there = usize::from(attended.contains(&session.id));
            let is_plenary = usize::from(session.kind == "plenary");
            presence.held += 1;
            presence.sessions += was_there;
            presence.plenaries_held += is_plenary;
            presence.plenaries += is_plenary * was_there;
        }
        presence
    }

    /// Whether the plenaries that one committed to can still all be attended.
    pub fn may_keep(self, sessions: &[Session], promised: usize) -> bool {
        let plenaries = sessions.iter().filter(|session| session.kind == "plenary").count();
        self.plenaries + plenaries.saturating_sub(self.plenaries_held) >= promised.min(plenaries)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn session(number: u128, kind: &str, ends: i64) -> Session {
        let at = |hours: i64| Timestamp::from_second(1_800_000_000 + hours * 3600).unwrap();
        Session {
            id: Uuid::from_u128(number),
            kind: kind.to_owned(),
            title: String::new(),
            starts_at: at(ends - 2),
            ends_at: at(ends),
            time_zone: "Europe/Paris".to_owned(),
        }
    }

    fn now(hours: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + hours * 3600).unwrap()
    }

    #[test]
    fn a_mean_is_of_what_was_given() {
        assert_eq!(mean([4, 3, 3].into_iter()), Some(10.0 / 3.0));
        assert_eq!(mean([].into_iter()), None);
    }

    /// Four plenaries and a workshop; somebody was at the first plenary and the workshop, and missed the second plenary.
    #[test]
    fn one_missed_plenary_of_four_leaves_three() {
        let sessions = [
            session(1, "plenary", 10),
            session(2, "workshop", 20),
            session(3, "plenary", 30),
            session(4, "plenary", 40),
            session(5, "plenary", 50),
        ];
        let attended = BTreeSet::from([Uuid::from_u128(1), Uuid::from_u128(2)]);
        let presence = Presence::of(&sessions, &attended, now(30));
        assert_eq!(presence, Presence { plenaries: 1, plenaries_held: 2, sessions: 2, held: 3 });
        assert!(presence.may_keep(&sessions, 3));
        assert!(!presence.may_keep(&sessions, 4));
        // Of fewer plenaries than were promised, all is all that can be asked.
        let all = BTreeSet::from([1, 3, 4, 5].map(Uuid::from_u128));
        assert!(Presence::of(&sessions, &all, now(50)).may_keep(&sessions, 6));
    }

    proptest! {
        #[test]
        fn what_is_to_come_counts_for_nobody(there in prop::collection::vec(any::<bool>(), 8), hour in 0_i64..90) {
            let kinds = ["plenary", "workshop", "matchmaking"];
            let sessions: Vec<Session> = (1..=8_u8)
                .map(|n| session(n.into(), kinds[usize::from(n) % 3], i64::from(n) * 10))
                .collect();
            let attended = sessions.iter().zip(&there).filter(|(_, there)| **there).map(|(session, _)| session.id).collect();
            let presence = Presence::of(&sessions, &attended, now(hour));
            prop_assert_eq!(presence.held, usize::try_from(hour / 10).unwrap().min(8));
            prop_assert!(presence.plenaries <= presence.plenaries_held && presence.sessions <= presence.held);
            prop_assert!(presence.plenaries_held <= presence.held && presence.plenaries <= presence.sessions);
            let later = Presence::of(&sessions, &attended, now(hour + 10));
            prop_assert!(later.sessions >= presence.sessions && later.plenaries >= presence.plenaries);
        }
    }
}
