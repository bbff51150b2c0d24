//! What is announced to whom, and what people chose about it.

use db::{Run, Timestamp, Uuid, args, row, sql};

use jiff::tz::TimeZone;

use super::rules::{Standing, Terms};
use crate::kit::cursor::Before;
use crate::kit::{Result, Viewer};
use crate::notices::queries::hours;

row! {
    #[derive(Debug, Clone)]
    pub struct Change {
        pub thing_id: Uuid,
        pub quietly: bool,
        pub at: Timestamp,
    }
}
row! {
    // An announcement, with what it speaks of as that is now.
    #[derive(Debug, Clone)]
    pub struct Announced {
        pub id: Uuid,
        pub kind: String,
        pub organisation_id: Uuid,
        pub organisation_name: String,
        pub need_id: Uuid,
        pub need_title: String,
        pub buyer_id: Uuid,
        pub buyer_name: String,
        pub visibility: String,
        pub need_state: String,
        pub solution_id: Uuid,
        pub solution_title: String,
        pub supplier_name: String,
        pub solution_state: String,
        pub score: i64,
        pub at: Timestamp,
        // the supplier accepts none, or the buyer wants none for this need
        pub is_unwanted: bool,
    }
}
row! {
    // Somebody who writes for an organisation and wants mails.
    #[derive(Debug, Clone)]
    pub struct Reader {
        pub organisation_id: Uuid,
        pub seat_role: String,
        pub person_id: Uuid,
        pub name: String,
        pub email: String,
        pub role: String,
        pub language: String,
        pub time_zone: String,
        pub quiet_from: Option<i64>,
        pub quiet_until: Option<i64>,
    }
}
row! {
    // An announcement whose mail to somebody waits for the end of their quiet hours.
    #[derive(Debug, Clone)]
    pub struct Held {
        pub announcement_id: Uuid,
        pub person_id: Uuid,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Mailed {
        pub organisation_id: Uuid,
        pub mailed_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Debug, Clone, Default)]
    pub struct Choice {
        pub seen_at: Option<Timestamp>,
        pub stopped_at: Option<Timestamp>,
        // no mails of what is new, whatever it is
        pub wants_no_mails: bool,
    }
}
row! {
    struct Setting {
        name: String,
        value: String,
    }
}

