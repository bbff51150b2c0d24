//! Words of a file as rows of the database: places by name and postal code, categories by code, CPV, NAF or text,
//! statuses by code. Read once an import, in memory, so that a line costs no query.

use std::collections::HashMap;

use db::{Run, Uuid, args, row, sql};

use super::Subject;
use crate::catalogue::place_field::name_key;
use crate::kit::Result;

row! {
    struct PlaceRow {
        id: Uuid,
        parent_id: Option<Uuid>,
        code: String,
        level: String,
        name: String,
        name_key: String,
        postal_codes: String,
        latitude: Option<f64>,
        population: Option<i64>,
    }
}
row! {
    struct CodeRow {
        category_id: Uuid,
        scheme: String,
        code: String,
    }
}

row! {
    struct CategoryRow {
        id: Uuid,
        code: String,
        name_fr: String,
        name_en: String,
    }
}
row! {
    struct AnswerRow {
        subject: String,
        value: String,
        target_id: Option<Uuid>,
    }
}

sql! {
    PLACES: PlaceRow = "
        SELECT id, parent_id, code, level, name, name_key, postal_codes, latitude, population FROM place";
    CODES: CodeRow = "SELECT category_id, scheme, code FROM category_code ORDER BY scheme, code, category_id";
    CATEGORIES: CategoryRow = "SELECT id, code, name_fr, name_en FROM category WHERE retired_at IS NULL";
    ANSWERS: AnswerRow = "SELECT subject, value, target_id FROM import_answer";
    STATUSES: String = "SELECT code FROM legal_status ORDER BY position";
}

static PLACE_WORDS: &str = include_str!("../../../../data/place_words.csv");

struct Place {
    id: Uuid,
    parent: Option<Uuid>,
    level: String,
    name: String,
    postal_codes: Vec<String>,
    is_on_the_map: bool,
    population: i64,
}

#[derive(Default)]
pub struct Resolver {
    places: Vec<Place>,
    by_name: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, usize>,
    by_id: HashMap<Uuid, usize>,
    by_postal_code: HashMap<String, Vec<usize>>,
    by_parent: HashMap<Uuid, Vec<usize>>,
    /// Words that stand for several places, or for one that has another name.
    called: HashMap<String, Vec<Uuid>>,
    cpv: HashMap<String, Uuid>,
    /// A NAF code may tell several categories: landscaping is one trade in it, and two in a buyer's tree.
    naf: HashMap<String, Vec<Uuid>>,
    /// By code and by name in both languages.
    categories: HashMap<String, Uuid>,
    answers: HashMap<(Subject, String), Option<Uuid>>,
    statuses: Vec<String>,
}

/// What a name and a postal code say of a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    One(Uuid),
    /// Nothing was said.
    Nothing,
    /// Among these a person must choose; as people read them.
    Several(Vec<String>),
    Unknown,
}

impl Resolver {
    pub async fn load(run: &impl Run) -> Result<Self> {
        let mut resolver = Self { statuses: run.all(&STATUSES, args![]).await?, ..Self::default() };
        for row in run.all(&PLACES, args![]).await? {
            resolver.add(row);
        }
        resolver.learn_words();
        for row in run.all(&CODES, args![]).await? {
            match row.scheme.as_str() {
                "cpv" => {
                    resolver.cpv.insert(significant(&row.code), row.category_id);
                }
                _ => resolver.naf.entry(row.code).or_default().push(row.category_id),
            }
        }
        for row in run.all(&CATEGORIES, args![]).await? {
            for name in [&row.code, &name_key(&row.name_fr), &name_key(&row.name_en)] {
                resolver.categories.insert(name.clone(), row.id);
            }
        }
        for row in run.all(&ANSWERS, args![]).await? {
            if let Some(subject) = Subject::parse(&row.subject) {
                resolver.answers.insert((subject, row.value), row.target_id);
            }
        }
        Ok(resolver)
    }

    /// What a person settled of these words: outside, whether anything; inside, the place or category, or that it is to
    /// be left empty.
    pub fn answer(&self, subject: Subject, words: &str) -> Option<Option<Uuid>> {
        self.answers.get(&(subject, name_key(words))).copied()
    }

    /// A category by its code, or its name in either language.
    pub fn category(&self, words: &str) -> Option<Uuid> {
        self.categories.get(words).or_else(|| self.categories.get(&name_key(words))).copied()
    }

