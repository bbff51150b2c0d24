//! What organisations undertake for a cycle: their objectives, their part, what they bring, and hours a month by person.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};
use serde::Deserialize;
use serde_json::json;

use super::participant::Cared;
use super::participations::{self, ParticipationRow};
use super::queries::{self, CycleRow, PledgeRow};
use super::rules::{MOST_HOURS, ROLES};
use super::{Group, address, today};
use crate::kit::error::{forbidden, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

row! {
    // What somebody gives to a cycle.
    #[derive(Debug, Clone)]
    pub struct Hours {
        pub pledge_id: Uuid,
        pub person_id: Uuid,
        pub name: String,
        pub hours_per_month: i64,
    }
}

sql! {
    HOURS: Hours = "
        SELECT h.pledge_id, h.person_id, e.name, h.hours_per_month
        FROM pledge p JOIN pledge_person h ON h.pledge_id = p.id JOIN person e ON e.id = h.person_id
        WHERE p.cycle_id = $1 ORDER BY e.name_key, e.id";
    ADD: () = "
        INSERT INTO pledge (id, cycle_id, organisation_id, objectives, role, brings, given_by, given_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)
        ON CONFLICT (cycle_id, organisation_id) DO NOTHING";
    CHANGE: () = "
        UPDATE pledge SET objectives = $3, role = $4, brings = $5, given_by = $6, given_at = $7, version = version + 1
        WHERE id = $1 AND version = $2";
    CLEAR_HOURS: () = "DELETE FROM pledge_person WHERE pledge_id = $1";
    ADD_HOURS: () = "INSERT INTO pledge_person (pledge_id, person_id, hours_per_month) VALUES ($1, $2, $3)";
}

/// Hours a month by person, in all pledges of a cycle.
pub async fn hours(run: &impl Run, cycle: Uuid) -> Result<Vec<Hours>> {
    Ok(run.all(&HOURS, args![cycle]).await?)
}

#[derive(Deserialize)]
pub struct Asked {
    cycle: Option<Uuid>,
}

/// One organisation of a cycle, with what it pledged.
struct Line {
    organisation: String,
    /// None of one that has left.
    participation: Option<ParticipationRow>,
    pledge: Option<PledgeRow>,
    hours: Vec<Hours>,
}

#[derive(Template)]
#[template(path = "working_groups/pledges.html")]
struct PledgesPage {
    shell: Shell,
    group: Group,
    cycle: Option<CycleRow>,
    lines: Vec<Line>,
}

impl PledgesPage {
    fn given(&self) -> usize {
        self.lines.iter().filter(|line| line.counts() && line.pledge.is_some()).count()
    }

    fn expected(&self) -> usize {
        self.lines.iter().filter(|line| line.counts()).count()
    }

    fn total(&self) -> i64 {
        self.lines.iter().filter(|line| line.counts()).filter_map(|line| Some(line.pledge.as_ref()?.hours_per_month)).sum()
    }

    fn title(&self) -> String {
        let values = [
            ("given", i64::try_from(self.given()).unwrap_or(i64::MAX).into()),
            ("expected", i64::try_from(self.expected()).unwrap_or(i64::MAX).into()),
            ("hours", self.total().into()),
        ];
        self.shell.language().with("groups-pledges-found", values)
    }

    /// How many wish each part.
    fn by_role(&self) -> Vec<(&'static str, usize)> {
        let is = |line: &&Line, role: &str| line.counts() && line.pledge.as_ref().is_some_and(|pledge| pledge.role == role);
        let count = |role: &'static str| self.lines.iter().filter(|line| is(line, role)).count();
        ROLES.into_iter().map(|role| (role, count(role))).filter(|(_, count)| *count > 0).collect()
    }

    /// Names are for those who are in the group.
    fn sees_names(&self) -> bool {
        self.group.is_in()
    }

    fn is_closed(&self) -> bool {
        self.cycle.as_ref().is_none_or(|cycle| cycle.closed_at.is_some())
    }

    /// Where the reader may pledge for an organisation.
    fn pledges_at(&self, line: &Line) -> Option<Uuid> {
        let participation = line.participation.as_ref()?;
        let may = participation.may_look_after(self.shell.viewer(), self.group.leads());
        (may && !self.is_closed() && self.group.is_running()).then_some(participation.id)
    }

    fn given_on(&self, pledge: &PledgeRow) -> Date {
        pledge.given_at.to_zoned(self.shell.viewer().zone.clone()).date()
    }

    fn export(&self, kind: &str) -> String {
        let cycle = self.cycle.as_ref().map_or_else(String::new, |cycle| format!("?cycle={}", cycle.id));
        format!("{}/engagements/export.{kind}{cycle}", address(self.group.id()))
    }
}

impl Line {
    /// In a closed year, all that pledged; in the one that goes on, those that take part.
    fn counts(&self) -> bool {
        self.participation.is_some() || self.pledge.is_none()
    }

    fn has_left(&self) -> bool {
        !self.counts()
    }
}

async fn pledges_page(app: &App, viewer: &Viewer, id: Uuid, asked: &Asked) -> Result<PledgesPage> {
    let group = Group::read(app, viewer, id).await?;
    let cycle = match asked.cycle {
        Some(cycle) => Some(group.cycles.iter().find(|it| it.id == cycle).ok_or_else(not_found)?.clone()),
        None => group.cycle().cloned(),
    };
    let lines = match &cycle {
        Some(cycle) => lines(app, viewer, id, cycle).await?,
        None => Vec::new(),
    };
    let shell = group.shell(viewer).at(viewer.language.t("groups-pledges"));
    Ok(PledgesPage { shell, group, cycle, lines })
}

/// Those that take part, and those that pledged and have left; of a closed year, those that pledged.
async fn lines(app: &App, viewer: &Viewer, group: Uuid, cycle: &CycleRow) -> Result<Vec<Line>> {
    let mut pledges: BTreeMap<Uuid, PledgeRow> =
        queries::pledges(&app.db, cycle.id).await?.into_iter().map(|pledge| (pledge.organisation_id, pledge)).collect();
    let hours = hours(&app.db, cycle.id).await?;
    let of = |pledge: Option<&PledgeRow>| {
        let id = pledge.map(|pledge| pledge.id);
        hours.iter().filter(|hours| Some(hours.pledge_id) == id).cloned().collect::<Vec<_>>()
    };
    let all = participations::of_group(&app.db, group, today(app, viewer)).await?;
    let mut lines = Vec::new();
    for participation in all.into_iter().filter(ParticipationRow::is_accepted) {
        let pledge = pledges.remove(&participation.organisation_id);
        // Who came after the year was closed had nothing to pledge.
        if pledge.is_some() || cycle.closed_at.is_none() {
            lines.push(Line {
                organisation: participation.organisation.clone(),
                hours: of(pledge.as_ref()),
                participation: Some(participation),
                pledge,
            });
        }
    }
    for pledge in pledges.into_values() {
        let hours = of(Some(&pledge));
        lines.push(Line { organisation: pledge.organisation.clone(), participation: None, hours, pledge: Some(pledge) });
    }
    Ok(lines)
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    page(&pledges_page(&app, &viewer, id, &asked).await?)
}

pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    sheet(&pledges_page(&app, &viewer, id, &asked).await?).csv_file("engagements")
}

