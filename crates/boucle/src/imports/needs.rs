//! Needs from a file, public notices among them: who buys, what, where. A buyer that is not known yet becomes an
//! organisation; its need is public, as the notice was.

use std::collections::HashMap;

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};
use sha2::{Digest, Sha256};

use super::mapping::Mapping;
use super::read::Reading;
use super::resolve::Found;
use super::table::{Line, Table};
use super::{Report, SURE};
use crate::kit::{App, Error, Result, format};
use crate::needs::save::{self, NewNeed};

row! {
    struct Known {
        source_key: String,
        digest: Vec<u8>,
        need_id: Uuid,
        version: i64,
    }
}

sql! {
    KNOWN: Known = "
        SELECT i.source_key, i.digest, n.id AS need_id, n.version
        FROM imported_line i JOIN need n ON n.id = i.target_id
        WHERE i.kind = 'needs' AND i.source_key = ANY($1)";
    BUYER: Uuid = "SELECT id FROM organisation WHERE name_key = $1 AND buys ORDER BY id LIMIT 1";
    ADD_BUYER: () = "
        INSERT INTO organisation (id, name, name_key, kind, legal_form, place_id, address, postal_code, website,
            description, buys, supplies, created_at, updated_at, version)
        VALUES ($1, $2, $3, 'public_body', '', $4, '', $5, '', '', TRUE, FALSE, $6, $6, 1)";
    NOTE: () = "
        INSERT INTO imported_line (kind, source_key, digest, target_id, at) VALUES ('needs', $1, $2, $3, $4)
        ON CONFLICT (kind, source_key) DO UPDATE SET digest = excluded.digest, at = excluded.at";
}

#[derive(Debug, Clone)]
struct Draft {
    key: String,
    title: String,
    text: String,
    buyer: String,
    postal_code: String,
    place: Option<Uuid>,
    budget: Option<i64>,
    currency: String,
    wanted_by: Option<Date>,
    quantity: Option<f64>,
    unit: String,
    categories: Vec<Uuid>,
}

pub async fn import(app: &App, reading: &mut Reading<'_>, table: &Table, mapping: &Mapping, write: bool) -> Result<Report> {
    let drafts: Vec<Draft> = table.lines.iter().filter_map(|line| draft(reading, line, mapping)).collect();
    let now = app.clock.now();
    let counts = app
        .db
        .write(|tx| {
            let drafts = &drafts;
            async move { put(&tx, drafts, now, write).await }
        })
        .await?;
    let [created, changed, unchanged] = counts;
    Ok(Report { lines: table.lines.len(), created, changed, unchanged, ..reading.report() })
}

fn draft(reading: &mut Reading<'_>, line: &Line, mapping: &Mapping) -> Option<Draft> {
    let cell = |field: &str| mapping.cell(&line.cells, field);
    let title = cell("title");
    if title.is_empty() {
        reading.refuse(line, "title", "", "imports-no-title");
        return None;
    }
    if cell("organisation").is_empty() {
        reading.refuse(line, "organisation", "", "imports-no-buyer");
        return None;
    }
    let (town, code) = if cell("town").is_empty() && cell("postal_code").is_empty() {
        ("", cell("delivery"))
    } else {
        (cell("town"), cell("postal_code"))
    };
    let place = match reading.resolver.town(town, code) {
        Found::One(place) => Some(place),
        Found::Nothing => None,
        Found::Several(candidates) => {
            reading.doubt(
                line,
                "town",
                town,
                "imports-place-several",
                candidates.into_iter().map(|(_, name)| name).collect(),
            );
            None
        }
        Found::Unknown => {
            reading.doubt(line, "town", &format!("{town} {code}"), "imports-place-unknown", Vec::new());
            None
        }
    };
    let mut categories: Vec<Uuid> = cell("cpv").split(';').filter_map(|code| reading.resolver.cpv(code)).collect();
    categories.dedup();
    if categories.is_empty() {
        categories = reading.suggested(&format!("{title}\n{}", cell("text")), SURE);
    }
    if categories.is_empty() {
        reading.doubt(line, "title", title, "imports-category-unknown", Vec::new());
    }
    let key = if cell("key").is_empty() { format!("{}:{}", cell("organisation"), title) } else { cell("key").to_owned() };
    Some(Draft {
        key,
        title: sentence(title),
        text: if cell("text").is_empty() { sentence(title) } else { cell("text").to_owned() },
        buyer: cell("organisation").chars().take(200).collect(),
        postal_code: cell("postal_code").to_owned(),
        place,
        budget: cell("budget")
            .replace(',', ".")
            .parse::<f64>()
            .ok()
            .filter(|amount| *amount > 0.0 && *amount < 1e13)
            .map(cents),
        currency: if cell("currency") == "CAD" { "CAD".to_owned() } else { "EUR".to_owned() },
        wanted_by: cell("wanted_by").get(..10).and_then(|day| day.parse().ok()),
        quantity: cell("quantity").replace(',', ".").parse().ok().filter(|quantity| *quantity > 0.0),
        unit: cell("unit").to_owned(),
        categories,
    })
}

