//! Writing an action, changing one, deleting one.

use askama::Template;
use axum::extract::{Path, State as Given};
use db::{Tx, Uuid};

use super::fields::{self, KINDS};
use super::queries::{self, Deliverable, Resource};
use super::rules;
use super::save::{self, Around, Fields, MOST_ACTIONS, Origin};
use super::tried;
use super::who::{self, Candidate, Team};
use super::{Open, Plan, address, plan, state};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, format, posted};
use crate::working_groups::queries as groups;
use crate::working_groups::queries::CycleRow;

/// Empty lines for deliverables to come.
const MORE_DELIVERABLES: usize = 3;
const MOST_DELIVERABLES: usize = 20;
const MOST_CONTRIBUTORS: usize = 100;

#[derive(Template)]
#[template(path = "actions/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    back: String,
    is_new: bool,
    may_delete: Option<String>,
    team: Team,
    /// Organisations that may give hours or money, with those that do already.
    givers: Vec<(Uuid, String)>,
    orientations: Vec<(Uuid, String)>,
    /// By number, those for which it may wait.
    others: Vec<(i64, String)>,
    currency: String,
    /// What somebody else saved meanwhile.
    theirs: Option<queries::ActionRow>,
}

impl FormPage {
    fn candidates(&self) -> &[Candidate] {
        &self.team.candidates
    }

    fn kinds(&self) -> [&'static str; 5] {
        KINDS
    }

    fn dates(&self, action: &queries::ActionRow) -> String {
        plan::from_to(self.shell.language(), action.starts_on, action.due_on)
    }

    fn helps(&self, person: &Uuid) -> bool {
        self.form.has("contributors", &person.to_string())
    }

    fn of(&self, kind: &str, organisation: &Uuid) -> String {
        self.form.value(&format!("{kind}-{organisation}")).to_owned()
    }

    /// `Heures, Ville de Rivemont`.
    fn asks(&self, kind: &str, organisation: &str) -> String {
        let key = if kind == "hours" { "actions-hours" } else { "actions-amount" };
        format!("{}, {organisation}", self.shell.t(key))
    }

    fn mistake(&self, kind: &str, organisation: &Uuid) -> Option<&str> {
        self.form.error(&format!("{kind}-{organisation}"))
    }

    /// Id, title and kind of each, and some empty ones.
    fn deliverables(&self) -> Vec<(String, String, String)> {
        let typed = typed_deliverables(&self.form);
        let more = (MOST_DELIVERABLES.saturating_sub(typed.len())).min(MORE_DELIVERABLES);
        typed.into_iter().chain(std::iter::repeat_n(Default::default(), more)).collect()
    }

    fn gives_something(&self) -> bool {
        self.givers.iter().any(|(id, _)| ["hours", "money"].iter().any(|kind| !self.of(kind, id).is_empty()))
    }
}

fn typed_deliverables(form: &Form) -> Vec<(String, String, String)> {
    let column = |name: &str| form.values(name).to_vec();
    let (ids, titles, kinds) = (column("deliverable_id"), column("deliverable"), column("deliverable_kind"));
    let rows = titles.into_iter().enumerate().map(|(at, title)| {
        let of = |column: &[String]| column.get(at).cloned().unwrap_or_default();
        (of(&ids), title.trim().to_owned(), of(&kinds))
    });
    rows.filter(|(id, title, _)| !(id.is_empty() && title.is_empty())).collect()
}

/// All that a form needs to know of the plan around the action.
struct Ground {
    team: Team,
    orientations: Vec<(Uuid, String)>,
    actions: Vec<queries::ActionRow>,
    resources: Vec<Resource>,
    deliverables: Vec<Deliverable>,
    /// What hangs on the action as it is.
    around: Around,
}

