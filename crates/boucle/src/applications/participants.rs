//! Who takes part in an edition: the people of applications that were accepted and told so.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::{Language, Result, session};

row! {
    #[derive(Debug, Clone)]
    pub struct Participant {
        pub applicant_id: Uuid,
        pub application_id: Uuid,
        pub team_id: Uuid,
        pub edition_id: Uuid,
        pub person_id: Option<Uuid>,
        pub name: String,
        pub email: String,
        pub post: String,
        pub structure: String,
        pub department: String,
        pub is_elected: bool,
        pub position: i64,
        // of the application
        pub language: String,
        pub status: String,
    }
}

sql! {
    BY_SECRET: Participant = "
        SELECT p.id AS applicant_id, a.id AS application_id, t.id AS team_id, a.edition_id, p.person_id, p.name, p.email,
            p.post, a.structure, t.department, p.is_elected, p.position, a.language, a.status
        FROM applicant_link l JOIN applicant p ON p.id = l.applicant_id JOIN team t ON t.id = p.team_id
            JOIN application a ON a.id = t.application_id
        WHERE l.digest = $1";
    // By structure, then in the order in which the application names them. Of who has left the network, no name and no address
    // is there any more.
    OF_EDITION: Participant = "
        SELECT p.id AS applicant_id, a.id AS application_id, t.id AS team_id, a.edition_id, p.person_id, p.name, p.email,
            p.post, a.structure, t.department, p.is_elected, p.position, a.language, a.status
        FROM application a JOIN team t ON t.application_id = a.id JOIN applicant p ON p.team_id = t.id
        WHERE a.edition_id = $1 AND a.status = 'accepted' AND p.email_key <> ''
        ORDER BY a.structure_key, a.id, t.position, p.position";
    OF_APPLICATION: Participant = "
        SELECT p.id AS applicant_id, a.id AS application_id, t.id AS team_id, a.edition_id, p.person_id, p.name, p.email,
            p.post, a.structure, t.department, p.is_elected, p.position, a.language, a.status
        FROM application a JOIN team t ON t.application_id = a.id JOIN applicant p ON p.team_id = t.id
        WHERE a.id = $1 AND p.email_key <> '' ORDER BY t.position, p.position";
    APPLICATION_OF: Uuid = "
        SELECT t.application_id AS id FROM applicant p JOIN team t ON t.id = p.team_id WHERE p.id = $1";
    LINK: () = "INSERT INTO applicant_link (digest, applicant_id, sent_at) VALUES ($1, $2, $3)";
    // Nobody else has this address: whoever owns it has shown so, by a mail or by their identity provider.
    TIE: () = "
        UPDATE applicant SET person_id = $1
        WHERE person_id IS NULL AND email_key = (SELECT email_key FROM person WHERE id = $1 AND erased_at IS NULL)";
}

impl Participant {
    /// In which they are written to.
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }

    pub fn is_accepted(&self) -> bool {
        self.status == "accepted"
    }
}

/// Whom a link from a mail speaks for, whatever became of their application.
pub async fn by_secret(run: &impl Run, secret: &str) -> Result<Option<Participant>> {
    Ok(run.optional(&BY_SECRET, args![session::digest(secret)]).await?)
}

/// Everybody who was accepted, by structure.
pub async fn participants(run: &impl Run, edition: Uuid) -> Result<Vec<Participant>> {
    Ok(run.all(&OF_EDITION, args![edition]).await?)
}

/// Everybody of one application.
pub async fn of_application(run: &impl Run, application: Uuid) -> Result<Vec<Participant>> {
    Ok(run.all(&OF_APPLICATION, args![application]).await?)
}

/// The application that names somebody.
pub async fn application_of(run: &impl Run, applicant: Uuid) -> Result<Uuid> {
    Ok(run.one(&APPLICATION_OF, args![applicant]).await?)
}

/// The secret of a new link for somebody, to be put in a mail.
pub async fn link(tx: &Tx, applicant: Uuid, now: Timestamp) -> Result<String> {
    let (secret, kept) = session::secret();
    tx.execute(&LINK, args![kept, applicant, now]).await?;
    Ok(secret)
}

/// Knows a person again in what they applied for with the same address.
pub async fn tie(tx: &Tx, person: Uuid) -> Result<()> {
    tx.execute(&TIE, args![person]).await?;
    Ok(())
}
