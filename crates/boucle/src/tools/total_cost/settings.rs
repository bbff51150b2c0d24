//! What holds for all options of a calculation: years, rate, units, price of carbon. A new one begins here, from a category.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use instruments::total_cost::{
    Basis, Carbon, CarbonCounted, Compared, Convention, DiscountRate, Model, PricePath, YearPrice,
};
use rust_decimal::Decimal;
use serde::Deserialize;

use super::typed::{self, choice, code};
use super::{Open, checked, keep_for, needs, opened, starts};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer};

const BASES: [&str; 2] = ["real", "nominal"];
const CONVENTIONS: [&str; 2] = ["end_of_year", "mid_year"];
const COMPARISONS: [&str; 2] = ["common_horizon", "annual_equivalent"];
const COUNTED: [&str; 3] = ["none", "market", "shadow"];

#[derive(Template)]
#[template(path = "tools/total_cost/settings.html")]
struct SettingsPage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    is_new: bool,
    organisations: Vec<(Uuid, String)>,
    needs: Vec<(Uuid, String)>,
    /// Options, for the one that others are compared with.
    options: Vec<(String, String)>,
}

impl SettingsPage {
    fn starts(&self) -> [&'static str; 8] {
        starts::CODES
    }

    fn bases(&self) -> [&'static str; 2] {
        BASES
    }

    fn conventions(&self) -> [&'static str; 2] {
        CONVENTIONS
    }

    fn comparisons(&self) -> [&'static str; 2] {
        COMPARISONS
    }

    fn counted(&self) -> [&'static str; 3] {
        COUNTED
    }

    fn new(viewer: &Viewer, form: Form) -> Self {
        let title = viewer.language.t("tools-new");
        Self {
            shell: Shell::new(viewer).under("/outils", viewer.language.t("tools-title")).at(title.as_str()),
            form,
            title,
            action: "/outils/couts/nouveau".to_owned(),
            is_new: true,
            organisations: opened::organisations(viewer),
            needs: Vec::new(),
            options: Vec::new(),
        }
    }

    async fn with_needs(mut self, app: &App, viewer: &Viewer) -> Result<Self> {
        self.needs = needs::choices(app, viewer, &self.form).await?;
        Ok(self)
    }

    /// What is rarely filled in is folded away until it is.
    fn has_carbon(&self) -> bool {
        !self.form.has("counted", "none") || ["market", "shadow"].iter().any(|name| !self.form.value(name).is_empty())
    }

    fn change(viewer: &Viewer, open: &Open, form: Form) -> Self {
        let title = viewer.language.t("tools-settings");
        Self {
            shell: open.shell(viewer).at(title.as_str()),
            form,
            title,
            action: format!("{}/reglages", open.address()),
            is_new: false,
            organisations: Vec::new(),
            needs: Vec::new(),
            options: open.model.options.iter().map(|option| (option.id.clone(), option.title.clone())).collect(),
        }
    }
}

#[derive(Deserialize)]
pub struct Begun {
    /// The need whose answers are to be compared.
    #[serde(default)]
    besoin: String,
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Query(begun): Query<Begun>) -> Result {
    let mut form = Form::new();
    form.set("need", begun.besoin);
    if let Some(id) = needs::chosen(&app, &viewer, &form).await? {
        let chosen = needs::choices(&app, &viewer, &form).await?.into_iter().find(|(known, _)| *known == id);
        form.set("title", chosen.map(|(_, title)| title).unwrap_or_default());
    }
    let today = app.clock.now().to_zoned(viewer.zone.clone()).date();
    for (name, value) in [
        ("start", "furniture".to_owned()),
        ("options", viewer.language.t("tools-two-options").replace(" | ", "\n")),
        ("units", "1".to_owned()),
        ("currency", "EUR".to_owned()),
        ("base_date", format!("{}-01-01", today.year())),
        ("rate", typed::shown(viewer.language, Decimal::new(3, 0))),
        ("rate_source", viewer.language.t("tools-rate-usual")),
        ("basis", "real".to_owned()),
        ("convention", "end_of_year".to_owned()),
        ("comparison", "common_horizon".to_owned()),
        ("counted", "none".to_owned()),
    ] {
        form.set(name, value);
    }
    page(&SettingsPage::new(&viewer, form).with_needs(&app, &viewer).await?)
}

