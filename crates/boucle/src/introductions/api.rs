//! Introductions as JSON, to the people of their two organisations. What they write and give each other is not part of it.

use axum::Json;
use axum::extract::{Path, Query, State as Given};
use db::{Timestamp, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Introduction;
use super::queries::{self, Line};
use super::rules::{Side, State};
use crate::catalogue::queries as catalogue;
use crate::kit::cursor::Before;
use crate::kit::error::invalid;
use crate::kit::{App, Result, Viewer};
use crate::needs::queries as needs;

#[derive(Debug, Deserialize, IntoParams)]
pub struct Chosen {
    /// Those in one state alone.
    state: Option<String>,
    /// What `next` of the page before says.
    after: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct IntroductionsFound {
    /// The address of the following page, while there is one.
    next: Option<String>,
    introductions: Vec<Listed>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = IntroductionLine)]
pub struct Listed {
    id: Uuid,
    /// What it is about, as it was called when it began.
    title: String,
    buyer: String,
    supplier: String,
    /// `buyer` or `supplier`.
    asked_by: String,
    /// `asked`, `accepted`, `declined`, `no_answer`, `met`, `offer`, `bought`, `not_bought` or `not_agreed`.
    state: String,
    #[schema(value_type = String, format = DateTime)]
    state_at: Timestamp,
    /// Something is expected from an organisation for which the holder of the token writes.
    waits_for_you: bool,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

const A_PAGE: usize = 50;

/// Introductions of one's organisations
///
/// On either side, the latest changed first, fifty at a time.
#[utoipa::path(get, path = "/api/v1/introductions", tag = "introductions", params(Chosen),
    responses((status = 200, body = IntroductionsFound)))]
pub async fn list(Given(app): Given<App>, viewer: Viewer, Query(chosen): Query<Chosen>) -> Result<Json<IntroductionsFound>> {
    let before = Before::given(chosen.after.as_deref())?;
    let state = match &chosen.state {
        Some(state) => Some(State::parse(state).ok_or_else(|| invalid("state", "there is no such state"))?),
        None => None,
    };
    let most = i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX);
    let mut lines = queries::mine(&app.db, &viewer, (state, None), before, most).await?;
    let more = lines.len() > A_PAGE;
    lines.truncate(A_PAGE);
    let only = state.map(|state| format!("state={}&", state.code())).unwrap_or_default();
    let next = lines
        .last()
        .filter(|_| more)
        .map(|last| format!("/api/v1/introductions?{only}after={}", Before::written(last.updated_at, last.id)));
    let listed = |line: Line| Listed {
        waits_for_you: line.waits_for(&viewer),
        id: line.id,
        title: line.title,
        buyer: line.buyer,
        supplier: line.supplier,
        asked_by: line.asked_by,
        state: line.state,
        state_at: line.state_at,
        created_at: line.created_at,
        updated_at: line.updated_at,
    };
    Ok(Json(IntroductionsFound { next, introductions: lines.into_iter().map(listed).collect() }))
}

#[derive(Serialize, ToSchema)]
#[schema(as = Introduction)]
pub struct Whole {
    id: Uuid,
    title: String,
    buyer: String,
    supplier: String,
    /// If the holder of the token may see it.
    need: Option<Uuid>,
    /// If the holder of the token may see it.
    solution: Option<Uuid>,
    /// The purchase project that it serves, to the buyer's people alone.
    project: Option<Uuid>,
    asked_by: String,
    state: String,
    waits_buyer: bool,
    waits_supplier: bool,
    /// Every state that it reached, the first one first.
    steps: Vec<Step>,
    /// How many messages there are; what they say is for the page.
    messages: i64,
    /// What each side says came of it.
    outcomes: Vec<Outcome>,
    reference: Option<Reference>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    version: i64,
}

#[derive(Serialize, ToSchema)]
#[schema(as = IntroductionStep)]
struct Step {
    state: String,
    /// `buyer` or `supplier`; nothing where time alone did it (`no_answer`), or a merge of the two (`not_bought`).
    side: Option<String>,
    reason: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

#[derive(Serialize, ToSchema)]
#[schema(as = IntroductionOutcome)]
struct Outcome {
    side: String,
    bought: bool,
    /// In the currency's smallest coin.
    amount: Option<i64>,
    currency: String,
    year: Option<i64>,
    reason: String,
}

#[derive(Serialize, ToSchema)]
#[schema(as = IntroductionReference)]
struct Reference {
    text: String,
    year: i64,
    /// `proposed`, `confirmed` or `declined`.
    state: String,
}

/// An introduction
///
/// To the people of its two organisations.
#[utoipa::path(get, path = "/api/v1/introductions/{id}", tag = "introductions", params(("id" = Uuid, Path)),
    responses((status = 200, body = Whole)))]
pub async fn one(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Json<Whole>> {
    let Introduction { row, side, .. } = Introduction::read(&app, &viewer, id).await?;
    let steps = queries::steps(&app.db, id).await?.into_iter();
    let outcomes = queries::outcomes(&app.db, id).await?.into_iter();
    let reference = queries::reference(&app.db, id).await?;
    let need = needs::seen(&app.db, &viewer, row.need_id.into_iter().collect()).await?.pop();
    let solution = catalogue::seen(&app.db, &viewer, row.solution_id.into_iter().collect()).await?.pop();
    Ok(Json(Whole {
        id,
        title: row.title,
        buyer: row.buyer,
        supplier: row.supplier,
        need: need.map(|(id, _)| id),
        solution: solution.map(|(id, _)| id),
        project: row.project_id.filter(|_| side == Side::Buyer),
        asked_by: row.asked_by,
        state: row.state,
        waits_buyer: row.waits_buyer,
        waits_supplier: row.waits_supplier,
        steps: steps.map(|step| Step { state: step.state, side: step.side, reason: step.reason, at: step.at }).collect(),
        messages: queries::message_count(&app.db, id).await?,
        outcomes: outcomes
            .map(|one| Outcome {
                side: one.side,
                bought: one.bought,
                amount: one.amount,
                currency: one.currency,
                year: one.year,
                reason: one.reason,
            })
            .collect(),
        reference: reference.map(|one| Reference { text: one.text, year: one.year, state: one.state }),
        created_at: row.created_at,
        version: row.version,
    }))
}
