//! Deliverables, the versions given out, and what testers found, as they are read.

use db::{Date, Run, Timestamp, Uuid, args, row, sql};

use super::rules::{Count, Tried, Verdict};
use crate::kit::{Error, Result};

row! {
    #[derive(Debug, Clone)]
    pub struct DeliverableRow {
        pub id: Uuid,
        pub title: String,
        pub kind: String,
        // of its action
        pub action_id: Uuid,
        pub number: i64,
        pub action: String,
        pub person_id: Option<Uuid>,
        pub responsible: Option<String>,
        pub cycle_id: Uuid,
        pub group_id: Uuid,
        // whether the one who asks works on the action
        pub contributes: bool,
    }
}
row! {
    #[derive(Debug, Clone)]
    struct StandingRow {
        id: Uuid,
        title: String,
        kind: String,
        action_id: Uuid,
        number: i64,
        action: String,
        person_id: Option<Uuid>,
        responsible: Option<String>,
        version: Option<i64>,
        answers_by: Option<Date>,
        outcome: Option<String>,
        is_published: bool,
        asked: i64,
        answered: i64,
        unanswered: i64,
        tool_id: Option<Uuid>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct VersionRow {
        pub id: Uuid,
        pub deliverable_id: Uuid,
        pub number: i64,
        pub text: String,
        pub document_id: Option<Uuid>,
        pub document_number: Option<i64>,
        pub document: Option<String>,
        pub address: String,
        pub given_by: Option<String>,
        pub given_at: Timestamp,
        pub answers_by: Date,
        pub outcome: Option<String>,
        pub decided_by: Option<String>,
        pub decided_at: Option<Timestamp>,
        pub reason: String,
        pub is_published: bool,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct TrialRow {
        pub id: Uuid,
        pub version_id: Uuid,
        pub person_id: Uuid,
        pub person: String,
        pub organisation_id: Uuid,
        pub organisation: String,
        pub asked_at: Timestamp,
        pub verdict: Option<String>,
        pub answered_at: Option<Timestamp>,
        // remarks without an answer
        pub unanswered: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct QuestionRow {
        pub id: Uuid,
        pub position: i64,
        pub kind: String,
        pub title: String,
        pub retired_at: Option<Timestamp>,
        pub is_answered: bool,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct AnswerRow {
        pub trial_id: Uuid,
        pub question_id: Uuid,
        pub value: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct RemarkRow {
        pub id: Uuid,
        pub trial_id: Uuid,
        pub deliverable_id: Uuid,
        // of the version that was tried
        pub version: i64,
        pub person: String,
        pub organisation: String,
        pub text: String,
        pub at: Timestamp,
        pub answer: String,
        pub answered_by: Option<String>,
        pub answered_at: Option<Timestamp>,
    }
}
row! {
    // Somebody who may be asked to try, and for which organisation.
    #[derive(Debug, Clone)]
    pub struct Candidate {
        pub person_id: Uuid,
        pub name: String,
        pub person_key: String,
        pub organisation_id: Uuid,
        pub organisation: String,
        pub organisation_key: String,
        // comes to the group for it
        pub is_delegate: bool,
    }
}
row! {
    // A version that waits for somebody's trial.
    #[derive(Debug, Clone)]
    pub struct Waiting {
        pub id: Uuid,
        pub title: String,
        pub number: i64,
        pub group_title: String,
        pub answers_by: Date,
    }
}
row! {
    struct GridRow {
        version: i64,
    }
}

sql! {
    FIND: DeliverableRow = "
        SELECT d.id, d.title, d.kind, a.id AS action_id, a.number, a.title AS action, a.person_id, p.name AS responsible,
            a.cycle_id, c.group_id,
            EXISTS (SELECT 1 FROM action_person x WHERE x.action_id = a.id AND x.person_id = $2) AS contributes
        FROM deliverable d JOIN action a ON a.id = d.action_id JOIN cycle c ON c.id = a.cycle_id
            LEFT JOIN person p ON p.id = a.person_id
        WHERE d.id = $1";
    STANDING: StandingRow = "
        SELECT d.id, d.title, d.kind, d.action_id, a.number, a.title AS action, a.person_id, p.name AS responsible,
            v.number AS version, v.answers_by, v.outcome,
            EXISTS (SELECT 1 FROM tool_version w WHERE w.tried_id = v.id) AS is_published,
            (SELECT count(DISTINCT t.organisation_id) FROM trial t WHERE t.version_id = v.id) AS asked,
            (SELECT count(DISTINCT t.organisation_id) FROM trial t WHERE t.version_id = v.id AND t.verdict IS NOT NULL)
                AS answered,
            (SELECT count(*) FROM deliverable_version w JOIN trial t ON t.version_id = w.id JOIN remark r ON r.trial_id = t.id
                WHERE w.deliverable_id = d.id AND r.answered_at IS NULL) AS unanswered,
            o.id AS tool_id
        FROM action a JOIN deliverable d ON d.action_id = a.id LEFT JOIN person p ON p.id = a.person_id
            LEFT JOIN deliverable_version v ON v.deliverable_id = d.id
                AND v.number = (SELECT max(n.number) FROM deliverable_version n WHERE n.deliverable_id = d.id)
            LEFT JOIN tool o ON o.deliverable_id = d.id
        WHERE a.cycle_id = $1 ORDER BY a.number, d.created_at, d.id";
    VERSIONS: VersionRow = "
        SELECT v.id, v.deliverable_id, v.number, v.text, v.document_id, v.document_number, d.name AS document, v.address,
            g.name AS given_by, v.given_at, v.answers_by, v.outcome, b.name AS decided_by, v.decided_at, v.reason,
            EXISTS (SELECT 1 FROM tool_version w WHERE w.tried_id = v.id) AS is_published
        FROM deliverable_version v LEFT JOIN document d ON d.id = v.document_id LEFT JOIN person g ON g.id = v.given_by
            LEFT JOIN person b ON b.id = v.decided_by
        WHERE v.deliverable_id = $1 ORDER BY v.number DESC";
    VERSION: VersionRow = "
        SELECT v.id, v.deliverable_id, v.number, v.text, v.document_id, v.document_number, d.name AS document, v.address,
            g.name AS given_by, v.given_at, v.answers_by, v.outcome, b.name AS decided_by, v.decided_at, v.reason,
            EXISTS (SELECT 1 FROM tool_version w WHERE w.tried_id = v.id) AS is_published
        FROM deliverable_version v LEFT JOIN document d ON d.id = v.document_id LEFT JOIN person g ON g.id = v.given_by
            LEFT JOIN person b ON b.id = v.decided_by
        WHERE v.id = $1";
    TRIALS: TrialRow = "
        SELECT t.id, t.version_id, t.person_id, p.name AS person, t.organisation_id, o.name AS organisation, t.asked_at,
            t.verdict, t.answered_at,
            (SELECT count(*) FROM remark r WHERE r.trial_id = t.id AND r.answered_at IS NULL) AS unanswered
        FROM trial t JOIN person p ON p.id = t.person_id JOIN organisation o ON o.id = t.organisation_id
        WHERE t.version_id = $1 ORDER BY o.name_key, p.name_key, t.id";
    TRIAL: TrialRow = "
        SELECT t.id, t.version_id, t.person_id, p.name AS person, t.organisation_id, o.name AS organisation, t.asked_at,
            t.verdict, t.answered_at,
            (SELECT count(*) FROM remark r WHERE r.trial_id = t.id AND r.answered_at IS NULL) AS unanswered
        FROM trial t JOIN person p ON p.id = t.person_id JOIN organisation o ON o.id = t.organisation_id WHERE t.id = $1";
    QUESTIONS: QuestionRow = "
        SELECT q.id, q.position, q.kind, q.title, q.retired_at,
            EXISTS (SELECT 1 FROM trial_answer a WHERE a.question_id = q.id) AS is_answered
        FROM trial_question q WHERE q.deliverable_id = $1 ORDER BY q.position, q.id";
    GRID: GridRow = "SELECT version FROM trial_grid WHERE deliverable_id = $1";
    // The grid of the last deliverable of the same kind in the same group.
    MODEL: Uuid = "
        SELECT g.deliverable_id FROM trial_grid g JOIN deliverable d ON d.id = g.deliverable_id
            JOIN action a ON a.id = d.action_id JOIN cycle c ON c.id = a.cycle_id
        WHERE c.group_id = $1 AND d.kind = $2 AND d.id <> $3 ORDER BY g.updated_at DESC, g.deliverable_id LIMIT 1";
    ANSWERS: AnswerRow = "
        SELECT a.trial_id, a.question_id, a.value FROM trial_answer a JOIN trial t ON t.id = a.trial_id
        WHERE t.version_id = $1 ORDER BY a.trial_id, a.question_id";
    OWN_ANSWERS: AnswerRow = "
        SELECT trial_id, question_id, value FROM trial_answer WHERE trial_id = $1 ORDER BY question_id";
    // Those without an answer first, then the latest.
    REMARKS: RemarkRow = "
        SELECT r.id, r.trial_id, v.deliverable_id, v.number AS version, p.name AS person, o.name AS organisation, r.text, r.at,
            r.answer, a.name AS answered_by, r.answered_at
        FROM deliverable_version v JOIN trial t ON t.version_id = v.id JOIN remark r ON r.trial_id = t.id
            JOIN person p ON p.id = t.person_id JOIN organisation o ON o.id = t.organisation_id
            LEFT JOIN person a ON a.id = r.answered_by
        WHERE v.deliverable_id = $1
        ORDER BY CASE WHEN r.answered_at IS NULL THEN 0 ELSE 1 END, v.number DESC, r.at, r.id LIMIT 500";
    OF_TRIAL: RemarkRow = "
        SELECT r.id, r.trial_id, v.deliverable_id, v.number AS version, p.name AS person, o.name AS organisation, r.text, r.at,
            r.answer, a.name AS answered_by, r.answered_at
        FROM remark r JOIN trial t ON t.id = r.trial_id JOIN deliverable_version v ON v.id = t.version_id
            JOIN person p ON p.id = t.person_id JOIN organisation o ON o.id = t.organisation_id
            LEFT JOIN person a ON a.id = r.answered_by
        WHERE r.trial_id = $1 ORDER BY r.at, r.id";
    REMARK: RemarkRow = "
        SELECT r.id, r.trial_id, v.deliverable_id, v.number AS version, p.name AS person, o.name AS organisation, r.text, r.at,
            r.answer, a.name AS answered_by, r.answered_at
        FROM remark r JOIN trial t ON t.id = r.trial_id JOIN deliverable_version v ON v.id = t.version_id
            JOIN person p ON p.id = t.person_id JOIN organisation o ON o.id = t.organisation_id
            LEFT JOIN person a ON a.id = r.answered_by
        WHERE r.id = $1";
    // The people of the organisations that take part, and who comes for one of them.
    CANDIDATES: Candidate = "
        SELECT r.person_id, p.name, p.name_key AS person_key, a.organisation_id, o.name AS organisation, o.name_key AS organisation_key,
            EXISTS (SELECT 1 FROM participation_person d WHERE d.participation_id = a.id AND d.person_id = r.person_id)
                AS is_delegate
        FROM participation a JOIN organisation_role r ON r.organisation_id = a.organisation_id
            JOIN person p ON p.id = r.person_id JOIN organisation o ON o.id = a.organisation_id
        WHERE a.group_id = $1 AND a.state = 'accepted' AND p.erased_at IS NULL
        UNION
        SELECT d.person_id, p.name, p.name_key AS person_key, a.organisation_id, o.name AS organisation, o.name_key AS organisation_key,
            TRUE AS is_delegate
        FROM participation a JOIN participation_person d ON d.participation_id = a.id
            JOIN person p ON p.id = d.person_id JOIN organisation o ON o.id = a.organisation_id
        WHERE a.group_id = $1 AND a.state = 'accepted' AND p.erased_at IS NULL
        ORDER BY organisation_key, organisation_id, person_key, person_id LIMIT 1000";
    WAITING: Waiting = "
        SELECT t.id, d.title, v.number, s.title AS group_title, v.answers_by
        FROM trial t JOIN deliverable_version v ON v.id = t.version_id JOIN deliverable d ON d.id = v.deliverable_id
            JOIN action a ON a.id = d.action_id JOIN cycle c ON c.id = a.cycle_id JOIN space s ON s.id = c.group_id
        WHERE t.person_id = $1 AND t.answered_at IS NULL AND v.outcome IS NULL AND s.archived_at IS NULL
            AND (CAST($2 AS UUID) IS NULL OR s.id = $2)
        ORDER BY v.answers_by, t.id LIMIT 20";
    DELIVERABLE_OF: Uuid = "SELECT deliverable_id FROM deliverable_version WHERE id = $1";
}

/// Where a deliverable stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// No version was given out yet.
    Awaited,
    Tried,
    Refused,
    Accepted,
    Published,
}

impl Stage {
    pub const ALL: [Self; 5] = [Self::Awaited, Self::Tried, Self::Refused, Self::Accepted, Self::Published];

    pub fn code(self) -> &'static str {
        match self {
            Self::Awaited => "awaited",
            Self::Tried => "tried",
            Self::Refused => "refused",
            Self::Accepted => "accepted",
            Self::Published => "published",
        }
    }

    pub fn of(version: Option<i64>, outcome: Option<&str>, is_published: bool) -> Self {
        match (version, outcome, is_published) {
            (None, ..) => Self::Awaited,
            (_, _, true) => Self::Published,
            (_, Some("accepted"), _) => Self::Accepted,
            (_, Some(_), _) => Self::Refused,
            (_, None, _) => Self::Tried,
        }
    }
}

/// A deliverable of a cycle, and how its latest version fares.
#[derive(Debug, Clone)]
pub struct Standing {
    pub id: Uuid,
    pub title: String,
    pub kind: String,
    pub action_id: Uuid,
    /// Number and title of its action, and who answers for it.
    pub number: i64,
    pub action: String,
    pub person_id: Option<Uuid>,
    pub responsible: Option<String>,
    pub stage: Stage,
    /// Of the latest version: its number, the last day for answers, organisations asked and answered.
    pub version: Option<i64>,
    pub answers_by: Option<Date>,
    pub asked: i64,
    pub answered: i64,
    /// Remarks on any version that nobody has answered.
    pub unanswered: i64,
    /// What it became in the library, be it from an earlier version.
    pub tool_id: Option<Uuid>,
}

/// The deliverables of a cycle, in the order of its actions.
pub async fn standing(run: &impl Run, cycle: Uuid) -> Result<Vec<Standing>> {
    let standing = |row: StandingRow| Standing {
        stage: Stage::of(row.version, row.outcome.as_deref(), row.is_published),
        id: row.id,
        title: row.title,
        kind: row.kind,
        action_id: row.action_id,
        number: row.number,
        action: row.action,
        person_id: row.person_id,
        responsible: row.responsible,
        version: row.version,
        answers_by: row.answers_by,
        asked: row.asked,
        answered: row.answered,
        unanswered: row.unanswered,
        tool_id: row.tool_id,
    };
    Ok(run.all(&STANDING, args![cycle]).await?.into_iter().map(standing).collect())
}

/// A deliverable, and whether the one who asks works on its action.
pub async fn find(run: &impl Run, id: Uuid, person: Option<Uuid>) -> Result<DeliverableRow> {
    run.optional(&FIND, args![id, person.unwrap_or(Uuid::nil())]).await?.ok_or(Error::NotFound)
}

/// The latest first.
pub async fn versions(run: &impl Run, deliverable: Uuid) -> Result<Vec<VersionRow>> {
    Ok(run.all(&VERSIONS, args![deliverable]).await?)
}

pub async fn version(run: &impl Run, id: Uuid) -> Result<VersionRow> {
    run.optional(&VERSION, args![id]).await?.ok_or(Error::NotFound)
}

/// By organisation, then by name.
pub async fn trials(run: &impl Run, version: Uuid) -> Result<Vec<TrialRow>> {
    Ok(run.all(&TRIALS, args![version]).await?)
}

pub async fn trial(run: &impl Run, id: Uuid) -> Result<TrialRow> {
    run.optional(&TRIAL, args![id]).await?.ok_or(Error::NotFound)
}

impl TrialRow {
    pub fn tried(&self) -> Tried {
        Tried {
            organisation: self.organisation_id,
            verdict: self.verdict.as_deref().and_then(Verdict::parse),
            unanswered: self.unanswered,
        }
    }
}

impl VersionRow {
    /// The count by which it was decided.
    pub fn decided_by_count(&self) -> Option<Count> {
        serde_json::from_str(&self.reason).ok()
    }
}

/// Every question that was ever in the grid, in its order.
pub async fn questions(run: &impl Run, deliverable: Uuid) -> Result<Vec<QuestionRow>> {
    Ok(run.all(&QUESTIONS, args![deliverable]).await?)
}

/// How often the grid was saved; 0 when it never was.
pub async fn grid_version(run: &impl Run, deliverable: Uuid) -> Result<i64> {
    Ok(run.optional(&GRID, args![deliverable]).await?.map_or(0, |row| row.version))
}

/// The deliverable whose grid a new one begins with.
pub async fn model(run: &impl Run, deliverable: &DeliverableRow) -> Result<Option<Uuid>> {
    Ok(run.optional(&MODEL, args![deliverable.group_id, &deliverable.kind, deliverable.id]).await?)
}

/// What the testers of a version answered.
pub async fn answers(run: &impl Run, version: Uuid) -> Result<Vec<AnswerRow>> {
    Ok(run.all(&ANSWERS, args![version]).await?)
}

pub async fn own_answers(run: &impl Run, trial: Uuid) -> Result<Vec<AnswerRow>> {
    Ok(run.all(&OWN_ANSWERS, args![trial]).await?)
}

/// On all versions of a deliverable: those without an answer first.
pub async fn remarks(run: &impl Run, deliverable: Uuid) -> Result<Vec<RemarkRow>> {
    Ok(run.all(&REMARKS, args![deliverable]).await?)
}

pub async fn remarks_of(run: &impl Run, trial: Uuid) -> Result<Vec<RemarkRow>> {
    Ok(run.all(&OF_TRIAL, args![trial]).await?)
}

pub async fn remark(run: &impl Run, id: Uuid) -> Result<RemarkRow> {
    run.optional(&REMARK, args![id]).await?.ok_or(Error::NotFound)
}

/// Who may be asked to try, by organisation.
pub async fn candidates(run: &impl Run, group: Uuid) -> Result<Vec<Candidate>> {
    Ok(run.all(&CANDIDATES, args![group]).await?)
}

/// What waits for somebody's trial, in all groups or in one: the first to end first.
pub async fn waiting(run: &impl Run, person: Uuid, group: Option<Uuid>) -> Result<Vec<Waiting>> {
    Ok(run.all(&WAITING, args![person, group]).await?)
}

/// The deliverable of a version.
pub async fn deliverable_of(run: &impl Run, version: Uuid) -> Result<Uuid> {
    run.optional(&DELIVERABLE_OF, args![version]).await?.ok_or(Error::NotFound)
}
