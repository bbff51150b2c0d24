//! One's announcements, for programs.

use axum::Json;
use axum::extract::{Query, State};
use db::{Timestamp, Uuid};
use serde::Serialize;
use utoipa::ToSchema;

use super::list::{self, Line};
use crate::catalogue::Market;
use crate::kit::cursor::{Before, Cursor};
use crate::kit::{App, Result, Viewer};

const A_PAGE: usize = 50;

#[derive(Serialize, ToSchema)]
pub struct AnnouncementsFound {
    /// The address of the following page, while there is one.
    next: Option<String>,
    announcements: Vec<Announcement>,
}

#[derive(Serialize, ToSchema)]
pub struct Announcement {
    id: Uuid,
    /// `solution`: it fits a need of the organisation. `need`: a solution of the organisation fits it.
    kind: String,
    /// Who is told.
    organisation: String,
    need: Named,
    solution: Named,
    /// Out of a hundred: as it is now, or as it was when the solution does not answer any more.
    score: u8,
    /// Whether the solution still answers the need.
    fits: bool,
    reasons: Vec<String>,
    is_new: bool,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

#[derive(Serialize, ToSchema)]
#[schema(as = AnnouncedThing)]
pub struct Named {
    id: Uuid,
    title: String,
    /// Whose it is.
    organisation: String,
}

/// Announcements
///
/// Of solutions for the needs of one's organisations, and of needs for their solutions: the latest first, at most fifty at a time.
#[utoipa::path(get, path = "/api/v1/announcements", tag = "needs", params(Cursor), responses((status = 200, body = AnnouncementsFound)))]
pub async fn list(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Query(cursor): Query<Cursor>,
) -> Result<Json<AnnouncementsFound>> {
    let before = Before::given(cursor.after.as_deref())?;
    let found = list::of(&app, &market, &viewer, before, A_PAGE).await?;
    let next = found.next.map(|next| format!("/api/v1/announcements?after={next}"));
    Ok(Json(AnnouncementsFound { next, announcements: found.lines.into_iter().map(announcement).collect() }))
}

fn announcement(line: Line) -> Announcement {
    let one = line.announced;
    Announcement {
        id: one.id,
        kind: one.kind,
        organisation: one.organisation_name,
        need: Named { id: one.need_id, title: one.need_title, organisation: one.buyer_name },
        solution: Named { id: one.solution_id, title: one.solution_title, organisation: one.supplier_name },
        score: line.score,
        fits: line.fits,
        reasons: line.reasons,
        is_new: line.is_new,
        at: one.at,
    }
}
