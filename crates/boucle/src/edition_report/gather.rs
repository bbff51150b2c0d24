//! The figures of an edition counted from what its features know, on the day on which one asks.

use std::collections::HashMap;
use std::iter;

use db::{Run, Timestamp, Uuid};
use jiff::tz::TimeZone;

use super::figures::{FEWEST, Figures, OTHERS, SessionFigures, amounts, around, grouped, opinion, percent};
use crate::applications::queries::{self as applications, ApplicationRow};
use crate::applications::rules::Status;
use crate::catalogue::queries::{self as catalogue, PlaceAbove};
use crate::kit::Result;
use crate::meetings::held::{self, Held};
use crate::meetings::presence::Session;
use crate::programmes::queries::EditionRow;
use crate::purchases::queries::{self as purchases, ProjectLine};
use crate::purchases::rules::Stage;
use crate::sessions::queries::{self as sessions, Line, SaidOf};

pub async fn count(run: &impl Run, edition: &EditionRow, now: Timestamp) -> Result<Figures> {
    let id = edition.id;
    let mut admitted = applications::of_edition(run, id).await?;
    admitted.retain(|row| row.status == Status::Accepted.code());
    let (all, lines) = sessions::year(run, id, now).await?;
    let first = all.first().map_or(now, |session| session.starts_at);
    let held = held::between(run, id, first, now).await?;
    let said = sessions::said_of(run, id).await?;
    let sessions = all.iter().filter(|session| session.ends_at <= now);
    let sessions: Vec<SessionFigures> = sessions.map(|session| session_figures(session, &held, &lines, &said)).collect();
    // Without those of sessions of which too few said something, as with attendance.
    let given = all.iter().map(|session| grades(&said, session.id)).filter(|of| opinion(of).answers.is_some());
    let given: Vec<(i64, i64)> = given.flatten().collect();
    let projects = purchases::of_edition(run, id).await?;
    let bought: Vec<&ProjectLine> = projects.iter().filter(|line| line.stage() == Stage::FollowUp).collect();
    let clauses = purchases::signed_clauses(run, id).await?;
    let with = |kind: &str| {
        let holds = |line: &&&ProjectLine| clauses.iter().any(|it| it.project_id == line.id && it.kind == kind);
        percent(number(bought.iter().filter(holds)), number(bought.iter()))
    };
    let group = |code: &Option<String>| code.clone().unwrap_or_else(|| OTHERS.to_owned());
    Ok(Figures {
        counted_on: now.to_zoned(zone(&edition.time_zone)).date(),
        structures: number(admitted.iter()),
        people: number(lines.iter()),
        ownership: grouped(admitted.iter().map(|row| group(&row.ownership))),
        sectors: grouped(admitted.iter().map(|row| group(&row.sector))),
        territories: grouped(territories(run, &admitted).await?),
        attendance: attendance(&sessions, number(lines.iter())),
        projects: number(projects.iter()),
        stages: grouped(projects.iter().map(|line| line.stage().code().to_owned())),
        procedures: number(projects.iter().filter(|line| line.procedure_on.is_some())),
        purchases: number(bought.iter()),
        amounts: amounts(bought.iter().filter_map(|line| Some((line.currency.clone(), line.amount?)))),
        circular: with("circular"),
        social: with("social"),
        opinion: opinion(&given),
        sessions,
    })
}

fn session_figures(session: &Session, held: &[Held], lines: &[Line], said: &[SaidOf]) -> SessionFigures {
    let is_noted = is_noted(held, session.id);
    let there = there(lines, session.id);
    SessionFigures {
        title: session.title.clone(),
        kind: session.kind.clone(),
        held_on: session.starts_at.to_zoned(zone(&session.time_zone)).date(),
        attended: Some(there).filter(|there| is_noted && *there >= FEWEST),
        is_noted,
        opinion: opinion(&grades(said, session.id)),
    }
}

/// Participants who were at a session, of those who were expected there. What is kept back of a session is not counted here
/// either: one could find it by taking the others away.
fn attendance(sessions: &[SessionFigures], people: i64) -> Option<i64> {
    let given: Vec<i64> = sessions.iter().filter_map(|session| session.attended).collect();
    percent(given.iter().sum(), number(given.iter()) * people)
}

fn grades(said: &[SaidOf], session: Uuid) -> Vec<(i64, i64)> {
    said.iter().filter(|it| it.meeting_id == session).map(|it| (it.useful, it.clear)).collect()
}

fn is_noted(held: &[Held], session: Uuid) -> bool {
    held.iter().any(|it| it.id == session && it.called > 0)
}

fn there(lines: &[Line], session: Uuid) -> i64 {
    number(lines.iter().filter(|line| line.attended.contains(&session)))
}

async fn territories(run: &impl Run, admitted: &[ApplicationRow]) -> Result<Vec<String>> {
    let above = catalogue::places_above(run, admitted.iter().filter_map(|row| row.place_id).collect()).await?;
    let above: HashMap<Uuid, &PlaceAbove> = above.iter().map(|place| (place.id, place)).collect();
    let parent = |place: &Uuid| above.get(place).and_then(|place| place.parent_id);
    let lineage = |row: &ApplicationRow| iter::successors(row.place_id, parent).collect();
    let lineages: Vec<Vec<Uuid>> = admitted.iter().map(lineage).collect();
    let name = |place: Option<Uuid>| place.and_then(|place| above.get(&place)).map_or(OTHERS, |place| &place.name);
    Ok(around(&lineages).into_iter().map(|place| name(place).to_owned()).collect())
}

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

fn number<T>(all: impl Iterator<Item = T>) -> i64 {
    i64::try_from(all.count()).unwrap_or(i64::MAX)
}
