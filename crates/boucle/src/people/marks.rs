//! What a feature above says of organisations wherever they are shown: on their page, and with their solutions.

use db::Uuid;
use futures_util::future::BoxFuture;

use crate::kit::{App, Result, Viewer};

/// A sentence about an organisation, and where there is more for who may read it.
#[derive(Debug, Clone)]
pub struct Mark {
    pub organisation: Uuid,
    pub said: String,
    pub address: Option<String>,
}

pub type Said = BoxFuture<'static, Result<Vec<Mark>>>;

/// Whoever has something to say registers here. Asked once for all the organisations of a page.
pub struct Marks {
    pub of: fn(App, Viewer, Vec<Uuid>) -> Said,
}

#[linkme::distributed_slice]
pub static MARKS: [Marks];

pub async fn of(app: &App, viewer: &Viewer, organisations: Vec<Uuid>) -> Result<Vec<Mark>> {
    let mut marks = Vec::new();
    for some in MARKS {
        marks.extend((some.of)(app.clone(), viewer.clone(), organisations.clone()).await?);
    }
    // The order in which the linker finds them says nothing.
    marks.sort_by(|one, other| one.said.cmp(&other.said));
    Ok(marks)
}
