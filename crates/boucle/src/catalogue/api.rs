//! The catalogue as JSON.

use axum::Json;
use axum::extract::{Path, Query, RawQuery, State};
use db::{Date, Run, Timestamp, Uuid, args, row, sql};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::cards::{self, codes};
use super::client_rows::ReferenceRow;
use super::file_rows::FileRow;
use super::label_rows::LabelRow;
use super::place_field::name_key;
use super::search::{self, Asked};
use super::supply::{CURRENCIES, LEAD_UNITS, PERIODS, Supply};
use super::{Market, form, shown};
use crate::kit::error::invalid;
use crate::kit::json::Posted;
use crate::kit::{App, Error, Form, Result, Viewer};

const A_PAGE: usize = 50;

#[derive(Serialize, ToSchema)]
#[schema(as = SolutionsFound)]
pub struct Found {
    total: u64,
    /// The address of the following page, while there is one.
    next: Option<String>,
    solutions: Vec<Line>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = SolutionLine)]
struct Line {
    id: Uuid,
    title: String,
    summary: String,
    supplier: String,
    place: Option<String>,
    strategies: Vec<String>,
    commitments: Vec<String>,
    statuses: Vec<String>,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

/// Solutions of the catalogue
///
/// Fifty at a time, for the same questions as the search page and in the same order.
#[utoipa::path(get, path = "/api/v1/solutions", tag = "solutions",
    params(
        ("q" = Option<String>, Query, description = "Words to search for"),
        ("categorie" = Option<String>, Query, description = "Code of a category; everything under it is taken"),
        ("lieu" = Option<String>, Query, description = "Name of a place to be served"),
        ("page" = Option<u32>, Query, description = "From 1", minimum = 1, maximum = 500),
    ),
    responses((status = 200, body = Found)))]
pub async fn list(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    RawQuery(query): RawQuery,
) -> Result<Json<Found>> {
    let asked = Asked::parse(query);
    let place = search::place(&app, &asked).await?;
    let typed = asked.first("lieu");
    if place.is_none() && !typed.is_empty() {
        return Err(invalid("lieu", viewer.language.one("catalogue-place-unknown", "place", typed)));
    }
    if asked.says("page") && asked.first("page").parse().ok() != Some(asked.page()) {
        return Err(invalid("page", "a page is 1 to 500"));
    }
    let page = asked.page();
    let found =
        search::find(&app, &market, &market.reference(), &asked, viewer.language, place, (page - 1) * A_PAGE, A_PAGE)?;
    let more = found.total > u64::try_from(page * A_PAGE).unwrap_or(u64::MAX);
    let next = more.then(|| format!("/api/v1/solutions?{}", asked.at_page(page + 1)));
    let ids: Vec<Uuid> = found.hits.iter().map(|hit| hit.id).collect();
    let mut cards = cards::of(&app.db, &ids).await?;
    let line = |id: &Uuid| {
        let card = cards.remove(id)?;
        Some(Line {
            id: card.id,
            title: card.title,
            summary: card.summary,
            supplier: card.supplier_name,
            place: card.place_name,
            strategies: card.strategies,
            commitments: card.commitments,
            statuses: card.statuses,
            updated_at: card.updated_at,
        })
    };
    Ok(Json(Found { total: found.total, next, solutions: ids.iter().filter_map(line).collect() }))
}

#[derive(Serialize, ToSchema)]
#[schema(as = Solution)]
pub struct Whole {
    id: Uuid,
    title: String,
    summary: String,
    description: String,
    language: String,
    supplier: String,
    strategies: Vec<String>,
    commitments: Vec<String>,
    categories: Vec<String>,
    places: Vec<String>,
    links: Vec<String>,
    labels: Vec<Held>,
    references: Vec<Done>,
    capacity: Option<Capacity>,
    lead_time: Option<LeadTime>,
    price: Option<Price>,
    /// Those of the page, in their order.
    pictures: Vec<Piece>,
    files: Vec<Piece>,
    state: String,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

/// A label that a solution says it holds.
#[derive(Serialize, ToSchema)]
#[schema(as = SolutionLabel)]
struct Held {
    code: String,
    number: String,
    /// Where it is proved: an address, or words.
    proof: String,
    /// The last day on which it holds.
    #[schema(value_type = Option<String>, format = Date)]
    until: Option<Date>,
    /// When a coordinator verified it.
    #[schema(value_type = Option<String>, format = DateTime)]
    verified_at: Option<Timestamp>,
}

/// How much there is of it, in a week, a month or a year.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Capacity {
    #[schema(minimum = 1, maximum = 1_000_000_000)]
    quantity: u32,
    #[schema(min_length = 1, max_length = 60)]
    unit: String,
    /// `week`, `month` or `year`.
    per: String,
}

