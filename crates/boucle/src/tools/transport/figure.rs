//! How one step comes to its emissions, factor by factor, so that a person can check it by hand.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::transport::{Element, ElementOutcome, FactorUsed, evaluate};

use super::{Open, Place, Set, set_of, sets, typed, words};
use crate::kit::error::internal;
use crate::kit::shell::page;
use crate::kit::{App, Error, Language, Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "tools/transport/figure.html")]
struct FigurePage {
    shell: Shell,
    title: String,
    set: Set,
    found: ElementOutcome,
    /// What was entered, as sentences.
    entered: Vec<String>,
    back: String,
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path((id, place)): Path<(Uuid, String)>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let language = viewer.language;
    let place = Place::find(&open.model, &place)?;
    let set = set_of(&app, &open.model).await?;
    let outcome = evaluate(&place.way.chain, &set).map_err(internal)?;
    let found = outcome.elements.into_iter().nth(place.number).ok_or(Error::NotFound)?;
    let name = words::element(language, &set, place.element, &found);
    let mass = words::mass(language, found.kg.wtw_kg());
    page(&FigurePage {
        shell: open.shell(&viewer).at(name.as_str()),
        title: language.two("transport-figure-title", ("step", name), ("mass", mass)),
        entered: entered(language, place.element, &found),
        set,
        found,
        back: open.address(),
    })
}

fn entered(language: Language, element: &Element, found: &ElementOutcome) -> Vec<String> {
    let source = words::coded(language, "transport-formula", &typed::code(found.source));
    let mut said = Vec::new();
    match element {
        Element::Leg(leg) => {
            said.push(language.one("transport-figure-load", "load", words::load(language, &leg.load, found)));
            said.push(language.one("transport-figure-km", "km", words::distance(language, &leg.distance, found)));
            said.push(language.one("transport-figure-activity", "activity", words::digits(language, found.tonne_km)));
            said.push(source);
        }
        Element::Hub(hub) => {
            said.push(language.one("transport-figure-load", "load", words::load(language, &hub.load, found)));
            said.push(language.t("transport-formula-hub"));
        }
    }
    said
}

impl FigurePage {
    fn set_title(&self) -> String {
        words::set_title(self.shell.language(), &self.set)
    }

    fn set_address(&self) -> String {
        sets::address(&self.set)
    }

    fn name(&self, used: &FactorUsed) -> String {
        words::used(self.shell.language(), &self.set, used)
    }

    fn per(&self, used: &FactorUsed) -> String {
        words::per(self.shell.language(), used.unit)
    }

    fn digits(&self, value: &f64) -> String {
        words::digits(self.shell.language(), *value)
    }

    fn doubts(&self) -> Vec<String> {
        let doubts = self.found.doubts.iter();
        doubts.map(|doubt| words::coded(self.shell.language(), "transport-doubt", doubt.code())).collect()
    }
}
