//! Solutions from a file, of suppliers that the network knows already. The reference of a line, else its supplier and
//! title, names the solution from one import to the next.

use std::collections::{HashMap, HashSet};

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use matching::{Commitment, Strategy};
use sha2::{Digest, Sha256};

use super::Stopped;
use super::read::{Reading, Rows, hash};
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
row! {
    struct Supplier {
        id: Uuid,
        identifier: Option<String>,
        name_key: String,
    }
}

sql! {
    KNOWN: Known = "
        SELECT i.source_key, i.digest, s.id AS solution_id, s.merged_into IS NOT NULL AS is_merged
        FROM imported_line i JOIN solution s ON s.id = i.target_id
        WHERE i.kind = 'solutions' AND i.source_key = ANY($1)";
    BY_NAME: Supplier = "
        SELECT id, identifier, name_key FROM organisation WHERE supplies AND name_key = ANY($1) ORDER BY id";
    BY_NUMBER: Supplier = "
        SELECT id, identifier, name_key FROM organisation WHERE supplies AND identifier = ANY($1) ORDER BY id";
    PUT: () = "
        INSERT INTO solution (id, supplier_id, title, title_key, summary, description, language, strategies, commitments,
            links, radius_km, radius_place_id, state, source_key, created_at, updated_at, vouched_at, published_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $15,
            CASE WHEN $13 = 'published' THEN CAST($15 AS TIMESTAMPTZ) END, 1)
        ON CONFLICT (id) DO UPDATE SET supplier_id = excluded.supplier_id, title = excluded.title,
            title_key = excluded.title_key, summary = excluded.summary, description = excluded.description,
            language = excluded.language, strategies = excluded.strategies, commitments = excluded.commitments,
            links = excluded.links, radius_km = excluded.radius_km, radius_place_id = excluded.radius_place_id,
            state = excluded.state, updated_at = excluded.updated_at, vouched_at = excluded.vouched_at, changed_by = NULL,
            version = solution.version + 1,
            published_at = COALESCE(solution.published_at, excluded.published_at)";
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
    CHANGED: () = "INSERT INTO solution_change (id, solution_id, at) VALUES ($1, $2, $3)";
    NOTE: () = "
        INSERT INTO imported_line (kind, source_key, digest, target_id, at) VALUES ('solutions', $1, $2, $3, $4)
        ON CONFLICT (kind, source_key) DO UPDATE SET digest = excluded.digest, at = excluded.at";
}

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
    let mut seen = HashSet::new();
    loop {
        let lines = reading.batch()?;
        if lines.is_empty() {
            return Ok(());
        }
        let suppliers = suppliers(reading, run, &lines).await?;
        let mut drafts = Vec::new();
        for line in &lines {
            let Some(draft) = draft(reading, &words, &suppliers, line) else { continue };
            if seen.insert(hash(&draft.key)) {
                drafts.push(draft);
            } else {
                reading.refuse(line, "title", &draft.title, "imports-twice");
            }
        }
        put(reading, run, tx, &drafts, now).await?;
    }
}

/// The suppliers of a batch, by their number and by their name; a name that two bear is nobody's.
async fn suppliers(reading: &Reading<'_>, run: &impl Run, lines: &[Line]) -> Result<HashMap<String, Option<Uuid>>, Stopped> {
    let said: HashSet<&str> = lines.iter().map(|line| reading.mapping.cell(&line.cells, "supplier")).collect();
    let numbers: Vec<String> = said.iter().map(|words| digits(words)).filter(|number| number.len() >= 9).collect();
    let names: Vec<String> = said.iter().map(|words| format::sort_key(words)).collect();
    let mut found: HashMap<String, Option<Uuid>> = HashMap::new();
    for row in run.all(&BY_NUMBER, args![numbers]).await? {
        found.insert(row.identifier.unwrap_or_default(), Some(row.id));
    }
    for row in run.all(&BY_NAME, args![names]).await? {
        found.entry(row.name_key).and_modify(|known| *known = known.filter(|id| *id == row.id)).or_insert(Some(row.id));
    }
    Ok(found)
}

fn digits(words: &str) -> String {
    words.chars().filter(char::is_ascii_digit).collect()
}

