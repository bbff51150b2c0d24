//! Needs in the database.

use std::collections::HashMap;

use db::{Date, Db, Run, Timestamp, Uuid, args, row, sql};

use super::rules;
use crate::kit::cursor::Before;
use crate::kit::{Error, Result, Viewer};

row! {
    #[derive(Debug, Clone)]
    pub struct NeedRow {
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub organisation_name: String,
        pub title: String,
        pub text: String,
        pub language: String,
        pub quantity: Option<f64>,
        pub unit: String,
        pub budget_low: Option<i64>,
        pub budget_high: Option<i64>,
        pub currency: String,
        pub place_id: Option<Uuid>,
        pub wanted_by: Option<Date>,
        pub visibility: String,
        pub state: String,
        pub updated_at: Timestamp,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct AttributeRow {
        pub attribute: String,
        pub required: bool,
        pub weight: i64,
    }
}
row! {
    // How many needs were written, and how many of them are closed.
    #[derive(Debug, Clone, Default)]
    pub struct Written {
        pub written: i64,
        pub closed: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct NeedLine {
        pub id: Uuid,
        pub title: String,
        pub organisation_name: String,
        pub state: String,
        pub visibility: String,
        pub wanted_by: Option<Date>,
        pub updated_at: Timestamp,
    }
}

row! {
    struct Titled {
        id: Uuid,
        title: String,
        organisation_id: Uuid,
        visibility: String,
        state: String,
    }
}

row! {
    struct CategoryOf {
        need_id: Uuid,
        category_id: Uuid,
    }
}
row! {
    struct AttributeOf {
        need_id: Uuid,
        attribute: String,
        required: bool,
        weight: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Wanting {
        pub organisation_id: Uuid,
        pub name: String,
        pub needs: i64,
    }
}

sql! {
    TITLES: Titled = "SELECT id, title, organisation_id, visibility, state FROM need WHERE id = ANY($1)";
    FIND: NeedRow = "
        SELECT n.id, n.organisation_id, o.name AS organisation_name, n.title, n.text, n.language, n.quantity, n.unit,
               n.budget_low, n.budget_high, n.currency, n.place_id, n.wanted_by, n.visibility, n.state, n.updated_at,
               n.version
        FROM need n JOIN organisation o ON o.id = n.organisation_id WHERE n.id = $1";
    WHOLE: NeedRow = "
        SELECT n.id, n.organisation_id, o.name AS organisation_name, n.title, n.text, n.language, n.quantity, n.unit,
               n.budget_low, n.budget_high, n.currency, n.place_id, n.wanted_by, n.visibility, n.state, n.updated_at,
               n.version
        FROM need n JOIN organisation o ON o.id = n.organisation_id WHERE n.id = ANY($1) ORDER BY n.id";
    CATEGORIES_OF: CategoryOf = "
        SELECT need_id, category_id FROM need_category WHERE need_id = ANY($1) ORDER BY need_id, category_id";
    ATTRIBUTES_OF: AttributeOf = "
        SELECT need_id, attribute, required, weight FROM need_attribute WHERE need_id = ANY($1)
        ORDER BY need_id, required DESC, weight DESC, attribute";
    OPEN_AFTER: Uuid = "SELECT id FROM need WHERE state = 'open' AND id > $1 ORDER BY id LIMIT $2";
    CATEGORIES: Uuid = "SELECT category_id FROM need_category WHERE need_id = $1 ORDER BY category_id";
    ATTRIBUTES: AttributeRow = "
        SELECT attribute, required, weight FROM need_attribute WHERE need_id = $1
        ORDER BY required DESC, weight DESC, attribute";
    OWN: NeedLine = "
        SELECT n.id, n.title, o.name AS organisation_name, n.state, n.visibility, n.wanted_by, n.updated_at
        FROM need n JOIN organisation o ON o.id = n.organisation_id
        WHERE n.organisation_id = ANY($1) AND (n.updated_at, n.id) < ($2, $3)
        ORDER BY n.updated_at DESC, n.id DESC LIMIT $4";
    // The one that was come from first, however old it is.
    OWN_OPEN: NeedLine = "
        SELECT n.id, n.title, o.name AS organisation_name, n.state, n.visibility, n.wanted_by, n.updated_at
        FROM need n JOIN organisation o ON o.id = n.organisation_id
        WHERE n.organisation_id = ANY($1) AND n.state = 'open'
        ORDER BY CASE WHEN n.id = $2 THEN 0 ELSE 1 END, n.updated_at DESC, n.id DESC LIMIT $3";
    OPEN: NeedLine = "
        SELECT n.id, n.title, o.name AS organisation_name, n.state, n.visibility, n.wanted_by, n.updated_at
        FROM need n JOIN organisation o ON o.id = n.organisation_id
        WHERE n.state = 'open' AND (n.visibility <> 'organisation' OR $4) AND (n.updated_at, n.id) < ($1, $2)
        ORDER BY n.updated_at DESC, n.id DESC LIMIT $3";
    TOUCHING: Wanting = "
        SELECT o.id AS organisation_id, o.name, count(DISTINCT n.id) AS needs
        FROM need_category k JOIN need n ON n.id = k.need_id JOIN organisation o ON o.id = n.organisation_id
        WHERE k.category_id = ANY($1) AND n.state <> 'draft' AND (n.visibility <> 'organisation' OR $2)
        GROUP BY o.id, o.name, o.name_key ORDER BY needs DESC, o.name_key, o.id LIMIT 200";
    WRITTEN: Written = "
        SELECT count(*) AS written, count(CASE WHEN n.state = 'closed' THEN 1 END) AS closed FROM need n
        WHERE n.organisation_id = ANY($1) AND n.state <> 'draft' AND n.created_at >= $3 AND n.created_at < $4
            AND EXISTS (SELECT 1 FROM need_category c WHERE c.need_id = n.id AND c.category_id = ANY($2))";
}

/// A need with its categories and what it asks.
#[derive(Debug, Clone)]
pub struct Need {
    pub row: NeedRow,
    pub categories: Vec<Uuid>,
    pub attributes: Vec<AttributeRow>,
}

/// The titles of those of some needs that the viewer may see.
pub async fn seen(run: &impl Run, viewer: &Viewer, ids: Vec<Uuid>) -> Result<Vec<(Uuid, String)>> {
    let seen = |need: &Titled| rules::may_see(viewer, need.organisation_id, &need.visibility, &need.state);
    let needs = run.all(&TITLES, args![ids]).await?.into_iter();
    Ok(needs.filter(seen).map(|need| (need.id, need.title)).collect())
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<Need> {
    let row = run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)?;
    let categories = run.all(&CATEGORIES, args![id]).await?;
    let attributes = run.all(&ATTRIBUTES, args![id]).await?;
    Ok(Need { row, categories, attributes })
}

/// Those of these needs that there are, by id, read in three queries.
pub async fn whole(run: &impl Run, ids: Vec<Uuid>) -> Result<Vec<Need>> {
    let rows = run.all(&WHOLE, args![ids.clone()]).await?;
    let mut needs: HashMap<Uuid, Need> =
        rows.into_iter().map(|row| (row.id, Need { row, categories: Vec::new(), attributes: Vec::new() })).collect();
    for CategoryOf { need_id, category_id } in run.all(&CATEGORIES_OF, args![ids.clone()]).await? {
        needs.entry(need_id).and_modify(|need| need.categories.push(category_id));
    }
    for AttributeOf { need_id, attribute, required, weight } in run.all(&ATTRIBUTES_OF, args![ids]).await? {
        needs.entry(need_id).and_modify(|need| need.attributes.push(AttributeRow { attribute, required, weight }));
    }
    let mut needs: Vec<Need> = needs.into_values().collect();
    needs.sort_unstable_by_key(|need| need.row.id);
    Ok(needs)
}

/// The open needs that come after one, by id.
pub async fn open_after(run: &impl Run, after: Uuid, most: i64) -> Result<Vec<Need>> {
    let ids = run.all(&OPEN_AFTER, args![after, most]).await?;
    whole(run, ids).await
}

/// Organisations with needs in any of these categories, those with the most of them first.
pub async fn touching(run: &impl Run, categories: Vec<Uuid>, viewer: &Viewer) -> Result<Vec<Wanting>> {
    Ok(run.all(&TOUCHING, args![categories, viewer.is_coordinator()]).await?)
}

/// Needs of the organisations in which the viewer has a seat, the latest changed first.
pub async fn own(db: &Db, viewer: &Viewer, before: Before, most: i64) -> Result<Vec<NeedLine>> {
    let organisations: Vec<Uuid> = viewer.seats().iter().map(|seat| seat.organisation).collect();
    Ok(db.all(&OWN, args![organisations, before.at, before.id, most]).await?)
}

/// Open needs of the organisations in which the viewer has a seat: one of them first, if it is theirs, then the latest changed.
pub async fn own_open(db: &Db, viewer: &Viewer, first: Option<Uuid>, most: i64) -> Result<Vec<NeedLine>> {
    let organisations: Vec<Uuid> = viewer.seats().iter().map(|seat| seat.organisation).collect();
    Ok(db.all(&OWN_OPEN, args![organisations, first.unwrap_or_default(), most]).await?)
}

/// Open needs that the whole network may see; a coordinator sees the others too.
pub async fn open(db: &Db, viewer: &Viewer, before: Before, most: i64) -> Result<Vec<NeedLine>> {
    Ok(db.all(&OPEN, args![before.at, before.id, most, viewer.is_coordinator()]).await?)
}

/// Needs of these organisations in these categories, written from one moment to another.
pub async fn written(
    run: &impl Run,
    organisations: Vec<Uuid>,
    categories: Vec<Uuid>,
    from: Timestamp,
    until: Timestamp,
) -> Result<Written> {
    Ok(run.one(&WRITTEN, args![organisations, categories, from, until]).await?)
}
