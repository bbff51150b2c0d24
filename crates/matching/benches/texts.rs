//! The search of what a large network writes: a fifth of it pages, the rest messages, in 200 spaces.
//!
//! `cargo bench -p matching --bench texts` for 120,000 texts; `TEXTS=1000000 cargo bench -p matching --bench texts` for a
//! million. The asker may read half of the spaces; most words are in most of the texts, which is the hardest case.

#![expect(clippy::unwrap_used, reason = "a measure that cannot be made must fail")]

use std::collections::HashSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use matching::{Language, Spotlight, Synonyms, Text, TextQuery, Texts};
use uuid::Uuid;

const SPACES: u64 = 200;
const SENTENCES: &[&str] = &[
    "L’équipe compte douze personnes, dont la moitié en parcours d’insertion.",
    "Les pièces d’usure restent disponibles pendant dix ans.",
    "La matière vient de chantiers et de surplus du territoire.",
    "Le prix comprend la formation de vos équipes à l’entretien.",
    "Contenants consignés, repris à chaque passage.",
    "Une fiche de traçabilité accompagne chaque livraison.",
    "Nous travaillons avec des écoles, des hôpitaux et des municipalités.",
    "Produits d’entretien sans solvants ni parfums.",
    "Le démontage est prévu dès la conception.",
    "Un bilan annuel compare les émissions évitées à celles d’un achat neuf.",
    "Les invendus sont donnés à des associations voisines.",
    "Atelier ouvert aux visites le premier mardi du mois.",
];
const QUESTIONS: &[&str] = &[
    "atelier insertion",
    "livraison",
    "formation entretien ",
    "rare",
    "sujet",
    "conseption",
    "\"parcours d’insertion\"",
    "pa",
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
}

fn space(number: u64) -> Uuid {
    Uuid::from_u64_pair(1, number)
}

fn text(number: u64, dice: &mut Dice) -> Text {
    let is_page = number.is_multiple_of(6);
    let mut said = String::new();
    for _ in 0..if is_page { 48 } else { 8 } {
        said.push_str(SENTENCES.get(dice.below(SENTENCES.len() as u64) as usize).unwrap());
        said.push_str(&format!(" Série {}. ", dice.below(2_000) * dice.below(2_000)));
    }
    if dice.below(2_000) == 0 {
        said.push_str("Une phrase rare.");
    }
    let id = Uuid::from_u64_pair(2, number);
    Text {
        id,
        space: space(dice.below(SPACES)),
        stands_for: id,
        kind: if is_page { "page" } else { "message" }.to_owned(),
        title: format!("{} {}", if is_page { "Page" } else { "Sujet" }, number % 100),
        text: said,
        at: 1_700_000_000 + dice.below(60_000_000) as i64,
        stamp: number,
    }
}

fn main() {
    let count = std::env::var("TEXTS").map_or(120_000, |count| count.parse().unwrap());
    let folder = std::env::temp_dir().join(format!("matching-bench-texts-{count}"));
    let built = Texts::open(&folder).unwrap();
    if built.len() as u64 != count {
        let (mut dice, start) = (Dice(42), Instant::now());
        built.rebuild((0..count).map(|number| Ok(text(number, &mut dice))), Some(space(1)), |_| {}).unwrap();
        println!("rebuild of {count}: {:?}", start.elapsed());
    }
    drop(built);
    let start = Instant::now();
    let index = Texts::open(&folder).unwrap();
    println!("opening of {count}: {:?}", start.elapsed());
    let spaces: HashSet<Uuid> = (0..SPACES).step_by(2).map(space).collect();
    let synonyms = Synonyms::default();
    for words in QUESTIONS {
        let query = TextQuery { text: words, language: Language::Fr, spaces: &spaces, kind: "", most: 60 };
        let found = index.search(&query, &synonyms).unwrap().hits.len();
        percentiles(&format!("{words}: {found} found"), || drop(black_box(index.search(&query, &synonyms).unwrap())));
    }
    let mut dice = Dice(42);
    let pages: Vec<Text> = (0..300).map(|number| text(number, &mut dice)).filter(|text| text.kind == "page").collect();
    for words in ["atelier insertion", "sujet"] {
        let light = Spotlight::new(words, Language::Fr, &synonyms);
        percentiles(&format!("{words}: lit in {} pages", pages.len()), || {
            for page in &pages {
                black_box(light.extract(&page.text, 240));
            }
        });
    }
    let one = matching::TextChange::Put(Box::new(text(7, &mut dice)));
    let start = Instant::now();
    index.apply(std::slice::from_ref(&one), None).unwrap();
    println!("taking in of one: {:?}", start.elapsed());
}

fn percentiles(name: &str, mut once: impl FnMut()) {
    let mut times: Vec<Duration> = (0..200)
        .map(|_| {
            let start = Instant::now();
            once();
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("{name}: p50 {:?}, p99 {:?}", times.get(100).unwrap(), times.get(198).unwrap());
}
