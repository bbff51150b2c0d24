//! What is new in one's spaces: as a list, and by mail at once, once a day, once a week or never, as each person says for
//! each space. What names somebody, what they follow and what they watch reaches them sooner than the rest.
//! Always: rights are those of the moment at which a mail is written; nothing is told twice, because the mail and the mark of
//! what was told are kept together; nobody is told of what they wrote or have read.

mod at_once;
mod copy;
mod digest;
mod happenings;
mod letter;
mod list;
pub mod queries;
pub mod rules;
mod settings;
mod stop;

use axum::extract::FromRef;

use crate::kit::App;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, SignedIn};

pub use digest::send_due;
pub use queries::mark_failing;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/moi/nouvelles", SignedIn, list::show),
        post("/moi/nouvelles", SignedIn, list::see),
        get("/moi/courriels", SignedIn, settings::form),
        post("/moi/courriels", SignedIn, settings::save),
        get("/arret/{token}", Anyone, stop::form),
        post("/arret/{token}", Anyone, stop::stop),
    ]
}
