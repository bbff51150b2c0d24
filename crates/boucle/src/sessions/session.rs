//! One session as participants live it: for whom it matters most, what there is for who missed it, and what those who came say
//! of it, in three questions.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::marks::{self, Mark, Said};
use super::presence::follows;
use super::queries::{self, Line};
use super::rules::{FEWEST, MATTERS, mean};
use super::save;
use crate::kit::error::{forbidden, not_found};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};
use crate::meetings::presence::Session;
use crate::meetings::when;
use crate::programmes::Edition;

const TEXT_LIMIT: usize = 5_000;
const REMARK_LIMIT: usize = 1_000;

#[derive(Template)]
#[template(path = "sessions/session.html")]
struct SessionPage {
    shell: Shell,
    seen: Seen,
    form: Form,
}

/// A session with what its reader may know of it.
struct Seen {
    edition: Edition,
    session: Session,
    mark: Mark,
    mine: Option<Line>,
    is_over: bool,
    /// What was said of it: those who run or coach the edition read it.
    said: Option<Vec<Said>>,
    /// What the reader has said.
    own: Option<Said>,
}

impl Seen {
    async fn of(app: &App, viewer: &Viewer, (id, meeting): (Uuid, Uuid)) -> Result<Self> {
        let edition = Edition::read(app, viewer, id).await?;
        let now = app.clock.now();
        let (sessions, lines) = queries::year(&app.db, id, now).await?;
        let is_me = |line: &Line| line.participant.person_id.is_some() && line.participant.person_id == viewer.id();
        let mine = lines.into_iter().find(is_me);
        let follows = follows(app, viewer, &edition).await?;
        if !follows && mine.is_none() {
            return Err(forbidden());
        }
        let session = sessions.into_iter().find(|session| session.id == meeting).ok_or_else(not_found)?;
        let said = marks::said(&app.db, meeting).await?;
        let of_mine = |said: &&Said| mine.as_ref().is_some_and(|mine| mine.participant.applicant_id == said.applicant_id);
        Ok(Self {
            mark: marks::mark(&app.db, meeting).await?,
            is_over: session.ends_at <= now,
            own: said.iter().find(of_mine).cloned(),
            said: follows.then_some(said),
            edition,
            session,
            mine,
        })
    }

    fn address(&self) -> String {
        format!("{}/seances/{}", self.edition.address(), self.session.id)
    }

    fn was_there(&self) -> bool {
        self.mine.as_ref().is_some_and(|mine| mine.attended.contains(&self.session.id))
    }

    /// Who came says what they think once it is over.
    fn asks(&self) -> bool {
        self.is_over && self.was_there()
    }

    fn missed(&self) -> bool {
        self.is_over && self.mine.is_some() && !self.was_there()
    }
}

impl SessionPage {
    fn new(viewer: &Viewer, seen: Seen, form: Form) -> Self {
        let shell = seen.edition.shell(viewer);
        let shell = shell.under(format!("{}/presences", seen.edition.address()), viewer.language.t("sessions-title"));
        Self { shell: shell.at(seen.session.title.as_str()), seen, form }
    }

    fn when(&self) -> String {
        let (viewer, session) = (self.shell.viewer(), &self.seen.session);
        when(viewer.language, session.starts_at, session.ends_at, &session.time_zone, &viewer.zone)
    }

    fn catch_up(&self) -> String {
        markdown::to_html(&self.seen.mark.catch_up)
    }

    fn matters(&self) -> [&'static str; 4] {
        MATTERS
    }

    fn grades(&self) -> [&'static str; 4] {
        ["4", "3", "2", "1"]
    }

    /// Means of the two grades, as one reads them; nothing as long as a few could be told apart.
    fn means(&self) -> Option<(String, String)> {
        let said = self.seen.said.as_ref().filter(|said| said.len() >= FEWEST)?;
        let of = |grade: fn(&Said) -> i64| mean(said.iter().map(grade)).map(|mean| self.shell.decimal(mean));
        Some((of(|said| said.useful)?, of(|said| said.clear)?))
    }

