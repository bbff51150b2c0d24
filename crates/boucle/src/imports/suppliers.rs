//! Suppliers from a file: each becomes an organisation with its status and one general solution, so that it is found
//! before it has written anything itself. Lines with the same number, or the same name and postal code, are one supplier.

use std::collections::{BTreeMap, HashMap};

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use sha2::{Digest, Sha256};

use super::Stopped;
use super::mapping::Mapping;
use super::read::{Reading, Rows, hash};
use crate::catalogue::place_field::name_key;
use crate::catalogue::versions;
use crate::kit::format;
use crate::kit::table::Line;
use crate::people::identifiers::{self, Scheme};

row! {
    struct Known {
        source_key: String,
        digest: Vec<u8>,
        solution_id: Uuid,
        supplier_id: Uuid,
        is_merged: bool,
    }
}
row! {
    struct Held {
        identifier: Option<String>,
        id: Uuid,
    }
}

sql! {
    KNOWN: Known = "
        SELECT i.source_key, i.digest, s.id AS solution_id, s.supplier_id, s.merged_into IS NOT NULL AS is_merged
        FROM imported_line i JOIN solution s ON s.id = i.target_id
        WHERE i.kind = 'suppliers' AND i.source_key = ANY($1)";
    HELD: Held = "SELECT identifier, id FROM organisation WHERE identifier = ANY($1)";
    PUT_ORGANISATION: () = "
        INSERT INTO organisation (id, name, name_key, kind, legal_form, identifier_scheme, identifier, size, place_id,
            address, postal_code, latitude, longitude, website, description, buys, supplies, created_at, updated_at,
            version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, FALSE, TRUE, $16, $16, 1)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, kind = excluded.kind,
            legal_form = excluded.legal_form, size = excluded.size, place_id = excluded.place_id,
            address = excluded.address, postal_code = excluded.postal_code, latitude = excluded.latitude,
            longitude = excluded.longitude, website = excluded.website, description = excluded.description,
            supplies = TRUE, updated_at = excluded.updated_at, version = organisation.version + 1";
    PUT_STATUS: () = "
        INSERT INTO organisation_status (organisation_id, status_code, certificate, certified_by)
        VALUES ($1, $2, '', '') ON CONFLICT (organisation_id, status_code) DO NOTHING";
    PUT_SOLUTION: () = "
        INSERT INTO solution (id, supplier_id, title, title_key, summary, description, language, strategies, commitments,
            links, state, source_key, created_at, updated_at, vouched_at, published_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, 'fr', '', $7, $8, 'published', $9, $10, $10, $10, $10, 1)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title, title_key = excluded.title_key,
            summary = excluded.summary, description = excluded.description, commitments = excluded.commitments,
            links = excluded.links, updated_at = excluded.updated_at, vouched_at = excluded.vouched_at, changed_by = NULL,
            version = solution.version + 1";
    // Of an import that says otherwise than the last, the last is forgotten.
    CLEAR_CATEGORIES: () = "DELETE FROM solution_category WHERE solution_id = $1";
    CLEAR_PLACES: () = "DELETE FROM solution_place WHERE solution_id = $1";
    PUT_CATEGORY: () = "
        INSERT INTO solution_category (solution_id, category_id) VALUES ($1, $2)
        ON CONFLICT (solution_id, category_id) DO NOTHING";
    PUT_PLACE: () = "
        INSERT INTO solution_place (solution_id, place_id) VALUES ($1, $2)
        ON CONFLICT (solution_id, place_id) DO NOTHING";
    NOTE: () = "
        INSERT INTO imported_line (kind, source_key, digest, target_id, at) VALUES ('suppliers', $1, $2, $3, $4)
        ON CONFLICT (kind, source_key) DO UPDATE SET digest = excluded.digest, at = excluded.at";
}

/// A supplier as the lines of the file say it.
#[derive(Debug, Clone)]
struct Draft {
    key: String,
    name: String,
    identifier: Option<(Scheme, String)>,
    statuses: Vec<String>,
    legal_form: String,
    size: Option<&'static str>,
    place: Option<Uuid>,
    /// The department around it: the file says where a supplier is, and its department is taken as where it works.
    served: Option<Uuid>,
    address: String,
    postal_code: String,
    point: Option<(f64, f64)>,
    website: String,
    description: String,
    categories: Vec<Uuid>,
}

