//! Solutions from a file, tidy or as a form on line gives its answers. The reference of a line, else its supplier and title, names
//! the solution from one import to the next, and only what the file says otherwise than then is changed: what was written
//! meanwhile on the page stays.

use std::collections::{HashMap, HashSet};

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use matching::{Commitment, Strategy};
use sha2::{Digest, Sha256};

use super::Stopped;
use super::read::{Reading, Rows, hash};
use super::solution_suppliers::Suppliers;
use super::territories::Territory;
use super::values;
use crate::catalogue::place_field::name_key;
use crate::catalogue::versions;
use crate::kit::table::Line;
use crate::kit::{Language, format};

row! {
    struct Known {
        source_key: String,
        digest: Vec<u8>,
        solution_id: Uuid,
        is_merged: bool,
    }
}
sql! {
    KNOWN: Known = "
        SELECT i.source_key, i.digest, s.id AS solution_id, s.merged_into IS NOT NULL AS is_merged
        FROM imported_line i JOIN solution s ON s.id = i.target_id
        WHERE i.kind = 'solutions' AND i.source_key = ANY($1)";
    PUT: () = "
        INSERT INTO solution (id, supplier_id, title, title_key, summary, description, language, strategies, commitments,
            links, radius_km, radius_place_id, state, source_key, created_at, updated_at, vouched_at, published_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $15,
            CASE WHEN $13 = 'published' THEN CAST($15 AS TIMESTAMPTZ) END, 1)";
    TOUCH: () = "
        UPDATE solution SET updated_at = $2, vouched_at = $2, changed_by = NULL, version = version + 1 WHERE id = $1";
    SET_SUPPLIER: () = "UPDATE solution SET supplier_id = $2 WHERE id = $1";
    SET_TITLE: () = "UPDATE solution SET title = $2, title_key = $3 WHERE id = $1";
    SET_SUMMARY: () = "UPDATE solution SET summary = $2 WHERE id = $1";
    SET_DESCRIPTION: () = "UPDATE solution SET description = $2 WHERE id = $1";
    SET_LANGUAGE: () = "UPDATE solution SET language = $2 WHERE id = $1";
    SET_STRATEGIES: () = "UPDATE solution SET strategies = $2 WHERE id = $1";
    SET_COMMITMENTS: () = "UPDATE solution SET commitments = $2 WHERE id = $1";
    SET_LINKS: () = "UPDATE solution SET links = $2 WHERE id = $1";
    SET_RADIUS: () = "UPDATE solution SET radius_km = $2, radius_place_id = $3 WHERE id = $1";
    SET_STATE: () = "
        UPDATE solution SET state = $2,
            published_at = COALESCE(published_at, CASE WHEN $2 = 'published' THEN CAST($3 AS TIMESTAMPTZ) END)
        WHERE id = $1";
    CLEAR_CATEGORIES: () = "DELETE FROM solution_category WHERE solution_id = $1";
    CLEAR_PLACES: () = "DELETE FROM solution_place WHERE solution_id = $1";
    PUT_CATEGORY: () = "
        INSERT INTO solution_category (solution_id, category_id) VALUES ($1, $2)
        ON CONFLICT (solution_id, category_id) DO NOTHING";
    PUT_PLACE: () = "
        INSERT INTO solution_place (solution_id, place_id) VALUES ($1, $2)
        ON CONFLICT (solution_id, place_id) DO NOTHING";
    PUT_LABEL: () = "
        INSERT INTO solution_label (solution_id, label_code, proof) VALUES ($1, $2, '')
        ON CONFLICT (solution_id, label_code) DO NOTHING";
    NOTE: () = "
        INSERT INTO imported_line (kind, source_key, digest, target_id, at) VALUES ('solutions', $1, $2, $3, $4)
        ON CONFLICT (kind, source_key) DO UPDATE SET digest = excluded.digest, at = excluded.at";
}

/// In characters.
const LONGEST_KEY: usize = 400;
/// Fields whose changes are told apart.
const FIELDS: usize = 13;
/// Bytes kept of the digest of each.
const A_DIGEST: usize = 8;

