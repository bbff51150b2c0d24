//! Whose the solutions of a file are: an organisation by its number, else by its name; a new one where whoever imports says that
//! those not known yet are to be made.

use std::collections::{HashMap, HashSet};

use db::{Run, Timestamp, Uuid, args, row, sql};

use super::Stopped;
use super::read::{Reading, Rows};
use super::suppliers::identifier;
use crate::kit::format;
use crate::kit::table::Line;
use crate::people::identifiers::Scheme;

row! {
    struct Supplier {
        id: Uuid,
        identifier: Option<String>,
        name_key: String,
        supplies: bool,
    }
}
row! {
    struct Merged {
        name: String,
        into_id: Uuid,
    }
}

sql! {
    BY_NAME: Supplier = "
        SELECT id, identifier, name_key, supplies FROM organisation WHERE name_key = ANY($1) ORDER BY id";
    BY_NUMBER: Supplier = "
        SELECT id, identifier, name_key, supplies FROM organisation WHERE identifier = ANY($1) ORDER BY id";
    // One that was merged into another is that other from then on.
    MERGED: Merged = "SELECT name, into_id FROM organisation_merged WHERE name = ANY($1) ORDER BY id";
    PUT: () = "
        INSERT INTO organisation (id, name, name_key, kind, legal_form, identifier_scheme, identifier, place_id, address,
            postal_code, website, description, buys, supplies, created_at, updated_at, version)
        VALUES ($1, $2, $3, 'company', '', $4, $5, $6, '', $7, '', '', FALSE, TRUE, $8, $8, 1)";
    SUPPLIES: () = "UPDATE organisation SET supplies = TRUE WHERE id = $1";
}

/// Organisations by number and by the key of their name; of a name that two bear, nobody.
#[derive(Default)]
pub struct Suppliers {
    known: HashMap<String, Option<Uuid>>,
    /// Those that this import makes: another reading of the database may not see them.
    made: HashMap<String, Uuid>,
    /// The number of each that has one.
    numbers: HashMap<Uuid, String>,
    /// Those that only bought so far.
    buyers: HashSet<Uuid>,
}

impl Suppliers {
    /// Those that these lines name.
    pub async fn meet(&mut self, reading: &Reading<'_>, run: &impl Run, lines: &[Line]) -> Result<(), Stopped> {
        self.known.clear();
        let said: HashSet<&str> = lines.iter().map(|line| reading.mapping.cell(&line.cells, "supplier")).collect();
        let numbered = lines.iter().map(|line| reading.mapping.cell(&line.cells, "identifier")).chain(said.iter().copied());
        let numbers: HashSet<String> = numbered.map(digits).filter(|number| number.len() >= 9).collect();
        for row in run.all(&BY_NUMBER, args![Vec::from_iter(numbers)]).await? {
            self.note(&row);
            self.known.insert(row.identifier.unwrap_or_default(), Some(row.id));
        }
        let keys: Vec<String> = said.iter().map(|words| format::sort_key(words)).collect();
        for row in run.all(&BY_NAME, args![keys]).await? {
            self.note(&row);
            self.meet_name(row.name_key, row.id);
        }
        let names: Vec<String> = said.iter().map(|words| (*words).to_owned()).collect();
        for row in run.all(&MERGED, args![names]).await? {
            self.meet_name(format::sort_key(&row.name), row.into_id);
        }
        Ok(())
    }

    fn note(&mut self, row: &Supplier) {
        if !row.supplies {
            self.buyers.insert(row.id);
        }
        self.numbers.extend(row.identifier.clone().map(|number| (row.id, number)));
    }

    fn meet_name(&mut self, key: String, id: Uuid) {
        self.known.entry(key).and_modify(|known| *known = known.filter(|other| *other == id)).or_insert(Some(id));
    }

    /// Whether a line gives another number than that of the supplier whose name it says: one of two that bear it. The first nine
    /// digits of a SIRET are the SIREN of all its places.
    fn is_another(&self, supplier: Uuid, number: &str) -> bool {
        let said = digits(number);
        let own = self.numbers.get(&supplier).and_then(|own| own.get(..9));
        own.zip(said.get(..9)).is_some_and(|(own, said)| own != said)
    }

    /// The supplier of a line; a line without one is refused.
    pub fn of(&mut self, reading: &mut Reading<'_>, line: &Line, rows: &mut Rows, now: Timestamp) -> Option<Uuid> {
        let (said, number) =
            (reading.mapping.cell(&line.cells, "supplier"), reading.mapping.cell(&line.cells, "identifier"));
        let numbers = [digits(number), digits(said)].into_iter().filter(|number| number.len() >= 9);
        let keys: Vec<String> = numbers.chain([format::sort_key(said)]).collect();
        let known =
            keys.iter().find_map(|key| self.known.get(key).copied().or_else(|| self.made.get(key).map(|id| Some(*id))));
        match known {
            Some(Some(supplier)) if self.is_another(supplier, number) => {
                reading.refuse(line, "identifier", number, "imports-supplier-other-number");
                None
            }
            Some(Some(supplier)) => {
                if self.buyers.remove(&supplier) {
                    rows.add(&SUPPLIES, args![supplier]);
                }
                Some(supplier)
            }
            Some(None) => {
                reading.refuse(line, "supplier", said, "imports-supplier-several");
                None
            }
            None if !reading.makes_suppliers() => {
                reading.refuse(line, "supplier", said, "imports-supplier-unknown");
                None
            }
            None if said.chars().filter(|letter| letter.is_alphabetic()).count() < 2 => {
                reading.refuse(line, "supplier", said, "imports-no-name");
                None
            }
            None => Some(self.make(reading, line, rows, now)),
        }
    }

    fn make(&mut self, reading: &mut Reading<'_>, line: &Line, rows: &mut Rows, now: Timestamp) -> Uuid {
        let mapping = reading.mapping;
        let cell = |field: &str| mapping.cell(&line.cells, field);
        let number = identifier(cell("identifier")).unwrap_or_else(|()| {
            reading.doubt(line, "identifier", cell("identifier"), "imports-identifier-wrong", Vec::new());
            None
        });
        let place = reading.town(line, cell("town"), cell("postal_code"));
        let (id, name) = (Uuid::now_v7(), cell("supplier").chars().take(200).collect::<String>());
        let key = format::sort_key(&name);
        let (scheme, digits) =
            number.as_ref().map(|(scheme, digits): &(Scheme, String)| (scheme.code(), digits.as_str())).unzip();
        rows.add(&PUT, args![id, &name, &key, scheme, digits, place, cell("postal_code"), now]);
        self.made.insert(format::sort_key(cell("supplier")), id);
        if let Some((_, digits)) = number {
            self.numbers.insert(id, digits.clone());
            self.made.insert(digits, id);
        }
        reading.made_supplier();
        id
    }
}

fn digits(words: &str) -> String {
    words.chars().filter(char::is_ascii_digit).collect()
}
