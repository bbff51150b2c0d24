//! Planning a meeting or a series, changing one or all those to come, cancelling.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Timestamp, Tx, Uuid};
use jiff::tz::TimeZone;
use serde::Deserialize;
use serde_json::json;

use super::queries::{self, MeetingRow, Plan};
use super::rules::{self, KINDS};
use super::{Open, address, answers, letters, of_space, plans, when};
use crate::kit::error::internal;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::spaces::{self, Access};

/// Weeks from one meeting of a series to the next; 0 is a meeting by itself.
const EVERY: [&str; 7] = ["0", "1", "2", "3", "4", "6", "8"];
const MOST_MEETINGS: i64 = 60;

#[derive(Template)]
#[template(path = "meetings/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    back: String,
    zone: String,
    /// The meeting that is changed; none while one is planned.
    is_new: bool,
    is_of_series: bool,
}

impl FormPage {
    fn kinds(&self) -> [&'static str; 4] {
        KINDS
    }

    fn every(&self) -> [&'static str; 7] {
        EVERY
    }

    fn new(viewer: &Viewer, access: &Access, form: Form) -> Self {
        let title = viewer.language.t("meetings-new");
        Self {
            shell: of_space(viewer, access).at(title.as_str()),
            form,
            title,
            action: format!("/espaces/{}/rencontres/nouvelle", access.space.id),
            back: format!("/espaces/{}/rencontres", access.space.id),
            zone: access.space.time_zone.clone(),
            is_new: true,
            is_of_series: false,
        }
    }

    fn change(viewer: &Viewer, open: &Open, form: Form) -> Self {
        let title = viewer.language.t("meetings-edit");
        Self {
            shell: open.shell(viewer).at(title.as_str()),
            form,
            title,
            action: format!("{}/modifier", address(open.meeting.id)),
            back: address(open.meeting.id),
            zone: open.meeting.time_zone.clone(),
            is_new: false,
            is_of_series: open.meeting.series_id.is_some(),
        }
    }
}

async fn planned_by(app: &App, viewer: &Viewer, space: Uuid) -> Result<Access> {
    let access = spaces::queries::access(&app.db, viewer, space).await?;
    let may = plans(&access);
    access.must(may)
}

/// What a search for a date has found, on its way into a new meeting.
#[derive(Deserialize)]
pub struct Found {
    #[serde(default)]
    titre: String,
    #[serde(default)]
    jour: String,
    #[serde(default)]
    heure: String,
    #[serde(default)]
    duree: String,
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, Query(found): Query<Found>) -> Result {
    let access = planned_by(&app, &viewer, space).await?;
    let mut form = Form::new();
    let is_found = !found.jour.is_empty();
    let or = |value: String, usual: &str| if value.is_empty() { usual.to_owned() } else { value };
    form.set("title", found.titre);
    form.set("day", found.jour);
    form.set("time", or(found.heure, "14:00"));
    form.set("lasts", or(found.duree, "120"));
    form.set("kind", "working");
    // Working groups meet for two hours every six weeks, a year long.
    form.set("every", if is_found || access.space.kind == "network" { "0" } else { "6" });
    form.set("count", "9");
    if access.space.kind != "network" {
        form.set("invite", "1");
    }
    page(&FormPage::new(&viewer, &access, form))
}

pub async fn create(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, mut form: Form) -> Result {
    let access = planned_by(&app, &viewer, space).await?;
    let zone = access.space.time_zone.clone();
    let plan = read(&viewer, &zone, &mut form);
    let rule = read_rule(&viewer, &mut form);
    let (Some(plan), Some((every, count))) = (plan, rule) else {
        return unsound(&FormPage::new(&viewer, &access, form));
    };
    let series = if every == 0 { Vec::new() } else { series_slots(&plan, every, count, &zone)? };
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, form, plan, zone, series) = (&viewer, &form, &plan, zone.as_str(), &series);
        async move {
            let by = viewer.id();
            let place = (space, zone);
            let first = if every == 0 {
                let id = queries::insert(&tx, place, None, plan, by, now).await?;
                if form.checked("invite") {
                    letters::of_meeting(&tx, id, now).await?;
                }
                id
            } else {
                let (id, first) = queries::insert_series(&tx, place, every, series, plan, by, now).await?;
                if form.checked("invite") {
                    letters::of_series(&tx, id, now).await?;
                }
                first
            };
            let subject = Subject { kind: "meeting", id: Some(first), title: &plan.title };
            let detail = json!({"space": space, "starts_at": plan.starts_at, "every_weeks": every, "count": count});
            journal::add(&tx, viewer, "created", subject, detail, now).await?;
            Ok(if every == 0 { address(first) } else { format!("/espaces/{space}/rencontres") })
        }
    })
    .await?;
    Ok(to(&location))
}

