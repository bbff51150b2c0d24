//! Worked cases from outside: discount tables and BLCC's example from NIST, closed forms, and cases counted by hand.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use instruments::total_cost::{
    Compared, Convention, Error, Input, Model, Outcome, Payback, Problem, Ratio, What, discount, evaluate,
};
use serde_json::{Value, json};

fn cases() -> Value {
    serde_json::from_str(include_str!("cases/total_cost.json")).unwrap()
}

fn model(value: Value) -> Model {
    serde_json::from_value(value).unwrap()
}

/// Two options over some years at a real rate; `more` is laid over it.
fn sample(years: u32, rate: f64, options: Value, more: Value) -> Model {
    let mut sample = json!({
        "title": "A comparison", "currency": "EUR", "base_date": "2026-01-01", "horizon_years": years, "basis": "real",
        "discount_rate": {"rate": rate, "basis": "real", "source": "a case"}, "options": options,
    });
    sample.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    model(sample)
}

fn option(id: &str, lines: Value) -> Value {
    json!({"id": id, "title": id, "lines": lines})
}

fn once(id: &str, category: &str, amount: f64, year: u32) -> Value {
    json!({"id": id, "title": id, "category": category, "amount": amount, "timing": {"kind": "once", "year": year}})
}

fn yearly(id: &str, category: &str, amount: f64) -> Value {
    json!({"id": id, "title": id, "category": category, "amount": amount, "timing": {"kind": "every", "years": 1}})
}

fn with(mut line: Value, more: Value) -> Value {
    line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    line
}

fn values(outcome: &Outcome) -> Vec<f64> {
    outcome.options.iter().map(|option| option.present_value).collect()
}

#[track_caller]
fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} (within {tolerance})");
}

fn problem(model: &Model) -> Problem {
    evaluate(model).unwrap_err().problem
}

#[test]
fn discount_factors_are_those_of_the_published_tables() {
    for case in cases()["discount_factors"].as_array().unwrap() {
        let (rate, years) = (case["d"].as_f64().unwrap(), u32::try_from(case["n"].as_u64().unwrap()).unwrap());
        near(discount::single(rate, years), case["spv"].as_f64().unwrap(), 5.1e-7);
        near(discount::uniform(rate, years), case["upv"].as_f64().unwrap(), 5.1e-7);
        near(discount::capital_recovery(rate, years), case["capital_recovery"].as_f64().unwrap(), 5.1e-7);
    }
    for case in cases()["upv_star"].as_array().unwrap() {
        let years = u32::try_from(case["n"].as_u64().unwrap()).unwrap();
        let found = discount::uniform_escalating(case["d"].as_f64().unwrap(), case["e"].as_f64().unwrap(), years);
        near(found, case["upv_star"].as_f64().unwrap(), 5.1e-7);
    }
    let rates = &cases()["real_nominal"];
    let nominal = discount::nominal_rate(rates["real"].as_f64().unwrap(), rates["inflation"].as_f64().unwrap());
    near(nominal, rates["nominal"].as_f64().unwrap(), 1e-12);
    near(discount::real_rate(nominal, rates["inflation"].as_f64().unwrap()), rates["real"].as_f64().unwrap(), 1e-12);
}

/// BLCC's energy project: its escalation is a table that is not published, of which the report gives the sum (UPV* 11.487).
/// A constant rate with the same sum takes its place, so that paybacks can be compared too.
fn blcc() -> Model {
    // Σ ((1 + e) / 1.03)^t over 15 years is 11.487
    let escalation = -0.005_208_7;
    let energy = |kwh: f64| {
        with(
            yearly("electricity", "energy", 0.08),
            json!({"quantities": [kwh], "unit": "kWh", "escalation": {"kind": "constant", "rate": escalation, "basis": "real"}}),
        )
    };
    sample(
        15,
        0.03,
        json!([
            option(
                "existing",
                json!([
                    with(once("first", "acquisition", 500.0, 0), json!({"residual": {"kind": "factor", "share": 0.1}})),
                    with(once("second", "acquisition", 1000.0, 0), json!({"residual": {"kind": "factor", "share": 0.1}})),
                    with(once("again", "replacement", 600.0, 10), json!({"residual": {"kind": "factor", "share": 0.5}})),
                    yearly("upkeep", "maintenance", 50.0),
                    once("overhaul", "maintenance", 200.0, 10),
                    energy(15_000.0)
                ])
            ),
            option(
                "new",
                json!([
                    with(once("first", "acquisition", 3000.0, 0), json!({"residual": {"kind": "factor", "share": 0.25}})),
                    yearly("upkeep", "maintenance", 100.0),
                    once("overhaul", "maintenance", 600.0, 8),
                    energy(10_250.0)
                ])
            ),
        ]),
        json!({}),
    )
}

