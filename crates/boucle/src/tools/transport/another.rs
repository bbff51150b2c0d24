//! The same calculation with another set of factors: what changes because of the factors alone, before anybody decides.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use instruments::transport::{Element, FactorSet, Ways, compare_ways};
use serde::Deserialize;

use super::opened::conflict;
use super::{Open, keep, rules, set_of, sets, words};
use crate::kit::error::internal;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer};

#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    jeu: String,
    /// Vehicles that the set does not know become the mean of their mode.
    #[serde(default)]
    moyenne: String,
}

#[derive(Template)]
#[template(path = "tools/transport/another.html")]
struct AnotherPage {
    shell: Shell,
    form: Form,
    address: String,
    now: String,
    sets: Vec<(String, String)>,
    means: bool,
    may_edit: bool,
    compared: Option<Compared>,
    /// Why the other set does not compute this.
    mistake: Option<String>,
}

struct Compared {
    title: String,
    rows: Vec<Row>,
}

/// A way, or a step of it.
struct Row {
    name: String,
    is_whole: bool,
    before: String,
    after: String,
    change: String,
}

impl AnotherPage {
    fn found(&self) -> String {
        match &self.compared {
            Some(compared) => {
                let (way, change) =
                    compared.rows.first().map(|row| (row.name.clone(), row.change.clone())).unwrap_or_default();
                let said = [("set", compared.title.as_str().into()), ("way", way.into()), ("change", change.into())];
                self.shell.language().with("transport-another-found", said)
            }
            None => self.shell.t("transport-another-title"),
        }
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    form.set("jeu", asked.jeu);
    form.set("moyenne", asked.moyenne);
    page(&another_page(&app, &viewer, &open, form).await?)
}

async fn another_page(app: &App, viewer: &Viewer, open: &Open, form: Form) -> Result<AnotherPage> {
    let language = viewer.language;
    let own = set_of(app, &open.model).await?;
    let (mut compared, mut mistake) = (None, None);
    if let Some((ways, set)) = asked(app, viewer, open, &form).await? {
        match difference(language, (&open.model, &own), (&ways, &set))? {
            Ok(rows) => compared = Some(Compared { title: words::set_title(language, &set), rows }),
            Err(said) => mistake = Some(said),
        }
    }
    let own_code = words::set_code(&open.model.set);
    Ok(AnotherPage {
        shell: open.shell(viewer).at(language.t("transport-another")),
        address: open.address(),
        now: words::set_title(language, &own),
        sets: sets::choices(app, viewer).await?.into_iter().filter(|(code, _)| *code != own_code).collect(),
        means: form.checked("moyenne"),
        may_edit: rules::may_edit(viewer, &open.row),
        compared,
        mistake,
        form,
    })
}

/// The calculation as it would be with the set that was asked for.
async fn asked(app: &App, viewer: &Viewer, open: &Open, form: &Form) -> Result<Option<(Ways, super::Set)>> {
    let Some(set) = sets::by_code(app, viewer, form.trimmed("jeu")).await? else { return Ok(None) };
    let mut ways = Ways { set: set.reference(), ..open.model.clone() };
    if form.checked("moyenne") {
        for element in ways.ways.iter_mut().flat_map(|way| &mut way.chain.elements) {
            if let Element::Leg(leg) = element
                && leg.vehicle.as_deref().is_some_and(|vehicle| set.of_code(vehicle).next().is_none())
            {
                leg.vehicle = None;
            }
        }
    }
    Ok(Some((ways, set)))
}

/// Before and after, way by way and step by step; or why the other set does not compute it.
fn difference(
    language: Language,
    (before, own): (&Ways, &FactorSet),
    (after, set): (&Ways, &FactorSet),
) -> Result<std::result::Result<Vec<Row>, String>> {
    let old = compare_ways(before, own).map_err(internal)?;
    let new = match compare_ways(after, set) {
        Ok(new) => new,
        Err(error) => return Ok(Err(words::mistake(language, after, own, &error))),
    };
    let row = |name: String, is_whole: bool, before: f64, after: f64| Row {
        name,
        is_whole,
        before: words::mass(language, before),
        after: words::mass(language, after),
        change: if before > 0.0 { signed(language, (after - before) / before) } else { "–".to_owned() },
    };
    let mut rows = Vec::new();
    for ((way, old), new) in before.ways.iter().zip(&old.chains).zip(&new.chains) {
        rows.push(row(way.chain.title.clone(), true, old.kg.wtw_kg(), new.kg.wtw_kg()));
        for ((element, old), new) in way.chain.elements.iter().zip(&old.elements).zip(&new.elements) {
            let name = words::element(language, own, element, old);
            rows.push(row(name, false, old.kg.wtw_kg(), new.kg.wtw_kg()));
        }
    }
    Ok(Ok(rows))
}

/// `+4,2 %`
fn signed(language: Language, share: f64) -> String {
    let sign = if share > 0.0 { "+" } else { "" };
    format!("{sign}{}", words::percent(language, share))
}

/// From now on the calculation is made with the other set.
pub async fn adopt(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let Some((ways, set)) = asked(&app, &viewer, &open, &form).await? else {
        form.refuse("jeu", viewer.language.t("tools-choose-listed"));
        return unsound(&another_page(&app, &viewer, &open, form).await?);
    };
    if let Err(mistake) = super::checked(&viewer, &ways, &set) {
        form.refuse("jeu", mistake);
        return unsound(&another_page(&app, &viewer, &open, form).await?);
    }
    match keep(&app, &viewer, &open, form.version(), &ways).await {
        Ok(()) => Ok(to_with(&open.address(), "tools-saved")),
        Err(Error::Conflict) => {
            conflict(&viewer, &open, &mut form, "jeu");
            unsound(&another_page(&app, &viewer, &open, form).await?)
        }
        Err(error) => Err(error),
    }
}
