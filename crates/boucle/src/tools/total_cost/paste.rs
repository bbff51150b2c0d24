//! Lines pasted from a spreadsheet: one line of text each, cells between tabs.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::{Category, Escalation, Line, Model, Per, Timing, Value};

use super::{Open, checked, keep, lines, typed};
use crate::kit::format::folded;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer};

const MOST_LINES: usize = 200;

#[derive(Template)]
#[template(path = "tools/total_cost/paste.html")]
struct PastePage {
    shell: Shell,
    form: Form,
    address: String,
    options: Vec<(String, String)>,
    categories: Vec<String>,
}

fn paste_page(viewer: &Viewer, open: &Open, form: Form) -> PastePage {
    PastePage {
        shell: open.shell(viewer).at(viewer.language.t("tools-paste")),
        form,
        address: open.address(),
        options: open.model.options.iter().map(|option| (option.id.clone(), option.title.clone())).collect(),
        categories: Category::ALL.into_iter().map(|category| name(viewer.language, category)).collect(),
    }
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    page(&paste_page(&viewer, &open, form))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let option = form.trimmed("option").to_owned();
    let Some(place) = open.model.options.iter().position(|known| known.id == option) else {
        form.refuse("option", viewer.language.t("tools-choose-listed"));
        return unsound(&paste_page(&viewer, &open, form));
    };
    let mut model = open.model.clone();
    let read = read(viewer.language, &open.model, form.value("lines"));
    let refused = match read {
        Err(mistake) => Some(mistake),
        Ok(lines) => {
            if let Some(option) = model.options.get_mut(place) {
                if form.checked("replace") {
                    option.lines = lines;
                } else {
                    option.lines.extend(lines);
                }
                (1..).zip(&mut option.lines).for_each(|(number, line)| line.id = format!("l{number}"));
            }
            // the lines were numbered anew: what was known of them by number is known no more
            model.uncertainty = None;
            lines::forget_unknown(&mut model);
            checked(&viewer, &model).err()
        }
    };
    if let Some(mistake) = refused {
        form.refuse("lines", mistake);
        return unsound(&paste_page(&viewer, &open, form));
    }
    match keep(&app, &viewer, &open, form.version(), &model).await {
        Ok(()) => Ok(to_with(&format!("{}#lignes", open.address()), "tools-saved")),
        Err(Error::Conflict) => {
            form.set("_version", open.row.version.to_string());
            form.refuse("lines", viewer.language.one("tools-conflict", "title", open.model.title.as_str()));
            unsound(&paste_page(&viewer, &open, form))
        }
        Err(error) => Err(error),
    }
}

/// Title, category, amount, per unit or in all, when, quantity, unit, rise: the columns after the amount may be missing.
fn read(language: Language, model: &Model, text: &str) -> std::result::Result<Vec<Line>, String> {
    let rows = (1_i64..).zip(text.lines()).filter(|(_, row)| !row.trim().is_empty());
    let mut lines = Vec::new();
    for (number, row) in rows {
        let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
        let cell = |place: usize| cells.get(place).copied().unwrap_or_default();
        // the names of the columns, when they were copied too
        if lines.is_empty() && typed::decimal(cell(2)).is_none() && category(cell(1)).is_none() {
            continue;
        }
        let wrong = |key: &str| language.two("tools-paste-wrong", ("line", number), ("problem", language.t(key)));
        let category = category(cell(1)).ok_or_else(|| wrong("tools-paste-category"))?;
        let amount = typed::decimal(cell(2)).ok_or_else(|| wrong("tools-number-wrong"))?;
        let timing = timing(cell(4)).ok_or_else(|| wrong("tools-paste-when"))?;
        let optional = |text: &str, percent: bool| match text {
            "" => Ok(None),
            text if percent => typed::percent(text).map(Some).ok_or_else(|| wrong("tools-percent-wrong")),
            text => typed::decimal(text).map(Some).ok_or_else(|| wrong("tools-number-wrong")),
        };
        let rise = optional(cell(7), true)?;
        lines.push(Line {
            id: format!("p{number}"),
            title: cell(0).to_owned(),
            category,
            amount: Some(Value::Number(amount)),
            kg_co2e: None,
            quantities: optional(cell(5), false)?.map(Value::Number).into_iter().collect(),
            unit: cell(6).to_owned(),
            per: if ["unite", "unit", "par unite", "per unit"].contains(&folded(cell(3)).as_str()) {
                Per::Unit
            } else {
                Per::All
            },
            timing,
            escalation: rise.map(|rate| Escalation::Constant { rate, basis: model.basis }),
            life_years: None,
            residual: None,
            financing: None,
            investment: None,
        });
    }
    if lines.is_empty() || lines.len() > MOST_LINES { Err(language.t("tools-paste-none")) } else { Ok(lines) }
}

fn name(language: Language, category: Category) -> String {
    language.t(&format!("tools-category-{}", category.code().replace('_', "-")))
}

/// By its name in either language, or its code.
fn category(text: &str) -> Option<Category> {
    let asked = folded(text);
    Category::ALL.into_iter().find(|category| {
        [Language::Fr, Language::En].iter().any(|language| folded(&name(*language, *category)) == asked)
            || category.code() == asked
    })
}

/// `0` or nothing: at the base date; `5`: in year 5; `1/1`: every year; `1/3`: every three years; `fin`, `end`: at the horizon.
fn timing(text: &str) -> Option<Timing> {
    match (text, text.split_once('/')) {
        ("", _) => Some(Timing::Once { year: 0 }),
        ("fin" | "end", _) => Some(Timing::AtEnd),
        (_, Some(("1", years))) => years.parse().ok().map(|years| Timing::Every { years, from: None, to: None }),
        _ => text.parse().ok().map(|year| Timing::Once { year }),
    }
}
