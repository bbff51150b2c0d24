//! Questionnaires, assessments and what belongs to them, as they are read from the database.

use db::{Date, Run, Timestamp, Uuid, args, row, sql};

use super::rules::Extent;
use crate::kit::{Error, Result};

row! {
    #[derive(Debug, Clone)]
    pub struct QuestionnaireRow {
        pub id: Uuid,
        pub code: String,
        pub number: String,
        pub content: String,
        pub version: i64,
        pub changed_at: Timestamp,
        pub published_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct QuestionnaireLine {
        pub id: Uuid,
        pub number: String,
        pub title_fr: String,
        pub title_en: String,
        pub questions: i64,
        pub changed_at: Timestamp,
        pub published_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct AssessmentRow {
        pub id: Uuid,
        pub questionnaire_id: Uuid,
        pub content: String,
        pub organisation_id: Uuid,
        pub organisation: String,
        pub sector_id: Uuid,
        pub sector_fr: String,
        pub sector_en: String,
        pub year: i64,
        pub state: String,
        pub score: Option<f64>,
        pub completeness: f64,
        pub verified_score: Option<f64>,
        pub changed_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct AssessmentLine {
        pub id: Uuid,
        pub organisation: String,
        pub year: i64,
        pub state: String,
        pub score: Option<f64>,
        pub completeness: f64,
        pub verified_score: Option<f64>,
        pub changed_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct AnswerRow {
        pub place: String,
        pub number: i64,
        pub answer: String,
        pub note: String,
        pub author: Option<String>,
        pub answered_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ProofRow {
        pub id: Uuid,
        pub place: String,
        pub name: String,
        pub digest: Vec<u8>,
        pub bytes: i64,
        pub kind: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ReviewRow {
        pub id: Uuid,
        pub kind: String,
        pub organisation_id: Option<Uuid>,
        pub organisation: Option<String>,
        pub person_id: Option<Uuid>,
        pub person: Option<String>,
        pub asked_at: Timestamp,
        pub opinion: String,
        pub ended_by: Option<String>,
        pub ended_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct FindingRow {
        pub place: String,
        pub answer: String,
        pub reason: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ShareRow {
        pub id: Uuid,
        pub person: Option<String>,
        pub organisation: Option<String>,
        pub extent: String,
        pub shared_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ScoreRow {
        pub issue: String,
        pub score: Option<f64>,
        pub verified: Option<f64>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct YearScore {
        pub assessment_id: Uuid,
        pub issue: String,
        pub score: Option<f64>,
        pub verified: Option<f64>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Year {
        pub id: Uuid,
        pub year: i64,
        pub number: String,
        pub state: String,
        pub score: Option<f64>,
        pub completeness: f64,
        pub verified_score: Option<f64>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Peer {
        pub organisation_id: Uuid,
        pub assessment_id: Uuid,
        pub score: f64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ActionRow {
        pub id: Uuid,
        pub issue: String,
        pub title: String,
        pub due_on: Option<Date>,
        pub done_on: Option<Date>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Published {
        pub organisation_id: Uuid,
        pub id: Uuid,
        pub year: i64,
        pub state: String,
        pub kind: Option<String>,
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Named {
        pub id: Uuid,
        pub name: String,
    }
}

sql! {
    QUESTIONNAIRE: QuestionnaireRow = "
        SELECT id, code, number, content, version, changed_at, published_at FROM questionnaire WHERE id = $1";
    QUESTIONNAIRES: QuestionnaireLine = "
        SELECT id, number, title_fr, title_en, questions, changed_at, published_at FROM questionnaire
        ORDER BY changed_at DESC, id DESC LIMIT 200";
    NUMBERS: String = "SELECT number FROM questionnaire WHERE code = $1";

    FIND: AssessmentRow = "
        SELECT a.id, a.questionnaire_id, q.content, a.organisation_id, o.name AS organisation, a.sector_id,
            c.name_fr AS sector_fr, c.name_en AS sector_en, a.year, a.state, a.score, a.completeness, a.verified_score,
            a.changed_at
        FROM assessment a JOIN questionnaire q ON q.id = a.questionnaire_id JOIN organisation o ON o.id = a.organisation_id
            JOIN category c ON c.id = a.sector_id
        WHERE a.id = $1";
    // Of the organisations that one belongs to.
    OWN: AssessmentLine = "
        SELECT a.id, o.name AS organisation, a.year, a.state, a.score, a.completeness, a.verified_score, a.changed_at
        FROM assessment a JOIN organisation o ON o.id = a.organisation_id
        WHERE a.organisation_id IN (SELECT r.organisation_id FROM organisation_role r WHERE r.person_id = $1)
        ORDER BY a.year DESC, a.id DESC LIMIT 100";
    // Those that wait for one's verification. Of the network's own ($2), who coordinates it sees all.
    TO_REVIEW: AssessmentLine = "
        SELECT a.id, o.name AS organisation, a.year, a.state, a.score, a.completeness, a.verified_score, a.changed_at
        FROM assessment a JOIN organisation o ON o.id = a.organisation_id
        WHERE a.state = 'asked' AND a.id IN (
            SELECT v.assessment_id FROM assessment_review v WHERE v.person_id = $1 AND v.ended_at IS NULL
            UNION SELECT v.assessment_id FROM assessment_review v JOIN organisation_role r
                ON r.organisation_id = v.organisation_id WHERE r.person_id = $1 AND r.role <> 'reader' AND v.ended_at IS NULL
            UNION SELECT v.assessment_id FROM assessment_review v
                WHERE $2 AND v.organisation_id IS NULL AND v.person_id IS NULL AND v.ended_at IS NULL)
            AND a.organisation_id NOT IN (SELECT r.organisation_id FROM organisation_role r WHERE r.person_id = $1)
        ORDER BY a.id LIMIT 100";
    // Those that suppliers share, before one of them in the order of the list.
    SHARED: AssessmentLine = "
        SELECT a.id, o.name AS organisation, a.year, a.state, a.score, a.completeness, a.verified_score, a.changed_at
        FROM assessment a JOIN organisation o ON o.id = a.organisation_id
        WHERE a.completeness >= $4 AND a.id IN (
            SELECT s.assessment_id FROM assessment_share s WHERE s.person_id = $1
            UNION SELECT s.assessment_id FROM assessment_share s JOIN organisation_role r
                ON r.organisation_id = s.organisation_id WHERE r.person_id = $1
            UNION SELECT s.assessment_id FROM assessment_share s WHERE s.person_id IS NULL AND s.organisation_id IS NULL)
            AND a.organisation_id NOT IN (SELECT r.organisation_id FROM organisation_role r WHERE r.person_id = $1)
            AND a.id < $2
        ORDER BY a.id DESC LIMIT $3";
    // The widest of what is shared with somebody comes first.
    EXTENT: String = "
        SELECT s.extent FROM assessment_share s
        WHERE s.assessment_id = $1 AND (s.person_id = $2
            OR s.organisation_id IN (SELECT r.organisation_id FROM organisation_role r WHERE r.person_id = $2)
            OR (s.person_id IS NULL AND s.organisation_id IS NULL))
        ORDER BY s.extent LIMIT 1";
    ANSWERS: AnswerRow = "
        SELECT a.place, a.number, a.answer, a.note, p.name AS author, a.answered_at
        FROM assessment_answer a LEFT JOIN person p ON p.id = a.answered_by
        WHERE a.assessment_id = $1 AND a.replaced_at IS NULL ORDER BY a.place";
    EARLIER: AnswerRow = "
        SELECT a.place, a.number, a.answer, a.note, p.name AS author, a.answered_at
        FROM assessment_answer a LEFT JOIN person p ON p.id = a.answered_by
        WHERE a.assessment_id = $1 AND a.place = $2 AND a.number = $3";
    // Those that were replaced, the last first.
    HISTORY: AnswerRow = "
        SELECT a.place, a.number, a.answer, a.note, p.name AS author, a.answered_at
        FROM assessment_answer a LEFT JOIN person p ON p.id = a.answered_by
        WHERE a.assessment_id = $1 AND a.place = ANY($2) AND a.replaced_at IS NOT NULL
        ORDER BY a.number DESC LIMIT 60";
    PROOFS: ProofRow = "
        SELECT id, place, name, digest, bytes, kind FROM assessment_proof WHERE assessment_id = $1
        ORDER BY place, added_at, id";
    PROOF: ProofRow = "
        SELECT id, place, name, digest, bytes, kind FROM assessment_proof WHERE assessment_id = $1 AND id = $2";
    REVIEW: ReviewRow = "
        SELECT v.id, v.kind, v.organisation_id, o.name AS organisation, v.person_id, p.name AS person, v.asked_at, v.opinion,
            e.name AS ended_by, v.ended_at
        FROM assessment_review v LEFT JOIN organisation o ON o.id = v.organisation_id LEFT JOIN person p ON p.id = v.person_id
            LEFT JOIN person e ON e.id = v.ended_by
        WHERE v.assessment_id = $1";
    FINDINGS: FindingRow = "
        SELECT place, answer, reason FROM assessment_finding WHERE review_id = $1 ORDER BY place";
    SHARES: ShareRow = "
        SELECT s.id, p.name AS person, o.name AS organisation, s.extent, s.shared_at
        FROM assessment_share s LEFT JOIN person p ON p.id = s.person_id LEFT JOIN organisation o ON o.id = s.organisation_id
        WHERE s.assessment_id = $1 ORDER BY s.shared_at, s.id LIMIT 200";
    SCORES: ScoreRow = "SELECT issue, score, verified FROM assessment_score WHERE assessment_id = $1 ORDER BY issue";
    // All the years of an organisation with one questionnaire, whatever its version.
    YEARS: Year = "
        SELECT a.id, a.year, q.number, a.state, a.score, a.completeness, a.verified_score
        FROM assessment a JOIN questionnaire q ON q.id = a.questionnaire_id
        WHERE a.organisation_id = $1 AND q.code = (SELECT c.code FROM questionnaire c WHERE c.id = $2)
        ORDER BY a.year, q.number LIMIT 30";
    SCORES_OF: YearScore = "
        SELECT assessment_id, issue, score, verified FROM assessment_score WHERE assessment_id = ANY($1)";
    // Who answered the same version in the same sector, enough of it; of an organisation, its last year alone is kept.
    PEERS: Peer = "
        SELECT a.organisation_id, a.id AS assessment_id, COALESCE(a.verified_score, a.score) AS score
        FROM assessment a
        WHERE a.questionnaire_id = $1 AND a.sector_id = $2 AND a.completeness >= $3 AND a.score IS NOT NULL
        ORDER BY a.organisation_id, a.year DESC, a.id";
    ACTIONS: ActionRow = "
        SELECT id, issue, title, due_on, done_on FROM improvement_action WHERE assessment_id = $1
        ORDER BY created_at, id LIMIT 200";
    // The newest that an organisation shares with the network, of each that is named.
    PUBLISHED: Published = "
        SELECT a.organisation_id, a.id, a.year, a.state, v.kind, COALESCE(v.ended_at, a.changed_at) AS at
        FROM assessment a JOIN assessment_share s ON s.assessment_id = a.id AND s.person_id IS NULL AND s.organisation_id IS NULL
            LEFT JOIN assessment_review v ON v.assessment_id = a.id AND v.ended_at IS NOT NULL
        WHERE a.organisation_id = ANY($1) AND a.completeness >= $2 AND a.score IS NOT NULL
        ORDER BY a.organisation_id, a.year DESC, a.id DESC";
    BUYERS: Named = "SELECT id, name FROM organisation WHERE buys ORDER BY name_key, id LIMIT 400";
    // The files that prove something: the sweep leaves them.
    pub DIGESTS: Vec<u8> = "SELECT digest FROM assessment_proof";
}

pub async fn questionnaire(run: &impl Run, id: Uuid) -> Result<QuestionnaireRow> {
    run.optional(&QUESTIONNAIRE, args![id]).await?.ok_or(Error::NotFound)
}

/// The last changed first.
pub async fn questionnaires(run: &impl Run) -> Result<Vec<QuestionnaireLine>> {
    Ok(run.all(&QUESTIONNAIRES, args![]).await?)
}

/// The numbers of all versions of a questionnaire.
pub async fn numbers(run: &impl Run, code: &str) -> Result<Vec<String>> {
    Ok(run.all(&NUMBERS, args![code]).await?)
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<AssessmentRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

pub async fn own(run: &impl Run, person: Uuid) -> Result<Vec<AssessmentLine>> {
    Ok(run.all(&OWN, args![person]).await?)
}

pub async fn to_review(run: &impl Run, person: Uuid, coordinates: bool) -> Result<Vec<AssessmentLine>> {
    Ok(run.all(&TO_REVIEW, args![person, coordinates]).await?)
}

pub async fn shared(run: &impl Run, person: Uuid, before: Uuid, most: i64) -> Result<Vec<AssessmentLine>> {
    let enough = instruments::assessment::COMPLETE_ENOUGH;
    Ok(run.all(&SHARED, args![person, before, most, enough]).await?)
}

pub async fn extent(run: &impl Run, assessment: Uuid, person: Uuid) -> Result<Option<Extent>> {
    Ok(run.optional(&EXTENT, args![assessment, person]).await?.and_then(|code| Extent::parse(&code)))
}

pub async fn answers(run: &impl Run, assessment: Uuid) -> Result<Vec<AnswerRow>> {
    Ok(run.all(&ANSWERS, args![assessment]).await?)
}

/// The answer that bore this number.
pub async fn earlier(run: &impl Run, assessment: Uuid, place: &str, number: i64) -> Result<Option<AnswerRow>> {
    Ok(run.optional(&EARLIER, args![assessment, place, number]).await?)
}

pub async fn history(run: &impl Run, assessment: Uuid, places: Vec<String>) -> Result<Vec<AnswerRow>> {
    Ok(run.all(&HISTORY, args![assessment, places]).await?)
}

pub async fn proofs(run: &impl Run, assessment: Uuid) -> Result<Vec<ProofRow>> {
    Ok(run.all(&PROOFS, args![assessment]).await?)
}

pub async fn proof(run: &impl Run, assessment: Uuid, id: Uuid) -> Result<ProofRow> {
    run.optional(&PROOF, args![assessment, id]).await?.ok_or(Error::NotFound)
}

pub async fn review(run: &impl Run, assessment: Uuid) -> Result<Option<ReviewRow>> {
    Ok(run.optional(&REVIEW, args![assessment]).await?)
}

pub async fn findings(run: &impl Run, review: Uuid) -> Result<Vec<FindingRow>> {
    Ok(run.all(&FINDINGS, args![review]).await?)
}

pub async fn shares(run: &impl Run, assessment: Uuid) -> Result<Vec<ShareRow>> {
    Ok(run.all(&SHARES, args![assessment]).await?)
}

pub async fn scores(run: &impl Run, assessment: Uuid) -> Result<Vec<ScoreRow>> {
    Ok(run.all(&SCORES, args![assessment]).await?)
}

pub async fn years(run: &impl Run, organisation: Uuid, questionnaire: Uuid) -> Result<Vec<Year>> {
    Ok(run.all(&YEARS, args![organisation, questionnaire]).await?)
}

pub async fn scores_of(run: &impl Run, assessments: Vec<Uuid>) -> Result<Vec<YearScore>> {
    Ok(run.all(&SCORES_OF, args![assessments]).await?)
}

pub async fn peers(run: &impl Run, questionnaire: Uuid, sector: Uuid) -> Result<Vec<Peer>> {
    let enough = instruments::assessment::COMPLETE_ENOUGH;
    let mut peers = run.all(&PEERS, args![questionnaire, sector, enough]).await?;
    peers.dedup_by_key(|peer| peer.organisation_id);
    Ok(peers)
}

pub async fn actions(run: &impl Run, assessment: Uuid) -> Result<Vec<ActionRow>> {
    Ok(run.all(&ACTIONS, args![assessment]).await?)
}

pub async fn published(run: &impl Run, organisations: Vec<Uuid>) -> Result<Vec<Published>> {
    let enough = instruments::assessment::COMPLETE_ENOUGH;
    let mut published = run.all(&PUBLISHED, args![organisations, enough]).await?;
    published.dedup_by_key(|one| one.organisation_id);
    Ok(published)
}

/// Organisations that buy, to choose from.
pub async fn buyers(run: &impl Run) -> Result<Vec<Named>> {
    Ok(run.all(&BUYERS, args![]).await?)
}
