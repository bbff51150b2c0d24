//! Emissions of transport, against published cases and figures that were worked out by hand.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use instruments::transport::{
    CarrierYear, Chain, ChainOutcome, Doubt, Emissions, FactorSet, Level, Mode, Notice, Problem, Source, Staff,
    TONNE_KM_IN_SHORT_TON_MILE, Unit, allocate, evaluate, great_circle_km, inform_client, read_set, recompute, shipped_set,
    shipped_sets,
};
use serde_json::{Value, json};

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn desnz() -> &'static FactorSet {
    shipped_set("desnz", "2025").unwrap()
}

fn france() -> &'static FactorSet {
    shipped_set("france", "2012").unwrap()
}

fn chain(elements: Value) -> Chain {
    serde_json::from_value(json!({"title": "t", "elements": elements})).unwrap()
}

/// A leg with what is usual, and what `more` says otherwise.
fn leg(id: &str, mode: &str, tonnes: f64, km: f64, more: Value) -> Value {
    let mut leg = json!({"kind": "leg", "id": id, "mode": mode, "load": {"unit": "tonnes", "tonnes": tonnes},
        "distance": {"kind": "shortest", "km": km}});
    leg.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    leg
}

fn computed(elements: Value, set: &FactorSet) -> ChainOutcome {
    evaluate(&chain(elements), set).unwrap()
}

fn refused(elements: Value) -> (String, Problem) {
    let error = evaluate(&chain(elements), desnz()).unwrap_err();
    (error.at, error.problem)
}

#[test]
fn the_published_cases_come_out_to_nine_digits() {
    let cases: Value = serde_json::from_str(include_str!("cases/transport.json")).unwrap();
    for (id, mode, vehicle) in
        [("t1", "road", "hgv_all_hgvs"), ("t2", "rail", "freight_train"), ("t3", "sea", "container_ship_average")]
    {
        let case = cases["cases"].as_array().unwrap().iter().find(|case| case["id"] == id).unwrap();
        let number = |key: &str| case[key].as_f64();
        let outcome = computed(
            json!([leg(id, mode, number("mass_t").unwrap(), number("km").unwrap(), json!({"vehicle": vehicle}))]),
            desnz(),
        );
        for (found, expected) in
            [(outcome.kg.ttw_kg, number("ttw")), (outcome.kg.wtt_kg, number("wtt")), (outcome.kg.wtw_kg(), number("wtw"))]
        {
            if let Some(expected) = expected {
                near(found, expected);
            }
        }
    }
}

#[test]
fn a_factor_per_short_ton_mile_is_converted() {
    let cases: Value = serde_json::from_str(include_str!("cases/transport.json")).unwrap();
    let case = cases["cases"].as_array().unwrap().iter().find(|case| case["id"] == "t6").unwrap();
    // 2,000 lb and 1 mile, in tonnes and km, by definition; the case writes 1.459972112896, which is off in its seventh digit
    near(2000.0 * 0.000_453_592_37 * 1.609_344, TONNE_KM_IN_SHORT_TON_MILE);
    let epa = shipped_set("epa-hub", "2025").unwrap();
    let one = computed(json!([leg("a", "road", 0.907_184_74, 1.609_344, json!({"vehicle": "truck"}))]), epa);
    near(one.kg.ttw_kg, case["expected"].as_f64().unwrap());
    let per_tkm = computed(json!([leg("a", "road", 1.0, 1.0, json!({}))]), epa).kg.ttw_kg;
    assert!((per_tkm - case["per_tkm"].as_f64().unwrap()).abs() < 5e-7);
    // EPA says nothing of upstream: that is told, not hidden
    assert_eq!(one.doubts, [Doubt::NoUpstream]);
}

