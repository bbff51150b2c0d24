//! Shipments by the million, their files, and scenarios.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use instruments::transport::{
    CarrierYear, Distance, Doubt, Error, FactorSet, Ledger, Load, Mode, Month, Problem, Shipment, ShipmentColumn, Source,
    Study, Temperature, Totals, difference, read_shipments, shipment_columns, shipped_set, side_by_side, total,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn desnz() -> &'static FactorSet {
    shipped_set("desnz", "2025").unwrap()
}

fn sample() -> Shipment<'static> {
    Shipment {
        reference: "E-1",
        month: Month::parse("2026-03-14"),
        carrier: "Dupont",
        from: "Lyon",
        to: "Lille",
        mode: Mode::Road,
        vehicle: "hgv_all_hgvs",
        load: Load::Tonnes { tonnes: 10.0 },
        distance: Distance::Shortest { km: 250.0, adjustment: None },
        temperature: Temperature::Ambient,
        cost: Some(Decimal::new(45050, 2)),
    }
}

type Told = Vec<(u64, Result<f64, (String, Problem)>)>;

fn read(text: &str) -> (Totals, Told) {
    let (mut ledger, mut told) = (Ledger::new(desnz(), &[]).unwrap(), Vec::new());
    read_shipments(text.as_bytes(), &mut ledger, |line, row| {
        told.push((line, row.map(|(_, row)| row.kg.wtw_kg()).map_err(|error| (error.at.clone(), error.problem.clone()))));
    })
    .unwrap();
    (ledger.totals(), told)
}

fn file_error(text: &str) -> Error {
    read_shipments(text.as_bytes(), &mut Ledger::new(desnz(), &[]).unwrap(), |_, _| {}).unwrap_err()
}

#[test]
fn rows_are_summed_by_mode_lane_carrier_and_month() {
    let rows = [
        sample(),
        Shipment { month: Month::parse("04/2026"), ..sample() },
        Shipment { month: Month::parse("2026-04"), carrier: "Durand", cost: None, ..sample() },
        Shipment { mode: Mode::Rail, vehicle: "freight_train", to: "Dunkerque", ..sample() },
    ];
    let totals = total(desnz(), &[], rows).unwrap();
    // 313.05 by road, thrice; 86.75 by rail
    near(totals.all.kg.wtw_kg(), 3.0 * 313.05 + 86.75);
    near(totals.all.tonne_km, 10_000.0);
    assert_eq!((totals.all.cost, totals.all.rows_with_cost), (Decimal::new(135_150, 2), 3));
    assert_eq!(
        totals.by_mode.iter().map(|(mode, sum)| (*mode, sum.rows)).collect::<Vec<_>>(),
        [(Mode::Road, 3), (Mode::Rail, 1)]
    );
    let groups = |groups: &[instruments::transport::Group]| {
        groups.iter().map(|group| (group.key.clone(), group.total.rows)).collect::<Vec<_>>()
    };
    assert_eq!(groups(&totals.by_lane), [("Lyon → Lille".to_owned(), 3), ("Lyon → Dunkerque".to_owned(), 1)]);
    assert_eq!(groups(&totals.by_carrier), [("Dupont".to_owned(), 3), ("Durand".to_owned(), 1)]);
    let months: Vec<String> =
        totals.by_month.iter().map(|(month, _)| month.map_or("?".to_owned(), |month| month.to_string())).collect();
    // “04/2026” is no date that is read
    assert_eq!(months, ["?", "2026-03", "2026-04"]);
    let spots = totals.hot_spots(&totals.by_lane, 5);
    assert_eq!(spots.len(), 2);
    near(spots[1].share, 86.75 / 1025.9);
    near(spots[1].cumulative, 1.0);
    near(spots[0].share, 939.15 / 1025.9);
    // 125.22 g/tonne-km against 102.59 in all
    near(spots[0].against_mean.unwrap(), 125.22 / 102.59);
    assert_eq!((totals.set.id.as_str(), totals.data.default), ("desnz", 1.0));
    let written = serde_json::to_value(&totals).unwrap();
    assert_eq!((&written["by_month"][1][0], &written["set"]["version"]), (&json!("2026-03"), &json!("2025")));
}

