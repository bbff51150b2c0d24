//! Mails about tools: a new version to who said a use, a request to who keeps the tool, an answer to who asked.

use db::{Timestamp, Tx};

use super::address;
use super::queries::{self, Reader, RequestRow, ToolRow};
use crate::kit::{App, Language, Result, Viewer, mail};

/// To who said a use of the tool, but for who gives the version.
pub async fn new_version(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    tool: &ToolRow,
    what_changed: &str,
    now: Timestamp,
) -> Result<()> {
    let link = format!("{}{}", app.config.public_url, address(tool.id));
    for reader in others(queries::users(tx, tool.id).await?, viewer) {
        let language = Language::parse(&reader.language).unwrap_or_default();
        let subject = language.one("library-mail-version-subject", "tool", tool.title.as_str());
        let values =
            [("tool", tool.title.as_str().into()), ("text", what_changed.into()), ("address", link.as_str().into())];
        mail::queue(tx, &reader.email, &subject, &language.with("library-mail-version", values), now).await?;
    }
    Ok(())
}

/// To who keeps the tool.
pub async fn request(tx: &Tx, app: &App, viewer: &Viewer, tool: &ToolRow, text: &str, now: Timestamp) -> Result<()> {
    let link = format!("{}{}#demandes", app.config.public_url, address(tool.id));
    for reader in others(queries::keepers(tx, tool.id).await?, viewer) {
        let language = Language::parse(&reader.language).unwrap_or_default();
        let subject = language.one("library-mail-request-subject", "tool", tool.title.as_str());
        let values = [
            ("person", viewer.name().into()),
            ("tool", tool.title.as_str().into()),
            ("text", text.into()),
            ("address", link.as_str().into()),
        ];
        mail::queue(tx, &reader.email, &subject, &language.with("library-mail-request", values), now).await?;
    }
    Ok(())
}

/// To who asked.
pub async fn answer(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    (tool, request): (&ToolRow, &RequestRow),
    answer: &str,
    now: Timestamp,
) -> Result<()> {
    let Some(person) = request.person_id else { return Ok(()) };
    let link = format!("{}{}#demandes", app.config.public_url, address(tool.id));
    for reader in others(queries::reader(tx, person).await?.into_iter().collect(), viewer) {
        let language = Language::parse(&reader.language).unwrap_or_default();
        let subject = language.one("library-mail-answer-subject", "tool", tool.title.as_str());
        let values = [
            ("person", viewer.name().into()),
            ("text", request.text.as_str().into()),
            ("answer", answer.into()),
            ("address", link.as_str().into()),
        ];
        mail::queue(tx, &reader.email, &subject, &language.with("library-mail-answer", values), now).await?;
    }
    Ok(())
}

/// Nobody is told of what they did themselves.
fn others(readers: Vec<Reader>, viewer: &Viewer) -> Vec<Reader> {
    readers.into_iter().filter(|reader| Some(reader.person_id) != viewer.id()).collect()
}
