//! One application as organisers examine it: what it says, what each of them thinks, and the decision that is prepared.

use askama::Template;
use axum::extract::{Path, State};
use db::{Run, Uuid};
use serde_json::json;

use super::list;
use super::queries::{self, OpinionRow};
use super::rules::{self, Case, Decision, VERDICTS};
use super::{Application, Examined, save};
use crate::kit::error::forbidden;
use crate::kit::journal::{self, Entry};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};
use crate::programmes::queries::{self as programmes, OrganiserRow};

const REASON_LIMIT: usize = 2_000;
/// Of the journal, the latest.
const MOST_TOLD: i64 = 30;

#[derive(Template)]
#[template(path = "applications/examine.html")]
struct ExaminePage {
    shell: Shell,
    examined: Examined,
    application: Application,
    organisers: Vec<OrganiserRow>,
    opinions: Vec<OpinionRow>,
    history: Vec<Entry>,
    case: Case,
    opinion: Form,
    decision: Form,
}

impl ExaminePage {
    async fn new(app: &App, viewer: &Viewer, examined: Examined, application: Application) -> Result<Self> {
        let (edition, id) = (&examined.edition, application.row.id);
        let organisers = programmes::organisers(&app.db, edition.id()).await?;
        let opinions = queries::opinions(&app.db, id).await?;
        let case = case(&app.db, &examined, &application, &organisers, &opinions).await?;
        let mut decision = Form::new();
        decision.set("decision", application.row.decision.clone().unwrap_or_default());
        decision.set("reason", application.row.reason.clone());
        decision.set("_version", application.row.version.to_string());
        let mut opinion = Form::new();
        let own = opinions.iter().find(|opinion| examined.speaks_for.contains(&opinion.organisation_id));
        opinion.set("verdict", own.map_or_else(|| "favourable".to_owned(), |own| own.verdict.clone()));
        opinion.set("opinion", own.map(|own| own.reason.clone()).unwrap_or_default());
        let shell = edition.shell(viewer).under(examined.list_address(), viewer.language.t("applications-title"));
        Ok(Self {
            shell: shell.at(application.title()),
            history: journal::of(&app.db, "application", id, MOST_TOLD).await?,
            examined,
            application,
            organisers,
            opinions,
            case,
            opinion,
            decision,
        })
    }

    fn address(&self) -> String {
        format!("{}/{}", self.examined.list_address(), self.application.row.id)
    }

    fn opinion_of(&self, organiser: &OrganiserRow) -> Option<&OpinionRow> {
        self.opinions.iter().find(|opinion| opinion.organisation_id == organiser.organisation_id)
    }

    /// Those in whose name the reader speaks.
    fn own(&self) -> Vec<&OrganiserRow> {
        self.organisers.iter().filter(|it| self.examined.speaks_for.contains(&it.organisation_id)).collect()
    }

    fn is_open(&self) -> bool {
        self.application.status().is_open()
    }

    fn standing(&self) -> String {
        list::standing(&self.shell, self.case.standing)
    }

    fn places(&self) -> String {
        let taken = self.case.taken;
        self.shell.two("applications-places", ("taken", taken), ("places", self.case.places))
    }

    fn verdicts(&self) -> [&'static str; 3] {
        VERDICTS
    }

    /// What may be decided now.
    fn choices(&self) -> Vec<&'static str> {
        Decision::ALL.into_iter().filter(|decision| self.case.may(*decision).is_ok()).map(Decision::code).collect()
    }

    fn prepared(&self) -> Option<String> {
        let row = &self.application.row;
        let decision = row.decision.as_deref().filter(|_| list::is_prepared(row))?;
        Some(self.shell.code("applications-prepared", decision))
    }

    fn by(&self, opinion: &OpinionRow) -> String {
        let by = opinion.person.clone().unwrap_or_else(|| self.shell.t("applications-somebody"));
        self.shell.two("applications-by-on", ("by", by), ("day", self.shell.day(opinion.given_at)))
    }

    fn told(&self, entry: &Entry) -> String {
        let what = self.shell.code("verb", &entry.verb);
        let by =
            if entry.actor_name.is_empty() { self.shell.t("applications-its-people") } else { entry.actor_name.clone() };
        format!("{} · {what} · {by}", self.shell.moment(entry.at))
    }

    fn reason(&self) -> String {
        markdown::to_html(&self.application.row.reason)
    }

    fn rule(&self) -> Option<(String, String)> {
        let row = &self.application.row;
        let (rule, version) = (row.access_rule?, row.access_number?);
        let says = self.shell.two("programmes-by-rule", ("rule", rule), ("version", version));
        Some((says, format!("{}/conditions/{version}#regle-{rule}", self.examined.edition.address())))
    }
}

