//! What stands above needs has something to do with one: shown beside it, to those who may see it.

use db::Uuid;
use futures_util::future::BoxFuture;

use crate::kit::{App, Result, Viewer};

/// Something that belongs to a need, or that somebody could begin for it.
#[derive(Debug, Clone)]
pub struct Link {
    pub title: String,
    pub address: String,
    /// It is not there yet: the link begins it.
    pub begins: bool,
}

/// Whoever has something to show beside a need registers here.
pub struct Beside {
    pub of: fn(App, Viewer, Uuid) -> BoxFuture<'static, Result<Vec<Link>>>,
}

#[linkme::distributed_slice]
pub static BESIDE: [Beside];

/// For one reader.
pub async fn of(app: &App, viewer: &Viewer, need: Uuid) -> Result<Vec<Link>> {
    let mut links = Vec::new();
    for beside in BESIDE {
        links.extend((beside.of)(app.clone(), viewer.clone(), need).await?);
    }
    Ok(links)
}
