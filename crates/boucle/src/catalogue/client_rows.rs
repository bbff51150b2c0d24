//! References in the database: what a supplier did for a client, and what the client said of it. (What the catalogue is read
//! with, categories and places, is in `reference.rs`.)
//! Always: what the client confirmed is what is shown; a change of it is declared anew. What the client denied stays denied,
//! however it is changed, until the client says otherwise. No address outlives the answer.

use std::time::Duration;

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::save;
use crate::kit::error::internal;
use crate::kit::{Error, Result, jobs, session};

/// References of one solution.
pub const MOST: usize = 30;
/// Mails to one address in a day, and in all about one reference.
const A_DAY: i64 = 3;
const IN_ALL: i64 = 3;
/// How long a link opens the answer, in days.
pub const LINK_DAYS: u64 = 30;
/// An address that nobody answers from is forgotten.
const ADDRESS_DAYS: u64 = 90;

row! {
    #[derive(Debug, Clone)]
    pub struct ReferenceRow {
        pub id: Uuid,
        pub client: String,
        // when it is one of the network
        pub organisation_id: Option<Uuid>,
        pub year: i64,
        pub text: String,
        pub email: String,
        pub confirmed_at: Option<Timestamp>,
        pub denied_at: Option<Timestamp>,
        pub denial: String,
        pub changed_at: Timestamp,
        pub version: i64,
    }
}
row! {
    struct Held {
        solution_id: Uuid,
        reference_id: Uuid,
    }
}

sql! {
    OF_SOLUTION: ReferenceRow = "
        SELECT id, client, organisation_id, year, text, email, confirmed_at, denied_at, denial, changed_at, version
        FROM solution_reference WHERE solution_id = $1 ORDER BY year DESC, id DESC LIMIT 100";
    ADD: () = "
        INSERT INTO solution_reference (id, solution_id, client, organisation_id, year, text, email, email_key, created_by,
            created_at, changed_at, confirmed_at, confirmed_by, denial, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, '', 1)";
    // Whoever confirmed what it said before has not read what it says now; whoever denied it is asked again.
    CHANGE: () = "
        UPDATE solution_reference SET client = $3, organisation_id = $4, year = $5, text = $6, email = $7, email_key = $8,
            changed_at = $9, confirmed_at = NULL, confirmed_by = NULL, version = version + 1
        WHERE id = $1 AND version = $2";
    COUNT: i64 = "SELECT count(*) AS n FROM solution_reference WHERE solution_id = $1";
    DELETE: () = "DELETE FROM solution_reference WHERE id = $1 AND version = $2";
    CONFIRM: () = "
        UPDATE solution_reference SET confirmed_at = $2, denied_at = NULL, denial = '', email = '', email_key = ''
        WHERE id = $1 AND version = $3 AND confirmed_at IS NULL AND (denied_at IS NULL OR denied_at < changed_at)";
    DENY: () = "
        UPDATE solution_reference SET denied_at = $2, denial = $4, email = '', email_key = ''
        WHERE id = $1 AND version = $3 AND confirmed_at IS NULL AND (denied_at IS NULL OR denied_at < changed_at)";
    IS_OF_SUPPLIER: i64 = "
        SELECT count(*) AS n FROM organisation_role r JOIN person e ON e.id = r.person_id
        WHERE r.organisation_id = $1 AND e.email_key = $2";
    ADD_LINK: () = "
        INSERT INTO solution_reference_link (digest, reference_id, address, sent_at) VALUES ($1, $2, $3, $4)";
    END_LINKS: () = "UPDATE solution_reference_link SET ended_at = $2 WHERE reference_id = $1 AND ended_at IS NULL";
    // An answer that was given is read again by the same link.
    HELD: Held = "
        SELECT r.solution_id, r.id AS reference_id
        FROM solution_reference_link l JOIN solution_reference r ON r.id = l.reference_id
        WHERE l.digest = $1 AND l.sent_at > $2 AND l.ended_at IS NULL";
    SENT_TO: i64 = "SELECT count(*) AS n FROM solution_reference_link WHERE address = $1 AND sent_at > $2";
    SENT_ABOUT: i64 = "SELECT count(*) AS n FROM solution_reference_link WHERE reference_id = $1";
    OLD_LINKS: () = "DELETE FROM solution_reference_link WHERE sent_at < $1";
    OLD_ADDRESSES: () = "
        UPDATE solution_reference SET email = '', email_key = '' WHERE email_key <> '' AND changed_at < $1";
}

#[linkme::distributed_slice(jobs::SWEEPS)]
static OLD: jobs::Sweep = jobs::Sweep {
    name: "references",
    sweep: |app, now| {
        Box::pin(async move { jobs::forget(&app, now, &[(&OLD_LINKS, LINK_DAYS), (&OLD_ADDRESSES, ADDRESS_DAYS)]).await })
    },
};

