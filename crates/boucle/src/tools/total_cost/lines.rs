//! One cost at a time.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::{
    Basis, Category, Distribution, Escalation, Field, Financing, Input, Line, Model, Per, Residual, Timing, Uncertain,
    Uncertainty, Value,
};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::opened::free;
use super::typed::{self, choice, code};
use super::{Open, checked, keep};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer};

const TIMINGS: [&str; 3] = ["once", "every", "at_end"];
const PERS: [&str; 2] = ["all", "unit"];
const RESIDUALS: [&str; 3] = ["none", "factor", "unused_life"];
const FINANCINGS: [&str; 3] = ["none", "loan", "rent"];
/// Draws of a calculation on the screen.
const DRAWS: u32 = 10_000;

#[derive(Template)]
#[template(path = "tools/total_cost/line.html")]
struct LinePage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    back: String,
    is_new: bool,
}

impl LinePage {
    fn categories(&self) -> Vec<&'static str> {
        // what is left and what is bought again follow from other lines; emissions are any line's
        let own = |category: &Category| !matches!(category, Category::Carbon);
        Category::ALL.into_iter().filter(own).map(Category::code).collect()
    }

    fn timings(&self) -> [&'static str; 3] {
        TIMINGS
    }

    fn pers(&self) -> [&'static str; 2] {
        PERS
    }

    fn residuals(&self) -> [&'static str; 3] {
        RESIDUALS
    }

    fn financings(&self) -> [&'static str; 3] {
        FINANCINGS
    }
}

fn form_page(viewer: &Viewer, open: &Open, at: &Place, form: Form) -> LinePage {
    let option = open.model.options.iter().find(|option| option.id == at.option);
    let title = match option.and_then(|option| option.lines.iter().find(|line| Some(&line.id) == at.line.as_ref())) {
        Some(line) => viewer.language.one("tools-line-change", "line", line.title.as_str()),
        None => {
            let name = option.map(|option| option.title.clone()).unwrap_or_default();
            viewer.language.one("tools-line-new", "option", name)
        }
    };
    LinePage {
        shell: open.shell(viewer).at(title.as_str()),
        form,
        title,
        action: format!("{}/lignes/{}", open.address(), at.written()),
        back: open.address(),
        is_new: at.line.is_none(),
    }
}

/// An option and one of its lines, as an address names them: `o1.l2`; `o1.new` for a line to come.
pub(super) struct Place {
    pub option: String,
    pub line: Option<String>,
}

impl Place {
    pub(super) fn find(model: &Model, text: &str) -> Result<Self> {
        let (option, line) = text.split_once('.').ok_or(Error::NotFound)?;
        let found = model.options.iter().find(|known| known.id == option).ok_or(Error::NotFound)?;
        if line == "new" {
            return Ok(Self { option: option.to_owned(), line: None });
        }
        let known = found.lines.iter().any(|known| known.id == line);
        if known { Ok(Self { option: option.to_owned(), line: Some(line.to_owned()) }) } else { Err(Error::NotFound) }
    }

    fn written(&self) -> String {
        format!("{}.{}", self.option, self.line.as_deref().unwrap_or("new"))
    }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path((id, place)): Path<(Uuid, String)>) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let at = Place::find(&open.model, &place)?;
    let mut form = filled(viewer.language, &open.model, &at);
    form.set("_version", open.row.version.to_string());
    page(&form_page(&viewer, &open, &at, form))
}

pub async fn save(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, place)): Path<(Uuid, String)>,
    mut form: Form,
) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let at = Place::find(&open.model, &place)?;
    let mut model = open.model.clone();
    if form.value("act") == "delete" {
        remove(&mut model, &at);
    } else {
        let Some((line, likely)) = read(viewer.language, &open.model, &at, &mut form) else {
            return unsound(&form_page(&viewer, &open, &at, form));
        };
        place_line(&mut model, &at, line, likely);
    }
    if let Err(mistake) = checked(&viewer, &model) {
        form.refuse("title", mistake);
        return unsound(&form_page(&viewer, &open, &at, form));
    }
    match keep(&app, &viewer, &open, form.version(), &model).await {
        Ok(()) => Ok(to_with(&format!("{}#lignes", open.address()), "tools-saved")),
        Err(Error::Conflict) => {
            form.set("_version", open.row.version.to_string());
            form.refuse("title", viewer.language.one("tools-conflict", "title", open.model.title.as_str()));
            unsound(&form_page(&viewer, &open, &at, form))
        }
        Err(error) => Err(error),
    }
}

