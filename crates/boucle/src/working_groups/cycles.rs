//! The years of a working group: opened one at a time, each from what the one before leaves.

use askama::Template;
use axum::extract::{Path, State};
use db::{Date, Timestamp, Tx, Uuid};
use futures_util::future::BoxFuture;
use jiff::ToSpan;
use serde_json::json;

use super::queries::{self, CycleRow, OrientationRow};
use super::rules::State as Stands;
use super::save::{self, NewCycle};
use super::{Group, address, orientations, today};
use crate::kit::error::forbidden;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

/// The longest cycle, in days: two years.
const LONGEST: i64 = 731;

/// What a feature above carries from one cycle to the next, in the transaction that opens it.
pub struct Carrier {
    pub carry: fn(Tx, Carried) -> BoxFuture<'static, Result<()>>,
}

#[derive(Debug, Clone)]
pub struct Carried {
    pub from: Uuid,
    pub to: Uuid,
    /// Orientations that were taken over, with what they are in the new cycle.
    pub orientations: Vec<(Uuid, Uuid)>,
    /// What was ticked under the name `actions`.
    pub actions: Vec<Uuid>,
    pub by: Option<Uuid>,
    pub now: Timestamp,
}

#[linkme::distributed_slice]
pub static CARRIERS: [Carrier];

#[derive(Template)]
#[template(path = "working_groups/cycle.html")]
struct CyclePage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    group: Group,
    /// The cycle before, with the orientations that it kept.
    previous: Option<CycleRow>,
    orientations: Vec<OrientationRow>,
    /// What somebody else saved meanwhile.
    theirs: Option<CycleRow>,
}

impl CyclePage {
    fn is_taken(&self, orientation: &OrientationRow) -> bool {
        self.form.has("orientations", &orientation.id.to_string())
    }
}

async fn new_page(app: &App, viewer: &Viewer, group: Group, form: Form) -> Result<CyclePage> {
    let previous = group.cycles.first().cloned();
    let orientations = match &previous {
        Some(previous) => {
            let all = queries::orientations(&app.db, previous.id).await?;
            all.into_iter().filter(|orientation| orientation.retained_at.is_some()).collect()
        }
        None => Vec::new(),
    };
    let title = viewer.language.t("groups-cycle-new");
    Ok(CyclePage {
        shell: group.shell(viewer).at(title.as_str()),
        action: format!("{}/cycles/nouveau", address(group.id())),
        title,
        form,
        group,
        previous,
        orientations,
        theirs: None,
    })
}

/// A cycle is opened by who leads, in a group that runs, once the one before is closed.
async fn openable(app: &App, viewer: &Viewer, id: Uuid) -> Result<Group> {
    let group = Group::read_if(app, viewer, id, Group::leads).await?;
    if group.row.state == Stands::Running { Ok(group) } else { Err(forbidden()) }
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let group = openable(&app, &viewer, id).await?;
    let mut form = Form::new();
    propose(&mut form, &viewer, &group, today(&app, &viewer));
    let mut shown = new_page(&app, &viewer, group, form).await?;
    let taken: Vec<String> = shown.orientations.iter().map(|orientation| orientation.id.to_string()).collect();
    shown.form.set_all("orientations", taken);
    if shown.group.open_cycle().is_some() {
        shown.form.refuse("title", viewer.language.t("groups-cycle-is-open"));
    }
    page(&shown)
}

/// The year after the last one, or a year from today.
pub fn propose(form: &mut Form, viewer: &Viewer, group: &Group, today: Date) {
    let starts_on = group.cycles.first().and_then(|last| last.ends_on.tomorrow().ok()).unwrap_or(today).max(today);
    let ends_on = starts_on.checked_add(1.year()).and_then(Date::yesterday).unwrap_or(starts_on);
    let years = if starts_on.year() == ends_on.year() {
        starts_on.year().to_string()
    } else {
        format!("{}-{}", starts_on.year(), ends_on.year())
    };
    form.set("title", viewer.language.one("groups-cycle-title", "years", years));
    form.set("starts_on", starts_on.to_string());
    form.set("ends_on", ends_on.to_string());
}

/// The cycle as the form says it, or nothing and the form with its mistakes.
pub fn read_cycle(viewer: &Viewer, form: &mut Form) -> Option<NewCycle> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", viewer.language.t("groups-title-wrong"));
    }
    let mut day = |field: &str| {
        let day: Option<Date> = form.trimmed(field).parse().ok();
        if day.is_none() {
            form.refuse(field, viewer.language.t("groups-date-wrong"));
        }
        day
    };
    let (starts_on, ends_on) = (day("starts_on"), day("ends_on"));
    let (starts_on, ends_on) = (starts_on?, ends_on?);
    let longest = starts_on.checked_add(LONGEST.days()).unwrap_or(Date::MAX);
    if ends_on <= starts_on || ends_on > longest {
        form.refuse("ends_on", viewer.language.t("groups-cycle-dates"));
    }
    form.is_sound().then_some(NewCycle { title, starts_on, ends_on })
}