#[test]
fn a_row_is_doubted_or_refused_with_its_reason() {
    let row = |change: fn(&mut Shipment<'static>)| {
        let mut shipment = sample();
        change(&mut shipment);
        Ledger::new(desnz(), &[]).unwrap().add(7, &shipment)
    };
    let doubts = |change| row(change).unwrap().doubts.iter().collect::<Vec<_>>();
    assert_eq!(doubts(|_| {}), []);
    assert_eq!(doubts(|shipment| shipment.vehicle = ""), [Doubt::DefaultVehicle]);
    assert_eq!(doubts(|shipment| shipment.month = Month::parse("2029-01")), [Doubt::OldFactors]);
    assert_eq!(doubts(|shipment| shipment.load = Load::Tonnes { tonnes: 400.0 }), [Doubt::HeavyLoad]);
    assert_eq!(doubts(|shipment| shipment.load = Load::Teu { count: 1.0, tonnes_each: None }), [Doubt::AssumedWeight]);
    assert_eq!(doubts(|shipment| shipment.distance = Distance::Shortest { km: 9000.0, adjustment: None }), [Doubt::LongWay]);
    let refused = |change| row(change).unwrap_err();
    assert_eq!(refused(|shipment| shipment.vehicle = "ox").at, "vehicle");
    assert_eq!(refused(|shipment| shipment.mode = Mode::Rail).problem, Problem::OtherMode);
    let driven = refused(|shipment| shipment.distance = Distance::Actual { km: 10.0, adjustment: None });
    assert_eq!((driven.at.as_str(), driven.problem), ("distance/adjustment", Problem::NeedsAdjustment));
    let mut ledger = Ledger::new(desnz(), &[]).unwrap();
    assert!(ledger.add(7, &Shipment { vehicle: "ox", ..sample() }).is_err());
    let totals = ledger.totals();
    assert_eq!((totals.all.rows, totals.refused_rows, totals.refused[0].line), (0, 1, 7));
    let told = json!({"line": 7, "error": {"at": "vehicle", "problem": "the set of factors has none for “ox”"}});
    assert_eq!(serde_json::to_value(&totals.refused[0]).unwrap(), told);
}

#[test]
fn lanes_past_the_bound_are_summed_together() {
    let towns: Vec<String> = (0..100_010).map(|town| town.to_string()).collect();
    let totals = total(desnz(), &[], towns.iter().map(|town| Shipment { to: town, ..sample() })).unwrap();
    // memory is bounded, and nothing is lost
    assert_eq!(totals.by_lane.len(), 100_001);
    assert_eq!((totals.by_lane[0].key.as_str(), totals.by_lane[0].total.rows), ("", 10));
    near(totals.by_lane.iter().map(|group| group.total.kg.wtw_kg()).sum(), totals.all.kg.wtw_kg());
    near(totals.all.kg.wtw_kg(), 313.05 * 100_010.0);
}

#[test]
fn what_a_carrier_told_stands_in_place_of_published_factors() {
    let year: CarrierYear =
        serde_json::from_value(json!({"carrier": "Dupont", "mode": "road", "year": 2025, "tonne_km": 4_000_000,
        "distance": "shortest", "covers": "category", "used": [{"energy": "diesel", "quantity": 100_000, "unit": "litre"}]}))
        .unwrap();
    let mut ledger = Ledger::new(desnz(), std::slice::from_ref(&year)).unwrap();
    let row = ledger.add(1, &sample()).unwrap();
    near(row.kg.wtw_kg(), 2500.0 * 0.079_545_75);
    assert_eq!(row.source, Source::CarrierCategory);
    assert_eq!(ledger.add(2, &Shipment { carrier: "Durand", ..sample() }).unwrap().source, Source::Published);
    assert_eq!(Ledger::new(desnz(), &[year.clone(), year]).err().unwrap().problem, Problem::Twice);
}

