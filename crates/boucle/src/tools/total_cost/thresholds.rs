//! What is asked of a calculation beside its result: at which value of an input two options cost the same, and which is the
//! cheapest when two inputs change together.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::{BreakEven, Crossing, Field, Input, Model, Outcome, Steps, TwoWay};
use rust_decimal::Decimal;

use super::{Open, checked, keep, typed, words};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "tools/total_cost/thresholds.html")]
struct ThresholdsPage {
    shell: Shell,
    form: Form,
    address: String,
    /// Inputs by code, with their names.
    inputs: Vec<(String, String)>,
    options: Vec<(String, String)>,
    sought: Vec<String>,
    has_table: bool,
}

fn thresholds_page(viewer: &Viewer, open: &Open, form: Form) -> ThresholdsPage {
    let (language, model) = (viewer.language, &open.model);
    let name = |sought: &BreakEven| {
        let [first, second] = sought.options.each_ref().map(|id| title(model, id));
        let input = words::input(language, model, &sought.input);
        format!("{input} ({first} / {second})")
    };
    ThresholdsPage {
        shell: open.shell(viewer).at(language.t("tools-ask")),
        form,
        address: open.address(),
        inputs: inputs(model)
            .iter()
            .map(|input| {
                let now = input.read(model).map(|now| words::value(language, model, input, now)).unwrap_or_default();
                (input.to_string(), format!("{} ({now})", words::input(language, model, input)))
            })
            .collect(),
        options: model.options.iter().map(|option| (option.id.clone(), option.title.clone())).collect(),
        sought: model.break_even.iter().map(name).collect(),
        has_table: model.two_way.is_some(),
    }
}

