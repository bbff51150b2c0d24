//! What a line of a file says of a solution, and how it is written: whole when the solution is new, else only the fields that the
//! file says otherwise.

use db::{Timestamp, Uuid, args, sql};

use super::fields::{self, FIELDS};
use super::read::Rows;
use super::supply;
use crate::catalogue::supply::Supply;
use crate::kit::format;

sql! {
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
    SET_CAPACITY: () = "UPDATE solution SET capacity = $2, capacity_unit = $3, capacity_per = $4 WHERE id = $1";
    SET_LEAD_TIME: () = "UPDATE solution SET lead_time = $2, lead_unit = $3 WHERE id = $1";
    SET_PRICE: () = "
        UPDATE solution SET price_low = $2, price_high = $3, price_currency = $4, price_unit = $5 WHERE id = $1";
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
}

#[derive(Debug, Clone)]
pub struct Draft {
    pub key: String,
    pub supplier: Uuid,
    pub title: String,
    pub summary: String,
    pub description: String,
    pub language: &'static str,
    pub strategies: String,
    pub commitments: String,
    pub links: String,
    pub radius: Option<(i64, Uuid)>,
    pub state: &'static str,
    pub categories: Vec<Uuid>,
    pub places: Vec<Uuid>,
    pub labels: Vec<String>,
    pub supply: Supply,
    /// Of which fields the line says anything, in the order of `FIELDS`.
    pub says: [bool; FIELDS],
}

impl Draft {
    /// What each field of the line says, so that the next import knows which says otherwise.
    pub fn digest(&self) -> Vec<u8> {
        let fields = [
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
        fields::digest(&fields, &supply::written(&self.supply))
    }

    /// With its lists in one order.
    pub fn sorted(mut self) -> Self {
        self.categories.sort_unstable();
        self.places.sort_unstable();
        self.labels.sort_unstable();
        self
    }

    pub fn begin(&self, rows: &mut Rows, id: Uuid, now: Timestamp) {
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
        let [capacity, lead_time, price] = supply::written(&self.supply).map(|said| !said.is_empty());
        self.put_supply(rows, id, [capacity, lead_time, price]);
        self.put_lists(rows, id, &[true; FIELDS]);
    }

    fn put_supply(&self, rows: &mut Rows, id: Uuid, [capacity, lead_time, price]: [bool; 3]) {
        let said = &self.supply;
        if capacity {
            rows.add(&SET_CAPACITY, args![id, said.capacity, &said.capacity_unit, said.capacity_per.as_deref()]);
        }
        if lead_time {
            rows.add(&SET_LEAD_TIME, args![id, said.lead_time, said.lead_unit.as_deref()]);
        }
        if price {
            let row = args![id, said.price_low, said.price_high, said.price_currency.as_deref(), &said.price_unit];
            rows.add(&SET_PRICE, row);
        }
    }

    /// Only what the file says otherwise than it did before.
    pub fn change(&self, rows: &mut Rows, id: Uuid, changed: &[bool; FIELDS], now: Timestamp) {
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
        let [.., categories, places, _, capacity, lead_time, price] = *changed;
        self.put_supply(rows, id, [capacity, lead_time, price]);
        if categories {
            rows.add(&CLEAR_CATEGORIES, args![id]);
        }
        if places {
            rows.add(&CLEAR_PLACES, args![id]);
        }
        self.put_lists(rows, id, changed);
    }

    fn put_lists(&self, rows: &mut Rows, id: Uuid, changed: &[bool; FIELDS]) {
        let [.., categories, places, labels, _, _, _] = *changed;
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
