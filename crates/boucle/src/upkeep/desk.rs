//! What waits for a coordinator: solutions that somebody flagged, records that somebody claims.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Tx, Uuid};
use serde_json::json;

use super::queries::{self, ClaimRow, FlagRow};
use super::{TEXT_LIMIT, save};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, mail};
use crate::people::accounts;

const DESK: &str = "/gestion/signalements";

#[derive(Template)]
#[template(path = "upkeep/desk.html")]
struct DeskPage {
    shell: Shell,
    flags: Vec<FlagRow>,
    claims: Vec<ClaimRow>,
    form: Form,
    /// Whose form has a mistake.
    wrong: Option<Uuid>,
}

impl DeskPage {
    async fn new(app: &App, viewer: &Viewer, form: Form, wrong: Option<Uuid>) -> Result<Self> {
        Ok(Self {
            shell: Shell::new(viewer)
                .under("/gestion", viewer.language.t("upkeep-admin"))
                .at(viewer.language.t("upkeep-desk")),
            flags: queries::flags(&app.db).await?,
            claims: queries::claims(&app.db).await?,
            form,
            wrong,
        })
    }

    fn wants(&self, claim: &ClaimRow) -> String {
        let (person, organisation) = (claim.person.as_str(), claim.organisation.as_str());
        self.shell.two("upkeep-claim-wants", ("person", person), ("organisation", organisation))
    }

    fn is_wrong(&self, id: &Uuid) -> bool {
        self.wrong == Some(*id)
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer) -> Result {
    page(&DeskPage::new(&app, &viewer, Form::new(), None).await?)
}

/// Said on the desk; what somebody else has settled in the meantime as well.
fn done(outcome: Result<()>, said: &'static str) -> Result {
    match outcome {
        Ok(()) => Ok(to_with(DESK, said)),
        Err(Error::Conflict) => Ok(to_with(DESK, "upkeep-settled-already")),
        Err(error) => Err(error),
    }
}

/// It was looked into.
pub async fn settle(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let Some(flag) = queries::flag(&app.db, id).await? else { return Ok(to_with(DESK, "upkeep-settled-already")) };
    let (note, now): (String, Timestamp) = (form.trimmed("note").chars().take(TEXT_LIMIT).collect(), app.clock.now());
    let settled = app
        .db
        .write(|tx| {
            let (viewer, flag, note) = (&viewer, &flag, note.as_str());
            async move {
                save::settle(&tx, id, viewer.id(), note, now).await?;
                let subject = Subject { kind: "solution", id: Some(flag.solution_id), title: &flag.title };
                journal::add(&tx, viewer, "settled", subject, json!({"flag": id, "note": note}), now).await
            }
        })
        .await;
    done(settled, "upkeep-settled")
}

pub async fn decide(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let Some(claim) = queries::claim(&app.db, id).await? else { return Ok(to_with(DESK, "upkeep-settled-already")) };
    let accepted = form.value("act") == "accept";
    let reason: String = form.trimmed("reason").chars().take(TEXT_LIMIT).collect();
    if !accepted && reason.is_empty() {
        form.refuse(&format!("reason-{id}"), viewer.language.t("upkeep-reason-missing"));
        return unsound(&DeskPage::new(&app, &viewer, form, Some(id)).await?);
    }
    let now = app.clock.now();
    let decided = app
        .db
        .write(|tx| {
            let (app, viewer, claim, reason) = (&app, &viewer, &claim, reason.as_str());
            async move {
                save::decide(&tx, id, (accepted, reason), viewer.id(), now).await?;
                if accepted {
                    accounts::give_seat(&tx, claim.person_id, claim.organisation_id, "manager", now).await?;
                }
                tell(&tx, app, claim, (accepted, reason), now).await?;
                let subject = Subject { kind: "organisation", id: Some(claim.organisation_id), title: &claim.organisation };
                let verb = if accepted { "accepted" } else { "declined" };
                journal::add(&tx, viewer, verb, subject, json!({"claim": id, "person": claim.person_id}), now).await
            }
        })
        .await;
    done(decided, if accepted { "upkeep-claim-accepted" } else { "upkeep-claim-declined" })
}

async fn tell(tx: &Tx, app: &App, claim: &ClaimRow, (accepted, reason): (bool, &str), now: Timestamp) -> Result<()> {
    let language = Language::parse(&claim.language).unwrap_or_default();
    let organisation = claim.organisation.as_str();
    let subject = language.one("upkeep-mail-claim-subject", "organisation", organisation);
    let key = if accepted { "upkeep-mail-claim-accepted" } else { "upkeep-mail-claim-declined" };
    let values = [
        ("name", claim.person.as_str().into()),
        ("organisation", organisation.into()),
        ("reason", reason.into()),
        ("address", format!("{}/organisations/{}", app.config.public_url, claim.organisation_id).into()),
    ];
    mail::queue(tx, &claim.email, &subject, &language.with(key, values), now).await
}
