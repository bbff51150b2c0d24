//! Sign-in through an organisation's own identity provider (OpenID Connect, authorization code with PKCE).
//! Always: what the provider answers counts only for the browser that asked (state, nonce and verifier are in its cookie,
//! for ten minutes, once); an address counts only when the provider has verified it; a provider that is down leaves the
//! other ways of signing in.

use std::io::Read;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use axum::extract::{Query, State};
use axum::response::{AppendHeaders, IntoResponse};
use db::{Run, Tx, Uuid, args, sql};
use http::{HeaderMap, header};
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata, CoreUserInfoClaims};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    TokenResponse,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::accounts::{self, NewPerson};
use super::{rules, sign_in};
use crate::kit::config::Oidc;
use crate::kit::error::{Error, Result, internal, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::viewer::Role;
use crate::kit::{App, Viewer, guard, shell};

/// How long the provider's description is kept.
const FRESH: Duration = Duration::from_hours(1);
/// A person has this long at the provider.
const TEN_MINUTES: u64 = 600;
/// The most of an answer that is read.
const MOST_BYTES: u64 = 1024 * 1024;

sql! {
    BY_SUBJECT: Uuid = "SELECT id FROM person WHERE oidc_subject = $1 AND erased_at IS NULL";
    LINK: () = "UPDATE person SET oidc_subject = $2 WHERE id = $1 AND oidc_subject IS NULL";
}

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// What the browser holds while the person is at the provider.
#[derive(Serialize, Deserialize)]
struct Held {
    state: String,
    nonce: String,
    verifier: String,
    next: String,
}

static KNOWN: Mutex<Option<(String, CoreProviderMetadata, Instant)>> = Mutex::new(None);

fn known(issuer: &str) -> Option<CoreProviderMetadata> {
    let known = KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let (of, metadata, at) = known.as_ref()?;
    (of == issuer && at.elapsed() < FRESH).then(|| metadata.clone())
}

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Unreached(String);

/// The answer to a request to the provider. Redirections are not followed: the operator named the provider.
async fn ask(request: HttpRequest) -> std::result::Result<HttpResponse, Unreached> {
    let answer = tokio::task::spawn_blocking(move || {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(10)))
            .build()
            .into();
        let unreached = |error: &dyn std::fmt::Display| Unreached(error.to_string());
        let answer = agent.run(request).map_err(|error| unreached(&error))?;
        let (parts, body) = answer.into_parts();
        let mut bytes = Vec::new();
        body.into_reader().take(MOST_BYTES).read_to_end(&mut bytes).map_err(|error| unreached(&error))?;
        Ok(http::Response::from_parts(parts, bytes))
    });
    answer.await.map_err(|error| Unreached(error.to_string()))?
}

async fn client(app: &App, settings: &Oidc) -> std::result::Result<Client, Unreached> {
    let unreached = |error: &dyn std::fmt::Display| Unreached(error.to_string());
    let metadata = match known(&settings.issuer) {
        Some(metadata) => metadata,
        None => {
            let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|error| unreached(&error))?;
            let metadata = CoreProviderMetadata::discover_async(issuer, &ask).await.map_err(|error| unreached(&error))?;
            *KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner) =
                Some((settings.issuer.clone(), metadata.clone(), Instant::now()));
            metadata
        }
    };
    let back = RedirectUrl::new(format!("{}/connexion/fournisseur/retour", app.config.public_url));
    let secret = ClientSecret::new(settings.client_secret.expose().to_owned());
    Ok(CoreClient::from_provider_metadata(metadata, ClientId::new(settings.client_id.clone()), Some(secret))
        .set_redirect_uri(back.map_err(|error| unreached(&error))?))
}

fn cookie(app: &App, value: &str, seconds: u64) -> String {
    let (name, secure) = if app.config.secure() { ("__Host-oidc", "; Secure") } else { ("oidc", "") };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

fn held(app: &App, headers: &HeaderMap) -> Option<Held> {
    let name = if app.config.secure() { "__Host-oidc" } else { "oidc" };
    serde_urlencoded::from_str(guard::cookie(headers, name)?).ok()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Next {
    suite: String,
}

/// Sends the person to the provider.
pub async fn start(State(app): State<App>, viewer: Viewer, Query(next): Query<Next>) -> Result {
    let settings = app.config.oidc.as_ref().ok_or_else(not_found)?;
    let client = match client(&app, settings).await {
        Ok(client) => client,
        Err(error) => {
            tracing::warn!(%error, "the identity provider cannot be reached");
            return refused(&app, &viewer, "people-provider-down");
        }
    };
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (address, state, nonce) = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
        .add_scope(Scope::new("email".to_owned()))
        .add_scope(Scope::new("profile".to_owned()))
        .set_pkce_challenge(challenge)
        .url();
    let held = Held {
        state: state.secret().clone(),
        nonce: nonce.secret().clone(),
        verifier: verifier.secret().clone(),
        next: rules::local_path(&next.suite).to_owned(),
    };
    let value = serde_urlencoded::to_string(&held).map_err(internal)?;
    let cookie = cookie(&app, &value, TEN_MINUTES);
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), shell::to(address.as_str())).into_response())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    code: String,
    state: String,
}

/// Who the provider says it is.
struct Told {
    subject: String,
    email: String,
    name: String,
}

