//! What is new, as a list: what happened lately in the spaces of somebody, with the reason why it concerns them.

use std::collections::HashMap;
use std::time::Duration;

use askama::Template;
use axum::extract::{Query, State};
use db::{Timestamp, Uuid};
use serde::Deserialize;

use super::happenings::{self, Happening, Known, Reason};
use super::queries;
use crate::kit::error::internal;
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Result, Shell, Viewer};
use crate::spaces::Lately;

const A_PAGE: usize = 50;
/// What concerns somebody in particular is sought among as many.
const LOOKED_THROUGH: i64 = 200;
/// What is older is no news.
const TWO_MONTHS: Duration = Duration::from_hours(24 * 60);

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    pour: String,
    #[serde(default)]
    avant: String,
}

#[derive(Template)]
#[template(path = "notices/list.html")]
struct ListPage {
    shell: Shell,
    lines: Vec<Line>,
    /// Only what concerns the reader in particular.
    is_mine: bool,
    next: Option<String>,
}

struct Line {
    happening: Happening,
    space: String,
    reason: Reason,
    is_new: bool,
}

impl ListPage {
    fn count(&self) -> usize {
        self.lines.iter().filter(|line| line.is_new).count()
    }

    fn told(&self, line: &Line) -> String {
        let viewer = self.shell.viewer();
        let happening = &line.happening;
        let moment = happening.when(viewer.language, &viewer.zone);
        let values = [
            ("title", happening.title.as_str().into()),
            ("author", happening.author.as_str().into()),
            ("moment", moment.into()),
        ];
        viewer.language.with(&format!("notices-told-{}", happening.kind.code()), values)
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Query(asked): Query<Asked>) -> Result {
    let person = viewer.signed_in()?.id;
    let is_mine = asked.pour == "moi";
    let spaces: HashMap<Uuid, String> =
        queries::paces(&app.db, person).await?.into_iter().map(|space| (space.space_id, space.title)).collect();
    let before = asked.avant.split_once('.');
    let before = before.and_then(|(at, id)| Some((Timestamp::from_microsecond(at.parse().ok()?).ok()?, id.parse().ok()?)));
    let lately = Lately {
        spaces: spaces.keys().copied().collect(),
        since: app.clock.now().checked_sub(TWO_MONTHS).map_err(internal)?,
        before: before.unwrap_or((Timestamp::MAX, Uuid::max())),
        most: if is_mine { LOOKED_THROUGH } else { i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX) },
    };
    let mut all = happenings::of(&app.db, &lately).await?;
    all.reverse();
    // Of each kind so many were asked for: what is older than the last of a full one may have older ones between.
    let full = usize::try_from(lately.most).unwrap_or(usize::MAX);
    let most = if is_mine { full } else { A_PAGE };
    let more = all.len() > most;
    all.truncate(most);
    let next = all.last().filter(|_| more).map(|last| format!("{}.{}", last.at.as_microsecond(), last.row));
    let known = Known::of(&app.db, &[person], &all.iter().collect::<Vec<_>>()).await?;
    let seen_at = queries::seen(&app.db, person).await?;
    let lines = all
        .into_iter()
        .filter(|one| one.author_id != Some(person) && one.is_for(person) && !known.is_muted(person, one.id))
        .map(|one| Line {
            space: spaces.get(&one.space_id).cloned().unwrap_or_default(),
            reason: known.reason(person, &one),
            is_new: seen_at.is_none_or(|seen_at| one.at > seen_at) && known.is_unread(person, &one),
            happening: one,
        })
        .filter(|line| !is_mine || line.reason != Reason::Member)
        .collect();
    page(&ListPage { shell: Shell::new(&viewer).at(viewer.language.t("notices-list")), lines, is_mine, next })
}

/// All that was there until now is seen.
pub async fn see(State(app): State<App>, viewer: Viewer) -> Result {
    let person = viewer.signed_in()?.id;
    let now = app.clock.now();
    app.db.write(|tx| async move { queries::see(&tx, person, now).await }).await?;
    Ok(to_with("/moi/nouvelles", "notices-seen"))
}