#[expect(clippy::cast_possible_truncation, reason = "bounded to 1e13 by its caller")]
fn cents(amount: f64) -> i64 {
    (amount * 100.0).round() as i64
}

/// Notices are often typed without a capital; 200 characters are the longest title.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).take(200).collect()
}

impl Draft {
    fn digest(&self) -> Vec<u8> {
        Sha256::digest(format!("{self:?}").as_bytes()).to_vec()
    }

    fn need(&self, organisation: Uuid) -> NewNeed {
        NewNeed {
            organisation,
            title: self.title.clone(),
            text: self.text.clone(),
            language: "fr".to_owned(),
            quantity: self.quantity,
            unit: self.unit.clone(),
            budget_low: None,
            budget_high: self.budget,
            currency: self.currency.clone(),
            place: self.place,
            wanted_by: self.wanted_by,
            visibility: "public".to_owned(),
            state: "open".to_owned(),
            categories: self.categories.clone(),
            attributes: Vec::new(),
            source_key: Some(format!("needs:{}", self.key)),
        }
    }
}

async fn put(tx: &Tx, drafts: &[Draft], now: Timestamp, write: bool) -> Result<[usize; 3]> {
    let keys: Vec<String> = drafts.iter().map(|draft| draft.key.clone()).collect();
    let known: HashMap<String, Known> =
        tx.all(&KNOWN, args![keys]).await?.into_iter().map(|known| (known.source_key.clone(), known)).collect();
    let [mut created, mut changed, mut unchanged] = [0; 3];
    for draft in drafts {
        let digest = draft.digest();
        let before = known.get(&draft.key);
        match before {
            Some(before) if before.digest == digest => {
                unchanged += 1;
                continue;
            }
            Some(_) => changed += 1,
            None => created += 1,
        }
        if !write {
            continue;
        }
        let need = draft.need(buyer(tx, draft, now).await?);
        let id = match before {
            Some(before) => {
                save::update(tx, before.need_id, before.version, &need, now).await?;
                before.need_id
            }
            None => save::insert(tx, &need, None, now).await?,
        };
        tx.execute(&NOTE, args![&draft.key, digest, id, now]).await?;
    }
    Ok::<_, Error>([created, changed, unchanged])
}

async fn buyer(tx: &Tx, draft: &Draft, now: Timestamp) -> Result<Uuid> {
    let key = format::sort_key(&draft.buyer);
    if let Some(id) = tx.optional(&BUYER, args![&key]).await? {
        return Ok(id);
    }
    let id = Uuid::now_v7();
    tx.execute(&ADD_BUYER, args![id, &draft.buyer, key, draft.place, &draft.postal_code, now]).await?;
    Ok(id)
}
