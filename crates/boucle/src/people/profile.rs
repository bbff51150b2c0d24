//! What a person decides for themself: name, language, time zone, pace of notifications, password, sessions, a copy
//! of one's data, and leaving.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{AppendHeaders, IntoResponse};
use db::{Run, Timestamp, Uuid, args, row, sql};
use http::header;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::accounts::{self, Account};
use super::{passwords, registration, rules};
use crate::kit::error::{Result, not_found};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::session::Listed;
use crate::kit::{App, Form, Language, Shell, Viewer, copy, format, page, session, shell, token};

row! {
    #[derive(Debug, Clone, serde::Serialize)]
    pub struct Deed {
        pub at: Timestamp,
        pub verb: String,
        pub subject_kind: String,
        pub subject_title: String,
        pub detail: String,
    }
}
row! {
    #[derive(Debug, Clone, serde::Serialize)]
    pub struct Received {
        pub subject: String,
        pub body: String,
        pub created_at: Timestamp,
    }
}

sql! {
    SAVE: () = "
        UPDATE person SET name = $2, name_key = $3, language = $4, time_zone = $5, pace = $6, version = version + 1
        WHERE id = $1 AND version = $7 AND erased_at IS NULL";
    LANGUAGE: () = "UPDATE person SET language = $2 WHERE id = $1";
    PASSWORD: () = "UPDATE person SET password_hash = $2 WHERE id = $1";
    DEEDS: Deed = "
        SELECT at, verb, subject_kind, subject_title, detail FROM journal_entry WHERE actor_id = $1 ORDER BY id";
    RECEIVED: Received = "SELECT subject, body, created_at FROM mail WHERE recipient = $1 ORDER BY created_at, id";
}

pub const PACES: [&str; 4] = ["at_once", "daily", "weekly", "never"];
/// Time zones offered first; a person may have another.
pub const ZONES: [&str; 7] = [
    "America/Montreal",
    "America/Halifax",
    "Europe/Paris",
    "America/Guadeloupe",
    "America/Cayenne",
    "Indian/Reunion",
    "Pacific/Noumea",
];

#[derive(Template)]
#[template(path = "people/profile.html")]
struct Profile {
    shell: Shell,
    form: Form,
    email: String,
    has_password: bool,
    zones: Vec<String>,
    /// What somebody saved meanwhile, in another window perhaps.
    theirs: Option<Account>,
}

impl Profile {
    fn of(viewer: &Viewer, form: Form, account: &Account, theirs: Option<Account>) -> Self {
        let mut zones: Vec<String> = ZONES.iter().map(ToString::to_string).collect();
        if !zones.contains(&account.time_zone) {
            zones.insert(0, account.time_zone.clone());
        }
        Self {
            shell: Shell::new(viewer).at(viewer.language.t("people-profile")),
            form,
            email: account.email.clone(),
            has_password: account.password_hash.is_some(),
            zones,
            theirs,
        }
    }

