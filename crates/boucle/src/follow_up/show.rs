//! The first page of a working group: where its year stands, what is missing, what comes next.

use askama::Template;
use axum::extract::{Path, State};
use db::{Date, Uuid};

use super::facts;
use super::rules::{Facts, Obstacle, Progress, Step, Year, obstacles, steps};
use crate::actions::queries::{self as actions, ActionRow, Deliverable};
use crate::actions::rules::State as ActionState;
use crate::catalogue::Market;
use crate::kit::{App, Error, Result, Shell, Viewer, markdown, page};
use crate::meetings::queries::{self as meetings, MeetingLine};
use crate::meetings::when;
use crate::polls::queries::{self as polls, OpenPoll};
use crate::working_groups::queries::{self as groups, CycleRow, Participant};
use crate::working_groups::rules::State as GroupState;
use crate::working_groups::{Group, address};

/// Actions shown before the plan itself is opened.
const MOST_ACTIONS: usize = 6;

#[derive(Template)]
#[template(path = "follow_up/show.html")]
struct ShowPage {
    shell: Shell,
    group: Group,
    facts: Facts,
    categories: String,
    /// What it is for, as HTML.
    purpose: Vec<(&'static str, String)>,
    obstacles: Vec<Obstacle>,
    actions: Vec<ActionRow>,
    deliverables: Vec<Deliverable>,
    polls: Vec<OpenPoll>,
    meeting: Option<MeetingLine>,
    participants: Vec<Participant>,
    /// Organisations of the viewer that take part.
    takes_part: bool,
    today: Date,
}

/// One of the five steps, as it is drawn.
struct Line {
    step: Step,
    progress: Progress,
    text: String,
    /// None where the page is for those who are in the group.
    href: Option<String>,
}

impl ShowPage {
    fn address(&self) -> String {
        address(self.group.id())
    }

    fn is(&self, state: &str) -> bool {
        self.group.row.state.code() == state
    }

    fn cycle(&self) -> Option<&CycleRow> {
        self.group.cycle()
    }

    fn when(&self, meeting: &MeetingLine) -> String {
        let viewer = self.shell.viewer();
        when(viewer.language, meeting.starts_at, meeting.ends_at, &meeting.time_zone, &viewer.zone)
    }

    fn steps(&self) -> Vec<Line> {
        let Some(year) = &self.facts.year else { return Vec::new() };
        let line = |(step, progress)| Line {
            step,
            progress,
            text: self.told(step, year),
            href: (step != Step::Validation || self.group.is_in()).then(|| format!("{}/{}", self.address(), place(step))),
        };
        steps(&self.facts, year).into_iter().map(line).collect()
    }

    /// How far a step is, in a few words.
    fn told(&self, step: Step, year: &Year) -> String {
        let shell = &self.shell;
        match step {
            Step::Orientations if year.oriented => shell.n("follow-up-retained", year.retained),
            Step::Orientations if year.ranking => shell.t("follow-up-ranking"),
            Step::Orientations => shell.n("follow-up-proposed", year.proposed),
            Step::Pledges => shell.two("follow-up-pledged", ("given", year.pledged), ("all", self.facts.organisations)),
            Step::Plan if year.actions.total == 0 => shell.t("follow-up-no-action"),
            Step::Plan => shell.two("follow-up-done", ("done", year.actions.done), ("all", year.actions.total)),
            Step::Validation if year.trials.deliverables == 0 => shell.t("follow-up-no-deliverable"),
            Step::Validation => {
                shell.two("follow-up-accepted", ("accepted", year.trials.accepted), ("all", year.trials.deliverables))
            }
            Step::Report => shell.date(year.ends_on),
        }
    }

    /// What remains of the plan, the most urgent first.
    fn next_actions(&self) -> Vec<&ActionRow> {
        let mut open: Vec<&ActionRow> = self.actions.iter().filter(|action| !action.state.is_over()).collect();
        open.sort_by_key(|action| (action.due_on, action.number));
        open.truncate(MOST_ACTIONS);
        open
    }

