//! Working groups as JSON: where each stands, which organisations take part, what they retained and pledged. No names of
//! people: those are for who is in the group.

use axum::Json;
use axum::extract::{Path, Query, State};
use db::{Date, Timestamp, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::list::{self, GroupLine, Wanted};
use super::queries::{self, CycleRow};
use super::{Group, today};
use crate::catalogue::Market;
use crate::kit::{App, Result, Viewer, cursor};

const A_PAGE: usize = 50;
/// One more shows that there is another page.
const MOST: i64 = 51;

#[derive(Debug, Deserialize, IntoParams)]
pub struct Asked {
    /// Those that are over, instead of those that gather or are at work.
    past: Option<bool>,
    /// Those in which one of my organisations takes part, instead of the others.
    mine: Option<bool>,
    /// What `next` of the page before says.
    after: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct GroupsFound {
    /// The address of the following page, while there is one.
    next: Option<String>,
    groups: Vec<Listed>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = WorkingGroupLine)]
pub struct Listed {
    id: Uuid,
    title: String,
    /// `gathering`, `running`, `declined` or `ended`.
    state: String,
    /// That take part.
    organisations: i64,
    /// Those of them that count towards the minimum: a membership that has lapsed does not.
    counting: i64,
    /// Without which a group does not start.
    minimum: i64,
    /// Codes of the category tree.
    categories: Vec<String>,
    /// The year that goes on.
    cycle: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    proposed_at: Timestamp,
}

/// Working groups of the network
///
/// The latest proposed first, fifty at a time.
#[utoipa::path(get, path = "/api/v1/working-groups", tag = "working groups", params(Asked), responses((status = 200, body = GroupsFound)))]
pub async fn list(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Json<GroupsFound>> {
    let after = match &asked.after {
        Some(after) => list::parse_cursor(after).ok_or_else(cursor::wrong)?,
        None => list::start(),
    };
    let (own, past) = (asked.mine.unwrap_or(false), asked.past.unwrap_or(false));
    let mut lines = list::lines(&app.db, &viewer, Wanted { own, past, after, most: MOST }, today(&app, &viewer)).await?;
    let more = lines.len() > A_PAGE;
    lines.truncate(A_PAGE);
    let next = lines
        .last()
        .filter(|_| more)
        .map(|last| format!("/api/v1/working-groups?past={past}&mine={own}&after={}", last.cursor()));
    let categories = queries::categories(&app.db, lines.iter().map(|line| line.id).collect()).await?;
    let minimum = queries::minimum(&app.db).await?;
    let reference = market.reference();
    let listed = |line: GroupLine| Listed {
        categories: categories
            .iter()
            .filter(|(group, _)| *group == line.id)
            .filter_map(|(_, category)| Some(reference.categories.get(*category)?.code.clone()))
            .collect(),
        id: line.id,
        title: line.title,
        state: line.state,
        organisations: line.participants,
        counting: line.counting,
        minimum,
        cycle: line.cycle_title,
        proposed_at: line.proposed_at,
    };
    Ok(Json(GroupsFound { next, groups: lines.into_iter().map(listed).collect() }))
}

#[derive(Serialize, ToSchema)]
#[schema(as = WorkingGroup)]
pub struct WholeGroup {
    id: Uuid,
    title: String,
    problem: String,
    scope: String,
    hopes: String,
    /// Codes of the category tree.
    categories: Vec<String>,
    state: String,
    #[schema(value_type = String, format = DateTime)]
    state_at: Timestamp,
    proposed_by: String,
    minimum: i64,
    organisations: Vec<TakesPart>,
    /// The year that goes on, or the last one.
    cycle: Option<Year>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Participation)]
pub struct TakesPart {
    id: Uuid,
    name: String,
    /// `member`, `contributes_money` or `brings_expertise`.
    terms: String,
    /// Whether it counts towards the minimum.
    counts: bool,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Cycle)]
pub struct Year {
    id: Uuid,
    title: String,
    #[schema(value_type = String, format = Date)]
    starts_on: Date,
    #[schema(value_type = String, format = Date)]
    ends_on: Date,
    #[schema(value_type = Option<String>, format = DateTime)]
    closed_at: Option<Timestamp>,
    /// As they were ranked, and before that as they were written down.
    orientations: Vec<Orientation>,
    pledges: Vec<Pledge>,
    /// Of all organisations that take part.
    pledged_hours_per_month: i64,
}

#[derive(Serialize, ToSchema)]
pub struct Orientation {
    id: Uuid,
    title: String,
    text: String,
    rank: Option<i64>,
    retained: bool,
}

#[derive(Serialize, ToSchema)]
pub struct Pledge {
    organisation: String,
    /// `lead`, `contributor`, `tester`, `funder` or `observer`.
    role: String,
    hours_per_month: i64,
}

/// A working group
///
/// To those who may read it on screen.
#[utoipa::path(get, path = "/api/v1/working-groups/{id}", tag = "working groups", params(("id" = Uuid, Path)), responses((status = 200, body = WholeGroup)))]
pub async fn one(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Json<WholeGroup>> {
    let group = Group::read(&app, &viewer, id).await?;
    let participants = queries::participants(&app.db, id, today(&app, &viewer)).await?;
    let reference = market.reference();
    let categories = queries::categories(&app.db, vec![id]).await?;
    let cycle = match group.cycle() {
        Some(cycle) => Some(year(&app, cycle).await?),
        None => None,
    };
    Ok(Json(WholeGroup {
        id,
        title: group.title().to_owned(),
        minimum: queries::minimum(&app.db).await?,
        categories: categories.iter().filter_map(|(_, id)| Some(reference.categories.get(*id)?.code.clone())).collect(),
        state: group.row.state.code().to_owned(),
        state_at: group.row.state_at,
        proposed_by: group.row.organisation,
        problem: group.row.problem,
        scope: group.row.scope,
        hopes: group.row.hopes,
        organisations: participants
            .into_iter()
            .map(|it| TakesPart { counts: it.counts(), id: it.organisation_id, name: it.name, terms: it.terms })
            .collect(),
        cycle,
    }))
}

async fn year(app: &App, cycle: &CycleRow) -> Result<Year> {
    let orientations = queries::orientations(&app.db, cycle.id).await?;
    let pledges = queries::pledges(&app.db, cycle.id).await?;
    let hours = queries::pledged_hours(&app.db, cycle.id).await?;
    Ok(Year {
        id: cycle.id,
        title: cycle.title.clone(),
        starts_on: cycle.starts_on,
        ends_on: cycle.ends_on,
        closed_at: cycle.closed_at,
        orientations: orientations
            .into_iter()
            .map(|it| Orientation {
                id: it.id,
                title: it.title,
                text: it.text,
                rank: it.rank,
                retained: it.retained_at.is_some(),
            })
            .collect(),
        pledges: pledges
            .into_iter()
            .filter(|pledge| pledge.takes_part || cycle.closed_at.is_some())
            .map(|it| Pledge { organisation: it.organisation, role: it.role, hours_per_month: it.hours_per_month })
            .collect(),
        pledged_hours_per_month: hours.iter().map(|(_, hours)| hours).sum(),
    })
}