fn series_slots(plan: &Plan, every: i64, count: i64, zone: &str) -> Result<Vec<Timestamp>> {
    let zone = TimeZone::get(zone).map_err(internal)?;
    rules::slots(plan.starts_at, every, count, &zone).ok_or_else(|| internal("a series beyond the end of time"))
}

/// How often, and how many: `(0, 1)` for a meeting by itself.
fn read_rule(viewer: &Viewer, form: &mut Form) -> Option<(i64, i64)> {
    let every: i64 = EVERY.into_iter().find(|every| *every == form.value("every")).and_then(|every| every.parse().ok())?;
    if every == 0 {
        return Some((0, 1));
    }
    let count = form.trimmed("count").parse().ok().filter(|count| (2..=MOST_MEETINGS).contains(count));
    if count.is_none() {
        form.refuse("count", viewer.language.t("meetings-count-wrong"));
    }
    Some((every, count?))
}

/// The meeting as the form says it, or nothing and the form with its mistakes.
fn read(viewer: &Viewer, zone: &str, form: &mut Form) -> Option<Plan> {
    let language = viewer.language;
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", language.t("meetings-title-wrong"));
    }
    let kind = KINDS.into_iter().find(|kind| *kind == form.value("kind"));
    if kind.is_none() {
        form.refuse("kind", language.t("meetings-choose-listed"));
    }
    let starts_at = spaces::moment(form.trimmed("day"), form.trimmed("time"), zone);
    if starts_at.is_none() {
        form.refuse("day", language.t("meetings-day-wrong"));
    }
    let lasts = form.trimmed("lasts").parse().ok().filter(|lasts| (5..=1440).contains(lasts));
    if lasts.is_none() {
        form.refuse("lasts", language.t("meetings-lasts-wrong"));
    }
    let capacity = match form.trimmed("capacity") {
        "" => Some(None),
        number => number.parse().ok().filter(|number| (1..=100_000).contains(number)).map(Some),
    };
    if capacity.is_none() {
        form.refuse("capacity", language.t("meetings-capacity-wrong"));
    }
    let link = form.trimmed("link").to_owned();
    if !(link.is_empty() || link.starts_with("https://") || link.starts_with("http://"))
        || link.contains(char::is_whitespace)
    {
        form.refuse("link", language.t("meetings-link-wrong"));
    }
    let place = form.trimmed("place").to_owned();
    if place.is_empty() && link.is_empty() {
        form.refuse("place", language.t("meetings-place-wrong"));
    }
    if !form.is_sound() {
        return None;
    }
    Some(Plan {
        kind: kind?.to_owned(),
        title,
        text: form.trimmed("text").to_owned(),
        starts_at: starts_at?,
        lasts: lasts?,
        place,
        access: form.trimmed("access").to_owned(),
        link,
        capacity: capacity?,
    })
}

/// A meeting that is still to be held can be changed.
async fn changeable(app: &App, viewer: &Viewer, id: Uuid) -> Result<Open> {
    let open = Open::read_if(app, viewer, id, plans).await?;
    if open.meeting.cancelled_at.is_some() { Err(Error::NotFound) } else { Ok(open) }
}

pub async fn edit(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = changeable(&app, &viewer, id).await?;
    let form = filled(&open.meeting)?;
    page(&FormPage::change(&viewer, &open, form))
}

