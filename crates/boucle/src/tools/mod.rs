//! Tools that buyers compute with, and the calculations that they keep: total cost of ownership.
//! Always: a calculation that is kept can be computed; who may not see one learns nothing of it; every version stays; once its
//! method is published, nothing but options and their lines changes.

pub mod api;
mod copy;
mod drawn;
mod figure;
mod lines;
mod list;
mod method;
mod needs;
mod options;
mod paste;
pub mod queries;
mod rules;
mod settings;
mod share;
mod show;
pub mod starts;
mod taken;
mod thresholds;
mod typed;
mod versions;
mod words;

use axum::extract::FromRef;
use db::{Tx, Uuid};
use instruments::total_cost::{Model, evaluate};
use serde_json::json;

use crate::kit::error::internal;
use crate::kit::journal::{self, Subject};
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Own, SignedIn};
use crate::kit::{App, Error, Result, Shell, Viewer};
use queries::CalculationRow;

crate::texts!("tools");

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/outils", SignedIn, list::list),
        get("/outils/couts/nouveau", SignedIn, settings::blank),
        post("/outils/couts/nouveau", SignedIn, settings::create),
        get("/outils/couts/{id}", Own("may_see"), show::show),
        get("/outils/couts/{id}/calcul/{place}", Own("may_see"), figure::show),
        get("/outils/couts/{id}/methode", Own("may_see"), method::show),
        get("/outils/couts/{id}/resultat.csv", Own("may_see"), taken::csv),
        get("/outils/couts/{id}/resultat.xlsx", Own("may_see"), taken::xlsx),
        get("/outils/couts/{id}/versions/{number}", Own("may_see"), versions::show),
        post("/outils/couts/{id}/versions/{number}", Own("may_edit"), versions::restore),
        get("/outils/couts/{id}/reglages", Own("may_edit"), settings::form),
        post("/outils/couts/{id}/reglages", Own("may_edit"), settings::save),
        get("/outils/couts/{id}/lignes/{place}", Own("may_edit"), lines::form),
        post("/outils/couts/{id}/lignes/{place}", Own("may_edit"), lines::save),
        post("/outils/couts/{id}/options", Own("may_edit"), options::save),
        get("/outils/couts/{id}/coller", Own("may_edit"), paste::blank),
        post("/outils/couts/{id}/coller", Own("may_edit"), paste::save),
        get("/outils/couts/{id}/seuils", Own("may_edit"), thresholds::form),
        post("/outils/couts/{id}/seuils", Own("may_edit"), thresholds::save),
        get("/outils/couts/{id}/partage", Own("may_edit"), share::form),
        post("/outils/couts/{id}/partage", Own("may_edit"), share::save),
        post("/outils/couts/{id}/gel", Own("may_edit"), method::freeze),
        post("/outils/couts/{id}/suppression", Own("may_edit"), versions::delete),
        post("/api/v1/total-cost", Anyone, api::compute).limited(Limit::Search).reading(),
        get("/api/v1/calculations/{id}", Own("may_see"), api::one).limited(Limit::Search),
    ]
}

/// A calculation as one viewer stands to it.
struct Open {
    row: CalculationRow,
    model: Model,
}

impl Open {
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let row = queries::find(&app.db, id).await?;
        let person = viewer.id().ok_or(Error::SignInFirst)?;
        if !rules::may_edit(viewer, &row) && !queries::is_shared(&app.db, id, person).await? {
            return Err(Error::NotFound);
        }
        let model = serde_json::from_str(&row.model).map_err(internal)?;
        Ok(Self { row, model })
    }

    async fn change(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let open = Self::read(app, viewer, id).await?;
        if rules::may_edit(viewer, &open.row) { Ok(open) } else { Err(Error::Forbidden) }
    }

    fn address(&self) -> String {
        address(self.row.id)
    }

    fn shell(&self, viewer: &Viewer) -> Shell {
        Shell::new(viewer).under("/outils", viewer.language.t("tools-title")).under(self.address(), self.row.title.as_str())
    }
}

fn address(id: Uuid) -> String {
    format!("/outils/couts/{id}")
}

/// Keeps a changed model as the next version, unless somebody changed it meanwhile.
async fn keep(app: &App, viewer: &Viewer, open: &Open, version: i64, model: &Model) -> Result<()> {
    keep_for(app, viewer, open, version, (model, open.row.need_id)).await
}

/// The same, of the answers to a need.
async fn keep_for(
    app: &App,
    viewer: &Viewer,
    open: &Open,
    version: i64,
    (model, need): (&Model, Option<Uuid>),
) -> Result<()> {
    let now = app.clock.now();
    let text = serde_json::to_string(model).map_err(internal)?;
    app.db
        .write(|tx: Tx| {
            let text = text.as_str();
            async move {
                queries::change(&tx, (open.row.id, version), (&model.title, text), need, viewer.id(), now).await?;
                let subject = Subject { kind: "calculation", id: Some(open.row.id), title: &model.title };
                journal::add(&tx, viewer, "changed", subject, json!({"version": version + 1}), now).await
            }
        })
        .await
}

/// The same calculation, or the sentence that says what is wrong with it and where.
fn checked(viewer: &Viewer, model: &Model) -> std::result::Result<(), String> {
    evaluate(model).map(|_| ()).map_err(|error| words::mistake(viewer.language, model, &error))
}
