//! What must hold for every need and every catalogue.

use crate::network::*;
use matching::{
    Attribute, Commitment, Coverage, Fairness, Language, MatchResult, Need, SearchQuery, Served, SolutionRecord, Strategy,
    Weights,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use uuid::Uuid;

// What proptest calls a strategy is not a circular one.
use proptest::strategy::Strategy as _;
trait Invented<T>: proptest::strategy::Strategy<Value = T> {}
impl<T, G: proptest::strategy::Strategy<Value = T>> Invented<T> for G {}

const TOWNS: &[u128] = &[BREST, QUIMPER, LYON, MONTREAL, WESTMOUNT];
const PLACES: &[u128] = &[FRANCE, BRETAGNE, FINISTERE, BREST, QUIMPER, RHONE, LYON, QUEBEC, MONTREAL_REGION, MONTREAL];

fn a_solution(number: u128) -> impl Invented<SolutionRecord> {
    (
        select(&[FURNITURE, DESKS, CHAIRS, CLEANING, WINDOWS][..]),
        subsequence(Strategy::ALL.to_vec(), 0..5),
        subsequence(Commitment::ALL.to_vec(), 0..4),
        subsequence(PLACES.to_vec(), 0..3),
        proptest::option::of(1.0..800.0),
        select(TOWNS),
        any::<bool>(),
        (0_u32..6, 0_i64..2_000),
    )
        .prop_map(move |(category, strategies, commitments, places, radius, town, social_economy, (proofs, days))| {
            SolutionRecord {
                categories: vec![id(category)],
                strategies,
                commitments,
                served: Served { places: places.into_iter().map(id).collect(), radius: radius.map(|km| (48.0, -4.0, km)) },
                supplier_place: Some(id(town)),
                social_economy,
                proofs,
                updated: NOW - days * 86_400,
                ..solution(number)
            }
        })
}

fn a_catalogue() -> impl Invented<Vec<SolutionRecord>> {
    (1_u128..9).prop_flat_map(|count| (1..=count).map(a_solution).collect::<Vec<_>>())
}

fn an_attribute() -> impl Invented<Attribute> {
    prop_oneof![
        select(Strategy::ALL).prop_map(Attribute::Strategy),
        select(Commitment::ALL).prop_map(Attribute::Commitment),
        Just(Attribute::SocialEconomy),
        (1_u32..900).prop_map(Attribute::Local),
    ]
}

fn a_need() -> impl Invented<Need> {
    (
        select(&[FURNITURE, DESKS, CLEANING][..]),
        proptest::option::of(select(PLACES)),
        proptest::collection::vec(an_attribute(), 0..2),
        proptest::collection::vec((an_attribute(), 1_u8..6), 0..4),
        select(&["", "bureaux réparés", "postes de travail garantis et licornes"][..]),
    )
        .prop_map(|(category, place, required, wished, text)| Need {
            text: text.to_owned(),
            categories: vec![id(category)],
            place: place.map(id),
            required,
            wished,
            ..need()
        })
}

fn matched(solutions: Vec<SolutionRecord>, need: &Need) -> MatchResult {
    let network = Network::new();
    index(solutions).match_need(need, &Weights::default(), &network.context(), 50).unwrap()
}

/// In turn, at most `most` of one supplier in a round; there are three suppliers. `days` after the others.
fn in_turn(solutions: Vec<SolutionRecord>, need: &Need, most: usize, days: i64, limit: usize) -> MatchResult {
    let network = Network::new();
    let context = matching::Context { now: NOW + days * 86_400, ..network.context() };
    let index = index(solutions.into_iter().map(of_three));
    index.match_fairly(need, &Weights::default(), Fairness { most_of_one: most }, &context, limit).unwrap()
}

fn of_three(solution: SolutionRecord) -> SolutionRecord {
    SolutionRecord { supplier: id(solution.id.as_u128() % 3), ..solution }
}

fn scores(found: &MatchResult) -> Vec<(Uuid, u8)> {
    found.ranked.iter().map(|ranked| (ranked.id, ranked.score)).collect()
}

#[test]
fn among_equals_everybody_is_first_some_day_and_a_second_solution_is_no_second_lot() {
    // Of three suppliers who offer the same, the first has eight solutions and the others one each.
    let offers: Vec<SolutionRecord> =
        (1..=10).map(|number| SolutionRecord { title: String::new(), ..solution(number) }).collect();
    let of_one = |one: SolutionRecord| SolutionRecord { supplier: id(one.id.as_u128().max(8)), ..one };
    let (network, index) = (Network::new(), index(offers.into_iter().map(of_one)));
    let mut first = std::collections::HashMap::new();
    for days in 0..300 {
        let context = matching::Context { now: NOW + days * 86_400, ..network.context() };
        let found = index.match_fairly(&need(), &Weights::default(), Fairness::default(), &context, 10).unwrap();
        *first.entry(found.ranked[0].supplier).or_insert(0) += 1;
    }
    // A hundred days each on average; the standard deviation of that is the root of 300 × ⅓ × ⅔, about 8.
    assert!(first.len() == 3 && first.values().all(|days| (68..=132).contains(days)), "{first:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_score_is_the_sum_of_its_components_and_at_most_a_hundred(solutions in a_catalogue(), need in a_need()) {
        for ranked in matched(solutions, &need).ranked {
            let sum: u32 = ranked.components.iter().map(|component| u32::from(component.points)).sum();
            prop_assert_eq!(u32::from(ranked.score), sum);
            prop_assert!(ranked.score <= 100);
            prop_assert!(ranked.components.iter().all(|component| component.points <= component.out_of));
        }
    }

    #[test]
    fn the_order_does_not_depend_on_the_order_of_entry(solutions in a_catalogue(), need in a_need()) {
        let mut reversed = solutions.clone();
        reversed.reverse();
        prop_assert_eq!(scores(&matched(solutions, &need)), scores(&matched(reversed, &need)));
    }

    #[test]
    fn turns_lose_nothing_and_show_nothing_twice(solutions in a_catalogue(), need in a_need(), most in 1_usize..4) {
        let (mut plain, mut turns) = (scores(&matched(solutions.clone(), &need)), scores(&in_turn(solutions, &need, most, 0, 50)));
        plain.sort_unstable();
        turns.sort_unstable();
        prop_assert_eq!(plain, turns);
    }

    #[test]
    fn nobody_is_shown_once_more_before_everybody_was_shown(
        solutions in a_catalogue(), need in a_need(), most in 1_usize..4, days in 0_i64..400,
    ) {
        let turns = in_turn(solutions, &need, most, days, 50).ranked;
        let round = |place: usize| {
            turns[..place].iter().filter(|before| before.supplier == turns[place].supplier).count() / most
        };
        let rounds: Vec<usize> = (0..turns.len()).map(round).collect();
        prop_assert!(rounds.is_sorted(), "{:?}", rounds);
        for (place, other) in (1..turns.len()).map(|place| (place, place - 1)) {
            prop_assert!(rounds[other] < rounds[place] || turns[other].score >= turns[place].score);
        }
        for supplier in 0..3 {
            prop_assert!(turns.iter().filter(|one| one.supplier == id(supplier)).is_sorted_by_key(|one| 100 - one.score));
        }
    }

    #[test]
    fn the_first_of_a_few_are_the_first_of_all(
        solutions in a_catalogue(), need in a_need(), most in 1_usize..4, limit in 0_usize..6,
    ) {
        let mut all = scores(&in_turn(solutions.clone(), &need, most, 0, 50));
        all.truncate(limit);
        prop_assert_eq!(scores(&in_turn(solutions, &need, most, 0, limit)), all);
    }

    #[test]
    fn another_day_changes_the_order_of_equals_alone(solutions in a_catalogue(), need in a_need(), days in 0_i64..30) {
        // What the passing of time itself does to freshness is left out: all were changed today.
        let today = |days| {
            let fresh = |one: SolutionRecord| SolutionRecord { updated: NOW + days * 86_400, ..one };
            in_turn(solutions.iter().cloned().map(fresh).collect(), &need, 2, days, 50)
        };
        let points = |found: &MatchResult| found.ranked.iter().map(|one| one.score).collect::<Vec<_>>();
        let (one, other) = (today(0), today(days));
        prop_assert_eq!(points(&one), points(&other));
        prop_assert_eq!(scores(&one), scores(&today(0)), "one day has one order");
    }

    #[test]
    fn what_is_required_is_held_by_every_answer(solutions in a_catalogue(), need in a_need(), strategy in select(Strategy::ALL)) {
        let need = Need { required: vec![Attribute::Strategy(strategy)], ..need };
        let holders: Vec<Uuid> = solutions.iter().filter(|one| one.strategies.contains(&strategy)).map(|one| one.id).collect();
        prop_assert!(matched(solutions, &need).ranked.iter().all(|ranked| holders.contains(&ranked.id)));
    }

    #[test]
    fn wishing_for_what_a_solution_has_never_lowers_its_score(
        solutions in a_catalogue(), need in a_need(), commitment in select(Commitment::ALL), weight in 1_u8..6,
    ) {
        prop_assume!(!need.wished.iter().any(|(known, _)| *known == Attribute::Commitment(commitment)));
        let mut wishing = need.clone();
        wishing.wished.push((Attribute::Commitment(commitment), weight));
        let holders: Vec<Uuid> = solutions.iter().filter(|one| one.commitments.contains(&commitment)).map(|one| one.id).collect();
        let before = scores(&matched(solutions.clone(), &need));
        let after = scores(&matched(solutions, &wishing));
        for (id, score) in before.iter().filter(|(id, _)| holders.contains(id)) {
            let then = after.iter().find(|(other, _)| other == id).map(|(_, score)| *score);
            prop_assert!(then >= Some(*score), "{id}: {score}, then {then:?}");
        }
    }

    #[test]
    fn search_and_matching_agree_on_who_serves_a_place(solutions in a_catalogue(), place in select(PLACES)) {
        let network = Network::new();
        let serves = |one: &&SolutionRecord| network.places.coverage(&one.served, id(place), None) != Coverage::None;
        let mut serving: Vec<Uuid> = solutions.iter().filter(serves).map(|one| one.id).collect();
        let index = index(solutions);
        let query = SearchQuery { place: Some(id(place)), ..SearchQuery::everything(Language::Fr) };
        let mut searched: Vec<Uuid> = index.search(&query, &network.context()).unwrap().hits.iter().map(|hit| hit.id).collect();
        let need = Need { categories: vec![id(FURNITURE), id(CLEANING)], place: Some(id(place)), ..need() };
        let found = index.match_need(&need, &Weights::default(), &network.context(), 50).unwrap();
        let mut matched: Vec<Uuid> = found.ranked.iter().map(|ranked| ranked.id).collect();
        for ids in [&mut serving, &mut searched, &mut matched] {
            ids.sort();
        }
        prop_assert_eq!(&searched, &serving);
        prop_assert_eq!(&matched, &serving);
    }

    #[test]
    fn who_serves_a_place_serves_in_full_all_within_it(outer in select(PLACES), inner in select(PLACES)) {
        let network = Network::new();
        prop_assume!(network.places.is_within(id(inner), id(outer)));
        let served = Served { places: vec![id(outer)], radius: None };
        prop_assert_eq!(network.places.coverage(&served, id(inner), None), Coverage::Full);
    }
    // The angle between two points seen as vectors, rather than the haversine formula that the crate uses.
    #[test]
    fn a_circle_serves_what_is_not_farther_than_its_radius(
        latitude in -80.0..80.0,
        longitude in -180.0..180.0,
        (point_latitude, point_longitude) in (-80.0..80.0, -180.0..180.0),
        km in 1.0_f64..8_000.0,
    ) {
        let vector = |latitude: f64, longitude: f64| {
            let (latitude, longitude) = (latitude.to_radians(), longitude.to_radians());
            [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()]
        };
        let (one, other) = (vector(latitude, longitude), vector(point_latitude, point_longitude));
        let cosine: f64 = one.iter().zip(other).map(|(a, b)| a * b).sum();
        let distance = 6_371.0 * cosine.clamp(-1.0, 1.0).acos();
        prop_assume!((distance - km).abs() > 0.01);
        let served = Served { places: Vec::new(), radius: Some((latitude, longitude, km)) };
        let coverage = Network::new().places.coverage(&served, id(BREST), Some((point_latitude, point_longitude)));
        prop_assert_eq!(coverage == Coverage::Full, distance < km);
    }
}
