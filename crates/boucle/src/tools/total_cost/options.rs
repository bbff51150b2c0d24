//! The options that are compared: added, renamed, removed. Once the method is published they are the offers.

use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::{CostOption, Model};

use super::lines::forget_unknown;
use super::opened::free;
use super::{Open, checked, keep, show};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{to_with, unsound};
use crate::kit::{App, Error, Form, Result, Viewer};

/// Adds, renames or removes one.
pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let title = form.trimmed("title");
    let mistake = if form.value("act") != "delete" && !(1..=TITLE_LIMIT).contains(&title.chars().count()) {
        Some(viewer.language.t("tools-title-wrong"))
    } else {
        let model = changed(&open.model, &form)?;
        match checked(&viewer, &model) {
            Err(mistake) => Some(mistake),
            Ok(()) => match keep(&app, &viewer, &open, form.version(), &model).await {
                Ok(()) => return Ok(to_with(&open.address(), "tools-saved")),
                Err(Error::Conflict) => Some(viewer.language.one("tools-conflict", "title", open.model.title.as_str())),
                Err(error) => return Err(error),
            },
        }
    };
    form.set("_version", open.row.version.to_string());
    mistake.into_iter().for_each(|mistake| form.refuse("title", mistake));
    unsound(&show::page_of(&app, &viewer, open, form, None).await?)
}

fn changed(before: &Model, form: &Form) -> Result<Model> {
    let mut model = before.clone();
    let title = form.trimmed("title").to_owned();
    let known = form.trimmed("option");
    match form.value("act") {
        "delete" => model.options.retain(|option| option.id != known),
        "rename" => {
            if let Some(option) = model.options.iter_mut().find(|option| option.id == known) {
                option.title = title;
            }
        }
        "add" => {
            let is_taken = |id: &String| before.options.iter().any(|option| option.id == *id);
            let id = free((1..).map(|number| format!("o{number}")), is_taken);
            // a copy of the first one's lines is nearer to what is wanted than none
            let lines = model.options.first().map(|option| option.lines.clone()).unwrap_or_default();
            model.options.push(CostOption { id, title, units: None, life_years: None, lines });
        }
        _ => return Err(Error::Invalid(Vec::new())),
    }
    let there = |id: &String| model.options.iter().any(|option| option.id == *id);
    if model.baseline.as_ref().is_some_and(|baseline| !there(baseline)) {
        model.baseline = None;
    }
    let compared: Vec<_> = model.break_even.iter().filter(|sought| sought.options.iter().all(there)).cloned().collect();
    model.break_even = compared;
    forget_unknown(&mut model);
    Ok(model)
}