sql! {
    CHANGES: Change = "
        SELECT thing_id, quietly, at FROM announcement_change WHERE kind = $1 ORDER BY thing_id LIMIT $2";
    CHANGED: Uuid = "SELECT thing_id FROM announcement_change WHERE kind = 'solution' AND thing_id = ANY($1)";
    FITS: Uuid = "SELECT solution_id FROM announcement_fit WHERE need_id = $1 AND solution_id = ANY($2)";
    REFUSING: Uuid = "SELECT organisation_id FROM announcement_refusal WHERE organisation_id = ANY($1)";
    SILENCED: Uuid = "SELECT need_id FROM announcement_silence WHERE need_id = ANY($1)";
    DUE: Uuid = "
        SELECT DISTINCT organisation_id FROM announcement WHERE mail_due_at <= $1 ORDER BY organisation_id LIMIT $2";
    WAITING: Uuid = "SELECT id FROM announcement WHERE organisation_id = ANY($1) AND mail_due_at <= $2";
    PEOPLE_DUE: Uuid = "
        SELECT DISTINCT person_id FROM announcement_quiet WHERE due_at <= $1 ORDER BY person_id LIMIT $2";
    HELD: Held = "
        SELECT announcement_id, person_id FROM announcement_quiet
        WHERE person_id = ANY($1) AND due_at <= $2 ORDER BY person_id, announcement_id";
    ANNOUNCED: Announced = "
        SELECT a.id, a.kind, a.organisation_id, o.name AS organisation_name, a.need_id, n.title AS need_title,
            n.organisation_id AS buyer_id, b.name AS buyer_name, n.visibility, n.state AS need_state, a.solution_id,
            s.title AS solution_title, u.name AS supplier_name, s.state AS solution_state, a.score, a.at,
            COALESCE(r.at, q.at) IS NOT NULL AS is_unwanted
        FROM announcement a JOIN organisation o ON o.id = a.organisation_id JOIN need n ON n.id = a.need_id
            JOIN organisation b ON b.id = n.organisation_id JOIN solution s ON s.id = a.solution_id
            JOIN organisation u ON u.id = s.supplier_id
            LEFT JOIN announcement_refusal r ON r.organisation_id = a.organisation_id AND a.kind = 'need'
            LEFT JOIN announcement_silence q ON q.need_id = a.need_id AND a.kind = 'solution'
        WHERE a.id = ANY($1)
        ORDER BY a.organisation_id, a.score DESC, a.id";
    LIST: Announced = "
        SELECT a.id, a.kind, a.organisation_id, o.name AS organisation_name, a.need_id, n.title AS need_title,
            n.organisation_id AS buyer_id, b.name AS buyer_name, n.visibility, n.state AS need_state, a.solution_id,
            s.title AS solution_title, u.name AS supplier_name, s.state AS solution_state, a.score, a.at,
            COALESCE(r.at, q.at) IS NOT NULL AS is_unwanted
        FROM announcement a JOIN organisation o ON o.id = a.organisation_id JOIN need n ON n.id = a.need_id
            JOIN organisation b ON b.id = n.organisation_id JOIN solution s ON s.id = a.solution_id
            JOIN organisation u ON u.id = s.supplier_id
            LEFT JOIN announcement_refusal r ON r.organisation_id = a.organisation_id AND a.kind = 'need'
            LEFT JOIN announcement_silence q ON q.need_id = a.need_id AND a.kind = 'solution'
        WHERE a.organisation_id = ANY($1) AND (a.at, a.id) < ($2, $3)
        ORDER BY a.at DESC, a.id DESC LIMIT $4";
    READERS: Reader = "
        SELECT r.organisation_id, r.role AS seat_role, p.id AS person_id, p.name, p.email, p.role, p.language,
            p.time_zone, t.quiet_from, t.quiet_until
        FROM organisation_role r JOIN person p ON p.id = r.person_id
            LEFT JOIN announcement_reader x ON x.person_id = p.id
            LEFT JOIN notice_setting t ON t.person_id = p.id
        WHERE r.organisation_id = ANY($1) AND r.role <> 'reader' AND p.confirmed_at IS NOT NULL AND p.erased_at IS NULL
            AND p.failing_at IS NULL AND p.pace <> 'never' AND x.stopped_at IS NULL
        ORDER BY r.organisation_id, p.id";
    MAILED: Mailed = "
        SELECT organisation_id, mailed_at FROM announcement
        WHERE organisation_id = ANY($1) AND kind = 'need' AND mailed_at > $2";
    CHOICE: Choice = "
        SELECT r.seen_at, r.stopped_at, p.pace = 'never' AS wants_no_mails
        FROM person p LEFT JOIN announcement_reader r ON r.person_id = p.id WHERE p.id = $1";
    // As the list shows them: to somebody signed in, an open need of the network and a published solution.
    // From what was announced on: joined, SQLite would begin with every published solution.
    UNSEEN: i64 = "
        SELECT count(*) AS n FROM announcement a JOIN need n ON n.id = a.need_id
        WHERE a.organisation_id = ANY($1)
            AND EXISTS (SELECT 1 FROM solution s WHERE s.id = a.solution_id AND s.state = 'published')
            AND (n.organisation_id = a.organisation_id OR (n.visibility <> 'organisation' AND n.state <> 'draft'))
            AND a.at > COALESCE((SELECT seen_at FROM announcement_reader WHERE person_id = $2), $3)";
    TERMS: Setting = "SELECT name, value FROM setting WHERE name IN ('announcement_threshold', 'announcement_weekly')";
    OF_LINK: Uuid = "SELECT person_id FROM announcement_stop WHERE digest = $1";
}

impl Announced {
    /// Of a solution, to the buyer whose need it fits; otherwise of a need, to a supplier.
    pub fn is_of_solution(&self) -> bool {
        self.kind == "solution"
    }

    pub fn standing(&self) -> Standing<'_> {
        Standing {
            buyer: self.buyer_id,
            visibility: &self.visibility,
            need_state: &self.need_state,
            solution_state: &self.solution_state,
        }
    }
}

impl Reader {
    /// When the quiet hours end that the moment falls into for this person.
    pub fn quiet_until(&self, now: Timestamp) -> Option<Timestamp> {
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        hours(None, None, self.quiet_from, self.quiet_until).quiet_until(now, &zone)
    }
}

pub async fn changes(run: &impl Run, kind: &str, most: i64) -> Result<Vec<Change>> {
    Ok(run.all(&CHANGES, args![kind, most]).await?)
}

