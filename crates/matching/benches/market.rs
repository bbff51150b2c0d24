//! Matching and search over a large invented catalogue.
//!
//! `cargo bench -p matching` for 100,000 solutions; `SOLUTIONS=1000000 cargo bench -p matching` for a million. Besides
//! criterion's means it prints the median and the 99th percentile, and the time to open the index.

#![expect(clippy::unwrap_used, reason = "a measure that cannot be made must fail")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use matching::{
    Attribute, Categories, Category, Commitment, Context, Fairness, Index, Language, Level, Need, Place, Places,
    SearchQuery, Served, Size, SolutionRecord, Sort, Strategy, Synonyms, Weights,
};
use uuid::Uuid;

const NOW: i64 = 1_767_268_800;
const FAMILIES: u64 = 15;
const LEAVES: u64 = 8;
const REGIONS: u64 = 13;
const DEPARTMENTS: u64 = 8;
const TOWNS: u64 = 100;
const WORDS: &[&str] = &[
    "mobilier",
    "bureau",
    "chaise",
    "réemploi",
    "nettoyage",
    "écologique",
    "vélo",
    "cargo",
    "linge",
    "hospitalier",
    "repas",
    "livraison",
    "peinture",
    "recyclée",
    "ordinateur",
    "reconditionné",
    "espaces",
    "verts",
    "bois",
    "isolation",
    "textile",
    "uniforme",
    "collecte",
    "déchets",
    "compost",
    "imprimerie",
    "papier",
    "éclairage",
    "transport",
    "logistique",
    "cuisine",
    "vaisselle",
    "réparation",
    "entretien",
    "maintenance",
    "formation",
    "insertion",
    "menuiserie",
    "palette",
    "carton",
];

/// The same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn words(&mut self, count: u64) -> String {
        let mut text = String::new();
        for _ in 0..count {
            // Some words are frequent, most are rare, as in a language.
            match self.below(10) {
                0..4 => text.push_str(WORDS.get(self.below(WORDS.len() as u64) as usize).unwrap()),
                _ => text.push_str(&format!("mot{}", self.below(200) * self.below(200))),
            }
            text.push(' ');
        }
        text
    }
}

fn id(kind: u128, number: u64) -> Uuid {
    Uuid::from_u128((kind << 64) | u128::from(number))
}

fn categories() -> Categories {
    let mut all = Vec::new();
    let mut add = |id: Uuid, parent| {
        let name = WORDS.get(all.len() % WORDS.len()).unwrap().to_string();
        all.push(Category {
            id,
            parent,
            code: id.to_string(),
            name_fr: name,
            name_en: String::new(),
            words_fr: String::new(),
            words_en: String::new(),
        });
    };
    for family in 0..FAMILIES {
        add(id(1, family), None);
        for leaf in 0..LEAVES {
            add(id(2, family * LEAVES + leaf), Some(id(1, family)));
        }
    }
    Categories::new(all)
}

/// As many towns as a third of France, in a tree of four levels.
fn places() -> Places {
    let mut all = Vec::new();
    let mut add = |id, parent, level, point: Option<(f64, f64)>| {
        all.push(Place {
            id,
            parent,
            level,
            name: String::new(),
            latitude: point.map(|point| point.0),
            longitude: point.map(|point| point.1),
        });
    };
    add(id(3, 0), None, Level::Country, None);
    let mut dice = Dice(7);
    for region in 0..REGIONS {
        add(id(4, region), Some(id(3, 0)), Level::Region, None);
        for department in region * DEPARTMENTS..(region + 1) * DEPARTMENTS {
            add(id(5, department), Some(id(4, region)), Level::Department, None);
            let (latitude, longitude) = (43.0 + dice.below(700) as f64 / 100.0, dice.below(700) as f64 / 100.0 - 1.0);
            for town in department * TOWNS..(department + 1) * TOWNS {
                let point = (latitude + dice.below(60) as f64 / 100.0, longitude + dice.below(60) as f64 / 100.0);
                add(id(6, town), Some(id(5, department)), Level::Town, Some(point));
            }
        }
    }
    Places::new(all)
}

