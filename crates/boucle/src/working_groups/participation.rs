//! Asking to take part in a working group, for an organisation.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde::Deserialize;
use serde_json::json;

use super::participations::{self, Coming};
use super::rules::Terms;
use super::{Group, address, form, letters, today};
use crate::kit::error::{forbidden, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::people::queries::{self as people, Member};

#[derive(Deserialize)]
pub struct Asked {
    organisation: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "working_groups/participation.html")]
struct AskPage {
    shell: Shell,
    form: Form,
    group: Group,
    organisation: (Uuid, String),
    people: Vec<Member>,
    /// Its membership of the network includes it.
    is_member: bool,
}

impl AskPage {
    fn terms(&self) -> [&'static str; 2] {
        Terms::AGREED.map(Terms::code)
    }

    fn title(&self) -> String {
        let (_, organisation) = &self.organisation;
        self.shell.two("groups-ask-title", ("organisation", organisation.as_str()), ("group", self.group.title()))
    }

    fn comes(&self, person: &Uuid) -> bool {
        self.form.has("people", &person.to_string())
    }
}

/// Those of the viewer's organisations for which they may ask; the first, when they say none.
fn organisation(viewer: &Viewer, wanted: Option<Uuid>) -> Result<Uuid> {
    let own = viewer.seats().iter().find(|seat| seat.contributes());
    match wanted.or(own.map(|seat| seat.organisation)) {
        Some(organisation) if viewer.acts_for(organisation) => Ok(organisation),
        _ => Err(forbidden()),
    }
}

async fn open(app: &App, viewer: &Viewer, id: Uuid) -> Result<Group> {
    let group = Group::read(app, viewer, id).await?;
    if group.row.state.is_at_work() { Ok(group) } else { Err(forbidden()) }
}

async fn ask_page(app: &App, viewer: &Viewer, group: Group, organisation: Uuid, form: Form) -> Result<AskPage> {
    let name = people::organisation(&app.db, organisation).await?.name;
    Ok(AskPage {
        shell: group
            .shell(viewer)
            .under(format!("{}/organisations", address(group.id())), viewer.language.t("groups-organisations"))
            .at(viewer.language.t("groups-ask")),
        people: people::people(&app.db, organisation).await?,
        is_member: !people::members(&app.db, vec![organisation], today(app, viewer)).await?.is_empty(),
        organisation: (organisation, name),
        group,
        form,
    })
}

/// The participation of an organisation that is in or has asked.
async fn present(app: &App, viewer: &Viewer, group: Uuid, organisation: Uuid) -> Result<Option<Uuid>> {
    let all = participations::of_group(&app.db, group, today(app, viewer)).await?;
    let there = all.iter().find(|it| it.organisation_id == organisation && matches!(&*it.state, "asked" | "accepted"));
    Ok(there.map(|it| it.id))
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let group = open(&app, &viewer, id).await?;
    let organisation = organisation(&viewer, asked.organisation)?;
    if let Some(participation) = present(&app, &viewer, id, organisation).await? {
        return Ok(to(&format!("/participations/{participation}")));
    }
    let mut form = Form::new();
    form.set("terms", Terms::BringsExpertise.code());
    if let Some(person) = viewer.id().filter(|_| viewer.seat(organisation).is_some()) {
        form.set("people", person.to_string());
    }
    page(&ask_page(&app, &viewer, group, organisation, form).await?)
}

pub async fn create(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let group = open(&app, &viewer, id).await?;
    let organisation = organisation(&viewer, form.value("organisation").parse().ok())?;
    let asked = ask_page(&app, &viewer, group, organisation, Form::new()).await?;
    let terms = if asked.is_member { Some(Terms::Member) } else { form::agreed(&form) };
    if terms.is_none() {
        form.refuse("terms", viewer.language.t("groups-choose-listed"));
    }
    if !asked.is_member && form.trimmed("offer").is_empty() {
        form.refuse("offer", viewer.language.t("groups-offer-missing"));
    }
    let coming: Vec<Uuid> =
        asked.people.iter().map(|person| person.person_id).filter(|id| form.has("people", &id.to_string())).collect();
    if coming.is_empty() {
        form.refuse("people", viewer.language.t("groups-people-missing"));
    }
    let Some(terms) = terms.filter(|_| form.is_sound()) else {
        return unsound(&AskPage { form, ..asked });
    };
    let now = app.clock.now();
    let kept = posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, form, asked) = (&app, &viewer, &form, &asked);
        let coming = Coming { organisation, terms, offer: form.trimmed("offer"), people: &coming };
        async move {
            let participation = participations::add(&tx, id, &coming, viewer.id(), now).await?;
            let title = asked.group.title();
            let subject = Subject { kind: "working_group", id: Some(id), title };
            let detail = json!({"organisation": organisation, "terms": terms.code()});
            let verb = if terms == Terms::Member { "joined" } else { "asked" };
            journal::add(&tx, viewer, verb, subject, detail, now).await?;
            if terms != Terms::Member {
                letters::asked(&tx, app, (id, title), &asked.organisation.1, participation, now).await?;
            }
            Ok(format!("{}/organisations", address(id)))
        }
    })
    .await;
    match kept {
        Ok(location) => Ok(to_with(&location, if terms == Terms::Member { "groups-joined" } else { "groups-asked" })),
        // Somebody else of the organisation was faster.
        Err(Error::Conflict) => {
            let there = present(&app, &viewer, id, organisation).await?.ok_or_else(not_found)?;
            Ok(to(&format!("/participations/{there}")))
        }
        Err(error) => Err(error),
    }
}