#[test]
fn blcc_energy_project_has_the_figures_of_its_report() {
    let outcome = evaluate(&blcc()).unwrap();
    let expected = &cases()["blcc_femp_energy"]["expected"];
    for option in &outcome.options {
        let expected = &expected[&option.id];
        let whole = |found: f64, name: &str| {
            let figure = expected[name].as_f64().unwrap();
            near(found, figure, (figure.abs() * 5e-4).max(0.51));
        };
        let category = |code: &str| {
            option.categories.iter().filter(|sum| sum.category.code() == code).map(|sum| sum.present_value).sum::<f64>()
        };
        let line = |id: &str| option.lines.iter().filter(|line| line.id == id).map(|line| line.present_value).sum::<f64>();
        whole(category("acquisition"), "initial");
        whole(category("energy"), "energy_pv");
        whole(category("replacement"), "replacement_pv");
        whole(category("residual_value"), "residual_pv");
        whole(line("upkeep"), "omr_recurring_pv");
        whole(line("overhaul"), "omr_nonrecurring_pv");
        whole(option.present_value, "total_pv");
        whole(option.annual_equivalent, "annual_value");
    }
    let [comparison] = outcome.comparisons.as_slice() else { panic!("one comparison") };
    near(comparison.net_savings, 2582.0, 2582.0 * 5e-4);
    near(comparison.operation_saved.unwrap(), 3443.0, 3443.0 * 5e-4);
    near(comparison.invested_more.unwrap(), 861.0, 861.0 * 6e-4);
    near(comparison.sir.unwrap().value().unwrap(), 4.0, 0.005);
    near(comparison.airr.unwrap(), 0.1297, 5.1e-5);
    let year = |payback: Option<Payback>| match payback {
        Some(Payback::Reached { year, lost_in: None, .. }) => year,
        other => panic!("{other:?}"),
    };
    assert_eq!((year(comparison.simple_payback), year(comparison.discounted_payback)), (5, 6));
    assert_eq!(outcome.cheapest, "new");
}

#[test]
fn every_present_value_is_the_sum_of_the_flows_that_it_shows() {
    let outcome = evaluate(&blcc()).unwrap();
    for option in &outcome.options {
        let mut total = 0.0;
        for line in &option.lines {
            for flow in &line.flows {
                near(flow.amount, line.price * flow.share * flow.price_level, 1e-9);
                near(flow.present_value, flow.amount * flow.discount_factor, 1e-9);
                near(flow.discount_factor, outcome.factors[flow.year as usize].end_of_year, 1e-15);
                total += flow.present_value;
            }
        }
        near(option.present_value, total, 1e-9);
        near(option.categories.iter().map(|sum| sum.present_value).sum(), total, 1e-9);
    }
}

fn hours(rate: f64) -> Model {
    let cost = |amount: f64| with(yearly("running", "energy", amount), json!({"quantities": [{"parameter": "hours"}]}));
    sample(
        6,
        rate,
        json!([
            option("a", json!([once("price", "acquisition", 1500.0, 0), cost(0.30)])),
            option("b", json!([once("price", "acquisition", 900.0, 0), cost(0.50)])),
        ]),
        json!({
            "parameters": [{"id": "hours", "title": "Hours of use", "value": 800, "unit": "h"}],
            "break_even": [{"input": "parameters/hours", "options": ["a", "b"], "low": 0, "high": 5000}]
        }),
    )
}

