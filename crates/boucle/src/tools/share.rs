//! With whom a calculation is shared: people, organisations, spaces. They read it; who wrote it changes it.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::opened::changeable;
use super::queries::{self, CalculationRow, Choice, ShareRow, With};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer};
use crate::people::{accounts, queries as people};

#[derive(Template)]
#[template(path = "tools/share.html")]
struct SharePage {
    shell: Shell,
    form: Form,
    address: String,
    shares: Vec<ShareRow>,
    spaces: Vec<Choice>,
}

async fn share_page(app: &App, viewer: &Viewer, row: &CalculationRow, form: Form) -> Result<SharePage> {
    Ok(SharePage {
        shell: row.shell(viewer).at(viewer.language.t("tools-share")),
        form,
        address: row.address(),
        shares: queries::shares(&app.db, row.id).await?,
        spaces: queries::spaces(&app.db, viewer.signed_in()?.id).await?,
    })
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let row = changeable(&app, &viewer, id).await?;
    page(&share_page(&app, &viewer, &row, Form::new()).await?)
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let row = changeable(&app, &viewer, id).await?;
    let removed: Option<Uuid> = form.value("remove").parse().ok();
    let with = if removed.is_some() { None } else { read(&app, &viewer, &mut form).await? };
    if removed.is_none() && with.is_none() {
        return unsound(&share_page(&app, &viewer, &row, form).await?);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, row) = (&viewer, &row);
            async move {
                if let Some(share) = removed {
                    queries::unshare(&tx, id, share).await?;
                }
                if let Some(with) = with {
                    queries::share(&tx, id, with, now).await?;
                }
                let subject = Subject { kind: "calculation", id: Some(id), title: &row.title };
                let verb = if removed.is_some() { "unshared" } else { "shared" };
                journal::add(&tx, viewer, verb, subject, json!({}), now).await
            }
        })
        .await?;
    Ok(to_with(&format!("{}/partage", row.address()), "tools-saved"))
}

/// Whom the form names, in the one field that was filled.
async fn read(app: &App, viewer: &Viewer, form: &mut Form) -> Result<Option<With>> {
    let (person, organisation) = (form.trimmed("person").to_owned(), form.trimmed("organisation").to_owned());
    if !person.is_empty() {
        let found = accounts::by_email(&app.db, &person).await?;
        if found.is_none() {
            form.refuse("person", viewer.language.t("tools-person-wrong"));
        }
        return Ok(found.map(|account| With::Person(account.id)));
    }
    if !organisation.is_empty() {
        let found = people::named(&app.db, &organisation).await?;
        if found.is_none() {
            form.refuse("organisation", viewer.language.t("tools-organisation-wrong"));
        }
        return Ok(found.map(With::Organisation));
    }
    let spaces = queries::spaces(&app.db, viewer.signed_in()?.id).await?;
    let found = spaces.into_iter().find(|space| space.id.to_string() == form.trimmed("space"));
    if found.is_none() {
        form.refuse("person", viewer.language.t("tools-share-wrong"));
    }
    Ok(found.map(|space| With::Space(space.id)))
}
