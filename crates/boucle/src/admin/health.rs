//! For whoever watches the program: is it alive, may it be sent requests, what has it done.

use axum::extract::State;
use axum::response::IntoResponse;
use db::{Run, args, sql};
use http::StatusCode;

use crate::catalogue::Market;
use crate::kit::{App, Error, Result, Viewer};

sql! { ANSWERS: i64 = "SELECT count(*) AS n FROM setting"; }

/// The process answers; says nothing of the database.
pub async fn alive() -> &'static str {
    "ok"
}

/// The database answers and may be written to, and the search index is open. Without its bucket of files a server is as
/// useful as the others, so that it stays in service and says so.
pub async fn ready(State(app): State<App>, State(market): State<Market>) -> Result {
    app.db.one(&ANSWERS, args![]).await?;
    if app.db.damage().is_some() {
        return Err(Error::Damaged);
    }
    let (solutions, files) = (market.len(), if app.store.is_away() { ", files cannot be reached" } else { "" });
    Ok(format!("ok {solutions} solutions{files}\n").into_response())
}

/// Measures for Prometheus: to this machine, and to operators.
pub async fn metrics(State(app): State<App>, viewer: Viewer) -> Result {
    let local = viewer.address.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    if !local && !viewer.is_operator() {
        return Err(crate::kit::error::forbidden());
    }
    match &app.metrics {
        Some(metrics) => Ok(metrics.render().into_response()),
        None => Ok(StatusCode::NO_CONTENT.into_response()),
    }
}
