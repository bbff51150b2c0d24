//! The answer to a need as JSON, the same for programs, for the command line and behind the page.

use axum::Json;
use axum::extract::{Path, Query, State};
use db::{Date, Timestamp, Uuid};
use matching::{Attribute, Fairness, Language as Written, MatchResult};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::queries::{self, AttributeRow, NeedLine};
use super::reasons::Wording;
use super::{answer, rules};
use crate::catalogue::Market;
use crate::catalogue::cards::{self, SolutionCard};
use crate::kit::cursor::{Before, Cursor};
use crate::kit::error::{invalid, not_found};
use crate::kit::json::Posted;
use crate::kit::{App, Language, Result, Viewer};

/// A need as a program writes it.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Asked {
    pub text: String,
    /// Language of the text and of the answer: `fr` or `en`.
    pub language: Language,
    /// Codes of the category tree; when none is given they are suggested from the text.
    pub categories: Vec<String>,
    /// Code of a place.
    pub place: Option<String>,
    pub required: Vec<String>,
    pub wished: Vec<Wish>,
    /// How many solutions to explain, 200 at most.
    pub limit: Option<usize>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// Its code.
    pub attribute: String,
    /// From 1, a little, to 5, much.
    #[schema(minimum = 1, maximum = 5)]
    pub weight: u8,
}

impl Wish {
    fn kept(row: AttributeRow) -> Self {
        Self { attribute: row.attribute, weight: u8::try_from(row.weight).unwrap_or(5) }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MatchAnswer)]
pub struct Answer {
    /// How many solutions answer.
    pub total: u64,
    /// The categories that were understood.
    pub categories: Vec<String>,
    pub solutions: Vec<Line>,
    pub near_misses: Vec<Near>,
    pub widen: Vec<Widen>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RankedSolution)]
pub struct Line {
    pub id: Uuid,
    pub title: String,
    pub supplier: String,
    /// Its supplier has had its turn with other solutions: the page of a need shows this one folded under the last of these.
    pub folded_under: Option<Uuid>,
    pub score: u8,
    pub partial: bool,
    pub distance_km: Option<f64>,
    pub reasons: Vec<Points>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Points {
    pub criterion: &'static str,
    pub points: u8,
    pub out_of: u8,
    pub reason: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NearMiss)]
pub struct Near {
    pub id: Uuid,
    pub title: String,
    pub supplier: String,
    pub score: u8,
    pub missing: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Widen {
    pub how: String,
    pub total: u64,
}

/// Solutions for a need
///
/// The answer of the page of a need, with the same scores and reasons.
#[utoipa::path(post, path = "/api/v1/match", tag = "needs", request_body = Asked, responses((status = 200, body = Answer)))]
pub async fn post_match(
    State(app): State<App>,
    State(market): State<Market>,
    Posted(asked): Posted<Asked>,
) -> Result<Json<Answer>> {
    answer(&app, &market, &asked).await.map(Json)
}

pub async fn answer(app: &App, market: &Market, asked: &Asked) -> Result<Answer> {
    let need = understood(market, asked)?;
    let order = answer::order(&app.db).await?;
    let result = answer::in_order(app, market, &need, order)?;
    let limit = asked.limit.unwrap_or(50).min(answer::MOST);
    worded(app, market, asked.language, &need, (&result, order.fairness), limit).await
}

fn understood(market: &Market, asked: &Asked) -> Result<matching::Need> {
    let reference = market.reference();
    let written = Written::parse(asked.language.code()).unwrap_or(Written::Fr);
    let mut categories = Vec::new();
    for code in &asked.categories {
        let category = reference.category_by_code(code);
        categories.push(category.ok_or_else(|| invalid("categories", format!("« {code} » is not a category")))?);
    }
    if categories.is_empty() {
        categories = suggested(&reference.categories, &asked.text, written);
    }
    let place = match &asked.place {
        None => None,
        Some(code) => {
            Some(reference.place_by_code(code).ok_or_else(|| invalid("place", format!("« {code} » is not a place")))?)
        }
    };
    let attribute = |field: &str, code: &str| {
        Attribute::parse(code).ok_or_else(|| invalid(field, format!("« {code} » is not an attribute")))
    };
    let required = asked.required.iter().map(|code| attribute("required", code)).collect::<Result<_>>()?;
    if asked.wished.iter().any(|wish| !(1..=5).contains(&wish.weight)) {
        return Err(invalid("wished", "a weight is 1 to 5"));
    }
    let wished =
        asked.wished.iter().map(|wish| Ok((attribute("wished", &wish.attribute)?, wish.weight))).collect::<Result<_>>()?;
    Ok(matching::Need {
        text: asked.text.clone(),
        language: written,
        categories,
        place,
        place_point: None,
        required,
        wished,
    })
}

/// The categories that a text clearly speaks of: the best, and those nearly as good; none when none is.
pub fn suggested(categories: &matching::Categories, text: &str, language: Written) -> Vec<Uuid> {
    let found = categories.suggest(text, language);
    let best = found.first().map_or(0.0, |(_, score)| *score);
    found.into_iter().filter(|(_, score)| *score >= best * 0.6).take(3).map(|(id, _)| id).collect()
}

async fn worded(
    app: &App,
    market: &Market,
    language: Language,
    need: &matching::Need,
    (result, fairness): (&MatchResult, Fairness),
    limit: usize,
) -> Result<Answer> {
    let folded = answer::folded(&result.ranked, fairness);
    let reference = market.reference();
    let wording = Wording { language, reference: &reference };
    let ids: Vec<Uuid> =
        result.ranked.iter().take(limit).map(|r| r.id).chain(result.near_misses.iter().map(|near| near.id)).collect();
    let cards = cards::of(&app.db, &ids).await?;
    let title = |id: Uuid| cards.get(&id).map_or_else(String::new, |card: &SolutionCard| card.title.clone());
    let supplier = |id: Uuid| cards.get(&id).map_or_else(String::new, |card: &SolutionCard| card.supplier_name.clone());
    let line = |ranked: &matching::Ranked| Line {
        id: ranked.id,
        title: title(ranked.id),
        supplier: supplier(ranked.id),
        folded_under: folded.get(&ranked.id).copied(),
        score: ranked.score,
        partial: ranked.partial,
        distance_km: ranked.distance_km.map(|km| (km * 10.0).round() / 10.0),
        reasons: ranked
            .components
            .iter()
            .map(|c| Points { criterion: c.kind.code(), points: c.points, out_of: c.out_of, reason: wording.component(c) })
            .collect(),
    };
    let near = |near: &matching::NearMiss| Near {
        id: near.id,
        title: title(near.id),
        supplier: supplier(near.id),
        score: near.score,
        missing: wording.missing(&near.missing),
    };
    Ok(Answer {
        total: result.total,
        categories: need.categories.iter().filter_map(|id| reference.categories.get(*id)).map(|c| c.code.clone()).collect(),
        solutions: result.ranked.iter().take(limit).map(line).collect(),
        near_misses: result.near_misses.iter().map(near).collect(),
        widen: result.widen.iter().map(|w| Widen { how: wording.wider(&w.kind), total: w.total }).collect(),
    })
}

#[derive(Serialize, ToSchema)]
pub struct NeedsFound {
    /// The address of the following page, while there is one.
    next: Option<String>,
    needs: Vec<Listed>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = NeedLine)]
