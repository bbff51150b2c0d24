//! Who writes for a supplier is reminded that a solution is to be confirmed, 30 and 7 days before its year ends: in the
//! morning where they are, once each, and in one mail for all solutions of that morning.

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};
use jiff::ToSpan;
use jiff::tz::TimeZone;

use super::rules::{self, REMINDED};
use crate::kit::error::internal;
use crate::kit::{App, Error, Language, Result, format, jobs, mail};

/// In one transaction.
const A_SLICE: i64 = 500;
/// Nobody is written to at night.
const MORNING: i8 = 8;

row! {
    #[derive(Debug, Clone)]
    struct DueRow {
        solution_id: Uuid,
        title: String,
        vouched_at: Timestamp,
        person_id: Uuid,
        name: String,
        email: String,
        language: String,
        time_zone: String,
    }
}

sql! {
    DUE: DueRow = "
        SELECT s.id AS solution_id, s.title, s.vouched_at, e.id AS person_id, e.name, e.email, e.language, e.time_zone
        FROM solution s JOIN organisation_role r ON r.organisation_id = s.supplier_id AND r.role <> 'reader'
            JOIN person e ON e.id = r.person_id
        WHERE s.state = 'published' AND s.vouched_at BETWEEN $1 AND $2 AND e.erased_at IS NULL AND (e.id, s.id) > ($3, $4)
        ORDER BY e.id, s.id LIMIT $5";
    ADD: () = "
        INSERT INTO solution_reminder (solution_id, person_id, confirm_by, days, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (solution_id, person_id, confirm_by, days) DO NOTHING";
    OLD: () = "DELETE FROM solution_reminder WHERE at < $1";
}

#[linkme::distributed_slice(jobs::EVERY_MINUTE)]
static MINUTE: &str = "solution_reminders";

#[linkme::distributed_slice(jobs::WORKERS)]
static WORK: jobs::Worker =
    jobs::Worker { kind: "solution_reminders", work: |app, _| Box::pin(async move { remind(&app).await }) };

/// Once the year that they spoke of is over, nothing asks for them any more.
#[linkme::distributed_slice(jobs::SWEEPS)]
static FORGET: jobs::Sweep = jobs::Sweep {
    name: "solution reminders",
    sweep: |app, now| Box::pin(async move { jobs::forget(&app, now, &[(&OLD, 60)]).await }),
};

async fn remind(app: &App) -> Result<()> {
    let now = app.clock.now();
    let [first, _] = REMINDED;
    let here = now.to_zoned(TimeZone::UTC);
    // A day more on either side, for those who are ahead of universal time and those who are behind.
    let from = here.checked_sub(1.year().days(1)).map_err(internal)?.timestamp();
    let to = here.checked_sub(1.year()).and_then(|at| at.checked_add((first + 1).days())).map_err(internal)?.timestamp();
    let mut after = (Uuid::nil(), Uuid::nil());
    loop {
        let due = app.db.all(&DUE, args![from, to, after.0, after.1, A_SLICE]).await?;
        let Some(end) = due.last() else { return Ok(()) };
        after = (end.person_id, end.solution_id);
        let due: Vec<(DueRow, Date, i64)> = due.into_iter().filter_map(|one| reminded(one, now)).collect();
        app.db
            .write(|tx| {
                let due = &due;
                async move {
                    for whose in due.chunk_by(|(one, ..), (other, ..)| one.person_id == other.person_id) {
                        tell(&tx, app, whose, now).await?;
                    }
                    Ok::<_, Error>(())
                }
            })
            .await?;
    }
}

/// With the day by which it is to be confirmed, and which reminder it is the time of.
fn reminded(one: DueRow, now: Timestamp) -> Option<(DueRow, Date, i64)> {
    let there = now.to_zoned(TimeZone::get(&one.time_zone).unwrap_or(TimeZone::UTC));
    let confirm_by = rules::confirm_by(one.vouched_at);
    let days = rules::reminder(confirm_by, there.date()).filter(|_| there.hour() >= MORNING)?;
    Some((one, confirm_by, days))
}

/// One mail for all solutions of one person that they were not reminded of yet.
async fn tell(tx: &Tx, app: &App, due: &[(DueRow, Date, i64)], now: Timestamp) -> Result<()> {
    let Some((reader, ..)) = due.first() else { return Ok(()) };
    let language = Language::parse(&reader.language).unwrap_or_default();
    let mut lines = Vec::new();
    for (one, confirm_by, days) in due {
        if tx.execute(&ADD, args![one.solution_id, one.person_id, *confirm_by, *days, now]).await? > 0 {
            let date = format::date(language, *confirm_by);
            lines.push(language.two("catalogue-mail-confirm-line", ("title", one.title.as_str()), ("date", date)));
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    let subject = language.n("catalogue-mail-confirm-subject", i64::try_from(lines.len()).unwrap_or(i64::MAX));
    let values = [
        ("name", reader.name.as_str().into()),
        ("list", lines.join("\n").into()),
        ("address", format!("{}/catalogue/a-confirmer", app.config.public_url).into()),
    ];
    mail::queue(tx, &reader.email, &subject, &language.with("catalogue-mail-confirm", values), now).await
}
