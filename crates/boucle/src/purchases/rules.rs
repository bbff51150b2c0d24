//! Through which stages a purchase goes, when it is stuck, and who may do what with it.

use db::{Date, Uuid};

use crate::kit::Viewer;

/// In their order, but for the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    Need,
    Sourcing,
    Criteria,
    Procedure,
    Award,
    FollowUp,
    Abandoned,
}

impl Stage {
    /// The line that a purchase follows.
    pub const LINE: [Self; 6] = [Self::Need, Self::Sourcing, Self::Criteria, Self::Procedure, Self::Award, Self::FollowUp];
    pub const ALL: [Self; 7] =
        [Self::Need, Self::Sourcing, Self::Criteria, Self::Procedure, Self::Award, Self::FollowUp, Self::Abandoned];

    pub fn code(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Sourcing => "sourcing",
            Self::Criteria => "criteria",
            Self::Procedure => "procedure",
            Self::Award => "award",
            Self::FollowUp => "follow_up",
            Self::Abandoned => "abandoned",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Where it stands on the line; nowhere once it is abandoned.
    pub fn place(self) -> Option<usize> {
        Self::LINE.iter().position(|stage| *stage == self)
    }

    pub fn next(self) -> Option<Self> {
        Self::LINE.get(self.place()? + 1).copied()
    }
}

/// Where a project stands; where it was, when it was abandoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub stage: Stage,
    pub left: Option<Stage>,
}

/// What has to be known before some of the stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The day on which the procedure started.
    pub procedure: bool,
    /// What was bought, from whom and when.
    pub award: bool,
    /// Why it stops.
    pub reason: bool,
}

impl Facts {
    /// What a result says: what was bought, whether it is known from whom, and the days.
    pub fn of_result(bought: &str, from: bool, procedure_on: Option<Date>, awarded_on: Option<Date>) -> Self {
        let award = from && !bought.is_empty() && awarded_on.is_some();
        Self { procedure: procedure_on.is_some(), award, reason: false }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    Same,
    /// One stage at a time: this one comes first.
    Skips(Stage),
    /// What was abandoned goes on where it was.
    Resumes(Stage),
    NoProcedure,
    NoAward,
    NoReason,
    /// What is bought is not abandoned any more.
    Bought,
}

/// Where a project may go from where it stands, whatever is known of it.
pub fn choices(from: Standing) -> Vec<Stage> {
    let all = Facts { procedure: true, award: true, reason: true };
    Stage::ALL.into_iter().filter(|to| after(from, *to, all).is_ok()).collect()
}

/// One stage ahead, back to any of those before, or abandoned as long as nothing is bought.
pub fn after(from: Standing, to: Stage, facts: Facts) -> Result<Standing, Refusal> {
    if from.stage == to {
        return Err(Refusal::Same);
    }
    let Some(here) = from.stage.place() else {
        let left = from.left.unwrap_or(Stage::Need);
        return if to == left { Ok(Standing { stage: to, left: None }) } else { Err(Refusal::Resumes(left)) };
    };
    let Some(there) = to.place() else {
        return match (from.stage, facts.reason) {
            (Stage::FollowUp, _) => Err(Refusal::Bought),
            (_, false) => Err(Refusal::NoReason),
            (left, true) => Ok(Standing { stage: to, left: Some(left) }),
        };
    };
    if there > here + 1 {
        return Err(Refusal::Skips(from.stage.next().unwrap_or(to)));
    }
    let is_ahead = there > here;
    match to {
        Stage::Procedure if is_ahead && !facts.procedure => Err(Refusal::NoProcedure),
        Stage::FollowUp if !facts.award => Err(Refusal::NoAward),
        _ => Ok(Standing { stage: to, left: None }),
    }
}

/// What is missing to stand where a project stands: what a stage rests on is not unsaid afterwards.
pub fn lacks(stage: Stage, facts: Facts) -> Option<Refusal> {
    let is_started = stage.place() >= Stage::Procedure.place();
    match stage {
        _ if is_started && !facts.procedure => Some(Refusal::NoProcedure),
        Stage::FollowUp if !facts.award => Some(Refusal::NoAward),
        _ => None,
    }
}

/// After so many days without a change, somebody asks how it goes.
pub const STILL: i32 = 30;
/// A step that was due longer ago than this, nobody is reminded of any more.
pub const REMINDED: i32 = 14;

/// What holds a project up, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stuck {
    /// Since the day of its next step.
    Late(i32),
    /// Since anything was changed.
    Still(i32),
}

