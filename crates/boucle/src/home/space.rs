//! The first page of a space.

use askama::Template;
use axum::extract::{Path, State};
use db::{Date, Uuid};

use super::ahead::Ahead;
use super::news::News;
use crate::kit::{App, Result, Shell, Viewer, markdown, page};
use crate::meetings::queries::MeetingLine;
use crate::meetings::when;
use crate::spaces::queries::{self, RequestLine};
use crate::spaces::{self, Access};

#[derive(Template)]
#[template(path = "home/space.html")]
struct ShowPage {
    shell: Shell,
    access: Access,
    summary: String,
    members: i64,
    ahead: Ahead,
    news: News,
    /// An invitation of the viewer's own that waits for an answer, or what the viewer asked.
    request: Option<RequestLine>,
    may_delete: bool,
    today: Date,
}

impl ShowPage {
    fn when(&self, meeting: &MeetingLine) -> String {
        let viewer = self.shell.viewer();
        when(viewer.language, meeting.starts_at, meeting.ends_at, &meeting.time_zone, &viewer.zone)
    }

    fn is_late(&self, due: &Date) -> bool {
        *due < self.today
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let access = match queries::access(&app.db, &viewer, id).await {
        Ok(access) => access,
        Err(error) => return spaces::invited(&app, &viewer, id, error).await,
    };
    let requests = match viewer.id() {
        Some(person) => queries::requests_of(&app.db, person).await?,
        None => Vec::new(),
    };
    let (ahead, news) = match viewer.id().filter(|_| access.is_in()) {
        Some(person) => (Ahead::of(&app, person, Some(id)).await?, News::of(&app, person, Some(id)).await?),
        None => (Ahead::default(), News::default()),
    };
    let shell = Shell::new(&viewer).under("/espaces", viewer.language.t("spaces-title")).at(access.space.title.as_str());
    page(&ShowPage {
        shell,
        summary: markdown::to_html(&access.space.summary),
        members: queries::count(&app.db, id).await?,
        today: app.clock.now().to_zoned(viewer.zone.clone()).date(),
        ahead,
        news,
        request: requests.into_iter().find(|request| request.space_id == id),
        may_delete: viewer.is_operator() && access.space.kind != "network",
        access,
    })
}