    fn deliverables_of(&self, action: &ActionRow) -> String {
        let titles = self.deliverables.iter().filter(|deliverable| deliverable.action_id == action.id);
        titles.map(|deliverable| deliverable.title.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn on_terms(&self, terms: &str) -> usize {
        self.participants.iter().filter(|participant| participant.terms == terms).count()
    }

    /// Terms on which somebody takes part, with their number.
    fn terms(&self) -> Vec<(&'static str, usize)> {
        let all = ["member", "contributes_money", "brings_expertise"].map(|terms| (terms, self.on_terms(terms)));
        all.into_iter().filter(|(_, count)| *count > 0).collect()
    }

    /// Organisations that count for the minimum.
    fn counting(&self) -> i64 {
        self.facts.organisations - self.facts.lapsed
    }

    fn gathered(&self) -> String {
        self.shell.two("groups-gauge", ("count", self.counting()), ("minimum", self.facts.minimum))
    }

    fn proposed(&self) -> String {
        let day = self.shell.day(self.group.row.proposed_at);
        self.shell.two("follow-up-proposed-by", ("organisation", self.group.row.organisation.as_str()), ("date", day))
    }

    /// Tenths of a percent of the minimum, for a gauge.
    fn gauge(&self) -> i64 {
        (self.counting() * 1000 / self.facts.minimum.max(1)).min(1000)
    }

    /// Of the text that says on which terms so many take part.
    fn terms_key(terms: &str) -> String {
        format!("groups-count-{}", terms.replace('_', "-"))
    }

    fn counted(&self) -> usize {
        self.actions.iter().filter(|action| action.state != ActionState::Dropped).count()
    }

    fn late(&self) -> usize {
        self.actions.iter().filter(|action| action.is_late(self.today)).count()
    }

    /// The one act of the page for this reader.
    fn act(&self) -> Option<(&'static str, String)> {
        let at = |place: &str| format!("{}{place}", self.address());
        match self.group.row.state {
            GroupState::Gathering if self.group.leads() && self.counting() >= self.facts.minimum => {
                Some(("follow-up-do-start", at("/etat")))
            }
            GroupState::Gathering | GroupState::Running if !self.takes_part && self.may_bring() => {
                Some(("follow-up-do-join", at("/participation")))
            }
            GroupState::Running if self.group.writes() && !self.actions.is_empty() => {
                Some(("follow-up-do-note", at("/plan?seulement=mine")))
            }
            _ => None,
        }
    }

    /// May bring an organisation of theirs in.
    fn may_bring(&self) -> bool {
        self.shell.viewer().seats().iter().any(crate::kit::Seat::contributes)
    }
}

/// Where a step is done.
fn place(step: Step) -> &'static str {
    match step {
        Step::Orientations => "orientations",
        Step::Pledges => "engagements",
        Step::Plan => "plan",
        Step::Validation => "livrables",
        Step::Report => "bilan",
    }
}

pub async fn show(State(app): State<App>, State(market): State<Market>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let group = Group::read(&app, &viewer, id).await?;
    let now = app.clock.now();
    let today = now.to_zoned(viewer.zone.clone()).date();
    let known = facts::of(&app.db, Some(id), today, now).await?.pop().ok_or(Error::NotFound)?;
    let is_in = group.is_in();
    let (actions, deliverables) = match group.cycle() {
        Some(cycle) => (actions::list(&app.db, cycle.id).await?, actions::deliverables(&app.db, cycle.id).await?),
        None => (Vec::new(), Vec::new()),
    };
    let polls = match viewer.id().filter(|_| is_in) {
        Some(person) => polls::open(&app.db, person, Some(id), now).await?,
        None => Vec::new(),
    };
    let mut coming = meetings::coming(&app.db, id, viewer.id().unwrap_or_default(), now).await?;
    coming.retain(|meeting| meeting.cancelled_at.is_none());
    let participants = groups::participants(&app.db, id, today).await?;
    let (categories, reference) = (groups::categories(&app.db, vec![id]).await?, market.reference());
    let purpose = [("problem", &group.row.problem), ("scope", &group.row.scope), ("hopes", &group.row.hopes)];
    page(&ShowPage {
        shell: Shell::new(&viewer).under("/chantiers", viewer.language.t("groups-title")).at(group.title()),
        categories: categories
            .iter()
            .map(|(_, category)| reference.category_name(*category, viewer.language))
            .collect::<Vec<_>>()
            .join(", "),
        purpose: purpose
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| (key, markdown::to_html(text)))
            .collect(),
        // Who cannot settle anything is not told what is to be settled.
        obstacles: if is_in { obstacles(known.state, &known.facts, today) } else { Vec::new() },
        facts: known.facts,
        actions,
        deliverables,
        polls,
        meeting: coming.into_iter().next(),
        takes_part: participants.iter().any(|one| viewer.seat(one.organisation_id).is_some()),
        participants,
        group,
        today,
    })
}
