//! Preparing an edition, and saying it better.

use askama::Template;
use axum::extract::{Path, State};
use db::{Date, Uuid};
use jiff::tz::TimeZone;
use serde_json::json;

use super::Edition;
use super::queries::{self, EditionRow, Named};
use super::rules::{DECISIONS, days_wrong};
use super::save::{self, NewEdition, Programme};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::people::profile::ZONES;
use crate::spaces::{Part, queries as spaces};

#[derive(Template)]
#[template(path = "programmes/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    programmes: Vec<Named>,
    open_spaces: Vec<Named>,
    zones: Vec<String>,
    /// What somebody else saved meanwhile.
    theirs: Option<EditionRow>,
}

impl FormPage {
    async fn new(app: &App, viewer: &Viewer, form: Form, edition: Option<&Edition>) -> Result<Self> {
        let key = if edition.is_some() { "programmes-edit" } else { "programmes-new" };
        let title = viewer.language.t(key);
        let (shell, action) = match edition {
            Some(edition) => (edition.shell(viewer), format!("{}/modifier", edition.address())),
            None => (
                Shell::new(viewer).under("/programmes", viewer.language.t("programmes-title")),
                "/programmes/nouveau".to_owned(),
            ),
        };
        let mut zones: Vec<String> = ZONES.iter().map(|zone| (*zone).to_owned()).collect();
        let typed = form.value("time_zone");
        if !typed.is_empty() && !zones.iter().any(|zone| zone == typed) {
            zones.push(typed.to_owned());
        }
        Ok(Self {
            shell: shell.at(title.as_str()),
            programmes: queries::programmes(&app.db).await?,
            open_spaces: queries::open_spaces(&app.db).await?,
            title,
            action,
            zones,
            theirs: None,
            form,
        })
    }

    fn decisions(&self) -> [&'static str; 3] {
        DECISIONS
    }
}

pub async fn blank(State(app): State<App>, viewer: Viewer) -> Result {
    let mut form = Form::new();
    for (name, value) in [("places", "30"), ("plenaries", "4"), ("waits", "yes"), ("decides", "all")] {
        form.set(name, value);
    }
    form.set("time_zone", viewer.zone.iana_name().unwrap_or(&app.config.time_zone));
    page(&FormPage::new(&app, &viewer, form, None).await?)
}

pub async fn create(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let known = (queries::programmes(&app.db).await?, queries::open_spaces(&app.db).await?);
    let Some(edition) = read(&viewer, &mut form, &known.0, &known.1) else {
        return unsound(&FormPage::new(&app, &viewer, form, None).await?);
    };
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (edition, viewer) = (&edition, &viewer);
        async move {
            let person = viewer.signed_in()?.id;
            let id = save::insert(&tx, edition, Some(person), now).await?;
            spaces::seat(&tx, id, person, Part::Coordinator, "", now).await?;
            let subject = Subject { kind: "edition", id: Some(id), title: &edition.title };
            journal::add(&tx, viewer, "created", subject, json!({}), now).await?;
            Ok(format!("/programmes/{id}/organisateurs"))
        }
    })
    .await?;
    Ok(to(&location))
}

pub async fn edit(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let mut form = Form::new();
    let row = &edition.row;
    for (name, value) in [
        ("_version", row.version.to_string()),
        ("programme", row.programme_id.to_string()),
        ("title", row.title.clone()),
        ("promise", row.promise.clone()),
        ("audience", row.audience.clone()),
        ("commitment", row.commitment.clone()),
        ("contact", row.contact.clone()),
        ("open_space", row.open_space_id.map(|id| id.to_string()).unwrap_or_default()),
        ("opens_on", row.opens_on.to_string()),
        ("closes_on", row.closes_on.to_string()),
        ("starts_on", row.starts_on.to_string()),
        ("ends_on", row.ends_on.to_string()),
        ("places", row.places.to_string()),
        ("plenaries", row.plenaries.to_string()),
        ("waits", if row.waits { "yes" } else { "" }.to_owned()),
        ("decides", row.decides.clone()),
        ("time_zone", row.time_zone.clone()),
    ] {
        form.set(name, value);
    }
    page(&FormPage::new(&app, &viewer, form, Some(&edition)).await?)
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let known = (queries::programmes(&app.db).await?, queries::open_spaces(&app.db).await?);
    let Some(changed) = read(&viewer, &mut form, &known.0, &known.1) else {
        return unsound(&FormPage::new(&app, &viewer, form, Some(&edition)).await?);
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (changed, viewer, form) = (&changed, &viewer, &form);
            async move {
                save::update(&tx, viewer, id, form.version(), changed, now).await?;
                let subject = Subject { kind: "edition", id: Some(id), title: &changed.title };
                journal::add(&tx, viewer, "changed", subject, json!({"version": form.version() + 1}), now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&edition.address(), "programmes-saved")),
        Err(Error::Conflict) => {
            let edition = Edition::run_by(&app, &viewer, id).await?;
            form.set("_version", edition.row.version.to_string());
            form.refuse("promise", viewer.language.t("programmes-conflict"));
            let theirs = Some(edition.row.clone());
            unsound(&FormPage { theirs, ..FormPage::new(&app, &viewer, form, Some(&edition)).await? })
        }
        Err(error) => Err(error),
    }
}