pub async fn create(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let Some(model) = begin(&viewer, &mut form) else {
        return unsound(&SettingsPage::new(&viewer, form).with_needs(&app, &viewer).await?);
    };
    Ok(to(&opened::create(&app, &viewer, &form, &model).await?))
}

/// A new model: what the form says, and the lines of its category for each option.
fn begin(viewer: &Viewer, form: &mut Form) -> Option<Model> {
    let language = viewer.language;
    let start = starts::find(form.value("start"));
    if start.is_none() {
        form.refuse("start", language.t("tools-choose-listed"));
    }
    if form.trimmed("horizon").is_empty()
        && let Some(start) = start
    {
        form.set("horizon", start.horizon_years.to_string());
    }
    let titles: Vec<String> =
        form.value("options").lines().map(str::trim).filter(|title| !title.is_empty()).map(str::to_owned).collect();
    if !(2..=8).contains(&titles.len()) || titles.iter().any(|title| title.chars().count() > TITLE_LIMIT) {
        form.refuse("options", language.t("tools-options-wrong"));
    }
    let mut model = read(language, form)?;
    let start = start?;
    model.options =
        (1..).zip(&titles).map(|(place, title)| start.option(&format!("o{place}"), title, language, model.basis)).collect();
    if let Err(mistake) = checked(viewer, &model) {
        form.refuse("title", mistake);
        return None;
    }
    Some(model)
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    if open.row.frozen_at.is_some() {
        return Err(Error::NotFound);
    }
    let form = filled(viewer.language, &open);
    page(&SettingsPage::change(&viewer, &open, form).with_needs(&app, &viewer).await?)
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    if open.row.frozen_at.is_some() {
        return Err(Error::NotFound);
    }
    let Some(settings) = read(viewer.language, &mut form) else {
        return unsound(&SettingsPage::change(&viewer, &open, form).with_needs(&app, &viewer).await?);
    };
    let baseline = form.trimmed("baseline");
    let model = Model {
        baseline: (!baseline.is_empty()).then(|| baseline.to_owned()),
        options: open.model.options.clone(),
        parameters: open.model.parameters.clone(),
        sensitivity: open.model.sensitivity.clone(),
        two_way: open.model.two_way.clone(),
        break_even: open.model.break_even.clone(),
        uncertainty: open.model.uncertainty.clone(),
        reinvestment_rate: open.model.reinvestment_rate,
        ..settings
    };
    if let Err(mistake) = checked(&viewer, &model) {
        form.refuse("title", mistake);
        return unsound(&SettingsPage::change(&viewer, &open, form).with_needs(&app, &viewer).await?);
    }
    let need = needs::chosen(&app, &viewer, &form).await?;
    match keep_for(&app, &viewer, &open, form.version(), (&model, need)).await {
        Ok(()) => Ok(to_with(&open.address(), "tools-saved")),
        Err(Error::Conflict) => {
            form.set("_version", open.row.version.to_string());
            form.refuse("title", viewer.language.one("tools-conflict", "title", open.model.title.as_str()));
            unsound(&SettingsPage::change(&viewer, &open, form).with_needs(&app, &viewer).await?)
        }
        Err(error) => Err(error),
    }
}

fn filled(language: Language, open: &Open) -> Form {
    let model = &open.model;
    let mut form = Form::new();
    let percent = |rate: Option<Decimal>| rate.map(|rate| typed::shown_percent(language, rate)).unwrap_or_default();
    for (name, value) in [
        ("_version", open.row.version.to_string()),
        ("title", model.title.clone()),
        ("need", open.row.need_id.map(|id| id.to_string()).unwrap_or_default()),
        ("currency", model.currency.clone()),
        ("base_date", model.base_date.to_string()),
        ("horizon", model.horizon_years.to_string()),
        ("units", typed::shown(language, model.units)),
        ("basis", code(model.basis)),
        ("rate", percent(Some(model.discount_rate.rate))),
        ("rate_source", model.discount_rate.source.clone()),
        ("inflation", percent(model.inflation)),
        ("convention", code(model.convention)),
        ("comparison", code(model.comparison)),
        ("baseline", model.baseline.clone().unwrap_or_default()),
        ("counted", code(model.carbon.counted)),
        ("market", path_shown(language, model.carbon.market.as_ref())),
        ("market_source", model.carbon.market.as_ref().map(|path| path.source.clone()).unwrap_or_default()),
        ("shadow", path_shown(language, model.carbon.shadow.as_ref())),
        ("shadow_source", model.carbon.shadow.as_ref().map(|path| path.source.clone()).unwrap_or_default()),
    ] {
        form.set(name, value);
    }
    form
}

