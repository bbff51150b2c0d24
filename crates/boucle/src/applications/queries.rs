//! Applications in the database: as their people come back to them, and as organisers examine them.

use db::{Run, Timestamp, Uuid, args, row, sql};

use crate::kit::{Error, Result};

row! {
    #[derive(Debug, Clone)]
    pub struct ApplicationRow {
        pub id: Uuid,
        pub edition_id: Uuid,
        pub status: String,
        pub language: String,
        pub access_number: Option<i64>,
        pub access_given: String,
        pub access_rule: Option<i64>,
        pub access_outcome: Option<String>,
        pub structure: String,
        pub identifier: String,
        pub ownership: Option<String>,
        pub sector: Option<String>,
        pub place_id: Option<Uuid>,
        pub place: Option<String>,
        pub through_id: Option<Uuid>,
        pub through: Option<String>,
        pub expects: String,
        pub commits: bool,
        pub is_late: bool,
        pub decision: Option<String>,
        pub reason: String,
        pub decided_by: Option<String>,
        pub decided_at: Option<Timestamp>,
        pub announced_at: Option<Timestamp>,
        pub submitted_at: Option<Timestamp>,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct TeamRow {
        pub id: Uuid,
        pub application_id: Uuid,
        pub department: String,
        pub project: String,
        pub gets_ready: bool,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ApplicantRow {
        pub id: Uuid,
        pub team_id: Uuid,
        pub application_id: Uuid,
        pub name: String,
        pub email: String,
        pub email_key: String,
        pub post: String,
        pub is_elected: bool,
        pub person_id: Option<Uuid>,
        pub confirmed_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct OpinionRow {
        pub application_id: Uuid,
        pub organisation_id: Uuid,
        pub verdict: String,
        pub reason: String,
        pub person: Option<String>,
        pub given_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct LetterRow {
        pub decision: String,
        pub subject: String,
        pub body: String,
        pub version: i64,
    }
}
sql! {
    FIND: ApplicationRow = "
        SELECT a.id, a.edition_id, a.status, a.language, a.access_number, a.access_given, a.access_rule, a.access_outcome,
            a.structure, a.identifier, a.ownership, a.sector, a.place_id, l.name AS place, a.through_id, o.name AS through,
            a.expects, a.commits, a.is_late, a.decision, a.reason, p.name AS decided_by, a.decided_at, a.announced_at,
            a.submitted_at, a.version
        FROM application a LEFT JOIN place l ON l.id = a.place_id LEFT JOIN organisation o ON o.id = a.through_id
            LEFT JOIN person p ON p.id = a.decided_by
        WHERE a.id = $1";
    // What was sent, in the order in which it came. A waiting list is read in the same order.
    OF_EDITION: ApplicationRow = "
        SELECT a.id, a.edition_id, a.status, a.language, a.access_number, a.access_given, a.access_rule, a.access_outcome,
            a.structure, a.identifier, a.ownership, a.sector, a.place_id, l.name AS place, a.through_id, o.name AS through,
            a.expects, a.commits, a.is_late, a.decision, a.reason, p.name AS decided_by, a.decided_at, a.announced_at,
            a.submitted_at, a.version
        FROM application a LEFT JOIN place l ON l.id = a.place_id LEFT JOIN organisation o ON o.id = a.through_id
            LEFT JOIN person p ON p.id = a.decided_by
        WHERE a.edition_id = $1 AND a.status <> 'draft' ORDER BY a.submitted_at, a.id LIMIT 2000";
    TEAMS: TeamRow = "
        SELECT id, application_id, department, project, gets_ready FROM team WHERE application_id = $1 ORDER BY position, id";
    TEAMS_OF_EDITION: TeamRow = "
        SELECT t.id, t.application_id, t.department, t.project, t.gets_ready
        FROM application a JOIN team t ON t.application_id = a.id
        WHERE a.edition_id = $1 AND a.status <> 'draft' ORDER BY t.application_id, t.position, t.id";
    // The first carries the application.
    APPLICANTS: ApplicantRow = "
        SELECT a.id, a.team_id, t.application_id, a.name, a.email, a.email_key, a.post, a.is_elected, a.person_id,
            a.confirmed_at
        FROM team t JOIN applicant a ON a.team_id = t.id
        WHERE t.application_id = $1 ORDER BY t.position, t.id, a.position, a.id";
    APPLICANTS_OF_EDITION: ApplicantRow = "
        SELECT a.id, a.team_id, t.application_id, a.name, a.email, a.email_key, a.post, a.is_elected, a.person_id,
            a.confirmed_at
        FROM application b JOIN team t ON t.application_id = b.id JOIN applicant a ON a.team_id = t.id
        WHERE b.edition_id = $1 AND b.status <> 'draft' ORDER BY t.application_id, t.position, t.id, a.position, a.id";
    OPINIONS: OpinionRow = "
        SELECT o.application_id, o.organisation_id, o.verdict, o.reason, p.name AS person, o.given_at
        FROM opinion o LEFT JOIN person p ON p.id = o.person_id
        WHERE o.application_id = $1 ORDER BY o.organisation_id";
    OPINIONS_OF_EDITION: OpinionRow = "
        SELECT o.application_id, o.organisation_id, o.verdict, o.reason, p.name AS person, o.given_at
        FROM application a JOIN opinion o ON o.application_id = a.id LEFT JOIN person p ON p.id = o.person_id
        WHERE a.edition_id = $1 ORDER BY o.application_id, o.organisation_id";
    // Structures accepted, or about to be, but for one application.
    TAKEN: i64 = "
        SELECT count(*) AS n FROM application
        WHERE edition_id = $1 AND id <> $2
            AND (status = 'accepted' OR (decision = 'accepted' AND status IN ('submitted', 'waiting')))";
    FIRST_WAITING: Uuid = "
        SELECT id FROM application WHERE edition_id = $1 AND status = 'waiting' AND decision = 'waiting'
        ORDER BY submitted_at, id LIMIT 1";
    LETTERS: LetterRow = "
        SELECT decision, subject, body, version FROM decision_letter WHERE edition_id = $1 ORDER BY decision";
    // Their own before one that names them.
    OF_ADDRESS: Uuid = "
        SELECT a.id FROM applicant a JOIN team t ON t.id = a.team_id JOIN application b ON b.id = t.application_id
        WHERE b.edition_id = $1 AND a.email_key = $2 AND b.status <> 'withdrawn' ORDER BY t.position, a.position, a.id LIMIT 1";
    RECENT_LINKS: i64 = "
        SELECT count(*) AS n FROM applicant_link l JOIN applicant a ON a.id = l.applicant_id
        WHERE a.email_key = $1 AND l.sent_at > $2";
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<ApplicationRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// What was sent, in the order in which it came, drafts left out.
pub async fn of_edition(run: &impl Run, edition: Uuid) -> Result<Vec<ApplicationRow>> {
    Ok(run.all(&OF_EDITION, args![edition]).await?)
}

pub async fn teams(run: &impl Run, application: Uuid) -> Result<Vec<TeamRow>> {
    Ok(run.all(&TEAMS, args![application]).await?)
}

pub async fn teams_of_edition(run: &impl Run, edition: Uuid) -> Result<Vec<TeamRow>> {
    Ok(run.all(&TEAMS_OF_EDITION, args![edition]).await?)
}

/// The first carries the application.
pub async fn applicants(run: &impl Run, application: Uuid) -> Result<Vec<ApplicantRow>> {
    Ok(run.all(&APPLICANTS, args![application]).await?)
}

pub async fn applicants_of_edition(run: &impl Run, edition: Uuid) -> Result<Vec<ApplicantRow>> {
    Ok(run.all(&APPLICANTS_OF_EDITION, args![edition]).await?)
}

pub async fn opinions(run: &impl Run, application: Uuid) -> Result<Vec<OpinionRow>> {
    Ok(run.all(&OPINIONS, args![application]).await?)
}

pub async fn opinions_of_edition(run: &impl Run, edition: Uuid) -> Result<Vec<OpinionRow>> {
    Ok(run.all(&OPINIONS_OF_EDITION, args![edition]).await?)
}

/// Structures accepted, or about to be, but for one application.
pub async fn taken(run: &impl Run, edition: Uuid, but: Uuid) -> Result<i64> {
    Ok(run.one(&TAKEN, args![edition, but]).await?)
}

/// Who waits longest, and is not about to be told something else.
pub async fn first_waiting(run: &impl Run, edition: Uuid) -> Result<Option<Uuid>> {
    Ok(run.optional(&FIRST_WAITING, args![edition]).await?)
}

/// Letters that were reworded; the others are the house's.
pub async fn letters(run: &impl Run, edition: Uuid) -> Result<Vec<LetterRow>> {
    Ok(run.all(&LETTERS, args![edition]).await?)
}

/// Somebody of this address in an application to an edition.
pub async fn of_address(run: &impl Run, edition: Uuid, email_key: &str) -> Result<Option<Uuid>> {
    Ok(run.optional(&OF_ADDRESS, args![edition, email_key]).await?)
}

/// How many links went to an address since a moment.
pub async fn recent_links(run: &impl Run, email_key: &str, since: Timestamp) -> Result<i64> {
    Ok(run.one(&RECENT_LINKS, args![email_key, since]).await?)
}
