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

sql! {
    EDITIONS: Edition = "
        SELECT e.id, p.title AS programme, s.title, e.promise, e.audience, e.commitment, e.contact, e.open_space_id,
            e.opens_on, e.closes_on, e.starts_on, e.ends_on, e.places, e.plenaries, e.waits, e.decides, e.published_at
        FROM edition e JOIN space s ON s.id = e.id JOIN programme p ON p.id = e.programme_id ORDER BY e.starts_on, e.id";
    ORGANISERS: Organiser = "
        SELECT edition_id, organisation_id, part, since FROM organiser ORDER BY edition_id, organisation_id";
    PEOPLE: OrganiserPerson = "
        SELECT edition_id, organisation_id, person_id, role, since FROM organiser_person
        ORDER BY edition_id, organisation_id, person_id";
    ACCESS: Access = "
        SELECT edition_id, number, terms, published_by, published_at FROM access_version ORDER BY edition_id, number";
    CHARTERS: Charter = "
        SELECT edition_id, number, text, representative, published_by, published_at FROM charter_version
        ORDER BY edition_id, number";
    CERTIFICATES: Certificate = "
        SELECT c.id, c.edition_id, c.sessions, c.given_at, r.file AS receipt
        FROM certificate c JOIN receipt r ON r.id = c.id ORDER BY c.id";
    SIGNATURES: Signature = "
        SELECT s.id, s.edition_id, s.number, s.name, s.signed_at, r.file AS receipt
        FROM charter_signature s JOIN receipt r ON r.id = s.id ORDER BY s.id";
}

pub async fn add(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    archive.table(db, "editions.csv", &EDITIONS).await?;
    archive.table(db, "organisers.csv", &ORGANISERS).await?;
    archive.table(db, "organiser_people.csv", &PEOPLE).await?;
    archive.table(db, "access_versions.csv", &ACCESS).await?;
    archive.table(db, "charter_versions.csv", &CHARTERS).await?;
    archive.table(db, "charter_signatures.csv", &SIGNATURES).await?;
    archive.table(db, "certificates.csv", &CERTIFICATES).await?;
    Ok(())
}
