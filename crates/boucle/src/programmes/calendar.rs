//! The sessions of an edition as anyone reads them, each with what a feature above has marked it with.

use db::Uuid;
use futures_util::future::BoxFuture;

use crate::kit::{App, Result};

/// Whoever marks sessions registers here.
pub struct Marker {
    /// Of the keys of its texts, which end in the code.
    pub prefix: &'static str,
    /// The sessions of an edition that are marked, each with its code.
    pub of: fn(App, Uuid) -> BoxFuture<'static, Result<Vec<(Uuid, String)>>>,
}

#[linkme::distributed_slice]
pub static MARKERS: [Marker];

/// A mark of a session.
#[derive(Debug, Clone)]
pub struct Mark {
    pub session: Uuid,
    pub prefix: &'static str,
    pub code: String,
}

pub async fn marks(app: &App, edition: Uuid) -> Result<Vec<Mark>> {
    let mut marks = Vec::new();
    for marker in MARKERS {
        let marked = (marker.of)(app.clone(), edition).await?;
        marks.extend(marked.into_iter().map(|(session, code)| Mark { session, prefix: marker.prefix, code }));
    }
    Ok(marks)
}
