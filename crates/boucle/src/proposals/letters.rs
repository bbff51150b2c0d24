//! Mails about a proposal: to its author, who has no account, with the way back in each; and to coordinators, that one waits.

use std::time::Duration;

use db::{Timestamp, Tx, Uuid};

use super::queries::{self, ProposalRow};
use super::rules::{self, Decision};
use super::{address, save};
use crate::kit::error::internal;
use crate::kit::{App, Result, mail};

const WITHIN: Duration = Duration::from_mins(15);

/// Whether an address was sent as many links as it may be in a quarter of an hour.
pub async fn has_enough(tx: &Tx, email_key: &str, now: Timestamp) -> Result<bool> {
    let since = now.checked_sub(WITHIN).map_err(internal)?;
    Ok(queries::recent_links(tx, email_key, since).await? >= rules::LINKS)
}

/// A whole address by which its author comes back, which shows that the address of mail is theirs.
async fn way(tx: &Tx, app: &App, row: &ProposalRow, now: Timestamp) -> Result<String> {
    let secret = save::link(tx, row.id, Some(&row.email_key), now).await?;
    Ok(format!("{}{}", app.config.public_url, address(&secret)))
}

/// Before anything else is done with it: is this address yours?
pub async fn ask_to_confirm(tx: &Tx, app: &App, row: &ProposalRow, now: Timestamp) -> Result<()> {
    let (language, link) = (row.language(), way(tx, app, row, now).await?);
    // Nobody has shown yet that they are who they say: nothing that was typed is sent to the address.
    let subject = language.t("proposals-mail-confirm-subject");
    let values = [("network", app.config.network_name.as_str().into()), ("address", link.into())];
    mail::queue_awaited(tx, &row.email, &subject, &language.with("proposals-mail-confirm", values), now).await
}

/// It has arrived.
pub async fn received(tx: &Tx, app: &App, row: &ProposalRow, now: Timestamp) -> Result<()> {
    let (language, link) = (row.language(), way(tx, app, row, now).await?);
    let subject = language.one("proposals-mail-received-subject", "title", row.title.as_str());
    let values = [
        ("name", row.name.as_str().into()),
        ("title", row.title.as_str().into()),
        ("network", app.config.network_name.as_str().into()),
        ("address", link.into()),
    ];
    mail::queue(tx, &row.email, &subject, &language.with("proposals-mail-received", values), now).await
}

pub async fn tell_coordinators(tx: &Tx, app: &App, row: &ProposalRow, now: Timestamp) -> Result<()> {
    for reader in queries::coordinators(tx).await? {
        let language = reader.language();
        let subject = language.one("proposals-mail-waiting-subject", "title", row.title.as_str());
        let values = [
            ("title", row.title.as_str().into()),
            ("organisation", row.organisation.as_str().into()),
            ("address", format!("{}/gestion/propositions/{}", app.config.public_url, row.id).into()),
        ];
        mail::queue(tx, &reader.email, &subject, &language.with("proposals-mail-waiting", values), now).await?;
    }
    Ok(())
}

/// What was decided, and why.
pub async fn decided(
    tx: &Tx,
    app: &App,
    row: &ProposalRow,
    (decision, reason): (Decision, &str),
    now: Timestamp,
) -> Result<()> {
    let (language, link) = (row.language(), way(tx, app, row, now).await?);
    let code = match decision {
        Decision::Ask => "asked",
        Decision::Publish | Decision::Refuse => "refused",
    };
    let subject = language.one(&format!("proposals-mail-{code}-subject"), "title", row.title.as_str());
    let values = [
        ("name", row.name.as_str().into()),
        ("title", row.title.as_str().into()),
        ("reason", reason.into()),
        ("address", link.into()),
    ];
    mail::queue(tx, &row.email, &subject, &language.with(&format!("proposals-mail-{code}"), values), now).await
}

/// It is in the catalogue; and how to keep it up to date, by invitation where the organisation is new.
pub async fn published(
    tx: &Tx,
    app: &App,
    row: &ProposalRow,
    (solution, reason): (Uuid, &str),
    invitation: Option<String>,
    now: Timestamp,
) -> Result<()> {
    let language = row.language();
    let subject = language.one("proposals-mail-published-subject", "title", row.title.as_str());
    let keep = match invitation {
        Some(secret) => {
            let link = format!("{}/inscription/{secret}", app.config.public_url);
            language.two("proposals-mail-invited", ("organisation", row.organisation.as_str()), ("address", link))
        }
        None => language.one("proposals-mail-attached", "organisation", row.organisation.as_str()),
    };
    let values = [
        ("name", row.name.as_str().into()),
        ("title", row.title.as_str().into()),
        ("reason", if reason.is_empty() { String::new() } else { format!("{reason}\n") }.into()),
        ("keep", keep.into()),
        ("address", format!("{}/catalogue/{solution}", app.config.public_url).into()),
    ];
    mail::queue(tx, &row.email, &subject, &language.with("proposals-mail-published", values), now).await
}