#[test]
fn a_file_is_read_whatever_its_separator_and_language() {
    let expected = 3.0 * 313.05;
    for text in [
        "mode,vehicle,tonnes,km\nroad,hgv_all_hgvs,10,250\nRoad,hgv_all_hgvs,10,250\ntruck,hgv_all_hgvs,10.0,250\n",
        "Mode;Véhicule;Tonnes;KM\nroute;hgv_all_hgvs;10,0;250\ncamion;hgv_all_hgvs;5;500\nRoutier;hgv_all_hgvs;2,5;1 000\n",
        "\u{feff}mode\tvehicle\ttonnes\tkm\r\nroad\thgv_all_hgvs\t10\t250\r\nroad\thgv_all_hgvs\t10\t250\r\nroad\thgv_all_hgvs\t10\t250\r\n",
        "mode,vehicle,pallets,kg_per_pallet,actual_km,adjustment\nroad,hgv_all_hgvs,20,500,262.5,1.05\nroad,hgv_all_hgvs,20,500,262.5,1.05\nroad,hgv_all_hgvs,20,500,262.5,1.05\n",
    ] {
        let (totals, told) = read(text);
        near(totals.all.kg.wtw_kg(), expected);
        assert_eq!((told.len(), told[0].0, told[2].0), (3, 2, 4));
    }
    let (totals, _) = read("mode,tonnes,km,cost\nroad,1,1,\"1 234,56\"\n");
    assert_eq!(totals.all.cost, Decimal::new(123_456, 2));
    // by air, km are a great circle, which is what the factor wants
    assert_eq!(read("mode,tonnes,km\nair,1,6000\n").0.doubts, [(Doubt::DefaultVehicle, 1)]);
    assert!(shipment_columns().iter().any(|names| names.contains(&"transporteur")));
}

#[test]
fn kilograms_are_read_where_there_are_no_tonnes() {
    // 10 t and 2.5 t over 500 km: 626.1 and 156.525 kg
    let (totals, _) = read("mode,tonnes,kg,km\nroad,10,99,500\nroad,,2 500,500\n");
    near(totals.all.kg.wtw_kg(), 626.1 + 156.525);
    let (_, told) = read("mode,kg,km\nroad,-1,500\nroad,,500\n");
    let columns: Vec<&str> = told.iter().map(|(_, row)| row.as_ref().unwrap_err().0.as_str()).collect();
    assert_eq!(columns, ["kg", "tonnes"]);
}

#[test]
fn cells_that_are_given_come_to_what_a_file_does() {
    let (lines, mut ledger) = (["road", "10", "500"], Ledger::published(desnz()));
    let cell = |column| match column {
        ShipmentColumn::Mode => lines[0],
        ShipmentColumn::Tonnes => lines[1],
        ShipmentColumn::Km => lines[2],
        _ => "",
    };
    near(ledger.add_cells(2, cell).unwrap().kg.wtw_kg(), 626.1);
    let refused =
        ledger.add_cells(3, |column| if column == ShipmentColumn::Mode { "cart" } else { cell(column) }).unwrap_err();
    assert_eq!((refused.at.as_str(), ledger.totals().refused_rows), ("mode", 1));
    let found = ShipmentColumn::recognised(["Distance", "Poids kg", "?", "MODE"].into_iter());
    assert_eq!(found, [(ShipmentColumn::Mode, 3), (ShipmentColumn::Kg, 1), (ShipmentColumn::Km, 0)]);
}

/// Of 3, 2 and 1 rows, and one that nobody named: the heaviest two lanes stand apart, the rest is 2 rows.
#[test]
fn the_lightest_lanes_are_summed_together_and_nothing_is_lost() {
    let lane = |to: &'static str| Shipment { to, ..sample() };
    let unnamed = Shipment { from: "", to: "", ..sample() };
    let rows = [lane("A"), lane("A"), lane("A"), lane("B"), lane("B"), lane("C"), unnamed];
    let mut totals = total(desnz(), &[], rows).unwrap();
    totals.keep_groups(9);
    assert_eq!(totals.by_lane.len(), 4);
    totals.keep_groups(2);
    let kept: Vec<(&str, u64)> = totals.by_lane.iter().map(|group| (group.key.as_str(), group.total.rows)).collect();
    assert_eq!(kept, [("Lyon → A", 3), ("", 2), ("Lyon → B", 2)]);
    near(totals.by_lane.iter().map(|group| group.total.kg.wtw_kg()).sum(), totals.all.kg.wtw_kg());
    // what is kept as JSON is read again, to the last digits
    let text = serde_json::to_string(&totals).unwrap();
    let again: Totals = serde_json::from_str(&text).unwrap();
    assert_eq!((again.by_month[0].0, again.all.cost), (totals.by_month[0].0, totals.all.cost));
    near(again.all.kg.wtw_kg(), totals.all.kg.wtw_kg());
}

