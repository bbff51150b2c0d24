//! What may become of an application, what the organisers' opinions lead to, and who comes in when a place frees.

use std::fmt;

/// What an organiser thinks. With reservations, it still agrees.
pub const VERDICTS: [&str; 3] = ["favourable", "reserved", "unfavourable"];
pub const OWNERSHIPS: [&str; 2] = ["public", "private"];
/// What the structure does.
pub const SECTORS: [&str; 11] = [
    "municipality",
    "authority",
    "state",
    "health",
    "education",
    "housing",
    "transport",
    "industry",
    "building",
    "services",
    "association",
];
pub const MOST_TEAMS: usize = 6;
pub const MOST_IN_TEAM: usize = 2;
/// How many links are mailed to one address in a quarter of an hour.
pub const LINKS: i64 = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Draft,
    Submitted,
    Accepted,
    Waiting,
    Declined,
    Withdrawn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Accepted,
    Waiting,
    Declined,
}

/// What is done to an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Send,
    /// Taken back by who sent it, to change it.
    Reopen,
    Announce(Decision),
    /// A place has become free.
    Rise,
    Withdraw,
}

impl Status {
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Submitted, Self::Accepted, Self::Waiting, Self::Declined, Self::Withdrawn];

    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::Waiting => "waiting",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// What the database holds: anything else is taken for withdrawn, with which nothing can be done.
    pub fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|status| status.code() == code).unwrap_or(Self::Withdrawn)
    }

    /// What it becomes, or nothing where that cannot be done.
    pub fn after(self, act: Act) -> Option<Self> {
        match (self, act) {
            (Self::Draft, Act::Send) => Some(Self::Submitted),
            (Self::Submitted, Act::Reopen) => Some(Self::Draft),
            (Self::Submitted, Act::Announce(decision)) => Some(decision.status()),
            (Self::Waiting, Act::Announce(Decision::Accepted) | Act::Rise) => Some(Self::Accepted),
            (Self::Waiting, Act::Announce(Decision::Declined)) => Some(Self::Declined),
            (Self::Draft | Self::Submitted | Self::Waiting | Self::Accepted, Act::Withdraw) => Some(Self::Withdrawn),
            _ => None,
        }
    }

    /// Whether organisers still have something to decide.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Submitted | Self::Waiting)
    }
}

impl Decision {
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Waiting, Self::Declined];

    pub fn status(self) -> Status {
        match self {
            Self::Accepted => Status::Accepted,
            Self::Waiting => Status::Waiting,
            Self::Declined => Status::Declined,
        }
    }

    pub fn code(self) -> &'static str {
        self.status().code()
    }

    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.code() == code)
    }
}

/// Where the opinions stand by the edition's rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// So many organisers have still to say what they think.
    Awaits(usize),
    Accept,
    Decline,
    /// All have said: the pilot decides.
    Pilot,
}

impl Standing {
    pub fn code(self) -> &'static str {
        match self {
            Self::Awaits(_) => "awaits",
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Pilot => "pilot",
        }
    }

    /// Whether this may be decided now.
    pub fn allows(self, decision: Decision) -> bool {
        match self {
            Self::Awaits(_) => false,
            Self::Accept => decision != Decision::Declined,
            Self::Decline => decision == Decision::Declined,
            Self::Pilot => true,
        }
    }
}

/// `opinions` has for each organiser, the pilot first, whether it agrees, or nothing as long as it has not said.
/// An even vote of which all have said goes as the pilot's.
pub fn standing(decides: &str, opinions: &[Option<bool>]) -> Standing {
    let count = |wanted: Option<bool>| opinions.iter().filter(|opinion| **opinion == wanted).count();
    let (yes, no, none) = (count(Some(true)), count(Some(false)), count(None));
    match decides {
        "all" if no > 0 => Standing::Decline,
        "all" if none == 0 && yes > 0 => Standing::Accept,
        "majority" if 2 * yes > opinions.len() => Standing::Accept,
        "majority" if 2 * no > opinions.len() => Standing::Decline,
        "majority" if none == 0 && yes > 0 => {
            if opinions.first() == Some(&Some(true)) {
                Standing::Accept
            } else {
                Standing::Decline
            }
        }
        "pilot" if none == 0 => Standing::Pilot,
        _ => Standing::Awaits(none),
    }
}

pub fn agrees(verdict: &str) -> bool {
    verdict != "unfavourable"
}

/// Why a decision cannot be prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The opinions do not lead to it, or not yet.
    Opinions,
    /// There is no place left.
    Full,
    /// It came after the last day: it can only wait.
    Late,
    /// The edition has no waiting list.
    NoList,
    /// It was decided and told.
    Told,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Opinions => "opinions",
            Self::Full => "full",
            Self::Late => "late",
            Self::NoList => "no-list",
            Self::Told => "told",
        })
    }
}

/// What a decision depends on. `taken` counts structures accepted or about to be, but for this one.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    pub status: Status,
    pub standing: Standing,
    pub is_late: bool,
    pub waits: bool,
    pub taken: i64,
    pub places: i64,
}