#[test]
fn break_even_is_where_both_cost_the_same() {
    let expected = &cases()["break_even"];
    for (rate, hours_a_year) in [(0.0, &expected["expected_hours_per_year"]), (0.03, &expected["with_d_3pct"])] {
        let outcome = evaluate(&hours(rate)).unwrap();
        let crossing = &outcome.break_even[0];
        assert_eq!(crossing.values.len(), 1);
        near(crossing.values[0], hours_a_year.as_f64().unwrap(), 5.1e-5);
        assert!(crossing.at_low > 0.0 && crossing.at_high < 0.0);
    }
}

fn drawn(draws: u32) -> Model {
    sample(
        5,
        0.03,
        json!([
            option("a", json!([once("price", "acquisition", 1000.0, 0), yearly("energy", "energy", 60.0)])),
            option("b", json!([once("price", "acquisition", 1400.0, 0)])),
        ]),
        json!({"uncertainty": {"draws": draws, "seed": 7, "inputs": [
            {"input": "options/a/lines/price/amount", "distribution": {"kind": "triangular", "min": 900, "mode": 1000, "max": 1300}},
            {"input": "options/a/lines/energy/amount", "distribution": {"kind": "triangular", "min": 40, "mode": 60, "max": 100}}
        ]}}),
    )
}

#[test]
fn a_hundred_thousand_draws_have_the_mean_and_the_spread_of_the_formula() {
    let expected = &cases()["monte_carlo"];
    let (mean, sd) = (expected["mean"].as_f64().unwrap(), expected["sd"].as_f64().unwrap());
    let outcome = evaluate(&drawn(100_000)).unwrap();
    let found = outcome.monte_carlo.unwrap();
    let spread = &found.options[0].spread;
    near(spread.mean, mean, 4.0 * sd / 100_000_f64.sqrt());
    near(spread.sd, sd, 4.0 * sd / 200_000_f64.sqrt());
    assert!(spread.p10 < spread.p50 && spread.p50 < spread.p90);
    near(found.options[0].cheapest + found.options[1].cheapest, 1.0, 1e-9);
    near(found.savings[0].probability, found.options[1].cheapest, 1e-9);
    assert_eq!(spread.histogram.iter().sum::<u32>(), 100_000);
}

/// What the 37 inputs of the measured model come to on average, integrated numerically (each distribution on 400,001 points, with
/// numpy): draws of many seeds are around it, neither above nor below.
#[test]
fn draws_of_many_seeds_are_around_the_mean_that_integration_gives() {
    let mut model: Model = serde_json::from_str(include_str!("../benches/three_options.json")).unwrap();
    let expected = [4_149.511_660, 4_356.987_243, 4_025.026_311];
    let seeds = 1..=24_u64;
    let count = 24.0;
    let mut sums = [0.0; 3];
    let mut error = 0.0;
    for seed in seeds {
        let uncertainty = model.uncertainty.as_mut().unwrap();
        (uncertainty.seed, uncertainty.draws) = (seed, 10_000);
        let drawn = evaluate(&model).unwrap().monte_carlo.unwrap();
        sums.iter_mut().zip(&drawn.options).for_each(|(sum, option)| *sum += option.spread.mean);
        error = drawn.options[0].spread.standard_error;
    }
    for (sum, expected) in sums.into_iter().zip(expected) {
        near(sum / count, expected, 3.0 * error / f64::sqrt(count));
    }
}

#[test]
fn the_tornado_has_its_widest_bar_on_top() {
    let outcome = evaluate(&drawn(1000)).unwrap();
    let expected = &cases()["monte_carlo"]["tornado"];
    near(outcome.options[0].present_value, expected["base"].as_f64().unwrap(), 5.1e-5);
    let names: Vec<String> = outcome.sensitivity.iter().map(|swing| swing.input.to_string()).collect();
    assert_eq!(names, ["options/a/lines/price/amount", "options/a/lines/energy/amount"]);
    for (swing, name) in outcome.sensitivity.iter().zip(["P", "E"]) {
        near(swing.at_low[0], expected[name][0].as_f64().unwrap(), 5.1e-5);
        near(swing.at_high[0], expected[name][1].as_f64().unwrap(), 5.1e-5);
    }
}

