//! The queue of proposals, and the decision on each: published, to be changed, refused, with its reason.

use std::time::Duration;

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Timestamp, Tx, Uuid};
use serde::Deserialize;
use serde_json::json;

use super::content::Content;
use super::hints::{self, Alike};
use super::queries::{self, Listed, ProposalRow, StepRow};
use super::rules::{Decision, State as Stage};
use super::save::Draft;
use super::{letters, note, save};
use crate::catalogue::Market;
use crate::catalogue::cards::SolutionCard;
use crate::catalogue::save::{self as solutions, NewSolution};
use crate::catalogue::supply::Supply;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::people::accounts::{self, Link};
use crate::people::queries::{self as people, NewSupplier};

const MOST: i64 = 200;
const REASON_LIMIT: usize = 3_000;
/// The author of a proposal has time to answer the invitation.
const INVITATION: Duration = Duration::from_hours(60 * 24);
/// What may be looked at: what waits, and what was settled.
const SHOWN: [Stage; 4] = [Stage::Submitted, Stage::ChangesAsked, Stage::Published, Stage::Refused];

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    etat: String,
}

#[derive(Template)]
#[template(path = "proposals/list.html")]
struct ListPage {
    shell: Shell,
    state: Stage,
    waiting: i64,
    proposals: Vec<Listed>,
}

impl ListPage {
    fn is_at(&self, code: &str) -> bool {
        self.state.code() == code
    }

    fn states(&self) -> [&'static str; 4] {
        SHOWN.map(Stage::code)
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Query(asked): Query<Asked>) -> Result {
    let state = Stage::parse(&asked.etat).filter(|state| SHOWN.contains(state)).unwrap_or(Stage::Submitted);
    page(&ListPage {
        shell: under_desk(&viewer).at(viewer.language.t("proposals-desk")),
        state,
        waiting: queries::count(&app.db, Stage::Submitted).await?,
        proposals: queries::list(&app.db, state, MOST).await?,
    })
}

fn under_desk(viewer: &Viewer) -> Shell {
    Shell::new(viewer).under("/gestion", viewer.language.t("proposals-admin"))
}

#[derive(Template)]
#[template(path = "proposals/moderate.html")]
struct ModeratePage {
    shell: Shell,
    row: ProposalRow,
    content: Content,
    steps: Vec<StepRow>,
    organisations: Vec<Alike>,
    solutions: Vec<SolutionCard>,
    proposals: Vec<Listed>,
    form: Form,
}

impl ModeratePage {
    async fn new(app: &App, market: &Market, viewer: &Viewer, row: ProposalRow, mut form: Form) -> Result<Self> {
        let waits = row.state() == Stage::Submitted;
        form.set("_version", row.version.to_string());
        let organisations = if waits { hints::organisations(app, &row).await? } else { Vec::new() };
        if form.value("organisation").is_empty() {
            // A number is proof enough; a name or a domain is for a person to judge.
            let sure = organisations.iter().find(|alike| alike.by.contains(&"identifier"));
            form.set("organisation", sure.map_or_else(|| "new".to_owned(), |alike| alike.id.to_string()));
        }
        Ok(Self {
            shell: under_desk(viewer)
                .under("/gestion/propositions", viewer.language.t("proposals-desk"))
                .at(row.title.as_str()),
            content: Content::of(&row, &market.reference(), viewer.language),
            steps: queries::steps(&app.db, row.id).await?,
            solutions: if waits { hints::solutions(app, market, &row).await? } else { Vec::new() },
            proposals: if waits { hints::proposals(app, &row).await? } else { Vec::new() },
            organisations,
            row,
            form,
        })
    }

    fn waits(&self) -> bool {
        self.row.state() == Stage::Submitted
    }

    fn is_chosen(&self, alike: &Alike) -> bool {
        self.form.value("organisation") == alike.id.to_string()
    }

    fn by(&self, alike: &Alike) -> String {
        let said: Vec<String> = alike.by.iter().map(|code| self.shell.code("proposals-alike", code)).collect();
        said.join(" · ")
    }
}

/// A proposal that was sent.
async fn sent(app: &App, id: Uuid) -> Result<ProposalRow> {
    let row = queries::find(&app.db, id).await?;
    if row.submitted_at.is_some() { Ok(row) } else { Err(Error::NotFound) }
}

pub async fn show(State(app): State<App>, State(market): State<Market>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let row = sent(&app, id).await?;
    page(&ModeratePage::new(&app, &market, &viewer, row, Form::new()).await?)
}

/// Whose solution it will be.
enum Whose {
    New,
    Known(Uuid),
}

pub async fn decide(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    mut form: Form,
) -> Result {
    let row = sent(&app, id).await?;
    // What was read is what is decided on: its author may have changed it since.
    if form.version() != row.version {
        return Ok(to_with(&format!("/gestion/propositions/{id}"), "proposals-decided-already"));
    }
    let decision = Decision::parse(form.value("decision"));
    let reason = form.trimmed("reason").to_owned();
    if reason.chars().count() > REASON_LIMIT {
        form.refuse("reason", viewer.language.n("proposals-too-long", i64::try_from(REASON_LIMIT).unwrap_or(i64::MAX)));
    }
    let Some(decision) = decision else {
        form.refuse("decision", viewer.language.t("proposals-decision-missing"));
        return unsound(&ModeratePage::new(&app, &market, &viewer, row, form).await?);
    };
    if decision.wants_reason() && reason.is_empty() {
        form.refuse("reason", viewer.language.t("proposals-reason-missing"));
    }
    let whose = whose(&app, &viewer, &row, &mut form, decision).await?;
    if !form.is_sound() {
        return unsound(&ModeratePage::new(&app, &market, &viewer, row, form).await?);
    }
    let (now, reference) = (app.clock.now(), market.reference());
    // One that was merged into another meanwhile is none any more.
    let known = |id: &Uuid| reference.categories.get(*id).is_some();
    let categories: Vec<Uuid> = Draft::of(&row).categories.into_iter().filter(known).collect();
    let decided = posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, row, reason, whose, categories) = (&app, &viewer, &row, reason.as_str(), &whose, &categories);
        async move {
            save::set_state(&tx, row.id, Stage::Submitted, decision.leads_to(), now).await?;
            save::note(&tx, row.id, decision.leads_to(), reason, viewer.id(), now).await?;
            match decision {
                Decision::Publish => publish(&tx, app, viewer, row, (whose, reason), categories.clone(), now).await?,
                Decision::Ask => {
                    letters::decided(&tx, app, row, (decision, reason), now).await?;
                    note(&tx, viewer, "changes_asked", row, json!({"reason": reason}), now).await?;
                }
                Decision::Refuse => {
                    letters::decided(&tx, app, row, (decision, reason), now).await?;
                    note(&tx, viewer, "declined", row, json!({"reason": reason}), now).await?;
                }
            }
            Ok("/gestion/propositions".to_owned())
        }
    })
    .await;
    match decided {
        Ok(led) => Ok(to_with(&led, said(decision))),
        // Somebody else decided, or it was withdrawn.
        Err(Error::Conflict) => Ok(to_with(&format!("/gestion/propositions/{id}"), "proposals-decided-already")),
        Err(error) => Err(error),
    }
}