#[test]
fn a_driven_distance_is_adjusted_once() {
    let driven = |set: &FactorSet, vehicle: &str| {
        let distance = json!({"distance": {"kind": "actual", "km": 262.5, "adjustment": 1.05}, "vehicle": vehicle});
        computed(json!([leg("a", "road", 10.0, 0.0, distance)]), set)
    };
    // a factor per km of activity: 262.5 / 1.05 = 250 km
    let outcome = driven(desnz(), "hgv_all_hgvs");
    near(outcome.elements[0].distance.unwrap().activity_km, 250.0);
    near(outcome.kg.wtw_kg(), 313.05);
    // a factor per km driven: 10 t × 262.5 km × 0.342 l/km × 3.07 kg/l / 12.5 t, activity still 2,500 tonne-km
    let outcome = driven(france(), "artic_40t_long_distance");
    near(outcome.kg.wtw_kg(), 10.0 * 262.5 * 0.342 * 3.07 / 12.5);
    near(outcome.tonne_km, 2500.0);
    assert!(outcome.doubts.is_empty());
    // the same from the shortest way and its adjustment factor
    let shortest = json!({"distance": {"kind": "shortest", "km": 250, "adjustment": 1.05}});
    near(computed(json!([leg("a", "road", 10.0, 0.0, shortest)]), france()).kg.wtw_kg(), outcome.kg.wtw_kg());
    // without one, km of activity stand in, and it is told
    assert_eq!(
        computed(json!([leg("a", "road", 10.0, 250.0, json!({"vehicle": "artic_40t_long_distance"}))]), france()).doubts,
        [Doubt::NotAdjusted]
    );
    assert_eq!(
        refused(json!([leg("a", "road", 10.0, 0.0, json!({"distance": {"kind": "actual", "km": 262.5}}))])),
        ("elements/0/distance/adjustment".to_owned(), Problem::NeedsAdjustment)
    );
}

#[test]
fn a_great_circle_is_that_of_the_mean_sphere() {
    let point = |latitude, longitude| instruments::transport::Point { latitude, longitude };
    // a quarter of a meridian, and half the equator, of a sphere of 6371.0088 km
    near(great_circle_km(point(0.0, 10.0), point(90.0, 10.0)), 6371.0088 * std::f64::consts::FRAC_PI_2);
    near(great_circle_km(point(0.0, 0.0), point(0.0, 180.0)), 6371.0088 * std::f64::consts::PI);
    near(great_circle_km(point(48.0, 2.0), point(48.0, 2.0)), 0.0);
    // Paris to Montréal, by the law of cosines in another program
    near(great_circle_km(point(48.8566, 2.3522), point(45.5017, -73.5673)), 5_505.147_614_139_465);
}

#[test]
fn loads_in_containers_and_pallets_are_shown_in_tonnes() {
    let load =
        |load: Value| computed(json!([leg("a", "road", 0.0, 100.0, json!({"load": load}))]), desnz()).elements[0].clone();
    let teu = load(json!({"unit": "teu", "count": 3}));
    near(teu.load.tonnes, 30.0);
    assert!(teu.load.conversion.unwrap().assumed && teu.doubts.contains(&Doubt::AssumedWeight));
    let told = load(json!({"unit": "teu", "count": 3, "tonnes_each": 12.5}));
    near(told.load.tonnes, 37.5);
    assert!(!told.doubts.contains(&Doubt::AssumedWeight));
    near(load(json!({"unit": "pallets", "count": 12, "kg_each": 450})).tonne_km, 540.0);
}

