//! What came of an edition in figures that tell nobody apart.
//! Always: within the structures and within the projects, a group of fewer than three is counted with the others; of fewer than
//! three purchases there is no amount and no share, of fewer than three answers no mean. How many projects there were in all, how
//! many began a procedure and how many were bought is said as it is: it belongs to no group that one could look up.

use std::collections::BTreeMap;

use db::{Date, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Fewer than these could be told apart.
pub const FEWEST: i64 = 3;
/// The group of those who would be too few by themselves.
pub const OTHERS: &str = "others";

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = EditionFigures)]
pub struct Figures {
    /// The day on which they were counted.
    #[schema(value_type = String, format = Date)]
    pub counted_on: Date,
    /// Organisations that were admitted.
    pub structures: i64,
    /// Their people who take part.
    pub people: i64,
    /// Groups `public` and `private`; like all groups, those of fewer than three are in `others`.
    pub ownership: Vec<Share>,
    pub sectors: Vec<Share>,
    /// By name; where there are fewer than three around a place, the larger place that contains it.
    pub territories: Vec<Share>,
    pub sessions: Vec<SessionFigures>,
    /// People who were at a session of all who were expected, in percent, over the sessions whose attendance is given.
    pub attendance: Option<i64>,
    /// Purchase projects made within the edition.
    pub projects: i64,
    /// Groups are stages: `need`, `sourcing`, `criteria`, `procedure`, `award`, `follow_up`, `abandoned`.
    pub stages: Vec<Share>,
    /// Projects whose procedure has started.
    pub procedures: i64,
    /// Projects with a signed contract.
    pub purchases: i64,
    /// What the contracts amount to, of three with an amount at least.
    pub amounts: Vec<Amount>,
    /// Contracts that hold a circular clause, in percent; nothing of fewer than three.
    pub circular: Option<i64>,
    /// Contracts that hold a social clause, in percent; nothing of fewer than three.
    pub social: Option<i64>,
    /// What those who came said, over the sessions whose means are given.
    pub opinion: Opinion,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = EditionShare)]
pub struct Share {
    pub group: String,
    pub count: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = EditionSession)]
pub struct SessionFigures {
    pub title: String,
    /// `plenary`, `workshop`, `matchmaking` or `working`.
    pub kind: String,
    #[schema(value_type = String, format = Date)]
    pub held_on: Date,
    /// Participants who were there; nothing where it was not noted, or they were fewer than three.
    pub attended: Option<i64>,
    /// Whether it was noted who was there.
    pub is_noted: bool,
    pub opinion: Opinion,
}

/// Means from 1, not at all, to 4, very much; nothing of fewer than three answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = EditionOpinion)]
pub struct Opinion {
    pub answers: Option<i64>,
    /// Useful for one's own purchase.
    pub useful: Option<f64>,
    pub clear: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = EditionAmount)]
pub struct Amount {
    pub currency: String,
    pub cents: i64,
    pub purchases: i64,
}

/// The largest groups first, and those who would be too few by themselves together; where these are too few as well, with the
/// smallest of the groups, which one could otherwise find by taking the others away.
pub fn grouped(groups: impl IntoIterator<Item = String>) -> Vec<Share> {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for group in groups {
        *counts.entry(group).or_default() += 1;
    }
    let (few, many): (Vec<_>, Vec<_>) =
        counts.into_iter().partition(|(group, count)| *count < FEWEST || group.as_str() == OTHERS);
    let mut shares: Vec<Share> = many.into_iter().map(|(group, count)| Share { group, count }).collect();
    shares.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.group.cmp(&other.group)));
    let mut others: i64 = few.iter().map(|(_, count)| count).sum();
    while (1..FEWEST).contains(&others) {
        let Some(smallest) = shares.pop() else { break };
        others += smallest.count;
    }
    if others > 0 {
        shares.push(Share { group: OTHERS.to_owned(), count: others });
    }
    shares
}

/// For each place, given from the nearest to the whole country, the smallest around which there are three at least. Those who
/// have none, and those who are too few in their whole country, are with the others.
pub fn around(lineages: &[Vec<Uuid>]) -> Vec<Option<Uuid>> {
    let mut levels = vec![0_usize; lineages.len()];
    loop {
        let mut counts: BTreeMap<Uuid, i64> = BTreeMap::new();
        let here = |level: usize, lineage: &Vec<Uuid>| lineage.get(level).copied();
        for (lineage, level) in lineages.iter().zip(&levels) {
            if let Some(place) = here(*level, lineage) {
                *counts.entry(place).or_default() += 1;
            }
        }
        // The farthest from the country first, so that a region waits for what its towns bring.
        let small = lineages.iter().zip(&levels).filter_map(|(lineage, level)| {
            let place = here(*level, lineage).filter(|place| counts.get(place).is_some_and(|count| *count < FEWEST))?;
            Some((lineage.len() - level, place))
        });
        let Some((_, place)) = small.max() else { break };
        for (lineage, level) in lineages.iter().zip(&mut levels) {
            *level += usize::from(lineage.get(*level) == Some(&place));
        }
    }
    lineages.iter().zip(levels).map(|(lineage, level)| lineage.get(level).copied()).collect()
}

/// To the nearest whole; nothing of fewer than three.
pub fn percent(part: i64, all: i64) -> Option<i64> {
    (all >= FEWEST).then(|| (part * 200 + all) / (all * 2))
}

