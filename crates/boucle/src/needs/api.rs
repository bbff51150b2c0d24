//! The answer to a need as JSON, the same for programs, for the command line and behind the page.

use axum::Json;
use axum::extract::State;
use db::Uuid;
use matching::{Attribute, Language as Written, MatchResult};
use serde::{Deserialize, Serialize};

use super::answer;
use super::reasons::Wording;
use crate::catalogue::Market;
use crate::catalogue::cards::{self, SolutionCard};
use crate::kit::error::invalid;
use crate::kit::{App, Language, Result, Viewer};

/// A need as a program writes it.
#[derive(Debug, Clone, Default, Deserialize)]
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
    /// Attribute code and weight of 1 to 5.
    pub wished: Vec<(String, u8)>,
    /// How many solutions to explain, 200 at most.
    pub limit: Option<usize>,
}

#[derive(Debug, Serialize)]
pub struct Answer {
    /// How many solutions answer.
    pub total: u64,
    /// The categories that were understood.
    pub categories: Vec<String>,
    pub solutions: Vec<Line>,
    pub near_misses: Vec<Near>,
    pub widen: Vec<Widen>,
}

#[derive(Debug, Serialize)]
pub struct Line {
    pub id: Uuid,
    pub title: String,
    pub supplier: String,
    pub score: u8,
    pub partial: bool,
    pub distance_km: Option<f64>,
    pub reasons: Vec<Points>,
}

#[derive(Debug, Serialize)]
pub struct Points {
    pub criterion: &'static str,
    pub points: u8,
    pub out_of: u8,
    pub reason: String,
}

#[derive(Debug, Serialize)]
pub struct Near {
    pub id: Uuid,
    pub title: String,
    pub supplier: String,
    pub score: u8,
    pub missing: String,
}

#[derive(Debug, Serialize)]
pub struct Widen {
    pub how: String,
    pub total: u64,
}

pub async fn post_match(
    State(app): State<App>,
    State(market): State<Market>,
    _viewer: Viewer,
    Json(asked): Json<Asked>,
) -> Result<Json<Answer>> {
    answer(&app, &market, &asked).await.map(Json)
}

pub async fn answer(app: &App, market: &Market, asked: &Asked) -> Result<Answer> {
    let need = understood(market, asked)?;
    let result = answer::answer(app, market, &need).await?;
    let limit = asked.limit.unwrap_or(50).min(answer::MOST);
    worded(app, market, asked.language, &need, &result, limit).await
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
    let wished = asked
        .wished
        .iter()
        .map(|(code, weight)| Ok((attribute("wished", code)?, (*weight).clamp(1, 5))))
        .collect::<Result<_>>()?;
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
    result: &MatchResult,
    limit: usize,
) -> Result<Answer> {
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