fn path_shown(language: Language, path: Option<&PricePath>) -> String {
    let lines = path.map(|path| path.prices.as_slice()).unwrap_or_default().iter();
    lines.map(|price| format!("{} {}\n", price.year, typed::shown(language, price.per_tonne))).collect()
}

/// The model without options, as the form says it, or nothing and the form with its mistakes.
fn read(language: Language, form: &mut Form) -> Option<Model> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", language.t("tools-title-wrong"));
    }
    let currency = form.trimmed("currency").to_uppercase();
    if currency.len() != 3 || !currency.chars().all(|letter| letter.is_ascii_uppercase()) {
        form.refuse("currency", language.t("tools-currency-wrong"));
    }
    let base_date = form.trimmed("base_date").parse().ok();
    let horizon = form.trimmed("horizon").parse().ok().filter(|years| (1..=100).contains(years));
    let units = typed::decimal(form.trimmed("units"));
    let rate = typed::percent(form.trimmed("rate"));
    let inflation = match form.trimmed("inflation") {
        "" => Some(None),
        text => typed::percent(text).map(Some),
    };
    for (name, found, key) in [
        ("base_date", base_date.is_some(), "tools-date-wrong"),
        ("horizon", horizon.is_some(), "tools-horizon-wrong"),
        ("units", units.is_some(), "tools-number-wrong"),
        ("rate", rate.is_some(), "tools-percent-wrong"),
        ("inflation", inflation.is_some(), "tools-percent-wrong"),
    ] {
        if !found {
            form.refuse(name, language.t(key));
        }
    }
    let basis: Option<Basis> = choice(form.value("basis"));
    let convention: Option<Convention> = choice(form.value("convention"));
    let comparison: Option<Compared> = choice(form.value("comparison"));
    let counted: Option<CarbonCounted> = choice(form.value("counted"));
    let market = path(language, form, "market", &currency, basis);
    let shadow = path(language, form, "shadow", &currency, basis);
    if !form.is_sound() {
        return None;
    }
    let basis = basis?;
    Some(Model {
        title,
        currency,
        base_date: base_date?,
        horizon_years: horizon?,
        basis,
        discount_rate: DiscountRate { rate: rate?, basis, source: form.trimmed("rate_source").to_owned(), date: None },
        inflation: inflation?,
        reinvestment_rate: None,
        convention: convention?,
        comparison: comparison?,
        units: units?,
        baseline: None,
        parameters: Vec::new(),
        carbon: Carbon { market, shadow, counted: counted? },
        options: Vec::new(),
        sensitivity: Vec::new(),
        two_way: None,
        break_even: Vec::new(),
        uncertainty: None,
    })
}

/// One year and its price a line: `2030 250`.
fn path(language: Language, form: &mut Form, name: &str, currency: &str, basis: Option<Basis>) -> Option<PricePath> {
    let text = form.trimmed(name).to_owned();
    if text.is_empty() {
        return None;
    }
    let price = |line: &str| {
        let (year, price) = line.trim().split_once(|letter: char| letter.is_whitespace() || ":;".contains(letter))?;
        Some(YearPrice { year: year.parse().ok()?, per_tonne: typed::decimal(price)? })
    };
    let mut prices: Vec<YearPrice> = match text.lines().map(price).collect() {
        Some(prices) => prices,
        None => {
            form.refuse(name, language.t("tools-path-wrong"));
            return None;
        }
    };
    prices.sort_by_key(|price| price.year);
    let source = form.trimmed(&format!("{name}_source")).to_owned();
    Some(PricePath { prices, currency: currency.to_owned(), basis: basis?, source })
}
