//! Purchase projects: from a need to what came of it, carried by people of an organisation, alone or within an edition of a
//! programme. Always: who carries it is of the organisation; whoever runs the edition reads it and writes beside it, and nobody
//! else but the organisation's own people and the network's coordinators learns that it is there.

pub mod api;
mod beside;
mod board;
mod clauses;
mod copy;
mod form;
mod list;
mod merge;
mod parts;
mod pieces;
pub mod queries;
mod reminders;
mod result;
pub mod rules;
pub mod save;
mod shortlist;
mod show;
mod stage;

use axum::extract::FromRef;
use db::{Date, Timestamp, Tx, Uuid};
use serde_json::Value;

use crate::catalogue::Market;
use crate::kit::error::{forbidden, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Own, SignedIn};
use crate::kit::{App, Language, Result, Shell, Viewer};
use crate::needs::beside::Beside;
use crate::programmes::queries as programmes;
use crate::programmes::rules::follows as follows_as;
use queries::{Carrier, ProjectRow};
use rules::{Rights, Stuck};

/// Whoever stands above and has something to show beside a project registers here, as it does for a need.
#[linkme::distributed_slice]
pub static PROJECT_BESIDE: [Beside];

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/achats", SignedIn, list::list),
        get("/achats/nouveau", Own("may_begin"), form::blank),
        post("/achats/nouveau", Own("may_begin"), form::create),
        get("/achats/{id}", Own("reads"), show::show),
        get("/achats/{id}/modifier", Own("edits"), form::edit),
        post("/achats/{id}/modifier", Own("edits"), form::save),
        get("/achats/{id}/etape", Own("edits"), stage::form),
        post("/achats/{id}/etape", Own("edits"), stage::go),
        post("/achats/{id}/porteurs", Own("edits"), pieces::carriers),
        post("/achats/{id}/besoins", Own("edits"), pieces::needs),
        get("/achats/{id}/solutions", Own("edits"), shortlist::choose).limited(Limit::Search),
        post("/achats/{id}/solutions", Own("edits"), shortlist::save),
        post("/achats/{id}/calculs", Own("edits"), pieces::calculations),
        post("/achats/{id}/liens", Own("edits"), pieces::links),
        get("/achats/{id}/clauses/nouvelle", Own("edits"), clauses::blank),
        post("/achats/{id}/clauses/nouvelle", Own("edits"), clauses::create),
        get("/achats/{id}/clauses/{clause}", Own("edits"), clauses::edit),
        post("/achats/{id}/clauses/{clause}", Own("edits"), clauses::save),
        get("/achats/{id}/resultat", Own("edits"), result::form),
        post("/achats/{id}/resultat", Own("edits"), result::save),
        post("/achats/{id}/notes", Own("notes"), pieces::note),
        get("/programmes/{id}/projets", Own("follows"), board::show),
        get("/programmes/{id}/projets.csv", Own("follows"), board::csv),
        get("/programmes/{id}/projets.xlsx", Own("follows"), board::xlsx),
        get("/api/v1/purchases", SignedIn, api::list).limited(Limit::Search),
        get("/api/v1/purchases/{id}", Own("reads"), api::one).limited(Limit::Search),
    ]
}

/// A project as one viewer stands to it.
#[derive(Debug, Clone)]
pub struct Project {
    pub row: ProjectRow,
    pub carriers: Vec<Carrier>,
    pub rights: Rights,
}

impl Project {
    /// Who may not read it is told that there is none.
    pub async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let row = queries::find(&app.db, id).await?;
        let carriers = queries::carriers(&app.db, vec![id]).await?;
        let follows = match row.edition_id {
            Some(edition) => follows(app, viewer, edition).await?,
            None => false,
        };
        let carries = carriers.iter().any(|carrier| Some(carrier.person_id) == viewer.id());
        let rights = rules::rights(viewer, row.organisation_id, carries, follows);
        if rights.reads { Ok(Self { row, carriers, rights }) } else { Err(not_found()) }
    }

    /// For who carries it, and the managers of its organisation.
    pub async fn edited_by(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let project = Self::read(app, viewer, id).await?;
        if project.rights.edits { Ok(project) } else { Err(forbidden()) }
    }

    pub fn id(&self) -> Uuid {
        self.row.id
    }

    pub fn address(&self) -> String {
        address(self.row.id)
    }

    pub fn shell(&self, viewer: &Viewer) -> Shell {
        Shell::new(viewer)
            .under("/achats", viewer.language.t("purchases-title"))
            .under(self.address(), self.row.title.as_str())
    }

    pub fn stuck(&self, today: Date, viewer: &Viewer) -> Option<Stuck> {
        let changed = self.row.updated_at.to_zoned(viewer.zone.clone()).date();
        rules::stuck(self.row.standing().stage, changed, self.row.next_on, today)
    }

    /// Says in the journal what became of it.
    async fn note(&self, tx: &Tx, viewer: &Viewer, verb: &'static str, detail: Value, now: Timestamp) -> Result<()> {
        journal::add(tx, viewer, verb, subject(self.id(), &self.row.title), detail, now).await
    }
}

fn subject(id: Uuid, title: &str) -> Subject<'_> {
    Subject { kind: "purchase", id: Some(id), title }
}

fn address(id: Uuid) -> String {
    format!("/achats/{id}")
}

/// The day where the viewer is.
fn today(app: &App, viewer: &Viewer) -> Date {
    app.clock.now().to_zoned(viewer.zone.clone()).date()
}

/// Whether somebody follows the projects of an edition: coordinators of the network those of each.
async fn follows(app: &App, viewer: &Viewer, edition: Uuid) -> Result<bool> {
    Ok(viewer.is_coordinator() || followed(app, viewer).await?.iter().any(|(id, _)| *id == edition))
}

/// The editions whose projects somebody follows as one who runs them, by id and title.
async fn followed(app: &App, viewer: &Viewer) -> Result<Vec<(Uuid, String)>> {
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    let mut editions: Vec<(Uuid, String)> = Vec::new();
    for part in programmes::parts_of(&app.db, person).await? {
        if follows_as(&part.role) && !editions.iter().any(|(id, _)| *id == part.edition_id) {
            editions.push((part.edition_id, part.title));
        }
    }
    Ok(editions)
}

/// What holds a project up, in words.
fn said(language: Language, stuck: Stuck) -> String {
    match stuck {
        Stuck::Late(days) => language.n("purchases-stuck-late", days),
        Stuck::Still(days) => language.n("purchases-stuck-still", days),
    }
}
