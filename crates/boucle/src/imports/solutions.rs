//! Solutions from a file, tidy or as a form on line gives its answers. The reference of a line, else its supplier and title, names
//! the solution from one import to the next, and only what the file says otherwise than then is changed: what was written
//! meanwhile on the page stays, and so does what the file has no column for. The table of the catalogue names each solution itself
//! (`named`).

use std::collections::{HashMap, HashSet};

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use matching::{Commitment, Strategy};

use super::Stopped;
use super::draft::Draft;
use super::fields::{FIELDS, differences, is_another, kept};
use super::mapping::Mapping;
use super::named::{self, Named};
use super::read::{Reading, Rows, hash};
use super::solution_suppliers::Suppliers;
use super::territories::Territory;
use super::{supply, values};
use crate::catalogue::place_field::name_key;
use crate::catalogue::versions;
use crate::kit::Language;
use crate::kit::table::Line;

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
    NOTE: () = "
        INSERT INTO imported_line (kind, source_key, digest, target_id, at) VALUES ('solutions', $1, $2, $3, $4)
        ON CONFLICT (kind, source_key) DO UPDATE SET digest = excluded.digest, at = excluded.at";
}

/// In characters.
const LONGEST_KEY: usize = 400;

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
        let keys: Vec<&str> = lines.iter().map(|line| reading.mapping.cell(&line.cells, "key")).collect();
        let named = named::of(run, &keys).await?;
        let (mut drafts, mut rows) = (Vec::new(), Rows::default());
        for line in &lines {
            let Some(draft) = draft(reading, (&words, &named), &mut suppliers, &mut rows, (line, now)) else { continue };
            if seen.insert(hash(&draft.key)) {
                drafts.push((line, draft));
            } else {
                reading.refuse(line, "title", &draft.title, "imports-twice");
            }
        }
        put(reading, run, tx, (&drafts, &named, rows), now).await?;
    }
}

fn draft(
    reading: &mut Reading<'_>,
    (words, named): (&Words, &HashMap<String, Named>),
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
    // What is in the catalogue has its categories: a file that says nothing of them asks nothing.
    let says_categories = mapping.column("categories").is_some() || !named.contains_key(cell("key"));
    let categories = if says_categories {
        reading.categories(line, cell("categories"), Vec::new(), ("title", &title), &text)
    } else {
        Vec::new()
    };
    let mut territory = reading.territory(line, "places", cell("places"));
    read_radius(reading, line, &mut territory);
    let (supply, says_supply) = supply::read(reading, line, supply::said(mapping));
    Some(Draft {
        says: says(mapping, says_categories, says_supply),
        supply,
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

/// Of which fields a line says anything; it has a supplier and a title.
fn says(mapping: &Mapping, categories: bool, supply: [bool; 3]) -> [bool; FIELDS] {
    let has = |column: &str| mapping.column(column).is_some();
    let [capacity, lead_time, price] = supply;
    [
        true,
        true,
        has("summary"),
        has("description"),
        has("language"),
        has("strategies"),
        has("commitments"),
        has("links"),
        has("radius_km") || has("places"),
        has("state"),
        categories,
        has("places"),
        has("labels"),
        capacity,
        lead_time,
        price,
    ]
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

/// What a line is about, if that is there already.
struct Before {
    id: Uuid,
    is_merged: bool,
    is_another: bool,
    changed: [bool; FIELDS],
}

impl Known {
    fn before(&self, after: &[u8], says: &[bool; FIELDS]) -> Before {
        let changed = differences(&self.digest, after, says);
        Before { id: self.solution_id, is_merged: self.is_merged, is_another: is_another(&self.digest, &changed), changed }
    }
}

impl Named {
    fn before(&self, line: &Draft) -> Before {
        let changed = self.differences(line);
        Before { id: self.id, is_merged: self.is_merged, is_another: matches!(changed, [true, true, ..]), changed }
    }
}

async fn put(
    reading: &mut Reading<'_>,
    run: &impl Run,
    tx: Option<&Tx>,
    (drafts, named, mut rows): (&[(&Line, Draft)], &HashMap<String, Named>, Rows),
    now: Timestamp,
) -> Result<(), Stopped> {
    let keys: Vec<String> = drafts.iter().map(|(_, draft)| draft.key.clone()).collect();
    let known: HashMap<String, Known> =
        run.all(&KNOWN, args![keys]).await?.into_iter().map(|known| (known.source_key.clone(), known)).collect();
    // What is new is written first: the lists of both are written by the same statements.
    let (mut changes, mut kept_before) = (Rows::default(), Vec::new());
    for (line, draft) in drafts {
        let digest = draft.digest();
        let earlier = known.get(&draft.key);
        let before = match named.get(&draft.key) {
            Some(named) => Some(named.before(draft)),
            None => earlier.map(|known| known.before(&digest, &draft.says)),
        };
        let id = match before {
            // What was merged into another is kept there.
            Some(before) if before.is_merged || before.changed == [false; FIELDS] => {
                reading.unchanged();
                continue;
            }
            Some(before) if before.is_another => {
                reading.refuse(line, "key", &draft.key, "imports-key-taken");
                continue;
            }
            Some(before) => {
                reading.changed();
                kept_before.push(before.id);
                draft.change(&mut changes, before.id, &before.changed, now);
                before.id
            }
            None => {
                reading.created();
                let id = Uuid::now_v7();
                draft.begin(&mut rows, id, now);
                id
            }
        };
        reading.wrote(id);
        if !named.contains_key(&draft.key) {
            let digest = earlier.map_or_else(|| digest.clone(), |known| kept(&known.digest, &digest, &draft.says));
            changes.add(&NOTE, args![&draft.key, digest, id, now]);
        }
    }
    match tx {
        Some(tx) => {
            versions::keep(tx, kept_before).await?;
            rows.put(tx).await?;
            Ok(changes.put(tx).await?)
        }
        None => Ok(()),
    }
}
