//! Mails of introductions, at once: to those of the other side who took part in it; while nobody of it has, to all who write
//! for that organisation. Each says why it comes, and how to stop them.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::queries::IntroductionRow;
use super::rules::Side;
use super::{address, save};
use crate::kit::{App, Language, Result, mail, session};

row! {
    struct Reader {
        person_id: Uuid,
        email: String,
        language: String,
        took_part: bool,
    }
}

sql! {
    READERS: Reader = "
        SELECT p.id AS person_id, p.email, p.language,
            (EXISTS (SELECT 1 FROM introduction_step t WHERE t.introduction_id = $1 AND t.person_id = p.id)
                OR EXISTS (SELECT 1 FROM introduction_message m WHERE m.introduction_id = $1 AND m.person_id = p.id)) AS took_part
        FROM organisation_role r JOIN person p ON p.id = r.person_id
        WHERE r.organisation_id = $2 AND r.role <> 'reader' AND p.erased_at IS NULL AND p.failing_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM introduction_mute m WHERE m.person_id = p.id)
        ORDER BY r.since, p.id LIMIT 200";
}

/// While nobody has taken it up, so many people of an organisation hear of it.
const MOST: usize = 20;

pub struct Letter<'a> {
    pub to: Side,
    /// `introductions-told-…` says it, of the other organisation.
    pub told: &'a str,
    /// What is written beneath, in the words of who wrote it.
    pub text: &'a str,
    /// Who did it, and is not told.
    pub by: Option<Uuid>,
}

pub async fn tell(tx: &Tx, app: &App, row: &IntroductionRow, letter: &Letter<'_>, now: Timestamp) -> Result<()> {
    write(tx, app, row, letter, |_| letter.text.to_owned(), now).await
}

/// Kind words to who has not answered: the first, the second or the last time.
pub async fn remind(
    tx: &Tx,
    app: &App,
    row: &IntroductionRow,
    (number, last): (usize, usize),
    now: Timestamp,
) -> Result<()> {
    let key = match number {
        number if number >= last => "introductions-remind-last",
        1 => "introductions-remind-first",
        _ => "introductions-remind-again",
    };
    let letter = Letter { to: row.asked_by().other(), told: "waiting", text: "", by: None };
    write(tx, app, row, &letter, |language| language.t(key), now).await
}

/// To who asked: nobody answered, and what there is to do.
pub async fn lapsed(tx: &Tx, app: &App, row: &IntroductionRow, now: Timestamp) -> Result<()> {
    let letter = Letter { to: row.asked_by(), told: "no-answer", text: "", by: None };
    write(tx, app, row, &letter, |language| language.t("introductions-lapsed"), now).await
}

async fn write(
    tx: &Tx,
    app: &App,
    row: &IntroductionRow,
    letter: &Letter<'_>,
    text: impl Fn(Language) -> String,
    now: Timestamp,
) -> Result<()> {
    let mut readers = tx.all(&READERS, args![row.id, row.organisation(letter.to)]).await?;
    match readers.iter().any(|reader| reader.took_part) {
        true => readers.retain(|reader| reader.took_part),
        false => readers.truncate(MOST),
    }
    for reader in readers.into_iter().filter(|reader| Some(reader.person_id) != letter.by) {
        let language = Language::parse(&reader.language).unwrap_or_default();
        let (secret, digest) = session::secret();
        save::add_stop(tx, digest, reader.person_id, now).await?;
        let stop = format!("{}/mises-en-relation/arret/{secret}", app.config.public_url);
        let organisation = row.name(letter.to.other());
        let told = language.one(&format!("introductions-told-{}", letter.told), "organisation", organisation);
        let subject = format!("{told} · {}", row.title);
        let values = [
            ("told", told.as_str().into()),
            ("title", row.title.as_str().into()),
            ("text", text(language).into()),
            ("address", format!("{}{}", app.config.public_url, address(row.id)).into()),
            ("mine", row.name(letter.to).into()),
            ("stop", stop.as_str().into()),
        ];
        let body = language.with("introductions-mail", values);
        let written = mail::Letter { subject: &subject, body: &body, calendar: None, unsubscribe: Some(&stop) };
        mail::queue_letter(tx, &reader.email, written, now).await?;
    }
    Ok(())
}
