//! Mails to those who apply: the address by which they come back, the invitation to a pair, and what was decided.

use std::time::Duration;

use db::{Timestamp, Tx, Uuid};

use super::queries::{self, ApplicantRow, LetterRow};
use super::rules::Decision;
use super::{Application, participants, rules, save};
use crate::kit::error::internal;
use crate::kit::{App, Language, Result, mail};

const WITHIN: Duration = Duration::from_mins(15);

/// Whether an address was sent as many links as it may be in a quarter of an hour.
pub async fn has_enough(tx: &Tx, email_key: &str, now: Timestamp) -> Result<bool> {
    let since = now.checked_sub(WITHIN).map_err(internal)?;
    Ok(queries::recent_links(tx, email_key, since).await? >= rules::LINKS)
}

fn address(app: &App, secret: &str) -> String {
    format!("{}/preinscriptions/{secret}", app.config.public_url)
}

/// The address by which somebody comes back to what they began: they wait for it.
pub async fn way_back(
    tx: &Tx,
    app: &App,
    to: &str,
    secret: &str,
    (edition, language): (&str, Language),
    now: Timestamp,
) -> Result<()> {
    let subject = language.one("applications-mail-link-subject", "edition", edition);
    let address = address(app, secret);
    let body = language.two("applications-mail-link", ("edition", edition), ("address", address.as_str()));
    mail::queue_awaited(tx, to, &subject, &body, now).await
}

fn language(application: &Application) -> Language {
    Language::parse(&application.row.language).unwrap_or_default()
}

/// To who carries an application: it has arrived.
pub async fn received(tx: &Tx, app: &App, edition: &str, application: &Application, now: Timestamp) -> Result<()> {
    let Some(author) = application.people.first() else { return Ok(()) };
    let language = language(application);
    let secret = participants::link(tx, author.id, now).await?;
    let address = address(app, &secret);
    let subject = language.one("applications-mail-received-subject", "edition", edition);
    let values =
        [("edition", edition.into()), ("structure", application.title().into()), ("address", address.as_str().into())];
    mail::queue(tx, &author.email, &subject, &language.with("applications-mail-received", values), now).await
}

/// To everybody who is named and has not said yet that they take part.
pub async fn invite(tx: &Tx, app: &App, edition: &str, application: &Application, now: Timestamp) -> Result<()> {
    let language = language(application);
    let by = application.people.first().map_or("", |person| person.name.as_str());
    for person in application.people.iter().filter(|person| person.confirmed_at.is_none()) {
        let secret = participants::link(tx, person.id, now).await?;
        let address = address(app, &secret);
        let subject = language.two("applications-mail-invited-subject", ("by", by), ("edition", edition));
        let values = [
            ("by", by.into()),
            ("edition", edition.into()),
            ("structure", application.title().into()),
            ("address", address.as_str().into()),
        ];
        mail::queue(tx, &person.email, &subject, &language.with("applications-mail-invited", values), now).await?;
    }
    Ok(())
}

/// To who carries an application: somebody whom they named does not take part.
pub async fn refused(
    tx: &Tx,
    app: &App,
    edition: &str,
    application: &Application,
    who: &ApplicantRow,
    now: Timestamp,
) -> Result<()> {
    let Some(author) = application.people.first() else { return Ok(()) };
    let language = language(application);
    let secret = participants::link(tx, author.id, now).await?;
    let address = address(app, &secret);
    let subject = language.two("applications-mail-refused-subject", ("who", who.name.as_str()), ("edition", edition));
    let values = [("who", who.name.as_str().into()), ("edition", edition.into()), ("address", address.as_str().into())];
    mail::queue(tx, &author.email, &subject, &language.with("applications-mail-refused", values), now).await
}

/// What tells a decision: as organisers reworded it, or the house's.
pub fn letter(language: Language, letters: &[LetterRow], decision: Decision) -> LetterRow {
    let reworded = letters.iter().find(|letter| letter.decision == decision.code()).cloned();
    reworded.unwrap_or_else(|| LetterRow {
        decision: decision.code().to_owned(),
        subject: language.t(&format!("applications-letter-{}-subject", decision.code())),
        body: language.t(&format!("applications-letter-{}", decision.code())),
        version: 0,
    })
}

/// What stands in a letter for what is known when it leaves, in either language.
const MARKS: [(&str, &str); 5] = [
    ("{nom}", "{name}"),
    ("{structure}", "{structure}"),
    ("{édition}", "{edition}"),
    ("{motif}", "{reason}"),
    ("{lien}", "{link}"),
];

/// The letter as one applicant reads it.
pub fn filled(text: &str, values: [&str; 5]) -> String {
    MARKS.iter().zip(values).fold(text.to_owned(), |text, ((fr, en), value)| text.replace(fr, value).replace(en, value))
}

/// Tells everybody of an application what was decided.
pub async fn tell(
    tx: &Tx,
    app: &App,
    edition: &str,
    application: &Application,
    (letters, decision): (&[LetterRow], Decision),
    now: Timestamp,
) -> Result<()> {
    let letter = letter(language(application), letters, decision);
    for person in application.people.iter().filter(|person| !person.email.is_empty()) {
        let secret = participants::link(tx, person.id, now).await?;
        let values =
            [person.name.as_str(), application.title(), edition, application.row.reason.as_str(), &address(app, &secret)];
        mail::queue(tx, &person.email, &filled(&letter.subject, values), &filled(&letter.body, values), now).await?;
    }
    Ok(())
}

/// While a place is free, who waits longest is accepted and told so. Returns who rose.
pub async fn rise(tx: &Tx, app: &App, edition: Uuid, title: &str, places: i64, now: Timestamp) -> Result<Vec<Application>> {
    let mut risen = Vec::new();
    let letters = queries::letters(tx, edition).await?;
    while queries::taken(tx, edition, Uuid::nil()).await? < places {
        let Some(next) = queries::first_waiting(tx, edition).await? else { break };
        save::announce(tx, next, rules::Status::Waiting, Decision::Accepted, now).await?;
        let application = Application::load(tx, next).await?;
        tell(tx, app, title, &application, (&letters, Decision::Accepted), now).await?;
        risen.push(application);
    }
    Ok(risen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_may_be_written_with_the_marks_of_either_language() {
        let values = ["Ada", "Ville", "2027", "complet", "https://exemple.test/p/1"];
        assert_eq!(
            filled("{nom}, {name} : {structure}, {édition}, {motif} {lien}", values),
            "Ada, Ada : Ville, 2027, complet https://exemple.test/p/1"
        );
        assert_eq!(filled("{edition}: {reason} {link}", values), "2027: complet https://exemple.test/p/1");
    }
}
