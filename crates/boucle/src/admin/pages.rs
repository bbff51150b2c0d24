//! Pages of the coordinator and the operator.

use askama::Template;
use axum::extract::{Query, State};
use db::{Run, Uuid, args};
use serde::Deserialize;

use crate::kit::mail::{self, Mail};
use crate::kit::sheet::Sheet;
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer, journal};

/// Entries on a page of the journal.
const A_PAGE: usize = 50;
/// Entries in one file of the journal.
const MOST_TAKEN: i64 = 20_000;

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
    let mut entries = app.db.all(&journal::RECENT, args![before.avant, 51]).await?;
    let more = entries.len() > A_PAGE;
    entries.truncate(A_PAGE);
    let older = entries.last().filter(|_| more).map(|entry| entry.id);
    let shell =
        Shell::new(&viewer).under("/gestion", viewer.language.t("admin-title")).at(viewer.language.t("admin-journal"));
    page(&JournalPage { shell, entries, older })
}

/// As much of the journal as a spreadsheet bears, from where the page stands.
pub async fn journal_csv(State(app): State<App>, viewer: Viewer, Query(before): Query<Before>) -> Result {
    let entries = app.db.all(&journal::RECENT, args![before.avant, MOST_TAKEN]).await?;
    let shell = Shell::new(&viewer);
    let columns = ["admin-when", "admin-who", "admin-what", "admin-kind", "admin-on-what", "admin-address"];
    let mut sheet = Sheet::new(columns.map(|key| viewer.language.t(key)));
    let page = JournalPage { shell, entries: Vec::new(), older: None };
    for entry in entries {
        let at = entry.at.to_zoned(viewer.zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string();
        let (verb, kind) = (page.shell.code("verb", &entry.verb), page.shell.code("subject", &entry.subject_kind));
        sheet.row([at, page.who(&entry), verb, kind, entry.subject_title, entry.address]);
    }
    sheet.csv_file("journal")
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
