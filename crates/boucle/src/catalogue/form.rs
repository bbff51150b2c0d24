//! Writing a solution: what it is, whom it serves, what makes it circular and fair.

use askama::Template;
use axum::extract::{Path, State};
use db::{Date, Uuid};
use matching::{Commitment, Strategy};
use serde_json::json;

use super::families::{Choice, Family, families};
use super::place_field::{self, Candidate};
use super::queries::{self, Solution};
use super::save::{self, Author, NewSolution};
use super::supply::{self, Supply};
use super::{Market, cards, rules, shown};
use crate::catalogue::market::Reference;
use crate::kit::error::forbidden;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, posted};

/// The most labels that one form takes.
const MOST_LABELS: usize = 30;
/// Suppliers that a list shows; with more of them, a coordinator types a name.
const LISTED: usize = 200;

#[derive(Template)]
#[template(path = "catalogue/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    action: String,
    title: String,
    suppliers: Vec<Choice>,
    /// There are too many suppliers for a list: their name is typed.
    many_suppliers: bool,
    families: Vec<Family>,
    strategies: Vec<Choice>,
    commitments: Vec<Choice>,
    labels: Vec<Choice>,
    labels_held: Vec<LabelTyped>,
    places: Vec<Candidate>,
    /// The state that the solution has now; empty for a new one.
    state: String,
    theirs: Option<Solution>,
    /// The solution that is changed; none for a new one.
    known: Option<Uuid>,
}

/// A label as the form says it; the last one is blank, for one more.
struct LabelTyped {
    code: String,
    proof: String,
    until: String,
}

pub async fn new(State(app): State<App>, State(market): State<Market>, viewer: Viewer) -> Result {
    let mut form = Form::new();
    form.set("language", viewer.language.code());
    page(&form_page(&app, &market, &viewer, form, None).await?)
}

pub async fn create(State(app): State<App>, State(market): State<Market>, viewer: Viewer, mut form: Form) -> Result {
    let (solution, places) = read(&app, &market, &viewer, &mut form, "").await?;
    let Some(solution) = solution else {
        return unsound(&FormPage { places, ..form_page(&app, &market, &viewer, form, None).await? });
    };
    let (_, location) = keep(&app, &viewer, &form, &solution).await?;
    Ok(to_with(&location, if solution.state == "published" { "catalogue-now-published" } else { "catalogue-now-draft" }))
}

/// Keeps a new solution, once however often it is posted; its id and where it is read.
pub(super) async fn keep(app: &App, viewer: &Viewer, form: &Form, solution: &NewSolution) -> Result<(Uuid, String)> {
    let now = app.clock.now();
    let location = posted::once(app, viewer, form, |tx| async move {
        let id = save::insert(&tx, solution, viewer.id(), now).await?;
        let location = format!("/catalogue/{id}");
        let subject = Subject { kind: "solution", id: Some(id), title: &solution.title };
        journal::add(&tx, viewer, "created", subject, json!({"state": solution.state}), now).await?;
        Ok(location)
    })
    .await?;
    let id = location.rsplit('/').next().and_then(|id| id.parse().ok()).unwrap_or_default();
    Ok((id, location))
}

pub async fn edit(State(app): State<App>, State(market): State<Market>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let solution = editable(&app, &viewer, id).await?;
    let form = filled(&solution, &market.reference());
    page(&form_page(&app, &market, &viewer, form, Some(&solution)).await?)
}