/// Lines of one supplier wait for one another; the others are written as they come.
pub async fn import(reading: &mut Reading<'_>, run: &impl Run, tx: Option<&Tx>, now: Timestamp) -> Result<(), Stopped> {
    let mapping = reading.mapping;
    let repeated = reading.repeated(|line| line_key(line, mapping))?;
    let mut waiting: BTreeMap<String, Draft> = BTreeMap::new();
    loop {
        let lines = reading.batch()?;
        if lines.is_empty() {
            break;
        }
        let mut ready = Vec::new();
        for line in &lines {
            let Some(draft) = draft(reading, line) else { continue };
            if !repeated.contains(&hash(&draft.key)) {
                ready.push(draft);
            } else if let Some(known) = waiting.get_mut(&draft.key) {
                known.join(draft);
            } else {
                waiting.insert(draft.key.clone(), draft);
            }
        }
        put(reading, run, tx, &ready, now).await?;
    }
    let waiting: Vec<Draft> = waiting.into_values().collect();
    for batch in waiting.chunks(1000) {
        put(reading, run, tx, batch, now).await?;
    }
    Ok(())
}

/// What names the supplier of a line, before the line is understood.
fn line_key(line: &Line, mapping: &Mapping) -> String {
    let cell = |field: &str| mapping.cell(&line.cells, field);
    let identifier = identifier(cell("identifier")).ok().flatten();
    key(identifier.as_ref(), name(line, mapping), cell("postal_code"))
}

fn name<'l>(line: &'l Line, mapping: &Mapping) -> &'l str {
    let brand = mapping.cell(&line.cells, "brand");
    if brand.is_empty() { mapping.cell(&line.cells, "name") } else { brand }
}

fn draft(reading: &mut Reading<'_>, line: &Line) -> Option<Draft> {
    let mapping = reading.mapping;
    let cell = |field: &str| mapping.cell(&line.cells, field);
    let name = name(line, mapping);
    if name.is_empty() {
        reading.refuse(line, "name", "", "imports-no-name");
        return None;
    }
    let identifier = identifier(cell("identifier")).unwrap_or_else(|()| {
        reading.doubt(line, "identifier", cell("identifier"), "imports-identifier-wrong", Vec::new());
        None
    });
    let statuses: Vec<String> =
        cell("status").split([';', ',']).filter_map(|code| reading.resolver.status(code)).map(str::to_owned).collect();
    if statuses.is_empty() && !cell("status").is_empty() {
        reading.doubt(line, "status", cell("status"), "imports-status-unknown", Vec::new());
    }
    let place = reading.town(line, cell("town"), cell("postal_code"));
    let asked = if cell("naf").is_empty() { ("name", name) } else { ("naf", cell("naf")) };
    let coded = reading.resolver.naf(cell("naf")).to_vec();
    let text = format!("{name}\n{}", cell("description"));
    Some(Draft {
        key: key(identifier.as_ref(), name, cell("postal_code")),
        name: name.chars().take(200).collect(),
        identifier,
        statuses,
        legal_form: cell("legal_form").to_owned(),
        size: size(cell("size")),
        place,
        served: place.and_then(|place| reading.resolver.around(place)).or(place),
        address: cell("address").to_owned(),
        postal_code: cell("postal_code").to_owned(),
        point: cell("latitude").parse().ok().zip(cell("longitude").parse().ok()).filter(is_on_earth),
        website: Some(cell("website")).filter(|site| site.starts_with("http")).unwrap_or_default().to_owned(),
        description: cell("description").to_owned(),
        categories: reading.categories(line, cell("categories"), coded, asked, &text),
    })
}

impl Draft {
    /// Two lines of one supplier: what the second adds.
    fn join(&mut self, other: Self) {
        self.statuses
            .extend(other.statuses.into_iter().filter(|status| !self.statuses.contains(status)).collect::<Vec<_>>());
        self.categories.extend(other.categories.into_iter().filter(|id| !self.categories.contains(id)).collect::<Vec<_>>());
        if self.description.is_empty() {
            self.description = other.description;
        }
    }

    fn digest(&self) -> Vec<u8> {
        Sha256::digest(format!("{self:?}").as_bytes()).to_vec()
    }

