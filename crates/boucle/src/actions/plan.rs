//! The plan as a table that is edited row by row, or as a chart over time; and its adoption.

use askama::Template;
use axum::extract::{Path, Query, State as Given};
use db::{Date, Uuid};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::gantt::{self, Band as Drawn, Chart, Zoom};
use super::queries::{self, ActionRow, Counts, Deliverable};
use super::rules::{self, State};
use super::tried::{self, Standing};
use super::who::{self, Candidate, Team};
use super::{Plan, save};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, format};
use crate::working_groups::queries as groups;
use crate::working_groups::queries::CycleRow;

/// What of the plan is asked for, and how.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Empty for the year that goes on.
    pub cycle: String,
    /// `frise` for the chart.
    pub vue: String,
    /// `mois` or `trimestre`.
    pub pas: String,
    /// Mine alone.
    pub moi: String,
    /// What is late alone.
    pub retard: String,
    pub organisation: String,
    pub etat: String,
    /// `echeance`, `responsable` or `etat`; else by number.
    pub tri: String,
    /// The number of the row that is being changed.
    #[serde(skip_serializing)]
    pub edit: String,
    /// The number of the row that was just changed.
    #[serde(skip_serializing)]
    pub ligne: String,
}

pub const SORTS: [&str; 4] = ["numero", "echeance", "responsable", "etat"];

impl Asked {
    pub fn cycle_id(&self) -> Option<Uuid> {
        self.cycle.parse().ok()
    }

    /// The same question with one thing changed, as it stands in an address after the `?`.
    fn query(&self, change: impl FnOnce(&mut Self), more: &[(&str, String)]) -> String {
        let mut asked = self.clone();
        change(&mut asked);
        let fields = [
            ("cycle", &asked.cycle),
            ("vue", &asked.vue),
            ("pas", &asked.pas),
            ("moi", &asked.moi),
            ("retard", &asked.retard),
            ("organisation", &asked.organisation),
            ("etat", &asked.etat),
            ("tri", &asked.tri),
        ];
        let said = fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.clone()));
        let pairs: Vec<(&str, String)> = said.chain(more.iter().cloned()).collect();
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }

    fn filters(&self) -> bool {
        [&self.moi, &self.retard, &self.organisation, &self.etat].iter().any(|filter| !filter.is_empty())
    }

    /// Where one comes back to after a row was changed. No fragment: a browser that has one to go to gives no focus.
    pub fn after(&self, plan: &Plan, number: i64) -> String {
        let query = self.query(|_| (), &[("ligne", number.to_string())]);
        format!("{}?{query}", plan.address())
    }
}

/// A row of the plan.
#[derive(Debug, Clone)]
pub struct Line {
    pub action: ActionRow,
    deliverables: Vec<(Deliverable, Option<Standing>)>,
    waits: Vec<i64>,
    is_mine: bool,
}

/// The actions of an orientation; of none, those that stand under none.
struct Band {
    title: Option<String>,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "actions/plan.html")]
struct PlanPage {
    shell: Shell,
    form: Form,
    plan: Plan,
    asked: Asked,
    counts: Counts,
    shown: usize,
    bands: Vec<Band>,
    /// Those that answer for actions here.
    organisations: Vec<(Uuid, String)>,
    /// Who may be named, while a row is being changed.
    team: Team,
    chart: Option<Chart>,
}

impl PlanPage {
    fn title(&self) -> String {
        if self.plan.cycle.is_none() {
            return self.shell.t("actions-none-yet");
        }
        counted(self.shell.language(), &self.counts)
    }

    fn id(&self) -> Uuid {
        self.plan.group.id()
    }

    fn is_in(&self) -> bool {
        self.plan.group.is_in()
    }

    fn is_chart(&self) -> bool {
        self.asked.vue == "frise"
    }

    fn zoom(&self) -> Zoom {
        Zoom::parse(&self.asked.pas)
    }

    fn zooms(&self) -> [Zoom; 2] {
        Zoom::ALL
    }

    fn is_zoomed(&self, zoom: &Zoom) -> bool {
        *zoom == self.zoom()
    }

    fn lasts(&self, from: &Date, to: &Date) -> String {
        from_to(self.shell.language(), *from, *to)
    }

    fn change_words(&self, line: &Line) -> String {
        let action = &line.action;
        self.shell.two("actions-change-line", ("number", action.number), ("title", action.title.as_str()))
    }

    fn view(&self, vue: &str) -> String {
        self.place(|asked| vue.clone_into(&mut asked.vue))
    }