impl ReferenceRow {
    /// Whether the client's word on what it says now is still to come; what was denied may have been changed since.
    pub fn is_open(&self) -> bool {
        self.confirmed_at.is_none() && self.denied_at.is_none_or(|at| at < self.changed_at)
    }
}

/// What a supplier says that was done.
#[derive(Debug, Clone)]
pub struct Declared {
    pub client: String,
    pub organisation: Option<Uuid>,
    pub year: i64,
    pub text: String,
    /// Where the client may be asked, as typed and as compared; empty when nowhere.
    pub email: String,
    pub email_key: String,
}

/// The latest first.
pub async fn of(run: &impl Run, solution: Uuid) -> Result<Vec<ReferenceRow>> {
    Ok(run.all(&OF_SOLUTION, args![solution]).await?)
}

/// `None` when the solution has as many as it takes.
pub async fn add(tx: &Tx, solution: Uuid, declared: &Declared, by: Option<Uuid>, now: Timestamp) -> Result<Option<Uuid>> {
    if usize::try_from(tx.one(&COUNT, args![solution]).await?).is_ok_and(|there| there >= MOST) {
        return Ok(None);
    }
    let id = Uuid::now_v7();
    let Declared { client, organisation, year, text, email, email_key } = declared;
    let (nobody, never): (Option<Uuid>, Option<Timestamp>) = (None, None);
    let row = args![id, solution, client, *organisation, *year, text, email, email_key, by, now, never, nobody];
    tx.execute(&ADD, row).await?;
    Ok(Some(id))
}

/// A reference that a person of the client gives by themself, after a purchase for one: nobody is left to be asked.
pub async fn add_confirmed(
    tx: &Tx,
    solution: Uuid,
    (organisation, client): (Uuid, &str),
    (year, text): (i64, &str),
    by: Uuid,
    now: Timestamp,
) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let (by, at) = (Some(by), Some(now));
    tx.execute(&ADD, args![id, solution, client, Some(organisation), year, text, "", "", by, now, at, by]).await?;
    save::changed(tx, solution, now).await?;
    Ok(id)
}

/// `Conflict` when it is no longer at `version`.
pub async fn change(tx: &Tx, id: Uuid, version: i64, declared: &Declared, now: Timestamp) -> Result<()> {
    let Declared { client, organisation, year, text, email, email_key } = declared;
    let row = args![id, version, client, *organisation, *year, text, email, email_key, now];
    if tx.execute(&CHANGE, row).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&END_LINKS, args![id, now]).await?;
    Ok(())
}

pub async fn delete(tx: &Tx, id: Uuid, version: i64) -> Result<()> {
    if tx.execute(&DELETE, args![id, version]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Whether an address is that of a person of the supplier, who is no client of it.
pub async fn is_of_supplier(run: &impl Run, supplier: Uuid, email_key: &str) -> Result<bool> {
    Ok(run.one(&IS_OF_SUPPLIER, args![supplier, email_key]).await? > 0)
}

/// The client's word on what it said at `version`, once; `Conflict` when it was given, or when it says something else by now.
pub async fn answer(tx: &Tx, id: Uuid, version: i64, denial: Option<&str>, now: Timestamp) -> Result<()> {
    let answered = match denial {
        None => tx.execute(&CONFIRM, args![id, now, version]).await?,
        Some(why) => tx.execute(&DENY, args![id, now, version, why]).await?,
    };
    if answered == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// The secret of a new way to answer, unless this address or this reference has had its mails.
pub async fn link(tx: &Tx, id: Uuid, email_key: &str, now: Timestamp) -> Result<Option<String>> {
    let address = session::digest(email_key);
    let yesterday = now.checked_sub(Duration::from_hours(24)).map_err(internal)?;
    let (to, about) = (tx.one(&SENT_TO, args![address.clone(), yesterday]).await?, tx.one(&SENT_ABOUT, args![id]).await?);
    if to >= A_DAY || about >= IN_ALL {
        return Ok(None);
    }
    let (secret, kept) = session::secret();
    tx.execute(&ADD_LINK, args![kept, id, address, now]).await?;
    Ok(Some(secret))
}

/// Which reference of which solution a secret opens.
pub async fn held(run: &impl Run, secret: &str, now: Timestamp) -> Result<(Uuid, Uuid)> {
    let since = now.checked_sub(Duration::from_hours(24 * LINK_DAYS)).map_err(internal)?;
    let held = run.optional(&HELD, args![session::digest(secret), since]).await?.ok_or(Error::NotFound)?;
    Ok((held.solution_id, held.reference_id))
}
