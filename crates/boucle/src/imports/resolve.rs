//! Words of a file as rows of the database: places by name and postal code, categories by code, CPV, NAF or text,
//! statuses by code. Read once an import, in memory, so that a line costs no query.

use std::collections::HashMap;

use db::{Run, Uuid, args, row, sql};

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

sql! {
    PLACES: PlaceRow = "
        SELECT id, parent_id, code, level, name, name_key, postal_codes, population FROM place";
    CODES: CodeRow = "SELECT category_id, scheme, code FROM category_code";
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
    naf: HashMap<String, Uuid>,
    statuses: Vec<String>,
}

/// What a name and a postal code say of a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    One(Uuid),
    /// Nothing was said.
    Nothing,
    /// Among these a person must choose; as people read them.
    Several(Vec<(Uuid, String)>),
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
            statuses: run.all(&STATUSES, args![]).await?,
        };
        for row in run.all(&PLACES, args![]).await? {
            resolver.add(row);
        }
        for row in run.all(&CODES, args![]).await? {
            match row.scheme.as_str() {
                "cpv" => resolver.cpv.insert(significant(&row.code), row.category_id),
                _ => resolver.naf.insert(row.code, row.category_id),
            };
        }
        Ok(resolver)
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

    /// A town by its name and postal code, however untidy: CEDEX, "st", arrondissements of large cities.
    pub fn town(&self, name: &str, postal_code: &str) -> Found {
        let key = name_key(name);
        let code = postal_code.trim();
        if key.is_empty() && code.is_empty() {
            return Found::Nothing;
        }
        let named: Vec<&Place> = self.numbers(&self.by_name, &key).filter(|place| place.level == "town").collect();
        let exact: Vec<&Place> =
            named.iter().copied().filter(|place| place.postal_codes.iter().any(|own| own == code)).collect();
        if let [only] = exact.as_slice() {
            return Found::One(only.id);
        }
        // A CEDEX or a business code shares its first digits with the town's own.
        let near: Vec<&Place> = named.iter().copied().filter(|place| same_department(place, code)).collect();
        match (near.as_slice(), code.is_empty()) {
            ([only], _) => return Found::One(only.id),
            ([], true) if named.len() == 1 => return named.first().map_or(Found::Unknown, |place| Found::One(place.id)),
            ([], true) if named.len() > 1 => return self.several(&named),
            (several, false) if several.len() > 1 => return self.several(several),
            _ => {}
        }
        let behind: Vec<&Place> = self.numbers(&self.by_postal_code, code).collect();
        if key.is_empty() {
            return match behind.as_slice() {
                [] => self.department(code),
                [only] => Found::One(only.id),
                several => self.several(several),
            };
        }
        // "Paris 12e Arrondissement", "Saint-Denis La Plaine": the town's name begins what is written.
        let mut begins = behind.iter().filter(|place| key.starts_with(&name_key(&place.name)));
        match (begins.next(), begins.next()) {
            (Some(only), None) => Found::One(only.id),
            _ if behind.is_empty() => Found::Unknown,
            _ => self.several(&behind),
        }
    }

    fn numbers<'a>(&'a self, index: &'a HashMap<String, Vec<usize>>, key: &str) -> impl Iterator<Item = &'a Place> {
        index.get(key).into_iter().flatten().filter_map(|number| self.places.get(*number))
    }

    fn several(&self, places: &[&Place]) -> Found {
        let mut places = places.to_vec();
        places.sort_by_key(|place| std::cmp::Reverse(place.population));
        Found::Several(places.into_iter().take(12).map(|place| (place.id, self.label(place))).collect())
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
    pub fn naf(&self, code: &str) -> Option<Uuid> {
        let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
        self.naf.get(&code).copied()
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