pub async fn xlsx(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    sheet(&pledges_page(&app, &viewer, id, &asked).await?).xlsx_file("engagements")
}

/// The table of the page; who comes by name only to those who are in the group.
fn sheet(shown: &PledgesPage) -> Sheet {
    let shell = &shown.shell;
    let columns =
        ["groups-organisation", "groups-role", "groups-hours", "groups-objectives", "groups-brings", "groups-given"];
    let people = shown.sees_names().then_some("groups-people");
    let mut sheet = Sheet::new(columns.into_iter().chain(people).map(|key| shell.t(key)));
    for line in &shown.lines {
        let pledge = line.pledge.as_ref();
        let of = |what: fn(&PledgeRow) -> String| pledge.map(what).unwrap_or_default();
        let role = pledge.map(|pledge| shell.code("groups-role", &pledge.role)).unwrap_or_default();
        let given = pledge.map(|pledge| shown.given_on(pledge).to_string());
        let named = |hours: &Hours| format!("{} ({})", hours.name, hours.hours_per_month);
        let people = people.map(|_| line.hours.iter().map(named).collect::<Vec<_>>().join(", "));
        let cells = [
            line.organisation.clone(),
            role,
            of(|pledge| pledge.hours_per_month.to_string()),
            of(|pledge| pledge.objectives.clone()),
            of(|pledge| pledge.brings.clone()),
            given.unwrap_or_default(),
        ];
        sheet.row(cells.into_iter().chain(people));
    }
    sheet
}

#[derive(Template)]
#[template(path = "working_groups/pledge.html")]
struct PledgePage {
    shell: Shell,
    form: Form,
    group: Group,
    cycle: CycleRow,
    participation: ParticipationRow,
    comers: Vec<Giver>,
    /// What somebody else saved meanwhile.
    theirs: Option<PledgeRow>,
}

impl PledgePage {
    fn roles(&self) -> [&'static str; 5] {
        ROLES
    }
}

/// Somebody who comes, with the field of their hours.
struct Giver {
    field: String,
    person: Uuid,
    name: String,
}

fn field(person: Uuid) -> String {
    format!("hours-{person}")
}

/// An organisation that takes part, in a year that goes on.
async fn open(app: &App, viewer: &Viewer, id: Uuid) -> Result<(Cared, CycleRow)> {
    let cared = Cared::read(app, viewer, id).await?;
    let cycle = cared.group.open_cycle().cloned().filter(|_| cared.participation.is_accepted() && cared.group.is_running());
    Ok((cared, cycle.ok_or_else(forbidden)?))
}

async fn kept(app: &App, cycle: Uuid, organisation: Uuid) -> Result<Option<PledgeRow>> {
    let pledges = queries::pledges(&app.db, cycle).await?;
    Ok(pledges.into_iter().find(|pledge| pledge.organisation_id == organisation))
}

