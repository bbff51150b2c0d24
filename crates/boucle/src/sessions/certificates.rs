//! Certificates: given by who runs the edition, or taken by each once it has ended; read, printed, carried away as a file.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use db::{Date, Uuid};
use serde_json::json;

use super::presence::follows;
use super::{queries, save};
use crate::kit::error::{forbidden, internal, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::receipt::{self, Receipt};
use crate::kit::shell::{page, to, to_with};
use crate::kit::{App, Error, Result, Shell, Viewer, sheet};
use crate::programmes::Edition;

#[derive(Template)]
#[template(path = "sessions/certificate.html")]
struct CertificatePage {
    shell: Shell,
    place: String,
    verification: String,
    receipt: Receipt,
}

impl CertificatePage {
    fn says(&self, name: &str) -> &str {
        self.receipt.says(name)
    }

    fn plenaries(&self) -> String {
        let number = |name: &str| self.says(name).parse::<i64>().unwrap_or(0);
        let (attended, promised) = (number("plenaries"), number("plenaries_promised"));
        self.shell.two("sessions-plenaries", ("attended", attended), ("promised", promised))
    }

    /// Each session with its day as one writes it.
    fn sessions(&self) -> Vec<(String, String)> {
        let line = |line: &str| {
            let (day, title) = line.split_once(' ').unwrap_or(("", line));
            (day.parse::<Date>().map(|day| self.shell.date(day)).unwrap_or_default(), title.to_owned())
        };
        self.says("sessions").lines().map(line).collect()
    }
}

/// Gives a certificate to everybody who attended a session and has none that says so.
pub async fn give(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let now = app.clock.now();
    let given = app
        .db
        .write(|tx| {
            let (viewer, edition) = (&viewer, &edition);
            async move {
                let (sessions, lines) = queries::year(&tx, id, now).await?;
                let mut given = 0;
                for line in &lines {
                    given += i64::from(save::give(&tx, &edition.row, &sessions, line, now).await?);
                }
                if given > 0 {
                    let subject = Subject { kind: "edition", id: Some(id), title: edition.title() };
                    journal::add(&tx, viewer, "given_out", subject, json!({"certificates": given}), now).await?;
                }
                Ok::<_, Error>(given)
            }
        })
        .await?;
    let says = if given > 0 { "sessions-given" } else { "sessions-given-none" };
    Ok(to_with(&format!("{}/presences", edition.address()), says))
}

/// One's own, once the edition has ended.
pub async fn take(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let edition = Edition::read(&app, &viewer, id).await?;
    let (now, person) = (app.clock.now(), viewer.signed_in()?.id);
    if edition.today(&app) <= edition.row.ends_on {
        return Err(forbidden());
    }
    app.db
        .write(|tx| {
            let (viewer, edition) = (&viewer, &edition);
            async move {
                let (sessions, lines) = queries::year(&tx, id, now).await?;
                let mine = lines.iter().find(|line| line.participant.person_id == Some(person)).ok_or_else(forbidden)?;
                if save::give(&tx, &edition.row, &sessions, mine, now).await? {
                    let subject = Subject { kind: "edition", id: Some(id), title: edition.title() };
                    journal::add(&tx, viewer, "given_out", subject, json!({"certificates": 1}), now).await?;
                }
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to(&format!("{}/presences", edition.address())))
}

/// Its owner's, and of who runs or coaches the edition.
async fn theirs(app: &App, viewer: &Viewer, (id, certificate): (Uuid, Uuid)) -> Result<(Edition, Receipt)> {
    let edition = Edition::read(app, viewer, id).await?;
    let found = queries::certificate(&app.db, id, certificate).await?;
    let is_mine = found.as_ref().is_some_and(|found| found.person_id.is_some() && found.person_id == viewer.id());
    if !is_mine && !follows(app, viewer, &edition).await? {
        return Err(forbidden());
    }
    let file = receipt::find(&app.db, found.ok_or_else(not_found)?.id).await?.ok_or_else(not_found)?;
    let receipt = Receipt::read(&file).map_err(|flaw| internal(format!("certificate: {}", flaw.code())))?;
    Ok((edition, receipt))
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(ids): Path<(Uuid, Uuid)>) -> Result {
    let (edition, receipt) = theirs(&app, &viewer, ids).await?;
    let shell = edition.shell(&viewer);
    let shell = shell.under(format!("{}/presences", edition.address()), viewer.language.t("sessions-title"));
    page(&CertificatePage {
        shell: shell.at(viewer.language.t("sessions-certificate")),
        place: format!("{}/attestations/{}", edition.address(), ids.1),
        verification: format!("{}/chartes/verification", app.config.public_url),
        receipt,
    })
}

pub async fn file(State(app): State<App>, viewer: Viewer, Path(ids): Path<(Uuid, Uuid)>) -> Result<Response> {
    let (_, receipt) = theirs(&app, &viewer, ids).await?;
    let name = format!("attestation-{}.json", receipt.says("id"));
    Ok(sheet::file("application/json", &name, receipt.file().into_bytes()))
}
