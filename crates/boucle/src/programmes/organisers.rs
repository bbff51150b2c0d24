//! Who runs an edition: its pilot, its partners, and what the people of each do in it.

use askama::Template;
use axum::extract::{Path, State};
use db::{Tx, Uuid};
use serde_json::json;

use super::queries::{self, OrganiserPerson, OrganiserRow};
use super::rules::{PARTS, ROLES};
use super::{Edition, save};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, format};

#[derive(Template)]
#[template(path = "programmes/organisers.html")]
struct OrganisersPage {
    shell: Shell,
    edition: Edition,
    form: Form,
    organisers: Vec<OrganiserRow>,
    people: Vec<OrganiserPerson>,
    seated: Vec<OrganiserPerson>,
}

impl OrganisersPage {
    async fn new(app: &App, viewer: &Viewer, edition: Edition, form: Form) -> Result<Self> {
        Ok(Self {
            shell: edition.shell(viewer).at(viewer.language.t("programmes-organisers-manage")),
            organisers: queries::organisers(&app.db, edition.id()).await?,
            people: queries::people(&app.db, edition.id()).await?,
            seated: queries::seated(&app.db, edition.id()).await?,
            edition,
            form,
        })
    }

    fn people(&self, organiser: &OrganiserRow) -> Vec<&OrganiserPerson> {
        self.people.iter().filter(|person| person.organisation_id == organiser.organisation_id).collect()
    }

    /// Those of an organiser who have no part in the edition yet.
    fn others(&self, organiser: &OrganiserRow) -> Vec<&OrganiserPerson> {
        let of = |person: &&OrganiserPerson| person.organisation_id == organiser.organisation_id;
        let is_there = |id: Uuid| self.people(organiser).iter().any(|person| person.person_id == id);
        self.seated.iter().filter(of).filter(|person| !is_there(person.person_id)).collect()
    }

    fn parts(&self) -> [&'static str; 2] {
        PARTS
    }

    fn roles(&self) -> [&'static str; 4] {
        ROLES
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("part", if queries::organisers(&app.db, id).await?.is_empty() { "pilot" } else { "partner" });
    page(&OrganisersPage::new(&app, &viewer, edition, form).await?)
}

/// Adds an organisation of the network by its name.
pub async fn add(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let name = form.trimmed("organisation").to_owned();
    let found = queries::organisations(&app.db, format::sort_key(&name)).await?;
    match found.as_slice() {
        _ if name.is_empty() => form.refuse("organisation", viewer.language.t("programmes-organisation-missing")),
        [] => form.refuse("organisation", viewer.language.one("programmes-organisation-unknown", "name", name.as_str())),
        [_] => {}
        _ => form.refuse("organisation", viewer.language.one("programmes-organisation-several", "name", name.as_str())),
    }
    let Some(part) = PARTS.into_iter().find(|part| *part == form.value("part")) else {
        form.refuse("part", viewer.language.t("programmes-choose-listed"));
        return unsound(&OrganisersPage::new(&app, &viewer, edition, form).await?);
    };
    let (Some(organisation), true) = (found.first().copied(), form.is_sound()) else {
        return unsound(&OrganisersPage::new(&app, &viewer, edition, form).await?);
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, edition, name) = (&viewer, &edition, &name);
            async move {
                let before = queries::people(&tx, id).await?;
                let is_new = save::add_organiser(&tx, id, organisation, "partner", now).await?;
                if part == "pilot" {
                    save::set_pilot(&tx, id, organisation).await?;
                    save::arrange(&tx, &edition.row, &before, now).await?;
                }
                if is_new || part == "pilot" {
                    edition.note(&tx, viewer, "changed", json!({"organisation": name, "part": part}), now).await?;
                }
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with(&format!("{}/organisateurs", edition.address()), "programmes-saved"))
}

/// Says who of an organiser does what, makes it the pilot, or takes it or somebody out.
pub async fn change(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, organisation)): Path<(Uuid, Uuid)>,
    form: Form,
) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let organisers = queries::organisers(&app.db, id).await?;
    let organiser = organisers.iter().find(|it| it.organisation_id == organisation).ok_or(Error::NotFound)?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, edition, form, organiser) = (&viewer, &edition, &form, organiser);
            async move {
                let before = queries::people(&tx, id).await?;
                act(&tx, edition, organiser, form, now).await?;
                save::arrange(&tx, &edition.row, &before, now).await?;
                let detail = json!({"organisation": organiser.name, "act": form.value("act")});
                edition.note(&tx, viewer, "changed", detail, now).await
            }
        })
        .await?;
    Ok(to_with(&format!("{}/organisateurs", edition.address()), "programmes-saved"))
}

async fn act(tx: &Tx, edition: &Edition, organiser: &OrganiserRow, form: &Form, now: db::Timestamp) -> Result<()> {
    let (id, organisation) = (edition.id(), organiser.organisation_id);
    let person: Option<Uuid> = form.value("person").parse().ok();
    match (form.value("act"), person) {
        ("places", _) => {
            let share = form.trimmed("places");
            let places = share.parse().ok().filter(|places| (0..=1000).contains(places));
            if places.is_none() && !share.is_empty() {
                return Err(Error::Invalid(Vec::new()));
            }
            save::set_places(tx, id, organisation, places).await
        }
        ("pilot", _) => save::set_pilot(tx, id, organisation).await,
        ("remove", _) => save::remove_organiser(tx, id, organisation).await,
        ("leave", Some(person)) => save::remove_person(tx, id, organisation, person).await,
        ("add", Some(person)) => {
            let role = ROLES.into_iter().find(|role| *role == form.value("role")).ok_or(Error::Invalid(Vec::new()))?;
            let seated = queries::seated(tx, id).await?;
            // Only its own people speak for an organisation.
            if !seated.iter().any(|it| it.person_id == person && it.organisation_id == organisation) {
                return Err(Error::Forbidden);
            }
            save::add_person(tx, id, organisation, person, role, now).await
        }
        _ => Err(Error::Invalid(Vec::new())),
    }
}
