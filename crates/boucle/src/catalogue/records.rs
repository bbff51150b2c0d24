//! Published solutions as the index takes them in, read in a few queries for a whole batch.

use std::collections::HashMap;

use db::{Date, Db, Run, Timestamp, Uuid, args, row, sql};
use matching::{Commitment, LabelHeld, Language, Served, Size, SolutionRecord, Strategy};

use super::cards::codes;
use crate::kit::Result;

const A_BATCH: usize = 1000;

row! {
    #[derive(Debug)]
    struct Main {
        id: Uuid,
        supplier_id: Uuid,
        supplier_name: String,
        supplier_place: Option<Uuid>,
        latitude: Option<f64>,
        longitude: Option<f64>,
        kind: String,
        size: Option<String>,
        title: String,
        summary: String,
        description: String,
        language: String,
        strategies: String,
        commitments: String,
        radius_km: Option<i64>,
        radius_latitude: Option<f64>,
        radius_longitude: Option<f64>,
        updated_at: Timestamp,
        confirmed_at: Option<Timestamp>,
    }
}
row! {
    struct Pair {
        solution_id: Uuid,
        other_id: Uuid,
    }
}
row! {
    struct Label {
        solution_id: Uuid,
        label_code: String,
        expires_on: Option<Date>,
        verified_at: Option<Timestamp>,
    }
}
row! {
    struct Confirmed {
        solution_id: Uuid,
        n: i64,
    }
}
row! {
    struct Status {
        organisation_id: Uuid,
        status_code: String,
        family: String,
        verified_at: Option<Timestamp>,
    }
}

sql! {
    MAIN: Main = "
        SELECT s.id, s.supplier_id, o.name AS supplier_name, o.place_id AS supplier_place, o.latitude, o.longitude,
               o.kind, o.size, s.title, s.summary, s.description, s.language, s.strategies, s.commitments, s.radius_km,
               p.latitude AS radius_latitude, p.longitude AS radius_longitude, s.updated_at, s.confirmed_at
        FROM solution s JOIN organisation o ON o.id = s.supplier_id LEFT JOIN place p ON p.id = s.radius_place_id
        WHERE s.id = ANY($1) AND s.state = 'published'";
    CATEGORIES: Pair = "SELECT solution_id, category_id AS other_id FROM solution_category WHERE solution_id = ANY($1)";
    PLACES: Pair = "SELECT solution_id, place_id AS other_id FROM solution_place WHERE solution_id = ANY($1)";
    LABELS: Label = "
        SELECT solution_id, label_code, expires_on, verified_at FROM solution_label WHERE solution_id = ANY($1)";
    CONFIRMED: Confirmed = "
        SELECT solution_id, count(*) AS n FROM solution_reference
        WHERE solution_id = ANY($1) AND confirmed_at IS NOT NULL GROUP BY solution_id";
    STATUSES: Status = "
        SELECT h.organisation_id, h.status_code, l.family, h.verified_at
        FROM organisation_status h JOIN legal_status l ON l.code = h.status_code WHERE h.organisation_id = ANY($1)";
    NEXT_IDS: Uuid = "SELECT id FROM solution WHERE state = 'published' AND id > $1 ORDER BY id LIMIT $2";
}

/// Every published solution.
pub async fn published(db: &Db) -> Result<Vec<SolutionRecord>> {
    let mut records = Vec::new();
    let mut last = Uuid::nil();
    loop {
        let ids = db.all(&NEXT_IDS, args![last, i64::try_from(A_BATCH).unwrap_or(i64::MAX)]).await?;
        let Some(newest) = ids.last() else { return Ok(records) };
        last = *newest;
        records.extend(of(db, &ids).await?);
    }
}

/// Those of these solutions that are published.
pub async fn of(db: &Db, ids: &[Uuid]) -> Result<Vec<SolutionRecord>> {
    let mut records = Vec::new();
    for batch in ids.chunks(A_BATCH) {
        let main = db.all(&MAIN, args![batch]).await?;
        let mut lists = Lists::read(db, batch, &main).await?;
        records.extend(main.into_iter().map(|row| lists.record(row)));
    }
    Ok(records)
}

