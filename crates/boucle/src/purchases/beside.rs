//! A need says which project it is part of, to those who may read that project; its own organisation may begin one.

use db::Uuid;

use super::{address, followed, queries};
use crate::kit::{App, Result, Viewer};
use crate::needs::beside::{BESIDE, Beside, Link};
use crate::needs::queries as needs;

#[linkme::distributed_slice(BESIDE)]
static PROJECTS: Beside = Beside {
    heading: "purchases-beside",
    of: |app, viewer, need| Box::pin(async move { beside(&app, &viewer, need).await }),
};

async fn beside(app: &App, viewer: &Viewer, need: Uuid) -> Result<Vec<Link>> {
    if viewer.person.is_none() {
        return Ok(Vec::new());
    }
    let followed = followed(app, viewer).await?;
    let may = |organisation: Uuid, edition: Option<Uuid>| {
        viewer.is_coordinator()
            || viewer.seat(organisation).is_some()
            || edition.is_some_and(|edition| followed.iter().any(|(id, _)| *id == edition))
    };
    let known = queries::of_need(&app.db, need, may).await?;
    let mut links: Vec<Link> =
        known.into_iter().map(|(id, title)| Link { title, address: address(id), begins: false }).collect();
    let organisation = needs::find(&app.db, need).await?.row.organisation_id;
    if viewer.seat(organisation).is_some_and(|seat| seat.buys && seat.contributes()) {
        links.push(Link {
            title: viewer.language.t("purchases-new-for-need"),
            address: format!("/achats/nouveau?besoin={need}"),
            begins: true,
        });
    }
    Ok(links)
}
