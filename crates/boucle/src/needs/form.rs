//! Writing a need: what is wanted, where, for when, at what conditions.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use db::{Date, Uuid};
use matching::{Attribute, Commitment, Strategy};
use serde_json::json;

use super::queries::{self, Need};
use super::save::{self, NewNeed};
use super::{api, rules};
use crate::catalogue::Market;
use crate::catalogue::families::{Choice, Family, families};
use crate::catalogue::market::Reference;
use crate::catalogue::place_field::{self, Candidate};
use crate::kit::error::forbidden;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, format, posted};

#[derive(Template)]
#[template(path = "needs/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    /// Where the form is posted.
    action: String,
    title: String,
    organisations: Vec<Choice>,
    families: Vec<Family>,
    strategies: Vec<Choice>,
    commitments: Vec<Choice>,
    labels: Vec<Choice>,
    places: Vec<Candidate>,
    /// What somebody else saved meanwhile, to be seen beside what was typed.
    theirs: Option<Need>,
    suggested: bool,
}

/// What the buyer wants of an attribute: nothing, a wish of some weight, or a condition.
const WANTS: [(&str, &str); 4] =
    [("", "needs-want-no"), ("1", "needs-want-little"), ("3", "needs-want-much"), ("x", "needs-want-required")];

pub async fn new(State(market): State<Market>, viewer: Viewer) -> Result {
    let mut form = Form::new();
    form.set("state", "open");
    form.set("visibility", "network");
    form.set("currency", rules::usual_currency(&viewer));
    page(&FormPage::new(&viewer, &market, form, None))
}

pub async fn create(State(app): State<App>, State(market): State<Market>, viewer: Viewer, mut form: Form) -> Result {
    if form.checked("suggest") {
        return suggest(&viewer, &market, form, None);
    }
    let (need, places) = read(&app, &market, &viewer, &mut form).await?;
    let Some(need) = need else {
        return unsound(&FormPage { places, ..FormPage::new(&viewer, &market, form, None) });
    };
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (need, viewer) = (&need, &viewer);
        async move {
            let id = save::insert(&tx, need, viewer.id(), now).await?;
            let location = format!("/besoins/{id}");
            let subject = Subject { kind: "need", id: Some(id), title: &need.title };
            journal::add(&tx, viewer, "created", subject, json!({"state": need.state}), now).await?;
            Ok(location)
        }
    })
    .await?;
    Ok(to(&location))
}

pub async fn edit(State(app): State<App>, State(market): State<Market>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let need = editable(&app, &viewer, id).await?;
    let form = filled(&need, &market.reference());
    page(&FormPage::new(&viewer, &market, form, Some(&need)))
}

pub async fn update(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    mut form: Form,
) -> Result {
    let before = editable(&app, &viewer, id).await?;
    if form.checked("suggest") {
        return suggest(&viewer, &market, form, Some(&before));
    }
    let (need, places) = read(&app, &market, &viewer, &mut form).await?;
    let Some(need) = need else {
        return unsound(&FormPage { places, ..FormPage::new(&viewer, &market, form, Some(&before)) });
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (need, viewer, form) = (&need, &viewer, &form);
            async move {
                save::update(&tx, id, form.version(), need, now).await?;
                let subject = Subject { kind: "need", id: Some(id), title: &need.title };
                journal::add(&tx, viewer, "changed", subject, json!({"version": form.version() + 1}), now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&format!("/besoins/{id}"), "needs-saved")),
        Err(Error::Conflict) => conflict(&app, &market, &viewer, id, form).await,
        Err(error) => Err(error),
    }
}

/// Somebody saved first: both texts are shown, and saving again keeps this one.
async fn conflict(app: &App, market: &Market, viewer: &Viewer, id: Uuid, mut form: Form) -> Result<Response> {
    let theirs = queries::find(&app.db, id).await?;
    form.set("_version", theirs.row.version.to_string());
    form.refuse("text", viewer.language.t("needs-conflict"));
    let page = FormPage::new(viewer, market, form, Some(&theirs));
    unsound(&FormPage { theirs: Some(theirs), ..page })
}

async fn editable(app: &App, viewer: &Viewer, id: Uuid) -> Result<Need> {
    let need = queries::find(&app.db, id).await?;
    if rules::may_edit(viewer, need.row.organisation_id) { Ok(need) } else { Err(forbidden()) }
}

