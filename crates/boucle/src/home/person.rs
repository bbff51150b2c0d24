//! A person's first page; a visitor's.

use askama::Template;
use axum::extract::State;
use db::{Date, Uuid};
use jiff::ToSpan;

use super::ahead::Ahead;
use super::news::News;
use crate::announcements;
use crate::introductions::queries::{self as introductions, Line};
use crate::kit::error::internal;
use crate::kit::{App, Result, Seat, Shell, Viewer, page};
use crate::meetings::queries::MeetingLine;
use crate::meetings::when;
use crate::people::queries::{self, Membership, Status};
use crate::spaces::queries::{self as spaces, SpaceLine};
use crate::watches::queries as watches;
use crate::working_groups::Waiting;

/// Introductions that a first page names; all of them stand on a page of their own.
const MOST_INTRODUCTIONS: i64 = 10;

#[derive(Template)]
#[template(path = "home/person.html")]
struct Home {
    shell: Shell,
    network: String,
    ahead: Ahead,
    news: News,
    spaces: Vec<SpaceLine>,
    /// Searches in which something is new.
    watches: Vec<watches::News>,
    seats: Vec<Seat>,
    proposed: Vec<Membership>,
    expiring: Vec<Status>,
    groups: Vec<Waiting>,
    /// Announcements that the reader has not seen.
    announced: i64,
    /// Introductions that wait for an organisation of the reader.
    introductions: Vec<Line>,
    /// More may wait than are named.
    introductions_count: i64,
    today: Date,
}

impl Home {
    fn when(&self, meeting: &MeetingLine) -> String {
        let viewer = self.shell.viewer();
        when(viewer.language, meeting.starts_at, meeting.ends_at, &meeting.time_zone, &viewer.zone)
    }

    fn is_late(&self, due: &Date) -> bool {
        *due < self.today
    }

    fn waits(&self, waiting: &Waiting) -> String {
        let key = format!("groups-waiting-{}", waiting.kind);
        self.shell.one(&key, "organisation", waiting.organisation.as_str())
    }

    fn other<'l>(&self, line: &'l Line) -> &'l str {
        line.other(self.shell.viewer())
    }

    /// Whether any organisation of the reader buys: the way to a new need is offered then.
    fn buys(&self) -> bool {
        self.shell.viewer().is_buyer()
    }

    fn supplies(&self) -> bool {
        self.shell.viewer().is_supplier()
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer) -> Result {
    let today = app.clock.now().to_zoned(viewer.zone.clone()).date();
    let managed: Vec<Uuid> = viewer.seats().iter().filter(|seat| seat.manages()).map(|seat| seat.organisation).collect();
    let soon = today.checked_add(60.days()).map_err(internal)?;
    let (ahead, news, spaces, watches) = match viewer.id() {
        Some(person) => (
            Ahead::everywhere(&app, &viewer, person).await?,
            News::of(&app, person, None).await?,
            spaces::mine(&app.db, person).await?,
            watches::news(&app.db, person).await?,
        ),
        None => (Ahead::default(), News::default(), Vec::new(), Vec::new()),
    };
    let (introductions, introductions_count) = introductions::waiting(&app.db, &viewer, MOST_INTRODUCTIONS).await?;
    page(&Home {
        shell: Shell::new(&viewer),
        network: app.config.network_name.clone(),
        ahead,
        news,
        spaces,
        watches,
        seats: viewer.seats().to_vec(),
        proposed: if viewer.is_coordinator() { queries::proposed(&app.db).await? } else { Vec::new() },
        expiring: if managed.is_empty() { Vec::new() } else { queries::expiring(&app.db, managed, soon).await? },
        groups: Waiting::of(&app, &viewer).await?,
        announced: announcements::queries::unseen(&app.db, &viewer).await?,
        introductions,
        introductions_count,
        today,
    })
}
