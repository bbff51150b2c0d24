//! Organisations, their people, statuses and memberships, as they are read and written.

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::error::Result;
use crate::kit::format;

row! {
    #[derive(Debug, Clone)]
    pub struct Organisation {
        pub id: Uuid,
        pub name: String,
        pub kind: String,
        pub legal_form: String,
        pub identifier_scheme: Option<String>,
        pub identifier: Option<String>,
        pub size: Option<String>,
        pub place_id: Option<Uuid>,
        pub place_name: Option<String>,
        pub address: String,
        pub postal_code: String,
        pub website: String,
        pub description: String,
        pub buys: bool,
        pub supplies: bool,
        pub logo_digest: Option<Vec<u8>>,
        pub updated_at: Timestamp,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Listed {
        pub id: Uuid,
        pub name: String,
        pub name_key: String,
        pub kind: String,
        pub place_name: Option<String>,
        pub buys: bool,
        pub supplies: bool,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Status {
        pub status_code: String,
        pub label_fr: String,
        pub label_en: String,
        pub certificate: String,
        pub certified_by: String,
        pub expires_on: Option<Date>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct KnownStatus {
        pub code: String,
        pub label_fr: String,
        pub label_en: String,
        pub jurisdiction: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Member {
        pub person_id: Uuid,
        pub name: String,
        pub email: String,
        pub role: String,
        pub since: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Invited {
        pub email: String,
        pub role: Option<String>,
        pub expires_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Membership {
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub organisation_name: String,
        pub kind: String,
        pub starts_on: Date,
        pub ends_on: Option<Date>,
        pub state: String,
        pub note: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Place {
        pub id: Uuid,
        pub name: String,
        pub parent_name: Option<String>,
        pub postal_codes: String,
        pub latitude: Option<f64>,
        pub longitude: Option<f64>,
    }
}

/// An organisation that comes in with what it supplies.
#[derive(Debug, Clone)]
pub struct NewSupplier<'a> {
    pub name: &'a str,
    pub kind: &'a str,
    /// Scheme and number.
    pub identifier: Option<(&'a str, &'a str)>,
    pub place: Option<Uuid>,
    pub website: &'a str,
}

sql! {
    NAMED: Uuid = "SELECT id FROM organisation WHERE name_key = $1 ORDER BY id LIMIT 2";
    HOLDER: Uuid = "SELECT id FROM organisation WHERE identifier_scheme = $1 AND identifier = $2";
    ADD_SUPPLIER: () = "
        INSERT INTO organisation (id, name, name_key, kind, legal_form, identifier_scheme, identifier, place_id, latitude,
            longitude, address, postal_code, website, description, buys, supplies, created_at, updated_at, version)
        VALUES ($1, $2, $3, $4, '', $5, $6, $7, (SELECT latitude FROM place WHERE id = $7),
            (SELECT longitude FROM place WHERE id = $7), '', '', $8, '', FALSE, TRUE, $9, $9, 1)";
    NOW_SUPPLIES: () = "
        UPDATE organisation SET supplies = TRUE, updated_at = $2, version = version + 1 WHERE id = $1 AND NOT supplies";
    ORGANISATION: Organisation = "
        SELECT o.id, o.name, o.kind, o.legal_form, o.identifier_scheme, o.identifier, o.size, o.place_id,
               p.name AS place_name, o.address, o.postal_code, o.website, o.description, o.buys, o.supplies,
               o.logo_digest,
               o.updated_at, o.version
        FROM organisation o LEFT JOIN place p ON p.id = o.place_id WHERE o.id = $1";
    LIST: Listed = "
        SELECT o.id, o.name, o.name_key, o.kind, p.name AS place_name, o.buys, o.supplies
        FROM organisation o LEFT JOIN place p ON p.id = o.place_id
        WHERE (o.name_key, o.id) > ($1, $2) ORDER BY o.name_key, o.id LIMIT $3";
    COUNT: i64 = "SELECT count(*) AS n FROM organisation";
    STATUSES: Status = "
        SELECT s.status_code, l.label_fr, l.label_en, s.certificate, s.certified_by, s.expires_on
        FROM organisation_status s JOIN legal_status l ON l.code = s.status_code
        WHERE s.organisation_id = $1 ORDER BY l.position";
    KNOWN_STATUSES: KnownStatus = "
        SELECT code, label_fr, label_en, jurisdiction FROM legal_status ORDER BY jurisdiction, position";
    PEOPLE: Member = "
        SELECT r.person_id, p.name, p.email, r.role, r.since
        FROM organisation_role r JOIN person p ON p.id = r.person_id
        WHERE r.organisation_id = $1 ORDER BY p.name_key";
    INVITED: Invited = "
        SELECT email, role, expires_at FROM one_time_link
        WHERE organisation_id = $1 AND purpose = 'invitation' AND used_at IS NULL AND expires_at > $2
        ORDER BY created_at";
    MEMBERSHIPS: Membership = "
        SELECT m.id, m.organisation_id, o.name AS organisation_name, m.kind, m.starts_on, m.ends_on, m.state, m.note
        FROM membership m JOIN organisation o ON o.id = m.organisation_id
        WHERE m.organisation_id = $1 ORDER BY m.starts_on DESC, m.id DESC";
    MEMBERS: Uuid = "
        SELECT DISTINCT organisation_id FROM membership
        WHERE organisation_id = ANY($1) AND kind = 'member' AND state = 'accepted' AND starts_on <= $2
            AND (ends_on IS NULL OR ends_on >= $2)";
    PROPOSED: Membership = "
        SELECT m.id, m.organisation_id, o.name AS organisation_name, m.kind, m.starts_on, m.ends_on, m.state, m.note
        FROM membership m JOIN organisation o ON o.id = m.organisation_id
        WHERE m.state = 'proposed' ORDER BY m.id LIMIT 20";
    PLACES_NAMED: Place = "
        SELECT p.id, p.name, q.name AS parent_name, p.postal_codes, p.latitude, p.longitude
        FROM place p LEFT JOIN place q ON q.id = p.parent_id
        WHERE p.name_key = $1 ORDER BY COALESCE(p.population, 0) DESC, p.id LIMIT 40";
    EXPIRING: Status = "
        SELECT s.status_code, l.label_fr, l.label_en, s.certificate, s.certified_by, s.expires_on
        FROM organisation_status s JOIN legal_status l ON l.code = s.status_code
        WHERE s.organisation_id = ANY($1) AND s.expires_on < $2 ORDER BY s.expires_on";
}

impl Organisation {
    /// The name of its logo's file, when it has one.
    pub fn logo(&self) -> Option<String> {
        self.logo_digest.as_deref().map(crate::kit::files::name)
    }
}

pub async fn organisation(run: &impl Run, id: Uuid) -> Result<Organisation> {
    Ok(run.one(&ORGANISATION, args![id]).await?)
}

/// Which organisation has this number.
pub async fn holder(run: &impl Run, scheme: &str, number: &str) -> Result<Option<Uuid>> {
    Ok(run.optional(&HOLDER, args![scheme, number]).await?)
}

pub async fn add_supplier(tx: &Tx, supplier: &NewSupplier<'_>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = args![
        id,
        supplier.name,
        format::sort_key(supplier.name),
        supplier.kind,
        supplier.identifier.map(|(scheme, _)| scheme),
        supplier.identifier.map(|(_, number)| number),
        supplier.place,
        supplier.website,
        now
    ];
    tx.execute(&ADD_SUPPLIER, row).await?;
    Ok(id)
}

/// Whoever offers something supplies.
pub async fn now_supplies(tx: &Tx, organisation: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(&NOW_SUPPLIES, args![organisation, now]).await?;
    Ok(())
}

/// Thirty organisations after this place in the order of names, and one more when there are more.
pub async fn list(run: &impl Run, after: (&str, Uuid), most: i64) -> Result<Vec<Listed>> {
    Ok(run.all(&LIST, args![after.0, after.1, most]).await?)
}

pub async fn count(run: &impl Run) -> Result<i64> {
    Ok(run.one(&COUNT, args![]).await?)
}

pub async fn statuses(run: &impl Run, organisation: Uuid) -> Result<Vec<Status>> {
    Ok(run.all(&STATUSES, args![organisation]).await?)
}

pub async fn known_statuses(run: &impl Run) -> Result<Vec<KnownStatus>> {
    Ok(run.all(&KNOWN_STATUSES, args![]).await?)
}

pub async fn people(run: &impl Run, organisation: Uuid) -> Result<Vec<Member>> {
    Ok(run.all(&PEOPLE, args![organisation]).await?)
}

pub async fn invited(run: &impl Run, organisation: Uuid, now: Timestamp) -> Result<Vec<Invited>> {
    Ok(run.all(&INVITED, args![organisation, now]).await?)
}

pub async fn memberships(run: &impl Run, organisation: Uuid) -> Result<Vec<Membership>> {
    Ok(run.all(&MEMBERSHIPS, args![organisation]).await?)
}

/// Those of these organisations that are members of the network on a day.
pub async fn members(run: &impl Run, organisations: Vec<Uuid>, on: Date) -> Result<Vec<Uuid>> {
    Ok(run.all(&MEMBERS, args![organisations, on]).await?)
}

/// Requests for membership that wait for a coordinator.
pub async fn proposed(run: &impl Run) -> Result<Vec<Membership>> {
    Ok(run.all(&PROPOSED, args![]).await?)
}

/// The places that bear this name, whatever its accents and case; those of the postal code alone when it tells.
pub async fn places_named(run: &impl Run, name: &str, postal_code: &str) -> Result<Vec<Place>> {
    let places = run.all(&PLACES_NAMED, args![format::name_key(name)]).await?;
    let postal_code = postal_code.trim();
    let there = |place: &&Place| !postal_code.is_empty() && place.postal_codes.contains(postal_code);
    let near: Vec<Place> = places.iter().filter(there).cloned().collect();
    Ok(if near.is_empty() { places } else { near })
}

/// Certificates of these organisations that end before this day.
pub async fn expiring(run: &impl Run, organisations: Vec<Uuid>, before: Date) -> Result<Vec<Status>> {
    Ok(run.all(&EXPIRING, args![organisations, before]).await?)
}

/// The organisation of that name, unless several bear it.
pub async fn named(run: &impl Run, name: &str) -> Result<Option<Uuid>> {
    let found = run.all(&NAMED, args![crate::kit::format::sort_key(name)]).await?;
    Ok(if let [only] = found.as_slice() { Some(*only) } else { None })
}