impl ThresholdsPage {
    fn pair(&self) -> [(&'static str, String); 2] {
        [("first", self.shell.t("tools-seek-first")), ("second", self.shell.t("tools-seek-second"))]
    }

    /// Field of the input, field of its values, label.
    fn sides(&self) -> [(&'static str, &'static str, String); 2] {
        [
            ("rows", "rows_values", self.shell.t("tools-table-rows")),
            ("columns", "columns_values", self.shell.t("tools-table-columns")),
        ]
    }
}

/// All that can be varied as the model stands.
pub(super) fn inputs(model: &Model) -> Vec<Input> {
    let whole = [Input::DiscountRate, Input::Inflation, Input::HorizonYears, Input::Units, Input::CarbonMarket];
    let fields = [Field::Amount, Field::Quantity(0), Field::Escalation, Field::LifeYears, Field::Residual, Field::Financing];
    let of_lines = model.options.iter().flat_map(|option| option.lines.iter().map(|line| (&option.id, &line.id)));
    let of_lines = of_lines
        .flat_map(|(option, line)| fields.map(|field| Input::Line { option: option.clone(), line: line.clone(), field }));
    let parameters = model.parameters.iter().map(|parameter| Input::Parameter(parameter.id.clone()));
    let all = whole.into_iter().chain([Input::CarbonShadow]).chain(parameters).chain(of_lines);
    all.filter(|input| input.read(model).is_ok()).collect()
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let form = filled(viewer.language, &open);
    page(&thresholds_page(&viewer, &open, form))
}

fn filled(language: Language, open: &Open) -> Form {
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    if let Some(second) = open.model.options.get(1) {
        form.set("second", second.id.as_str());
    }
    if let Some(table) = &open.model.two_way {
        for (name, steps) in [("rows", &table.rows), ("columns", &table.columns)] {
            let is_rate = words::is_rate(&open.model, &steps.input);
            let shown = |value: &Decimal| {
                if is_rate { typed::shown_percent(language, *value) } else { typed::shown(language, *value) }
            };
            form.set(name, steps.input.to_string());
            form.set(&format!("{name}_values"), steps.values.iter().map(shown).collect::<Vec<_>>().join("\u{a0}; "));
        }
    }
    form
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let mut model = open.model.clone();
    let field = if form.has("act", "table") { "rows_values" } else { "low" };
    let forgotten = form.value("forget").parse::<usize>().ok().filter(|place| *place < model.break_even.len());
    match (form.value("act"), forgotten) {
        (_, Some(place)) => drop(model.break_even.remove(place)),
        ("seek", None) => model.break_even.extend(sought(viewer.language, &open.model, &mut form)),
        ("table", None) => model.two_way = table(viewer.language, &open.model, &mut form),
        ("no_table", None) => model.two_way = None,
        _ => return Err(Error::Invalid(Vec::new())),
    }
    if form.is_sound()
        && let Err(mistake) = checked(&viewer, &model)
    {
        form.refuse(field, mistake);
    }
    if form.is_sound() {
        match keep(&app, &viewer, &open, form.version(), &model).await {
            Ok(()) => return Ok(to_with(&format!("{}#seuils", open.address()), "tools-saved")),
            Err(Error::Conflict) => {
                form.refuse(field, viewer.language.one("tools-conflict", "title", open.model.title.as_str()));
            }
            Err(error) => return Err(error),
        }
    }
    form.set("_version", open.row.version.to_string());
    unsound(&thresholds_page(&viewer, &open, form))
}

fn sought(language: Language, model: &Model, form: &mut Form) -> Option<BreakEven> {
    let input = input(language, model, form, "input");
    let is_rate = input.as_ref().is_some_and(|input| words::is_rate(model, input));
    let [low, high] = ["low", "high"].map(|name| {
        let found = number(form.trimmed(name), is_rate);
        if found.is_none() {
            form.refuse(name, language.t("tools-number-wrong"));
        }
        found
    });
    let options = ["first", "second"].map(|name| form.trimmed(name).to_owned());
    if options[0] == options[1] || options.iter().any(|id| !model.options.iter().any(|option| option.id == *id)) {
        form.refuse("second", language.t("tools-pair-wrong"));
    }
    form.is_sound().then_some(BreakEven { input: input?, options, low: low?, high: high? })
}

fn table(language: Language, model: &Model, form: &mut Form) -> Option<TwoWay> {
    let [rows, columns] = ["rows", "columns"].map(|name| {
        let input = input(language, model, form, name)?;
        let is_rate = words::is_rate(model, &input);
        let field = format!("{name}_values");
        let texts = form.trimmed(&field).split([';', '\n']).map(str::trim).filter(|text| !text.is_empty());
        let values: Option<Vec<Decimal>> = texts.map(|text| number(text, is_rate)).collect();
        let Some(values) = values.filter(|values| (2..=9).contains(&values.len())) else {
            form.refuse(&field, language.t("tools-values-wrong"));
            return None;
        };
        Some(Steps { input, values })
    });
    Some(TwoWay { rows: rows?, columns: columns? })
}

pub(super) fn input(language: Language, model: &Model, form: &mut Form, name: &str) -> Option<Input> {
    let found = form.trimmed(name).parse::<Input>().ok().filter(|input| input.read(model).is_ok());
    if found.is_none() {
        form.refuse(name, language.t("tools-choose-listed"));
    }
    found
}

pub(super) fn number(text: &str, is_rate: bool) -> Option<Decimal> {
    if is_rate { typed::percent(text) } else { typed::decimal(text) }
}

fn title(model: &Model, id: &str) -> String {
    model.options.iter().find(|option| option.id == id).map(|option| option.title.clone()).unwrap_or_default()
}

/// Where two options cost the same, or which is cheaper all along, a sentence each.
pub(super) fn crossings(language: Language, model: &Model, outcome: &Outcome) -> Vec<String> {
    outcome.break_even.iter().map(|crossing| crossed(language, model, crossing)).collect()
}

fn crossed(language: Language, model: &Model, crossing: &Crossing) -> String {
    let value = |value: f64| words::value(language, model, &crossing.input, value);
    let input = words::input(language, model, &crossing.input);
    let [first, second] = crossing.options.each_ref().map(|id| title(model, id));
    if crossing.values.is_empty() {
        let (cheaper, other) = if crossing.at_low <= 0.0 { (first, second) } else { (second, first) };
        let [low, high] = [("low", crossing.low), ("high", crossing.high)].map(|(name, bound)| (name, value(bound).into()));
        return language.with(
            "tools-never-crosses",
            [("input", input.into()), low, high, ("cheaper", cheaper.into()), ("other", other.into())],
        );
    }
    let values: Vec<String> = crossing.values.iter().map(|found| value(*found)).collect();
    let key = if crossing.whole { "tools-crosses-from" } else { "tools-crosses" };
    let values = values.join(", ");
    language
        .with(key, [("input", input.into()), ("first", first.into()), ("second", second.into()), ("values", values.into())])
}

/// A table of two inputs: in each cell the cheapest option, and what it costs.
pub(super) struct Grid {
    pub title: String,
    pub columns: Vec<String>,
    pub rows: Vec<(String, Vec<(String, String)>)>,
}

pub(super) fn grid(language: Language, model: &Model, outcome: &Outcome) -> Option<Grid> {
    let table = outcome.two_way.as_ref()?;
    let cell = |figures: &Vec<f64>| {
        let least = model.options.iter().zip(figures).min_by(|a, b| a.1.total_cmp(b.1));
        let money = |value: f64| words::money(language, value, &outcome.currency);
        least.map(|(option, value)| (option.title.clone(), money(*value))).unwrap_or_default()
    };
    let [rows, columns] = [&table.rows, &table.columns].map(|input| words::input(language, model, input));
    Some(Grid {
        title: language.two("tools-table-title", ("rows", rows), ("columns", columns)),
        columns: table.column_values.iter().map(|value| words::value(language, model, &table.columns, *value)).collect(),
        rows: table
            .row_values
            .iter()
            .zip(&table.figures)
            .map(|(value, cells)| (words::value(language, model, &table.rows, *value), cells.iter().map(cell).collect()))
            .collect(),
    })
}
