//! When a deliverable is found good: by how many organisations it was tried, and how many of them it suits.
//! Always: an organisation has one opinion, however many people tried for it; shares are compared as fractions, never as
//! decimals; whoever decides is told what the count says, and what is missing.

use std::collections::BTreeMap;

use db::Uuid;
use serde::{Deserialize, Serialize};

/// What a tester found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Meets,
    WithChanges,
    DoesNot,
}

impl Verdict {
    pub const ALL: [Self; 3] = [Self::Meets, Self::WithChanges, Self::DoesNot];

    pub fn code(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::WithChanges => "with_changes",
            Self::DoesNot => "does_not",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }

    /// Says what would have to change: a remark goes with it.
    pub fn asks_for_a_remark(self) -> bool {
        self != Self::Meets
    }
}

/// One person's trial of a version.
#[derive(Debug, Clone, Copy)]
pub struct Tried {
    pub organisation: Uuid,
    /// Nothing while it was not answered.
    pub verdict: Option<Verdict>,
    /// Remarks that nobody has answered.
    pub unanswered: i64,
}

impl Tried {
    /// `Some(true)` when it counts for the version; changes that were asked for count once each remark has its answer.
    fn is_favourable(&self, all_answered: bool) -> Option<bool> {
        self.verdict.map(|verdict| match verdict {
            Verdict::Meets => true,
            Verdict::WithChanges => all_answered || self.unanswered == 0,
            Verdict::DoesNot => false,
        })
    }
}

/// What an organisation thinks, as its own testers do: favourable when more than half of them are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opinion {
    None,
    Favourable,
    /// It would be, once the remarks of its testers are answered.
    OnceAnswered,
    Unfavourable,
}

impl Opinion {
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Favourable => "favourable",
            Self::OnceAnswered => "once_answered",
            Self::Unfavourable => "unfavourable",
        }
    }

    /// Of the trials of one organisation.
    fn of(trials: &[&Tried]) -> Self {
        let most = |all_answered: bool| {
            let answers: Vec<bool> = trials.iter().filter_map(|trial| trial.is_favourable(all_answered)).collect();
            let favourable = answers.iter().filter(|favourable| **favourable).count();
            (answers.len(), 2 * favourable > answers.len())
        };
        match (most(false), most(true)) {
            ((0, _), _) => Self::None,
            ((_, true), _) => Self::Favourable,
            ((_, false), (_, true)) => Self::OnceAnswered,
            _ => Self::Unfavourable,
        }
    }
}

/// The opinion of each organisation that was asked.
pub fn opinions(trials: &[Tried]) -> BTreeMap<Uuid, Opinion> {
    let mut by_organisation: BTreeMap<Uuid, Vec<&Tried>> = BTreeMap::new();
    for trial in trials {
        by_organisation.entry(trial.organisation).or_default().push(trial);
    }
    by_organisation.into_iter().map(|(organisation, trials)| (organisation, Opinion::of(&trials))).collect()
}

/// The share that must be favourable: `2/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    of: i64,
    out_of: i64,
}

impl Share {
    pub fn parse(text: &str) -> Option<Self> {
        let (of, out_of) = text.split_once('/')?;
        let share = Self { of: of.parse().ok()?, out_of: out_of.parse().ok()? };
        (share.out_of > 0 && (0..=share.out_of).contains(&share.of)).then_some(share)
    }

    /// `2-3`, as the key of the text that says it.
    pub fn code(self) -> String {
        format!("{}-{}", self.of, self.out_of)
    }

    /// Whether so many of so many are enough.
    fn is_met(self, part: i64, whole: i64) -> bool {
        part * self.out_of >= whole * self.of
    }
}

/// The count of a version, in organisations, and the rule of its group: all that a decision needs, kept with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub asked: i64,
    pub answered: i64,
    pub favourable: i64,
    /// Would be favourable, once the remarks of their testers are answered.
    pub once_answered: i64,
    /// How many must have answered.
    pub minimum: i64,
    pub share: Share,
}

/// What the rule says of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    Accepted,
    Refused,
    /// Too few organisations have answered.
    TooFew,
    /// Answers to remarks would turn it.
    Remarks,
}

impl Finding {
    pub fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::TooFew => "too_few",
            Self::Remarks => "remarks",
        }
    }
}

impl Count {
    pub fn of(trials: &[Tried], minimum: i64, share: Share) -> Self {
        let opinions = opinions(trials);
        let count = |wanted: fn(Opinion) -> bool| {
            i64::try_from(opinions.values().filter(|opinion| wanted(**opinion)).count()).unwrap_or(i64::MAX)
        };
        Self {
            asked: count(|_| true),
            answered: count(|opinion| opinion != Opinion::None),
            favourable: count(|opinion| opinion == Opinion::Favourable),
            once_answered: count(|opinion| opinion == Opinion::OnceAnswered),
            minimum,
            share,
        }
    }