#[test]
fn a_bad_line_is_told_with_its_number_and_column() {
    let text = "mode,vehicle,tonnes,km,date\n\
        road,hgv_all_hgvs,10,250,2026-03-01\n\
        road,hgv_all_hgvs,heavy,250,2026-03-01\n\
        cart,hgv_all_hgvs,10,250,2026-03-01\n\
        road,ox,10,250,2026-03-01\n\
        road,hgv_all_hgvs,10,,2026-03-01\n\
        road,hgv_all_hgvs,10,250,yesterday\n\
        road,hgv_all_hgvs,-1,250,2026-03-01\n\
        road,hgv_all_hgvs\n\
        road,hgv_all_hgvs,NaN,250,\n\
        road,hgv_all_hgvs,10,250,14/03/2026\n";
    let (totals, told) = read(text);
    let columns: Vec<(u64, &str)> =
        told.iter().filter_map(|(line, row)| row.as_ref().err().map(|(column, _)| (*line, column.as_str()))).collect();
    assert_eq!(
        columns,
        [(3, "tonnes"), (4, "mode"), (5, "vehicle"), (6, "km"), (7, "date"), (8, "tonnes"), (9, ""), (10, "tonnes")]
    );
    assert_eq!((totals.all.rows, totals.refused_rows, totals.refused.len()), (2, 8, 8));
    assert_eq!(totals.refused[2].error.at, "vehicle");
    assert_eq!(file_error("mode,tonnes\nroad,1\n").at, "km");
    assert_eq!(file_error("").at, "mode");
    // blank lines, and cells of two lines, are counted as an editor counts them
    for end in ["\n", "\r\n"] {
        let text =
            ["mode,tonnes,km,from", "road,1,1,a", "", "", "road,1,1,\"b", "b\"", "road,x,1,c", "road,1,1,d"].join(end);
        let lines: Vec<u64> = read(&text).1.into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [2, 5, 7, 8]);
    }
    // one line in another encoding is refused, the others are read
    let mut latin = b"mode,tonnes,km,from\nroad,1,1,Lyon\nroad,1,1,".to_vec();
    latin.extend(b"Orl\xe9ans\nroad,1,1,Lille\n");
    let mut ledger = Ledger::new(desnz(), &[]).unwrap();
    assert_eq!(read_shipments(latin.as_slice(), &mut ledger, |_, _| {}).unwrap(), 3);
    let totals = ledger.totals();
    assert_eq!((totals.all.rows, totals.refused[0].line), (2, 3));
    assert_eq!(totals.refused[0].error.problem, Problem::NotUtf8);
}

#[test]
fn the_same_shipments_with_a_newer_set_show_the_difference() {
    let of = |version| {
        let rows = [Shipment { vehicle: "", ..sample() }, Shipment { mode: Mode::Rail, vehicle: "", ..sample() }];
        total(shipped_set("epa-hub", version).unwrap(), &[], rows).unwrap()
    };
    let found = difference(&of("2024"), &of("2025"));
    assert_eq!(found.parts[0].0, Mode::Road);
    near(found.parts[0].1.share, 0.187_475_8 / 0.169_287_5 - 1.0);
    near(found.all.after.wtw_kg() - found.all.before.wtw_kg(), 2500.0 / 1.459_972_318_210_56 * (0.018_188_3 - 0.000_980_1));
}

fn study(method: Value, scenarios: Value) -> Study {
    let leg = json!({"kind": "leg", "id": "a", "mode": "road", "vehicle": "hgv_articulated_over_33t",
        "load": {"unit": "tonnes", "tonnes": 10}, "distance": {"kind": "shortest", "km": 800, "adjustment": 1},
        "method": method});
    serde_json::from_value(json!({"title": "Lyon", "flows": [{"id": "lyon", "chain": {"title": "c", "elements": [leg]},
        "journeys_a_year": 100, "cost_of_a_journey": {"amount": "900", "currency": "EUR"}}], "scenarios": scenarios}))
    .unwrap()
}

fn scenario(changes: &[Value], cost: Option<u32>) -> Value {
    let steps: Vec<Value> = changes.iter().map(|change| json!({"change": change})).collect();
    let mut scenario = json!({"id": "s", "title": "s", "steps": steps});
    if let Some(cost) = cost {
        scenario["cost_a_year"] = json!({"amount": cost, "currency": "EUR"});
    }
    scenario
}

