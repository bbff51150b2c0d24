//! A week after a plenary, whoever missed it is sent once to what there is to catch up with.
//! Always: nobody is written to before somebody's attendance was noted, since until then nobody is known to have missed it; nor
//! of what was held more than three weeks ago.

use std::time::Duration;

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::queries::{self, Line};
use super::{marks, save};
use crate::applications::participants;
use crate::kit::error::internal;
use crate::kit::{App, Error, Result, jobs, mail};

const A_WEEK: Duration = Duration::from_hours(7 * 24);
const THREE_WEEKS: Duration = Duration::from_hours(21 * 24);

row! {
    #[derive(Debug, Clone)]
    struct Held {
        id: Uuid,
        edition_id: Uuid,
        title: String,
    }
}

sql! {
    HELD: Held = "
        SELECT m.id, m.space_id AS edition_id, m.title
        FROM session_mark k JOIN meeting m ON m.id = k.meeting_id
        WHERE m.kind = 'plenary' AND k.catch_up <> '' AND m.cancelled_at IS NULL AND m.ends_at BETWEEN $1 AND $2
        ORDER BY m.ends_at, m.id LIMIT 100";
}

#[linkme::distributed_slice(jobs::EVERY_MINUTE)]
static MINUTE: &str = "session_missed";

#[linkme::distributed_slice(jobs::WORKERS)]
static WORK: jobs::Worker =
    jobs::Worker { kind: "session_missed", work: |app, _| Box::pin(async move { remind(&app).await }) };

async fn remind(app: &App) -> Result<()> {
    let now = app.clock.now();
    let ago = |length| now.checked_sub(length).map_err(internal);
    for held in app.db.all(&HELD, args![ago(THREE_WEEKS)?, ago(A_WEEK)?]).await? {
        let held = &held;
        app.db.write(|tx| async move { tell_of(&tx, app, held, now).await }).await?;
    }
    Ok(())
}

async fn tell_of(tx: &Tx, app: &App, held: &Held, now: Timestamp) -> Result<()> {
    let (_, lines) = queries::year(tx, held.edition_id, now).await?;
    let (there, missing): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.attended.contains(&held.id));
    if there.is_empty() {
        return Ok(());
    }
    let told = marks::told(tx, held.id).await?;
    for line in missing.iter().filter(|line| !told.contains(&line.participant.applicant_id)) {
        tell(tx, app, line, held, now).await?;
    }
    Ok::<_, Error>(())
}

async fn tell(tx: &Tx, app: &App, line: &Line, held: &Held, now: Timestamp) -> Result<()> {
    let who = &line.participant;
    save::told(tx, held.id, who.applicant_id, now).await?;
    // Who has no account comes by their own link.
    let address = match who.person_id {
        Some(_) => format!("{}/programmes/{}/seances/{}", app.config.public_url, held.edition_id, held.id),
        None => {
            let secret = participants::link(tx, who.applicant_id, now).await?;
            format!("{}/preinscriptions/{secret}", app.config.public_url)
        }
    };
    let language = who.language();
    let (name, title) = (who.name.as_str(), held.title.as_str());
    let values = [("name", name.into()), ("title", title.into()), ("address", address.into())];
    let subject = language.one("sessions-mail-missed-subject", "title", title);
    mail::queue(tx, &who.email, &subject, &language.with("sessions-mail-missed", values), now).await
}