#[test]
fn the_same_seed_gives_the_same_draws_to_the_last_bit_and_another_seed_others() {
    let first = evaluate(&drawn(1000)).unwrap().monte_carlo.unwrap();
    assert_eq!(first, evaluate(&drawn(1000)).unwrap().monte_carlo.unwrap());
    let mut other = drawn(1000);
    other.uncertainty.as_mut().unwrap().seed = 8;
    assert_ne!(first.options[0].spread.mean, evaluate(&other).unwrap().monte_carlo.unwrap().options[0].spread.mean);
    // as drawn on the machine of its authors: another machine must draw the same
    assert_eq!(first.options[0].spread.mean.to_bits(), PORTABLE);
}
const PORTABLE: u64 = 4_653_744_929_992_793_394;

#[test]
fn real_and_nominal_say_the_same_when_inflation_is_told_apart() {
    let lines = json!([
        with(once("price", "acquisition", 1000.0, 0), json!({"life_years": 4, "residual": {"kind": "unused_life"}})),
        yearly("upkeep", "maintenance", 120.0),
    ]);
    let options = json!([option("a", lines), option("b", json!([once("price", "acquisition", 2000.0, 0)]))]);
    let real = sample(10, 0.03, options.clone(), json!({}));
    let nominal = sample(
        10,
        0.03,
        options,
        json!({"basis": "nominal", "inflation": 0.012, "discount_rate": {"rate": 0.042_36, "basis": "nominal"}}),
    );
    for (real, nominal) in values(&evaluate(&real).unwrap()).into_iter().zip(values(&evaluate(&nominal).unwrap())) {
        near(nominal, real, 1e-9);
    }
}

#[test]
fn real_and_nominal_rates_are_never_mixed() {
    let line = |basis: &str| {
        with(yearly("energy", "energy", 10.0), json!({"escalation": {"kind": "constant", "rate": 0.02, "basis": basis}}))
    };
    let options = |basis: &str| json!([option("a", json!([line(basis)])), option("b", json!([]))]);
    assert_eq!(problem(&sample(5, 0.03, options("nominal"), json!({}))), Problem::NominalInReal);
    let nominal = json!({"basis": "nominal", "inflation": 0.02, "discount_rate": {"rate": 0.05, "basis": "nominal"}});
    assert_eq!(problem(&sample(5, 0.03, options("real"), nominal)), Problem::RealInNominal);
    let rate = json!({"discount_rate": {"rate": 0.05, "basis": "nominal"}});
    let error = evaluate(&sample(5, 0.03, options("real"), rate)).unwrap_err();
    assert_eq!(error, Error { at: "discount_rate".into(), problem: Problem::NominalInReal });
    let silent = json!({"basis": "nominal", "discount_rate": {"rate": 0.05, "basis": "nominal"}});
    assert_eq!(problem(&sample(5, 0.03, options("nominal"), silent)), Problem::NeedsInflation);
    let path =
        json!({"carbon": {"shadow": {"prices": [{"year": 2026, "per_tonne": 100}], "currency": "EUR", "basis": "nominal"}}});
    assert_eq!(problem(&sample(5, 0.03, options("real"), path)), Problem::NominalInReal);
}

#[test]
fn the_middle_of_the_year_is_half_a_year_earlier_for_what_recurs() {
    let options = json!([
        option("a", json!([once("price", "acquisition", 1000.0, 0), yearly("upkeep", "maintenance", 100.0)])),
        option("b", json!([once("overhaul", "maintenance", 100.0, 5)])),
    ]);
    let outcome = evaluate(&sample(10, 0.03, options, json!({"convention": "mid_year"}))).unwrap();
    assert_eq!(outcome.convention, Convention::MidYear);
    // 1000 + 100 × 8.530203 × √1.03 ; 100 × 0.862609
    near(outcome.options[0].present_value, 1000.0 + 853.020_284 * 1.03_f64.sqrt(), 1e-4);
    near(outcome.options[1].present_value, 86.260_878, 1e-5);
}

