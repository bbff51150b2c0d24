//! What always holds, whatever the model.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use instruments::total_cost::{Model, Outcome, evaluate};
use proptest::prelude::*;
use serde_json::{Value, json};

fn line(kind: u8, id: usize, amount: i64) -> Value {
    let amount = amount as f64 / 100.0;
    let line = json!({"id": format!("l{id}"), "title": "line", "category": "maintenance", "amount": amount, "per": "unit"});
    let more = match kind % 5 {
        0 => {
            json!({"timing": {"kind": "once", "year": 0}, "category": "acquisition", "life_years": 3, "residual": {"kind": "unused_life"}})
        }
        1 => {
            json!({"timing": {"kind": "every", "years": 1}, "escalation": {"kind": "constant", "rate": 0.02, "basis": "real"}})
        }
        2 => json!({"timing": {"kind": "every", "years": 3}, "kg_co2e": 2}),
        3 => json!({"timing": {"kind": "at_end"}, "category": "end_of_life"}),
        _ => json!({"financing": {"kind": "loan", "rate": 0.04, "basis": "real", "years": 4}, "category": "acquisition"}),
    };
    let mut line = line;
    line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    line
}

fn model(lines: &[(u8, i64)], rate: f64, years: u32, times: f64) -> Model {
    let lines: Vec<Value> = lines.iter().enumerate().map(|(id, (kind, amount))| line(*kind, id, *amount)).collect();
    let mut model: Model = serde_json::from_value(json!({
        "title": "t", "currency": "EUR", "base_date": "2026-01-01", "horizon_years": years, "basis": "real",
        "discount_rate": {"rate": rate, "basis": "real"}, "units": 3,
        "carbon": {"shadow": {"prices": [{"year": 2026, "per_tonne": 100}], "currency": "EUR", "basis": "real"}, "counted": "none"},
        "options": [{"id": "a", "title": "a", "lines": lines},
            {"id": "b", "title": "b", "lines": [{"id": "x", "title": "x", "category": "acquisition", "amount": 500}]}],
        "uncertainty": {"draws": 200, "seed": 1, "inputs": [
            {"input": "options/b/lines/x/amount", "distribution": {"kind": "uniform", "min": 400, "max": 600}}]}
    }))
    .unwrap();
    if times != 1.0 {
        for line in &mut model.options[0].lines {
            if let Some(instruments::total_cost::Value::Number(number)) = &mut line.amount {
                *number *= rust_decimal::Decimal::try_from(times).unwrap();
            }
        }
    }
    model
}

fn computed(model: &Model) -> Outcome {
    evaluate(model).unwrap()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

fn lines() -> impl Strategy<Value = Vec<(u8, i64)>> {
    proptest::collection::vec((0..5_u8, -100_000..1_000_000_i64), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn costs_that_are_so_many_times_higher_are_worth_so_many_times_more(lines in lines(), rate in 0.0..0.2, years in 1..40_u32) {
        let (once, thrice) = (computed(&model(&lines, rate, years, 1.0)), computed(&model(&lines, rate, years, 3.0)));
        prop_assert!(close(thrice.options[0].present_value, 3.0 * once.options[0].present_value));
        prop_assert!(close(thrice.options[0].annual_equivalent, 3.0 * once.options[0].annual_equivalent));
    }

    #[test]
    fn more_units_cost_as_many_times_more(lines in lines(), rate in 0.0..0.2, years in 1..40_u32) {
        let mut more = model(&lines, rate, years, 1.0);
        let before = computed(&more);
        more.units *= rust_decimal::Decimal::from(5);
        let after = computed(&more);
        prop_assert!(close(after.options[0].present_value, 5.0 * before.options[0].present_value));
        prop_assert!(close(after.options[0].per_unit.unwrap(), before.options[0].per_unit.unwrap()));
    }

    #[test]
    fn a_line_of_nothing_and_the_order_of_lines_change_nothing(lines in lines(), rate in 0.0..0.2, years in 1..40_u32) {
        let before = model(&lines, rate, years, 1.0);
        let mut after = before.clone();
        let mut nothing = after.options[0].lines[0].clone();
        nothing.id = "nothing".into();
        nothing.amount = Some(instruments::total_cost::Value::Number(0.into()));
        nothing.kg_co2e = None;
        after.options[0].lines.push(nothing);
        after.options[0].lines.reverse();
        let (before, after) = (computed(&before), computed(&after));
        prop_assert!(close(before.options[0].present_value, after.options[0].present_value));
        // whole, to the last bit: what is drawn does not depend on its neighbours
        prop_assert_eq!(&before.monte_carlo.unwrap().options[1].spread, &after.monte_carlo.unwrap().options[1].spread);
    }

    #[test]
    fn the_name_of_the_currency_changes_no_figure(lines in lines(), years in 1..40_u32) {
        let mut other = model(&lines, 0.03, years, 1.0);
        let before = computed(&other);
        other.currency = "CAD".into();
        other.carbon.shadow.as_mut().unwrap().currency = "CAD".into();
        prop_assert_eq!(before.options, computed(&other).options);
    }

    #[test]
    fn at_a_rate_of_zero_present_values_are_sums(lines in lines(), years in 1..40_u32) {
        let outcome = computed(&model(&lines, 0.0, years, 1.0));
        let sum: f64 = outcome.options[0].lines.iter().flat_map(|line| &line.flows).map(|flow| flow.amount).sum();
        prop_assert!(close(outcome.options[0].present_value, sum));
        prop_assert!(close(outcome.options[0].annual_equivalent * f64::from(years), sum));
    }

    #[test]
    fn a_higher_rate_makes_future_costs_worth_less_and_a_higher_price_makes_all_worth_more(
        amount in 1..1_000_000_i64, kind in 1..4_u8, rate in 0.0..0.2, years in 3..40_u32,
    ) {
        let at = |rate: f64, amount: i64| computed(&model(&[(kind, amount)], rate, years, 1.0)).options[0].present_value;
        prop_assert!(at(rate + 0.01, amount) < at(rate, amount));
        prop_assert!(at(rate, amount + 100) > at(rate, amount));
    }

    #[test]
    fn what_one_saves_the_other_costs(lines in lines(), rate in 0.0..0.2, years in 1..40_u32) {
        let mut turned = model(&lines, rate, years, 1.0);
        let one = computed(&turned);
        turned.baseline = Some("b".into());
        let other = computed(&turned);
        prop_assert!(close(one.comparisons[0].net_savings, -other.comparisons[0].net_savings));
        prop_assert!(close(
            one.comparisons[0].net_savings,
            one.comparisons[0].operation_saved.unwrap() - one.comparisons[0].invested_more.unwrap()
        ));
    }
}
