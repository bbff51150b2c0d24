//! Writing an organisation: the form, what is wrong with it, and both texts when somebody else saved first.

use askama::Template;
use axum::extract::{Path, State};
use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};

use super::identifiers::{self, Mistake, Scheme};
use super::organisations::under_list;
use super::queries::{self, KnownStatus, Organisation, Place, Status};
use super::{accounts, rules};
use crate::kit::error::{Error, Result, forbidden};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::{App, Form, Language, Shell, Viewer, format, page, posted, shell};

sql! {
    ADD: () = "
        INSERT INTO organisation (id, name, name_key, kind, legal_form, identifier_scheme, identifier, size, place_id,
            latitude, longitude, address, postal_code, website, description, buys, supplies, created_at, updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
            $10, $11, $12, $13, $14, $15, $16, $17, $18, $18, 1)";
    SAVE: () = "
        UPDATE organisation SET name = $2, name_key = $3, kind = $4, legal_form = $5, identifier_scheme = $6,
            identifier = $7, size = $8, place_id = $9,
            latitude = $10, longitude = $11, address = $12,
            postal_code = $13, website = $14, description = $15, buys = $16, supplies = $17, updated_at = $18,
            version = version + 1
        WHERE id = $1 AND version = $19";
    DROP_STATUS: () = "DELETE FROM organisation_status WHERE organisation_id = $1 AND status_code = $2";
    PUT_STATUS: () = "
        INSERT INTO organisation_status (organisation_id, status_code, certificate, certified_by, expires_on)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (organisation_id, status_code) DO UPDATE SET certificate = excluded.certificate,
            certified_by = excluded.certified_by, expires_on = excluded.expires_on, verified_at = NULL";
}

pub const KINDS: [&str; 6] = ["public_body", "company", "social_enterprise", "association", "network", "funder"];
pub const SIZES: [&str; 4] = ["micro", "small", "medium", "large"];

#[derive(Template)]
#[template(path = "people/organisation_form.html")]
struct Edit {
    shell: Shell,
    form: Form,
    /// The organisation that is edited; none for a new one.
    organisation: Option<Organisation>,
    known: Vec<KnownStatus>,
    /// Places among which only a person can choose.
    places: Vec<Place>,
    /// What somebody else saved meanwhile.
    theirs: Option<Organisation>,
}

impl Edit {
    fn kinds(&self) -> [&'static str; 6] {
        KINDS
    }

    fn sizes(&self) -> [&'static str; 4] {
        SIZES
    }

    fn schemes(&self) -> [&'static str; 3] {
        Scheme::ALL.map(Scheme::code)
    }

    fn label<'a>(&self, status: &'a KnownStatus) -> &'a str {
        if self.shell.language() == Language::Fr { &status.label_fr } else { &status.label_en }
    }

    fn is_chosen(&self, status: &KnownStatus, [code, ..]: &[String; 4]) -> bool {
        status.code == *code
    }

    /// The lines of statuses as they were typed, and two more to fill: those that were left empty are not counted, or a
    /// form with a mistake would grow each time it comes back.
    fn lines(&self) -> Vec<[String; 4]> {
        let is_typed = |at: &usize| STATUS_FIELDS.iter().any(|field| !nth(&self.form, field, *at).is_empty());
        let typed = (0..self.form.values("status").len()).rev().find(is_typed).map_or(0, |last| last + 1);
        (0..typed + 2).map(|at| STATUS_FIELDS.map(|field| nth(&self.form, field, at).to_owned())).collect()
    }
}

const STATUS_FIELDS: [&str; 4] = ["status", "certificate", "certified_by", "expires_on"];

fn nth<'a>(form: &'a Form, field: &str, at: usize) -> &'a str {
    form.values(field).get(at).map_or("", String::as_str)
}

pub async fn blank(State(app): State<App>, viewer: Viewer) -> Result {
    let mut form = Form::new();
    form.set("kind", "company");
    page(&edit(&app, &viewer, form, None).await?)
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let organisation = queries::organisation(&app.db, id).await?;
    if !rules::may_edit(&viewer, id) {
        return Err(forbidden());
    }
    let form = filled(&organisation, &queries::statuses(&app.db, id).await?);
    page(&edit(&app, &viewer, form, Some(organisation)).await?)
}

async fn edit(app: &App, viewer: &Viewer, form: Form, organisation: Option<Organisation>) -> Result<Edit> {
    let known = queries::known_statuses(&app.db).await?;
    let shell = match &organisation {
        Some(it) => under_list(viewer)
            .under(format!("/organisations/{}", it.id), it.name.as_str())
            .at(viewer.language.t("people-organisation-edit")),
        None => under_list(viewer).at(viewer.language.t("people-organisation-new")),
    };
    Ok(Edit { shell, form, organisation, known, places: Vec::new(), theirs: None })
}