fn draft(reading: &mut Reading<'_>, words: &Words, suppliers: &HashMap<String, Option<Uuid>>, line: &Line) -> Option<Draft> {
    let mapping = reading.mapping;
    let cell = |field: &str| mapping.cell(&line.cells, field);
    let title: String = cell("title").chars().take(200).collect();
    if title.is_empty() {
        reading.refuse(line, "title", "", "imports-no-title");
        return None;
    }
    let said = cell("supplier");
    let supplier = match suppliers.get(&digits(said)).or_else(|| suppliers.get(&format::sort_key(said))) {
        Some(Some(supplier)) => *supplier,
        Some(None) => {
            reading.refuse(line, "supplier", said, "imports-supplier-several");
            return None;
        }
        None => {
            reading.refuse(line, "supplier", said, "imports-supplier-unknown");
            return None;
        }
    };
    let text = format!("{title}\n{}\n{}", cell("summary"), cell("description"));
    let categories = reading.categories(line, cell("categories"), Vec::new(), ("title", &title), &text);
    let mut places: Vec<Uuid> = Vec::new();
    for said in cell("places").split(';').map(str::trim).filter(|said| !said.is_empty()) {
        places.extend(reading.place(line, "places", said));
    }
    let radius = cell("radius_km").parse().ok().filter(|km| (1..=2000).contains(km)).zip(places.first().copied());
    if radius.is_some() {
        places.remove(0);
    }
    Some(Draft {
        key: if cell("key").is_empty() { format!("{supplier}:{}", name_key(&title)) } else { cell("key").to_owned() },
        supplier,
        summary: cell("summary").chars().take(400).collect(),
        description: cell("description").to_owned(),
        language: Language::parse(cell("language")).unwrap_or(reading.language()).code(),
        strategies: codes(reading, line, "strategies", &words.strategies).join(","),
        commitments: codes(reading, line, "commitments", &words.commitments).join(","),
        labels: codes(reading, line, "labels", &words.labels),
        links: cell("links").split([';', '\n', ' ']).filter(|link| link.starts_with("http")).collect::<Vec<_>>().join("\n"),
        radius,
        state: match name_key(cell("state")).as_str() {
            "brouillon" | "draft" => "draft",
            "archivee" | "archive" | "archived" => "archived",
            _ => "published",
        },
        title,
        categories,
        places,
    })
}

/// The codes that the words of a cell name; a word that names none is doubted.
fn codes<C: ToString>(reading: &mut Reading<'_>, line: &Line, field: &str, words: &HashMap<String, C>) -> Vec<String> {
    let mut found = Vec::new();
    for said in reading.mapping.cell(&line.cells, field).split([';', ',']).map(str::trim).filter(|said| !said.is_empty()) {
        match words.get(&name_key(said)) {
            Some(code) => found.push(code.to_string()),
            None => reading.doubt(line, field, said, "imports-word-unknown", Vec::new()),
        }
    }
    found.dedup();
    found
}

impl Draft {
    fn digest(&self) -> Vec<u8> {
        Sha256::digest(format!("{self:?}").as_bytes()).to_vec()
    }

    fn add(&self, rows: &mut Rows, digest: Vec<u8>, id: Uuid, fresh: bool, now: Timestamp) {
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
        if !fresh {
            rows.add(&CLEAR_CATEGORIES, args![id]);
            rows.add(&CLEAR_PLACES, args![id]);
        }
        for category in &self.categories {
            rows.add(&PUT_CATEGORY, args![id, *category]);
        }
        for place in &self.places {
            rows.add(&PUT_PLACE, args![id, *place]);
        }
        for label in &self.labels {
            rows.add(&PUT_LABEL, args![id, label]);
        }
        rows.add(&CHANGED, args![Uuid::now_v7(), id, now]);
        rows.add(&NOTE, args![&self.key, digest, id, now]);
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
    let (mut rows, mut kept) = (Rows::default(), Vec::new());
    for draft in drafts {
        let digest = draft.digest();
        let before = known.get(&draft.key);
        match before {
            // What was merged into another is kept there.
            Some(before) if before.digest == digest || before.is_merged => {
                reading.unchanged();
                continue;
            }
            Some(before) => {
                reading.changed();
                kept.push(before.solution_id);
            }
            None => reading.created(),
        }
        let id = before.map_or_else(Uuid::now_v7, |known| known.solution_id);
        draft.add(&mut rows, digest, id, before.is_none(), now);
    }
    match tx {
        Some(tx) => {
            versions::keep(tx, kept).await?;
            Ok(rows.put(tx).await?)
        }
        None => Ok(()),
    }
}