    fn paces(&self) -> [&'static str; 4] {
        PACES
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer) -> Result {
    let account = accounts::by_id(&app.db, viewer.signed_in()?.id).await?;
    let mut form = Form::new();
    for (field, value) in [
        ("name", &account.name),
        ("language", &account.language),
        ("time_zone", &account.time_zone),
        ("pace", &account.pace),
        ("_version", &account.version.to_string()),
    ] {
        form.set(field, value.as_str());
    }
    page(&Profile::of(&viewer, form, &account, None))
}

pub async fn save(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let now = app.clock.now();
    let account = accounts::by_id(&app.db, viewer.signed_in()?.id).await?;
    check(&viewer, &mut form, &account);
    let fresh = freshly_signed_in(&app, &viewer, now).await?;
    if !form.value("password").is_empty() && !fresh {
        form.refuse("password", viewer.language.t("people-sign-in-again"));
    }
    let hash = match form.value("password") {
        "" => None,
        password if form.is_sound() => Some(passwords::hash(password).await?),
        _ => None,
    };
    form.set("password", "");
    if !form.is_sound() {
        return shell::unsound(&Profile::of(&viewer, form, &account, None));
    }
    if !keep(&app, &viewer, &form, hash, now).await? {
        let theirs = accounts::by_id(&app.db, account.id).await?;
        form.set("_version", theirs.version.to_string());
        form.refuse("name", viewer.language.t("people-changed-meanwhile"));
        return shell::unsound(&Profile::of(&viewer, form, &account, Some(theirs)));
    }
    Ok(shell::to_with("/moi", "people-profile-saved"))
}

fn check(viewer: &Viewer, form: &mut Form, account: &Account) {
    let name = form.value("name").trim().to_owned();
    if name.is_empty() || name.chars().count() > TITLE_LIMIT {
        form.refuse("name", viewer.language.t("people-name-wrong"));
    }
    if Language::parse(form.value("language")).is_none() {
        form.refuse("language", viewer.language.t("people-choose-listed"));
    }
    if TimeZone::get(form.value("time_zone")).is_err() {
        form.refuse("time_zone", viewer.language.t("people-choose-listed"));
    }
    if !PACES.contains(&form.value("pace")) {
        form.refuse("pace", viewer.language.t("people-choose-listed"));
    }
    let password = form.value("password").to_owned();
    if !password.is_empty()
        && let Err(weak) = rules::check_password(&password, &[&name, &account.email])
    {
        form.refuse("password", registration::weakness(viewer.language, weak));
    }
}

/// `false` when the profile was saved meanwhile from another version. A new password closes the other sessions.
async fn keep(app: &App, viewer: &Viewer, form: &Form, hash: Option<String>, now: Timestamp) -> Result<bool> {
    let person = viewer.signed_in()?;
    let (name, hash) = (form.value("name").trim(), &hash);
    app.db
        .write(|tx| async move {
            let (language, zone, pace) = (form.value("language"), form.value("time_zone"), form.value("pace"));
            let values = args![person.id, name, format::sort_key(name), language, zone, pace, form.version()];
            if tx.execute(&SAVE, values).await? == 0 {
                return Ok(false);
            }
            if let Some(hash) = hash {
                tx.execute(&PASSWORD, args![person.id, hash.as_str()]).await?;
                session::close_others(&tx, person.id, person.session).await?;
            }
            let subject = Subject { kind: "person", id: Some(person.id), title: name };
            let detail = serde_json::json!({ "language": language, "pace": pace, "password": hash.is_some() });
            journal::add(&tx, viewer, "changed", subject, detail, now).await?;
            Ok(true)
        })
        .await
}

async fn freshly_signed_in(app: &App, viewer: &Viewer, now: Timestamp) -> Result<bool> {
    let person = viewer.signed_in()?;
    let sessions = session::list(&app.db, person.id, now).await?;
    Ok(sessions.iter().any(|open| open.id == person.session && rules::is_fresh(open.created_at, now)))
}

#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    retour: String,
}

pub async fn language(State(app): State<App>, viewer: Viewer, Path(code): Path<String>, Query(back): Query<Back>) -> Result {
    let language = Language::parse(&code).ok_or_else(not_found)?;
    if let Some(person) = viewer.id() {
        app.db.execute(&LANGUAGE, args![person, language.code()]).await?;
    }
    let secure = if app.config.secure() { "; Secure" } else { "" };
    let cookie = format!("language={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}", language.code());
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), shell::to(rules::local_path(&back.retour))).into_response())
}

#[derive(Template)]
#[template(path = "people/sessions.html")]
struct Sessions {
    shell: Shell,
    sessions: Vec<Listed>,
    own: Uuid,
}

impl Sessions {
    fn device(&self, open: &Listed) -> String {
        match rules::device(&open.device) {
            Some((browser, system)) => self.shell.two("people-device", ("browser", browser), ("system", system)),
            None if open.device.is_empty() => self.shell.t("people-device-unknown"),
            None => open.device.clone(),
        }
    }

    fn seen(&self, open: &Listed) -> String {
        let moment = self.shell.moment(open.seen_at);
        self.shell.two("people-session-seen", ("moment", moment), ("address", open.address.as_str()))
    }
}

pub async fn sessions(State(app): State<App>, viewer: Viewer) -> Result {
    let person = viewer.signed_in()?;
    let sessions = session::list(&app.db, person.id, app.clock.now()).await?;
    let shell = Shell::new(&viewer).under("/moi", viewer.language.t("people-profile"));
    page(&Sessions { shell: shell.at(viewer.language.t("people-sessions")), sessions, own: person.session })
}

