//! How one line comes to its present value, year by year, so that a person can check it by hand.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::{Flow, LineOutcome, What, evaluate};

use super::lines::Place;
use super::{Open, words};
use crate::kit::error::internal;
use crate::kit::shell::page;
use crate::kit::{App, Error, Result, Shell, Viewer, format};

#[derive(Template)]
#[template(path = "tools/figure.html")]
struct FigurePage {
    shell: Shell,
    title: String,
    currency: String,
    price: String,
    line: LineOutcome,
    back: String,
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path((id, place)): Path<(Uuid, String)>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let at = Place::find(&open.model, &place)?;
    let outcome = evaluate(&open.model).map_err(internal)?;
    let option = outcome.options.into_iter().find(|option| option.id == at.option).ok_or(Error::NotFound)?;
    let name = option.title;
    let line = option.lines.into_iter().find(|line| Some(&line.id) == at.line.as_ref()).ok_or(Error::NotFound)?;
    let total = words::money(viewer.language, line.present_value, &outcome.currency);
    let said = [("line", line.title.as_str().into()), ("option", name.into()), ("total", total.into())];
    let title = viewer.language.with("tools-figure-title", said);
    let price = words::exact(viewer.language, line.price, &outcome.currency);
    let rate = words::percent(viewer.language, outcome.discount_rate);
    page(&FigurePage {
        price: viewer.language.two("tools-figure-price", ("price", price), ("rate", rate)),
        shell: open.shell(&viewer).at(line.title.as_str()),
        title,
        currency: outcome.currency,
        back: open.address(),
        line,
    })
}

impl FigurePage {
    fn exact(&self, value: &f64) -> String {
        words::exact(self.shell.language(), *value, &self.currency)
    }

    fn six(&self, value: &f64) -> String {
        format::decimal(self.shell.language(), (value * 1e6).round() / 1e6)
    }

    fn what(&self, flow: &Flow) -> String {
        let code = match flow.what {
            What::Cost => "cost",
            What::Replacement => "replacement",
            What::DownPayment => "down",
            What::Payment => "payment",
            What::Owed => "owed",
            What::Residual => "residual",
        };
        self.shell.code("tools-flow", code)
    }
}
