//! One box that searches all that one may read: pages, discussions, meetings, and the catalogue.
//! Always: rights are asked as the reader, at that moment; what is found is the present text, never a former one; nothing that is
//! answered tells of a text that one may not read. What can be found follows what is written within the same transaction, and
//! the index follows a fraction of a second later.

mod page;
mod queries;
mod rebuild;
mod texts;

use axum::extract::FromRef;

use crate::catalogue::Market;
use crate::kit::App;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get};
use crate::kit::rule::Rule::Anyone;

pub use rebuild::rebuild;
pub use texts::Texts;

/// Of what can be found, beside the catalogue.
const KINDS: [&str; 4] = ["page", "message", "meeting", "document"];

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
    Texts: FromRef<S>,
{
    vec![get("/recherche", Anyone, page::show).limited(Limit::Search)]
}
