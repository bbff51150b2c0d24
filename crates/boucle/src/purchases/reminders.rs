//! Who carries a project is reminded of its next step on the morning after its day, where they are: once for each day that
//! is set, and no more once it is changed, done or long past.

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};
use jiff::ToSpan;
use jiff::tz::TimeZone;

use super::rules::{self, REMINDED, Stage};
use super::{address, subject};
use crate::kit::error::internal;
use crate::kit::{App, Error, Language, Result, Viewer, format, jobs, journal, mail};

/// In one transaction.
const A_SLICE: i64 = 200;
/// Nobody is written to at night.
const MORNING: i8 = 8;

row! {
    #[derive(Debug, Clone)]
    struct DueRow {
        project_id: Uuid,
        title: String,
        stage: String,
        next_step: String,
        next_on: Date,
        person_id: Uuid,
        name: String,
        email: String,
        language: String,
        time_zone: String,
    }
}

sql! {
    // Whoever carries it and is still of its organisation; the day where they are decides.
    DUE: DueRow = "
        SELECT p.id AS project_id, p.title, p.stage, p.next_step, p.next_on, c.person_id, e.name, e.email, e.language, e.time_zone
        FROM purchase_project p JOIN purchase_carrier c ON c.project_id = p.id JOIN person e ON e.id = c.person_id
            JOIN organisation_role r ON r.person_id = e.id AND r.organisation_id = p.organisation_id
        WHERE p.next_on BETWEEN $1 AND $2 AND p.stage <> 'abandoned' AND p.next_step <> '' AND e.erased_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM purchase_reminder m
                WHERE m.project_id = p.id AND m.person_id = e.id AND m.next_on = p.next_on)
            AND (p.id, e.id) > ($3, $4)
        ORDER BY p.id, e.id LIMIT $5";
    ADD: () = "
        INSERT INTO purchase_reminder (project_id, person_id, next_on, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (project_id, person_id, next_on) DO NOTHING";
}

#[linkme::distributed_slice(jobs::EVERY_MINUTE)]
static MINUTE: &str = "purchase_reminders";

#[linkme::distributed_slice(jobs::WORKERS)]
static WORK: jobs::Worker =
    jobs::Worker { kind: "purchase_reminders", work: |app, _| Box::pin(async move { remind(&app).await }) };

async fn remind(app: &App) -> Result<()> {
    let now = app.clock.now();
    let here = now.to_zoned(TimeZone::UTC).date();
    // A day more on either side, for those who are ahead of universal time and those who are behind.
    let first = here.checked_sub((REMINDED + 1).days()).map_err(internal)?;
    let mut after = (Uuid::nil(), Uuid::nil());
    loop {
        let due = app.db.all(&DUE, args![first, here, after.0, after.1, A_SLICE]).await?;
        let Some(end) = due.last() else { return Ok(()) };
        after = (end.project_id, end.person_id);
        let due: Vec<DueRow> = due.into_iter().filter(|one| is_due(one, now)).collect();
        app.db
            .write(|tx| {
                let due = &due;
                async move {
                    for one in due {
                        tell(&tx, app, one, now).await?;
                    }
                    Ok::<_, Error>(())
                }
            })
            .await?;
    }
}

fn is_due(one: &DueRow, now: Timestamp) -> bool {
    let there = now.to_zoned(TimeZone::get(&one.time_zone).unwrap_or(TimeZone::UTC));
    let stage = Stage::parse(&one.stage).unwrap_or(Stage::Abandoned);
    there.hour() >= MORNING && rules::reminds(stage, one.next_on, there.date())
}

async fn tell(tx: &Tx, app: &App, one: &DueRow, now: Timestamp) -> Result<()> {
    if tx.execute(&ADD, args![one.project_id, one.person_id, one.next_on, now]).await? == 0 {
        return Ok(());
    }
    let language = Language::parse(&one.language).unwrap_or_default();
    let subject_line = language.one("purchases-mail-subject", "title", one.title.as_str());
    let values = [
        ("name", one.name.as_str().into()),
        ("title", one.title.as_str().into()),
        ("step", one.next_step.as_str().into()),
        ("date", format::date(language, one.next_on).into()),
        ("address", format!("{}{}", app.config.public_url, address(one.project_id)).into()),
    ];
    mail::queue(tx, &one.email, &subject_line, &language.with("purchases-mail", values), now).await?;
    let nobody = Viewer::system(Language::Fr);
    let detail = serde_json::json!({"next_on": one.next_on});
    journal::add(tx, &nobody, "reminded", subject(one.project_id, &one.title), detail, now).await
}
