//! Tokens by which a person's programs use the interface: a random 256-bit secret shown once, its SHA-256 in the database,
//! an end, and whether it may change things or only read.

use std::sync::Arc;
use std::time::Duration;

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};

use super::error::{Result, internal};
use super::session;
use super::viewer::Person;

/// Says to whoever finds one in a file what it is.
const PREFIX: &str = "boucle_";
/// For how many days a token may be made.
pub const DAYS: [u64; 3] = [30, 90, 365];

row! {
    #[derive(Debug, Clone)]
    struct Found {
        id: Uuid,
        person_id: Uuid,
        writes: bool,
        used_on: Option<Date>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Listed {
        pub id: Uuid,
        pub name: String,
        pub writes: bool,
        pub created_at: Timestamp,
        pub expires_at: Timestamp,
        pub used_on: Option<Date>,
    }
}

sql! {
    FIND: Found = "
        SELECT id, person_id, writes, used_on FROM api_token
        WHERE digest = $1 AND expires_at > $2 AND revoked_at IS NULL";
    USED: () = "UPDATE api_token SET used_on = $2 WHERE id = $1";
    ADD: () = "
        INSERT INTO api_token (id, person_id, name, digest, writes, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LIST: Listed = "
        SELECT id, name, writes, created_at, expires_at, used_on FROM api_token
        WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at DESC, id DESC";
    REVOKE: () = "UPDATE api_token SET revoked_at = $3 WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL";
    ERASE: () = "DELETE FROM api_token WHERE person_id = $1";
    pub SWEEP: () = "DELETE FROM api_token WHERE expires_at < $1";
}

/// Whose program asks, in which language and time zone, and whether it may change things.
pub struct Known {
    pub person: Arc<Person>,
    pub language: String,
    pub time_zone: String,
    pub writes: bool,
}

/// Who holds the token of an `Authorization` header; nothing when it opens nothing.
pub async fn find(db: &db::Db, authorization: &str, now: Timestamp) -> Result<Option<Known>> {
    let Some(secret) = authorization.strip_prefix("Bearer ").map(str::trim).filter(|text| text.starts_with(PREFIX)) else {
        return Ok(None);
    };
    let Some(found) = db.optional(&FIND, args![session::digest(secret), now]).await? else { return Ok(None) };
    let Some((person, language, time_zone)) = session::person(db, found.person_id).await? else { return Ok(None) };
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    if found.used_on != Some(today) {
        db.execute(&USED, args![found.id, today]).await?;
    }
    Ok(Some(Known { person, language, time_zone, writes: found.writes }))
}

/// Makes a token; the secret is known to nobody afterwards.
pub async fn add(tx: &Tx, person: Uuid, name: &str, writes: bool, days: u64, now: Timestamp) -> Result<String> {
    let secret = format!("{PREFIX}{}", session::secret().0);
    let until = now.checked_add(Duration::from_hours(24 * days)).map_err(internal)?;
    tx.execute(&ADD, args![Uuid::now_v7(), person, name, session::digest(&secret), writes, now, until]).await?;
    Ok(secret)
}

pub async fn list(run: &impl Run, person: Uuid, now: Timestamp) -> Result<Vec<Listed>> {
    Ok(run.all(&LIST, args![person, now]).await?)
}

/// Whether there was such a token of this person.
pub async fn revoke(tx: &Tx, id: Uuid, person: Uuid, now: Timestamp) -> Result<bool> {
    Ok(tx.execute(&REVOKE, args![id, person, now]).await? > 0)
}

/// Deletes the tokens of somebody who leaves.
pub async fn erase(tx: &Tx, person: Uuid) -> Result<()> {
    tx.execute(&ERASE, args![person]).await?;
    Ok(())
}
