//! Finding the solutions of the catalogue that a project looks at closely: the best answers to its needs, or by words.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde::Deserialize;
use serde_json::json;

use super::pieces::MOST;
use super::save::{self, Piece};
use super::{Project, parts};
use crate::catalogue::cards::{self, SolutionCard};
use crate::catalogue::{Market, few, queries as catalogue};
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};
use crate::needs::answer::{self, Relaxed};
use crate::needs::queries as needs;

/// Of each need, and of what words find.
const BEST: usize = 10;
const WHY_LIMIT: usize = 2000;

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "purchases/shortlist.html")]
struct ShortlistPage {
    shell: Shell,
    project: Project,
    words: String,
    found: Vec<SolutionCard>,
    has_needs: bool,
}

pub async fn choose(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let words = asked.q.trim().to_owned();
    let own = needs::seen(&app.db, &viewer, parts::needs(&app.db, id).await?).await?;
    let mut found = match words.is_empty() {
        false => few(&app, &market, &words, viewer.language, BEST).await?.1,
        true => answers(&app, &market, own.iter().map(|(id, _)| *id)).await?,
    };
    let there: HashSet<Uuid> = parts::shortlist(&app.db, id).await?.into_iter().map(|one| one.solution_id).collect();
    found.retain(|card| !there.contains(&card.id));
    page(&ShortlistPage {
        shell: project.shell(&viewer).at(viewer.language.t("purchases-shortlist-add")),
        has_needs: !own.is_empty(),
        project,
        words,
        found,
    })
}

/// The best answers to each need, as its own page ranks them.
async fn answers(app: &App, market: &Market, own: impl Iterator<Item = Uuid>) -> Result<Vec<SolutionCard>> {
    let mut ids: Vec<Uuid> = Vec::new();
    // A project answers one need, or two.
    for need in own.take(3) {
        let need = needs::find(&app.db, need).await?;
        let result = answer::answer(app, market, &answer::asked(&need, &Relaxed::default())).await?;
        ids.extend(result.ranked.iter().take(BEST).map(|ranked| ranked.id));
    }
    let mut cards = cards::of(&app.db, &ids).await?;
    Ok(ids.iter().filter_map(|id| cards.remove(id)).collect())
}

/// The fields `add`, with a solution's id, and `why`; or `remove`.
pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let place = format!("{}#solutions", project.address());
    let piece = match (form.value("remove").parse::<Uuid>(), form.value("add").parse::<Uuid>()) {
        (Ok(solution), _) => Some(Piece::NoSolution(solution)),
        (_, Ok(solution)) => {
            let seen = catalogue::seen(&app.db, &viewer, vec![solution]).await?.pop();
            let room = parts::shortlist(&app.db, id).await?.len() < MOST;
            let why: String = form.trimmed("why").chars().take(WHY_LIMIT).collect();
            seen.filter(|_| room).map(|(solution, _)| Piece::Solution(solution, why))
        }
        _ => None,
    };
    let Some(piece) = piece else { return Ok(to_with(&place, "purchases-choose-listed")) };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (project, viewer, piece) = (&project, &viewer, &piece);
            async move {
                save::set(&tx, id, piece, viewer.id(), now).await?;
                project.note(&tx, viewer, "changed", json!({"part": "solutions"}), now).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with(&place, "purchases-saved"))
}