impl Case {
    pub fn may(&self, decision: Decision) -> Result<(), Refusal> {
        match decision {
            _ if self.status.after(Act::Announce(decision)).is_none() => Err(Refusal::Told),
            _ if !self.standing.allows(decision) => Err(Refusal::Opinions),
            // Who came late and waits may rise like the others.
            Decision::Accepted if self.is_late && self.status == Status::Submitted => Err(Refusal::Late),
            Decision::Accepted if self.taken >= self.places => Err(Refusal::Full),
            Decision::Waiting if !self.waits => Err(Refusal::NoList),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const YES: Option<bool> = Some(true);
    const NO: Option<bool> = Some(false);

    #[test]
    fn all_must_agree_or_the_first_refusal_declines() {
        assert_eq!(standing("all", &[YES, None, YES]), Standing::Awaits(1));
        assert_eq!(standing("all", &[YES, YES, YES]), Standing::Accept);
        assert_eq!(standing("all", &[YES, NO, None]), Standing::Decline);
    }

    #[test]
    fn a_majority_is_more_than_half_of_all_organisers_and_an_even_vote_goes_as_the_pilots() {
        // Of four, three are needed; two against two is even.
        assert_eq!(standing("majority", &[YES, YES, None, None]), Standing::Awaits(2));
        assert_eq!(standing("majority", &[NO, YES, YES, YES]), Standing::Accept);
        assert_eq!(standing("majority", &[YES, YES, NO, NO]), Standing::Accept);
        assert_eq!(standing("majority", &[NO, YES, YES, NO]), Standing::Decline);
        assert_eq!(standing("majority", &[None, NO, NO, NO]), Standing::Decline);
        assert_eq!(standing("majority", &[YES, YES, None]), Standing::Accept);
    }

    #[test]
    fn the_pilot_decides_once_all_have_said() {
        assert_eq!(standing("pilot", &[YES, NO, None]), Standing::Awaits(1));
        assert_eq!(standing("pilot", &[NO, NO, YES]), Standing::Pilot);
        assert!(Decision::ALL.into_iter().all(|decision| Standing::Pilot.allows(decision)));
    }

    #[test]
    fn an_edition_without_organisers_decides_nothing() {
        for decides in ["all", "majority"] {
            assert_eq!(standing(decides, &[]), Standing::Awaits(0));
        }
    }

    fn case() -> Case {
        Case { status: Status::Submitted, standing: Standing::Accept, is_late: false, waits: true, taken: 29, places: 30 }
    }

    #[test]
    fn the_last_place_is_given_once() {
        assert_eq!(case().may(Decision::Accepted), Ok(()));
        assert_eq!(Case { taken: 30, ..case() }.may(Decision::Accepted), Err(Refusal::Full));
        assert_eq!(Case { taken: 30, ..case() }.may(Decision::Waiting), Ok(()));
        assert_eq!(Case { taken: 30, waits: false, ..case() }.may(Decision::Waiting), Err(Refusal::NoList));
    }

    #[test]
    fn who_came_late_waits_first() {
        let late = Case { is_late: true, ..case() };
        assert_eq!(late.may(Decision::Accepted), Err(Refusal::Late));
        assert_eq!(late.may(Decision::Waiting), Ok(()));
        assert_eq!(Case { status: Status::Waiting, ..late }.may(Decision::Accepted), Ok(()));
        assert_eq!(Case { status: Status::Declined, ..late }.may(Decision::Accepted), Err(Refusal::Told));
    }

    fn acts() -> impl Strategy<Value = Act> {
        prop_oneof![
            Just(Act::Send),
            Just(Act::Reopen),
            Just(Act::Rise),
            Just(Act::Withdraw),
            prop::sample::select(Decision::ALL.to_vec()).prop_map(Act::Announce),
        ]
    }

    proptest! {
        /// Nobody is told yes and then no; who has left or was declined is never heard of again; only what was sent is decided.
        #[test]
        fn whatever_is_tried_an_application_keeps_its_word(tried in prop::collection::vec(acts(), 0..40)) {
            let mut status = Status::Draft;
            let mut was_sent = false;
            for act in tried {
                let Some(next) = status.after(act) else { continue };
                was_sent |= next == Status::Submitted;
                prop_assert!(!matches!(status, Status::Declined | Status::Withdrawn));
                prop_assert!(status != Status::Accepted || next == Status::Withdrawn);
                prop_assert!(was_sent || matches!(next, Status::Draft | Status::Withdrawn));
                status = next;
            }
        }

        /// Opinions decide alike in whatever order the partners stand, and another agreement never makes things worse.
        #[test]
        fn partners_weigh_alike(mut partners in prop::collection::vec(prop::option::of(any::<bool>()), 0..7), pilot: Option<bool>) {
            for decides in crate::programmes::rules::DECISIONS {
                let of = |partners: &[Option<bool>]| standing(decides, &[&[pilot], partners].concat());
                let before = of(&partners);
                partners.reverse();
                prop_assert_eq!(of(&partners), before);
                if let Some(refusal) = partners.iter().position(|opinion| *opinion == Some(false)) {
                    let mut kinder = partners.clone();
                    kinder[refusal] = Some(true);
                    prop_assert!(before != Standing::Accept || of(&kinder) == Standing::Accept);
                }
            }
        }
    }
}