    fn add(&self, rows: &mut Rows, digest: Vec<u8>, ids: (Uuid, Uuid), fresh: bool, now: Timestamp) {
        let (solution, supplier) = ids;
        let (scheme, number) = self.identifier.as_ref().map(|(scheme, number)| (scheme.code(), number.as_str())).unzip();
        let kind = if self.statuses.is_empty() { "company" } else { "social_enterprise" };
        let organisation = args![
            supplier,
            &self.name,
            format::sort_key(&self.name),
            kind,
            &self.legal_form,
            scheme,
            number,
            self.size,
            self.place,
            &self.address,
            &self.postal_code,
            self.point.map(|p| p.0),
            self.point.map(|p| p.1),
            &self.website,
            &self.description,
            now
        ];
        rows.add(&PUT_ORGANISATION, organisation);
        for status in &self.statuses {
            rows.add(&PUT_STATUS, args![supplier, status]);
        }
        let summary: String = self.description.lines().next().unwrap_or_default().chars().take(300).collect();
        let general = args![
            solution,
            supplier,
            &self.name,
            format::sort_key(&self.name),
            summary,
            &self.description,
            self.commitments(),
            &self.website,
            format!("suppliers:{}", self.key),
            now
        ];
        rows.add(&PUT_SOLUTION, general);
        if !fresh {
            rows.add(&CLEAR_CATEGORIES, args![solution]);
            rows.add(&CLEAR_PLACES, args![solution]);
        }
        for category in &self.categories {
            rows.add(&PUT_CATEGORY, args![solution, *category]);
        }
        if let Some(place) = self.served {
            rows.add(&PUT_PLACE, args![solution, place]);
        }
        rows.add(&NOTE, args![&self.key, digest, solution, now]);
    }

    /// Kinds of work integration say it themselves; the others are left to the supplier.
    fn commitments(&self) -> &'static str {
        let is = |codes: &[&str]| self.statuses.iter().any(|status| codes.contains(&status.as_str()));
        match (is(&["EI", "ACI", "AI", "ETTI", "EITI", "GEIQ"]), is(&["EA", "ESAT"])) {
            (true, true) => "work_integration,disability",
            (true, false) => "work_integration",
            (false, true) => "disability",
            (false, false) => "",
        }
    }
}

pub fn identifier(typed: &str) -> Result<Option<(Scheme, String)>, ()> {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let scheme = match digits {
        0 => return Ok(None),
        14 => Scheme::Siret,
        9 => Scheme::Siren,
        10 => Scheme::Neq,
        _ => return Err(()),
    };
    identifiers::parse(scheme, typed).map(|number| Some((scheme, number))).map_err(|_| ())
}

fn key(identifier: Option<&(Scheme, String)>, name: &str, postal_code: &str) -> String {
    identifier.map_or_else(
        || format!("name:{}:{postal_code}", name_key(name)),
        |(scheme, number)| format!("{}:{number}", scheme.code()),
    )
}

/// "50 à 99 salariés", "12": the band of the larger number. Under 10, 50 and 250 people: the bounds of European law.
fn size(text: &str) -> Option<&'static str> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<u32>().ok());
    Some(match numbers.max()? {
        0..=9 => "micro",
        10..=49 => "small",
        50..=249 => "medium",
        _ => "large",
    })
}

fn is_on_earth((latitude, longitude): &(f64, f64)) -> bool {
    latitude.abs() <= 90.0 && longitude.abs() <= 180.0 && (*latitude, *longitude) != (0.0, 0.0)
}

async fn put(
    reading: &mut Reading<'_>,
    run: &impl Run,
    tx: Option<&Tx>,
    batch: &[Draft],
    now: Timestamp,
) -> Result<(), Stopped> {
    let keys: Vec<String> = batch.iter().map(|draft| draft.key.clone()).collect();
    let known: HashMap<String, Known> =
        run.all(&KNOWN, args![keys]).await?.into_iter().map(|known| (known.source_key.clone(), known)).collect();
    let numbers: Vec<String> =
        batch.iter().filter_map(|draft| draft.identifier.as_ref()).map(|(_, number)| number.clone()).collect();
    let held: HashMap<String, Uuid> =
        run.all(&HELD, args![numbers]).await?.into_iter().filter_map(|held| Some((held.identifier?, held.id))).collect();
    let (mut rows, mut kept) = (Rows::default(), Vec::new());
    for draft in batch {
        let digest = draft.digest();
        let (solution, supplier) = match known.get(&draft.key) {
            // What was merged into another is kept there.
            Some(known) if known.digest == digest || known.is_merged => {
                reading.unchanged();
                continue;
            }
            Some(known) => {
                reading.changed();
                kept.push(known.solution_id);
                (known.solution_id, known.supplier_id)
            }
            None => {
                reading.created();
                let holder = draft.identifier.as_ref().and_then(|(_, number)| held.get(number));
                (Uuid::now_v7(), holder.copied().unwrap_or_else(Uuid::now_v7))
            }
        };
        reading.wrote(solution);
        draft.add(&mut rows, digest, (solution, supplier), !known.contains_key(&draft.key), now);
    }
    match tx {
        Some(tx) => {
            versions::keep(tx, kept).await?;
            Ok(rows.put(tx).await?)
        }
        None => Ok(()),
    }
}
