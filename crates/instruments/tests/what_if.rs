//! Files of shipments with years that carriers told, and what another way to carry them would come to.
//!
//! Factors of DESNZ 2025, in kg per tonne-km: articulated lorry over 33 t 0.09502 (full 0.07391), mean lorry 0.12522 (full 0.09188),
//! freight train 0.0347. A litre of diesel is 3.18183 kg: 100,000 litres over 4,000,000 tonne-km are 0.07954575 kg each.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use instruments::transport::{
    CarrierYear, Doubt, FactorSet, Ledger, Problem, Scenario, SideBySide, Totals, read_shipments, shipped_set, what_if,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn desnz() -> &'static FactorSet {
    shipped_set("desnz", "2025").unwrap()
}

/// 7,000, 1,800, 10,000 and 6,500 tonne-km; 665.14, 225.396, 347 and, with what Dupont told, 517.047375 kg.
const FILE: &str = "\
mode,vehicle,tonnes,km,carrier,from,to,cost
road,hgv_articulated_over_33t,10,700,Durand,Lyon,Lille,900
road,,4,450,Durand,Lyon,Paris,300
rail,freight_train,20,500,Dupont,Lyon,Nice,400
road,ox,10,650,Dupont,Lyon,Brest,800
";
const ALL_KG: f64 = 665.14 + 225.396 + 347.0 + 517.047_375;

fn year() -> CarrierYear {
    serde_json::from_value(json!({"carrier": "Dupont", "mode": "road", "year": 2025, "tonne_km": 4_000_000,
        "distance": "shortest", "used": [{"energy": "diesel", "quantity": 100_000, "unit": "litre"}]}))
    .unwrap()
}

fn summed(file: &str, carriers: &[CarrierYear]) -> Totals {
    let mut ledger = Ledger::new(desnz(), carriers).unwrap();
    read_shipments(file.as_bytes(), &mut ledger, |_, _| {}).unwrap();
    ledger.totals()
}

fn compared(totals: &Totals, changes: &[Value], cost: Option<u32>) -> SideBySide {
    let steps: Vec<Value> = changes.iter().map(|change| json!({"change": change})).collect();
    let mut scenario = json!({"id": "s", "title": "s", "steps": steps});
    if let Some(cost) = cost {
        scenario["cost_a_year"] = json!({"amount": cost, "currency": "EUR"});
    }
    let scenario: Scenario = serde_json::from_value(scenario).unwrap();
    what_if(totals, "EUR", &[scenario], desnz()).unwrap()
}

#[test]
fn rows_of_a_carrier_that_told_its_year_rest_on_primary_data_and_the_others_do_not() {
    let totals = summed(FILE, &[year()]);
    assert_eq!((totals.all.rows, totals.refused_rows), (4, 0));
    near(totals.all.kg.wtw_kg(), ALL_KG);
    near(totals.all.primary_kg, 517.047_375);
    near(totals.data.primary, 517.047_375 / ALL_KG);
    near(totals.data.default, 1.0 - 517.047_375 / ALL_KG);
    near(totals.activity_data.primary, 6500.0 / 25_300.0);
    near(totals.activity_data.default, 18_800.0 / 25_300.0);
    // by rail Dupont told nothing
    let dupont = totals.by_carrier.iter().find(|group| group.key == "Dupont").unwrap();
    near(dupont.total.primary_share(), 517.047_375 / (517.047_375 + 347.0));
    let told = &totals.told[0];
    assert_eq!((told.carrier.as_str(), told.year, told.total.rows), ("Dupont", 2025, 1));
    near(told.per_tonne_km.wtw_kg(), 0.079_545_75);
    near(told.total.tonne_km, 6500.0);
    // without it, the line names a vehicle that nobody knows
    let alone = summed(FILE, &[]);
    assert_eq!((alone.all.rows, alone.refused_rows, alone.all.primary_kg), (3, 1, 0.0));
    let absent = summed(FILE, &[CarrierYear { carrier: "Dupond".to_owned(), ..year() }]);
    assert_eq!((absent.told[0].total.rows, absent.refused_rows), (0, 1));
}

