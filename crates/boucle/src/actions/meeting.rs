//! What was decided at a meeting of the group becomes actions of its plan, in one act.
//! Always: what was taken over once is not taken over again; the action keeps the words of the minutes.

use askama::Template;
use axum::extract::{Path, Query, State as Given};
use db::{Timestamp, Tx, Uuid};
use serde::Deserialize;

use super::queries::{self, Taken};
use super::save::{self, Fields, MOST_ACTIONS, Origin};
use super::who::{Candidate, Team};
use super::{Plan, fields};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::meetings::queries::{self as meetings, MeetingRow};
use crate::meetings::{self as held, OutcomeLine};
use crate::working_groups::queries as groups;
use crate::working_groups::queries::CycleRow;

#[derive(Deserialize)]
pub struct Wanted {
    /// The one outcome that is to be taken over; else all.
    #[serde(default)]
    suite: String,
}

#[derive(Template)]
#[template(path = "actions/meeting.html")]
struct TakePage {
    shell: Shell,
    form: Form,
    plan: Plan,
    meeting: MeetingRow,
    outcomes: Vec<OutcomeLine>,
    taken: Vec<Taken>,
    team: Team,
    orientations: Vec<(Uuid, String)>,
}

impl TakePage {
    fn title(&self) -> String {
        let left = self.outcomes.iter().filter(|one| self.taken_as(one).is_none()).count();
        self.shell.n("actions-take-count", left)
    }

    fn taken_as(&self, outcome: &OutcomeLine) -> Option<&Taken> {
        self.taken.iter().find(|taken| taken.decision == outcome.text)
    }

    fn of(&self, name: &str, outcome: &OutcomeLine) -> String {
        self.form.value(&field(name, outcome)).to_owned()
    }

    fn mistake(&self, name: &str, outcome: &OutcomeLine) -> Option<&str> {
        self.form.error(&field(name, outcome))
    }

    fn is_wanted(&self, outcome: &OutcomeLine) -> bool {
        self.form.has("take", &outcome.position.to_string())
    }

    fn is_named(&self, outcome: &OutcomeLine, candidate: &Candidate) -> bool {
        self.form.value(&field("who", outcome)) == candidate.code()
    }

    fn candidates(&self) -> &[Candidate] {
        &self.team.candidates
    }
}

fn field(name: &str, outcome: &OutcomeLine) -> String {
    format!("{name}-{}", outcome.position)
}

/// A meeting of this group whose minutes its members can read, with what it decided.
struct Decided {
    plan: Plan,
    cycle: CycleRow,
    meeting: MeetingRow,
    outcomes: Vec<OutcomeLine>,
}

impl Decided {
    async fn read(app: &App, viewer: &Viewer, group: Uuid, meeting: Uuid) -> Result<Self> {
        let (plan, cycle) = Plan::written_by(app, viewer, group).await?;
        let meeting = meetings::find(&app.db, meeting).await?;
        let is_read = matches!(meeting.minutes_state.as_str(), "proposed" | "adopted");
        if meeting.space_id != group || !is_read {
            return Err(Error::NotFound);
        }
        let outcomes = held::outcomes_of(&app.db, meeting.id).await?;
        Ok(Self { plan, cycle, meeting, outcomes })
    }

    async fn page(self, app: &App, viewer: &Viewer, team: Team, form: Form) -> Result<TakePage> {
        let orientations = groups::orientations(&app.db, self.cycle.id).await?;
        let retained = orientations.into_iter().filter(|one| one.retained_at.is_some());
        Ok(TakePage {
            shell: self.plan.shell(viewer).at(self.meeting.title.as_str()),
            form,
            taken: queries::taken(&app.db, vec![self.meeting.id]).await?,
            orientations: retained.map(|one| (one.id, one.title)).collect(),
            plan: self.plan,
            meeting: self.meeting,
            outcomes: self.outcomes,
            team,
        })
    }
}