/// To the hundredth.
pub fn opinion(said: &[(i64, i64)]) -> Opinion {
    let answers = i64::try_from(said.len()).ok().filter(|answers| *answers >= FEWEST);
    let of = |grade: fn(&(i64, i64)) -> i64| {
        let mean = crate::sessions::rules::mean(said.iter().map(grade)).filter(|_| answers.is_some())?;
        Some((mean * 100.0).round() / 100.0)
    };
    Opinion { answers, useful: of(|said| said.0), clear: of(|said| said.1) }
}

/// The sum of what was paid in each currency in which there are three contracts with an amount at least.
pub fn amounts(paid: impl IntoIterator<Item = (String, i64)>) -> Vec<Amount> {
    let mut sums: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for (currency, cents) in paid {
        let sum = sums.entry(currency).or_default();
        *sum = (sum.0.saturating_add(cents), sum.1 + 1);
    }
    let enough = sums.into_iter().filter(|(_, (_, purchases))| *purchases >= FEWEST);
    enough.map(|(currency, (cents, purchases))| Amount { currency, cents, purchases }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shares(counts: &[(&str, usize)]) -> Vec<(String, i64)> {
        let groups = counts.iter().flat_map(|(group, count)| vec![(*group).to_owned(); *count]);
        grouped(groups).into_iter().map(|share| (share.group, share.count)).collect()
    }

    fn of(expected: &[(&str, i64)]) -> Vec<(String, i64)> {
        expected.iter().map(|(group, count)| ((*group).to_owned(), *count)).collect()
    }

    #[test]
    fn few_are_counted_with_the_others_and_cannot_be_found_by_taking_these_away() {
        assert_eq!(shares(&[("town", 5), ("school", 3), ("firm", 4)]), of(&[("town", 5), ("firm", 4), ("school", 3)]));
        // Two and one are three together.
        assert_eq!(shares(&[("town", 5), ("school", 2), ("firm", 1)]), of(&[("town", 5), ("others", 3)]));
        // One alone among the others would be what is missing from the total: the smallest group joins it.
        assert_eq!(shares(&[("town", 5), ("school", 3), ("firm", 1)]), of(&[("town", 5), ("others", 4)]));
        assert_eq!(shares(&[("public", 9), ("private", 2)]), of(&[("others", 11)]));
        assert_eq!(shares(&[("firm", 2)]), of(&[("others", 2)]));
        assert_eq!(shares(&[]), of(&[]));
    }

    /// France (1) holds a region (2) that holds two departments (3, 4); three structures are in the one, two in the other, one
    /// in a second region (5), and one in Belgium (6).
    #[test]
    fn a_territory_is_the_smallest_around_at_least_three() {
        let id = Uuid::from_u128;
        let line = |places: &[u128]| places.iter().map(|place| id(*place)).collect::<Vec<_>>();
        let one = [
            line(&[3, 2, 1]),
            line(&[3, 2, 1]),
            line(&[3, 2, 1]),
            line(&[4, 2, 1]),
            line(&[4, 2, 1]),
            line(&[5, 1]),
            line(&[6]),
            line(&[]),
        ];
        let found = around(&one);
        // Two of department 4 and one of region 5 make three of France outside department 3.
        assert_eq!(found[..3], [Some(id(3)); 3]);
        assert_eq!(found[3..6], [Some(id(1)); 3]);
        assert_eq!(found[6..], [None, None]);
    }

    #[test]
    fn of_two_purchases_nothing_is_said_of_what_they_cost() {
        let paid = [("EUR".to_owned(), 100), ("EUR".to_owned(), 250), ("CAD".to_owned(), 10)];
        assert_eq!(amounts(paid.clone()), []);
        let third = paid.into_iter().chain([("EUR".to_owned(), 50)]);
        assert_eq!(amounts(third), [Amount { currency: "EUR".to_owned(), cents: 400, purchases: 3 }]);
        assert_eq!((percent(2, 2), percent(2, 3), percent(1, 8), percent(0, 3)), (None, Some(67), Some(13), Some(0)));
    }

    #[test]
    fn a_mean_of_two_answers_is_kept_back() {
        assert_eq!(opinion(&[(4, 3), (4, 4)]), Opinion::default());
        // (4 + 4 + 3) / 3 = 3.666…, (3 + 4 + 2) / 3 = 3.
        assert_eq!(opinion(&[(4, 3), (4, 4), (3, 2)]), Opinion { answers: Some(3), useful: Some(3.67), clear: Some(3.0) });
    }

    proptest! {
        #[test]
        fn no_group_is_of_one_or_two_and_nobody_is_lost(groups in prop::collection::vec(0_u8..8, 3..60)) {
            let count = i64::try_from(groups.len()).unwrap();
            let shares = grouped(groups.iter().map(|group| format!("g{group}")));
            prop_assert_eq!(shares.iter().map(|share| share.count).sum::<i64>(), count);
            prop_assert!(shares.iter().all(|share| share.count >= FEWEST), "{:?}", shares);
        }

        #[test]
        fn a_place_that_is_shown_has_three_around_it(places in prop::collection::vec((1_u128..6, 1_u128..4), 0..30)) {
            // A town of ten in each region, a region of 100 in each of three countries.
            let lineage = |(town, region): &(u128, u128)| {
                [region * 1000 + town, region * 1000, 9].map(Uuid::from_u128).to_vec()
            };
            let lineages: Vec<Vec<Uuid>> = places.iter().map(lineage).collect();
            let found = around(&lineages);
            for place in found.iter().flatten() {
                prop_assert!(found.iter().filter(|other| *other == &Some(*place)).count() >= 3);
            }
            for (place, lineage) in found.iter().zip(&lineages) {
                prop_assert!(place.is_none_or(|place| lineage.contains(&place)));
            }
        }
    }
}
