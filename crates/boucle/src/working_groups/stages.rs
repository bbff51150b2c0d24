//! From the consultation of the members to the orientations that a group keeps: what comes next, and who may do it. Pure.

/// What is known of a cycle's orientations.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known {
    /// Whether the consultation is closed, once there is one.
    pub consultation: Option<bool>,
    pub orientations: usize,
    /// The same of the ranking.
    pub ranking: Option<bool>,
    /// Too few have ranked for it to count.
    pub lacks_quorum: bool,
    /// The result stands beside each orientation.
    pub is_ranked: bool,
    pub is_retained: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The members are to be consulted.
    Consult,
    Consulting,
    /// The board proposes; there is too little to rank.
    Propose,
    /// The members add and word; the ranking may be opened.
    Complete,
    Ranking,
    /// The ranking has ended a moment ago.
    Counting,
    /// Too few have ranked: once more.
    Again,
    /// The first ones are to be retained.
    Retain,
    Retained,
}

impl Stage {
    pub const ALL: [Self; 9] = [
        Self::Consult,
        Self::Consulting,
        Self::Propose,
        Self::Complete,
        Self::Ranking,
        Self::Counting,
        Self::Again,
        Self::Retain,
        Self::Retained,
    ];

    pub fn of(known: Known) -> Self {
        match (known.is_retained, known.ranking, known.consultation) {
            (true, ..) => Self::Retained,
            (false, Some(false), _) => Self::Ranking,
            (false, Some(true), _) if known.is_ranked => Self::Retain,
            (false, Some(true), _) if known.lacks_quorum => Self::Again,
            (false, Some(true), _) => Self::Counting,
            (false, None, None) => Self::Consult,
            (false, None, Some(false)) => Self::Consulting,
            // One alone is nothing to rank.
            (false, None, Some(true)) if known.orientations < 2 => Self::Propose,
            (false, None, Some(true)) => Self::Complete,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Consult => "consult",
            Self::Consulting => "consulting",
            Self::Propose => "propose",
            Self::Complete => "complete",
            Self::Ranking => "ranking",
            Self::Counting => "counting",
            Self::Again => "again",
            Self::Retain => "retain",
            Self::Retained => "retained",
        }
    }

    /// The board proposes, and once there is something the members complete it.
    pub fn takes_proposals(self) -> bool {
        matches!(self, Self::Propose | Self::Complete | Self::Again)
    }

    /// What was ranked is not worded otherwise afterwards: it is these words that people ranked.
    pub fn takes_wording(self) -> bool {
        matches!(self, Self::Consult | Self::Consulting) || self.takes_proposals()
    }

    pub fn may_rank(self) -> bool {
        matches!(self, Self::Complete | Self::Again)
    }

    /// How far along the four parts of the work it is: consulting, proposing, ranking, retaining.
    pub fn part(self) -> usize {
        match self {
            Self::Consult | Self::Consulting => 0,
            Self::Propose | Self::Complete => 1,
            Self::Ranking | Self::Counting | Self::Again => 2,
            Self::Retain => 3,
            Self::Retained => 4,
        }
    }
}

/// How many of the first may be retained: not so many that one of two equals is left behind.
pub fn retainable(ranks: &[i64]) -> Vec<usize> {
    let mut sorted = ranks.to_vec();
    sorted.sort_unstable();
    (1..=sorted.len()).filter(|count| sorted.get(*count) != sorted.get(count - 1)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_members_are_consulted_before_the_board_proposes_and_rank_before_any_is_retained() {
        let mut known = Known::default();
        assert_eq!(Stage::of(known), Stage::Consult);
        known.consultation = Some(false);
        assert_eq!(Stage::of(known), Stage::Consulting);
        known.consultation = Some(true);
        assert_eq!(Stage::of(known), Stage::Propose);
        known.orientations = 4;
        assert_eq!(Stage::of(known), Stage::Complete);
        known.ranking = Some(false);
        assert_eq!(Stage::of(known), Stage::Ranking);
        known.ranking = Some(true);
        assert_eq!(Stage::of(known), Stage::Counting);
        assert_eq!(Stage::of(Known { lacks_quorum: true, ..known }), Stage::Again);
        known.is_ranked = true;
        assert_eq!(Stage::of(known), Stage::Retain);
        known.is_retained = true;
        assert_eq!(Stage::of(known), Stage::Retained);
    }

    #[test]
    fn one_of_two_equals_is_not_left_behind() {
        assert_eq!(retainable(&[3, 1, 2]), [1, 2, 3]);
        // The second place is shared: two would leave one of them out.
        assert_eq!(retainable(&[1, 2, 2, 4]), [1, 3, 4]);
        assert_eq!(retainable(&[1, 1, 1]), [3]);
        assert!(retainable(&[]).is_empty());
    }

    fn known() -> impl Strategy<Value = Known> {
        let poll = || prop::option::of(any::<bool>());
        (poll(), 0..5_usize, poll(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(
            |(consultation, orientations, ranking, lacks_quorum, is_ranked, is_retained)| Known {
                consultation,
                orientations,
                ranking,
                lacks_quorum,
                is_ranked,
                is_retained,
            },
        )
    }

    proptest! {
        #[test]
        fn nothing_is_worded_or_proposed_while_people_rank_it_or_after(known in known()) {
            let stage = Stage::of(known);
            if known.ranking == Some(false) || (known.ranking.is_some() && known.is_ranked) || known.is_retained {
                prop_assert!(!stage.takes_wording() && !stage.takes_proposals() && !stage.may_rank());
            }
            if stage.may_rank() {
                prop_assert!(stage.takes_proposals());
            }
            prop_assert!(stage.part() <= 4);
        }

        #[test]
        fn all_may_always_be_retained_and_never_more(ranks in prop::collection::vec(1..6_i64, 1..12)) {
            let counts = retainable(&ranks);
            prop_assert_eq!(counts.last(), Some(&ranks.len()));
            let mut sorted = ranks.clone();
            sorted.sort_unstable();
            for count in counts {
                let (kept, left) = sorted.split_at(count);
                prop_assert!(left.iter().all(|rank| kept.iter().all(|other| other < rank)));
            }
        }
    }
}
