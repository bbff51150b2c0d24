//! The plan of a working group as JSON. People, hours and money are told to those who are in the group alone.

use axum::Json;
use axum::extract::{Path, Query, State as Given};
use db::{Date, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Plan;
use super::queries::ActionRow;
use super::whole::Whole;
use crate::kit::error::invalid;
use crate::kit::{App, Result, Viewer};

#[derive(Debug, Deserialize, IntoParams)]
pub struct Asked {
    /// Id of a cycle; else the one that goes on, or the last.
    #[param(value_type = Option<Uuid>)]
    cycle: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = ActionPlan)]
pub struct Found {
    /// None before the group starts.
    cycle: Option<Uuid>,
    /// When it was adopted: slippage is counted from then.
    #[schema(value_type = Option<String>, format = DateTime)]
    adopted_at: Option<db::Timestamp>,
    /// In which money is counted.
    currency: String,
    /// All of them, by number: at most three hundred.
    actions: Vec<Action>,
}

#[derive(Serialize, ToSchema)]
struct Action {
    id: Uuid,
    number: i64,
    title: String,
    /// Markdown.
    text: String,
    orientation: Option<String>,
    organisation: Option<String>,
    /// Who answers for it.
    person: Option<String>,
    contributors: Vec<String>,
    #[schema(value_type = String, format = Date)]
    starts_on: Date,
    #[schema(value_type = String, format = Date)]
    due_on: Date,
    #[schema(value_type = Option<String>, format = Date)]
    planned_start: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    planned_due: Option<Date>,
    /// `to_come`, `in_progress`, `to_validate`, `done` or `dropped`.
    state: &'static str,
    late: bool,
    /// Numbers of those whose end it waits for.
    waits_for: Vec<i64>,
    deliverables: Vec<Deliverable>,
    resources: Vec<Resource>,
}

#[derive(Serialize, ToSchema)]
struct Deliverable {
    id: Uuid,
    title: String,
    /// `tool`, `model`, `guide`, `service` or `criteria`.
    kind: String,
}

#[derive(Serialize, ToSchema)]
struct Resource {
    organisation: String,
    /// `hours` or `money`.
    kind: String,
    /// Hours, or the smallest coin of the currency.
    amount: i64,
}

/// Actions of a working group
///
/// The plan of a cycle, whole.
#[utoipa::path(get, path = "/api/v1/working-groups/{id}/actions", tag = "working groups",
    params(("id" = Uuid, Path), Asked), responses((status = 200, body = Found)))]
pub async fn list(
    Given(app): Given<App>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Json<Found>> {
    let cycle = match asked.cycle.as_deref() {
        None => None,
        Some(cycle) => Some(cycle.parse().map_err(|_| invalid("cycle", "this is no id"))?),
    };
    let plan = Plan::read(&app, &viewer, id, cycle).await?;
    let whole = match &plan.cycle {
        Some(cycle) => Whole::of(&app.db, cycle.id).await?,
        None => Whole::default(),
    };
    Ok(Json(Found {
        cycle: plan.cycle.as_ref().map(|cycle| cycle.id),
        adopted_at: plan.cycle.as_ref().and_then(|cycle| cycle.planned_at),
        currency: plan.group.row.currency.clone(),
        actions: whole.actions.iter().map(|action| said(&plan, &whole, action)).collect(),
    }))
}

fn said(plan: &Plan, whole: &Whole, action: &ActionRow) -> Action {
    let (is_in, id) = (plan.group.is_in(), action.id);
    let contributors = whole.contributors.iter().filter(|one| is_in && one.action_id == id);
    let resources = whole.resources.iter().filter(|one| is_in && one.action_id == id);
    let deliverables = whole.deliverables.iter().filter(|one| one.action_id == id);
    let orientation = whole.orientations.iter().find(|(one, _)| Some(*one) == action.orientation_id);
    Action {
        id,
        number: action.number,
        title: action.title.clone(),
        text: action.text.clone(),
        orientation: orientation.map(|(_, title)| title.clone()),
        organisation: action.organisation.clone(),
        person: action.person.clone().filter(|_| is_in),
        contributors: contributors.map(|one| one.name.clone()).collect(),
        starts_on: action.starts_on,
        due_on: action.due_on,
        planned_start: action.planned_start,
        planned_due: action.planned_due,
        state: action.state.code(),
        late: action.is_late(plan.today),
        waits_for: whole.waits_of(id),
        deliverables: deliverables
            .map(|one| Deliverable { id: one.id, title: one.title.clone(), kind: one.kind.clone() })
            .collect(),
        resources: resources
            .map(|one| Resource { organisation: one.organisation.clone(), kind: one.kind.clone(), amount: one.amount })
            .collect(),
    }
}