fn suggest(viewer: &Viewer, market: &Market, mut form: Form, need: Option<&Need>) -> Result {
    let text = format!("{}\n{}", form.value("title"), form.value("text"));
    let found = api::suggested(&market.reference().categories, &text, written(viewer));
    form.set_all("categories", found.iter().map(ToString::to_string));
    page(&FormPage { suggested: true, ..FormPage::new(viewer, market, form, need) })
}

fn written(viewer: &Viewer) -> matching::Language {
    matching::Language::parse(viewer.language.code()).unwrap_or(matching::Language::Fr)
}

/// The need as the form says it, or the form with its mistakes; and the places among which to choose.
async fn read(app: &App, market: &Market, viewer: &Viewer, form: &mut Form) -> Result<(Option<NewNeed>, Vec<Candidate>)> {
    let say = |key: &str| viewer.language.t(key);
    let reference = market.reference();
    let place = place_field::read(app, viewer, form, "place").await?;
    let organisation = form.value("organisation").parse().ok().filter(|id| rules::may_edit(viewer, *id));
    if organisation.is_none() {
        form.refuse("organisation", say("needs-organisation-missing"));
    }
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", say("needs-title-missing"));
    }
    if form.trimmed("text").is_empty() {
        form.refuse("text", say("needs-text-missing"));
    }
    let quantity = number(viewer, form, "quantity");
    let low = cents(viewer, form, "budget_low");
    let high = cents(viewer, form, "budget_high");
    if let (Some(low), Some(high)) = (low, high)
        && low > high
    {
        form.refuse("budget_high", say("needs-budget-reversed"));
    }
    let wanted_by = date(viewer, form, "wanted_by");
    for (field, allowed) in
        [("visibility", &rules::VISIBILITIES[..]), ("state", &rules::STATES[..]), ("currency", &rules::CURRENCIES[..])]
    {
        if !allowed.contains(&form.value(field)) {
            form.refuse(field, say("needs-choice-missing"));
        }
    }
    let text = form.trimmed("text").to_owned();
    let mut categories: Vec<Uuid> = form.values("categories").iter().filter_map(|id| id.parse().ok()).collect();
    categories.retain(|id| reference.categories.get(*id).is_some());
    if categories.is_empty() {
        categories = api::suggested(&reference.categories, &format!("{title}\n{text}"), written(viewer));
    }
    let (Some(organisation), true) = (organisation, form.is_sound()) else { return Ok((None, place.candidates)) };
    let need = NewNeed {
        organisation,
        title,
        text,
        language: viewer.language.code().to_owned(),
        quantity,
        unit: form.trimmed("unit").to_owned(),
        budget_low: low,
        budget_high: high,
        currency: form.value("currency").to_owned(),
        place: place.chosen,
        wanted_by,
        visibility: form.value("visibility").to_owned(),
        state: form.value("state").to_owned(),
        categories,
        attributes: attributes(form),
        source_key: None,
    };
    Ok((Some(need), Vec::new()))
}

/// Fields named `want-strategy:reuse` hold "" (no matter), "1", "3" (wished) or "x" (required).
fn attributes(form: &Form) -> Vec<(String, bool, i64)> {
    let asked = |code: String| match form.value(&format!("want-{code}")) {
        "x" => Some((code, true, 5)),
        weight => weight.parse().ok().filter(|weight| (1..=5).contains(weight)).map(|weight| (code, false, weight)),
    };
    let mut wanted: Vec<_> = ["social_economy", "local:50"].map(str::to_owned).into_iter().filter_map(asked).collect();
    wanted.extend(Strategy::ALL.iter().map(|s| Attribute::Strategy(*s).code()).filter_map(asked));
    wanted.extend(Commitment::ALL.iter().map(|c| Attribute::Commitment(*c).code()).filter_map(asked));
    let labels = form.values("labels").iter().filter(|label| !label.is_empty());
    wanted.extend(labels.map(|label| (Attribute::Label(label.clone()).code(), false, 3)));
    wanted
}

fn number(viewer: &Viewer, form: &mut Form, field: &str) -> Option<f64> {
    let typed = form.trimmed(field).to_owned();
    let value = format::parse_number(&typed, viewer.language);
    if value.is_none() && !typed.is_empty() {
        form.refuse(field, viewer.language.t("needs-number-wrong"));
    }
    value
}

fn cents(viewer: &Viewer, form: &mut Form, field: &str) -> Option<i64> {
    number(viewer, form, field)?;
    format::parse_cents(form.trimmed(field), viewer.language)
}