fn remove(model: &mut Model, at: &Place) {
    if let Some(option) = model.options.iter_mut().find(|option| option.id == at.option) {
        option.lines.retain(|line| Some(&line.id) != at.line.as_ref());
    }
    forget_unknown(model);
}

/// Puts the line in its place, with what is known of its amount.
fn place_line(model: &mut Model, at: &Place, line: Line, likely: Option<Distribution>) {
    let input = Input::Line { option: at.option.clone(), line: line.id.clone(), field: Field::Amount };
    if let Some(option) = model.options.iter_mut().find(|option| option.id == at.option) {
        match option.lines.iter_mut().find(|known| known.id == line.id) {
            Some(known) => *known = line,
            None => option.lines.push(line),
        }
    }
    let uncertainty = uncertainty_of(model);
    uncertainty.inputs.retain(|known| known.input != input);
    uncertainty.inputs.extend(likely.map(|distribution| Uncertain { input, distribution }));
    forget_unknown(model);
}

/// What is uncertain of a model; nothing at first.
pub(super) fn uncertainty_of(model: &mut Model) -> &mut Uncertainty {
    model.uncertainty.get_or_insert(Uncertainty { draws: DRAWS, seed: 1, inputs: Vec::new(), correlations: Vec::new() })
}

/// What was to be drawn, varied or sought of lines that are no more is no more either.
pub(super) fn forget_unknown(model: &mut Model) {
    let there = model.clone();
    let known = |input: &Input| input.read(&there).is_ok();
    model.sensitivity.retain(|range| known(&range.input));
    model.break_even.retain(|sought| known(&sought.input));
    if model.two_way.as_ref().is_some_and(|table| !known(&table.rows.input) || !known(&table.columns.input)) {
        model.two_way = None;
    }
    if let Some(uncertainty) = &mut model.uncertainty {
        uncertainty.inputs.retain(|uncertain| known(&uncertain.input));
        let drawn = |input: &Input| uncertainty.inputs.iter().any(|uncertain| uncertain.input == *input);
        uncertainty.correlations.retain(|pair| pair.between.iter().all(drawn));
    }
    if model.uncertainty.as_ref().is_some_and(|uncertainty| uncertainty.inputs.is_empty()) {
        model.uncertainty = None;
    }
}

fn filled(language: Language, model: &Model, at: &Place) -> Form {
    let mut form = Form::new();
    let option = model.options.iter().find(|option| option.id == at.option);
    let Some(line) = option.and_then(|option| option.lines.iter().find(|line| Some(&line.id) == at.line.as_ref())) else {
        for (name, value) in [
            ("category", "maintenance"),
            ("per", "all"),
            ("timing", "every"),
            ("years", "1"),
            ("residual", "none"),
            ("financing", "none"),
        ] {
            form.set(name, value);
        }
        return form;
    };
    let number = |value: Option<&Value>| match value {
        Some(Value::Number(number)) => typed::shown(language, *number),
        _ => String::new(),
    };
    form.set("title", line.title.as_str());
    form.set("category", line.category.code());
    form.set("amount", number(line.amount.as_ref()));
    form.set("kg", number(line.kg_co2e.as_ref()));
    form.set("quantity", number(line.quantities.first()));
    form.set("unit", line.unit.as_str());
    form.set("per", code(line.per));
    form.set("life", line.life_years.map(|life| life.to_string()).unwrap_or_default());
    match line.timing {
        Timing::Once { year } => {
            form.set("timing", "once");
            form.set("from", year.to_string());
        }
        Timing::AtEnd => form.set("timing", "at_end"),
        Timing::Every { years, from, to } => {
            form.set("timing", "every");
            form.set("years", years.to_string());
            form.set("from", from.map(|year| year.to_string()).unwrap_or_default());
            form.set("to", to.map(|year| year.to_string()).unwrap_or_default());
        }
    }
    if let Some(Escalation::Constant { rate, .. }) = &line.escalation {
        form.set("escalation", typed::shown_percent(language, *rate));
    }
    form.set(
        "residual",
        line.residual.map_or("none", |residual| match residual {
            Residual::Factor { .. } => "factor",
            Residual::UnusedLife => "unused_life",
        }),
    );
    if let Some(Residual::Factor { share }) = line.residual {
        form.set("share", typed::shown_percent(language, share));
    }
    financing_filled(language, line, &mut form);
    if let Some(drawn) = drawn_amount(model, at, &line.id) {
        let shown = |value: f64| Decimal::try_from(value).map(|value| typed::shown(language, value)).unwrap_or_default();
        form.set("low", shown(drawn.min()));
        form.set("high", shown(drawn.max()));
    }
    form
}

