//! What features above have to show beside an edition, to anyone who reads its page.

use db::Uuid;
use futures_util::future::BoxFuture;

use crate::kit::{App, Result};

/// A page of the edition: the key of its name, and the end of its address.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    pub key: &'static str,
    pub ending: &'static str,
}

/// Whoever has something to show registers here.
pub struct Beside {
    pub of: fn(App, Uuid) -> BoxFuture<'static, Result<Option<Link>>>,
}

#[linkme::distributed_slice]
pub static ALONGSIDE: [Beside];

pub async fn of(app: &App, edition: Uuid) -> Result<Vec<Link>> {
    let mut links = Vec::new();
    for beside in ALONGSIDE {
        links.extend((beside.of)(app.clone(), edition).await?);
    }
    Ok(links)
}
