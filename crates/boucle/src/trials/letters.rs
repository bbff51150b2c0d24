//! Mails of trials: to who is asked, once more before the last day, and when remarks have their answers.

use std::time::Duration;

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};
use jiff::ToSpan;

use super::{Open, queries, trial_address};
use crate::kit::error::internal;
use crate::kit::{App, Error, Language, Result, Viewer, format, jobs, mail};
use crate::spaces;

/// Days before the last one, at which those who have not answered are reminded.
const REMINDER_DAYS: i64 = 3;
/// When, on the clock of the group.
const REMINDER_TIME: &str = "09:00";
/// Answers to several remarks of one tester leave in one mail.
const GATHERED: Duration = Duration::from_mins(10);

row! {
    struct Asked {
        trial_id: Uuid,
        email: String,
        language: String,
    }
}
row! {
    struct Replied {
        id: Uuid,
        text: String,
        answer: String,
    }
}
row! {
    struct Reader {
        email: String,
        language: String,
        title: String,
    }
}

sql! {
    ASKED: Asked = "
        SELECT t.id AS trial_id, p.email, p.language FROM trial t JOIN person p ON p.id = t.person_id
        WHERE t.version_id = $1 AND t.person_id = ANY($2) AND p.erased_at IS NULL ORDER BY p.email";
    WAITING: Asked = "
        SELECT t.id AS trial_id, p.email, p.language FROM trial t JOIN person p ON p.id = t.person_id
        WHERE t.version_id = $1 AND t.answered_at IS NULL AND t.reminded_at IS NULL AND p.erased_at IS NULL
        ORDER BY p.email";
    REMINDED: () = "UPDATE trial SET reminded_at = $2 WHERE id = $1";
    UNTOLD: Replied = "
        SELECT id, text, answer FROM remark WHERE trial_id = $1 AND answered_at IS NOT NULL AND told_at IS NULL
        ORDER BY at, id";
    TOLD: () = "UPDATE remark SET told_at = $2 WHERE id = $1";
    READER: Reader = "
        SELECT p.email, p.language, d.title FROM trial t JOIN person p ON p.id = t.person_id
            JOIN deliverable_version v ON v.id = t.version_id JOIN deliverable d ON d.id = v.deliverable_id
        WHERE t.id = $1 AND p.erased_at IS NULL";
}

/// Asks people to try a version, each for an organisation.
pub async fn ask(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    open: &Open,
    (version, number, until): (Uuid, i64, Date),
    testers: &[(Uuid, Uuid)],
    now: Timestamp,
) -> Result<()> {
    let people: Vec<Uuid> = testers.iter().map(|(person, _)| *person).collect();
    for asked in tx.all(&ASKED, args![version, people]).await? {
        let language = Language::parse(&asked.language).unwrap_or_default();
        let date = format::date(language, until);
        let title = open.deliverable.title.as_str();
        let values = [
            ("person", viewer.name().into()),
            ("group", open.group.title().into()),
            ("title", title.into()),
            ("number", number.into()),
            ("date", date.as_str().into()),
            ("address", format!("{}{}", app.config.public_url, trial_address(asked.trial_id)).into()),
        ];
        let subject = language.two("trials-mail-ask-subject", ("title", title), ("date", date.as_str()));
        mail::queue(tx, &asked.email, &subject, &language.with("trials-mail-ask", values), now).await?;
    }
    Ok(())
}

/// Sees to it that those who have not answered are reminded; not where the last day is nearer than that.
pub async fn remind_later(tx: &Tx, open: &Open, version: Uuid, until: Date, now: Timestamp) -> Result<()> {
    let day = until.saturating_sub(REMINDER_DAYS.days()).to_string();
    let at = spaces::moment(&day, REMINDER_TIME, &open.group.access.space.time_zone);
    match at.filter(|at| *at > now) {
        Some(at) => jobs::enqueue(tx, "trial_reminder", &version.to_string(), at).await,
        None => Ok(()),
    }
}

#[linkme::distributed_slice(jobs::WORKERS)]
static REMIND: jobs::Worker = jobs::Worker { kind: "trial_reminder", work: |app, payload| Box::pin(remind(app, payload)) };

/// Reminds once who has not answered. A last day that was put off since has a job of its own.
async fn remind(app: App, payload: String) -> Result<()> {
    let id: Uuid = payload.parse().map_err(internal)?;
    let now = app.clock.now();
    let version = match queries::version(&app.db, id).await {
        Ok(version) if version.outcome.is_none() => version,
        Ok(_) | Err(Error::NotFound) => return Ok(()),
        Err(error) => return Err(error),
    };
    // A day's margin: where the group is, it may be tomorrow already.
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    if today < version.answers_by.saturating_sub((REMINDER_DAYS + 1).days()) || today > version.answers_by {
        return Ok(());
    }
    let title = queries::find(&app.db, version.deliverable_id, None).await?.title;
    app.db
        .write(|tx| {
            let (app, version, title) = (&app, &version, title.as_str());
            async move {
                for asked in tx.all(&WAITING, args![id]).await? {
                    let language = Language::parse(&asked.language).unwrap_or_default();
                    let date = format::date(language, version.answers_by);
                    let address = format!("{}{}", app.config.public_url, trial_address(asked.trial_id));
                    let subject = language.one("trials-mail-remind-subject", "title", title);
                    let values =
                        [("title", title.into()), ("date", date.as_str().into()), ("address", address.as_str().into())];
                    mail::queue(&tx, &asked.email, &subject, &language.with("trials-mail-remind", values), now).await?;
                    tx.execute(&REMINDED, args![asked.trial_id, now]).await?;
                }
                Ok::<_, Error>(())
            }
        })
        .await
}

/// Sees to it that a tester hears of the answers to their remarks, several in one mail.
pub async fn tell_later(tx: &Tx, trial: Uuid, now: Timestamp) -> Result<()> {
    jobs::enqueue(tx, "trial_answers", &trial.to_string(), now.checked_add(GATHERED).map_err(internal)?).await
}

#[linkme::distributed_slice(jobs::WORKERS)]
static TELL: jobs::Worker = jobs::Worker { kind: "trial_answers", work: |app, payload| Box::pin(tell(app, payload)) };

/// Tells a tester of the answers that they have not been told of.
async fn tell(app: App, payload: String) -> Result<()> {
    let id: Uuid = payload.parse().map_err(internal)?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let app = &app;
            async move {
                let replied = tx.all(&UNTOLD, args![id]).await?;
                let reader = tx.optional(&READER, args![id]).await?;
                let (Some(reader), false) = (reader, replied.is_empty()) else { return Ok(()) };
                let language = Language::parse(&reader.language).unwrap_or_default();
                let pair = |one: &Replied| {
                    language.two("trials-mail-answer-pair", ("remark", one.text.as_str()), ("answer", one.answer.as_str()))
                };
                let answers = replied.iter().map(pair).collect::<Vec<_>>().join("\n\n");
                let title = reader.title.as_str();
                let values = [
                    ("title", title.into()),
                    ("answers", answers.as_str().into()),
                    ("address", format!("{}{}", app.config.public_url, trial_address(id)).into()),
                ];
                let subject = language.one("trials-mail-answers-subject", "title", title);
                mail::queue(&tx, &reader.email, &subject, &language.with("trials-mail-answers", values), now).await?;
                tx.execute_many(&TOLD, replied.iter().map(|one| args![one.id, now]).collect()).await?;
                Ok::<_, Error>(())
            }
        })
        .await
}
