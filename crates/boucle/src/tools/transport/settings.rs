//! What holds for all ways of a calculation: its name, its year, the set of factors. A new one begins here, with its first leg.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use instruments::transport::{Chain, Distance, Element, Flow, Leg, Load, Method, Mode, Temperature, Ways};
use serde::Deserialize;

use super::opened::conflict;
use super::{Open, checked, keep_for, needs, opened, set_of, sets, typed};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};

/// The set that is chosen until somebody chooses another: it has both parts of the emissions, by every mode but barges.
pub const USUAL_SET: &str = "desnz.2025";

#[derive(Template)]
#[template(path = "tools/transport/settings.html")]
struct SettingsPage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    is_new: bool,
    organisations: Vec<(Uuid, String)>,
    needs: Vec<(Uuid, String)>,
    sets: Vec<(String, String)>,
}

impl SettingsPage {
    fn modes(&self) -> [&'static str; 5] {
        Mode::ALL.map(Mode::code)
    }
}

async fn settings_page(app: &App, viewer: &Viewer, open: Option<&Open>, form: Form) -> Result<SettingsPage> {
    let title = viewer.language.t(if open.is_some() { "transport-settings" } else { "transport-new" });
    let shell = match open {
        Some(open) => open.shell(viewer),
        None => Shell::new(viewer).under("/outils", viewer.language.t("tools-title")),
    };
    Ok(SettingsPage {
        shell: shell.at(title.as_str()),
        title,
        action: open.map_or("/outils/transport/nouveau".to_owned(), |open| format!("{}/reglages", open.address())),
        is_new: open.is_none(),
        organisations: if open.is_none() { opened::organisations(viewer) } else { Vec::new() },
        needs: needs::choices(app, viewer, &form).await?,
        sets: if open.is_none() { sets::choices(app, viewer).await? } else { Vec::new() },
        form,
    })
}

#[derive(Deserialize)]
pub struct Begun {
    /// The need that the transport is for.
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
    form.set("set", USUAL_SET);
    form.set("mode", "road");
    form.set("year", app.clock.now().to_zoned(viewer.zone.clone()).year().to_string());
    page(&settings_page(&app, &viewer, None, form).await?)
}

pub async fn create(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let Some(ways) = begin(&app, &viewer, &mut form).await? else {
        return unsound(&settings_page(&app, &viewer, None, form).await?);
    };
    Ok(to(&opened::create(&app, &viewer, &form, &ways).await?))
}

/// One way with one leg, by the mean vehicle of its mode.
async fn begin(app: &App, viewer: &Viewer, form: &mut Form) -> Result<Option<Ways>> {
    let language = viewer.language;
    let general = read(viewer, form);
    let set = sets::by_code(app, viewer, form.trimmed("set")).await?;
    let mode: Option<Mode> = typed::choice(form.value("mode"));
    for (name, found) in [("set", set.is_some()), ("mode", mode.is_some())] {
        if !found {
            form.refuse(name, language.t("tools-choose-listed"));
        }
    }
    let [tonnes, km] = ["tonnes", "km"].map(|name| {
        let found = typed::number(form.trimmed(name)).filter(|number| *number >= 0.0);
        if found.is_none() {
            form.refuse(name, language.t("tools-number-wrong"));
        }
        found
    });
    let (Some((title, year)), Some(set), Some(mode), Some(tonnes), Some(km)) = (general, set, mode, tonnes, km) else {
        return Ok(None);
    };
    let elements = vec![Element::Leg(first_leg(mode, tonnes, km))];
    let chain = Chain { title: language.t("transport-today"), year, elements, carriers: Vec::new() };
    let way = Flow { id: "w1".to_owned(), chain, journeys_a_year: 1.0, cost_of_a_journey: None };
    let ways = Ways { title, set: set.reference(), ways: vec![way] };
    if let Err(mistake) = checked(viewer, &ways, &set) {
        form.refuse("mode", mistake);
        return Ok(None);
    }
    Ok(Some(ways))
}

/// By air a distance is as the crow flies.
fn first_leg(mode: Mode, tonnes: f64, km: f64) -> Leg {
    let distance = if mode == Mode::Air {
        Distance::GreatCircle { km, adjustment: None }
    } else {
        Distance::Shortest { km, adjustment: None }
    };
    Leg {
        id: "e1".to_owned(),
        mode,
        vehicle: None,
        load: Load::Tonnes { tonnes },
        distance,
        temperature: Temperature::default(),
        method: Method::default(),
        cooling: Vec::new(),
    }
}

/// Name and year, or the form with its mistakes.
fn read(viewer: &Viewer, form: &mut Form) -> Option<(String, Option<i16>)> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", viewer.language.t("tools-title-wrong"));
    }
    let year = match form.trimmed("year") {
        "" => Some(None),
        text => text.parse().ok().filter(|year| (1990..=2100).contains(year)).map(Some),
    };
    if year.is_none() {
        form.refuse("year", viewer.language.t("transport-year-wrong"));
    }
    if form.is_sound() { Some((title, year?)) } else { None }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let year = open.model.ways.first().and_then(|way| way.chain.year);
    let mut form = Form::new();
    for (name, value) in [
        ("_version", open.row.version.to_string()),
        ("title", open.model.title.clone()),
        ("need", open.row.need_id.map(|id| id.to_string()).unwrap_or_default()),
        ("year", year.map(|year| year.to_string()).unwrap_or_default()),
    ] {
        form.set(name, value);
    }
    page(&settings_page(&app, &viewer, Some(&open), form).await?)
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let Some((title, year)) = read(&viewer, &mut form) else {
        return unsound(&settings_page(&app, &viewer, Some(&open), form).await?);
    };
    let mut ways = Ways { title, ..open.model.clone() };
    ways.ways.iter_mut().for_each(|way| way.chain.year = year);
    let set = set_of(&app, &ways).await?;
    if let Err(mistake) = checked(&viewer, &ways, &set) {
        form.refuse("title", mistake);
        return unsound(&settings_page(&app, &viewer, Some(&open), form).await?);
    }
    let need = needs::chosen(&app, &viewer, &form).await?;
    match keep_for(&app, &viewer, &open, form.version(), (&ways, need)).await {
        Ok(()) => Ok(to_with(&open.address(), "tools-saved")),
        Err(Error::Conflict) => {
            conflict(&viewer, &open, &mut form, "title");
            unsound(&settings_page(&app, &viewer, Some(&open), form).await?)
        }
        Err(error) => Err(error),
    }
}