pub async fn end_session(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let (person, viewer, now) = (viewer.signed_in()?, &viewer, app.clock.now());
    let closed = app
        .db
        .write(|tx| async move {
            let closed = session::close(&tx, id, person.id).await?;
            if closed {
                let subject = Subject { kind: "person", id: Some(person.id), title: &person.name };
                journal::add(&tx, viewer, "ended_session", subject, serde_json::json!({ "session": id }), now).await?;
            }
            Ok::<_, crate::kit::Error>(closed)
        })
        .await?;
    // Another's session is as good as none.
    if closed { Ok(shell::to_with("/moi/sessions", "people-session-ended")) } else { Err(not_found()) }
}

/// Everything that is kept about the person, in a form that other programs read.
pub async fn export(State(app): State<App>, viewer: Viewer) -> Result {
    let person = viewer.signed_in()?;
    let account = accounts::by_id(&app.db, person.id).await?;
    let seats: Vec<_> =
        person.seats.iter().map(|seat| serde_json::json!({ "organisation": seat.name, "role": seat.role })).collect();
    let sessions: Vec<_> = session::list(&app.db, person.id, app.clock.now()).await?.iter().map(described).collect();
    let tokens: Vec<_> = token::list(&app.db, person.id, app.clock.now()).await?.iter().map(told).collect();
    let mut copy = serde_json::json!({
        "person": {
            "id": account.id, "name": account.name, "email": account.email, "language": account.language,
            "time_zone": account.time_zone, "pace": account.pace, "role": account.role,
            "created_at": account.created_at, "has_password": account.password_hash.is_some(),
        },
        "organisations": seats,
        "sessions": sessions,
        "tokens": tokens,
        "journal": app.db.all(&DEEDS, args![person.id]).await?,
        "mails": app.db.all(&RECEIVED, args![account.email.as_str()]).await?,
    });
    for part in copy::PARTS {
        if let Some(copy) = copy.as_object_mut() {
            copy.insert(part.name.to_owned(), (part.of)(app.clone(), person.id).await?);
        }
    }
    let text = serde_json::to_string_pretty(&copy).map_err(crate::kit::error::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"boucle-mes-donnees.json\""),
    ];
    Ok((headers, text).into_response())
}

fn told(token: &token::Listed) -> serde_json::Value {
    serde_json::json!({
        "name": token.name, "writes": token.writes, "created_at": token.created_at, "expires_at": token.expires_at,
        "used_on": token.used_on,
    })
}

fn described(open: &Listed) -> serde_json::Value {
    serde_json::json!({
        "created_at": open.created_at, "seen_at": open.seen_at, "device": open.device, "address": open.address,
    })
}

#[derive(Template)]
#[template(path = "people/erase.html")]
struct Erase {
    shell: Shell,
    form: Form,
    email: String,
}

impl Erase {
    fn of(viewer: &Viewer, form: Form, email: &str) -> Self {
        let shell = Shell::new(viewer).under("/moi", viewer.language.t("people-profile"));
        Self { shell: shell.at(viewer.language.t("people-erase")), form, email: email.to_owned() }
    }
}

pub async fn confirm_erasure(viewer: Viewer) -> Result {
    page(&Erase::of(&viewer, Form::new(), &viewer.signed_in()?.email))
}

pub async fn erase(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let now = app.clock.now();
    let person = viewer.signed_in()?;
    if rules::email_key(form.value("email")) != rules::email_key(&person.email) {
        form.refuse("email", viewer.language.t("people-erase-email"));
    } else if !freshly_signed_in(&app, &viewer, now).await? {
        form.refuse("email", viewer.language.t("people-sign-in-again"));
    }
    if !form.is_sound() {
        return shell::unsound(&Erase::of(&viewer, form, &person.email));
    }
    app.db
        .write(|tx| async move {
            let account = accounts::by_id(&tx, person.id).await?;
            accounts::erase(&tx, &account, now).await?;
            // Nobody's name is written here: what the journal said before stays as it was then.
            let subject = Subject { kind: "person", id: Some(person.id), title: "" };
            let nobody = Viewer::system(Language::Fr);
            journal::add(&tx, &nobody, "erased", subject, serde_json::json!({}), now).await
        })
        .await?;
    let cookie = session::no_cookie(app.config.secure());
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), shell::to_with("/", "people-erased")).into_response())
}
