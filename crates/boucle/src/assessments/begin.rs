//! An assessment begun for an organisation and a year, or taken away while nobody verifies it.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::queries;
use super::save::{self, NewAssessment};
use super::{Open, address, rules, under};
use crate::catalogue::Market;
use crate::kit::error::forbidden;
use crate::kit::journal;
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Form, Language, Result, Shell, Viewer, posted};

/// An id and its words.
type Choice = (String, String);

#[derive(Template)]
#[template(path = "assessments/begin.html")]
struct BeginPage {
    shell: Shell,
    form: Form,
    organisations: Vec<Choice>,
    questionnaires: Vec<Choice>,
    sectors: Vec<Choice>,
}

async fn begin_page(app: &App, market: &Market, viewer: &Viewer, form: Form) -> Result<BeginPage> {
    let reference = market.reference();
    let published = queries::questionnaires(&app.db).await?.into_iter().filter(|line| line.published_at.is_some());
    let title = |line: &queries::QuestionnaireLine| match viewer.language {
        Language::Fr => line.title_fr.clone(),
        Language::En => line.title_en.clone(),
    };
    Ok(BeginPage {
        shell: under(viewer).at(viewer.language.t("assessments-begin")),
        form,
        organisations: organisations(viewer),
        questionnaires: published.map(|line| (line.id.to_string(), format!("{} {}", title(&line), line.number))).collect(),
        sectors: reference
            .families()
            .iter()
            .map(|id| (id.to_string(), reference.category_name(*id, viewer.language).to_owned()))
            .collect(),
    })
}

fn organisations(viewer: &Viewer) -> Vec<Choice> {
    let supplies = viewer.seats().iter().filter(|seat| seat.supplies && seat.contributes());
    supplies.map(|seat| (seat.organisation.to_string(), seat.name.clone())).collect()
}

fn this_year(app: &App, viewer: &Viewer) -> i64 {
    i64::from(app.clock.now().to_zoned(viewer.zone.clone()).year())
}

pub async fn form(State(app): State<App>, State(market): State<Market>, viewer: Viewer) -> Result {
    if !rules::may_begin(&viewer) {
        return Err(forbidden());
    }
    let mut form = Form::new();
    form.set("year", this_year(&app, &viewer).to_string());
    page(&begin_page(&app, &market, &viewer, form).await?)
}

pub async fn create(State(app): State<App>, State(market): State<Market>, viewer: Viewer, mut form: Form) -> Result {
    if !rules::may_begin(&viewer) {
        return Err(forbidden());
    }
    let shown = begin_page(&app, &market, &viewer, Form::default()).await?;
    let mut chosen = |name: &str, choices: &[Choice]| {
        let value = form.value(name);
        let one = choices.iter().find(|(id, _)| id == value).or_else(|| choices.first().filter(|_| choices.len() == 1));
        let id = one.and_then(|(id, _)| id.parse().ok());
        if id.is_none() {
            form.refuse(name, viewer.language.t("assessments-choose-listed"));
        }
        id.unwrap_or_default()
    };
    let organisation: Uuid = chosen("organisation", &shown.organisations);
    let questionnaire = chosen("questionnaire", &shown.questionnaires);
    let sector = chosen("sector", &shown.sectors);
    let year = form.trimmed("year").parse().ok().filter(|year| (2000..=this_year(&app, &viewer)).contains(year));
    let Some(year) = year.filter(|_| form.is_sound()) else {
        if year.is_none() {
            form.refuse("year", viewer.language.one("assessments-year-wrong", "last", this_year(&app, &viewer).to_string()));
        }
        return unsound(&BeginPage { form, ..shown });
    };
    let new = NewAssessment { questionnaire, organisation, sector, year };
    // Somebody of the organisation has begun it: there it goes on.
    if let Some(id) = save::same(&app.db, new).await? {
        return Ok(to_with(&address(id), "assessments-there-already"));
    }
    let now = app.clock.now();
    let name = viewer.seat(organisation).map(|seat| seat.name.clone()).unwrap_or_default();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, name) = (&viewer, name.as_str());
        async move {
            let id = save::insert(&tx, new, viewer.id(), now).await?;
            let subject = journal::Subject { kind: "assessment", id: Some(id), title: name };
            journal::add(&tx, viewer, "created", subject, json!({"year": year}), now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to(&location))
}

pub async fn delete(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.answers).await?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, open) = (&viewer, &open);
            async move {
                save::delete(&tx, id).await?;
                journal::add(&tx, viewer, "deleted", open.subject(), json!({"year": open.row.year}), now).await
            }
        })
        .await?;
    Ok(to_with("/evaluations", "assessments-deleted"))
}
