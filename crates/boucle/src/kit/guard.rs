//! What stands around every handler, in this order: request id and log, headers, origin check, who asks, error pages.

use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::time::Instant;

use askama::Template;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use db::Uuid;
use futures_util::FutureExt;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use jiff::tz::TimeZone;

use super::error::{Error, internal};
use super::json::Problem;
use super::viewer::Viewer;
use super::{App, Language, Shell, session, token};

const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

pub async fn around(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let request_id = Uuid::now_v7().simple().to_string();
    let method = request.method().clone();
    let mut stranger = fallback(&request, request_id);
    stranger.zone = TimeZone::get(&app.config.time_zone).unwrap_or(TimeZone::UTC);
    stranger.address = address(&app, &request);
    let viewer = match recognised(&app, &request.headers().clone(), stranger.clone()).await {
        Ok(viewer) => viewer,
        Err(error) => return finish(&app, error.into_response(), &stranger, began, &method),
    };
    request.extensions_mut().insert(viewer.clone());
    let asked = match viewer.here.contains("%00") {
        // One of the two database engines keeps no such letter.
        true => Err(Error::NotFound),
        false => same_origin(&method, request.headers()),
    };
    let response = match asked {
        // A fault of ours ends one request, and is told like any other.
        Ok(()) => AssertUnwindSafe(next.run(request))
            .catch_unwind()
            .await
            .unwrap_or_else(|_| internal("the handler panicked").into_response()),
        Err(error) => error.into_response(),
    };
    finish(&app, response, &viewer, began, &method)
}

