//! What suppliers offer: solutions are written, published, found.
//! Always holds: what the index finds is what the database publishes, a fraction of a second later.

pub mod api;
pub mod cards;
mod client_answer;
mod client_references;
pub mod client_rows;
mod compare;
mod copy;
pub mod embed;
mod facts;
pub mod families;
mod feed;
pub mod file_rows;
mod form;
mod history;
pub mod label_rows;
mod labels;
mod labels_desk;
mod map;
pub mod market;
pub mod merge;
mod pages;
mod pictures;
pub mod place_field;
pub mod queries;
mod records;
pub mod reference;
mod reminders;
pub mod rules;
pub mod save;
mod search;
mod sheet;
mod shown;
pub mod supply;
#[cfg(test)]
mod tests;
mod to_confirm;
pub mod versions;

pub use cards::lit;
pub use market::Market;
pub use search::{Asked, few, place, question};

use axum::extract::FromRef;

use crate::kit::App;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/catalogue", Rule::Anyone, search::show).limited(Limit::Search),
        get("/catalogue/export.csv", Rule::Anyone, sheet::csv).limited(Limit::Search),
        get("/catalogue/export.xlsx", Rule::Anyone, sheet::xlsx).limited(Limit::Search),
        get("/catalogue/flux.atom", Rule::Anyone, feed::feed).limited(Limit::Search),
        get("/catalogue/comparer", Rule::Anyone, compare::show).limited(Limit::Search),
        get("/catalogue/integrer", Rule::Anyone, embed::show),
        get("/catalogue/cadre", Rule::Anyone, embed::frame).limited(Limit::Search),
        get("/catalogue/nouvelle", Rule::Supplier, form::new),
        post("/catalogue/nouvelle", Rule::Supplier, form::create),
        get("/catalogue/a-confirmer", Rule::Supplier, to_confirm::list),
        post("/catalogue/a-confirmer", Rule::Supplier, to_confirm::confirm),
        get("/catalogue/{id}", Rule::Seen("may_see"), shown::show),
        get("/catalogue/{id}/modifier", Rule::Own("may_edit"), form::edit),
        post("/catalogue/{id}/modifier", Rule::Own("may_edit"), form::update),
        post("/catalogue/{id}/etat", Rule::Own("may_edit"), pages::set_state),
        post("/catalogue/{id}/confirmation", Rule::Own("may_edit"), pages::confirm),
        get("/catalogue/{id}/historique", Rule::Own("may_see_history"), history::show),
        get("/catalogue/{id}/labels", Rule::Own("may_edit"), labels::form),
        post("/catalogue/{id}/labels", Rule::Own("may_edit"), labels::save).taking(labels::MOST_POSTED),
        get("/catalogue/{id}/labels/{label}/fichier", Rule::Own("may_see_proof"), labels::fetch),
        get("/catalogue/{id}/references", Rule::Own("may_edit"), client_references::list),
        post("/catalogue/{id}/references", Rule::Own("may_edit"), client_references::add).limited(Limit::PublicForm),
        get("/catalogue/{id}/references/{reference}", Rule::Own("may_edit"), client_references::edit),
        post("/catalogue/{id}/references/{reference}", Rule::Own("may_edit"), client_references::act)
            .limited(Limit::PublicForm),
        get("/catalogue/{id}/images", Rule::Own("may_edit"), pictures::list),
        post("/catalogue/{id}/images", Rule::Own("may_edit"), pictures::add).taking(pictures::MOST_POSTED),
        post("/catalogue/{id}/images/{piece}", Rule::Own("may_edit"), pictures::act),
        get("/catalogue/{id}/images/{piece}/image", Rule::Seen("may_see"), pictures::picture),
        get("/catalogue/{id}/images/{piece}/fichier", Rule::Seen("may_see"), pictures::fetch),
        get("/references/{secret}", Rule::Seen("holds"), client_answer::show),
        post("/references/{secret}", Rule::Seen("holds"), client_answer::answer).limited(Limit::PublicForm),
        get("/gestion/labels", Rule::Coordinator, labels_desk::list),
        post("/gestion/labels/{id}/{label}", Rule::Coordinator, labels_desk::decide),
        get("/api/v1/solutions", Rule::Anyone, api::list).limited(Limit::Search),
        post("/api/v1/solutions", Rule::Supplier, api::create).limited(Limit::Search),
        get("/api/v1/categories", Rule::Anyone, api::categories).limited(Limit::Search),
        get("/api/v1/places", Rule::Anyone, api::places).limited(Limit::Search),
        get("/api/v1/solutions/{id}", Rule::Seen("may_see"), api::one).limited(Limit::Search),
    ]
}
