//! Finding a date: members say what suits them, the best dates come first with who is missing, and one becomes a meeting.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Uuid};
use serde_json::json;

use super::rules::{self, SUITS};
use super::searches::{self, AnswerRow, NewSearch, SearchRow, SlotRow};
use super::{of_space, plans, when};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown, posted};
use crate::spaces::{self, Access};

/// Dates that one search may propose.
const MOST_SLOTS: usize = 12;

#[derive(Template)]
#[template(path = "meetings/dates_form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    space: Uuid,
    zone: String,
}

impl FormPage {
    fn lines(&self) -> Vec<usize> {
        (1..=MOST_SLOTS).collect()
    }

    fn field(&self, name: &str, line: &usize) -> String {
        self.form.value(&format!("{name}-{line}")).to_owned()
    }
}

async fn written_by(app: &App, viewer: &Viewer, space: Uuid) -> Result<Access> {
    let access = spaces::queries::access(&app.db, viewer, space).await?;
    let may = access.writes();
    access.must(may)
}

fn form_page(viewer: &Viewer, access: &Access, form: Form) -> FormPage {
    FormPage {
        shell: of_space(viewer, access).at(viewer.language.t("meetings-dates-new")),
        form,
        space: access.space.id,
        zone: access.space.time_zone.clone(),
    }
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>) -> Result {
    let access = written_by(&app, &viewer, space).await?;
    let mut form = Form::new();
    form.set("lasts", "120");
    page(&form_page(&viewer, &access, form))
}

pub async fn create(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, mut form: Form) -> Result {
    let access = written_by(&app, &viewer, space).await?;
    let now = app.clock.now();
    let Some(search) = read(&viewer, &access.space.time_zone, &mut form, now) else {
        return unsound(&form_page(&viewer, &access, form));
    };
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, search, zone) = (&viewer, &search, access.space.time_zone.as_str());
        async move {
            let id = searches::insert(&tx, (space, zone), search, viewer.id(), now).await?;
            let subject = Subject { kind: "date_search", id: Some(id), title: &search.title };
            journal::add(&tx, viewer, "created", subject, json!({"space": space}), now).await?;
            Ok(format!("/dates/{id}"))
        }
    })
    .await?;
    Ok(to(&location))
}

fn read(viewer: &Viewer, zone: &str, form: &mut Form, now: Timestamp) -> Option<NewSearch> {
    let language = viewer.language;
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", language.t("meetings-title-wrong"));
    }
    let lasts = form.trimmed("lasts").parse().ok().filter(|lasts| (5..=1440).contains(lasts));
    if lasts.is_none() {
        form.refuse("lasts", language.t("meetings-lasts-wrong"));
    }
    let mut slots: Vec<Timestamp> = Vec::new();
    for line in 1..=MOST_SLOTS {
        let (day, time) = (format!("day-{line}"), format!("time-{line}"));
        if form.trimmed(&day).is_empty() && form.trimmed(&time).is_empty() {
            continue;
        }
        match spaces::moment(form.trimmed(&day), form.trimmed(&time), zone).filter(|at| *at > now) {
            Some(at) if slots.contains(&at) => {}
            Some(at) => slots.push(at),
            None => form.refuse(&day, language.t("meetings-slot-wrong")),
        }
    }
    if slots.len() < 2 && form.is_sound() {
        form.refuse("day-1", language.t("meetings-slots-few"));
    }
    slots.sort_unstable();
    let text = form.trimmed("text").to_owned();
    Some(NewSearch { title, text, lasts: lasts?, slots }).filter(|_| form.is_sound())
}

/// A proposed date with what was answered about it.
struct Slot {
    position: i64,
    starts_at: Timestamp,
    free: Vec<String>,
    if_need_be: Vec<String>,
    missing: Vec<String>,
    is_best: bool,
}

#[derive(Template)]
#[template(path = "meetings/dates_show.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    access: Access,
    search: SearchRow,
    text: String,
    /// The best first.
    slots: Vec<Slot>,
    answered: usize,
    silent: Vec<String>,
    may_close: bool,
}

impl ShowPage {
    fn when(&self, slot: &Slot) -> String {
        let viewer = self.shell.viewer();
        let lasts = jiff::SignedDuration::from_mins(self.search.lasts);
        let ends_at = slot.starts_at.checked_add(lasts).unwrap_or(slot.starts_at);
        when(viewer.language, slot.starts_at, ends_at, &self.search.time_zone, &viewer.zone)
    }

    fn suits(&self) -> [&'static str; 3] {
        SUITS
    }

    fn is(&self, slot: &Slot, suits: &str) -> bool {
        self.form.has(&format!("slot-{}", slot.position), suits)
    }

    /// The proposed dates in their own order, for the form.
    fn in_order(&self) -> Vec<&Slot> {
        let mut slots: Vec<&Slot> = self.slots.iter().collect();
        slots.sort_by_key(|slot| slot.position);
        slots
    }

    fn may_answer(&self) -> bool {
        self.search.closed_at.is_none() && self.access.writes()
    }

    fn plans(&self) -> bool {
        plans(&self.access) && self.search.closed_at.is_none()
    }

