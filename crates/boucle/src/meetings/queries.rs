//! Meetings, their series, who comes, and what is on the agenda, in the database.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::{Error, Result};
use crate::spaces::Lately;

row! {
    #[derive(Debug, Clone)]
    pub struct MeetingRow {
        pub id: Uuid,
        pub space_id: Uuid,
        pub series_id: Option<Uuid>,
        pub slot_at: Option<Timestamp>,
        pub kind: String,
        pub title: String,
        pub text: String,
        pub starts_at: Timestamp,
        pub ends_at: Timestamp,
        pub time_zone: String,
        pub place: String,
        pub access: String,
        pub link: String,
        pub capacity: Option<i64>,
        pub cancelled_at: Option<Timestamp>,
        pub sequence: i64,
        pub mailed: i64,
        pub minutes: String,
        pub minutes_state: String,
        pub minutes_at: Option<Timestamp>,
        pub updated_at: Timestamp,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct SeriesRow {
        pub id: Uuid,
        pub space_id: Uuid,
        pub first_at: Timestamp,
        pub every_weeks: i64,
        pub count: i64,
        pub time_zone: String,
        pub title: String,
        pub text: String,
        // in minutes
        pub lasts: i64,
        pub place: String,
        pub access: String,
        pub link: String,
        pub sequence: i64,
        pub mailed: i64,
        pub updated_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct MeetingLine {
        pub id: Uuid,
        pub space_id: Uuid,
        pub space_title: String,
        pub kind: String,
        pub title: String,
        pub starts_at: Timestamp,
        pub ends_at: Timestamp,
        pub time_zone: String,
        pub place: String,
        pub is_online: bool,
        pub cancelled_at: Option<Timestamp>,
        pub minutes_state: String,
        // what the one who asks has answered
        pub answer: Option<String>,
        pub coming: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct RecentMeeting {
        pub id: Uuid,
        pub space_id: Uuid,
        pub title: String,
        pub starts_at: Timestamp,
        pub updated_at: Timestamp,
        pub author_id: Option<Uuid>,
        pub author: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct PersonLine {
        pub person_id: Uuid,
        pub name: String,
        pub answer: Option<String>,
        pub delegate: String,
        pub seat_at: Option<Timestamp>,
        pub attended: Option<bool>,
        pub approved_at: Option<Timestamp>,
    }
}

sql! {
    FIND: MeetingRow = "
        SELECT id, space_id, series_id, slot_at, kind, title, text, starts_at, ends_at, time_zone, place, access, link,
            capacity, cancelled_at, sequence, mailed, minutes, minutes_state, minutes_at, updated_at, version
        FROM meeting WHERE id = $1";
    SLICE: MeetingRow = "
        SELECT id, space_id, series_id, slot_at, kind, title, text, starts_at, ends_at, time_zone, place, access, link,
            capacity, cancelled_at, sequence, mailed, minutes, minutes_state, minutes_at, updated_at, version
        FROM meeting WHERE id > $1 ORDER BY id LIMIT $2";
    OF_SPACE: MeetingRow = "
        SELECT id, space_id, series_id, slot_at, kind, title, text, starts_at, ends_at, time_zone, place, access, link,
            capacity, cancelled_at, sequence, mailed, minutes, minutes_state, minutes_at, updated_at, version
        FROM meeting WHERE space_id = $1 AND cancelled_at IS NULL ORDER BY starts_at, id LIMIT 500";
    OF_SERIES: MeetingRow = "
        SELECT id, space_id, series_id, slot_at, kind, title, text, starts_at, ends_at, time_zone, place, access, link,
            capacity, cancelled_at, sequence, mailed, minutes, minutes_state, minutes_at, updated_at, version
        FROM meeting WHERE series_id = $1 ORDER BY slot_at";
    // For calendars: all spaces of somebody, or one of them.
    OF_PERSON: MeetingRow = "
        SELECT id, space_id, series_id, slot_at, kind, title, text, starts_at, ends_at, time_zone, place, access, link,
            capacity, cancelled_at, sequence, mailed, minutes, minutes_state, minutes_at, updated_at, version
        FROM meeting
        WHERE space_id IN (SELECT n.space_id FROM space_member n WHERE n.person_id = $1 AND n.until IS NULL
                UNION SELECT s.id FROM space s WHERE s.kind = 'network')
            AND (CAST($2 AS UUID) IS NULL OR space_id = $2) AND ends_at > $3
        ORDER BY starts_at, id LIMIT 2000";
    OF_SERIES_AMONG: MeetingRow = "
        SELECT id, space_id, series_id, slot_at, kind, title, text, starts_at, ends_at, time_zone, place, access, link,
            capacity, cancelled_at, sequence, mailed, minutes, minutes_state, minutes_at, updated_at, version
        FROM meeting WHERE series_id = ANY($1) ORDER BY slot_at";
    SERIES: SeriesRow = "
        SELECT id, space_id, first_at, every_weeks, count, time_zone, title, text, lasts, place, access, link, sequence,
            mailed, updated_at
        FROM meeting_series WHERE id = $1";
    SERIES_AMONG: SeriesRow = "
        SELECT id, space_id, first_at, every_weeks, count, time_zone, title, text, lasts, place, access, link, sequence,
            mailed, updated_at
        FROM meeting_series WHERE id = ANY($1)";
    COMING: MeetingLine = "
        SELECT m.id, m.space_id, s.title AS space_title, m.kind, m.title, m.starts_at, m.ends_at, m.time_zone, m.place,
            m.link <> '' AS is_online, m.cancelled_at, m.minutes_state, a.answer,
            (SELECT count(*) FROM meeting_person c WHERE c.meeting_id = m.id AND c.seat_at IS NOT NULL) AS coming
        FROM meeting m JOIN space s ON s.id = m.space_id
            LEFT JOIN meeting_person a ON a.meeting_id = m.id AND a.person_id = $2
        WHERE m.space_id = $1 AND m.ends_at > $3 ORDER BY m.starts_at, m.id LIMIT 100";
    PAST: MeetingLine = "
        SELECT m.id, m.space_id, s.title AS space_title, m.kind, m.title, m.starts_at, m.ends_at, m.time_zone, m.place,
            m.link <> '' AS is_online, m.cancelled_at, m.minutes_state, a.answer,
            (SELECT count(*) FROM meeting_person c WHERE c.meeting_id = m.id AND c.attended) AS coming
        FROM meeting m JOIN space s ON s.id = m.space_id
            LEFT JOIN meeting_person a ON a.meeting_id = m.id AND a.person_id = $2
        WHERE m.space_id = $1 AND m.ends_at <= $3 AND (m.starts_at, m.id) < ($4, $5)
        ORDER BY m.starts_at DESC, m.id DESC LIMIT $6";
    // The next ones of somebody, in all their spaces or in one.
    NEXT: MeetingLine = "
        SELECT m.id, m.space_id, s.title AS space_title, m.kind, m.title, m.starts_at, m.ends_at, m.time_zone, m.place,
            m.link <> '' AS is_online, m.cancelled_at, m.minutes_state, a.answer,
            (SELECT count(*) FROM meeting_person c WHERE c.meeting_id = m.id AND c.seat_at IS NOT NULL) AS coming
        FROM meeting m JOIN space s ON s.id = m.space_id
            LEFT JOIN meeting_person a ON a.meeting_id = m.id AND a.person_id = $1
        WHERE m.space_id IN (SELECT n.space_id FROM space_member n WHERE n.person_id = $1 AND n.until IS NULL
                UNION SELECT t.id FROM space t WHERE t.kind = 'network')
            AND (CAST($2 AS UUID) IS NULL OR m.space_id = $2)
            AND m.ends_at > $3 AND m.cancelled_at IS NULL AND s.archived_at IS NULL
        ORDER BY m.starts_at, m.id LIMIT 3";
    // Planned or changed and still to come. Those of a series that were planned or changed together are told once, by the
    // first of them.
    RECENT: RecentMeeting = "
        SELECT m.id, m.space_id, m.title, m.starts_at, m.updated_at, m.created_by AS author_id, a.name AS author
        FROM meeting m LEFT JOIN person a ON a.id = m.created_by
        WHERE m.space_id = ANY($1) AND m.updated_at > $2 AND (m.updated_at, m.id) < ($3, $4)
            AND m.starts_at > m.updated_at AND m.cancelled_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM meeting e WHERE e.series_id = m.series_id AND e.updated_at = m.updated_at
                AND e.starts_at > e.updated_at AND e.starts_at < m.starts_at AND e.cancelled_at IS NULL)
        ORDER BY m.updated_at DESC, m.id DESC LIMIT $5";
    ADD: () = "
        INSERT INTO meeting (id, space_id, series_id, slot_at, kind, title, text, starts_at, ends_at, time_zone, place,
            access, link, capacity, sequence, mailed, minutes, minutes_state, created_by, updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, -1, '', 'none', $15, $16, 1)";
    ADD_SERIES: () = "
        INSERT INTO meeting_series (id, space_id, first_at, every_weeks, count, time_zone, title, text, lasts, place,
            access, link, sequence, mailed, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, -1, $13)";
    CHANGE: () = "
        UPDATE meeting SET kind = $3, title = $4, text = $5, starts_at = $6, ends_at = $7, place = $8, access = $9,
            link = $10, capacity = $11, sequence = $12, updated_at = $13, version = version + 1
        WHERE id = $1 AND version = $2";
    CHANGE_SERIES: () = "
        UPDATE meeting_series SET title = $2, text = $3, lasts = $4, place = $5, access = $6, link = $7, sequence = $8,
            updated_at = $9 WHERE id = $1";
    COUNT_CHANGE: () = "UPDATE meeting_series SET sequence = $2, updated_at = $3 WHERE id = $1";
    CANCEL: () = "
        UPDATE meeting SET cancelled_at = $3, sequence = $4, updated_at = $3, version = version + 1
        WHERE id = $1 AND version = $2 AND cancelled_at IS NULL";
    MAILED: () = "UPDATE meeting SET mailed = sequence WHERE id = $1 AND mailed < sequence";
    MAILED_SERIES: () = "UPDATE meeting_series SET mailed = sequence WHERE id = $1 AND mailed < sequence";
    MAILED_ALL: () = "UPDATE meeting SET mailed = sequence WHERE series_id = $1";
    PEOPLE: PersonLine = "
        SELECT a.person_id, p.name, a.answer, a.delegate, a.seat_at, a.attended, a.approved_at
        FROM meeting_person a JOIN person p ON p.id = a.person_id
        WHERE a.meeting_id = $1 ORDER BY p.name_key, p.id LIMIT 5000";
    ANSWER: () = "
        INSERT INTO meeting_person (meeting_id, person_id, answer, delegate, seat_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (meeting_id, person_id) DO UPDATE SET answer = excluded.answer, delegate = excluded.delegate,
            seat_at = CASE WHEN excluded.seat_at IS NULL THEN NULL
                ELSE COALESCE(meeting_person.seat_at, excluded.seat_at) END";
    ATTEND: () = "
        INSERT INTO meeting_person (meeting_id, person_id, delegate, attended) VALUES ($1, $2, '', $3)
        ON CONFLICT (meeting_id, person_id) DO UPDATE SET attended = excluded.attended";
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<MeetingRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// A series and all its meetings, those that were cancelled as well.
pub async fn series(run: &impl Run, id: Uuid) -> Result<(SeriesRow, Vec<MeetingRow>)> {
    let series = run.optional(&SERIES, args![id]).await?.ok_or(Error::NotFound)?;
    Ok((series, run.all(&OF_SERIES, args![id]).await?))
}

/// Those of a space that were not cancelled, in their order.
pub async fn of_space(run: &impl Run, space: Uuid) -> Result<Vec<MeetingRow>> {
    Ok(run.all(&OF_SPACE, args![space]).await?)
}

/// What stands in somebody's calendar after a moment: each series with all its meetings, and those by themselves.
pub async fn of_person(
    run: &impl Run,
    person: Uuid,
    space: Option<Uuid>,
    after: Timestamp,
) -> Result<(Vec<(SeriesRow, Vec<MeetingRow>)>, Vec<MeetingRow>)> {
    let (of_series, alone): (Vec<MeetingRow>, Vec<MeetingRow>) =
        run.all(&OF_PERSON, args![person, space, after]).await?.into_iter().partition(|meeting| meeting.series_id.is_some());
    let mut ids: Vec<Uuid> = of_series.iter().filter_map(|meeting| meeting.series_id).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok((Vec::new(), alone));
    }
    let mut meetings = run.all(&OF_SERIES_AMONG, args![ids.clone()]).await?;
    let mut series = Vec::new();
    for one in run.all(&SERIES_AMONG, args![ids]).await? {
        let (own, others) = meetings.into_iter().partition(|meeting| meeting.series_id == Some(one.id));
        meetings = others;
        series.push((one, own));
    }
    Ok((series, alone))
}

/// Those of a space that are not over.
pub async fn coming(run: &impl Run, space: Uuid, viewer: Uuid, now: Timestamp) -> Result<Vec<MeetingLine>> {
    Ok(run.all(&COMING, args![space, viewer, now]).await?)
}

/// Those that are over, the latest first, from before a moment.
pub async fn past(
    run: &impl Run,
    space: Uuid,
    viewer: Uuid,
    now: Timestamp,
    before: (Timestamp, Uuid),
    most: i64,
) -> Result<Vec<MeetingLine>> {
    Ok(run.all(&PAST, args![space, viewer, now, before.0, before.1, most]).await?)
}

pub async fn next(run: &impl Run, person: Uuid, space: Option<Uuid>, now: Timestamp) -> Result<Vec<MeetingLine>> {
    Ok(run.all(&NEXT, args![person, space, now]).await?)
}

/// What a form says of a meeting; of a series, of its first.
#[derive(Debug, Clone)]
pub struct Plan {
    pub kind: String,
    pub title: String,
    pub text: String,
    pub starts_at: Timestamp,
    /// In minutes.
    pub lasts: i64,
    pub place: String,
    pub access: String,
    pub link: String,
    pub capacity: Option<i64>,
}

impl Plan {
    pub fn ends_at(&self, starts_at: Timestamp) -> Timestamp {
        starts_at.checked_add(jiff::SignedDuration::from_mins(self.lasts)).unwrap_or(starts_at)
    }
}

pub async fn insert(
    tx: &Tx,
    space: (Uuid, &str),
    series: Option<(Uuid, Timestamp)>,
    plan: &Plan,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let starts_at = series.map_or(plan.starts_at, |(_, slot)| slot);
    let row = args![
        id,
        space.0,
        series.map(|(series, _)| series),
        series.map(|(_, slot)| slot),
        &plan.kind,
        &plan.title,
        &plan.text,
        starts_at,
        plan.ends_at(starts_at),
        space.1,
        &plan.place,
        &plan.access,
        &plan.link,
        plan.capacity,
        by,
        now
    ];
    tx.execute(&ADD, row).await?;
    Ok(id)
}

/// A series with all its meetings; its id, and the first meeting's.
pub async fn insert_series(
    tx: &Tx,
    space: (Uuid, &str),
    every_weeks: i64,
    slots: &[Timestamp],
    plan: &Plan,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<(Uuid, Uuid)> {
    let series = Uuid::now_v7();
    let row = args![
        series,
        space.0,
        plan.starts_at,
        every_weeks,
        i64::try_from(slots.len()).unwrap_or(i64::MAX),
        space.1,
        &plan.title,
        &plan.text,
        plan.lasts,
        &plan.place,
        &plan.access,
        &plan.link,
        now
    ];
    tx.execute(&ADD_SERIES, row).await?;
    let mut first = None;
    for slot in slots {
        let id = insert(tx, space, Some((series, *slot)), plan, by, now).await?;
        first.get_or_insert(id);
    }
    first.map(|first| (series, first)).ok_or(Error::NotFound)
}

/// Changes one meeting; `sequence` counts its changes for calendars. Somebody else's change meanwhile is a conflict.
pub async fn change(tx: &Tx, meeting: &MeetingRow, plan: &Plan, sequence: i64, now: Timestamp) -> Result<()> {
    let row = args![
        meeting.id,
        meeting.version,
        &plan.kind,
        &plan.title,
        &plan.text,
        plan.starts_at,
        plan.ends_at(plan.starts_at),
        &plan.place,
        &plan.access,
        &plan.link,
        plan.capacity,
        sequence,
        now
    ];
    if tx.execute(&CHANGE, row).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

pub async fn change_series(tx: &Tx, series: Uuid, plan: &Plan, sequence: i64, now: Timestamp) -> Result<()> {
    let row = args![series, &plan.title, &plan.text, plan.lasts, &plan.place, &plan.access, &plan.link, sequence, now];
    tx.execute(&CHANGE_SERIES, row).await?;
    Ok(())
}

pub async fn cancel(tx: &Tx, meeting: &MeetingRow, sequence: i64, now: Timestamp) -> Result<()> {
    let changed = tx.execute(&CANCEL, args![meeting.id, meeting.version, now, sequence]).await?;
    if changed == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// The number of the next change of a meeting: of a series all changes are counted together, so that calendars never see
/// an older one after a newer.
pub async fn next_sequence(tx: &Tx, meeting: &MeetingRow, now: Timestamp) -> Result<i64> {
    let Some(id) = meeting.series_id else { return Ok(meeting.sequence + 1) };
    let series = tx.optional(&SERIES, args![id]).await?.ok_or(Error::NotFound)?;
    tx.execute(&COUNT_CHANGE, args![id, series.sequence + 1, now]).await?;
    Ok(series.sequence + 1)
}

/// Marks the meeting's present state as mailed; whether there was anything to mail.
pub async fn mark_mailed(tx: &Tx, meeting: Uuid) -> Result<bool> {
    Ok(tx.execute(&MAILED, args![meeting]).await? > 0)
}

pub async fn mark_series_mailed(tx: &Tx, series: Uuid) -> Result<bool> {
    let is_news = tx.execute(&MAILED_SERIES, args![series]).await? > 0;
    tx.execute(&MAILED_ALL, args![series]).await?;
    Ok(is_news)
}

/// All who have answered or were there, by name.
pub async fn people(run: &impl Run, meeting: Uuid) -> Result<Vec<PersonLine>> {
    Ok(run.all(&PEOPLE, args![meeting]).await?)
}

/// Keeps an answer; who wanted a seat before and still does keeps their turn.
pub async fn answer(tx: &Tx, meeting: Uuid, person: Uuid, answer: &str, delegate: &str, now: Timestamp) -> Result<()> {
    let seat = matches!(answer, "yes" | "delegate").then_some(now);
    tx.execute(&ANSWER, args![meeting, person, answer, delegate, seat]).await?;
    Ok(())
}

pub async fn attend(tx: &Tx, meeting: Uuid, people: &[(Uuid, bool)]) -> Result<()> {
    let rows = people.iter().map(|(person, there)| args![meeting, person, *there]).collect();
    tx.execute_many(&ATTEND, rows).await?;
    Ok(())
}

/// Meetings of every space in the order of their ids, after one of them.
pub async fn slice(run: &impl Run, after: Uuid, most: i64) -> Result<Vec<MeetingRow>> {
    Ok(run.all(&SLICE, args![after, most]).await?)
}

/// Meetings that were planned or changed lately.
pub async fn recent(run: &impl Run, lately: &Lately) -> Result<Vec<RecentMeeting>> {
    Ok(run.all(&RECENT, lately.arguments()).await?)
}