impl Ground {
    async fn of(
        app: &App,
        viewer: &Viewer,
        plan: &Plan,
        cycle: &CycleRow,
        action: Option<&queries::ActionRow>,
    ) -> Result<Self> {
        let team = Team::of(&app.db, viewer.language, &plan.group, plan.today).await?;
        let orientations = groups::orientations(&app.db, cycle.id).await?.into_iter();
        let own = action.and_then(|action| action.orientation_id);
        let is_offered = |one: &groups::OrientationRow| one.retained_at.is_some() || own == Some(one.id);
        let mut ground = Self {
            team: action.map_or_else(|| team.clone(), |action| team.clone().with(action)),
            orientations: orientations.filter(is_offered).map(|one| (one.id, one.title)).collect(),
            actions: queries::list(&app.db, cycle.id).await?,
            resources: Vec::new(),
            deliverables: Vec::new(),
            around: Around::default(),
        };
        if let Some(action) = action {
            ground.resources = queries::resources(&app.db, cycle.id).await?;
            ground.resources.retain(|one| one.action_id == action.id);
            ground.deliverables = queries::deliverables(&app.db, cycle.id).await?;
            ground.deliverables.retain(|one| one.action_id == action.id);
            ground.around = ground.around_of(app, action).await?;
        }
        Ok(ground)
    }

    async fn around_of(&self, app: &App, action: &queries::ActionRow) -> Result<Around> {
        let contributors = queries::contributors(&app.db, action.cycle_id).await?.into_iter();
        let waits = queries::waits(&app.db, action.cycle_id).await?.into_iter();
        let resource = |one: &Resource| {
            let kind = if one.kind == "money" { "money" } else { "hours" };
            (one.organisation_id, kind, one.amount)
        };
        Ok(Around {
            contributors: contributors.filter(|one| one.action_id == action.id).map(|one| one.person_id).collect(),
            waits: waits.filter(|wait| wait.action_id == action.id).map(|wait| wait.after_id).collect(),
            resources: self.resources.iter().map(resource).collect(),
            deliverables: self.deliverables.iter().map(|one| (Some(one.id), one.title.clone(), one.kind.clone())).collect(),
        })
    }

    /// Organisations that take part, and those that once did and still give.
    fn givers(&self) -> Vec<(Uuid, String)> {
        let mut givers = self.team.organisations.clone();
        for resource in &self.resources {
            if !givers.iter().any(|(id, _)| *id == resource.organisation_id) {
                givers.push((resource.organisation_id, resource.organisation.clone()));
            }
        }
        givers
    }

    fn numbered(&self, number: i64) -> Option<Uuid> {
        self.actions.iter().find(|action| action.number == number).map(|action| action.id)
    }
}

fn form_page(viewer: &Viewer, plan: &Plan, ground: &Ground, form: Form, open: Option<&Open>) -> FormPage {
    let title = match open {
        None => viewer.language.t("actions-new"),
        Some(open) => viewer.language.one("actions-change-title", "number", open.action.number),
    };
    let shell = match open {
        None => plan.shell(viewer),
        Some(open) => open.shell(viewer),
    };
    FormPage {
        shell: shell.at(title.as_str()),
        form,
        title,
        action: match open {
            None => format!("{}/nouvelle", plan.address()),
            Some(open) => format!("{}/modifier", address(open.action.id)),
        },
        back: open.map_or_else(|| plan.address(), |open| address(open.action.id)),
        is_new: open.is_none(),
        may_delete: open.filter(|_| plan.leads()).map(|open| format!("{}/suppression", address(open.action.id))),
        team: ground.team.clone(),
        givers: ground.givers(),
        orientations: ground.orientations.clone(),
        others: ground
            .actions
            .iter()
            .filter(|action| open.is_none_or(|open| open.action.id != action.id))
            .map(|action| (action.number, action.title.clone()))
            .collect(),
        currency: plan.group.row.currency.clone(),
        theirs: None,
    }
}

pub async fn blank(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let (plan, cycle) = Plan::written_by(&app, &viewer, id).await?;
    let ground = Ground::of(&app, &viewer, &plan, &cycle, None).await?;
    let mut form = Form::new();
    form.set("starts_on", plan.today.max(cycle.starts_on).to_string());
    if let Some(me) = viewer.id().and_then(|person| ground.team.of_person(person)) {
        form.set("who", me.code());
    }
    page(&form_page(&viewer, &plan, &ground, form, None))
}

