//! Where a working group stands, what each act makes of it, and what its next step asks. Pure: no clock, no database.

use serde::{Deserialize, Serialize};

use crate::kit::Viewer;

/// Shares of favourable organisations by which a deliverable may be validated.
pub const SHARES: [&str; 4] = ["1/2", "2/3", "3/4", "1/1"];
/// What an organisation may wish to be in a cycle.
pub const ROLES: [&str; 5] = ["lead", "contributor", "tester", "funder", "observer"];
/// The most hours a month of one person.
pub const MOST_HOURS: i64 = 200;
/// The most orientations of a cycle: a ranking takes no more.
pub const MOST_ORIENTATIONS: usize = 30;
/// Days after the orientations were retained on which who has not pledged is reminded.
pub const REMINDERS: [i64; 3] = [7, 21, 35];

/// What the network asks of its groups, until a coordinator says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Organisations without which a group does not start.
    pub minimum: i64,
    /// What a new group begins with: by how many organisations a deliverable is tried, and the share of favourable ones.
    pub trial_minimum: i64,
    pub trial_share: String,
    pub currency: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { minimum: 5, trial_minimum: 3, trial_share: "2/3".to_owned(), currency: "CAD".to_owned() }
    }
}

/// Where a group stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Proposed, and open to organisations.
    Gathering,
    Declined,
    Running,
    Ended,
}

impl State {
    pub const ALL: [Self; 4] = [Self::Gathering, Self::Declined, Self::Running, Self::Ended];

    pub fn code(self) -> &'static str {
        match self {
            Self::Gathering => "gathering",
            Self::Declined => "declined",
            Self::Running => "running",
            Self::Ended => "ended",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Organisations may still come in, and its people write.
    pub fn is_at_work(self) -> bool {
        matches!(self, Self::Gathering | Self::Running)
    }
}

/// What may be tried on a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Start,
    Decline,
    End,
    Reopen,
}

impl Act {
    pub const ALL: [Self; 4] = [Self::Start, Self::Decline, Self::End, Self::Reopen];

    pub fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Decline => "decline",
            Self::End => "end",
            Self::Reopen => "reopen",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }
}

/// What an act depends on.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// That count towards the minimum.
    pub organisations: i64,
    pub minimum: i64,
    /// A cycle has no report yet.
    pub has_open_cycle: bool,
    /// A cycle was closed by its report.
    pub has_report: bool,
}

/// Why an act was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// So many organisations are missing.
    TooFew(i64),
    NotStarted,
    IsGathering,
    IsRunning,
    IsDeclined,
    IsEnded,
    /// The year that goes on has to be closed by its report first.
    CycleIsOpen,
    NoReport,
}

impl Refusal {
    /// Of its text; the first takes a count.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooFew(_) => "groups-refused-too-few",
            Self::NotStarted => "groups-refused-not-started",
            Self::IsGathering => "groups-refused-is-gathering",
            Self::IsRunning => "groups-refused-is-running",
            Self::IsDeclined => "groups-refused-is-declined",
            Self::IsEnded => "groups-refused-is-ended",
            Self::CycleIsOpen => "groups-refused-cycle-is-open",
            Self::NoReport => "groups-refused-no-report",
        }
    }

    pub fn count(self) -> i64 {
        if let Self::TooFew(missing) = self { missing } else { 0 }
    }
}

/// What an act makes of a group. Every state answers every act.
pub fn next(state: State, act: Act, facts: Facts) -> Result<State, Refusal> {
    let missing = facts.minimum - facts.organisations;
    match (state, act) {
        (State::Gathering, Act::Start) if missing > 0 => Err(Refusal::TooFew(missing)),
        (State::Gathering, Act::Start) | (State::Ended, Act::Reopen) => Ok(State::Running),
        (State::Gathering, Act::Decline) => Ok(State::Declined),
        (State::Gathering, Act::End) => Err(Refusal::NotStarted),
        (State::Gathering, Act::Reopen) => Err(Refusal::IsGathering),
        (State::Declined, Act::Start | Act::Decline | Act::End) => Err(Refusal::IsDeclined),
        (State::Declined, Act::Reopen) => Ok(State::Gathering),
        (State::Running, Act::Start | Act::Decline | Act::Reopen) => Err(Refusal::IsRunning),
        (State::Running, Act::End) if facts.has_open_cycle => Err(Refusal::CycleIsOpen),
        (State::Running, Act::End) if !facts.has_report => Err(Refusal::NoReport),
        (State::Running, Act::End) => Ok(State::Ended),
        (State::Ended, Act::Start | Act::Decline | Act::End) => Err(Refusal::IsEnded),
    }
}

