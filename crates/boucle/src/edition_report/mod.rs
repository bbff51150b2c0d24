//! What came of an edition: its report, written and published by who runs it once the edition has ended, on one page that can be
//! printed, and as open data.
//! Always: no person and no organisation is named, and what would tell who by being few is not shown; what was published says
//! what it said on that day.

pub mod figures;
mod form;
pub mod gather;
mod queries;
pub mod report;
pub mod save;

use axum::extract::FromRef;
use db::Uuid;

use crate::kit::error::{internal, not_found};
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Own, Seen};
use crate::kit::{App, Result, Viewer};
use crate::programmes::Edition;
use crate::sessions::presence::follows;
use figures::Figures;
use queries::ReportRow;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/programmes/{id}/bilan", Seen("reads_report"), report::show),
        get("/programmes/{id}/bilan.csv", Seen("reads_report"), report::csv),
        get("/programmes/{id}/bilan/modifier", Own("runs"), form::form),
        post("/programmes/{id}/bilan/modifier", Own("runs"), form::save),
        get("/api/v1/editions/{id}/report", Seen("reads_report"), report::get_report).limited(Limit::Search),
    ]
}

/// The report of an edition as one viewer may read it.
struct Open {
    edition: Edition,
    row: Option<ReportRow>,
    figures: Figures,
}

impl Open {
    /// Once it is published, whoever reads the edition; before, those who run or coach it.
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let edition = Edition::read(app, viewer, id).await?;
        let row = queries::report(&app.db, id).await?;
        let figures = match row.as_ref().and_then(|row| row.figures.as_deref()) {
            Some(published) => serde_json::from_str(published).map_err(internal)?,
            None if follows(app, viewer, &edition).await? => count(app, &edition).await?,
            None => return Err(not_found()),
        };
        Ok(Self { edition, row, figures })
    }

    fn is_published(&self) -> bool {
        self.row.as_ref().is_some_and(|row| row.published_at.is_some())
    }
}

/// As of now.
async fn count(app: &App, edition: &Edition) -> Result<Figures> {
    gather::count(&app.db, &edition.row, app.clock.now()).await
}
