//! A new account: first the address, confirmed by a mail, then the name. An invitation does the same and gives a role
//! in an organisation; who has an account already only joins.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Tx;
use http::HeaderMap;

use super::accounts::{self, Account, Link, NewPerson};
use super::sign_in::{LinkSent, Next, device, open, signed_in};
use super::{passwords, queries, rules};
use crate::kit::error::{Result, internal};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::viewer::Role;
use crate::kit::{App, Form, Language, Shell, Viewer, page, shell};

#[derive(Template)]
#[template(path = "people/register.html")]
struct Register {
    shell: Shell,
    form: Form,
}

pub async fn ask(viewer: Viewer, Query(next): Query<Next>) -> Result {
    if viewer.person.is_some() {
        return Ok(shell::to(rules::local_path(&next.suite)));
    }
    let mut form = Form::new();
    form.set("suite", rules::local_path(&next.suite));
    page(&Register { shell: Shell::new(&viewer), form })
}

pub async fn mail(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    if rules::email_key(form.value("email")).is_none() {
        form.refuse("email", viewer.language.t("people-email-wrong"));
        return shell::unsound(&Register { shell: Shell::new(&viewer), form });
    }
    accounts::mail_link(&app, &viewer, form.value("email"), form.value("suite"), app.clock.now()).await?;
    page(&LinkSent { shell: Shell::new(&viewer), email: form.value("email").trim().to_owned() })
}

#[derive(Template)]
#[template(path = "people/registration.html")]
struct Registration {
    shell: Shell,
    form: Form,
    token: String,
    /// Nothing when the link was used or has expired.
    link: Option<Link>,
    organisation: Option<String>,
    /// Whether the address has an account already: then it only joins.
    known: bool,
}

pub async fn link(State(app): State<App>, viewer: Viewer, Path(token): Path<String>, Query(next): Query<Next>) -> Result {
    let mut form = Form::new();
    form.set("suite", rules::local_path(&next.suite));
    page(&registration(&app, &viewer, token, form).await?)
}

async fn registration(app: &App, viewer: &Viewer, token: String, form: Form) -> Result<Registration> {
    let link = usable(accounts::link(&app.db, &token, app.clock.now()).await?);
    let known = match &link {
        Some(link) => accounts::by_email(&app.db, &link.email).await?.is_some(),
        None => false,
    };
    let organisation = match link.as_ref().and_then(|link| link.organisation_id) {
        Some(id) => Some(queries::organisation(&app.db, id).await?.name),
        None => None,
    };
    Ok(Registration { shell: Shell::new(viewer), form, token, link, organisation, known })
}

fn usable(link: Option<Link>) -> Option<Link> {
    link.filter(|link| link.purpose == "confirm" || link.purpose == "invitation")
}

pub async fn register(
    State(app): State<App>,
    viewer: Viewer,
    Path(token): Path<String>,
    headers: HeaderMap,
    mut form: Form,
) -> Result {
    let now = app.clock.now();
    let Some(link) = usable(accounts::link(&app.db, &token, now).await?) else {
        return page(&registration(&app, &viewer, token, form).await?);
    };
    let account = accounts::by_email(&app.db, &link.email).await?;
    if account.is_none() {
        check(&viewer, &mut form, &link.email);
    }
    if !form.is_sound() {
        form.set("password", "");
        return shell::unsound(&registration(&app, &viewer, token, form).await?);
    }
    let hash = match (account.as_ref(), form.value("password")) {
        (Some(_), _) | (None, "") => None,
        (None, password) => Some(passwords::hash(password).await?),
    };
    let device = device(&headers);
    let (device, secret, link, hash, viewer, known) = (device.as_str(), token.as_str(), &link, &hash, &viewer, &account);
    let (zone, name) = (app.config.time_zone.as_str(), form.value("name").trim());
    let opened = app
        .db
        .write(|tx| async move {
            if !accounts::spend(&tx, secret, now).await? {
                return Ok(None);
            }
            let person = match known {
                Some(Account { id, name, .. }) => (*id, name.as_str()),
                None => (create(&tx, viewer, link, (name, hash, zone), now).await?, name),
            };
            if let Some(organisation) = link.organisation_id {
                let role = link.role.as_deref().unwrap_or("reader");
                accounts::give_seat(&tx, person.0, organisation, role, now).await?;
                let name = queries::organisation(&tx, organisation).await?.name;
                let subject = Subject { kind: "organisation", id: Some(organisation), title: &name };
                let detail = serde_json::json!({ "person": person.0, "role": role });
                journal::add(&tx, viewer, "joined", subject, detail, now).await?;
            }
            open(&tx, viewer, person, device, now).await.map(Some)
        })
        .await?;
    match opened {
        Some(secret) => Ok(signed_in(&app, &secret, rules::local_path(form.value("suite")))),
        None => page(&registration(&app, viewer, token.clone(), Form::new()).await?),
    }
}

fn check(viewer: &Viewer, form: &mut Form, email: &str) {
    let name = form.value("name").trim().to_owned();
    if name.is_empty() || name.chars().count() > TITLE_LIMIT {
        form.refuse("name", viewer.language.t("people-name-wrong"));
    }
    let password = form.value("password").to_owned();
    if !password.is_empty()
        && let Err(weak) = rules::check_password(&password, &[&name, email])
    {
        form.refuse("password", weakness(viewer.language, weak));
    }
}

/// What is wrong with a password, and what would be right.
pub fn weakness(language: Language, weak: rules::WeakPassword) -> String {
    language.t(match weak {
        rules::WeakPassword::TooShort => "people-password-short",
        rules::WeakPassword::TooLong => "people-password-long",
        rules::WeakPassword::Common => "people-password-common",
    })
}

async fn create(
    tx: &Tx,
    viewer: &Viewer,
    link: &Link,
    (name, hash, zone): (&str, &Option<String>, &str),
    now: db::Timestamp,
) -> Result<db::Uuid> {
    let language = viewer.language;
    let person =
        NewPerson { email: &link.email, name, password_hash: hash.clone(), language, time_zone: zone, role: Role::Member };
    let id = accounts::create_person(tx, person, now).await.map_err(internal)?;
    let subject = Subject { kind: "person", id: Some(id), title: name };
    journal::add(tx, viewer, "registered", subject, serde_json::json!({ "by": link.purpose }), now).await?;
    Ok(id)
}
