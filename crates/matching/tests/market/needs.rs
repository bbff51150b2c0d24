//! What a buyer and a supplier may count on when a need is matched.

use crate::network::*;
use matching::{
    Attribute, Commitment, ComponentKind, Coverage, Explanation, Fairness, LabelHeld, Missing, Need, Ranked, Reason, Served,
    SolutionRecord, Strategy, Weights, Wider,
};

fn matched(solutions: Vec<SolutionRecord>, need: &Need) -> matching::MatchResult {
    let network = Network::new();
    index(solutions).match_need(need, &Weights::default(), &network.context(), 50).unwrap()
}

fn points(ranked: &Ranked, kind: ComponentKind) -> u8 {
    ranked.components.iter().find(|component| component.kind == kind).unwrap().points
}

#[test]
fn the_points_can_be_counted_by_hand() {
    let found = matched(vec![solution(1)], &need());
    let best = &found.ranked[0];
    // Exact category: 35 of 35.
    assert_eq!(points(best, ComponentKind::Category), 35);
    // No strategy is asked, one is offered: 6 tenths of 15 = 9.
    assert_eq!(points(best, ComponentKind::Strategies), 9);
    // Nothing social is asked, nothing is offered: 0.
    assert_eq!(points(best, ComponentKind::Social), 0);
    // All of France is served, and the supplier is in the very town: 15 of 15.
    assert_eq!(points(best, ComponentKind::Territory), 15);
    // The need has no words: 10 of 10.
    assert_eq!(points(best, ComponentKind::Text), 10);
    // No reference, no verified status or label: 0. Changed today: 4 of 4.
    assert_eq!(points(best, ComponentKind::Proof), 0);
    assert_eq!(points(best, ComponentKind::Freshness), 4);
    assert_eq!(best.score, 35 + 9 + 15 + 10 + 4);
    assert!(!best.partial);
}

#[test]
fn the_worked_example_of_the_documentation_gives_its_85_points() {
    let offer = SolutionRecord {
        title: "Bureaux remis à neuf".to_owned(),
        categories: vec![id(FURNITURE)],
        social_economy: true,
        statuses_verified: true,
        proofs: 2,
        served: Served { places: vec![id(FINISTERE)], radius: None },
        supplier_place: Some(id(QUIMPER)),
        confirmed: Some(NOW - 30 * 86_400),
        updated: NOW - 30 * 86_400,
        ..solution(1)
    };
    let wished = vec![
        (Attribute::Strategy(Strategy::Refurbish), 3),
        (Attribute::Strategy(Strategy::TakeBack), 1),
        (Attribute::SocialEconomy, 2),
    ];
    let found = matched(vec![offer], &Need { text: "bureaux remis à neuf".to_owned(), wished, ..need() });
    let points: Vec<u8> = found.ranked[0].components.iter().map(|component| component.points).collect();
    assert_eq!(points, [28, 11, 15, 12, 10, 5, 4]);
    assert_eq!(found.ranked[0].score, 85);
}

#[test]
fn a_wished_attribute_counts_by_its_weight() {
    let wished = vec![(Attribute::Strategy(Strategy::Refurbish), 3), (Attribute::Strategy(Strategy::TakeBack), 1)];
    let found = matched(vec![solution(1)], &Need { wished, ..need() });
    // 3 of 4 of the weight: 0.75 × 15 = 11.25, that is 11.
    assert_eq!(points(&found.ranked[0], ComponentKind::Strategies), 11);
    assert_eq!(
        found.ranked[0].components[1].reason,
        Reason::Asked {
            held: vec![Attribute::Strategy(Strategy::Refurbish)],
            lacking: vec![Attribute::Strategy(Strategy::TakeBack)],
        }
    );
}

