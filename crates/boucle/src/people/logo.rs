//! The logo of an organisation: given, shown, taken away.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use db::{Run, Uuid, args, sql};
use serde_json::json;

use super::organisations::under_list;
use super::queries::{self, Organisation};
use super::rules;
use crate::kit::bare::Bare;
use crate::kit::error::{Error, Result, forbidden, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::{App, Form, Shell, Viewer, files, page, shell};

/// The largest logo, in bytes, and its longest side, in pixels.
const MOST_BYTES: usize = 1024 * 1024;
const MOST_PIXELS: usize = 4000;
/// Far more than a logo: a photograph as it comes from a telephone is read past and refused beside its field.
pub const MOST_POSTED: usize = 24 * 1024 * 1024;

sql! {
    SET: () = "
        UPDATE organisation SET logo_digest = $2, updated_at = $3, version = version + 1 WHERE id = $1";
    SHOWN: i64 = "SELECT count(*) AS n FROM organisation WHERE logo_digest = $1";
    NAMED: Vec<u8> = "SELECT logo_digest FROM organisation WHERE logo_digest IS NOT NULL";
}

#[derive(Template)]
#[template(path = "people/logo.html")]
struct LogoPage {
    shell: Shell,
    form: Form,
    organisation: Organisation,
}

async fn editable(app: &App, viewer: &Viewer, id: Uuid) -> Result<Organisation> {
    let organisation = queries::organisation(&app.db, id).await?;
    if rules::may_edit(viewer, id) { Ok(organisation) } else { Err(forbidden()) }
}

fn logo_page(viewer: &Viewer, organisation: Organisation, form: Form) -> LogoPage {
    let shell = under_list(viewer)
        .under(format!("/organisations/{}", organisation.id), organisation.name.as_str())
        .at(viewer.language.t("people-logo"));
    LogoPage { shell, form, organisation }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let organisation = editable(&app, &viewer, id).await?;
    page(&logo_page(&viewer, organisation, Form::new()))
}

/// Takes the picture of the form; a form without one takes the logo away when it says so.
pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut fields: Multipart) -> Result {
    let organisation = editable(&app, &viewer, id).await?;
    let (mut given, mut removes) = (None, false);
    while let Some(field) = fields.next_field().await.map_err(|_| Error::TooLarge)? {
        match field.name() {
            Some("remove") => removes = true,
            Some("logo") if field.file_name().is_some_and(|name| !name.is_empty()) => {
                given = Some(files::take(&app, field, MOST_BYTES).await);
            }
            _ => {}
        }
    }
    let logo = match given {
        Some(Err(Error::TooLarge)) => Err("people-logo-large"),
        Some(Err(error)) => return Err(error),
        Some(Ok(file)) => bare(&file.read().await?).map(Some),
        None if removes => Ok(None),
        None => Err("people-logo-missing"),
    };
    let digest = match logo {
        Ok(Some(logo)) => Some(files::put(&app, &logo.bytes).await?.digest),
        Ok(None) => None,
        Err(mistake) => {
            let mut form = Form::new();
            form.refuse("logo", viewer.language.t(mistake));
            return shell::unsound(&logo_page(&viewer, organisation, form));
        }
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, organisation, digest) = (&viewer, &organisation, digest.clone());
            async move {
                let detail = json!({"logo": digest.as_deref().map(files::name)});
                tx.execute(&SET, args![id, digest, now]).await?;
                let subject = Subject { kind: "organisation", id: Some(id), title: &organisation.name };
                journal::add(&tx, viewer, "changed", subject, detail, now).await
            }
        })
        .await?;
    Ok(shell::to_with(&format!("/organisations/{id}"), "people-organisation-saved"))
}

/// A logo without what a program wrote beside it; or why the file is none.
fn bare(bytes: &[u8]) -> std::result::Result<Bare, &'static str> {
    let bare = Bare::of(bytes).ok_or("people-logo-kind")?;
    match imagesize::blob_size(bytes) {
        Ok(size) if size.width == 0 || size.height == 0 => Err("people-logo-kind"),
        Ok(size) if size.width.max(size.height) <= MOST_PIXELS => Ok(bare),
        Ok(_) => Err("people-logo-pixels"),
        Err(_) => Err("people-logo-kind"),
    }
}

/// A logo by its digest. Only what an organisation shows is served.
pub async fn show(State(app): State<App>, Path(name): Path<String>) -> Result {
    let digest = files::digest(&name).ok_or_else(not_found)?;
    if app.db.one(&SHOWN, args![digest.clone()]).await? == 0 {
        return Err(not_found());
    }
    files::picture(&app, &digest).await
}

/// A logo is kept as long as an organisation shows it.
#[linkme::distributed_slice(files::NAMED)]
static LOGOS: files::Named = files::Named { digests: |app| Box::pin(async move { Ok(app.db.all(&NAMED, args![]).await?) }) };