/// On what terms an organisation takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terms {
    /// Included in its membership of the network.
    Member,
    ContributesMoney,
    BringsExpertise,
}

impl Terms {
    pub const ALL: [Self; 3] = [Self::Member, Self::ContributesMoney, Self::BringsExpertise];
    /// Those that a coordinator has to agree to.
    pub const AGREED: [Self; 2] = [Self::ContributesMoney, Self::BringsExpertise];

    pub fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::ContributesMoney => "contributes_money",
            Self::BringsExpertise => "brings_expertise",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|terms| terms.code() == code)
    }
}

/// Whether an organisation that was accepted counts towards the minimum: where membership was its way in, only while that
/// lasts. It stays in the group all the same.
pub fn counts(terms: &str, is_member: bool) -> bool {
    terms != Terms::Member.code() || is_member
}

/// Whether somebody may propose a group: they write for an organisation.
pub fn may_propose(viewer: &Viewer) -> bool {
    viewer.seats().iter().any(crate::kit::Seat::contributes)
}

/// What is looked at to say what a group does next.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub state: State,
    pub organisations: i64,
    pub minimum: i64,
    pub has_open_cycle: bool,
    pub is_oriented: bool,
    pub pledges: i64,
    /// Organisations in the group, whether they count or not.
    pub participants: i64,
    pub is_planned: bool,
    pub is_over: bool,
}

/// What a group does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many organisations are missing.
    Gather(i64),
    Start,
    Orient,
    /// So many organisations have not pledged.
    Pledge(i64),
    Plan,
    Work,
    Report,
    /// Open another cycle, or end.
    Renew,
    Nothing,
}

impl Step {
    pub fn of(standing: Standing) -> Self {
        let missing = standing.minimum - standing.organisations;
        match standing.state {
            State::Declined | State::Ended => Self::Nothing,
            State::Gathering if missing > 0 => Self::Gather(missing),
            State::Gathering => Self::Start,
            State::Running if !standing.has_open_cycle => Self::Renew,
            State::Running if standing.is_over => Self::Report,
            State::Running if !standing.is_oriented => Self::Orient,
            State::Running if standing.pledges < standing.participants => {
                Self::Pledge(standing.participants - standing.pledges)
            }
            State::Running if !standing.is_planned => Self::Plan,
            State::Running => Self::Work,
        }
    }