#[test]
fn what_wears_out_is_bought_again_and_what_is_left_of_it_comes_back() {
    // bought in years 0, 4, 8 of 10; two of four years are left: half the price at year 10
    let line = with(once("price", "acquisition", 400.0, 0), json!({"life_years": 4, "residual": {"kind": "unused_life"}}));
    let options = json!([option("a", json!([line])), option("b", json!([]))]);
    let outcome = evaluate(&sample(10, 0.0, options, json!({}))).unwrap();
    let line = &outcome.options[0].lines[0];
    let shown: Vec<(u32, What, f64)> = line.flows.iter().map(|flow| (flow.year, flow.what, flow.amount)).collect();
    assert_eq!(
        shown,
        [(0, What::Cost, 400.0), (4, What::Replacement, 400.0), (8, What::Replacement, 400.0), (10, What::Residual, -200.0)]
    );
    near(line.present_value, 1000.0, 1e-9);
}

#[test]
fn what_would_be_bought_as_the_horizon_is_reached_is_not_bought() {
    let options = json!([
        {"id": "a", "title": "a", "life_years": 5, "lines": [once("price", "acquisition", 400.0, 0), once("training", "training", 30.0, 0)]},
        option("b", json!([])),
    ]);
    // at 0 and 5, not at 10; training is not bought again
    near(evaluate(&sample(10, 0.0, options, json!({}))).unwrap().options[0].present_value, 830.0, 1e-9);
}

#[test]
fn different_lives_are_compared_by_their_annual_equivalents() {
    let options = json!([
        {"id": "short", "title": "short", "life_years": 3, "lines": [once("price", "acquisition", 300.0, 0), yearly("upkeep", "maintenance", 10.0)]},
        {"id": "long", "title": "long", "life_years": 6, "lines": [once("price", "acquisition", 500.0, 0), yearly("upkeep", "maintenance", 10.0)]},
    ]);
    let outcome = evaluate(&sample(6, 0.05, options, json!({"comparison": "annual_equivalent"}))).unwrap();
    assert_eq!(outcome.comparison, Compared::AnnualEquivalent);
    // 300 × 0.05 / (1 − 1.05^-3) + 10 ; 500 × 0.05 / (1 − 1.05^-6) + 10
    near(outcome.options[0].annual_equivalent, 120.162_57, 1e-5);
    near(outcome.options[1].annual_equivalent, 108.508_73, 1e-5);
    assert_eq!(outcome.cheapest, "long");
    near(outcome.comparisons[0].net_savings, 120.162_57 - 108.508_73, 2e-5);
    assert_eq!((outcome.comparisons[0].sir, outcome.comparisons[0].simple_payback), (None, None));
}

#[test]
fn payments_replace_the_price() {
    let loan = json!({"financing": {"kind": "loan", "rate": 0.05, "basis": "real", "years": 5, "down_payment_share": 0.2}});
    let rent = json!({"financing": {"kind": "rent", "per_year": 250, "years": 4}});
    let options = json!([
        option("loan", json!([with(once("price", "acquisition", 1000.0, 0), loan.clone())])),
        option("rent", json!([with(once("price", "acquisition", 1000.0, 0), rent)])),
    ]);
    // a loan at the discount rate is worth its price
    let at_five = evaluate(&sample(10, 0.05, options.clone(), json!({}))).unwrap();
    near(at_five.options[0].present_value, 1000.0, 1e-9);
    near(at_five.options[1].present_value, 250.0 * discount::uniform(0.05, 4), 1e-9);
    // 200 at once, then 800 × 0.230975 a year
    let flows = &at_five.options[0].lines[0].flows;
    assert_eq!(flows.len(), 6);
    near(flows[1].amount, 800.0 * 0.230_974_798, 1e-5);
    assert!(flows.iter().all(|flow| flow.category.code() == "financing"));
    // what is owed after three years of five is paid then: still worth its price
    let short = evaluate(&sample(3, 0.05, options, json!({}))).unwrap();
    near(short.options[0].present_value, 1000.0, 1e-9);
    near(short.options[1].present_value, 250.0 * discount::uniform(0.05, 3), 1e-9);
}

