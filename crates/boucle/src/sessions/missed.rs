//! A week after a plenary, whoever missed it is sent once to what there is to catch up with.
//! Always: nobody is written to before somebody's attendance was noted, since then nobody is known to have missed it.

use std::time::Duration;

use db::{Timestamp, Tx, Uuid};

use super::queries::{self, Line};
use super::{marks, save};
use crate::applications::participants;
use crate::kit::error::internal;
use crate::kit::{App, Error, Result, jobs, mail};
use crate::meetings::presence::Session;
use crate::meetings::queries as meetings;
use crate::programmes::queries as programmes;

const A_WEEK: Duration = Duration::from_hours(7 * 24);

/// Puts the letters in the queue for a week after the session, or for now where that has passed.
pub async fn later(tx: &Tx, session: &Session, now: Timestamp) -> Result<()> {
    let due = session.ends_at.checked_add(A_WEEK).map_err(internal)?.max(now);
    jobs::enqueue_once(tx, "session_missed", &session.id.to_string(), due).await
}

#[linkme::distributed_slice(jobs::WORKERS)]
static WORK: jobs::Worker =
    jobs::Worker { kind: "session_missed", work: |app, payload| Box::pin(async move { tell(&app, &payload).await }) };

async fn tell(app: &App, payload: &str) -> Result<()> {
    let id: Uuid = payload.parse().map_err(internal)?;
    let now = app.clock.now();
    let meeting = match meetings::find(&app.db, id).await {
        Err(Error::NotFound) => return Ok(()),
        other => other?,
    };
    let edition = programmes::find(&app.db, meeting.space_id).await?;
    app.db
        .write(|tx| {
            let (title, edition) = (&meeting.title, &edition);
            async move {
                let catch_up = marks::mark(&tx, id).await?.catch_up;
                let (sessions, lines) = queries::year(&tx, edition.id, now).await?;
                let was_noted = lines.iter().any(|line| line.attended.contains(&id));
                let is_held = sessions.iter().any(|session| session.id == id && session.ends_at <= now);
                if catch_up.is_empty() || !was_noted || !is_held {
                    return Ok(());
                }
                let told = marks::told(&tx, id).await?;
                for line in lines.iter().filter(|line| !line.attended.contains(&id)) {
                    if !told.contains(&line.participant.applicant_id) {
                        write(&tx, app, line, (edition.id, title, id), now).await?;
                    }
                }
                Ok::<_, Error>(())
            }
        })
        .await
}

async fn write(
    tx: &Tx,
    app: &App,
    line: &Line,
    (edition, title, session): (Uuid, &str, Uuid),
    now: Timestamp,
) -> Result<()> {
    let who = &line.participant;
    save::told(tx, session, who.applicant_id, now).await?;
    // Who has no account comes by their own link.
    let address = match who.person_id {
        Some(_) => format!("{}/programmes/{edition}/seances/{session}", app.config.public_url),
        None => {
            let secret = participants::link(tx, who.applicant_id, now).await?;
            format!("{}/preinscriptions/{secret}", app.config.public_url)
        }
    };
    let language = who.language();
    let subject = language.one("sessions-mail-missed-subject", "title", title);
    let values = [("name", who.name.as_str().into()), ("title", title.into()), ("address", address.as_str().into())];
    mail::queue(tx, &who.email, &subject, &language.with("sessions-mail-missed", values), now).await
}