#[test]
fn a_chain_is_the_sum_of_its_legs_and_hubs() {
    let elements = json!([
        leg("truck", "road", 10.0, 80.0, json!({"vehicle": "hgv_all_hgvs"})),
        {"kind": "hub", "id": "port", "load": {"unit": "tonnes", "tonnes": 10},
         "method": {"kind": "measured", "used": [{"energy": "diesel", "quantity": 40_000, "unit": "litre"}], "tonnes": 200_000}},
        leg("ship", "sea", 10.0, 5600.0, json!({"vehicle": "container_ship_average"})),
    ]);
    let outcome = computed(elements, desnz());
    // 10 × 80 × 0.12522 + 40,000 × (2.57082 + 0.61101) × 10 / 200,000 + 1,107.12
    near(outcome.kg.wtw_kg(), 100.176 + 6.363_66 + 1107.12);
    near(outcome.tonne_km, 56_800.0);
    near(outcome.g_per_tonne_km.unwrap(), 1_213_659.66 / 56_800.0);
    assert_eq!(outcome.elements[1].source, Source::Measured);
    near(outcome.data.primary, 6.363_66 / 1_213.659_66);
    assert_eq!(outcome.data.weakest(), Some(Level::Default));
    // every element can be checked by hand
    for element in &outcome.elements {
        near(element.factors.iter().map(|used| used.quantity * used.each.wtw_kg()).sum(), element.kg.wtw_kg());
    }
}

#[test]
fn fuller_vehicles_and_fewer_empty_km_are_modelled_from_the_vehicle() {
    let loading = |tonnes: f64, share: f64, empty: f64| {
        let method = json!({"vehicle": "hgv_articulated_over_33t", "distance": {"kind": "actual", "km": 100, "adjustment": 1},
            "method": {"kind": "loading", "payload_t": 25, "load_share": share, "empty_share": empty}});
        computed(json!([leg("a", "road", tonnes, 0.0, method)]), desnz())
    };
    // DESNZ per km, tank-to-wheel and well-to-tank: read from its rows
    let per_km = |laden| {
        let factor = desnz().find("hgv_articulated_over_33t", Unit::VehicleKm, laden, Default::default()).unwrap();
        factor.kg_ttw + factor.kg_wtt.unwrap()
    };
    let (empty, full) = (per_km(instruments::transport::Laden::Empty), per_km(instruments::transport::Laden::Full));
    near(loading(25.0, 1.0, 0.0).kg.wtw_kg(), 100.0 * full);
    // half full, a fifth of all km empty: 100 loaded km, 25 empty ones
    near(loading(12.5, 0.5, 0.2).kg.wtw_kg(), 100.0 * (empty + full) / 2.0 + 25.0 * empty);
    // a fifth of that load takes a fifth
    near(loading(2.5, 0.5, 0.2).kg.wtw_kg(), (100.0 * (empty + full) / 2.0 + 25.0 * empty) / 5.0);
    // half laden is what DESNZ publishes as 50 % laden, to its last digit
    let half = per_km(instruments::transport::Laden::Half);
    assert!(((empty + full) / 2.0 - half).abs() < 2e-5, "{empty} {full} {half}");
    assert_eq!(loading(12.5, 0.5, 0.2).data.weakest(), Some(Level::Modelled));
    let method = json!({"vehicle": "hgv_articulated_over_33t",
        "method": {"kind": "loading", "payload_t": 25, "load_share": 0.5}});
    assert_eq!(
        refused(json!([leg("a", "road", 13.0, 10.0, method)])),
        ("elements/0/load".to_owned(), Problem::MoreThanCarried)
    );
}

#[test]
fn what_was_burnt_is_shared_by_tonne_km() {
    let method = json!({"method": {"kind": "measured", "used": [{"energy": "diesel", "quantity": 100, "unit": "litre"}],
        "all_tonne_km": 8000}});
    // 100 l × 3.18183 × 2,000 / 8,000
    near(computed(json!([leg("a", "road", 10.0, 200.0, method)]), desnz()).kg.wtw_kg(), 79.545_75);
    let less = json!({"method": {"kind": "measured", "used": [], "all_tonne_km": 1999}});
    assert_eq!(refused(json!([leg("a", "road", 10.0, 200.0, less)])).1, Problem::LessThanActivity);
    let total = Emissions { ttw_kg: 10.0, wtt_kg: 1.0 };
    let parts = allocate(total, &[1.0, 0.0, 3.0, 3.0]);
    near(parts[0].ttw_kg, 10.0 / 7.0);
    assert_eq!(parts[1], Emissions::NONE);
    assert_eq!(parts[0] + parts[1] + parts[2] + parts[3], total);
    // a forty-ninth, 49 times, is less than one in binary: the last takes what is left
    let one = Emissions { ttw_kg: 1.0, wtt_kg: 0.0 };
    assert_eq!(allocate(one, &[1.0; 49]).into_iter().sum::<Emissions>(), one);
    assert_eq!(allocate(total, &[0.0, 0.0]), [Emissions::NONE; 2]);
}

