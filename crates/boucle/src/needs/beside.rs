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
    /// Key of the text that stands over it.
    pub heading: &'static str,
    pub of: fn(App, Viewer, Uuid) -> BoxFuture<'static, Result<Vec<Link>>>,
}

#[linkme::distributed_slice]
pub static BESIDE: [Beside];

/// For one reader, each under its heading. `all` is `BESIDE`, or what another feature asks in the same way.
pub async fn of(all: &[Beside], app: &App, viewer: &Viewer, thing: Uuid) -> Result<Vec<(&'static str, Vec<Link>)>> {
    let mut groups = Vec::new();
    for beside in all {
        let links = (beside.of)(app.clone(), viewer.clone(), thing).await?;
        if !links.is_empty() {
            groups.push((beside.heading, links));
        }
    }
    // The order in which the linker finds them says nothing.
    groups.sort_by_key(|(heading, _)| *heading);
    Ok(groups)
}