fn filled(meeting: &MeetingRow) -> Result<Form> {
    let zone = TimeZone::get(&meeting.time_zone).map_err(internal)?;
    let start = meeting.starts_at.to_zoned(zone);
    let lasts = meeting.starts_at.duration_until(meeting.ends_at).as_mins();
    let mut form = Form::new();
    for (name, value) in [
        ("_version", meeting.version.to_string()),
        ("title", meeting.title.clone()),
        ("kind", meeting.kind.clone()),
        ("day", start.date().to_string()),
        ("time", start.strftime("%H:%M").to_string()),
        ("lasts", lasts.to_string()),
        ("place", meeting.place.clone()),
        ("access", meeting.access.clone()),
        ("link", meeting.link.clone()),
        ("capacity", meeting.capacity.map(|seats| seats.to_string()).unwrap_or_default()),
        ("text", meeting.text.clone()),
        ("invite", if meeting.mailed >= 0 { "1".to_owned() } else { String::new() }),
        ("scope", "one".to_owned()),
    ] {
        form.set(name, value);
    }
    Ok(form)
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = changeable(&app, &viewer, id).await?;
    let Some(plan) = read(&viewer, &open.meeting.time_zone, &mut form) else {
        return unsound(&FormPage::change(&viewer, &open, form));
    };
    let now = app.clock.now();
    let series = open.meeting.series_id.filter(|_| form.value("scope") == "all");
    let written = app
        .db
        .write(|tx| {
            let (app, viewer, form, plan, meeting) = (&app, &viewer, &form, &plan, &open.meeting);
            async move {
                if meeting.version != form.version() {
                    return Err(Error::Conflict);
                }
                match series {
                    None => change_one(&tx, meeting, plan, form.checked("invite"), now).await?,
                    Some(series) => change_all(&tx, series, meeting, plan, form.checked("invite"), now).await?,
                }
                answers::tell_seated(&tx, app, meeting, now).await?;
                let subject = Subject { kind: "meeting", id: Some(id), title: &plan.title };
                let detail = json!({
                    "from": {"title": meeting.title, "starts_at": meeting.starts_at, "ends_at": meeting.ends_at},
                    "to": {"title": plan.title, "starts_at": plan.starts_at, "lasts": plan.lasts},
                    "scope": form.value("scope"),
                });
                journal::add(&tx, viewer, "changed", subject, detail, now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&address(id), "meetings-saved")),
        Err(Error::Conflict) => {
            let open = changeable(&app, &viewer, id).await?;
            let theirs =
                when(viewer.language, open.meeting.starts_at, open.meeting.ends_at, &open.meeting.time_zone, &viewer.zone);
            form.set("_version", open.meeting.version.to_string());
            let said = [("title", open.meeting.title.as_str().into()), ("when", theirs.into())];
            form.refuse("title", viewer.language.with("meetings-conflict", said));
            unsound(&FormPage::change(&viewer, &open, form))
        }
        Err(error) => Err(error),
    }
}

async fn change_one(tx: &Tx, meeting: &MeetingRow, plan: &Plan, invite: bool, now: Timestamp) -> Result<()> {
    let sequence = queries::next_sequence(tx, meeting, now).await?;
    queries::change(tx, meeting, plan, sequence, now).await?;
    if invite { letters::of_meeting(tx, meeting.id, now).await } else { Ok(()) }
}

/// All those to come take what the form says but their days: the hour is the form's, each on its own day.
async fn change_all(tx: &Tx, series: Uuid, from: &MeetingRow, plan: &Plan, invite: bool, now: Timestamp) -> Result<()> {
    let sequence = queries::next_sequence(tx, from, now).await?;
    let zone = TimeZone::get(&from.time_zone).map_err(internal)?;
    let time = plan.starts_at.to_zoned(zone.clone()).time();
    let (_, meetings) = queries::series(tx, series).await?;
    let coming = meetings.iter().filter(|meeting| meeting.cancelled_at.is_none());
    for meeting in coming.filter(|meeting| meeting.id == from.id || meeting.starts_at > from.starts_at) {
        let day = if meeting.id == from.id { plan.starts_at } else { meeting.starts_at };
        let starts_at = day.to_zoned(zone.clone()).date().to_datetime(time).to_zoned(zone.clone()).map_err(internal)?;
        let plan = Plan { starts_at: starts_at.timestamp(), ..plan.clone() };
        queries::change(tx, meeting, &plan, sequence, now).await?;
    }
    queries::change_series(tx, series, plan, sequence, now).await?;
    if invite { letters::of_series(tx, series, now).await } else { Ok(()) }
}

#[derive(Template)]
#[template(path = "meetings/cancel.html")]
struct CancelPage {
    shell: Shell,
    meeting: MeetingRow,
    when: String,
}

pub async fn confirm(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = changeable(&app, &viewer, id).await?;
    page(&CancelPage {
        shell: open.shell(&viewer).at(viewer.language.t("meetings-cancel")),
        when: when(viewer.language, open.meeting.starts_at, open.meeting.ends_at, &open.meeting.time_zone, &viewer.zone),
        meeting: open.meeting,
    })
}

/// Cancels the meeting, or with it all those after it in its series; who was invited is told.
pub async fn cancel(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = changeable(&app, &viewer, id).await?;
    let all = match form.value("scope") {
        "one" => false,
        "all" => true,
        _ => return Err(Error::Invalid(Vec::new())),
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, meeting) = (&viewer, &open.meeting);
            async move {
                let sequence = queries::next_sequence(&tx, meeting, now).await?;
                let mut cancelled = vec![meeting.clone()];
                if let Some(series) = meeting.series_id.filter(|_| all) {
                    let (_, meetings) = queries::series(&tx, series).await?;
                    let later = |other: &MeetingRow| other.cancelled_at.is_none() && other.starts_at > meeting.starts_at;
                    cancelled.extend(meetings.into_iter().filter(later));
                }
                for meeting in &cancelled {
                    queries::cancel(&tx, meeting, sequence, now).await?;
                }
                match meeting.series_id {
                    _ if meeting.mailed < 0 => {}
                    Some(series) if all => letters::of_series(&tx, series, now).await?,
                    _ => letters::of_meeting(&tx, id, now).await?,
                }
                let subject = Subject { kind: "meeting", id: Some(id), title: &meeting.title };
                let detail = json!({"starts_at": meeting.starts_at, "meetings": cancelled.len()});
                journal::add(&tx, viewer, "cancelled", subject, detail, now).await
            }
        })
        .await?;
    Ok(to_with(&address(id), "meetings-cancelled"))
}
