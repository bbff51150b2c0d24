//! A file of shipments is sent: it lies where nobody but its sender comes, until it is summed or a day has passed.

use askama::Template;
use axum::extract::multipart::Field;
use axum::extract::{Multipart, State};
use db::{Tx, Uuid};

use super::queries::{self, FileRow, NewFile};
use super::shell;
use crate::kit::error::internal;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to, unsound};
use crate::kit::table::Table;
use crate::kit::{App, Error, Form, Result, Shell, Viewer, incoming, posted};

/// The token of a form is shorter.
const MOST_TOKEN: usize = 64;

#[derive(Template)]
#[template(path = "tools/shipments/choose.html")]
struct ChoosePage {
    shell: Shell,
    form: Form,
    /// Sent before, and not summed yet.
    last: Vec<FileRow>,
}

async fn choose_page(app: &App, viewer: &Viewer, form: Form) -> Result<ChoosePage> {
    let last = queries::last(&app.db, viewer.signed_in()?.id).await?;
    Ok(ChoosePage { shell: shell(viewer).at(viewer.language.t("shipments-new")), form, last })
}

impl ChoosePage {
    fn columns(&self) -> Vec<String> {
        super::columns().into_iter().map(|column| super::field(self.shell.language(), column.code())).collect()
    }
}

pub async fn choose(State(app): State<App>, viewer: Viewer) -> Result {
    page(&choose_page(&app, &viewer, Form::new()).await?)
}

pub async fn receive(State(app): State<App>, viewer: Viewer, fields: Multipart) -> Result {
    let id = Uuid::now_v7();
    match receive_as(&app, &viewer, id, fields).await? {
        Received::Kept => Ok(to(&address(id))),
        Received::Before(location) => Ok(to(&location)),
        Received::Refused(form) => unsound(&choose_page(&app, &viewer, form).await?),
    }
}

pub fn address(id: Uuid) -> String {
    format!("/outils/expeditions/envois/{id}")
}

enum Received {
    Kept,
    /// The same form was posted before, and led there.
    Before(String),
    Refused(Form),
}

async fn receive_as(app: &App, viewer: &Viewer, id: Uuid, mut fields: Multipart) -> Result<Received> {
    let (mut form, mut sent) = (Form::default(), None);
    while let Some(field) = fields.next_field().await.map_err(|_| Error::TooLarge)? {
        match field.name() {
            Some("file") if sent.is_none() => {
                let name: String = field.file_name().unwrap_or_default().chars().take(TITLE_LIMIT).collect();
                sent = Some((name.replace('\0', ""), incoming::take(app, field).await?));
            }
            Some("_once") => form.set("_once", token(field).await?),
            _ => {}
        }
    }
    let Some((name, given)) = sent else {
        form.refuse("file", viewer.language.t("shipments-file-none"));
        return Ok(Received::Refused(form));
    };
    let (path, digest) = (given.path().to_owned(), given.digest().to_owned());
    let counted = tokio::task::spawn_blocking(move || Table::count_lines(&path)).await.map_err(internal)?;
    match counted {
        Ok(lines) => {
            incoming::keep(app, given, id.as_bytes()).await?;
            let file = NewFile { id, person: viewer.signed_in()?.id, name: &name, digest: &digest, lines };
            keep(app, viewer, &form, &file).await
        }
        Err(refusal) => {
            form.refuse("file", refusal.said(viewer.language));
            Ok(Received::Refused(form))
        }
    }
}

async fn token(field: Field<'_>) -> Result<String> {
    let text = field.text().await.map_err(|_| Error::TooLarge)?;
    if text.len() > MOST_TOKEN { Err(Error::TooLarge) } else { Ok(text) }
}

async fn keep(app: &App, viewer: &Viewer, form: &Form, file: &NewFile<'_>) -> Result<Received> {
    let now = app.clock.now();
    let kept = app
        .db
        .write(|tx: Tx| async move {
            if let Some(location) = posted::before(&tx, form).await? {
                return Ok(Err(location));
            }
            let lying = queries::add(&tx, file, now).await?;
            posted::keep(&tx, viewer, form, &address(file.id), now).await?;
            Ok::<_, Error>(Ok(lying))
        })
        .await?;
    match kept {
        Ok(lying) => {
            for id in lying {
                incoming::remove(app, id.as_bytes()).await?;
            }
            Ok(Received::Kept)
        }
        Err(location) => {
            incoming::remove(app, file.id.as_bytes()).await?;
            Ok(Received::Before(location))
        }
    }
}
