//! What a supplier and a solution are drawn from: the network's own categories, places, labels and statuses.

use std::collections::HashMap;
use std::time::Duration;

use db::{Date, Db, Run, Timestamp, Uuid, args, row, sql};
use matching::{Commitment, Strategy};
use rand::rngs::StdRng;
use rand::{Rng, RngExt};

use super::texts;
use crate::catalogue::save::NewSolution;
use crate::catalogue::supply::Supply;
use crate::kit::{Language, Result};

/// 1 January 2026: ids begin there.
const FIRST_MILLISECOND: u64 = 1_767_225_600_000;

row! {
    struct CategoryRow {
        id: Uuid,
        parent_id: Option<Uuid>,
        name_fr: String,
        name_en: String,
        words_fr: String,
        words_en: String,
    }
}
row! {
    struct PlaceRow {
        id: Uuid,
        code: String,
        parent_id: Option<Uuid>,
        level: String,
        name: String,
        population: Option<i64>,
    }
}
row! {
    struct StatusRow {
        code: String,
        jurisdiction: String,
    }
}

sql! {
    CATEGORIES: CategoryRow = "
        SELECT id, parent_id, name_fr, name_en, words_fr, words_en FROM category
        WHERE retired_at IS NULL ORDER BY position";
    PLACES: PlaceRow = "SELECT id, code, parent_id, level, name, population FROM place";
    LABELS: String = "SELECT code FROM label ORDER BY position";
    STATUSES: StatusRow = "SELECT code, jurisdiction FROM legal_status ORDER BY position";
}

/// A category without others under it, as each language calls it.
pub struct Category {
    id: Uuid,
    french: Vec<String>,
    english: Vec<String>,
}

struct Town {
    id: Uuid,
    name: String,
    /// What contains it, the smallest first; the last is the country.
    around: Vec<Uuid>,
}

/// The towns of a country, with how many people live in those up to and with each.
#[derive(Default)]
struct Country {
    towns: Vec<Town>,
    people: Vec<i64>,
    statuses: Vec<String>,
}

pub struct Material {
    categories: Vec<Category>,
    quebec: Country,
    france: Country,
    labels: Vec<String>,
}

impl Material {
    pub async fn read(db: &Db) -> Result<Self> {
        let mut places = db.all(&PLACES, args![]).await?;
        // By code: ids of places are of the database, and an engine's order of texts is its own.
        places.sort_by(|one, other| one.code.cmp(&other.code));
        let parents: HashMap<Uuid, Uuid> = places.iter().filter_map(|row| Some((row.id, row.parent_id?))).collect();
        let (mut quebec, mut france) = (Country::default(), Country::default());
        for row in places.into_iter().filter(|row| row.level == "town") {
            let country = if row.code.starts_with("CA-") { &mut quebec } else { &mut france };
            let around = std::iter::successors(parents.get(&row.id).copied(), |id| parents.get(id).copied()).collect();
            let before = country.people.last().copied().unwrap_or(0);
            country.people.push(before + row.population.unwrap_or(0).max(1));
            country.towns.push(Town { id: row.id, name: row.name, around });
        }
        for row in db.all(&STATUSES, args![]).await? {
            let country = if row.jurisdiction == "CA" || row.jurisdiction == "QC" { &mut quebec } else { &mut france };
            country.statuses.push(row.code);
        }
        Ok(Self {
            categories: leaves(db.all(&CATEGORIES, args![]).await?),
            quebec,
            france,
            labels: db.all(&LABELS, args![]).await?,
        })
    }
}

fn leaves(rows: Vec<CategoryRow>) -> Vec<Category> {
    let parents: Vec<Uuid> = rows.iter().filter_map(|row| row.parent_id).collect();
    let calls = |name: String, words: &str| {
        let words = words.split(';').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned);
        std::iter::once(name).chain(words).collect()
    };
    let leaf = |row: CategoryRow| Category {
        id: row.id,
        french: calls(row.name_fr, &row.words_fr),
        english: calls(row.name_en, &row.words_en),
    };
    rows.into_iter().filter(|row| !parents.contains(&row.id)).map(leaf).collect()
}

pub struct Supplier {
    pub id: Uuid,
    pub name: String,
    pub kind: &'static str,
    pub legal_form: &'static str,
    pub size: &'static str,
    pub place: Option<Uuid>,
    pub description: String,
    pub status: Option<String>,
    town: String,
    around: Vec<Uuid>,
    /// What it sells; solutions of one supplier are near one another.
    trades: Vec<usize>,
    language: Language,
}

pub struct Draw<'m> {
    pub dice: StdRng,
    pub material: &'m Material,
    pub now: Timestamp,
}

impl<'m> Draw<'m> {
    pub fn supplier(&mut self, number: u64) -> Supplier {
        let id = self.id(number);
        let material = self.material;
        let in_quebec = self.once_in(2);
        let country = if in_quebec { &material.quebec } else { &material.france };
        let town = self.town(country);
        let language = if self.once_in(if in_quebec { 3 } else { 8 }) { Language::En } else { Language::Fr };
        let (kind, legal_form) = self.one_of(if in_quebec { &texts::FORMS_OF_QUEBEC } else { &texts::FORMS_OF_FRANCE });
        let trades = (0..self.dice.random_range(1..4)).map(|_| self.dice.random_range(0..material.categories.len().max(1)));
        let trades: Vec<usize> = trades.collect();
        let trade = self.call(&trades, language);
        let town_name = town.map_or_else(String::new, |town| town.name.clone());
        let name = texts::supplier_name(self, &town_name, number);
        let description = texts::supplier_description(self, language, &trade, &town_name);
        let status = if self.once_in(3) { self.any(&country.statuses).cloned() } else { None };
        Supplier {
            id,
            name,
            kind,
            legal_form,
            size: self.one_of(&["micro", "micro", "small", "small", "small", "medium", "medium", "large"]),
            place: town.map(|town| town.id),
            description,
            status,
            around: town.map(|town| town.around.clone()).unwrap_or_default(),
            town: town_name,
            trades,
            language,
        }
    }