pub async fn create(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let (plan, cycle) = Plan::written_by(&app, &viewer, id).await?;
    let ground = Ground::of(&app, &viewer, &plan, &cycle, None).await?;
    if ground.actions.len() >= MOST_ACTIONS {
        form.refuse("title", viewer.language.n("actions-too-many", i64::try_from(MOST_ACTIONS).unwrap_or(i64::MAX)));
    }
    let Some((fields, around)) = read(viewer.language, &cycle, &ground, &mut form) else {
        return unsound(&form_page(&viewer, &plan, &ground, form, None));
    };
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, fields, around) = (&viewer, &fields, &around);
        async move {
            let id = save::create(&tx, viewer, cycle.id, None, fields, Origin::default(), now).await?;
            save::surround(&tx, id, around, &[], now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to(&location))
}

/// The action as the form says it, or nothing and the form with its mistakes.
fn read(language: Language, cycle: &CycleRow, ground: &Ground, form: &mut Form) -> Option<(Fields, Around)> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", language.t("actions-title-wrong"));
    }
    let orientation = read_orientation(language, ground, form);
    let who = fields::read_who(language, &ground.team, form, "who");
    let dates = fields::read_dates(language, cycle, form);
    let around = Around {
        contributors: read_contributors(&ground.team, form),
        waits: read_waits(language, ground, form),
        resources: read_resources(language, ground, form),
        deliverables: read_deliverables(language, ground, form),
    };
    if !form.is_sound() {
        return None;
    }
    let ((person, organisation), (starts_on, due_on)) = (who?, dates?);
    let text = form.trimmed("text").to_owned();
    Some((Fields { orientation, title, text, person, organisation, starts_on, due_on }, around))
}

fn read_orientation(language: Language, ground: &Ground, form: &mut Form) -> Option<Uuid> {
    let chosen = form.trimmed("orientation").to_owned();
    let found = ground.orientations.iter().map(|(id, _)| *id).find(|id| id.to_string() == chosen);
    if found.is_none() && !chosen.is_empty() {
        form.refuse("orientation", language.t("actions-choose-listed"));
    }
    found
}

fn read_contributors(team: &Team, form: &Form) -> Vec<Uuid> {
    let chosen = team.people.iter().map(|(id, _)| *id).filter(|id| form.has("contributors", &id.to_string()));
    chosen.take(MOST_CONTRIBUTORS).collect()
}

fn read_waits(language: Language, ground: &Ground, form: &mut Form) -> Vec<Uuid> {
    let numbers = fields::numbers(form.value("waits"));
    let found: Option<Vec<Uuid>> =
        numbers.and_then(|numbers| numbers.into_iter().map(|number| ground.numbered(number)).collect());
    if found.is_none() {
        form.refuse("waits", language.t("actions-waits-wrong"));
    }
    found.unwrap_or_default()
}

fn read_resources(language: Language, ground: &Ground, form: &mut Form) -> Vec<(Uuid, &'static str, i64)> {
    let mut resources = Vec::new();
    for (organisation, _) in ground.givers() {
        for kind in ["hours", "money"] {
            let name = format!("{kind}-{organisation}");
            let typed = form.value(&name);
            match if kind == "hours" { fields::hours(typed) } else { fields::coins(typed, language) } {
                Some(0) => {}
                Some(amount) => resources.push((organisation, kind, amount)),
                None => form.refuse(&name, language.t(&format!("actions-{kind}-wrong"))),
            }
        }
    }
    resources
}

fn read_deliverables(language: Language, ground: &Ground, form: &mut Form) -> Vec<(Option<Uuid>, String, String)> {
    let mut kept = Vec::new();
    for (id, title, kind) in typed_deliverables(form) {
        let id = id.parse().ok().filter(|id| ground.deliverables.iter().any(|known| known.id == *id));
        if title.is_empty() {
            continue;
        }
        if title.chars().count() > TITLE_LIMIT || !KINDS.contains(&kind.as_str()) || kept.len() >= MOST_DELIVERABLES {
            form.refuse("deliverable-1", language.t("actions-deliverable-wrong"));
            break;
        }
        kept.push((id, title, kind));
    }
    kept
}

