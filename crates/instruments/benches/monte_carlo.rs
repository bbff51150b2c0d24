//! 100,000 draws of three options of ten lines, in which every price, six rises and the discount rate are drawn.
//!
//! `cargo bench -p instruments`; `benches/monte_carlo_numpy.py` draws the same model with numpy, then this, and compares.

#![expect(clippy::unwrap_used, reason = "a measure that cannot be made must fail")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use instruments::total_cost::{Model, evaluate};

fn draws(criterion: &mut Criterion) {
    let model: Model = serde_json::from_str(include_str!("three_options.json")).unwrap();
    let outcome = evaluate(&model).unwrap();
    for likely in &outcome.monte_carlo.as_ref().unwrap().options {
        println!(
            "{} mean {:.2} p10 {:.2} p90 {:.2}",
            likely.option, likely.spread.mean, likely.spread.p10, likely.spread.p90
        );
    }
    criterion.bench_function("100,000 draws of 3 options, 30 lines", |bencher| {
        bencher.iter(|| evaluate(black_box(&model)).unwrap());
    });
    let mut plain = model.clone();
    plain.uncertainty = None;
    criterion.bench_function("the same without draws", |bencher| bencher.iter(|| evaluate(black_box(&plain)).unwrap()));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = draws
}
criterion_main!(benches);
