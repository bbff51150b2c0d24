//! Pages of the coordinator and the operator.

use askama::Template;
use axum::extract::{Query, State};
use db::{Run, Uuid, args};
use serde::Deserialize;

use crate::kit::mail::{self, Mail};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer, journal};

/// Entries on a page of the journal.
const A_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "admin/overview.html")]
struct Overview {
    shell: Shell,
    operator: bool,
}

pub async fn overview(viewer: Viewer) -> Result {
    let shell = Shell::new(&viewer).at(viewer.language.t("admin-title"));
    page(&Overview { operator: viewer.is_operator(), shell })
}

#[derive(Deserialize)]
pub struct Before {
    avant: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "admin/journal.html")]
struct JournalPage {
    shell: Shell,
    entries: Vec<journal::Entry>,
    older: Option<Uuid>,
}

impl JournalPage {
    fn verb(&self, entry: &journal::Entry) -> String {
        format!("{} · {}", self.shell.code("verb", &entry.verb), self.shell.code("subject", &entry.subject_kind))
    }

    /// Whoever comes in or registers is nobody yet when it is written: the entry is about them.
    fn who(&self, entry: &journal::Entry) -> String {
        match (entry.actor_name.as_str(), entry.subject_kind.as_str()) {
            ("", "person") => entry.subject_title.clone(),
            ("", _) => self.shell.t("admin-system"),
            (name, _) => name.to_owned(),
        }
    }
}

pub async fn journal(State(app): State<App>, viewer: Viewer, Query(before): Query<Before>) -> Result {
    let mut entries = app.db.all(&journal::RECENT, args![before.avant]).await?;
    let more = entries.len() > A_PAGE;
    entries.truncate(A_PAGE);
    let older = entries.last().filter(|_| more).map(|entry| entry.id);
    let shell =
        Shell::new(&viewer).under("/gestion", viewer.language.t("admin-title")).at(viewer.language.t("admin-journal"));
    page(&JournalPage { shell, entries, older })
}

#[derive(Template)]
#[template(path = "admin/mails.html")]
struct MailsPage {
    shell: Shell,
    mails: Vec<Mail>,
    to_files: bool,
}

pub async fn mails(State(app): State<App>, viewer: Viewer) -> Result {
    let mails = mail::recent(&app.db).await?;
    let shell = Shell::new(&viewer).under("/gestion", viewer.language.t("admin-title")).at(viewer.language.t("admin-mails"));
    page(&MailsPage { shell, mails, to_files: app.config.smtp.is_none() })
}