#[derive(Debug)]
struct Draft {
    key: String,
    supplier: Uuid,
    title: String,
    summary: String,
    description: String,
    language: &'static str,
    strategies: String,
    commitments: String,
    links: String,
    radius: Option<(i64, Uuid)>,
    state: &'static str,
    categories: Vec<Uuid>,
    places: Vec<Uuid>,
    labels: Vec<String>,
}

/// The words by which a file may name strategies, commitments and labels.
struct Words {
    strategies: HashMap<String, &'static str>,
    commitments: HashMap<String, &'static str>,
    labels: HashMap<String, String>,
}

impl Words {
    fn new(reading: &Reading<'_>) -> Self {
        let said = |family: &str, code: &'static str| {
            let text = format!("{family}-{}", code.replace('_', "-"));
            [Language::Fr.t(&text), Language::En.t(&text), code.to_owned()].map(move |words| (name_key(&words), code))
        };
        let label = |label: &crate::catalogue::market::Label| {
            [(name_key(&label.name), label.code.clone()), (name_key(&label.code), label.code.clone())]
        };
        Self {
            strategies: Strategy::ALL.iter().flat_map(|strategy| said("strategy", strategy.code())).collect(),
            commitments: Commitment::ALL.iter().flat_map(|commitment| said("commitment", commitment.code())).collect(),
            labels: reading.reference.labels.iter().flat_map(label).collect(),
        }
    }
}

pub async fn import(reading: &mut Reading<'_>, run: &impl Run, tx: Option<&Tx>, now: Timestamp) -> Result<(), Stopped> {
    let words = Words::new(reading);
    let mut suppliers = Suppliers::default();
    let mut seen = HashSet::new();
    loop {
        let lines = reading.batch()?;
        if lines.is_empty() {
            return Ok(());
        }
        suppliers.meet(reading, run, &lines).await?;
        let (mut drafts, mut rows) = (Vec::new(), Rows::default());
        for line in &lines {
            let Some(draft) = draft(reading, &words, &mut suppliers, &mut rows, (line, now)) else { continue };
            if seen.insert(hash(&draft.key)) {
                drafts.push((line, draft));
            } else {
                reading.refuse(line, "title", &draft.title, "imports-twice");
            }
        }
        put(reading, run, tx, (&drafts, rows), now).await?;
    }
}

fn draft(
    reading: &mut Reading<'_>,
    words: &Words,
    suppliers: &mut Suppliers,
    rows: &mut Rows,
    (line, now): (&Line, Timestamp),
) -> Option<Draft> {
    let mapping = reading.mapping;
    let cell = |field: &str| mapping.cell(&line.cells, field);
    let title: String = cell("title").chars().take(200).collect();
    if title.is_empty() {
        reading.refuse(line, "title", "", "imports-no-title");
        return None;
    }
    let supplier = suppliers.of(reading, line, rows, now)?;
    let text = format!("{title}\n{}\n{}", cell("summary"), cell("description"));
    let categories = reading.categories(line, cell("categories"), Vec::new(), ("title", &title), &text);
    let mut territory = reading.territory(line, "places", cell("places"));
    read_radius(reading, line, &mut territory);
    Some(Draft {
        key: match cell("key") {
            "" => format!("{supplier}:{}", name_key(&title)),
            // What an index of either engine takes.
            key => key.chars().take(LONGEST_KEY).collect(),
        },
        supplier,
        summary: cell("summary").chars().take(400).collect(),
        description: cell("description").to_owned(),
        language: Language::parse(cell("language")).unwrap_or(reading.language()).code(),
        strategies: codes(reading, line, "strategies", &words.strategies).join(","),
        commitments: codes(reading, line, "commitments", &words.commitments).join(","),
        labels: codes(reading, line, "labels", &words.labels),
        links: cell("links").split([';', '\n', ' ']).filter(|link| link.starts_with("http")).collect::<Vec<_>>().join("\n"),
        radius: territory.around,
        state: match name_key(cell("state")).as_str() {
            "brouillon" | "draft" => "draft",
            "archivee" | "archive" | "archived" => "archived",
            _ => "published",
        },
        title,
        categories,
        places: territory.places,
    })
}

