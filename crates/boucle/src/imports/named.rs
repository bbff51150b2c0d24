//! Lines that name a solution as the table of the catalogue does, by the solution's own reference: they are compared with what it
//! says now, so that a table that was taken away and not changed changes nothing.

use std::collections::HashMap;

use db::{Run, Uuid, args, row, sql};

use super::Stopped;
use super::draft::Draft;
use super::fields::{FIELDS, differences};
use crate::catalogue::cards::codes;
use crate::catalogue::supply;
use crate::kit::Language;

row! {
    struct Current {
        id: Uuid,
        supplier_id: Uuid,
        title: String,
        summary: String,
        description: String,
        language: String,
        strategies: String,
        commitments: String,
        links: String,
        radius_km: Option<i64>,
        radius_place_id: Option<Uuid>,
        state: String,
        is_merged: bool,
        labels: String,
    }
}
row! {
    struct Listed {
        solution_id: Uuid,
        listed: Uuid,
    }
}

sql! {
    CURRENT: Current = "
        SELECT s.id, s.supplier_id, s.title, s.summary, s.description, s.language, s.strategies, s.commitments, s.links,
            s.radius_km, s.radius_place_id, s.state, s.merged_into IS NOT NULL AS is_merged,
            COALESCE((SELECT string_agg(l.label_code, ',' ORDER BY l.label_code) FROM solution_label l
                WHERE l.solution_id = s.id), '') AS labels
        FROM solution s WHERE s.id = ANY($1)";
    CATEGORIES: Listed = "SELECT solution_id, category_id AS listed FROM solution_category WHERE solution_id = ANY($1)";
    PLACES: Listed = "SELECT solution_id, place_id AS listed FROM solution_place WHERE solution_id = ANY($1)";
}

/// A solution as a line would say it.
pub struct Named {
    pub id: Uuid,
    pub is_merged: bool,
    pub draft: Draft,
}

/// Those that the keys of these lines name.
pub async fn of(run: &impl Run, keys: &[&str]) -> Result<HashMap<String, Named>, Stopped> {
    let ids: Vec<Uuid> = keys.iter().filter_map(|key| key.parse().ok()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut supplies = supply::of_many(run, &ids).await?;
    let mut categories = lists(run.all(&CATEGORIES, args![ids.clone()]).await?);
    let mut places = lists(run.all(&PLACES, args![ids.clone()]).await?);
    let mut named = HashMap::new();
    for row in run.all(&CURRENT, args![ids]).await? {
        let key = row.id.to_string();
        let draft = Draft {
            key: key.clone(),
            supplier: row.supplier_id,
            title: row.title,
            summary: row.summary,
            description: row.description,
            language: Language::parse(&row.language).unwrap_or_default().code(),
            strategies: row.strategies,
            commitments: row.commitments,
            links: row.links,
            radius: row.radius_km.zip(row.radius_place_id),
            state: ["draft", "archived"].into_iter().find(|state| *state == row.state).unwrap_or("published"),
            categories: categories.remove(&row.id).unwrap_or_default(),
            places: places.remove(&row.id).unwrap_or_default(),
            labels: codes(&row.labels),
            supply: supplies.remove(&row.id).unwrap_or_default(),
            says: [true; FIELDS],
        };
        named.insert(key, Named { id: row.id, is_merged: row.is_merged, draft });
    }
    Ok(named)
}

fn lists(rows: Vec<Listed>) -> HashMap<Uuid, Vec<Uuid>> {
    let mut lists: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in rows {
        lists.entry(row.solution_id).or_default().push(row.listed);
    }
    lists
}

impl Named {
    /// Which fields of a line say otherwise than the solution does; a list says the same in any order, and labels are only added.
    pub fn differences(&self, line: &Draft) -> [bool; FIELDS] {
        let mut own = self.draft.clone();
        own.labels.retain(|label| line.labels.contains(label));
        differences(&own.sorted().digest(), &line.clone().sorted().digest(), &line.says)
    }
}