#[test]
fn a_required_attribute_excludes_those_who_lack_it_and_says_what_giving_it_up_would_bring() {
    let disability = Attribute::Commitment(Commitment::Disability);
    let inclusive = SolutionRecord { commitments: vec![Commitment::Disability], ..solution(2) };
    let found = matched(vec![solution(1), inclusive], &Need { required: vec![disability.clone()], ..need() });
    assert_eq!(found.total, 1);
    assert_eq!(found.ranked[0].id, id(2));
    assert_eq!(found.near_misses.len(), 1);
    assert_eq!(found.near_misses[0].id, id(1));
    assert_eq!(found.near_misses[0].missing, Missing::Attribute(disability.clone()));
    assert_eq!(found.widen[0].kind, Wider::WithoutRequired(disability));
    assert_eq!(found.widen[0].total, 2);
}

#[test]
fn a_label_counts_only_until_its_last_day() {
    let today = i32::try_from(NOW / 86_400).unwrap();
    let labelled = |number, until| SolutionRecord {
        labels: vec![LabelHeld { code: "nf".to_owned(), valid_until: until, verified: true }],
        ..solution(number)
    };
    let solutions = vec![labelled(1, Some(today - 1)), labelled(2, Some(today)), labelled(3, None)];
    let found = matched(solutions, &Need { required: vec![Attribute::Label("nf".to_owned())], ..need() });
    let mut ids: Vec<_> = found.ranked.iter().map(|ranked| ranked.id).collect();
    ids.sort();
    assert_eq!(ids, [id(2), id(3)]);
}

#[test]
fn a_nationwide_supplier_is_never_lost() {
    let far = SolutionRecord { supplier_place: Some(id(LYON)), ..solution(1) };
    let unknown = SolutionRecord { supplier_place: None, ..solution(2) };
    let found = matched(vec![far, unknown], &need());
    assert_eq!(found.total, 2);
    assert!(found.ranked.iter().all(|ranked| !ranked.partial));
}

#[test]
fn a_supplier_of_a_town_of_the_same_department_is_kept_as_partial() {
    let neighbour = SolutionRecord { served: Served { places: vec![id(QUIMPER)], radius: None }, ..solution(1) };
    let found = matched(vec![neighbour, solution(2)], &need());
    assert_eq!(found.total, 2);
    assert_eq!(found.ranked[0].id, id(2));
    assert!(found.ranked[1].partial);
}

#[test]
fn in_quebec_a_town_of_the_same_region_is_partial() {
    let network = Network::new();
    let served = Served { places: vec![id(WESTMOUNT)], radius: None };
    assert_eq!(network.places.coverage(&served, id(MONTREAL), None), Coverage::Partial);
    assert_eq!(network.places.coverage(&served, id(BREST), None), Coverage::None);
}

#[test]
fn a_radius_serves_the_towns_within_it_and_a_part_of_a_larger_place() {
    let network = Network::new();
    // Brest to Quimper is 52 km.
    let around = |km| Served { places: Vec::new(), radius: Some((48.390, -4.486, km)) };
    assert_eq!(network.places.coverage(&around(60.0), id(QUIMPER), None), Coverage::Full);
    assert_eq!(network.places.coverage(&around(20.0), id(QUIMPER), None), Coverage::None);
    assert_eq!(network.places.coverage(&around(20.0), id(FINISTERE), None), Coverage::Partial);
    assert_eq!(network.places.coverage(&around(20.0), id(LYON), None), Coverage::None);
}

#[test]
fn a_supplier_of_another_region_is_a_near_miss_and_a_larger_place_would_bring_it() {
    let elsewhere = SolutionRecord { served: Served { places: vec![id(LYON)], radius: None }, ..solution(1) };
    let found = matched(vec![elsewhere], &need());
    assert_eq!(found.total, 0);
    assert_eq!(found.near_misses[0].missing, Missing::Place);
    assert_eq!(found.widen.len(), 1);
    assert_eq!(found.widen[0].kind, Wider::Place(id(FRANCE)));
    assert_eq!(found.widen[0].total, 1);
}

