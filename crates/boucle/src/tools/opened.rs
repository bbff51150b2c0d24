//! A calculation as one viewer stands to it, whatever it computes.

use askama::Template;
use db::{Tx, Uuid};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::queries::{self, CalculationRow};
use super::{address, needs, rules};
use crate::kit::error::internal;
use crate::kit::journal::{self, Subject};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

/// What a kind of calculation keeps, as JSON.
pub(super) trait Model: Serialize + DeserializeOwned + Send + Sync {
    const KIND: &'static str;

    fn title(&self) -> &str;

    /// The page of a calculation, or of an old version whose model stands in `open`.
    fn page_of(
        app: &App,
        viewer: &Viewer,
        open: Opened<Self>,
        form: Form,
        old: Option<i64>,
    ) -> impl Future<Output = Result<impl Template>> + Send;
}

pub(super) struct Opened<M> {
    pub row: CalculationRow,
    pub model: M,
}

impl<M: Model> Opened<M> {
    pub async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        Self::of(readable(app, viewer, id).await?)
    }

    pub async fn change(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        Self::of(changeable(app, viewer, id).await?)
    }

    fn of(row: CalculationRow) -> Result<Self> {
        if row.kind != M::KIND {
            return Err(Error::NotFound);
        }
        let model = serde_json::from_str(&row.model).map_err(internal)?;
        Ok(Self { row, model })
    }

    pub fn address(&self) -> String {
        self.row.address()
    }

    pub fn shell(&self, viewer: &Viewer) -> Shell {
        self.row.shell(viewer)
    }
}

impl CalculationRow {
    pub(super) fn address(&self) -> String {
        address(&self.kind, self.id)
    }

    /// Of a page under that of the calculation.
    pub(super) fn shell(&self, viewer: &Viewer) -> Shell {
        Shell::new(viewer).under("/outils", viewer.language.t("tools-title")).under(self.address(), self.title.as_str())
    }
}

/// Who may not see it learns nothing of it.
pub(super) async fn readable(app: &App, viewer: &Viewer, id: Uuid) -> Result<CalculationRow> {
    let row = queries::find(&app.db, id).await?;
    let person = viewer.id().ok_or(Error::SignInFirst)?;
    if !rules::may_edit(viewer, &row) && !queries::is_shared(&app.db, id, person).await? {
        return Err(Error::NotFound);
    }
    Ok(row)
}

pub(super) async fn changeable(app: &App, viewer: &Viewer, id: Uuid) -> Result<CalculationRow> {
    let row = readable(app, viewer, id).await?;
    if rules::may_edit(viewer, &row) { Ok(row) } else { Err(Error::Forbidden) }
}

/// Keeps a changed model as the next version, unless somebody changed it meanwhile.
pub(super) async fn keep<M: Model>(app: &App, viewer: &Viewer, open: &Opened<M>, version: i64, model: &M) -> Result<()> {
    keep_for(app, viewer, open, version, (model, open.row.need_id)).await
}

/// The same, of the answers to a need.
pub(super) async fn keep_for<M: Model>(
    app: &App,
    viewer: &Viewer,
    open: &Opened<M>,
    version: i64,
    (model, need): (&M, Option<Uuid>),
) -> Result<()> {
    let now = app.clock.now();
    let text = serde_json::to_string(model).map_err(internal)?;
    let (row, title) = (&open.row, model.title());
    app.db
        .write(|tx: Tx| {
            let text = text.as_str();
            async move {
                queries::change(&tx, (row.id, version), (title, text), need, viewer.id(), now).await?;
                let subject = Subject { kind: "calculation", id: Some(row.id), title };
                journal::add(&tx, viewer, "changed", subject, json!({"version": version + 1}), now).await
            }
        })
        .await
}

/// For which organisations somebody may make one.
pub(super) fn organisations(viewer: &Viewer) -> Vec<(Uuid, String)> {
    let writes = viewer.seats().iter().filter(|seat| seat.contributes());
    writes.map(|seat| (seat.organisation, seat.name.clone())).collect()
}

/// Keeps a new one for the organisation and the need that the form names, and answers where it is.
pub(super) async fn create<M: Model>(app: &App, viewer: &Viewer, form: &Form, model: &M) -> Result<String> {
    let text = serde_json::to_string(model).map_err(internal)?;
    let need = needs::chosen(app, viewer, form).await?;
    let named = form.trimmed("organisation");
    let organisation =
        organisations(viewer).into_iter().map(|(id, _)| id).find(|id| !named.is_empty() && id.to_string() == named);
    let now = app.clock.now();
    posted::once(app, viewer, form, |tx| {
        let (title, text) = (model.title(), text.as_str());
        async move {
            let kept = (M::KIND, title, text);
            let id = queries::insert(&tx, kept, (organisation, need), viewer.id(), now).await?;
            let subject = Subject { kind: "calculation", id: Some(id), title };
            journal::add(&tx, viewer, "created", subject, json!({"kind": M::KIND}), now).await?;
            Ok(address(M::KIND, id))
        }
    })
    .await
}

/// The first name that nothing bears.
pub(super) fn free(mut names: impl Iterator<Item = String>, taken: impl Fn(&String) -> bool) -> String {
    names.find(|name| !taken(name)).unwrap_or_default()
}

/// Somebody changed it meanwhile: what was typed stays, and saves over what is there now when it is posted again.
pub(super) fn conflict<M>(viewer: &Viewer, open: &Opened<M>, form: &mut Form, field: &str) {
    form.set("_version", open.row.version.to_string());
    form.refuse(field, viewer.language.one("tools-conflict", "title", open.row.title.as_str()));
}