    pub fn finding(&self) -> Finding {
        if self.answered < self.minimum {
            Finding::TooFew
        } else if self.share.is_met(self.favourable, self.answered) {
            Finding::Accepted
        } else if self.share.is_met(self.favourable + self.once_answered, self.answered) {
            Finding::Remarks
        } else {
            Finding::Refused
        }
    }

    /// How many organisations have still to answer before anything can be decided.
    pub fn missing(&self) -> i64 {
        (self.minimum - self.answered).max(0)
    }

    /// How many organisations have still to be asked: those that were asked are fewer than must answer.
    pub fn unasked(&self) -> i64 {
        (self.minimum - self.asked).max(0)
    }

    pub fn may_accept(&self) -> bool {
        self.finding() == Finding::Accepted
    }

    /// A version is refused when the count says so; and, once the last day is past, whenever the count does not accept it:
    /// what never finds its testers must not stay open for ever.
    pub fn may_refuse(&self, is_past: bool) -> bool {
        match self.finding() {
            Finding::Accepted => false,
            Finding::Refused => true,
            Finding::TooFew | Finding::Remarks => is_past,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn share(text: &str) -> Share {
        Share::parse(text).unwrap()
    }

    /// `1m 1m 2c1`: the organisation, its verdict (meets, with changes, does not, nothing yet), remarks without an answer.
    fn trials(text: &str) -> Vec<Tried> {
        let trial = |word: &str| Tried {
            organisation: Uuid::from_u128(word[..1].parse().unwrap()),
            verdict: match &word[1..2] {
                "m" => Some(Verdict::Meets),
                "c" => Some(Verdict::WithChanges),
                "n" => Some(Verdict::DoesNot),
                _ => None,
            },
            unanswered: word[2..].parse().unwrap_or(0),
        };
        text.split_whitespace().map(trial).collect()
    }

    /// Worked out by hand: organisations asked, answered, favourable, favourable once answered; and what follows where three
    /// organisations must have answered, two thirds of them favourably.
    #[test]
    fn a_deliverable_is_accepted_by_enough_organisations_of_which_enough_are_favourable() {
        for (text, counts, finding) in [
            ("", (0, 0, 0, 0), Finding::TooFew),
            ("1m 2m 3-", (3, 2, 2, 0), Finding::TooFew),
            // Two of three are two thirds, exactly.
            ("1m 2m 3n", (3, 3, 2, 0), Finding::Accepted),
            ("1m 2n 3n", (3, 3, 1, 0), Finding::Refused),
            // Three of five are 60 %, four of six two thirds.
            ("1m 2m 3m 4n 5n", (5, 5, 3, 0), Finding::Refused),
            ("1m 2m 3m 4m 5n 6n", (6, 6, 4, 0), Finding::Accepted),
            // Who has not answered does not count against it.
            ("1m 2m 3n 4- 5-", (5, 3, 2, 0), Finding::Accepted),
            // Changes count once each remark has its answer.
            ("1m 2c 3n", (3, 3, 2, 0), Finding::Accepted),
            ("1m 2c1 3n", (3, 3, 1, 1), Finding::Remarks),
            ("1n 2c1 3n", (3, 3, 0, 1), Finding::Refused),
            // An organisation has one opinion: that of more than half of its own testers who answered.
            ("1m 1m 1n 2m 3n", (3, 3, 2, 0), Finding::Accepted),
            ("1m 1n 2m 3n", (3, 3, 1, 0), Finding::Refused),
            ("1m 1- 2m 3n", (3, 3, 2, 0), Finding::Accepted),
            ("1m 1m 1m 1m 2m", (2, 2, 2, 0), Finding::TooFew),
            ("1m 1c1 2m 3n", (3, 3, 1, 1), Finding::Remarks),
            // A remark on what meets the need takes nothing from it.
            ("1m2 2m 3m", (3, 3, 3, 0), Finding::Accepted),
        ] {
            let count = Count::of(&trials(text), 3, share("2/3"));
            let found = (count.asked, count.answered, count.favourable, count.once_answered);
            assert_eq!((found, count.finding()), (counts, finding), "{text}");
        }
    }

    #[test]
    fn the_share_is_that_of_the_group() {
        for (text, half, three_quarters, all) in
            [("1m 2m 3n 4n", true, false, false), ("1m 2m 3m 4n", true, true, false), ("1m 2m 3m 4m", true, true, true)]
        {
            for (name, expected) in [("1/2", half), ("3/4", three_quarters), ("1/1", all)] {
                assert_eq!(Count::of(&trials(text), 1, share(name)).may_accept(), expected, "{text} {name}");
            }
        }
        for wrong in ["", "2", "2/0", "3/2", "-1/2", "a/b"] {
            assert_eq!(Share::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_finds_too_few_testers_is_refused_only_when_its_last_day_is_past() {
        for (text, in_time, past) in [
            ("1m 2n 3n", true, true),
            ("1m 2m 3m", false, false),
            ("1n 2-", false, true),
            ("1m 2c1 3n", false, true),
            ("", false, true),
        ] {
            let count = Count::of(&trials(text), 3, share("2/3"));
            assert_eq!((count.may_refuse(false), count.may_refuse(true)), (in_time, past), "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_said() {
        let count = Count::of(&trials("1m 2-"), 3, share("2/3"));
        assert_eq!((count.missing(), count.unasked()), (2, 1));
        let count = Count::of(&trials("1m 2m 3m 4m"), 3, share("2/3"));
        assert_eq!((count.missing(), count.unasked()), (0, 0));
    }

    fn some_trials() -> impl Strategy<Value = Vec<Tried>> {
        let verdict = prop_oneof![
            Just(None),
            Just(Some(Verdict::Meets)),
            Just(Some(Verdict::WithChanges)),
            Just(Some(Verdict::DoesNot))
        ];
        let trial = (0_u128..12, verdict, 0_i64..3).prop_map(|(organisation, verdict, unanswered)| Tried {
            organisation: Uuid::from_u128(organisation),
            verdict,
            unanswered,
        });
        proptest::collection::vec(trial, 0..40)
    }

    fn some_rule() -> impl Strategy<Value = (i64, Share)> {
        (1_i64..8, prop_oneof![Just("1/2"), Just("2/3"), Just("3/4"), Just("1/1")].prop_map(share))
    }

    proptest! {
        #[test]
        fn one_more_favourable_organisation_never_turns_accepted_into_anything_else(trials in some_trials(), rule in some_rule()) {
            let more = Tried { organisation: Uuid::from_u128(99), verdict: Some(Verdict::Meets), unanswered: 0 };
            let with = [trials.clone(), vec![more]].concat();
            if Count::of(&trials, rule.0, rule.1).may_accept() {
                prop_assert!(Count::of(&with, rule.0, rule.1).may_accept());
            }
        }

        #[test]
        fn one_more_unfavourable_organisation_never_turns_refused_into_accepted(trials in some_trials(), rule in some_rule()) {
            let more = Tried { organisation: Uuid::from_u128(99), verdict: Some(Verdict::DoesNot), unanswered: 0 };
            let with = [trials.clone(), vec![more]].concat();
            if Count::of(&trials, rule.0, rule.1).finding() == Finding::Refused {
                prop_assert_eq!(Count::of(&with, rule.0, rule.1).finding(), Finding::Refused);
            }
        }

        #[test]
        fn who_answers_first_changes_nothing(trials in some_trials(), rule in some_rule(), turn in 0_usize..40) {
            let mut turned = trials.clone();
            turned.reverse();
            let middle = turn % turned.len().max(1);
            turned.rotate_left(middle);
            prop_assert_eq!(Count::of(&trials, rule.0, rule.1), Count::of(&turned, rule.0, rule.1));
        }

        #[test]
        fn answering_remarks_never_turns_accepted_into_anything_else(trials in some_trials(), rule in some_rule()) {
            let before = Count::of(&trials, rule.0, rule.1);
            let answered: Vec<Tried> = trials.iter().map(|trial| Tried { unanswered: 0, ..*trial }).collect();
            let after = Count::of(&answered, rule.0, rule.1);
            prop_assert!(!before.may_accept() || after.may_accept());
            // It turns what waits for it, and nothing that was refused.
            prop_assert_eq!(before.finding() == Finding::Remarks, !before.may_accept() && after.may_accept());
        }

        #[test]
        fn nothing_is_both_accepted_and_refused_and_past_its_day_it_is_one_of_them(trials in some_trials(), rule in some_rule()) {
            let count = Count::of(&trials, rule.0, rule.1);
            for is_past in [false, true] {
                prop_assert!(!(count.may_accept() && count.may_refuse(is_past)));
            }
            prop_assert!(count.may_accept() || count.may_refuse(true));
        }

        // Against decimals with a margin no fraction of fewer than forty can fall into.
        #[test]
        fn fractions_are_exact(part in 0_i64..40, rest in 0_i64..40, of in prop_oneof![Just((1_i64, 2_i64)), Just((2, 3)), Just((3, 4)), Just((1, 1))]) {
            let (whole, wanted) = (part + rest, of.0 as f64 / of.1 as f64);
            prop_assume!(whole > 0);
            let enough = part as f64 / whole as f64 > wanted - 1e-9;
            prop_assert_eq!(share(&format!("{}/{}", of.0, of.1)).is_met(part, whole), enough);
        }

        #[test]
        fn a_count_is_kept_as_it_was(trials in some_trials(), rule in some_rule()) {
            let count = Count::of(&trials, rule.0, rule.1);
            let kept: Count = serde_json::from_str(&serde_json::to_string(&count).unwrap()).unwrap();
            prop_assert_eq!(kept, count);
        }
    }
}