    /// The form of a meeting at that date, filled in.
    fn plan_address(&self, slot: &Slot) -> String {
        let zone = jiff::tz::TimeZone::get(&self.search.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let at = slot.starts_at.to_zoned(zone);
        let query = [
            ("titre", self.search.title.clone()),
            ("jour", at.date().to_string()),
            ("heure", at.strftime("%H:%M").to_string()),
            ("duree", self.search.lasts.to_string()),
        ];
        let query = serde_urlencoded::to_string(query).unwrap_or_default();
        format!("/espaces/{}/rencontres/nouvelle?{query}", self.search.space_id)
    }
}

/// Searches are for those who are in the space.
async fn open(app: &App, viewer: &Viewer, id: Uuid) -> Result<(SearchRow, Access)> {
    let search = searches::find(&app.db, id).await?;
    let access = spaces::queries::access(&app.db, viewer, search.space_id).await?;
    let is_in = access.is_in();
    Ok((search, access.must(is_in)?))
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let (search, access) = open(&app, &viewer, id).await?;
    page(&show_page(&app, &viewer, search, access, Form::new()).await?)
}

async fn show_page(app: &App, viewer: &Viewer, search: SearchRow, access: Access, mut form: Form) -> Result<ShowPage> {
    let answers = searches::answers(&app.db, search.id).await?;
    let is_fresh = form.is_sound();
    for answer in answers.iter().filter(|answer| is_fresh && Some(answer.person_id) == viewer.id()) {
        form.set(&format!("slot-{}", answer.position), answer.suits.clone());
    }
    let mut known: Vec<Uuid> = answers.iter().map(|answer| answer.person_id).collect();
    known.dedup();
    // Of the space of the network everybody is a member: who is silent there is not counted.
    let members = spaces::queries::people(&app.db, search.space_id).await?;
    Ok(ShowPage {
        shell: of_space(viewer, &access).at(search.title.as_str()),
        text: markdown::to_html(&search.text),
        slots: ranked(searches::slots(&app.db, search.id).await?, &answers),
        answered: known.len(),
        silent: members.into_iter().filter(|(id, _)| !known.contains(id)).map(|(_, name)| name).collect(),
        may_close: may_close(&search, &access, viewer),
        form,
        access,
        search,
    })
}

fn ranked(slots: Vec<SlotRow>, answers: &[AnswerRow]) -> Vec<Slot> {
    let names = |position: i64, suits: &str| -> Vec<String> {
        let said = answers.iter().filter(|answer| answer.position == position && answer.suits == suits);
        said.map(|answer| answer.name.clone()).collect()
    };
    let slots: Vec<Slot> = slots
        .into_iter()
        .map(|slot| Slot {
            free: names(slot.position, "yes"),
            if_need_be: names(slot.position, "maybe"),
            missing: names(slot.position, "no"),
            position: slot.position,
            starts_at: slot.starts_at,
            is_best: false,
        })
        .collect();
    let merits: Vec<(Timestamp, usize, usize)> =
        slots.iter().map(|slot| (slot.starts_at, slot.free.len(), slot.if_need_be.len())).collect();
    let mut slots: Vec<Option<Slot>> = slots.into_iter().map(Some).collect();
    let order = rules::by_merit(&merits);
    let mut ranked: Vec<Slot> = order.into_iter().filter_map(|at| slots.get_mut(at)?.take()).collect();
    let best = ranked.first().map(|slot| (slot.free.len(), slot.if_need_be.len())).filter(|best| *best != (0, 0));
    for slot in &mut ranked {
        slot.is_best = best == Some((slot.free.len(), slot.if_need_be.len()));
    }
    ranked
}

fn may_close(search: &SearchRow, access: &Access, viewer: &Viewer) -> bool {
    search.closed_at.is_none()
        && access.writes()
        && (access.coordinates() || (search.created_by.is_some() && search.created_by == viewer.id()))
}

pub async fn answer(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let (search, access) = open(&app, &viewer, id).await?;
    if search.closed_at.is_some() || !access.writes() {
        return Err(Error::Forbidden);
    }
    let slots = searches::slots(&app.db, id).await?;
    let suits: Vec<(i64, &str)> = slots
        .iter()
        .filter_map(|slot| {
            let field = format!("slot-{}", slot.position);
            Some((slot.position, SUITS.into_iter().find(|suits| form.has(&field, suits))?))
        })
        .collect();
    if suits.len() < slots.len() {
        form.refuse("dates", viewer.language.t("meetings-dates-incomplete"));
        return unsound(&show_page(&app, &viewer, search, access, form).await?);
    }
    app.db
        .write(|tx| {
            let (viewer, suits) = (&viewer, &suits);
            async move { searches::answer(&tx, id, viewer.signed_in()?.id, suits).await }
        })
        .await?;
    Ok(to_with(&format!("/dates/{id}"), "meetings-dates-answered"))
}

pub async fn close(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let (search, access) = open(&app, &viewer, id).await?;
    if !may_close(&search, &access, &viewer) {
        return Err(Error::Forbidden);
    }
    if form.value("act") != "close" {
        return Err(Error::Invalid(Vec::new()));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, search) = (&viewer, &search);
            async move {
                searches::close(&tx, id, now).await?;
                let subject = Subject { kind: "date_search", id: Some(id), title: &search.title };
                journal::add(&tx, viewer, "closed", subject, json!({}), now).await
            }
        })
        .await?;
    Ok(to_with(&format!("/dates/{id}"), "meetings-dates-closed"))
}