#[test]
fn electricity_is_counted_with_the_grid_of_its_place() {
    let electric = |place: Value| {
        let used = json!([{"energy": "electricity", "quantity": 300, "unit": "kwh", "place": place}]);
        chain(json!([leg("a", "rail", 10.0, 200.0, json!({"method": {"kind": "measured", "used": used}}))]))
    };
    // 0.053 kg/kWh upstream in mainland France, 0.583 in Corsica; nothing where the train runs
    let mainland = evaluate(&electric(json!("FR")), france()).unwrap();
    near(mainland.kg.wtt_kg, 15.9);
    near(mainland.kg.ttw_kg, 0.0);
    near(evaluate(&electric(json!("FR-COR")), france()).unwrap().kg.wtw_kg(), 174.9);
    let error = evaluate(&electric(json!("CA-QC")), france()).unwrap_err();
    assert_eq!(error.at, "elements/0/method/used/0/place");
    assert_eq!(evaluate(&electric(Value::Null), france()).unwrap_err().problem, Problem::Missing);
}

#[test]
fn a_carrier_s_year_stands_in_place_of_published_factors() {
    let mut chain =
        chain(json!([leg("a", "road", 10.0, 200.0, json!({"method": {"kind": "carrier", "carrier": "Dupont"}}))]));
    let year = json!({"carrier": "Dupont", "mode": "road", "year": 2025, "tonne_km": 4_000_000, "distance": "shortest",
        "used": [{"energy": "diesel", "quantity": 100_000, "unit": "litre"}]});
    chain.carriers = vec![serde_json::from_value::<CarrierYear>(year).unwrap()];
    let outcome = evaluate(&chain, desnz()).unwrap();
    // 100,000 × 3.18183 / 4,000,000 = 0.07954575 kg per tonne-km
    near(outcome.kg.wtw_kg(), 159.0915);
    near(outcome.elements[0].factors[0].quantity, 50.0);
    assert_eq!((outcome.elements[0].source, outcome.data.primary), (Source::CarrierActivity, 1.0));
    chain.carriers[0].mode = Mode::Rail;
    assert_eq!(evaluate(&chain, desnz()).unwrap_err().problem, Problem::OtherMode);
    chain.carriers.clear();
    assert_eq!(evaluate(&chain, desnz()).unwrap_err().at, "elements/0/method/carrier");
}

#[test]
fn cooling_is_counted_or_doubted_never_twice() {
    let wtw = |more: Value| computed(json!([leg("a", "road", 10.0, 100.0, more)]), desnz());
    // DESNZ, all HGVs, refrigerated: 0.14663
    near(wtw(json!({"vehicle": "hgv_all_hgvs", "temperature": "controlled"})).kg.wtw_kg(), 146.63);
    let apart = json!({"vehicle": "hgv_all_hgvs", "temperature": "controlled",
        "cooling": [{"energy": "diesel", "quantity": 10, "unit": "litre"}]});
    near(wtw(apart).kg.wtw_kg(), 125.22 + 31.8183);
    let train = computed(json!([leg("a", "rail", 10.0, 100.0, json!({"temperature": "controlled"}))]), desnz());
    assert_eq!(train.doubts, [Doubt::DefaultVehicle, Doubt::TemperatureNotCounted]);
}