#[test]
fn prices_rise_by_a_rate_by_a_table_or_by_an_index() {
    let escalating = |escalation: Value| with(yearly("energy", "energy", 100.0), json!({"escalation": escalation}));
    let options = json!([
        option("rate", json!([escalating(json!({"kind": "constant", "rate": 0.02, "basis": "real"}))])),
        option("table", json!([escalating(json!({"kind": "table", "rates": [0.02, 0.02, 0.10], "basis": "real"}))])),
        option("index", json!([escalating(json!({"kind": "index", "values": [1.5, 1.2], "basis": "real"}))])),
    ]);
    let found = values(&evaluate(&sample(4, 0.0, options, json!({}))).unwrap());
    near(found[0], 102.0 + 104.04 + 106.1208 + 108.243_216, 1e-9);
    // the last rate goes on: 1.0404 × 1.1, × 1.1
    near(found[1], 102.0 + 104.04 + 114.444 + 125.8884, 1e-9);
    near(found[2], 150.0 + 120.0 * 3.0, 1e-9);
}

#[test]
fn costs_recur_every_so_many_years_for_each_unit_or_in_all() {
    let every = |years: u32, more: Value| {
        let mut timing = json!({"kind": "every", "years": years});
        timing.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        timing
    };
    let line = |id: &str, timing: Value, per: &str| json!({"id": id, "title": id, "category": "maintenance", "amount": "10", "per": per, "timing": timing});
    let options = json!([
        // years 3, 6, 9 of 10, in all
        option("a", json!([line("x", every(3, json!({})), "all")])),
        // years 1, 3, 5, for each of 12 units
        option("b", json!([line("x", every(2, json!({"from": 1, "to": 6})), "unit")])),
        option(
            "c",
            json!([json!({"id": "x", "title": "x", "category": "end_of_life", "amount": 7, "timing": {"kind": "at_end"}})])
        ),
    ]);
    let outcome = evaluate(&sample(10, 0.0, options, json!({"units": 12}))).unwrap();
    assert_eq!(values(&outcome), [30.0, 360.0, 7.0]);
    near(outcome.options[1].per_unit.unwrap(), 30.0, 1e-12);
    assert_eq!(outcome.options[2].lines[0].flows[0].year, 10);
}

#[test]
fn market_and_shadow_prices_of_carbon_stand_apart() {
    let path = |low: f64, high: f64| json!({"prices": [{"year": 2026, "per_tonne": low}, {"year": 2028, "per_tonne": high}], "currency": "EUR", "basis": "real"});
    let energy = with(yearly("power", "energy", 0.10), json!({"quantities": [1000], "unit": "kWh", "kg_co2e": 0.5}));
    let carbon =
        |counted: &str| json!({"carbon": {"market": path(20.0, 40.0), "shadow": path(100.0, 300.0), "counted": counted}});
    let options = json!([option("a", json!([energy])), option("b", json!([]))]);
    let evaluated = |counted: &str| evaluate(&sample(4, 0.0, options.clone(), carbon(counted))).unwrap().options[0].clone();
    let option = evaluated("none");
    // half a tonne in 2026, 2027, 2028, 2029: 20, 30, 40, 40 and 100, 200, 300, 300 a tonne
    near(option.kg_co2e, 2000.0, 1e-9);
    near(option.carbon_market.unwrap(), 65.0, 1e-9);
    near(option.carbon_shadow.unwrap(), 450.0, 1e-9);
    near(option.costs, 400.0, 1e-9);
    near(option.present_value, 400.0, 1e-9);
    near(evaluated("market").present_value, 465.0, 1e-9);
    near(evaluated("shadow").present_value, 850.0, 1e-9);
    assert_eq!(problem(&sample(4, 0.0, options.clone(), json!({}))), Problem::NeedsCarbonPrice);
}

