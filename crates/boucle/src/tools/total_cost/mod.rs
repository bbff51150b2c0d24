//! Total cost of ownership: options compared over years. Once its method is published, nothing but options and their lines
//! changes.

pub mod api;
mod drawn;
mod figure;
mod lines;
mod method;
mod options;
mod paste;
mod settings;
mod show;
mod starts;
mod taken;
mod thresholds;
mod uncertain;
mod words;

use askama::Template;
use axum::extract::FromRef;
use db::Uuid;
use instruments::total_cost::{Model, Outcome, evaluate};

use super::opened::{self, Opened, keep, keep_for};
use super::{delete, needs, queries, rules, share, typed, versions};
use crate::kit::error::internal;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Own, SignedIn};
use crate::kit::{App, Form, Result, Viewer};

pub const KIND: &str = "total_cost";

type Open = Opened<Model>;

impl opened::Model for Model {
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
        get("/outils/couts/nouveau", SignedIn, settings::blank),
        post("/outils/couts/nouveau", SignedIn, settings::create),
        get("/outils/couts/{id}", Own("may_see"), show::show),
        get("/outils/couts/{id}/calcul/{place}", Own("may_see"), figure::show),
        get("/outils/couts/{id}/methode", Own("may_see"), method::show),
        get("/outils/couts/{id}/resultat.csv", Own("may_see"), taken::csv),
        get("/outils/couts/{id}/resultat.xlsx", Own("may_see"), taken::xlsx),
        get("/outils/couts/{id}/versions/{number}", Own("may_see"), versions::show::<Model>),
        post("/outils/couts/{id}/versions/{number}", Own("may_edit"), versions::restore::<Model>),
        get("/outils/couts/{id}/reglages", Own("may_edit"), settings::form),
        post("/outils/couts/{id}/reglages", Own("may_edit"), settings::save),
        get("/outils/couts/{id}/lignes/{place}", Own("may_edit"), lines::form),
        post("/outils/couts/{id}/lignes/{place}", Own("may_edit"), lines::save),
        post("/outils/couts/{id}/options", Own("may_edit"), options::save),
        get("/outils/couts/{id}/coller", Own("may_edit"), paste::blank),
        post("/outils/couts/{id}/coller", Own("may_edit"), paste::save),
        get("/outils/couts/{id}/seuils", Own("may_edit"), thresholds::form),
        post("/outils/couts/{id}/seuils", Own("may_edit"), thresholds::save),
        get("/outils/couts/{id}/incertitudes", Own("may_edit"), uncertain::form),
        post("/outils/couts/{id}/incertitudes", Own("may_edit"), uncertain::save),
        get("/outils/couts/{id}/partage", Own("may_edit"), share::form),
        post("/outils/couts/{id}/partage", Own("may_edit"), share::save),
        post("/outils/couts/{id}/gel", Own("may_edit"), method::freeze),
        post("/outils/couts/{id}/suppression", Own("may_edit"), delete::delete),
        post("/api/v1/total-cost", Anyone, api::compute).limited(Limit::Search).reading(),
    ]
}

fn address(id: Uuid) -> String {
    super::address(KIND, id)
}

/// What a calculation comes to. A hundred thousand draws take a while: they are not worked out among the pages.
async fn outcome(model: &Model) -> Result<Outcome> {
    let model = model.clone();
    tokio::task::spawn_blocking(move || evaluate(&model)).await.map_err(internal)?.map_err(internal)
}

/// The same calculation, or the sentence that says what is wrong with it and where.
fn checked(viewer: &Viewer, model: &Model) -> std::result::Result<(), String> {
    evaluate(model).map(|_| ()).map_err(|error| words::mistake(viewer.language, model, &error))
}
