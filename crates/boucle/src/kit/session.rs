//! Sessions: a random 256-bit secret in a cookie, its SHA-256 in the database, listed and revocable.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use db::{Run, Timestamp, Uuid, args, row, sql};
use rand::RngExt;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;

use super::error::{Result, internal};
use super::viewer::{Person, Role, Seat, initials};

const DAYS_30: Duration = Duration::from_hours(30 * 24);
/// `seen_at` is written at most this often, so that reading pages does not write.
const SEEN_EVERY: Duration = Duration::from_hours(1);

row! {
    #[derive(Debug, Clone)]
    pub struct Found {
        pub session_id: Uuid,
        pub seen_at: Timestamp,
        pub id: Uuid,
        pub name: String,
        pub email: String,
        pub role: String,
        pub language: String,
        pub time_zone: String,
        pub organisation_id: Option<Uuid>,
        pub organisation_name: Option<String>,
        pub seat_role: Option<String>,
        pub buys: Option<bool>,
        pub supplies: Option<bool>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Listed {
        pub id: Uuid,
        pub created_at: Timestamp,
        pub seen_at: Timestamp,
        pub device: String,
        pub address: String,
    }
}

sql! {
    FIND: Found = "
        SELECT s.id AS session_id, s.seen_at, p.id, p.name, p.email, p.role, p.language, p.time_zone,
               o.id AS organisation_id, o.name AS organisation_name, r.role AS seat_role, o.buys, o.supplies
        FROM session s
        JOIN person p ON p.id = s.person_id AND p.erased_at IS NULL
        LEFT JOIN organisation_role r ON r.person_id = p.id
        LEFT JOIN organisation o ON o.id = r.organisation_id
        WHERE s.digest = $1 AND s.expires_at > $2
        ORDER BY o.name_key";
    // The same person without a session: its place is held by the person's own id and birth.
    PERSON: Found = "
        SELECT p.id AS session_id, p.created_at AS seen_at, p.id, p.name, p.email, p.role, p.language, p.time_zone,
               o.id AS organisation_id, o.name AS organisation_name, r.role AS seat_role, o.buys, o.supplies
        FROM person p
        LEFT JOIN organisation_role r ON r.person_id = p.id
        LEFT JOIN organisation o ON o.id = r.organisation_id
        WHERE p.id = $1 AND p.erased_at IS NULL
        ORDER BY o.name_key";
    SEEN: () = "UPDATE session SET seen_at = $2, expires_at = $3 WHERE id = $1";
    OPEN: () = "
        INSERT INTO session (id, digest, person_id, created_at, seen_at, expires_at, device, address)
        VALUES ($1, $2, $3, $4, $4, $5, $6, $7)";
    CLOSE: () = "DELETE FROM session WHERE id = $1 AND person_id = $2";
    CLOSE_OTHERS: () = "DELETE FROM session WHERE person_id = $1 AND id <> $2";
    LIST: Listed = "
        SELECT id, created_at, seen_at, device, address FROM session
        WHERE person_id = $1 AND expires_at > $2 ORDER BY seen_at DESC";
    pub SWEEP: () = "DELETE FROM session WHERE expires_at < $1";
}

/// A secret for a person to hold, and what we keep of it.
pub fn secret() -> (String, Vec<u8>) {
    let bytes: [u8; 32] = rand::rng().random();
    let text = URL_SAFE_NO_PAD.encode(bytes);
    let kept = digest(&text);
    (text, kept)
}

pub fn digest(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// The person whose session this secret opens, with language and time zone; `None` when it opens nothing.
pub async fn find(db: &db::Db, secret: &str, now: Timestamp) -> Result<Option<(Arc<Person>, String, String)>> {
    let rows = db.all(&FIND, args![digest(secret), now]).await?;
    let Some(first) = rows.first().cloned() else { return Ok(None) };
    if first.seen_at.duration_until(now).unsigned_abs() > SEEN_EVERY {
        let until = now.checked_add(DAYS_30).map_err(internal)?;
        // Where nothing can be written, people may still read.
        if let Err(error) = db.execute(&SEEN, args![first.session_id, now, until]).await {
            tracing::warn!(%error, "when a session was last used could not be noted");
        }
    }
    Ok(assembled(rows))
}

/// A person by id, for a program that acts in their name.
pub async fn person(db: &db::Db, id: Uuid) -> Result<Option<(Arc<Person>, String, String)>> {
    Ok(assembled(db.all(&PERSON, args![id]).await?))
}

/// One row for each seat, or one with none.
fn assembled(rows: Vec<Found>) -> Option<(Arc<Person>, String, String)> {
    let first = rows.first().cloned()?;
    let seats = rows.into_iter().filter_map(seat).collect();
    let person = Person {
        id: first.id,
        initials: initials(&first.name),
        name: first.name,
        email: first.email,
        role: Role::parse(&first.role).unwrap_or(Role::Member),
        session: first.session_id,
        seats,
    };
    Some((Arc::new(person), first.language, first.time_zone))
}

fn seat(row: Found) -> Option<Seat> {
    Some(Seat {
        organisation: row.organisation_id?,
        name: row.organisation_name?,
        role: row.seat_role?,
        buys: row.buys?,
        supplies: row.supplies?,
    })
}

/// Opens a session and returns its secret. A new secret at each sign-in: a planted cookie gives nothing.
pub async fn open(run: &impl Run, person: Uuid, device: &str, address: &str, now: Timestamp) -> Result<String> {
    let (text, kept) = secret();
    let until = now.checked_add(DAYS_30).map_err(internal)?;
    let device: String = device.chars().take(200).collect();
    run.execute(&OPEN, args![Uuid::now_v7(), kept, person, now, until, device, address]).await?;
    Ok(text)
}

pub async fn close(run: &impl Run, session: Uuid, person: Uuid) -> Result<bool> {
    Ok(run.execute(&CLOSE, args![session, person]).await? > 0)
}

pub async fn close_others(run: &impl Run, person: Uuid, kept: Uuid) -> Result<u64> {
    Ok(run.execute(&CLOSE_OTHERS, args![person, kept]).await?)
}

pub async fn list(run: &impl Run, person: Uuid, now: Timestamp) -> Result<Vec<Listed>> {
    Ok(run.all(&LIST, args![person, now]).await?)
}

/// The cookie's name: `__Host-` needs TLS, which a first try on one's own machine does not have.
pub fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-session" } else { "session" }
}

pub fn cookie(secure: bool, secret: &str) -> String {
    let secure_attribute = if secure { "; Secure" } else { "" };
    format!(
        "{}={secret}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{secure_attribute}",
        cookie_name(secure),
        DAYS_30.as_secs()
    )
}

pub fn no_cookie(secure: bool) -> String {
    let secure_attribute = if secure { "; Secure" } else { "" };
    format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure_attribute}", cookie_name(secure))
}