pub struct Listed {
    id: Uuid,
    title: String,
    organisation: String,
    state: String,
    visibility: String,
    #[schema(value_type = Option<String>, format = Date)]
    wanted_by: Option<Date>,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

const A_PAGE: usize = 50;

/// Open needs of the network
///
/// The latest changed first, fifty at a time.
#[utoipa::path(get, path = "/api/v1/needs", tag = "needs", params(Cursor), responses((status = 200, body = NeedsFound)))]
pub async fn list(State(app): State<App>, viewer: Viewer, Query(cursor): Query<Cursor>) -> Result<Json<NeedsFound>> {
    let after = Before::given(cursor.after.as_deref())?;
    let mut needs = queries::open(&app.db, &viewer, after, i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX)).await?;
    let more = needs.len() > A_PAGE;
    needs.truncate(A_PAGE);
    let next = needs
        .last()
        .filter(|_| more)
        .map(|need| format!("/api/v1/needs?after={}", Before::written(need.updated_at, need.id)));
    let listed = |need: NeedLine| Listed {
        id: need.id,
        title: need.title,
        organisation: need.organisation_name,
        state: need.state,
        visibility: need.visibility,
        wanted_by: need.wanted_by,
        updated_at: need.updated_at,
    };
    Ok(Json(NeedsFound { next, needs: needs.into_iter().map(listed).collect() }))
}

#[derive(Serialize, ToSchema)]
#[schema(as = Need)]
pub struct WholeNeed {
    id: Uuid,
    title: String,
    text: String,
    language: String,
    organisation: String,
    /// Codes of the category tree.
    categories: Vec<String>,
    quantity: Option<f64>,
    unit: String,
    /// In the currency's smallest coin.
    budget_low: Option<i64>,
    budget_high: Option<i64>,
    currency: String,
    place: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    wanted_by: Option<Date>,
    required: Vec<String>,
    wished: Vec<Wish>,
    state: String,
    visibility: String,
}

/// A need
///
/// To those who may see it on screen.
#[utoipa::path(get, path = "/api/v1/needs/{id}", tag = "needs", params(("id" = Uuid, Path)), responses((status = 200, body = WholeNeed)))]
pub async fn one(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Json<WholeNeed>> {
    let need = queries::find(&app.db, id).await?;
    let row = need.row;
    if !rules::may_see(&viewer, row.organisation_id, &row.visibility, &row.state) {
        return Err(not_found());
    }
    let reference = market.reference();
    let (required, wished): (Vec<_>, Vec<_>) = need.attributes.into_iter().partition(|attribute| attribute.required);
    Ok(Json(WholeNeed {
        id,
        title: row.title,
        text: row.text,
        language: row.language,
        organisation: row.organisation_name,
        categories: need.categories.iter().filter_map(|id| reference.categories.get(*id)).map(|c| c.code.clone()).collect(),
        quantity: row.quantity,
        unit: row.unit,
        budget_low: row.budget_low,
        budget_high: row.budget_high,
        currency: row.currency,
        place: row.place_id.and_then(|id| reference.places.name(id)).map(str::to_owned),
        wanted_by: row.wanted_by,
        required: required.into_iter().map(|attribute| attribute.attribute).collect(),
        wished: wished.into_iter().map(Wish::kept).collect(),
        state: row.state,
        visibility: row.visibility,
    }))
}
