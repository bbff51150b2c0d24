//! How ballots are counted. A ballot is a mark for each option, in the order of the options: 1 for what is chosen
//! (`Single`, `Approval`), points (`Points`), a score of 0 to 5 (`Score`), or a rank from 1, 0 for none (`Ranking`).
//! Always: the order in which ballots come changes nothing, and a ballot that the method does not allow is refused.
//!
//! Rankings are counted by the method of Markus Schulze, with winning votes: M. Schulze, "A new monotonic, clone-independent,
//! reversal symmetric, and Condorcet-consistent single-winner election method", Social Choice and Welfare 36 (2011).

/// The highest score.
pub const BEST: u32 = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Single,
    Approval,
    Points,
    Score,
    Ranking,
}

impl Method {
    pub const ALL: [Self; 5] = [Self::Single, Self::Approval, Self::Points, Self::Score, Self::Ranking];

    pub fn code(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Approval => "approval",
            Self::Points => "points",
            Self::Score => "score",
            Self::Ranking => "ranking",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }

    /// Whether a ballot may be cast; `points` is what each voice spreads. A ballot that says nothing may not.
    pub fn allows(self, marks: &[u32], points: u32) -> bool {
        let sum: u64 = marks.iter().map(|mark| u64::from(*mark)).sum();
        let most = marks.iter().copied().max().unwrap_or(0);
        match self {
            Self::Single => most == 1 && sum == 1,
            Self::Approval => most == 1,
            Self::Points => sum >= 1 && sum <= u64::from(points),
            Self::Score => most <= BEST && sum >= 1,
            Self::Ranking => sum >= 1 && usize::try_from(most).is_ok_and(|most| most <= marks.len()),
        }
    }
}

/// What the ballots say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Options from the first to the last; those of one group are equal.
    pub order: Vec<Vec<usize>>,
    /// For each option: voices, points or sum of scores; for a ranking, the options that it is preferred to.
    pub totals: Vec<u64>,
    /// Of a ranking: voices that prefer the option of the row to that of the column.
    pub preferred: Vec<Vec<u64>>,
    /// Of a ranking: the strength of the strongest way from one to the other.
    pub ways: Vec<Vec<u64>>,
}

/// Counts ballots over so many options.
pub fn count(method: Method, options: usize, ballots: &[Vec<u32>]) -> Outcome {
    if method == Method::Ranking {
        return schulze(options, ballots);
    }
    let total = |option: usize| ballots.iter().filter_map(|ballot| ballot.get(option)).map(|mark| u64::from(*mark)).sum();
    let totals: Vec<u64> = (0..options).map(total).collect();
    Outcome { order: grouped(&totals), totals, preferred: Vec::new(), ways: Vec::new() }
}

/// Options by their totals, the highest first.
fn grouped(totals: &[u64]) -> Vec<Vec<usize>> {
    let mut heights = totals.to_vec();
    heights.sort_unstable_by(|one, other| other.cmp(one));
    heights.dedup();
    let at = |height: u64| totals.iter().enumerate().filter(move |(_, total)| **total == height).map(|(option, _)| option);
    heights.into_iter().map(|height| at(height).collect()).collect()
}

fn schulze(options: usize, ballots: &[Vec<u32>]) -> Outcome {
    let preferred = preferences(options, ballots);
    let get = |matrix: &[Vec<u64>], row: usize, column: usize| {
        matrix.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0)
    };
    // A way is as strong as its weakest step; a step counts when more prefer it than the other way.
    let mut ways: Vec<Vec<u64>> = (0..options)
        .map(|row| {
            let step = |column: usize| {
                let (there, back) = (get(&preferred, row, column), get(&preferred, column, row));
                if there > back { there } else { 0 }
            };
            (0..options).map(step).collect()
        })
        .collect();
    for through in 0..options {
        for from in 0..options {
            for to in 0..options {
                if from == to || from == through || to == through {
                    continue;
                }
                let round = get(&ways, from, through).min(get(&ways, through, to));
                if let Some(way) = ways.get_mut(from).and_then(|row| row.get_mut(to)) {
                    *way = (*way).max(round);
                }
            }
        }
    }
    let beats = |one: usize, other: usize| get(&ways, one, other) > get(&ways, other, one);
    let totals: Vec<u64> = (0..options).map(|one| (0..options).filter(|other| beats(one, *other)).count() as u64).collect();
    // The relation is transitive (Schulze 2011, 4.1), so whoever nobody left beats comes next.
    let mut left: Vec<usize> = (0..options).collect();
    let mut order = Vec::new();
    while !left.is_empty() {
        let (first, rest): (Vec<usize>, Vec<usize>) =
            left.iter().partition(|one| !left.iter().any(|other| beats(*other, **one)));
        if first.is_empty() {
            order.push(rest);
            break;
        }
        order.push(first);
        left = rest;
    }
    Outcome { order, totals, preferred, ways }
}