/// The provider sends the person back.
pub async fn back(State(app): State<App>, viewer: Viewer, headers: HeaderMap, Query(answer): Query<Answer>) -> Result {
    let settings = app.config.oidc.as_ref().ok_or_else(not_found)?;
    let Some(held) = held(&app, &headers).filter(|held| !answer.code.is_empty() && held.state == answer.state) else {
        return refused(&app, &viewer, "people-provider-stale");
    };
    let told = match told(&app, settings, &held, answer.code).await {
        Ok(Some(told)) => told,
        Ok(None) => return refused(&app, &viewer, "people-provider-unverified"),
        Err(error) => {
            tracing::warn!(%error, "the identity provider's answer was not accepted");
            // It may have changed its keys: the next attempt asks it anew.
            *KNOWN.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = None;
            return refused(&app, &viewer, "people-provider-wrong");
        }
    };
    let (now, device) = (app.clock.now(), sign_in::device(&headers));
    let secret = app
        .db
        .write(|tx| {
            let (viewer, told, device, zone) = (&viewer, &told, device.as_str(), app.config.time_zone.as_str());
            async move {
                let person = person(&tx, viewer, told, zone, now).await?;
                let account = accounts::by_id(&tx, person).await?;
                sign_in::open(&tx, viewer, (person, &account.name), device, now).await
            }
        })
        .await?;
    let mut response = sign_in::signed_in(&app, &secret, rules::local_path(&held.next));
    if let Ok(spent) = cookie(&app, "", 0).parse() {
        response.headers_mut().append(header::SET_COOKIE, spent);
    }
    Ok(response)
}

/// Exchanges the code and checks the token; nothing when no verified address comes with it.
async fn told(app: &App, settings: &Oidc, held: &Held, code: String) -> std::result::Result<Option<Told>, Unreached> {
    let unreached = |error: &dyn std::fmt::Display| Unreached(error.to_string());
    let client = client(app, settings).await?;
    let tokens = client
        .exchange_code(AuthorizationCode::new(code))
        .map_err(|error| unreached(&error))?
        .set_pkce_verifier(PkceCodeVerifier::new(held.verifier.clone()))
        .request_async(&ask)
        .await
        .map_err(|error| unreached(&error))?;
    let token = tokens.id_token().ok_or_else(|| Unreached("no identity came with the answer".to_owned()))?;
    // Signature, issuer, audience, expiry and nonce.
    let claims =
        token.claims(&client.id_token_verifier(), &Nonce::new(held.nonce.clone())).map_err(|error| unreached(&error))?;
    let subject = claims.subject().clone();
    let mut email = claims.email().map(|email| email.to_string());
    let mut verified = claims.email_verified();
    let mut name = claims.name().and_then(|name| name.get(None)).map(|name| name.to_string());
    if email.is_none() {
        let more: CoreUserInfoClaims = client
            .user_info(tokens.access_token().clone(), Some(subject.clone()))
            .map_err(|error| unreached(&error))?
            .request_async(&ask)
            .await
            .map_err(|error| unreached(&error))?;
        email = more.email().map(|email| email.to_string());
        verified = more.email_verified();
        name = name.or_else(|| more.name().and_then(|name| name.get(None)).map(|name| name.to_string()));
    }
    let Some(email) = email.filter(|email| verified == Some(true) && rules::email_key(email).is_some()) else {
        return Ok(None);
    };
    let name = name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| email.clone());
    Ok(Some(Told { subject: format!("{} {}", settings.issuer, subject.as_str()), email, name }))
}

/// The person of this identity: known by it, else by the verified address, else new.
async fn person(tx: &Tx, viewer: &Viewer, told: &Told, zone: &str, now: db::Timestamp) -> Result<Uuid> {
    if let Some(person) = tx.optional(&BY_SUBJECT, args![&told.subject]).await? {
        return Ok(person);
    }
    let person = match accounts::by_email(tx, &told.email).await? {
        Some(account) => {
            let subject = Subject { kind: "person", id: Some(account.id), title: &account.name };
            journal::add(tx, viewer, "linked", subject, json!({"by": "provider"}), now).await?;
            account.id
        }
        None => {
            let name: String = told.name.trim().chars().take(200).collect();
            let new = NewPerson {
                email: &told.email,
                name: &name,
                password_hash: None,
                language: viewer.language,
                time_zone: zone,
                role: Role::Member,
            };
            let id = accounts::create_person(tx, new, now).await?;
            let subject = Subject { kind: "person", id: Some(id), title: &name };
            journal::add(tx, viewer, "registered", subject, json!({"by": "provider"}), now).await?;
            id
        }
    };
    // An account that belongs to another identity is not taken over.
    if tx.execute(&LINK, args![person, &told.subject]).await? == 0 { Err(Error::Forbidden) } else { Ok(person) }
}

/// The sign-in page again, with what went wrong.
fn refused(app: &App, viewer: &Viewer, key: &str) -> Result {
    let mut form = crate::kit::Form::new();
    form.refuse("email", viewer.language.t(key));
    let mut response = shell::unsound(&sign_in::SignIn::new(app, viewer, form))?;
    if let Ok(spent) = cookie(app, "", 0).parse() {
        response.headers_mut().append(header::SET_COOKIE, spent);
    }
    Ok(response)
}