/// How the amount of a line is drawn.
fn drawn_amount(model: &Model, at: &Place, line: &str) -> Option<Distribution> {
    let input = Input::Line { option: at.option.clone(), line: line.to_owned(), field: Field::Amount };
    let mut drawn = model.uncertainty.iter().flat_map(|uncertainty| &uncertainty.inputs);
    drawn.find(|drawn| drawn.input == input).map(|drawn| drawn.distribution)
}

fn financing_filled(language: Language, line: &Line, form: &mut Form) {
    match &line.financing {
        None => form.set("financing", "none"),
        Some(Financing::Loan { rate, years, down_payment_share, .. }) => {
            form.set("financing", "loan");
            form.set("loan_rate", typed::shown_percent(language, *rate));
            form.set("pay_years", years.to_string());
            form.set("down", typed::shown_percent(language, *down_payment_share));
        }
        Some(Financing::Rent { per_year, years, .. }) => {
            form.set("financing", "rent");
            form.set("rent", typed::shown(language, *per_year));
            form.set("pay_years", years.to_string());
        }
    }
}

/// The line as the form says it, and between what its amount may lie; or nothing, and the form with its mistakes.
fn read(language: Language, model: &Model, at: &Place, form: &mut Form) -> Option<(Line, Option<Distribution>)> {
    let option = model.options.iter().find(|option| option.id == at.option)?;
    let before = option.lines.iter().find(|line| Some(&line.id) == at.line.as_ref());
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", language.t("tools-title-wrong"));
    }
    let mut number = |name: &str, percent: bool| -> Option<Decimal> {
        let text = form.trimmed(name).to_owned();
        let found = if percent { typed::percent(&text) } else { typed::decimal(&text) };
        if !text.is_empty() && found.is_none() {
            form.refuse(name, language.t(if percent { "tools-percent-wrong" } else { "tools-number-wrong" }));
        }
        found
    };
    let (amount, kg, quantity) = (number("amount", false), number("kg", false), number("quantity", false));
    let (low, high, rise) = (number("low", false), number("high", false), number("escalation", true));
    let (share, loan_rate, down, rent) =
        (number("share", true), number("loan_rate", true), number("down", true), number("rent", false));
    let mut year = |name: &str| -> Option<u32> {
        let text = form.trimmed(name).to_owned();
        let found = text.parse().ok().filter(|year| (0..=100).contains(year));
        if !text.is_empty() && found.is_none() {
            form.refuse(name, language.t("tools-year-wrong"));
        }
        found
    };
    let (years, from, to, life, pay_years) = (year("years"), year("from"), year("to"), year("life"), year("pay_years"));
    let timing = match form.value("timing") {
        "once" => Some(Timing::Once { year: from.unwrap_or(0) }),
        "every" => Some(Timing::Every { years: years.unwrap_or(1).max(1), from, to }),
        "at_end" => Some(Timing::AtEnd),
        _ => None,
    };
    let category = Category::parse(form.value("category"));
    let per: Option<Per> = choice(form.value("per"));
    for (name, found) in [("timing", timing.is_some()), ("category", category.is_some()), ("per", per.is_some())] {
        if !found {
            form.refuse(name, language.t("tools-choose-listed"));
        }
    }
    let residual = match form.value("residual") {
        "factor" => Some(Residual::Factor { share: share.unwrap_or_default() }),
        "unused_life" => Some(Residual::UnusedLife),
        _ => None,
    };
    let financing = financing(form.value("financing"), model.basis, (loan_rate, down, rent), pay_years);
    let known = before.and_then(|line| match line.amount {
        Some(Value::Number(amount)) => Some((amount, drawn_amount(model, at, &line.id)?)),
        _ => None,
    });
    let likely = likely(language, form, known, (amount, low, high));
    // what the form cannot show stays as it is
    let parameter = |value: Option<&Value>| value.filter(|value| matches!(value, Value::Parameter { .. })).cloned();
    let amount = amount.map(Value::Number).or_else(|| parameter(before.and_then(|line| line.amount.as_ref())));
    if amount.is_none() && kg.is_none() && !matches!(financing, Some(Financing::Rent { .. })) {
        form.refuse("amount", language.t("tools-amount-wrong"));
    }
    if !form.is_sound() {
        return None;
    }
    let escalation = match (rise, before.and_then(|line| line.escalation.clone())) {
        (Some(rate), _) => Some(Escalation::Constant { rate, basis: model.basis }),
        (None, Some(Escalation::Constant { .. }) | None) => None,
        (None, table) => table,
    };
    let kept = before.map(|line| line.quantities.as_slice()).unwrap_or_default();
    let first = quantity.map(Value::Number).or_else(|| parameter(kept.first()));
    let id = before.map_or_else(
        || free((1..).map(|number| format!("l{number}")), |id| option.lines.iter().any(|line| line.id == *id)),
        |line| line.id.clone(),
    );
    let line = Line {
        id,
        title,
        category: category?,
        amount: amount.or_else(|| kg.is_none().then_some(Value::Number(Decimal::ZERO))),
        kg_co2e: kg.map(Value::Number),
        quantities: first.into_iter().chain(kept.iter().skip(1).cloned()).collect(),
        unit: form.trimmed("unit").to_owned(),
        per: per?,
        timing: timing?,
        escalation,
        life_years: life,
        residual,
        financing,
        investment: before.and_then(|line| line.investment),
    };
    Some((line, likely))
}