struct Lists {
    categories: HashMap<Uuid, Vec<Uuid>>,
    places: HashMap<Uuid, Vec<Uuid>>,
    labels: HashMap<Uuid, Vec<LabelHeld>>,
    /// References that clients confirmed.
    confirmed: HashMap<Uuid, u32>,
    statuses: HashMap<Uuid, Vec<Status>>,
}

impl Lists {
    async fn read(db: &Db, ids: &[Uuid], main: &[Main]) -> Result<Self> {
        let pairs = |rows: Vec<Pair>| {
            let mut by_solution: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
            for row in rows {
                by_solution.entry(row.solution_id).or_default().push(row.other_id);
            }
            by_solution
        };
        let mut labels: HashMap<Uuid, Vec<LabelHeld>> = HashMap::new();
        for row in db.all(&LABELS, args![ids]).await? {
            labels.entry(row.solution_id).or_default().push(LabelHeld {
                code: row.label_code,
                valid_until: row.expires_on.and_then(days),
                verified: row.verified_at.is_some(),
            });
        }
        let suppliers: Vec<Uuid> = main.iter().map(|row| row.supplier_id).collect();
        let mut statuses: HashMap<Uuid, Vec<Status>> = HashMap::new();
        for row in db.all(&STATUSES, args![suppliers]).await? {
            statuses.entry(row.organisation_id).or_default().push(row);
        }
        let confirmed = db.all(&CONFIRMED, args![ids]).await?.into_iter();
        Ok(Self {
            categories: pairs(db.all(&CATEGORIES, args![ids]).await?),
            places: pairs(db.all(&PLACES, args![ids]).await?),
            labels,
            confirmed: confirmed.map(|row| (row.solution_id, u32::try_from(row.n).unwrap_or(u32::MAX))).collect(),
            statuses,
        })
    }

    fn record(&mut self, row: Main) -> SolutionRecord {
        let statuses = self.statuses.get(&row.supplier_id).map_or(&[][..], Vec::as_slice);
        let radius = match (row.radius_km, row.radius_latitude, row.radius_longitude) {
            #[expect(clippy::cast_precision_loss, reason = "2,000 km at most")]
            (Some(km), Some(latitude), Some(longitude)) => Some((latitude, longitude, km as f64)),
            _ => None,
        };
        SolutionRecord {
            id: row.id,
            supplier: row.supplier_id,
            supplier_name: row.supplier_name,
            supplier_place: row.supplier_place,
            supplier_point: row.latitude.zip(row.longitude),
            title: row.title,
            summary: row.summary,
            description: row.description,
            language: Language::parse(&row.language).unwrap_or(Language::Fr),
            categories: self.categories.remove(&row.id).unwrap_or_default(),
            strategies: codes(&row.strategies).iter().filter_map(|code| Strategy::parse(code)).collect(),
            commitments: codes(&row.commitments).iter().filter_map(|code| Commitment::parse(code)).collect(),
            statuses: statuses.iter().map(|status| status.status_code.clone()).collect(),
            statuses_verified: statuses.iter().any(|status| status.verified_at.is_some()),
            social_economy: row.kind == "social_enterprise"
                || statuses.iter().any(|status| status.family == "social_economy" || status.family == "inclusion"),
            labels: self.labels.remove(&row.id).unwrap_or_default(),
            size: row.size.as_deref().and_then(Size::parse),
            kind: row.kind,
            served: Served { places: self.places.remove(&row.id).unwrap_or_default(), radius },
            updated: row.updated_at.as_second(),
            confirmed: row.confirmed_at.map(Timestamp::as_second),
            proofs: self.confirmed.remove(&row.id).unwrap_or_default(),
        }
    }
}

fn days(date: Date) -> Option<i32> {
    Date::new(1970, 1, 1).ok()?.until(date).ok().map(|span| span.get_days())
}
