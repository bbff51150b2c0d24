//! What a calculation found: what each option costs, what could change that, and every line of it.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::total_cost::{
    Compared, Comparison, CostOption, Escalation, Line, Model, OptionOutcome, Outcome, Payback, Ratio, Timing,
};

use super::drawn::{self, Histogram, Tornado};
use super::thresholds::{self, Grid};
use super::{Open, address, rules, typed, words};
use crate::kit::shell::page;
use crate::kit::{App, Form, Language, Result, Shell, Viewer, format};
use crate::needs::queries as needs;
use crate::tools::bars::Bar;
use crate::tools::queries::CalculationRow;

#[derive(Template)]
#[template(path = "tools/total_cost/show.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    row: CalculationRow,
    model: Model,
    outcome: Outcome,
    may_edit: bool,
    found: String,
    subtitle: String,
    bars: Vec<Bar>,
    tornado: Option<Tornado>,
    histograms: Vec<Histogram>,
    crossings: Vec<String>,
    table: Option<Grid>,
    /// Its title and address.
    need: Option<(String, String)>,
    /// The number of the version that is shown, when it is not the last.
    old: Option<i64>,
    may_restore: bool,
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    page(&page_of(&app, &viewer, open, form, None).await?)
}

/// The page of a calculation, or of an old version whose model stands in `open`.
pub(super) async fn page_of(
    app: &App,
    viewer: &Viewer,
    open: Open,
    form: Form,
    old: Option<i64>,
) -> Result<impl Template + use<>> {
    let outcome = super::outcome(&open.model).await?;
    let language = viewer.language;
    let old = old.filter(|number| *number != open.row.version);
    let may_edit = rules::may_edit(viewer, &open.row);
    let need = match open.row.need_id {
        Some(need) => needs::seen(&app.db, viewer, vec![need]).await?.pop(),
        None => None,
    };
    Ok(ShowPage {
        shell: Shell::new(viewer).under("/outils", language.t("tools-title")).at(open.row.title.as_str()),
        form,
        may_edit,
        may_restore: may_edit && old.is_some_and(|number| rules::may_restore(&open.row, number)),
        old,
        need: need.map(|(id, title)| (title, format!("/besoins/{id}"))),
        crossings: thresholds::crossings(language, &open.model, &outcome),
        table: thresholds::grid(language, &open.model, &outcome),
        found: found(language, &outcome),
        subtitle: subtitle(language, &open.model, &outcome),
        bars: drawn::bars(language, &outcome),
        tornado: drawn::tornado(language, &open.model, &outcome),
        histograms: drawn::histograms(language, &outcome),
        row: open.row,
        model: open.model,
        outcome,
    })
}

/// « Le remis à neuf coûte 31 % de moins sur dix ans » : the cheapest against the baseline, or the baseline against the next.
pub fn found(language: Language, outcome: &Outcome) -> String {
    let mut ranked: Vec<&OptionOutcome> = outcome.options.iter().collect();
    ranked.sort_by(|a, b| drawn::compared(outcome, a).total_cmp(&drawn::compared(outcome, b)));
    let Some((cheapest, rest)) = ranked.split_first() else { return String::new() };
    let other = if cheapest.id == outcome.baseline {
        rest.first().copied()
    } else {
        rest.iter().copied().find(|option| option.id == outcome.baseline)
    };
    let Some(other) = other else { return cheapest.title.clone() };
    let (least, most) = (drawn::compared(outcome, cheapest), drawn::compared(outcome, other));
    if (most - least).abs() <= 1e-9 * most.abs().max(1.0) {
        return language.two("tools-found-same", ("option", cheapest.title.as_str()), ("other", other.title.as_str()));
    }
    let years = i64::from(outcome.horizon_years);
    let share = if most > 0.0 {
        words::percent(language, ((most - least) / most * 100.0).round() / 100.0)
    } else {
        words::money(language, most - least, &outcome.currency)
    };
    let said = [
        ("option", cheapest.title.as_str().into()),
        ("other", other.title.as_str().into()),
        ("share", share.into()),
        ("years", years.into()),
    ];
    match outcome.comparison {
        Compared::CommonHorizon => language.with("tools-found", said),
        Compared::AnnualEquivalent => language.with("tools-found-yearly", said),
    }
}

fn subtitle(language: Language, model: &Model, outcome: &Outcome) -> String {
    let rate = typed::shown_percent(language, model.discount_rate.rate);
    let basis = language.t(&format!("tools-at-{}", typed::code(model.basis)));
    let said = [
        ("rate", rate.into()),
        ("basis", basis.into()),
        ("currency", model.currency.as_str().into()),
        ("year", model.base_date.year().to_string().into()),
    ];
    let mut text = language.with("tools-subtitle", said);
    let likely =
        outcome.monte_carlo.as_ref().and_then(|drawn| drawn.options.iter().find(|known| known.option == outcome.cheapest));
    if let Some(likely) = likely {
        text.push(' ');
        text.push_str(&language.n("tools-likely", (likely.cheapest * 100.0).round() as i64));
    }
    text
}

