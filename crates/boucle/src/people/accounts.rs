//! Accounts: how a person comes in, gets a link by mail, and leaves. Used by the pages, the command line and the
//! demonstration. Always: a link is kept as its digest, serves once, and only until it expires.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::rules;
use crate::kit::error::{Result, internal};
use crate::kit::viewer::Role;
use crate::kit::{App, Language, Viewer, forget, format, jobs, mail, session, token};

row! {
    #[derive(Debug, Clone)]
    pub struct Account {
        pub id: Uuid,
        pub email: String,
        pub name: String,
        pub password_hash: Option<String>,
        pub language: String,
        pub time_zone: String,
        pub pace: String,
        pub role: String,
        pub created_at: Timestamp,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Link {
        pub purpose: String,
        pub email: String,
        pub person_id: Option<Uuid>,
        pub organisation_id: Option<Uuid>,
        pub role: Option<String>,
    }
}

impl Account {
    /// In which the person is written to.
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }
}

sql! {
    CREATE: () = "
        INSERT INTO person (id, email, email_key, name, name_key, password_hash, language, time_zone, pace, role,
                            created_at, confirmed_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 1)";
    BY_EMAIL: Account = "
        SELECT id, email, name, password_hash, language, time_zone, pace, role, created_at, version
        FROM person WHERE email_key = $1 AND erased_at IS NULL";
    BY_ID: Account = "
        SELECT id, email, name, password_hash, language, time_zone, pace, role, created_at, version
        FROM person WHERE id = $1 AND erased_at IS NULL";
    ADD_LINK: () = "
        INSERT INTO one_time_link (digest, purpose, email, person_id, organisation_id, role, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    LINK: Link = "
        SELECT purpose, email, person_id, organisation_id, role FROM one_time_link
        WHERE digest = $1 AND used_at IS NULL AND expires_at > $2";
    USE_LINK: () = "UPDATE one_time_link SET used_at = $2 WHERE digest = $1 AND used_at IS NULL AND expires_at > $2";
    RECENT_LINKS: i64 = "
        SELECT count(*) AS n FROM one_time_link WHERE email = $1 AND created_at > $2 AND expires_at > $2";
    ADD_SEAT: () = "
        INSERT INTO organisation_role (person_id, organisation_id, role, since) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, organisation_id) DO UPDATE SET role = excluded.role";
    FAIL: () = "INSERT INTO sign_in_attempt (email_key, at, address) VALUES ($1, $2, $3)";
    FAILURES: i64 = "SELECT count(*) AS n FROM sign_in_attempt WHERE email_key = $1 AND at > $2";
    FORGIVE: () = "DELETE FROM sign_in_attempt WHERE email_key = $1";
    SWEEP_LINKS: () = "DELETE FROM one_time_link WHERE expires_at < $1";
    SWEEP_ATTEMPTS: () = "DELETE FROM sign_in_attempt WHERE at < $1";
    ERASE: () = "
        UPDATE person SET email = $2, email_key = $2, name = $3, name_key = $4, password_hash = NULL,
            oidc_subject = NULL, pace = 'never', role = 'member', erased_at = $5, version = version + 1
        WHERE id = $1";
    ERASE_SESSIONS: () = "DELETE FROM session WHERE person_id = $1";
    ERASE_SEATS: () = "DELETE FROM organisation_role WHERE person_id = $1";
    ERASE_LINKS: () = "DELETE FROM one_time_link WHERE person_id = $1 OR email = $2";
    ERASE_MAILS: () = "DELETE FROM mail WHERE recipient = $1";
}

/// A person to be. The e-mail address was confirmed, or is vouched for by who runs the command.
#[derive(Debug, Clone)]
pub struct NewPerson<'a> {
    pub email: &'a str,
    pub name: &'a str,
    pub password_hash: Option<String>,
    pub language: Language,
    pub time_zone: &'a str,
    pub role: Role,
}

/// Creates a person and returns the id. The address must be free: `email_key` is unique.
pub async fn create_person(tx: &Tx, person: NewPerson<'_>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let key = rules::email_key(person.email).ok_or_else(|| internal("not an e-mail address"))?;
    let name = person.name.trim();
    tx.execute(
        &CREATE,
        args![
            id,
            person.email.trim(),
            key,
            name,
            format::sort_key(name),
            person.password_hash,
            person.language.code(),
            person.time_zone,
            "daily",
            person.role.code(),
            now
        ],
    )
    .await?;
    Ok(id)
}

/// Gives a person a role (`reader`, `contributor`, `manager`) in an organisation, or another role than before.
pub async fn give_seat(tx: &Tx, person: Uuid, organisation: Uuid, role: &str, now: Timestamp) -> Result<()> {
    tx.execute(&ADD_SEAT, args![person, organisation, role, now]).await?;
    Ok(())
}

pub async fn by_email(run: &impl Run, typed: &str) -> Result<Option<Account>> {
    match rules::email_key(typed) {
        Some(key) => Ok(run.optional(&BY_EMAIL, args![key]).await?),
        None => Ok(None),
    }
}

pub async fn by_id(run: &impl Run, id: Uuid) -> Result<Account> {
    Ok(run.one(&BY_ID, args![id]).await?)
}