/// How many prefer each option to each other; an option without a rank stands after all that have one.
fn preferences(options: usize, ballots: &[Vec<u32>]) -> Vec<Vec<u64>> {
    let rank = |ballot: &[u32], option: usize| match ballot.get(option).copied().unwrap_or(0) {
        0 => u32::MAX,
        rank => rank,
    };
    let prefer =
        |one: usize, other: usize| ballots.iter().filter(|ballot| rank(ballot, one) < rank(ballot, other)).count() as u64;
    (0..options).map(|one| (0..options).map(|other| prefer(one, other)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// So many ballots of this order of letters, over so many options: `A=CB` ranks A and C first and B next.
    fn over(options: u8, groups: &[(usize, &str)]) -> Vec<Vec<u32>> {
        let ballot = |order: &str| {
            let (mut ranks, mut rank, mut equal) = (vec![0; options.into()], 0, false);
            for letter in order.bytes() {
                if letter == b'=' {
                    equal = true;
                    continue;
                }
                rank += u32::from(!equal);
                equal = false;
                ranks[usize::from(letter - b'A')] = rank;
            }
            ranks
        };
        groups.iter().flat_map(|(times, order)| vec![ballot(order); *times]).collect()
    }

    fn ranked(groups: &[(usize, &str)]) -> Vec<Vec<u32>> {
        over(groups[0].1.len() as u8, groups)
    }

    fn winners(options: u8, groups: &[(usize, &str)]) -> String {
        letters(&count(Method::Ranking, options.into(), &over(options, groups)).order).swap_remove(0)
    }

    fn letters(order: &[Vec<usize>]) -> Vec<String> {
        order.iter().map(|group| group.iter().map(|option| (b'A' + *option as u8) as char).collect()).collect()
    }

    #[test]
    fn the_example_of_45_voters_of_schulze_gives_his_matrices_and_his_order() {
        // Schulze 2011, example 1: E, A, C, B, D.
        let ballots = ranked(&[
            (5, "ACBED"),
            (5, "ADECB"),
            (8, "BEDAC"),
            (3, "CABED"),
            (7, "CAEBD"),
            (2, "CBADE"),
            (7, "DCEBA"),
            (8, "EBADC"),
        ]);
        let outcome = count(Method::Ranking, 5, &ballots);
        assert_eq!(
            outcome.preferred,
            [[0, 20, 26, 30, 22], [25, 0, 16, 33, 18], [19, 29, 0, 17, 24], [15, 12, 28, 0, 14], [23, 27, 21, 31, 0],]
        );
        assert_eq!(
            outcome.ways,
            [[0, 28, 28, 30, 24], [25, 0, 28, 33, 24], [25, 29, 0, 29, 24], [25, 28, 28, 0, 24], [25, 28, 28, 31, 0],]
        );
        assert_eq!(letters(&outcome.order), ["E", "A", "C", "B", "D"]);
    }

    #[test]
    fn the_example_of_30_voters_of_schulze_gives_his_matrix_and_his_winner() {
        // Schulze 2011, example 2: D, A, C, B.
        let ballots = ranked(&[
            (5, "ACBD"),
            (2, "ACDB"),
            (3, "ADCB"),
            (4, "BACD"),
            (3, "CBDA"),
            (3, "CDBA"),
            (1, "DACB"),
            (5, "DBAC"),
            (4, "DCBA"),
        ]);
        let outcome = count(Method::Ranking, 4, &ballots);
        assert_eq!(outcome.preferred, [[0, 11, 20, 14], [19, 0, 9, 12], [10, 21, 0, 17], [16, 18, 13, 0]]);
        assert_eq!(outcome.ways, [[0, 20, 20, 17], [19, 0, 19, 17], [19, 21, 0, 17], [18, 18, 18, 0]]);
        assert_eq!(letters(&outcome.order), ["D", "A", "C", "B"]);
    }

    /// Profiles and winners as Schulze gives them in his papers, and R. LeGrand with 921 voters; unranked options come last.
    #[test]
    fn published_profiles_have_their_published_winners() {
        type Profile = (u8, &'static [(usize, &'static str)], &'static str);
        let known: [Profile; 9] = [
            (4, &[(8, "ACD"), (2, "BAD"), (4, "CDB"), (4, "DBA"), (3, "DCB")], "D"),
            (4, &[(3, "ABC"), (2, "CBD"), (2, "DAB"), (2, "DBC")], "BD"),
            (4, &[(12, "ABC"), (6, "ADB"), (9, "BCD"), (15, "CDA"), (21, "DBA")], "D"),
            (4, &[(6, "ACD"), (1, "BAD"), (3, "CBD"), (3, "DBA"), (2, "DCB")], "AD"),
            (
                4,
                &[
                    (3, "ABD"),
                    (5, "ADB"),
                    (1, "ADC"),
                    (2, "BAD"),
                    (2, "BDC"),
                    (4, "CAB"),
                    (6, "CBA"),
                    (2, "DBC"),
                    (5, "DCA"),
                ],
                "A",
            ),
            // With equal ranks, and options without any.
            (
                4,
                &[
                    (6, "ABCD"),
                    (8, "A=B"),
                    (8, "A=C"),
                    (18, "A=CD"),
                    (8, "A=C=D"),
                    (40, "B"),
                    (4, "CBD"),
                    (9, "CDA"),
                    (8, "C=D"),
                    (14, "DAB"),
                    (11, "DBC"),
                    (4, "DCA"),
                ],
                "D",
            ),
            (
                5,
                &[(9, "ADBE"), (6, "BCAD"), (5, "BCDE"), (2, "CDBE"), (6, "DECB"), (14, "EACB"), (2, "ECAB"), (1, "EDAC")],
                "B",
            ),
            (
                5,
                &[(9, "ADBE"), (1, "BACE"), (6, "CBAD"), (2, "CDBE"), (5, "CDEA"), (6, "DECA"), (14, "EBAC"), (2, "EBCA")],
                "E",
            ),
            (
                5,
                &[
                    (98, "ACEDB"),
                    (64, "BAECD"),
                    (12, "BAEDC"),
                    (98, "BEACD"),
                    (13, "BEADC"),
                    (125, "BEDAC"),
                    (124, "CAEDB"),
                    (76, "CEADB"),
                    (21, "DABEC"),
                    (30, "DBAEC"),
                    (98, "DBECA"),
                    (139, "DCABE"),
                    (23, "DCBAE"),
                ],
                "A",
            ),
        ];
        for (options, groups, winner) in known {
            assert_eq!(winners(options, groups), winner, "{groups:?}");
        }
        // Two who come and vote for E before D make D win in the place of A: so Schulze warns himself.
        let mut groups =
            vec![(3, "ADEBC"), (3, "BFECD"), (4, "CABFD"), (1, "DBCEF"), (4, "DEFAB"), (2, "ECBDF"), (2, "FACDB")];
        assert_eq!(winners(6, &groups), "A");
        groups.push((2, "AEFCB"));
        assert_eq!(winners(6, &groups), "D");
    }

    #[test]
    fn the_capital_of_tennessee_is_nashville() {
        // The usual example of a Condorcet winner: Memphis, Nashville, Chattanooga, Knoxville as A, B, C, D.
        let ballots = ranked(&[(42, "ABCD"), (26, "BCDA"), (15, "CDBA"), (17, "DCBA")]);
        let outcome = count(Method::Ranking, 4, &ballots);
        assert_eq!(letters(&outcome.order), ["B", "C", "D", "A"]);
        assert_eq!(outcome.preferred.first(), Some(&vec![0, 42, 42, 42]));
    }

    #[test]
    fn what_nobody_prefers_is_equal_and_what_has_no_rank_comes_last() {
        let outcome = count(Method::Ranking, 3, &[vec![1, 2, 0], vec![2, 1, 0]]);
        assert_eq!(letters(&outcome.order), ["AB", "C"]);
    }

    #[test]
    fn voices_points_and_scores_are_added() {
        let outcome = count(Method::Points, 3, &[vec![3, 2, 0], vec![0, 2, 3]]);
        assert_eq!(outcome.totals, [3, 4, 3]);
        assert_eq!(outcome.order, [vec![1], vec![0, 2]]);
    }

    #[test]
    fn a_ballot_that_the_method_does_not_allow_is_refused() {
        assert!(
            Method::Single.allows(&[0, 1], 0) && !Method::Single.allows(&[1, 1], 0) && !Method::Single.allows(&[0, 2], 0)
        );
        assert!(Method::Approval.allows(&[1, 1], 0) && !Method::Approval.allows(&[0, 0], 0));
        assert!(Method::Points.allows(&[4, 6], 10) && !Method::Points.allows(&[5, 6], 10));
        assert!(!Method::Points.allows(&[u32::MAX, u32::MAX], 10));
        assert!(Method::Score.allows(&[5, 0], 0) && !Method::Score.allows(&[6, 0], 0));
        assert!(Method::Ranking.allows(&[1, 1, 0], 0) && !Method::Ranking.allows(&[1, 4, 0], 0));
    }

    fn some_ballots() -> impl Strategy<Value = Vec<Vec<u32>>> {
        proptest::collection::vec(proptest::collection::vec(0_u32..=4, 4), 1..30)
    }

    proptest! {
        #[test]
        fn every_option_has_one_place(ballots in some_ballots()) {
            for method in Method::ALL {
                let mut placed: Vec<usize> = count(method, 4, &ballots).order.into_iter().flatten().collect();
                placed.sort_unstable();
                prop_assert_eq!(placed, vec![0, 1, 2, 3]);
            }
        }

        #[test]
        fn the_order_of_ballots_changes_nothing(ballots in some_ballots(), seed in any::<u64>()) {
            let mut shuffled = ballots.clone();
            let length = shuffled.len();
            for at in 0..length {
                shuffled.swap(at, (seed as usize).wrapping_mul(at + 7) % length);
            }
            prop_assert_eq!(count(Method::Ranking, 4, &ballots), count(Method::Ranking, 4, &shuffled));
        }

        // Condorcet: who is preferred to each other one by more than half comes first, alone.
        #[test]
        fn who_wins_every_duel_is_first(ballots in some_ballots()) {
            let outcome = count(Method::Ranking, 4, &ballots);
            let wins = |one: usize| (0..4).all(|other| one == other || outcome.preferred[one][other] > outcome.preferred[other][one]);
            if let Some(winner) = (0..4).find(|one| wins(*one)) {
                prop_assert_eq!(&outcome.order[0], &vec![winner]);
            }
        }

        // Monotonicity: who wins does not lose because one voter puts them first.
        #[test]
        fn nobody_loses_by_being_liked_more(ballots in some_ballots(), at in any::<proptest::sample::Index>()) {
            let before = count(Method::Ranking, 4, &ballots);
            for winner in &before.order[0] {
                let mut raised = ballots.clone();
                let ballot = at.get(&ballots);
                let place = ballots.iter().position(|other| std::ptr::eq(other, ballot)).unwrap();
                // All others stand one rank further behind.
                raised[place] = ballot.iter().map(|rank| if *rank == 0 { 0 } else { rank + 1 }).collect();
                raised[place][*winner] = 1;
                let after = count(Method::Ranking, 4, &raised);
                prop_assert!(after.order[0].contains(winner), "{before:?} {after:?}");
            }
        }

        // Independence of clones: an option that all rank as its twin neither wins nor loses anything for the others.
        #[test]
        fn a_twin_changes_nothing_for_the_others(ballots in some_ballots()) {
            let twins: Vec<Vec<u32>> = ballots.iter().map(|ballot| [ballot.as_slice(), &ballot[3..]].concat()).collect();
            let (before, after) = (count(Method::Ranking, 4, &ballots), count(Method::Ranking, 5, &twins));
            let mut first = after.order[0].clone();
            first.retain(|option| *option != 4);
            prop_assert_eq!(&before.order[0], &first);
        }

        // Reversal symmetry: when all turn their ballots around, a lone winner does not win again.
        #[test]
        fn turned_around_a_lone_winner_does_not_win(ballots in proptest::collection::vec(proptest::collection::vec(1_u32..=4, 4), 1..30)) {
            let turned: Vec<Vec<u32>> = ballots.iter().map(|ballot| ballot.iter().map(|rank| 5 - rank).collect()).collect();
            let (one, other) = (count(Method::Ranking, 4, &ballots), count(Method::Ranking, 4, &turned));
            if one.order[0].len() == 1 && one.order.len() > 1 {
                prop_assert_ne!(&one.order[0], &other.order[0]);
            }
        }
    }
}