/// How long it takes.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LeadTime {
    #[schema(minimum = 1, maximum = 1000)]
    number: u32,
    /// `day` or `week`.
    unit: String,
}

/// About what it costs: one end at least.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Price {
    /// In the currency's smallest coin.
    #[schema(minimum = 0)]
    low: Option<u32>,
    #[schema(minimum = 0)]
    high: Option<u32>,
    /// `CAD` or `EUR`.
    currency: String,
    /// For what: a unit, the tonne.
    #[schema(min_length = 1, max_length = 60)]
    unit: String,
}

impl Capacity {
    fn of(supply: &Supply) -> Option<Self> {
        let quantity = u32::try_from(supply.capacity?).ok()?;
        Some(Self { quantity, unit: supply.capacity_unit.clone(), per: supply.capacity_per.clone()? })
    }
}

impl LeadTime {
    fn of(supply: &Supply) -> Option<Self> {
        Some(Self { number: u32::try_from(supply.lead_time?).ok()?, unit: supply.lead_unit.clone()? })
    }
}

impl Price {
    fn of(supply: &Supply) -> Option<Self> {
        let coins = |cents: Option<i64>| cents.and_then(|cents| u32::try_from(cents).ok());
        let (low, high) = (coins(supply.price_low), coins(supply.price_high));
        let currency = supply.price_currency.clone()?;
        low.or(high).map(|_| Self { low, high, currency, unit: supply.price_unit.clone() })
    }
}

/// A picture or a file.
#[derive(Serialize, ToSchema)]
#[schema(as = SolutionFile)]
struct Piece {
    /// Where its bytes are.
    address: String,
    /// What the picture shows; what the file is.
    title: String,
    name: String,
    bytes: i64,
}

impl Piece {
    fn of(solution: Uuid, file: &FileRow) -> Self {
        let end = if file.is_picture() { "image" } else { "fichier" };
        let address = format!("/catalogue/{solution}/images/{}/{end}", file.id);
        Self { address, title: file.title.clone(), name: file.name.clone(), bytes: file.bytes }
    }
}

/// What was done for a client; what the client denied is left out.
#[derive(Serialize, ToSchema)]
#[schema(as = SolutionReference)]
struct Done {
    client: String,
    year: i64,
    text: String,
    /// When the client confirmed it; else it is the supplier's word.
    #[schema(value_type = Option<String>, format = DateTime)]
    confirmed_at: Option<Timestamp>,
}

impl Done {
    fn of(row: ReferenceRow) -> Option<Self> {
        let ReferenceRow { client, year, text, confirmed_at, denied_at, .. } = row;
        denied_at.is_none().then_some(Self { client, year, text, confirmed_at })
    }
}

impl Held {
    fn of(label: LabelRow) -> Self {
        let LabelRow { label_code: code, number, proof, expires_on: until, verified_at, .. } = label;
        Self { code, number, proof, until, verified_at }
    }
}

/// A solution
///
/// With its whole text. What is not published is shown to its supplier's people and to coordinators alone.
#[utoipa::path(get, path = "/api/v1/solutions/{id}", tag = "solutions", params(("id" = Uuid, Path)),
    responses((status = 200, body = Whole)))]