/// A distance in a column of its own is around the first place.
fn read_radius(reading: &mut Reading<'_>, line: &Line, territory: &mut Territory) {
    let said = reading.mapping.cell(&line.cells, "radius_km");
    let km = name_key(said).trim_end_matches("km").trim().parse::<i64>().ok().filter(|km| (1..=2000).contains(km));
    match km.zip(territory.places.first().copied()).filter(|_| territory.around.is_none()) {
        Some((km, middle)) if reading.resolver.is_on_the_map(middle) => {
            territory.places.remove(0);
            territory.around = Some((km, middle));
        }
        Some(_) => reading.doubt(line, "radius_km", said, "imports-territory-nowhere", Vec::new()),
        None => {}
    }
}

/// The codes that the words of a cell name; a word that names none is doubted.
fn codes<C: ToString>(reading: &mut Reading<'_>, line: &Line, field: &str, words: &HashMap<String, C>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for said in values::split(reading.mapping.cell(&line.cells, field), |said| words.contains_key(&name_key(said))) {
        match words.get(&name_key(said)).map(C::to_string) {
            Some(code) if !found.contains(&code) => found.push(code),
            Some(_) => {}
            None => reading.doubt(line, field, said, "imports-word-unknown", Vec::new()),
        }
    }
    found
}

impl Draft {
    /// What each field of the line says, so that the next import knows which says otherwise.
    fn digest(&self) -> Vec<u8> {
        let fields: [String; FIELDS] = [
            self.supplier.to_string(),
            self.title.clone(),
            self.summary.clone(),
            self.description.clone(),
            self.language.to_owned(),
            self.strategies.clone(),
            self.commitments.clone(),
            self.links.clone(),
            format!("{:?}", self.radius),
            self.state.to_owned(),
            format!("{:?}", self.categories),
            format!("{:?}", self.places),
            format!("{:?}", self.labels),
        ];
        fields.iter().flat_map(|field| Sha256::digest(field.as_bytes()).into_iter().take(A_DIGEST)).collect()
    }

    fn begin(&self, rows: &mut Rows, id: Uuid, now: Timestamp) {
        let row = args![
            id,
            self.supplier,
            &self.title,
            format::sort_key(&self.title),
            &self.summary,
            &self.description,
            self.language,
            &self.strategies,
            &self.commitments,
            &self.links,
            self.radius.map(|radius| radius.0),
            self.radius.map(|radius| radius.1),
            self.state,
            format!("solutions:{}", self.key),
            now
        ];
        rows.add(&PUT, row);
        self.put_lists(rows, id, &[true; FIELDS]);
    }

    /// Only what the file says otherwise than it did before.
    fn change(&self, rows: &mut Rows, id: Uuid, changed: &[bool; FIELDS], now: Timestamp) {
        let [supplier, title, summary, description, language, strategies, commitments, links, radius, state, ..] = *changed;
        let texts = [
            (summary, &SET_SUMMARY, self.summary.as_str()),
            (description, &SET_DESCRIPTION, &self.description),
            (language, &SET_LANGUAGE, self.language),
            (strategies, &SET_STRATEGIES, &self.strategies),
            (commitments, &SET_COMMITMENTS, &self.commitments),
            (links, &SET_LINKS, &self.links),
        ];
        for (_, statement, text) in texts.into_iter().filter(|(is_changed, ..)| *is_changed) {
            rows.add(statement, args![id, text]);
        }
        if supplier {
            rows.add(&SET_SUPPLIER, args![id, self.supplier]);
        }
        if title {
            rows.add(&SET_TITLE, args![id, &self.title, format::sort_key(&self.title)]);
        }
        if radius {
            rows.add(&SET_RADIUS, args![id, self.radius.map(|radius| radius.0), self.radius.map(|radius| radius.1)]);
        }
        if state {
            rows.add(&SET_STATE, args![id, self.state, now]);
        }
        rows.add(&TOUCH, args![id, now]);
        let [.., categories, places, _] = *changed;
        if categories {
            rows.add(&CLEAR_CATEGORIES, args![id]);
        }
        if places {
            rows.add(&CLEAR_PLACES, args![id]);
        }
        self.put_lists(rows, id, changed);
    }

