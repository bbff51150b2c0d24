//! The page of a project: how far it is, what comes next, and all that it holds.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Uuid};

use super::parts::{self, ClauseRow, LinkRow, NoteRow, Shortlisted, StageRow};
use super::rules::Stage;
use super::{PROJECT_BESIDE, Project, said, today};
use crate::catalogue::cards::codes;
use crate::catalogue::{queries as catalogue, rules as solutions};
use crate::kit::cursor::Before;
use crate::kit::shell::{page, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer};
use crate::needs::beside::{self, Link};
use crate::needs::queries as needs;
use crate::people::queries as people;
use crate::tools::queries::{self as tools, Seen};

/// Needs and calculations that one may choose from.
const CHOICES: i64 = 100;

#[derive(Template)]
#[template(path = "purchases/show.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    project: Project,
    stuck: Option<String>,
    stages: Vec<StageRow>,
    needs: Vec<(Uuid, String)>,
    shortlist: Vec<Shortlisted>,
    calculations: Vec<Seen>,
    links: Vec<LinkRow>,
    clauses: Vec<ClauseRow>,
    notes: Vec<NoteRow>,
    /// The solution that was bought, for those who may see it.
    solution: Option<(Uuid, String)>,
    choices: Choices,
    /// What stands above purchases, with the key of its heading.
    beside: Vec<(&'static str, Vec<Link>)>,
}

/// What may be put into the project, for those who may.
#[derive(Default)]
struct Choices {
    people: Vec<(Uuid, String)>,
    needs: Vec<(Uuid, String)>,
    calculations: Vec<(Uuid, String)>,
}

/// A stage of the line: done, now or ahead, and since when.
struct Step {
    stage: Stage,
    progress: &'static str,
    at: Option<Timestamp>,
}

impl ShowPage {
    fn steps(&self) -> Vec<Step> {
        let standing = self.project.row.standing();
        let here = standing.left.unwrap_or(standing.stage).place().unwrap_or(0);
        let step = |(place, stage): (usize, Stage)| Step {
            stage,
            progress: match place.cmp(&here) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal if standing.left.is_none() => "now",
                _ => "ahead",
            },
            // Of a stage that it came back from, only that it was there; the last time is what counts.
            at: self.stages.iter().rfind(|row| row.stage == stage.code()).map(|row| row.at).filter(|_| place <= here),
        };
        Stage::LINE.into_iter().enumerate().map(step).collect()
    }

    fn is_at(&self, code: &str) -> bool {
        self.project.row.stage == code
    }

    fn strategies(&self) -> Vec<String> {
        codes(&self.project.row.strategies)
    }

    fn commitments(&self) -> Vec<String> {
        codes(&self.project.row.commitments)
    }

    fn sees(&self, one: &Shortlisted) -> bool {
        solutions::may_see(self.shell.viewer(), one.supplier_id, &one.state)
    }

    fn has_result(&self) -> bool {
        let row = &self.project.row;
        !row.bought.is_empty() || row.amount.is_some() || !row.effect.is_empty() || row.awarded_on.is_some()
    }

    fn signed(&self) -> Vec<&ClauseRow> {
        self.clauses.iter().filter(|clause| clause.in_contract).collect()
    }
}

impl Project {
    /// Who carries it answers to who coaches it; others read.
    pub fn notes(&self) -> bool {
        self.rights.edits || self.rights.coaches
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let project = Project::read(&app, &viewer, id).await?;
    page(&page_of(&app, &viewer, project, Form::new()).await?)
}

/// The page with a form of it to mend.
pub async fn again(app: &App, viewer: &Viewer, project: Project, form: Form) -> Result {
    unsound(&page_of(app, viewer, project, form).await?)
}

async fn page_of(app: &App, viewer: &Viewer, project: Project, form: Form) -> Result<ShowPage> {
    let (db, id) = (&app.db, project.id());
    let calculations = tools::seen(db, viewer.id(), parts::calculations(db, id).await?).await?;
    let needs = needs::seen(db, viewer, parts::needs(db, id).await?).await?;
    let choices = match project.rights.edits {
        true => {
            let there = calculations.iter().map(|seen| (seen.id, seen.title.clone())).collect();
            choices(app, viewer, &project, (&needs, &there)).await?
        }
        false => Choices::default(),
    };
    let solution = match project.row.solution_id {
        Some(solution) => catalogue::seen(db, viewer, vec![solution]).await?.pop(),
        None => None,
    };
    Ok(ShowPage {
        shell: Shell::new(viewer).under("/achats", viewer.language.t("purchases-title")).at(project.row.title.as_str()),
        stuck: project.stuck(today(app, viewer), viewer).map(|stuck| said(viewer.language, stuck)),
        stages: parts::stages(db, id).await?,
        shortlist: parts::shortlist(db, id).await?,
        links: parts::links(db, id).await?,
        clauses: parts::clauses(db, id).await?,
        beside: beside::of(&PROJECT_BESIDE, app, viewer, id).await?,
        notes: parts::notes(db, id, project.rights.coaches).await?,
        needs,
        calculations,
        solution,
        choices,
        form,
        project,
    })
}

type Named = Vec<(Uuid, String)>;

async fn choices(app: &App, viewer: &Viewer, project: &Project, there: (&Named, &Named)) -> Result<Choices> {
    let carries = |id: Uuid| project.carriers.iter().any(|carrier| carrier.person_id == id);
    let seated = people::people(&app.db, project.row.organisation_id).await?;
    let own = needs::own(&app.db, viewer, Before::default(), CHOICES).await?;
    let kept = tools::list(&app.db, viewer.signed_in()?.id, (Timestamp::MAX, Uuid::max()), CHOICES).await?;
    let but = |mut choices: Named, there: &Named| {
        choices.retain(|(id, _)| !there.iter().any(|(known, _)| known == id));
        choices
    };
    Ok(Choices {
        people: seated.into_iter().filter(|one| !carries(one.person_id)).map(|one| (one.person_id, one.name)).collect(),
        needs: but(own.into_iter().map(|need| (need.id, need.title)).collect(), there.0),
        calculations: but(kept.into_iter().map(|one| (one.id, one.title)).collect(), there.1),
    })
}