fn said(decision: Decision) -> &'static str {
    match decision {
        Decision::Publish => "proposals-now-published",
        Decision::Ask => "proposals-now-asked",
        Decision::Refuse => "proposals-now-refused",
    }
}

/// A number belongs to one organisation: with one that is known, no other is made.
async fn whose(app: &App, viewer: &Viewer, row: &ProposalRow, form: &mut Form, decision: Decision) -> Result<Whose> {
    if decision != Decision::Publish {
        return Ok(Whose::New);
    }
    let alike = hints::organisations(app, row).await?;
    let chosen: Option<Uuid> = form.value("organisation").parse().ok();
    if let Some(chosen) = chosen.filter(|chosen| alike.iter().any(|alike| alike.id == *chosen)) {
        return Ok(Whose::Known(chosen));
    }
    // One that was merged or renamed meanwhile is no longer among them: nothing is made in its stead.
    if form.value("organisation") != "new" {
        form.refuse("organisation", viewer.language.t("proposals-whose-missing"));
        return Ok(Whose::New);
    }
    let is_taken = match (row.identifier_scheme.as_deref(), row.identifier.as_deref()) {
        (Some(scheme), Some(number)) => people::holder(&app.db, scheme, number).await?.is_some(),
        _ => false,
    };
    if is_taken {
        form.refuse("organisation", viewer.language.t("proposals-number-taken"));
    }
    Ok(Whose::New)
}

async fn publish(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    row: &ProposalRow,
    (whose, reason): (&Whose, &str),
    categories: Vec<Uuid>,
    now: Timestamp,
) -> Result<()> {
    let (supplier, invitation) = match whose {
        Whose::Known(supplier) => {
            people::now_supplies(tx, *supplier, now).await?;
            (*supplier, None)
        }
        Whose::New => {
            let (supplier, secret) = found(tx, viewer, row, now).await?;
            (supplier, Some(secret))
        }
    };
    let solution = solutions::insert(tx, &solution(row, supplier, categories), viewer.id(), now).await?;
    save::published(tx, row.id, solution).await?;
    let subject = Subject { kind: "solution", id: Some(solution), title: &row.title };
    journal::add(tx, viewer, "created", subject, json!({"state": "published", "proposal": row.id}), now).await?;
    letters::published(tx, app, row, (solution, reason), invitation, now).await?;
    note(tx, viewer, "published", row, json!({"solution": solution, "supplier": supplier}), now).await
}

/// Makes the organisation, and the invitation by which the author of the proposal comes in as its manager.
async fn found(tx: &Tx, viewer: &Viewer, row: &ProposalRow, now: Timestamp) -> Result<(Uuid, String)> {
    let supplier = NewSupplier {
        name: &row.organisation,
        kind: row.kind.as_deref().unwrap_or("company"),
        identifier: row.identifier_scheme.as_deref().zip(row.identifier.as_deref()),
        place: row.town_id,
        website: &row.website,
    };
    let id = people::add_supplier(tx, &supplier, now).await?;
    let subject = Subject { kind: "organisation", id: Some(id), title: &row.organisation };
    journal::add(tx, viewer, "created", subject, json!({"proposal": row.id}), now).await?;
    let link = Link {
        purpose: "invitation".to_owned(),
        email: row.email_key.clone(),
        person_id: None,
        organisation_id: Some(id),
        role: Some("manager".to_owned()),
    };
    Ok((id, accounts::add_link(tx, link, INVITATION, now).await?))
}

fn solution(row: &ProposalRow, supplier: Uuid, categories: Vec<Uuid>) -> NewSolution {
    let mut draft = Draft::of(row);
    // A circle around the first place replaces that place.
    let radius_place = draft.radius_km.and_then(|_| draft.places.first().copied());
    draft.places.retain(|place| Some(*place) != radius_place);
    NewSolution {
        supplier,
        title: draft.title,
        summary: draft.summary,
        description: draft.description,
        language: row.language.clone(),
        strategies: draft.strategies,
        commitments: draft.commitments,
        links: draft.links,
        radius_km: draft.radius_km,
        radius_place,
        state: "published".to_owned(),
        categories,
        places: draft.places,
        labels: Vec::new(),
        supply: Supply::default(),
        source_key: None,
    }
}
