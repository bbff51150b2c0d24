//! The method of a calculation, as tenderers receive it before they offer: what they must supply, rates, price of carbon,
//! formulas. Once published it is fixed.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::{METHOD, Model, PricePath};
use serde_json::json;

use super::queries::{self, CalculationRow};
use super::{Open, rules, typed};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "tools/total_cost/method.html")]
struct MethodPage {
    shell: Shell,
    form: Form,
    row: CalculationRow,
    model: Model,
    may_edit: bool,
    versions: Vec<queries::VersionRow>,
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    page(&MethodPage {
        shell: open.shell(&viewer).at(viewer.language.t("tools-method")),
        form,
        may_edit: rules::may_edit(&viewer, &open.row),
        versions: queries::versions(&app.db, id).await?,
        row: open.row,
        model: open.model,
    })
}

/// From now on rates, years, units and prices of carbon stay as they are: offers are entered against them.
pub async fn freeze(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    if !form.checked("_version") {
        return Err(Error::Invalid(Vec::new()));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, open, form) = (&viewer, &open, &form);
            async move {
                queries::freeze(&tx, id, form.version(), now).await?;
                let subject = Subject { kind: "calculation", id: Some(id), title: &open.row.title };
                journal::add(&tx, viewer, "froze", subject, json!({"version": open.row.version, "method": METHOD}), now)
                    .await
            }
        })
        .await?;
    Ok(to_with(&format!("{}/methode", open.address()), "tools-frozen"))
}

impl MethodPage {
    fn method(&self) -> &'static str {
        METHOD
    }

    fn frozen(&self) -> Option<String> {
        let (at, version) = self.row.frozen_at.zip(self.row.frozen_version)?;
        Some(self.shell.two("tools-frozen-at", ("date", self.shell.moment(at)), ("version", version)))
    }

    fn version(&self, version: &queries::VersionRow) -> String {
        let at = self.shell.moment(version.changed_at);
        self.shell.two("tools-version", ("number", version.number), ("date", at))
    }

    fn rate(&self) -> String {
        let rate = typed::shown_percent(self.shell.language(), self.model.discount_rate.rate);
        let basis = self.shell.t(&format!("tools-at-{}", typed::code(self.model.basis)));
        self.shell.two("tools-method-rate", ("rate", rate), ("basis", basis))
    }

    fn inflation(&self) -> Option<String> {
        let rate = typed::shown_percent(self.shell.language(), self.model.inflation?);
        Some(self.shell.one("tools-rise", "rate", rate))
    }

    fn units(&self) -> String {
        typed::shown(self.shell.language(), self.model.units)
    }

    fn code(&self, prefix: &str, choice: &impl serde::Serialize) -> String {
        self.shell.code(prefix, &typed::code(choice))
    }

    fn paths(&self) -> Vec<(&'static str, &PricePath)> {
        let market = self.model.carbon.market.iter().map(|path| ("tools-market", path));
        market.chain(self.model.carbon.shadow.iter().map(|path| ("tools-shadow", path))).collect()
    }

    fn price(&self, price: &rust_decimal::Decimal) -> String {
        typed::shown(self.shell.language(), *price)
    }

    /// What each tenderer is asked for: the lines, by name, of all options.
    fn asked(&self) -> Vec<(String, String, String)> {
        let mut asked: Vec<(String, String, String)> = Vec::new();
        for line in self.model.options.iter().flat_map(|option| &option.lines) {
            let category = self.shell.code("tools-category", line.category.code());
            let per = self.code("tools-per", &line.per);
            let entry = (line.title.clone(), category, per);
            if !asked.contains(&entry) {
                asked.push(entry);
            }
        }
        asked
    }
}
