//! Whether the database file is sound: looked at as soon as the server answers, and thoroughly every day. A file that is
//! not is written to no more (`db` sees to that), and every error page and log line says why.

use std::time::Duration;

use tokio::sync::watch;

use super::App;

const DAY: Duration = Duration::from_hours(24);

/// Looks until `stop`.
pub async fn watch(app: App, mut stop: watch::Receiver<bool>) {
    // Beside the first requests, not before them: reading a large file takes longer than a start may.
    let mut outcome = app.db.check_quickly().await;
    loop {
        match outcome {
            Ok(()) => tracing::info!("the database is sound"),
            Err(error) => tracing::error!(%error, "the database could not be found sound"),
        }
        tokio::select! {
            () = tokio::time::sleep(DAY) => {}
            _ = stop.changed() => return,
        }
        outcome = app.db.check_integrity().await;
    }
}
