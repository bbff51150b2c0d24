//! What somebody undertook, in plans and at meetings, wherever they are.

use askama::Template;
use axum::extract::State as Given;
use db::{Date, Uuid};
use jiff::ToSpan;

use super::queries::{self, Mine};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};
use crate::meetings::{self, Undertaken};

/// The most urgent ones.
const MOST: i64 = 200;

/// What minutes say that somebody undertook, but for what stands in a plan by now.
pub async fn undertaken(app: &App, person: Uuid, space: Option<Uuid>) -> Result<Vec<Undertaken>> {
    let mut undertaken = meetings::undertaken(&app.db, person, space).await?;
    if !undertaken.is_empty() {
        let taken = queries::taken(&app.db, undertaken.iter().map(|one| one.meeting_id).collect()).await?;
        let is_taken =
            |one: &Undertaken| taken.iter().any(|other| (other.meeting_id, &other.decision) == (one.meeting_id, &one.text));
        undertaken.retain(|one| !is_taken(one));
    }
    Ok(undertaken)
}

#[derive(Template)]
#[template(path = "actions/mine.html")]
struct MinePage {
    shell: Shell,
    /// Late, within a month, and later.
    parts: Vec<(&'static str, Vec<Mine>)>,
    of_meetings: Vec<Undertaken>,
    count: usize,
    late: usize,
    today: Date,
}

impl MinePage {
    fn title(&self) -> String {
        let count = self.shell.n("actions-mine-count", self.count);
        if self.late == 0 { count } else { format!("{count}, {}", self.shell.n("actions-count-late", self.late)) }
    }

    fn is_late(&self, due: &Date) -> bool {
        *due < self.today
    }

    fn late_words(&self, action: &Mine) -> String {
        self.shell.n("actions-late-days", super::rules::days(action.due_on, self.today))
    }
}

pub async fn show(Given(app): Given<App>, viewer: Viewer) -> Result {
    let person = viewer.signed_in()?.id;
    let today = app.clock.now().to_zoned(viewer.zone.clone()).date();
    let soon = today.saturating_add(30.days());
    let mine = queries::mine(&app.db, person, None, MOST).await?;
    let of_meetings = undertaken(&app, person, None).await?;
    let late_words = of_meetings.iter().filter(|one| one.due_on.is_some_and(|due| due < today)).count();
    let count = mine.len() + of_meetings.len();
    let (late, rest): (Vec<Mine>, Vec<Mine>) = mine.into_iter().partition(|action| action.is_late(today));
    let (near, far): (Vec<Mine>, Vec<Mine>) = rest.into_iter().partition(|action| action.due_on <= soon);
    page(&MinePage {
        shell: Shell::new(&viewer).under("/moi", viewer.language.t("people-profile")).at(viewer.language.t("actions-mine")),
        late: late.len() + late_words,
        parts: vec![("actions-mine-late", late), ("actions-mine-near", near), ("actions-mine-far", far)],
        of_meetings,
        count,
        today,
    })
}