/// Of these solutions, those that changed and were not looked at yet.
pub async fn changed(run: &impl Run, solutions: Vec<Uuid>) -> Result<Vec<Uuid>> {
    Ok(run.all(&CHANGED, args![solutions]).await?)
}

/// Of these solutions, those that were seen to fit the need.
pub async fn fits(run: &impl Run, need: Uuid, solutions: Vec<Uuid>) -> Result<Vec<Uuid>> {
    Ok(run.all(&FITS, args![need, solutions]).await?)
}

/// Of these organisations, those that accept no announcements of needs.
pub async fn refusing(run: &impl Run, organisations: Vec<Uuid>) -> Result<Vec<Uuid>> {
    Ok(run.all(&REFUSING, args![organisations]).await?)
}

/// Of these needs, those whose buyer wants to hear of no more solutions.
pub async fn silenced(run: &impl Run, needs: Vec<Uuid>) -> Result<Vec<Uuid>> {
    Ok(run.all(&SILENCED, args![needs]).await?)
}

/// Organisations with announcements whose mail is due.
pub async fn due(run: &impl Run, now: Timestamp, most: i64) -> Result<Vec<Uuid>> {
    Ok(run.all(&DUE, args![now, most]).await?)
}

/// What is due for these organisations, the best of each first.
pub async fn waiting(run: &impl Run, organisations: Vec<Uuid>, now: Timestamp) -> Result<Vec<Announced>> {
    let due = run.all(&WAITING, args![organisations, now]).await?;
    announced(run, due).await
}

pub async fn announced(run: &impl Run, ids: Vec<Uuid>) -> Result<Vec<Announced>> {
    Ok(run.all(&ANNOUNCED, args![ids]).await?)
}

/// People whose quiet hours have ended over something.
pub async fn people_due(run: &impl Run, now: Timestamp, most: i64) -> Result<Vec<Uuid>> {
    Ok(run.all(&PEOPLE_DUE, args![now, most]).await?)
}

pub async fn held(run: &impl Run, people: Vec<Uuid>, now: Timestamp) -> Result<Vec<Held>> {
    Ok(run.all(&HELD, args![people, now]).await?)
}

pub async fn readers(run: &impl Run, organisations: Vec<Uuid>) -> Result<Vec<Reader>> {
    Ok(run.all(&READERS, args![organisations]).await?)
}

/// When suppliers were told of needs by mail.
pub async fn mailed(run: &impl Run, organisations: Vec<Uuid>, since: Timestamp) -> Result<Vec<Mailed>> {
    Ok(run.all(&MAILED, args![organisations, since]).await?)
}

/// Those of the organisations in which the viewer has a seat, the latest first.
pub async fn list(run: &impl Run, viewer: &Viewer, before: Before, most: i64) -> Result<Vec<Announced>> {
    Ok(run.all(&LIST, args![seats(viewer), before.at, before.id, most]).await?)
}

pub async fn choice(run: &impl Run, person: Uuid) -> Result<Choice> {
    Ok(run.optional(&CHOICE, args![person]).await?.unwrap_or_default())
}

/// How many the viewer has not seen.
pub async fn unseen(run: &impl Run, viewer: &Viewer) -> Result<i64> {
    let Some(person) = viewer.id().filter(|_| !viewer.seats().is_empty()) else { return Ok(0) };
    Ok(run.one(&UNSEEN, args![seats(viewer), person, Timestamp::UNIX_EPOCH]).await?)
}

fn seats(viewer: &Viewer) -> Vec<Uuid> {
    viewer.seats().iter().map(|seat| seat.organisation).collect()
}

/// As the network set them; the usual ones where nothing is set.
pub async fn terms(run: &impl Run) -> Result<Terms> {
    let mut terms = Terms::default();
    for Setting { name, value } in run.all(&TERMS, args![]).await? {
        if name == "announcement_threshold" {
            terms.threshold = value.parse().unwrap_or(terms.threshold);
        } else {
            terms.weekly = value.parse().unwrap_or(terms.weekly);
        }
    }
    Ok(terms)
}

/// Whose mails an address stops.
pub async fn of_link(run: &impl Run, digest: Vec<u8>) -> Result<Option<Uuid>> {
    Ok(run.optional(&OF_LINK, args![digest]).await?)
}
