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
        SELECT id, parent_id, code, level, name, name_key, postal_codes, population FROM place";
    CODES: CodeRow = "SELECT category_id, scheme, code FROM category_code ORDER BY scheme, code, category_id";
    CATEGORIES: CategoryRow = "SELECT id, code, name_fr, name_en FROM category WHERE retired_at IS NULL";
    ANSWERS: AnswerRow = "SELECT subject, value, target_id FROM import_answer";
    STATUSES: String = "SELECT code FROM legal_status ORDER BY position";
}

struct Place {
    id: Uuid,
    parent: Option<Uuid>,
    level: String,
    name: String,
    postal_codes: Vec<String>,
    population: i64,
}

pub struct Resolver {
    places: Vec<Place>,
    by_name: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, usize>,
    by_id: HashMap<Uuid, usize>,
    by_postal_code: HashMap<String, Vec<usize>>,
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
        let mut resolver = Self {
            places: Vec::new(),
            by_name: HashMap::new(),
            by_code: HashMap::new(),
            by_id: HashMap::new(),
            by_postal_code: HashMap::new(),
            cpv: HashMap::new(),
            naf: HashMap::new(),
            categories: HashMap::new(),
            answers: HashMap::new(),
            statuses: run.all(&STATUSES, args![]).await?,
        };
        for row in run.all(&PLACES, args![]).await? {
            resolver.add(row);
        }
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
        let named: Vec<&Place> = self.numbers(&self.by_name, &name_key(words)).collect();
        // "Québec" is a town, a region and a province: whoever serves means the largest.
        let largest = named.iter().map(|place| level_rank(&place.level)).min();
        let named: Vec<&Place> = named.into_iter().filter(|place| Some(level_rank(&place.level)) == largest).collect();
        match named.as_slice() {
            [] => Found::Unknown,
            [only] => Found::One(only.id),
            several => self.several(several),
        }
    }

    fn add(&mut self, row: PlaceRow) {
        let number = self.places.len();
        self.by_name.entry(row.name_key).or_default().push(number);
        self.by_code.insert(row.code, number);
        self.by_id.insert(row.id, number);
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
mod tests {
    use super::significant;

    #[test]
    fn a_cpv_code_is_compared_without_its_check_digit_and_final_zeros() {
        for (code, digits) in [("39130000-2", "3913"), ("30000000-9", "30"), ("45000000", "45"), ("34144900-7", "341449")] {
            assert_eq!(significant(code), digits);
        }
    }
}