    /// Of its text; `count` is what is missing.
    pub fn key(self) -> &'static str {
        match self {
            Self::Gather(_) => "groups-next-gather",
            Self::Start => "groups-next-start",
            Self::Orient => "groups-next-orient",
            Self::Pledge(_) => "groups-next-pledge",
            Self::Plan => "groups-next-plan",
            Self::Work => "groups-next-work",
            Self::Report => "groups-next-report",
            Self::Renew => "groups-next-renew",
            Self::Nothing => "groups-next-nothing",
        }
    }

    pub fn count(self) -> i64 {
        if let Self::Gather(missing) | Self::Pledge(missing) = self { missing } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn facts(organisations: i64, has_open_cycle: bool, has_report: bool) -> Facts {
        Facts { organisations, minimum: 5, has_open_cycle, has_report }
    }

    #[test]
    fn a_group_cannot_start_below_the_minimum_and_is_told_what_is_missing() {
        let start = |organisations| next(State::Gathering, Act::Start, facts(organisations, false, false));
        assert_eq!(start(3), Err(Refusal::TooFew(2)));
        assert_eq!(start(4), Err(Refusal::TooFew(1)));
        assert_eq!(start(5), Ok(State::Running));
        assert_eq!(start(9), Ok(State::Running));
    }

    #[test]
    fn a_group_ends_once_its_year_is_closed_by_a_report() {
        let end = |open, report| next(State::Running, Act::End, facts(9, open, report));
        assert_eq!(end(true, true), Err(Refusal::CycleIsOpen));
        assert_eq!(end(false, false), Err(Refusal::NoReport));
        assert_eq!(end(false, true), Ok(State::Ended));
        // Too few organisations stop nothing that goes on.
        assert_eq!(next(State::Running, Act::End, facts(1, false, true)), Ok(State::Ended));
    }

    #[test]
    fn what_was_declined_or_has_ended_can_be_opened_again_and_nothing_else() {
        let of = |state| Act::ALL.map(|act| next(state, act, facts(9, false, true)));
        assert_eq!(
            of(State::Declined),
            [Err(Refusal::IsDeclined), Err(Refusal::IsDeclined), Err(Refusal::IsDeclined), Ok(State::Gathering)]
        );
        assert_eq!(
            of(State::Ended),
            [Err(Refusal::IsEnded), Err(Refusal::IsEnded), Err(Refusal::IsEnded), Ok(State::Running)]
        );
    }

    fn any_facts() -> impl Strategy<Value = Facts> {
        (0..12_i64, 1..9_i64, any::<bool>(), any::<bool>()).prop_map(
            |(organisations, minimum, has_open_cycle, has_report)| Facts {
                organisations,
                minimum,
                has_open_cycle,
                has_report,
            },
        )
    }

    proptest! {
        /// Whatever is tried, in whatever order: a state that the schema knows, and an act either changes it or says why not.
        #[test]
        fn no_path_reaches_an_undefined_state_and_nothing_succeeds_silently(
            path in prop::collection::vec((prop::sample::select(&Act::ALL[..]), any_facts()), 0..40)
        ) {
            let mut state = State::Gathering;
            for (act, facts) in path {
                match next(state, act, facts) {
                    Ok(new) => {
                        prop_assert_ne!(new, state);
                        prop_assert_eq!(State::parse(new.code()), Some(new));
                        if act == Act::Start {
                            prop_assert!(facts.organisations >= facts.minimum);
                        }
                        if new == State::Ended {
                            prop_assert!(facts.has_report && !facts.has_open_cycle);
                        }
                        state = new;
                    }
                    Err(refusal) => prop_assert!(refusal.key().starts_with("groups-refused-") && refusal.count() >= 0),
                }
            }
        }

        /// A start that is refused for want of organisations succeeds with as many more as it said.
        #[test]
        fn what_is_said_to_be_missing_is_enough(facts in any_facts()) {
            if let Err(Refusal::TooFew(missing)) = next(State::Gathering, Act::Start, facts) {
                prop_assert!(missing > 0);
                let with = |more| Facts { organisations: facts.organisations + more, ..facts };
                prop_assert_eq!(next(State::Gathering, Act::Start, with(missing)), Ok(State::Running));
                prop_assert!(next(State::Gathering, Act::Start, with(missing - 1)).is_err());
            }
        }
    }

    #[test]
    fn a_lapsed_membership_counts_no_more_and_agreed_terms_always_do() {
        assert!(counts("member", true) && !counts("member", false));
        assert!(counts("contributes_money", false) && counts("brings_expertise", false));
    }

    #[test]
    fn a_group_says_what_it_does_next() {
        let at = Standing {
            state: State::Gathering,
            organisations: 4,
            minimum: 5,
            has_open_cycle: false,
            is_oriented: false,
            pledges: 0,
            participants: 4,
            is_planned: false,
            is_over: false,
        };
        assert_eq!(Step::of(at), Step::Gather(1));
        let at = Standing { organisations: 5, participants: 6, ..at };
        assert_eq!(Step::of(at), Step::Start);
        let at = Standing { state: State::Running, has_open_cycle: true, ..at };
        assert_eq!(Step::of(at), Step::Orient);
        let at = Standing { is_oriented: true, pledges: 4, ..at };
        assert_eq!(Step::of(at), Step::Pledge(2));
        let at = Standing { pledges: 6, ..at };
        assert_eq!(Step::of(at), Step::Plan);
        assert_eq!(Step::of(Standing { is_planned: true, ..at }), Step::Work);
        assert_eq!(Step::of(Standing { is_planned: true, is_over: true, ..at }), Step::Report);
        assert_eq!(Step::of(Standing { has_open_cycle: false, ..at }), Step::Renew);
        assert_eq!(Step::of(Standing { state: State::Ended, ..at }), Step::Nothing);
    }
}
