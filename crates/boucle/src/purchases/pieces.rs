//! What is put into a project, or taken out of it, on its own page: people, needs, calculations, links, notes.

use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::save::{self, Piece};
use super::{Project, parts, show};
use crate::actions::links::Target;
use crate::kit::error::forbidden;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{to, to_with};
use crate::kit::{App, Form, Result, Viewer, posted};
use crate::needs::queries as all_needs;
use crate::people::queries as people;
use crate::tools::queries as tools;

/// Of each kind, in one project.
pub const MOST: usize = 100;

/// The fields `add` or `remove`, with a person's id.
pub async fn carriers(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let piece = match asked(&form) {
        Some((person, false)) if project.carriers.iter().all(|carrier| carrier.person_id == person) => {
            return Ok(to_with(&format!("{}#porteurs", project.address()), "purchases-last-carrier"));
        }
        Some((person, false)) => Some(Piece::NoCarrier(person)),
        Some((person, true)) => {
            let seated = people::people(&app.db, project.row.organisation_id).await?;
            seated.iter().any(|seat| seat.person_id == person).then_some(Piece::Carrier(person))
        }
        None => None,
    };
    keep(&app, &viewer, project, form, ("porteurs", piece)).await
}

/// The fields `add` or `remove`, with a need's id.
pub async fn needs(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let piece = match asked(&form) {
        Some((need, true)) => all_needs::seen(&app.db, &viewer, vec![need]).await?.pop().map(|(need, _)| Piece::Need(need)),
        Some((need, false)) => Some(Piece::NoNeed(need)),
        None => None,
    };
    keep(&app, &viewer, project, form, ("besoins", piece)).await
}

/// The fields `add` or `remove`, with a calculation's id.
pub async fn calculations(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let piece = match asked(&form) {
        Some((calculation, true)) => {
            let seen = tools::seen(&app.db, viewer.id(), vec![calculation]).await?.pop();
            seen.map(|seen| Piece::Calculation(seen.id))
        }
        Some((calculation, false)) => Some(Piece::NoCalculation(calculation)),
        None => None,
    };
    keep(&app, &viewer, project, form, ("calculs", piece)).await
}

/// The fields `link_title` and `address`, or `remove` with a link's id.
pub async fn links(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    if let Some((link, false)) = asked(&form) {
        return keep(&app, &viewer, project, form, ("liens", Some(Piece::NoLink(link)))).await;
    }
    let title = form.trimmed("link_title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("link_title", viewer.language.t("purchases-link-title-wrong"));
    }
    let target = Target::parse(form.trimmed("address"), &app.config.public_url);
    if target.is_none() {
        form.refuse("address", viewer.language.t("purchases-link-wrong"));
    }
    if parts::links(&app.db, id).await?.len() >= MOST {
        form.refuse("address", viewer.language.t("purchases-many"));
    }
    let piece = target.filter(|_| form.is_sound()).map(|target| Piece::Link(title, target.address()));
    if piece.is_none() {
        return show::again(&app, &viewer, project, form).await;
    }
    keep(&app, &viewer, project, form, ("liens", piece)).await
}

/// The fields `note` and, from those who run the edition, `private`.
pub async fn note(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let project = Project::read(&app, &viewer, id).await?;
    if !project.notes() {
        return Err(forbidden());
    }
    let text = form.trimmed("note").to_owned();
    if text.is_empty() {
        form.refuse("note", viewer.language.t("purchases-note-missing"));
        return show::again(&app, &viewer, project, form).await;
    }
    let privately = form.checked("private") && project.rights.coaches;
    keep(&app, &viewer, project, form, ("notes", Some(Piece::Note(text, privately)))).await
}

/// What a button of the page names, and whether it is put in or taken out.
fn asked(form: &Form) -> Option<(Uuid, bool)> {
    let of = |name: &str| form.value(name).parse::<Uuid>().ok();
    of("remove").map(|id| (id, false)).or_else(|| of("add").map(|id| (id, true)))
}

/// Writes the piece; one that is nothing, or not to be had, changes nothing and is said to be chosen from the list.
async fn keep(
    app: &App,
    viewer: &Viewer,
    project: Project,
    form: Form,
    (place, piece): (&'static str, Option<Piece>),
) -> Result {
    let address = format!("{}#{place}", project.address());
    let Some(piece) = piece else { return Ok(to_with(&address, "purchases-choose-listed")) };
    let now = app.clock.now();
    posted::once(app, viewer, &form, |tx| {
        let (project, piece, address) = (&project, &piece, address.as_str());
        async move {
            save::set(&tx, project.id(), piece, viewer.id(), now).await?;
            let verb = if matches!(piece, Piece::Note(..)) { "noted" } else { "changed" };
            project.note(&tx, viewer, verb, json!({"part": place}), now).await?;
            Ok(address.to_owned())
        }
    })
    .await?;
    Ok(to(&address))
}
