//! Programmes, for `boucle export`: their editions and who runs them. Titles are those of their spaces.

use db::{Date, Db, Timestamp, Uuid, row, sql};
use serde::Serialize;

use super::export::Archive;

row! {
    #[derive(Serialize)]
    struct Edition {
        id: Uuid,
        programme: String,
        title: String,
        promise: String,
        audience: String,
        commitment: String,
        contact: String,
        open_space_id: Option<Uuid>,
        opens_on: Date,
        closes_on: Date,
        starts_on: Date,
        ends_on: Date,
        places: i64,
        plenaries: i64,
        waits: bool,
        decides: String,
        published_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct Organiser {
        edition_id: Uuid,
        organisation_id: Uuid,
        part: String,
        places: Option<i64>,
        since: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct OrganiserPerson {
        edition_id: Uuid,
        organisation_id: Uuid,
        person_id: Uuid,
        role: String,
        since: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Access {
        edition_id: Uuid,
        number: i64,
        terms: String,
        published_by: Option<Uuid>,
        published_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Application {
        id: Uuid,
        edition_id: Uuid,
        status: String,
        language: String,
        access_number: Option<i64>,
        access_given: String,
        access_rule: Option<i64>,
        access_outcome: Option<String>,
        structure: String,
        identifier: String,
        ownership: Option<String>,
        sector: Option<String>,
        place_id: Option<Uuid>,
        through_id: Option<Uuid>,
        expects: String,
        commits: bool,
        is_late: bool,
        decision: Option<String>,
        reason: String,
        decided_by: Option<Uuid>,
        decided_at: Option<Timestamp>,
        announced_at: Option<Timestamp>,
        submitted_at: Option<Timestamp>,
        created_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Applicant {
        id: Uuid,
        application_id: Uuid,
        team_id: Uuid,
        department: String,
        project: String,
        gets_ready: bool,
        name: String,
        email: String,
        post: String,
        is_elected: bool,
        person_id: Option<Uuid>,
        confirmed_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct Opinion {
        application_id: Uuid,
        organisation_id: Uuid,
        verdict: String,
        reason: String,
        person_id: Option<Uuid>,
        given_at: Timestamp,
    }
}

row! {
    #[derive(Serialize)]
    struct Charter {
        edition_id: Uuid,
        number: i64,
        text: String,
        representative: bool,
        published_by: Option<Uuid>,
        published_at: Timestamp,
    }
}
row! {
    // With the receipt, which holds the text that was signed.
    #[derive(Serialize)]
    struct Signature {
        id: Uuid,
        edition_id: Option<Uuid>,
        number: i64,
        name: String,
        signed_at: Timestamp,
        receipt: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Certificate {
        id: Uuid,
        edition_id: Option<Uuid>,
        sessions: String,
        given_at: Timestamp,
        receipt: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Mark {
        meeting_id: Uuid,
        matters_to: String,
        catch_up: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Report {
        edition_id: Uuid,
        text: String,
        figures: Option<String>,
        published_by: Option<Uuid>,
        published_at: Option<Timestamp>,
    }
}
row! {
    // Without who gave it: it was promised to nobody but themselves.
    #[derive(Serialize)]
    struct Answer {
        meeting_id: Uuid,
        useful: i64,
        clear: i64,
        remark: String,
    }
}

sql! {
    EDITIONS: Edition = "
        SELECT e.id, p.title AS programme, s.title, e.promise, e.audience, e.commitment, e.contact, e.open_space_id,
            e.opens_on, e.closes_on, e.starts_on, e.ends_on, e.places, e.plenaries, e.waits, e.decides, e.published_at
        FROM edition e JOIN space s ON s.id = e.id JOIN programme p ON p.id = e.programme_id ORDER BY e.starts_on, e.id";
    ORGANISERS: Organiser = "
        SELECT edition_id, organisation_id, part, places, since FROM organiser ORDER BY edition_id, organisation_id";
    PEOPLE: OrganiserPerson = "
        SELECT edition_id, organisation_id, person_id, role, since FROM organiser_person
        ORDER BY edition_id, organisation_id, person_id";
    ACCESS: Access = "
        SELECT edition_id, number, terms, published_by, published_at FROM access_version ORDER BY edition_id, number";
    APPLICATIONS: Application = "
        SELECT id, edition_id, status, language, access_number, access_given, access_rule, access_outcome, structure,
            identifier, ownership, sector, place_id, through_id, expects, commits, is_late, decision, reason, decided_by,
            decided_at, announced_at, submitted_at, created_at
        FROM application ORDER BY edition_id, created_at, id";
    APPLICANTS: Applicant = "
        SELECT a.id, t.application_id, t.id AS team_id, t.department, t.project, t.gets_ready, a.name, a.email, a.post,
            a.is_elected, a.person_id, a.confirmed_at
        FROM team t JOIN applicant a ON a.team_id = t.id ORDER BY t.application_id, t.position, t.id, a.position, a.id";
    OPINIONS: Opinion = "
        SELECT application_id, organisation_id, verdict, reason, person_id, given_at
        FROM opinion ORDER BY application_id, organisation_id";
    CHARTERS: Charter = "
        SELECT edition_id, number, text, representative, published_by, published_at FROM charter_version
        ORDER BY edition_id, number";
    CERTIFICATES: Certificate = "
        SELECT c.id, c.edition_id, c.sessions, c.given_at, r.file AS receipt
        FROM certificate c JOIN receipt r ON r.id = c.id ORDER BY c.id";
    MARKS: Mark = "SELECT meeting_id, matters_to, catch_up FROM session_mark ORDER BY meeting_id";
    ANSWERS: Answer = "
        SELECT meeting_id, useful, clear, remark FROM session_answer ORDER BY meeting_id, remark, useful, clear";
    REPORTS: Report = "
        SELECT edition_id, text, figures, published_by, published_at FROM edition_report ORDER BY edition_id";
    SIGNATURES: Signature = "
        SELECT s.id, s.edition_id, s.number, s.name, s.signed_at, r.file AS receipt
        FROM charter_signature s JOIN receipt r ON r.id = s.id ORDER BY s.id";
}

pub async fn add(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    archive.table(db, "editions.csv", &EDITIONS).await?;
    archive.table(db, "organisers.csv", &ORGANISERS).await?;
    archive.table(db, "organiser_people.csv", &PEOPLE).await?;
    archive.table(db, "access_versions.csv", &ACCESS).await?;
    archive.table(db, "applications.csv", &APPLICATIONS).await?;
    archive.table(db, "applicants.csv", &APPLICANTS).await?;
    archive.table(db, "opinions.csv", &OPINIONS).await?;
    archive.table(db, "charter_versions.csv", &CHARTERS).await?;
    archive.table(db, "charter_signatures.csv", &SIGNATURES).await?;
    archive.table(db, "certificates.csv", &CERTIFICATES).await?;
    archive.table(db, "session_marks.csv", &MARKS).await?;
    archive.table(db, "session_answers.csv", &ANSWERS).await?;
    archive.table(db, "edition_reports.csv", &REPORTS).await?;
    Ok(())
}