/// A day that is past says more than silence; what is bought or abandoned may be silent.
pub fn stuck(stage: Stage, changed_on: Date, next_on: Option<Date>, today: Date) -> Option<Stuck> {
    if stage == Stage::Abandoned {
        return None;
    }
    let since = |day: Date| (today - day).get_days();
    match next_on.map(since) {
        Some(days) if days > 0 => Some(Stuck::Late(days)),
        _ if stage != Stage::FollowUp && since(changed_on) >= STILL => Some(Stuck::Still(since(changed_on))),
        _ => None,
    }
}

/// On the day after, or as soon as the server is there again.
pub fn reminds(stage: Stage, next_on: Date, today: Date) -> bool {
    stage != Stage::Abandoned && (1..=REMINDED).contains(&(today - next_on).get_days())
}

pub const CLAUSES: [&str; 3] = ["circular", "social", "other"];
pub const BASES: [&str; 2] = ["measured", "estimated"];

/// Who writes for an organisation that buys.
pub fn may_begin(viewer: &Viewer) -> bool {
    viewer.is_buyer()
}

/// What somebody may do with a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    pub reads: bool,
    pub edits: bool,
    /// Reads it as one who runs the edition: writes notes, and sees those that are private.
    pub coaches: bool,
}

/// Who carries it is of the organisation. `follows`: runs the edition in which it is made.
pub fn rights(viewer: &Viewer, organisation: Uuid, carries: bool, follows: bool) -> Rights {
    let seat = viewer.seat(organisation);
    let edits = seat.is_some_and(|seat| seat.manages() || carries);
    Rights {
        reads: seat.is_some() || follows || viewer.is_coordinator(),
        edits,
        // What organisers say among themselves of a project is not for those who make it.
        coaches: follows && !edits,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn at(stage: Stage) -> Standing {
        Standing { stage, left: None }
    }

    const KNOWN: Facts = Facts { procedure: true, award: true, reason: true };
    const NOTHING: Facts = Facts { procedure: false, award: false, reason: false };

    fn moves() -> impl Strategy<Value = Vec<(usize, Facts)>> {
        let facts = (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(procedure, award, reason)| Facts {
            procedure,
            award,
            reason,
        });
        proptest::collection::vec((0..7_usize, facts), 0..60)
    }

    proptest! {
        /// Whatever people try: where a project is, it has been everywhere before.
        #[test]
        fn no_stage_is_reached_but_through_those_before(moves in moves()) {
            let (mut now, mut seen) = (at(Stage::Need), BTreeSet::from([0]));
            for (to, facts) in moves {
                if let Ok(next) = after(now, Stage::ALL[to], facts) {
                    now = next;
                    seen.extend(now.stage.place());
                }
                let here = now.stage.place().or_else(|| now.left.and_then(Stage::place)).unwrap();
                prop_assert!((0..=here).all(|place| seen.contains(&place)), "{now:?} {seen:?}");
                prop_assert_eq!(now.left.is_some(), now.stage == Stage::Abandoned);
            }
        }

        /// From wherever a project comes to stand, who knows all there is to know brings it to its end.
        #[test]
        fn nothing_is_a_dead_end(moves in moves()) {
            let mut now = at(Stage::Need);
            for (to, facts) in moves {
                now = after(now, Stage::ALL[to], facts).unwrap_or(now);
            }
            if let Some(left) = now.left {
                now = after(now, left, NOTHING).unwrap();
            }
            while let Some(next) = now.stage.next() {
                now = after(now, next, KNOWN).unwrap();
            }
            prop_assert_eq!(now.stage, Stage::FollowUp);
        }

        /// More days never make a project less stuck.
        #[test]
        fn a_stuck_project_does_not_come_loose_by_waiting(stage in 0..7_usize, quiet in 0..200_i32, due in -90..90_i32, more in 0..90_i32) {
            let today = day("2026-11-23");
            let back = |days: i32| today.checked_sub(jiff::Span::new().days(days)).unwrap();
            let later = today.checked_add(jiff::Span::new().days(more)).unwrap();
            let said = |on| stuck(Stage::ALL[stage], back(quiet), Some(back(due)), on);
            prop_assert!(said(today).is_none() || said(later).is_some());
        }
    }

    #[test]
    fn each_stage_asks_for_what_it_rests_on() {
        use Stage::*;
        assert_eq!(after(at(Need), Criteria, KNOWN), Err(Refusal::Skips(Sourcing)));
        assert_eq!(after(at(Criteria), Procedure, NOTHING), Err(Refusal::NoProcedure));
        // A procedure that nobody answered is begun again; that it had started is known.
        assert_eq!(after(at(Award), Procedure, NOTHING), Ok(at(Procedure)));
        assert_eq!(after(at(Award), FollowUp, Facts { award: false, ..KNOWN }), Err(Refusal::NoAward));
        assert_eq!(after(at(Award), Abandoned, NOTHING), Err(Refusal::NoReason));
        assert_eq!(after(at(FollowUp), Abandoned, KNOWN), Err(Refusal::Bought));
        let stopped = Standing { stage: Abandoned, left: Some(Criteria) };
        assert_eq!(after(at(Criteria), Abandoned, KNOWN), Ok(stopped));
        assert_eq!(after(stopped, Need, KNOWN), Err(Refusal::Resumes(Criteria)));
        assert_eq!(after(stopped, Criteria, NOTHING), Ok(at(Criteria)));
        assert_eq!(choices(at(Criteria)), [Need, Sourcing, Procedure, Abandoned]);
        assert_eq!(choices(stopped), [Criteria]);
    }

    #[test]
    fn what_a_stage_rests_on_is_not_unsaid() {
        let without_award = Facts { award: false, ..KNOWN };
        assert_eq!(lacks(Stage::Criteria, NOTHING), None);
        assert_eq!(lacks(Stage::Procedure, NOTHING), Some(Refusal::NoProcedure));
        assert_eq!(lacks(Stage::Award, without_award), None);
        assert_eq!(lacks(Stage::FollowUp, without_award), Some(Refusal::NoAward));
        assert_eq!(lacks(Stage::FollowUp, KNOWN), None);
        assert_eq!(lacks(Stage::Abandoned, NOTHING), None);
    }

    #[test]
    fn a_project_is_stuck_from_the_day_after_its_step_or_the_thirtieth_day_of_silence() {
        let said = |stage, changed, next: Option<&str>, today| stuck(stage, day(changed), next.map(day), day(today));
        let next = Some("2026-11-20");
        assert_eq!(said(Stage::Need, "2026-11-10", next, "2026-11-20"), None);
        assert_eq!(said(Stage::Need, "2026-11-10", next, "2026-11-21"), Some(Stuck::Late(1)));
        // October has 31 days: the 30th day after the 10th is the 9th of November.
        assert_eq!(said(Stage::Need, "2026-10-10", next, "2026-11-08"), None);
        assert_eq!(said(Stage::Need, "2026-10-10", next, "2026-11-09"), Some(Stuck::Still(30)));
        assert_eq!(said(Stage::Award, "2026-10-10", None, "2027-10-10"), Some(Stuck::Still(365)));
        assert_eq!(said(Stage::FollowUp, "2026-10-10", None, "2027-10-10"), None);
        assert_eq!(said(Stage::FollowUp, "2026-10-10", next, "2026-11-22"), Some(Stuck::Late(2)));
        assert_eq!(said(Stage::Abandoned, "2025-10-10", next, "2026-11-22"), None);
    }

    #[test]
    fn one_is_reminded_the_day_after_and_not_of_what_is_long_past() {
        let said = |today| reminds(Stage::Criteria, day("2026-11-20"), day(today));
        assert_eq!(
            [said("2026-11-20"), said("2026-11-21"), said("2026-12-04"), said("2026-12-05")],
            [false, true, true, false]
        );
        assert!(!reminds(Stage::Abandoned, day("2026-11-20"), day("2026-11-21")));
    }
}