    pub fn solution(&mut self, number: u64, supplier: &Supplier) -> (Uuid, NewSolution, Timestamp) {
        let id = self.id(number);
        // One in five is in the other language, as in a network where both are spoken.
        let other = if supplier.language == Language::Fr { Language::En } else { Language::Fr };
        let language = if self.once_in(5) { other } else { supplier.language };
        let trade = self.call(&supplier.trades, language);
        let strategies = self.some(Strategy::ALL, 5).into_iter().map(|it| it.code().to_owned()).collect();
        let commitments = self.some(Commitment::ALL, 5).into_iter().map(|it| it.code().to_owned()).collect();
        let (places, radius_km) = self.served(supplier);
        let written = self.written();
        let solution = NewSolution {
            supplier: supplier.id,
            title: texts::title(self, language, &trade),
            summary: texts::summary(self, language, &trade, &supplier.town),
            description: texts::description(self, language, &trade),
            language: language.code().to_owned(),
            strategies,
            commitments,
            links: String::new(),
            radius_km,
            radius_place: radius_km.and(supplier.place),
            state: "published".to_owned(),
            categories: self.categories(supplier),
            places,
            labels: self.labels(),
            supply: Supply::default(),
            source_key: None,
        };
        (id, solution, written)
    }

    /// The time in it is the number, so that ids are in the order of numbers.
    fn id(&mut self, number: u64) -> Uuid {
        let mut rest = [0; 10];
        self.dice.fill_bytes(&mut rest);
        uuid::Builder::from_unix_timestamp_millis(FIRST_MILLISECOND + number, &rest).into_uuid()
    }

    fn town(&mut self, country: &'m Country) -> Option<&'m Town> {
        let people = country.people.last().copied().unwrap_or(0);
        let one = self.dice.random_range(0..people.max(1));
        country.towns.get(country.people.partition_point(|up_to| *up_to <= one))
    }

    fn categories(&mut self, supplier: &Supplier) -> Vec<Uuid> {
        let mut chosen = vec![self.any(&supplier.trades).copied().unwrap_or(0)];
        if self.once_in(3) {
            chosen.push(self.dice.random_range(0..self.material.categories.len().max(1)));
        }
        chosen.sort_unstable();
        chosen.dedup();
        chosen.into_iter().filter_map(|at| self.material.categories.get(at)).map(|category| category.id).collect()
    }

    /// A country, a region, what is around the town, the town alone, or a radius around it.
    fn served(&mut self, supplier: &Supplier) -> (Vec<Uuid>, Option<i64>) {
        let around = &supplier.around;
        let places = match self.dice.random_range(0..10) {
            0 => around.last().copied(),
            1 | 2 => around.len().checked_sub(2).and_then(|region| around.get(region)).copied(),
            3..6 => around.first().copied(),
            6 => supplier.place,
            _ => return (Vec::new(), Some(self.one_of(&[15, 30, 50, 50, 80, 80, 120, 200, 350]))),
        };
        (places.into_iter().collect(), None)
    }

    /// Mostly of this year, seldom of three years ago.
    fn written(&mut self) -> Timestamp {
        let share: f64 = self.dice.random();
        let ago = Duration::from_hours(24 * 1095).mul_f64(share * share * share);
        // To the second: both engines keep it whole.
        self.now.checked_sub(Duration::from_secs(ago.as_secs())).unwrap_or(self.now)
    }

    fn labels(&mut self) -> Vec<(String, String, Option<Date>)> {
        if !self.once_in(4) {
            return Vec::new();
        }
        let days = self.dice.random_range(-200..900);
        let today = self.now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let until = if self.once_in(4) { None } else { Some(today.saturating_add(jiff::Span::new().days(days))) };
        self.any(&self.material.labels).map(|code| (code.clone(), String::new(), until)).into_iter().collect()
    }

    /// One of the names that a language has for one of these trades.
    fn call(&mut self, trades: &[usize], language: Language) -> String {
        let trade = self.any(trades).and_then(|at| self.material.categories.get(*at));
        let names = trade.map(|it| if language == Language::Fr { &it.french } else { &it.english });
        names.and_then(|names| self.any(names)).cloned().unwrap_or_default()
    }

    pub fn number(&mut self, range: std::ops::Range<u32>) -> u32 {
        self.dice.random_range(range)
    }

    pub fn once_in(&mut self, times: u32) -> bool {
        self.dice.random_range(0..times) == 0
    }

    pub fn any<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        among.get(self.dice.random_range(0..among.len().max(1)))
    }

    pub fn one_of<T: Copy + Default>(&mut self, among: &[T]) -> T {
        self.any(among).copied().unwrap_or_default()
    }

    /// Each with one chance in `times`, in their order; at least one.
    fn some<T: Copy>(&mut self, all: &[T], times: u32) -> Vec<T> {
        let drawn: Vec<T> = all.iter().copied().filter(|_| self.once_in(times)).collect();
        if drawn.is_empty() { self.any(all).copied().into_iter().collect() } else { drawn }
    }
}