fn filled(organisation: &Organisation, statuses: &[Status]) -> Form {
    let mut form = Form::new();
    for (field, value) in [
        ("name", organisation.name.as_str()),
        ("kind", &organisation.kind),
        ("legal_form", &organisation.legal_form),
        ("identifier_scheme", organisation.identifier_scheme.as_deref().unwrap_or_default()),
        ("identifier", organisation.identifier.as_deref().unwrap_or_default()),
        ("size", organisation.size.as_deref().unwrap_or_default()),
        ("place", organisation.place_name.as_deref().unwrap_or_default()),
        ("address", &organisation.address),
        ("postal_code", &organisation.postal_code),
        ("website", &organisation.website),
        ("description", &organisation.description),
        ("buys", if organisation.buys { "1" } else { "" }),
        ("supplies", if organisation.supplies { "1" } else { "" }),
        ("_version", &organisation.version.to_string()),
        ("place_id", &organisation.place_id.map(|id| id.to_string()).unwrap_or_default()),
    ] {
        form.set(field, value);
    }
    let expiry = |status: &Status| status.expires_on.map(|day| day.to_string()).unwrap_or_default();
    form.set_all("status", statuses.iter().map(|status| status.status_code.as_str()));
    form.set_all("certificate", statuses.iter().map(|status| status.certificate.as_str()));
    form.set_all("certified_by", statuses.iter().map(|status| status.certified_by.as_str()));
    form.set_all("expires_on", statuses.iter().map(expiry));
    form
}

pub async fn create(State(app): State<App>, viewer: Viewer, form: Form) -> Result {
    write(&app, &viewer, form, None).await
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let organisation = queries::organisation(&app.db, id).await?;
    if !rules::may_edit(&viewer, id) {
        return Err(forbidden());
    }
    write(&app, &viewer, form, Some(organisation)).await
}

async fn write(app: &App, viewer: &Viewer, mut form: Form, before: Option<Organisation>) -> Result {
    let posted = &form;
    // Asked first: the number of an organisation that this very form created is not somebody else's.
    if let Some(location) = app.db.write(|tx| async move { posted::before(&tx, posted).await }).await? {
        return Ok(shell::to_with(&location, "people-organisation-saved"));
    }
    let known = queries::known_statuses(&app.db).await?;
    let identifier = check(viewer, &mut form, &known);
    if let Some((scheme, number)) = &identifier {
        let holder = queries::holder(&app.db, scheme.code(), number).await?;
        if holder.is_some() && holder != before.as_ref().map(|it| it.id) {
            form.refuse("identifier", viewer.language.t("people-identifier-taken"));
        }
    }
    let (place, places) = place(app, viewer, &mut form).await?;
    if !form.is_sound() {
        let mut again = edit(app, viewer, form, before).await?;
        again.places = places;
        return shell::unsound(&again);
    }
    let id = before.as_ref().map_or_else(Uuid::now_v7, |it| it.id);
    let written = Written { id, is_new: before.is_none(), identifier, place };
    match keep(app, viewer, &form, &written).await {
        Ok(location) => Ok(shell::to_with(&location, "people-organisation-saved")),
        Err(Error::Conflict) => {
            let theirs = queries::organisation(&app.db, id).await?;
            form.set("_version", theirs.version.to_string());
            form.refuse("name", viewer.language.t("people-changed-meanwhile"));
            let mut again = edit(app, viewer, form, before).await?;
            again.theirs = Some(theirs);
            shell::unsound(&again)
        }
        Err(error) => Err(error),
    }
}

/// Says every mistake of the form; gives the identifier when it holds.
fn check(viewer: &Viewer, form: &mut Form, known: &[KnownStatus]) -> Option<(Scheme, String)> {
    let language = viewer.language;
    let length = form.value("name").trim().chars().count();
    if length == 0 || length > TITLE_LIMIT {
        form.refuse("name", language.t("people-name-wrong"));
    }
    let size = form.value("size");
    let size_listed = size.is_empty() || SIZES.contains(&size);
    if !KINDS.contains(&form.value("kind")) {
        form.refuse("kind", language.t("people-choose-listed"));
    }
    if !size_listed {
        form.refuse("size", language.t("people-choose-listed"));
    }
    let website = form.value("website").trim();
    if !website.is_empty() && !website.starts_with("https://") && !website.starts_with("http://") {
        form.refuse("website", language.t("people-website-wrong"));
    }
    check_statuses(viewer, form, known);
    let typed = form.value("identifier").trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let Some(scheme) = Scheme::parse(form.value("identifier_scheme")) else {
        form.refuse("identifier_scheme", language.t("people-identifier-scheme"));
        return None;
    };
    match identifiers::parse(scheme, &typed) {
        Ok(number) => Some((scheme, number)),
        Err(mistake) => {
            form.refuse("identifier", said(language, mistake));
            None
        }
    }
}

fn said(language: Language, mistake: Mistake) -> String {
    match mistake {
        Mistake::Length { expected } => language.n("people-identifier-length", i64::try_from(expected).unwrap_or(0)),
        Mistake::CheckDigit => language.t("people-identifier-check"),
        Mistake::Beginning => language.t("people-identifier-beginning"),
    }
}

