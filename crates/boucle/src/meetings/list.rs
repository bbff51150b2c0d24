//! The meetings of a space: those to come, and those that were, with where their minutes stand.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Timestamp, Uuid};
use serde::Deserialize;

use super::queries::{self, MeetingLine};
use super::{plans, searches, when};
use crate::kit::{App, Result, Shell, Viewer, page};
use crate::spaces::{self, Access};
use searches::SearchLine;

const A_PAGE: usize = 20;
/// One more shows that there is another page.
const MOST: i64 = 21;

#[derive(Deserialize)]
pub struct Before {
    #[serde(default)]
    avant: String,
}

#[derive(Template)]
#[template(path = "meetings/list.html")]
struct ListPage {
    shell: Shell,
    access: Access,
    coming: Vec<MeetingLine>,
    past: Vec<MeetingLine>,
    searches: Vec<SearchLine>,
    /// Where the earlier ones go on.
    next: Option<String>,
    is_first: bool,
}

impl ListPage {
    fn plans(&self) -> bool {
        plans(&self.access)
    }

    fn when(&self, meeting: &MeetingLine) -> String {
        let viewer = self.shell.viewer();
        when(viewer.language, meeting.starts_at, meeting.ends_at, &meeting.time_zone, &viewer.zone)
    }

    /// Those that take place.
    fn planned(&self) -> usize {
        self.coming.iter().filter(|meeting| meeting.cancelled_at.is_none()).count()
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, Query(query): Query<Before>) -> Result {
    let access = spaces::queries::access(&app.db, &viewer, space).await?;
    let now = app.clock.now();
    let person = viewer.id().unwrap_or(Uuid::nil());
    let before = query
        .avant
        .split_once('.')
        .and_then(|(at, id)| Some((Timestamp::from_microsecond(at.parse().ok()?).ok()?, id.parse().ok()?)));
    let is_first = before.is_none();
    let mut past = queries::past(&app.db, space, person, now, before.unwrap_or((Timestamp::MAX, Uuid::max())), MOST).await?;
    let more = past.len() > A_PAGE;
    past.truncate(A_PAGE);
    page(&ListPage {
        shell: Shell::new(&viewer)
            .under("/espaces", viewer.language.t("spaces-title"))
            .under(format!("/espaces/{space}"), access.space.title.as_str())
            .at(viewer.language.t("meetings-title")),
        coming: if is_first { queries::coming(&app.db, space, person, now).await? } else { Vec::new() },
        searches: if is_first && access.is_in() { searches::open(&app.db, space).await? } else { Vec::new() },
        next: past.last().filter(|_| more).map(|last| format!("{}.{}", last.starts_at.as_microsecond(), last.id)),
        is_first,
        past,
        access,
    })
}