#[test]
fn two_inputs_at_once_make_a_table() {
    let mut model = hours(0.0);
    model.two_way = serde_json::from_value(json!({
        "rows": {"input": "parameters/hours", "values": [100, 1000]},
        "columns": {"input": "options/b/lines/price/amount", "values": [900, 1500, 1800]}
    }))
    .unwrap();
    let table = evaluate(&model).unwrap().two_way.unwrap();
    // 100 h: a 1500 + 180, b 900 + 300 ; 1000 h, b at 1800: 1800 + 3000
    near(table.figures[0][0][0], 1680.0, 1e-9);
    near(table.figures[0][0][1], 1200.0, 1e-9);
    near(table.figures[1][2][1], 4800.0, 1e-9);
}

#[test]
fn a_life_is_varied_by_whole_years() {
    let mut model = sample(
        12,
        0.0,
        json!([
            {"id": "a", "title": "a", "life_years": 4, "lines": [once("price", "acquisition", 100.0, 0)]},
            option("b", json!([once("price", "acquisition", 250.0, 0)])),
        ]),
        json!({}),
    );
    model.break_even = serde_json::from_value(json!([
        {"input": "options/a/life_years", "options": ["a", "b"], "low": 1, "high": 12}
    ]))
    .unwrap();
    let crossing = &evaluate(&model).unwrap().break_even[0];
    // bought three times with a life of 4 or 5 years, twice from 6 on
    assert!(crossing.whole);
    assert_eq!(crossing.values, [6.0]);
}

#[test]
fn without_an_investment_there_is_no_ratio_and_savings_come_at_once() {
    let options = json!([
        option("a", json!([once("price", "acquisition", 100.0, 0), yearly("upkeep", "maintenance", 50.0)])),
        option("b", json!([once("price", "acquisition", 100.0, 0), yearly("upkeep", "maintenance", 20.0)])),
        option("c", json!([once("price", "acquisition", 200.0, 0), yearly("upkeep", "maintenance", 50.0)])),
    ]);
    let comparisons = evaluate(&sample(5, 0.03, options, json!({}))).unwrap().comparisons;
    assert_eq!(comparisons[0].sir, Some(Ratio::SavesWithoutInvestment));
    assert_eq!((comparisons[0].airr, comparisons[0].simple_payback), (None, Some(Payback::AtOnce)));
    assert_eq!(comparisons[1].sir, Some(Ratio::Of { value: 0.0 }));
    assert_eq!((comparisons[1].airr, comparisons[1].simple_payback), (None, Some(Payback::Never)));
}