async fn case(
    run: &impl Run,
    examined: &Examined,
    application: &Application,
    organisers: &[OrganiserRow],
    opinions: &[OpinionRow],
) -> Result<Case> {
    let edition = &examined.edition.row;
    let given = |organiser: &OrganiserRow| {
        let own = opinions.iter().find(|opinion| opinion.organisation_id == organiser.organisation_id);
        own.map(|opinion| rules::agrees(&opinion.verdict))
    };
    let given: Vec<Option<bool>> = organisers.iter().map(given).collect();
    Ok(Case {
        status: application.status(),
        standing: rules::standing(&edition.decides, &given),
        is_late: application.row.is_late,
        waits: edition.waits,
        taken: queries::taken(run, edition.id, application.row.id).await?,
        places: edition.places,
    })
}

/// The same, as it stands in a transaction.
pub async fn case_of(run: &impl Run, examined: &Examined, application: &Application) -> Result<Case> {
    let organisers = programmes::organisers(run, examined.edition.id()).await?;
    let opinions = queries::opinions(run, application.row.id).await?;
    case(run, examined, application, &organisers, &opinions).await
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path((id, application)): Path<(Uuid, Uuid)>) -> Result {
    let examined = Examined::by(&app, &viewer, id).await?;
    let application = examined.application(&app, application).await?;
    page(&ExaminePage::new(&app, &viewer, examined, application).await?)
}

/// Says what an organiser thinks, in its name; over what it thought, never over another's.
pub async fn opinion(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, application)): Path<(Uuid, Uuid)>,
    mut form: Form,
) -> Result {
    let examined = Examined::by(&app, &viewer, id).await?;
    let application = examined.application(&app, application).await?;
    let organiser = examined.speaks_for.iter().copied().find(|id| id.to_string() == form.value("organisation"));
    let organiser = organiser.ok_or_else(forbidden)?;
    let verdict = VERDICTS.into_iter().find(|verdict| *verdict == form.value("verdict"));
    let reason = form.trimmed("opinion").to_owned();
    if verdict.is_none() {
        form.refuse("verdict", viewer.language.t("applications-choose"));
    }
    if reason.chars().count() > REASON_LIMIT || (reason.is_empty() && verdict != Some("favourable")) {
        form.refuse("opinion", viewer.language.t("applications-opinion-missing"));
    }
    if !application.status().is_open() {
        form.refuse("verdict", viewer.language.t("applications-refused-told"));
    }
    let (Some(verdict), true) = (verdict, form.is_sound()) else {
        let shown = ExaminePage::new(&app, &viewer, examined, application).await?;
        return unsound(&ExaminePage { opinion: form, ..shown });
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, application, reason) = (&viewer, &application, &reason);
            async move {
                let by = viewer.id();
                save::give_opinion(&tx, application.row.id, organiser, (verdict, reason), by, now).await?;
                let detail = json!({"organisation": organiser, "verdict": verdict});
                application.note(&tx, viewer, "answered", detail, now).await
            }
        })
        .await?;
    Ok(to_with(&format!("{}/{}", examined.list_address(), application.row.id), "applications-opinion-kept"))
}

/// Prepares a decision, which nobody is told before it is announced; or takes it back.
pub async fn decide(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, application)): Path<(Uuid, Uuid)>,
    mut form: Form,
) -> Result {
    let examined = Examined::by(&app, &viewer, id).await?;
    if !examined.edition.runs() {
        return Err(forbidden());
    }
    let application = examined.application(&app, application).await?;
    let wanted = Decision::of(form.value("decision"));
    let reason = form.trimmed("reason").to_owned();
    if reason.chars().count() > REASON_LIMIT || (reason.is_empty() && wanted == Some(Decision::Declined)) {
        form.refuse("reason", viewer.language.t("applications-reason-missing"));
    }
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, examined, form, reason, id) = (&viewer, &examined, &form, &reason, application.row.id);
            async move {
                // Opinions and places as they are at this moment.
                let application = Application::load(&tx, id).await?;
                let case = case_of(&tx, examined, &application).await?;
                let refusal = match wanted {
                    Some(decision) => case.may(decision).err(),
                    None => None,
                };
                if refusal.is_some() || !form.is_sound() {
                    return Ok(refusal);
                }
                save::prepare(&tx, id, form.version(), wanted, reason, viewer.id(), now).await?;
                let detail = json!({"decision": wanted.map(Decision::code)});
                application.note(&tx, viewer, "state_changed", detail, now).await?;
                Ok::<_, Error>(None)
            }
        })
        .await;
    let place = format!("{}/{}", examined.list_address(), application.row.id);
    match written {
        Ok(None) if form.is_sound() => Ok(to_with(&place, "applications-decision-kept")),
        Ok(refusal) => {
            if let Some(refusal) = refusal {
                form.refuse("decision", viewer.language.t(&format!("applications-refused-{refusal}")));
            }
            let shown = ExaminePage::new(&app, &viewer, examined, application).await?;
            unsound(&ExaminePage { decision: form, ..shown })
        }
        Err(Error::Conflict) => Ok(to_with(&place, "applications-changed-meanwhile")),
        Err(error) => Err(error),
    }
}