fn solution(number: u64, dice: &mut Dice) -> SolutionRecord {
    let town = dice.below(REGIONS * DEPARTMENTS * TOWNS);
    let served = match dice.below(10) {
        0..2 => Served { places: vec![id(3, 0)], radius: None },
        2..4 => Served { places: vec![id(4, town / (DEPARTMENTS * TOWNS))], radius: None },
        4..7 => Served { places: vec![id(5, town / TOWNS), id(5, dice.below(REGIONS * DEPARTMENTS))], radius: None },
        7 => Served { places: vec![id(6, town)], radius: None },
        _ => Served {
            places: Vec::new(),
            radius: Some((43.0 + dice.below(700) as f64 / 100.0, dice.below(700) as f64 / 100.0, 80.0)),
        },
    };
    SolutionRecord {
        id: id(9, number),
        supplier: id(8, number / 3),
        supplier_name: format!("Fournisseur {}", number / 3),
        supplier_place: Some(id(6, town)),
        supplier_point: None,
        title: dice.words(5),
        summary: dice.words(12),
        description: dice.words(40),
        language: Language::Fr,
        categories: vec![id(2, dice.below(FAMILIES * LEAVES)), id(2, dice.below(FAMILIES * LEAVES))],
        strategies: Strategy::ALL.iter().copied().filter(|_| dice.below(4) == 0).collect(),
        commitments: Commitment::ALL.iter().copied().filter(|_| dice.below(4) == 0).collect(),
        statuses: vec![["ESAT", "EI", "coop", "SCIC"].get(dice.below(4) as usize).unwrap().to_string()],
        statuses_verified: dice.below(2) == 0,
        social_economy: dice.below(2) == 0,
        labels: Vec::new(),
        size: Some(Size::Small),
        kind: "company".to_owned(),
        served,
        updated: NOW - dice.below(100_000_000) as i64,
        confirmed: None,
        proofs: dice.below(4) as u32,
    }
}

fn need(dice: &mut Dice) -> Need {
    Need {
        text: format!("Besoin de {}", dice.words(15)),
        language: Language::Fr,
        categories: vec![if dice.below(5) == 0 {
            id(1, dice.below(FAMILIES))
        } else {
            id(2, dice.below(FAMILIES * LEAVES))
        }],
        place: Some(id(6, dice.below(REGIONS * DEPARTMENTS * TOWNS))),
        place_point: None,
        required: if dice.below(2) == 0 { vec![Attribute::Strategy(Strategy::Reuse)] } else { Vec::new() },
        wished: vec![(Attribute::SocialEconomy, 3), (Attribute::Local(50), 2), (Attribute::Strategy(Strategy::TakeBack), 1)],
    }
}

fn query(dice: &mut Dice) -> SearchQuery {
    let word = |dice: &mut Dice| WORDS.get(dice.below(WORDS.len() as u64) as usize).unwrap().to_string();
    let text = match dice.below(6) {
        0 => String::new(),
        1 => word(dice),
        2 | 3 => format!("{} {}", word(dice), word(dice)),
        4 => word(dice).chars().take(4).collect(),
        _ => word(dice).replacen('e', "z", 1),
    };
    let strategies = if dice.below(2) == 0 { vec![Strategy::Reuse] } else { Vec::new() };
    SearchQuery { text, strategies, sort: Sort::Relevance, ..SearchQuery::everything(Language::Fr) }
}

fn percentiles(name: &str, mut once: impl FnMut()) {
    let mut times: Vec<Duration> = (0..2_000)
        .map(|_| {
            let start = Instant::now();
            once();
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("{name}: p50 {:?}, p99 {:?}", times.get(1_000).unwrap(), times.get(1_980).unwrap());
}

fn market(criterion: &mut Criterion) {
    let count = std::env::var("SOLUTIONS").map_or(100_000, |count| count.parse().unwrap());
    let folder = std::env::temp_dir().join(format!("matching-bench-{count}"));
    let mut dice = Dice(42);
    let built = Index::open(&folder).unwrap();
    if built.len() as u64 != count {
        let start = Instant::now();
        built.rebuild((0..count).map(|number| solution(number, &mut dice)), Some(id(0, 1)), |_| {}).unwrap();
        println!("rebuild of {count}: {:?}", start.elapsed());
    }
    drop(built);
    let start = Instant::now();
    let index = Index::open(&folder).unwrap();
    println!("opening of {count}: {:?}", start.elapsed());

    let (categories, places, synonyms) = (categories(), places(), Synonyms::default());
    let context = Context { categories: &categories, places: &places, synonyms: &synonyms, now: NOW };
    let weights = Weights::default();
    percentiles("match", || {
        drop(black_box(index.match_fairly(&need(&mut dice), &weights, Fairness::default(), &context, 50).unwrap()))
    });
    percentiles("search", || drop(black_box(index.search(&query(&mut dice), &context).unwrap())));
    percentiles("browse", || drop(black_box(index.search(&SearchQuery::everything(Language::Fr), &context).unwrap())));
    let mut group = criterion.benchmark_group(format!("{count} solutions"));
    group.sample_size(20);
    group.bench_function("match", |bencher| {
        bencher.iter(|| index.match_fairly(&need(&mut dice), &weights, Fairness::default(), &context, 50).unwrap())
    });
    group.bench_function("search", |bencher| bencher.iter(|| index.search(&query(&mut dice), &context).unwrap()));
    group.finish();
}

criterion_group!(benches, market);
criterion_main!(benches);