/// The secret of a link that signs this person in: `/connexion/lien/{secret}`, once, within twenty minutes.
pub async fn sign_in_link(tx: &Tx, person: Uuid, email: &str, now: Timestamp) -> Result<String> {
    let link = Link {
        purpose: "sign_in".to_owned(),
        email: rules::email_key(email).unwrap_or_default(),
        person_id: Some(person),
        organisation_id: None,
        role: None,
    };
    add_link(tx, link, rules::SIGN_IN_LINK, now).await
}

pub async fn add_link(tx: &Tx, link: Link, valid: std::time::Duration, now: Timestamp) -> Result<String> {
    let (text, kept) = session::secret();
    let until = now.checked_add(valid).map_err(internal)?;
    let values = args![kept, link.purpose, link.email, link.person_id, link.organisation_id, link.role, now, until];
    tx.execute(&ADD_LINK, values).await?;
    Ok(text)
}

/// What a link still serves for; `None` when it was used, has expired or never was.
pub async fn link(run: &impl Run, secret: &str, now: Timestamp) -> Result<Option<Link>> {
    Ok(run.optional(&LINK, args![session::digest(secret), now]).await?)
}

/// Spends a link in the caller's transaction: of two people who press at once, one gets `false`.
pub async fn spend(tx: &Tx, secret: &str, now: Timestamp) -> Result<bool> {
    Ok(tx.execute(&USE_LINK, args![session::digest(secret), now]).await? == 1)
}

/// Answers "send me a link" and "I want an account" alike: one row and one mail, whether or not the account exists,
/// so that neither answer nor time says which. Past a few in a quarter of an hour, nothing leaves.
pub async fn mail_link(app: &App, viewer: &Viewer, typed: &str, next: &str, now: Timestamp) -> Result<()> {
    let Some(email) = rules::email_key(typed) else { return Ok(()) };
    let (email, language) = (&email, viewer.language);
    let since = now.checked_sub(rules::FAILURES_WITHIN).map_err(internal)?;
    app.db
        .write(|tx| async move {
            if tx.one(&RECENT_LINKS, args![email.as_str(), since]).await? >= rules::LINKS {
                return Ok(());
            }
            let account = tx.optional(&BY_EMAIL, args![email.as_str()]).await?;
            let language = account.as_ref().map_or(language, Account::language);
            let known = account.is_some();
            let link = Link {
                purpose: if known { "sign_in" } else { "confirm" }.to_owned(),
                email: email.clone(),
                person_id: account.as_ref().map(|known| known.id),
                organisation_id: None,
                role: None,
            };
            let secret = add_link(&tx, link, rules::SIGN_IN_LINK, now).await?;
            let query = serde_urlencoded::to_string([("suite", rules::local_path(next))]).map_err(internal)?;
            let folder = if known { "connexion/lien" } else { "inscription" };
            let address = format!("{}/{folder}/{secret}?{query}", app.config.public_url);
            let (subject, body) = if known {
                ("people-mail-link-subject", "people-mail-link")
            } else {
                ("people-mail-confirm-subject", "people-mail-confirm")
            };
            let network = app.config.network_name.as_str();
            let body = language.two(body, ("network", network), ("address", address.as_str()));
            mail::queue_awaited(&tx, email, &language.one(subject, "network", network), &body, now).await
        })
        .await
}

/// How many seconds passwords for this address are not looked at, or none.
pub async fn wait(run: &impl Run, email_key: &str, now: Timestamp) -> Result<Option<u64>> {
    let since = now.checked_sub(rules::FAILURES_WITHIN).map_err(internal)?;
    let failures = run.one(&FAILURES, args![email_key, since]).await?;
    Ok((failures >= rules::FAILURES).then(|| rules::FAILURES_WITHIN.as_secs()))
}

pub async fn note_failure(run: &impl Run, email_key: &str, address: &str, now: Timestamp) -> Result<()> {
    run.execute(&FAIL, args![email_key, now, address]).await?;
    Ok(())
}

pub async fn forgive(run: &impl Run, email_key: &str) -> Result<()> {
    run.execute(&FORGIVE, args![email_key]).await?;
    Ok(())
}

/// Deletes what is personal. What the person wrote stays, under a name that says nothing.
pub async fn erase(tx: &Tx, account: &Account, now: Timestamp) -> Result<()> {
    let key = rules::email_key(&account.email).unwrap_or_default();
    let name = Language::parse(&account.language).unwrap_or_default().t("people-erased-name");
    let gone = format!("{}@deleted.invalid", account.id);
    tx.execute(&ERASE, args![account.id, gone, name.as_str(), format::sort_key(&name), now]).await?;
    tx.execute(&ERASE_SESSIONS, args![account.id]).await?;
    token::erase(tx, account.id).await?;
    tx.execute(&ERASE_SEATS, args![account.id]).await?;
    tx.execute(&ERASE_LINKS, args![account.id, key.as_str()]).await?;
    tx.execute(&ERASE_MAILS, args![account.email.as_str()]).await?;
    forget::person(tx, account.id, now).await?;
    forgive(tx, &key).await
}

/// Links that have expired and failed sign-ins that no longer count.
#[linkme::distributed_slice(jobs::SWEEPS)]
static SWEEP: jobs::Sweep = jobs::Sweep { name: "people", sweep: |app, now| Box::pin(sweep(app, now)) };

async fn sweep(app: App, now: Timestamp) -> Result<()> {
    let since = now.checked_sub(rules::FAILURES_WITHIN).map_err(internal)?;
    app.db.execute(&SWEEP_LINKS, args![now]).await?;
    app.db.execute(&SWEEP_ATTEMPTS, args![since]).await?;
    Ok(())
}
