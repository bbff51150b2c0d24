//! What is worth an announcement, to whom, and how often a supplier is written to.

use std::cmp::Reverse;
use std::time::Duration;

use db::{Timestamp, Uuid};
use matching::{Fairness, Ranked};

use crate::kit::Viewer;
use crate::needs::rules::may_see;

pub const WEEK: Duration = Duration::from_hours(24 * 7);
/// An announcement that waited longer for its mail is read in the list alone.
const TOO_LATE: Duration = Duration::from_hours(24 * 14);

/// Of what comes at once, as an import brings it, so many solutions are announced for one need; its page has the others.
pub const MOST_AT_ONCE: usize = 50;

/// What the network sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The least score out of a hundred that is announced.
    pub threshold: u8,
    /// Needs of which a supplier is told by mail within seven days.
    pub weekly: usize,
}

impl Default for Terms {
    fn default() -> Self {
        Self { threshold: 70, weekly: 5 }
    }
}

/// What decides whether something may be told to somebody, as it is at that moment.
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    pub buyer: Uuid,
    pub visibility: &'a str,
    pub need_state: &'a str,
    pub solution_state: &'a str,
}

/// A supplier hears of open needs that it may see, a buyer of solutions that are published.
pub fn may_read(viewer: &Viewer, it: &Standing) -> bool {
    it.solution_state == "published" && may_see(viewer, it.buyer, it.visibility, it.need_state)
}

/// Whether a mail may still tell it: what is over is told to nobody.
pub fn is_tellable(viewer: &Viewer, it: &Standing) -> bool {
    it.need_state == "open" && may_read(viewer, it)
}

/// The first of what fits a need anew, when every supplier has its turn and equals stand in the order of the day.
pub fn best_at_once<'a>(new: impl Iterator<Item = &'a Ranked>, fairness: Fairness, now: Timestamp) -> Vec<&'a Ranked> {
    let mut sorted: Vec<&Ranked> = new.collect();
    sorted.sort_by_key(|one| (Reverse(one.score), matching::lot(day(now), one.supplier), one.id));
    let rounds = matching::in_rounds(sorted, fairness, |one| one.supplier);
    rounds.into_iter().take(MOST_AT_ONCE).map(|(_, one)| one).collect()
}

/// In days since 1970-01-01.
fn day(now: Timestamp) -> i32 {
    i32::try_from(now.as_second().div_euclid(86_400)).unwrap_or(0)
}

/// An announcement of a need that waits for its mail.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    pub id: Uuid,
    pub buyer: Uuid,
    pub score: i64,
    pub at: Timestamp,
}

/// Which of them leave now, and when the others are to be tried again: none when that is too late.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub now: Vec<Uuid>,
    pub later: Vec<(Uuid, Option<Timestamp>)>,
}

/// The best first, as many as the week still allows; of equals those of the buyer whose lot of the day comes first, so that
/// nobody's needs always wait. `mailed` are the mails of the last seven days.
pub fn share_out(mut waiting: Vec<Waiting>, mailed: &[Timestamp], weekly: usize, now: Timestamp) -> Share {
    waiting.sort_by_key(|one| (-one.score, matching::lot(day(now), one.buyer), one.at, one.id));
    let free = weekly.saturating_sub(mailed.len());
    let rest = waiting.split_off(free.min(waiting.len()));
    // The week's oldest mail is the first to be a week old; where none is allowed there is nothing to wait for.
    let oldest = mailed.iter().min().copied().unwrap_or(now);
    let next = oldest.checked_add(WEEK).ok().filter(|_| weekly > 0);
    let due = |one: &Waiting| next.filter(|next| one.at.checked_add(TOO_LATE).is_ok_and(|last| *next <= last));
    Share { now: waiting.iter().map(|one| one.id).collect(), later: rest.iter().map(|one| (one.id, due(one))).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn waiting(number: u128, buyer: u128, score: i64, written: &str) -> Waiting {
        Waiting { id: Uuid::from_u128(number), buyer: Uuid::from_u128(buyer), score, at: at(written) }
    }

    #[test]
    fn the_best_are_told_first_and_the_rest_when_the_oldest_mail_is_a_week_old() {
        let now = at("2026-11-23T12:00:00Z");
        let mailed = [at("2026-11-20T08:00:00Z"), at("2026-11-18T09:00:00Z"), at("2026-11-22T08:00:00Z")];
        let all = vec![
            waiting(1, 1, 70, "2026-11-23T11:00:00Z"),
            waiting(2, 1, 90, "2026-11-23T11:00:00Z"),
            waiting(3, 1, 80, "2026-11-23T11:00:00Z"),
            // Its fourteen days are over on 24 November, before the next mail can leave.
            waiting(4, 1, 71, "2026-11-10T11:00:00Z"),
        ];
        let share = share_out(all.clone(), &mailed, 5, now);
        assert_eq!(share.now, [Uuid::from_u128(2), Uuid::from_u128(3)]);
        let next = Some(at("2026-11-25T09:00:00Z"));
        assert_eq!(share.later, [(Uuid::from_u128(4), None), (Uuid::from_u128(1), next)]);
        assert!(share_out(all.clone(), &mailed, 3, now).now.is_empty());
        // Nobody wants any: nothing waits.
        assert!(share_out(all, &[], 0, now).later.iter().all(|(_, due)| due.is_none()));
    }

    #[test]
    fn of_equals_everybody_is_first_some_day() {
        let mut first = std::collections::BTreeSet::new();
        for day in 1..=20 {
            let now = at(&format!("2026-11-{day:02}T12:00:00Z"));
            let all = (1..=3).map(|number| waiting(number, number, 80, "2026-11-01T00:00:00Z")).collect();
            first.extend(share_out(all, &[], 1, now).now);
        }
        assert_eq!(first.len(), 3);
    }

    #[test]
    fn what_is_closed_withdrawn_or_not_for_the_reader_is_not_told() {
        let viewer = Viewer::system(crate::kit::Language::Fr);
        let it =
            |visibility, need_state, solution_state| Standing { buyer: Uuid::nil(), visibility, need_state, solution_state };
        assert!(is_tellable(&viewer, &it("public", "open", "published")));
        for (visibility, need_state, solution_state) in
            [("organisation", "open", "published"), ("public", "closed", "published"), ("public", "open", "archived")]
        {
            assert!(!is_tellable(&viewer, &it(visibility, need_state, solution_state)));
        }
    }
}
