//! Whoever was asked and has not answered is reminded kindly, three times; a week after the last the silence is called so, and
//! may still be broken.

use db::{Run, Timestamp, Uuid, args, sql};
use jiff::tz::TimeZone;
use serde_json::json;

use super::rules::{self, GRACE, Silence};
use super::settings::Settings;
use super::{letters, queries, save, subject};
use crate::kit::error::internal;
use crate::kit::{App, Error, Language, Result, Viewer, jobs, journal};

/// In one go; the next minute goes on.
const A_SLICE: i64 = 200;
/// Nobody is written to at night.
const HOURS: std::ops::Range<i8> = 8..20;

sql! {
    // Those alone of which something is due, as `rules::silence` says: one transaction each, and none for the others.
    DUE: Uuid = "
        SELECT id FROM introduction
        WHERE state = 'asked' AND updated_at < $1 AND answer_days IS NULL AND id > $5
            AND ((reminders = 0 AND state_at <= $1) OR (reminders = 1 AND state_at <= $2) OR (reminders = 2 AND state_at <= $3)
                OR (reminders >= 3 AND state_at <= $4))
        ORDER BY id LIMIT $6";
}

#[linkme::distributed_slice(jobs::EVERY_MINUTE)]
static MINUTE: &str = "introduction_reminders";

#[linkme::distributed_slice(jobs::WORKERS)]
static WORK: jobs::Worker =
    jobs::Worker { kind: "introduction_reminders", work: |app, _| Box::pin(async move { remind(&app).await }) };

async fn remind(app: &App) -> Result<()> {
    let now = app.clock.now();
    let zone = TimeZone::get(&app.config.time_zone).unwrap_or(TimeZone::UTC);
    if !HOURS.contains(&now.to_zoned(zone).hour()) {
        return Ok(());
    }
    let settings = Settings::read(&app.db).await?;
    let ago = |days: i64| now.checked_sub(jiff::SignedDuration::from_hours(24 * days)).map_err(internal);
    let [first, second, third] = settings.reminders;
    let (first, second, lapse) = (ago(first)?, ago(second)?, ago(third + GRACE)?);
    let third = ago(third)?;
    let mut after = Uuid::nil();
    loop {
        let due = app.db.all(&DUE, args![first, second, third, lapse, after, A_SLICE]).await?;
        let Some(last) = due.last() else { return Ok(()) };
        after = *last;
        for id in due {
            one(app, &settings, id, now).await?;
        }
    }
}

async fn one(app: &App, settings: &Settings, id: Uuid, now: Timestamp) -> Result<()> {
    app.db
        .write(|tx| async move {
            let row = queries::find(&tx, id).await?;
            let sent = usize::try_from(row.reminders).unwrap_or_default();
            match rules::silence(rules::days(row.state_at, now), sent, &settings.reminders) {
                Some(Silence::Remind(number)) if save::reminded(&tx, &row, number).await? => {
                    letters::remind(&tx, app, &row, (number, settings.reminders.len()), now).await?;
                    note(&tx, &row, "reminded", json!({"number": number}), now).await
                }
                Some(Silence::Lapse) if save::lapse(&tx, id, now).await? => {
                    letters::lapsed(&tx, app, &row, now).await?;
                    note(&tx, &row, "state_changed", json!({"state": "no_answer"}), now).await
                }
                _ => Ok::<_, Error>(()),
            }
        })
        .await
}

async fn note(
    tx: &db::Tx,
    row: &queries::IntroductionRow,
    verb: &'static str,
    detail: serde_json::Value,
    now: Timestamp,
) -> Result<()> {
    journal::add(tx, &Viewer::system(Language::Fr), verb, subject(row.id, &row.title), detail, now).await
}
