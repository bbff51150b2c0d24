//! Who wants mails of which space and when, what they were told, and how they stop.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use jiff::tz::TimeZone;

use super::rules::Hours;
use crate::kit::{Language, Result, forget, jobs};

/// An address that stops mails works for so many days after its mail.
const STOPS_FOR_DAYS: u64 = 180;
/// What is older is in no digest any more.
const APART_FOR_DAYS: u64 = 30;

row! {
    // Somebody to write to, and of which space.
    #[derive(Debug, Clone)]
    pub struct Reader {
        pub person_id: Uuid,
        pub space_id: Uuid,
        pub email: String,
        pub language: String,
        pub time_zone: String,
        pub told_at: Timestamp,
        pub hour: Option<i64>,
        pub weekday: Option<i64>,
        pub quiet_from: Option<i64>,
        pub quiet_until: Option<i64>,
    }
}
row! {
    // Up to when somebody was told of a topic or a page apart from the rest of its space.
    #[derive(Debug, Clone)]
    pub struct Apart {
        pub person_id: Uuid,
        pub thing_id: Uuid,
        pub told_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Due {
        pub person_id: Uuid,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Unplanned {
        pub person_id: Uuid,
        pub time_zone: String,
        pub hour: Option<i64>,
        pub weekday: Option<i64>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct SettingRow {
        pub hour: i64,
        pub weekday: i64,
        pub quiet_from: i64,
        pub quiet_until: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct PaceRow {
        pub space_id: Uuid,
        pub title: String,
        pub pace: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Stop {
        pub person_id: Uuid,
        pub space_id: Option<Uuid>,
        pub space_title: Option<String>,
    }
}

sql! {
    // Present members of a space that want its news at that pace. What was before they came is no news to them.
    AT_PACE: Reader = "
        SELECT m.person_id, m.space_id, p.email, p.language, p.time_zone, COALESCE(n.told_at, m.since) AS told_at,
            t.hour, t.weekday, t.quiet_from, t.quiet_until
        FROM space_person m JOIN person p ON p.id = m.person_id JOIN space s ON s.id = m.space_id
            LEFT JOIN notice_pace n ON n.person_id = m.person_id AND n.space_id = m.space_id
            LEFT JOIN notice_setting t ON t.person_id = m.person_id
        WHERE m.space_id = $1 AND s.archived_at IS NULL AND p.erased_at IS NULL
            AND p.failing_at IS NULL AND COALESCE(n.pace, p.pace) = $2
        ORDER BY m.person_id";
    // Of these people, those who are in the space and want to hear of it sooner or later, but not of all at once.
    APART: Reader = "
        SELECT m.person_id, m.space_id, p.email, p.language, p.time_zone, COALESCE(n.told_at, m.since) AS told_at,
            t.hour, t.weekday, t.quiet_from, t.quiet_until
        FROM (SELECT i.space_id, i.person_id, i.since FROM space_member i
                WHERE i.space_id = $1 AND i.person_id = ANY($2) AND i.until IS NULL
                UNION ALL SELECT w.id, e.id, e.created_at FROM space w CROSS JOIN person e
                WHERE w.kind = 'network' AND w.id = $1 AND e.id = ANY($2)) m
            JOIN person p ON p.id = m.person_id JOIN space s ON s.id = m.space_id
            LEFT JOIN notice_pace n ON n.person_id = m.person_id AND n.space_id = m.space_id
            LEFT JOIN notice_setting t ON t.person_id = m.person_id
        WHERE p.confirmed_at IS NOT NULL AND s.archived_at IS NULL AND p.erased_at IS NULL
            AND p.failing_at IS NULL AND COALESCE(n.pace, p.pace) IN ('daily', 'weekly')
        ORDER BY m.person_id";
    TOLD_APART: Apart = "
        SELECT person_id, thing_id, told_at FROM notice_apart WHERE person_id = ANY($1) AND thing_id = ANY($2)";
    TELL_APART: () = "
        INSERT INTO notice_apart (person_id, thing_id, told_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, thing_id) DO UPDATE SET told_at = excluded.told_at";
    SEEN: Timestamp = "SELECT seen_at FROM notice_seen WHERE person_id = $1";
    SEE: () = "
        INSERT INTO notice_seen (person_id, seen_at) VALUES ($1, $2)
        ON CONFLICT (person_id) DO UPDATE SET seen_at = excluded.seen_at";
    // The same of some people, in all their spaces.
    OF_PEOPLE: Reader = "
        SELECT m.person_id, m.space_id, p.email, p.language, p.time_zone, COALESCE(n.told_at, m.since) AS told_at,
            t.hour, t.weekday, t.quiet_from, t.quiet_until
        FROM (SELECT i.space_id, i.person_id, i.since FROM space_member i
                WHERE i.person_id = ANY($1) AND i.until IS NULL
                UNION ALL SELECT w.id, e.id, e.created_at FROM space w CROSS JOIN person e
                WHERE w.kind = 'network' AND e.id = ANY($1)) m
            JOIN person p ON p.id = m.person_id JOIN space s ON s.id = m.space_id
            LEFT JOIN notice_pace n ON n.person_id = m.person_id AND n.space_id = m.space_id
            LEFT JOIN notice_setting t ON t.person_id = m.person_id
        WHERE p.confirmed_at IS NOT NULL AND s.archived_at IS NULL AND p.erased_at IS NULL
            AND p.failing_at IS NULL AND COALESCE(n.pace, p.pace) = $2
        ORDER BY m.person_id, s.title_key, m.space_id";
    DAILY: Due = "SELECT person_id FROM notice_setting WHERE daily_at <= $1 ORDER BY daily_at, person_id LIMIT $2";
    WEEKLY: Due = "SELECT person_id FROM notice_setting WHERE weekly_at <= $1 ORDER BY weekly_at, person_id LIMIT $2";
    // People for whom no digest is planned yet, or whose hours have changed.
    UNPLANNED: Unplanned = "
        SELECT p.id AS person_id, p.time_zone, t.hour, t.weekday
        FROM person p LEFT JOIN notice_setting t ON t.person_id = p.id
        WHERE p.erased_at IS NULL AND (t.daily_at IS NULL OR t.weekly_at IS NULL) ORDER BY p.id LIMIT $1";
    PLAN: () = "
        INSERT INTO notice_setting (person_id, hour, weekday, quiet_from, quiet_until, daily_at, weekly_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (person_id) DO UPDATE SET daily_at = excluded.daily_at, weekly_at = excluded.weekly_at";
    NEXT_DAILY: () = "UPDATE notice_setting SET daily_at = $2 WHERE person_id = $1";
    NEXT_WEEKLY: () = "UPDATE notice_setting SET weekly_at = $2 WHERE person_id = $1";
    TOLD: () = "
        INSERT INTO notice_pace (person_id, space_id, told_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, space_id) DO UPDATE SET told_at = excluded.told_at";
    SETTING: SettingRow = "
        SELECT hour, weekday, quiet_from, quiet_until FROM notice_setting WHERE person_id = $1";
    FAILING: bool = "SELECT failing_at IS NOT NULL AS is_failing FROM person WHERE id = $1";
    SET: () = "
        INSERT INTO notice_setting (person_id, hour, weekday, quiet_from, quiet_until) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (person_id) DO UPDATE SET hour = excluded.hour, weekday = excluded.weekday,
            quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, daily_at = NULL, weekly_at = NULL";
    PACES: PaceRow = "
        SELECT s.id AS space_id, s.title, n.pace FROM space_person m JOIN space s ON s.id = m.space_id
            LEFT JOIN notice_pace n ON n.space_id = s.id AND n.person_id = m.person_id
        WHERE m.person_id = $1 AND s.archived_at IS NULL ORDER BY s.title_key, s.id";
    SET_PACE: () = "
        INSERT INTO notice_pace (person_id, space_id, pace) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, space_id) DO UPDATE SET pace = excluded.pace";
    USUAL: String = "SELECT pace FROM person WHERE id = $1 AND erased_at IS NULL";
    SET_USUAL: () = "UPDATE person SET pace = $2, version = version + 1 WHERE id = $1 AND pace <> $2";
    STOP_ALL: () = "UPDATE notice_pace SET pace = NULL WHERE person_id = $1";
    ADD_STOP: () = "INSERT INTO notice_stop (digest, person_id, space_id, sent_at) VALUES ($1, $2, $3, $4)";
    FIND_STOP: Stop = "
        SELECT n.person_id, n.space_id, s.title AS space_title FROM notice_stop n LEFT JOIN space s ON s.id = n.space_id
        WHERE n.digest = $1";
    SWEEP: () = "DELETE FROM notice_stop WHERE sent_at < $1";
    SWEEP_APART: () = "DELETE FROM notice_apart WHERE told_at < $1";
    FAIL: () = "UPDATE person SET failing_at = $2 WHERE email_key = $1 AND erased_at IS NULL";
    FORGET_SETTING: () = "DELETE FROM notice_setting WHERE person_id = $1";
    FORGET_PACES: () = "DELETE FROM notice_pace WHERE person_id = $1";
    FORGET_STOPS: () = "DELETE FROM notice_stop WHERE person_id = $1";
    FORGET_APART: () = "DELETE FROM notice_apart WHERE person_id = $1";
    FORGET_SEEN: () = "DELETE FROM notice_seen WHERE person_id = $1";
    MEND: () = "UPDATE person SET failing_at = NULL WHERE id = $1";
}

#[linkme::distributed_slice(jobs::SWEEPS)]
static OLD: jobs::Sweep = jobs::Sweep {
    name: "notices",
    sweep: |app, now| {
        Box::pin(async move { jobs::forget(&app, now, &[(&SWEEP, STOPS_FOR_DAYS), (&SWEEP_APART, APART_FOR_DAYS)]).await })
    },
};

/// How somebody wanted to be told, and up to when they were.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVE: forget::Leaver = forget::Leaver {
    feature: "notices",
    leave: |tx, person, _| {
        Box::pin(async move {
            for statement in [&FORGET_SETTING, &FORGET_PACES, &FORGET_STOPS, &FORGET_APART, &FORGET_SEEN] {
                tx.execute(statement, args![person]).await?;
            }
            Ok(())
        })
    },
};

impl Reader {
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }

    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    pub fn hours(&self) -> Hours {
        hours(self.hour, self.weekday, self.quiet_from, self.quiet_until)
    }
}

/// Somebody's hours, as rows hold them.
pub fn hours(hour: Option<i64>, weekday: Option<i64>, from: Option<i64>, until: Option<i64>) -> Hours {
    let usual = Hours::default();
    let or = |value: Option<i64>, usual: i8| value.and_then(|value| i8::try_from(value).ok()).unwrap_or(usual);
    Hours {
        hour: or(hour, usual.hour),
        weekday: or(weekday, usual.weekday),
        quiet_from: or(from, usual.quiet_from),
        quiet_until: or(until, usual.quiet_until),
    }
}

pub async fn at_pace(run: &impl Run, space: Uuid, pace: &str) -> Result<Vec<Reader>> {
    Ok(run.all(&AT_PACE, args![space, pace]).await?)
}

/// Of these people, those of the space whose pace for it is slower than at once, and not never.
pub async fn slower(run: &impl Run, space: Uuid, people: Vec<Uuid>) -> Result<Vec<Reader>> {
    Ok(run.all(&APART, args![space, people]).await?)
}

pub async fn apart(run: &impl Run, people: Vec<Uuid>, things: Vec<Uuid>) -> Result<Vec<Apart>> {
    Ok(run.all(&TOLD_APART, args![people, things]).await?)
}

/// Marks up to when people were told of topics and pages apart.
pub async fn told_apart(tx: &Tx, told: Vec<(Uuid, Uuid, Timestamp)>) -> Result<()> {
    tx.execute_many(&TELL_APART, told.into_iter().map(|(person, thing, at)| args![person, thing, at]).collect()).await?;
    Ok(())
}

/// Up to when somebody said that they have seen what is new.
pub async fn seen(run: &impl Run, person: Uuid) -> Result<Option<Timestamp>> {
    Ok(run.optional(&SEEN, args![person]).await?)
}

pub async fn see(tx: &Tx, person: Uuid, at: Timestamp) -> Result<()> {
    tx.execute(&SEE, args![person, at]).await?;
    Ok(())
}

pub async fn of_people(run: &impl Run, people: Vec<Uuid>, pace: &str) -> Result<Vec<Reader>> {
    Ok(run.all(&OF_PEOPLE, args![people, pace]).await?)
}

/// Those whose digest of that pace is due, at most `most`.
pub async fn due(run: &impl Run, pace: &str, now: Timestamp, most: i64) -> Result<Vec<Uuid>> {
    let statement = if pace == "daily" { &DAILY } else { &WEEKLY };
    Ok(run.all(statement, args![now, most]).await?.into_iter().map(|due| due.person_id).collect())
}

/// Plans the first digests of those who have none planned; how many they were.
pub async fn plan(tx: &Tx, now: Timestamp, most: i64) -> Result<usize> {
    let people = tx.all(&UNPLANNED, args![most]).await?;
    let rows = people.iter().filter_map(|person| {
        let hours = hours(person.hour, person.weekday, None, None);
        let zone = TimeZone::get(&person.time_zone).unwrap_or(TimeZone::UTC);
        let (daily, weekly) = (hours.next_daily(now, &zone)?, hours.next_weekly(now, &zone)?);
        let number = |value: i8| i64::from(value);
        Some(args![
            person.person_id,
            number(hours.hour),
            number(hours.weekday),
            number(hours.quiet_from),
            number(hours.quiet_until),
            daily,
            weekly
        ])
    });
    tx.execute_many(&PLAN, rows.collect()).await?;
    Ok(people.len())
}

/// Plans the next digest of that pace for each.
pub async fn plan_next(tx: &Tx, pace: &str, people: Vec<(Uuid, Option<Timestamp>)>) -> Result<()> {
    let statement = if pace == "daily" { &NEXT_DAILY } else { &NEXT_WEEKLY };
    tx.execute_many(statement, people.into_iter().map(|(person, at)| args![person, at]).collect()).await?;
    Ok(())
}

/// Marks up to when people were told of spaces.
pub async fn told(tx: &Tx, told: Vec<(Uuid, Uuid, Timestamp)>) -> Result<()> {
    tx.execute_many(&TOLD, told.into_iter().map(|(person, space, at)| args![person, space, at]).collect()).await?;
    Ok(())
}

pub async fn setting(run: &impl Run, person: Uuid) -> Result<Hours> {
    let row = run.optional(&SETTING, args![person]).await?;
    Ok(row.map_or_else(Hours::default, |row| {
        hours(Some(row.hour), Some(row.weekday), Some(row.quiet_from), Some(row.quiet_until))
    }))
}

/// Whether mails to somebody come back.
pub async fn is_failing(run: &impl Run, person: Uuid) -> Result<bool> {
    Ok(run.optional(&FAILING, args![person]).await?.unwrap_or(false))
}

/// Sets somebody's hours; their next digests are planned anew.
pub async fn set(tx: &Tx, person: Uuid, hours: Hours) -> Result<()> {
    let number = |value: i8| i64::from(value);
    let row = args![person, number(hours.hour), number(hours.weekday), number(hours.quiet_from), number(hours.quiet_until)];
    tx.execute(&SET, row).await?;
    Ok(())
}

/// The spaces that somebody is in, with the pace that they chose for each.
pub async fn paces(run: &impl Run, person: Uuid) -> Result<Vec<PaceRow>> {
    Ok(run.all(&PACES, args![person]).await?)
}

pub async fn set_pace(tx: &Tx, person: Uuid, space: Uuid, pace: Option<&str>) -> Result<()> {
    tx.execute(&SET_PACE, args![person, space, pace]).await?;
    Ok(())
}

/// The pace for the spaces of which somebody said nothing.
pub async fn usual(run: &impl Run, person: Uuid) -> Result<Option<String>> {
    Ok(run.optional(&USUAL, args![person]).await?)
}

pub async fn set_usual(tx: &Tx, person: Uuid, pace: &str) -> Result<()> {
    tx.execute(&SET_USUAL, args![person, pace]).await?;
    Ok(())
}

/// No mails of any space any more.
pub async fn stop_all(tx: &Tx, person: Uuid) -> Result<()> {
    tx.execute(&STOP_ALL, args![person]).await?;
    set_usual(tx, person, "never").await
}

pub async fn add_stop(tx: &Tx, digest: Vec<u8>, person: Uuid, space: Option<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute(&ADD_STOP, args![digest, person, space, now]).await?;
    Ok(())
}

pub async fn find_stop(run: &impl Run, digest: Vec<u8>) -> Result<Option<Stop>> {
    Ok(run.optional(&FIND_STOP, args![digest]).await?)
}

/// Mails to the address come back: nothing but sign-in is sent there. Whether somebody has it.
pub async fn mark_failing(run: &impl Run, email_key: &str, now: Timestamp) -> Result<bool> {
    Ok(run.execute(&FAIL, args![email_key, now]).await? > 0)
}

pub async fn mend(tx: &Tx, person: Uuid) -> Result<()> {
    tx.execute(&MEND, args![person]).await?;
    Ok(())
}