fn check_statuses(viewer: &Viewer, form: &mut Form, known: &[KnownStatus]) {
    let chosen = chosen_statuses(form);
    let unknown = chosen.iter().any(|at| !known.iter().any(|status| status.code == nth(form, "status", *at)));
    let mut codes: Vec<&str> = chosen.iter().map(|at| nth(form, "status", *at)).collect();
    codes.sort_unstable();
    let twice = codes.windows(2).any(|pair| pair.first() == pair.last());
    let bad_date = chosen.iter().any(|at| {
        let typed = nth(form, "expires_on", *at);
        !typed.is_empty() && typed.parse::<Date>().is_err()
    });
    for (wrong, key) in [(unknown, "people-choose-listed"), (twice, "people-status-twice"), (bad_date, "people-status-date")]
    {
        if wrong {
            form.refuse("status", viewer.language.t(key));
        }
    }
}

/// The lines in which a status was chosen.
fn chosen_statuses(form: &Form) -> Vec<usize> {
    (0..form.values("status").len()).filter(|at| !nth(form, "status", *at).is_empty()).collect()
}

/// The place that was meant, or those among which the person has to choose.
async fn place(app: &App, viewer: &Viewer, form: &mut Form) -> Result<(Option<Place>, Vec<Place>)> {
    let typed = form.value("place").trim().to_owned();
    if typed.is_empty() {
        return Ok((None, Vec::new()));
    }
    let places = queries::places_named(&app.db, &typed, form.value("postal_code")).await?;
    let chosen = form.value("place_id").parse::<Uuid>().ok();
    let meant = places.iter().find(|place| Some(place.id) == chosen).or(match places.as_slice() {
        [only] => Some(only),
        _ => None,
    });
    if meant.is_none() {
        let key = if places.is_empty() { "people-place-unknown" } else { "people-place-several" };
        form.refuse("place", viewer.language.t(key));
    }
    Ok((meant.cloned(), places))
}

/// What the form says beyond its texts.
struct Written {
    id: Uuid,
    is_new: bool,
    identifier: Option<(Scheme, String)>,
    place: Option<Place>,
}

/// Writes the organisation and returns where it is seen; `Conflict` when it was saved from another version meanwhile.
async fn keep(app: &App, viewer: &Viewer, form: &Form, written: &Written) -> Result<String> {
    let now = app.clock.now();
    posted::once(app, viewer, form, |tx| async move {
        let location = format!("/organisations/{}", written.id);
        write_row(&tx, form, written, now).await?;
        write_statuses(&tx, form, written.id).await?;
        if let Some(person) = viewer.id().filter(|_| written.is_new) {
            accounts::give_seat(&tx, person, written.id, "manager", now).await?;
        }
        let verb = if written.is_new { "created" } else { "changed" };
        let name = form.value("name").trim();
        let subject = Subject { kind: "organisation", id: Some(written.id), title: name };
        let detail =
            serde_json::json!({ "name": name, "kind": form.value("kind"), "description": form.value("description") });
        journal::add(&tx, viewer, verb, subject, detail, now).await?;
        Ok(location)
    })
    .await
}

async fn write_row(tx: &Tx, form: &Form, written: &Written, now: Timestamp) -> Result<()> {
    let name = form.value("name").trim();
    let (scheme, number) = match &written.identifier {
        Some((scheme, number)) => (Some(scheme.code().to_owned()), Some(number.clone())),
        None => (None, None),
    };
    let size = Some(form.value("size").to_owned()).filter(|size| !size.is_empty());
    let place = written.place.as_ref();
    let mut values = args![
        written.id,
        name,
        format::sort_key(name),
        form.value("kind"),
        form.value("legal_form").trim(),
        scheme,
        number,
        size,
        place.map(|it| it.id),
        place.and_then(|it| it.latitude),
        place.and_then(|it| it.longitude),
        form.value("address").trim(),
        form.value("postal_code").trim(),
        form.value("website").trim(),
        form.value("description").trim(),
        form.checked("buys"),
        form.checked("supplies"),
        now
    ];
    if written.is_new {
        tx.execute(&ADD, values).await?;
        return Ok(());
    }
    values.push(form.version().into());
    if tx.execute(&SAVE, values).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Writes the statuses that changed only: what a coordinator verified stays verified while its certificate is the same.
async fn write_statuses(tx: &Tx, form: &Form, organisation: Uuid) -> Result<()> {
    let before = queries::statuses(tx, organisation).await?;
    let lines = chosen_statuses(form);
    for status in &before {
        if !lines.iter().any(|at| nth(form, "status", *at) == status.status_code) {
            tx.execute(&DROP_STATUS, args![organisation, status.status_code.as_str()]).await?;
        }
    }
    for at in lines {
        let expires: Option<Date> = nth(form, "expires_on", at).parse().ok();
        let [code, certificate, by] = ["status", "certificate", "certified_by"].map(|field| nth(form, field, at).trim());
        let same = |held: &Status| {
            held.status_code == code
                && held.certificate == certificate
                && held.certified_by == by
                && held.expires_on == expires
        };
        if !before.iter().any(same) {
            tx.execute(&PUT_STATUS, args![organisation, code, certificate, by, expires]).await?;
        }
    }
    Ok(())
}