#[test]
fn categories_roll_up_and_down_but_not_sideways() {
    let filed = |number, category| SolutionRecord { categories: vec![id(category)], ..solution(number) };
    let solutions = vec![filed(1, DESKS), filed(2, FURNITURE), filed(3, CHAIRS), filed(4, WINDOWS)];
    let found = matched(solutions.clone(), &need());
    let ids: Vec<_> = found.ranked.iter().map(|ranked| ranked.id).collect();
    assert_eq!(ids, [id(1), id(2)]);
    // The family brings the chairs.
    assert!(found.widen.iter().any(|offer| offer.kind == Wider::Category(id(FURNITURE)) && offer.total == 3));
    let family = matched(solutions, &Need { categories: vec![id(FURNITURE)], ..need() });
    assert_eq!(family.total, 3);
    // Broader is worth 0.8 × 35 = 28, narrower 0.9 × 35 = 31.5, that is 32.
    assert_eq!(points(&found.ranked[1], ComponentKind::Category), 28);
    assert_eq!(points(&family.ranked[1], ComponentKind::Category), 32);
}

#[test]
fn a_need_that_nothing_covers_finds_nothing() {
    let bridge = Need {
        text: "Démolition et reconstruction du pont de Pontacole sur le territoire de la communauté de communes".to_owned(),
        categories: Vec::new(),
        place: None,
        ..need()
    };
    let found = matched(vec![solution(1), solution(2)], &bridge);
    assert_eq!((found.total, found.ranked.len(), found.near_misses.len()), (0, 0, 0));
}

#[test]
fn a_need_without_category_is_answered_by_strong_words() {
    let other = SolutionRecord { title: "Lavage de vitres".to_owned(), summary: String::new(), ..solution(2) };
    let words = Need { text: "bureaux garantis et réparés".to_owned(), categories: Vec::new(), ..need() };
    let found = matched(vec![solution(1), other], &words);
    assert_eq!(found.total, 1);
    assert_eq!(found.ranked[0].id, id(1));
    assert_eq!(found.ranked[0].components[0].reason, Reason::CategoryFromText);
}

#[test]
fn why_it_is_absent_is_said_in_full() {
    let network = Network::new();
    let absent = SolutionRecord {
        categories: vec![id(WINDOWS)],
        served: Served { places: vec![id(LYON)], radius: None },
        ..solution(1)
    };
    let reuse = Attribute::Strategy(Strategy::Reuse);
    let asked = Need { required: vec![reuse.clone()], ..need() };
    let index = index([absent, solution(2)]);
    let explain = |need: &Need, solution| {
        index.explain(need, solution, &Weights::default(), Fairness::default(), &network.context()).unwrap()
    };
    let Explanation::Absent { missing, .. } = explain(&asked, id(1)) else { unreachable!("it must be absent") };
    assert_eq!(missing, [Missing::Category, Missing::Attribute(reuse), Missing::Place]);
    assert!(matches!(explain(&need(), id(2)), Explanation::Answers { rank: 1, .. }));
    assert_eq!(explain(&need(), id(3)), Explanation::Unknown);
}

#[test]
fn the_most_recent_comes_first_among_equals() {
    let older = SolutionRecord { updated: NOW - 86_400, ..solution(1) };
    let found = matched(vec![older, solution(2)], &need());
    assert_eq!(found.ranked[0].id, id(2));
    assert_eq!(found.ranked[0].score, found.ranked[1].score);
}

#[test]
fn of_very_many_that_answer_each_has_its_place() {
    // The later the number, the more recent the entry; nothing else tells them apart.
    const MANY: u128 = 12_000;
    let offer = |number| SolutionRecord { title: String::new(), updated: NOW - 86_400 + number as i64, ..solution(number) };
    let found = {
        let network = Network::new();
        let index = index((1..=MANY).map(offer));
        index.match_need(&need(), &Weights::default(), &network.context(), MANY as usize).unwrap()
    };
    let order: Vec<u128> = found.ranked.iter().map(|ranked| ranked.id.as_u128()).collect();
    assert_eq!(order, (1..=MANY).rev().map(|number| id(number).as_u128()).collect::<Vec<_>>());
}
