//! A need says how many suppliers are interested, to its own people, and offers a supplier to be one of them; a project shows
//! the introductions that serve it to the people of its organisation.

use db::Uuid;

use super::settings::Settings;
use super::{address, queries};
use crate::kit::{App, Result, Viewer};
use crate::needs::beside::{BESIDE, Beside, Link};
use crate::needs::queries as needs;
use crate::purchases::PROJECT_BESIDE;

#[linkme::distributed_slice(BESIDE)]
static OF_NEED: Beside = Beside {
    heading: "introductions-beside",
    of: |app, viewer, need| Box::pin(async move { of_need(&app, &viewer, need).await }),
};

#[linkme::distributed_slice(PROJECT_BESIDE)]
static OF_PROJECT: Beside = Beside {
    heading: "introductions-beside",
    of: |app, viewer, project| Box::pin(async move { of_project(&app, &viewer, project).await }),
};

async fn of_need(app: &App, viewer: &Viewer, id: Uuid) -> Result<Vec<Link>> {
    let need = needs::find(&app.db, id).await?.row;
    let is_own = viewer.seat(need.organisation_id).is_some();
    let may_offer = !is_own && viewer.is_supplier() && need.state == "open" && need.visibility != "organisation";
    if !is_own && !may_offer {
        return Ok(Vec::new());
    }
    let interested = queries::interested(&app.db, id).await?;
    let is_enough = interested >= Settings::read(&app.db).await?.enough;
    let said = |key: &str| viewer.language.n(key, interested);
    let link = match (is_own, is_enough) {
        (true, true) => (said("introductions-interested-enough"), false),
        (true, false) if interested > 0 => (said("introductions-interested"), false),
        (true, false) => return Ok(Vec::new()),
        (false, true) => (said("introductions-offer-anyway"), true),
        (false, false) => (viewer.language.t("introductions-offer-begin"), true),
    };
    let place =
        if link.1 { format!("/mises-en-relation/nouvelle?besoin={id}") } else { format!("/mises-en-relation?besoin={id}") };
    Ok(vec![Link { title: link.0, address: place, begins: link.1 }])
}

async fn of_project(app: &App, viewer: &Viewer, project: Uuid) -> Result<Vec<Link>> {
    let lines = queries::of_project(&app.db, project).await?.into_iter();
    let ours = lines.filter(|line| viewer.seat(line.buyer_id).is_some());
    let link = |line: queries::Line| {
        let state = viewer.language.t(&format!("introductions-state-{}", line.state.replace('_', "-")));
        Link { title: format!("{} · {} ({state})", line.supplier, line.title), address: address(line.id), begins: false }
    };
    Ok(ours.map(link).collect())
}
