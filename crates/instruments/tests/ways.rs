//! Ways to carry the same, against figures that were worked out by hand.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use instruments::transport::{Problem, Ways, compare_ways, shipped_set};
use serde_json::{Value, json};

/// One leg of 10 t over 500 km, 5,000 tonne-km.
fn way(id: &str, mode: &str, vehicle: &str, journeys: f64, cost: &str) -> Value {
    json!({"id": id, "journeys_a_year": journeys, "cost_of_a_journey": {"amount": cost, "currency": "EUR"},
        "chain": {"title": id, "elements": [{"kind": "leg", "id": "e1", "mode": mode, "vehicle": vehicle,
            "load": {"unit": "tonnes", "tonnes": 10}, "distance": {"kind": "shortest", "km": 500}}]}})
}

fn ways(all: Vec<Value>) -> Ways {
    serde_json::from_value(json!({"title": "t", "set": {"id": "desnz", "version": "2025"}, "ways": all})).unwrap()
}

/// DESNZ 2025, kg per tonne-km: mean lorry 0.10163 + 0.02359, train 0.02779 + 0.00691.
/// Two journeys by lorry: 2 × 5,000 × 0.12522 = 1,252.2 kg for 2,000 €. Two by rail: 2 × 5,000 × 0.0347 = 347 kg for 2,400 €.
/// 905.2 kg are avoided, 400 € more: 400 / 0.9052 = 441.89 € a tonne.
#[test]
fn a_way_is_compared_with_todays_by_its_year() {
    let study =
        ways(vec![way("road", "road", "hgv_all_hgvs", 2.0, "1000"), way("rail", "rail", "freight_train", 2.0, "1200")]);
    let found = compare_ways(&study, shipped_set("desnz", "2025").unwrap()).unwrap();
    assert!((found.chains[0].kg.wtw_kg() - 626.1).abs() < 1e-9);
    assert!((found.years.today.kg.wtw_kg() - 1252.2).abs() < 1e-9);
    let rail = &found.years.scenarios[0];
    assert!((rail.avoided_kg - 905.2).abs() < 1e-9);
    assert!((rail.avoided_share - 905.2 / 1252.2).abs() < 1e-12);
    assert_eq!(rail.more_cost.as_ref().unwrap().to_string(), "400 EUR");
    assert_eq!(rail.cost_per_tonne_avoided.as_ref().unwrap().to_string(), "441.89 EUR");
}

#[test]
fn what_cannot_be_compared_says_where() {
    let set = shipped_set("desnz", "2025").unwrap();
    let refused = |all: Vec<Value>| {
        let error = compare_ways(&ways(all), set).unwrap_err();
        (error.at, error.problem)
    };
    let road = || way("road", "road", "hgv_all_hgvs", 2.0, "1000");
    assert_eq!(refused(Vec::new()), ("ways".to_owned(), Problem::Count(1, 8)));
    assert_eq!(refused(vec![road(), road()]), ("ways/1/id".to_owned(), Problem::Twice));
    let mut dollars = way("rail", "rail", "freight_train", 2.0, "1200");
    dollars["cost_of_a_journey"]["currency"] = json!("CAD");
    assert_eq!(refused(vec![road(), dollars]), ("ways/1/cost_a_year".to_owned(), Problem::Currency));
    let donkey = way("donkey", "road", "donkey", 1.0, "1");
    let expected = ("ways/1/chain/elements/0/vehicle".to_owned(), Problem::NoFactor("donkey".to_owned()));
    assert_eq!(refused(vec![road(), donkey]), expected);
}