pub async fn show(
    Given(app): Given<App>,
    viewer: Viewer,
    Path((id, meeting)): Path<(Uuid, Uuid)>,
    Query(wanted): Query<Wanted>,
) -> Result {
    let decided = Decided::read(&app, &viewer, id, meeting).await?;
    let team = Team::of(&app.db, viewer.language, &decided.plan.group, decided.plan.today).await?;
    let taken = queries::taken(&app.db, vec![meeting]).await?;
    let mut form = Form::new();
    let mut chosen = Vec::new();
    for outcome in &decided.outcomes {
        let is_taken = taken.iter().any(|one| one.decision == outcome.text);
        let is_meant = wanted.suite.is_empty() || wanted.suite == outcome.position.to_string();
        if is_meant && !is_taken && outcome.done_at.is_none() {
            chosen.push(outcome.position.to_string());
        }
        form.set(&field("title", outcome), outcome.text.chars().take(TITLE_LIMIT).collect::<String>());
        if let Some(candidate) = outcome.person_id.and_then(|person| team.of_person(person)) {
            form.set(&field("who", outcome), candidate.code());
        }
        form.set(&field("due", outcome), outcome.due_on.map(|due| due.to_string()).unwrap_or_default());
    }
    form.set_all("take", chosen);
    page(&decided.page(&app, &viewer, team, form).await?)
}

pub async fn take(
    Given(app): Given<App>,
    viewer: Viewer,
    Path((id, meeting)): Path<(Uuid, Uuid)>,
    mut form: Form,
) -> Result {
    let decided = Decided::read(&app, &viewer, id, meeting).await?;
    let team = Team::of(&app.db, viewer.language, &decided.plan.group, decided.plan.today).await?;
    let actions = read(&viewer, &decided, &team, &mut form);
    let there = queries::list(&app.db, decided.cycle.id).await?.len();
    if there + actions.len() > MOST_ACTIONS {
        form.refuse("take", viewer.language.n("actions-too-many", i64::try_from(MOST_ACTIONS).unwrap_or(i64::MAX)));
    }
    if !form.is_sound() {
        return unsound(&decided.page(&app, &viewer, team, form).await?);
    }
    let address = decided.plan.address();
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, form, actions, cycle) = (&viewer, &form, &actions, decided.cycle.id);
            async move { keep(&tx, viewer, form, (cycle, meeting), actions, now).await }
        })
        .await?;
    Ok(to_with(&address, "actions-taken"))
}

/// The actions that the form says, each with the words of the minutes.
fn read(viewer: &Viewer, decided: &Decided, team: &Team, form: &mut Form) -> Vec<(Fields, String)> {
    let language = viewer.language;
    let chosen: Vec<OutcomeLine> =
        decided.outcomes.iter().filter(|one| form.has("take", &one.position.to_string())).cloned().collect();
    if chosen.is_empty() {
        form.refuse("take", language.t("actions-take-nothing"));
    }
    let orientation = form.trimmed("orientation").parse().ok();
    let mut actions = Vec::new();
    for outcome in chosen {
        let name = field("title", &outcome);
        let title = form.trimmed(&name).to_owned();
        if title.is_empty() || title.chars().count() > TITLE_LIMIT {
            form.refuse(&name, language.t("actions-title-wrong"));
        }
        let due = fields::read_day(language, &decided.cycle, form, &field("due", &outcome));
        let who = fields::read_who(language, team, form, &field("who", &outcome));
        let (Some(due_on), Some((person, organisation))) = (due, who) else { continue };
        // Undertaken today, unless it was due before.
        let starts_on = decided.plan.today.max(fields::reach(&decided.cycle).0).min(due_on);
        let text = String::new();
        let fields = Fields { orientation, title, text, person, organisation, starts_on, due_on };
        actions.push((fields, outcome.text));
    }
    actions
}

async fn keep(
    tx: &Tx,
    viewer: &Viewer,
    form: &Form,
    (cycle, meeting): (Uuid, Uuid),
    actions: &[(Fields, String)],
    now: Timestamp,
) -> Result<()> {
    if posted::before(tx, form).await?.is_some() {
        return Ok(());
    }
    let known: Vec<Uuid> = groups::orientations(tx, cycle).await?.into_iter().map(|one| one.id).collect();
    let taken = queries::taken(tx, vec![meeting]).await?;
    for (fields, words) in actions.iter().filter(|(_, words)| !taken.iter().any(|one| one.decision == *words)) {
        let fields = Fields { orientation: fields.orientation.filter(|id| known.contains(id)), ..fields.clone() };
        let origin = Origin { meeting: Some(meeting), words };
        save::create(tx, viewer, cycle, None, &fields, origin, now).await?;
    }
    posted::keep(tx, viewer, form, "", now).await
}
