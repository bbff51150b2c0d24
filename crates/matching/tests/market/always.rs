//! What must hold for every need and every catalogue.

use crate::network::*;
use matching::{
    Attribute, Commitment, Coverage, Language, MatchResult, Need, SearchQuery, Served, SolutionRecord, Strategy, Weights,
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

fn scores(found: &MatchResult) -> Vec<(Uuid, u8)> {
    found.ranked.iter().map(|ranked| (ranked.id, ranked.score)).collect()
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
