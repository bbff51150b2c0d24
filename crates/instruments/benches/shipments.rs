//! A million shipments of 2,000 lanes, 50 carriers and 12 months: their emissions and every sum, in process and from a file.
//!
//! `cargo bench -p instruments --bench shipments`; rows per second are the figure after `thrpt`.

#![expect(clippy::unwrap_used, reason = "a measure that cannot be made must fail")]

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use instruments::transport::{
    Distance, Ledger, Load, Mode, Month, Shipment, Temperature, read_shipments, shipped_set, total,
};
use rust_decimal::Decimal;

const ROWS: usize = 1_000_000;
const VEHICLES: [(Mode, &str); 6] = [
    (Mode::Road, "hgv_articulated_over_33t"),
    (Mode::Road, "hgv_rigid_over_17_tonnes"),
    (Mode::Road, ""),
    (Mode::Rail, "freight_train"),
    (Mode::Sea, "container_ship_average"),
    (Mode::Air, "air_long_haul_to_from_uk_without_rf"),
];

struct Names {
    references: Vec<String>,
    towns: Vec<String>,
    carriers: Vec<String>,
}

fn names() -> Names {
    Names {
        references: (0..ROWS).map(|row| format!("E-{row:07}")).collect(),
        towns: (0..200).map(|town| format!("Saint-Quelque-Chose-{town}")).collect(),
        carriers: (0..50).map(|carrier| format!("Transports Dupont {carrier}")).collect(),
    }
}

fn nth(names: &[String], place: usize) -> &str {
    names.get(place % names.len()).unwrap()
}

fn shipment(names: &Names, row: usize) -> Shipment<'_> {
    let (mode, vehicle) = *VEHICLES.get(row % VEHICLES.len()).unwrap();
    // 2,000 lanes: each town has ten others that it sends to
    let from = row * 7 % 200;
    Shipment {
        reference: nth(&names.references, row),
        month: Some(Month { year: 2025, month: u8::try_from(row % 12 + 1).unwrap() }),
        carrier: nth(&names.carriers, row * 11),
        from: nth(&names.towns, from),
        to: nth(&names.towns, from + 1 + row / 200 % 10),
        mode,
        vehicle,
        load: Load::Tonnes { tonnes: (row % 240) as f64 / 10.0 + 0.1 },
        distance: Distance::Shortest { km: (row % 1900) as f64 / 2.0 + 10.0, adjustment: None },
        temperature: Temperature::Ambient,
        cost: Some(Decimal::new(i64::try_from(row % 90_000).unwrap() + 5000, 2)),
    }
}

fn file(names: &Names) -> String {
    let mut text =
        String::from("référence;date;transporteur;origine;destination;mode;véhicule;tonnes;km;température;coût\n");
    for row in 0..ROWS {
        let one = shipment(names, row);
        let (Load::Tonnes { tonnes }, Distance::Shortest { km, .. }) = (&one.load, &one.distance) else { continue };
        writeln!(
            text,
            "{};{}-14;{};{};{};{};{};{tonnes:.1};{km:.1};;{}",
            one.reference,
            one.month.unwrap(),
            one.carrier,
            one.from,
            one.to,
            one.mode.code(),
            one.vehicle,
            one.cost.unwrap()
        )
        .unwrap();
    }
    text
}

fn shipments(criterion: &mut Criterion) {
    let set = shipped_set("desnz", "2025").unwrap();
    let names = names();
    let mut group = criterion.benchmark_group("1,000,000 shipments");
    group.sample_size(10).throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("in process", |bencher| {
        bencher.iter(|| total(set, &[], (0..ROWS).map(|row| shipment(&names, row))).unwrap());
    });
    let text = file(&names);
    let sums = total(set, &[], (0..ROWS).map(|row| shipment(&names, row))).unwrap();
    println!("{} rows, {} lanes, {:.3} kg", sums.all.rows, sums.by_lane.len(), sums.all.kg.wtw_kg());
    group.bench_function("from a file", |bencher| {
        bencher.iter(|| {
            let mut ledger = Ledger::new(set, &[]).unwrap();
            let lines = read_shipments(black_box(text.as_bytes()), &mut ledger, |_, _| {}).unwrap();
            assert_eq!((lines, ledger.totals().refused_rows), (ROWS as u64, 0));
        });
    });
    group.finish();
}

criterion_group!(benches, shipments);
criterion_main!(benches);
