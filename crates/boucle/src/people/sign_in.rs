//! Signing in: by password, or by a link that serves once. Always: a new session secret at each
//! sign-in; after it, a person goes to a path of ours and nowhere else.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{AppendHeaders, IntoResponse, Response};
use db::{Tx, Uuid};
use http::{HeaderMap, header};
use serde::Deserialize;

use super::{accounts, passwords, rules};
use crate::kit::error::{Error, Result};
use crate::kit::journal::{self, Subject};
use crate::kit::{App, Form, Person, Shell, Viewer, page, session, shell};

#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    pub suite: String,
}

#[derive(Template)]
#[template(path = "people/sign_in.html")]
pub(super) struct SignIn {
    shell: Shell,
    form: Form,
    /// What the button of the identity provider says, when one is configured.
    provider: Option<String>,
}

impl SignIn {
    pub(super) fn new(app: &App, viewer: &Viewer, form: Form) -> Self {
        let provider = app.config.oidc.as_ref().map(|provider| provider.name.clone());
        Self { shell: Shell::new(viewer), form, provider }
    }
}

pub async fn ask(State(app): State<App>, viewer: Viewer, Query(next): Query<Next>) -> Result {
    if viewer.person.is_some() {
        return Ok(shell::to(rules::local_path(&next.suite)));
    }
    let mut form = Form::new();
    form.set("suite", rules::local_path(&next.suite));
    page(&SignIn::new(&app, &viewer, form))
}

pub async fn by_password(State(app): State<App>, viewer: Viewer, headers: HeaderMap, mut form: Form) -> Result {
    let now = app.clock.now();
    let key = rules::email_key(form.value("email")).unwrap_or_default();
    if let Some(seconds) = accounts::wait(&app.db, &key, now).await? {
        return Err(Error::TooMany(seconds));
    }
    let account = accounts::by_email(&app.db, &key).await?;
    // A longer text than any password is not worth the work.
    let typed: String = form.value("password").chars().take(rules::PASSWORD_LENGTH.end() + 1).collect();
    let right = passwords::verify(&typed, account.as_ref().and_then(|known| known.password_hash.as_deref())).await?;
    form.set("password", "");
    let Some(account) = account.filter(|_| right) else {
        accounts::note_failure(&app.db, &key, &viewer.address, now).await?;
        form.refuse("email", viewer.language.t("people-sign-in-wrong"));
        return shell::unsound(&SignIn::new(&app, &viewer, form));
    };
    let (device, viewer, account) = (device(&headers), &viewer, &account);
    let device = device.as_str();
    let secret = app
        .db
        .write(|tx| async move {
            accounts::forgive(&tx, &rules::email_key(&account.email).unwrap_or_default()).await?;
            open(&tx, viewer, (account.id, &account.name), device, now).await
        })
        .await?;
    Ok(signed_in(&app, &secret, rules::local_path(form.value("suite"))))
}

#[derive(Template)]
#[template(path = "people/link_sent.html")]
pub struct LinkSent {
    pub shell: Shell,
    pub email: String,
}

pub async fn ask_link(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    if rules::email_key(form.value("email")).is_none() {
        form.refuse("email", viewer.language.t("people-email-wrong"));
        return shell::unsound(&SignIn::new(&app, &viewer, form));
    }
    accounts::mail_link(&app, &viewer, form.value("email"), form.value("suite"), app.clock.now()).await?;
    page(&LinkSent { shell: Shell::new(&viewer), email: form.value("email").trim().to_owned() })
}

#[derive(Template)]
#[template(path = "people/link.html")]
struct LinkPage {
    shell: Shell,
    token: String,
    next: String,
    email: Option<String>,
}

/// Shows a button: the scanners that open every link of a mail press none, and leave the link whole.
pub async fn link(State(app): State<App>, viewer: Viewer, Path(token): Path<String>, Query(next): Query<Next>) -> Result {
    let found = accounts::link(&app.db, &token, app.clock.now()).await?.filter(|link| link.purpose == "sign_in");
    page(&LinkPage {
        shell: Shell::new(&viewer),
        token,
        next: rules::local_path(&next.suite).to_owned(),
        email: found.map(|link| link.email),
    })
}

pub async fn by_link(
    State(app): State<App>,
    viewer: Viewer,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: Form,
) -> Result {
    let now = app.clock.now();
    let (device, viewer, secret) = (device(&headers), &viewer, token.as_str());
    let device = device.as_str();
    let opened = app
        .db
        .write(|tx| async move {
            let found = accounts::link(&tx, secret, now).await?.filter(|link| link.purpose == "sign_in");
            let Some(person) = found.and_then(|link| link.person_id) else { return Ok(None) };
            if !accounts::spend(&tx, secret, now).await? {
                return Ok(None);
            }
            let account = accounts::by_id(&tx, person).await?;
            open(&tx, viewer, (account.id, &account.name), device, now).await.map(Some)
        })
        .await?;
    match opened {
        Some(secret) => Ok(signed_in(&app, &secret, rules::local_path(form.value("suite")))),
        None => page(&LinkPage { shell: Shell::new(viewer), token: String::new(), next: String::new(), email: None }),
    }
}

pub async fn out(State(app): State<App>, viewer: Viewer) -> Result {
    if let Some(person) = viewer.person.as_deref() {
        end(&app, &viewer, person).await?;
    }
    let cookie = session::no_cookie(app.config.secure());
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), shell::to("/")).into_response())
}

async fn end(app: &App, viewer: &Viewer, person: &Person) -> Result<()> {
    let now = app.clock.now();
    app.db
        .write(|tx| async move {
            session::close(&tx, person.session, person.id).await?;
            let subject = Subject { kind: "person", id: Some(person.id), title: &person.name };
            journal::add(&tx, viewer, "signed_out", subject, serde_json::json!({}), now).await
        })
        .await
}

/// Opens a session in the caller's transaction, closes the one that was open here, and writes it down.
pub async fn open(
    tx: &Tx,
    viewer: &Viewer,
    (person, name): (Uuid, &str),
    device: &str,
    now: db::Timestamp,
) -> Result<String> {
    if let Some(before) = viewer.person.as_deref() {
        session::close(tx, before.session, before.id).await?;
    }
    let subject = Subject { kind: "person", id: Some(person), title: name };
    journal::add(tx, viewer, "signed_in", subject, serde_json::json!({}), now).await?;
    session::open(tx, person, device, &viewer.address, now).await
}

pub fn signed_in(app: &App, secret: &str, next: &str) -> Response {
    let cookie = session::cookie(app.config.secure(), secret);
    (AppendHeaders([(header::SET_COOKIE, cookie)]), shell::to(next)).into_response()
}

/// What the browser calls itself, for the list of sessions.
pub fn device(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}
