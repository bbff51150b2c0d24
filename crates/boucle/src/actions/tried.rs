//! What stands above knows of deliverables: whether one is being tried, and how that stands.

use db::Uuid;
use futures_util::future::BoxFuture;

use crate::kit::{App, Language, Result};

/// How a deliverable that was given out to be tried stands. One of which nothing is said was never given out.
#[derive(Debug, Clone)]
pub struct Standing {
    pub deliverable: Uuid,
    /// It waits for answers or for a decision: its action cannot be done yet.
    pub awaits: bool,
    /// In two words, in the reader's language.
    pub said: String,
}

/// Whoever has deliverables tried registers here what it knows of those of a cycle.
pub struct Trials {
    pub of: fn(App, Language, Uuid) -> BoxFuture<'static, Result<Vec<Standing>>>,
}

#[linkme::distributed_slice]
pub static TRIALS: [Trials];

/// Of the deliverables of a cycle.
pub async fn of(app: &App, language: Language, cycle: Uuid) -> Result<Vec<Standing>> {
    let mut standings = Vec::new();
    for trials in TRIALS {
        standings.extend((trials.of)(app.clone(), language, cycle).await?);
    }
    Ok(standings)
}
