//! What always holds of transport, whatever is carried.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use instruments::transport::{
    Chain, ChainOutcome, Distance, EDGES_KM, Element, Emissions, Flow, Hub, HubMethod, Leg, Load, Method, Mode, Scenario,
    Shipment, Study, Temperature, allocate, evaluate, shipped_set, side_by_side, total, what_if,
};
use proptest::prelude::*;

const VEHICLES: [(Mode, &str); 5] = [
    (Mode::Road, "hgv_articulated_over_33t"),
    (Mode::Road, "van_average_up_to_3p5_tonnes_battery_electric_vehicle"),
    (Mode::Rail, "freight_train"),
    (Mode::Sea, "container_ship_average"),
    (Mode::Air, "air_long_haul_to_from_uk_without_rf"),
];

type Drawn = (usize, f64, f64, f64);

fn leg(place: usize, (vehicle, tonnes, km, adjustment): Drawn) -> Leg {
    let (mode, code) = VEHICLES.get(vehicle % VEHICLES.len()).copied().unwrap();
    let way = match vehicle % 3 {
        0 => Distance::Actual { km, adjustment: Some(adjustment) },
        _ => Distance::Shortest { km, adjustment: None },
    };
    Leg {
        id: format!("leg-{place}"),
        mode,
        vehicle: Some(code.to_owned()),
        load: Load::Tonnes { tonnes },
        distance: way,
        temperature: Temperature::Ambient,
        method: Method::default(),
        cooling: vec![],
    }
}

fn loaded(empty_share: f64, load_share: f64) -> Method {
    Method::Loading { payload_t: 1000.0, load_share, empty_share }
}

fn evaluated(elements: Vec<Element>) -> ChainOutcome {
    let chain = Chain { title: String::new(), year: None, elements, carriers: vec![] };
    evaluate(&chain, shipped_set("desnz", "2025").unwrap()).unwrap()
}

fn of(drawn: &[Drawn]) -> ChainOutcome {
    evaluated(drawn.iter().enumerate().map(|(place, drawn)| Element::Leg(leg(place, *drawn))).collect())
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9)
}

fn drawn() -> impl Strategy<Value = Drawn> {
    (0..15_usize, 0.0..1000.0, 0.0..10_000.0, 1.0..2.0)
}

