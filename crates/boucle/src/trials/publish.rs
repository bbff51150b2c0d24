//! An accepted deliverable goes to the library: as a new tool, or as the newest version of the one that it became before.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Tx, Uuid};
use serde_json::json;

use super::Open;
use super::queries::{self, VersionRow};
use crate::catalogue::Market;
use crate::files::queries as documents;
use crate::files::rules as file_rules;
use crate::kit::error::not_found;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::library::fields::{self, Fields, Owner};
use crate::library::queries::{self as tools, ToolRow};
use crate::library::save::{self, NewFile, NewTool, NewVersion};
use crate::library::{self, letters};

#[derive(Template)]
#[template(path = "trials/publish.html")]
struct PublishPage {
    shell: Shell,
    form: Form,
    fields: Fields,
    deliverable: Uuid,
    /// What stands in the way of publishing; nothing when it may be done.
    hindrance: Option<&'static str>,
    /// The number of the version that is published.
    number: i64,
    /// The tool that it became before.
    tool: Option<Uuid>,
}

/// The version that may be published, or what stands in the way.
fn ready(versions: &[VersionRow]) -> std::result::Result<&VersionRow, &'static str> {
    match versions.first() {
        None => Err("trials-publish-none"),
        Some(latest) if latest.is_published => Err("trials-publish-done"),
        Some(latest) => match latest.outcome.as_deref() {
            Some("accepted") => Ok(latest),
            Some(_) => Err("trials-publish-refused"),
            None => Err("trials-publish-tried"),
        },
    }
}

struct Ground {
    open: Open,
    versions: Vec<VersionRow>,
    tool: Option<ToolRow>,
}

impl Ground {
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let open = Open::read_if(app, viewer, id, Open::decides).await?;
        let versions = queries::versions(&app.db, id).await?;
        let tool = match tools::of_deliverable(&app.db, id).await? {
            Some(tool) => Some(tools::find(&app.db, tool).await?),
            None => None,
        };
        Ok(Self { open, versions, tool })
    }

    fn page(&self, market: &Market, viewer: &Viewer, form: Form) -> PublishPage {
        let ready = ready(&self.versions);
        let currency_is_open = self.tool.as_ref().is_none_or(|tool| tool.users == 0);
        PublishPage {
            shell: self.open.under(viewer).at(viewer.language.t("trials-publish")),
            fields: Fields::new(&market.reference(), viewer, &form, Vec::new(), currency_is_open),
            form,
            deliverable: self.open.id(),
            hindrance: ready.err(),
            number: ready.map_or(0, |version| version.number),
            tool: self.tool.as_ref().map(|tool| tool.id),
        }
    }
}

pub async fn form(State(app): State<App>, State(market): State<Market>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let ground = Ground::read(&app, &viewer, id).await?;
    let mut form = Form::new();
    match &ground.tool {
        Some(tool) => {
            let (categories, makers) = (tools::categories(&app.db, tool.id).await?, tools::makers(&app.db, tool.id).await?);
            fields::filled(&mut form, tool, &categories, &makers);
        }
        None => {
            let group = ground.open.group.id();
            let (currency, makers) = fields::of_group(&app, group).await?;
            fields::blank(&mut form, &viewer, &currency, &makers);
            form.set("title", ground.open.deliverable.title.as_str());
            form.set("kind", ground.open.deliverable.kind.as_str());
            form.set_all("categories", tools::group_categories(&app.db, group).await?.iter().map(Uuid::to_string));
        }
    }
    if let Ok(version) = ready(&ground.versions) {
        form.set("text", version.text.as_str());
    }
    page(&ground.page(&market, &viewer, form))
}

pub async fn publish(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    mut form: Form,
) -> Result {
    let ground = Ground::read(&app, &viewer, id).await?;
    let Ok(version) = ready(&ground.versions) else { return unsound(&ground.page(&market, &viewer, form)) };
    let owner = Owner::Settled(ground.open.group.id());
    let Some(tool) = fields::read(&app, &market.reference(), &viewer, &mut form, owner).await? else {
        return unsound(&ground.page(&market, &viewer, form));
    };
    let new = NewVersion {
        text: form.trimmed("text").to_owned(),
        file: file(&app, version).await?,
        address: version.address.clone(),
        tried: Some(version.id),
    };
    let now = app.clock.now();
    let written = posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, form, ground, tool, new) = (&app, &viewer, &form, &ground, &tool, &new);
        async move {
            let published = put(&tx, viewer, ground, form.version(), tool, now).await?;
            let number = save::add_version(&tx, published, new, viewer.id(), now).await?;
            let subject = Subject { kind: "tool", id: Some(published), title: &tool.title };
            let detail = json!({"version": number, "deliverable": id});
            journal::add(&tx, viewer, "published", subject, detail, now).await?;
            if let Some(before) = &ground.tool {
                letters::new_version(&tx, app, viewer, before, &new.text, now).await?;
            }
            Ok(library::address(published))
        }
    })
    .await;
    match written {
        Ok(location) => Ok(to_with(&location, "trials-published")),
        // Somebody changed the tool meanwhile: what they wrote is on its page, and what was typed here stays.
        Err(Error::Conflict) => {
            let ground = Ground::read(&app, &viewer, id).await?;
            let version = ground.tool.as_ref().map_or(0, |tool| tool.version);
            form.set("_version", version.to_string());
            form.refuse("title", viewer.language.t("trials-publish-conflict"));
            unsound(&ground.page(&market, &viewer, form))
        }
        Err(error) => Err(error),
    }
}

/// What is said of the tool, new or changed; its id.
async fn put(tx: &Tx, viewer: &Viewer, ground: &Ground, version: i64, tool: &NewTool, now: Timestamp) -> Result<Uuid> {
    match &ground.tool {
        Some(before) => {
            save::update(tx, before.id, version, tool, now).await?;
            Ok(before.id)
        }
        None => save::insert(tx, tool, Some(ground.open.id()), viewer.id(), now).await,
    }
}

/// The file of the version that was tried: the library keeps it, whatever becomes of the document.
async fn file(app: &App, version: &VersionRow) -> Result<Option<NewFile>> {
    let Some(number) = version.document_number else { return Ok(None) };
    let document = documents::find(&app.db, version.document_id.ok_or_else(not_found)?).await?;
    let row = documents::version(&app.db, document.id, number).await?;
    let name = file_rules::clean_name(&document.name).unwrap_or_default();
    Ok(Some(NewFile { digest: row.digest, name, bytes: row.bytes, kind: row.kind }))
}
