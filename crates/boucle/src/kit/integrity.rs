//! Whether the database file is sound: looked at when the server has started, and thoroughly every day. A file that is not
//! is written to no more (`db` sees to that), and error pages and the log say why.

use std::time::Duration;

use tokio::sync::watch;

use super::App;

/// Reading a large file takes longer than a start may: whoever waits for the server is answered first.
const FIRST_AFTER: Duration = Duration::from_secs(1);
const DAY: Duration = Duration::from_hours(24);

/// Looks until `stop`.
pub async fn watch(app: App, mut stop: watch::Receiver<bool>) {
    let (mut wait, mut thorough) = (FIRST_AFTER, false);
    loop {
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = stop.changed() => return,
        }
        let look = async { if thorough { app.db.check_integrity().await } else { app.db.check_quickly().await } };
        let outcome = tokio::select! {
            outcome = look => outcome,
            _ = stop.changed() => return,
        };
        match outcome {
            Ok(()) => tracing::info!(thorough, "the database is sound"),
            Err(error) => tracing::error!(%error, "the database could not be found sound"),
        }
        (wait, thorough) = (DAY, true);
    }
}