#[test]
fn half_of_the_journeys_go_by_rail() {
    let shift = json!({"kind": "modal_shift", "from": "road", "to": "rail", "vehicle": "freight_train", "distance_ratio": 1.2,
        "from_km": 500, "share": 0.5});
    let found =
        side_by_side(&study(json!({"kind": "published"}), json!([scenario(&[shift], Some(95_000))])), desnz()).unwrap();
    // today 100 × 8,000 tonne-km × 0.09502; then half of it, and 50 × 9,600 × 0.0347
    near(found.today.kg.wtw_kg(), 76_016.0);
    let outcome = &found.scenarios[0];
    near(outcome.year.kg.wtw_kg(), 38_008.0 + 16_656.0);
    near(outcome.avoided_share, 21_352.0 / 76_016.0);
    near(outcome.year.by_mode[1].1.wtw_kg(), 16_656.0);
    assert_eq!(outcome.more_cost.as_ref().unwrap().amount, Decimal::from(5000));
    // 5,000 EUR / 21.352 t
    assert_eq!(outcome.cost_per_tonne_avoided.as_ref().unwrap().amount, Decimal::new(23_417, 2));
    // legs that are shorter stay on the road
    let far = json!({"kind": "modal_shift", "from": "road", "to": "rail", "from_km": 801});
    let found = side_by_side(&study(json!({"kind": "published"}), json!([scenario(&[far], None)])), desnz()).unwrap();
    near(found.scenarios[0].avoided_kg, 0.0);
    assert_eq!((&found.scenarios[0].more_cost, &found.scenarios[0].cost_per_tonne_avoided), (&None, &None));
}

#[test]
fn two_half_empty_lorries_become_one() {
    let loading = json!({"kind": "loading", "payload_t": 25, "load_share": 0.4, "empty_share": 0.2});
    let run = |changes: &[Value]| side_by_side(&study(loading.clone(), json!([scenario(changes, None)])), desnz());
    let found = run(&[json!({"kind": "consolidation", "journeys_into_one": 2})]).unwrap();
    let per_km = |laden| {
        desnz()
            .find("hgv_articulated_over_33t", instruments::transport::Unit::VehicleKm, laden, Temperature::Ambient)
            .unwrap()
            .kg()
            .wtw_kg()
    };
    let (empty, full) = (per_km(instruments::transport::Laden::Empty), per_km(instruments::transport::Laden::Full));
    // 800 km loaded and 200 empty, 100 times at 40 %, or 50 times at 80 %
    let year = |journeys: f64, filled: f64| journeys * (800.0 * (empty + (full - empty) * filled) + 200.0 * empty);
    near(found.today.kg.wtw_kg(), year(100.0, 0.4));
    near(found.scenarios[0].year.kg.wtw_kg(), year(50.0, 0.8));
    near(found.scenarios[0].year.tonne_km, found.today.tonne_km);
    near(found.scenarios[0].year.journeys, 50.0);
    // no empty way back
    let back = run(&[json!({"kind": "loading", "empty_share": 0})]).unwrap();
    near(back.scenarios[0].avoided_kg, 100.0 * 200.0 * empty);
    // three do not fit into one
    let error = run(&[json!({"kind": "consolidation", "journeys_into_one": 3})]).unwrap_err();
    assert_eq!(
        (error.at.as_str(), error.problem),
        ("scenarios/0/steps/0/change/journeys_into_one", Problem::MoreThanCarried)
    );
    let swap = run(&[json!({"kind": "vehicle", "mode": "road", "vehicle": "ox"})]).unwrap_err();
    assert_eq!(swap.at, "scenarios/0/lyon/elements/0/vehicle");
    let mut today = study(loading.clone(), json!([]));
    today.flows[0].chain.elements.clear();
    assert_eq!(side_by_side(&today, desnz()).unwrap_err().at, "flows/0/chain/elements");
}

#[test]
fn prices_in_two_currencies_are_not_added() {
    let mut one = study(json!({"kind": "published"}), json!([scenario(&[], Some(1))]));
    one.scenarios[0].cost_a_year.as_mut().unwrap().currency = "CAD".to_owned();
    let error = side_by_side(&one, desnz()).unwrap_err();
    assert_eq!((error.at.as_str(), error.problem), ("scenarios/0/cost_a_year", Problem::Currency));
}
