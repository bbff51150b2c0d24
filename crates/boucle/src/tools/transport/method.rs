//! The method of a calculation of transport: its formulas and their sources, and every version of the calculation.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::transport::METHOD;

use super::{Open, Set, queries, set_of, sets, words};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "tools/transport/method.html")]
struct MethodPage {
    shell: Shell,
    title: String,
    address: String,
    set: Set,
    versions: Vec<queries::VersionRow>,
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    page(&MethodPage {
        shell: open.shell(&viewer).at(viewer.language.t("tools-method")),
        title: open.row.title.clone(),
        address: open.address(),
        set: set_of(&app, &open.model).await?,
        versions: queries::versions(&app.db, id).await?,
    })
}

impl MethodPage {
    fn method(&self) -> &'static str {
        METHOD
    }

    fn set_title(&self) -> String {
        words::set_title(self.shell.language(), &self.set)
    }

    fn set_address(&self) -> String {
        sets::address(&self.set)
    }

    fn version(&self, version: &queries::VersionRow) -> String {
        let at = self.shell.moment(version.changed_at);
        self.shell.two("tools-version", ("number", version.number), ("date", at))
    }
}
