//! Where one arrives: a person's first page, and the first page of a space. Each opens with what lies ahead of its reader
//! and what is new.
//! Always: news are asked for as the reader, at that moment; nothing is shown that they may not read, whatever they could
//! read before.

mod ahead;
mod news;
mod person;
mod space;

use axum::extract::FromRef;

use crate::kit::App;
use crate::kit::route::{Route, get};
use crate::kit::rule::Rule::{Anyone, Seen};

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![get("/", Anyone, person::show), get("/espaces/{id}", Seen("reads"), space::show)]
}