fn financing(
    kind: &str,
    basis: Basis,
    (rate, down, rent): (Option<Decimal>, Option<Decimal>, Option<Decimal>),
    years: Option<u32>,
) -> Option<Financing> {
    let years = years.unwrap_or(1);
    match kind {
        "loan" => Some(Financing::Loan {
            rate: rate.unwrap_or_default(),
            basis,
            years,
            down_payment_share: down.unwrap_or_default(),
        }),
        "rent" => Some(Financing::Rent { per_year: rent.unwrap_or_default(), years, down_payment: Decimal::ZERO }),
        _ => None,
    }
}

/// Lowest and highest make a PERT around the amount, or what another page said that it is.
fn likely(
    language: Language,
    form: &mut Form,
    known: Option<(Decimal, Distribution)>,
    (amount, low, high): (Option<Decimal>, Option<Decimal>, Option<Decimal>),
) -> Option<Distribution> {
    let (low, high) = match (low, high) {
        (None, None) => return None,
        (low, high) => (low.or(amount)?, high.or(amount)?),
    };
    let amount = amount?;
    // What was said of it on its own page stays, as long as nothing of it is changed here.
    if let Some((before, known)) = known
        && before == amount
        && (low.to_f64(), high.to_f64()) == (Some(known.min()), Some(known.max()))
    {
        return Some(known);
    }
    if low > amount || amount > high || low == high {
        form.refuse("low", language.t("tools-low-wrong"));
        return None;
    }
    let (min, mode, max) = (low.to_f64()?, amount.to_f64()?, high.to_f64()?);
    Some(match known.map(|(_, distribution)| distribution) {
        Some(Distribution::Uniform { .. }) => Distribution::Uniform { min, max },
        Some(Distribution::Triangular { .. }) => Distribution::Triangular { min, mode, max },
        Some(Distribution::TruncatedNormal { sd, .. }) => Distribution::TruncatedNormal { mean: mode, sd, min, max },
        Some(Distribution::Pert { lambda, .. }) => Distribution::Pert { min, mode, max, lambda },
        None => Distribution::Pert { min, mode, max, lambda: 4.0 },
    })
}