#[test]
fn a_year_of_nobody_or_that_cannot_be_computed_is_refused_where_it_stands() {
    let refused = |years: &[CarrierYear]| Ledger::new(desnz(), years).err().unwrap();
    let nobody = refused(&[year(), CarrierYear { carrier: String::new(), ..year() }]);
    assert_eq!((nobody.at.as_str(), nobody.problem), ("carriers/1/carrier", Problem::Missing));
    assert_eq!(refused(&[CarrierYear { tonne_km: 0.0, ..year() }]).at, "carriers/0/tonne_km");
    assert_eq!(refused(&[CarrierYear { used: vec![], ..year() }]).at, "carriers/0/used");
    assert_eq!(refused(&vec![year(); 101]).problem, Problem::Count(0, 100));
}

#[test]
fn brackets_sum_to_the_file_and_fewer_of_them_do_too() {
    let mut totals = summed(FILE, &[year()]);
    let told = |totals: &Totals| {
        let of = |bracket: &instruments::transport::Bracket| (bracket.from_km, bracket.vehicle.clone().unwrap_or_default());
        let mut told: Vec<_> = totals.brackets.iter().map(of).collect();
        told.sort();
        told
    };
    let vehicle = |km: u16, code: &str| (km, code.to_owned());
    let expected = [
        vehicle(400, "hgv_all_hgvs"),
        vehicle(500, "freight_train"),
        vehicle(600, ""),
        vehicle(700, "hgv_articulated_over_33t"),
    ];
    assert_eq!(told(&totals), expected);
    for most in [1000, 1] {
        totals.keep_groups(most);
        near(totals.brackets.iter().map(|bracket| bracket.total.kg.wtw_kg()).sum(), ALL_KG);
        near(what_if(&totals, "EUR", &[], desnz()).unwrap().today.kg.wtw_kg(), ALL_KG);
    }
    // the heaviest keeps its vehicle
    assert_eq!(told(&totals)[3], expected[3]);
    assert_eq!(told(&totals)[0], vehicle(400, ""));
    // both ends of a bracket
    let edges = summed("mode,tonnes,km\nroad,1,599.999\nroad,1,600\nroad,1,49000\nroad,1,0\n", &[]);
    let mut from: Vec<u16> = edges.brackets.iter().map(|bracket| bracket.from_km).collect();
    from.sort_unstable();
    assert_eq!(from, [0, 500, 600, 10_000]);
}

#[test]
fn half_of_what_goes_far_by_road_goes_by_rail() {
    let totals = summed(FILE, &[year()]);
    let shift = json!({"kind": "modal_shift", "from": "road", "to": "rail", "vehicle": "freight_train",
        "distance_ratio": 1.1, "from_km": 600, "share": 0.5});
    let found = compared(&totals, std::slice::from_ref(&shift), Some(2500));
    near(found.today.kg.wtw_kg(), totals.all.kg.wtw_kg());
    near(found.today.tonne_km, totals.all.tonne_km);
    assert_eq!(found.today.cost.as_ref().unwrap().amount, Decimal::from(2400));
    // half of 13,500 tonne-km, a tenth farther, at 0.0347 in place of half of 665.14 + 517.047375
    let outcome = &found.scenarios[0];
    let (by_rail, by_road) = (6750.0 * 1.1 * 0.0347, (665.14 + 517.047_375) / 2.0);
    near(outcome.avoided_kg, by_road - by_rail);
    near(outcome.changed_share.unwrap(), 6750.0 / 25_300.0);
    near(outcome.year.tonne_km, 25_300.0 + 675.0);
    near(outcome.year.by_mode[1].1.wtw_kg(), 347.0 + by_rail);
    near(outcome.year.data.primary, 517.047_375 / 2.0 / outcome.year.kg.wtw_kg());
    assert_eq!(outcome.more_cost.as_ref().unwrap().amount, Decimal::from(100));
    // 100 EUR / 0.3334461875 t
    assert_eq!(outcome.cost_per_tonne_avoided.as_ref().unwrap().amount, Decimal::new(29_990, 2));
    // between two edges: from the next one
    let later = json!({"kind": "modal_shift", "from": "road", "to": "rail", "from_km": 601});
    let found = compared(&totals, &[later], None);
    near(found.scenarios[0].changed_share.unwrap(), 7000.0 / 25_300.0);
    assert!(found.scenarios[0].year.doubts.contains(&Doubt::DefaultVehicle));
    // one change after the other: what went by rail comes back by lorry
    let back = json!({"kind": "modal_shift", "from": "rail", "to": "road", "vehicle": "hgv_all_hgvs"});
    let found = compared(&totals, &[shift, back], None);
    near(found.scenarios[0].year.kg.wtw_kg(), 225.396 + by_road + (10_000.0 + 6750.0 * 1.1) * 0.12522);
}