#[test]
fn an_error_names_its_field() {
    for (elements, at, problem) in [
        (json!([]), "elements", Problem::Count(1, 100)),
        (
            json!([leg("a", "road", -1.0, 1.0, json!({}))]),
            "elements/0/load/tonnes",
            Problem::Between("0".into(), "1000000".into()),
        ),
        (
            json!([leg("a", "road", 1.0, 1e9, json!({}))]),
            "elements/0/distance/km",
            Problem::Between("0".into(), "50000".into()),
        ),
        (
            json!([leg("a", "road", 1.0, 1.0, json!({})), leg("a", "road", 1.0, 1.0, json!({}))]),
            "elements/1/id",
            Problem::Twice,
        ),
        (
            json!([leg("a", "road", 1.0, 1.0, json!({"vehicle": "ox"}))]),
            "elements/0/vehicle",
            Problem::NoFactor("ox".into()),
        ),
        (json!([leg("a", "road", 1.0, 1.0, json!({"vehicle": "freight_train"}))]), "elements/0/vehicle", Problem::OtherMode),
        (
            json!([leg("a", "inland_waterway", 1.0, 1.0, json!({}))]),
            "elements/0/mode",
            Problem::NoFactor("inland_waterway".into()),
        ),
    ] {
        assert_eq!(refused(elements), (at.to_owned(), problem));
    }
    // what is kept is read again as it was
    let kept = chain(json!([leg("a", "road", 1.0, 1.0, json!({"temperature": "controlled"}))]));
    assert_eq!(serde_json::from_value::<Chain>(serde_json::to_value(&kept).unwrap()).unwrap(), kept);
    let misspelt = json!({"title": "t", "elements": [leg("a", "road", 1.0, 1.0, json!({"tempreature": "controlled"}))]});
    assert!(serde_json::from_value::<Chain>(misspelt).is_err());
}

#[test]
fn every_shipped_set_is_read_whole() {
    let sets: Vec<(&str, &str, usize)> =
        shipped_sets().iter().map(|set| (set.about.id.as_str(), set.about.version.as_str(), set.factors().len())).collect();
    // DESNZ: 289 rows of freight less 81 per mile, and 8 energies
    assert_eq!(sets, [("desnz", "2025", 216), ("epa-hub", "2025", 4), ("epa-hub", "2024", 4), ("france", "2012", 67)]);
    for set in shipped_sets() {
        assert!(!set.about.source.is_empty() && !set.about.licence.is_empty());
        assert_eq!(read_set("", None).unwrap_err()[0].column, "id");
    }
    // annex II, note 2: a groupage lorry with cold, (0.342 + 0.070) × 3.07 / 7.10
    let factor = france().find(
        "artic_40t_groupage",
        Unit::TonneKm,
        Default::default(),
        instruments::transport::Temperature::Controlled,
    );
    near(factor.unwrap().kg().wtw_kg(), 0.412 * 3.07 / 7.10);
}

#[test]
fn an_organisation_s_own_set_is_read_or_told_line_by_line() {
    let head = "# id: ours\n# version: 3\n# year: 2026\n# source: own trucks\n# licence: own\n# scope: CO2e\n";
    let good = format!(
        "{head}code;mode;unité;distance;kg_ttw;kg_wtt\nvan;route;tonne_km;actual;0,5;0,1\nquay;hub;tonne;;1,2;\nelectricity.CA-QC;energy;kwh;;0;0,0017\n"
    );
    let set = read_set(&good, None).unwrap();
    near(set.of_code("van").next().unwrap().kg().wtw_kg(), 0.6);
    assert_eq!(set.about.year, 2026);
    assert_eq!(set.default_vehicle(Mode::Road), Some("van"));
    let hub = json!([{"kind": "hub", "id": "h", "load": {"unit": "tonnes", "tonnes": 5}, "method": {"kind": "published", "hub": "quay"}}]);
    near(computed(hub, &set).kg.ttw_kg, 6.0);
    let bad = format!(
        "{head}code,mode,unit,kg_ttw\nvan,road,tonne_km,heavy\nvan,road,litre,1\n,road,tonne_km,1\nvan,cart,tonne_km,1\nvan,road,tonne_km,-1\nok,road,tonne_km,1\nok,road,tonne_km,2\n"
    );
    let told: Vec<(u64, String)> =
        read_set(&bad, None).unwrap_err().into_iter().map(|error| (error.line, error.column)).collect();
    let expected = [(8, "kg_ttw"), (9, "unit"), (10, "code"), (11, "mode"), (12, "kg_ttw"), (14, "code")];
    assert_eq!(told, expected.map(|(line, column)| (line, column.to_owned())));
    let nameless = read_set("code,mode,unit,kg_ttw\nvan,road,tonne_km,1\n", None).unwrap_err();
    assert!(nameless.iter().any(|error| error.column == "licence" && error.problem == Problem::Missing));
    assert_eq!(read_set(&format!("{head}code,mode,kg_ttw\nvan,road,1\n"), None).unwrap_err()[0].column, "unit");
}