    fn put_lists(&self, rows: &mut Rows, id: Uuid, changed: &[bool; FIELDS]) {
        let [.., categories, places, labels] = *changed;
        if categories {
            self.categories.iter().for_each(|category| rows.add(&PUT_CATEGORY, args![id, *category]));
        }
        if places {
            self.places.iter().for_each(|place| rows.add(&PUT_PLACE, args![id, *place]));
        }
        if labels {
            self.labels.iter().for_each(|label| rows.add(&PUT_LABEL, args![id, label]));
        }
    }
}

/// Which fields differ between two digests of a line; all, when the first was taken otherwise.
fn differences(before: &[u8], after: &[u8]) -> [bool; FIELDS] {
    if before.len() != after.len() {
        return [true; FIELDS];
    }
    let mut pairs = before.chunks(A_DIGEST).zip(after.chunks(A_DIGEST));
    std::array::from_fn(|_| pairs.next().is_none_or(|(before, after)| before != after))
}

/// Whether a line says neither the supplier nor the title that one of its reference said before: each form on line numbers its
/// answers from 1, and the second of one is not the second of another.
fn is_another(before: &[u8], after: &[u8]) -> bool {
    before.len() == after.len() && matches!(differences(before, after), [true, true, ..])
}

async fn put(
    reading: &mut Reading<'_>,
    run: &impl Run,
    tx: Option<&Tx>,
    (drafts, mut rows): (&[(&Line, Draft)], Rows),
    now: Timestamp,
) -> Result<(), Stopped> {
    let keys: Vec<String> = drafts.iter().map(|(_, draft)| draft.key.clone()).collect();
    let known: HashMap<String, Known> =
        run.all(&KNOWN, args![keys]).await?.into_iter().map(|known| (known.source_key.clone(), known)).collect();
    // What is new is written first: the lists of both are written by the same statements.
    let (mut changes, mut kept) = (Rows::default(), Vec::new());
    for (line, draft) in drafts {
        let digest = draft.digest();
        let id = match known.get(&draft.key) {
            // What was merged into another is kept there.
            Some(before) if before.digest == digest || before.is_merged => {
                reading.unchanged();
                continue;
            }
            Some(before) if is_another(&before.digest, &digest) => {
                reading.refuse(line, "key", &draft.key, "imports-key-taken");
                continue;
            }
            Some(before) => {
                reading.changed();
                kept.push(before.solution_id);
                draft.change(&mut changes, before.solution_id, &differences(&before.digest, &digest), now);
                before.solution_id
            }
            None => {
                reading.created();
                let id = Uuid::now_v7();
                draft.begin(&mut rows, id, now);
                id
            }
        };
        reading.wrote(id);
        changes.add(&NOTE, args![&draft.key, digest, id, now]);
    }
    match tx {
        Some(tx) => {
            versions::keep(tx, kept).await?;
            rows.put(tx).await?;
            Ok(changes.put(tx).await?)
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{A_DIGEST, FIELDS, differences};

    #[test]
    fn a_line_tells_which_of_its_fields_says_otherwise() {
        let before: Vec<u8> = (0..u8::try_from(FIELDS).unwrap()).flat_map(|field| [field; A_DIGEST]).collect();
        let mut after = before.clone();
        assert_eq!(differences(&before, &after), [false; FIELDS]);
        after[2 * A_DIGEST + 3] = 99;
        let changed = differences(&before, &after);
        assert_eq!((changed[2], changed.iter().filter(|is_changed| **is_changed).count()), (true, 1));
        assert_eq!(differences(&before[..32], &after), [true; FIELDS], "a digest of the whole line, as it was once kept");
    }
}
