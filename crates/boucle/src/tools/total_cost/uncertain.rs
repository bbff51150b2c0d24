//! What is not certain of a calculation: between which values a figure may lie and how, and which figures rise together.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::{Correlation, Distribution, Input, Model, Uncertain};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::lines::{forget_unknown, uncertainty_of};
use super::thresholds::{input, inputs, number};
use super::{Open, checked, keep, words};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer};
use crate::tools::opened::conflict;

const KINDS: [&str; 4] = ["pert", "triangular", "truncated_normal", "uniform"];
/// More take a page too long to answer.
const DRAWS: [&str; 3] = ["1000", "10000", "100000"];

#[derive(Template)]
#[template(path = "tools/total_cost/uncertain.html")]
struct UncertainPage {
    shell: Shell,
    form: Form,
    address: String,
    /// Inputs by code, with their names and what they are now.
    inputs: Vec<(String, String)>,
    /// Those that are drawn: code, name and how.
    drawn: Vec<(String, String, String)>,
    /// How they go together, two by two.
    pairs: Vec<String>,
}

impl UncertainPage {
    fn new(viewer: &Viewer, open: &Open, form: Form) -> Self {
        let (language, model) = (viewer.language, &open.model);
        let uncertainty = model.uncertainty.as_ref();
        let drawn = uncertainty.map(|uncertainty| uncertainty.inputs.as_slice()).unwrap_or_default();
        let pairs = uncertainty.map(|uncertainty| uncertainty.correlations.as_slice()).unwrap_or_default();
        Self {
            shell: open.shell(viewer).at(language.t("tools-uncertain")),
            form,
            address: open.address(),
            inputs: inputs(model)
                .iter()
                .filter(|input| may_draw(open, input))
                .map(|input| {
                    let now = input.read(model).map(|now| words::value(language, model, input, now)).unwrap_or_default();
                    (input.to_string(), format!("{} ({now})", words::input(language, model, input)))
                })
                .collect(),
            drawn: drawn
                .iter()
                .map(|drawn| {
                    (drawn.input.to_string(), words::input(language, model, &drawn.input), how(language, model, drawn))
                })
                .collect(),
            pairs: pairs.iter().map(|pair| together(language, model, pair)).collect(),
        }
    }

    fn kinds(&self) -> [&'static str; 4] {
        KINDS
    }

    fn draws(&self) -> [&'static str; 3] {
        DRAWS
    }

    fn sides(&self) -> [(&'static str, String); 2] {
        [("one", self.shell.t("tools-pair-one")), ("other", self.shell.t("tools-pair-other"))]
    }
}

/// The horizon is not drawn; nor, once the method is published, what it has fixed: only what offers say of themselves.
fn may_draw(open: &Open, input: &Input) -> bool {
    let is_fixed = open.row.frozen_at.is_some() && !matches!(input, Input::Line { .. });
    *input != Input::HorizonYears && !is_fixed
}

/// « entre 900 € et 1 300 €, le plus souvent autour de 1 000 € »
fn how(language: Language, model: &Model, Uncertain { input, distribution }: &Uncertain) -> String {
    let shown = |value: f64| words::value(language, model, input, value);
    let (code, likely, sd) = match *distribution {
        Distribution::Pert { mode, .. } => ("pert", mode, 0.0),
        Distribution::Triangular { mode, .. } => ("triangular", mode, 0.0),
        Distribution::TruncatedNormal { mean, sd, .. } => ("truncated-normal", mean, sd),
        Distribution::Uniform { min, max } => ("uniform", f64::midpoint(min, max), 0.0),
    };
    let values = [
        ("low", shown(distribution.min()).into()),
        ("high", shown(distribution.max()).into()),
        ("likely", shown(likely).into()),
        ("sd", shown(sd).into()),
    ];
    language.with(&format!("tools-lies-{code}"), values)
}

fn together(language: Language, model: &Model, pair: &Correlation) -> String {
    let [one, other] = pair.between.each_ref().map(|input| words::input(language, model, input));
    let rank = super::typed::shown_number(language, pair.rank);
    language.with("tools-pair-said", [("one", one.into()), ("other", other.into()), ("rank", rank.into())])
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    form.set(
        "draws",
        open.model.uncertainty.as_ref().map_or("10000".to_owned(), |uncertainty| uncertainty.draws.to_string()),
    );
    page(&UncertainPage::new(&viewer, &open, form))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let mut model = open.model.clone();
    let field = change(viewer.language, &open, &mut model, &mut form)?;
    forget_unknown(&mut model);
    if form.is_sound()
        && let Err(mistake) = checked(&viewer, &model)
    {
        form.refuse(field, mistake);
    }
    if form.is_sound() {
        match keep(&app, &viewer, &open, form.version(), &model).await {
            Ok(()) => return Ok(to_with(&format!("{}/incertitudes", open.address()), "tools-saved")),
            Err(Error::Conflict) => conflict(&viewer, &open, &mut form, field),
            Err(error) => return Err(error),
        }
    }
    form.set("_version", open.row.version.to_string());
    unsound(&UncertainPage::new(&viewer, &open, form))
}

/// Does to the model what the form asks; the field beside which a mistake is said.
fn change(language: Language, open: &Open, model: &mut Model, form: &mut Form) -> Result<&'static str> {
    let place = |name: &str| form.value(name).parse::<usize>().ok();
    let (forgotten, parted) = (place("forget"), place("part"));
    let invalid = || Error::Invalid(Vec::new());
    match form.value("act") {
        "draw" => {
            let drawn = drawn(language, model, form).filter(|drawn| may_draw(open, &drawn.input));
            if form.is_sound() && drawn.is_none() {
                form.refuse("input", language.t("tools-choose-listed"));
            }
            if let Some(drawn) = drawn {
                let uncertainty = uncertainty_of(model);
                uncertainty.inputs.retain(|known| known.input != drawn.input);
                uncertainty.inputs.push(drawn);
            }
            Ok("low")
        }
        "pair" => {
            if let Some(pair) = pair(language, model, form) {
                uncertainty_of(model).correlations.push(pair);
            }
            Ok("rank")
        }
        "draws" => {
            let draws = DRAWS.iter().find(|draws| **draws == form.value("draws")).and_then(|draws| draws.parse().ok());
            model.uncertainty.as_mut().ok_or_else(invalid)?.draws = draws.ok_or_else(invalid)?;
            Ok("draws")
        }
        _ => {
            let uncertainty = model.uncertainty.as_mut().ok_or_else(invalid)?;
            match (forgotten, parted) {
                (Some(place), _) if place < uncertainty.inputs.len() => drop(uncertainty.inputs.remove(place)),
                (_, Some(place)) if place < uncertainty.correlations.len() => drop(uncertainty.correlations.remove(place)),
                _ => return Err(invalid()),
            }
            Ok("low")
        }
    }
}