pub async fn update(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    mut form: Form,
) -> Result {
    let before = editable(&app, &viewer, id).await?;
    let (solution, places) = read(&app, &market, &viewer, &mut form, &before.row.state).await?;
    let Some(solution) = solution else {
        return unsound(&FormPage { places, ..form_page(&app, &market, &viewer, form, Some(&before)).await? });
    };
    let now = app.clock.now();
    let written = posted::once(&app, &viewer, &form, |tx| {
        let (solution, viewer, form) = (&solution, &viewer, &form);
        async move {
            let by = Author::of(viewer, solution.supplier);
            save::update(&tx, id, form.version(), solution, by, now).await?;
            let subject = Subject { kind: "solution", id: Some(id), title: &solution.title };
            journal::add(&tx, viewer, "changed", subject, json!({"version": form.version() + 1}), now).await?;
            Ok(format!("/catalogue/{id}"))
        }
    })
    .await;
    match written {
        Ok(_) => Ok(to_with(&format!("/catalogue/{id}"), "catalogue-saved")),
        // Somebody saved first: both texts are shown, and saving again keeps this one.
        Err(Error::Conflict) => {
            let theirs = queries::find(&app.db, id).await?;
            form.set("_version", theirs.row.version.to_string());
            form.refuse("description", viewer.language.t("catalogue-conflict"));
            let page = form_page(&app, &market, &viewer, form, Some(&theirs)).await?;
            unsound(&FormPage { theirs: Some(theirs), ..page })
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn editable(app: &App, viewer: &Viewer, id: Uuid) -> Result<Solution> {
    let solution = queries::find(&app.db, id).await?;
    // One that was merged is written where it went.
    let may = rules::may_edit(viewer, solution.row.supplier_id) && solution.row.merged_into.is_none();
    if may { Ok(solution) } else { Err(forbidden()) }
}

/// The solution as the form says it, or none with the form's mistakes; and the places among which to choose.
/// Whose solution it is: chosen from a list, or named; a name that is typed goes before what a list still shows.
async fn supplier(app: &App, viewer: &Viewer, form: &mut Form) -> Result<Option<Uuid>> {
    let chosen = form.value("supplier").parse().ok().filter(|id| rules::may_edit(viewer, *id));
    let typed = form.trimmed("supplier_name").to_owned();
    if typed.is_empty() || !viewer.is_coordinator() {
        if chosen.is_none() {
            form.refuse("supplier", viewer.language.t("catalogue-supplier-missing"));
        }
        return Ok(chosen);
    }
    let named = queries::suppliers_named(&app.db, &typed).await?;
    if chosen.is_some_and(|chosen| named.iter().any(|row| row.id == chosen)) {
        return Ok(chosen);
    }
    match named.as_slice() {
        [] => form.refuse("supplier", viewer.language.one("catalogue-supplier-unknown", "name", typed)),
        [only] => return Ok(Some(only.id)),
        _ => form.refuse("supplier", viewer.language.one("catalogue-supplier-which", "name", typed)),
    }
    Ok(None)
}

pub(super) async fn read(
    app: &App,
    market: &Market,
    viewer: &Viewer,
    form: &mut Form,
    state: &str,
) -> Result<(Option<NewSolution>, Vec<Candidate>)> {
    let say = |key: &str| viewer.language.t(key);
    let reference = market.reference();
    let places = place_field::read_several(app, viewer, form, "place").await?;
    let supplier = supplier(app, viewer, form).await?;
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", say("catalogue-title-missing"));
    }
    let summary = form.trimmed("summary").to_owned();
    if summary.is_empty() || summary.chars().count() > 400 {
        form.refuse("summary", say("catalogue-summary-missing"));
    }
    let mut categories: Vec<Uuid> = form.values("categories").iter().filter_map(|id| id.parse().ok()).collect();
    categories.retain(|id| reference.categories.get(*id).is_some());
    if categories.is_empty() {
        form.refuse("categories", say("catalogue-categories-missing"));
    }
    let radius = form.trimmed("radius_km").to_owned();
    let radius_km = radius.parse::<i64>().ok().filter(|km| (1..=2000).contains(km));
    if radius_km.is_none() && !radius.is_empty() {
        form.refuse("radius_km", say("catalogue-radius-wrong"));
    }
    if places.chosen.is_empty() && form.error("place").is_none() {
        form.refuse("place", say("catalogue-place-missing"));
    }
    let supply = Supply::read(viewer, form);
    let labels = labels(form, &reference);
    if labels_typed(form).iter().any(|label| !label.until.is_empty() && label.until.parse::<Date>().is_err()) {
        form.refuse("label", say("catalogue-until-wrong"));
    }
    if form.value("links").lines().any(|link| !link.trim().is_empty() && !shown::is_web(link.trim())) {
        form.refuse("links", say("catalogue-links-wrong"));
    }
    let (Some(supplier), Some((first, others)), true) = (supplier, places.chosen.split_first(), form.is_sound()) else {
        return Ok((None, places.candidates));
    };
    let state = if form.checked("publish") {
        "published"
    } else if state.is_empty() {
        "draft"
    } else {
        state
    };
    let known = |name: &str, parse: fn(&str) -> bool| -> Vec<String> {
        form.values(name).iter().filter(|code| parse(code)).cloned().collect()
    };
    let solution = NewSolution {
        supplier,
        title,
        summary,
        description: form.trimmed("description").to_owned(),
        language: Language::parse(form.value("language")).unwrap_or(viewer.language).code().to_owned(),
        strategies: known("strategies", |code| Strategy::parse(code).is_some()),
        commitments: known("commitments", |code| Commitment::parse(code).is_some()),
        links: form.value("links").lines().map(str::trim).filter(|link| !link.is_empty()).collect::<Vec<_>>().join("\n"),
        radius_km,
        radius_place: radius_km.map(|_| *first),
        state: state.to_owned(),
        categories,
        // A circle around the first place replaces that place.
        places: if radius_km.is_some() { others.to_vec() } else { places.chosen },
        labels,
        supply,
        source_key: None,
    };
    Ok((Some(solution), Vec::new()))
}

/// The lines of labels as they were typed, without blank ones.
fn labels_typed(form: &Form) -> Vec<LabelTyped> {
    // On one line: so it stands among the lines of a version.
    let typed = |name: &str, line: usize| {
        form.values(name).get(line).map_or_else(String::new, |value| value.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    (0..form.values("label").len().min(MOST_LABELS))
        .map(|line| LabelTyped {
            code: typed("label", line),
            proof: typed("label_proof", line),
            until: typed("label_until", line),
        })
        .filter(|label| !label.code.is_empty())
        .collect()
}

fn labels(form: &Form, reference: &Reference) -> Vec<(String, String, Option<Date>)> {
    let known = |label: &LabelTyped| reference.labels.iter().any(|known| known.code == label.code);
    let typed = labels_typed(form).into_iter().filter(known);
    typed.map(|label| (label.code, label.proof, label.until.parse().ok())).collect()
}

fn filled(solution: &Solution, reference: &Reference) -> Form {
    let row = &solution.row;
    let places: Vec<Uuid> = row.radius_place_id.into_iter().chain(solution.places.iter().copied()).collect();
    let place_names: Vec<&str> = places.iter().filter_map(|id| reference.places.name(*id)).collect();
    let mut form = Form::new();
    for (name, value) in [
        ("_version", row.version.to_string()),
        ("supplier", row.supplier_id.to_string()),
        ("title", row.title.clone()),
        ("summary", row.summary.clone()),
        ("description", row.description.clone()),
        ("language", row.language.clone()),
        ("links", row.links.clone()),
        ("radius_km", row.radius_km.map_or_else(String::new, |km| km.to_string())),
        ("place", place_names.join("\n")),
    ] {
        form.set(name, value);
    }
    solution.supply.fill(&mut form);
    form.set_all("categories", solution.categories.iter().map(ToString::to_string));
    form.set_all("strategies", cards::codes(&row.strategies));
    form.set_all("commitments", cards::codes(&row.commitments));
    form.set_all("place_id", places.iter().map(ToString::to_string));
    form.set_all("label", solution.labels.iter().map(|label| &*label.label_code));
    form.set_all("label_proof", solution.labels.iter().map(|label| &*label.proof));
    let until = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
    form.set_all("label_until", solution.labels.iter().map(|label| until(label.expires_on)));
    form
}

async fn form_page(
    app: &App,
    market: &Market,
    viewer: &Viewer,
    form: Form,
    solution: Option<&Solution>,
) -> Result<FormPage> {
    let language = viewer.language;
    let reference = market.reference();
    let choice = |row: queries::SupplierRow| Choice { value: row.id.to_string(), label: row.name };
    let mut many_suppliers = false;
    let mut suppliers: Vec<Choice> = if viewer.is_coordinator() {
        let mut all = queries::suppliers(&app.db, i64::try_from(LISTED + 1).unwrap_or(i64::MAX)).await?;
        if all.len() > LISTED {
            many_suppliers = solution.is_none();
            // Those of the name that was typed, when it is not clear which is meant.
            all = match form.trimmed("supplier_name") {
                "" => Vec::new(),
                typed => queries::suppliers_named(&app.db, typed).await?,
            };
        }
        all.into_iter().map(choice).collect()
    } else {
        let own = viewer.seats().iter().filter(|seat| seat.supplies && seat.contributes());
        own.map(|seat| Choice { value: seat.organisation.to_string(), label: seat.name.clone() }).collect()
    };
    let (action, title) = match solution {
        None => ("/catalogue/nouvelle".to_owned(), language.t("catalogue-new")),
        Some(solution) => {
            let value = solution.row.supplier_id.to_string();
            if !suppliers.iter().any(|choice| choice.value == value) {
                suppliers.push(Choice { value, label: solution.row.supplier_name.clone() });
            }
            (format!("/catalogue/{}/modifier", solution.row.id), language.t("catalogue-edit"))
        }
    };
    let coded = |prefix: &str, code: &str| Choice {
        value: code.to_owned(),
        label: language.t(&format!("{prefix}-{}", code.replace('_', "-"))),
    };
    let mut labels_held = labels_typed(&form);
    labels_held.push(LabelTyped { code: String::new(), proof: String::new(), until: String::new() });
    Ok(FormPage {
        labels_held,
        known: solution.map(|solution| solution.row.id),
        state: solution.map_or_else(String::new, |solution| solution.row.state.clone()),
        shell: Shell::new(viewer).under("/catalogue", language.t("catalogue-title")).at(title.as_str()),
        form,
        action,
        title,
        suppliers,
        many_suppliers,
        families: families(&reference, language),
        strategies: Strategy::ALL.iter().map(|s| coded("strategy", s.code())).collect(),
        commitments: Commitment::ALL.iter().map(|c| coded("commitment", c.code())).collect(),
        labels: reference.labels.iter().map(|l| Choice { value: l.code.clone(), label: l.name.clone() }).collect(),
        places: Vec::new(),
        theirs: None,
    })
}