pub async fn edit(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read_if(&app, &viewer, id, Plan::writes).await?;
    let cycle = open.plan.cycle.clone().ok_or(Error::NotFound)?;
    let ground = Ground::of(&app, &viewer, &open.plan, &cycle, Some(&open.action)).await?;
    let form = filled(&open, &ground);
    page(&form_page(&viewer, &open.plan, &ground, form, Some(&open)))
}

fn filled(open: &Open, ground: &Ground) -> Form {
    let action = &open.action;
    let mut form = Form::new();
    for (name, value) in [
        ("_version", action.version.to_string()),
        ("title", action.title.clone()),
        ("text", action.text.clone()),
        ("orientation", action.orientation_id.map(|id| id.to_string()).unwrap_or_default()),
        ("who", who::code(action.person_id, action.organisation_id)),
        ("starts_on", action.starts_on.to_string()),
        ("due_on", action.due_on.to_string()),
    ] {
        form.set(name, value);
    }
    let number = |id: &Uuid| ground.actions.iter().find(|other| other.id == *id).map(|other| other.number);
    let mut numbers: Vec<i64> = ground.around.waits.iter().filter_map(number).collect();
    numbers.sort_unstable();
    form.set("waits", numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(", "));
    form.set_all("contributors", ground.around.contributors.iter().map(Uuid::to_string));
    for resource in &ground.resources {
        let amount =
            if resource.kind == "money" { format::typed_cents(resource.amount) } else { resource.amount.to_string() };
        form.set(&format!("{}-{}", resource.kind, resource.organisation_id), amount);
    }
    form.set_all("deliverable_id", ground.deliverables.iter().map(|one| one.id.to_string()));
    form.set_all("deliverable", ground.deliverables.iter().map(|one| one.title.clone()));
    form.set_all("deliverable_kind", ground.deliverables.iter().map(|one| one.kind.clone()));
    form
}

/// Why a change was not kept.
enum Unkept {
    Circle(Vec<i64>),
    Failed(Error),
}

impl From<Error> for Unkept {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<db::Error> for Unkept {
    fn from(error: db::Error) -> Self {
        Self::Failed(error.into())
    }
}

pub async fn save(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Plan::writes).await?;
    let cycle = open.plan.cycle.clone().ok_or(Error::NotFound)?;
    let ground = Ground::of(&app, &viewer, &open.plan, &cycle, Some(&open.action)).await?;
    let read = read(viewer.language, &cycle, &ground, &mut form);
    if let Some((_, around)) = &read {
        refuse_losses(&app, &viewer, &cycle, &ground, around, &mut form).await?;
    }
    let Some((fields, around)) = read.filter(|_| form.is_sound()) else {
        return unsound(&form_page(&viewer, &open.plan, &ground, form, Some(&open)));
    };
    match write(&app, &viewer, &open, &ground, &form, &fields, &around).await {
        Ok(()) => Ok(to_with(&address(id), "actions-saved")),
        Err(Unkept::Circle(way)) => {
            form.refuse("waits", viewer.language.one("actions-circle", "way", rules::way(&way)));
            unsound(&form_page(&viewer, &open.plan, &ground, form, Some(&open)))
        }
        Err(Unkept::Failed(Error::Conflict)) => {
            let open = Open::read_if(&app, &viewer, id, Plan::writes).await?;
            form.set("_version", open.action.version.to_string());
            form.refuse("title", state::conflict(viewer.language, &open.action));
            let theirs = Some(open.action.clone());
            unsound(&FormPage { theirs, ..form_page(&viewer, &open.plan, &ground, form, Some(&open)) })
        }
        Err(Unkept::Failed(error)) => Err(error),
    }
}