#[test]
fn every_kind_of_input_can_be_drawn_and_has_the_mean_of_its_formula() {
    let options = json!([
        {"id": "a", "title": "a", "units": 3, "lines": [
            with(once("price", "acquisition", 100.0, 0), json!({"per": "unit", "residual": {"kind": "factor", "share": 0.2}})),
            with(yearly("power", "energy", 2.0), json!({"quantities": [{"parameter": "hours"}, 0.5],
                "escalation": {"kind": "constant", "rate": 0.01, "basis": "real"}})),
            with(once("van", "acquisition", 50.0, 0), json!({"financing": {"kind": "loan", "rate": 0.04, "basis": "real", "years": 3}})),
            with(once("hire", "acquisition", 50.0, 0), json!({"financing": {"kind": "rent", "per_year": 15, "years": 3}})),
            with(once("tool", "acquisition", 40.0, 0), json!({"life_years": 5}))
        ]},
        option("b", json!([yearly("upkeep", "maintenance", 10.0)])),
    ]);
    let inputs = [
        ("options/a/units", 1.0, 4.0),
        ("options/a/lines/price/residual", 0.0, 0.4),
        ("parameters/hours", 50.0, 150.0),
        ("options/a/lines/power/quantities/1", 0.2, 0.9),
        ("options/a/lines/power/escalation", -0.02, 0.05),
        ("options/a/lines/van/financing", 0.0, 0.1),
        ("options/a/lines/hire/financing", 10.0, 20.0),
        ("options/a/lines/tool/life_years", 2.5, 6.5),
        ("discount_rate", 0.0, 0.08),
    ];
    let base = sample(8, 0.03, options, json!({"parameters": [{"id": "hours", "title": "Hours", "value": 100}]}));
    for (name, low, high) in inputs {
        let mut model = base.clone();
        model.uncertainty = serde_json::from_value(json!({"draws": 20_000, "seed": 3, "inputs": [
            {"input": name, "distribution": {"kind": "uniform", "min": low, "max": high}}
        ]}))
        .unwrap();
        let drawn = evaluate(&model).unwrap().monte_carlo.unwrap();
        // the mean over a fine grid, each computed in full
        let input: Input = name.parse().unwrap();
        let grid = 400;
        let of = |step: u32| low + (high - low) * (f64::from(step) + 0.5) / f64::from(grid);
        for place in 0..2 {
            let mean =
                (0..grid).map(|step| values(&evaluate(&input.set(&base, of(step)).unwrap()).unwrap())[place]).sum::<f64>()
                    / f64::from(grid);
            let spread = &drawn.options[place].spread;
            near(spread.mean, mean, 4.0 * spread.standard_error + 1e-9 * mean);
        }
    }
}

#[test]
fn draws_have_the_rank_correlation_that_is_asked() {
    let mut model = drawn(20_000);
    for (rank, sign) in [(0.8, 1.0), (-0.8, -1.0)] {
        model.uncertainty.as_mut().unwrap().correlations = serde_json::from_value(json!([
            {"between": ["options/a/lines/price/amount", "options/a/lines/energy/amount"], "rank": rank}
        ]))
        .unwrap();
        let spread = evaluate(&model).unwrap().monte_carlo.unwrap().options[0].spread.clone();
        near(spread.mean, 1371.9805, 4.0 * spread.standard_error);
        // sd(P) = √((900² + 1000² + 1300² − 900·1000 − 900·1300 − 1000·1300) / 18), sd(E) the same way, × 4.579707; were the
        // correlation of values that of ranks (it is nearly so for triangles), the variance would be
        let (p, e) = (7222.222_f64.sqrt(), 155.555_6_f64.sqrt() * 4.579_707);
        let expected = (p * p + e * e + sign * 2.0 * 0.8 * p * e).sqrt();
        near(spread.sd, expected, 0.04 * expected);
    }
}

#[test]
fn contradicting_correlations_are_refused() {
    let mut model = drawn(1000);
    let uncertainty = model.uncertainty.as_mut().unwrap();
    uncertainty.inputs.push(
        serde_json::from_value(
            json!({"input": "discount_rate", "distribution": {"kind": "uniform", "min": 0.01, "max": 0.05}}),
        )
        .unwrap(),
    );
    let (a, b, c) = ("options/a/lines/price/amount", "options/a/lines/energy/amount", "discount_rate");
    uncertainty.correlations = serde_json::from_value(json!([
        {"between": [a, b], "rank": 0.9}, {"between": [b, c], "rank": 0.9}, {"between": [a, c], "rank": -0.9}
    ]))
    .unwrap();
    assert_eq!(problem(&model), Problem::Correlations);
}

#[test]
fn a_misspelt_field_or_input_is_refused() {
    let wrong = json!({"title": "t", "currency": "EUR", "base_date": "2026-01-01", "horizon_year": 5});
    assert!(serde_json::from_value::<Model>(wrong).is_err());
    assert!("options/a/lines/price/amonut".parse::<Input>().is_err());
    let mut model = drawn(1000);
    model.sensitivity =
        serde_json::from_value(json!([{"input": "options/a/lines/pirce/amount", "low": 1, "high": 2}])).unwrap();
    assert_eq!(problem(&model), Problem::Unknown);
}
