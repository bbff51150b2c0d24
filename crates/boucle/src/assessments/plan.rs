//! What a supplier undertakes to do better: actions with dates, begun from its weakest issues.

use askama::Template;
use axum::extract::{Path, State};
use db::{Date, Uuid};
use serde_json::json;

use super::queries::{self, ActionRow};
use super::{Open, rounded, said, save};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

/// Shown first: the weakest of those that are answered.
const WEAKEST: usize = 3;
const MOST_ACTIONS: usize = 100;

#[derive(Template)]
#[template(path = "assessments/plan.html")]
struct PlanPage {
    shell: Shell,
    form: Form,
    address: String,
    title: String,
    weakest: Vec<(String, String)>,
    issues: Vec<(String, String)>,
    actions: Vec<Shown>,
    may_change: bool,
}

struct Shown {
    action: ActionRow,
    issue: String,
    is_late: bool,
}

impl PlanPage {
    fn done(&self) -> usize {
        self.actions.iter().filter(|shown| shown.action.done_on.is_some()).count()
    }

    fn found(&self) -> String {
        match self.actions.len() {
            0 => self.shell.t("assessments-plan"),
            all => self.shell.two("assessments-plan-found", ("done", self.done()), ("all", all)),
        }
    }
}

async fn plan_page(app: &App, viewer: &Viewer, open: &Open, mut form: Form) -> Result<PlanPage> {
    let scores = queries::scores(&app.db, open.id()).await?;
    let shell = open.shell(viewer).at(viewer.language.t("assessments-plan"));
    let label = |issue: &str| {
        let issue = open.questionnaire.issue(issue);
        issue.map(|issue| said(viewer.language, &issue.label).to_owned()).unwrap_or_default()
    };
    let mut weakest: Vec<(f64, &str)> =
        scores.iter().filter_map(|row| Some((row.verified.or(row.score)?, row.issue.as_str()))).collect();
    weakest.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(other.1)));
    if let Some((_, issue)) = weakest.first().filter(|_| form.value("issue").is_empty()) {
        form.set("issue", *issue);
    }
    let weakest = weakest.into_iter().take(WEAKEST);
    let today = app.clock.now().to_zoned(viewer.zone.clone()).date();
    let actions = queries::actions(&app.db, open.id()).await?.into_iter().map(|action| Shown {
        issue: label(&action.issue),
        is_late: action.done_on.is_none() && action.due_on.is_some_and(|due| due < today),
        action,
    });
    Ok(PlanPage {
        form,
        address: open.address(),
        title: open.title(viewer.language),
        weakest: weakest.map(|(score, issue)| (label(issue), shell.decimal(rounded(score)))).collect(),
        issues: open
            .questionnaire
            .issues
            .iter()
            .map(|issue| (issue.id.clone(), said(viewer.language, &issue.label).to_owned()))
            .collect(),
        actions: actions.collect(),
        may_change: open.rights.runs,
        shell,
    })
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.belongs).await?;
    page(&plan_page(&app, &viewer, &open, Form::new()).await?)
}

/// An action more, one done or not done after all, or one taken out.
enum Act {
    Add { issue: String, title: String, due_on: Option<Date> },
    Done(Uuid),
    Reopened(Uuid),
    Removed(Uuid),
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.runs).await?;
    let known = queries::actions(&app.db, id).await?.len();
    let Some(act) = read(&viewer, &open, &mut form, known) else {
        return unsound(&plan_page(&app, &viewer, &open, form).await?);
    };
    let now = app.clock.now();
    let today = now.to_zoned(viewer.zone.clone()).date();
    let location = format!("{}/progres", open.address());
    app.db
        .write(|tx| {
            let (viewer, open, act, form, location) = (&viewer, &open, &act, &form, location.as_str());
            async move {
                match act {
                    Act::Add { issue, title, due_on } => {
                        if posted::before(&tx, form).await?.is_some() {
                            return Ok(());
                        }
                        save::add_action(&tx, id, (issue, title, *due_on), viewer.id(), now).await?;
                        posted::keep(&tx, viewer, form, location, now).await?;
                    }
                    Act::Done(action) => save::end_action(&tx, id, *action, Some(today)).await?,
                    Act::Reopened(action) => save::end_action(&tx, id, *action, None).await?,
                    Act::Removed(action) => save::remove_action(&tx, id, *action).await?,
                }
                journal::add(&tx, viewer, "changed", open.subject(), json!({"plan": true}), now).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with(&location, "assessments-saved"))
}

fn read(viewer: &Viewer, open: &Open, form: &mut Form, known: usize) -> Option<Act> {
    for (name, act) in [("done", Act::Done as fn(Uuid) -> Act), ("reopen", Act::Reopened), ("remove", Act::Removed)] {
        if let Ok(action) = form.value(name).parse() {
            return Some(act(action));
        }
    }
    let title = form.trimmed("title").to_owned();
    if !(1..=TITLE_LIMIT).contains(&title.chars().count()) {
        form.refuse("title", viewer.language.t("assessments-action-wrong"));
    }
    let due = form.trimmed("due_on").to_owned();
    let due_on = due.parse().ok();
    if !due.is_empty() && due_on.is_none() {
        form.refuse("due_on", viewer.language.t("assessments-date-wrong"));
    }
    let issue = form.value("issue").to_owned();
    if open.questionnaire.issue(&issue).is_none() {
        form.refuse("issue", viewer.language.t("assessments-choose-listed"));
    }
    if known >= MOST_ACTIONS {
        form.refuse("title", viewer.language.t("assessments-actions-many"));
    }
    form.is_sound().then_some(Act::Add { issue, title, due_on })
}