fn date(viewer: &Viewer, form: &mut Form, field: &str) -> Option<Date> {
    let typed = form.trimmed(field).to_owned();
    let value = typed.parse().ok();
    if value.is_none() && !typed.is_empty() {
        form.refuse(field, viewer.language.t("needs-date-wrong"));
    }
    value
}

/// The form of a need as it is kept.
fn filled(need: &Need, reference: &Reference) -> Form {
    let row = &need.row;
    let mut form = Form::new();
    form.set("_version", row.version.to_string());
    for (name, value) in [
        ("organisation", row.organisation_id.to_string()),
        ("title", row.title.clone()),
        ("text", row.text.clone()),
        ("unit", row.unit.clone()),
        ("currency", row.currency.clone()),
        ("visibility", row.visibility.clone()),
        ("state", row.state.clone()),
        ("quantity", row.quantity.map_or_else(String::new, |quantity| quantity.to_string())),
        ("budget_low", amount(row.budget_low)),
        ("budget_high", amount(row.budget_high)),
        ("wanted_by", row.wanted_by.map_or_else(String::new, |date| date.to_string())),
        ("place", row.place_id.and_then(|id| reference.places.name(id)).unwrap_or_default().to_owned()),
        ("place_id", row.place_id.map_or_else(String::new, |id| id.to_string())),
    ] {
        form.set(name, value);
    }
    form.set_all("categories", need.categories.iter().map(ToString::to_string));
    for attribute in &need.attributes {
        let want = if attribute.required {
            "x"
        } else if attribute.weight < 3 {
            "1"
        } else {
            "3"
        };
        match attribute.attribute.strip_prefix("label:") {
            Some(label) => form.set("labels", label),
            None => form.set(&format!("want-{}", attribute.attribute), want),
        }
    }
    form
}

fn amount(cents: Option<i64>) -> String {
    cents.map_or_else(String::new, format::typed_cents)
}

impl FormPage {
    fn new(viewer: &Viewer, market: &Market, form: Form, need: Option<&Need>) -> Self {
        let reference = market.reference();
        let language = viewer.language;
        let own = viewer.seats().iter().filter(|seat| seat.buys && seat.contributes());
        let mut organisations: Vec<Choice> =
            own.map(|seat| Choice { value: seat.organisation.to_string(), label: seat.name.clone() }).collect();
        let (action, title) = match need {
            None => ("/besoins/nouveau".to_owned(), language.t("needs-new")),
            Some(need) => {
                let value = need.row.organisation_id.to_string();
                if !organisations.iter().any(|choice| choice.value == value) {
                    organisations.push(Choice { value, label: need.row.organisation_name.clone() });
                }
                (format!("/besoins/{}/modifier", need.row.id), language.t("needs-edit"))
            }
        };
        let coded = |prefix: &str, code: &str, value: String| Choice {
            value,
            label: language.t(&format!("{prefix}-{}", code.replace('_', "-"))),
        };
        Self {
            shell: Shell::new(viewer).under("/besoins", language.t("needs-title")).at(title.as_str()),
            form,
            action,
            title,
            organisations,
            families: families(&reference, viewer.language),
            strategies: Strategy::ALL.iter().map(|s| coded("strategy", s.code(), Attribute::Strategy(*s).code())).collect(),
            commitments: [
                Choice { value: "social_economy".to_owned(), label: language.t("needs-social-economy") },
                Choice { value: "local:50".to_owned(), label: language.n("needs-local", 50) },
            ]
            .into_iter()
            .chain(Commitment::ALL.iter().map(|c| coded("commitment", c.code(), Attribute::Commitment(*c).code())))
            .collect(),
            labels: reference.labels.iter().map(|l| Choice { value: l.code.clone(), label: l.name.clone() }).collect(),
            places: Vec::new(),
            theirs: None,
            suggested: false,
        }
    }

    fn wants(&self) -> Vec<(&'static str, String)> {
        WANTS.iter().map(|(value, key)| (*value, self.shell.t(key))).collect()
    }

    fn wanted(&self, code: &str) -> &str {
        self.form.value(&format!("want-{code}"))
    }

    /// What can be asked of a solution, by kind; a group with something asked is open.
    fn groups(&self) -> Vec<Group<'_>> {
        [("needs-group-strategies", &self.strategies), ("needs-group-social", &self.commitments)]
            .map(|(key, choices)| Group {
                name: self.shell.t(key),
                open: choices.iter().any(|choice| !self.wanted(&choice.value).is_empty()),
                choices,
            })
            .into()
    }
}

struct Group<'a> {
    name: String,
    open: bool,
    choices: &'a [Choice],
}
