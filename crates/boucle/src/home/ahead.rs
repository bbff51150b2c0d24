//! What lies ahead of somebody: the next meetings, the votes and the trials that wait for them, what they undertook.

use db::Uuid;

use crate::actions::queries::{self as actions, Mine};
use crate::actions::undertaken;
use crate::discussions::queries::{self as discussions, Reported};
use crate::kit::{App, Result, Viewer};
use crate::meetings::Undertaken;
use crate::meetings::queries::{self as meetings, MeetingLine};
use crate::polls::queries::{self as polls, OpenPoll};
use crate::spaces::queries::{self as spaces, Awaited};
use crate::trials::queries::{self as trials, Waiting};

/// Actions of plans that a first page names; the others stand on a page of their own.
const MOST: i64 = 9;

#[derive(Default)]
pub struct Ahead {
    pub meetings: Vec<MeetingLine>,
    pub polls: Vec<OpenPoll>,
    pub trials: Vec<Waiting>,
    /// What plans say that one undertook, and what minutes say.
    pub planned: Vec<Mine>,
    pub actions: Vec<Undertaken>,
    pub has_more: bool,
    /// What waits for whoever runs spaces.
    pub awaited: Vec<Awaited>,
    pub reported: Vec<Reported>,
}

impl Ahead {
    /// In all spaces of the reader; of those that they run, what waits for them as well.
    pub async fn everywhere(app: &App, viewer: &Viewer, person: Uuid) -> Result<Self> {
        Ok(Self {
            awaited: spaces::awaited(&app.db, person).await?,
            reported: discussions::reported(&app.db, person, viewer.is_coordinator()).await?,
            ..Self::of(app, person, None).await?
        })
    }

    /// In all spaces that the person is in, or in one of them.
    pub async fn of(app: &App, person: Uuid, space: Option<Uuid>) -> Result<Self> {
        let now = app.clock.now();
        let mut planned = actions::mine(&app.db, person, space, MOST).await?;
        let has_more = i64::try_from(planned.len()).is_ok_and(|there| there == MOST);
        planned.truncate(usize::try_from(MOST - 1).unwrap_or_default());
        Ok(Self {
            awaited: Vec::new(),
            reported: Vec::new(),
            meetings: meetings::next(&app.db, person, space, now).await?,
            polls: polls::open(&app.db, person, space, now).await?,
            trials: trials::waiting(&app.db, person, space).await?,
            actions: undertaken(app, person, space).await?,
            planned,
            has_more,
        })
    }

    pub fn is_empty(&self) -> bool {
        self.meetings.is_empty()
            && self.polls.is_empty()
            && self.trials.is_empty()
            && self.planned.is_empty()
            && self.actions.is_empty()
            && !self.waits()
    }

    /// Whether anything waits for whoever runs spaces.
    pub fn waits(&self) -> bool {
        !self.awaited.is_empty() || !self.reported.is_empty()
    }
}
