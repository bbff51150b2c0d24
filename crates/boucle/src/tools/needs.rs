//! A calculation may compare the answers to a need: it stands beside that need, for those who may see it.

use db::Uuid;

use super::{address, queries};
use crate::kit::cursor::Before;
use crate::kit::{App, Form, Result, Viewer};
use crate::needs::beside::{BESIDE, Beside, Link};
use crate::needs::queries as needs;

/// As many as a choice can show.
const MOST: i64 = 100;

#[linkme::distributed_slice(BESIDE)]
static CALCULATIONS: Beside =
    Beside { heading: "tools-beside", of: |app, viewer, need| Box::pin(async move { beside(&app, &viewer, need).await }) };

async fn beside(app: &App, viewer: &Viewer, need: Uuid) -> Result<Vec<Link>> {
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    let known = queries::of_need(&app.db, person, need).await?;
    let mut links: Vec<Link> =
        known.into_iter().map(|one| Link { address: address(&one.kind, one.id), title: one.title, begins: false }).collect();
    links.extend([("tools-new-for-need", "couts"), ("transport-new-for-need", "transport")].map(|(key, place)| Link {
        title: viewer.language.t(key),
        address: format!("/outils/{place}/nouveau?besoin={need}"),
        begins: true,
    }));
    Ok(links)
}

/// What somebody may choose: the needs of their organisations, and the one that is chosen already.
pub(super) async fn choices(app: &App, viewer: &Viewer, form: &Form) -> Result<Vec<(Uuid, String)>> {
    let own = needs::own(&app.db, viewer, Before::default(), MOST).await?;
    let mut choices: Vec<(Uuid, String)> = own.into_iter().map(|need| (need.id, need.title)).collect();
    let chosen = form.trimmed("need").parse::<Uuid>().ok().filter(|id| !choices.iter().any(|(known, _)| known == id));
    if let Some(id) = chosen {
        choices.extend(needs::seen(&app.db, viewer, vec![id]).await?);
    }
    Ok(choices)
}

/// The need that the form names, if the viewer may see it.
pub(super) async fn chosen(app: &App, viewer: &Viewer, form: &Form) -> Result<Option<Uuid>> {
    let Ok(id) = form.trimmed("need").parse::<Uuid>() else { return Ok(None) };
    Ok(needs::seen(&app.db, viewer, vec![id]).await?.pop().map(|(id, _)| id))
}