    fn zoomed(&self, zoom: &Zoom) -> String {
        self.place(|asked| zoom.code().clone_into(&mut asked.pas))
    }

    fn of_cycle(&self, cycle: &CycleRow) -> String {
        format!("{}?cycle={}", self.plan.address(), cycle.id)
    }

    fn is_shown(&self, cycle: &CycleRow) -> bool {
        self.plan.cycle.as_ref().is_some_and(|shown| shown.id == cycle.id)
    }

    /// What the files hold: the cycle that is shown.
    fn file(&self, ending: &str) -> String {
        let cycle = self.plan.cycle.as_ref().map(|cycle| cycle.id.to_string()).unwrap_or_default();
        format!("{}.{ending}?cycle={cycle}", self.plan.address())
    }

    fn place(&self, change: impl FnOnce(&mut Asked)) -> String {
        format!("{}?{}", self.plan.address(), self.asked.query(change, &[]))
    }

    /// What the filters leave as it is.
    fn kept(&self) -> Vec<(&'static str, String)> {
        let asked = &self.asked;
        let fields = [("cycle", &asked.cycle), ("vue", &asked.vue), ("pas", &asked.pas), ("tri", &asked.tri)];
        fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.clone())).collect()
    }

    fn sorted(&self, sort: &str) -> String {
        self.place(|asked| sort.clone_into(&mut asked.tri))
    }

    fn sort(&self) -> &str {
        sort(&self.asked)
    }

    fn back(&self) -> String {
        self.asked.query(|_| (), &[])
    }

    fn edit(&self, line: &Line) -> String {
        let query = self.asked.query(|_| (), &[("edit", line.action.number.to_string())]);
        format!("{}?{query}", self.plan.address())
    }

    fn cancel(&self, line: &Line) -> String {
        self.asked.after(&self.plan, line.action.number)
    }

    fn is_edited(&self, line: &Line) -> bool {
        self.plan.writes() && self.asked.edit == line.action.number.to_string()
    }

    /// The focus comes back to the row that was changed, or left unchanged.
    fn was_edited(&self, line: &Line) -> bool {
        self.asked.ligne == line.action.number.to_string()
    }

    fn choices(&self, line: &Line) -> Vec<&'static str> {
        rules::choices(line.action.state).into_iter().map(State::code).collect()
    }

    fn states(&self) -> [&'static str; 5] {
        State::ALL.map(State::code)
    }

    fn candidates(&self) -> &[Candidate] {
        &self.team.candidates
    }

    fn is_late(&self, line: &Line) -> bool {
        line.action.is_late(self.plan.today)
    }

    fn late_words(&self, line: &Line) -> String {
        self.shell.n("actions-late-days", rules::days(line.action.due_on, self.plan.today))
    }

    fn slippage(&self, line: &Line) -> Option<String> {
        slippage(self.shell.language(), &self.plan, &line.action)
    }

    fn waits(line: &Line) -> String {
        line.waits.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
    }

    fn month(&self, day: &Date) -> String {
        month(self.shell.language(), *day)
    }

    fn column(&self, column: &gantt::Column) -> String {
        match self.zoom() {
            Zoom::Month => self.month(&column.from),
            Zoom::Quarter => {
                let (quarter, year) = ((column.from.month() - 1) / 3 + 1, column.from.year().to_string());
                self.shell.two("actions-quarter", ("quarter", i64::from(quarter)), ("year", year))
            }
        }
    }

    fn has_late_bars(&self) -> bool {
        self.chart.as_ref().is_some_and(|chart| chart.bars.iter().any(|bar| bar.late.is_some()))
    }

    fn adopted(&self) -> Option<String> {
        let at = self.plan.cycle.as_ref()?.planned_at?;
        Some(self.shell.one("actions-adopted-on", "day", self.shell.day(at)))
    }
}

/// `11 actions, 1 en retard`.
pub fn counted(language: Language, counts: &Counts) -> String {
    let total = language.n("actions-count", counts.total);
    if counts.late == 0 { total } else { format!("{total}, {}", language.n("actions-count-late", counts.late)) }
}

/// By how much an action is later or earlier than in the plan that was adopted.
pub fn slippage(language: Language, plan: &Plan, action: &ActionRow) -> Option<String> {
    plan.cycle.as_ref()?.planned_at?;
    match action.slippage() {
        None if action.state == State::Dropped => None,
        None => Some(language.t("actions-added-later")),
        Some(0) => None,
        Some(days) if days > 0 => Some(language.n("actions-slipped", days)),
        Some(days) => Some(language.n("actions-advanced", -days)),
    }
}

