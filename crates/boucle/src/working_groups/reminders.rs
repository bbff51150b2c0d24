//! Reminders to organisations that have not pledged: some days after the orientations were retained, once each, and none
//! once the year is closed.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use std::time::Duration;

use super::rules::REMINDERS;
use crate::kit::error::internal;
use crate::kit::{App, Language, Result, jobs, mail};

row! {
    // Somebody who comes for an organisation that has not pledged.
    #[derive(Debug, Clone)]
    struct Reader {
        email: String,
        language: String,
        organisation: String,
        participation_id: Uuid,
        group_title: String,
        cycle: String,
    }
}

sql! {
    READERS: Reader = "
        SELECT e.email, e.language, o.name AS organisation, p.id AS participation_id, s.title AS group_title, c.title AS cycle
        FROM cycle c JOIN working_group g ON g.id = c.group_id JOIN space s ON s.id = g.id
            JOIN participation p ON p.group_id = g.id AND p.state = 'accepted'
            JOIN organisation o ON o.id = p.organisation_id
            JOIN participation_person d ON d.participation_id = p.id JOIN person e ON e.id = d.person_id
        WHERE c.id = $1 AND c.closed_at IS NULL AND g.state = 'running' AND e.erased_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM pledge h WHERE h.cycle_id = c.id AND h.organisation_id = p.organisation_id)
        ORDER BY e.email, o.name_key";
}

/// Each is put in the queue once, when the orientations are retained.
pub async fn plan(tx: &Tx, cycle: Uuid, now: Timestamp) -> Result<()> {
    for days in REMINDERS {
        let hours = u64::try_from(days * 24).map_err(internal)?;
        let due = now.checked_add(Duration::from_hours(hours)).map_err(internal)?;
        jobs::enqueue_once(tx, "pledge_reminder", &format!("{cycle} {days}"), due).await?;
    }
    Ok(())
}

#[linkme::distributed_slice(jobs::WORKERS)]
static REMIND: jobs::Worker = jobs::Worker { kind: "pledge_reminder", work: |app, payload| Box::pin(remind(app, payload)) };

async fn remind(app: App, payload: String) -> Result<()> {
    let cycle: Uuid = payload.split(' ').next().unwrap_or_default().parse().map_err(internal)?;
    let readers = app.db.all(&READERS, args![cycle]).await?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (app, readers) = (&app, &readers);
            async move {
                for reader in readers {
                    let language = Language::parse(&reader.language).unwrap_or_default();
                    let subject = language.one("groups-mail-pledge-subject", "group", reader.group_title.as_str());
                    let link = format!("{}/participations/{}/engagement", app.config.public_url, reader.participation_id);
                    let values = [
                        ("group", reader.group_title.as_str().into()),
                        ("cycle", reader.cycle.as_str().into()),
                        ("organisation", reader.organisation.as_str().into()),
                        ("address", link.into()),
                    ];
                    mail::queue(&tx, &reader.email, &subject, &language.with("groups-mail-pledge", values), now).await?;
                }
                Ok(())
            }
        })
        .await
}
