//! Emissions of transport: ways to carry the same goods, each a chain of legs and hubs, computed with a set of factors.

mod another;
pub mod api;
mod brought;
mod client;
pub(super) mod drawn;
mod element;
pub(super) mod fields;
mod figure;
mod method;
pub(super) mod sets;
pub(super) mod settings;
mod show;
mod taken;
mod way;
pub(super) mod words;

use std::borrow::Cow;

use askama::Template;
use axum::extract::FromRef;
use db::Uuid;
use instruments::transport::{Element, FactorSet, Flow, Ways, compare_ways};

use super::opened::{self, Opened, keep, keep_for};
use super::{delete, needs, queries, rules, share, typed, versions};
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Own, SignedIn};
use crate::kit::{App, Error, Form, Result, Viewer};

pub const KIND: &str = "transport";

type Open = Opened<Ways>;

impl opened::Model for Ways {
    const KIND: &'static str = KIND;

    fn title(&self) -> &str {
        &self.title
    }

    fn page_of(
        app: &App,
        viewer: &Viewer,
        open: Open,
        form: Form,
        old: Option<i64>,
    ) -> impl Future<Output = Result<impl Template>> + Send {
        show::page_of(app, viewer, open, form, old)
    }
}

pub(super) fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/outils/transport/nouveau", SignedIn, settings::blank),
        post("/outils/transport/nouveau", SignedIn, settings::create),
        get("/outils/transport/{id}", Own("may_see"), show::show),
        get("/outils/transport/{id}/calcul/{place}", Own("may_see"), figure::show),
        get("/outils/transport/{id}/methode", Own("may_see"), method::show),
        get("/outils/transport/{id}/client", Own("may_see"), client::show),
        get("/outils/transport/{id}/resultat.csv", Own("may_see"), taken::csv),
        get("/outils/transport/{id}/resultat.xlsx", Own("may_see"), taken::xlsx),
        get("/outils/transport/{id}/versions/{number}", Own("may_see"), versions::show::<Ways>),
        post("/outils/transport/{id}/versions/{number}", Own("may_edit"), versions::restore::<Ways>),
        get("/outils/transport/{id}/reglages", Own("may_edit"), settings::form),
        post("/outils/transport/{id}/reglages", Own("may_edit"), settings::save),
        get("/outils/transport/{id}/etapes/{place}", Own("may_edit"), element::form),
        post("/outils/transport/{id}/etapes/{place}", Own("may_edit"), element::save),
        get("/outils/transport/{id}/variantes/{way}", Own("may_edit"), way::form),
        post("/outils/transport/{id}/variantes/{way}", Own("may_edit"), way::save),
        get("/outils/transport/{id}/facteurs", Own("may_see"), another::show),
        post("/outils/transport/{id}/facteurs", Own("may_edit"), another::adopt),
        get("/outils/transport/{id}/partage", Own("may_edit"), share::form),
        post("/outils/transport/{id}/partage", Own("may_edit"), share::save),
        post("/outils/transport/{id}/suppression", Own("may_edit"), delete::delete),
        get("/outils/facteurs", SignedIn, sets::list),
        get("/outils/facteurs/nouveau", SignedIn, brought::blank),
        post("/outils/facteurs/nouveau", SignedIn, brought::save).taking(brought::MOST_POSTED),
        get("/outils/facteurs/{set}", SignedIn, sets::show),
        post("/api/v1/transport", Anyone, api::compute).limited(Limit::Search).reading(),
    ]
}

pub(super) type Set = Cow<'static, FactorSet>;

/// A way and one of its elements, as an address names them: `w1.e2`.
struct Place<'m> {
    way: &'m Flow,
    number: usize,
    element: &'m Element,
}

impl<'m> Place<'m> {
    fn find(ways: &'m Ways, text: &str) -> Result<Self> {
        let (way, element) = text.split_once('.').ok_or(Error::NotFound)?;
        let way = ways.ways.iter().find(|known| known.id == way).ok_or(Error::NotFound)?;
        let mut elements = way.chain.elements.iter().enumerate();
        let (number, element) = elements.find(|(_, known)| known.id() == element).ok_or(Error::NotFound)?;
        Ok(Self { way, number, element })
    }
}

fn address(id: Uuid) -> String {
    super::address(KIND, id)
}

/// The set that a calculation was made with.
async fn set_of(app: &App, ways: &Ways) -> Result<Set> {
    sets::find(&app.db, &ways.set).await?.ok_or(Error::NotFound)
}

/// The same calculation, or the sentence that says what is wrong with it and where.
fn checked(viewer: &Viewer, ways: &Ways, set: &FactorSet) -> std::result::Result<(), String> {
    compare_ways(ways, set).map(|_| ()).map_err(|error| words::mistake(viewer.language, ways, set, &error))
}