pub async fn one(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Json<Whole>> {
    let solution = shown::visible(&app, &viewer, id).await?;
    let reference = market.reference();
    let row = solution.row;
    let (pictures, files): (Vec<&FileRow>, Vec<&FileRow>) = solution.files.iter().partition(|file| file.is_picture());
    let pieces = |files: Vec<&FileRow>| files.into_iter().map(|file| Piece::of(row.id, file)).collect();
    Ok(Json(Whole {
        pictures: pieces(pictures),
        files: pieces(files),
        id: row.id,
        categories: solution
            .categories
            .iter()
            .filter_map(|id| reference.categories.get(*id))
            .map(|c| c.code.clone())
            .collect(),
        places: solution.places.iter().filter_map(|id| reference.places.name(*id)).map(str::to_owned).collect(),
        links: row.links.lines().map(str::to_owned).collect(),
        labels: solution.labels.into_iter().map(Held::of).collect(),
        references: solution.references.into_iter().filter_map(Done::of).collect(),
        capacity: Capacity::of(&solution.supply),
        lead_time: LeadTime::of(&solution.supply),
        price: Price::of(&solution.supply),
        title: row.title,
        summary: row.summary,
        description: row.description,
        language: row.language,
        supplier: row.supplier_name,
        strategies: codes(&row.strategies),
        commitments: codes(&row.commitments),
        state: row.state,
        updated_at: row.updated_at,
    }))
}

/// A solution as a program writes it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSolution)]
pub struct Written {
    /// The supplying organisation, for which the holder of the token may write.
    supplier: Uuid,
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    #[serde(default)]
    summary: String,
    /// Markdown.
    #[serde(default)]
    description: String,
    /// `fr` or `en`.
    language: String,
    /// Codes of the category tree.
    #[schema(min_items = 1)]
    categories: Vec<String>,
    #[serde(default)]
    strategies: Vec<String>,
    #[serde(default)]
    commitments: Vec<String>,
    /// Codes of the places served.
    places: Vec<String>,
    /// Around the first place, in kilometres, in that place's stead.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 2000)]
    radius_km: Option<u16>,
    #[serde(default)]
    capacity: Option<Capacity>,
    #[serde(default)]
    lead_time: Option<LeadTime>,
    #[serde(default)]
    price: Option<Price>,
    #[serde(default)]
    labels: Vec<WrittenLabel>,
    #[serde(default)]
    links: Vec<String>,
    /// Published at once; else a draft.
    #[serde(default)]
    publish: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WrittenLabel {
    code: String,
    #[serde(default)]
    proof: String,
    #[schema(value_type = Option<String>, format = Date)]
    #[serde(default)]
    until: Option<Date>,
}

#[derive(Serialize, ToSchema)]
pub struct Made {
    id: Uuid,
    /// Where it is read.
    address: String,
}

impl Written {
    /// The same form as on the page, so that the same rules are asked.
    fn form(self, market: &Market) -> Result<Form> {
        let reference = market.reference();
        let categories = self.categories.iter().map(|code| {
            reference.category_by_code(code).ok_or_else(|| invalid("categories", format!("{code} is not a category")))
        });
        let places = self
            .places
            .iter()
            .map(|code| reference.place_by_code(code).ok_or_else(|| invalid("places", format!("{code} is not a place"))));
        let (categories, places) = (categories.collect::<Result<Vec<Uuid>>>()?, places.collect::<Result<Vec<Uuid>>>()?);
        let names: Vec<&str> = places.iter().filter_map(|id| reference.places.name(*id)).collect();
        let mut form = Form::new();
        form.set("place", names.join("\n"));
        form.set_all("place_id", places.iter().map(ToString::to_string));
        form.set_all("categories", categories.iter().map(ToString::to_string));
        for (name, value) in [
            ("supplier", self.supplier.to_string()),
            ("title", self.title),
            ("summary", self.summary),
            ("description", self.description),
            ("language", self.language),
            ("radius_km", self.radius_km.map_or_else(String::new, |km| km.to_string())),
            ("links", self.links.join("\n")),
            ("publish", if self.publish { "1".to_owned() } else { String::new() }),
        ] {
            form.set(name, value);
        }
        let supply = supply(self.capacity, self.lead_time, self.price)?;
        supply.fill(&mut form);
        form.set_all("strategies", self.strategies);
        form.set_all("commitments", self.commitments);
        form.set_all("label_until", self.labels.iter().map(|l| l.until.map_or_else(String::new, |day| day.to_string())));
        form.set_all("label_proof", self.labels.iter().map(|label| label.proof.clone()));
        form.set_all("label", self.labels.into_iter().map(|label| label.code));
        form.bounded()
    }
}

/// What is no code is said here: a form chooses from a list.
fn supply(capacity: Option<Capacity>, lead_time: Option<LeadTime>, price: Option<Price>) -> Result<Supply> {
    let known = |field: &str, code: String, codes: &[&str]| {
        if codes.contains(&code.as_str()) { Ok(code) } else { Err(invalid(field, format!("one of {}", codes.join(", ")))) }
    };
    let mut supply = Supply::default();
    if let Some(capacity) = capacity {
        supply.capacity = Some(capacity.quantity.into());
        supply.capacity_unit = capacity.unit;
        supply.capacity_per = Some(known("capacity", capacity.per, &PERIODS)?);
    }
    if let Some(lead) = lead_time {
        supply.lead_time = Some(lead.number.into());
        supply.lead_unit = Some(known("lead_time", lead.unit, &LEAD_UNITS)?);
    }
    if let Some(price) = price {
        (supply.price_low, supply.price_high) = (price.low.map(Into::into), price.high.map(Into::into));
        supply.price_currency = Some(known("price", price.currency, &CURRENCIES)?);
        supply.price_unit = price.unit;
    }
    Ok(supply)
}

/// Write a solution
///
/// As the form on screen does, with the same rules.
#[utoipa::path(post, path = "/api/v1/solutions", tag = "solutions", request_body = Written,
    responses((status = 201, body = Made)))]
