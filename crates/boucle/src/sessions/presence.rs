//! Who was at which session of what was promised: everybody for who runs or coaches the edition, oneself for a participant.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Uuid};

use super::marks::{self, MarkOf};
use super::queries::{self, Line};
use crate::kit::error::forbidden;
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};
use crate::meetings::presence::Session;
use crate::meetings::when;
use crate::programmes::rules::follows as follows_as;
use crate::programmes::{Edition, queries as programmes};
use crate::purchases::queries::{self as purchases, ProcedureStarted};

#[derive(Template)]
#[template(path = "sessions/presence.html")]
struct PresencePage {
    shell: Shell,
    edition: Edition,
    sessions: Vec<Session>,
    /// Everybody, for who runs or coaches.
    lines: Vec<Line>,
    mine: Option<Line>,
    marks: Vec<MarkOf>,
    started: Vec<ProcedureStarted>,
    now: Timestamp,
    has_ended: bool,
}

impl PresencePage {
    fn promised(&self) -> usize {
        usize::try_from(self.edition.row.plenaries).unwrap_or(0)
    }

    /// “2 plénières sur 4.”
    fn plenaries(&self, line: &Line) -> String {
        self.shell.two("sessions-plenaries", ("attended", line.presence.plenaries), ("promised", self.promised()))
    }

    fn attended(&self, line: &Line) -> String {
        self.shell.two("sessions-attended", ("attended", line.presence.sessions), ("held", line.presence.held))
    }

    /// For whom a session matters most, where it is not all.
    fn matters(&self, session: &Session) -> Option<String> {
        let mark = self.marks.iter().find(|mark| mark.meeting_id == session.id && mark.matters_to != "all")?;
        Some(self.shell.code("sessions-matters", &mark.matters_to))
    }

    /// The procedure that somebody started, or their team.
    fn procedure(&self, line: &Line) -> Option<&ProcedureStarted> {
        let who = &line.participant;
        let is_theirs = |it: &&ProcedureStarted| Some(it.person_id) == who.person_id || it.team_id == Some(who.team_id);
        self.started.iter().find(is_theirs)
    }

    /// “Procédure lancée le 3 mars 2027”, or that none is.
    fn started(&self, line: &Line) -> String {
        match self.procedure(line) {
            Some(started) => self.shell.one("sessions-procedure", "date", self.shell.date(started.procedure_on)),
            None => self.shell.t("sessions-procedure-none"),
        }
    }

    fn title(&self) -> String {
        match &self.mine {
            Some(mine) if self.lines.is_empty() => self.plenaries(mine),
            _ => self.shell.n("sessions-followed", self.lines.len()),
        }
    }

    fn may_keep(&self, line: &Line) -> bool {
        line.presence.may_keep(&self.sessions, self.promised())
    }

    fn when(&self, session: &Session) -> String {
        let viewer = self.shell.viewer();
        when(viewer.language, session.starts_at, session.ends_at, &session.time_zone, &viewer.zone)
    }

    /// Where somebody is with a session: to come, was there, was not.
    fn stands(&self, session: &Session, line: &Line) -> &'static str {
        match (session.ends_at <= self.now, line.attended.contains(&session.id)) {
            (false, _) => "coming",
            (true, true) => "attended",
            (true, false) => "missed",
        }
    }

    fn may_take(&self, line: &Line) -> bool {
        let fresh = super::save::attended(&self.sessions, line, self.now);
        self.has_ended && !fresh.is_empty() && line.certificate.as_ref().is_none_or(|given| given.sessions != fresh)
    }
}

/// Who runs the edition, or follows its participants for one of its organisers.
pub async fn follows(app: &App, viewer: &Viewer, edition: &Edition) -> Result<bool> {
    let people = programmes::people(&app.db, edition.id()).await?;
    Ok(edition.runs() || people.iter().any(|person| Some(person.person_id) == viewer.id() && follows_as(&person.role)))
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let edition = Edition::read(&app, &viewer, id).await?;
    let now = app.clock.now();
    let (sessions, mut lines) = queries::year(&app.db, id, now).await?;
    let mine = lines.iter().find(|line| line.participant.person_id.is_some() && line.participant.person_id == viewer.id());
    let mine = mine.cloned();
    if !follows(&app, &viewer, &edition).await? {
        if mine.is_none() {
            return Err(forbidden());
        }
        lines.clear();
    }
    page(&PresencePage {
        shell: edition.shell(&viewer).at(viewer.language.t("sessions-title")),
        marks: marks::marks(&app.db, id).await?,
        started: purchases::procedure_started(&app.db, id).await?,
        has_ended: edition.today(&app) > edition.row.ends_on,
        edition,
        sessions,
        lines,
        mine,
        now,
    })
}