fn legs() -> impl Strategy<Value = Vec<Drawn>> {
    proptest::collection::vec(drawn(), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_chain_is_the_sum_of_its_legs(legs in legs()) {
        let whole = of(&legs);
        let apart: Vec<ChainOutcome> = legs.iter().map(|leg| of(&[*leg])).collect();
        prop_assert!(close(whole.kg.ttw_kg, apart.iter().map(|one| one.kg.ttw_kg).sum()));
        prop_assert!(close(whole.kg.wtt_kg, apart.iter().map(|one| one.kg.wtt_kg).sum()));
        prop_assert!(close(whole.tonne_km, apart.iter().map(|one| one.tonne_km).sum()));
        prop_assert!(close(whole.kg.wtw_kg(), whole.kg.ttw_kg + whole.kg.wtt_kg));
        let data = whole.data;
        prop_assert!(whole.kg.wtw_kg() == 0.0 || close(data.default + data.modelled + data.primary, 1.0));
    }

    #[test]
    fn the_order_of_legs_changes_nothing(legs in legs(), turn in 0..12_usize) {
        let mut turned = legs.clone();
        let middle = turn % legs.len();
        turned.rotate_left(middle);
        prop_assert!(close(of(&legs).kg.wtw_kg(), of(&turned).kg.wtw_kg()));
        turned.reverse();
        prop_assert!(close(of(&legs).kg.wtw_kg(), of(&turned).kg.wtw_kg()));
    }

    #[test]
    fn farther_or_heavier_is_never_less((vehicle, tonnes, km, adjustment) in drawn(), more in 1.0..3.0) {
        let base = of(&[(vehicle, tonnes, km, adjustment)]).kg.wtw_kg();
        prop_assert!(of(&[(vehicle, tonnes * more, km, adjustment)]).kg.wtw_kg() >= base);
        prop_assert!(of(&[(vehicle, tonnes, km * more, adjustment)]).kg.wtw_kg() >= base);
    }

    #[test]
    fn so_many_times_the_load_or_the_way_is_so_many_times_the_emissions(
        (vehicle, tonnes, km, adjustment) in drawn(), times in 0.1..4.0
    ) {
        let base = of(&[(vehicle, tonnes, km, adjustment)]);
        let heavier = of(&[(vehicle, tonnes * times, km, adjustment)]);
        prop_assert!(close(heavier.kg.wtw_kg(), times * base.kg.wtw_kg()));
        prop_assert!(close(of(&[(vehicle, tonnes, km * times, adjustment)]).kg.wtw_kg(), times * base.kg.wtw_kg()));
        if let (Some(a), Some(b)) = (base.g_per_tonne_km, heavier.g_per_tonne_km) {
            prop_assert!(close(a, b));
        }
    }

    #[test]
    fn a_fuller_vehicle_gives_off_less_for_each_tonne(
        tonnes in 0.1..50.0, km in 1.0..3000.0, filled in 0.1..0.9, fuller in 1.0..1.1, empty in 0.0..0.5
    ) {
        let kg = |method: Method| {
            let leg = Leg { method, ..leg(0, (5, tonnes, km, 1.0)) };
            evaluated(vec![Element::Leg(leg)]).kg.wtw_kg()
        };
        let base = kg(loaded(empty, filled));
        prop_assert!(kg(loaded(empty, filled * fuller)) <= base * (1.0 + 1e-12));
        prop_assert!(kg(loaded(empty + 0.1, filled)) >= base);
    }

    #[test]
    fn what_is_shared_out_sums_to_the_whole(activities in proptest::collection::vec(0.0..1e6, 1..30), kg in 0.0..1e6) {
        let total = Emissions { ttw_kg: kg, wtt_kg: kg / 3.0 };
        let parts = allocate(total, &activities);
        let sum: Emissions = parts.iter().copied().sum();
        prop_assert!(activities.iter().sum::<f64>() == 0.0 || close(sum.ttw_kg, kg) && close(sum.wtt_kg, kg / 3.0));
        for (part, activity) in parts.iter().zip(&activities) {
            prop_assert!(*activity > 0.0 || part.ttw_kg == 0.0);
        }
    }

    #[test]
    fn a_row_is_what_a_leg_is_and_totals_do_not_depend_on_order(legs in legs()) {
        let set = shipped_set("desnz", "2025").unwrap();
        let legs: Vec<Leg> = legs.iter().enumerate().map(|(place, drawn)| leg(place, *drawn)).collect();
        let rows = || legs.iter().map(|leg| Shipment {
            reference: &leg.id, month: None, carrier: "", from: "", to: "", mode: leg.mode,
            vehicle: leg.vehicle.as_deref().unwrap_or_default(), load: leg.load.clone(), distance: leg.distance.clone(),
            temperature: leg.temperature, cost: None,
        });
        let totals = total(set, &[], rows()).unwrap();
        let chain = evaluated(legs.iter().cloned().map(Element::Leg).collect());
        prop_assert!(close(totals.all.kg.wtw_kg(), chain.kg.wtw_kg()) && close(totals.all.tonne_km, chain.tonne_km));
        prop_assert_eq!(totals.doubts.iter().map(|(doubt, _)| *doubt).collect::<Vec<_>>(), chain.doubts);
        let backwards = total(set, &[], rows().rev()).unwrap();
        prop_assert!(close(backwards.all.kg.ttw_kg, totals.all.kg.ttw_kg));
        let by_mode: f64 = totals.by_mode.iter().map(|(_, sum)| sum.kg.wtw_kg()).sum();
        prop_assert!(close(by_mode, totals.all.kg.wtw_kg()));
    }

    /// What is computed from the sums of a file is what is computed from each of its legs.
    #[test]
    fn a_scenario_of_sums_is_the_scenario_of_the_legs(
        legs in legs(), from_km in proptest::sample::select(EDGES_KM.to_vec()), share in 0.0..=1.0, ratio in 0.5..2.0,
        laden in proptest::sample::select(vec!["half", "full"]),
    ) {
        let set = shipped_set("desnz", "2025").unwrap();
        // vans have no factors by load
        let lorries = legs.iter().enumerate().filter(|(_, drawn)| drawn.0 % VEHICLES.len() != 1);
        let legs: Vec<Leg> = lorries.map(|(place, drawn)| leg(place, *drawn)).collect();
        prop_assume!(!legs.is_empty());
        let rows = legs.iter().map(|leg| Shipment {
            reference: &leg.id, month: None, carrier: "", from: "", to: "", mode: leg.mode,
            vehicle: leg.vehicle.as_deref().unwrap_or_default(), load: leg.load.clone(), distance: leg.distance.clone(),
            temperature: leg.temperature, cost: None,
        });
        let totals = total(set, &[], rows).unwrap();
        let flows = legs.iter().map(|leg| Flow {
            id: leg.id.clone(), journeys_a_year: 1.0, cost_of_a_journey: None,
            chain: Chain { title: String::new(), year: None, elements: vec![Element::Leg(leg.clone())], carriers: vec![] },
        });
        let scenarios: Vec<Scenario> = serde_json::from_value(serde_json::json!([
            {"id": "a", "title": "", "steps": [{"change": {"kind": "laden", "mode": "road", "laden": laden, "from_km": from_km}}]},
            {"id": "b", "title": "", "steps": [{"change": {"kind": "modal_shift", "from": "road", "to": "rail",
                "distance_ratio": ratio, "from_km": from_km, "share": share}}]},
        ])).unwrap();
        let by_leg = Study { title: String::new(), flows: flows.collect(), scenarios };
        let expected = side_by_side(&by_leg, set).unwrap();
        let found = what_if(&totals, "EUR", &by_leg.scenarios, set).unwrap();
        prop_assert!(close(found.today.kg.wtw_kg(), expected.today.kg.wtw_kg()));
        for (found, expected) in found.scenarios.iter().zip(&expected.scenarios) {
            prop_assert!(close(found.year.kg.ttw_kg, expected.year.kg.ttw_kg), "{}", found.id);
            prop_assert!(close(found.year.kg.wtt_kg, expected.year.kg.wtt_kg), "{}", found.id);
            prop_assert!(close(found.year.tonne_km, expected.year.tonne_km));
        }
    }

    #[test]
    fn a_hub_takes_part_by_weight_and_moves_nothing(tonnes in 0.0..1000.0, kwh in 0.0..1e6) {
        let used = vec![instruments::transport::EnergyUse {
            energy: "diesel".to_owned(), quantity: kwh, unit: instruments::transport::Unit::Litre, place: None,
        }];
        let method = HubMethod::Measured { used, tonnes: 1000.0 };
        let hub = Hub { id: "h".to_owned(), load: Load::Tonnes { tonnes }, method };
        let outcome = evaluated(vec![Element::Hub(hub)]);
        prop_assert!(close(outcome.kg.wtw_kg(), kwh * 3.18183 * tonnes / 1000.0));
        prop_assert_eq!((outcome.tonne_km, outcome.g_per_tonne_km), (0.0, None));
    }

    #[test]
    fn no_file_stops_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let set = shipped_set("desnz", "2025").unwrap();
        let mut ledger = instruments::transport::Ledger::new(set, &[]).unwrap();
        let mut file = b"mode,tonnes,km\n".to_vec();
        file.extend(bytes.iter());
        let _read = instruments::transport::read_shipments(file.as_slice(), &mut ledger, |_, _| {});
        let _set = instruments::transport::read_set(&String::from_utf8_lossy(&bytes), None);
        prop_assert!(ledger.totals().all.kg.wtw_kg() >= 0.0);
    }
}
