//! With whom a supplier shares an assessment, and how much of it: it decides, and takes it back as it likes.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::assessment::COMPLETE_ENOUGH;
use serde_json::json;

use super::Open;
use super::queries::{self, Named, ShareRow};
use super::rules::Extent;
use super::save::{self, With};
use crate::kit::journal;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer};
use crate::people::{accounts, queries as people};

#[derive(Template)]
#[template(path = "assessments/share.html")]
struct SharePage {
    shell: Shell,
    form: Form,
    address: String,
    is_complete_enough: bool,
    shares: Vec<ShareRow>,
    buyers: Vec<Named>,
}

impl SharePage {
    fn name(&self, share: &ShareRow) -> String {
        let named = share.person.clone().or_else(|| share.organisation.clone());
        named.unwrap_or_else(|| self.shell.t("assessments-whole-network"))
    }

    fn extents(&self) -> [&'static str; 2] {
        Extent::ALL.map(Extent::code)
    }
}

async fn share_page(app: &App, viewer: &Viewer, open: &Open, form: Form) -> Result<SharePage> {
    Ok(SharePage {
        shell: open.shell(viewer).at(viewer.language.t("assessments-share")),
        form,
        address: open.address(),
        is_complete_enough: open.row.completeness >= COMPLETE_ENOUGH,
        shares: queries::shares(&app.db, open.id()).await?,
        buyers: queries::buyers(&app.db).await?,
    })
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.runs).await?;
    page(&share_page(&app, &viewer, &open, Form::new()).await?)
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.runs).await?;
    let removed: Option<Uuid> = form.value("remove").parse().ok();
    let given = if removed.is_some() { None } else { read(&app, &viewer, &mut form).await? };
    if removed.is_none() && given.is_none() {
        return unsound(&share_page(&app, &viewer, &open, form).await?);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, open) = (&viewer, &open);
            async move {
                if let Some(share) = removed {
                    save::unshare(&tx, id, share).await?;
                }
                if let Some((with, extent)) = given {
                    save::share(&tx, id, (with, extent.code()), viewer.id(), now).await?;
                }
                let verb = if removed.is_some() { "unshared" } else { "shared" };
                journal::add(&tx, viewer, verb, open.subject(), json!({}), now).await
            }
        })
        .await?;
    Ok(to_with(&format!("{}/partage", open.address()), "assessments-saved"))
}

/// Whom the form names, and how much they are to see.
async fn read(app: &App, viewer: &Viewer, form: &mut Form) -> Result<Option<(With, Extent)>> {
    let say = |key: &str| viewer.language.t(key);
    let Some(extent) = Extent::parse(form.value("extent")) else {
        form.refuse("extent", say("assessments-choose-listed"));
        return Ok(None);
    };
    let with = match form.value("whom") {
        "network" => Some(With::Network),
        "organisation" => {
            let found = people::named(&app.db, form.trimmed("organisation")).await?;
            if found.is_none() {
                form.refuse("organisation", say("assessments-organisation-wrong"));
            }
            found.map(With::Organisation)
        }
        "person" => {
            let found = accounts::by_email(&app.db, form.trimmed("person")).await?;
            if found.is_none() {
                form.refuse("person", say("assessments-person-wrong"));
            }
            found.map(|account| With::Person(account.id))
        }
        _ => {
            form.refuse("whom", say("assessments-choose-listed"));
            None
        }
    };
    Ok(with.map(|with| (with, extent)))
}