async fn pledge_page(app: &App, viewer: &Viewer, cared: Cared, cycle: CycleRow, form: Form) -> Result<PledgePage> {
    let (group, participation) = (cared.group, cared.participation);
    let comers = participations::comers(&app.db, group.id()).await?;
    let own = comers.into_iter().filter(|comer| comer.participation_id == participation.id);
    Ok(PledgePage {
        comers: own.map(|it| Giver { field: field(it.person_id), person: it.person_id, name: it.name }).collect(),
        shell: group
            .shell(viewer)
            .under(format!("{}/engagements", address(group.id())), viewer.language.t("groups-pledges"))
            .at(participation.organisation.as_str()),
        form,
        group,
        cycle,
        participation,
        theirs: None,
    })
}

pub async fn edit(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let (cared, cycle) = open(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("role", "contributor");
    if let Some(pledge) = kept(&app, cycle.id, cared.participation.organisation_id).await? {
        form.set("_version", pledge.version.to_string());
        form.set("objectives", pledge.objectives.as_str());
        form.set("role", pledge.role.as_str());
        form.set("brings", pledge.brings.as_str());
        for hours in hours(&app.db, cycle.id).await?.iter().filter(|hours| hours.pledge_id == pledge.id) {
            form.set(&field(hours.person_id), hours.hours_per_month.to_string());
        }
    }
    page(&pledge_page(&app, &viewer, cared, cycle, form).await?)
}

/// What a form says of a pledge.
struct Typed {
    role: &'static str,
    hours: Vec<(Uuid, i64)>,
}

fn read(viewer: &Viewer, form: &mut Form, comers: &[Giver]) -> Option<Typed> {
    let role = ROLES.into_iter().find(|role| *role == form.value("role"));
    if role.is_none() {
        form.refuse("role", viewer.language.t("groups-choose-listed"));
    }
    if form.trimmed("objectives").is_empty() {
        form.refuse("objectives", viewer.language.t("groups-objectives-missing"));
    }
    let mut hours = Vec::new();
    for comer in comers {
        let typed = form.trimmed(&comer.field);
        let count =
            if typed.is_empty() { Some(0) } else { typed.parse().ok().filter(|count| (0..=MOST_HOURS).contains(count)) };
        match count {
            Some(count) => hours.push((comer.person, count)),
            None => form.refuse(&comer.field, viewer.language.n("groups-hours-wrong", MOST_HOURS)),
        }
    }
    Some(Typed { role: role?, hours }).filter(|_| form.is_sound())
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let (cared, cycle) = open(&app, &viewer, id).await?;
    let organisation = cared.participation.organisation_id;
    let shown = pledge_page(&app, &viewer, cared, cycle, Form::new()).await?;
    let Some(typed) = read(&viewer, &mut form, &shown.comers) else {
        return unsound(&PledgePage { form, ..shown });
    };
    let before = kept(&app, shown.cycle.id, organisation).await?;
    let now = app.clock.now();
    let written = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, form, typed, shown, before) = (&viewer, &form, &typed, &shown, &before);
        async move {
            let target = (shown.cycle.id, organisation, before.as_ref().map(|pledge| pledge.id));
            write(&tx, viewer, form, typed, target, now).await?;
            let subject = Subject { kind: "pledge", id: Some(shown.cycle.id), title: &shown.participation.organisation };
            let sum: i64 = typed.hours.iter().map(|(_, hours)| hours).sum();
            let detail = json!({"group": shown.group.id(), "role": typed.role, "hours_per_month": sum});
            journal::add(&tx, viewer, "pledged", subject, detail, now).await?;
            Ok(address(shown.group.id()))
        }
    })
    .await;
    match written {
        Ok(_) => Ok(to_with(&format!("{}/engagements", address(shown.group.id())), "groups-pledged")),
        Err(Error::Conflict) => {
            let theirs = kept(&app, shown.cycle.id, organisation).await?;
            form.set("_version", theirs.as_ref().map_or(0, |pledge| pledge.version).to_string());
            form.refuse("objectives", viewer.language.t("groups-conflict"));
            unsound(&PledgePage { form, theirs, ..shown })
        }
        Err(error) => Err(error),
    }
}

/// A first pledge that another was faster with, or one that was changed meanwhile, is a conflict.
async fn write(
    tx: &Tx,
    viewer: &Viewer,
    form: &Form,
    typed: &Typed,
    (cycle, organisation, before): (Uuid, Uuid, Option<Uuid>),
    now: Timestamp,
) -> Result<()> {
    let (objectives, brings) = (form.trimmed("objectives"), form.trimmed("brings"));
    let id = before.unwrap_or_else(Uuid::now_v7);
    let changed = if before.is_some() {
        tx.execute(&CHANGE, args![id, form.version(), objectives, typed.role, brings, viewer.id(), now]).await?
    } else {
        tx.execute(&ADD, args![id, cycle, organisation, objectives, typed.role, brings, viewer.id(), now]).await?
    };
    if changed == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&CLEAR_HOURS, args![id]).await?;
    let hours = typed.hours.iter().map(|(person, hours)| args![id, *person, *hours]).collect();
    tx.execute_many(&ADD_HOURS, hours).await?;
    Ok(())
}
