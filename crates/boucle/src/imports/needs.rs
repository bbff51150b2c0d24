//! Needs from a file, public notices among them: who buys, what, where. A buyer that is not known yet becomes an
//! organisation; its need is public, as the notice was.

use std::collections::{HashMap, HashSet};

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};
use sha2::{Digest, Sha256};

use super::Stopped;
use super::read::{Reading, hash};
use crate::kit::table::Line;
use crate::kit::{Language, format};
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
    language: Language,
}

pub async fn import(reading: &mut Reading<'_>, run: &impl Run, tx: Option<&Tx>, now: Timestamp) -> Result<(), Stopped> {
    let mut seen = HashSet::new();
    loop {
        let lines = reading.batch()?;
        if lines.is_empty() {
            return Ok(());
        }
        let mut drafts = Vec::new();
        for line in &lines {
            let Some(draft) = draft(reading, line) else { continue };
            if seen.insert(hash(&draft.key)) {
                drafts.push(draft);
            } else {
                reading.refuse(line, "key", &draft.key, "imports-twice");
            }
        }
        put(reading, run, tx, &drafts, now).await?;
    }
}

fn draft(reading: &mut Reading<'_>, line: &Line) -> Option<Draft> {
    let mapping = reading.mapping;
    let cell = |field: &str| mapping.cell(&line.cells, field);
    let (title, buyer) = (cell("title"), cell("organisation"));
    if title.is_empty() {
        reading.refuse(line, "title", "", "imports-no-title");
        return None;
    }
    if buyer.is_empty() {
        reading.refuse(line, "organisation", "", "imports-no-buyer");
        return None;
    }
    // Where it is to be delivered, else where the buyer is.
    let (town, code) =
        if cell("delivery").is_empty() { (cell("town"), cell("postal_code")) } else { ("", cell("delivery")) };
    let mut coded: Vec<Uuid> = cell("cpv").split(';').filter_map(|code| reading.resolver.cpv(code)).collect();
    coded.dedup();
    let text = format!("{title}\n{}", cell("text"));
    Some(Draft {
        key: if cell("key").is_empty() { format!("{buyer}:{title}") } else { cell("key").to_owned() },
        title: sentence(title),
        text: if cell("text").is_empty() { sentence(title) } else { cell("text").to_owned() },
        buyer: buyer.chars().take(200).collect(),
        postal_code: cell("postal_code").to_owned(),
        place: reading.town(line, town, code),
        budget: amount(cell("budget")).map(cents),
        currency: if cell("currency") == "CAD" { "CAD".to_owned() } else { "EUR".to_owned() },
        wanted_by: cell("wanted_by").get(..10).and_then(|day| day.parse().ok()),
        quantity: amount(cell("quantity")),
        unit: cell("unit").to_owned(),
        categories: reading.categories(line, cell("categories"), coded, ("title", title), &text),
        language: reading.language(),
    })
}

fn amount(typed: &str) -> Option<f64> {
    typed.replace(',', ".").parse().ok().filter(|amount| *amount > 0.0 && *amount < 1e13)
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
            language: self.language.code().to_owned(),
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

async fn put(
    reading: &mut Reading<'_>,
    run: &impl Run,
    tx: Option<&Tx>,
    drafts: &[Draft],
    now: Timestamp,
) -> Result<(), Stopped> {
    let keys: Vec<String> = drafts.iter().map(|draft| draft.key.clone()).collect();
    let known: HashMap<String, Known> =
        run.all(&KNOWN, args![keys]).await?.into_iter().map(|known| (known.source_key.clone(), known)).collect();
    for draft in drafts {
        let digest = draft.digest();
        let before = known.get(&draft.key);
        match before {
            Some(before) if before.digest == digest => {
                reading.unchanged();
                continue;
            }
            Some(_) => reading.changed(),
            None => reading.created(),
        }
        let Some(tx) = tx else { continue };
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
    Ok(())
}

async fn buyer(tx: &Tx, draft: &Draft, now: Timestamp) -> Result<Uuid, Stopped> {
    let key = format::sort_key(&draft.buyer);
    if let Some(id) = tx.optional(&BUYER, args![&key]).await? {
        return Ok(id);
    }
    let id = Uuid::now_v7();
    tx.execute(&ADD_BUYER, args![id, &draft.buyer, key, draft.place, &draft.postal_code, now]).await?;
    Ok(id)
}
