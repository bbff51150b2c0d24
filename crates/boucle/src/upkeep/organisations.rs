//! Two organisations that are one: chosen, read side by side, merged.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde::Deserialize;
use serde_json::json;

use super::under_desk;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, format, merging};
use crate::people::merge as people;
use crate::people::queries::{Organisation, organisation};
use crate::proposals::queries::{self, Known};
use crate::proposals::rules::{Likened, likeness};

/// Read at once.
const A_SLICE: i64 = 2_000;
const MOST: usize = 20;

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    avec: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "upkeep/merge_organisations.html")]
struct MergePage {
    shell: Shell,
    /// The one that stays.
    stays: Organisation,
    goes: Option<Organisation>,
    hanging: Vec<(&'static str, i64)>,
    /// What the two have between them.
    between: Vec<(&'static str, i64)>,
    words: String,
    found: Vec<Known>,
}

impl MergePage {
    fn said(&self, code: &str) -> String {
        format!("upkeep-hanging-{}", code.replace('_', "-"))
    }

    fn ends(&self, code: &str) -> String {
        format!("upkeep-between-{}", code.replace('_', "-"))
    }
}

pub async fn choose(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let stays = organisation(&app.db, id).await?;
    let goes = match asked.avec.filter(|other| *other != id) {
        Some(other) => Some(organisation(&app.db, other).await?),
        None => None,
    };
    let (hanging, between) = match &goes {
        Some(goes) => (
            merging::counts(&app.db, "organisation", goes.id).await?,
            merging::between(&app.db, "organisation", stays.id, goes.id).await?,
        ),
        None => (Vec::new(), Vec::new()),
    };
    let words: String = asked.q.trim().chars().take(200).collect();
    let found = if goes.is_none() { alike(&app, &stays, &words).await? } else { Vec::new() };
    let shell = under_desk(&viewer).at(viewer.language.t("upkeep-merge-organisations"));
    page(&MergePage { shell, stays, goes, hanging, between, words, found })
}

/// Those whose name holds all words; without words, those that look like it.
async fn alike(app: &App, one: &Organisation, words: &str) -> Result<Vec<Known>> {
    let key = format::name_key(words);
    let words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
    let likened = |row: &Known| {
        let these = Likened { name: &one.name, identifier: one.identifier.as_deref(), addresses: [&one.website, ""] };
        let those = Likened { name: &row.name, identifier: row.identifier.as_deref(), addresses: [&row.website, ""] };
        !likeness(&these, &those).is_empty()
    };
    let (mut found, mut after) = (Vec::new(), Uuid::nil());
    while found.len() < MOST {
        let slice = queries::organisations(&app.db, after, A_SLICE).await?;
        let Some(last) = slice.last() else { break };
        after = last.id;
        found.extend(slice.into_iter().filter(|row| {
            let name = format::name_key(&row.name);
            let is_meant = if words.is_empty() { likened(row) } else { words.iter().all(|word| name.contains(word)) };
            row.id != one.id && is_meant
        }));
    }
    found.truncate(MOST);
    Ok(found)
}

pub async fn merge(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let place = format!("/gestion/organisations/{id}/fusion");
    let Some(other) = form.value("with").parse::<Uuid>().ok().filter(|other| *other != id) else {
        return Ok(to_with(&place, "upkeep-choose-other"));
    };
    let (stays, goes, now) = (organisation(&app.db, id).await?, organisation(&app.db, other).await?, app.clock.now());
    let merged = app
        .db
        .write(|tx| {
            let (viewer, stays, goes) = (&viewer, &stays, &goes);
            async move {
                let moved = merging::counts(&tx, "organisation", goes.id).await?;
                people::absorb(&tx, goes, stays.id, viewer.id(), now).await?;
                let moved: serde_json::Map<_, _> =
                    moved.into_iter().map(|(code, count)| (code.to_owned(), json!(count))).collect();
                // Whoever hears of an organisation takes in its solutions anew, those that came with the other among them.
                let subject = Subject { kind: "organisation", id: Some(stays.id), title: &stays.name };
                let detail = json!({"organisation": goes.id, "name": goes.name, "moved": moved});
                journal::add(&tx, viewer, "merged", subject, detail, now).await?;
                Ok::<_, Error>(())
            }
        })
        .await;
    match merged {
        Ok(()) => Ok(to_with(&format!("/organisations/{id}"), "upkeep-merged")),
        Err(Error::Conflict) => Ok(to_with(&format!("{place}?avec={other}"), "upkeep-merge-refused")),
        Err(error) => Err(error),
    }
}