/// Opens a cycle, and says so.
pub async fn opened(tx: &Tx, viewer: &Viewer, group: Uuid, cycle: &NewCycle, now: Timestamp) -> Result<Uuid> {
    let id = save::insert_cycle(tx, group, cycle, now).await?;
    let subject = Subject { kind: "cycle", id: Some(id), title: &cycle.title };
    journal::add(tx, viewer, "created", subject, json!({"group": group}), now).await?;
    Ok(id)
}

pub async fn create(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let group = openable(&app, &viewer, id).await?;
    let cycle = read_cycle(&viewer, &mut form);
    let shown = new_page(&app, &viewer, group, Form::new()).await?;
    let Some(cycle) = cycle else {
        return unsound(&CyclePage { form, ..shown });
    };
    let now = app.clock.now();
    let taken: Vec<OrientationRow> =
        shown.orientations.iter().filter(|it| form.has("orientations", &it.id.to_string())).cloned().collect();
    let actions: Vec<Uuid> = form.values("actions").iter().filter_map(|id| id.parse().ok()).collect();
    let location = app
        .db
        .write(|tx| {
            let (viewer, form, cycle, taken, actions) = (&viewer, &form, &cycle, &taken, &actions);
            let previous = shown.previous.as_ref().map(|previous| previous.id);
            async move {
                if let Some(location) = posted::before(&tx, form).await? {
                    return Ok(Some(location));
                }
                // Looked at within the transaction: of two who open one at once, the second is told.
                if queries::cycles(&tx, id).await?.iter().any(|cycle| cycle.closed_at.is_none()) {
                    return Ok(None);
                }
                let new = opened(&tx, viewer, id, cycle, now).await?;
                let orientations = orientations::take_over(&tx, new, taken, viewer.id(), now).await?;
                if let Some(from) = previous {
                    let carried = Carried { from, to: new, orientations, actions: actions.clone(), by: viewer.id(), now };
                    for carrier in CARRIERS {
                        (carrier.carry)(tx.clone(), carried.clone()).await?;
                    }
                }
                let location = format!("{}/orientations", address(id));
                posted::keep(&tx, viewer, form, &location, now).await?;
                Ok::<_, Error>(Some(location))
            }
        })
        .await?;
    match location {
        Some(location) => Ok(to_with(&location, "groups-cycle-opened")),
        None => {
            form.refuse("title", viewer.language.t("groups-cycle-is-open"));
            unsound(&CyclePage { form, ..shown })
        }
    }
}

fn edit_page(viewer: &Viewer, group: Group, cycle: &CycleRow, form: Form) -> CyclePage {
    let title = viewer.language.t("groups-cycle-edit");
    CyclePage {
        shell: group.shell(viewer).at(title.as_str()),
        action: format!("/cycles/{}/modifier", cycle.id),
        title,
        form,
        group,
        previous: None,
        orientations: Vec::new(),
        theirs: None,
    }
}

/// What a closed cycle was stays as it was.
async fn editable(app: &App, viewer: &Viewer, id: Uuid) -> Result<(Group, CycleRow)> {
    let (group, cycle) = Group::of_cycle(app, viewer, id).await?;
    if group.leads() && cycle.closed_at.is_none() { Ok((group, cycle)) } else { Err(forbidden()) }
}

pub async fn edit(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let (group, cycle) = editable(&app, &viewer, id).await?;
    let mut form = Form::new();
    for (name, value) in [
        ("_version", cycle.version.to_string()),
        ("title", cycle.title.clone()),
        ("starts_on", cycle.starts_on.to_string()),
        ("ends_on", cycle.ends_on.to_string()),
    ] {
        form.set(name, value);
    }
    page(&edit_page(&viewer, group, &cycle, form))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let (group, cycle) = editable(&app, &viewer, id).await?;
    let Some(changed) = read_cycle(&viewer, &mut form) else {
        return unsound(&edit_page(&viewer, group, &cycle, form));
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, form, changed) = (&viewer, &form, &changed);
            async move {
                save::update_cycle(&tx, id, form.version(), changed).await?;
                let subject = Subject { kind: "cycle", id: Some(id), title: &changed.title };
                journal::add(&tx, viewer, "changed", subject, json!({"group": cycle.group_id}), now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&address(cycle.group_id), "groups-cycle-saved")),
        Err(Error::Conflict) => {
            let (group, cycle) = editable(&app, &viewer, id).await?;
            form.set("_version", cycle.version.to_string());
            form.refuse("title", viewer.language.t("groups-conflict"));
            let shown = edit_page(&viewer, group, &cycle, form);
            unsound(&CyclePage { theirs: Some(cycle), ..shown })
        }
        Err(error) => Err(error),
    }
}
