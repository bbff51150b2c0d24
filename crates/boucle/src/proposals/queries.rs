//! Proposals in the database: as whoever holds a link comes back to them, and as coordinators read them.

use db::{Run, Timestamp, Uuid, args, row, sql};

use super::rules::State;
use crate::kit::{Error, Language, Result, session};

row! {
    #[derive(Debug, Clone)]
    pub struct ProposalRow {
        pub id: Uuid,
        pub state: String,
        pub language: String,
        pub title: String,
        pub summary: String,
        pub description: String,
        pub links: String,
        pub categories: String,
        pub strategies: String,
        pub commitments: String,
        pub places: String,
        pub radius_km: Option<i64>,
        pub organisation: String,
        pub kind: Option<String>,
        pub identifier_scheme: Option<String>,
        pub identifier: Option<String>,
        pub website: String,
        pub town_id: Option<Uuid>,
        pub name: String,
        pub email: String,
        pub email_key: String,
        pub confirmed_at: Option<Timestamp>,
        pub submitted_at: Option<Timestamp>,
        pub solution_id: Option<Uuid>,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct LinkRow {
        pub proposal_id: Uuid,
        // to the address that the proposal names now
        pub is_mailed: bool,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct StepRow {
        pub step: String,
        pub reason: String,
        pub person: Option<String>,
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Listed {
        pub id: Uuid,
        pub title: String,
        pub organisation: String,
        pub state: String,
        pub submitted_at: Option<Timestamp>,
        pub updated_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Known {
        pub id: Uuid,
        pub name: String,
        pub website: String,
        pub identifier: Option<String>,
        pub place: Option<String>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Reader {
        pub email: String,
        pub language: String,
    }
}

sql! {
    FIND: ProposalRow = "
        SELECT id, state, language, title, summary, description, links, categories, strategies, commitments, places, radius_km,
            organisation, kind, identifier_scheme, identifier, website, town_id, name, email, email_key, confirmed_at,
            submitted_at, solution_id, version
        FROM proposal WHERE id = $1";
    BY_SECRET: LinkRow = "
        SELECT l.proposal_id, COALESCE(l.email_key = p.email_key, FALSE) AS is_mailed
        FROM proposal_link l JOIN proposal p ON p.id = l.proposal_id WHERE l.digest = $1";
    STEPS: StepRow = "
        SELECT t.step, t.reason, p.name AS person, t.at
        FROM proposal_step t LEFT JOIN person p ON p.id = t.person_id WHERE t.proposal_id = $1 ORDER BY t.id";
    // What waits longest first.
    WAITING: Listed = "
        SELECT id, title, organisation, state, submitted_at, updated_at FROM proposal
        WHERE state = $1 ORDER BY submitted_at, id LIMIT $2";
    SETTLED: Listed = "
        SELECT id, title, organisation, state, submitted_at, updated_at FROM proposal
        WHERE state = $1 ORDER BY submitted_at DESC, id DESC LIMIT $2";
    COUNT: i64 = "SELECT count(*) AS n FROM proposal WHERE state = $1";
    RECENT_LINKS: i64 = "SELECT count(*) AS n FROM proposal_link WHERE email_key = $1 AND sent_at > $2";
    // All of them, a slice at a time: a name that looks like another is found by no index.
    ORGANISATIONS: Known = "
        SELECT o.id, o.name, o.website, o.identifier, p.name AS place
        FROM organisation o LEFT JOIN place p ON p.id = o.place_id WHERE o.id > $1 ORDER BY o.id LIMIT $2";
    COORDINATORS: Reader = "
        SELECT email, language FROM person WHERE role = 'coordinator' AND erased_at IS NULL ORDER BY email";
}

impl ProposalRow {
    pub fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Draft)
    }

    /// In which its author is written to.
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }
}

impl Reader {
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<ProposalRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// What a secret opens.
pub async fn by_secret(run: &impl Run, secret: &str) -> Result<Option<LinkRow>> {
    Ok(run.optional(&BY_SECRET, args![session::digest(secret)]).await?)
}

pub async fn steps(run: &impl Run, proposal: Uuid) -> Result<Vec<StepRow>> {
    Ok(run.all(&STEPS, args![proposal]).await?)
}

/// Proposals in one state: what waits by age, what is settled from the latest.
pub async fn list(run: &impl Run, state: State, most: i64) -> Result<Vec<Listed>> {
    let statement = if state.may_be_withdrawn() { &WAITING } else { &SETTLED };
    Ok(run.all(statement, args![state.code(), most]).await?)
}

pub async fn count(run: &impl Run, state: State) -> Result<i64> {
    Ok(run.one(&COUNT, args![state.code()]).await?)
}

/// How many links were mailed to an address since a moment.
pub async fn recent_links(run: &impl Run, email_key: &str, since: Timestamp) -> Result<i64> {
    Ok(run.one(&RECENT_LINKS, args![email_key, since]).await?)
}

/// Organisations after this id, in its order.
pub async fn organisations(run: &impl Run, after: Uuid, most: i64) -> Result<Vec<Known>> {
    Ok(run.all(&ORGANISATIONS, args![after, most]).await?)
}

/// Who is told that a proposal waits.
pub async fn coordinators(run: &impl Run) -> Result<Vec<Reader>> {
    Ok(run.all(&COORDINATORS, args![]).await?)
}