#[test]
fn fuller_vehicles_are_told_where_the_set_has_factors_for_them() {
    let totals = summed(FILE, &[year()]);
    let full = json!({"kind": "laden", "mode": "road", "laden": "full"});
    // what Dupont told is of its own vehicles; 7,000 × (0.09502 − 0.07391) + 1,800 × (0.12522 − 0.09188)
    let found = compared(&totals, std::slice::from_ref(&full), None);
    near(found.scenarios[0].avoided_kg, 147.77 + 60.012);
    near(found.scenarios[0].changed_share.unwrap(), 8800.0 / 25_300.0);
    // no train has a factor by load, and nobody knows how full the lorries of a file were
    let none = |change: Value| compared(&totals, &[change], None).scenarios[0].changed_share.unwrap();
    assert_eq!(none(json!({"kind": "laden", "mode": "rail", "laden": "full"})), 0.0);
    assert_eq!(none(json!({"kind": "loading", "load_share": 0.9})), 0.0);
    assert_eq!(none(json!({"kind": "consolidation", "journeys_into_one": 2})), 0.0);
}

#[test]
fn another_vehicle_takes_the_place_of_what_a_carrier_told() {
    let totals = summed(FILE, &[year()]);
    let swap = json!({"kind": "vehicle", "mode": "road", "vehicle": "hgv_articulated_over_33t", "from_km": 500});
    // Dupont's line: 6,500 × 0.09502, more than its own 517.047375
    let found = compared(&totals, &[swap], None);
    near(found.scenarios[0].avoided_kg, 517.047_375 - 617.63);
    near(found.scenarios[0].year.data.primary, 0.0);
    assert_eq!(found.scenarios[0].cost_per_tonne_avoided, None);
}

#[test]
fn what_cannot_be_computed_is_told_with_its_place() {
    let totals = summed(FILE, &[]);
    let refused = |change: Value| {
        let scenario = json!({"id": "s", "title": "s", "steps": [{"change": change}]});
        what_if(&totals, "EUR", &[serde_json::from_value(scenario).unwrap()], desnz()).unwrap_err()
    };
    let shift = |from_km: f64, share: f64, ratio: f64, vehicle: &str| {
        refused(json!({"kind": "modal_shift", "from": "road", "to": "rail", "vehicle": vehicle, "from_km": from_km,
            "share": share, "distance_ratio": ratio}))
    };
    assert_eq!(shift(-1.0, 1.0, 1.0, "freight_train").at, "scenarios/0/steps/0/change/from_km");
    assert_eq!(shift(0.0, 1.1, 1.0, "freight_train").at, "scenarios/0/steps/0/change/share");
    assert_eq!(shift(0.0, 1.0, 0.0, "freight_train").at, "scenarios/0/steps/0/change/distance_ratio");
    assert_eq!(shift(0.0, 1.0, 1.0, "hgv_all_hgvs").problem, Problem::OtherMode);
    assert_eq!(shift(0.0, 1.0, 1.0, "ox").at, "scenarios/0/steps/0/change/vehicle");
    let named = json!({"id": "s", "title": "s", "steps": [{"flows": ["f"], "change": {"kind": "loading"}}]});
    let named: Scenario = serde_json::from_value(named).unwrap();
    assert_eq!(what_if(&totals, "EUR", std::slice::from_ref(&named), desnz()).unwrap_err().at, "scenarios/0/steps/0/flows");
    assert_eq!(what_if(&totals, "EUR", &[named.clone(), named], desnz()).unwrap_err().problem, Problem::Twice);
    // a cost of some rows is not the cost of all
    let some = summed("mode,tonnes,km,cost\nroad,1,10,5\nroad,1,10,\n", &[]);
    assert_eq!(what_if(&some, "EUR", &[], desnz()).unwrap().today.cost, None);
}
