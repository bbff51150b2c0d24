//! Who is reminded of what: a week before a due date, and one, eight and twenty-two days after it.
//! Always: each reminder is once; of what is done, dropped or of a closed year nobody is reminded; it is told by the mails of
//! what is new, at each person's own pace, so that never means never.

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};
use jiff::ToSpan;
use jiff::tz::TimeZone;

use super::rules::{self, REMINDER_WAITS, REMINDERS};
use super::save;
use crate::kit::error::internal;
use crate::kit::{App, Error, Language, Result, Viewer, jobs, journal};
use crate::spaces::Lately;

/// In one transaction.
const A_SLICE: i64 = 200;

row! {
    #[derive(Debug, Clone)]
    struct DueRow {
        id: Uuid,
        title: String,
        person_id: Uuid,
        due_on: Date,
        time_zone: String,
    }
}
row! {
    // What somebody is to be told of an action: that they answer for it now, or that its day comes or is past.
    #[derive(Debug, Clone)]
    pub struct ActionNews {
        pub id: Uuid,
        pub group_id: Uuid,
        pub title: String,
        pub person_id: Uuid,
        pub author_id: Option<Uuid>,
        pub author: Option<String>,
        pub due_on: Date,
        // of a reminder, so many days after its due date
        pub days: Option<i64>,
        pub at: Timestamp,
    }
}

sql! {
    // Due on one of these days somewhere on earth, and not reminded of since: the day where the group is decides.
    DUE: DueRow = "
        SELECT a.id, a.title, a.person_id, a.due_on, s.time_zone
        FROM action a JOIN cycle c ON c.id = a.cycle_id JOIN working_group g ON g.id = c.group_id
            JOIN space s ON s.id = c.group_id
        WHERE a.state IN ('to_come', 'in_progress', 'to_validate') AND a.due_on BETWEEN $2 AND $3
            AND c.closed_at IS NULL AND g.state = 'running' AND s.archived_at IS NULL
            AND EXISTS (SELECT 1 FROM space_member m
                WHERE m.space_id = c.group_id AND m.person_id = a.person_id AND m.until IS NULL)
            AND NOT EXISTS (SELECT 1 FROM action_reminder r WHERE r.action_id = a.id AND r.person_id = a.person_id
                AND r.due_on = a.due_on AND r.days = $1)
            AND a.id > $4
        ORDER BY a.id LIMIT $5";
    ADD: () = "
        INSERT INTO action_reminder (action_id, person_id, due_on, days, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (action_id, person_id, due_on, days) DO NOTHING";
    GIVEN: ActionNews = "
        SELECT a.id, c.group_id, a.title, a.person_id, a.given_by AS author_id, p.name AS author, a.due_on,
            CAST(NULL AS BIGINT) AS days, a.given_at AS at
        FROM cycle c JOIN action a ON a.cycle_id = c.id LEFT JOIN person p ON p.id = a.given_by
        WHERE c.group_id = ANY($1) AND c.closed_at IS NULL AND a.person_id IS NOT NULL AND a.given_at > $2
            AND (a.given_at, a.id) < ($3, $4) AND a.state NOT IN ('done', 'dropped')
        ORDER BY a.given_at DESC, a.id DESC LIMIT $5";
    REMINDED: ActionNews = "
        SELECT a.id, c.group_id, a.title, r.person_id, CAST(NULL AS UUID) AS author_id, CAST(NULL AS TEXT) AS author, a.due_on,
            r.days, r.at
        FROM cycle c JOIN action a ON a.cycle_id = c.id
            JOIN action_reminder r ON r.action_id = a.id AND r.person_id = a.person_id AND r.due_on = a.due_on
        WHERE c.group_id = ANY($1) AND c.closed_at IS NULL AND r.at > $2 AND (r.at, a.id) < ($3, $4)
            AND a.state NOT IN ('done', 'dropped')
        ORDER BY r.at DESC, a.id DESC LIMIT $5";
}

#[linkme::distributed_slice(jobs::EVERY_MINUTE)]
static MINUTE: &str = "action_reminders";

#[linkme::distributed_slice(jobs::WORKERS)]
static WORK: jobs::Worker =
    jobs::Worker { kind: "action_reminders", work: |app, _| Box::pin(async move { remind(&app).await }) };

async fn remind(app: &App) -> Result<()> {
    let now = app.clock.now();
    let here = now.to_zoned(TimeZone::UTC).date();
    for days in REMINDERS {
        // A day more on either side, for those who are ahead of universal time and those who are behind.
        let first = here.checked_sub((days + REMINDER_WAITS + 1).days()).map_err(internal)?;
        let last = here.checked_sub((days - 1).days()).map_err(internal)?;
        let mut after = Uuid::nil();
        loop {
            let due = app.db.all(&DUE, args![days, first, last, after, A_SLICE]).await?;
            let Some(end) = due.last() else { break };
            after = end.id;
            let due: Vec<DueRow> = due.into_iter().filter(|one| is_due(one, days, now)).collect();
            app.db
                .write(|tx| {
                    let due = &due;
                    async move { keep(&tx, due, days, now).await }
                })
                .await?;
        }
    }
    Ok(())
}

fn is_due(one: &DueRow, days: i64, now: Timestamp) -> bool {
    let today = now.to_zoned(TimeZone::get(&one.time_zone).unwrap_or(TimeZone::UTC)).date();
    rules::reminder(one.due_on, today) == Some(days)
}

/// The journal says it, and whoever writes mails of what is new hears of it.
async fn keep(tx: &Tx, due: &[DueRow], days: i64, now: Timestamp) -> Result<()> {
    let nobody = Viewer::system(Language::Fr);
    for one in due {
        if tx.execute(&ADD, args![one.id, one.person_id, one.due_on, days, now]).await? > 0 {
            let detail = serde_json::json!({"due_on": one.due_on, "days": days});
            journal::add(tx, &nobody, "reminded", save::subject(one.id, &one.title), detail, now).await?;
        }
    }
    Ok::<_, Error>(())
}

/// What people of some groups are to be told of their plans, each their own: of several reminders of an action, the last.
pub async fn news(run: &impl Run, lately: &Lately) -> Result<Vec<ActionNews>> {
    let mut news: Vec<ActionNews> = run.all(&GIVEN, lately.arguments()).await?;
    for reminder in run.all(&REMINDED, lately.arguments()).await? {
        if !news.iter().any(|one| one.days.is_some() && one.id == reminder.id) {
            news.push(reminder);
        }
    }
    Ok(news)
}
