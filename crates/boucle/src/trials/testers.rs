//! Who is asked to try a version: chosen among the people of the organisations that take part, in the group or not.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, State};
use db::{Date, Uuid};
use serde_json::json;

use super::queries::{self, Candidate, TrialRow, VersionRow};
use super::rules::Share;
use super::{Open, address, being_tried, letters, save};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, journal};

/// More would be a survey.
const MOST_TESTERS: usize = 200;
/// A version waits for its testers no longer.
const MOST_DAYS: i32 = 366;

/// An organisation and those of it who may be asked.
pub struct Choice {
    pub organisation: String,
    pub people: Vec<Candidate>,
}

/// Who may be asked, by organisation: everybody but who answers for the action.
pub async fn choices(app: &App, open: &Open) -> Result<Vec<Choice>> {
    let mut choices: Vec<Choice> = Vec::new();
    for candidate in queries::candidates(&app.db, open.group.id()).await? {
        if Some(candidate.person_id) == open.deliverable.person_id {
            continue;
        }
        match choices.last_mut().filter(|last| last.organisation == candidate.organisation) {
            Some(last) => last.people.push(candidate),
            None => choices.push(Choice { organisation: candidate.organisation.clone(), people: vec![candidate] }),
        }
    }
    Ok(choices)
}

impl Choice {
    pub fn value(person: &Candidate) -> String {
        format!("{}:{}", person.person_id, person.organisation_id)
    }

    pub fn is_chosen(form: &Form, person: &Candidate) -> bool {
        form.has("tester", &Self::value(person))
    }
}

/// The testers that a form chooses: nobody twice, and nobody who may not be asked.
pub fn read(viewer: &Viewer, form: &mut Form, choices: &[Choice]) -> Vec<(Uuid, Uuid)> {
    let mut seen = HashSet::new();
    let chosen = choices
        .iter()
        .flat_map(|choice| &choice.people)
        .filter(|person| Choice::is_chosen(form, person) && seen.insert(person.person_id))
        .map(|person| (person.person_id, person.organisation_id))
        .collect::<Vec<_>>();
    if chosen.is_empty() || chosen.len() > MOST_TESTERS {
        form.refuse("testers", viewer.language.t("trials-testers-wrong"));
    }
    chosen
}

/// The last day for answers, as a form says it: today at the earliest.
pub fn read_day(viewer: &Viewer, form: &mut Form, today: Date) -> Option<Date> {
    let within = |day: &Date| *day >= today && today.until(*day).is_ok_and(|span| span.get_days() <= MOST_DAYS);
    let day = form.trimmed("answers_by").parse().ok().filter(within);
    if day.is_none() {
        form.refuse("answers_by", viewer.language.t("trials-day-wrong"));
    }
    day
}

/// What the group's rule asks of testers.
pub fn rule(viewer: &Viewer, open: &Open) -> String {
    let row = &open.group.row;
    let share = Share::parse(&row.trial_share).map(Share::code).unwrap_or_default();
    let share = viewer.language.t(&format!("trials-share-{share}"));
    viewer.language.two("trials-rule", ("minimum", row.trial_minimum), ("share", share))
}

#[derive(Template)]
#[template(path = "trials/testers.html")]
struct TestersPage {
    shell: Shell,
    form: Form,
    deliverable: Uuid,
    title: String,
    /// Nothing is being tried: nobody is to be asked.
    is_idle: bool,
    choices: Vec<Choice>,
    rule: String,
    answered: Vec<TrialRow>,
}

impl TestersPage {
    fn value(&self, person: &Candidate) -> String {
        Choice::value(person)
    }

    fn is_chosen(&self, person: &Candidate) -> bool {
        Choice::is_chosen(&self.form, person)
    }
}

fn testers_page(
    viewer: &Viewer,
    open: &Open,
    form: Form,
    (version, trials): (Option<&VersionRow>, Vec<TrialRow>),
    mut choices: Vec<Choice>,
) -> TestersPage {
    let answered: Vec<TrialRow> = trials.into_iter().filter(|trial| trial.answered_at.is_some()).collect();
    for choice in &mut choices {
        choice.people.retain(|person| answered.iter().all(|trial| trial.person_id != person.person_id));
    }
    choices.retain(|choice| !choice.people.is_empty());
    let title = match version {
        Some(version) => viewer.language.one("trials-testers-title", "number", version.number),
        None => viewer.language.t("trials-testers"),
    };
    TestersPage {
        shell: open.under(viewer).at(viewer.language.t("trials-testers")),
        form,
        deliverable: open.id(),
        title,
        is_idle: version.is_none(),
        choices,
        rule: rule(viewer, open),
        answered,
    }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read_if(&app, &viewer, id, Open::carries).await?;
    let versions = queries::versions(&app.db, id).await?;
    let version = being_tried(&versions);
    let mut form = Form::new();
    let mut trials = Vec::new();
    if let Some(version) = version {
        trials = queries::trials(&app.db, version.id).await?;
        form.set("version", version.id.to_string());
        form.set("answers_by", version.answers_by.to_string());
        form.set_all("tester", trials.iter().map(|trial| format!("{}:{}", trial.person_id, trial.organisation_id)));
    }
    let choices = choices(&app, &open).await?;
    page(&testers_page(&viewer, &open, form, (version, trials), choices))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Open::carries).await?;
    let versions = queries::versions(&app.db, id).await?;
    let version = being_tried(&versions).filter(|version| version.id.to_string() == form.value("version"));
    // It was decided on meanwhile.
    let Some(version) = version else { return Err(Error::Conflict) };
    let trials = queries::trials(&app.db, version.id).await?;
    let choices = choices(&app, &open).await?;
    let has_answers = trials.iter().any(|trial| trial.answered_at.is_some());
    let chosen =
        if has_answers && form.values("tester").is_empty() { Vec::new() } else { read(&viewer, &mut form, &choices) };
    let day = read_day(&viewer, &mut form, open.today(app.clock.now()).min(version.answers_by));
    let Some(day) = day.filter(|_| form.is_sound()) else {
        return unsound(&testers_page(&viewer, &open, form, (Some(version), trials), choices));
    };
    let is_asked = |person: &Uuid| trials.iter().any(|trial| trial.person_id == *person);
    let is_chosen = |person: &Uuid| chosen.iter().any(|(chosen, _)| chosen == person);
    let added: Vec<_> = chosen.iter().copied().filter(|(person, _)| !is_asked(person)).collect();
    let waiting = trials.iter().filter(|trial| trial.answered_at.is_none()).map(|trial| trial.person_id);
    let removed: Vec<Uuid> = waiting.filter(|person| !is_chosen(person)).collect();
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (app, viewer, open, added, removed) = (&app, &viewer, &open, &added, &removed);
            async move {
                save::set_day(&tx, version.id, day).await?;
                save::take_back(&tx, version.id, removed).await?;
                save::add_testers(&tx, version.id, added, now).await?;
                letters::ask(&tx, app, viewer, open, (version.id, version.number, day), added, now).await?;
                letters::remind_later(&tx, open, version.id, day, now).await?;
                let detail =
                    json!({"version": version.number, "added": added.len(), "removed": removed.len(), "until": day});
                journal::add(&tx, viewer, "changed", open.subject(), detail, now).await
            }
        })
        .await?;
    Ok(to_with(&address(id), "trials-testers-saved"))
}
