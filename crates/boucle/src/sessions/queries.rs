//! Presence at the sessions of an edition, and certificates, in the database.

use std::collections::BTreeSet;

use db::{Run, Timestamp, Uuid, args, row, sql};

use super::rules::Presence;
use crate::applications::participants::{self, Participant};
use crate::kit::Result;
use crate::meetings::presence::{self, Session};

row! {
    #[derive(Debug, Clone)]
    pub struct Certificate {
        pub id: Uuid,
        pub applicant_id: Option<Uuid>,
        pub person_id: Option<Uuid>,
        pub sessions: String,
        pub given_at: Timestamp,
    }
}

row! {
    // From 1, not at all, to 4, very much; without who says so.
    #[derive(Debug, Clone)]
    pub struct SaidOf {
        pub meeting_id: Uuid,
        pub useful: i64,
        pub clear: i64,
    }
}

sql! {
    SAID_OF: SaidOf = "
        SELECT a.meeting_id, a.useful, a.clear FROM meeting m JOIN session_answer a ON a.meeting_id = m.id
        WHERE m.space_id = $1 ORDER BY a.meeting_id, a.useful, a.clear";
    // The latest last.
    OF_EDITION: Certificate = "
        SELECT id, applicant_id, person_id, sessions, given_at FROM certificate
        WHERE edition_id = $1 ORDER BY given_at, id";
    FIND: Certificate = "
        SELECT id, applicant_id, person_id, sessions, given_at FROM certificate WHERE id = $1 AND edition_id = $2";
}

/// A participant, what they attended, and the certificate that they were given last.
#[derive(Debug, Clone)]
pub struct Line {
    pub participant: Participant,
    pub attended: BTreeSet<Uuid>,
    pub presence: Presence,
    pub certificate: Option<Certificate>,
}

/// The sessions of an edition, and everybody who was admitted.
pub async fn year(run: &impl Run, edition: Uuid, now: Timestamp) -> Result<(Vec<Session>, Vec<Line>)> {
    let sessions = presence::of_space(run, edition).await?;
    let attended = presence::attended(run, edition).await?;
    let certificates = run.all(&OF_EDITION, args![edition]).await?;
    let line = |participant: Participant| {
        let of = participant.person_id;
        let there: BTreeSet<Uuid> = attended.iter().filter(|it| Some(it.person_id) == of).map(|it| it.meeting_id).collect();
        let is_theirs = |it: &&Certificate| it.applicant_id == Some(participant.applicant_id);
        Line {
            presence: Presence::of(&sessions, &there, now),
            certificate: certificates.iter().rfind(is_theirs).cloned(),
            attended: there,
            participant,
        }
    };
    let lines = participants::participants(run, edition).await?.into_iter().map(line).collect();
    Ok((sessions, lines))
}

pub async fn certificate(run: &impl Run, edition: Uuid, id: Uuid) -> Result<Option<Certificate>> {
    Ok(run.optional(&FIND, args![id, edition]).await?)
}

/// What was said of all sessions of an edition.
pub async fn said_of(run: &impl Run, edition: Uuid) -> Result<Vec<SaidOf>> {
    Ok(run.all(&SAID_OF, args![edition]).await?)
}