/// The edition as the form says it, or nothing and the form with its mistakes.
fn read(viewer: &Viewer, form: &mut Form, programmes: &[Named], open_spaces: &[Named]) -> Option<NewEdition> {
    let say = |key: &str| viewer.language.t(key);
    let programme = read_programme(viewer, form, programmes);
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", say("programmes-name-wrong"));
    }
    for (field, key) in [
        ("promise", "programmes-promise-missing"),
        ("audience", "programmes-audience-missing"),
        ("commitment", "programmes-commitment-missing"),
    ] {
        if form.trimmed(field).is_empty() {
            form.refuse(field, say(key));
        }
    }
    let contact = form.trimmed("contact").to_owned();
    if !contact.contains('@') || contact.contains(char::is_whitespace) || contact.len() > TITLE_LIMIT {
        form.refuse("contact", say("programmes-contact-wrong"));
    }
    let open_space = open_spaces.iter().map(|space| space.id).find(|id| id.to_string() == form.value("open_space"));
    if open_space.is_none() && !form.value("open_space").is_empty() {
        form.refuse("open_space", say("programmes-choose-listed"));
    }
    let [opens_on, closes_on, starts_on, ends_on] =
        ["opens_on", "closes_on", "starts_on", "ends_on"].map(|field| read_day(viewer, form, field));
    let (places, plenaries) = (number(viewer, form, "places", 1, 1000), number(viewer, form, "plenaries", 0, 50));
    if !DECISIONS.contains(&form.value("decides")) {
        form.refuse("decides", say("programmes-choose-listed"));
    }
    if TimeZone::get(form.value("time_zone")).is_err() {
        form.refuse("time_zone", say("programmes-choose-listed"));
    }
    let (opens_on, closes_on, starts_on, ends_on) = (opens_on?, closes_on?, starts_on?, ends_on?);
    if let Some((field, key)) = days_wrong(opens_on, closes_on, starts_on, ends_on) {
        form.refuse(field, say(key));
    }
    let (programme, places, plenaries) = (programme?, places?, plenaries?);
    form.is_sound().then(|| NewEdition {
        programme,
        title,
        promise: form.trimmed("promise").to_owned(),
        audience: form.trimmed("audience").to_owned(),
        commitment: form.trimmed("commitment").to_owned(),
        contact,
        open_space,
        opens_on,
        closes_on,
        starts_on,
        ends_on,
        places,
        plenaries,
        waits: form.checked("waits"),
        decides: form.value("decides").to_owned(),
        time_zone: form.value("time_zone").to_owned(),
    })
}

/// One of the network's programmes, or a new one by its name.
fn read_programme(viewer: &Viewer, form: &mut Form, programmes: &[Named]) -> Option<Programme> {
    let chosen = programmes.iter().find(|programme| programme.id.to_string() == form.value("programme"));
    if let Some(chosen) = chosen {
        return Some(Programme::Known(chosen.id));
    }
    let title = form.trimmed("programme_title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("programme_title", viewer.language.t("programmes-programme-missing"));
        return None;
    }
    Some(Programme::New(title))
}

pub fn read_day(viewer: &Viewer, form: &mut Form, field: &str) -> Option<Date> {
    let within = |day: &Date| (1..=9998).contains(&day.year());
    let day = form.trimmed(field).parse().ok().filter(within);
    if day.is_none() {
        form.refuse(field, viewer.language.t("programmes-day-wrong"));
    }
    day
}

fn number(viewer: &Viewer, form: &mut Form, field: &str, least: i64, most: i64) -> Option<i64> {
    let number = form.trimmed(field).parse().ok().filter(|number| (least..=most).contains(number));
    if number.is_none() {
        form.refuse(field, viewer.language.two("programmes-number-wrong", ("least", least), ("most", most)));
    }
    number
}