    /// A place of any level, by its code or name; a postal code beside the name settles between homonyms.
    pub fn place(&self, words: &str) -> Found {
        let words = words.trim();
        if words.is_empty() {
            return Found::Nothing;
        }
        if let Some(place) = self.by_code.get(words).and_then(|number| self.places.get(*number)) {
            return Found::One(place.id);
        }
        let (codes, names): (Vec<&str>, Vec<&str>) = words
            .split(|c: char| c.is_whitespace() || "(),".contains(c))
            .filter(|word| !word.is_empty())
            .partition(|word| word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_digit()));
        if let Some(code) = codes.first() {
            return self.town(&names.join(" "), code);
        }
        let named = self.widest(words);
        match named.as_slice() {
            [] => Found::Unknown,
            [only] => Found::One(only.id),
            several => self.several(several),
        }
    }

    /// Those of a name, at the widest level that has any: of "Québec", a town, a region and a province, whoever serves means the
    /// province. Of "Laval", a region here and a town of another country, either may be meant.
    fn widest(&self, words: &str) -> Vec<&Place> {
        let named: Vec<&Place> = self.numbers(&self.by_name, &name_key(words)).collect();
        let widest = named.iter().map(|place| level_rank(&place.level)).min();
        let is_widest = |place: &&Place| Some(level_rank(&place.level)) == widest;
        let countries: Vec<Uuid> = named.iter().filter(|place| is_widest(place)).map(|place| self.country(place)).collect();
        let near = named.iter().filter(|place| countries.contains(&self.country(place)));
        let most = near.map(|place| place.population).max().unwrap_or(0);
        let is_elsewhere =
            |place: &&Place| place.population * 10 > most && !countries.contains(&self.country(place)) && most > 0;
        named.into_iter().filter(|place| is_widest(place) || is_elsewhere(place)).collect()
    }

    fn country(&self, place: &Place) -> Uuid {
        let mut at = place;
        while let Some(parent) = at.parent.and_then(|parent| self.numbered(parent)) {
            at = parent;
        }
        at.id
    }

    /// Of several places of a name, the one that has ten times as many people as any other; none where how many is not known.
    pub fn by_far_the_largest(&self, words: &str) -> Option<Uuid> {
        let mut named = self.widest(words);
        named.sort_by_key(|place| std::cmp::Reverse(place.population));
        let (first, second, least) = (named.first()?, named.get(1)?, named.last()?);
        (first.population >= 10 * second.population && least.population > 0).then_some(first.id)
    }

    /// Places that are called by these words, where they have another name or are several.
    pub fn called(&self, words: &str) -> Option<&[Uuid]> {
        self.called.get(&name_key(words)).map(Vec::as_slice)
    }

    pub fn name(&self, place: Uuid) -> String {
        self.numbered(place).map_or_else(String::new, |place| place.name.clone())
    }

    pub fn is_town(&self, place: Uuid) -> bool {
        self.numbered(place).is_some_and(|place| place.level == "town")
    }

    pub fn is_on_the_map(&self, place: Uuid) -> bool {
        self.numbered(place).is_some_and(|place| place.is_on_the_map)
    }

    /// The parts of a place but for one; nothing when that is no part of it.
    pub fn without(&self, place: Uuid, excluded: Uuid) -> Option<Vec<Uuid>> {
        if place == excluded {
            return Some(Vec::new());
        }
        if !self.is_within(excluded, place) || self.is_hollow(excluded) {
            return None;
        }
        let parts = self.by_parent.get(&place).into_iter().flatten().filter_map(|number| self.places.get(*number));
        let left = parts.filter(|part| !self.is_hollow(part.id));
        Some(left.flat_map(|part| self.without(part.id, excluded).unwrap_or_else(|| vec![part.id])).collect())
    }

    fn numbered(&self, place: Uuid) -> Option<&Place> {
        self.by_id.get(&place).and_then(|number| self.places.get(*number))
    }

    fn is_within(&self, place: Uuid, larger: Uuid) -> bool {
        let mut at = self.numbered(place);
        while let Some(parent) = at.and_then(|place| place.parent) {
            if parent == larger {
                return true;
            }
            at = self.numbered(parent);
        }
        false
    }

    /// An area whose towns stand under others, as those of Métropole du Grand Paris do.
    fn is_hollow(&self, place: Uuid) -> bool {
        self.numbered(place).is_some_and(|place| place.level == "intermunicipality") && !self.by_parent.contains_key(&place)
    }

    fn learn_words(&mut self) {
        let lines = PLACE_WORDS.lines().skip(1).filter(|line| !line.starts_with('#'));
        for (words, codes) in lines.filter_map(|line| line.split_once(',')) {
            let places = codes.split(' ').filter_map(|code| Some(self.places.get(*self.by_code.get(code)?)?.id)).collect();
            self.called.insert(words.to_owned(), places);
        }
    }

    fn add(&mut self, row: PlaceRow) {
        let number = self.places.len();
        self.by_name.entry(row.name_key).or_default().push(number);
        self.by_code.insert(row.code, number);
        self.by_id.insert(row.id, number);
        if let Some(parent) = row.parent_id {
            self.by_parent.entry(parent).or_default().push(number);
        }
        let postal_codes: Vec<String> =
            row.postal_codes.split(';').filter(|code| !code.is_empty()).map(str::to_owned).collect();
        for code in &postal_codes {
            self.by_postal_code.entry(code.clone()).or_default().push(number);
        }
        self.places.push(Place {
            id: row.id,
            parent: row.parent_id,
            level: row.level,
            name: row.name,
            postal_codes,
            is_on_the_map: row.latitude.is_some(),
            population: row.population.unwrap_or(0),
        });
    }

    /// A town by its name and postal code, however untidy: CEDEX, "st", arrondissements of large cities, names that a
    /// merger has lengthened.
    pub fn town(&self, name: &str, postal_code: &str) -> Found {
        let key = name_key(name);
        // Only French codes are known by town; a Canadian one is left aside.
        let code = Some(postal_code.trim()).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit())).unwrap_or("");
        match (key.is_empty(), code.is_empty()) {
            (true, true) => Found::Nothing,
            (true, false) => self.behind(code),
            (false, true) => self.only(&self.named(&key)),
            (false, false) => self.named_behind(&key, code),
        }
    }

    fn named(&self, key: &str) -> Vec<&Place> {
        self.numbers(&self.by_name, key).filter(|place| place.level == "town").collect()
    }

    fn only(&self, places: &[&Place]) -> Found {
        match places {
            [] => Found::Unknown,
            [only] => Found::One(only.id),
            several => self.several(several),
        }
    }

    fn behind(&self, code: &str) -> Found {
        let behind: Vec<&Place> = self.numbers(&self.by_postal_code, code).collect();
        if behind.is_empty() { self.department(code) } else { self.only(&behind) }
    }

    fn named_behind(&self, key: &str, code: &str) -> Found {
        let named = self.named(key);
        let mut exact = named.iter().filter(|place| place.postal_codes.iter().any(|own| own == code));
        if let (Some(only), None) = (exact.next(), exact.next()) {
            return Found::One(only.id);
        }
        // A CEDEX or a business code shares its first digits with the town's own.
        let near: Vec<&Place> = named.iter().copied().filter(|place| same_department(place, code)).collect();
        if !near.is_empty() {
            return self.only(&near);
        }
        // "Paris 12e Arrondissement", "Saint-Denis La Plaine"; "Éragny" that is now Éragny-sur-Oise.
        let behind: Vec<&Place> = self.numbers(&self.by_postal_code, code).collect();
        let alike = |place: &&&Place| {
            let own = name_key(&place.name);
            begins(key, &own) || begins(&own, key)
        };
        let mut begun = behind.iter().filter(alike);
        if let (Some(only), None) = (begun.next(), begun.next()) {
            return Found::One(only.id);
        }
        // Name and code say different places, or the name is of none: whoever knows must choose.
        let either: Vec<&Place> = named.into_iter().chain(behind).collect();
        if either.is_empty() { Found::Unknown } else { self.several(&either) }
    }

    fn numbers<'a>(&'a self, index: &'a HashMap<String, Vec<usize>>, key: &str) -> impl Iterator<Item = &'a Place> {
        index.get(key).into_iter().flatten().filter_map(|number| self.places.get(*number))
    }

    fn several(&self, places: &[&Place]) -> Found {
        let mut places = places.to_vec();
        places.sort_by_key(|place| std::cmp::Reverse(place.population));
        Found::Several(places.into_iter().take(12).map(|place| self.label(place)).collect())
    }

    fn label(&self, place: &Place) -> String {
        let code = place.postal_codes.first().map_or("", String::as_str);
        format!("{} {code}", place.name).trim().to_owned()
    }

    /// Two or three digits: a French department by its number.
    fn department(&self, code: &str) -> Found {
        self.by_code
            .get(&format!("FR-D{code}"))
            .and_then(|number| self.places.get(*number))
            .map_or(Found::Unknown, |place| Found::One(place.id))
    }

    /// The department (or the administrative region of Québec) around a town.
    pub fn around(&self, town: Uuid) -> Option<Uuid> {
        let mut at = *self.by_id.get(&town)?;
        for _ in 0..8 {
            let place = self.places.get(at)?;
            if place.level == "department" {
                return Some(place.id);
            }
            at = *self.by_id.get(&place.parent?)?;
        }
        None
    }

    /// By NAF code, whatever its case and point: `81.21z`.
    pub fn naf(&self, code: &str) -> &[Uuid] {
        let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
        self.naf.get(&code).map_or(&[], Vec::as_slice)
    }

    /// By CPV code: the category with the longest beginning in common.
    pub fn cpv(&self, code: &str) -> Option<Uuid> {
        let mut digits = significant(code);
        while digits.len() >= 2 {
            if let Some(category) = self.cpv.get(&digits) {
                return Some(*category);
            }
            digits.pop();
        }
        None
    }

    /// A status by its code, whatever its case.
    pub fn status(&self, code: &str) -> Option<&str> {
        self.statuses.iter().find(|known| known.eq_ignore_ascii_case(code.trim())).map(String::as_str)
    }
}

