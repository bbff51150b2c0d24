//! How one line comes to its present value, year by year, so that a person can check it by hand.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::{Flow, LineOutcome, Model, Per, What};

use super::lines::Place;
use super::{Open, typed, words};
use crate::kit::shell::page;
use crate::kit::{App, Error, Language, Result, Shell, Viewer, format};

#[derive(Template)]
#[template(path = "tools/total_cost/figure.html")]
struct FigurePage {
    shell: Shell,
    title: String,
    currency: String,
    parts: Vec<Part>,
    rate: String,
    back: String,
}

/// Money, or emissions at one price of carbon.
struct Part {
    title: String,
    /// What the amounts are made from.
    base: String,
    flows: Vec<Flow>,
    total: f64,
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path((id, place)): Path<(Uuid, String)>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let language = viewer.language;
    let at = Place::find(&open.model, &place)?;
    let outcome = super::outcome(&open.model).await?;
    let option = outcome.options.into_iter().find(|option| option.id == at.option).ok_or(Error::NotFound)?;
    let (name, units) = (option.title, option.units);
    let line = option.lines.into_iter().find(|line| Some(&line.id) == at.line.as_ref()).ok_or(Error::NotFound)?;
    let total = words::money(language, line.present_value, &outcome.currency);
    let said = [("line", line.title.as_str().into()), ("option", name.into()), ("total", total.into())];
    page(&FigurePage {
        title: language.with("tools-figure-title", said),
        rate: language.one("tools-figure-rate", "rate", typed::shown_percent(language, open.model.discount_rate.rate)),
        shell: open.shell(&viewer).at(line.title.as_str()),
        back: open.address(),
        parts: parts(language, &open.model, &at, &line, units),
        currency: outcome.currency,
    })
}

fn parts(language: Language, model: &Model, at: &Place, line: &LineOutcome, units: f64) -> Vec<Part> {
    let option = model.options.iter().find(|option| option.id == at.option);
    let entered = option.and_then(|option| option.lines.iter().find(|known| known.id == line.id));
    let product = entered.map(|entered| {
        let product = words::product(language, model, entered);
        let units = format::decimal(language, units);
        if entered.per == Per::Unit { format!("{product} × {units}") } else { product }
    });
    let price = words::exact(language, line.price, &model.currency);
    let money = Part {
        title: language.t("tools-figure-flows"),
        base: language.two("tools-figure-price", ("product", product.unwrap_or_default()), ("price", price)),
        total: line.present_value,
        flows: line.flows.clone(),
    };
    let carbon = line.carbon.iter().flat_map(|carbon| {
        let kilograms = format::decimal(language, carbon.kg_co2e);
        [("tools-market-value", &carbon.market), ("tools-shadow-value", &carbon.shadow)].map(|(key, flows)| Part {
            title: language.t(key),
            base: language.one("tools-figure-carbon", "kg", kilograms.as_str()),
            total: flows.iter().map(|flow| flow.present_value).sum(),
            flows: flows.clone(),
        })
    });
    std::iter::once(money).chain(carbon).filter(|part| !part.flows.is_empty()).collect()
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
