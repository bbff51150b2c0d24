//! The reference data that come with the program: categories, places, labels, statuses, synonyms. They are put into an
//! empty database once; from then on they are the network's own to change.

use std::collections::HashMap;
use std::io::Read;

use db::{Args, Db, Run, Tx, Uuid, args, sql};
use serde::Deserialize;

use super::place_field::name_key;
use crate::kit::error::internal;
use crate::kit::{Error, Packed, Result};
use crate::packed;

// Not `const`: the program would hold as many copies as it has places that read them.
static CATEGORIES: &str = include_str!("../../../../data/categories.csv");
static PLACES: Packed = packed!("places.csv");
static LABELS: &str = include_str!("../../../../data/labels.csv");
static STATUSES: &str = include_str!("../../../../data/legal_statuses.csv");
const SYNONYMS: [(&str, &str); 2] =
    [("fr", include_str!("../../../../data/synonyms_fr.csv")), ("en", include_str!("../../../../data/synonyms_en.csv"))];

#[derive(Deserialize)]
struct CategoryLine {
    code: String,
    parent: String,
    name_fr: String,
    name_en: String,
    words_fr: String,
    words_en: String,
    cpv: String,
    naf: String,
}

#[derive(Deserialize)]
struct PlaceLine {
    code: String,
    parent: String,
    level: String,
    name: String,
    postal_codes: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    population: Option<i64>,
}

impl PlaceLine {
    fn row(self, id: Uuid, parent: Option<Uuid>) -> Args {
        let key = name_key(&self.name);
        args![
            id,
            self.code,
            parent,
            self.level,
            self.name,
            key,
            self.postal_codes,
            self.latitude,
            self.longitude,
            self.population
        ]
    }
}

#[derive(Deserialize)]
struct LabelLine {
    code: String,
    name: String,
    area: String,
    kind: String,
}

#[derive(Deserialize)]
struct StatusLine {
    code: String,
    jurisdiction: String,
    label_fr: String,
    label_en: String,
    family: String,
    evidence: String,
}

sql! {
    SEEDED: i64 = "SELECT count(*) AS n FROM category";
    ADD_CATEGORY: () = "
        INSERT INTO category (id, code, parent_id, name_fr, name_en, words_fr, words_en, position, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    ADD_CODE: () = "INSERT INTO category_code (category_id, scheme, code) VALUES ($1, $2, $3)";
    ADD_PLACE: () = "
        INSERT INTO place (id, code, parent_id, level, name, name_key, postal_codes, latitude, longitude, population)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    IS_PLACE: i64 = "SELECT count(*) AS n FROM place WHERE code = $1";
    PLACE: Uuid = "SELECT id FROM place WHERE code = $1";
    ADD_LABEL: () = "INSERT INTO label (code, name, area, kind, position) VALUES ($1, $2, $3, $4, $5)";
    ADD_STATUS: () = "
        INSERT INTO legal_status (code, jurisdiction, label_fr, label_en, family, evidence, position)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ADD_SYNONYM: () = "INSERT INTO synonym (id, language, words, version) VALUES ($1, $2, $3, 1)";
}

/// Fills an empty database, in one transaction; does nothing to one that has its categories.
pub async fn seed(db: &Db) -> Result<bool> {
    if db.one(&SEEDED, args![]).await? > 0 {
        other_provinces(db).await?;
        return Ok(false);
    }
    let filled = db
        .write(|tx| async move {
            if tx.one(&SEEDED, args![]).await? > 0 {
                return Ok(false);
            }
            categories(&tx).await?;
            places(&tx).await?;
            small_lists(&tx).await?;
            Ok::<_, Error>(true)
        })
        .await;
    match filled {
        // Of two servers that start on an empty database, one fills it.
        Err(Error::Internal(_)) if db.one(&SEEDED, args![]).await? > 0 => Ok(false),
        other => other,
    }
}

fn lines<T: for<'d> Deserialize<'d>>(text: impl Read) -> Result<Vec<T>> {
    csv::Reader::from_reader(text).deserialize().collect::<std::result::Result<_, _>>().map_err(internal)
}

/// Ids in the order of the file, and the parent's id of each: a parent stands before its children.
struct Ids(HashMap<String, Uuid>);

impl Ids {
    fn next(&mut self, code: &str, parent: &str) -> Result<(Uuid, Option<Uuid>)> {
        let id = Uuid::now_v7();
        let parent_id = match parent {
            "" => None,
            parent => Some(*self.0.get(parent).ok_or_else(|| internal(format!("{code}: no parent {parent}")))?),
        };
        self.0.insert(code.to_owned(), id);
        Ok((id, parent_id))
    }
}

async fn categories(tx: &Tx) -> Result<()> {
    let mut ids = Ids(HashMap::new());
    let mut codes = Vec::new();
    for (position, line) in (1_i64..).zip(lines::<CategoryLine>(CATEGORIES.as_bytes())?) {
        let (id, parent) = ids.next(&line.code, &line.parent)?;
        let row = args![id, line.code, parent, line.name_fr, line.name_en, line.words_fr, line.words_en, position];
        tx.execute(&ADD_CATEGORY, row).await?;
        for (scheme, list) in [("cpv", line.cpv), ("naf", line.naf)] {
            codes.extend(list.split(';').filter(|code| !code.is_empty()).map(|code| args![id, scheme, code]));
        }
    }
    tx.execute_many(&ADD_CODE, codes).await?;
    Ok(())
}

async fn places(tx: &Tx) -> Result<()> {
    let mut ids = Ids(HashMap::new());
    let mut rows = Vec::new();
    for line in lines::<PlaceLine>(PLACES.reader())? {
        let (id, parent) = ids.next(&line.code, &line.parent)?;
        rows.push(line.row(id, parent));
    }
    tx.execute_many(&ADD_PLACE, rows).await?;
    Ok(())
}

/// A network that began when Québec was the only province among the places gets the others.
async fn other_provinces(db: &Db) -> Result<()> {
    if db.one(&IS_PLACE, args!["CA-ON"]).await? > 0 {
        return Ok(());
    }
    db.write(|tx| async move {
        let Some(canada) = tx.optional(&PLACE, args!["CA"]).await? else { return Ok(()) };
        for line in lines::<PlaceLine>(PLACES.reader())?.into_iter().filter(|line| line.parent == "CA") {
            if tx.one(&IS_PLACE, args![&line.code]).await? == 0 {
                tx.execute(&ADD_PLACE, line.row(Uuid::now_v7(), Some(canada))).await?;
            }
        }
        Ok(())
    })
    .await
}

async fn small_lists(tx: &Tx) -> Result<()> {
    for (position, line) in (1_i64..).zip(lines::<LabelLine>(LABELS.as_bytes())?) {
        tx.execute(&ADD_LABEL, args![line.code, line.name, line.area, line.kind, position]).await?;
    }
    for (position, line) in (1_i64..).zip(lines::<StatusLine>(STATUSES.as_bytes())?) {
        let row = args![line.code, line.jurisdiction, line.label_fr, line.label_en, line.family, line.evidence, position];
        tx.execute(&ADD_STATUS, row).await?;
    }
    for (language, text) in SYNONYMS {
        let groups = text.lines().filter(|line| line.contains(';'));
        tx.execute_many(&ADD_SYNONYM, groups.map(|words| args![Uuid::now_v7(), language, words]).collect()).await?;
    }
    Ok(())
}