fn drawn(language: Language, model: &Model, form: &mut Form) -> Option<Uncertain> {
    let input = input(language, model, form, "input");
    let is_rate = input.as_ref().is_some_and(|input| words::is_rate(model, input));
    let kind = KINDS.into_iter().find(|kind| *kind == form.value("kind"));
    if kind.is_none() {
        form.refuse("kind", language.t("tools-choose-listed"));
    }
    let mut read = |name: &str, asked: bool| -> Option<f64> {
        let found = number(form.trimmed(name), is_rate).and_then(|value| value.to_f64());
        if found.is_none() && (asked || !form.trimmed(name).is_empty()) {
            form.refuse(name, language.t("tools-number-wrong"));
        }
        found
    };
    let (min, max) = (read("low", true), read("high", true));
    let likely = read("likely", kind != Some("uniform"));
    let sd = read("sd", kind == Some("truncated_normal"));
    let (min, max) = (min?, max?);
    let distribution = match kind? {
        "uniform" => Distribution::Uniform { min, max },
        "triangular" => Distribution::Triangular { min, mode: likely?, max },
        "truncated_normal" => Distribution::TruncatedNormal { mean: likely?, sd: sd?, min, max },
        _ => Distribution::Pert { min, mode: likely?, max, lambda: 4.0 },
    };
    if !distribution.is_sound() {
        form.refuse("low", language.t("tools-lies-wrong"));
    }
    form.is_sound().then_some(Uncertain { input: input?, distribution })
}

fn pair(language: Language, model: &Model, form: &mut Form) -> Option<Correlation> {
    let uncertainty = model.uncertainty.as_ref()?;
    let drawn = |name: &str| {
        let code = form.trimmed(name);
        uncertainty.inputs.iter().map(|drawn| &drawn.input).find(|input| input.to_string() == code).cloned()
    };
    let (one, other) = (drawn("one"), drawn("other"));
    if one.is_none() || other.is_none() || one == other {
        form.refuse("other", language.t("tools-pair-same"));
    }
    let bounds = Decimal::new(-99, 2)..=Decimal::new(99, 2);
    let rank = number(form.trimmed("rank"), false).filter(|rank| bounds.contains(rank));
    if rank.is_none() {
        form.refuse("rank", language.t("tools-rank-wrong"));
    }
    let known = |pair: &Correlation| one.iter().chain(&other).all(|input| pair.between.contains(input));
    if form.is_sound() && uncertainty.correlations.iter().any(known) {
        form.refuse("other", language.t("tools-pair-known"));
    }
    form.is_sound().then_some(Correlation { between: [one?, other?], rank: rank?.to_f64()? })
}