pub fn from_to(language: Language, from: Date, to: Date) -> String {
    let date = |day: Date| format::date(language, day);
    language.two("actions-from-to", ("from", date(from)), ("to", date(to)))
}

/// `oct. 2026`.
pub fn month(language: Language, day: Date) -> String {
    format!("{} {}", language.t(&format!("actions-month-{}", day.month())), day.year())
}

fn sort(asked: &Asked) -> &'static str {
    SORTS.into_iter().find(|sort| *sort == asked.tri).unwrap_or("numero")
}

pub async fn show(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let plan = Plan::read(&app, &viewer, id, asked.cycle_id()).await?;
    page(&page_of(&app, &viewer, plan, asked, None).await?)
}

/// The plan; `typed` is the row that was typed and is to be mended.
pub async fn page_of(
    app: &App,
    viewer: &Viewer,
    plan: Plan,
    asked: Asked,
    typed: Option<Form>,
) -> Result<impl Template + use<>> {
    let shell = plan.group.shell(viewer).at(viewer.language.t("actions-title"));
    let Some(cycle) = plan.cycle.clone() else {
        return Ok(PlanPage {
            shell,
            form: Form::new(),
            plan,
            asked,
            counts: Counts::default(),
            shown: 0,
            bands: Vec::new(),
            organisations: Vec::new(),
            team: Team::default(),
            chart: None,
        });
    };
    let lines = lines(app, viewer, cycle.id).await?;
    let organisations = organisations(&lines);
    let edited = lines.iter().find(|line| line.action.number.to_string() == asked.edit && plan.writes()).cloned();
    let (form, team) = match &edited {
        None => (typed.unwrap_or_default(), Team::default()),
        Some(line) => {
            let team = Team::of(&app.db, viewer.language, &plan.group, plan.today).await?.with(&line.action);
            (typed.unwrap_or_else(|| filled(&line.action)), team)
        }
    };
    let kept = kept(lines, &asked, plan.today, edited.map(|line| line.action.id));
    let shown = kept.len();
    let bands = bands(app, cycle.id, kept).await?;
    let chart = (asked.vue == "frise").then(|| drawn(viewer.language, &bands, &plan, &cycle, Zoom::parse(&asked.pas)));
    let counts = queries::counts(&app.db, cycle.id, plan.today).await?;
    Ok(PlanPage { shell, form, plan, asked, counts, shown, bands, organisations, team, chart })
}

/// All actions of a cycle with what hangs on them, in six questions however many they are.
async fn lines(app: &App, viewer: &Viewer, cycle: Uuid) -> Result<Vec<Line>> {
    let actions = queries::list(&app.db, cycle).await?;
    let deliverables = queries::deliverables(&app.db, cycle).await?;
    let standings = tried::of(app, viewer.language, cycle).await?;
    let (waits, helps) = (queries::waits(&app.db, cycle).await?, queries::contributors(&app.db, cycle).await?);
    let number = |id: Uuid| actions.iter().find(|action| action.id == id).map(|action| action.number);
    let line = |action: &ActionRow| {
        let own = deliverables.iter().filter(|one| one.action_id == action.id);
        let standing = |id: Uuid| standings.iter().find(|standing| standing.deliverable == id).cloned();
        let mine = |person: Uuid| helps.iter().any(|one| one.action_id == action.id && one.person_id == person);
        let mut waits: Vec<i64> =
            waits.iter().filter(|wait| wait.action_id == action.id).filter_map(|wait| number(wait.after_id)).collect();
        waits.sort_unstable();
        Line {
            deliverables: own.map(|one| (one.clone(), standing(one.id))).collect(),
            waits,
            is_mine: viewer.id().is_some_and(|person| action.person_id == Some(person) || mine(person)),
            action: action.clone(),
        }
    };
    Ok(actions.iter().map(line).collect())
}

fn organisations(lines: &[Line]) -> Vec<(Uuid, String)> {
    let named = lines.iter().filter_map(|line| Some((line.action.organisation_id?, line.action.organisation.clone()?)));
    let mut organisations: Vec<(Uuid, String)> = named.collect();
    organisations.sort_by_cached_key(|(id, name)| (format::sort_key(name), *id));
    organisations.dedup_by_key(|(id, _)| *id);
    organisations
}

