//! Solutions in the database.

use db::{Run, Timestamp, Uuid, args, row, sql};

use super::client_rows::{self, ReferenceRow};
use super::file_rows::{self, FileRow};
use super::label_rows::{self, LabelRow};
use super::rules;
use super::supply::{self, Supply};
use crate::kit::{Error, Result, Viewer, format};

row! {
    #[derive(Debug, Clone)]
    pub struct SolutionRow {
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub supplier_name: String,
        pub supplier_logo: Option<Vec<u8>>,
        pub title: String,
        pub summary: String,
        pub description: String,
        pub language: String,
        pub strategies: String,
        pub commitments: String,
        pub links: String,
        pub radius_km: Option<i64>,
        pub radius_place_id: Option<Uuid>,
        pub state: String,
        pub updated_at: Timestamp,
        pub confirmed_at: Option<Timestamp>,
        pub vouched_at: Option<Timestamp>,
        // into which it was merged: it is read there
        pub merged_into: Option<Uuid>,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct SupplierRow {
        pub id: Uuid,
        pub name: String,
    }
}

row! {
    struct Titled {
        id: Uuid,
        title: String,
        supplier_id: Uuid,
        state: String,
    }
}

row! {
    // A place, and what contains it.
    #[derive(Debug, Clone)]
    pub struct PlaceAbove {
        pub id: Uuid,
        pub parent_id: Option<Uuid>,
        pub name: String,
    }
}

sql! {
    PLACES_ABOVE: PlaceAbove = "
        WITH RECURSIVE above (id) AS (
            SELECT id FROM place WHERE id = ANY($1)
            UNION SELECT p.parent_id FROM place p JOIN above a ON a.id = p.id WHERE p.parent_id IS NOT NULL)
        SELECT p.id, p.parent_id, p.name FROM above a JOIN place p ON p.id = a.id ORDER BY p.id";
    TITLES: Titled = "SELECT id, title, supplier_id, state FROM solution WHERE id = ANY($1)";
    FIND: SolutionRow = "
        SELECT s.id, s.supplier_id, o.name AS supplier_name, o.logo_digest AS supplier_logo, s.title, s.summary,
               s.description, s.language, s.strategies, s.commitments, s.links, s.radius_km, s.radius_place_id, s.state, s.updated_at, s.confirmed_at, s.vouched_at,
               s.merged_into, s.version
        FROM solution s JOIN organisation o ON o.id = s.supplier_id WHERE s.id = $1";
    CATEGORIES: Uuid = "SELECT category_id FROM solution_category WHERE solution_id = $1 ORDER BY category_id";
    PLACES: Uuid = "SELECT place_id FROM solution_place WHERE solution_id = $1 ORDER BY place_id";
    SUPPLIERS: SupplierRow = "SELECT id, name FROM organisation WHERE supplies ORDER BY name_key, id LIMIT $1";
    // Of one name, with where each is.
    SUPPLIERS_NAMED: SupplierRow = "
        SELECT o.id, CASE WHEN p.name IS NULL THEN o.name ELSE o.name || ' (' || p.name || ')' END AS name
        FROM organisation o LEFT JOIN place p ON p.id = o.place_id
        WHERE o.supplies AND o.name_key = $1 ORDER BY o.id LIMIT 30";
    OWN_DRAFTS: SupplierRow = "
        SELECT id, title AS name FROM solution WHERE supplier_id = ANY($1) AND state = 'draft' ORDER BY title_key, id LIMIT 50";
}

/// A solution with all that hangs on it.
#[derive(Debug, Clone)]
pub struct Solution {
    pub row: SolutionRow,
    pub categories: Vec<Uuid>,
    pub places: Vec<Uuid>,
    pub labels: Vec<LabelRow>,
    pub references: Vec<ReferenceRow>,
    pub supply: Supply,
    /// Pictures and files.
    pub files: Vec<FileRow>,
}

/// These places and all that contain them.
pub async fn places_above(run: &impl Run, places: Vec<Uuid>) -> Result<Vec<PlaceAbove>> {
    Ok(run.all(&PLACES_ABOVE, args![places]).await?)
}

/// The titles of those of some solutions that the viewer may see.
pub async fn seen(run: &impl Run, viewer: &Viewer, ids: Vec<Uuid>) -> Result<Vec<(Uuid, String)>> {
    let seen = |solution: &Titled| rules::may_see(viewer, solution.supplier_id, &solution.state);
    let solutions = run.all(&TITLES, args![ids]).await?.into_iter();
    Ok(solutions.filter(seen).map(|solution| (solution.id, solution.title)).collect())
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<Solution> {
    let row = run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)?;
    Ok(Solution {
        row,
        categories: run.all(&CATEGORIES, args![id]).await?,
        places: run.all(&PLACES, args![id]).await?,
        labels: run.all(&label_rows::OF_SOLUTION, args![id]).await?,
        references: client_rows::of(run, id).await?,
        supply: supply::of(run, id).await?,
        files: file_rows::of(run, id).await?,
    })
}

/// Organisations for which a coordinator may write a solution, by name.
pub async fn suppliers(run: &impl Run, most: i64) -> Result<Vec<SupplierRow>> {
    Ok(run.all(&SUPPLIERS, args![most]).await?)
}

/// Suppliers of exactly this name.
pub async fn suppliers_named(run: &impl Run, name: &str) -> Result<Vec<SupplierRow>> {
    Ok(run.all(&SUPPLIERS_NAMED, args![format::sort_key(name)]).await?)
}

pub async fn drafts(run: &impl Run, suppliers: Vec<Uuid>) -> Result<Vec<SupplierRow>> {
    Ok(run.all(&OWN_DRAFTS, args![suppliers]).await?)
}