/// The telling digits of a CPV code: without the check digit, without the zeros at the end.
fn significant(code: &str) -> String {
    let digits: String = code.split('-').next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    let trimmed = digits.trim_end_matches('0');
    // A division has two digits, of which the second may be a zero.
    digits.get(..trimmed.len().max(2)).unwrap_or(trimmed).to_owned()
}

/// Whether the words of `long` begin with those of `short`.
fn begins(long: &str, short: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// From the widest level to the narrowest.
fn level_rank(level: &str) -> usize {
    ["country", "region", "department", "mrc", "intermunicipality", "town"].iter().position(|l| *l == level).unwrap_or(9)
}

fn same_department(place: &Place, code: &str) -> bool {
    let Some(beginning) = code.get(..2) else { return false };
    place.postal_codes.iter().any(|own| own.starts_with(beginning))
}

#[cfg(test)]
pub mod tests {
    use db::Uuid;

    use super::{PlaceRow, Resolver, significant};
    use crate::catalogue::place_field::name_key;

    /// Knows the places that come with the program.
    pub fn resolver() -> Resolver {
        let mut ids = std::collections::HashMap::new();
        let mut resolver = Resolver::default();
        let mut lines = csv::Reader::from_reader(include_bytes!("../../../../data/places.csv").as_slice());
        for line in lines.records().map(Result::unwrap) {
            let id = Uuid::now_v7();
            ids.insert(line[0].to_owned(), id);
            resolver.add(PlaceRow {
                id,
                parent_id: ids.get(&line[1]).copied(),
                code: line[0].to_owned(),
                level: line[2].to_owned(),
                name: line[3].to_owned(),
                name_key: name_key(&line[3]),
                postal_codes: line[4].to_owned(),
                latitude: line[5].parse().ok(),
                population: line[7].parse().ok(),
            });
        }
        resolver.learn_words();
        resolver
    }

    impl Resolver {
        pub fn code(&self, place: Uuid) -> &str {
            self.by_code.iter().find(|(_, number)| self.places[**number].id == place).unwrap().0
        }
    }

    #[test]
    fn words_for_places_name_places_that_are_there() {
        let resolver = resolver();
        for line in super::PLACE_WORDS.lines().skip(1).filter(|line| !line.starts_with('#')) {
            let (words, codes) = line.split_once(',').unwrap();
            assert_eq!(words, name_key(words));
            assert_eq!(resolver.called(words).map(<[Uuid]>::len), Some(codes.split(' ').count()), "{line}");
        }
    }

    #[test]
    fn a_cpv_code_is_compared_without_its_check_digit_and_final_zeros() {
        for (code, digits) in [("39130000-2", "3913"), ("30000000-9", "30"), ("45000000", "45"), ("34144900-7", "341449")] {
            assert_eq!(significant(code), digits);
        }
    }
}
