//! What somebody chooses about announcements: that they have seen them, that they want no mails, nothing more for a need, no
//! needs for an organisation.

use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::save;
use crate::kit::error::forbidden;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::to_with;
use crate::kit::{App, Form, Result, Viewer};
use crate::needs;
use crate::needs::rules::may_edit;
use crate::people;

/// All that was there until now is seen.
pub async fn see(State(app): State<App>, viewer: Viewer) -> Result {
    let (person, now) = (viewer.signed_in()?.id, app.clock.now());
    app.db.write(|tx| async move { save::see(&tx, person, now).await }).await?;
    Ok(to_with("/annonces", "announcements-seen"))
}

/// `mails` when announcements are to come by mail, too.
pub async fn mails(State(app): State<App>, viewer: Viewer, form: Form) -> Result {
    let (person, now) = (viewer.signed_in()?.id, app.clock.now());
    let since = (!form.checked("mails")).then_some(now);
    app.db.write(|tx| async move { save::stop(&tx, person, since).await }).await?;
    Ok(to_with("/annonces#choix", "announcements-kept"))
}

/// `silent` when the buyer wants to hear of no more solutions for this need.
pub async fn silence(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let need = needs::queries::find(&app.db, id).await?.row;
    if !may_edit(&viewer, need.organisation_id) {
        return Err(forbidden());
    }
    let (is_silent, now) = (form.checked("silent"), app.clock.now());
    app.db
        .write(|tx| {
            let (viewer, need) = (&viewer, &need);
            async move {
                save::silence(&tx, id, is_silent, viewer.id(), now).await?;
                let subject = Subject { kind: "need", id: Some(id), title: &need.title };
                journal::add(&tx, viewer, "changed", subject, json!({"announcements": !is_silent}), now).await
            }
        })
        .await?;
    Ok(to_with("/annonces", if is_silent { "announcements-silenced" } else { "announcements-heard" }))
}

/// `needs` when the organisation accepts announcements of needs.
pub async fn refuse(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    if !viewer.manages(id) {
        return Err(forbidden());
    }
    let name = people::queries::organisation(&app.db, id).await?.name;
    let (accepts, now) = (form.checked("needs"), app.clock.now());
    app.db
        .write(|tx| {
            let (viewer, name) = (&viewer, &name);
            async move {
                save::refuse(&tx, id, !accepts, viewer.id(), now).await?;
                let subject = Subject { kind: "organisation", id: Some(id), title: name };
                journal::add(&tx, viewer, "changed", subject, json!({"announcements": accepts}), now).await
            }
        })
        .await?;
    Ok(to_with("/annonces#choix", "announcements-kept"))
}