async fn write(
    app: &App,
    viewer: &Viewer,
    open: &Open,
    ground: &Ground,
    form: &Form,
    fields: &Fields,
    around: &Around,
) -> std::result::Result<(), Unkept> {
    let known: &Vec<Uuid> = &ground.deliverables.iter().map(|one| one.id).collect();
    let (action, now) = (&open.action, app.clock.now());
    app.db
        .write(|tx| async move {
            if posted::before(&tx, form).await?.is_some() {
                return Ok(());
            }
            if form.version() != action.version {
                return Err(Error::Conflict.into());
            }
            // A row that waits for itself is no row: the schema says so too.
            if around.waits.contains(&action.id) {
                return Err(Unkept::Circle(vec![action.number, action.number]));
            }
            let also = save::differing(&ground.around, around);
            save::change(&tx, viewer, action, fields, &also, now).await?;
            save::surround(&tx, action.id, around, known, now).await?;
            untangled(&tx, action.cycle_id).await?;
            posted::keep(&tx, viewer, form, &address(action.id), now).await?;
            Ok(())
        })
        .await
}

async fn untangled(tx: &Tx, cycle: Uuid) -> std::result::Result<(), Unkept> {
    match save::circle(tx, cycle).await? {
        Some(way) => Err(Unkept::Circle(way)),
        None => Ok(()),
    }
}

/// What was given out to be tried is not taken out of the plan: what its testers said would go with it.
async fn refuse_losses(
    app: &App,
    viewer: &Viewer,
    cycle: &CycleRow,
    ground: &Ground,
    around: &Around,
    form: &mut Form,
) -> Result<()> {
    let is_kept = |id: Uuid| around.deliverables.iter().any(|(kept, ..)| *kept == Some(id));
    let gone: Vec<&Deliverable> = ground.deliverables.iter().filter(|one| !is_kept(one.id)).collect();
    let standings = tried::of(app, viewer.language, cycle.id).await?;
    if let Some(lost) = gone.iter().find(|one| standings.iter().any(|standing| standing.deliverable == one.id)) {
        form.refuse("deliverable-1", viewer.language.one("actions-deliverable-tried", "title", lost.title.as_str()));
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "actions/delete.html")]
struct DeletePage {
    shell: Shell,
    action: queries::ActionRow,
    /// By number, those that wait for it.
    waiting: Vec<i64>,
    is_tried: bool,
}

async fn delete_page(app: &App, viewer: &Viewer, open: Open) -> Result<DeletePage> {
    let actions = queries::list(&app.db, open.action.cycle_id).await?;
    let waits = queries::waits(&app.db, open.action.cycle_id).await?;
    let waiting = waits.iter().filter(|wait| wait.after_id == open.action.id);
    let number = |id: Uuid| actions.iter().find(|action| action.id == id).map(|action| action.number);
    Ok(DeletePage {
        shell: open.shell(viewer).at(viewer.language.t("actions-delete")),
        waiting: waiting.filter_map(|wait| number(wait.action_id)).collect(),
        is_tried: is_tried(app, viewer, &open.action).await?,
        action: open.action,
    })
}

async fn is_tried(app: &App, viewer: &Viewer, action: &queries::ActionRow) -> Result<bool> {
    let standings = tried::of(app, viewer.language, action.cycle_id).await?;
    let own = queries::deliverables(&app.db, action.cycle_id).await?;
    let is_tried = |id: Uuid| standings.iter().any(|standing| standing.deliverable == id);
    Ok(own.iter().any(|one| one.action_id == action.id && is_tried(one.id)))
}

pub async fn confirm(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read_if(&app, &viewer, id, Plan::leads).await?;
    page(&delete_page(&app, &viewer, open).await?)
}

pub async fn delete(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read_if(&app, &viewer, id, Plan::leads).await?;
    if is_tried(&app, &viewer, &open.action).await? {
        return unsound(&delete_page(&app, &viewer, open).await?);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, action) = (&viewer, &open.action);
            async move { save::delete(&tx, viewer, action, now).await }
        })
        .await?;
    Ok(to_with(&super::plan_address(open.plan.group.id()), "actions-deleted"))
}
