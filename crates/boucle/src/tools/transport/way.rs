//! The ways that are compared: one is copied, and then changed step by step; each has its journeys and what one costs.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::Money;
use instruments::transport::{Flow, Ways, compare_ways};

use super::opened::{conflict, free};
use super::{Open, keep, set_of, typed, words};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer};

/// In the address of a way to come.
const NEW: &str = "nouvelle";

#[derive(Template)]
#[template(path = "tools/transport/way.html")]
struct WayPage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    back: String,
    is_new: bool,
    may_delete: bool,
    ways: Vec<(String, String)>,
}

fn way_page(viewer: &Viewer, open: &Open, way: Option<&Flow>, form: Form) -> WayPage {
    let title = match way {
        Some(way) => viewer.language.one("transport-way-change", "way", way.chain.title.as_str()),
        None => viewer.language.t("transport-way-new"),
    };
    WayPage {
        shell: open.shell(viewer).at(title.as_str()),
        form,
        title,
        action: format!("{}/variantes/{}", open.address(), way.map_or(NEW, |way| way.id.as_str())),
        back: open.address(),
        is_new: way.is_none(),
        may_delete: way.is_some() && open.model.ways.len() > 1,
        ways: open.model.ways.iter().map(|way| (way.id.clone(), way.chain.title.clone())).collect(),
    }
}

fn find<'m>(ways: &'m Ways, id: &str) -> Result<Option<&'m Flow>> {
    match ways.ways.iter().find(|way| way.id == id) {
        None if id == NEW => Ok(None),
        None => Err(Error::NotFound),
        found => Ok(found),
    }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path((id, way)): Path<(Uuid, String)>) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let way = find(&open.model, &way)?;
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    let shown = way.or(open.model.ways.first()).ok_or(Error::NotFound)?;
    form.set("title", way.map(|way| way.chain.title.clone()).unwrap_or_default());
    form.set("copied", shown.id.as_str());
    form.set("journeys", typed::shown_number(viewer.language, shown.journeys_a_year));
    let cost = way.and_then(|way| way.cost_of_a_journey.as_ref());
    form.set("cost", cost.map(|cost| typed::shown(viewer.language, cost.amount)).unwrap_or_default());
    let currency = open.model.ways.iter().find_map(|way| way.cost_of_a_journey.as_ref());
    form.set("currency", currency.map_or("EUR", |cost| cost.currency.as_str()));
    page(&way_page(&viewer, &open, way, form))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path((id, way)): Path<(Uuid, String)>, mut form: Form) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let way = find(&open.model, &way)?;
    let mut ways = open.model.clone();
    match way {
        Some(way) if form.has("act", "delete") => ways.ways.retain(|known| known.id != way.id),
        _ => {
            let Some(read) = read(viewer.language, &open.model, way, &mut form) else {
                return unsound(&way_page(&viewer, &open, way, form));
            };
            match ways.ways.iter_mut().find(|known| known.id == read.id) {
                Some(known) => *known = read,
                None => ways.ways.push(read),
            }
        }
    }
    let set = set_of(&app, &ways).await?;
    if let Err(error) = compare_ways(&ways, &set) {
        let field = error.at.rsplit('/').next().filter(|field| *field == "journeys_a_year").map_or("cost", |_| "journeys");
        let field = if error.at == "ways" { "title" } else { field };
        form.refuse(field, words::problem(viewer.language, &set, &error.problem));
        return unsound(&way_page(&viewer, &open, way, form));
    }
    match keep(&app, &viewer, &open, form.version(), &ways).await {
        Ok(()) => Ok(to_with(&open.address(), "tools-saved")),
        Err(Error::Conflict) => {
            conflict(&viewer, &open, &mut form, "title");
            unsound(&way_page(&viewer, &open, way, form))
        }
        Err(error) => Err(error),
    }
}

/// The way as it is named, with the chain that it has or that it is copied from.
fn read(language: Language, ways: &Ways, way: Option<&Flow>, form: &mut Form) -> Option<Flow> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", language.t("tools-title-wrong"));
    }
    if ways.ways.iter().any(|known| known.chain.title == title && way.is_none_or(|way| way.id != known.id)) {
        form.refuse("title", language.t("transport-way-twice"));
    }
    let journeys = typed::number(form.trimmed("journeys"));
    if journeys.is_none() {
        form.refuse("journeys", language.t("tools-number-wrong"));
    }
    let currency = form.trimmed("currency").to_uppercase();
    if currency.len() != 3 || !currency.chars().all(|letter| letter.is_ascii_uppercase()) {
        form.refuse("currency", language.t("tools-currency-wrong"));
    }
    let cost = match form.trimmed("cost") {
        "" => None,
        text => {
            let amount = typed::decimal(text);
            if amount.is_none() {
                form.refuse("cost", language.t("tools-number-wrong"));
            }
            amount.map(|amount| Money { amount, currency })
        }
    };
    let copied = way.or_else(|| ways.ways.iter().find(|known| form.has("copied", &known.id)));
    if copied.is_none() {
        form.refuse("copied", language.t("tools-choose-listed"));
    }
    let mut read = copied?.clone();
    if way.is_none() {
        read.id = free((1..).map(|number| format!("w{number}")), |id| ways.ways.iter().any(|known| known.id == *id));
    }
    read.chain.title = title;
    read.journeys_a_year = journeys?;
    read.cost_of_a_journey = cost;
    form.is_sound().then_some(read)
}