    /// What was written, in an order that says nothing of who did.
    fn remarks(&self) -> Vec<&str> {
        let said = self.seen.said.as_deref().filter(|said| said.len() >= FEWEST).unwrap_or_default();
        let mut remarks: Vec<&str> = said.iter().map(|said| said.remark.as_str()).filter(|it| !it.is_empty()).collect();
        remarks.sort_unstable();
        remarks
    }

    fn answers(&self) -> usize {
        self.seen.said.as_ref().map_or(0, Vec::len)
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(ids): Path<(Uuid, Uuid)>) -> Result {
    let seen = Seen::of(&app, &viewer, ids).await?;
    let mut form = Form::new();
    form.set("_version", seen.mark.version.to_string());
    form.set("matters_to", seen.mark.matters_to.clone());
    form.set("catch_up", seen.mark.catch_up.clone());
    if let Some(own) = &seen.own {
        form.set("useful", own.useful.to_string());
        form.set("clear", own.clear.to_string());
        form.set("remark", own.remark.clone());
    }
    page(&SessionPage::new(&viewer, seen, form))
}

/// For whom it matters most, and what there is for who missed it.
pub async fn mark(State(app): State<App>, viewer: Viewer, Path(ids): Path<(Uuid, Uuid)>, mut form: Form) -> Result {
    let seen = Seen::of(&app, &viewer, ids).await?;
    if !seen.edition.runs() {
        return Err(forbidden());
    }
    let matters = MATTERS.into_iter().find(|code| *code == form.value("matters_to"));
    let catch_up = form.trimmed("catch_up").to_owned();
    if matters.is_none() {
        form.refuse("matters_to", viewer.language.t("programmes-choose-listed"));
    }
    if catch_up.chars().count() > TEXT_LIMIT {
        form.refuse("catch_up", viewer.language.t("sessions-too-long"));
    }
    let (Some(matters), true) = (matters, form.is_sound()) else {
        return unsound(&SessionPage::new(&viewer, seen, form));
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, seen, catch_up, version) = (&viewer, &seen, &catch_up, form.version());
            async move {
                save::mark(&tx, seen.session.id, version, (matters, catch_up), now).await?;
                seen.edition.note(&tx, viewer, "changed", json!({"session": seen.session.title}), now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&seen.address(), "sessions-kept")),
        Err(Error::Conflict) => {
            let seen = Seen::of(&app, &viewer, ids).await?;
            form.set("_version", seen.mark.version.to_string());
            form.refuse("catch_up", viewer.language.one("sessions-conflict", "text", seen.mark.catch_up.clone()));
            unsound(&SessionPage::new(&viewer, seen, form))
        }
        Err(error) => Err(error),
    }
}

/// What somebody who came says of it, over what they said before.
pub async fn answer(State(app): State<App>, viewer: Viewer, Path(ids): Path<(Uuid, Uuid)>, mut form: Form) -> Result {
    let seen = Seen::of(&app, &viewer, ids).await?;
    let Some(mine) = seen.mine.as_ref().filter(|_| seen.asks()).map(|mine| mine.participant.applicant_id) else {
        return Err(forbidden());
    };
    let mut grade = |field: &str| {
        let grade = form.value(field).parse().ok().filter(|grade: &i64| (1..=4).contains(grade));
        if grade.is_none() {
            form.refuse(field, viewer.language.t("sessions-grade-missing"));
        }
        grade
    };
    let (useful, clear) = (grade("useful"), grade("clear"));
    let remark = form.trimmed("remark").to_owned();
    if remark.chars().count() > REMARK_LIMIT {
        form.refuse("remark", viewer.language.t("sessions-too-long"));
    }
    let (Some(useful), Some(clear), true) = (useful, clear, form.is_sound()) else {
        return unsound(&SessionPage::new(&viewer, seen, form));
    };
    let said = Said { applicant_id: mine, useful, clear, remark };
    let now = app.clock.now();
    app.db.write(|tx| save::said(tx, seen.session.id, said.clone(), now)).await?;
    Ok(to_with(&seen.address(), "sessions-thanks"))
}
