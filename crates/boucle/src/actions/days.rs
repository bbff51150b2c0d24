//! Due dates as whole days of a calendar: in everybody's own, and of a plan as a file.

use axum::extract::{Path, Query, State as Given};
use axum::response::Response;
use db::{Date, Timestamp, Uuid};

use super::plan::Asked;
use super::rules::State;
use super::{Plan, address, queries};
use crate::kit::calendar::{self, Day, Days, host};
use crate::kit::sheet;
use crate::kit::{App, Result, Viewer};

/// Of one calendar.
const MOST: i64 = 500;

#[linkme::distributed_slice(calendar::DAYS)]
static MINE: Days = Days { of: |app, person, space| Box::pin(async move { mine(&app, person, space).await }) };

/// What somebody undertook and has not done, as long as they are in the group.
async fn mine(app: &App, person: Uuid, space: Option<Uuid>) -> Result<Vec<Day>> {
    let site = &app.config.public_url;
    let actions = queries::mine(&app.db, person, space, MOST).await?;
    let one = |action: queries::Mine| {
        let what = What { id: action.id, on: action.due_on, changed_at: action.updated_at, version: action.version };
        day(site, what, action.title, action.group_title)
    };
    Ok(actions.into_iter().map(one).collect())
}

struct What {
    id: Uuid,
    on: Date,
    changed_at: Timestamp,
    version: i64,
}

fn day(site: &str, what: What, title: String, text: String) -> Day {
    Day {
        uid: format!("{}@{}", what.id, host(site)),
        on: what.on,
        title,
        text,
        url: format!("{site}{}", address(what.id)),
        sequence: what.version,
        changed_at: what.changed_at,
    }
}

/// All that is due in a cycle; what was dropped is not due.
pub async fn file(
    Given(app): Given<App>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let plan = Plan::read(&app, &viewer, id, asked.cycle_id()).await?;
    let actions = match &plan.cycle {
        Some(cycle) => queries::list(&app.db, cycle.id).await?,
        None => Vec::new(),
    };
    let site = &app.config.public_url;
    let due = actions.into_iter().filter(|action| action.state != State::Dropped).map(|action| {
        let what = What { id: action.id, on: action.due_on, changed_at: action.updated_at, version: action.version };
        day(site, what, format!("{} · {}", action.number, action.title), action.organisation.unwrap_or_default())
    });
    let text = calendar::write_with(plan.group.title(), None, &[], &due.collect::<Vec<_>>(), None);
    Ok(sheet::file("text/calendar; charset=utf-8", "plan.ics", text.into_bytes()))
}