#[test]
fn a_newer_set_shows_what_it_changes() {
    let of_epa = |version| shipped_set("epa-hub", version).unwrap();
    let chain = chain(json!([leg("a", "road", 10.0, 100.0, json!({})), leg("b", "rail", 10.0, 100.0, json!({}))]));
    let found = recompute(&chain, of_epa("2024"), of_epa("2025")).unwrap();
    assert_eq!((found.before.version.as_str(), found.after.version.as_str()), ("2024", "2025"));
    // 0.1692875 → 0.1874758 per short ton-mile by road
    near(found.parts[0].1.share, 0.187_475_8 / 0.169_287_5 - 1.0);
    // factors of 2024 do for 2027, not for 2028
    let in_year = |year| evaluate(&Chain { year: Some(year), ..chain.clone() }, of_epa("2024")).unwrap().doubts;
    assert!(!in_year(2027).contains(&Doubt::OldFactors) && in_year(2028).contains(&Doubt::OldFactors));
    near(found.all.after.wtw_kg(), 1000.0 * (0.187_475_8 + 0.0212) / TONNE_KM_IN_SHORT_TON_MILE);
}

#[test]
fn a_french_client_is_told_the_level_and_what_is_missing() {
    let outcome = computed(
        json!([
            leg("a", "road", 10.0, 0.0, json!({"vehicle": "artic_40t_long_distance", "distance": {"kind": "actual", "km": 250, "adjustment": 1}})),
            leg("b", "road", 10.0, 20.0, json!({"method": {"kind": "measured", "used": [{"energy": "diesel", "quantity": 9, "unit": "litre"}]}})),
            {"kind": "hub", "id": "h", "load": {"unit": "tonnes", "tonnes": 10},
             "method": {"kind": "measured", "used": [{"energy": "electricity", "place": "FR", "quantity": 1000, "unit": "kwh"}], "tonnes": 100}}
        ]),
        france(),
    );
    let statement = inform_client(&outcome, france(), Staff::FiftyOrMore, Some("2025-12-31".parse().unwrap()));
    // 10 × 250 × 0.0839952 + 9 × 3.07; the hub's 5.3 kg are told apart
    near(statement.kg.wtw_kg(), 209.988 + 27.63);
    near(statement.hubs.wtw_kg(), 5.3);
    assert_eq!(statement.segments.iter().map(|segment| segment.level).collect::<Vec<_>>(), [1, 4]);
    assert_eq!(statement.level, Some(1));
    assert_eq!(statement.due_on, Some("2026-02-28".parse().unwrap()));
    assert_eq!(statement.notices, [Notice::OldFactors, Notice::LevelOneOfFiftyOrMore]);
    let british = computed(json!([leg("a", "road", 1.0, 1.0, json!({}))]), desnz());
    let told = inform_client(&british, desnz(), Staff::UnderFifty, None);
    assert_eq!((told.notices, told.due_on), (vec![Notice::NotLegalFactors], None));
}
