//! The library of what the network shares: tools, models, guides, services, with their versions, who made them at what cost,
//! and who uses them.
//! Always: a use is said by an organisation, and a download is no use; what sharing avoided is worked out from the users' own
//! estimates, and shown with the way to work it out again; a tool stays when the group that made it is gone.

pub mod api;
mod copy;
mod feed;
pub mod fields;
mod form;
pub mod letters;
mod list;
mod merge;
pub mod queries;
mod requests;
pub mod rules;
pub mod save;
mod show;
mod uses;
mod versions;

use axum::extract::FromRef;
use db::Uuid;

use crate::catalogue::Market;
use crate::kit::journal::Subject;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Own, Seen};
use crate::kit::{App, Error, Result, Shell, Viewer};
use queries::ToolRow;

/// A file with its form; each file is bounded by the setting `file_mib` besides.
const MOST_POSTED: usize = 256 << 20;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/bibliotheque", Anyone, list::list).limited(Limit::Search),
        get("/bibliotheque/export.csv", Anyone, list::csv).limited(Limit::Search),
        get("/bibliotheque/export.xlsx", Anyone, list::xlsx).limited(Limit::Search),
        get("/bibliotheque/flux.atom", Anyone, feed::feed).limited(Limit::Search),
        get("/bibliotheque/nouvel-outil", Own("may_add"), form::blank),
        post("/bibliotheque/nouvel-outil", Own("may_add"), form::create).taking(MOST_POSTED),
        get("/bibliotheque/{id}", Seen("may_see"), show::show),
        get("/bibliotheque/{id}/modifier", Own("may_edit"), form::form),
        post("/bibliotheque/{id}/modifier", Own("may_edit"), form::save),
        post("/bibliotheque/{id}/etat", Own("may_edit"), form::set_state),
        post("/bibliotheque/{id}/versions", Own("may_edit"), versions::add).taking(MOST_POSTED),
        get("/bibliotheque/{id}/versions/{number}", Seen("may_see"), versions::fetch),
        post("/bibliotheque/{id}/usages", Own("may_use"), uses::say),
        post("/bibliotheque/{id}/usages/{said}", Own("acts_for"), uses::withdraw),
        post("/bibliotheque/{id}/demandes", Own("may_use"), requests::ask),
        post("/bibliotheque/{id}/demandes/{request}", Own("may_edit"), requests::answer),
        get("/api/v1/tools", Anyone, api::list).limited(Limit::Search),
        get("/api/v1/tools/{id}", Seen("may_see"), api::one).limited(Limit::Search),
    ]
}

/// A tool as one viewer stands to it.
struct Open {
    tool: ToolRow,
    may_edit: bool,
}

impl Open {
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let tool = queries::find(&app.db, id).await?;
        // That the network has a library is no secret.
        if !rules::may_see(viewer, &tool.visibility) {
            return Err(Error::SignInFirst);
        }
        let may_edit = queries::may_edit(&app.db, viewer, &tool).await?;
        Ok(Self { tool, may_edit })
    }

    async fn edited(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let open = Self::read(app, viewer, id).await?;
        if open.may_edit { Ok(open) } else { Err(Error::Forbidden) }
    }

    /// By somebody who writes for an organisation.
    async fn used(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let open = Self::read(app, viewer, id).await?;
        if rules::may_use(viewer) && open.tool.retired_at.is_none() { Ok(open) } else { Err(Error::Forbidden) }
    }

    fn subject(&self) -> Subject<'_> {
        Subject { kind: "tool", id: Some(self.tool.id), title: &self.tool.title }
    }
}

pub fn address(tool: Uuid) -> String {
    format!("/bibliotheque/{tool}")
}

fn under(viewer: &Viewer) -> Shell {
    Shell::new(viewer).under("/bibliotheque", viewer.language.t("library-title"))
}
