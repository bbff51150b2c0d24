//! Mails of the charter: the code, what was signed, who is asked to sign, and whom one reminds.

use db::{Timestamp, Tx};

use super::queries::Named;
use super::sign::Signer;
use crate::applications::participants::{self, Participant};
use crate::kit::{App, Language, Result, mail};
use crate::people::accounts::{self, Link};
use crate::people::rules;
use crate::programmes::queries::EditionRow;

/// Why somebody is written to about a charter that they have not signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A version was published.
    Published,
    Reminded,
}

/// The six digits, at once.
pub async fn code(tx: &Tx, signer: &Signer, code: &str, now: Timestamp) -> Result<()> {
    let language = signer.participant.language();
    let values = [("name", signer.name().into()), ("edition", signer.edition.title.as_str().into()), ("code", code.into())];
    let body = language.with("charters-mail-code", values);
    mail::queue_awaited(tx, signer.email(), &language.one("charters-mail-code-subject", "code", code), &body, now).await
}

/// That it is signed, where the receipt is, who still has to sign, and how to make an account for who has none. `stands` is
/// whether nobody has to sign for the structure any more.
pub async fn signed(
    tx: &Tx,
    app: &App,
    signer: &Signer,
    (needs_account, stands): (bool, bool),
    now: Timestamp,
) -> Result<()> {
    let language = signer.participant.language();
    let edition = signer.edition.title.as_str();
    let address = format!("{}{}/recu", app.config.public_url, signer.address());
    let values = [("name", signer.name().into()), ("edition", edition.into()), ("address", address.into())];
    let mut body = language.with("charters-mail-signed", values);
    if !stands && signer.representative.is_none() {
        body.push_str("\n\n");
        body.push_str(&language.t("charters-mail-awaited"));
    }
    if needs_account {
        // Who has no seat yet would find the door of the space closed.
        let then = if stands { "espaces" } else { "programmes" };
        let address = registration(tx, app, signer.email(), &format!("%2F{then}%2F{}", signer.edition.id), now).await?;
        body.push_str("\n\n");
        let key = if stands { "charters-mail-account" } else { "charters-mail-account-early" };
        body.push_str(&language.one(key, "address", address));
    }
    mail::queue(tx, signer.email(), &language.one("charters-mail-signed-subject", "edition", edition), &body, now).await
}

/// Where an account is made for an address, and what is shown then.
async fn registration(tx: &Tx, app: &App, email: &str, then: &str, now: Timestamp) -> Result<String> {
    let link = Link {
        purpose: "confirm".to_owned(),
        email: rules::email_key(email).unwrap_or_default(),
        person_id: None,
        organisation_id: None,
        role: None,
    };
    let secret = accounts::add_link(tx, link, rules::INVITATION, now).await?;
    Ok(format!("{}/inscription/{secret}?suite={then}", app.config.public_url))
}

/// To a participant whose seat was waiting for their structure's signature.
pub async fn opened(tx: &Tx, app: &App, edition: &EditionRow, participant: &Participant, now: Timestamp) -> Result<()> {
    let language = participant.language();
    let title = edition.title.as_str();
    let address = match participant.person_id {
        Some(_) => format!("{}/espaces/{}", app.config.public_url, edition.id),
        None => registration(tx, app, &participant.email, &format!("%2Fespaces%2F{}", edition.id), now).await?,
    };
    let values = [("name", participant.name.as_str().into()), ("edition", title.into()), ("address", address.into())];
    let body = language.with("charters-mail-opened", values);
    mail::queue(tx, &participant.email, &language.one("charters-mail-opened-subject", "edition", title), &body, now).await
}

/// To who signs for a structure.
pub async fn represent(
    tx: &Tx,
    app: &App,
    edition: &str,
    participant: &Participant,
    named: &Named,
    secret: &str,
    now: Timestamp,
) -> Result<()> {
    let language = participant.language();
    let values = [
        ("name", named.name.as_str().into()),
        ("participant", participant.name.as_str().into()),
        ("structure", participant.structure.as_str().into()),
        ("edition", edition.into()),
        ("address", place(app, secret).into()),
    ];
    let body = language.with("charters-mail-represent", values);
    let subject =
        language.two("charters-mail-represent-subject", ("structure", participant.structure.as_str()), ("edition", edition));
    mail::queue(tx, &named.email, &subject, &body, now).await
}

/// To who has not signed what counts now.
pub async fn ask(tx: &Tx, app: &App, edition: &str, participant: &Participant, why: Why, now: Timestamp) -> Result<()> {
    let language: Language = participant.language();
    let secret = participants::link(tx, participant.applicant_id, now).await?;
    let (subject, body) = match why {
        Why::Published => ("charters-mail-ask-subject", "charters-mail-ask"),
        Why::Reminded => ("charters-mail-remind-subject", "charters-mail-remind"),
    };
    let values =
        [("name", participant.name.as_str().into()), ("edition", edition.into()), ("address", place(app, &secret).into())];
    let body = language.with(body, values);
    mail::queue(tx, &participant.email, &language.one(subject, "edition", edition), &body, now).await
}

fn place(app: &App, secret: &str) -> String {
    format!("{}/preinscriptions/{secret}/charte", app.config.public_url)
}
