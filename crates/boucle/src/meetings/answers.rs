//! Answers to an invitation, and who has a seat.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::queries::{self, MeetingRow, PersonLine};
use super::{address, rules};
use crate::kit::{App, Language, Result, mail};

row! {
    #[derive(Debug, Clone)]
    struct Reader {
        email: String,
        language: String,
    }
}

sql! {
    READERS: Reader = "
        SELECT email, language FROM person
        WHERE id = ANY($1) AND erased_at IS NULL AND failing_at IS NULL ORDER BY id";
}

/// Those who want a seat and have to wait for one.
pub fn waiting(meeting: &MeetingRow, people: &[PersonLine]) -> Vec<Uuid> {
    let wanted = people.iter().filter_map(|person| Some((person.seat_at?, person.person_id))).collect();
    rules::waiting(meeting.capacity, wanted)
}

/// Tells those who waited for a seat before a meeting was changed and have one now.
pub async fn tell_seated(tx: &Tx, app: &App, before: &MeetingRow, now: Timestamp) -> Result<()> {
    let people = queries::people(tx, before.id).await?;
    let waited = waiting(before, &people);
    if waited.is_empty() {
        return Ok(());
    }
    let meeting = queries::find(tx, before.id).await?;
    let wait = waiting(&meeting, &people);
    tell(tx, app, &meeting, waited.into_iter().filter(|person| !wait.contains(person)).collect(), now).await
}

/// Keeps an answer, and tells those for whom it frees a seat.
pub async fn keep(
    tx: &Tx,
    app: &App,
    meeting: &MeetingRow,
    person: Uuid,
    answer: (&str, &str),
    now: Timestamp,
) -> Result<()> {
    let waited = waiting(meeting, &queries::people(tx, meeting.id).await?);
    queries::answer(tx, meeting.id, person, answer.0, answer.1, now).await?;
    if waited.is_empty() {
        return Ok(());
    }
    let wait = waiting(meeting, &queries::people(tx, meeting.id).await?);
    let seated: Vec<Uuid> = waited.into_iter().filter(|other| *other != person && !wait.contains(other)).collect();
    tell(tx, app, meeting, seated, now).await
}

async fn tell(tx: &Tx, app: &App, meeting: &MeetingRow, seated: Vec<Uuid>, now: Timestamp) -> Result<()> {
    for reader in tx.all(&READERS, args![seated]).await? {
        let language = Language::parse(&reader.language).unwrap_or_default();
        let subject = language.one("meetings-mail-seat-subject", "title", meeting.title.as_str());
        let link = format!("{}{}", app.config.public_url, address(meeting.id));
        let body = language.two("meetings-mail-seat", ("title", meeting.title.as_str()), ("address", link));
        mail::queue(tx, &reader.email, &subject, &body, now).await?;
    }
    Ok(())
}