fn finish(app: &App, response: Response, viewer: &Viewer, began: Instant, method: &Method) -> Response {
    let mut response = answer_error(response, viewer, method.is_safe());
    let headers = response.headers_mut();
    let mut set = |name: &'static str, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.entry(name).or_insert(value);
        }
    };
    set("content-security-policy", CSP);
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("x-request-id", &viewer.request_id);
    set("cross-origin-opener-policy", "same-origin");
    set("cache-control", "no-cache, private");
    if app.config.secure() {
        set("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
    if viewer.flash.is_some() && response.status().is_success() {
        let spent = HeaderValue::from_static("flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        response.headers_mut().append(header::SET_COOKIE, spent);
    }
    let took = began.elapsed();
    metrics::histogram!("boucle_request_seconds").record(took.as_secs_f64());
    metrics::counter!("boucle_requests_total", "status" => response.status().as_str().to_owned()).increment(1);
    tracing::info!(
        request = viewer.request_id, %method, path = viewer.path, status = response.status().as_u16(),
        milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX), "answered"
    );
    response
}

/// Who asks. `viewer` holds what the request alone tells.
async fn recognised(app: &App, headers: &HeaderMap, mut viewer: Viewer) -> Result<Viewer, Error> {
    viewer.flash = cookie(headers, "flash")
        .filter(|key| key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        .map(str::to_owned);
    if let Some(authorization) = headers.get(header::AUTHORIZATION).filter(|_| is_for_programs(&viewer.path)) {
        let authorization = authorization.to_str().unwrap_or_default();
        let known = token::find(&app.db, authorization, app.clock.now()).await?.ok_or(Error::SignInFirst)?;
        viewer.person = Some(known.person);
        viewer.language = Language::parse(&known.language).unwrap_or_default();
        viewer.zone = TimeZone::get(&known.time_zone).unwrap_or(viewer.zone);
        viewer.only_reads = !known.writes;
    } else if let Some(secret) = cookie(headers, session::cookie_name(app.config.secure()))
        && let Some((person, language, zone)) = session::find(&app.db, secret, app.clock.now()).await?
    {
        viewer.person = Some(person);
        viewer.language = Language::parse(&language).unwrap_or_default();
        viewer.zone = TimeZone::get(&zone).unwrap_or(viewer.zone);
    } else if let Some(language) = cookie(headers, "language").and_then(Language::parse) {
        viewer.language = language;
    }
    Ok(viewer)
}

fn fallback(request: &Request, request_id: String) -> Viewer {
    let text = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    let mut viewer = Viewer::system(Language::preferred(text(header::ACCEPT_LANGUAGE)));
    viewer.path = request.uri().path().to_owned();
    viewer.here = request.uri().path_and_query().map_or_else(String::new, ToString::to_string);
    viewer.request_id = request_id;
    // Programs say what they accept; a page is the answer to everybody else.
    if text(header::ACCEPT).starts_with("application/json") || is_for_programs(&viewer.path) {
        viewer.request_id.push('j');
    }
    viewer
}

fn is_for_programs(path: &str) -> bool {
    path.starts_with("/api/")
}

fn address(app: &App, request: &Request) -> String {
    if app.config.behind_proxy {
        // The last entry is the one that our own proxy wrote.
        let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
        if let Some(client) = forwarded.and_then(|list| list.rsplit(',').next()) {
            return client.trim().to_owned();
        }
    }
    request.extensions().get::<ConnectInfo<SocketAddr>>().map_or_else(String::new, |info| info.0.ip().to_string())
}

pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

/// A form may only be posted from our own pages. Browsers say where a request comes from in `Sec-Fetch-Site`, older
/// ones in `Origin`; a request that says neither is no browser's, and is let through only without a cookie.
fn same_origin(method: &Method, headers: &HeaderMap) -> Result<(), Error> {
    if method.is_safe() {
        return Ok(());
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    // A token is sent by a program on purpose; a page elsewhere cannot make a browser send it.
    if headers.contains_key(header::AUTHORIZATION) && !headers.contains_key(header::COOKIE) {
        return Ok(());
    }
    let own = match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => site == "same-origin" || site == "none",
        (None, Some(origin)) => origin.split("://").nth(1).is_some_and(|host| Some(host) == text("host")),
        (None, None) => !headers.contains_key(header::COOKIE),
    };
    if own { Ok(()) } else { Err(Error::Forbidden) }
}

#[derive(Template)]
#[template(path = "kit/error.html")]
struct ErrorPage {
    shell: Shell,
    title: String,
    advice: String,
    request_id: String,
    sign_in: bool,
}

fn answer_error(response: Response, viewer: &Viewer, safe: bool) -> Response {
    let status = response.status();
    let error = match response.extensions().get::<Error>() {
        Some(error) => error.clone(),
        // The framework's own refusals have no page of ours yet.
        None if status == StatusCode::NOT_FOUND && is_bare(&response) => Error::NotFound,
        None if status == StatusCode::METHOD_NOT_ALLOWED => Error::NotFound,
        // An address whose id is no id leads nowhere.
        None if status == StatusCode::BAD_REQUEST && safe && !is_page(&response) => Error::NotFound,
        None if (status == StatusCode::BAD_REQUEST || status == StatusCode::UNPROCESSABLE_ENTITY) && !is_page(&response) => {
            Error::Invalid(vec![])
        }
        None if status == StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        None => return response,
    };
    if let Error::Internal(cause) | Error::FilesAway(cause) = &error {
        tracing::error!(request = viewer.request_id, path = viewer.path, cause, "request failed");
    }
    let allowed = response.headers().get(header::ALLOW).cloned();
    let status = if status == StatusCode::METHOD_NOT_ALLOWED { status } else { error.status() };
    let mut answer =
        if viewer.request_id.ends_with('j') { problem(&error, status, viewer) } else { error_page(&error, status, viewer) };
    if let Some(allowed) = allowed {
        answer.headers_mut().insert(header::ALLOW, allowed);
    }
    if matches!(error, Error::SignInFirst) && status == StatusCode::UNAUTHORIZED && answer.status() == status {
        answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Error::TooMany(seconds) = error {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

fn is_page(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html") || kind.as_bytes().starts_with(b"application/"))
}

fn is_bare(response: &Response) -> bool {
    !response.headers().contains_key(header::CONTENT_TYPE)
}

fn error_page(error: &Error, status: StatusCode, viewer: &Viewer) -> Response {
    if matches!(error, Error::SignInFirst) {
        let next = serde_urlencoded::to_string([("suite", &viewer.here)]).unwrap_or_default();
        return super::shell::to(&format!("/connexion?{next}"));
    }
    let key = match error {
        Error::NotFound => "error-404",
        Error::Forbidden | Error::SignInFirst => "error-403",
        Error::Invalid(_) | Error::NotJson => "error-422",
        Error::Conflict => "error-409",
        Error::TooLarge => "error-413",
        Error::TooMany(_) => "error-429",
        Error::Damaged => "error-503",
        Error::FilesAway(_) => "error-503-files",
        Error::Internal(_) => "error-500",
    };
    let seconds = if let Error::TooMany(seconds) = error { *seconds } else { 0 };
    let shell = Shell::new(viewer);
    let page = ErrorPage {
        title: shell.t(key),
        advice: shell.n(&format!("{key}-advice"), seconds),
        request_id: viewer.request_id.clone(),
        sign_in: matches!(error, Error::Forbidden) && viewer.person.is_none(),
        shell,
    };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    }
}

/// Problem details (RFC 9457).
fn problem(error: &Error, status: StatusCode, viewer: &Viewer) -> Response {
    let fields = if let Error::Invalid(fields) = error { fields.as_slice() } else { &[] };
    // The unknown says nothing of the inside.
    let detail = if matches!(error, Error::Internal(_) | Error::FilesAway(_)) { String::new() } else { error.to_string() };
    let problem = Problem {
        r#type: "about:blank",
        title: status.canonical_reason().unwrap_or_default().to_owned(),
        status: status.as_u16(),
        detail,
        instance: viewer.here.clone(),
        request: viewer.request_id.clone(),
        errors: fields.to_vec(),
    };
    let body = serde_json::to_string(&problem).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
}