pub async fn create(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Posted(written): Posted<Written>,
) -> Result<(StatusCode, Json<Made>)> {
    let mut form = written.form(&market)?;
    let (solution, _) = form::read(&app, &market, &viewer, &mut form, "").await?;
    let solution = solution.ok_or_else(|| Error::Invalid(form.errors().to_vec()))?;
    let (id, address) = form::keep(&app, &viewer, &form, &solution).await?;
    Ok((StatusCode::CREATED, Json(Made { id, address })))
}

#[derive(Serialize, ToSchema)]
pub struct CategoryLine {
    code: String,
    /// Code of the family above.
    parent: Option<String>,
    name_fr: String,
    name_en: String,
}

/// The categories of the catalogue
///
/// Families first, each before what it holds.
#[utoipa::path(get, path = "/api/v1/categories", tag = "reference", responses((status = 200, body = Vec<CategoryLine>)))]
pub async fn categories(State(market): State<Market>) -> Json<Vec<CategoryLine>> {
    let reference = market.reference();
    let tree = &reference.categories;
    let all = reference.families().iter().flat_map(|family| std::iter::once(family).chain(tree.children(*family)));
    let line = |id: &Uuid| {
        let category = tree.get(*id)?;
        Some(CategoryLine {
            code: category.code.clone(),
            parent: category.parent.and_then(|parent| tree.get(parent)).map(|parent| parent.code.clone()),
            name_fr: category.name_fr.clone(),
            name_en: category.name_en.clone(),
        })
    };
    Json(all.filter_map(line).collect())
}

row! {
    #[derive(Debug, Clone, Serialize, ToSchema)]
    pub struct PlaceLine {
        pub code: String,
        pub name: String,
        pub level: String,
        pub parent: Option<String>,
        pub postal_codes: String,
    }
}

sql! {
    PLACES: PlaceLine = "
        SELECT p.code, p.name, p.level, q.name AS parent, p.postal_codes
        FROM place p LEFT JOIN place q ON q.id = p.parent_id
        WHERE p.name_key >= $1 AND p.name_key < $2 ORDER BY COALESCE(p.population, 0) DESC, p.code LIMIT 20";
}

#[derive(Debug, Deserialize, IntoParams)]
pub struct Named {
    /// The beginning of a name.
    #[serde(default)]
    q: String,
}

/// Places by the beginning of their name
///
/// The twenty largest.
#[utoipa::path(get, path = "/api/v1/places", tag = "reference", params(Named), responses((status = 200, body = Vec<PlaceLine>)))]
pub async fn places(State(app): State<App>, Query(named): Query<Named>) -> Result<Json<Vec<PlaceLine>>> {
    let key = name_key(&named.q);
    Ok(Json(app.db.all(&PLACES, args![&key, format!("{key}\u{10ffff}")]).await?))
}
