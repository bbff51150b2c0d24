//! Receipts of signatures: a page to print, and the file that proves itself.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Uuid};

use super::queries;
use super::sign::Signer;
use crate::kit::error::{internal, not_found};
use crate::kit::receipt::{self, Receipt};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer, markdown, sheet};
use crate::programmes::Edition;

#[derive(Template)]
#[template(path = "charters/receipt.html")]
struct ReceiptPage {
    shell: Shell,
    receipt: Receipt,
    text: String,
    file: String,
    verification: String,
}

impl ReceiptPage {
    fn new(app: &App, shell: Shell, receipt: Receipt, place: &str) -> Self {
        Self {
            text: markdown::to_html(receipt.says("text")),
            file: format!("{place}/fichier"),
            verification: format!("{}/chartes/verification", app.config.public_url),
            shell,
            receipt,
        }
    }

    fn says(&self, name: &str) -> &str {
        self.receipt.says(name)
    }
}

/// The moment of a signature as its reader tells time.
pub fn signed_at(shell: &Shell, receipt: &Receipt) -> String {
    receipt.says("signed_at").parse::<Timestamp>().map(|at| shell.moment(at)).unwrap_or_default()
}

/// How a signature was confirmed.
pub fn by_code(shell: &Shell, receipt: &Receipt) -> String {
    shell.two("charters-by-code", ("email", receipt.says("email")), ("family", receipt.says("address_family")))
}

async fn load(app: &App, id: Uuid) -> Result<Receipt> {
    let file = receipt::find(&app.db, id).await?.ok_or_else(not_found)?;
    Receipt::read(&file).map_err(|flaw| internal(format!("receipt {id}: {}", flaw.code())))
}

/// What the signer signed last.
async fn of_signer(app: &App, secret: &str) -> Result<(Signer, Receipt)> {
    let signer = Signer::by_secret(app, secret).await?;
    let signature = queries::signature_of(&app.db, signer.id()).await?.ok_or_else(not_found)?;
    let receipt = load(app, signature.id).await?;
    Ok((signer, receipt))
}

pub async fn mine(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>) -> Result {
    let (signer, receipt) = of_signer(&app, &secret).await?;
    let shell = signer.shell(&viewer).under(signer.address(), viewer.language.t("charters-title"));
    let shell = shell.at(viewer.language.t("charters-receipt"));
    page(&ReceiptPage::new(&app, shell, receipt, &format!("{}/recu", signer.address())))
}

pub async fn my_file(State(app): State<App>, Path(secret): Path<String>) -> Result {
    let (_, receipt) = of_signer(&app, &secret).await?;
    Ok(file(&receipt))
}

/// A receipt of the edition, for who runs it.
async fn run_by(app: &App, viewer: &Viewer, (id, signature): (Uuid, Uuid)) -> Result<(Edition, Receipt)> {
    let edition = Edition::run_by(app, viewer, id).await?;
    let signature = queries::signature(&app.db, id, signature).await?.ok_or_else(not_found)?;
    let receipt = load(app, signature.id).await?;
    Ok((edition, receipt))
}

pub async fn of_edition(State(app): State<App>, viewer: Viewer, Path(ids): Path<(Uuid, Uuid)>) -> Result {
    let (edition, receipt) = run_by(&app, &viewer, ids).await?;
    let charter = super::address(&edition);
    let shell = edition.shell(&viewer).under(charter.as_str(), viewer.language.t("charters-title"));
    let shell = shell.at(viewer.language.t("charters-receipt"));
    page(&ReceiptPage::new(&app, shell, receipt, &format!("{charter}/signatures/{}", ids.1)))
}

pub async fn file_of_edition(State(app): State<App>, viewer: Viewer, Path(ids): Path<(Uuid, Uuid)>) -> Result {
    let (_, receipt) = run_by(&app, &viewer, ids).await?;
    Ok(file(&receipt))
}

fn file(receipt: &Receipt) -> axum::response::Response {
    sheet::file("application/json", &format!("charte-{}.json", receipt.says("id")), receipt.file().into_bytes())
}