/// Those that are asked for, in the order that is asked for; the one that is being changed stays in sight.
fn kept(lines: Vec<Line>, asked: &Asked, today: Date, edited: Option<Uuid>) -> Vec<Line> {
    let organisation: Option<Uuid> = asked.organisation.parse().ok();
    let state = State::parse(&asked.etat);
    let is_kept = |line: &Line| {
        (asked.moi.is_empty() || line.is_mine)
            && (asked.retard.is_empty() || line.action.is_late(today))
            && organisation.is_none_or(|id| line.action.organisation_id == Some(id))
            && state.is_none_or(|state| line.action.state == state)
    };
    let mut kept: Vec<Line> = lines.into_iter().filter(|line| is_kept(line) || edited == Some(line.action.id)).collect();
    match sort(asked) {
        "echeance" => kept.sort_by_key(|line| line.action.due_on),
        "responsable" => kept.sort_by_cached_key(|line| {
            let name = line.action.organisation.as_deref().or(line.action.person.as_deref());
            (name.is_none(), format::sort_key(name.unwrap_or_default()))
        }),
        "etat" => kept.sort_by_key(|line| (!line.action.is_late(today), line.action.state)),
        _ => {}
    }
    kept
}

/// Under their orientations, in the order of these; what stands under none comes last.
async fn bands(app: &App, cycle: Uuid, lines: Vec<Line>) -> Result<Vec<Band>> {
    let mut bands = Vec::new();
    let mut rest = lines;
    for orientation in groups::orientations(&app.db, cycle).await? {
        let (own, others) = rest.into_iter().partition(|line: &Line| line.action.orientation_id == Some(orientation.id));
        rest = others;
        bands.push(Band { title: Some(orientation.title), lines: own });
    }
    bands.push(Band { title: None, lines: rest });
    bands.retain(|band| !band.lines.is_empty());
    Ok(bands)
}

fn drawn(language: Language, bands: &[Band], plan: &Plan, cycle: &CycleRow, zoom: Zoom) -> Chart {
    let line = |line: &Line| {
        let action = &line.action;
        let mut said = vec![language.t(&format!("actions-state-{}", action.state.code().replace('_', "-")))];
        if action.is_late(plan.today) {
            said.push(language.n("actions-late-days", rules::days(action.due_on, plan.today)));
        }
        gantt::Line {
            number: action.number,
            label: format!("{} · {} · {}", action.number, action.title, said.join(", ")),
            starts_on: action.starts_on,
            due_on: action.due_on,
            planned: action.planned_start.zip(action.planned_due),
            state: action.state,
            waits: line.waits.clone(),
        }
    };
    let band = |band: &Band| Drawn {
        title: band.title.clone().unwrap_or_else(|| language.t("actions-orientation-none")),
        lines: band.lines.iter().map(line).collect(),
    };
    let bands: Vec<Drawn> = bands.iter().map(band).collect();
    gantt::draw(&bands, (cycle.starts_on, cycle.ends_on), plan.today, zoom)
}

fn filled(action: &ActionRow) -> Form {
    let mut form = Form::new();
    for (name, value) in [
        ("_version", action.version.to_string()),
        ("state", action.state.code().to_owned()),
        ("who", who::code(action.person_id, action.organisation_id)),
        ("starts_on", action.starts_on.to_string()),
        ("due_on", action.due_on.to_string()),
    ] {
        form.set(name, value);
    }
    form
}

/// The dates of today's plan become those from which slippage is counted.
pub async fn adopt(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let (plan, cycle) = Plan::led_by(&app, &viewer, id).await?;
    let now = app.clock.now();
    let adopted = app
        .db
        .write(|tx| {
            let (viewer, cycle, version) = (&viewer, &cycle, form.version());
            async move {
                let counts = queries::counts(&tx, cycle.id, cycle.starts_on).await?;
                if counts.total == 0 {
                    return Ok(false);
                }
                groups::planned(&tx, cycle.id, version, viewer.id(), now).await?;
                save::adopt(&tx, cycle.id).await?;
                let subject = Subject { kind: "working_group", id: Some(id), title: &cycle.title };
                let detail = json!({"cycle": cycle.id, "actions": counts.total, "before": cycle.planned_at});
                journal::add(&tx, viewer, "adopted", subject, detail, now).await?;
                Ok::<_, Error>(true)
            }
        })
        .await?;
    Ok(to_with(&plan.address(), if adopted { "actions-adopted" } else { "actions-adopted-nothing" }))
}