impl ShowPage {
    fn address(&self) -> String {
        address(self.row.id)
    }

    /// As it is called, or as somebody just typed.
    fn named(&self, option: &CostOption) -> String {
        let typed = self.form.has("act", "rename") && self.form.has("option", &option.id);
        if typed { self.form.value("title").to_owned() } else { option.title.clone() }
    }

    /// Emissions at each price that the model has, whether or not totals count them.
    fn carbon(&self) -> Vec<(&'static str, Vec<String>)> {
        let row = |of: fn(&OptionOutcome) -> Option<f64>| -> Vec<String> {
            self.outcome.options.iter().filter_map(of).map(|value| self.money(&value)).collect()
        };
        let rows = [
            ("tools-market-value", row(|option| option.carbon_market)),
            ("tools-shadow-value", row(|option| option.carbon_shadow)),
        ];
        rows.into_iter().filter(|(_, amounts)| !amounts.is_empty()).collect()
    }

    fn money(&self, value: &f64) -> String {
        words::money(self.shell.language(), *value, &self.outcome.currency)
    }

    fn saves(&self, tornado: &Tornado) -> String {
        let (option, amount) = (tornado.rival.as_str(), tornado.base.as_str());
        self.shell.two("tools-saves", ("option", option), ("amount", amount))
    }

    fn groups(&self) -> [&'static str; 4] {
        drawn::GROUPS
    }

    /// Sums of a category by option, for the categories that there are.
    fn categories(&self) -> Vec<(String, Vec<String>)> {
        instruments::total_cost::Category::ALL
            .into_iter()
            .filter(|category| self.outcome.options.iter().any(|option| sum(option, *category).is_some()))
            .map(|category| {
                let name = self.shell.code("tools-category", category.code());
                let amount = |option| sum(option, category).map_or("–".to_owned(), |sum| self.money(&sum));
                (name, self.outcome.options.iter().map(amount).collect())
            })
            .collect()
    }

    fn comparisons(&self) -> &[Comparison] {
        &self.outcome.comparisons
    }

    fn name(&self, id: &str) -> String {
        self.model.options.iter().find(|option| option.id == id).map(|option| option.title.clone()).unwrap_or_default()
    }

    fn sir(&self, ratio: &Option<Ratio>) -> String {
        match ratio {
            Some(Ratio::Of { value }) => format::decimal(self.shell.language(), (value * 100.0).round() / 100.0),
            Some(Ratio::SavesWithoutInvestment) => self.shell.t("tools-sir-none-saves"),
            Some(Ratio::SavesNothing) => self.shell.t("tools-sir-none"),
            None => "–".to_owned(),
        }
    }

    fn airr(&self, airr: &Option<f64>) -> String {
        airr.map_or("–".to_owned(), |airr| words::percent(self.shell.language(), airr))
    }

    fn payback(&self, payback: &Option<Payback>) -> String {
        match payback {
            Some(Payback::AtOnce) => self.shell.t("tools-payback-at-once"),
            Some(Payback::Reached { year, lost_in: None, .. }) => self.shell.n("tools-payback-year", i64::from(*year)),
            Some(Payback::Reached { year, lost_in: Some(lost), .. }) => {
                self.shell.two("tools-payback-lost", ("year", i64::from(*year)), ("lost", i64::from(*lost)))
            }
            Some(Payback::Never) => self.shell.t("tools-payback-never"),
            None => "–".to_owned(),
        }
    }

    fn percent(&self, share: &f64) -> String {
        words::percent(self.shell.language(), *share)
    }

    /// A line as it was entered, with what it comes to.
    fn lines(&self) -> Vec<Shown> {
        let options = self.model.options.iter().zip(&self.outcome.options);
        options
            .flat_map(|(option, outcome)| {
                option.lines.iter().zip(&outcome.lines).map(move |(line, computed)| Shown {
                    place: format!("{}.{}", option.id, line.id),
                    title: line.title.clone(),
                    option: option.title.clone(),
                    when: when(self.shell.language(), line),
                    amount: words::entered(self.shell.language(), &self.model, line),
                    rise: rise(self.shell.language(), line),
                    value: self.money(&computed.present_value),
                })
            })
            .collect()
    }
}

struct Shown {
    place: String,
    title: String,
    option: String,
    when: String,
    amount: String,
    rise: String,
    value: String,
}

fn sum(option: &OptionOutcome, category: instruments::total_cost::Category) -> Option<f64> {
    option.categories.iter().find(|sum| sum.category == category).map(|sum| sum.present_value)
}

fn when(language: Language, line: &Line) -> String {
    match line.timing {
        Timing::Once { year } => language.one("tools-when-once", "year", i64::from(year)),
        Timing::AtEnd => language.t("tools-when-end"),
        Timing::Every { years, .. } => language.n("tools-when-every", i64::from(years)),
    }
}

fn rise(language: Language, line: &Line) -> String {
    match &line.escalation {
        Some(Escalation::Constant { rate, .. }) => language.one("tools-rise", "rate", typed::shown_percent(language, *rate)),
        Some(_) => language.t("tools-rise-table"),
        None => "–".to_owned(),
    }
}
