//! Two solutions that are one: chosen, read side by side, merged.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use matching::SearchQuery;
use serde::Deserialize;
use serde_json::json;

use super::under_desk;
use crate::catalogue::Market;
use crate::catalogue::cards::{self, SolutionCard};
use crate::catalogue::merge as catalogue;
use crate::catalogue::queries::{self, SolutionRow};
use crate::kit::error::{internal, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, merging};

const MOST: usize = 20;

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    avec: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "upkeep/merge_solutions.html")]
struct MergePage {
    shell: Shell,
    /// The one that stays.
    stays: SolutionRow,
    goes: Option<SolutionRow>,
    hanging: Vec<(&'static str, i64)>,
    words: String,
    found: Vec<SolutionCard>,
}

impl MergePage {
    fn said(&self, code: &str) -> String {
        format!("upkeep-hanging-{}", code.replace('_', "-"))
    }
}

async fn whole(app: &App, id: Uuid) -> Result<SolutionRow> {
    let row = queries::find(&app.db, id).await?.row;
    if row.merged_into.is_none() { Ok(row) } else { Err(not_found()) }
}

pub async fn choose(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result {
    let stays = whole(&app, id).await?;
    let goes = match asked.avec.filter(|other| *other != id) {
        Some(other) => Some(whole(&app, other).await?),
        None => None,
    };
    let hanging = match &goes {
        Some(goes) => merging::counts(&app.db, "solution", goes.id).await?,
        None => Vec::new(),
    };
    // What the first words of its title find, until others are given.
    let words: String = if asked.q.is_empty() { telling(&stays.title) } else { asked.q.chars().take(200).collect() };
    let found = if goes.is_none() { alike(&app, &market, &viewer, &words, id).await? } else { Vec::new() };
    let shell = under_desk(&viewer).at(viewer.language.t("upkeep-merge-solutions"));
    page(&MergePage { shell, stays, goes, hanging, words, found })
}

/// The first two words that are more than an article: all of them would find it alone.
fn telling(title: &str) -> String {
    title.split_whitespace().filter(|word| word.chars().count() > 3).take(2).collect::<Vec<_>>().join(" ")
}

async fn alike(app: &App, market: &Market, viewer: &Viewer, words: &str, but: Uuid) -> Result<Vec<SolutionCard>> {
    let language = matching::Language::parse(viewer.language.code()).unwrap_or(matching::Language::Fr);
    let query = SearchQuery { text: words.to_owned(), limit: MOST, ..SearchQuery::everything(language) };
    let reference = market.reference();
    let found = market.index().search(&query, &reference.context(app.clock.now())).map_err(internal)?;
    let ids: Vec<Uuid> = found.hits.iter().map(|hit| hit.id).filter(|id| *id != but).collect();
    let mut cards = cards::of(&app.db, &ids).await?;
    Ok(ids.iter().filter_map(|id| cards.remove(id)).collect())
}

pub async fn merge(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let place = format!("/gestion/solutions/{id}/fusion");
    let Some(other) = form.value("with").parse::<Uuid>().ok().filter(|other| *other != id) else {
        return Ok(to_with(&place, "upkeep-choose-other"));
    };
    let (stays, goes, now) = (whole(&app, id).await?, whole(&app, other).await?, app.clock.now());
    let merged = app
        .db
        .write(|tx| {
            let (viewer, stays, goes) = (&viewer, &stays, &goes);
            async move {
                let moved = merging::counts(&tx, "solution", goes.id).await?;
                catalogue::absorb(&tx, goes.id, stays.id, viewer.id(), now).await?;
                let moved: serde_json::Map<_, _> =
                    moved.into_iter().map(|(code, count)| (code.to_owned(), json!(count))).collect();
                let subject = Subject { kind: "solution", id: Some(stays.id), title: &stays.title };
                let detail = json!({"solution": goes.id, "title": goes.title, "moved": moved});
                journal::add(&tx, viewer, "merged", subject, detail, now).await?;
                Ok::<_, Error>(())
            }
        })
        .await;
    match merged {
        Ok(()) => Ok(to_with(&format!("/catalogue/{id}"), "upkeep-merged")),
        Err(Error::Conflict) => Ok(to_with(&place, "upkeep-merge-refused")),
        Err(error) => Err(error),
    }
}
