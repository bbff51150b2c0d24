//! Charters, who signs them and who did, in the database.

use db::{Run, Timestamp, Uuid, args, row, sql};
use serde::{Deserialize, Serialize};

use super::rules::{Sent, Standing};
use crate::applications::participants::{self, Participant};
use crate::kit::{Result, session};

row! {
    #[derive(Debug, Clone)]
    pub struct Draft {
        pub text: String,
        pub representative: bool,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Version {
        pub number: i64,
        pub text: String,
        pub digest: Vec<u8>,
        // somebody who speaks for the structure signs too
        pub representative: bool,
        pub published_by: Option<String>,
        pub published_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Representative {
        pub id: Uuid,
        pub application_id: Uuid,
        pub number: i64,
        pub name: String,
        pub post: String,
        pub email: String,
        pub asked_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Code {
        pub id: Uuid,
        pub number: i64,
        pub digest: Vec<u8>,
        pub name: String,
        pub post: String,
        // as JSON
        pub representative: Option<String>,
        pub tries: i64,
        pub expires_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Signature {
        pub id: Uuid,
        pub edition_id: Option<Uuid>,
        pub number: i64,
        pub applicant_id: Option<Uuid>,
        pub representative_id: Option<Uuid>,
        pub name: String,
        pub signed_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Reminded {
        pub applicant_id: Uuid,
        pub sent_at: Timestamp,
    }
}

/// Who speaks for a structure, as a participant names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub name: String,
    pub post: String,
    pub email: String,
}

sql! {
    DRAFT: Draft = "SELECT text, representative, version FROM charter_draft WHERE edition_id = $1";
    // The latest first.
    VERSIONS: Version = "
        SELECT v.number, v.text, v.digest, v.representative, p.name AS published_by, v.published_at
        FROM charter_version v LEFT JOIN person p ON p.id = v.published_by
        WHERE v.edition_id = $1 ORDER BY v.number DESC LIMIT $2";
    VERSION: Version = "
        SELECT v.number, v.text, v.digest, v.representative, p.name AS published_by, v.published_at
        FROM charter_version v LEFT JOIN person p ON p.id = v.published_by WHERE v.edition_id = $1 AND v.number = $2";
    REPRESENTATIVE_BY_LINK: Representative = "
        SELECT id, application_id, number, name, post, email, asked_at FROM charter_representative WHERE link = $1";
    REPRESENTATIVE_OF: Representative = "
        SELECT id, application_id, number, name, post, email, asked_at FROM charter_representative
        WHERE application_id = $1";
    REPRESENTATIVES: Representative = "
        SELECT id, application_id, number, name, post, email, asked_at FROM charter_representative
        WHERE application_id = ANY($1)";
    // The one that was sent last counts.
    CODE: Code = "
        SELECT id, number, digest, name, post, representative, tries, expires_at FROM charter_code
        WHERE signer_id = $1 ORDER BY sent_at DESC, id DESC LIMIT 1";
    CODES_SINCE: i64 = "SELECT count(*) AS n FROM charter_code WHERE signer_id = $1 AND sent_at > $2";
    LAST_OF: Signature = "
        SELECT id, edition_id, number, applicant_id, representative_id, name, signed_at FROM charter_signature
        WHERE applicant_id = $1 OR representative_id = $1 ORDER BY number DESC, signed_at DESC LIMIT 1";
    // The latest version of each comes last.
    SIGNATURES: Signature = "
        SELECT id, edition_id, number, applicant_id, representative_id, name, signed_at FROM charter_signature
        WHERE edition_id = $1 ORDER BY number, signed_at, id";
    SIGNATURE: Signature = "
        SELECT id, edition_id, number, applicant_id, representative_id, name, signed_at FROM charter_signature
        WHERE id = $1 AND edition_id = $2";
    REMINDED: Reminded = "SELECT applicant_id, sent_at FROM charter_reminder WHERE applicant_id = ANY($1)";
}

impl Code {
    pub fn sent(&self) -> Sent {
        Sent { number: self.number, tries: self.tries, expires_at: self.expires_at }
    }

    pub fn named(&self) -> Option<Named> {
        self.representative.as_deref().and_then(|named| serde_json::from_str(named).ok())
    }
}

pub async fn draft(run: &impl Run, edition: Uuid) -> Result<Option<Draft>> {
    Ok(run.optional(&DRAFT, args![edition]).await?)
}

/// The latest first, and of more than two hundred the older ones are left out.
pub async fn versions(run: &impl Run, edition: Uuid) -> Result<Vec<Version>> {
    Ok(run.all(&VERSIONS, args![edition, 200]).await?)
}

/// The one that counts now.
pub async fn latest(run: &impl Run, edition: Uuid) -> Result<Option<Version>> {
    Ok(run.all(&VERSIONS, args![edition, 1]).await?.pop())
}

pub async fn version(run: &impl Run, edition: Uuid, number: i64) -> Result<Option<Version>> {
    Ok(run.optional(&VERSION, args![edition, number]).await?)
}

pub async fn representative_by_secret(run: &impl Run, secret: &str) -> Result<Option<Representative>> {
    Ok(run.optional(&REPRESENTATIVE_BY_LINK, args![session::digest(secret)]).await?)
}

pub async fn representative(run: &impl Run, application: Uuid) -> Result<Option<Representative>> {
    Ok(run.optional(&REPRESENTATIVE_OF, args![application]).await?)
}

pub async fn code(run: &impl Run, signer: Uuid) -> Result<Option<Code>> {
    Ok(run.optional(&CODE, args![signer]).await?)
}

pub async fn codes_since(run: &impl Run, signer: Uuid, since: Timestamp) -> Result<i64> {
    Ok(run.one(&CODES_SINCE, args![signer, since]).await?)
}

/// What an applicant, or a representative, signed last.
pub async fn signature_of(run: &impl Run, signer: Uuid) -> Result<Option<Signature>> {
    Ok(run.optional(&LAST_OF, args![signer]).await?)
}

pub async fn signature(run: &impl Run, edition: Uuid, id: Uuid) -> Result<Option<Signature>> {
    Ok(run.optional(&SIGNATURE, args![id, edition]).await?)
}

/// A participant as the organisers see them.
#[derive(Debug, Clone)]
pub struct Line {
    pub participant: Participant,
    pub standing: Standing,
    pub signature: Option<Signature>,
    pub representative: Option<Representative>,
    pub represented: Option<Signature>,
    pub reminded_at: Option<Timestamp>,
}

/// Everybody who was accepted, with what they signed and who signed for their structure.
pub async fn lines(run: &impl Run, edition: Uuid, latest: &Version) -> Result<Vec<Line>> {
    let people = participants::participants(run, edition).await?;
    let applications: Vec<Uuid> = people.iter().map(|person| person.application_id).collect();
    let representatives = run.all(&REPRESENTATIVES, args![applications]).await?;
    let signatures = run.all(&SIGNATURES, args![edition]).await?;
    let applicants: Vec<Uuid> = people.iter().map(|person| person.applicant_id).collect();
    let reminded = run.all(&REMINDED, args![applicants]).await?;
    let line = |participant: Participant| {
        let last = |who: &dyn Fn(&Signature) -> bool| signatures.iter().rfind(|signature| who(signature)).cloned();
        let id = participant.applicant_id;
        let signature = last(&|signature| signature.applicant_id == Some(id));
        let representative = representatives.iter().find(|it| it.application_id == participant.application_id).cloned();
        let represented =
            representative.as_ref().and_then(|it| last(&|signature| signature.representative_id == Some(it.id)));
        let numbers = [&signature, &represented].map(|it| it.as_ref().map(|it| it.number));
        Line {
            standing: Standing::of(latest.number, latest.representative, numbers[0], numbers[1]),
            reminded_at: reminded.iter().find(|it| it.applicant_id == id).map(|it| it.sent_at),
            participant,
            signature,
            representative,
            represented,
        }
    };
    Ok(people.into_iter().map(line).collect())
}
